"""The kind of an event, how many were there, its title and lead, and the whole reading."""

import pytest

from events.extraction import read
from events.extraction.headcounts import headcount_of
from events.extraction.kinds import kind_of
from events.extraction.proposals import Span, Sureness
from events.extraction.subject import is_of_the_reform
from events.extraction.text import sentences, whole
from events.extraction.titles import lead_of, title_of
from tests.events.extraction.few_places import KNOWN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Utenoje vyko klasterio kūrimo apskrito stalo diskusija.", "round_table"),
        ("Utenoje vyko klasterio apskritojo stalo renginys.", "round_table"),
        ("Utenoje vyko regiono diskusija.", "discussion"),
        ("Specialistai susitiko ir aptarė globos klausimus.", "discussion"),
        ("Surengtas pasitarimas.", "discussion"),
        ("Vyko susitikimas su tėvais, auginančiais vaikus su negalia.", "family_meeting"),
        ("Bibliotekoje vyko tėvų, auginančių neįgalius vaikus, susitikimas.", "family_meeting"),
        ("Asociacija pakvietė į susitikimus rajone gyvenančias šeimas.", "family_meeting"),
        ("Surengti mokymai globėjams.", "training"),
        ("Vyko seminaras socialiniams darbuotojams.", "training"),
        ("Mokymo centre vyko konferencija.", "conference"),
        ("Konferencijoje, kurioje buvo ir diskusija, dalyvavo daug žmonių.", "conference"),
        ("Meras ir direktorė pasirašė bendradarbiavimo sutartį.", "signing"),
        ("Pasirašytas ketinimų protokolas.", "signing"),
        ("Vyko diskusija, o organizacija yra pasirašiusi sutartis su savivaldybėmis.", "discussion"),
        ("Pagerbti geriausi globėjai.", "award"),
        ("Šventėje įteikti apdovanojimai.", "award"),
    ],
)
def test_kinds(text, kind):
    found = kind_of(text, whole(text), None, whole(text)[0])

    assert found is not None
    assert found.value == kind


def test_two_kinds_alike_are_guessed():
    text = "Vyko mokymai. Vyko konferencija."

    found = kind_of(text, whole(text), None, None)

    assert found is not None
    assert (found.value, found.sureness) == ("training", Sureness.GUESSED)


def test_a_text_without_a_meeting_has_no_kind():
    text = "Rajone daug ežerų."

    assert kind_of(text, whole(text), None, None) is None


@pytest.mark.parametrize(
    ("text", "number", "sureness"),
    [
        ("Diskusijoje dalyvavo 41 dalyvis.", "41", Sureness.SURE),
        ("Dalyvavę 34 regiono įvairių įstaigų atstovai kalbėjo.", "34", Sureness.SURE),
        ("Susirinko dvidešimt penki specialistai.", "25", Sureness.SURE),
        ("Renginyje dalyvavo daugiau kaip 60 dalyvių.", "60", Sureness.GUESSED),
        ("Rinkosi apie šimtas žmonių.", "100", Sureness.GUESSED),
        ("Dalyvavo daugiau kaip 200 savivaldybių, įstaigų ir organizacijų atstovų.", "200", Sureness.GUESSED),
        ("Dalyvavo trijų savivaldybių atstovai, viso 29 dal.", "29", Sureness.SURE),
        ("Dalyvių skaičius: 45", "45", Sureness.SURE),
        ("Dalyvavo 32  regiono įstaigų atstovai, iš jų 5 organizacijų atstovai.", "32", Sureness.SURE),
        ("Dalyvauja apie du šimtus dalyvių.", "200", Sureness.GUESSED),
        ("Dalyvavo 29 regiono įstaigų, mokyklų ir kitų organizacijų atstovų.", "29", Sureness.SURE),
        ("Susitikime dalyvavo beveik 50 uteniškių.", "50", Sureness.GUESSED),
    ],
)
def test_headcounts(text, number, sureness):
    found = headcount_of(text, whole(text))

    assert found is not None
    assert (found.value, found.sureness) == (number, sureness)


@pytest.mark.parametrize(
    "text",
    [
        "Dalyvavo 12 savivaldybių atstovai.",
        "Susitikime kalbėjosi vienuolika mamų ir du tėčiai.",
        "Apdovanoti trys globėjai.",
        "Organizacija vienija beveik 70 vietinių organizacijų.",
        "Globos namuose gyvena 45 žmonės.",
        "Dalyvavo 20 globėjų šeimų.",
        "Skirta 30 tūkst. eurų, dalyvavo ir ministerija.",
        "Nuo 2016 m. dalyviai mokėsi.",
        "Numatoma, kad bendras dalyvių skaičius: 265",
        "Paslaugas gauna 18 vaikų.",
        "Kalbėta su 1 specialiste.",
        "Dalyvavo 12",
        "Dalyvavo 40 globos namų ir mokyklų, taip pat kitų",
    ],
)
def test_what_is_counted_is_not_always_people_who_were_there(text):
    assert headcount_of(text, whole(text)) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rajone tartasi dėl globos\n\nVyko diskusija.", "Rajone tartasi dėl globos"),
        ("Rajono informacija\nRajone tartasi dėl globos\nVyko diskusija.", "Rajone tartasi dėl globos"),
        ("RAJONE TARTASI DĖL GLOBOS\nVyko diskusija.", "Rajone tartasi dėl globos"),
        ("Ar verta skubėti? Rajonas svarsto\nVyko diskusija.", "Ar verta skubėti? Rajonas svarsto"),
    ],
)
def test_titles(text, title):
    found = title_of(text, whole(text))

    assert found is not None
    assert found.value == title


@pytest.mark.parametrize(
    "text", ["Vyko diskusija apie globą.\nKalbėta ilgai.", "Tik viena eilutė be teksto", "", "a" * 300]
)
def test_a_text_may_have_no_title(text):
    assert title_of(text, whole(text)) is None


def test_the_lead_begins_where_people_met():
    text = "Apie globą\nRajonas gražus. Gegužės 8 d. vyko diskusija. Ji truko ilgai.\nKita pastraipa."
    focus = sentences(text, whole(text))[2]

    assert lead_of(text, whole(text), focus).value == "Gegužės 8 d. vyko diskusija. Ji truko ilgai."
    assert lead_of(text, whole(text), None).value == "Gegužės 8 d. vyko diskusija. Ji truko ilgai."
    assert lead_of("", (), None) is None


@pytest.mark.parametrize(
    ("text", "kind", "is_of_it"),
    [
        ("Kalbėta apie institucinės globos pertvarką.", "", True),
        ("Rajone pradėjo dirbti budintys globotojai.", "", True),
        ("Aptarti socialinių paslaugų ir globos namų klausimai.", "", True),
        ("Atidaryta biblioteka.", "", False),
        ("Aptarta vaiko gerovė.", "", False),
        ("Susitikta su šeimomis, auginančiomis vaikus.", "family_meeting", True),
        ("Pasirašyta sutartis dėl stadiono.", "signing", False),
        ("Miesto savivaldybės taryba patvirtino globos pertvarkos planą.", "", False),
    ],
)
def test_news_of_the_reform_are_told_from_others(text, kind, is_of_it):
    assert is_of_the_reform(text, whole(text), kind) is is_of_it


def test_a_house_warming_is_an_event():
    text = "Liepos 10 d. įkurtuves šventė grupinio gyvenimo namų gyventojai, sveikino Molėtų rajono meras."

    (event,) = read(text, KNOWN).events

    assert (event.date.value, event.host.value, event.is_of_the_reform) == ("--07-10", "LT-27", True)


def test_a_text_is_read_whole():
    text = (
        "Pradžia » Naujienos\r\n2018-05-10\r\n\r\nUtenoje tartasi dėl globos\r\n\r\n"
        "Gegu\u00adžės 8 d. Utenos rajono savivaldybėje vyko Utenos regiono apskritojo stalo diskusija apie"
        " institucinės globos pertvarką. Dalyvavo 30 specialistų iš Molėtų ir Zarasų"
        " rajonų.\r\n\r\nSpausdinti"
    )

    reading = read(text, KNOWN)

    (event,) = reading.events
    assert reading.published is not None
    assert reading.published.value == "2018-05-10"
    assert event.title.value == "Utenoje tartasi dėl globos"
    assert event.kind.value == "round_table"
    assert (event.date.value, event.date.sureness) == ("2018-05-08", Sureness.INFERRED)
    assert text[event.date.spans[0].start : event.date.spans[0].end] == "Gegu\u00adžės 8 d."
    assert (event.region.value, event.host.value, event.venue.value) == (
        "LT-UT",
        "LT-54",
        "Utenos rajono savivaldybė",
    )
    assert [place.value for place in event.municipalities] == ["LT-54", "LT-27", "LT-60"]
    assert event.headcount.value == "30"
    assert event.is_of_the_reform
    assert [text[span.start : span.end].strip() for span in reading.noise] == [
        "Pradžia » Naujienos",
        "2018-05-10",
        "Spausdinti",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "?", "žodis"])
def test_the_shortest_texts_are_read(text):
    reading = read(text, KNOWN)

    assert reading.published is None
    assert all(event.extent[0] <= Span(0, len(text)) for event in reading.events)


def test_a_notice_says_line_by_line_what_when_and_where():
    text = (
        "Susitikimas globėjams\n\nKada: 2019 m. kovo 5 d. 17 val.\n"
        "Kur: Kultūros centras, Ežero g. 3, Molėtai\n\n"
        "Bus kalbama apie laikino atokvėpio paslaugą ir globos centro pagalbą."
    )

    (event,) = read(text, KNOWN).events

    assert (event.date.value, event.venue.value) == ("2019-03-05", "Kultūros centras, Ežero g. 3, Molėtai")
    assert (event.host.value, event.kind.value, event.is_of_the_reform) == ("LT-27", "family_meeting", True)


def test_minutes_are_read():
    text = (
        "KLASTERIO APSKRITOJO STALO DISKUSIJOS PROTOKOLAS\n2018-04-12 Nr. 3\nMolėtai\n"
        "Vieta: Molėtų rajono savivaldybės tarybos salė\nDalyvavo 19 žmonių.\n"
        "SVARSTYTA. Globos pertvarka.\nNUTARTA. Iki 2018 m. birželio 1 d. parengti tvarką."
    )

    (event,) = read(text, KNOWN).events

    assert (event.date.value, event.date.sureness) == ("2018-04-12", Sureness.SURE)
    assert (event.kind.value, event.host.value, event.headcount.value) == ("round_table", "LT-27", "19")
    assert event.is_of_the_reform
