"""Days as people write them, and which of them is the day of the event."""

import pytest

from events.extraction.calendar_words import mentions, relative_days, years
from events.extraction.dates import date_of, year_of_page
from events.extraction.noise import page_of
from events.extraction.proposals import Span, Sureness
from events.extraction.text import whole


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Balandžio 7 d.", "--04-07"),
        ("2019 m. balandžio 7 d.", "2019-04-07"),
        ("2019 metų balandžio 7 dieną", "2019-04-07"),
        ("2019-ųjų balandžio 7-ąją", "2019-04-07"),
        ("2019 m. balandžio mėn. 7 d.", "2019-04-07"),
        ("7 balandžio, 2019", "2019-04-07"),
        ("2019-04-07", "2019-04-07"),
        ("2019.04.07", "2019-04-07"),
        ("2019/04/07", "2019-04-07"),
        ("2019 04 07", "2019-04-07"),
        ("07.04.2019", "2019-04-07"),
        ("2019.IV.7", "2019-04-07"),
        ("7.IV.2019", "2019-04-07"),
        ("2019 m. 4 mėn. 7 d.", "2019-04-07"),
        ("balandžio 7 d., 2019", "2019-04-07"),
        ("BALANDŽIO 7 D.", "--04-07"),
        ("balandžio septintąją", "--04-07"),
        ("balandžio dvidešimt septintąją dieną", "--04-27"),
        ("š. m. balandžio 7 d.", "--04-07"),
        ("2019 m. balandžio mėnesį", "2019-04"),
        ("2019 metų balandį", "2019-04"),
        ("balandžio mėnesį", "--04"),
        ("vasario 29 d.", "--02-29"),
    ],
)
def test_a_day_is_read_in_every_form(written, said):
    text = f"Ten {written} vyko."

    found = mentions(text, whole(text))

    assert [(mention.iso(mention.year), mention.end_month) for mention in found] == [(said, None)]
    assert text[found[0].span.start : found[0].span.end].rstrip(".") == written.rstrip(".")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("gegužės 8–9 d.", "--05-08", "--05-09"),
        ("gegužės 8-9 dienomis", "--05-08", "--05-09"),
        ("gegužės 8 ir 9 d.", "--05-08", "--05-09"),
        ("2018 m. gegužės 31 d. – birželio 1 d.", "2018-05-31", "2018-06-01"),
        ("gegužės 31–birželio 1 d.", "--05-31", "--06-01"),
        ("2018-05-31 – 2018-06-01", "2018-05-31", "2018-06-01"),
        ("2018-05-08/09", "2018-05-08", "2018-05-09"),
        ("2018 m. gegužės–birželio mėnesiais", "2018-05", "2018-06"),
        ("2017 m. gruodžio 31–sausio 1 d.", "2017-12-31", "2018-01-01"),
    ],
)
def test_an_event_may_last_for_days(written, first, last):
    found = mentions(written, whole(written))

    assert [(mention.iso(mention.year), mention.iso_end(mention.year)) for mention in found] == [
        (first, last)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2018 m. vasario 30 d.",
        "2018-13-01",
        "balandžio 31 d.",
        "balandžio trisdešimt pirmąją",
        "31.02.2018",
        "kovo 8 proc. gyventojų",
        "Nr. 09.4.1-ESFA-V-200-01-0007",
        "2014–2020 m. programa",
        "nuo 10 val. iki 12-13 val.",
        "Liepa ir Rugilė",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(written):
    assert mentions(written, whole(written)) == []


@pytest.mark.parametrize("written", ["gegužės 8 d. – 20 dalyvių", "gegužės 8 d. ir 9 mokytojai"])
def test_a_number_behind_a_day_is_no_last_day(written):
    found = mentions(written, whole(written))

    assert [(mention.iso(None), mention.iso_end(None)) for mention in found] == [("--05-08", "")]


def test_days_that_do_not_touch_are_two():
    text = "gegužės 8 ir 20 d."

    assert [mention.iso(None) for mention in mentions(text, whole(text))] == ["--05-08", "--05-20"]


def test_years_and_relative_days():
    text = "Vakar ir praėjusį antradienį, 2019 m."

    assert [year for _, year in years(text, whole(text))] == [2019]
    assert [(day.days_before, day.weekday) for day in relative_days(text, whole(text))] == [
        (1, None),
        (None, 1),
    ]


def test_what_was_left_out_before_a_day_is_not_looked_at():
    text = "nuotraukaGegužės 8 d. vyko"

    assert [mention.iso(None) for mention in mentions(text, (Span(9, len(text)),))] == ["--05-08"]


@pytest.mark.parametrize(
    ("text", "value", "sureness"),
    [
        ("2018 m. gegužės 8 d. Utenoje vyko diskusija.", "2018-05-08", Sureness.SURE),
        ("Gegužės 8 d. Utenoje vyko diskusija.", "--05-08", Sureness.SURE),
        ("Gegužės 8 d. vyko diskusija. 2018 m. veikla tęsiama.", "2018-05-08", Sureness.INFERRED),
        ("Gegužės 8 d. vyko diskusija. Laukia 2019 m. darbai ir 2020 m. pabaiga.", "--05-08", Sureness.SURE),
        (
            "2018 m. gegužės 8 d. vyko diskusija. Iki 2019 m. sausio 1 d. namai bus uždaryti.",
            "2018-05-08",
            Sureness.SURE,
        ),
        (
            "Pagal 2006 m. sausio 19 d. įstatymą dirbama seniai. Diskusija vyko 2018 m. gegužės 8 d.",
            "2018-05-08",
            Sureness.SURE,
        ),
        (
            "2018 m. gegužės 8 d. vyko diskusija. Kitas susitikimas vyks 2018 m. rugsėjo 3 d.",
            "2018-05-08",
            Sureness.SURE,
        ),
        (
            "„2016 m. kovo 1 d. vyko pokytis“, – sakė ji. 2018 m. gegužės 8 d. surengti mokymai.",
            "2018-05-08",
            Sureness.SURE,
        ),
        ("2018 m. gegužės 8 d. vyks konferencija.", "2018-05-08", Sureness.SURE),
        ("Data: 2018-05-08", "2018-05-08", Sureness.SURE),
        ("Kalbėta 2018-05-08.", "2018-05-08", Sureness.GUESSED),
        (
            "Gegužės 8 d. vyko diskusija. Sąrašas 2018-05-08, 2016 m. ir 2019 m.",
            "2018-05-08",
            Sureness.INFERRED,
        ),
        ("Gegužės 8 ir 8 d. vyko diskusija.", "--05-08", Sureness.SURE),
    ],
)
def test_which_day_is_that_of_the_event(text, value, sureness):
    held = date_of(text, whole(text), None)

    assert held is not None
    assert (held.value, held.sureness) == (value, sureness)


def test_a_text_without_days_has_none():
    text = "Utenoje vyko diskusija."

    assert date_of(text, whole(text), None) is None


@pytest.mark.parametrize(
    ("dateline", "sentence", "value", "sureness"),
    [
        ("2018-05-10", "Gegužės 8 d. vyko diskusija.", "2018-05-08", Sureness.INFERRED),
        ("2018-01-10", "Gruodžio 20 d. vyko diskusija.", "2017-12-20", Sureness.INFERRED),
        ("10 gegužės, 2018", "Vakar vyko diskusija.", "2018-05-09", Sureness.INFERRED),
        (
            "2018 m. gegužės 10 d., ketvirtadienis",
            "Antradienį vyko diskusija.",
            "2018-05-08",
            Sureness.INFERRED,
        ),
        ("Paskelbta: 2018.05.10", "Vyko diskusija.", "2018-05-10", Sureness.GUESSED),
        ("Utena, 2018 m. gegužės 10 d.", "Gegužės 8 d. vyko diskusija.", "2018-05-08", Sureness.INFERRED),
        ("2019-03-10", "Vasario 29 d. vyko diskusija.", "--02-29", Sureness.SURE),
    ],
)
def test_the_day_of_publication_gives_the_year(dateline, sentence, value, sureness):
    text = f"{dateline}\n\nKalbėta apie vaikus ir šeimas\n\n{sentence}"
    page = page_of(text)

    held = date_of(text, page.rest, page.published[0])

    assert held is not None
    assert (held.value, held.sureness) == (value, sureness)


def test_the_year_of_the_other_meetings_of_a_page():
    text = "2018 m. gegužės 8 d. vyko diskusija.\nGegužės 20 d. vyko mokymai."
    second = (Span(text.index("\n") + 1, len(text)),)

    held = date_of(text, second, None, None, year_of_page(text, whole(text)))

    assert held is not None
    assert (held.value, held.sureness, held.asks_the_year) == ("2018-05-20", Sureness.INFERRED, False)
