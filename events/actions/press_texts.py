"""Beginning a draft with what a text says."""

import uuid
from typing import Any

from django.db import transaction

from events.actions.copies import create_event, save_copy
from events.extraction.proposals import Reading
from events.forms.answers import Answers
from events.forms.register import Register
from events.models import Event, PressText
from events.press.filling import Keys, filled
from events.press.marks import READ, found_in, mark_by_hand
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
    kept = {"text": text, "name": name, "added_by": user}
    for place in places:
        draft = filled(reading.events[place], keys=keys, register=register)
        event = create_event(organisation=organisation, token=uuid.uuid5(token, str(place)))
        marks = [mark.as_json() for mark in draft.marks]
        found = {"proposals": marks, "left_out": _left_out(reading, place)}
        _row, is_new = PressText.objects.get_or_create(event=event, defaults=kept | found)
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


@transaction.atomic
def mark_words(*, event: Event, answers: Answers, place: str, words: str) -> None:
    """Tie what somebody put into the field or row at this place to its words in the text; it has been read.

    Words that do not stand in the text stand in the draft alone.
    """
    kept = PressText.objects.select_for_update().filter(event=event).first()
    span = found_in(kept.text, words) if kept else None
    if kept is None or span is None:
        return
    mark = mark_by_hand(f"p{len(kept.proposals) + 1}", place, answers, span)
    kept.proposals = [*kept.proposals, mark.as_json()]
    kept.save(update_fields=["proposals"])
    answers[READ] = [*answers.get(READ, ()), mark.key]


def _left_out(reading: Reading, place: int) -> list[list[int]]:
    """The parts of the text that are not about the event at this place: noise, and what other events fill."""
    own = reading.events[place].extent
    others = [span for event in reading.events if event is not reading.events[place] for span in event.extent]
    apart = [span for span in others if not any(span.start < one.end and one.start < span.end for one in own)]
    return [[span.start, span.end] for span in sorted({*reading.noise, *apart})]
