"""As many facts as the country may have: of 60 municipalities, 25 services, 20 indicators, 15 years."""

import datetime as dt
from decimal import Decimal

from django.core.management import call_command

from municipalities.models import Municipality, ServiceType
from progress.models import IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan, Target
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    IndicatorFactory,
    PlanCriterionFactory,
    SourceFactory,
)

INDICATORS, YEARS, CRITERIA = 20, range(2011, 2026), 4
STATUSES = ServiceProvision.Status.values


def fill_the_country():
    """Fill the database with facts of everything everywhere, and return the indicators and the criteria."""
    call_command("load_reference", verbosity=0)
    places, services = list(Municipality.objects.all()), list(ServiceType.objects.all())
    sources = SourceFactory.create_batch(8)
    indicators = IndicatorFactory.create_batch(INDICATORS, direction="more")
    criteria = PlanCriterionFactory.create_batch(CRITERIA)
    ServiceProvision.objects.bulk_create(
        ServiceProvision(
            municipality=place,
            service=service,
            status=STATUSES[(one + other) % len(STATUSES)],
            stated_on=dt.date(2025, 1 + other % 12, 1),
            source=sources[one % len(sources)],
        )
        for one, place in enumerate(places)
        for other, service in enumerate(services)
    )
    plans = SocialServicesPlan.objects.bulk_create(
        SocialServicesPlan(municipality=place, title="Planas", first_year=2025, source=sources[0])
        for place in places
    )
    PlanFinding.objects.bulk_create(
        PlanFinding(
            plan=plan,
            criterion=criterion,
            verdict=PlanFinding.Verdict.values[(one + other) % 3],
            words="Kas parašyta.",
            stated_on=dt.date(2025, 2, 1),
            source=sources[1],
        )
        for one, plan in enumerate(plans)
        for other, criterion in enumerate(criteria)
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator=indicator,
            municipality=place,
            period_on=dt.date(year, 1, 1),
            period_on_precision="year",
            value=Decimal(one + other + year % 7),
            source=sources[other % len(sources)],
        )
        for one, place in enumerate(places)
        for other, indicator in enumerate(indicators)
        for year in YEARS
    )
    Target.objects.bulk_create(
        Target(
            indicator=indicator,
            municipality=place,
            value=Decimal(400),
            due_on=dt.date(2030, 12, 31),
            source=sources[2],
        )
        for place in places
        for indicator in indicators
    )
    for place in places[::2]:
        event = EventFactory(kind="round_table", host_municipality=place, region=place.region)
        CommitmentFactory(event=event, responsible_municipality=place, due_on=dt.date(2020, 1, 1))
    return indicators, criteria
