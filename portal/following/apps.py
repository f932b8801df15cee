"""Feeds, calendars and letters for those who follow the reform."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Feeds, calendars and letters for those who follow the reform."""

    name = "portal.following"
    label = "following"
