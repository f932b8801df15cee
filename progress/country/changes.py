"""What has changed of late: facts by their versions, and what happened by its own day."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, Subquery, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import CommitmentUpdate, Event
from municipalities.models import Agreement, Origin
from municipalities.words import beginning, in_language, said
from progress.figures.indicator import name_of
from progress.figures.shown import target_text
from progress.models import (
    FactQuerySet,
    Indicator,
    IndicatorValue,
    Milestone,
    PlanFinding,
    ServiceProvision,
    Target,
)

DAYS = 90
SHOWN = 4


@dataclass(frozen=True)
class Change:
    """One change: its day, what it is about and where that is, and what it is now."""

    on: dt.date
    text: str
    url: str
    detail: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Changes:
    """The changes of one kind, the latest first, and how many there are altogether."""

    name: str
    items: list[Change]
    total: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.items)


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both within."""

    first: dt.date
    last: dt.date

    @classmethod
    def up_to(cls, day: dt.date) -> "Span":
        """The days until this one."""
        return cls(day - dt.timedelta(days=DAYS), day)

    @property
    def moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The first moment, and the first after the last."""
        days = (self.first, self.last + dt.timedelta(days=1))
        first, end = (timezone.make_aware(dt.datetime.combine(day, dt.time.min)) for day in days)
        return first, end


def changes(last_day: dt.date) -> list[Changes]:
    """What changed in the ninety days until this one, by kind, the latest first; nine queries."""
    span = Span.up_to(last_day)
    kinds = (
        _events(span),
        _services(span),
        _values(span),
        _promises(span),
        _agreements(span),
        _findings(span),
        _targets(span),
        _milestones(span),
    )
    return sorted((kind for kind in kinds if kind.items), key=lambda kind: kind.items[0].on, reverse=True)


def newest_versions(model: Any, span: Span) -> Any:
    """The facts that were added or changed in the span, as they stood at its end; only what is public."""
    first, end = span.moments
    return model.objects.versions_before(end).public().filter(pgh_created_at__gte=first)


def _shown(rows: Any, *related: str) -> list[Any]:
    """The newest of them, each with the number of all; no more is sorted than has to be."""
    newest_first = ("-pgh_created_at", "-pgh_id")
    counted = rows.order_by(*newest_first).values_list("pk", Window(Count("pk")))
    keys = dict(counted[:SHOWN])
    found = list(rows.filter(pk__in=keys).select_related(*related).order_by(*newest_first)) if keys else []
    for row in found:
        row.total = keys[row.pk]
    return found


def _kind(name: str, rows: Sequence[Any], items: Iterable[Change]) -> Changes:
    return Changes(name, list(items), rows[0].total if rows else 0)


def _day(row: Any) -> dt.date:
    return timezone.localdate(row.pgh_created_at)


def _is_sample(row: Any) -> bool:
    return bool(row.origin == Origin.SAMPLE)


def _services(span: Span) -> Changes:
    """The services, each with the status that it had before."""
    versions: Any = ServiceProvision.pgh_event_model  # type: ignore[attr-defined]
    earlier = (
        FactQuerySet(versions)
        .public()
        .filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_created_at__lt=span.moments[0])
        .order_by("-pgh_created_at", "-pgh_id")
    )
    changed = newest_versions(ServiceProvision, span).annotate(before=Subquery(earlier.values("status")[:1]))
    rows = _shown(changed, "municipality", "service")
    labels = dict(ServiceProvision.Status.choices)
    return _kind(
        _("Services"),
        rows,
        (
            Change(
                _day(row),
                f"{row.municipality.called}: {in_language(row.service, 'name')}",
                reverse("progress:provision_detail", args=[row.service.slug, row.municipality.slug]),
                f"{labels[row.before]} → {labels[row.status]}"
                if row.before and row.before != row.status
                else str(labels[row.status]),
                _is_sample(row),
            )
            for row in rows
        ),
    )


def _values(span: Span) -> Changes:
    """The indicators of which values were added or changed: thousands may come in one file."""
    is_sample = Q(origin=Origin.SAMPLE)
    counted = newest_versions(IndicatorValue, span).order_by().values("indicator")
    counted = counted.annotate(
        number=Count("pk"), samples=Count("pk", filter=is_sample), at=Max("pgh_created_at")
    )
    found = list(counted.order_by("-at", "indicator"))
    indicators = Indicator.objects.in_bulk([row["indicator"] for row in found[:SHOWN]])
    items = [
        Change(
            timezone.localdate(row["at"]),
            in_language(indicators[row["indicator"]], "name"),
            indicators[row["indicator"]].get_absolute_url(),
            ngettext("%(count)s value", "%(count)s values", row["number"]) % {"count": row["number"]},
            is_sample=row["samples"] == row["number"],
        )
        for row in found[:SHOWN]
        # One that was taken out since has no page to lead to.
        if row["indicator"] in indicators
    ]
    return Changes(_("Indicators"), items, len(found))


def _findings(span: Span) -> Changes:
    written = newest_versions(PlanFinding, span)
    found = _shown(written, "criterion", "region", "plan__municipality__region")
    # A finding whose plan was taken out since is of no place.
    rows = [row for row in found if row.plan or row.region]
    places = [row.plan.municipality if row.plan else row.region for row in rows]
    return _kind(
        _("Findings on plans"),
        rows,
        (
            Change(
                _day(row),
                f"{name_of(place)}: {in_language(row.criterion, 'name')}",
                place.get_absolute_url(),
                str(row.get_verdict_display()),
                _is_sample(row),
            )
            for row, place in zip(rows, places, strict=True)
        ),
    )


def _targets(span: Span) -> Changes:
    rows = _shown(newest_versions(Target, span), "indicator", "region", "municipality")
    return _kind(
        _("Targets"),
        rows,
        (
            Change(
                _day(row),
                f"{in_language(row.indicator, 'name')}, {name_of(row.region or row.municipality)}",
                row.indicator.get_absolute_url(),
                target_text(row, row.indicator),
                _is_sample(row),
            )
            for row in rows
        ),
    )


def _milestones(span: Span) -> Changes:
    rows = _shown(newest_versions(Milestone, span))
    return _kind(
        _("Milestones of the reform"),
        rows,
        (
            Change(_day(row), in_language(row, "title"), f"#gaire-{row.id}", "", _is_sample(row))
            for row in rows
        ),
    )


def _promises(span: Span) -> Changes:
    """What was reported about promises, where everybody may read of both."""
    rows = list(
        CommitmentUpdate.objects.filter(
            Q(source__isnull=False) | Q(event__status=Event.Status.PUBLISHED),
            commitment__event__status=Event.Status.PUBLISHED,
            reported_on__range=(span.first, span.last),
        )
        .select_related("commitment")
        .annotate(total=Window(Count("pk")))
        .order_by("-reported_on", "-pk")[:SHOWN]
    )
    return _kind(
        _("Commitments"),
        rows,
        (
            Change(
                row.reported_on,
                beginning(said(row.commitment, "text"), 120),
                row.commitment.get_absolute_url(),
                str(row.get_status_display()),
                row.commitment.is_sample,
            )
            for row in rows
        ),
    )


def _agreements(span: Span) -> Changes:
    """The agreements that were signed."""
    rows = list(
        Agreement.objects.filter(signed_on__range=(span.first, span.last))
        .select_related("ngo", "municipality")
        .annotate(total=Window(Count("pk")))
        .order_by("-signed_on", "-pk")[:SHOWN]
    )
    return _kind(
        _("Agreements signed"),
        rows,
        (
            Change(row.signed_on, str(row), row.get_absolute_url(), "", row.is_sample)
            for row in rows
            if row.signed_on
        ),
    )


def _events(span: Span) -> Changes:
    """The events that were published."""
    first, end = span.moments
    rows = list(
        Event.objects.published()
        .filter(published_at__gte=first, published_at__lt=end)
        .only("title", "english", "slug", "starts_on", "published_at", "origin")
        .annotate(total=Window(Count("pk")))
        .order_by("-published_at", "-pk")[:SHOWN]
    )
    return _kind(
        _("Events published"),
        rows,
        (
            Change(timezone.localdate(row.published_at), str(row), row.get_absolute_url(), "", row.is_sample)
            for row in rows
        ),
    )
