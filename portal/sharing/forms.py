"""Whose card somebody wants to show on a page of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality, Region
from municipalities.words import in_language


def _places() -> list[tuple[Any, Any]]:
    """Every region and municipality: the end of its card's address, and its name."""
    regions = Region.objects.only("slug", "name", "name_en", "sort_key")
    municipalities = Municipality.objects.only("slug", "name", "name_en", "sort_key")
    return [
        ("", _("choose a region or a municipality")),
        (_("Regions"), [(f"regionai/{row.slug}", in_language(row, "name")) for row in regions]),
        (
            _("Municipalities"),
            [(f"savivaldybes/{row.slug}", in_language(row, "name")) for row in municipalities],
        ),
    ]


class PlaceForm(forms.Form):
    """One region or municipality."""

    vieta = forms.ChoiceField(
        choices=_places,
        label=_("Region or municipality"),
        error_messages={
            "invalid_choice": _("There is no such region or municipality. Choose from the list.")
        },
    )

    def name_of(self, place: str) -> str:
        """The name of the place chosen."""
        field: Any = self.fields["vieta"]
        groups = [names for _heading, names in field.choices if isinstance(names, list | tuple)]
        return str(next(name for names in groups for value, name in names if value == place))
