"""The country in colours: a tile for each of its municipalities, or its regions in outline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from municipalities.maps import COUNTRY_FRAME, widest_place
from municipalities.models import Municipality, Region
from municipalities.tiles import GAP, RADIUS, frame_of, hexagon_of
from municipalities.words import in_language, number_text
from progress.drawing.classes import Classes, LegendEntry, MapClass, legend, no_data
from progress.drawing.marks import hexagon, status_mark
from progress.drawing.paper import number
from progress.drawing.scales import exact

# Below its name a tile has room for a figure of so many letters, or for a sign.
FIGURE_LETTERS = 6
SIGN_BELOW, SIGN_RADIUS = 27, 9
# An old figure's tile has a second, dashed border inside the first.
OLD_GAP = 7.0
# A region's figure stands under its name, both about its middle.
NAME_HEIGHT, FIGURE_BELOW = 24, 32
OLD_BELOW, OLD_RADIUS = 54, 11


@dataclass(frozen=True)
class Reading:
    """What is known of one territory: a figure, or how far a service has come, and the words for it.

    `figure` is what the map writes in the territory where it is not the value itself: "3 iš 7". Without an
    address the territory leads to its own page.
    """

    value: Decimal | float | str
    text: str
    is_old: bool = False
    figure: str = ""
    url: str = ""

    @property
    def written(self) -> str:
        """The figure as the map writes it; a status is drawn, not written."""
        return self.figure or ("" if isinstance(self.value, str) else number_text(self.value))


@dataclass(frozen=True)
class Shape:
    """One territory on the map: where it leads, what it is called, its outline, its middle and its words."""

    url: str
    name: str
    path: str
    tone: str
    x: str
    y: str
    lines: tuple[tuple[str, str], ...]
    mark: str
    figure: str
    figure_y: str
    old: str


@dataclass(frozen=True)
class Choropleth:
    """The whole map, its frame and its legend."""

    shapes: tuple[Shape, ...]
    width: int
    height: int
    legend: tuple[LegendEntry, ...]
    has_old: bool


def tile_choropleth(
    municipalities: Iterable[Municipality],
    readings: Mapping[int, Reading],
    classes: Classes,
    *,
    subject: str,
) -> Choropleth:
    """Draw the municipalities; `readings` are by their id, and where there is none, nothing is known.

    `subject` is what the readings are about, as the middle of a sentence: "laikinas atokvėpis".
    """
    places = list(municipalities)
    known = [(place, readings.get(place.pk)) for place in places]
    shapes = tuple(_tile(place, reading, _class_of(classes, reading), subject) for place, reading in known)
    return _choropleth(shapes, frame_of(places), classes, [reading for _place, reading in known])


def region_choropleth(
    regions: Iterable[Region], readings: Mapping[int, Reading], classes: Classes, *, subject: str
) -> Choropleth:
    """Draw the regions in outline; `readings` are by their id, and where there is none, nothing is known."""
    known = [(region, readings.get(region.pk)) for region in regions if region.outline]
    shapes = tuple(
        _outline(region, reading, _class_of(classes, reading), subject) for region, reading in known
    )
    return _choropleth(shapes, COUNTRY_FRAME, classes, [reading for _region, reading in known])


def _choropleth(
    shapes: tuple[Shape, ...], frame: tuple[int, int], classes: Classes, readings: list[Reading | None]
) -> Choropleth:
    entries = legend(classes, (_class_of(classes, reading) for reading in readings))
    return Choropleth(shapes, *frame, entries, any(reading and reading.is_old for reading in readings))


def _class_of(classes: Classes, reading: Reading | None) -> MapClass:
    if reading is None:
        return no_data()
    value = reading.value if isinstance(reading.value, str) else exact(reading.value)
    return classes.of[value]


def _name(territory: str, subject: str, reading: Reading | None) -> str:
    """What a reader hears: Alytaus m. sav.: laikinas atokvėpis – pastovi (2016 m. lapkritis)."""
    text = reading.text if reading else no_data().text
    name = f"{territory}: {subject} – {text}"
    return _("%(name)s, older than a year") % {"name": name} if reading and reading.is_old else name


def _tile(municipality: Municipality, reading: Reading | None, drawn: MapClass, subject: str) -> Shape:
    place = hexagon_of(municipality)
    x, y = float(place.x), float(place.y)
    written = reading.written if reading else ""
    return Shape(
        url=(reading and reading.url) or municipality.get_absolute_url(),
        name=_name(municipality.called, subject, reading),
        path=hexagon(x, y, RADIUS - GAP),
        tone=drawn.tone,
        x=place.x,
        y=place.y,
        lines=place.lines,
        mark=status_mark(drawn.status, x, y + SIGN_BELOW, SIGN_RADIUS),
        figure=written if len(written) <= FIGURE_LETTERS else "",
        figure_y=number(y + SIGN_BELOW),
        old=hexagon(x, y, RADIUS - OLD_GAP) if reading and reading.is_old else "",
    )


def _outline(region: Region, reading: Reading | None, drawn: MapClass, subject: str) -> Shape:
    place = _widest_place(region.outline, above=NAME_HEIGHT, below=FIGURE_BELOW)
    return Shape(
        url=(reading and reading.url) or region.get_absolute_url(),
        name=_name(str(region), subject, reading),
        path=region.outline,
        tone=drawn.tone,
        x=number(place.x),
        y=number(place.y),
        lines=((in_language(region, "stem"), ""),),
        mark=status_mark(drawn.status, place.x, place.y + FIGURE_BELOW, SIGN_RADIUS),
        figure=reading.written if reading else "",
        figure_y=number(place.y + FIGURE_BELOW),
        old=hexagon(place.x, place.y + OLD_BELOW, OLD_RADIUS) if reading and reading.is_old else "",
    )


# An outline has hundreds of corners, and there are ten of them.
_widest_place = lru_cache(maxsize=32)(widest_place)
