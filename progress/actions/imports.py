"""Files of figures: received, imported whole or not at all, and thrown away while nothing rests on them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from municipalities.models import Source
from municipalities.partial_dates import PartialDate
from progress.importing.checking import Outcome, Verdict
from progress.importing.files import TableFile, look_through
from progress.importing.register import Key, Standing, source_facts, standing_values
from progress.models import ImportedFile, Indicator, IndicatorValue
from progress.models.imports import import_path

AT_ONCE = 500
WRITTEN = ("value", "quality", "is_provisional", "note", "source", "origin")


class SourceSaid(NamedTuple):
    """Where a file comes from, as whoever brings it says."""

    publisher: str
    title: str
    url: str = ""
    published_on: dt.date | None = None


class Step(NamedTuple):
    """How many of the values are written so far."""

    done: int
    total: int


class NotImportedError(Exception):
    """Nothing was written: by now something is wrong with the file, or there is nothing new in it."""


@transaction.atomic
def receive_file(*, table: TableFile, said: SourceSaid, user: Any) -> ImportedFile:
    """Keep a file to be looked through; the same file of the same person is kept once.

    A file that waits takes over what is said of its source now; one that is imported stays as it is.
    """
    # One at a time for each person, so that a form sent twice keeps one file.
    get_user_model()._default_manager.select_for_update(no_key=True).get(pk=user.pk)
    mine = ImportedFile.objects.filter(digest=table.digest, uploaded_by=user)
    known = mine.order_by("pk").last()
    if known and known.imported_at:
        return known
    file = known or ImportedFile(digest=table.digest, uploaded_by=user, name=table.name)
    for name, value in said._asdict().items():
        setattr(file, name, value)
    if known:
        file.save()
        return file
    path = default_storage.save(import_path(file, table.name), ContentFile(table.content))
    file.file.name = path
    try:
        file.save()
    except BaseException:
        default_storage.delete(path)
        raise
    return file


@transaction.atomic
def discard_file(*, file: ImportedFile) -> None:
    """Throw away a file that was not imported; one that was is a source, and stays."""
    held = ImportedFile.objects.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if held is not None and held.imported_at is None:
        path = held.file.name or ""
        held.delete()
        transaction.on_commit(partial(default_storage.delete, path))


def import_file(*, file: ImportedFile, user: Any) -> Iterator[Step]:
    """Write every value of the file, step by step; only when the last step is taken do they stand.

    Whoever stops asking for steps stops the import, and nothing is written. Everything is looked through
    once more while nobody else can write: what was seen before may have changed. A file that is imported
    already has nothing left to do. Raises NotImportedError.
    """
    try:
        with transaction.atomic():
            yield from _import(file, user)
    except IntegrityError as error:  # Somebody wrote one of the values past all of this.
        raise NotImportedError from error


def _import(file: ImportedFile, user: Any) -> Iterator[Step]:
    held = ImportedFile.objects.select_for_update(of=("self",)).filter(pk=file.pk).first()
    if held is None:
        raise NotImportedError
    if held.imported_at:
        return
    checked = look_through(held, user, _held_values)
    if not (verdicts := checked.to_write):
        raise NotImportedError
    source = _source_of(held)
    total = len(verdicts)
    yield Step(0, total)
    done = 0
    for outcome, write in ((Outcome.CHANGED, _change), (Outcome.ADDED, _add)):
        rows = [verdict for verdict in verdicts if verdict.outcome == outcome]
        for start in range(0, len(rows), AT_ONCE):
            batch = rows[start : start + AT_ONCE]
            write(batch, source)
            done += len(batch)
            yield Step(done, total)
    held.source, held.imported_at = source, timezone.now()
    for outcome in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED):
        setattr(held, outcome.value, checked.counts[outcome.value])
    held.save()


def _held_values(file: ImportedFile, indicators: Iterable[int]) -> dict[Key, list[Standing]]:
    """What is known of the indicators, of which nobody else writes a value before this is done."""
    held = Indicator.objects.filter(pk__in=set(indicators)).order_by("pk")
    list(held.select_for_update(no_key=True).values_list("pk"))
    return standing_values(file, indicators)


def _source_of(file: ImportedFile) -> Source:
    """The source that the values will rest on: one that stands and has no file yet, or a new one."""
    published = PartialDate(file.published_on) if file.published_on else None
    for source in Source.objects.filter(imported_file=None, title__iexact=file.title).order_by("pk"):
        is_same = source_facts(source.publisher, source.title, source.url) == source_facts(
            file.publisher, file.title, file.url
        )
        if is_same and source.published in {None, published}:
            return source
    source = Source(publisher=file.publisher, title=file.title, url=file.url)
    source.published = published
    source.save()
    return source


def _add(verdicts: list[Verdict], source: Source) -> None:
    rows = []
    for verdict in verdicts:
        key, value = _sound(verdict)
        row = IndicatorValue(
            indicator_id=key.indicator,
            region_id=key.region,
            municipality_id=key.municipality,
            value=value,
            is_provisional=verdict.is_provisional,
            note=verdict.note,
            is_in_use=verdict.is_in_use,
            source=source,
        )
        row.period, row.until = verdict.period, verdict.until
        rows.append(row)
    IndicatorValue.objects.bulk_create(rows)


def _sound(verdict: Verdict) -> tuple[Key, Decimal]:
    """Where the value of a line that was not refused stands, and what it is."""
    if (key := verdict.key) is None or verdict.value is None:
        message = f"line {verdict.line} was refused"
        raise ValueError(message)
    return key, verdict.value


def _change(verdicts: list[Verdict], source: Source) -> None:
    """Let a later edition of a source say what an earlier one said otherwise."""
    said = {verdict.stands.pk: verdict for verdict in verdicts if verdict.stands}
    rows = list(IndicatorValue.objects.filter(pk__in=said))
    for row in rows:
        verdict = said[row.pk]
        _key, value = _sound(verdict)
        row.value = value
        row.quality = IndicatorValue.Quality.PUBLISHED
        row.is_provisional, row.note = verdict.is_provisional, verdict.note
        row.source = source
        row.become_our_own()
    # All in one statement: Django's own bulk_update takes eight times as long.
    IndicatorValue.objects.bulk_create(
        rows, update_conflicts=True, update_fields=WRITTEN, unique_fields=["id"]
    )
