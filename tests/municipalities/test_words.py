"""Dates and numbers as Lithuanians and the English write them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from municipalities import words
from municipalities.partial_dates import PartialDate
from portal.templatetags.portal import rich_text


def date(text, **details):
    return PartialDate.parse(text, **details)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (date("2017-06-22"), "2017 m. birželio 22 d."),
        (date("2017-06"), "2017 m. birželis"),
        (date("2017"), "2017 m."),
        (date("2017-04-25", is_latest=True), "ne vėliau kaip 2017 m. balandžio 25 d."),
        (date("2017-09", is_latest=True), "ne vėliau kaip 2017 m. rugsėjį"),
        (date("2017-03", is_latest=True), "ne vėliau kaip 2017 m. kovą"),
        (date("2017-05", is_latest=True), "ne vėliau kaip 2017 m. gegužę"),
        (date("2017-07", is_latest=True), "ne vėliau kaip 2017 m. liepą"),
        (date("2017", is_latest=True), "ne vėliau kaip 2017 m."),
    ],
)
def test_a_date_shows_no_more_than_is_known(written, expected):
    assert words.partial_date_text(written) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date("2017-06-22"), None, "2017 m. birželio 22 d."),
        (date("2017-06-22"), date("2017-06-22"), "2017 m. birželio 22 d."),
        (date("2024-08-27"), date("2024-08-28"), "2024 m. rugpjūčio 27–28 d."),
        (date("2024-08-08"), date("2024-08-28"), "2024 m. rugpjūčio 8–28 d."),
        (date("2024-08-30"), date("2024-09-02"), "2024 m. rugpjūčio 30 d. – rugsėjo 2 d."),
        (date("2024-12-30"), date("2025-01-02"), "2024 m. gruodžio 30 d. – 2025 m. sausio 2 d."),
        (date("2017-11"), date("2017-12"), "2017 m. lapkritis–gruodis"),
        (date("2017-11"), date("2018-01"), "2017 m. lapkritis – 2018 m. sausis"),
        (date("2017-11-05"), date("2017-12"), "2017 m. lapkričio 5 d. – 2017 m. gruodis"),
    ],
)
def test_a_range_says_the_year_once(start, end, expected):
    assert words.partial_range_text(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date("2017-06-22"), None, "22 June 2017"),
        (date("2017-06"), None, "June 2017"),
        (date("2017"), None, "2017"),
        (date("2017-09", is_latest=True), None, "not later than September 2017"),
        (date("2024-08-27"), date("2024-08-28"), "27–28 August 2024"),
        (date("2024-08-30"), date("2024-09-02"), "30 August – 2 September 2024"),
        (date("2024-12-30"), date("2025-01-02"), "30 December 2024 – 2 January 2025"),
        (date("2017-11"), date("2017-12"), "November–December 2017"),
        (date("2017-11"), date("2018-01"), "November 2017 – January 2018"),
    ],
)
def test_dates_in_english(start, end, expected):
    with translation.override("en"):
        assert words.partial_range_text(start, end) == expected


def test_numbers_and_sums_in_english():
    with translation.override("en"):
        assert words.number_text(1761) == "1,761"
        assert words.euros_text(Decimal("173552.19")) == "EUR 173,552.19"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_accusative(month):
    text = words.partial_date_text(date(f"2017-{month:02}", is_latest=True))

    assert text[-1] in "įąę"


def test_plain_text_gets_its_paragraphs_and_rich_text_only_what_a_text_needs():
    plain = rich_text("Pirma & antra\n\nTrečia")
    rich = rich_text('<h2>A</h2><script>x</script><p onclick="x">B <a href="javascript:x">C</a></p>')

    assert plain == "<p>Pirma &amp; antra</p>\n\n<p>Trečia</p>"
    assert rich == '<h2>A</h2><p>B <a rel="noopener noreferrer">C</a></p>'


def test_leaf_of_no_date_says_that_it_is_unknown():
    leaf = Template("{% date_tile date %}").render(Context({"date": None}))

    assert " ".join(leaf.split()) == '<span class="date-tile date-tile-unknown">data nežinoma</span>'


def test_numbers_and_sums():
    assert words.number_text(1761) == "1\N{NO-BREAK SPACE}761"
    assert words.euros_text(Decimal("173552.19")) == "173\N{NO-BREAK SPACE}552,19 Eur"
    assert words.date_text(dt.date(2016, 11, 3)) == "2016 m. lapkričio 3 d."
