"""Which service exists where: the catalogue, the ministry's question, and its answer in words and numbers."""

import datetime as dt

import pytest
from django.urls import reverse

from municipalities.models import ServiceType
from municipalities.partial_dates import PartialDate
from progress.services.answer import answer
from progress.services.matrix import Counts, State, counts_by_service
from progress.services.words import answer_sentence
from tests.factories import (
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db

RUBBISH = ["nera", "'", "9" * 400, "-1", "š", "%", "1.5", "null", "[]", "2017-02-30"]


def counts(permanent=0, pilot=0, planned=0, none=0, *, total):
    return Counts(permanent=permanent, pilot=pilot, planned=planned, none=none, total=total)


def detail(service, **asked):
    """The address of the question about the service."""
    return service.get_absolute_url() + ("?" + "&".join(f"{key}={value}" for key, value in asked.items()))


def known_everywhere(service, region, statuses):
    """Make a municipality of the region for each status; where it is None, nothing is known."""
    places = [
        MunicipalityFactory(region=region, name=f"Savivaldybė {n}") for n, _status in enumerate(statuses)
    ]
    for place, status in zip(places, statuses, strict=True):
        if status:
            ServiceProvisionFactory(municipality=place, service=service, status=status)
    return places


# ---- The answer in words


@pytest.mark.parametrize(
    ("numbers", "shown", "sentence"),
    [
        (
            counts(2, 0, 1, 3, total=7),
            "lacking",
            "4 iš 7 savivaldybių paslaugos neteikia; apie 1 duomenų nėra.",
        ),
        (counts(2, 1, 1, 3, total=7), "lacking", "4 iš 7 savivaldybių paslaugos neteikia."),
        (counts(20, 0, 0, 1, total=21), "lacking", "1 iš 21 savivaldybės paslaugos neteikia."),
        (
            counts(2, 0, 0, 21, total=60),
            "lacking",
            "21 iš 60 savivaldybių paslaugos neteikia; apie 37 duomenų nėra.",
        ),
        (
            counts(3, total=7),
            "lacking",
            "Nežinoma nė vienos savivaldybės, kuri šios paslaugos neteiktų; apie 4 iš 7 duomenų nėra.",
        ),
        (counts(2, 1, total=7), "provided", "3 iš 7 savivaldybių paslaugą teikia; apie 4 duomenų nėra."),
        (counts(1, total=11), "provided", "1 iš 11 savivaldybių paslaugą teikia; apie 10 duomenų nėra."),
        (
            counts(none=3, total=7),
            "provided",
            "Nežinoma nė vienos savivaldybės, kuri šią paslaugą teiktų; apie 4 iš 7 duomenų nėra.",
        ),
        (
            counts(3, none=2, total=7),
            None,
            "3 iš 7 savivaldybių paslaugą teikia, 2 neteikia; apie 2 duomenų nėra.",
        ),
        (counts(3, none=4, total=7), None, "3 iš 7 savivaldybių paslaugą teikia, 4 neteikia."),
        (counts(3, none=18, total=21), None, "3 iš 21 savivaldybės paslaugą teikia, 18 neteikia."),
        (counts(3, total=7), None, "3 iš 7 savivaldybių paslaugą teikia; apie 4 duomenų nėra."),
        (counts(none=3, total=7), None, "3 iš 7 savivaldybių paslaugos neteikia; apie 4 duomenų nėra."),
        (counts(5, 2, total=7), "lacking", "Visos 7 savivaldybės šią paslaugą teikia."),
        (counts(10, total=10), None, "Visos 10 savivaldybių šią paslaugą teikia."),
        (counts(21, total=21), None, "Šią paslaugą teikia visos savivaldybės: 21."),
        (counts(1, total=1), "lacking", "Vienintelė savivaldybė šią paslaugą teikia."),
        (counts(none=1, total=1), None, "Vienintelė savivaldybė šios paslaugos neteikia."),
        (
            counts(none=4, planned=3, total=7),
            "provided",
            "Šios paslaugos neteikia nė viena iš 7 savivaldybių.",
        ),
        (counts(none=21, total=21), None, "Šios paslaugos neteikia nė viena iš 21 savivaldybės."),
        (counts(6, total=7), "unknown", "Apie 1 iš 7 savivaldybių duomenų nėra."),
        (counts(20, total=21), "unknown", "Apie 1 iš 21 savivaldybės duomenų nėra."),
        (counts(5, none=2, total=7), "unknown", "Duomenų yra apie visas 7 savivaldybes."),
        (counts(10, total=10), "unknown", "Duomenų yra apie visas 10 savivaldybių."),
        (counts(21, total=21), "unknown", "Duomenų yra apie visas savivaldybes: 21."),
        (counts(1, total=1), "unknown", "Apie vienintelę savivaldybę duomenų yra."),
        (counts(total=7), "lacking", "Apie šią paslaugą duomenų dar nepateikta."),
        (counts(total=0), None, "Savivaldybių čia dar neįrašyta."),
    ],
)
def test_the_answer_is_said_in_the_grammar_of_its_numbers(numbers, shown, sentence):
    assert answer_sentence(numbers, shown and State(shown)) == sentence


# ---- The ministry's question


def test_the_page_answers_who_lacks_the_service_what_was_promised_and_what_proves_it(client):
    service, region = ServiceTypeFactory(name="laikinas atokvėpis"), RegionFactory(locative="Šiaulių regione")
    statuses = ["none", "none", "none", "planned", "pilot", "permanent", None]
    places = known_everywhere(service, region, statuses)
    known_everywhere(service, RegionFactory(), ["none"])
    meeting = EventFactory(region=region, kind="round_table", title="Šiaulių stalas")
    promise = CommitmentFactory(
        event=meeting,
        services=[service],
        responsible_municipality=places[0],
        due=PartialDate(dt.date(2018, 1, 1)),
    )

    response = client.get(detail(service, regionas=region.slug, rodyti="neteikiama"))

    page = response.text
    assert "<h1>Laikinas atokvėpis Šiaulių regione</h1>" in page
    assert "4 iš 7 savivaldybių paslaugos neteikia; apie 1 duomenų nėra." in page
    assert [row.municipality for row in response.context["rows"]] == places[:4]
    assert response.context["rows"][0].promise == promise
    assert response.context["event"] == meeting
    assert list(response.context["event_commitments"]) == [promise]
    assert 'class="status status-late">vėluoja</span>' in page
    source = response.context["rows"][0].evidence
    assert f'<a href="{source.get_absolute_url()}">Leidėjas</a>' in page


@pytest.mark.parametrize(
    ("word", "statuses"),
    [
        ("", ["none", "permanent", None]),
        ("teikiama", ["permanent"]),
        ("neteikiama", ["none"]),
        ("nera-duomenu", [None]),
    ],
)
def test_the_question_may_be_about_any_of_the_three_states(client, word, statuses):
    service, region = ServiceTypeFactory(), RegionFactory()
    known_everywhere(service, region, ["none", "permanent", None])

    response = client.get(detail(service, rodyti=word))

    shown = [row.provision and row.provision.status for row in response.context["rows"]]
    assert shown == statuses


def test_nothing_that_matches_says_which_filter_to_remove(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    known_everywhere(service, region, ["permanent"] * 7)

    response = client.get(detail(service, regionas=region.slug, rodyti="neteikiama"))

    assert "Visos 7 savivaldybės šią paslaugą teikia." in response.text
    assert "Pagal šiuos filtrus nieko nerasta." in response.text
    assert f'<a href="{service.get_absolute_url()}?regionas={region.slug}">Neteikiama' in response.text


def test_what_nobody_has_told_is_not_taken_for_a_lack(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    known_everywhere(service, region, [None, None])

    response = client.get(detail(service, regionas=region.slug))

    assert "Apie šią paslaugą duomenų dar nepateikta." in response.text
    assert response.text.count('<span class="status state-unknown">nėra duomenų</span>') == 2


def test_rows_come_in_the_order_asked_for(client):
    service = ServiceTypeFactory()
    provided, lacking, _unknown = known_everywhere(service, RegionFactory(), ["permanent", "none", None])
    service.provisions.filter(municipality=lacking).update(stated_on=dt.date(2018, 1, 1))

    def order(word):
        response = client.get(detail(service, rikiuoti=word))
        return [row.municipality for row in response.context["rows"] if row.provision]

    assert order("busena") == [lacking, provided]
    assert order("seniausi") == [provided, lacking]


def test_a_draft_proves_nothing(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    (place,) = known_everywhere(service, region, [None])
    draft = DraftEventFactory(region=region)
    ServiceProvisionFactory(municipality=place, service=service, event=draft, source=None)
    CommitmentFactory(event=draft, services=[service], responsible_municipality=place)

    (row,) = answer(service, [place]).rows

    assert (row.state, row.promise) == (State.UNKNOWN, None)
    assert counts_by_service() == ({}, 1)
    assert client.get(reverse("progress:service_list")).context["rows"][0][3] == 0


def test_the_last_promise_is_the_municipalitys_its_bodys_or_its_regions():
    service, region = ServiceTypeFactory(), RegionFactory()
    own, bodys, regions, nobodys = (MunicipalityFactory(region=region) for _place in range(4))
    elsewhere = MunicipalityFactory()

    def promised(day, **who):
        event = EventFactory(starts_on=dt.date(2017, 1, day))
        who = {"responsible_municipality": None} | who
        return CommitmentFactory(event=event, services=[service], **who)

    promised(1, responsible_municipality=own)
    together = promised(2, responsible_region=region)
    of_own = promised(3, responsible_municipality=own)
    of_body = promised(4, responsible_organisation=OrganisationFactory(municipality=bodys))
    CommitmentFactory(responsible_municipality=own)

    rows = answer(service, [own, bodys, regions, nobodys, elsewhere]).rows

    assert [row.promise for row in rows] == [of_own, of_body, together, together, None]


def test_providers_are_named_where_the_service_is_provided(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    few, most = OrganisationFactory(name="A"), OrganisationFactory(name="B")
    for provider in (most, few, most):
        ServiceProvisionFactory(service=service, municipality__region=region, provider=provider)
    ServiceProvisionFactory(service=service, status="none", provider=few)

    found = client.get(service.get_absolute_url()).context["answer"].providers

    assert [(provider, len(places)) for provider, places in found] == [(most, 2), (few, 1)]


def test_the_last_meeting_is_a_round_table_if_there_was_any(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    nothing = client.get(detail(service, regionas=region.slug))
    EventFactory(region=region, starts_on=dt.date(2018, 1, 1), has_no_commitments=True)
    other = client.get(detail(service, regionas=region.slug))
    EventFactory(region=region, kind="round_table", starts_on=dt.date(2017, 1, 1))
    table = client.get(detail(service, regionas=region.slug))

    assert "Šio regiono renginių dar neįrašyta." in nothing.text
    assert "Paskutinis regiono renginys" in other.text
    assert "Įsipareigojimų ten nebuvo." in other.text
    assert "Paskutinis apskritojo stalo renginys" in table.text
    assert "Ar ten kas nors pažadėta, neįrašyta." in table.text


@pytest.mark.parametrize("value", RUBBISH)
def test_rubbish_is_an_error_beside_its_field_and_shows_the_rest(client, value):
    service = ServiceTypeFactory()
    known_everywhere(service, RegionFactory(), ["none"])
    for address, names in (
        (reverse("progress:service_list"), ["regionas", "busena", "diena", "rikiuoti"]),
        (service.get_absolute_url(), ["regionas", "rodyti", "diena", "rikiuoti"]),
    ):
        response = client.get(address, dict.fromkeys(names, value))

        assert response.status_code == 200
        assert [*response.context["filter"].form.errors] == names
        assert response.text.count('class="field-error"') >= len(names)
        assert len(response.context["rows"]) == 1
        assert response.text.index("<title>Klaida:") > 0
        file = client.get(address, dict.fromkeys(names, value) | {"formatas": "csv"})
        assert file.context["downloads"].problem != ""


@pytest.mark.parametrize("day", ["2999-01-01", "2017-02", "2017"])
def test_a_day_that_cannot_be_asked_about_is_an_error_beside_its_field(client, day):
    service = ServiceTypeFactory()

    response = client.get(detail(service, diena=day))

    assert [*response.context["filter"].form.errors] == ["diena"]


# ---- The catalogue


def test_the_catalogue_counts_how_far_municipalities_have_come(client):
    service, region = ServiceTypeFactory(), RegionFactory()
    known_everywhere(service, region, ["none", "planned", "pilot", "permanent", None])
    (place,) = known_everywhere(service, RegionFactory(), ["permanent"])
    CommitmentFactory(services=[service], event__region=region, responsible_municipality=place)
    CommitmentFactory(services=[service], responsible_municipality=place)

    ((_service, whole, _bar, promises),) = client.get(reverse("progress:service_list")).context["rows"]
    of_region = client.get(reverse("progress:service_list"), {"regionas": region.slug})
    ((_service, part, _bar, regions_promises),) = of_region.context["rows"]

    assert whole == counts(2, 1, 1, 1, total=6)
    assert part == counts(1, 1, 1, 1, total=5)
    assert (promises, regions_promises) == (2, 1)


@pytest.mark.parametrize(
    ("word", "names"),
    [("teikiama", ["b"]), ("neteikiama", ["a"]), ("nera-duomenu", ["c"]), ("", ["a", "b", "c"])],
)
def test_the_catalogue_is_filtered_by_state(client, word, names):
    lacking, provided, _unknown = (ServiceTypeFactory(name=name) for name in "abc")
    region = RegionFactory()
    known_everywhere(lacking, region, ["planned"])
    known_everywhere(provided, region, ["pilot"])

    for asked in ({}, {"regionas": region.slug}):
        response = client.get(reverse("progress:service_list"), {"busena": word} | asked)

        assert [service.name for service, *_rest in response.context["rows"]] == names


def test_the_catalogue_is_ordered_by_what_is_counted(client):
    for name, statuses in (("a", ["none"]), ("b", ["none", "none"]), ("c", ["pilot"])):
        known_everywhere(ServiceTypeFactory(name=name), RegionFactory(), statuses)

    def order(word):
        response = client.get(reverse("progress:service_list"), {"rikiuoti": word})
        return "".join(service.name for service, *_rest in response.context["rows"])

    assert (order("pavadinimas"), order("teikia"), order("neteikia")) == ("abc", "cab", "bac")


def test_an_empty_catalogue_says_so(client):
    assert "Paslaugų sąrašas tuščias" in client.get(reverse("progress:service_list")).text
    ServiceTypeFactory()
    nothing = client.get(reverse("progress:service_list"), {"busena": "teikiama"})
    assert "Paslaugų nerasta" in nothing.text


# ---- Few queries


@pytest.mark.parametrize("rows", [1, 3])
def test_service_list_query_count(client, rows, django_assert_num_queries):
    for _row in range(rows):
        service = ServiceTypeFactory()
        known_everywhere(service, RegionFactory(), ["none"])
        CommitmentFactory(services=[service])

    with django_assert_num_queries(5):
        response = client.get(reverse("progress:service_list"))

    assert len(response.context["rows"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_service_detail_query_count(client, rows, django_assert_num_queries):
    service, region = ServiceTypeFactory(), RegionFactory()
    meeting = EventFactory(region=region, kind="round_table")
    for _row in range(rows):
        place = MunicipalityFactory(region=region)
        ServiceProvisionFactory(service=service, municipality=place, provider=OrganisationFactory())
        ServiceProvisionFactory(service=service, municipality__region=region, event=meeting)
        CommitmentFactory(event=meeting, services=[service], responsible_municipality=place)
        OutcomeFactory(event=meeting, services=[service])

    with django_assert_num_queries(19):
        response = client.get(detail(service, regionas=region.slug))

    assert len(response.context["rows"]) == 2 * rows


def test_every_service_has_a_page():
    assert (
        ServiceTypeFactory(slug="laikinas-atokvepis").get_absolute_url() == "/paslaugos/laikinas-atokvepis/"
    )
    assert ServiceType.objects.count() == 1
