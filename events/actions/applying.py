"""Writing an event's rows as its form says, in a number of queries that does not grow with the rows."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import transaction

from events.actions.belongings import Belongings
from events.actions.naming import Names
from events.actions.reports import write_reports
from events.actions.rows import Rows, Wanted, date_columns, write_links
from events.actions.signing import write_agreements
from events.forms.answers import same
from events.forms.basics import agreed
from events.forms.event_form import EventForm, identity
from events.forms.kinds import ROWS
from events.forms.rows import RowForm
from events.models import AttendanceGroup, Commitment, Event, Outcome, Participation, Presentation
from municipalities.models import Source
from municipalities.rich_text import clean_rich_text

# What a published event has in any case.
NEVER_EMPTY = ("title", "lead", "starts", "region_id")
DATES = ("starts_on", "ends_on", "starts_at", "ends_at")


@transaction.atomic
def apply_answers(*, event: Event, form: EventForm, user: Any) -> None:
    """Write the event and everything that belongs to it as the form says.

    What is wrong or not complete is left out; what nobody has touched is not written, so that its history
    stays quiet and nothing is lost that the form does not show.
    """
    _Writing(event, form, user).write()


class _Writing:
    def __init__(self, event: Event, form: EventForm, user: Any) -> None:
        self.event = event
        self.form = form
        self.user = user
        self.standing = form.standing
        self.is_changed = False

    def write(self) -> None:
        rows = {kind: list(self._fit_to_write(kind)) for kind in self.form.filled}
        names = Names(self.form, [row for kind in rows.values() for row in kind])
        self._write_basics()
        self._write_source()
        self._write_event_links()
        self._write_participations(rows, names)
        self._write_groups(rows["groups"])
        self._write_plain(
            Presentation, rows["presentations"], partial(_presentation, names=names), "presentations"
        )
        self._write_with_services(Outcome, rows["outcomes"], _outcome, self.standing.outcome_services)
        self._write_with_services(
            Commitment,
            rows["commitments"],
            partial(_commitment, names=names),
            self.standing.commitment_services,
        )
        self.is_changed |= Belongings(self.event, self.form).write(rows["files"], rows["photos"])
        self.is_changed |= write_agreements(self.event, self.form, rows["agreements"], names, self.user)
        write_reports(self.event, self.form)
        if self.is_changed:
            self.event.become_our_own()
        self.event.save()

    # ---- The event itself

    def _untouched(self, *names: str) -> bool:
        return same(self.form.answers, self.standing.answers, names)

    def _write_basics(self) -> None:
        data = self.form.basics.cleaned_data
        wanted: dict[str, Any] = {
            name: data[name]
            for name in ("kind", "title", "venue", "lead", "body", "headcount", "attendance_note")
            if name in data and not self._untouched(name)
        }
        wanted |= {
            name: data[name] for name in ("is_nationwide", "has_no_commitments") if not self._untouched(name)
        }
        for name in ("region", "host_municipality"):
            if name in data and not self._untouched(name):
                wanted[f"{name}_id"] = data[name]
        if "body" in wanted:
            wanted["body"] = clean_rich_text(wanted["body"])
        if not wanted.get("kind"):
            wanted.pop("kind", None)
        if wanted.get("is_nationwide", self.event.is_nationwide):
            wanted["region_id"] = None
        if not self._untouched(*DATES):
            wanted |= self._dates(data)
        if self.event.status == Event.Status.PUBLISHED:
            wanted = {
                name: value for name, value in wanted.items() if value or not self._is_needed(name, wanted)
            }
        for name, value in wanted.items():
            self.is_changed |= getattr(self.event, name) != value
            setattr(self.event, name, value)

    def _is_needed(self, name: str, wanted: dict[str, Any]) -> bool:
        if name == "region_id":
            return not wanted.get("is_nationwide", self.event.is_nationwide)
        return name in NEVER_EMPTY

    def _dates(self, data: dict[str, Any]) -> dict[str, Any]:
        event = self.event
        starts = data.get("starts_on", event.starts)
        if event.status == Event.Status.PUBLISHED:
            starts = starts or event.starts
        return agreed(
            starts,
            data.get("ends_on", event.ends),
            data.get("starts_at", event.starts_at),
            data.get("ends_at", event.ends_at),
        )

    def _write_source(self) -> None:
        names = ("source_url", "source_publisher", "source_title", "source_published_on")
        data = self.form.basics.cleaned_data
        if self._untouched(*names) or any(name in self.form.basics.errors for name in names):
            return
        url, publisher, title, published = (data[name] for name in names)
        source = Source.objects.filter(url=url).order_by("pk").first() if url else None
        if source is None and publisher and title:
            source = Source(url=url, publisher=publisher, title=title)
            source.published = published
            source.save()
        elif source is None and (url or publisher or title):
            return
        self.is_changed |= self.event.source_id != (source and source.pk)
        self.event.source = source

    def _write_event_links(self) -> None:
        data = self.form.basics.cleaned_data
        for name, standing in self.standing.event_links.items():
            if name in data and not self._untouched(name):
                pk = self.event.pk
                self.is_changed |= bool(write_links(Event, name, {pk: standing}, {pk: data[name]}))

    # ---- Its rows

    def _fit_to_write(self, kind: str) -> Iterator[RowForm]:
        """Rows that are whole, those that stand and are not touched, and none of them twice."""
        seen: set[Any] = set()
        for row in self.form.filled[kind]:
            mark = None if self._is_as_it_stands(row) else identity(row)
            if self._is_as_it_stands(row) or row.is_whole or row.stored:
                if mark is None or mark not in seen:
                    yield row
                seen.add(identity(row))

    def _is_as_it_stands(self, row: RowForm) -> bool:
        names = tuple(f"{row.prefix}-{field}" for field in ROWS[row.kind])
        return row.stored is not None and same(self.form.answers, self.standing.answers, names)

    def _wanted(self, rows: list[RowForm], values: Callable[[RowForm], dict[str, Any]]) -> list[Wanted]:
        """What each row is to be; one that is not touched, or cannot be written, stays as it stands."""
        return [
            Wanted(
                row.stored.pk if row.stored else None,
                {} if self._is_as_it_stands(row) or not row.is_whole else values(row),
            )
            for row in rows
        ]

    def _write_plain(
        self, model: Any, rows: list[RowForm], values: Callable[[RowForm], dict[str, Any]], kind: str
    ) -> list[Any]:
        table = Rows(model, self.standing.rows[kind])
        written = table.write(self._wanted(rows, values), event=self.event)
        self.is_changed |= table.is_changed
        return written

    def _write_participations(self, rows: dict[str, list[RowForm]], names: Names) -> None:
        for kind, make in (("organisers", _organiser), ("participants", _participant)):
            wanted = self._wanted(rows[kind], partial(make, names=names))
            for row, want in zip(rows[kind], wanted, strict=True):
                want.values = want.values or _who(row.stored)
            table = Rows(Participation, self.standing.rows[kind], ("role", "person_id", "organisation_id"))
            table.write(_once(wanted, table.same_by), event=self.event)
            self.is_changed |= table.is_changed

    def _write_groups(self, rows: list[RowForm]) -> None:
        table = Rows(AttendanceGroup, self.standing.rows["groups"], ("sector",))
        wanted = [
            Wanted(row.stored.pk if row.stored else None, {"sector": row.stored.sector})
            if row.stored and not row.is_whole
            else Wanted(
                row.stored.pk if row.stored else None,
                {"sector": row.cleaned["sector"], "count": row.cleaned["count"]},
            )
            for row in rows
        ]
        table.write(_once(wanted, table.same_by), event=self.event)
        self.is_changed |= table.is_changed

    def _write_with_services(
        self,
        model: type[Outcome | Commitment],
        rows: list[RowForm],
        values: Callable[[RowForm], dict[str, Any]],
        standing: dict[int, dict[int, int]],
    ) -> None:
        kind = "outcomes" if model is Outcome else "commitments"
        wanted = self._wanted(rows, values)
        if model is Commitment:
            wanted += [Wanted(row.pk) for row in self.form.removed_with_reports()]
        table = Rows(model, self.standing.rows[kind])
        written = table.write(wanted, event=self.event)
        services = {
            instance.pk: row.cleaned["services"]
            for instance, row, want in zip(written, rows, wanted, strict=False)
            if want.values
        }
        relinked = write_links(model, "services", standing, services)
        self._own(model, [row for row in written if row.pk in relinked])
        self.is_changed |= table.is_changed or bool(relinked)

    @staticmethod
    def _own(model: type[Outcome | Commitment], rows: list[Any]) -> None:
        changed = [row for row in rows if row.become_our_own()]
        if changed:
            model.objects.bulk_update(changed, ["origin"])


def _organiser(row: RowForm, names: Names) -> dict[str, Any]:
    # An organiser is public; whoever stood for the organisation, and how, the form does not show.
    unseen = {"person_id": row.stored.person_id} if row.stored else {"person_id": None, "is_public": True}
    return {"role": row.cleaned["role"], "organisation_id": names.organisation(row), **unseen}


def _participant(row: RowForm, names: Names) -> dict[str, Any]:
    organisation = names.organisation(row)
    return {
        "role": row.cleaned["role"],
        "person_id": names.person(row.cleaned["name"], organisation),
        "organisation_id": organisation,
        "office": row.cleaned["office"],
        "is_public": row.cleaned["is_public"],
    }


def _presentation(row: RowForm, names: Names) -> dict[str, Any]:
    organisation = names.organisation(row)
    return {
        "topic": row.cleaned["topic"],
        "speaker_id": names.person(row.cleaned["speaker"], organisation),
        "organisation_id": organisation,
        "office": row.cleaned["office"],
    }


def _outcome(row: RowForm) -> dict[str, Any]:
    names = ("kind", "text", "theme", "target_group", "raised_by")
    places = ("region", "municipality", "institution")
    return {name: row.cleaned[name] for name in names} | {f"{name}_id": row.cleaned[name] for name in places}


def _commitment(row: RowForm, names: Names) -> dict[str, Any]:
    return {
        "text": row.cleaned["text"],
        "responsible_organisation_id": names.organisation(row),
        "responsible_municipality_id": row.cleaned["municipality"],
        "responsible_region_id": row.cleaned["region"],
        **date_columns("due_on", row.cleaned["due"]),
    }


def _who(row: Participation) -> dict[str, Any]:
    return {"role": row.role, "person_id": row.person_id, "organisation_id": row.organisation_id}


def _once(wanted: list[Wanted], same_by: tuple[str, ...]) -> list[Wanted]:
    """Leave out whatever would stand twice; two rows may turn out to be one person only now."""
    found = {tuple(want.values.get(name) for name in same_by): want for want in reversed(wanted)}
    return [want for want in wanted if found[tuple(want.values.get(name) for name in same_by)] is want]
