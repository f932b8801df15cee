"""What becomes of an event: submitted, published, withdrawn, thrown away, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.actions.applying import apply_answers
from events.actions.copies import DRAFT_SLUG, CopyConflict, conflict, copy_of, rows_as_copy
from events.actions.naming import one_at_a_time
from events.actions.reports import settle_promises
from events.forms.event_form import EventForm, Problem
from events.forms.register import Register
from events.history.bases import last_version
from events.models import Correction, Event, WorkingCopy


class NotReady(Exception):  # noqa: N818 - named for what has happened, as Django names its own
    """What is written cannot be published yet; `problems` say what is lacking."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@contextmanager
def applied(event: Event, user: Any) -> Iterator[Event]:
    """Inside it the event's rows are as its working copy says; afterwards they are as they were."""
    with transaction.atomic():
        shown = Event.objects.get(pk=event.pk)
        form = EventForm(copy_of(shown).answers, event=shown, register=Register())
        apply_answers(event=shown, form=form, user=user)
        yield shown
        transaction.set_rollback(True)


@transaction.atomic
def publish_event(*, event: Event, user: Any, version: int, note: str = "") -> Event:
    """Write the working copy into the event and show it to the public; sent twice it is published once.

    What was thrown away meanwhile stays where it is. Raises CopyConflict when something else stands than was
    seen, and NotReady when something is lacking.
    """
    event = _locked(event)
    copy = WorkingCopy.objects.select_related("saved_by").filter(event=event).first()
    if event.binned_at or (copy is None and event.status == Event.Status.PUBLISHED):
        return event
    if copy is None and version:
        raise CopyConflict(rows_as_copy(event))
    if copy and (copy.version != version or (copy.based_on and copy.based_on < event.changed_at)):
        raise conflict(event, copy, seen=version)
    copy = copy or rows_as_copy(event)
    form = EventForm(copy.answers, event=event, register=Register())
    if lacking := [*form.problems(), *form.missing(), *form.unread()]:
        raise NotReady(lacking)
    was_published = event.published_at is not None or event.status == Event.Status.PUBLISHED
    _show(event, title=form.basics.cleaned_data["title"])
    apply_answers(event=event, form=form, user=user)
    settle_promises(event)
    note = (note or form.basics.cleaned_data["correction_note"]).strip()
    if note and was_published:
        Correction.objects.create(event=event, made_by=user, note=note)
    WorkingCopy.objects.filter(event=event).delete()
    return event


def _show(event: Event, *, title: str) -> None:
    """Make the event public; writing its rows saves it."""
    if event.slug.startswith(DRAFT_SLUG):
        event.slug = _free_slug(title)
    event.status = Event.Status.PUBLISHED
    event.published_at = event.published_at or timezone.now()
    event.withdrawn_at, event.review_note = None, ""


def _free_slug(title: str) -> str:
    """Return an address made of the title that no other event has."""
    one_at_a_time()
    slug = slugify(title)[:110].strip("-") or "renginys"
    taken = set(Event.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    number = 2
    free = slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free


def may_publish(event: Event, user: Any) -> bool:
    """Whether nobody else has to look at the event first; who may touch it at all the view asks."""
    if user.is_superuser or not (event.owner and event.owner.needs_review):
        return True
    copy = WorkingCopy.objects.defer("answers").filter(event=event).first()
    if copy is None:
        # What was public before, and was not changed since, has been looked at.
        return event.status != Event.Status.DRAFT
    is_submitted = event.status == Event.Status.IN_REVIEW or copy.submitted_by_id is not None
    return is_submitted and copy.submitted_by_id != user.pk


@transaction.atomic
def submit_event(*, event: Event, user: Any) -> Event:
    """Ask somebody else of the organisation to look at what is written, as complete as publishing asks.

    The changes of a published event wait in its copy: the public goes on reading what was published.
    """
    event = _locked(event)
    copy = copy_of(event)
    has_changes = bool(copy.version) or event.status == Event.Status.DRAFT
    if event.is_in_review or not has_changes:
        return event
    form = EventForm(copy.answers, event=event, register=Register())
    if lacking := [*form.problems(), *form.missing(), *form.unread()]:
        raise NotReady(lacking)
    if copy.version:
        # Only this column: somebody may be saving words at this moment.
        WorkingCopy.objects.filter(event=event).update(submitted_by=user)
    else:
        copy.version, copy.submitted_by = last_version(event.pk) + 1, user
        copy.save(force_insert=True)
    is_new = event.status == Event.Status.DRAFT
    return _change(event, status=Event.Status.IN_REVIEW if is_new else event.status, review_note="")


@transaction.atomic
def return_event(*, event: Event, note: str) -> Event:
    """Give what was submitted back to its writer, with a word on what is to be changed."""
    event = _locked(event)
    if not event.is_in_review:
        return event
    WorkingCopy.objects.filter(event=event).update(submitted_by=None)
    is_new = event.status == Event.Status.IN_REVIEW
    status = Event.Status.DRAFT if is_new else event.status
    return _change(event, status=status, review_note=note.strip())


@transaction.atomic
def withdraw_event(*, event: Event) -> Event:
    """Take a published event away from the public; its rows and its working copy stay."""
    event = _locked(event)
    if event.status != Event.Status.PUBLISHED:
        return event
    event = _change(event, status=Event.Status.WITHDRAWN, withdrawn_at=timezone.now())
    settle_promises(event)
    return event


@transaction.atomic
def bin_event(*, event: Event) -> Event:
    """Throw an event away; until the bin is emptied it can be taken out again."""
    event = _locked(event)
    if event.status == Event.Status.PUBLISHED:
        message = _("Withdraw the event before you throw it away")
        raise NotReady([Problem("id_title", message, "kas-kada-kur")])
    return event if event.binned_at else _change(event, binned_at=timezone.now())


@transaction.atomic
def unbin_event(*, event: Event) -> Event:
    """Take an event out of the bin, as it was."""
    event = _locked(event)
    return _change(event, binned_at=None) if event.binned_at else event


@transaction.atomic
def discard_copy(*, event: Event) -> Event:
    """Drop the unpublished changes of an event; what was published stays as it is."""
    event = _locked(event)
    if event.published_at or event.status in (Event.Status.PUBLISHED, Event.Status.WITHDRAWN):
        WorkingCopy.objects.filter(event=event).delete()
        return _change(event, review_note="")
    return event


def _locked(event: Event) -> Event:
    """Return the event as it stands; until this is done nobody else changes it or its copy."""
    # The copy first, as saving it does: otherwise each would wait for the other.
    WorkingCopy.objects.select_for_update().only("pk").filter(event=event).first()
    return Event.objects.select_for_update(of=("self",)).select_related("owner").get(pk=event.pk)


def _change(event: Event, **values: Any) -> Event:
    """Write the columns; the rows that a working copy has seen stay the same, so it is not outdated."""
    for name, value in values.items():
        setattr(event, name, value)
    event.save(update_fields=list(values))
    return event
