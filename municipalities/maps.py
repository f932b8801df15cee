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
