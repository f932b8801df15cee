"""The project itself: what belongs to no single room."""

from django.apps import AppConfig

from portal.tracking import track_commands


class PortalConfig(AppConfig):
    """Home, health, errors, the embedded database, translations."""

    name = "portal"

    def ready(self) -> None:
        """Every command says in the history that it was it, and the desk tells of what lacks English."""
        from events.desk import let_tell  # noqa: PLC0415 - models can be imported only now
        from portal.translating.desk import english_lacking  # noqa: PLC0415

        track_commands()
        let_tell(english_lacking)
