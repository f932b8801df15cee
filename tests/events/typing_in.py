"""What people type into the event form."""

import uuid
from itertools import count

from events.actions.copies import copy_of, save_copy
from events.actions.publishing import publish_event
from events.forms.event_form import EventForm
from events.forms.register import Register

_keys = count(1)


def row(kind, key=None, /, **fields):
    """Return the answers of one row; without a key it is new."""
    key = key or f"{next(_keys):012x}"
    values = {name: value if isinstance(value, list) else [str(value)] for name, value in fields.items()}
    return {kind: [key]} | {f"{kind}-{key}-{name}": value for name, value in values.items()}


def answers(*parts, **basics):
    """Put answers together; rows of one kind follow each other."""
    found = {name: value if isinstance(value, list) else [str(value)] for name, value in basics.items()}
    for part in parts:
        for name, values in part.items():
            found[name] = [*found[name], *values] if name in found and "-" not in name else values
    return found


def whole(region, /, *parts, **basics):
    """Return what publishing asks for at least."""
    least = {
        "kind": "round_table",
        "title": "Šiaulių diskusija",
        "starts_on": "2017-03-28",
        "region": region.pk,
        "lead": "Kas įvyko.",
    }
    return answers(*parts, **(least | basics))


def form_of(event, typed):
    return EventForm(typed, event=event, register=Register())


def messages(problems):
    return [(problem.field_id, problem.message) for problem in problems]


def publish(event, typed, user, **more):
    """Save what was typed in a page opened just now, and publish it."""
    event.refresh_from_db()
    copy = save_copy(
        event=event, answers=typed, version=copy_of(event).version, sitting=uuid.uuid4(), user=user
    )
    return publish_event(event=event, user=user, version=copy.version, **more)
