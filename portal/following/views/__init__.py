"""Feeds, calendars, and the pages on which one subscribes to letters and leaves them."""
