"""What there is to choose from in the event form."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.forms.kinds import ORGANISER_ROLES, PARTICIPANT_ROLES
from events.forms.register import Register
from events.models import AttendanceGroup, Event, Outcome, Participation
from municipalities.models import Agreement, Organisation
from municipalities.words import as_sentence, in_language, language_mark

Pair = tuple[str, str]


class Options:
    """The options of a select, written out once for each value that is chosen somewhere on the page."""

    def __init__(
        self, pairs: Iterable[tuple[Any, Any]] = (), *, groups: dict[str, list[Pair]] | None = None
    ) -> None:
        self._groups = {"": [(str(value), sentence(label)) for value, label in pairs]} | (groups or {})
        self._html: dict[str, SafeString] = {}

    @cached_property
    def _words(self) -> dict[str, str]:
        return {value: label for pairs in self._groups.values() for value, label in pairs}

    def word(self, value: str) -> str:
        """What the option of this value says; a value that is unknown says itself."""
        return self._words.get(value, value)

    def html(self, chosen: str) -> SafeString:
        """The options with one selected; a chosen value that is unknown stays, so that nothing is lost."""
        if chosen not in self._html:
            stray = [] if chosen in self._words else [_option(chosen, chosen, chosen)]
            parts = [part for group, pairs in self._groups.items() for part in _written(group, pairs, chosen)]
            self._html[chosen] = mark_safe("".join(stray + parts))  # noqa: S308 - each part is escaped
        return self._html[chosen]


def _written(group: str, pairs: list[Pair], chosen: str) -> Iterable[str]:
    options = [_option(value, label, chosen) for value, label in pairs]
    return [format_html('<optgroup label="{}">', group), *options, "</optgroup>"] if group else options


def _option(value: str, label: str, chosen: str) -> str:
    selected = " selected" if value == chosen else ""
    return f'<option value="{escape(value)}"{selected}{language_mark(label)}>{escape(label)}</option>'


def sentence(label: Any) -> str:
    """The label with a capital letter at the start."""
    return as_sentence(label)


def _words() -> dict[str, str]:
    """What hundreds of rows say alike, translated once."""
    return {
        "name": _("Full name"),
        "office": _("Office"),
        "organisation": _("Institution or organisation"),
        "role": _("Role"),
        "show": _("Show to the public"),
        "public": pgettext("badge", "public"),
        "staff": _("staff only"),
        "up": _("Move up"),
        "down": _("Move down"),
        "remove": _("Remove the row"),
    }


class RegionChoice(NamedTuple):
    """A region with its municipalities, and how many of them are ticked."""

    pk: int
    name: str
    genitive: str
    municipalities: list[Pair]
    ticked: int
    is_open: bool


class Choices:
    """Everything that the form lets choose, from what the register knows."""

    def __init__(self, register: Register, *, event: Event) -> None:
        self._register = register
        self._event = event

    # ---- Of the rows and the single fields

    @cached_property
    def options(self) -> dict[str, Any]:
        """The options of every select, by its name in the templates, and the words that each row repeats."""
        register = self._register
        nothing = ("", _("– choose –"))
        return {
            "words": _words(),
            "event_kind": Options(Event.Kind.choices),
            "region": Options([nothing, *((pk, row) for pk, row in register.regions.items())]),
            "municipality": self._municipalities(nothing),
            "service": Options([nothing, *((pk, row) for pk, row in register.services.items())]),
            "institution": Options([nothing, *((pk, row) for pk, row in register.institutions.items())]),
            "role": Options([(role, Participation.Role(role).label) for role in PARTICIPANT_ROLES]),
            "organiser_role": Options([(role, Participation.Role(role).label) for role in ORGANISER_ROLES]),
            "sector": Options([nothing, *AttendanceGroup.Sector.choices]),
            "outcome_kind": Options(Outcome.Kind.choices),
            "theme": Options([nothing, *Outcome.Theme.choices]),
            "agreement": Options([nothing, *self._agreements()]),
            "agreement_kind": Options(Agreement.Kind.choices),
            "visibility": Options([("internal", _("staff only")), ("public", _("everybody"))]),
            "organisation_kind": Options([nothing, *Organisation.Kind.choices]),
        }

    def _municipalities(self, nothing: Pair) -> Options:
        groups: dict[str, list[Pair]] = {str(region): [] for region in self._register.regions.values()}
        for pk, row in self._register.municipalities.items():
            groups[str(self._register.regions[row.region_id])].append((str(pk), str(row)))
        return Options([nothing], groups={name: pairs for name, pairs in groups.items() if pairs})

    def _agreements(self) -> list[tuple[int, str]]:
        """What may have been signed here, the owner's own first."""
        waiting = [
            (row.ngo_id != self._event.owner_id, number, pk, str(row))
            for number, (pk, row) in enumerate(self._register.agreements.items())
            if row.status in (Agreement.Status.PLANNED, Agreement.Status.APPROVED, Agreement.Status.SIGNED)
        ]
        return [(pk, label) for _is_foreign, _number, pk, label in sorted(waiting)]

    # ---- Of the ticks

    @cached_property
    def ticks(self) -> dict[str, list[Pair]]:
        """What is ticked rather than selected."""
        register = self._register
        return {
            "services": [(str(pk), sentence(row)) for pk, row in register.services.items()],
            "projects": [(str(pk), str(row)) for pk, row in register.projects.items()],
            "regions": [(str(pk), str(row)) for pk, row in register.regions.items()],
        }

    def regions(self, ticked: set[str], region: str) -> list[RegionChoice]:
        """The regions with their municipalities, the event's own first and open."""
        found = []
        for pk, row in self._register.regions.items():
            pairs = [
                (str(key), str(one))
                for key, one in self._register.municipalities.items()
                if one.region_id == pk
            ]
            count = sum(value in ticked for value, _name in pairs)
            is_own = str(pk) == region
            stem = in_language(row, "stem")
            found.append(RegionChoice(pk, str(row), stem, pairs, count, is_own or bool(count)))
        return sorted(found, key=lambda choice: str(choice.pk) != region)

    def institutions(self, region: str, named: set[str]) -> list[Pair]:
        """The care institutions of the region that are not on the list yet."""
        places = self._register.municipalities
        return [
            (str(pk), str(row))
            for pk, row in self._register.institutions.items()
            if row.name not in named and _region_of(row, places) == region
        ]


def _region_of(organisation: Organisation, places: dict[int, Any]) -> str:
    place = places.get(organisation.municipality_id or 0)
    return str(place.region_id if place else organisation.region_id or "")
