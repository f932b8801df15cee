"""Axes, words and where they stand."""

import datetime as dt
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.drawing.labels import first_free, label, places_around, spread
from progress.drawing.paper import Box, number, shortened, text_width, wrapped
from progress.drawing.scales import TimeScale, ValueScale, round_ticks, tick_texts
from progress.drawing.series import stretches
from tests.progress.drawn import amounts, series


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([], [0, 1]),
        ([0], [0, 1]),
        ([8], [0, 2, 4, 6, 8]),
        ([3, 3, 3], [0, 1, 2, 3]),
        ([1, 2], [0, 1, 2]),
        ([4391, 3186], [0, 1000, 2000, 3000, 4000, 5000]),
        ([Decimal("0.1"), Decimal("0.4")], ["0", "0.1", "0.2", "0.3", "0.4"]),
        ([0.1, 0.3], ["0", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30"]),
        ([-30, 14], [-30, -20, -10, 0, 10, 20]),
        ([-5, -3], [-5, -4, -3, -2, -1, 0]),
        ([39_800_000], [0, 10_000_000, 20_000_000, 30_000_000, 40_000_000]),
    ],
)
def test_ticks_are_round_and_cover_the_values(values, ticks):
    assert round_ticks(values, steps=5) == [Decimal(tick) for tick in ticks]


@pytest.mark.parametrize(
    ("values", "ticks"), [([95, 97], [95, 96, 97]), ([96, 96], [95, 96, 97]), ([0, 0], [-1, 0, 1])]
)
def test_ticks_need_not_reach_down_to_zero(values, ticks):
    assert round_ticks(values, steps=2, is_from_zero=False) == ticks


@given(st.lists(amounts, min_size=1), st.integers(2, 6), st.booleans())
def test_ticks_always_cover_the_values_in_a_few_even_steps(values, steps, is_from_zero):
    ticks = round_ticks(values, steps=steps, is_from_zero=is_from_zero)

    assert ticks[0] <= min(values)
    assert ticks[-1] >= max(values)
    assert len({later - earlier for earlier, later in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 2 * steps + 2


@pytest.mark.parametrize(
    ("ticks", "words"),
    [
        ([0, 500_000], ["0", "500\N{NO-BREAK SPACE}000"]),
        ([0, 500_000, 1_000_000], ["0", "0,5 mln.", "1 mln."]),
        ([-2_000_000, 0], ["-2 mln.", "0"]),
    ],
)
def test_millions_are_said_shortly(ticks, words):
    assert tick_texts([Decimal(tick) for tick in ticks]) == words


def test_values_stand_between_the_floor_and_the_top():
    scale = ValueScale(Decimal(0), Decimal(10), 100, 20)

    assert [scale.y(0), scale.y(5), scale.y(Decimal("7.5")), scale.y(10)] == [100, 60, 40, 20]


def test_a_year_takes_all_its_days():
    scale = TimeScale(2015, 2016, 0, 200)

    assert scale.x(dt.date(2015, 1, 1)) == pytest.approx(100 * 0.5 / 365)
    assert scale.x(dt.date(2015, 7, 2)) == pytest.approx(50)
    assert scale.x(dt.date(2016, 12, 31)) == pytest.approx(100 + 100 * 365.5 / 366)
    assert [(mark.x, mark.text) for mark in scale.marks()] == [("50", "2015"), ("150", "2016")]
    assert scale.borders() == ("0", "100", "200")


@pytest.mark.parametrize(
    ("last", "named"),
    [
        (2014, [2010, 2011, 2012, 2013, 2014]),
        (2018, [2010, 2012, 2014, 2016, 2018]),
        (2030, [2010, 2015, 2020, 2025, 2030]),
    ],
)
def test_only_as_many_years_are_named_as_have_room(last, named):
    marks = TimeScale(2010, last, 0, 240).marks()

    assert [mark.text for mark in marks] == [str(year) for year in named]


def test_many_years_have_no_borders_between_them():
    assert TimeScale(1900, 2020, 0, 240).borders() == ()
    assert [mark.text for mark in TimeScale(1000, 2000, 0, 50).marks()][:2] == ["1000", "1050"]


@pytest.mark.parametrize(
    ("value", "text"), [(1, "1"), (1.25, "1.2"), (-0.04, "0"), (100.0, "100"), (-3.5, "-3.5")]
)
def test_a_coordinate_has_a_decimal_point(value, text):
    assert number(value) == text


def test_words_are_broken_and_cut_to_their_room():
    name = "Vaikų globos institucijose augantys vaikai"

    assert wrapped(name, 150, 3) == ("Vaikų globos", "institucijose", "augantys vaikai")
    assert wrapped(name, 150, 2) == ("Vaikų globos", "institucijose augant…")
    assert wrapped("Nebeprisikiškiakopūsteliaujantis", 60, 1) == ("Nebepr…",)
    assert wrapped("", 60, 2) == ()


@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text, width, lines):
    rows = wrapped(text, width, lines)

    assert len(rows) <= lines
    assert all(text_width(row) <= width for row in rows)
    assert text_width(shortened(text, width)) <= width


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 40)), min_size=1, max_size=6))
def test_names_in_a_row_never_cover_each_other_nor_leave_it(wanted):
    places, sizes = zip(*wanted, strict=True)

    middles = spread(places, sizes, 0, 300)

    spans = [(middle - size / 2, middle + size / 2) for middle, size in zip(middles, sizes, strict=True)]
    assert all(a[1] <= b[0] + 1e-6 or b[1] <= a[0] + 1e-6 for a, b in combinations(spans, 2))
    assert min(span[0] for span in spans) >= -1e-6
    assert max(span[1] for span in spans) <= 300 + 1e-6


def test_a_row_is_spread_no_more_than_needed():
    assert spread([10, 100], [20, 20], 0, 200) == [10, 100]
    assert spread([100, 100], [20, 20], 0, 200) == [90, 110]
    assert spread([195, 190], [20, 20], 0, 200) == [190, 170]
    assert spread([50, 60, 58], [40, 40, 40], 0, 100) == [20, 100, 60]


@pytest.mark.parametrize(
    ("line", "is_crossed"),
    [
        ((0, 0, 10, 10), True),
        ((0, 5, 10, 5), True),
        ((5, 0, 5, 3.9), False),
        ((0, 3, 10, 3), False),
        ((3, 0, 3, 10), False),
        ((0, 9, 3, 12), False),
        ((5, 5, 5, 5), True),
    ],
)
def test_a_line_crosses_a_box_or_not(line, is_crossed):
    assert Box(4, 4, 6, 6).is_crossed(*line) is is_crossed


def test_a_label_keeps_off_other_labels_and_lines():
    frame = Box(0, 0, 200, 100)
    rising = [(100.0, 50.0), (100.0, 0.0)]

    free = first_free(places_around("12", 100, 50), frame, [], [])
    beside_a_line = first_free(places_around("12", 100, 50), frame, [], [rising])
    beside_a_label = first_free(places_around("12", 100, 50), frame, [label("99", 100, 41, "middle")], [])

    assert (free.x, free.y, free.anchor) == ("100", "41", "middle")
    assert (beside_a_line.x, beside_a_line.y) == ("100", "69.4")
    assert beside_a_label == beside_a_line


def test_a_label_without_room_is_left_out_and_one_among_lines_is_not():
    lines = [[(0.0, y), (200.0, y)] for y in range(0, 100, 5)]

    assert first_free(places_around("12", 100, 50), Box(0, 0, 10, 10), [], []) is None
    assert first_free(places_around("12", 100, 50), Box(0, 0, 200, 100), [], lines) is not None


def test_a_long_time_without_a_figure_parts_a_series():
    values = series(("2014", 3), ("2015", 2), ("2016", 2), ("2025-04", 1)).values

    runs, gaps = stretches(values)

    assert [[value.amount for value in run] for run in runs] == [[3, 2, 2], [1]]
    assert [(earlier.amount, later.amount) for earlier, later in gaps] == [(2, 1)]


def test_years_that_are_always_five_apart_are_no_gaps():
    values = series(("2001", 3), ("2006", 2), ("2011", 2)).values

    assert stretches(values) == ([list(values)], [])
    assert stretches([]) == ([], [])
