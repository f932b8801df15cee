"""The whole public record in one box."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The whole public record in one box."""

    name = "portal.search"
    label = "search"
