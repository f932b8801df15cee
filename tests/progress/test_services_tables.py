"""The tables of services and plans: what their cells say, and what is taken away from their pages."""

import csv
import datetime as dt
import io

import pytest
import time_machine
from django.urls import reverse

from municipalities.partial_dates import PartialDate
from progress.templatetags import services as tags
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def taken(client, address, **asked):
    """The lines of the table as CSV, without their headings."""
    file = b"".join(client.get(address, asked | {"formatas": "csv"}))
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))[1:]


def test_the_catalogue_is_taken_away_without_noughts_of_what_nobody_knows(client):
    known, unknown = ServiceTypeFactory(name="a"), ServiceTypeFactory(name="b")
    provision = ServiceProvisionFactory(service=known, status="pilot")
    CommitmentFactory(services=[unknown], responsible_municipality=provision.municipality)

    lines = taken(client, reverse("progress:service_list"))

    assert [line[:7] for line in lines] == [
        ["A", "0", "1", "0", "0", "0", "0"],
        ["B", "", "", "", "", "1", "1"],
    ]


def test_what_was_known_when_is_taken_away(client):
    provision = ServiceProvisionFactory(
        status="pilot",
        provider=OrganisationFactory(name="Namai"),
        funding="project",
        note="Kol kas bandoma.",
        since=PartialDate.parse("2016-11"),
    )
    provision.status = "permanent"
    provision.save()

    lines = taken(client, provision.get_absolute_url())

    assert [line[2:9] for line in lines] == [
        [status, "2016-11", "Namai", "projekto lėšos", "2017-09-05", "taip", "Kol kas bandoma."]
        for status in ("pastovi", "bandoma")
    ]


def test_findings_on_a_regions_plans_are_taken_away(client):
    region = RegionFactory()
    PlanFindingFactory(plan=None, region=region, plans_meeting=1, plans_read=8)

    ((_criterion, about, verdict, meeting, read, *_rest),) = taken(
        client, region.get_absolute_url(), lentele="planai"
    )

    assert (about, verdict, meeting, read) == (region.name, "taip", "1", "8")


@time_machine.travel("2018-01-01 12:00:00+02:00")
def test_a_cell_says_how_its_date_is_known_and_whether_it_is_old(client):
    service = ServiceTypeFactory()
    inferred = PartialDate(dt.date(2017, 9, 5), is_inferred=True, basis="iš numerio")
    ServiceProvisionFactory(
        service=service, stated=inferred, source=SourceFactory(published_on=dt.date(2017, 9, 6))
    )
    fresh = client.get(service.get_absolute_url()).text
    ServiceProvisionFactory(service=service, stated_on=dt.date(2016, 9, 5))
    old = client.get(service.get_absolute_url()).text

    assert (
        '<time datetime="2017-09-05">2017 m. rugsėjo 5 d.</time> <span class="inferred">numanoma</span>'
        in fresh
    )
    assert '<span class="fine">2017 m. rugsėjo 6 d.</span>' in fresh
    assert ("daugiau kaip metų senumo" in fresh, "daugiau kaip metų senumo" in old) == (False, True)


def test_a_cell_names_who_provides_and_who_pays_as_far_as_anybody_says(client):
    service, namai = ServiceTypeFactory(), OrganisationFactory(name="Namai")
    region = RegionFactory()
    for number, (provider, funding) in enumerate(
        ((namai, "state"), (namai, ""), (None, "state"), (None, ""))
    ):
        place = MunicipalityFactory(region=region, name=f"Savivaldybė {number}")
        ServiceProvisionFactory(service=service, municipality=place, provider=provider, funding=funding)

    rows = client.get(service.get_absolute_url()).context["rows"]

    link = f'<a href="{namai.get_absolute_url()}">Namai</a>'
    paid = '<span class="fine">finansavimas: valstybės biudžetas</span>'
    assert [tags.provider(row.provision, row.provider).strip() for row in rows] == [
        f"{link} {paid}",
        link,
        paid,
        '<span class="unknown">nenurodyta</span>',
    ]


def test_a_promise_of_a_whole_region_says_so():
    region = RegionFactory(stem="Šiaulių")
    promise = CommitmentFactory(responsible_municipality=None, responsible_region=region)
    late = CommitmentFactory(event=EventFactory(), due_on=dt.date(2017, 1, 1))

    assert tags.made_by(promise) == "Šiaulių regiono savivaldybės"
    assert tags.promise_status(promise) == '<span class="status status-open">atviras</span>'
    assert tags.promise_status(late) == '<span class="status status-late">vėluoja</span>'
    assert tags.shown_by(None) == ""


def test_there_is_one_page_of_services(client):
    assert client.get(reverse("progress:service_list"), {"puslapis": 2}).status_code == 404
