"""How far municipalities have come in the sample: services, plans with findings, milestones, proposals."""

import datetime as dt

from django.utils.text import slugify

from events.sample.cast import Dice, Rows, as_known, sample_key, some_day
from municipalities.models import Municipality, ServiceType
from municipalities.partial_dates import PartialDate
from progress.models import (
    FactProposal,
    Milestone,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
)
from progress.sample import words
from progress.sample.ground import Ground

FIRST_DAY, LAST_DAY = dt.date(2019, 1, 1), dt.date(2026, 9, 30)
STATUSES = ServiceProvision.Status.values
# How far services have come at most places: from those hardly begun to those that are everywhere.
WEIGHTS = ((55, 30, 10, 5), (35, 25, 20, 20), (20, 20, 25, 35), (8, 12, 20, 60), (2, 5, 13, 80))
PLANS = ((2022, 2024), (2025, 2027))
PROPOSALS = 12
# Out of a hundred pairs of a municipality and a service nothing is known of so many; so many plans and
# findings are there; and so many provided services have a provider, and are paid by somebody known.
UNKNOWN, PLANNED, READ, HAVE_PROVIDER, HAVE_FUNDING = 15, 80, 85, 70, 80


def add_steps(ground: Ground, seed: int, rows: Rows) -> None:
    """Make all of it."""
    _provisions(ground, seed, rows)
    _plans(ground, seed, rows)
    _milestones(ground, seed, rows)
    _proposals(ground, seed, rows)


def _provisions(ground: Ground, seed: int, rows: Rows) -> None:
    known = set(ServiceProvision.objects.values_list("municipality", "service"))
    number = 0
    for service in ground.services:
        rng = Dice(f"{seed}:service:{service.key}")
        weights = rng.choice(WEIGHTS)
        for place in ground.municipalities:
            # Thrown for every pair, so that what the record knows changes nothing else.
            provision = _provision(ground, rng, place, service, weights)
            is_unknown = rng.chance(UNKNOWN)
            number += 1
            if not is_unknown and (place.pk, service.pk) not in known:
                provision.record_key = sample_key("provision", number)["record_key"]
                rows.add(provision)


def _provision(
    ground: Ground, rng: Dice, place: Municipality, service: ServiceType, weights: tuple[int, ...]
) -> ServiceProvision:
    status = rng.choices(STATUSES, weights)[0]
    evidence = ground.evidence(rng, place)
    stated = (
        evidence["event"].starts if "event" in evidence else as_known(rng, some_day(rng, FIRST_DAY, LAST_DAY))
    )
    provision = ServiceProvision(
        origin="sample",
        municipality=place,
        service=service,
        status=status,
        stated=stated,
        note=words.NOTE if rng.chance(15) else "",
        **evidence,
    )
    provided = status in ServiceProvision.PROVIDED
    since = as_known(rng, stated.on - dt.timedelta(days=rng.randrange(40, 1500)))
    providers = ground.providers.get(place.pk)
    provider = rng.choice(providers) if providers and rng.chance(HAVE_PROVIDER) else None
    funding = rng.choice(ServiceProvision.Funding.values) if rng.chance(HAVE_FUNDING) else ""
    if provided:
        provision.since, provision.provider, provision.funding = since, provider, funding
    return provision


def _plans(ground: Ground, seed: int, rows: Rows) -> None:
    rng = Dice(f"{seed}:plans")
    criteria = ground.criteria or [rows.add(_criterion(number)) for number in range(len(words.CRITERIA))]
    for place in ground.municipalities:
        for first, last in PLANS:
            if not rng.chance(PLANNED):
                continue
            approved = PartialDate(some_day(rng, dt.date(first - 1, 10, 1), dt.date(first, 2, 28)))
            plan = rows.add(
                SocialServicesPlan(
                    **sample_key("plan", len(rows.by_model[SocialServicesPlan])),
                    municipality=place,
                    title=f"{place.genitive} savivaldybės {first}–{last} m. planas (pavyzdys)",
                    first_year=first,
                    last_year=last,
                    approved=approved,
                    url=f"https://pavyzdys.example/planai/{slugify(place.code)}-{first}",
                    **ground.evidence(rng, place),
                )
            )
            for criterion in criteria:
                if rng.chance(READ):
                    finding = rows.add(_finding(rng, plan, criterion, len(rows.by_model[PlanFinding])))
                    finding.event, finding.source = plan.event, plan.source
    for region in rng.sample(ground.regions, min(3, len(ground.regions))):
        read = sum(place.region_id == region.pk for place in ground.municipalities)
        rows.add(
            PlanFinding(
                **sample_key("finding", len(rows.by_model[PlanFinding])),
                region=region,
                criterion=rng.choice(criteria),
                verdict="partly",
                words=words.FINDING_OF_A_REGION,
                plans_meeting=rng.randrange(read + 1),
                plans_read=read,
                stated=PartialDate(some_day(rng, FIRST_DAY, LAST_DAY)),
                source=rng.choice(ground.sources),
            )
        )


def _criterion(number: int) -> PlanCriterion:
    name, name_en, question, question_en = words.CRITERIA[number]
    return PlanCriterion(
        **sample_key("criterion", number),
        slug=f"pavyzdys-{number + 1}",
        name=f"{name} (pavyzdys)",
        name_en=f"{name_en} (sample)",
        question=question,
        question_en=question_en,
        position=number + 1,
    )


def _finding(rng: Dice, plan: SocialServicesPlan, criterion: PlanCriterion, number: int) -> PlanFinding:
    verdict = rng.choices(PlanFinding.Verdict.values, [40, 35, 25])[0]
    approved = plan.approved.on if plan.approved else FIRST_DAY
    return PlanFinding(
        **sample_key("finding", number),
        plan=plan,
        criterion=criterion,
        verdict=verdict,
        words=rng.choice(words.FINDINGS[verdict]),
        stated=PartialDate(approved + dt.timedelta(days=rng.randrange(10, 500))),
    )


def _milestones(ground: Ground, seed: int, rows: Rows) -> None:
    rng = Dice(f"{seed}:milestones")
    for number, (kind, title, title_en) in enumerate(words.MILESTONES):
        rows.add(
            Milestone(
                **sample_key("milestone", number),
                kind=kind,
                dated=PartialDate(some_day(rng, FIRST_DAY, LAST_DAY)),
                title=f"{title} (pavyzdys)",
                title_en=f"{title_en} (sample)",
                text=words.NOTE,
                source=rng.choice(ground.sources),
            )
        )


def _proposals(ground: Ground, seed: int, rows: Rows) -> None:
    """Make a few that wait and a few that were sent back; nobody in particular has proposed them."""
    rng = Dice(f"{seed}:proposals")
    places = [place for place in ground.municipalities if ground.events.get(place.pk)]
    for number, place in enumerate(rng.sample(places, min(PROPOSALS, len(places)))):
        is_returned = number % 4 == 0
        event = rng.choice(ground.events[place.pk])
        rows.add(
            FactProposal(
                event=event,
                municipality=place,
                kind=FactProposal.Kind.SERVICE,
                service=rng.choice(ground.services),
                status=rng.choice(STATUSES),
                words=words.NOTE,
                state=FactProposal.State.RETURNED if is_returned else FactProposal.State.WAITING,
                answered_at=dt.datetime.combine(LAST_DAY, dt.time(9), dt.UTC) if is_returned else None,
                answer=words.RETURNED if is_returned else "",
            )
        )
