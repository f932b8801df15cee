"""Dates of which perhaps only the month or the year is known."""

import datetime as dt

import pytest

from municipalities.models import Source
from municipalities.partial_dates import PartialDate, Precision


@pytest.mark.parametrize(
    ("text", "on", "precision", "last"),
    [
        ("2017", dt.date(2017, 1, 1), Precision.YEAR, dt.date(2017, 12, 31)),
        ("2017-09", dt.date(2017, 9, 1), Precision.MONTH, dt.date(2017, 9, 30)),
        ("2016-02", dt.date(2016, 2, 1), Precision.MONTH, dt.date(2016, 2, 29)),
        ("2017-12-18", dt.date(2017, 12, 18), Precision.DAY, dt.date(2017, 12, 18)),
    ],
)
def test_partial_date_parses(text, on, precision, last):
    date = PartialDate.parse(text)

    assert (date.on, date.precision, date.last, date.isoformat()) == (on, precision, last, text)
    assert (date.is_latest, date.is_inferred, date.basis) == (False, False, "")


def test_partial_date_keeps_what_is_known_about_it():
    date = PartialDate.parse("2016-11-03", is_latest=True, is_inferred=True, basis="tekste tik diena")

    assert date == PartialDate(dt.date(2016, 11, 3), Precision.DAY, True, True, "tekste tik diena")


@pytest.mark.parametrize(
    "text",
    [
        *("", "17", "2017-9", "2017-13", "2017-02-29", "2017-09-05-01", "2017/09/05", "0000", "-2017"),
        *("2017-", "2017-09-", " 2017", "２０１７", "2017-09-5", "rugsėjis"),
    ],
)
def test_partial_date_refuses(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own words differ between versions
        PartialDate.parse(text)


def test_partial_date_property_writes_every_sibling():
    source = Source()

    source.published = PartialDate.parse("2017-12", is_inferred=True, basis="iš adreso")

    assert source.published_on == dt.date(2017, 12, 1)
    assert source.published_on_precision == Precision.MONTH
    assert source.published_on_is_latest is False
    assert source.published_on_is_inferred is True
    assert source.published_on_basis == "iš adreso"
    assert source.published == PartialDate.parse("2017-12", is_inferred=True, basis="iš adreso")


def test_migrations_see_a_plain_date():
    _name, path, _arguments, options = Source._meta.get_field("published_on").deconstruct()

    assert path == "django.db.models.DateField"
    assert sorted(options) == ["blank", "null", "verbose_name"]


def test_partial_date_property_clears_every_sibling():
    source = Source()
    source.published = PartialDate.parse("2017", is_latest=True, is_inferred=True, basis="iš adreso")

    source.published = None

    assert source.published is None
    assert source.published_on_precision == Precision.DAY
    assert (source.published_on_is_latest, source.published_on_is_inferred) == (False, False)
    assert source.published_on_basis == ""
