"""The administrators' pages for events and all that belongs to them."""

from events.admin import event, outcomes, parts

__all__ = ["event", "outcomes", "parts"]
