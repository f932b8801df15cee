"""The project itself: what belongs to no single room."""

from django.apps import AppConfig

from portal.tracking import track_commands


class PortalConfig(AppConfig):
    """Home, health, errors, the embedded database, translations."""

    name = "portal"

    def ready(self) -> None:
        """Every command says in the history that it was it."""
        track_commands()
