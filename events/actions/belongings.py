"""Making documents and photos of an event out of the files that wait in its working copy."""

from typing import Any

from events.actions.rows import Rows, Wanted
from events.forms.answers import same
from events.forms.event_form import EventForm
from events.forms.kinds import ROWS
from events.forms.rows import RowForm
from events.models import Attachment, Event, Photo, Upload, Visibility


class Belongings:
    """The documents and photos of an event."""

    def __init__(self, event: Event, form: EventForm) -> None:
        self.event = event
        self.form = form

    def write(self, files: list[Any], photos: list[Any]) -> bool:
        """Bring them to what the form says; return whether anything changed.

        The stored file stays where it is. That of a row that is taken out stays too, for as long as what was
        removed can be had back; then it is swept away.
        """
        stored = self.form.standing.rows
        documents = Rows(Attachment, stored["files"])
        documents.write([self._wanted(row, _attachment) for row in files], event=self.event)
        pictures = Rows(Photo, stored["photos"])
        pictures.write([self._wanted(row, _photo) for row in photos], event=self.event)
        used = [row.upload.pk for row in [*files, *photos] if row.upload]
        if used:
            Upload.objects.filter(pk__in=used).delete()
        return documents.is_changed or pictures.is_changed

    def _wanted(self, row: Any, values: Any) -> Wanted:
        names = tuple(f"{row.prefix}-{field}" for field in ROWS[row.kind])
        is_as_it_stands = row.stored and same(self.form.answers, self.form.standing.answers, names)
        pk = row.stored.pk if row.stored else None
        return Wanted(pk, {} if is_as_it_stands or not row.is_whole else values(row))


def _attachment(row: RowForm) -> dict[str, Any]:
    upload: Upload | None = getattr(row, "upload", None)
    values = {"visibility": row.cleaned["visibility"] or Visibility.INTERNAL}
    if title := row.cleaned["title"] or (upload and upload.name):
        values["title"] = title
    return values | ({"file": upload.file.name, "key": upload.key} if upload else {})


def _photo(row: RowForm) -> dict[str, Any]:
    upload: Upload | None = getattr(row, "upload", None)
    names = ("caption", "alt", "credit", "has_consent", "shows_children", "children_note")
    values = {name: row.cleaned[name] for name in names}
    values["visibility"] = row.cleaned["visibility"] or Visibility.INTERNAL
    if upload:
        values |= {
            "key": upload.key,
            "width": upload.width,
            "height": upload.height,
            "image": upload.file.name,
            "small": upload.small.name,
        }
    return values
