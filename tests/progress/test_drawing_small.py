"""The smaller pictures: sparkline, bars, small multiples, time line, and the table behind a trend."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.partial_dates import PartialDate
from progress.drawing.bars import bar_chart, bars
from progress.drawing.multiples import multiples
from progress.drawing.series import Target
from progress.drawing.sparkline import sparkline
from progress.drawing.table import picture_table
from progress.drawing.timeline import Step, timeline
from tests.progress.drawn import amounts, drawn, elements, points, series, value_lists, years

TODAY = dt.date(2017, 6, 1)


def step(date="2016-03", kind="act", title="Patvirtintas planas"):
    return Step(PartialDate.parse(date), title, "/irodymas/", kind)


def test_a_sparkline_runs_over_its_whole_width_down_to_zero():
    picture = sparkline(years(2015, [10, 5]).values, target=0)

    assert picture.line == "M4 4L116 15"
    assert picture.dot == "M112.8 15a3.2 3.2 0 1 1 6.4 0a3.2 3.2 0 1 1-6.4 0z"
    assert picture.target == "M0 26h120"


def test_a_sparkline_puts_values_in_order():
    assert sparkline(years(2015, [10, 5]).values[::-1]) == sparkline(years(2015, [10, 5]).values)


def test_a_sparkline_of_one_value_is_its_dot_and_of_none_nothing():
    picture = sparkline(years(2015, [0]).values)

    assert (picture.line, picture.gaps, picture.target) == ("", "", "")
    assert picture.dot.startswith("M112.8 26")
    assert sparkline([]) is None


@given(value_lists, st.one_of(st.none(), amounts))
def test_a_sparkline_stays_in_its_frame(pairs, target):
    picture = sparkline(series(*((str(year), amount) for year, amount in pairs)).values, target=target)

    corners = points(picture.line) + points(picture.gaps)
    assert all(4 <= x <= 116 and 4 <= y <= 26 for x, y in corners)


def test_bars_share_a_scale_from_nought():
    half, whole, unknown, nought = bars([5, 10, None, 0])

    assert [bar.path for bar in (half, whole, nought)] == [
        "M1 2H50v10H1z",
        "M1 2H99v10H1z",
        "M1 2H1v10H1z",
    ]
    assert unknown is None
    assert half.target == ""


def test_bars_below_nought_lead_to_the_left():
    below, above = bars([-5, 5], target=5)

    assert (below.path, above.path) == ("M1 2H50v10H1z", "M50 2H99v10H50z")
    assert (below.zero, below.target) == ("M50 0v14", "M99 0v14")


@pytest.mark.parametrize("values", [[], [None], [0], [0, 0]])
def test_bars_of_nothing_are_no_fault(values):
    assert len(bars(values)) == len(values)


def test_a_bar_chart_names_its_bars():
    picture = bar_chart([("Alytaus m. sav.", 10), ("Labai ilgas pavadinimas, " * 5, -2)])

    first, second = picture.rows
    assert (first.name.text, first.figure.text, first.figure.anchor) == ("Alytaus m. sav.", "10", "start")
    assert second.name.text.endswith("…")
    assert (second.figure.text, second.figure.anchor) == ("-2", "end")
    assert picture.height == 56
    assert bar_chart([]) is None


@given(st.lists(st.tuples(st.text("aąWi ", max_size=60), amounts), min_size=1, max_size=8))
def test_a_bar_chart_stays_in_its_frame(values):
    picture = bar_chart(values)

    for row in picture.rows:
        assert row.name.box.left >= -0.01
        assert row.figure.box.left >= row.name.box.right
        assert row.figure.box.right <= picture.width


def test_multiples_share_their_scale():
    picture = multiples(
        [(years(2015, [10, 5], name="A"), "/a/"), (years(2016, [1], name="B"), "/b/"), (series(), "/c/")]
    )

    first, second, unknown = picture.panels
    assert (picture.highest, picture.first_year, picture.last_year) == ("10", "2015", "2016")
    assert points(first.line)[0][1] == 18
    assert (second.line, second.latest.text) == ("", "1")
    assert (unknown.latest, unknown.dot) == (None, "")
    html = drawn("_multiples", picture=picture)
    assert [element.get("href") for element in elements(html) if element.tag == "a"] == ["/a/", "/b/", "/c/"]
    assert html.count("nėra duomenų") == 1


def test_multiples_show_the_target_and_values_below_zero():
    picture = multiples([(years(2015, [-10]), "/")], target=Target(0, PartialDate.parse("2020")))

    assert picture.target == picture.floor
    assert picture.last_year == ""
    assert multiples([(series(), "/")]) is None


def test_a_timeline_without_a_step_is_no_picture():
    assert timeline([], [TODAY], today=TODAY) is None


def test_a_timeline_names_its_steps_and_counts_events():
    picture = timeline([step(), step("2018", "goal", "Tikslas")], [TODAY, TODAY], today=TODAY)

    done, ahead = picture.milestones
    assert (done.dates, done.lines) == (("2016 m. kovas",), ("Patvirtintas planas",))
    assert (done.is_ahead, ahead.is_ahead) == (False, True)
    assert picture.dots.endswith("v8.1")
    assert picture.dot_text == "Taškas – 1 renginys per ketvirtį"
    assert [kind.text for kind in picture.kinds] == ["teisės aktas", "tikslas"]
    assert [(year.year, len(year.steps), year.events) for year in picture.list] == [
        (2016, 1, ""),
        (2017, 0, "2 renginiai"),
        (2018, 1, ""),
    ]


def test_many_events_share_a_dot():
    picture = timeline([step()], [TODAY] * 95, today=TODAY)

    assert picture.dot_text == "Taškas – 10 renginių per ketvirtį"
    assert picture.dots.endswith("v72.1")


def test_today_is_shown_only_among_the_years_of_the_line():
    assert timeline([step("2017")], [], today=TODAY).today
    assert not timeline([step("2016")], [], today=TODAY).today


def test_more_steps_than_can_be_named_keep_their_signs():
    picture = timeline([step("2016", title=str(place)) for place in range(20)], [], today=TODAY)

    assert len(picture.milestones) == 20
    assert sum(1 for milestone in picture.milestones if milestone.lines) == 18
    html = drawn("_timeline", picture=picture, label="Gairės")
    assert html.count("<a ") == 40


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(2010, 2030), st.integers(1, 12)), min_size=1, max_size=24))
def test_names_on_the_line_never_cover_each_other(months):
    picture = timeline(
        [step(f"{year}-{month:02}", title="Ilgas gairės pavadinimas " * 4) for year, month in months],
        [],
        today=TODAY,
    )

    rows = {}
    for milestone in picture.milestones:
        if milestone.lines:
            rows.setdefault(milestone.y, []).append(float(milestone.x))
            assert (
                float(milestone.y) + 16 * (len(milestone.lines) + len(milestone.dates) - 1) <= picture.height
            )
    for places in rows.values():
        room = 190 if len(months) <= 5 else 984 / len(places)
        assert all(later - earlier >= min(room, 190) - 0.2 for earlier, later in pairwise(sorted(places)))


def test_the_table_holds_every_value_with_its_source():
    table = picture_table(
        [
            series(("2015", 10), ("2016", 5), name="A", source="SADM", source_url="/s/"),
            series(("2016", 1), name="B", is_provisional=True),
        ]
    )

    assert table.names == ("A", "B")
    assert [(row.period, [value and value.text for value in row.values]) for row in table.rows] == [
        ("2016 m.", ["5", "1"]),
        ("2015 m.", ["10", None]),
    ]
    html = drawn("_picture_table", table=table, caption="Vaikai")
    assert html.count('<a href="/s/">SADM</a>') == 2
    assert html.count("preliminari") == 1
    assert html.count("nėra duomenų") == 1
