"""The gap finder as a page: what it says, what it gives away, what it makes of a question that is wrong."""

import csv
import datetime as dt
import io
import json
import time
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from municipalities.models import ServiceType
from municipalities.partial_dates import PartialDate
from progress.gaps import KINDS
from progress.views.gaps import gaps
from tests.factories import (
    CommitmentFactory,
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SourceFactory,
    TargetFactory,
)
from tests.progress.test_series import written_on
from tests.progress.whole_country import fill_the_country

pytestmark = pytest.mark.django_db

ADDRESS = "/pazanga/spragos/"
EVERYTHING_ELSE = "isipareigojimai=veluoja&stalai=niekada&duomenys=seni"
FASTEST = 0.15


def words(text):
    """The text of the page without its tags."""
    return " ".join(text.split())


@pytest.fixture
def respite():
    """A service that one municipality has, one has not, and of which nobody says anything in the third."""
    region = RegionFactory(slug="siauliu")
    service = ServiceTypeFactory(slug="laikinas-atokvepis", name="laikinas atokvėpis")
    having, lacking, silent = (
        MunicipalityFactory(region=region, short_name=name, name=f"{name}av.")
        for name in ("Akmenės r. s", "Joniškio r. s", "Kelmės r. s")
    )
    source = SourceFactory(title="Ataskaita", publisher="Ministerija", published_on=dt.date(2026, 9, 1))
    since = {"stated_on": timezone.localdate(), "source": source}
    ServiceProvisionFactory(service=service, municipality=having, status="pilot", **since)
    ServiceProvisionFactory(service=service, municipality=lacking, status="none", **since)
    return having, lacking, silent


# ---- What it says


def test_with_nothing_asked_it_explains_itself_and_offers_questions_to_begin_with(client, respite):
    response = client.get(ADDRESS)

    assert "Dar nieko nepaklausta" in response.text
    assert len(response.context["examples"]) == 3
    for _words, address in response.context["examples"]:
        answer = client.get(ADDRESS + address)
        assert answer.context["filter"].mistaken == []
        assert answer.context["filter"].has_conditions


def test_what_nobody_tells_of_is_no_gap_and_is_said_differently(client, respite):
    having, lacking, silent = respite
    asked = f"{ADDRESS}?regionas=siauliu&paslauga=laikinas-atokvepis"

    response = client.get(asked)
    with_unknown = client.get(asked + "&nezinoma=rodyti")

    assert [row.municipality for row in response.context["answer"].rows] == [lacking]
    assert "Sąlygą atitinka 1 iš 3 savivaldybių. Apie 1 savivaldybę trūksta duomenų." in words(response.text)
    rows = with_unknown.context["answer"].rows
    assert [(row.municipality, row.is_answer, row.cells[0].words) for row in rows] == [
        (lacking, True, "neteikiama"),
        (silent, False, "nėra duomenų"),
    ]
    assert having not in {row.municipality for row in rows}


def test_a_finding_leads_to_its_page_and_to_what_shows_it(client, respite):
    _having, lacking, _silent = respite

    text = client.get(f"{ADDRESS}?paslauga=laikinas-atokvepis").text

    assert f'href="/paslaugos/laikinas-atokvepis/{lacking.slug}/"' in text
    source = lacking.provisions.get().source
    assert f'<a href="{source.get_absolute_url()}">Ministerija</a> 2026 m. rugsėjo 1 d.' in text


def test_an_empty_answer_says_whether_anything_is_known(client, respite):
    having, _lacking, _silent = respite
    having.provisions.all().delete()
    unknown = client.get(f"{ADDRESS}?paslauga={ServiceTypeFactory().slug}")
    none = client.get(f"{ADDRESS}?isipareigojimai=veluoja")

    assert "Žinomų spragų nėra" in unknown.text
    assert "Rodyti, apie kurias savivaldybes trūksta duomenų" in unknown.text
    assert "Tokių spragų nėra" in none.text


def test_more_gaps_come_first_where_that_is_asked(client):
    first, second = MunicipalityFactory(), MunicipalityFactory()
    CommitmentFactory(responsible_municipality=second, due_on=dt.date(2020, 1, 1))
    question = f"{ADDRESS}?isipareigojimai=veluoja&stalai=niekada&salygos=bent-viena"

    by_name = client.get(question).context["answer"].rows
    by_gaps = client.get(f"{question}&rikiuoti=spragos").context["answer"].rows

    assert [row.municipality for row in by_name] == [first, second]
    assert [row.municipality for row in by_gaps] == [second, first]


def test_what_is_said_of_some_plans_of_a_region_settles_nothing_and_is_shown(client):
    place = MunicipalityFactory()
    MunicipalityFactory(region=place.region)
    finding = PlanFindingFactory(plan=None, region=place.region, plans_read=2, plans_meeting=1)

    response = client.get(f"{ADDRESS}?kriterijus={finding.criterion.slug}&nezinoma=rodyti")

    cells = [row.cells[0] for row in response.context["answer"].rows]
    assert [cell.is_gap for cell in cells] == [None, None]
    assert response.text.count("regione atitinka 1 iš 2 skaitytų planų") == 2


def test_an_earlier_day_asks_what_was_known_then(client, respite):
    _having, lacking, _silent = respite
    provision = lacking.provisions.get()
    written_on(provision, dt.date(2026, 9, 10))
    provision.status = "permanent"
    provision.save()
    question = f"{ADDRESS}?paslauga=laikinas-atokvepis"

    now = client.get(question)
    then = client.get(f"{question}&diena=2026-09-11")
    before = client.get(f"{question}&diena=2026-09-09")

    assert [row.municipality for row in now.context["answer"].rows] == []
    assert [row.municipality for row in then.context["answer"].rows] == [lacking]
    assert "?paslauga=laikinas-atokvepis" in then.text
    assert before.context["answer"].columns[0].unknown_count == 3


def test_data_are_old_by_the_last_day_of_which_they_tell(client):
    today = timezone.localdate()
    fresh, old = today - dt.timedelta(days=365), today - dt.timedelta(days=366)
    kept, lost = (ServiceProvisionFactory(stated_on=day).municipality for day in (fresh, old))
    year = MunicipalityFactory()
    IndicatorValueFactory(municipality=year, period=PartialDate.parse(str(today.year - 1)))

    rows = client.get(f"{ADDRESS}?duomenys=seni").context["answer"].rows

    assert [row.municipality for row in rows] == [lost]
    assert kept not in {row.municipality for row in rows}


@pytest.mark.parametrize(("direction", "value"), [("fewer", 3), ("more", 1)])
def test_a_value_is_measured_by_the_target_that_is_due_next(client, direction, value):
    place, today = MunicipalityFactory(), timezone.localdate()
    indicator = IndicatorFactory(direction=direction)
    IndicatorValueFactory(indicator=indicator, municipality=place, value=Decimal(value), period_on=today)
    for days, goal in ((-10, value), (10, 2), (900, value)):
        due = today + dt.timedelta(days=days)
        TargetFactory(indicator=indicator, municipality=place, due_on=due, value=Decimal(goal))

    (row,) = client.get(f"{ADDRESS}?rodiklis={indicator.slug}").context["answer"].rows

    assert (row.cells[0].is_gap, row.cells[0].words) == (True, "nepasiekta")
    assert row.cells[0].detail.startswith(f"{value}; siekinys 2 (")


# ---- What it gives away


def test_files_hold_exactly_what_the_page_shows_and_what_shows_it(client, respite):
    _having, lacking, _silent = respite
    question = f"{ADDRESS}?paslauga=laikinas-atokvepis&isipareigojimai=veluoja&salygos=bent-viena"
    CommitmentFactory(responsible_municipality=lacking, text="=2+2", due_on=dt.date(2020, 1, 1))

    text = client.get(f"{question}&formatas=csv").getvalue().decode("utf-8-sig")
    whole = json.loads(client.get(f"{question}&formatas=json").getvalue())
    sheet = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.get(f"{question}&formatas=xlsx").streaming_content))
    ).worksheets[0]

    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert [row[0] for row in rows] == [lacking.name]
    assert [row["municipality"] for row in whole["rows"]] == [lacking.name]
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == [lacking.name]
    assert head[:4] == ["Savivaldybė", "Regionas", "Laikinas atokvėpis", "Laikinas atokvėpis: ar spraga"]
    assert rows[0][2:4] == ["Neteikiama", "taip"]
    assert head.index("Laikinas atokvėpis: įrodymas") > head.index("Vėluojama vykdyti įsipareigojimus")
    assert whole["rows"][0]["paslauga_laikinas_atokvepis_evidence"] == "Ministerija: Ataskaita"
    assert whole["rows"][0]["paslauga_laikinas_atokvepis_evidence_date"] == "2026-09-01"
    assert whole["rows"][0]["isipareigojimai_veluoja_gap"] is True
    assert rows[0][head.index("Vėluojama vykdyti įsipareigojimus: įrodymas")] == "'=2+2"


# ---- Questions that are wrong


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_choice_is_told_beside_its_field_and_the_rest_is_asked(client, respite, kind):
    response = client.get(f"{ADDRESS}?{kind.parameter}=tokio-nera&paslauga=laikinas-atokvepis")

    assert [field.name for field in response.context["filter"].mistaken] == [kind.parameter]
    assert "Tokio pasirinkimo nėra: „tokio-nera“. Pasirinkite iš sąrašo." in response.text
    assert f'<a href="#laukas-{kind.parameter}">' in response.text
    assert f'id="laukas-{kind.parameter}"' in response.text
    assert len(response.context["answer"].columns) == 1
    assert "<title>Klaida:" in words(response.text)


@pytest.mark.parametrize(
    "question",
    [
        "salygos=abi",
        "rikiuoti=atsitiktinai",
        "nezinoma=taip",
        "regionas=nera",
        "diena=2030-01-01",
        "diena=vakar",
        "diena=2026",
        "diena=" + "9" * 5000,
        "diena=2017-02-30",
    ],
)
def test_a_setting_that_is_wrong_is_told_and_passed_over(client, respite, question):
    name = question.partition("=")[0]
    response = client.get(f"{ADDRESS}?paslauga=laikinas-atokvepis&{question}")
    refused = client.get(f"{ADDRESS}?paslauga=laikinas-atokvepis&{question}&formatas=csv")

    assert [field.name for field in response.context["filter"].mistaken] == [name]
    assert response.context["answer"].total == 3
    assert refused.headers["Content-Type"].startswith("text/html")
    assert "Lentelė neparengta: pataisykite netaikomus filtrus" in refused.text


@pytest.mark.parametrize(
    "query",
    [
        "paslauga=&kriterijus=&rodiklis=",
        "paslauga='%20OR%201=1--",
        "paslauga=" + "a" * 3000,
        "&".join(f"paslauga=x{number}" for number in range(900)),
        "regionas[]=siauliu",
        "paslauga=%E2%80%AE%F0%9F%98%80",
        "formatas=pdf&paslauga=laikinas-atokvepis",
        "lentele=kita&formatas=csv&paslauga=laikinas-atokvepis",
    ],
)
def test_whatever_is_asked_there_is_an_answer(client, respite, query):
    response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")


def test_of_an_empty_database_it_can_be_asked_too(client):
    empty = client.get(ADDRESS)
    asked = client.get(f"{ADDRESS}?{EVERYTHING_ELSE}")

    assert "Dar nieko nepaklausta" in empty.text
    assert "Nėra savivaldybių, apie kurias būtų galima klausti" in asked.text


# ---- What it costs


@pytest.mark.parametrize("rows", [1, 3])
def test_gaps_query_count(client, rows, django_assert_num_queries):
    region, service, criterion = RegionFactory(), ServiceTypeFactory(), PlanCriterionFactory()
    indicator = IndicatorFactory()
    for place in MunicipalityFactory.create_batch(rows, region=region):
        event = EventFactory(host_municipality=place)
        ServiceProvisionFactory(service=service, municipality=place, status="none", event=event, source=None)
        PlanFindingFactory(plan__municipality=place, criterion=criterion, verdict="no")
        IndicatorValueFactory(indicator=indicator, municipality=place)
        TargetFactory(indicator=indicator, municipality=place)
        CommitmentFactory(responsible_municipality=place, due_on=dt.date(2020, 1, 1))
    question = (
        f"{ADDRESS}?paslauga={service.slug}&kriterijus={criterion.slug}&rodiklis={indicator.slug}"
        f"&{EVERYTHING_ELSE}&salygos=bent-viena"
    )

    # Four of what there is to choose, one of the municipalities, and up to six of each condition.
    with django_assert_num_queries(26):
        response = client.get(question)

    assert len(response.context["answer"].rows) == rows


def test_the_whole_country_is_answered_fast(rf):
    indicators, criteria = fill_the_country()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    service = ServiceType.objects.first()
    request = rf.get(
        f"{ADDRESS}?paslauga={service.slug}&kriterijus={criteria[0].slug}&rodiklis={indicators[0].slug}"
        "&isipareigojimai=veluoja&salygos=bent-viena"
    )
    request.user = AnonymousUser()

    # The processor's time: what else the machine does at the moment says nothing of the page.
    spent = []
    for _each in range(6):
        begun = time.process_time()
        response = gaps(request)
        spent.append(time.process_time() - begun)

    assert response.content.count(b'<th scope="row">') == 60 + 1
    assert min(spent) < FASTEST
