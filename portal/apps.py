"""The project itself: what belongs to no single room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Home, health, errors, the embedded database, translations."""

    name = "portal"
