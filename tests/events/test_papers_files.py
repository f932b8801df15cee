"""Invitations for calendars, and years as workbooks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from events.models import Event
from events.papers import calendar_file
from events.papers.organisation_year import year_of
from municipalities.models import Origin
from municipalities.partial_dates import PartialDate
from municipalities.tables.xlsx_file import xlsx
from tests.events.reading_papers import calendar_entry, sheet_rows
from tests.factories import (
    AgreementFactory,
    AttendanceGroupFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    ServiceTypeFactory,
    SourceFactory,
)

VILNIUS = ZoneInfo("Europe/Vilnius")
PAGE = "https://portalas.example/renginiai/2017/apie/"


def day(text):
    """A day as a spreadsheet keeps it: midnight, in no time zone."""
    return dt.datetime.fromisoformat(text)


def absolute(path):
    return f"https://portalas.example{path}"


# ---- Invitations


@pytest.mark.django_db
def test_invitation_to_an_event_whose_time_is_known():
    municipality = MunicipalityFactory(name="Šiaulių miesto savivaldybė")
    event = EventFactory(
        kind="round_table",
        title="Apie globą; kas, kada?",
        lead="Pirma eilutė.\nAntra, „kabutės“.",
        starts_on=dt.date(2017, 3, 28),
        starts_at=dt.time(10),
        ends_at=dt.time(13, 30),
        venue="Kultūros centras",
        host_municipality=municipality,
    )
    ParticipationFactory(
        event=event, role="organiser", person=None, organisation=OrganisationFactory(name='VšĮ "Šeima"')
    )

    content = calendar_file.invitation(event, address=PAGE)

    entry = calendar_entry(content)
    assert entry["UID"] == f"renginys-{event.pk}@pertvarkos-eiga"
    assert entry["SUMMARY"] == "Apie globą; kas, kada?"
    assert entry["DESCRIPTION"] == "Pirma eilutė.\nAntra, „kabutės“."
    assert entry["LOCATION"] == "Kultūros centras, Šiaulių miesto savivaldybė"
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["URL"] == PAGE
    assert entry["ORGANIZER"].params["CN"] == "VšĮ 'Šeima'"
    assert entry["CATEGORIES"].cats == ["Apskritojo stalo diskusija"]
    assert entry["DTSTART"].dt == dt.datetime(2017, 3, 28, 10, tzinfo=VILNIUS)
    assert entry["DTEND"].dt == dt.datetime(2017, 3, 28, 13, 30, tzinfo=VILNIUS)
    assert entry["DTSTART"].params["TZID"] == "Europe/Vilnius"
    calendar = Calendar.from_ical(content)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Vilnius"]
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("details", "first", "end"),
    [
        ({}, dt.date(2017, 3, 28), dt.date(2017, 3, 29)),
        ({"ends_on": dt.date(2017, 3, 30)}, dt.date(2017, 3, 28), dt.date(2017, 3, 31)),
        # When the last day ends nobody has said.
        (
            {"ends_on": dt.date(2017, 3, 30), "starts_at": dt.time(10)},
            dt.date(2017, 3, 28),
            dt.date(2017, 3, 31),
        ),
        (
            {"ends_on": dt.date(2017, 3, 30), "starts_at": dt.time(10), "ends_at": dt.time(9)},
            dt.datetime(2017, 3, 28, 10, tzinfo=VILNIUS),
            dt.datetime(2017, 3, 30, 9, tzinfo=VILNIUS),
        ),
        ({"starts_at": dt.time(10)}, dt.datetime(2017, 3, 28, 10, tzinfo=VILNIUS), None),
        ({"ends": PartialDate.parse("2017-04")}, dt.date(2017, 3, 28), dt.date(2017, 3, 29)),
    ],
)
def test_invitation_keeps_to_what_is_known_of_the_time(details, first, end):
    event = EventFactory(starts_on=dt.date(2017, 3, 28), **details)

    entry = calendar_entry(calendar_file.invitation(event))

    assert entry["DTSTART"].dt == first
    assert ("DTEND" in entry and entry["DTEND"].dt) == (end or False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (PartialDate.parse("2017-03-28"), True),
        (PartialDate.parse("2017-03-28", is_latest=True), False),
        (PartialDate.parse("2017-03"), False),
        (PartialDate.parse("2017"), False),
        (None, False),
    ],
)
def test_calendar_has_a_place_for_whole_days_alone(starts, expected):
    assert calendar_file.has_day(EventFactory(status="draft", starts=starts)) is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "stands", "method"),
    [
        ("draft", "TENTATIVE", "PUBLISH"),
        ("in_review", "TENTATIVE", "PUBLISH"),
        ("published", "CONFIRMED", "PUBLISH"),
        ("withdrawn", "CANCELLED", "CANCEL"),
    ],
)
def test_invitation_says_whether_the_event_stands(status, stands, method):
    content = calendar_file.invitation(EventFactory(status=status))

    assert calendar_entry(content)["STATUS"] == stands
    assert Calendar.from_ical(content)["METHOD"] == method


@pytest.mark.django_db
def test_invitation_of_which_little_is_known():
    event = EventFactory(status="draft", lead="", title="")

    entry = calendar_entry(calendar_file.invitation(event))

    assert entry["SUMMARY"] == "(dar be pavadinimo)"
    assert [name for name in ("LOCATION", "DESCRIPTION", "URL", "ORGANIZER") if name in entry] == []


@pytest.mark.django_db
def test_invitation_to_an_event_without_a_day():
    event = EventFactory(status="draft", starts=None)

    with pytest.raises(ValueError, match="has no day"):
        calendar_file.invitation(event)


@pytest.mark.django_db
def test_invitation_that_changed_takes_the_place_of_the_earlier_one():
    event = EventFactory(title="Pirmas", owner=OrganisationFactory(name="Centras"))
    before = calendar_entry(calendar_file.invitation(event))
    with time_machine.travel(event.changed_at + dt.timedelta(hours=1)):
        event.title, event.slug = "Antras", "antras"
        event.save()

    after = calendar_entry(calendar_file.invitation(event))

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 3600
    assert after["ORGANIZER"].params["CN"] == "Centras"


@pytest.mark.django_db
def test_invitation_of_one_moment_is_always_the_same():
    event = EventFactory(starts_at=dt.time(10))

    assert calendar_file.invitation(event) == calendar_file.invitation(event)


@pytest.mark.django_db
def test_invitation_says_hostile_words_and_nothing_more():
    event = EventFactory(
        title="A\r\nATTENDEE:mailto:a@example.com", lead="x\x07\nEND:VEVENT", venue="a;b,c\\d"
    )

    entry = calendar_entry(calendar_file.invitation(event))

    assert entry["SUMMARY"] == "A ATTENDEE:mailto:a@example.com"
    assert (entry["DESCRIPTION"], entry["LOCATION"]) == ("x\nEND:VEVENT", "a;b,c\\d")
    assert "ATTENDEE" not in entry


# ---- Years


@pytest.mark.django_db
def test_year_has_the_events_of_the_organisation_with_typed_cells():
    owner = OrganisationFactory(name="Centras")
    municipality = MunicipalityFactory(name="Šiaulių miesto savivaldybė")
    source = SourceFactory(publisher="Žinios", title="Diskusija", url="https://ziniasklaida.example/1")
    event = EventFactory(
        owner=owner,
        title="Ąžuolas",
        starts_on=dt.date(2017, 3, 28),
        ends_on=dt.date(2017, 3, 29),
        starts_at=dt.time(10),
        ends_at=dt.time(13, 30),
        region=municipality.region,
        host_municipality=municipality,
        venue="Salė",
        headcount=64,
        source=source,
    )
    EventFactory(owner=owner, status="draft", title="Be dienos", starts=PartialDate.parse("2017-09"))
    EventFactory(owner=owner, title="Pernai", starts_on=dt.date(2016, 12, 31))

    workbook = year_of(owner, 2017, Event.objects.all(), absolute=absolute)
    first, second = sheet_rows(xlsx(workbook), "Renginiai")

    assert workbook.title == "Centras, 2017 m."
    assert first == {
        "Data": day("2017-03-28"),
        "Paskutinė diena": day("2017-03-29"),
        "Pradžia": dt.time(10),
        "Pabaiga": dt.time(13, 30),
        "Rūšis": "Regiono diskusija",
        "Pavadinimas": "Ąžuolas",
        "Regionas": str(municipality.region),
        "Savivaldybė": "Šiaulių miesto savivaldybė",
        "Vieta": "Salė",
        "Dalyvių skaičius": 64,
        "Būsena": "Paskelbtas",
        "Šaltinis": "Žinios: Diskusija",
        "Šaltinio adresas": "https://ziniasklaida.example/1",
        "Puslapis portale": absolute(event.get_absolute_url()),
    }
    assert (second["Data"], second["Dalyvių skaičius"]) == ("2017 m. rugsėjis", "nenurodyta")
    assert (second["Būsena"], second["Puslapis portale"]) == ("Juodraštis", None)


@pytest.mark.django_db
def test_year_counts_participants():
    owner = OrganisationFactory()
    event = EventFactory(owner=owner, headcount=64)
    AttendanceGroupFactory(event=event, sector="ngos", count=5)
    AttendanceGroupFactory(event=event, sector="media")
    ParticipationFactory.create_batch(2, event=event)
    ParticipationFactory(event=event, role="mentioned")
    EventFactory(owner=owner, starts_on=dt.date(2017, 12, 1))

    first, second = sheet_rows(xlsx(year_of(owner, 2017, Event.objects.all(), absolute=absolute)), "Dalyviai")

    assert (first["Dalyvių skaičius"], first["Sąraše įrašyta"]) == (64, 2)
    assert (first["Nevyriausybinės organizacijos"], first["Žiniasklaida"], first["Šeimos"]) == (
        5,
        "nenurodyta",
        None,
    )
    assert (second["Dalyvių skaičius"], second["Sąraše įrašyta"]) == ("nenurodyta", None)


@pytest.mark.django_db
def test_year_has_outcomes_and_commitments():
    owner = OrganisationFactory()
    municipality = MunicipalityFactory(name="Kelmės rajono savivaldybė")
    event = EventFactory(
        owner=owner, title="Apie globą", starts_on=dt.date(2017, 3, 28), origin=Origin.SAMPLE
    )
    service = ServiceTypeFactory(name="atokvėpis")
    OutcomeFactory(event=event, text="trūksta lėšų", municipality=municipality, services=[service])
    promised = CommitmentFactory(
        event=event,
        text="parengti planą",
        responsible_municipality=municipality,
        due=PartialDate.parse("2017-06-01"),
        services=[service],
    )
    CommitmentUpdateFactory(commitment=promised, note="Senas", reported=PartialDate.parse("2017-04-01"))
    CommitmentUpdateFactory(commitment=promised, note="Naujas", reported=PartialDate.parse("2017-05"))
    CommitmentFactory(event=event, position=1, due=PartialDate.parse("2100"))

    content = xlsx(year_of(owner, 2017, Event.objects.all(), absolute=absolute))

    (outcome,) = sheet_rows(content, "Rezultatai")
    first, second = sheet_rows(content, "Įsipareigojimai")
    assert (outcome["Data"], outcome["Renginys"]) == (day("2017-03-28"), "Apie globą")
    assert (outcome["Rūšis"], outcome["Rezultatas"]) == ("Problema", "Trūksta lėšų")
    assert (outcome["Savivaldybė"], outcome["Paslaugos"]) == ("Kelmės rajono savivaldybė", str(service))
    assert (first["Kas"], first["Ką"]) == ("Kelmės rajono savivaldybė", "Parengti planą")
    assert (first["Iki kada"], first["Būsena"]) == (day("2017-06-01"), "Vėluoja")
    assert (first["Paskutinė žinia"], first["Kas padaryta"]) == ("2017 m. gegužė", "Naujas")
    assert (second["Iki kada"], second["Būsena"], second["Kas padaryta"]) == ("2100 m.", "Atviras", None)
    (row,) = sheet_rows(content, "Renginiai")
    assert row["Būsena"] == "Paskelbtas, pavyzdys, netikras"


@pytest.mark.django_db
def test_year_has_the_agreements_that_took_a_step_in_it():
    owner = OrganisationFactory()
    signed = AgreementFactory(
        ngo=owner,
        planned=PartialDate.parse("2016"),
        status="signed",
        signed=PartialDate.parse("2017-03-28"),
        place="Kelmė",
    )
    AgreementFactory(ngo=owner, planned=PartialDate.parse("2016-05"))
    AgreementFactory(planned=PartialDate.parse("2017"))

    content = xlsx(year_of(owner, 2017, Event.objects.all(), absolute=absolute))

    (row,) = sheet_rows(content, "Sutartys")
    assert (row["Savivaldybė"], row["Vieta"]) == (str(signed.municipality), "Kelmė")
    assert (row["Suplanuota"], row["Pasirašyta"], row["Baigėsi"]) == (
        "2016 m.",
        day("2017-03-28"),
        None,
    )
    assert row["Puslapis portale"] == absolute(signed.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_year_query_count(rows, django_assert_num_queries):
    owner = OrganisationFactory()
    for _row in range(rows):
        event = EventFactory(owner=owner, source=SourceFactory(), host_municipality=MunicipalityFactory())
        ParticipationFactory(event=event)
        AttendanceGroupFactory(event=event)
        OutcomeFactory(event=event, services=[ServiceTypeFactory()])
        commitment = CommitmentFactory(event=event, services=[ServiceTypeFactory()])
        CommitmentUpdateFactory(commitment=commitment)
        AgreementFactory(ngo=owner, planned=PartialDate.parse("2017"), source=SourceFactory())

    with django_assert_num_queries(9):
        workbook = year_of(owner, 2017, Event.objects.all(), absolute=absolute)

    assert [len(table.rows) for table in workbook.tables] == [rows] * 5
