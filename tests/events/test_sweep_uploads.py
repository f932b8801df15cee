"""What nobody waits for any more leaves the media store."""

import datetime as dt
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from events.actions.sweeping import sweep_files, sweep_waiting
from events.models import Upload
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    PhotoFactory,
    UploadFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def older(name, **age):
    """Make the stored file look as if it had been there for so long."""
    moment = (timezone.now() - dt.timedelta(**age)).timestamp()
    os.utime(default_storage.path(name), (moment, moment))
    return name


def stray(name, **age):
    return older(default_storage.save(name, ContentFile(b"a")), **(age or {"hours": 2}))


def test_uploads_that_nobody_took_up_are_removed_after_30_days(time_machine):
    time_machine.move_to("2026-03-01T12:00Z")
    waiting = UploadFactory()
    named = UploadFactory()
    WorkingCopyFactory(event=named.event, answers={"files-a1-upload": [str(named.key)]})
    time_machine.move_to("2026-03-31T11:59Z")
    early = sweep_waiting()
    time_machine.move_to("2026-03-31T12:01Z")
    young = UploadFactory(event=waiting.event)

    assert (early, sweep_waiting(is_trial=True), Upload.objects.count()) == (0, 1, 3)
    assert sweep_waiting() == 1
    assert set(Upload.objects.all()) == {named, young}


def test_files_that_no_row_names_are_removed():
    named = [
        AttachmentFactory().file.name,
        PhotoFactory(small=stray("photos/small/a.jpg")).image.name,
        UploadFactory(small=stray("photos/small/b.jpg")).file.name,
        AgreementFactory(document=ContentFile(b"a", name="sutartis.pdf")).document.name,
    ]
    for name in named:
        older(name, hours=2)
    strays = [stray("uploads/a.pdf"), stray("photos/small/c.jpg"), stray("agreements/2017/a.pdf")]
    young = stray("uploads/b.pdf", minutes=50)
    foreign = stray("kita/a.pdf")

    assert sorted(sweep_files(is_trial=True)) == sorted(strays)
    assert sorted(sweep_files()) == sorted(strays)
    assert not any(default_storage.exists(name) for name in strays)
    kept = [*named, "photos/small/a.jpg", "photos/small/b.jpg", young, foreign]
    assert all(default_storage.exists(name) for name in kept)


def test_file_that_was_removed_lately_can_be_had_back(time_machine):
    attachment = AttachmentFactory()
    name = older(attachment.file.name, hours=2)
    attachment.delete()
    soon = sweep_files()
    time_machine.move_to(timezone.now() + dt.timedelta(days=30, minutes=1))

    assert (soon, sweep_files()) == ([], [name])


def test_empty_store_is_no_obstacle():
    assert sweep_files() == []


def test_command_says_what_it_did(capsys):
    stray("uploads/a.pdf")

    call_command("sweep_uploads", dry_run=True)
    call_command("sweep_uploads")
    call_command("sweep_uploads", verbosity=0)

    assert capsys.readouterr().out.split() == ["0", "uploads", "1", "files"] * 2
