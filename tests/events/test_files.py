"""The addresses of documents and pictures."""

import uuid

import pytest
from django.core.files.base import ContentFile

from events.models import Visibility
from tests.factories import AttachmentFactory, EventFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def public_photo(**details):
    return PhotoFactory(
        visibility=Visibility.PUBLIC, alt="Salė", caption="Diskusija", has_consent=True, **details
    )


def test_attachment_is_fetched_under_its_lithuanian_name_and_runs_nothing(client):
    attachment = AttachmentFactory(title="Šiaulių\n protokolas", visibility=Visibility.PUBLIC)

    response = client.get(attachment.get_absolute_url())

    assert b"".join(response.streaming_content) == b"%PDF-1.4"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C5%A0iauli%C5%B3%20protokolas.pdf"
    )
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Length"] == "8"


def test_attachment_whose_title_has_the_extension_keeps_one(client):
    attachment = AttachmentFactory(title="protokolas.PDF", visibility=Visibility.PUBLIC)

    response = client.get(attachment.get_absolute_url())
    response.close()

    assert response["Content-Disposition"] == 'attachment; filename="protokolas.PDF"'


def test_attachment_that_is_internal(client):
    attachment = AttachmentFactory()

    assert client.get(attachment.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_files_of_an_event_that_is_not_published(client, status):
    event = EventFactory(status=status)
    attachment = AttachmentFactory(event=event, visibility=Visibility.PUBLIC)
    photo = public_photo(event=event)

    assert client.get(attachment.get_absolute_url()).status_code == 404
    assert client.get(photo.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("folder", ["priedai", "nuotraukos"])
def test_file_under_an_unknown_key(client, folder):
    assert client.get(f"/failai/{folder}/{uuid.uuid4()}/").status_code == 404


def test_file_that_is_gone(client):
    attachment = AttachmentFactory(visibility=Visibility.PUBLIC)
    attachment.file.storage.delete(attachment.file.name)
    photo = public_photo()
    photo.image.storage.delete(photo.image.name)

    assert client.get(attachment.get_absolute_url()).status_code == 404
    assert client.get(photo.get_absolute_url()).status_code == 404


def test_photo_is_shown_and_runs_nothing(client):
    photo = public_photo()

    response = client.get(photo.get_absolute_url())

    assert b"".join(response.streaming_content).startswith(b"\x89PNG")
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_photo_that_is_internal(client):
    assert client.get(PhotoFactory().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"P1 1 1 0"])
def test_photo_that_no_browser_should_be_given(client, content):
    photo = public_photo()
    photo.image.storage.delete(photo.image.name)
    photo.image.storage.save(photo.image.name, ContentFile(content))

    assert client.get(photo.get_absolute_url()).status_code == 404
