"""The versions of an event: what was changed together, when, by whom, and from where."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from events.forms.answers import Answers
from events.forms.standing import Standing
from events.history.changes import Changed, changed
from events.history.english import English, differing, english_at
from events.history.log import Kept, Log
from events.history.past import Past
from events.models import Event, WorkingCopy

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# Where changes of a published event are published.
PUBLISHING = "events:event_publish"
UNPUBLISHED = (Event.Status.DRAFT, Event.Status.IN_REVIEW)
# Of an event whose text is only in its copy these columns follow the copy for the sake of lists.
IN_STEP = ("title", "kind", "region_id", "is_nationwide")


class Version:
    """What the event was after one change: its own rows, or a draft as somebody left it.

    `number` is the moment in microseconds: whatever happens later, it stays the version's own.
    """

    is_draft = False

    def __init__(self, *, moment: dt.datetime, user: int | None, channel: str, place: str) -> None:
        self.moment = moment
        self.number = (moment - EPOCH) // dt.timedelta(microseconds=1)
        self.user = user
        self.channel = channel
        self.place = place
        self.acts: list[str] = []
        self.who: Any = None
        self.before: Version | None = None

    @cached_property
    def standing(self) -> Standing:
        """The rows that the form finds behind the answers."""
        raise NotImplementedError

    @cached_property
    def answers(self) -> Answers:
        """What the form shows of it."""
        return self.standing.answers

    @cached_property
    def english(self) -> English:
        """What stood beside its texts in English; a draft has none of its own."""
        return {}

    @property
    def was_in_english(self) -> English:
        """What stood there before."""
        return self.before.english if self.before and not self.is_draft else {}

    @cached_property
    def changed(self) -> Changed:
        """What differs from the version before, in a few words."""
        said = changed(self.before.answers if self.before else {}, self.answers)
        return said._replace(english=len(differing(self.was_in_english, self.english)))

    @property
    def where(self) -> str:
        """From where the change came."""
        if self.channel == "admin":
            return _("administration pages")
        if self.channel == "command":
            return _("command %(name)s") % {"name": self.place}
        if self.channel == "sql":
            return _("directly in the database (%(role)s)") % {"role": self.place}
        return _("workspace")


class RowsVersion(Version):
    """The event's own rows after a change."""

    def __init__(self, log: Log, group: list[tuple[str, Kept]]) -> None:
        last = max((kept for _name, kept in group), key=lambda kept: (kept.moment, kept.number))
        super().__init__(
            moment=last.moment,
            user=last.context.get("user"),
            channel=str(last.context.get("channel", "")),
            place=str(last.context.get("place", "")),
        )
        self.log = log
        self.begins_at = min(kept.moment for _name, kept in group)
        self.is_of_copy = self._is_of_copy(group)

    def _is_of_copy(self, group: list[tuple[str, Kept]]) -> bool:
        """Whether nothing was changed but what lists show of a draft: the draft itself tells more of it."""
        if any(name != "event" or kept.is_gone for name, kept in group):
            return False
        rows = [kept.row for kept in self.log.kept["event"] if kept.moment < self.begins_at]
        if not rows or rows[-1].status not in UNPUBLISHED or rows[-1].published_at:
            return False
        before, after = vars(rows[-1]), vars(group[-1][1].row)
        differing = {name for name, value in after.items() if name != "_state" and before.get(name) != value}
        return all(name in IN_STEP or name.startswith(("starts_", "ends_")) for name in differing)

    @cached_property
    def standing(self) -> Standing:
        """The event's rows as they stood."""
        return Past(self.log, self.moment)

    @cached_property
    def english(self) -> English:
        """The English as it stood."""
        return english_at(self.log, self.moment)

    @property
    def event(self) -> Event:
        """The event as it stood."""
        return self.standing.event


class DraftVersion(Version):
    """A working copy as an opened page left it."""

    is_draft = True

    def __init__(self, event: Event, copy: Any) -> None:
        super().__init__(moment=copy.saved_at, user=copy.saved_by_id, channel="page", place="")
        self.event = event
        self.said = copy.answers
        self.acts = [_("draft")]

    @cached_property
    def standing(self) -> Standing:
        """The event's rows as they stand now: the draft names them by their keys."""
        return Standing(self.event)

    @cached_property
    def answers(self) -> Answers:
        """What was typed."""
        return dict(self.said)


def versions_of(event: Event, *, with_drafts: bool) -> list[Version]:
    """Return all versions of the event, the oldest first; of drafts one for each opened page."""
    rows = rows_versions(Log(event.pk))
    for earlier, later in pairwise([None, *rows]):
        if later:
            later.before = earlier
            later.acts = list(_acts(earlier.event if earlier else None, later.event, later.place))
    drafts = _drafts(event) if with_drafts else []
    versions: list[Version] = sorted([*rows, *drafts], key=lambda version: version.moment)
    for before, after in pairwise([None, *versions]):
        if after and after.is_draft:
            after.before = before
    return _with_names(versions)


def rows_versions(log: Log) -> list[RowsVersion]:
    """Return the versions of the event's own rows, without those that only follow its copy."""
    versions = (RowsVersion(log, group) for group in log.changes().values())
    return sorted(
        (version for version in versions if not version.is_of_copy), key=lambda version: version.moment
    )


def _drafts(event: Event) -> list[DraftVersion]:
    """Return the drafts as their pages left them; the one that stands is among them."""
    kept: Any = WorkingCopy.pgh_event_model.objects  # type: ignore[attr-defined]
    copies = [*kept.filter(event=event.pk).order_by("pgh_id"), *WorkingCopy.objects.filter(pk=event.pk)]
    return [DraftVersion(event, copy) for copy in {copy.saved_at: copy for copy in copies}.values()]


def _with_names(versions: Iterable[Version]) -> list[Version]:
    versions = list(versions)
    people = get_user_model()._default_manager.in_bulk({version.user for version in versions} - {None})
    for version in versions:
        version.who = people.get(version.user)
    return versions


def _acts(before: Event | None, after: Event, place: str) -> Iterable[str]:
    """What was done with the event, besides changing its text."""
    if before is None:
        yield _("first entry")
    elif before.binned_at is None and after.binned_at:
        yield _("put into the bin")
    elif before.binned_at and after.binned_at is None:
        yield _("taken out of the bin")
    if before is None or before.status != after.status:
        words = {
            Event.Status.PUBLISHED: _("published"),
            Event.Status.IN_REVIEW: _("submitted for review"),
            Event.Status.WITHDRAWN: _("withdrawn from the public"),
        }
        if after.status in words:
            yield words[Event.Status(after.status)]
        elif before is not None:
            yield _("returned to be worked on")
    elif after.review_note and before.review_note != after.review_note:
        yield _("returned to be worked on")
    elif place == PUBLISHING:
        yield _("changes published")


def version_numbered(versions: Iterable[Version], number: int) -> Version | None:
    """Return the version of this number."""
    return next((version for version in versions if version.number == number), None)
