"""What a sheet does not take, and what it says instead."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse

from progress.actions import newest_version
from progress.models import IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan
from progress.views import fact_rows
from tests.factories import (
    EventFactory,
    ExpertMembershipFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
)

pytestmark = pytest.mark.django_db

NOT_IN_THE_REGISTER = (
    "Registre tokios organizacijos nėra."
    " Pasirinkite iš sąrašo arba paprašykite administratoriaus ją įtraukti."
)
SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture
def municipality(client):
    """A municipality whose expert has logged in."""
    municipality = MunicipalityFactory()
    client.force_login(ExpertMembershipFactory(region=municipality.region).user)
    return municipality


@pytest.fixture
def event(municipality):
    """An event that shows whatever is said."""
    return EventFactory(host_municipality=municipality, starts_on=dt.date(2017, 9, 5))


def refusals(client, address, **data):
    """Send a row by the script and return what is wrong with it, by field."""
    response = client.post(address, data, headers=SCRIPT)
    assert response.status_code == 422
    return response.json()["errors"]


@pytest.fixture
def service_address(municipality):
    return reverse("progress:provision_edit", args=[municipality.slug, ServiceTypeFactory().slug])


# ---- Services


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"status": "kitaip"}, "status", "Pasirinkite būseną iš sąrašo."),
        (
            {"status": "", "note": "Pastaba."},
            "status",
            "Pasirinkite būseną: be jos kiti duomenys nieko nesako.",
        ),
        ({"funding": "kitaip"}, "funding", "Pasirinkite iš sąrašo, kas moka."),
        (
            {"stated": "2017-02-30"},
            "stated",
            "Tokios dienos nėra: 2017-02-30. Rašykite, pavyzdžiui, 2017-03-28.",
        ),
        (
            {"since": "2018"},
            "since",
            "Duomenys yra ankstesni už šią dieną. Pataisykite vieną iš dviejų datų.",
        ),
        (
            {"status": "planned", "since": "2016"},
            "since",
            "Pradžios datą gali turėti tik teikiama paslauga.",
        ),
        ({"stated": "2099-11-23"}, "stated", "Ši diena dar neatėjo. Parašykite jau buvusią."),
        ({"evidence": ""}, "evidence", "Pasirinkite renginį arba šaltinį, kuris tai rodo."),
        ({"evidence": "event-999999"}, "evidence", "Pasirinkite renginį arba šaltinį, kuris tai rodo."),
        (
            {"provider": "Niekur nėra"},
            "provider",
            NOT_IN_THE_REGISTER,
        ),
        (
            {"provider": "Šeimos ir vaikų paslaugų centrai"},
            "provider",
            "Registre tokios organizacijos nėra. Gal turėjote omenyje: Šeimos ir vaiko paslaugų centras?",
        ),
        (
            {"evidence": "new", "source_title": "Raštas"},
            "source_publisher",
            "Įrašykite, kas tekstą paskelbė.",
        ),
        (
            {"evidence": "new", "source_publisher": "A", "source_title": "B", "source_url": "ne adresas"},
            "source_url",
            "Įrašykite visą adresą, pavyzdžiui, https://pavyzdys.lt/.",
        ),
    ],
)
def test_service_is_refused_in_words_that_say_what_to_do(
    client, service_address, event, typed, field, message
):
    OrganisationFactory(name="Šeimos ir vaiko paslaugų centras")
    data = {"status": "pilot", "stated": "2017-09-05", "evidence": f"event-{event.pk}"} | typed

    errors = refusals(client, service_address, **data)

    assert errors[field] == message
    assert not ServiceProvision.objects.exists()


def test_evidence_without_a_day_asks_for_the_day(client, service_address):
    errors = refusals(
        client,
        service_address,
        status="pilot",
        evidence="new",
        source_publisher="A",
        source_title="B",
    )

    assert errors == {"stated": "Įrašykite, kurios dienos duomenys, pavyzdžiui, 2017-03-28 arba 2017."}


def test_row_that_somebody_writes_at_the_same_moment_says_so(client, service_address, event, monkeypatch):
    def refuse(**_facts):
        raise IntegrityError

    monkeypatch.setattr(fact_rows, "set_provision", refuse)

    response = client.post(
        service_address,
        {"status": "pilot", "stated": "2017", "evidence": f"event-{event.pk}"},
        headers=SCRIPT,
    )

    assert response.status_code == 422
    assert response.json()["message"].startswith("Kažkas ką tik įrašė tą patį.")


# ---- Plans and findings


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"title": ""}, "title", "Įrašykite plano pavadinimą."),
        ({"first_year": "17"}, "first_year", "Metus rašykite keturiais skaitmenimis, pavyzdžiui, 2017."),
        ({"last_year": "2016"}, "last_year", "Planas baigiasi ne anksčiau, nei prasideda."),
        ({"approved": "2099-12"}, "approved", "Ši diena dar neatėjo. Parašykite jau buvusią."),
        (
            {"first_year": "2014", "last_year": "2016"},
            "first_year",
            "Šios savivaldybės šių metų planas jau įrašytas.",
        ),
    ],
)
def test_plan_is_refused_in_words_that_say_what_to_do(client, municipality, event, typed, field, message):
    SocialServicesPlanFactory(municipality=municipality, first_year=2014, last_year=2016)
    data = {"title": "Planas", "first_year": "2017", "last_year": "", "evidence": f"event-{event.pk}"} | typed

    errors = refusals(client, reverse("progress:plan_create", args=[municipality.slug]), **data)

    assert errors == {field: message}
    assert SocialServicesPlan.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        (
            {"verdict": "", "words": "Žodžiai."},
            "verdict",
            "Pasirinkite išvadą: be jos žodžiai nieko nesako.",
        ),
        ({"words": ""}, "words", "Parašykite tai rodančius žodžius."),
    ],
)
def test_finding_is_refused_in_words_that_say_what_to_do(client, municipality, event, typed, field, message):
    plan, criterion = SocialServicesPlanFactory(municipality=municipality), PlanCriterionFactory()
    address = reverse("progress:finding_edit", args=[municipality.slug, plan.pk, criterion.slug])
    data = {"verdict": "no", "words": "Žodžiai.", "evidence": f"event-{event.pk}"} | typed

    errors = refusals(client, address, **data)

    assert errors == {field: message}
    assert not PlanFinding.objects.exists()


# ---- Values


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"value": ""}, "value", "Įrašykite skaičių."),
        ({"value": "daug"}, "value", "„daug“"),
        ({"value": "101"}, "value", "101"),
        ({"value": "1,25"}, "value", "1,25"),
        ({"period": ""}, "period", "Įrašykite metus, pavyzdžiui, 2017."),
        ({"period": "2016-05"}, "period", "metai"),
        ({"period": "2099"}, "period", "Ši diena dar neatėjo. Parašykite jau buvusią."),
    ],
)
def test_value_is_refused_in_words_that_say_what_to_do(client, municipality, event, typed, field, message):
    indicator = IndicatorFactory(frequency="year", most=100, decimals=1)
    address = reverse("progress:value_edit", args=[indicator.slug, municipality.code])
    data = {"value": "7,5", "period": "2016", "evidence": f"event-{event.pk}"} | typed

    errors = refusals(client, address, **data)

    assert list(errors) == [field]
    assert message in errors[field]
    assert not IndicatorValue.objects.exists()


# ---- Which of contradicting values is in use


@pytest.fixture
def rivals(client):
    """Two values of the country that contradict each other, before an official."""
    client.force_login(OfficialMembershipFactory().user)
    value = IndicatorValueFactory(value=10)
    return value, IndicatorValueFactory(indicator=value.indicator, value=12, is_in_use=False)


@pytest.fixture(autouse=True)
def _one_factor(settings):
    # That officials prove themselves twice is tested with the accounts.
    settings.SECOND_FACTOR_REQUIRED = False


def test_value_is_chosen_with_a_reason(client, rivals):
    address = reverse("progress:value_choice", args=[rivals[1].pk])

    refused = client.post(address, {"because": ""})
    chosen = client.post(address, {"because": "Naujesnis šaltinis."})

    assert [*refused.context["form"].errors] == ["because"]
    assert chosen.headers["Location"] == reverse("progress:value_edit", args=[rivals[0].indicator.slug, "LT"])
    assert list(IndicatorValue.objects.in_use()) == [rivals[1]]
    page = client.get(address).content.decode()
    assert "Naujesnis šaltinis." in page


def test_value_is_taken_away_and_the_other_comes_into_use(client, rivals):
    client.post(reverse("progress:value_choice", args=[rivals[0].pk]), {"act": "remove"})

    assert list(IndicatorValue.objects.all()) == list(IndicatorValue.objects.in_use()) == [rivals[1]]


def test_page_of_values_shows_the_contradiction(client, rivals):
    response = client.get(reverse("progress:value_edit", args=[rivals[0].indicator.slug, "LT"]))

    assert [text for _value, text in response.context["row"].listed] == ["10", "12"]
    assert response.content.decode().count("prieštarauja") == 1


def test_value_of_a_region_rests_on_an_event_of_the_region(client):
    client.force_login(OfficialMembershipFactory().user)
    event, indicator = EventFactory(), IndicatorFactory()
    address = reverse("progress:value_edit", args=[indicator.slug, event.region.code])

    response = client.post(
        address, {"value": "3", "period": "2016", "evidence": f"event-{event.pk}", "seen": "0"}
    )

    assert response.headers["Location"] == f"{address}#rodiklis-{indicator.slug}"
    assert IndicatorValue.objects.get().territory == event.region


@pytest.mark.parametrize("rows", [1, 3])
def test_figure_sheet_query_count(client, rows, django_assert_num_queries):
    expert = ExpertMembershipFactory()
    client.force_login(expert.user)
    indicator = IndicatorFactory()
    for _ in range(rows):
        municipality = MunicipalityFactory(region=expert.region)
        IndicatorValueFactory(indicator=indicator, municipality=municipality)

    with django_assert_num_queries(7):
        response = client.get(reverse("progress:figure_sheet", args=[indicator.slug]))

    assert len(response.context["places"]) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_value_edit_query_count(client, municipality, rows, django_assert_num_queries):
    value = IndicatorValueFactory(municipality=municipality)
    for number in range(1, rows):
        IndicatorValueFactory(
            indicator=value.indicator, municipality=municipality, period_on=dt.date(2000 + number, 1, 1)
        )

    with django_assert_num_queries(10):
        response = client.get(reverse("progress:value_edit", args=[value.indicator.slug, municipality.code]))

    assert len(response.context["row"].known) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_value_choice_query_count(client, rivals, rows, django_assert_num_queries):
    for _ in range(rows):
        IndicatorValueFactory(indicator=rivals[0].indicator, is_in_use=False)

    with django_assert_num_queries(5):
        response = client.get(reverse("progress:value_choice", args=[rivals[0].pk]))

    assert len(response.context["rivals"]) == rows + 2


def test_source_chosen_last_that_is_gone_is_forgotten(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality, status="pilot")
    address = reverse("progress:provision_edit", args=[municipality.slug, row.service.slug])
    client.post(
        address,
        {
            "status": "permanent",
            "stated": "2017",
            "evidence": f"source-{row.source_id}",
            "seen": newest_version(row).pgh_id,
        },
    )
    ServiceProvision.objects.all().delete()
    row.source.delete()

    response = client.get(reverse("progress:fact_sheet", args=[municipality.slug]))

    assert response.context["last_evidence"] == ""
