"""Writes of this room: each a verb, whole or not at all."""
