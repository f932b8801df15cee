"""Choosing what the map of the country shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from municipalities.models import ServiceType
from municipalities.words import in_language
from progress.models import Indicator

INDICATOR, SERVICE = "rodiklis", "paslauga"
UNKNOWN_CHOICE = _("There is no such choice. Choose from the list.")


class MapForm(forms.Form):
    """One thing to be shown, an indicator or a service, and whether in municipalities or in regions.

    Both stand in one list, so that choosing one takes the other back; a link may also say `rodiklis` or
    `paslauga`. `first` is shown where nothing is chosen, or nothing that there is.
    """

    rodo = forms.ChoiceField(
        label=_("The map shows"), required=False, error_messages={"invalid_choice": UNKNOWN_CHOICE}
    )
    zemelapis = forms.ChoiceField(
        label=_("Drawn by"),
        required=False,
        choices=[("savivaldybes", _("municipalities")), ("regionai", _("regions"))],
        error_messages={"invalid_choice": UNKNOWN_CHOICE},
    )

    def __init__(
        self,
        data: QueryDict,
        indicators: Sequence[Indicator],
        services: Sequence[ServiceType],
        first: Indicator | ServiceType | None,
    ) -> None:
        groups: dict[Any, dict[str, Any]] = {
            _("Indicators"): {f"{INDICATOR}:{one.slug}": one for one in indicators},
            _("Services"): {f"{SERVICE}:{one.slug}": one for one in services},
        }
        subjects = {key: one for group in groups.values() for key, one in group.items()}
        key_of_first = next((key for key, one in subjects.items() if one == first), "")
        asked = next((f"{name}:{data[name]}" for name in (INDICATOR, SERVICE) if data.get(name)), "")
        super().__init__(
            {
                "rodo": data.get("rodo") or asked or key_of_first,
                "zemelapis": data.get("zemelapis") or "savivaldybes",
            }
        )
        self.fields["rodo"].choices = [  # type: ignore[attr-defined]
            (name, [(key, _sentence(in_language(one, "name"))) for key, one in group.items()])
            for name, group in groups.items()
            if group
        ]
        self.is_valid()
        self.subject = subjects.get(self.cleaned_data.get("rodo", ""), first)
        self.is_of_regions = self.cleaned_data.get("zemelapis") == "regionai"


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]
