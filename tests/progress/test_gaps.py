"""The gap finder against a reckoning of its own: each condition alone, and all of them together."""

import random

import pytest

from events.models import Event
from tests.progress.gap_worlds import (
    World,
    fails_criterion,
    has_old_data,
    is_late,
    lacks_service,
    misses_target,
    never_came,
    together,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/pazanga/spragos/"
SEEDS = range(3)


def conditions(world):
    """Every condition that there is to choose: its words in the address, and the reckoning of it."""
    yield from ((("paslauga", row.slug), lacks_service, row) for row in world.services)
    yield from ((("kriterijus", row.slug), fails_criterion, row) for row in world.criteria)
    yield from ((("rodiklis", row.slug), misses_target, row) for row in world.indicators)
    yield ("isipareigojimai", "veluoja"), is_late, None
    yield ("stalai", "niekada"), never_came, None
    yield ("duomenys", "seni"), has_old_data, None


def reckoned(place, reckon, row):
    """What the reckoning says of the place."""
    return reckon(place) if row is None else reckon(place, row)


def ask(client, *pairs):
    """Ask the page the question that the pairs make."""
    asked = {}
    for name, value in pairs:
        asked.setdefault(name, []).append(value)
    return client.get(ADDRESS, asked)


def shown(response):
    """The municipalities of the rows."""
    return {row.municipality for row in response.context["answer"].rows}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_condition_alone_is_what_is_reckoned(client, seed):
    world = World(seed)

    for words, reckon, row in conditions(world):
        expected = {place: reckoned(place, reckon, row) for place in world.places}
        response = ask(client, words, ("nezinoma", "rodyti"))
        (column,) = response.context["answer"].columns
        found = {place: column.cells[place.pk].is_gap for place in world.places}

        assert found == expected, words
        assert shown(response) == {place for place, is_gap in expected.items() if is_gap is not False}
        assert column.gap_count == list(expected.values()).count(True)
        assert column.unknown_count == list(expected.values()).count(None)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("together_", ["visos", "bent-viena"])
def test_conditions_together_are_what_is_reckoned(client, seed, together_):
    world = World(seed)
    everything = list(conditions(world))
    chance = random.Random(seed)  # noqa: S311 - the same questions every time

    for count in (2, 3, 5, len(everything)):
        asked = chance.sample(everything, count)
        verdicts = {
            place: together(
                [reckoned(place, reckon, row) for _words, reckon, row in asked],
                all_of_them=together_ == "visos",
            )
            for place in world.places
        }
        words = [words for words, _reckon, _row in asked] + [("salygos", together_)]
        response = ask(client, *words)
        with_unknown = ask(client, *words, ("nezinoma", "rodyti"))

        assert shown(response) == {place for place, verdict in verdicts.items() if verdict}
        assert shown(with_unknown) == {place for place, verdict in verdicts.items() if verdict is not False}
        answer = response.context["answer"]
        assert (answer.met, answer.unknown, answer.total) == (
            list(verdicts.values()).count(True),
            list(verdicts.values()).count(None),
            len(world.places),
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_region_narrows_the_question_to_its_municipalities(client, seed):
    world = World(seed)
    here = [place for place in world.places if place.region == world.regions[1]]

    response = ask(client, ("stalai", "niekada"), ("nezinoma", "rodyti"), ("regionas", world.regions[1].slug))

    assert shown(response) == {place for place in here if never_came(place)}
    assert response.context["answer"].total == len(here)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_is_no_public_event_stands_on_the_page_or_in_its_files(client, seed):
    world = World(seed)
    words = [words for words, _reckon, _row in conditions(world)]
    hidden = list(Event.objects.exclude(status="published").values_list("title", flat=True))

    page = ask(client, *words, ("salygos", "bent-viena"), ("nezinoma", "rodyti")).text
    file = ask(client, *words, ("salygos", "bent-viena"), ("formatas", "csv")).getvalue().decode()

    assert hidden
    assert [title for title in hidden if f"{title}<" in page or f"{title};" in file] == []
