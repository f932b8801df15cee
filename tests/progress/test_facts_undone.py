import pytest

from progress.actions import CannotBeUndone, FactChangedMeanwhile, newest_version, undo_last_change
from progress.models import IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan
from tests.factories import (
    IndicatorValueFactory,
    PlanFindingFactory,
    ServiceProvisionFactory,
    SocialServicesPlanFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def undo(fact):
    return undo_last_change(fact=fact, seen=newest_version(fact).pgh_id)


def test_what_was_just_added_is_gone():
    row = ServiceProvisionFactory()

    left = undo(row)

    assert left is None
    assert not ServiceProvision.objects.exists()


def test_what_was_changed_is_as_it_was_of_the_record_too():
    row = ServiceProvisionFactory(status="pilot", note="Buvo.", origin="record", record_key="alytus")
    row.status, row.note, row.origin = "permanent", "Yra.", "portal"
    row.save()

    left = undo(row)

    assert (left.pk, left.status, left.note, left.origin) == (row.pk, "pilot", "Buvo.", "record")
    assert ServiceProvision.objects.get().status == "pilot"


def test_undone_twice_the_change_is_back():
    row = ServiceProvisionFactory(status="pilot")
    row.status = "permanent"
    row.save()

    undo(row)
    left = undo(row)

    assert left.status == "permanent"


def test_what_was_deleted_stands_again_under_its_own_number():
    row = ServiceProvisionFactory(status="pilot")
    pk = row.pk
    ServiceProvision.objects.all().delete()

    undo(ServiceProvision(municipality=row.municipality, service=row.service))

    stands = ServiceProvision.objects.get()
    assert (stands.pk, stands.status, stands.source) == (pk, "pilot", row.source)


def test_only_what_was_seen_is_undone():
    row = ServiceProvisionFactory()

    with pytest.raises(FactChangedMeanwhile):
        undo_last_change(fact=row, seen=newest_version(row).pgh_id - 1)

    assert ServiceProvision.objects.exists()


def test_what_never_was_cannot_be_undone():
    row = ServiceProvisionFactory.build(
        municipality=SocialServicesPlanFactory().municipality, service=ServiceProvisionFactory().service
    )

    with pytest.raises(CannotBeUndone):
        undo_last_change(fact=row, seen=0)


def test_what_rested_on_something_deleted_since_cannot_come_back():
    row = ServiceProvisionFactory()
    gone = row.source
    row.source = SourceFactory()
    row.save()
    gone.delete()

    with pytest.raises(CannotBeUndone):
        undo(row)

    assert ServiceProvision.objects.get().source == row.source


def test_change_of_which_nothing_older_is_kept_cannot_be_undone():
    row = ServiceProvisionFactory()
    ServiceProvision.objects.update(status="planned")
    ServiceProvision.pgh_event_model.objects.filter(pgh_label="insert").delete()

    with pytest.raises(CannotBeUndone):
        undo(row)


def test_plan_with_findings_stays():
    plan = SocialServicesPlanFactory()
    seen = newest_version(plan).pgh_id
    PlanFindingFactory(plan=plan)

    with pytest.raises(CannotBeUndone):
        undo_last_change(fact=plan, seen=seen)

    assert SocialServicesPlan.objects.exists()


def test_finding_is_undone():
    finding = PlanFindingFactory(verdict="no")
    PlanFinding.objects.update(verdict="yes")

    assert undo(finding).verdict == "no"


def test_undoing_a_value_leaves_the_choice_among_contradictions_alone():
    value = IndicatorValueFactory(value=10)
    IndicatorValue.objects.update(value=12)
    IndicatorValue.objects.update(is_in_use=False)
    rival = IndicatorValueFactory(indicator=value.indicator, value=11)

    left = undo(value)

    assert (left.value, left.is_in_use) == (12, False)
    assert list(IndicatorValue.objects.in_use()) == [rival]


def test_deleted_value_comes_back_beside_the_one_that_is_in_use_since():
    value = IndicatorValueFactory(value=10)
    pk = value.pk
    value.delete()
    rival = IndicatorValueFactory(indicator=value.indicator, value=11)
    value.pk = pk

    left = undo(value)

    assert (left.pk, left.is_in_use) == (pk, False)
    assert list(IndicatorValue.objects.in_use()) == [rival]


def test_deleted_value_comes_back_into_use_where_there_is_no_other():
    value = IndicatorValueFactory(value=10)
    pk = value.pk
    value.delete()
    value.pk = pk

    left = undo(value)

    assert (left.pk, left.value, left.is_in_use) == (pk, 10, True)
