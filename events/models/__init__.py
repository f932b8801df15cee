"""Events and all that belongs to them."""

from events.models.attendance import AttendanceGroup, Participation, Presentation
from events.models.commitments import Commitment, CommitmentUpdate
from events.models.event import Event
from events.models.files import Attachment, Photo, Visibility
from events.models.outcomes import Outcome
from events.models.press_texts import PressText
from events.models.working_copies import Correction, Upload, WorkingCopy

__all__ = [
    "Attachment",
    "AttendanceGroup",
    "Commitment",
    "CommitmentUpdate",
    "Correction",
    "Event",
    "Outcome",
    "Participation",
    "Photo",
    "Presentation",
    "PressText",
    "Upload",
    "Visibility",
    "WorkingCopy",
]
