"""The trend chart."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.partial_dates import PartialDate
from progress.drawing.series import Target
from progress.drawing.trend import trend
from tests.progress.drawn import NUMBER, amounts, drawn, points, series, series_lists, texts, value, years

TARGET = Target(0, PartialDate.parse("2020"))


def test_a_trend_without_a_value_is_no_picture():
    assert trend([]) is None
    assert trend([series()]) is None


def test_a_chart_tells_six_lines_apart_and_no_more():
    six = [years(2015, [place, 2], name=str(place)) for place in range(6)]

    assert [line.kind for line in trend(six).wide.lines] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(ValueError, match="at most 6 lines"):
        trend([*six, years(2015, [1])])


def test_two_values_make_a_line_in_its_exact_place():
    chart = trend([years(2015, [10, 5])]).wide

    assert (chart.width, chart.height) == (760, 320)
    assert [(tick.y, tick.text) for tick in chart.ticks] == [
        ("294", "0"),
        ("240", "2"),
        ("186", "4"),
        ("132", "6"),
        ("78", "8"),
        ("24", "10"),
    ]
    assert (chart.left, chart.right, chart.zero) == ("24.6", "744", "294")
    assert [(year.x, year.text) for year in chart.years] == [("204.5", "2015"), ("564.2", "2016")]
    assert chart.lines[0].path == "M204.5 24L563.7 159"
    assert [mark.hint for mark in chart.lines[0].marks] == ["2015 m.: 10", "2016 m.: 5"]
    assert [label.text for label in chart.labels] == ["5", "10"]


def test_one_value_is_a_dot_with_its_figure():
    chart = trend([series(("2016-06-30", 7))]).narrow

    assert chart.lines[0].path == ""
    assert len(chart.lines[0].marks) == 1
    assert [label.text for label in chart.labels] == ["7"]


def test_equal_values_make_a_level_line():
    ((_x, y), (_to_x, to_y)) = points(trend([years(2015, [4, 4])]).wide.lines[0].path)

    assert y == to_y


def test_series_are_never_joined():
    before, after = years(2010, [9, 8], name="Iki 2012 m."), years(2012, [5, 4], name="Nuo 2012 m.")

    lines = trend([before, after]).wide.lines

    assert [line.path.count("M") for line in lines] == [1, 1]
    assert points(lines[0].path)[-1][0] < points(lines[1].path)[0][0]


def test_a_gap_is_bridged_by_another_line_and_said():
    picture = trend([series(("2014", 9), ("2015", 8), ("2016", 7), ("2025", 1))])

    line = picture.wide.lines[0]
    assert len(points(line.path)) == 3
    assert points(line.gaps)[0] == points(line.path)[-1]
    assert picture.has_gaps
    assert "tarpinių duomenų nėra" in drawn("_trend", picture=picture, label="Vaikai")


def test_a_provisional_value_is_hollow_and_said():
    picture = trend([series(("2015", 9), ("2016", 8), is_provisional=True)])

    html = drawn("_trend", picture=picture, label="Vaikai")

    assert html.count('class="mark hollow"') == 4
    assert "preliminarus" in html


def test_nothing_is_explained_that_is_not_there():
    html = drawn("_trend", picture=trend([years(2015, [9, 8])]), label="Vaikai")

    assert "<p " not in html.replace("<path ", "")
    assert "target" not in html


def test_a_target_is_a_dashed_line_up_to_its_day():
    chart = trend([years(2015, [10, 5])], target=Target(4, PartialDate.parse("2018"))).wide

    assert chart.target.label.text == "siekinys 4 (2018 m.)"
    assert chart.target.y == next(tick.y for tick in chart.ticks if tick.text == "4")
    assert chart.years[-1].text == "2018"
    assert float(NUMBER.findall(chart.target.mark)[0]) == pytest.approx(float(chart.right), abs=0.3)


def test_few_values_are_all_written_and_of_many_the_ends_and_extremes():
    few, many = years(2010, range(10, 18)), years(2000, [5, 9, 1, *[4] * 17, 3])

    assert len(trend([few]).wide.labels) == 8
    assert {label.text for label in trend([many]).wide.labels} == {"5", "9", "1", "3"}
    assert len(trend([few]).narrow.labels) <= 4


def test_months_of_many_years_have_one_mark():
    monthly = series(*((f"{year}-{month:02}", month) for year in range(2010, 2024) for month in range(1, 13)))

    alone = trend([monthly]).wide.lines[0]
    beside = trend([monthly, years(2010, [1, 2], name="Kita")]).wide.lines[0]

    assert len(alone.marks) == 1
    assert 5 < len(beside.marks) < 20


def test_names_stand_at_the_ends_of_lines_or_above_the_chart():
    picture = trend(
        [years(2010, [3, 9], name="Alytaus regionas"), years(2010, [8, 2], name="Utenos regionas")]
    )

    wide, narrow = picture.wide, picture.narrow
    assert [line.key.value.text for line in wide.lines] == ["9", "2"]
    assert float(wide.lines[0].key.value.y) < float(wide.lines[1].key.value.y)
    assert all(line.key.leader for line in wide.lines)
    assert [line.key.names[0].text for line in narrow.lines] == ["Alytaus regionas", "Utenos regionas"]
    assert narrow.height == 290


def test_the_name_of_a_line_that_ends_early_is_not_led_to_it():
    early = trend([years(2001, [3, 9], name="A"), years(2010, [8, 2], name="B")]).wide.lines

    assert [bool(line.key.leader) for line in early] == [False, True]


def test_the_picture_says_what_it_shows():
    picture = trend([years(2015, [10, 5]), series(("2016-03", 2), name="Kita")], target=TARGET)

    assert picture.description == (
        "Vaikai: 10 (2015 m.), 5 (2016 m.). Kita: 2 (2016 m. kovas). Brūkšninė linija: siekinys 0 (2020 m.)."
    )


def test_the_scale_may_begin_above_zero():
    chart = trend([years(2015, [95, 97])], is_from_zero=False).wide

    assert [tick.text for tick in chart.ticks] == ["95", "96", "97"]
    assert chart.zero == "294"


def boxes(chart):
    labels = [*chart.labels]
    if chart.unit:
        labels.append(chart.unit)
    if chart.target and chart.target.label:
        labels.append(chart.target.label)
    for line in chart.lines:
        if line.key:
            labels += [line.key.value, *line.key.names]
    return [label.box for label in labels]


@settings(max_examples=60, deadline=None)
@given(series_lists(), st.one_of(st.none(), amounts), st.sampled_from(["", "vaikai"]))
def test_everything_stays_in_the_frame_and_no_label_covers_another(lines, target, unit):
    goal = None if target is None else Target(target, PartialDate.parse("2030"))

    picture = trend(lines, unit=unit, target=goal)

    for chart in (picture.wide, picture.narrow):
        corners = [corner for line in chart.lines for corner in points(line.path) + points(line.gaps)]
        assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in corners)
        assert all(box.left >= 0 and box.top >= -1 and box.bottom <= chart.height for box in boxes(chart))
        assert not any(one.overlaps(other) for one, other in combinations(boxes(chart), 2))


@settings(max_examples=20, deadline=None)
@given(series_lists())
def test_the_drawing_is_well_formed_and_always_the_same(lines):
    html = drawn("_trend", picture=trend(lines), label="Vaikai")

    assert "NaN" not in "".join(text for text in texts(html) if text)
    assert drawn("_trend", picture=trend(lines), label="Vaikai") == html


def test_a_figure_without_room_is_left_out():
    close = series(*((f"2016-01-{day:02}", 10_000_000 + day * (-1) ** day) for day in range(1, 12)))

    assert [label.text for label in trend([close]).wide.labels] == [
        "9\N{NO-BREAK SPACE}999\N{NO-BREAK SPACE}989",
        "9\N{NO-BREAK SPACE}999\N{NO-BREAK SPACE}999",
    ]


def test_a_value_of_a_longer_period_stands_in_the_middle_of_it():
    school_year = value("2015-09", 4, until=PartialDate.parse("2016-08"))

    assert (school_year.on.isoformat(), school_year.period_text) == (
        "2016-03-01",
        "2015 m. rugsėjis – 2016 m. rugpjūtis",
    )
