"""Administrators' files are looked at like everybody's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from events.models import Attachment, Event, Photo
from tests import factories
from tests.admin.forms import address, errors, filled_in, new_row
from tests.events.hostile import PDF, docx, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_document_that_is_not_what_it_says_is_refused(desk):
    attachment = factories.AttachmentFactory()
    page = address(Attachment, "change", attachment.pk)
    file = SimpleUploadedFile("protokolas.pdf", docx())

    response = desk.post(page, filled_in(desk.get(page)) | {"file": file})

    assert errors(response) == [
        (
            "„protokolas.pdf“ pavadintas kaip PDF failas, bet jo turinys kitoks. "
            "Atverkite jį, įrašykite kaip PDF ir įkelkite iš naujo"
        ),
    ]


def test_honest_document_is_kept(desk):
    attachment = factories.AttachmentFactory()
    page = address(Attachment, "change", attachment.pk)
    file = SimpleUploadedFile("protokolas.pdf", PDF)

    response = desk.post(page, filled_in(desk.get(page)) | {"file": file})

    attachment.refresh_from_db()
    assert response.status_code == 302
    assert attachment.file.size == len(PDF)


def test_photo_loses_what_the_phone_noted(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "TelefonoGamintojas"
    image = SimpleUploadedFile("nuotrauka.jpg", picture(exif=exif))
    data = new_row(filled_in(desk.get(page)), "photos", position=0, visibility="internal")

    response = desk.post(page, data | {"photos-0-image": image})

    photo = Photo.objects.get()
    assert response.status_code == 302
    assert (photo.width, photo.height) == (40, 60)
    with photo.image.open() as content:
        assert b"TelefonoGamintojas" not in content.read()


def test_form_without_a_new_file_keeps_the_old_one(desk):
    attachment = factories.AttachmentFactory()
    page = address(Attachment, "change", attachment.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"title": "Kitas"})

    name = attachment.file.name
    attachment.refresh_from_db()
    assert response.status_code == 302
    assert (attachment.title, attachment.file.name) == ("Kitas", name)


def test_photo_without_consent_is_removed_for_good(desk, client, django_capture_on_commit_callbacks):
    small = SimpleUploadedFile("a.png", picture("PNG"))
    photos = factories.PhotoFactory.create_batch(
        2, visibility="public", alt="Salė", caption="Diskusija", has_consent=True, small=small
    )
    withdrawn, kept = photos
    data = {"action": "remove_for_good", "_selected_action": [withdrawn.pk]}

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(address(Photo, "changelist"), data, follow=True)

    stored = [
        photo.image.storage.exists(name.name) for photo in photos for name in (photo.image, photo.small)
    ]
    assert "Pašalinta 1 nuotrauka" in response.text
    assert list(Photo.objects.all()) == [kept]
    assert stored == [False, False, True, True]
    assert [client.get(url).status_code for url in (withdrawn.get_absolute_url(), withdrawn.small_url)] == [
        404
    ] * 2
