"""Choosing the territories that a page is about."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from progress.as_of import PARAMETER as DAY

PARAMETER = "teritorija"
# A chart tells no more lines apart at a glance.
MOST = 5


class Chosen(NamedTuple):
    """A territory that was chosen, and the address of the page without it."""

    code: str
    name: str
    address: str


class TerritoryForm(forms.Form):
    """Adds a territory to those in the address, at most five; an unknown one is told and passed over.

    `choices` are the territories of which anything is known, by their kind; `first` is shown where none is
    chosen.
    """

    teritorija = forms.ChoiceField(required=False)

    def __init__(
        self, data: QueryDict, choices: Mapping[str, Sequence[tuple[str, str]]], *, first: str
    ) -> None:
        names = {code: name for places in choices.values() for code, name in places}
        asked = list(dict.fromkeys(code for code in data.getlist(PARAMETER) if code))
        known = [code for code in asked if code in names]
        unknown = [code for code in asked if code not in names]
        # What is chosen stands beside the field; in the field stands only what cannot be chosen.
        super().__init__({PARAMETER: unknown[0] if unknown else ""})
        self.codes = known[:MOST] or [code for code in (first,) if code in names]
        self.chosen = [Chosen(code, names[code], self._address_without(code, data)) for code in self.codes]
        self.has_more = len(names) > len(self.codes)
        self.fields[PARAMETER] = self._field(choices)
        if len(known) > MOST:
            too_many = ngettext(
                "At most %(count)s territory is shown at once: the first.",
                "At most %(count)s territories are shown at once: the first ones.",
                MOST,
            )
            self.add_error(PARAMETER, too_many % {"count": MOST})

    def _field(self, choices: Mapping[str, Sequence[tuple[str, str]]]) -> forms.ChoiceField:
        left = {
            kind: [(code, name) for code, name in places if code not in self.codes]
            for kind, places in choices.items()
        }
        offered: list[Any] = [("", _("choose")), *((kind, places) for kind, places in left.items() if places)]
        return forms.ChoiceField(
            label=_("Add a territory"),
            required=False,
            choices=offered,
            error_messages={
                "invalid_choice": _("Nothing is known of such a territory. Choose from the list.")
            },
        )

    def _address_without(self, code: str, data: QueryDict) -> str:
        kept = [(PARAMETER, other) for other in self.codes if other != code]
        day = [(DAY, str(data[DAY]))] if data.get(DAY) else []
        return f"?{urlencode(kept + day)}"
