"""Columns that many datasets share."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from events.models import Participation
from portal.open_data.columns import DataColumn, columns_of

CHANGED = DataColumn(
    "changed_at",
    _("last changed"),
    "moment",
    lambda row, _site: row.row_changed,
    _("When the row was added or last changed in the portal."),
)
# The event that a row belongs to, and the source of that event.
OF_EVENT: tuple[Any, ...] = columns_of(Participation, "event", "event__source")
