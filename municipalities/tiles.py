"""The tile map: one hexagon for each municipality, all of one size, neighbours beside neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from municipalities.models import Municipality
from municipalities.words import locale

RADIUS = 50.0  # from the middle of a tile to its corners, in units of the picture
GAP = 2.0
WIDTH = sqrt(3) * RADIUS
SHADES = 5
LETTERS = 4  # of a name, as many as a tile on a phone has room for


@dataclass(frozen=True)
class Hexagon:
    """Where a municipality stands on the picture: corners for an SVG polygon, its middle, its label.

    Each line of the label is cut in two, its first letters and the rest: a small screen shows only the first.
    Coordinates are text with a decimal point: a template would write a Lithuanian comma.
    """

    municipality: Municipality
    points: str
    x: str
    y: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tile(Hexagon):
    """One municipality's hexagon in its shade of colour."""

    value: int | None
    shade: int


@dataclass(frozen=True)
class TileMap:
    """The whole picture and its frame."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def tile_map(municipalities: Iterable[Municipality], values: Mapping[int, int]) -> TileMap:
    """Draw the municipalities; `values` holds each one's figure by its id, and a deeper shade means more.

    Shades run from 0, nothing, to 5; odd rows are shifted right by half a tile.
    """
    shade_of = shades(values.values())
    tiles = tuple(_tile(place, values.get(place.pk), shade_of) for place in municipalities)
    return TileMap(tiles, *frame_of(tile.municipality for tile in tiles))


def frame_of(municipalities: Iterable[Municipality]) -> tuple[int, int]:
    """Return how wide and how tall a picture of these municipalities is."""
    places = [(place.tile_row, place.tile_column) for place in municipalities]
    rows = max((row for row, _column in places), default=0) + 1
    columns = max((column for _row, column in places), default=0) + 1
    return round((columns + 0.5) * WIDTH), round((rows - 1) * 1.5 * RADIUS + 2 * RADIUS)


def shades(values: Iterable[int]) -> dict[int, int]:
    """Give each figure its shade: five classes of equal width between the least and the most."""
    figures = sorted({value for value in values if value})
    if not figures:
        return {}
    least, width = figures[0], (figures[-1] - figures[0]) / SHADES
    if not width:
        return {least: SHADES}
    return {figure: min(SHADES, 1 + int((figure - least) / width)) for figure in figures}


def legend(values: Iterable[int]) -> list[tuple[int, str]]:
    """Return each shade that occurs with the figures that it stands for: (5, "3–4")."""
    classes: dict[int, list[int]] = {}
    for figure, shade in shades(values).items():
        classes.setdefault(shade, []).append(figure)
    return [
        (shade, str(figures[0]) if len(figures) == 1 else f"{figures[0]}–{figures[-1]}")
        for shade, figures in classes.items()
    ]


def hexagon_of(municipality: Municipality) -> Hexagon:
    """Return the municipality's hexagon."""
    x = WIDTH * (municipality.tile_column + 0.5 * (municipality.tile_row % 2) + 0.5)
    y = RADIUS * (1.5 * municipality.tile_row + 1)
    reach = RADIUS - GAP
    half = sqrt(3) / 2
    corners = ((0, -1), (half, -0.5), (half, 0.5), (0, 1), (-half, 0.5), (-half, -0.5))
    points = " ".join(f"{x + dx * reach:.1f},{y + dy * reach:.1f}" for dx, dy in corners)
    lines = tuple((line[:LETTERS], line[LETTERS:]) for line in _label(municipality))
    return Hexagon(municipality, points, f"{x:.1f}", f"{y:.1f}", lines)


def _tile(municipality: Municipality, value: int | None, shade_of: Mapping[int, int]) -> Tile:
    place = hexagon_of(municipality)
    shade = shade_of.get(value or 0, 0)
    return Tile(municipality, place.points, place.x, place.y, place.lines, value, shade)


def _label(municipality: Municipality) -> list[str]:
    """The short name without "sav.", city and district told apart on a line of their own."""
    if locale() != "lt":
        return municipality.short_name_en.split()
    kinds = {Municipality.Kind.CITY.value: ["m."], Municipality.Kind.DISTRICT.value: ["r."]}
    return municipality.stem.split() + kinds.get(municipality.kind, [])
