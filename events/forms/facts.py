"""The few facts of a draft by which lists show it: as far as what is typed can be right."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from events.forms.answers import Answers, said
from events.forms.basics import CLOCK, agreed
from events.models import Event
from municipalities.models import Region
from municipalities.partial_dates import PartialDate
from municipalities.typed_dates import read_date
from municipalities.whole_numbers import whole_number

LONGEST_TITLE = 250


def facts_of(answers: Answers, *, event: Event) -> dict[str, Any]:
    """Return the columns of the event that follow its copy; what cannot be right stays as it was."""
    is_nationwide = bool(_text(answers, "is_nationwide"))
    return {
        **_title_and_kind(answers),
        **_dates(answers, event),
        "is_nationwide": is_nationwide,
        "region_id": None if is_nationwide else _region(answers, event),
    }


def _title_and_kind(answers: Answers) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    title, kind = " ".join(_text(answers, "title").split()), _text(answers, "kind")
    if len(title) <= LONGEST_TITLE:
        facts["title"] = title
    if kind in Event.Kind.values:
        facts["kind"] = kind
    return facts


def _region(answers: Answers, event: Event) -> int | None:
    text = _text(answers, "region")
    if text == str(event.region_id or ""):
        return event.region_id
    key = whole_number(text)
    return key if key is not None and Region.objects.filter(pk=key).exists() else None


def _dates(answers: Answers, event: Event) -> dict[str, Any]:
    """Return all columns of both dates and times, if they agree with each other."""
    try:
        starts, ends = _date(answers, "starts_on", event.starts), _date(answers, "ends_on", event.ends)
    except ValidationError:
        return {}
    starts_at, ends_at = _clock(answers, "starts_at"), _clock(answers, "ends_at")
    draft = Event()
    for name, value in agreed(starts, ends, starts_at, ends_at).items():
        setattr(draft, name, value)
    columns = (field.name for field in Event._meta.concrete_fields)
    return {name: getattr(draft, name) for name in columns if name.startswith(("starts_", "ends_"))}


def _date(answers: Answers, name: str, stands: PartialDate | None) -> PartialDate | None:
    text = _text(answers, name)
    if not text or (stands and stands.isoformat() == text):
        return stands if text else None
    return read_date(text)


def _clock(answers: Answers, name: str) -> dt.time | None:
    found = CLOCK.fullmatch(_text(answers, name))
    return dt.time(int(found[1]), int(found[2])) if found else None


def _text(answers: Answers, name: str) -> str:
    values = said(answers, name)
    return values[-1] if values else ""
