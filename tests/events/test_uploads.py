"""Where the event form sends its files."""

import errno
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from events.actions.uploads import receive_upload
from events.models import Upload
from events.uploads import room_of
from municipalities.uploads import megabytes
from tests.events.hostile import PDF, docx, picture
from tests.factories import (
    AttachmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OrganisationFactory,
    PhotoFactory,
    UploadFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def event():
    return DraftEventFactory(owner=OrganisationFactory())


@pytest.fixture
def editor(event):
    return MembershipFactory(organisation=event.owner).user


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def send(client, event, name="protokolas.pdf", content=PDF, **fields):
    data = {"kind": "file", "file": SimpleUploadedFile(name, content)} | fields
    return client.post(reverse("events:upload_create", args=[event.pk]), data)


def stored():
    """The names of all files in the store."""
    root = default_storage.base_location
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def content_of(upload):
    with upload.file.open() as content:
        return content.read()


def test_document_is_kept_with_the_event(desk, event, editor):
    response = send(desk, event, "Šiaulių protokolas.PDF")

    upload = Upload.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "key": str(upload.key),
        "name": "Šiaulių protokolas.pdf",
        "size": len(PDF),
        "size_words": f"{len(PDF)}\xa0baitai",
        "content_type": "application/pdf",
        "url": f"/darbastalis/ikelimai/{upload.key}/",
        "small_url": "",
        "width": 0,
        "height": 0,
    }
    assert (upload.event, upload.uploaded_by) == (event, editor)
    assert content_of(upload) == PDF
    assert stored() == [upload.file.name]
    assert upload.file.name.startswith("uploads/")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_photo_is_kept_with_its_smaller_version(desk, event):
    response = send(desk, event, "DSC_0019.jpg", picture(size=(3000, 1500)), kind="photo")

    upload = Upload.objects.get()
    assert response.status_code == 201
    answer = response.json()
    assert (answer["width"], answer["height"]) == (2400, 1200)
    assert answer["small_url"] == f"/darbastalis/ikelimai/{upload.key}/maza/"
    assert stored() == sorted([upload.file.name, upload.small.name])


def test_small_photo_is_its_own_smaller_version(desk, event):
    answer = send(desk, event, "DSC_0019.jpg", picture(), kind="photo").json()

    assert answer["small_url"] == answer["url"]


def test_large_file_goes_from_disk_to_disk(desk, event, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    response = send(desk, event)

    assert response.status_code == 201
    assert content_of(Upload.objects.get()) == PDF


# ---- Refusals


@pytest.mark.parametrize(
    ("name", "content", "kind", "error"),
    [
        ("nuotrauka.jpg", docx(), "photo", "„nuotrauka.jpg“ pavadintas kaip JPG failas"),
        ("piešinys.svg", b"<svg><script>alert(1)</script></svg>", "file", "Įkelkite PDF, DOCX"),
        ("protokolas.pdf", PDF, "photo", "Įkelkite JPG, PNG arba WEBP nuotrauką"),
        ("tuščias.pdf", b"", "file", "„tuščias.pdf“ yra tuščias"),
    ],
)
def test_unfit_file_is_refused_and_nothing_is_kept(desk, event, name, content, kind, error):
    response = send(desk, event, name, content, kind=kind)

    assert response.status_code == 400
    assert response.json()["error"].startswith(error)
    assert Upload.objects.count() == 0
    assert stored() == []


def test_photo_of_30_megabytes_is_refused_in_a_sentence(desk, event):
    content = picture() + b"\0" * megabytes(30)

    response = send(desk, event, "DSC_0019.jpg", content, kind="photo")

    assert response.status_code == 413
    assert response.json() == {"error": "„DSC_0019.jpg“ yra 30,1\xa0MB. Didžiausias failas – 20\xa0MB"}


@pytest.mark.parametrize("length", [megabytes(111), 10**12])
def test_request_larger_than_any_form_is_not_read(desk, event, length):
    response = desk.post(
        reverse("events:upload_create", args=[event.pk]),
        b"--x\r\n",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(length),
    )

    assert response.status_code == 413
    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"file": ""}, "Pasirinkite failą"),
        ({"file": "no file"}, "Pasirinkite failą"),
        ({"kind": "other"}, "Tokio pasirinkimo nėra: other. Pasirinkite iš sąrašo."),
        ({"token": "x"}, None),
    ],
)
def test_form_that_is_not_ours_is_refused(desk, event, fields, error):
    response = send(desk, event, **fields)

    assert response.status_code == 400
    assert error is None or response.json() == {"error": error}
    assert Upload.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_files_is_limited(desk, event, settings, number):
    settings.UPLOAD_MAX_FILES = number
    answers = [send(desk, event) for _ in range(number + 1)]

    assert [answer.status_code for answer in answers] == [201] * number + [400]
    assert answers[-1].json()["error"] == (
        f"Daugiausia failų viename renginyje – {number}. Kad įkeltumėte kitą, vieną išimkite"
    )
    assert len(stored()) == number


def test_files_of_an_event_are_limited_together(desk, event):
    UploadFactory(event=event, size=megabytes(100) - 1024)

    response = send(desk, event, "a.pdf", PDF[:9] + b" " * 1024 + PDF[9:])

    assert response.status_code == 413
    assert response.json()["error"].replace("\xa0", " ") == (
        "Visi renginio failai kartu gali užimti iki 100 MB. „a.pdf“ yra 1,1 KB, o vietos liko 1 KB"
    )


def test_what_counts_is_what_the_working_copy_has(event, time_machine):
    time_machine.move_to("2026-03-01")
    kept, removed = AttachmentFactory(event=event), PhotoFactory(event=event)
    named, unnamed = UploadFactory.create_batch(2, event=event)
    before = room_of(event)
    time_machine.move_to("2026-03-02")
    answers = {
        "files": [f"r{kept.pk}", "a1b2"],
        "files-a1b2-upload": [str(named.key)],
        "photos": [],
        "title": "Renginys",
    }
    WorkingCopyFactory(event=event, answers=answers)

    room = room_of(event)

    assert (before.count, before.size) == (4, kept.file.size + removed.image.size + named.size + unnamed.size)
    assert (room.count, room.size) == (2, kept.file.size + named.size)


def test_file_that_is_gone_takes_no_room(event):
    attachment = AttachmentFactory(event=event)
    default_storage.delete(attachment.file.name)

    assert (room_of(event).count, room_of(event).size) == (1, 0)


# ---- Once, whole or not at all


def test_one_attempt_makes_one_file(desk, event):
    token = str(uuid.uuid4())

    answers = [send(desk, event, token=token) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201] * 3
    assert len({answer.json()["key"] for answer in answers}) == 1
    assert len(stored()) == 1


def test_attempt_that_another_one_overtook_makes_no_second_file(event, editor, monkeypatch):
    token = uuid.uuid4()

    def overtaken(file, **_options):
        monkeypatch.undo()
        return receive_upload(event=event, file=file, user=editor, token=token) and checked

    from events.actions import uploads  # noqa: PLC0415 - only this test replaces a part of it

    checked = uploads.check_file(SimpleUploadedFile("a.pdf", PDF))
    monkeypatch.setattr(uploads, "check_file", overtaken)

    second = receive_upload(event=event, file=SimpleUploadedFile("a.pdf", PDF), user=editor, token=token)

    assert second == Upload.objects.get()
    assert len(stored()) == 1


def test_same_token_for_another_event_is_another_file(desk, event):
    token = str(uuid.uuid4())
    other = DraftEventFactory(owner=event.owner)

    keys = {send(desk, one, token=token).json()["key"] for one in (event, other)}

    assert len(keys) == 2


@pytest.fixture
def full_disk(monkeypatch):
    """A store that takes half of each file."""
    save = FileSystemStorage._save  # noqa: SLF001 - a disk cannot be filled from inside a test

    def save_half(storage, name, content):
        content.seek(0)
        save(storage, name, ContentFile(content.read()[:20]))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", save_half)


@pytest.mark.usefixtures("full_disk")
def test_full_store_is_said_and_no_half_file_stays(desk, event):
    response = send(desk, event)

    assert response.status_code == 503
    assert response.json() == {
        "error": "Serveryje šiuo metu nėra vietos. „protokolas.pdf“ neįkeltas – bandykite vėliau"
    }
    assert Upload.objects.count() == 0
    assert stored() == []


@pytest.mark.parametrize("step", ["make", "write", "flush"])
def test_full_disk_on_the_way_is_said(desk, event, settings, monkeypatch, step):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def fail(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    class Full:
        def __init__(self, *_args):
            if step == "make":
                fail()

        def write(self, _data):
            if step == "write":
                fail()

        def seek(self, _place):
            fail()

        def close(self):
            pass

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", Full)

    response = send(desk, event)

    assert response.status_code == 503
    assert response.json()["error"].startswith("Serveryje šiuo metu nėra vietos.")
    assert Upload.objects.count() == 0


def test_failure_of_the_database_removes_the_file(event, editor, monkeypatch):
    def fail(**_facts):
        message = "no row"
        raise RuntimeError(message)

    monkeypatch.setattr(Upload.objects, "create", fail)

    with pytest.raises(RuntimeError, match="no row"):
        receive_upload(
            event=event,
            file=SimpleUploadedFile("a.jpg", picture(size=(1000, 500))),
            user=editor,
            token=uuid.uuid4(),
        )

    assert stored() == []


def test_action_refuses_with_a_reason(event, editor):
    with pytest.raises(ValidationError) as caught:
        receive_upload(event=event, file=SimpleUploadedFile("a.exe", b"MZ"), user=editor, token=uuid.uuid4())

    assert caught.value.code == "type"


# ---- Who may


def test_only_editors_of_the_event_may_send(client, event):
    stranger = MembershipFactory(organisation=OrganisationFactory()).user
    client.force_login(stranger)

    hidden, absent = send(client, event), client.post(reverse("events:upload_create", args=[10**6]))

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert Upload.objects.count() == 0


def test_expert_of_the_region_may_send(client, event):
    expert = ExpertMembershipFactory()
    event.region = expert.region
    event.save()
    client.force_login(expert.user)

    assert send(client, event).status_code == 201


def test_who_has_not_logged_in_is_told_so(client, event):
    hidden = send(client, event)
    absent = client.post(reverse("events:upload_create", args=[10**6]))

    assert (hidden.status_code, absent.status_code) == (401, 401)
    assert hidden.json() == absent.json() == {"error": "Prisijunkite – tęsite ten, kur baigėte"}
    assert Upload.objects.count() == 0


def test_form_of_another_site_is_refused(editor, event):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    assert send(client, event).status_code == 403


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_other_methods_are_refused(desk, event, method):
    response = getattr(desk, method)(reverse("events:upload_create", args=[event.pk]))

    assert response.status_code == 405


def test_files_of_a_published_event_may_be_added(client):
    event = EventFactory(owner=OrganisationFactory())
    client.force_login(MembershipFactory(organisation=event.owner).user)

    assert send(client, event).status_code == 201
