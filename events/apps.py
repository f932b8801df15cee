"""The room of events and of all that belongs to them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Round tables and other meetings: who was there, what was said, what came of it."""

    name = "events"
    verbose_name = _("Events")
