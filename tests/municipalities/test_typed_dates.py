"""Dates as people type them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from municipalities.partial_dates import PartialDate
from municipalities.typed_dates import TypedDateField, read_date


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2017-03-28", "2017-03-28"),
        (" 2017.3.28 ", "2017-03-28"),
        ("2017/03/28", "2017-03-28"),
        ("28.03.2017", "2017-03-28"),
        ("2017 m. kovo 28 d.", "2017-03-28"),
        ("2017 m. KOVO 28", "2017-03-28"),
        ("2017 m. rugpjūčio 1 d.", "2017-08-01"),
        ("2017 m. rugsėjo 1 d.", "2017-09-01"),
        ("2017-03", "2017-03"),
        ("2017 m. kovas", "2017-03"),
        ("2017 m. kovo mėn.", "2017-03"),
        ("2017", "2017"),
        ("2017 m.", "2017"),
    ],
)
def test_date_is_read_as_far_as_it_is_typed(text, known):
    date = read_date(text)

    assert date == PartialDate.parse(known)


@pytest.mark.parametrize(
    "text", ["2017-02-30", "2017-13-01", "2017-00-10", "2017-01-00", "0000-01-01", "9999"]
)
def test_day_that_does_not_exist_is_named(text):
    with translation.override("lt"), pytest.raises(ValidationError) as refusal:
        read_date(text)

    assert refusal.value.messages == [f"Tokios dienos nėra: {text}. Rašykite, pavyzdžiui, 2017-03-28."]


@pytest.mark.parametrize(
    "text", ["kovo 28 d.", "28", "rytoj", "03-28", "2017-03-28-1", "2017 m. brumero 3 d.", "２０１７"]
)
def test_what_is_no_date_says_how_to_write_one(text):
    with pytest.raises(ValidationError) as refusal:
        read_date(text)

    assert refusal.value.code == "not_a_date"


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_plain_refusal(text):
    try:
        date = read_date(text)
    except ValidationError:
        return

    assert 1900 <= date.on.year <= 2100


def test_untouched_date_keeps_what_is_known_of_it():
    stands = PartialDate(dt.date(2017, 11, 3), is_inferred=True, basis="metai – iš kito teksto")
    field = TypedDateField(initial=stands)

    assert field.clean("2017-11-03") == stands
    assert field.clean("2017-11-04") == PartialDate(dt.date(2017, 11, 4))


def test_empty_field_is_no_date():
    assert TypedDateField(required=False).clean("  ") is None
