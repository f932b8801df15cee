"""The tile map."""

import pytest

from municipalities.tiles import legend, tile_map
from tests.factories import MunicipalityFactory


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, []),
        (2, [(3, "1"), (5, "2")]),
        (5, [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")]),
        (12, [(1, "1–2"), (2, "3–4"), (3, "5–7"), (4, "8–9"), (5, "10–12")]),
    ],
)
def test_legend_names_each_shade_that_occurs(most, expected):
    assert legend(most) == expected


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
