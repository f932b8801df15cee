"""A page goes on to be found where it once was."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import Event
from municipalities.models import Organisation
from tests.factories import (
    CareInstitutionFactory,
    DraftEventFactory,
    EventFactory,
    FundingProjectFactory,
    MunicipalityFactory,
    OrganisationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
MAKERS = {
    "region": RegionFactory,
    "municipality": MunicipalityFactory,
    "organisation": OrganisationFactory,
    "project": FundingProjectFactory,
}


def change(row, **values):
    """Save the row with other values."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_event_is_found_by_the_address_that_it_had(client, prefix):
    event = EventFactory(slug="senas", starts_on=dt.date(2017, 6, 22))
    change(event, slug="naujas", starts_on=dt.date(2018, 1, 2))

    page = client.get(f"{prefix}/renginiai/2017/senas/")
    picture = client.get(f"{prefix}/renginiai/2017/senas/paveikslas.png")

    assert (page.status_code, page["Location"]) == (301, f"{prefix}/renginiai/2018/naujas/")
    assert (picture.status_code, picture["Location"]) == (301, f"{page['Location']}paveikslas.png")
    assert client.get(page["Location"]).status_code == 200


def test_event_is_not_found_by_an_address_that_the_public_never_read(client):
    event = DraftEventFactory(slug="juodrastis", title="Tyla")
    change(
        event,
        slug="paskelbtas",
        status="published",
        starts_on=dt.date(2017, 1, 1),
        lead="Apie.",
        is_nationwide=True,
    )

    assert client.get("/renginiai/2017/juodrastis/").status_code == 404
    assert client.get("/renginiai/2017/paskelbtas/").status_code == 200


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_event_that_is_hidden_now_is_not_found_by_its_former_address(client, status):
    event = EventFactory(slug="senas", starts_on=dt.date(2017, 6, 22))
    change(event, slug="naujas", status=status)

    response = client.get("/renginiai/2017/senas/")

    assert response.status_code == 404
    assert "naujas" not in response.text


def test_withdrawn_event_is_gone_under_its_former_address_too(client):
    event = EventFactory(slug="senas", starts_on=dt.date(2017, 6, 22))
    change(event, slug="naujas", status=Event.Status.WITHDRAWN, withdrawn_at=timezone.now())

    response = client.get("/renginiai/2017/senas/", follow=True)

    assert response.redirect_chain == [("/renginiai/2017/naujas/", 301)]
    assert response.status_code == 410


def test_address_that_two_events_had_leads_to_the_later_of_them(client):
    for slug in ("pirmas", "antras"):
        change(EventFactory(slug="bendras", starts_on=dt.date(2017, 6, 22)), slug=slug)

    assert client.get("/renginiai/2017/bendras/")["Location"] == "/renginiai/2017/antras/"


@pytest.mark.parametrize("kind", MAKERS)
def test_row_is_found_by_the_address_that_it_had(client, kind):
    row = MAKERS[kind](slug="senas")
    before = row.get_absolute_url()
    change(row, slug="naujas")

    response = client.get(before)

    assert (response.status_code, response["Location"]) == (301, row.get_absolute_url())
    assert client.get(before.replace("senas", "niekada")).status_code == 404


def test_institution_is_found_by_the_address_that_it_had(client):
    institution = CareInstitutionFactory(organisation__slug="senas", organisation__kind="care_institution")
    change(institution.organisation, slug="naujas")

    assert client.get("/istaigos/senas/")["Location"] == "/istaigos/naujas/"


def test_row_that_is_there_is_never_led_away_from(client):
    taken = OrganisationFactory(slug="bendras")
    change(taken, slug="kitas")
    own = OrganisationFactory(slug="bendras")

    assert client.get("/organizacijos/bendras/").context["organisation"] == own
    assert client.get("/organizacijos/bendras/?puslapis=99").status_code == 404


def test_row_that_is_gone_is_not_found(client):
    row = OrganisationFactory(slug="senas")
    change(row, slug="naujas")
    Organisation.objects.filter(pk=row.pk).delete()

    assert client.get("/organizacijos/senas/").status_code == 404
