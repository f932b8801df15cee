"""A press text read: what it says of an event, each value with the words that it was read from.

A pure function from a text and what the register knows to proposals. It asks no database, no form, no clock
and no other machine; the same text and register always give the same proposals.
"""

from events.extraction.reading import read

__all__ = ["read"]
