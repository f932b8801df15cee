"""Feeds, calendars and letters for those who follow the reform."""
