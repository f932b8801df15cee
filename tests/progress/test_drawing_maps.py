"""The country in colours: classes, tiles, outlines and legends."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.models import Municipality, Region
from progress.drawing.choropleth import Reading, region_choropleth, tile_choropleth
from progress.drawing.classes import equal_counts, equal_widths, no_data, status_classes
from tests.progress.drawn import amounts, drawn, elements

SQUARE = "M100 100L300 100L300 300L100 300Z"
STATUSES = ["permanent", "pilot", "planned", "none"]


def municipality(pk=1, **details):
    details = {
        "short_name": "Alytaus m. sav.",
        "stem": "Alytaus",
        "kind": "city",
        "slug": "alytaus-m",
    } | details
    return Municipality(pk=pk, **{"tile_row": 0, "tile_column": pk - 1} | details)


def region(pk=1, **details):
    details = {"name": "Alytaus regionas", "stem": "Alytaus", "slug": "alytus", "outline": SQUARE} | details
    return Region(pk=pk, **details)


def tiles(readings, classes=None, **details):
    places = [municipality(pk) for pk in range(1, len(readings) + 1)]
    known = {pk: reading for pk, reading in enumerate(readings, 1) if reading}
    return tile_choropleth(
        places, known, classes or status_classes(), subject="laikinas atokvėpis", **details
    )


def ranges(classes):
    return [(one.tone, one.text) for one in classes.order]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([0, 0], [("shade-0", "0")]),
        ([4], [("shade-5", "4")]),
        ([4, 4, 4], [("shade-5", "4")]),
        ([0, 4], [("shade-0", "0"), ("shade-5", "4")]),
        ([1, 2], [("shade-1", "1"), ("shade-5", "2")]),
        ([1, 2, 3], [("shade-1", "1"), ("shade-3", "2"), ("shade-5", "3")]),
        (
            range(1, 11),
            [
                ("shade-1", "1–2"),
                ("shade-2", "3–4"),
                ("shade-3", "5–6"),
                ("shade-4", "7–8"),
                ("shade-5", "9–10"),
            ],
        ),
        ([Decimal("0.5"), 1500], [("shade-1", "0,5"), ("shade-5", "1\N{NO-BREAK SPACE}500")]),
        ([-4, -3, 0, 0, 0], [("shade-1", "-4"), ("shade-3", "-3"), ("shade-5", "0")]),
    ],
)
def test_classes_of_about_equal_counts(values, expected):
    assert ranges(equal_counts(values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3, 3], [("shade-5", "3")]),
        ([1, 2, 3, 100], [("shade-1", "1–3"), ("shade-5", "100")]),
        ([-10, -9, 0], [("shade-1", "nuo -10 iki -9"), ("shade-5", "0")]),
    ],
)
def test_classes_of_equal_widths(values, expected):
    assert ranges(equal_widths(values)) == expected


@pytest.mark.parametrize("classes_of", [equal_counts, equal_widths])
@given(values=st.lists(amounts, min_size=1, max_size=70))
def test_every_value_has_a_class_and_more_is_never_paler(classes_of, values):
    classes = classes_of(values)

    shades = [int(classes.of[Decimal(str(value))].tone[-1]) for value in sorted(values)]
    assert all(earlier <= later for earlier, later in pairwise(shades))
    assert len(classes.order) <= 6
    assert set(classes.of.values()) == set(classes.order)


def test_a_tile_says_what_is_known_and_leads_to_its_evidence():
    reading = Reading("permanent", "pastovi (2016 m. lapkritis)", url="/irodymas/")

    (shape,) = tiles([reading]).shapes

    assert shape.name == "Alytaus m. sav.: laikinas atokvėpis – pastovi (2016 m. lapkritis)"
    assert (shape.url, shape.tone, shape.old, shape.figure) == ("/irodymas/", "shade-5", "", "")
    assert (shape.x, shape.y) == ("43.3", "50.0")
    assert shape.path == "M43.3 2L84.9 26L84.9 74L43.3 98L1.7 74L1.7 26Z"
    assert shape.mark == "M34.3 77a9 9 0 1 1 18 0a9 9 0 1 1-18 0z"
    assert shape.lines == (("Alyt", "aus"), ("m.", ""))


def test_every_status_has_its_own_sign_and_nothing_known_has_none():
    shapes = tiles([*(Reading(status, status) for status in STATUSES), None]).shapes

    assert len({shape.mark for shape in shapes}) == 5
    assert [shape.tone for shape in shapes] == ["shade-5", "shade-3", "shade-1", "shade-0", "no-data"]
    assert shapes[-1].mark == ""
    assert shapes[-1].name == "Alytaus m. sav.: laikinas atokvėpis – nėra duomenų"
    assert shapes[-1].url == "/savivaldybes/alytaus-m/"


def test_what_is_old_is_marked_and_said():
    picture = tiles([Reading("pilot", "bandoma", is_old=True), Reading("pilot", "bandoma")])

    old, new = picture.shapes
    assert old.name.endswith("– bandoma, duomenys senesni nei vienų metų")
    assert old.old.count("L") == 5
    assert (new.old, picture.has_old) == ("", True)
    assert drawn("_tile_map", picture=picture, label="x", id="a").count("senesni") == 2


def test_a_figure_is_written_where_it_has_room():
    values = [Decimal("12.5"), 1_234_567, 3]
    picture = tiles([Reading(value, "x") for value in values], equal_counts(values))

    assert [shape.figure for shape in picture.shapes] == ["12,5", "", "3"]


def test_the_legend_counts_and_names_every_status():
    picture = tiles([Reading("pilot", "x"), Reading("pilot", "x"), None])

    assert [(entry.text, entry.count) for entry in picture.legend] == [
        ("pastovi", 0),
        ("bandoma", 2),
        ("planuojama", 0),
        ("nėra", 0),
        ("nėra duomenų", 1),
    ]


def test_the_legend_says_nothing_of_missing_data_where_none_is_missing():
    picture = tiles([Reading(1, "1"), Reading(0, "0")], equal_counts([1, 0]))

    assert [entry.tone for entry in picture.legend] == ["shade-0", "shade-5"]


def test_a_map_of_nothing_is_an_empty_frame():
    picture = tile_choropleth([], {}, equal_counts([]), subject="x")

    assert (picture.shapes, picture.legend, picture.has_old) == ((), (), False)


def test_a_region_carries_its_name_and_figure_where_there_is_room():
    reading = Reading(3, "3 iš 7", figure="3 iš 7", is_old=True)

    (shape,) = region_choropleth([region()], {1: reading}, equal_counts([3]), subject="atokvėpis").shapes

    assert (shape.path, shape.x, shape.figure) == (SQUARE, "200", "3 iš 7")
    assert 100 < float(shape.y) < float(shape.figure_y) < 300
    assert shape.lines == (("Alytaus", ""),)
    assert shape.url == "/regionai/alytus/"
    assert shape.name == "Alytaus regionas: atokvėpis – 3 iš 7, duomenys senesni nei vienų metų"


def test_a_region_without_an_outline_is_not_drawn_and_an_unknown_one_is_hatched():
    picture = region_choropleth([region(), region(2, outline="")], {}, equal_counts([]), subject="x")

    assert [shape.tone for shape in picture.shapes] == [no_data().tone]
    assert 'fill="url(#hatch-a)"' in drawn("_region_map", picture=picture, label="x", id="a")


@pytest.mark.parametrize("template", ["_tile_map", "_region_map"])
def test_every_territory_is_a_link_with_a_name(template):
    readings = {1: Reading(2, "2"), 2: Reading(0, "0")}
    classes = equal_counts([2, 0])
    picture = (
        tile_choropleth([municipality(pk) for pk in (1, 2, 3)], readings, classes, subject="vaikai")
        if template == "_tile_map"
        else region_choropleth([region(pk) for pk in (1, 2, 3)], readings, classes, subject="vaikai")
    )

    found = elements(drawn(template, picture=picture, label="Vaikai", id="a"))

    links = [element for element in found if element.tag == "a"]
    assert [link.get("aria-label").split(" – ")[1] for link in links] == ["2", "0", "nėra duomenų"]
    assert next(element for element in found if element.tag == "svg").get("role") == "group"
