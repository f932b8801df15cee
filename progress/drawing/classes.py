"""Which colour and sign stand for what on a map, and the legend that says so."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from municipalities.tiles import SHADES
from municipalities.words import number_text
from progress.drawing.marks import status_mark
from progress.drawing.scales import exact

NO_DATA = "no-data"


@dataclass(frozen=True)
class MapClass:
    """What is drawn alike: `tone` names its colour or hatching, `status` its sign, `text` what it is."""

    tone: str
    text: str
    status: str = ""


@dataclass(frozen=True)
class Classes:
    """The classes of a map, in the order of its legend, and the class of each value that there is."""

    order: tuple[MapClass, ...]
    of: Mapping[Hashable, MapClass]


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend, with the number of territories that it covers; `mark` fits a square of 20."""

    tone: str
    mark: str
    text: str
    count: int


def no_data() -> MapClass:
    """Where nothing is known: hatched, never the colour of a nought."""
    return MapClass(NO_DATA, _("no data"))


def status_classes() -> Classes:
    """How far a service has come; the keys are the values of `ServiceProvision.Status`."""
    classes: dict[Hashable, MapClass] = {
        "permanent": MapClass("shade-5", _("permanent"), "permanent"),
        "pilot": MapClass("shade-3", _("on trial"), "pilot"),
        "planned": MapClass("shade-1", _("planned"), "planned"),
        "none": MapClass("shade-0", _("none"), "none"),
    }
    return Classes(tuple(classes.values()), classes)


def equal_counts(values: Iterable[float | Decimal]) -> Classes:
    """Up to five classes of about as many territories each: the usual choice, as few values stand out."""

    def class_of(figures: Sequence[Decimal], figure: Decimal) -> int:
        return SHADES * figures.index(figure) // len(figures)

    return _classes(values, class_of)


def equal_widths(values: Iterable[float | Decimal]) -> Classes:
    """Up to five classes of which each spans as much: what stands out is seen to stand out."""

    def class_of(figures: Sequence[Decimal], figure: Decimal) -> int:
        span = figures[-1] - figures[0]
        return min(SHADES - 1, int((figure - figures[0]) * SHADES / span)) if span else 0

    return _classes(values, class_of)


def _classes(
    values: Iterable[float | Decimal], class_of: Callable[[Sequence[Decimal], Decimal], int]
) -> Classes:
    """Sort the values into classes; among counts a nought is a class of its own, the palest."""
    figures = sorted(map(exact, values))
    has_noughts = bool(figures) and figures[0] == 0
    others = [figure for figure in figures if figure] if has_noughts else figures
    members: dict[int, list[Decimal]] = {}
    for figure in dict.fromkeys(others):
        members.setdefault(class_of(others, figure), []).append(figure)
    order = [MapClass("shade-0", number_text(0))] if has_noughts else []
    of: dict[Hashable, MapClass] = dict.fromkeys(figures[:1], order[0]) if has_noughts else {}
    for place, figures_of_class in enumerate(members.values(), 1):
        # Few classes are spread over the whole scale, the last always the darkest.
        shade = SHADES - (len(members) - place) * (SHADES - 1) // max(len(members) - 1, 1)
        one = MapClass(f"shade-{shade}", _range_text(figures_of_class[0], figures_of_class[-1]))
        order.append(one)
        of |= dict.fromkeys(figures_of_class, one)
    return Classes(tuple(order), of)


def _range_text(least: Decimal, most: Decimal) -> str:
    """The figures of a class in words: 73–80; where one is below zero, its sign asks for words."""
    texts = {"least": number_text(least), "most": number_text(most)}
    if texts["least"] == texts["most"]:
        return texts["least"]
    return _("from %(least)s to %(most)s") % texts if least < 0 else "{least}–{most}".format(**texts)


def legend(classes: Classes, shown: Iterable[MapClass]) -> tuple[LegendEntry, ...]:
    """The legend of a map on which these classes are shown; every status is named, shown or not."""
    counts = Counter(shown)
    return tuple(
        LegendEntry(one.tone, status_mark(one.status, 10, 10, 4), one.text, counts[one])
        for one in (*classes.order, no_data())
        if one.status or counts[one]
    )
