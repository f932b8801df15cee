"""Pages of the territory and of who works in it."""
