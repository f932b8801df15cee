"""Two versions of one record, side by side: nothing of either is lost before somebody has chosen."""

import json
import uuid
from collections.abc import Mapping
from typing import NamedTuple

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.actions.copies import CopyConflict
from events.forms.answers import Answers, tidy
from events.forms.differences import MINE, THEIRS, Difference, differences, merged
from events.forms.register import Register
from events.models import Event, WorkingCopy
from events.views.form_page import LABELS, clock_text

# The names of the radio buttons: this and the name of the field or row.
CHOICE = "choose-"


class Choice(NamedTuple):
    """A difference, and which of its two sides is marked so far."""

    difference: Difference
    section: str
    marked: str
    is_open: bool


def conflict_text(theirs: WorkingCopy) -> str:
    """Who changed the record meanwhile, and when."""
    values = {"time": clock_text(theirs.saved_at), "name": str(theirs.saved_by or _("somebody else"))}
    return (
        _(
            "%(name)s changed this record at %(time)s while you were editing. Your text is safe: compare and"
            " choose what to keep"
        )
        % values
    )


def what_differs(event: Event, mine: Answers, conflict: CopyConflict) -> list[Difference]:
    """Every field and row in which the two versions differ."""
    theirs = tidy(conflict.theirs.answers)
    return differences(mine, theirs, conflict.base, event=event, register=Register())


def conflict_page(
    request: HttpRequest,
    event: Event,
    mine: Answers,
    conflict: CopyConflict,
    *,
    seen: int,
    was_asked: bool = False,
) -> HttpResponse:
    """Both versions, field by field; what only one of the two has changed is marked already.

    `seen` is the version from which the person's own began.
    """
    marks = chosen_in(request.POST)
    choices = [
        choice_of(difference, marks, was_asked=was_asked)
        for difference in what_differs(event, mine, conflict)
    ]
    context = {
        "event": event,
        "theirs": conflict.theirs,
        "based_on": conflict.theirs.based_on.isoformat() if conflict.theirs.based_on else "",
        "at": clock_text(conflict.theirs.saved_at),
        "message": conflict_text(conflict.theirs),
        "choices": choices,
        "is_incomplete": any(choice.is_open for choice in choices),
        "mine": json.dumps(mine, ensure_ascii=False),
        "sitting": uuid.uuid4(),
        "seen": seen,
    }
    return render(request, "events/form/conflict.html", context)


def choice_of(difference: Difference, marks: Mapping[str, str], *, was_asked: bool) -> Choice:
    """Mark what only one of the two has changed, or has at all; the rest is for the person to say."""
    marked = marks.get(difference.name, "")
    if not marked and difference.changed_by in (MINE, THEIRS):
        marked = difference.changed_by
    if not marked and not (difference.mine and difference.theirs):
        marked = MINE if difference.mine else THEIRS
    return Choice(difference, str(LABELS[difference.section]), marked, was_asked and not marked)


def is_choice(post: QueryDict) -> bool:
    """Whether somebody has compared two versions, and chosen."""
    return "mine" in post


def chosen_in(post: QueryDict) -> dict[str, str]:
    """What was chosen for each field or row."""
    found = {name.removeprefix(CHOICE): post[name] for name in post if name.startswith(CHOICE)}
    return {name: side for name, side in found.items() if side in (MINE, THEIRS)}


def own_answers(post: QueryDict) -> Answers:
    """The person's own version, as the page of the two versions carries it."""
    try:
        mine = json.loads(str(post.get("mine", "")))
    except (ValueError, RecursionError):  # No answers are lists within lists.
        mine = None
    if not isinstance(mine, dict):
        message = "the answers of a choice cannot be read"
        raise SuspiciousOperation(message)
    return tidy(mine)


def chosen_answers(event: Event, post: QueryDict, theirs: WorkingCopy) -> Answers | None:
    """The answers made of both versions; nothing while something has not been chosen."""
    mine, choices, answers = own_answers(post), chosen_in(post), tidy(theirs.answers)
    left = [
        difference
        for difference in differences(mine, answers, event=event, register=Register())
        if difference.name not in choices
    ]
    return None if left else merged(mine, answers, choices)
