"""What readers report as wrong, and what became of it."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """What readers report as wrong, and what became of it."""

    name = "portal.corrections"
    label = "corrections"

    def ready(self) -> None:
        """The desk tells of reports that wait."""
        from events.desk import let_tell  # noqa: PLC0415 - models can be imported only now
        from portal.corrections.desk import reports_waiting  # noqa: PLC0415

        let_tell(reports_waiting)
