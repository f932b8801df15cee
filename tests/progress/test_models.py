"""Facts: the rules that the database keeps of them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from progress.models import Fact, OfTerritory
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import (
    FactProposalFactory,
    ImportedFileFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MilestoneFactory,
    MunicipalityFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    SocialServicesPlanFactory,
    TargetFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2017, 9, 5)
DAY_BEFORE = dt.date(2017, 9, 4)
VALUE_KEY = ("indicator", "period_on")


def of_a_region(_row):
    return {"plan": None, "region": RegionFactory()}


def like_another_of_a_region(_row):
    other = PlanFindingFactory(plan=None, region=RegionFactory())
    return {"plan": None, "region": other.region, "criterion": other.criterion}


def two_territories(_row):
    municipality = MunicipalityFactory()
    return {"municipality": municipality, "region": municipality.region}


BREACHES = each(
    *(
        Breach(f"{model.__name__.lower()}_rests_on_an_event_or_a_source", factory_of(model), {"source": None})
        for model in Fact.__subclasses__()
    ),
    *(
        Breach(f"{model.__name__.lower()}_is_of_one_territory", factory_of(model), two_territories)
        for model in OfTerritory.__subclasses__()
    ),
    Breach("provision_stands_once", ServiceProvisionFactory, same=("municipality", "service")),
    Breach(
        "provision_since_only_where_provided", ServiceProvisionFactory, {"status": "none", "since_on": DAY}
    ),
    Breach("plan_has_a_title", SocialServicesPlanFactory, {"title": ""}, is_required=True),
    Breach(
        "plan_ends_no_earlier_than_it_starts",
        SocialServicesPlanFactory,
        {"first_year": 2018, "last_year": 2017},
    ),
    Breach(
        "plan_of_these_years_stands_once",
        SocialServicesPlanFactory,
        same=("municipality", "first_year", "last_year"),
    ),
    Breach("finding_is_of_a_plan_or_of_a_region", PlanFindingFactory, {"plan": None}),
    Breach(
        "finding_is_of_a_plan_or_of_a_region",
        PlanFindingFactory,
        lambda _row: {"region": RegionFactory()},
    ),
    Breach("finding_says_what_shows_it", PlanFindingFactory, {"words": ""}, is_required=True),
    Breach("finding_counts_the_plans_of_a_region", PlanFindingFactory, {"plans_read": 8, "plans_meeting": 1}),
    Breach(
        "finding_counts_the_plans_of_a_region",
        PlanFindingFactory,
        lambda row: of_a_region(row) | {"plans_read": 8, "plans_meeting": 9},
    ),
    Breach("finding_on_a_plan_stands_once", PlanFindingFactory, same=("plan", "criterion")),
    Breach(
        "finding_on_a_region_stands_once",
        PlanFindingFactory,
        like_another_of_a_region,
    ),
    Breach("indicator_has_a_name_and_a_unit", IndicatorFactory, {"unit": ""}, is_required=True),
    Breach("indicator_has_at_most_four_decimals", IndicatorFactory, {"decimals": 5}),
    Breach("indicator_bounds_are_in_order", IndicatorFactory, {"least": Decimal(2), "most": Decimal(2)}),
    Breach("value_without_a_period_is_undated", IndicatorValueFactory, {"period_on": None}),
    Breach(
        "value_period_ends_no_earlier_than_it_starts",
        IndicatorValueFactory,
        {"period_on": DAY, "until_on": DAY_BEFORE},
    ),
    Breach("value_chosen_says_why", IndicatorValueFactory, lambda _row: {"chosen_at": timezone.now()}),
    Breach("value_in_use_stands_once", IndicatorValueFactory, same=("indicator",)),
    Breach(
        "value_stands_once_in_its_source",
        IndicatorValueFactory,
        {"is_in_use": False},
        same=("indicator", "source"),
    ),
    Breach("target_of_a_day_stands_once", TargetFactory, same=("indicator",)),
    Breach("milestone_has_a_title", MilestoneFactory, {"title": ""}, is_required=True),
    Breach("proposal_says_what_it_proposes", FactProposalFactory, {"status": ""}),
    Breach("proposal_says_what_it_proposes", FactProposalFactory, {"kind": "value"}),
    Breach("proposal_says_what_it_proposes", FactProposalFactory, {"kind": "finding"}),
    Breach(
        "proposal_sent_back_says_why",
        FactProposalFactory,
        lambda _row: {"state": "returned", "answered_at": timezone.now()},
    ),
    Breach("proposal_answered_says_when", FactProposalFactory, {"state": "accepted"}),
    Breach("import_says_where_it_comes_from", ImportedFileFactory, {"publisher": ""}, is_required=True),
    Breach(
        "import_that_is_done_has_a_source",
        ImportedFileFactory,
        lambda _row: {"imported_at": timezone.now()},
    ),
)


@BREACHES
def test_database_refuses(breach):
    assert_refused_by_database(breach)


@BREACHES
def test_rule_is_explained(breach):
    assert_explained(breach)
