"""Small worlds made by chance, and what is missing in them, reckoned without the code that is tested."""

import datetime as dt
import random
from decimal import Decimal

from django.utils import timezone

from events.models import Commitment, Event
from progress.models import IndicatorValue, PlanFinding, ServiceProvision, Target
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
    SourceFactory,
    TargetFactory,
)

LONG_AGO, LATELY = dt.date(2017, 5, 1), timezone.localdate() - dt.timedelta(days=30)
TO_COME = timezone.localdate() + dt.timedelta(days=30)
STATUSES = ("published", "published", "draft", "in_review")


class World:
    """Two regions of three municipalities, and by chance what is known of them."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - the same worlds every time
        self.regions = RegionFactory.create_batch(2)
        self.places = [MunicipalityFactory(region=region) for region in self.regions for _each in range(3)]
        self.services = ServiceTypeFactory.create_batch(2)
        self.criteria = PlanCriterionFactory.create_batch(2)
        self.indicators = [IndicatorFactory(direction="fewer"), IndicatorFactory(direction="more")]
        for place in self.places:
            self._know_services(place)
            self._know_plans(place)
            self._know_figures(place)
            self._know_meetings(place)
        for region in self.regions:
            for criterion in self.criteria:
                if self.chance.random() < 0.5:
                    met = self.chance.choice((0, 1, 3))
                    about = self._rests_on() | {"stated_on": self._day(), "verdict": "partly"}
                    PlanFindingFactory(
                        plan=None,
                        region=region,
                        criterion=criterion,
                        plans_read=3,
                        plans_meeting=met,
                        **about,
                    )

    def _day(self):
        return self.chance.choice((LONG_AGO, LATELY))

    def _event(self, place, **about):
        status = self.chance.choice(STATUSES)
        return EventFactory(status=status, region=place.region if place else self.regions[0], **about)

    def _rests_on(self):
        """A source, an event that may be a draft, or both."""
        return self.chance.choice(
            (
                {},
                {"event": self._event(None), "source": None},
                {"event": self._event(None), "source": SourceFactory()},
            )
        )

    def _know_services(self, place):
        for service in self.services:
            if self.chance.random() < 0.7:
                ServiceProvisionFactory(
                    municipality=place,
                    service=service,
                    status=self.chance.choice(ServiceProvision.Status.values),
                    stated_on=self._day(),
                    **self._rests_on(),
                )

    def _know_plans(self, place):
        for first_year in self.chance.sample((2016, 2020), self.chance.randrange(3)):
            plan = SocialServicesPlanFactory(municipality=place, first_year=first_year)
            for criterion in self.criteria:
                if self.chance.random() < 0.6:
                    PlanFindingFactory(
                        plan=plan,
                        criterion=criterion,
                        verdict=self.chance.choice(PlanFinding.Verdict.values),
                        stated_on=self._day(),
                        **self._rests_on(),
                    )

    def _know_figures(self, place):
        for indicator in self.indicators:
            for day in self.chance.sample((LONG_AGO, LATELY), self.chance.randrange(3)):
                value = Decimal(self.chance.randrange(4))
                IndicatorValueFactory(
                    indicator=indicator, municipality=place, period_on=day, value=value, **self._rests_on()
                )
            for day in self.chance.sample((LONG_AGO, TO_COME), self.chance.randrange(3)):
                TargetFactory(
                    indicator=indicator,
                    municipality=place,
                    due_on=day,
                    value=Decimal(self.chance.randrange(4)),
                    **self._rests_on(),
                )

    def _know_meetings(self, place):
        for _each in range(self.chance.randrange(3)):
            kind = self.chance.choice((Event.Kind.ROUND_TABLE, Event.Kind.TRAINING))
            is_host = self.chance.random() < 0.5
            there = {"host_municipality": place} if is_host else {"municipalities": [place]}
            self._event(place, kind=kind, starts_on=self.chance.choice((LONG_AGO, LATELY, TO_COME)), **there)
        for _each in range(self.chance.randrange(3)):
            body = OrganisationFactory(municipality=place)
            who = self.chance.choice(
                (
                    {"responsible_municipality": place},
                    {"responsible_municipality": None, "responsible_organisation": body},
                )
            )
            CommitmentFactory(
                event=self._event(place),
                status=self.chance.choice(("open", "in_progress", "dropped")),
                due_on=self.chance.choice((LONG_AGO, TO_COME, None)),
                **who,
            )


def is_readable(fact):
    """Whether everybody may read what the fact rests on."""
    return fact.source_id is not None or fact.event.status == "published"


def lacks_service(place, service):
    """Whether the service is not provided; None where nobody says."""
    for fact in ServiceProvision.objects.all():
        if (fact.municipality, fact.service) == (place, service) and is_readable(fact):
            return fact.status in {"none", "planned"}
    return None


def fails_criterion(place, criterion):
    """Whether the latest plan that was read does not wholly meet the criterion; None where nobody says."""
    readable = [fact for fact in PlanFinding.objects.filter(criterion=criterion) if is_readable(fact)]
    own = [fact for fact in readable if fact.plan and fact.plan.municipality == place]
    if own:
        return max(own, key=lambda fact: fact.plan.first_year).verdict != "yes"
    for fact in readable:
        if fact.region == place.region and fact.plans_meeting in {0, 3}:
            return fact.plans_meeting == 0
    return None


def misses_target(place, indicator):
    """Whether the latest value has not reached the next target; None where either is missing."""
    values = [
        row
        for row in IndicatorValue.objects.filter(indicator=indicator, municipality=place)
        if is_readable(row)
    ]
    goals = [
        row for row in Target.objects.filter(indicator=indicator, municipality=place) if is_readable(row)
    ]
    if not values or not goals:
        return None
    value = max(values, key=lambda row: row.period_on).value
    goal = max(goals, key=lambda row: row.due_on).value
    return value > goal if indicator.direction == "fewer" else value < goal


def is_late(place):
    """Whether a promise of the municipality or of a body of it is overdue."""
    return any(
        commitment.event.status == "published"
        and commitment.status in {"open", "in_progress"}
        and commitment.due_on is not None
        and commitment.due_on < timezone.localdate()
        and place
        in {
            commitment.responsible_municipality,
            commitment.responsible_organisation and commitment.responsible_organisation.municipality,
        }
        for commitment in Commitment.objects.all()
    )


def never_came(place):
    """Whether the municipality was at no round table that has been."""
    return not any(
        event.kind == "round_table"
        and event.status == "published"
        and event.starts_on <= timezone.localdate()
        and (event.host_municipality == place or place in event.municipalities.all())
        for event in Event.objects.all()
    )


def has_old_data(place):
    """Whether anything known last of the municipality is over a year old; None where nothing is known."""
    days = [
        fact.stated_on for fact in ServiceProvision.objects.filter(municipality=place) if is_readable(fact)
    ]
    days += [
        fact.stated_on for fact in PlanFinding.objects.filter(plan__municipality=place) if is_readable(fact)
    ]
    last = {}
    for row in IndicatorValue.objects.filter(municipality=place):
        if is_readable(row):
            last[row.indicator] = max(last.get(row.indicator, row.period_on), row.period_on)
    days += last.values()
    return LONG_AGO in days if days else None


def together(holds, *, all_of_them):
    """Whether the conditions hold; None where that is otherwise in another way that the unknown may be."""
    ways = [[]]
    for one in holds:
        ways = [[*way, value] for way in ways for value in ((True, False) if one is None else (one,))]
    verdicts = {all(way) if all_of_them else any(way) for way in ways}
    return verdicts.pop() if len(verdicts) == 1 else None
