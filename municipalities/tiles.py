"""The tile map: one hexagon for each municipality, all of one size, neighbours beside neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, sqrt

from municipalities.models import Municipality

RADIUS = 50.0  # from the middle of a tile to its corners, in units of the picture
GAP = 2.0
WIDTH = sqrt(3) * RADIUS
LETTERS = 4  # of a name, as many as a tile on a phone has room for


@dataclass(frozen=True)
class Tile:
    """One municipality's hexagon: corners for an SVG polygon, its middle, its label, its shade of colour.

    Each line of the label is cut in two, its first letters and the rest: a small screen shows only the first.
    Coordinates are text with a decimal point: a template would write a Lithuanian comma.
    """

    municipality: Municipality
    points: str
    x: str
    y: str
    lines: tuple[tuple[str, str], ...]
    value: int | None
    shade: int


@dataclass(frozen=True)
class TileMap:
    """The whole picture and its frame."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def tile_map(municipalities: Iterable[Municipality], values: dict[int, int]) -> TileMap:
    """Draw the municipalities; `values` holds each one's figure by its id, and a deeper shade means more.

    Shades run from 0 (nothing) to 5; odd rows are shifted right by half a tile.
    """
    most = max(values.values(), default=0)
    tiles = tuple(_tile(municipality, values.get(municipality.pk), most) for municipality in municipalities)
    rows = max((tile.municipality.tile_row for tile in tiles), default=0) + 1
    columns = max((tile.municipality.tile_column for tile in tiles), default=0) + 1
    return TileMap(tiles, round((columns + 0.5) * WIDTH), round((rows - 1) * 1.5 * RADIUS + 2 * RADIUS))


def legend(most: int) -> list[tuple[int, str]]:
    """Return each shade above 0 that occurs with the figures that it stands for: (5, "3–4")."""
    shades: dict[int, list[int]] = {}
    for value in range(1, most + 1):
        shades.setdefault(_shade(value, most), []).append(value)
    return [
        (shade, str(values[0]) if len(values) == 1 else f"{values[0]}–{values[-1]}")
        for shade, values in shades.items()
    ]


def _shade(value: int | None, most: int) -> int:
    return ceil(5 * value / most) if value else 0


def _tile(municipality: Municipality, value: int | None, most: int) -> Tile:
    x = WIDTH * (municipality.tile_column + 0.5 * (municipality.tile_row % 2) + 0.5)
    y = RADIUS * (1.5 * municipality.tile_row + 1)
    reach = RADIUS - GAP
    half = sqrt(3) / 2
    corners = ((0, -1), (half, -0.5), (half, 0.5), (0, 1), (-half, 0.5), (-half, -0.5))
    points = " ".join(f"{x + dx * reach:.1f},{y + dy * reach:.1f}" for dx, dy in corners)
    lines = tuple((line[:LETTERS], line[LETTERS:]) for line in _label(municipality))
    return Tile(municipality, points, f"{x:.1f}", f"{y:.1f}", lines, value, _shade(value, most))


def _label(municipality: Municipality) -> list[str]:
    """The short name without "sav.", city and district told apart on a line of their own."""
    kinds = {Municipality.Kind.CITY.value: ["m."], Municipality.Kind.DISTRICT.value: ["r."]}
    return municipality.stem.split() + kinds.get(municipality.kind, [])
