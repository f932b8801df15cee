"""The room of what the reform has come to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    """Services, plans, indicators and milestones: each fact with its evidence."""

    name = "progress"
    verbose_name = _("Progress")

    def ready(self) -> None:
        """The desk tells of proposals that wait."""
        from events.desk import let_tell  # noqa: PLC0415 - models can be imported only now
        from progress.desk import proposals_waiting  # noqa: PLC0415

        let_tell(proposals_waiting)
