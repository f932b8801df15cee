"""Where words stand on a picture so that none is printed over another, nor over a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from progress.drawing.paper import TEXT_SIZE, Box, number, text_width

# How far a label keeps from the value that it names.
AWAY = 9.0
# Parts of a text's height above and below the line on which it stands.
ASCENT, DESCENT = 0.8, 0.25


@dataclass(frozen=True)
class Label:
    """A text on the picture. `anchor` says which part of it stands at x: start, middle or end."""

    x: str
    y: str
    text: str
    anchor: str
    box: Box


def label(text: str, x: float, y: float, anchor: str) -> Label:
    """The text with its base line at y."""
    width = text_width(text)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    box = Box(left, y - TEXT_SIZE * ASCENT, left + width, y + TEXT_SIZE * DESCENT)
    return Label(number(x), number(y), text, anchor, box)


Line = Sequence[tuple[float, float]]


def places_around(text: str, x: float, y: float) -> list[Label]:
    """The places for the label of a value, the best first."""
    below = y + AWAY + TEXT_SIZE * ASCENT
    return [
        label(text, x, y - AWAY, "middle"),
        label(text, x, below, "middle"),
        label(text, x + AWAY, y + TEXT_SIZE * 0.35, "start"),
        label(text, x, y - AWAY, "start"),
        label(text, x, y - AWAY, "end"),
        label(text, x, below, "start"),
        label(text, x, below, "end"),
    ]


def first_free(
    places: Iterable[Label], frame: Box, taken: Iterable[Label], lines: Iterable[Line]
) -> Label | None:
    """The place within the frame that covers no other label and the fewest lines, the first of such."""
    taken = list(taken)
    free = [
        place
        for place in places
        if place.box.is_within(frame) and not any(place.box.overlaps(other.box) for other in taken)
    ]
    lines = list(lines)
    return min(free, key=lambda place: sum(_crosses(line, place.box) for line in lines), default=None)


def _crosses(line: Line, box: Box) -> bool:
    """Whether the line runs through the box."""
    return any(box.is_crossed(*start, *end) for start, end in pairwise(line))


def spread(wanted: Sequence[float], sizes: Sequence[float], start: float, end: float) -> list[float]:
    """The middles of things that stand in a row, each as near as may be to where it is wanted.

    They keep the order of the wanted places. Those that would cover each other stand close together about the
    middle of where they are wanted. If they are too many for the room, they fill it from its start.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    groups: list[_Group] = []
    for place in order:
        group = _Group((place,), sizes[place], wanted[place])
        group.keep_within(start, end)
        while groups and groups[-1].right > group.left:
            group = groups.pop().joined(group)
            group.keep_within(start, end)
        groups.append(group)
    middles = list(wanted)
    for group in groups:
        left = group.left
        for place in group.places:
            middles[place] = left + sizes[place] / 2
            left += sizes[place]
    return middles


@dataclass
class _Group:
    """Things that stand side by side without room between them."""

    places: tuple[int, ...]
    size: float
    middle: float

    @property
    def left(self) -> float:
        return self.middle - self.size / 2

    @property
    def right(self) -> float:
        return self.middle + self.size / 2

    def joined(self, later: "_Group") -> "_Group":
        weight, other = len(self.places), len(later.places)
        middle = (self.middle * weight + later.middle * other) / (weight + other)
        return _Group(self.places + later.places, self.size + later.size, middle)

    def keep_within(self, start: float, end: float) -> None:
        self.middle = max(min(self.middle, end - self.size / 2), start + self.size / 2)
