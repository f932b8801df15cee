"""The map of the country: from degrees to a flat frame, and from outlines to SVG paths."""

from collections.abc import Iterable, Sequence
from math import cos, radians
from typing import Any, NamedTuple

# The meridian and the parallel of the frame's upper left corner: a little outside the country.
WEST = 20.87
NORTH = 56.48
# Along this parallel, through the middle of the country, distances are true in every direction.
TRUE_PARALLEL = 55.2
# How many units of the frame a degree of latitude is tall.
DEGREE = 292.5
# In so many heights an outline is looked through for room.
SCAN_STEPS = 40


class Frame(NamedTuple):
    """The size of the map, as in an SVG `viewBox`."""

    width: int
    height: int

    @property
    def view_box(self) -> str:
        """The frame as the attribute of an SVG."""
        return f"0 0 {self.width} {self.height}"


class Point(NamedTuple):
    """A place on the map, in units of the frame, from its upper left corner."""

    x: float
    y: float


COUNTRY_FRAME = Frame(1000, 770)


def project(longitude: float, latitude: float) -> Point:
    """Return where on the map a place of these degrees (WGS 84) lies: equirectangular, true at 55.2° N."""
    x = (longitude - WEST) * cos(radians(TRUE_PARALLEL)) * DEGREE
    y = (NORTH - latitude) * DEGREE
    return Point(round(x, 1), round(y, 1))


def svg_path(geometry: dict[str, Any]) -> str:
    """Return a GeoJSON Polygon or MultiPolygon as the `d` of an SVG path; holes are rings like the rest."""
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    try:
        return "".join(_ring(ring) for polygon in polygons[geometry["type"]] for ring in polygon)
    except KeyError:
        message = f"an outline is a Polygon or a MultiPolygon, not a {geometry['type']}"
        raise ValueError(message) from None


def _ring(ring: Iterable[Sequence[float]]) -> str:
    points = [project(longitude, latitude) for longitude, latitude in ring]
    # Z closes the ring, so that its repeated first point is one too many; so are points that round to one.
    corners = [point for point, before in zip(points[1:], points, strict=False) if point != before]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"


def widest_place(outline: str, *, above: float, below: float) -> Point:
    """Return where in a path of `svg_path` a text has most room, so far above and below that place."""
    rings = [
        [tuple(map(float, corner.split())) for corner in ring.removesuffix("Z").split("L")]
        for ring in outline.split("M")[1:]
    ]
    heights = [y for ring in rings for _x, y in ring]
    top, bottom = min(heights) + above, max(heights) - below
    best = (0.0, Point(0, 0))
    for step in range(SCAN_STEPS + 1):
        y = top + (bottom - top) * step / SCAN_STEPS
        for left, right in _common(_chords(rings, y - above), _chords(rings, y + below)):
            if right - left > best[0]:
                best = (right - left, Point(round((left + right) / 2, 1), round(y, 1)))
    return best[1]


def _chords(rings: Iterable[Sequence[Sequence[float]]], y: float) -> list[tuple[float, float]]:
    """The stretches at this height that lie within the outline."""
    borders = sorted(
        x + (next_x - x) * (y - from_y) / (to_y - from_y)
        for ring in rings
        for (x, from_y), (next_x, to_y) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (from_y <= y) != (to_y <= y)
    )
    return list(zip(borders[::2], borders[1::2], strict=True))


def _common(
    stretches: Iterable[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> Iterable[tuple[float, float]]:
    return (
        (max(left, other_left), min(right, other_right))
        for left, right in stretches
        for other_left, other_right in others
    )
