"""What the pages of sources and events tell of the facts that they show."""

import pytest
from django.urls import reverse
from django.utils import translation

from municipalities.partial_dates import PartialDate
from municipalities.shown_facts import shown_by
from tests.factories import (
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MilestoneFactory,
    MunicipalityFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
    SourceFactory,
    TargetFactory,
)
from tests.municipalities.reading import sections_of, text_of

pytestmark = pytest.mark.django_db

HEADING = "Kas iš čia žinoma"


def show(rows=1, **evidence):
    """Make facts of every kind that rest on the evidence."""
    for number in range(rows):
        ServiceProvisionFactory(**evidence)
        SocialServicesPlanFactory(**evidence)
        PlanFindingFactory(**evidence)
        IndicatorValueFactory(**evidence)
        TargetFactory(region=RegionFactory(), **evidence)
        TargetFactory(municipality=MunicipalityFactory(), **evidence)
        MilestoneFactory(dated=PartialDate.parse(f"201{number}"), **evidence)


@pytest.mark.parametrize(
    "evidence", [lambda: {"source": SourceFactory()}, lambda: {"event": EventFactory(), "source": None}]
)
def test_page_lists_every_kind_of_fact_that_rests_on_it(client, evidence):
    told = evidence()
    ServiceProvisionFactory(
        municipality=MunicipalityFactory(short_name="Alytus"),
        service=ServiceTypeFactory(name="laikinas atokvėpis"),
        status="pilot",
        stated=PartialDate.parse("2017-03"),
        **told,
    )
    SocialServicesPlanFactory(title="Alytaus planas", **told)
    PlanFindingFactory(
        plan=None,
        region=RegionFactory(name="Kauno regionas"),
        criterion=PlanCriterionFactory(name="Lėšos NVO"),
        verdict="partly",
        **told,
    )
    children = IndicatorFactory(name="Vaikai įstaigose", unit="vaikai")
    for year in ("2015", "2016"):
        IndicatorValueFactory(indicator=children, period=PartialDate.parse(year), **told)
    TargetFactory(indicator=children, value=1400, due=PartialDate.parse("2020"), **told)
    MilestoneFactory(title="Tikslas uždaryti", kind="goal", dated=PartialDate.parse("2020"), **told)
    page = told.get("event") or told["source"]

    said = sections_of(client.get(page.get_absolute_url()))[HEADING]

    assert said.startswith("Paslaugos Alytus: Laikinas atokvėpis – bandoma 2017 m. kovas")
    assert "Socialinių paslaugų planai Alytaus planas" in said
    assert "Išvados apie planus Kauno regionas: Lėšos NVO – iš dalies 2017 m. rugsėjo 5 d." in said
    assert "Rodikliai Vaikai įstaigose – 2 reikšmės" in said
    assert "Siekiniai Vaikai įstaigose – 1 400 vaikai 2020 m." in said
    assert "Pertvarkos gairės Tikslas uždaryti – tikslas 2020 m." in said


def test_in_english_indicators_go_by_their_english_names():
    source = SourceFactory()
    IndicatorValueFactory(indicator=IndicatorFactory(name_en="Children in care"), source=source)

    with translation.override("en"):
        (kind,) = shown_by(source)

    assert (kind.heading, kind.facts[0].name, kind.facts[0].says) == (
        *("Indicators", "Children in care", "1 value"),
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_source_with_facts_query_count(client, rows, django_assert_num_queries):
    source = SourceFactory()
    show(rows, source=source)

    with django_assert_num_queries(20):
        response = client.get(source.get_absolute_url())

    assert [len(kind.facts) for kind in response.context["shown"]] == [*[rows] * 4, 2 * rows, rows]


def test_source_of_a_fact_is_not_bare(client):
    source = IndicatorValueFactory().source

    response = client.get(source.get_absolute_url())

    assert "Kol kas niekas šiuo šaltiniu nesiremia" not in text_of(response)
    assert not response.context["is_bare"]


def test_list_counts_the_facts_that_rest_on_each_source(client):
    source = SourceFactory(title="Straipsnis")
    SourceFactory(title="Kitas straipsnis")
    show(source=source)

    text = text_of(client.get(reverse("municipalities:source_list")))

    assert "0 teiginių · 7 faktai" in text
    assert text.count("faktai") == 1


def test_event_that_shows_nothing_has_no_such_section(client):
    event = EventFactory()

    assert HEADING not in sections_of(client.get(event.get_absolute_url()))
