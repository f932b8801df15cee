"""Facts as they stood on a day, and values in the order of their periods."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from municipalities.partial_dates import PartialDate
from progress.figures.series import evidence, latest, reached, series, targets
from progress.models import IndicatorValue, ServiceProvision, Target
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    RegionFactory,
    ServiceProvisionFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db


def written_on(row, day):
    """Say that the database kept the row's newest version on that day: its clock cannot be turned."""
    table = type(row).pgh_event_model._meta.db_table
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{table}" SET pgh_created_at = %s WHERE pgh_id = '  # noqa: S608 - a name of our own
            f'(SELECT max(pgh_id) FROM "{table}" WHERE pgh_obj_id = %s)',
            [moment, row.pk],
        )


def test_facts_are_known_as_they_stood_at_the_end_of_a_day():
    provision = ServiceProvisionFactory(status="pilot", since=PartialDate.parse("2017-09"))
    written_on(provision, dt.date(2026, 9, 1))
    provision.status = "permanent"
    provision.save()
    written_on(provision, dt.date(2026, 10, 1))
    pk = provision.pk
    provision.delete()

    def known(day):
        rows = ServiceProvision.objects.known_on(day).public().for_list()
        return [(row.pgh_obj_id, row.status, row.since.isoformat()) for row in rows]

    assert known(dt.date(2026, 8, 31)) == []
    assert known(dt.date(2026, 9, 1)) == [(pk, "pilot", "2017-09")]
    assert known(dt.date(2026, 9, 30)) == [(pk, "pilot", "2017-09")]
    assert known(dt.date(2026, 10, 1)) == [(pk, "permanent", "2017-09")]
    assert known(timezone.localdate()) == []
    assert list(ServiceProvision.objects.known_on(None)) == []


def test_a_fact_whose_event_nobody_may_read_is_not_public():
    shown = ServiceProvisionFactory(event=EventFactory(), source=None)
    ServiceProvisionFactory(event=DraftEventFactory(), source=None)
    rests_on_both = ServiceProvisionFactory(event=DraftEventFactory())

    assert set(ServiceProvision.objects.public()) == {shown, rests_on_both}


def test_series_are_in_the_order_of_their_periods_and_of_their_territories(django_assert_num_queries):
    indicator, region = IndicatorFactory(), RegionFactory()
    municipality = MunicipalityFactory(region=region)
    for period, value, place in (
        ("2017", 3, {}),
        ("2016-12-31", 4, {}),
        ("2016", 5, {"region": region}),
        ("2016", 6, {"municipality": municipality}),
    ):
        IndicatorValueFactory(
            indicator=indicator, period=PartialDate.parse(period), value=Decimal(value), **place
        )
    IndicatorValueFactory(indicator=indicator, period_on=None, quality="undated", value=Decimal(7))

    with django_assert_num_queries(2):
        found = series(IndicatorValue.objects.all())
        newest = latest(IndicatorValue.objects.all())

    assert {key: [figure.value for figure in figures] for key, figures in found.items()} == {
        (indicator.pk, "LT"): [4, 3, 7],
        (indicator.pk, region.code): [5],
        (indicator.pk, municipality.code): [6],
    }
    assert newest[indicator.pk, "LT"].value == 3
    assert newest[indicator.pk, "LT"].period.isoformat() == "2017"


def test_series_of_a_day_are_those_that_were_known_then():
    value = IndicatorValueFactory(value=Decimal(4))
    written_on(value, dt.date(2026, 9, 1))
    value.value = Decimal(5)
    value.save()

    found = latest(IndicatorValue.objects.known_on(dt.date(2026, 9, 1)))

    assert [(figure.pk, figure.value) for figure in found.values()] == [(value.pk, 4)]


@time_machine.travel("2018-01-01 12:00:00+02:00")
@pytest.mark.parametrize(
    ("period", "is_old"), [("2016", True), ("2017", False), ("2016-12", True), ("2017-01", False)]
)
def test_a_figure_is_old_a_year_after_the_last_day_of_its_period(period, is_old):
    IndicatorValueFactory(period=PartialDate.parse(period))

    (figure,) = latest(IndicatorValue.objects.all()).values()

    assert figure.is_stale is is_old


@pytest.mark.parametrize(
    ("direction", "value", "is_reached"), [("fewer", 0, True), ("fewer", 1, False), ("more", 1, True)]
)
def test_a_target_is_reached_in_the_direction_of_progress(direction, value, is_reached):
    indicator = IndicatorFactory(direction=direction)
    IndicatorValueFactory(indicator=indicator, value=Decimal(value))
    TargetFactory(indicator=indicator, value=Decimal(0) if direction == "fewer" else Decimal(1))

    figure = latest(IndicatorValue.objects.all())[indicator.pk, "LT"]
    (target,) = targets(Target.objects.all())[indicator.pk, "LT"]

    assert reached(indicator, figure, target) is is_reached
    assert reached(indicator, None, target) is None


def test_evidence_is_the_event_or_else_the_source(django_assert_num_queries):
    event = EventFactory()
    by_event = IndicatorValueFactory(event=event, source=None)
    by_source = IndicatorValueFactory()

    with django_assert_num_queries(2):
        found = evidence([by_event, by_source])

    assert found == {(event.pk, None): event, (None, by_source.source_id): by_source.source}


def test_evidence_is_the_source_where_nobody_may_read_the_event():
    of_both = IndicatorValueFactory(event=DraftEventFactory())
    of_a_draft = IndicatorValueFactory(event=DraftEventFactory(), source=None)

    found = evidence([of_both, of_a_draft])

    assert found == {(of_both.event_id, of_both.source_id): of_both.source}
