"""A text that somebody brings, and the drafts that are begun with what it says."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from events.actions.press_texts import begin_drafts, begin_empty_draft
from events.extraction import read
from events.extraction.known import Known
from events.extraction.proposals import DateProposal, EventProposal, Reading
from events.forms.press_text_form import EMPTY, PressTextForm
from events.gazetteer import known_now
from events.models import Event, PressText
from events.views.form_marks import laid_out, pieces_of
from municipalities.partial_dates import PartialDate
from municipalities.words import partial_date_text


class Offer(NamedTuple):
    """An event that a text tells of, as it is offered: where it was, when, and how the text begins on it."""

    place: int
    title: str
    date: str
    where: str
    words: str
    is_of_the_reform: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def event_from_text(request: HttpRequest) -> HttpResponse:
    """Where a text is brought; what it says of one event opens as a draft, of several it is asked."""
    is_sent = request.method == "POST"
    form = PressTextForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, user=request.user
    )
    if not form.organisations:
        message = "nobody to log events for"
        raise Http404(message)
    if not is_sent or not form.is_valid():
        return render(request, "events/press/event_from_text.html", {"form": form})
    known = known_now()
    reading = read(form.cleaned_data["text"], known)
    events = _begun(form.cleaned_data, reading, request.user)
    if not events:
        return _offer(request, form, reading, known)
    if len(events) == 1:
        return redirect("events:event_edit", events[0].pk)
    count = len(events)
    made = ngettext("%(count)s draft is begun.", "%(count)s drafts are begun.", count) % {"count": count}
    messages.success(request, made)
    return redirect(f"{reverse('events:own_event_list')}?busena=juodrastis")


@login_required
@require_safe
def event_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text from which a draft was begun, for those who look after the event."""
    texts = PressText.objects.visible_to(request.user).select_related("event", "added_by")
    text = get_object_or_404(texts, pk=pk)
    may_edit = Event.objects.editable_by(request.user).filter(pk=pk).exists()
    context = {
        "text": text,
        "event": text.event,
        "words": laid_out(pieces_of(text, [])),
        "may_edit": may_edit,
    }
    return render(request, "events/press/event_text.html", context)


def _begun(data: dict[str, Any], reading: Reading, user: Any) -> list[Event]:
    """The drafts of the chosen events, or of the only one there is; none while nothing is chosen."""
    kept = {
        "text": data["text"],
        "name": data["name"],
        "organisation": data["organisation"],
        "user": user,
        "token": data["token"],
    }
    if EMPTY in data["chosen"]:
        return [begin_empty_draft(**kept)]
    places = [place for place in range(len(reading.events)) if str(place) in data["chosen"]]
    if len(reading.events) == 1 and reading.events[0].is_of_the_reform:
        places = [0]
    return begin_drafts(reading=reading, places=places, **kept) if places else []


def _offer(request: HttpRequest, form: PressTextForm, reading: Reading, known: Known) -> HttpResponse:
    """Ask which of the events to make drafts of; where there is none, offer an empty draft."""
    text = form.cleaned_data["text"]
    offers = [_offered(place, event, text, known) for place, event in enumerate(reading.events)]
    of_the_reform = [offer for offer in offers if offer.is_of_the_reform]
    context = {
        "form": form,
        "kept": {name: form.cleaned_data[name] for name in ("text", "name", "token", "organisation")},
        "offers": offers if of_the_reform else [],
        "has_chosen_none": "offered" in request.POST,
        "is_of_something_else": bool(offers) and not of_the_reform,
        "empty": EMPTY,
    }
    return render(request, "events/press/event_offer.html", context)


def _offered(place: int, event: EventProposal, text: str, known: Known) -> Offer:
    names = {row.code: row.name for row in known.regions} | {
        row.code: row.name for row in known.municipalities
    }
    where = [event.venue.value if event.venue else ""]
    where += [names.get(one.value, "") for one in (event.host, event.region) if one]
    start = event.extent[0].start if event.extent else 0
    title = event.title.value if event.title else ""
    words = " ".join(text[start : start + 600].split())
    return Offer(
        place,
        title,
        date_words(event.date) if event.date else "",
        ", ".join(dict.fromkeys(filter(None, where))),
        words.removeprefix(title).strip(),
        event.is_of_the_reform,
    )


def date_words(date: DateProposal) -> str:
    """When it was, in words; a day without its year as it stands."""
    if date.asks_the_year:
        return _("%(day)s, the year is not given") % {"day": date.value.removeprefix("--")}
    return partial_date_text(PartialDate.parse(date.value))
