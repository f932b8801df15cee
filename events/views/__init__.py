"""The public pages of the room."""

from events.views.events import event_detail, event_list
from events.views.files import attachment_file, photo_file
from events.views.outcomes import commitment_list, experience_list

__all__ = [
    "attachment_file",
    "commitment_list",
    "event_detail",
    "event_list",
    "experience_list",
    "photo_file",
]
