"""The rules that many models share: keys of the record and partial dates, of every model that has them."""

import datetime as dt

import pytest

from municipalities.models import Origin
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import OUR_MODELS, PersonFactory, factory_of

pytestmark = pytest.mark.django_db

HONESTY = "_shows_no_more_than_is_known"
REASON = "_inferred_says_why"
SECOND_OF_DECEMBER = dt.date(2017, 12, 2)
FIRST_OF_DECEMBER = dt.date(2017, 12, 1)


def partial_dates():
    """Every partial date of every model: the factory, how its constraints' names start, and its column."""
    for model in OUR_MODELS:
        names = {field.name for field in model._meta.fields}
        rules = {rule.name for rule in model._meta.constraints}
        for name in sorted(name for name in names if f"{name}_precision" in names):
            # No rule for a partial date: the name of the constraint is missing, and the test says so.
            start = next(
                (rule.removesuffix(HONESTY) for rule in rules if rule.endswith(name + HONESTY)), name
            )
            yield factory_of(model), start, name


PARTIAL_DATE_BREACHES = each(
    *(
        Breach(start + ending, factory, {name: date, f"{name}_{suffix}": value})
        for factory, start, name in partial_dates()
        for ending, date, suffix, value in (
            (HONESTY, SECOND_OF_DECEMBER, "precision", "month"),
            (HONESTY, FIRST_OF_DECEMBER, "precision", "year"),
            (REASON, FIRST_OF_DECEMBER, "is_inferred", True),
        )
    )
)
RECORD_KEY_BREACHES = each(
    *(
        Breach(
            f"{model._meta.model_name}_record_key_is_unique",
            factory_of(model),
            given={"origin": Origin.SAMPLE, "record_key": "b"},
            other={"origin": Origin.SAMPLE, "record_key": "a"},
            same=("record_key",),
        )
        for model in OUR_MODELS
        if hasattr(model, "record_key")
    )
)


@PARTIAL_DATE_BREACHES
def test_database_keeps_a_partial_date_honest(breach):
    assert_refused_by_database(breach)


@PARTIAL_DATE_BREACHES
def test_honesty_of_a_partial_date_is_explained(breach):
    assert_explained(breach)


@RECORD_KEY_BREACHES
def test_database_keeps_a_key_of_the_record_once(breach):
    assert_refused_by_database(breach)


@RECORD_KEY_BREACHES
def test_repeated_key_of_the_record_is_explained(breach):
    assert_explained(breach)


@pytest.mark.parametrize(("origin", "key"), [(Origin.RECORD, ""), (Origin.SAMPLE, "p-1")])
def test_key_of_the_record_is_unique_only_within_its_origin(origin, key):
    PersonFactory(origin=Origin.RECORD, record_key="p-1")
    PersonFactory(origin=Origin.RECORD, record_key="")

    person = PersonFactory(origin=origin, record_key=key)

    assert (person.origin, person.record_key) == (origin, key)


@pytest.mark.parametrize(
    ("origin", "is_sample"), [(Origin.RECORD, False), (Origin.PORTAL, False), (Origin.SAMPLE, True)]
)
def test_row_says_whether_a_generator_made_it(origin, is_sample):
    person = PersonFactory(origin=origin)

    assert person.is_sample is is_sample
