"""The room of territory and of who works in it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalitiesConfig(AppConfig):
    """Regions, municipalities, organisations, care institutions, agreements, sources."""

    name = "municipalities"
    verbose_name = _("Territory and organisations")
