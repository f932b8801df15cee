import datetime as dt
from decimal import Decimal

import pytest

from municipalities.models import Source
from municipalities.partial_dates import PartialDate
from progress.actions import (
    Evidence,
    FactChangedMeanwhile,
    PlanHasFindings,
    SaidOfFinding,
    SaidOfPlan,
    SaidOfService,
    SaidOfValue,
    choose_value,
    newest_version,
    remove_fact,
    set_finding,
    set_plan,
    set_provision,
    set_value,
    source_said,
)
from progress.models import IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan, Target
from tests.factories import (
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
    UserFactory,
)

pytestmark = pytest.mark.django_db

DAY = PartialDate(dt.date(2017, 9, 5))
YEAR = PartialDate.parse("2016")


def provision_said(status="pilot", **more):
    return SaidOfService(status=status, stated=DAY, **more)


# ---- Services


def test_set_provision_writes_what_was_not_known():
    municipality, service, event = MunicipalityFactory(), ServiceTypeFactory(), EventFactory()
    provider = OrganisationFactory()
    said = provision_said(
        since=PartialDate.parse("2016-11"), provider=provider, funding="project", note="Nuo lapkričio."
    )

    set_provision(municipality=municipality, service=service, said=said, evidence=Evidence(event=event))

    row = ServiceProvision.objects.get()
    assert (row.municipality, row.service, row.event, row.source) == (municipality, service, event, None)
    assert (row.status, row.stated, row.since) == ("pilot", DAY, PartialDate.parse("2016-11"))
    assert (row.provider, row.funding, row.note) == (provider, "project", "Nuo lapkričio.")


def test_set_provision_changes_what_stands_and_makes_a_row_of_the_record_our_own():
    row = ServiceProvisionFactory(status="pilot", origin="record", record_key="alytus")
    source = SourceFactory()

    set_provision(
        municipality=row.municipality,
        service=row.service,
        said=provision_said("permanent"),
        evidence=Evidence(source=source),
        seen=newest_version(row).pgh_id,
    )

    row.refresh_from_db()
    assert (row.status, row.source, row.origin, row.record_key) == ("permanent", source, "portal", "alytus")


def test_what_is_no_news_is_not_written_whatever_was_seen():
    row = ServiceProvisionFactory(status="pilot", origin="record", record_key="alytus")
    version = newest_version(row).pgh_id

    set_provision(
        municipality=row.municipality,
        service=row.service,
        said=provision_said(),
        evidence=Evidence(source=row.source),
        seen=0,
    )

    row.refresh_from_db()
    assert (newest_version(row).pgh_id, row.origin) == (version, "record")


def test_nobody_writes_over_what_they_have_not_seen():
    row = ServiceProvisionFactory(status="pilot")
    seen = newest_version(row).pgh_id
    ServiceProvision.objects.update(status="planned")

    with pytest.raises(FactChangedMeanwhile) as refused:
        set_provision(
            municipality=row.municipality,
            service=row.service,
            said=provision_said("permanent"),
            evidence=Evidence(source=row.source),
            seen=seen,
        )

    row.refresh_from_db()
    assert (row.status, refused.value.version.status) == ("planned", "planned")


def test_nobody_writes_where_somebody_has_just_deleted():
    row = ServiceProvisionFactory()
    seen = newest_version(row).pgh_id
    ServiceProvision.objects.all().delete()

    with pytest.raises(FactChangedMeanwhile) as refused:
        set_provision(
            municipality=row.municipality,
            service=row.service,
            said=provision_said(),
            evidence=Evidence(source=row.source),
            seen=seen,
        )

    assert refused.value.version.pgh_label == "delete"


# ---- Plans and findings


def test_set_plan_adds_one_and_changes_it():
    municipality, source = MunicipalityFactory(), SourceFactory()
    said = SaidOfPlan(title="Planas", first_year=2017, last_year=2019, approved=DAY)

    plan = set_plan(municipality=municipality, said=said, evidence=Evidence(source=source))
    set_plan(
        municipality=municipality,
        said=SaidOfPlan(title="Kitas", first_year=2017),
        evidence=Evidence(source=source),
        plan=plan,
        seen=newest_version(plan).pgh_id,
    )

    stands = SocialServicesPlan.objects.get()
    assert (stands.pk, stands.title, stands.first_year, stands.last_year) == (plan.pk, "Kitas", 2017, None)
    assert stands.approved is None


def test_set_plan_says_when_the_plan_is_gone():
    plan = SocialServicesPlanFactory()
    SocialServicesPlan.objects.all().delete()

    with pytest.raises(FactChangedMeanwhile) as refused:
        set_plan(
            municipality=plan.municipality,
            said=SaidOfPlan(title="Planas"),
            evidence=Evidence(source=plan.source),
            plan=plan,
        )

    assert refused.value.version.pgh_label == "delete"


def test_set_finding_adds_one_and_changes_it():
    plan, criterion, event = SocialServicesPlanFactory(), PlanCriterionFactory(), EventFactory()

    for verdict in ("no", "partly"):
        set_finding(
            plan=plan,
            criterion=criterion,
            said=SaidOfFinding(verdict=verdict, words="Kas parašyta.", stated=DAY),
            evidence=Evidence(event=event),
        )

    finding = PlanFinding.objects.get()
    assert (finding.plan, finding.criterion, finding.verdict) == (plan, criterion, "partly")


# ---- Values


def value_said(number, period=YEAR):
    return SaidOfValue(value=Decimal(number), period=period)


@pytest.mark.parametrize("make", [RegionFactory, MunicipalityFactory, lambda: None])
def test_set_value_of_each_kind_of_territory(make):
    indicator, territory, source = IndicatorFactory(), make(), SourceFactory()

    set_value(
        indicator=indicator, territory=territory, said=value_said("7.5"), evidence=Evidence(source=source)
    )

    value = IndicatorValue.objects.get()
    assert (value.territory, value.value, value.period) == (territory, Decimal("7.5"), YEAR)
    assert value.is_in_use


def test_value_of_another_source_stands_beside_and_is_not_in_use():
    value = IndicatorValueFactory(period_on=dt.date(2016, 1, 1), period_on_precision="year")
    other = SourceFactory()

    set_value(indicator=value.indicator, territory=None, said=value_said(12), evidence=Evidence(source=other))

    rows = IndicatorValue.objects.order_by("pk").values_list("source", "value", "is_in_use")
    assert list(rows) == [(value.source_id, 10, True), (other.pk, 12, False)]


def test_value_of_the_same_source_is_corrected_by_whoever_has_seen_it():
    value = IndicatorValueFactory(period_on=dt.date(2016, 1, 1), period_on_precision="year")
    facts = {"indicator": value.indicator, "territory": None, "evidence": Evidence(source=value.source)}

    with pytest.raises(FactChangedMeanwhile):
        set_value(said=value_said(12), seen=0, **facts)
    set_value(said=value_said(12), seen=newest_version(value).pgh_id, **facts)

    assert IndicatorValue.objects.get().value == 12


def test_choose_value_puts_one_to_use_and_says_by_whom_and_why():
    value = IndicatorValueFactory(chosen_because="Pirma.", chosen_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    other = IndicatorValueFactory(
        indicator=value.indicator, value=12, is_in_use=False, origin="record", record_key="k"
    )
    elsewhere = IndicatorValueFactory(indicator=value.indicator, period_on=dt.date(2015, 12, 31))
    user = UserFactory()

    choose_value(value=other, because="Naujesnis šaltinis.", user=user)

    for row in (value, other, elsewhere):
        row.refresh_from_db()
    assert (value.is_in_use, value.chosen_at, value.chosen_because) == (False, None, "")
    assert (other.is_in_use, other.chosen_by, other.chosen_because) == (True, user, "Naujesnis šaltinis.")
    assert other.origin == "portal"
    assert elsewhere.is_in_use


def test_choosing_again_for_the_same_reason_changes_nothing():
    value = IndicatorValueFactory()
    user = UserFactory()
    choose_value(value=value, because="Taip.", user=user)
    version = newest_version(value).pgh_id

    choose_value(value=value, because="Taip.", user=UserFactory())

    assert newest_version(value).pgh_id == version
    assert IndicatorValue.objects.get().chosen_by == user


# ---- Taking away


def test_remove_fact_leaves_nothing_but_its_history():
    row = ServiceProvisionFactory()

    remove_fact(fact=row, seen=newest_version(row).pgh_id)
    remove_fact(fact=row, seen=0)

    assert not ServiceProvision.objects.exists()
    assert newest_version(row).pgh_label == "delete"


def test_remove_fact_refuses_what_was_changed_meanwhile():
    row = ServiceProvisionFactory()

    with pytest.raises(FactChangedMeanwhile):
        remove_fact(fact=row, seen=0)

    assert ServiceProvision.objects.exists()


def test_plan_with_findings_is_not_removed():
    finding = PlanFindingFactory()

    with pytest.raises(PlanHasFindings):
        remove_fact(fact=finding.plan)

    assert PlanFinding.objects.exists()


def test_finding_of_a_region_is_removed():
    finding = PlanFindingFactory(plan=None, region=RegionFactory())

    remove_fact(fact=finding, seen=newest_version(finding).pgh_id)

    assert not PlanFinding.objects.exists()


def test_where_the_value_in_use_is_removed_the_oldest_of_the_rest_comes_into_use():
    value = IndicatorValueFactory()
    rest = [IndicatorValueFactory(indicator=value.indicator, is_in_use=False) for _ in range(2)]

    remove_fact(fact=value)

    assert list(IndicatorValue.objects.in_use()) == rest[:1]


def test_targets_are_not_edited_here():
    with pytest.raises(TypeError):
        remove_fact(fact=Target())


# ---- Sources


def test_source_of_an_address_stands_once():
    known = SourceFactory(url="https://example.org/ataskaita")

    same = source_said(publisher="Kas nors", title="Kitas", url="https://example.org/ataskaita")
    new = source_said(publisher="Kas nors", title="Kitas", url="https://example.org/kita", published=DAY)

    assert (same, new.published) == (known, DAY)
    assert Source.objects.count() == 2


def test_source_without_an_address_stands_once_by_its_name():
    facts = {"publisher": "Savivaldybė", "title": "Raštas"}

    first, again = source_said(**facts), source_said(**facts)

    assert (first, first.url) == (again, "")
