"""The room of what the reform has come to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgressConfig(AppConfig):
    """Services, plans, indicators and milestones: each fact with its evidence."""

    name = "progress"
    verbose_name = _("Progress")
