"""The calendar of events."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.models import Event
from events.models.event import EventQuerySet
from municipalities.partial_dates import Precision
from portal.days.forms import CalendarForm
from portal.days.periods import MONTHS, Month, Period, weekdays

# A year has its whole list elsewhere.
EVENTS_LISTED = 100


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The events of a month or of a year, day by day; those whose day nobody knows stand apart."""
    today = timezone.localdate()
    published = Event.objects.published()
    years = published.order_by("starts_on__year").values_list("starts_on__year", flat=True).distinct()
    form = CalendarForm(request.GET, years, today)
    region, period = form.region, form.period
    events = published.in_region(region) if region else published
    found = list(period.asked_of(events.for_list()))
    context = {
        "form": form,
        "period": period,
        "region": region,
        "event_count": len(found),
        "weekdays": weekdays(),
        "today": period.of(today),
        **(_month if period.month else _year)(period, found, today),
        **_beside(period, events),
    }
    return render(request, "days/calendar.html", context)


def _month(period: Period, events: list[Event], today: dt.date) -> dict[str, Any]:
    return {"month": Month(period, events, today)}


def _year(period: Period, events: list[Event], today: dt.date) -> dict[str, Any]:
    """Twelve months, and the events in the order of their days; those of no known month stand apart."""
    months = [Month(Period(period.year, number), events, today) for number in MONTHS]
    dated = [event for event in events if not _is_of_year(event)]
    return {
        "months": months,
        "listed": dated[:EVENTS_LISTED],
        "without_month": [event for event in events if _is_of_year(event)],
    }


def _is_of_year(event: Event) -> bool:
    """Whether no more than the year is known of when the event began."""
    return event.starts is not None and event.starts.precision == Precision.YEAR


def _beside(period: Period, events: EventQuerySet) -> dict[str, Period | None]:
    """The nearest periods before and after this one that have events."""
    known = events.exclude(starts_on_precision=Precision.YEAR) if period.month else events
    days = known.order_by("starts_on").values_list("starts_on", flat=True)
    before = days.filter(starts_on__lt=period.first).last()
    after = days.filter(starts_on__gt=period.last).first()
    return {"before": period.of(before) if before else None, "after": period.of(after) if after else None}
