"""The reports: what they count, up to which day, and that all their forms agree."""

import csv
import datetime as dt
import io
import json
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.partial_dates import PartialDate
from municipalities.words import date_text
from tests.events.reading_papers import docx_text, pdf_text
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DraftEventFactory,
    EventFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OutcomeFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
    SourceFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2017, 9, 5)


def address(region, **period):
    query = "&".join(f"{key}={value}" for key, value in period.items())
    return reverse("progress:region_report", args=[region.slug]) + (f"?{query}" if query else "")


def grid(response, name):
    """A table of the report as its reader sees it."""
    found = [grid for grid in response.context["report"].grids if grid.name == name]
    return [[cell.text for cell in row] for row in found[0].rows] if found else []


def stats(response):
    return {stat.label: stat.number for stat in response.context["report"].stats}


def fill(region, rows):
    """Something in every section of the report, so many times."""
    for number in range(rows):
        municipality = MunicipalityFactory(region=region)
        event = EventFactory(
            region=region, starts_on=DAY, host_municipality=municipality, source=SourceFactory()
        )
        OutcomeFactory(event=event, municipality=municipality)
        commitment = CommitmentFactory(event=event, responsible_municipality=municipality)
        CommitmentUpdateFactory(commitment=commitment)
        AgreementFactory(municipality=municipality, signed_on=DAY, status="signed")
        ServiceProvisionFactory(municipality=municipality)
        PlanFindingFactory(plan__municipality=municipality)
        indicator = IndicatorFactory(position=number)
        for year in range(2014, 2017):
            IndicatorValueFactory(
                indicator=indicator,
                region=region,
                period_on=dt.date(year, 12, 31),
                value=Decimal(year + number),
            )
        TargetFactory(indicator=indicator, region=region)


@pytest.mark.parametrize("rows", [1, 3])
def test_region_report_query_count(client, rows, django_assert_num_queries):
    region = RegionFactory()
    fill(region, rows)

    with django_assert_num_queries(18):
        response = client.get(address(region))

    assert len(grid(response, "renginiai")) == rows
    assert len(grid(response, "rodikliai")) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_country_report_query_count(client, rows, django_assert_num_queries):
    fill(RegionFactory(), rows)

    with django_assert_num_queries(15):
        response = client.get(reverse("progress:country_report"))

    assert len(grid(response, "renginiai")) == rows


def test_report_counts_the_events_of_its_period_and_region_alone(client):
    region = RegionFactory()
    EventFactory(region=region, starts_on=dt.date(2016, 12, 31), title="Per anksti")
    EventFactory(region=region, starts_on=dt.date(2017, 1, 1), title="Laiku")
    EventFactory(region=region, starts_on=dt.date(2018, 1, 1), title="Per vėlai")
    EventFactory(starts_on=dt.date(2017, 1, 1), title="Kitur")
    DraftEventFactory(region=region, starts_on=dt.date(2017, 1, 1), title="Juodraštis")

    response = client.get(address(region, nuo=2017, iki=2017))

    assert [row[1] for row in grid(response, "renginiai")] == ["Laiku"]
    assert stats(response)["renginys"] == "1"


def test_promises_stand_as_they_stood_on_the_last_day(client):
    region = RegionFactory()
    event = EventFactory(region=region, starts_on=DAY)
    kept = CommitmentFactory(event=event, text="Įvykdyta", due=PartialDate.parse("2017-12-31"))
    CommitmentUpdateFactory(commitment=kept, status="done", reported_on=dt.date(2018, 3, 1))
    CommitmentFactory(event=event, text="Be termino")
    late = CommitmentFactory(event=event, text="Vėluoja", due=PartialDate.parse("2017-10"))
    CommitmentUpdateFactory(commitment=late, status="in_progress", reported_on=dt.date(2017, 9, 20))

    def states(**period):
        return {row[0]: row[4] for row in grid(client.get(address(region, **period)), "isipareigojimai")}

    assert states(iki="2017-10-31") == {"Įvykdyta": "atviras", "Be termino": "atviras", "Vėluoja": "vykdomas"}
    assert states(iki="2017-11-01")["Vėluoja"] == "vykdomas, vėluoja"
    assert states(iki="2018-02-01")["Įvykdyta"] == "atviras, vėluoja"
    assert states(nuo="2018-01-01", iki="2018-12-31")["Įvykdyta"] == "įvykdytas"
    # What was finished before the period is no news of it.
    assert "Įvykdyta" not in states(nuo="2019-01-01", iki="2019-12-31")


def test_a_report_at_an_event_that_nobody_may_read_changes_nothing(client):
    region = RegionFactory()
    commitment = CommitmentFactory(event=EventFactory(region=region, starts_on=DAY))
    CommitmentUpdateFactory(commitment=commitment, status="done", source=None, event=DraftEventFactory())

    response = client.get(address(region))

    assert [row[4] for row in grid(response, "isipareigojimai")] == ["atviras"]


def test_facts_are_those_known_by_the_last_day(client):
    region = RegionFactory()
    place = MunicipalityFactory(region=region)
    ServiceProvisionFactory(municipality=place, service__name="atokvėpis", stated_on=dt.date(2017, 3, 28))
    ServiceProvisionFactory(municipality=place, service__name="globotojas", stated_on=dt.date(2018, 3, 28))
    ServiceProvisionFactory(
        municipality=place, service__name="juodraštis", source=None, event=DraftEventFactory()
    )
    indicator = IndicatorFactory()
    for year in (2016, 2018):
        IndicatorValueFactory(
            indicator=indicator, municipality=place, period=PartialDate.parse(str(year)), value=Decimal(year)
        )

    response = client.get(address(region, iki="2017"))

    assert grid(response, "paslaugos") == [["Atokvėpis", "● pastovi"]]
    assert [row[2] for row in grid(response, "rodikliai")] == ["2\xa0016"]


def test_what_changed_is_what_began_and_what_became_known(client):
    place = MunicipalityFactory(short_name="Alytaus m. sav.")
    ServiceProvisionFactory(
        municipality=place, service__name="atokvėpis", since=PartialDate.parse("2016-11"), stated_on=DAY
    )

    def changed(**period):
        (section,) = [
            one
            for one in client.get(address(place.region, **period)).context["report"].sections
            if one.key == "pokyciai"
        ]
        return {part.heading: [(item.text, item.note) for item in part.items] for part in section.parts}

    begun = [("Alytaus m. sav.: atokvėpis", "● pastovi · 2016 m. lapkritis")]
    today = timezone.localdate()
    assert changed() == {"Pradėtos teikti paslaugos": begun}
    assert changed(nuo="2016-11", iki="2017-12") == {"Pradėtos teikti paslaugos": begun}
    assert changed(nuo="2016-12", iki="2017-12") == {}
    assert changed(nuo=today.isoformat()) == {
        "Kas tapo žinoma": [("Alytaus m. sav.: atokvėpis", f"● pastovi · {date_text(today)}")]
    }


def test_every_form_of_the_report_has_the_same_figures(client):
    region = RegionFactory()
    fill(region, 2)
    shown = grid(client.get(address(region)), "rodikliai")

    def taken(format_):
        return b"".join(client.get(address(region, formatas=format_, lentele="rodikliai")))

    lines = list(csv.reader(io.StringIO(taken("csv").decode("utf-8-sig")), delimiter=";"))[1:]
    sheet = openpyxl.load_workbook(io.BytesIO(taken("xlsx"))).worksheets[0]
    cells = list(sheet.iter_rows(min_row=2, values_only=True))
    rows = json.loads(taken("json"))["rows"]
    pdf, docx = (
        client.get(reverse(f"progress:region_report_{form}", args=[region.slug])).content
        for form in ("pdf", "docx")
    )

    assert [row[2] for row in shown] == ["2\xa0016", "2\xa0017"]
    assert [line[2] for line in lines] == ["2016", "2017"]
    assert [row[2] for row in cells] == [2016, 2017]
    assert [row["value"] for row in rows] == [2016, 2017]
    for words in (pdf_text(pdf), docx_text(docx)):
        assert [" ".join(row[2].split()) in words for row in shown] == [True, True]


@pytest.mark.parametrize(
    ("period", "message"),
    [
        ({"nuo": "2017-02-30"}, "Tokios dienos nėra: 2017-02-30."),
        ({"nuo": "2018", "iki": "2017"}, "Laikotarpis baigiasi anksčiau, nei prasideda"),
        ({"iki": "x" * 50}, "40"),
    ],
)
def test_a_period_that_cannot_be_is_told_beside_its_field(client, period, message):
    region = RegionFactory()
    EventFactory(region=region, starts_on=DAY)

    response = client.get(address(region, **period))
    pdf = client.get(address(region, **period).replace("ataskaita/", "ataskaita/ataskaita.pdf"))

    (told,) = re.findall(r'<p class="field-error"\s+id="id_\w+_error">([^<]*)', response.text)
    assert message in told
    assert next(iter(period.values())) in response.text
    assert len(grid(response, "renginiai")) == 1
    assert told in pdf.text


@pytest.mark.parametrize("name", ["country_report", "country_report_pdf", "country_report_docx"])
def test_a_report_of_nothing_says_so(client, name):
    response = client.get(reverse(f"progress:{name}"))

    assert response.status_code == 200
    if name == "country_report":
        assert response.text.count('<p class="unknown">') == 8
