"""The tile map."""

import pytest

from municipalities.tiles import legend, tile_map
from tests.factories import MunicipalityFactory


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([3, 0, 3], [(5, "3")]),
        ([2, 1, 0], [(1, "1"), (5, "2")]),
        ([73, 80, 90, 100, 110, 120], [(1, "73–80"), (2, "90"), (3, "100"), (4, "110"), (5, "120")]),
    ],
)
def test_legend_names_each_shade_that_occurs(values, expected):
    assert legend(values) == expected


@pytest.mark.django_db
def test_tile_map_places_odd_rows_half_a_tile_to_the_right():
    even = MunicipalityFactory(tile_row=0, tile_column=0, stem="Kazlų Rūdos", kind="municipality")
    odd = MunicipalityFactory(tile_row=1, tile_column=0, stem="Molėtų", kind="district")

    picture = tile_map([even, odd], {odd.pk: 3})

    first, second = picture.tiles
    assert (first.x, second.x) == ("43.3", "86.6")
    assert (first.shade, second.shade) == (0, 5)
    assert first.lines == (("Kazl", "ų"), ("Rūdo", "s"))
    assert second.lines == (("Molė", "tų"), ("r.", ""))
