"""How many files an event may have, and how much they may take together."""

from events.uploads.room import Room, room_of

__all__ = ["Room", "room_of"]
