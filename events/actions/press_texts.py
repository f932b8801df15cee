"""Beginning a draft with what a text says."""

import uuid
from typing import Any

from django.db import transaction

from events.actions.copies import create_event, save_copy
from events.extraction.proposals import Reading
from events.forms.register import Register
from events.models import Event, PressText
from events.press.filling import Keys, filled
from municipalities.models import Organisation


@transaction.atomic
def begin_drafts(
    *,
    reading: Reading,
    places: list[int],
    text: str,
    name: str,
    organisation: Organisation,
    user: Any,
    token: uuid.UUID,
) -> list[Event]:
    """Begin a draft for each of the events at these places of a text, which it keeps as its source.

    A form that is sent twice begins each once.
    """
    keys, register = Keys(), Register()
    begun = []
    left_out = [[span.start, span.end] for span in reading.noise]
    kept = {"text": text, "name": name, "left_out": left_out, "added_by": user}
    for place in places:
        draft = filled(reading.events[place], keys=keys, register=register)
        event = create_event(organisation=organisation, token=uuid.uuid5(token, str(place)))
        marks = [mark.as_json() for mark in draft.marks]
        _row, is_new = PressText.objects.get_or_create(event=event, defaults=kept | {"proposals": marks})
        if is_new and draft.answers:
            save_copy(event=event, answers=draft.answers, version=0, sitting=uuid.uuid4(), user=user)
        begun.append(event)
    return begun


@transaction.atomic
def begin_empty_draft(
    *, text: str, name: str, organisation: Organisation, user: Any, token: uuid.UUID
) -> Event:
    """Begin a draft in which nothing is written yet, and which keeps the text."""
    event = create_event(organisation=organisation, token=token)
    PressText.objects.get_or_create(event=event, defaults={"text": text, "name": name, "added_by": user})
    return event
