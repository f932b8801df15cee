"""The page of the whole country: what is known, on a map, of regions, of late and of the reform's steps."""

import datetime as dt
import json
import re
import time

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Municipality, Region
from municipalities.partial_dates import PartialDate
from progress.models import Indicator, IndicatorValue
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DraftEventFactory,
    EventFactory,
    IndicatorFactory,
    MilestoneFactory,
    MunicipalityFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    TargetFactory,
)
from tests.progress.figures import value
from tests.progress.test_series import written_on
from tests.progress.whole_country import fill_the_country

pytestmark = pytest.mark.django_db

ADDRESS = reverse("progress:progress")
# A page takes under 150 ms; the tests' own instruments take theirs, and others may use the machine too.
FASTEST = 0.3
SIXTY_KB = 60_000


def something_of_everything(number):
    """Make a row for every part of the page."""
    place = MunicipalityFactory()
    one = IndicatorFactory(is_headline=True)
    value(one, "2016", 5)
    value(one, "2017", 4)
    value(one, "2017", number, municipality=place)
    value(one, "2017", number, region=place.region, event=EventFactory(region=place.region), source=None)
    TargetFactory(indicator=one)
    ServiceProvisionFactory(municipality=place)
    PlanFindingFactory(plan__municipality=place)
    MilestoneFactory()
    event = EventFactory(published_at=timezone.now())
    commitment = CommitmentFactory(event=event, responsible_municipality=place)
    CommitmentUpdateFactory(commitment=commitment, event=event, reported_on=timezone.localdate())
    AgreementFactory(municipality=place, status="signed", signed_on=timezone.localdate())


@pytest.mark.parametrize("rows", [1, 3])
def test_progress_query_count(client, rows, django_assert_num_queries):
    for number in range(rows):
        something_of_everything(number)

    with django_assert_num_queries(37):
        page = client.get(ADDRESS)

    assert len(page.context["cards"]) == len(page.context["milestones"]) == rows
    assert [len(kind.items) for kind in page.context["changes"]] == [rows] * 8


def test_with_nothing_known_every_part_says_so(client):
    RegionFactory()

    page = client.get(ADDRESS)

    for sentence in (
        "Pagrindiniai rodikliai dar neparinkti.",
        "Apie savivaldybes ir regionus duomenų dar nėra, todėl nėra ir žemėlapio.",
        "Per paskutines 90 dienų niekas nepasikeitė.",
        "Pertvarkos gairių dar neįrašyta.",
    ):
        assert sentence in page.text
    assert page.status_code == 200


def test_a_headline_indicator_of_which_nothing_is_known_has_its_card(client):
    IndicatorFactory(is_headline=True, name="Budintys globotojai")

    page = client.get(ADDRESS)

    card = re.search(r'<li class="card">(.*?)</li>', page.text, re.DOTALL)[1]
    assert "Budintys globotojai" in card
    assert "nėra duomenų" in card


def test_the_map_shows_that_of_which_most_is_known_and_what_is_asked_for(client):
    region = RegionFactory()
    one, other = IndicatorFactory(slug="vienas"), IndicatorFactory(slug="kitas")
    RegionFactory()
    service, places = ServiceTypeFactory(slug="atokvepis"), [MunicipalityFactory(region=region)]
    places += [MunicipalityFactory(region=region) for _place in range(2)]
    value(one, "2017", 7, municipality=places[0])
    value(other, "2017", 9, region=region)
    for place, status in zip(places[:2], ("permanent", "none"), strict=True):
        ServiceProvisionFactory(service=service, municipality=place, status=status)

    def shown(**query):
        page = client.get(ADDRESS, query)
        found = page.context["map"]
        return found.address, [row.text or None for row in found.rows], page.context["form"].errors

    of_service = service.get_absolute_url()
    assert shown() == (of_service, ["pastovi", "nėra", None], {})
    assert shown(rodiklis="vienas") == (one.get_absolute_url(), ["7", None, None], {})
    assert shown(rodo="rodiklis:vienas") == shown(rodiklis="vienas")
    assert shown(paslauga="atokvepis", zemelapis="regionai")[:2] == (
        of_service,
        ["teikiama 1 iš 2 savivaldybių, apie kurias žinoma", None],
    )
    assert shown(rodiklis="kitas", zemelapis="regionai")[1] == ["9", None]
    assert shown(rodiklis="kitas")[1] == [None, None, None]
    unknown = ["Tokio pasirinkimo nėra. Pasirinkite iš sąrašo."]
    assert shown(rodiklis="nera") == (of_service, ["pastovi", "nėra", None], {"rodo": unknown})
    assert shown(zemelapis="kosmosas")[2] == {"zemelapis": unknown}


def test_an_indicator_without_values_of_the_level_says_so_instead_of_an_empty_map(client):
    value(IndicatorFactory(slug="savivaldybiu"), "2017", 7, municipality=MunicipalityFactory())
    value(IndicatorFactory(slug="regionu"), "2017", 7, region=RegionFactory())

    regions = client.get(ADDRESS, {"rodiklis": "savivaldybiu", "zemelapis": "regionai"})
    municipalities = client.get(ADDRESS, {"rodiklis": "regionu"})

    assert "Regionų skaičių šaltiniai neskelbia." in regions.text
    assert "Savivaldybių skaičių šaltiniai neskelbia." in municipalities.text
    assert "hatch-country" not in regions.text + municipalities.text


def test_regions_are_compared_by_what_is_known(client):
    region = RegionFactory()
    place, other = MunicipalityFactory(region=region), MunicipalityFactory(region=region)
    for where, status in ((place, "pilot"), (other, "planned")):
        ServiceProvisionFactory(municipality=where, status=status)
    PlanFindingFactory(plan=None, region=region, verdict="no")
    found = PlanFindingFactory(plan__municipality=place, plan__first_year=2018, verdict="yes")
    # An earlier plan of the same municipality says nothing more.
    PlanFindingFactory(
        plan__municipality=place, plan__first_year=2015, criterion=found.criterion, verdict="no"
    )
    headline = IndicatorFactory(is_headline=True)
    value(headline, "2017", 12, region=region)
    value(IndicatorFactory(), "2017", 13, region=region)
    unknown = RegionFactory()

    rows = {row.counted.region: row for row in client.get(ADDRESS).context["compared"].rows}

    known = rows[region]
    assert (known.services.provided, known.services.known, dict(known.findings)) == (
        1,
        2,
        {"no": 1, "yes": 1},
    )
    assert [one.text for one in known.figures] == ["12"]
    assert (rows[unknown].services.known, dict(rows[unknown].findings)) == (0, {})
    assert [one.figure for one in rows[unknown].figures] == [None]


def test_a_change_of_a_service_tells_what_it_was_before(client):
    provision = ServiceProvisionFactory(status="planned")
    written_on(provision, timezone.localdate() - dt.timedelta(days=91))
    provision.status = "pilot"
    provision.save()

    (kind,) = client.get(ADDRESS).context["changes"]

    assert [(change.detail, change.url) for change in kind.items] == [
        ("planuojama → bandoma", provision.get_absolute_url())
    ]


def test_what_changed_earlier_was_deleted_or_rests_on_a_draft_is_no_change(client):
    old, deleted = ServiceProvisionFactory(), ServiceProvisionFactory()
    written_on(old, timezone.localdate() - dt.timedelta(days=91))
    deleted.delete()
    draft = {"event": DraftEventFactory(), "source": None}
    ServiceProvisionFactory(**draft)
    value(IndicatorFactory(), "2017", 1, **draft)
    TargetFactory(**draft)
    MilestoneFactory(**draft)
    PlanFindingFactory(**draft)
    update = CommitmentUpdateFactory(**draft, reported_on=timezone.localdate())
    EventFactory(published_at=timezone.now() - dt.timedelta(days=91))

    page = client.get(ADDRESS)

    assert update.commitment.event.status == "published"
    assert page.context["changes"] == []
    assert page.context["milestones"] == []


def test_of_many_changes_the_newest_are_shown_and_the_rest_counted(client):
    one = IndicatorFactory()
    for number in range(6):
        ServiceProvisionFactory()
        value(one, str(2010 + number), number)

    kinds = {kind.name: kind for kind in client.get(ADDRESS).context["changes"]}

    assert (len(kinds["Paslaugos"].items), kinds["Paslaugos"].total, kinds["Paslaugos"].left) == (4, 6, 2)
    assert [change.detail for change in kinds["Rodikliai"].items] == ["6 reikšmės"]


def test_a_milestone_has_its_place_on_the_page(client):
    milestone = MilestoneFactory(title="Vaiko teisių reforma", dated=PartialDate.parse("2018-07-01"))

    page = client.get(ADDRESS)

    address = milestone.get_absolute_url()
    assert f'id="{address.partition("#")[2]}"' in page.text
    assert f'href="#{address.partition("#")[2]}"' in page.text


def test_on_an_earlier_day_only_what_was_known_then_counts(client):
    one = IndicatorFactory(is_headline=True)
    figure = value(one, "2017", 4, municipality=MunicipalityFactory())
    country = value(one, "2017", 40)
    milestone = MilestoneFactory()
    for row in (figure, country, milestone):
        written_on(row, dt.date(2026, 9, 1))

    before = client.get(ADDRESS, {"diena": "2026-08-31"})
    after = client.get(ADDRESS, {"diena": "2026-09-01"})

    assert [card.text for card in before.context["cards"]] == [""]
    assert (before.context["map"], before.context["milestones"]) == (None, [])
    assert [card.text for card in after.context["cards"]] == ["40"]
    assert after.context["map"].known == 1
    assert [one.pk for one in after.context["milestones"]] == [milestone.pk]
    assert [kind.name for kind in after.context["changes"]] == ["Rodikliai", "Pertvarkos gairės"]


def test_the_files_say_what_the_tables_of_the_page_say(client):
    for number in range(3):
        something_of_everything(number)
    page = client.get(ADDRESS)
    context = page.context
    expected = {
        "rodikliai": ("value", [card.figure.value for card in context["cards"]]),
        "zemelapis": ("value", [row.value for row in context["map"].rows]),
        "regionai": ("events", [row.counted.events for row in context["compared"].rows]),
        "gaires": ("milestone", [str(one.milestone) for one in context["milestones"]]),
    }
    address = re.search(r'href="(\?[^"]*formatas=json[^"]*lentele=zemelapis)"', page.text)[1]

    for name, (key, cells) in expected.items():
        file = b"".join(client.get(ADDRESS, {"formatas": "json", "lentele": name}))
        assert [row[key] for row in json.loads(file)["rows"]] == cells
    assert len(json.loads(b"".join(client.get(ADDRESS + address.replace("&amp;", "&"))))["rows"]) == 3


def test_the_whole_country_is_shown_fast_and_light(client):
    indicators, _criteria = fill_the_country()
    Indicator.objects.filter(pk__in=[one.pk for one in indicators[:6]]).update(is_headline=True)
    places = [None, *Region.objects.all()]
    values = IndicatorValue.objects.filter(municipality=Municipality.objects.first())
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator_id=one.indicator_id,
            region=place,
            period=one.period,
            value=one.value,
            source_id=one.source_id,
        )
        for one in values
        for place in places
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    for address in (ADDRESS, reverse("progress:indicator_list"), indicators[0].get_absolute_url()):
        client.get(address)
        spent = []
        for _each in range(5):
            begun = time.process_time()
            page = client.get(address, headers={"accept-encoding": "gzip"})
            spent.append(time.process_time() - begun)
        assert min(spent) < FASTEST
        assert len(page.content) < SIXTY_KB
