"""Regions side by side: what their municipalities come to together."""

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Commitment, Event
from municipalities.models import Agreement, CareInstitution, Municipality, Region, ServiceType
from progress.cells import Cell, counted, known_evidence, no_data, was_old
from progress.comparing.municipalities import event_cell
from progress.comparing.rows import Group, Side, indicator_group, named, population, promise_rows, told
from progress.gaps import UnmetCriterion
from progress.models import PlanCriterion, PlanFinding, ServiceProvision
from progress.services.matrix import Counts


def region_groups(side: Side) -> list[Group]:
    """Everything that can be compared of these regions."""
    sizes = Counter(Municipality.objects.filter(region__in=side.keys).values_list("region", flat=True))
    return [
        _about(side, sizes),
        _meetings(side),
        _agreements(side),
        _services(side, sizes),
        _plans(side),
        indicator_group(side, "region"),
    ]


def _about(side: Side, sizes: Counter[int]) -> Group:
    institutions: Counter[int] = Counter()
    housed = CareInstitution.objects.order_by().values_list(
        "organisation__region", "organisation__municipality__region"
    )
    for regions in housed:
        institutions.update({region for region in regions if region})
    listed = reverse("municipalities:institution_list")
    return told(
        _("The place"),
        [
            side.row(
                _("Municipalities"),
                lambda region: counted(
                    sizes[region.pk], f"{reverse('municipality_list')}?regionas={region.slug}"
                ),
            ),
            side.row(_("Population"), population),
            side.row(
                _("Care institutions"),
                lambda region: counted(
                    institutions[region.pk],
                    f"{listed}?regionas={region.slug}" if institutions[region.pk] else "",
                ),
            ),
        ],
    )


def _meetings(side: Side) -> Group:
    held: dict[int, set[tuple[dt.date, int]]] = defaultdict(set)
    tables: dict[int, set[tuple[dt.date, int]]] = defaultdict(set)
    published = Event.objects.published().order_by()
    columns = ("starts_on", "pk", "kind")
    hosted = published.filter(region__in=side.keys).values_list("region", *columns)
    invited = published.filter(guest_regions__in=side.keys).values_list("guest_regions", *columns)
    for rows in (hosted, invited):
        for region, starts_on, pk, kind in rows:
            held[region].add((starts_on, pk))
            if kind == Event.Kind.ROUND_TABLE:
                tables[region].add((starts_on, pk))
    newest = {max(some)[1] for found in (held, tables) for some in found.values()}
    events = Event.objects.for_list().in_bulk(newest)

    def last(found: dict[int, set[tuple[dt.date, int]]], region: Region) -> Cell:
        return event_cell(events[max(found[region.pk])[1]] if found.get(region.pk) else None)

    listed = reverse("events:event_list")
    return told(
        _("Meetings"),
        [
            side.row(
                _("Events"),
                lambda region: counted(
                    len(held[region.pk]), f"{listed}?regionas={region.slug}" if held[region.pk] else ""
                ),
            ),
            side.row(_("Last event"), lambda region: last(held, region)),
            side.row(_("Last round table"), lambda region: last(tables, region)),
        ],
    )


def _agreements(side: Side) -> Group:
    signed = Agreement.objects.signed().filter(municipality__region__in=side.keys).order_by()
    counts = dict(signed.values_list("municipality__region").annotate(Count("pk")))
    listed = reverse("municipalities:agreement_list")

    def agreement_count(region: Region) -> Cell:
        count = counts.get(region.pk, 0)
        return counted(count, f"{listed}?regionas={region.slug}&busena=pasirasyta" if count else "")

    made = (
        Commitment.objects.public()
        .order_by()
        .values_list(
            *("pk", "status", "event__region", "responsible_region", "responsible_municipality__region"),
            *("responsible_organisation__region", "responsible_organisation__municipality__region"),
        )
    )
    return told(
        _("Agreements and commitments"),
        [side.row(_("Agreements signed"), agreement_count), *promise_rows(side, made, "regionas")],
    )


def _services(side: Side, sizes: Counter[int]) -> Group:
    """Of each service, how many municipalities of the region provide it and how many do not."""
    statuses: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    provisions = side.known(ServiceProvision.objects).filter(municipality__region__in=side.keys)
    counts = provisions.order_by().values_list("service", "municipality__region", "status")
    for service, region, status, number in counts.annotate(Count("pk")):
        statuses[service, region][status] = number

    def cell(service: ServiceType, region: Region) -> Cell:
        found = statuses.get((service.pk, region.pk))
        if not found:
            return no_data()
        number = Counts.of(found, sizes[region.pk])
        unknown = _("no data: %(count)s") % {"count": number.unknown} if number.unknown else ""
        lacking = _("not provided: %(count)s") % {"count": number.lacking} if number.lacking else ""
        page = reverse("progress:service_detail", args=[service.slug])
        return Cell(
            _("provided by %(part)s of %(count)s") % {"part": number.provided, "count": number.total},
            key=(number.provided, number.lacking, number.unknown),
            detail="; ".join(filter(None, (lacking, unknown))),
            address=f"{page}?regionas={region.slug}",
        )

    services = ServiceType.objects.only("slug", "name", "name_en")
    return told(
        _("Services"),
        [side.row(named(one), cell, one) for one in services],
    )


def _plans(side: Side) -> Group:
    """What was found of the plans of the region as a whole, and of those of single municipalities."""
    facts = side.known(PlanFinding.objects)
    whole = list(facts.filter(region__in=side.keys).order_by("stated_on", "pk"))
    of_region = {(fact.criterion_id, fact.region_id): fact for fact in whole}
    shown = known_evidence(whole)
    single: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    of_the_years = F("plan__first_year").asc(nulls_first=True)
    latest_last = ("plan__municipality", "criterion", of_the_years, "stated_on", "pk")
    of_plans = facts.filter(plan__municipality__region__in=side.keys).order_by(*latest_last)
    verdicts = {
        (criterion, region, place): verdict
        for criterion, region, place, verdict in of_plans.values_list(
            "criterion", "plan__municipality__region", "plan__municipality", "verdict"
        )
    }
    for (criterion, region, _place), verdict in verdicts.items():
        single[criterion, region][verdict] += 1

    def cell(criterion: PlanCriterion, region: Region) -> Cell:
        fact, plans = of_region.get((criterion.pk, region.pk)), single.get((criterion.pk, region.pk))
        page = f"{region.get_absolute_url()}#planas"
        detail = _of_plans(plans) if plans else ""
        if fact is None:
            return Cell(detail, key=tuple(sorted(plans.items())), address=page) if plans else no_data()
        words, tone = UnmetCriterion.WORDS[fact.verdict]
        told_of = UnmetCriterion.of_region(fact) if fact.plans_read is not None else ""
        return Cell(
            str(words),
            tone=tone,
            key=(fact.verdict, fact.plans_meeting),
            detail="; ".join(filter(None, (told_of, detail))),
            address=page,
            as_of=fact.stated,
            is_old=was_old(fact.stated, side.last_day),
            is_sample=fact.is_sample,
            evidence=shown.get((fact.event_id, fact.source_id), ()),
        )

    criteria = PlanCriterion.objects.all()
    return told(_("Plans"), [side.row(named(one), cell, one) for one in criteria])


def _of_plans(plans: Counter[str]) -> str:
    """How many plans of single municipalities meet a criterion."""
    words: dict[str, Any] = {verdict: words for verdict, (words, _tone) in UnmetCriterion.WORDS.items()}
    found = [f"{words[verdict]}: {plans[verdict]}" for verdict in words if plans[verdict]]
    return _("single plans – %(found)s") % {"found": ", ".join(found)}
