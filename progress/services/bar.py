"""How many municipalities have come how far with a service, as one bar: the whole of it is all of them."""

from dataclasses import dataclass

from progress.drawing.classes import NO_DATA, status_classes
from progress.drawing.paper import number
from progress.services.matrix import Counts

WIDTH, HEIGHT = 120.0, 14.0


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of the bar that is of one state; `tone` names its colour or hatching."""

    tone: str
    path: str


def bar(counts: Counts) -> tuple[Segment, ...]:
    """Draw the states in the order of the map's legend, and last the part of which nothing is known."""
    tones = {status: one.tone for status, one in status_classes().of.items()}
    parts = [(tones[status], getattr(counts, str(status))) for status in tones]
    segments, left = [], 0.0
    for tone, share in (*parts, (NO_DATA, counts.unknown)):
        width = WIDTH * share / (counts.total or 1)
        if share:
            segments.append(
                Segment(tone, f"M{number(left)} 0h{number(width)}v{number(HEIGHT)}h-{number(width)}z")
            )
        left += width
    return tuple(segments)
