"""What is counted of each region: the same events and promises that its own page and the lists show."""

import datetime as dt

import pytest

from events.models import Commitment, Event
from events.region_counts import region_rows
from municipalities.partial_dates import Precision
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_guest_counts_an_event_too_and_a_host_counts_it_once():
    host, guest = factories.RegionFactory(), factories.RegionFactory()
    factories.EventFactory(region=host).guest_regions.set([host, guest])
    factories.DraftEventFactory(region=host).guest_regions.set([guest])

    counted = {row.region: row.events for row in region_rows()}

    assert counted == {host: 1, guest: 1}
    assert counted == {
        region: Event.objects.published().in_region(region).count() for region in (host, guest)
    }


def test_a_promise_counts_where_it_was_made_and_where_it_is_kept():
    here, there = factories.RegionFactory(), factories.RegionFactory()
    place = factories.MunicipalityFactory(region=there)
    late = {"due_on": dt.date(2018, 1, 1), "due_on_precision": Precision.DAY}
    factories.CommitmentFactory(
        event__region=here, responsible_organisation=None, responsible_municipality=place, **late
    )
    factories.CommitmentFactory(event__region=here)
    factories.CommitmentFactory(event__region=here, event__status="withdrawn")

    rows = {row.region: (row.unfinished, row.overdue) for row in region_rows()}
    counted = {region: rows[region] for region in (here, there)}

    public = Commitment.objects.public()
    assert counted == {here: (2, 1), there: (1, 1)}
    assert counted == {
        region: (
            public.in_region(region).unfinished().count(),
            public.in_region(region).overdue().count(),
        )
        for region in (here, there)
    }
