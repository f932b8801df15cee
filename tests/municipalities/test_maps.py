"""The map of the country."""

import pytest

from municipalities.maps import COUNTRY_FRAME, project, svg_path, widest_place

SQUARE = [[20.87, 56.48], [21.87, 56.48], [21.87, 55.48], [20.87, 55.48], [20.87, 56.48]]


def test_frame_is_a_view_box():
    assert COUNTRY_FRAME.view_box == "0 0 1000 770"


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "point"),
    [
        ("the corner of the frame", 20.87, 56.48, (0, 0)),
        ("Vilnius", 25.2798, 54.68916, (736.1, 523.8)),
        ("Klaipėda", 21.13912, 55.7068, (44.9, 226.2)),
        ("the westernmost and northernmost degrees of the country", 20.9246, 56.4426, (9.1, 10.9)),
        ("the easternmost and southernmost degrees of the country", 26.7916, 53.8868, (988.5, 758.5)),
    ],
)
def test_project(place, longitude, latitude, point):
    assert project(longitude, latitude) == point


def test_a_kilometre_is_as_long_in_every_direction_in_the_middle_of_the_country():
    middle, east, south = project(24, 55.2), project(24.1, 55.2), project(24, 55.1)

    kilometres_east = 0.1 * 111.32 * 0.5707  # the cosine of 55.2°
    kilometres_south = 0.1 * 111.32

    assert (east.x - middle.x) / kilometres_east == pytest.approx(
        (south.y - middle.y) / kilometres_south, 0.01
    )


def test_polygon_is_a_closed_path_without_its_repeated_point():
    path = svg_path({"type": "Polygon", "coordinates": [SQUARE]})

    assert path == "M166.9 0L166.9 292.5L0 292.5L0 0Z"


def test_every_ring_of_every_polygon_is_drawn():
    path = svg_path({"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE], [SQUARE]]})

    assert path == "M166.9 0L166.9 292.5L0 292.5L0 0Z" * 3


def test_points_that_round_to_one_are_drawn_once():
    close = [*SQUARE[:2], [21.87001, 56.48001], *SQUARE[2:]]

    assert svg_path({"type": "Polygon", "coordinates": [close]}) == "M166.9 0L166.9 292.5L0 292.5L0 0Z"


def test_an_outline_is_no_point():
    with pytest.raises(ValueError, match="a Polygon or a MultiPolygon, not a Point"):
        svg_path({"type": "Point", "coordinates": [24, 55]})


def test_a_text_stands_where_the_outline_is_widest():
    # A tower on the left of a hall.
    outline = "M0 0L100 0L100 200L400 200L400 300L0 300Z"

    assert widest_place(outline, above=20, below=20) == (200, 221.5)


def test_a_text_keeps_out_of_a_hole_and_of_small_islands():
    outline = "M0 0L300 0L300 100L0 100ZM100 10L120 10L120 90L100 90ZM400 0L450 0L450 100L400 100Z"

    assert widest_place(outline, above=20, below=20).x == 210
