"""The addresses of documents and pictures."""

import re
import uuid

import pytest
from django.core.files.base import ContentFile

from events.models import Attachment, Visibility
from tests.events.hostile import picture
from tests.factories import (
    AttachmentFactory,
    EventFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    PhotoFactory,
    UploadFactory,
)

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


# ---- Who may see what is not public


@pytest.fixture
def rows():
    """Each sort of internal file of one event, and its address."""
    event = EventFactory(owner=OrganisationFactory(), status="draft")
    photo = PhotoFactory(event=event, small=ContentFile(PICTURE, name="a.png"))
    upload = UploadFactory(
        event=event,
        file=ContentFile(PICTURE, name="a.png"),
        small=ContentFile(PICTURE, name="a.png"),
        width=4,
        height=3,
    )
    return [
        AttachmentFactory(event=event).get_absolute_url(),
        photo.get_absolute_url(),
        photo.small_url,
        UploadFactory(event=event).get_absolute_url(),
        upload.get_absolute_url(),
        upload.small_url,
    ]


PICTURE = picture("PNG", (4, 3))


def read(response):
    """Read the answer to its end, as a reader would: that closes the file."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def statuses(client, addresses):
    answers = [client.get(address) for address in addresses]
    for answer in answers:
        read(answer)
    return [answer.status_code for answer in answers]


def test_internal_files_are_for_the_editors_and_kept_nowhere(client, rows):
    owner = Attachment.objects.get().event.owner
    client.force_login(MembershipFactory(organisation=owner).user)

    answers = [client.get(address) for address in rows]

    for answer in answers:
        read(answer)
    assert [answer.status_code for answer in answers] == [200] * 6
    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
    assert {answer["Content-Security-Policy"] for answer in answers} == {"default-src 'none'; sandbox"}
    assert not any("ETag" in answer for answer in answers)
    assert [answer["Content-Disposition"].partition(";")[0] for answer in answers] == [
        "attachment", "inline", "inline", "attachment", "inline", "inline",
    ]  # fmt: skip


def test_internal_files_do_not_exist_for_others(client, rows):
    absent = ["/".join([*address.split("/")[:3], str(uuid.uuid4()), ""]) for address in rows]
    anonymous = statuses(client, rows)
    client.force_login(MembershipFactory(organisation=OrganisationFactory()).user)

    stranger = statuses(client, rows)
    bodies = {client.get(address).content for address in [*rows, *absent]}

    assert anonymous == stranger == [404] * 6
    assert len({re.sub(rb"[0-9a-f-]{36}", b"", body) for body in bodies}) == 1


def test_official_reads_internal_files_once_the_event_is_no_draft(client, rows):
    event = Attachment.objects.get().event
    client.force_login(OfficialMembershipFactory().user)
    draft = statuses(client, rows)
    type(event).objects.filter(pk=event.pk).update(status="published")

    assert draft == [404] * 6
    assert statuses(client, rows) == [200, 200, 200, 404, 404, 404]


def test_withdrawing_closes_the_files_at_once(client):
    event = EventFactory()
    photo = public_photo(event=event, small=ContentFile(PICTURE, name="a.png"))
    attachment = AttachmentFactory(event=event, visibility=Visibility.PUBLIC)
    addresses = [photo.get_absolute_url(), photo.small_url, attachment.get_absolute_url()]
    before = statuses(client, addresses)
    event.status = "withdrawn"
    event.save()

    assert before == [200] * 3
    assert statuses(client, addresses) == [404] * 3


def test_photo_without_a_smaller_version(client):
    photo = public_photo()

    assert photo.small_url == ""
    assert client.get(f"{photo.get_absolute_url()}maza/").status_code == 404


# ---- Kept, and asked for in parts


def test_public_file_that_has_not_changed_is_not_sent_again(client):
    address = AttachmentFactory(visibility=Visibility.PUBLIC).get_absolute_url()
    first = client.get(address)
    read(first)

    second = client.get(address, headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == second["Cache-Control"] == "no-cache"
    assert second.status_code == 304
    assert re.fullmatch('"[0-9a-f]{32}"', first["ETag"])


def asked(client, wanted, **headers):
    attachment = AttachmentFactory(visibility=Visibility.PUBLIC)
    response = client.get(attachment.get_absolute_url(), headers={"range": wanted} | headers)
    return response, b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("wanted", "content", "shown"),
    [
        ("bytes=0-3", b"%PDF", "bytes 0-3/8"),
        ("bytes=5-", b"1.4", "bytes 5-7/8"),
        ("bytes=5-99", b"1.4", "bytes 5-7/8"),
        ("bytes=-3", b"1.4", "bytes 5-7/8"),
        ("bytes=-99", b"%PDF-1.4", "bytes 0-7/8"),
        ("bytes=7-7", b"4", "bytes 7-7/8"),
    ],
)
def test_part_of_a_file(client, wanted, content, shown):
    response, found = asked(client, wanted)

    assert response.status_code == 206
    assert found == content
    assert response["Content-Range"] == shown
    assert response["Content-Length"] == str(len(content))
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("wanted", ["bytes=8-", "bytes=99-100", "bytes=-0"])
def test_part_beyond_the_file(client, wanted):
    response, found = asked(client, wanted)

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */8"
    assert found == b""


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,3-4",
        "bytes=3-1",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "lines=0-1",
        "bytes=0-" + "9" * 5000,
        "ž",
    ],
)
def test_what_cannot_be_understood_gets_the_whole(client, wanted):
    response, found = asked(client, wanted)

    assert response.status_code == 200
    assert found == b"%PDF-1.4"


def test_part_of_a_file_that_has_changed_is_the_whole(client):
    response, found = asked(client, "bytes=0-3", **{"if-range": '"other"'})

    assert response.status_code == 200
    assert found == b"%PDF-1.4"


def test_part_of_the_file_that_is_still_the_same(client):
    address = AttachmentFactory(visibility=Visibility.PUBLIC).get_absolute_url()
    whole = client.get(address)
    read(whole)

    part = client.get(address, headers={"range": "bytes=0-3", "if-range": whole["ETag"]})

    assert b"".join(part.streaming_content) == b"%PDF"


def test_only_reading_asks_for_parts(client):
    address = AttachmentFactory(visibility=Visibility.PUBLIC).get_absolute_url()

    response = client.head(address, headers={"range": "bytes=0-3"})
    read(response)

    assert response.status_code == 200
    assert response["Content-Length"] == "8"


def test_part_of_a_large_file_comes_in_pieces(client):
    content = bytes(range(256)) * 1024
    attachment = AttachmentFactory(
        visibility=Visibility.PUBLIC, file=ContentFile(content, name="protokolas.pdf")
    )

    response = client.get(attachment.get_absolute_url(), headers={"range": "bytes=1000-200000"})

    pieces = list(response.streaming_content)
    assert b"".join(pieces) == content[1000:200001]
    assert len(pieces) == 4


def test_files_travel_as_they_are(client):
    attachment = AttachmentFactory(
        visibility=Visibility.PUBLIC, file=ContentFile(b"a" * 1000, name="protokolas.pdf")
    )

    response = client.get(attachment.get_absolute_url(), headers={"accept-encoding": "gzip"})
    read(response)

    assert "Content-Encoding" not in response
    assert response["Content-Length"] == "1000"


def test_event_page_offers_the_smaller_version(client):
    event = EventFactory()
    small = ContentFile(PICTURE, name="a.png")
    photo = public_photo(event=event, image__width=2400, image__height=1800, small=small)
    alone = public_photo(event=event)

    text = client.get(event.get_absolute_url()).text

    address = photo.get_absolute_url()
    assert f'srcset="{address}maza/ 800w, {address} 2400w"' in text
    assert text.count("srcset") == 1
    assert text.count('loading="lazy"') == 2
    assert f'src="{alone.get_absolute_url()}"' in text


@pytest.mark.parametrize(
    ("size", "width"), [((2400, 1800), 800), ((1800, 2400), 600), ((600, 900), 533), ((400, 300), 400)]
)
def test_width_of_the_smaller_version(size, width):
    assert PhotoFactory.build(width=size[0], height=size[1], image=None).small_width == width
