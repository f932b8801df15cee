"""Events and all that belongs to them."""

from events.models.attendance import AttendanceGroup, Participation, Presentation
from events.models.commitments import Commitment, CommitmentUpdate
from events.models.event import Event
from events.models.files import Attachment, Photo, Visibility
from events.models.outcomes import Outcome

__all__ = [
    "Attachment",
    "AttendanceGroup",
    "Commitment",
    "CommitmentUpdate",
    "Event",
    "Outcome",
    "Participation",
    "Photo",
    "Presentation",
    "Visibility",
]
