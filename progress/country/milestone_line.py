"""The steps of the reform, and the events around them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from events.models import Event
from municipalities.words import in_language
from progress.drawing.timeline import Step, Timeline, timeline
from progress.figures import series
from progress.models import Milestone


@dataclass(frozen=True)
class Reached:
    """A milestone and what shows it; `pk` is its own, of an earlier day too."""

    pk: int
    milestone: Any
    evidence: Any


def milestones(day: dt.date | None) -> list[Reached]:
    """The milestones in the order of their days; three queries."""
    rows = list(Milestone.objects.known_on(day).public().order_by("dated_on", "pk"))
    shown_by = series.evidence(rows)
    return [Reached(row.id, row, shown_by.get((row.event_id, row.source_id))) for row in rows]


def milestone_line(rows: list[Reached], today: dt.date) -> Timeline | None:
    """The milestones above the line of the years, the published events below it; one query."""
    steps = [
        Step(one.milestone.dated, in_language(one.milestone, "title"), f"#gaire-{one.pk}", one.milestone.kind)
        for one in rows
    ]
    days = (
        Event.objects.published().filter(starts_on__lte=today).order_by().values_list("starts_on", flat=True)
    )
    return timeline(steps, filter(None, days), today=today) if steps else None
