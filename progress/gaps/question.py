"""What a person asks of the gap finder: the address is the whole question."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from municipalities.listing import AppliedFilter
from municipalities.models import Municipality, Region
from municipalities.tables.downloads import OWN_PARAMETERS
from municipalities.words import in_language
from progress.as_of import AsOf
from progress.cells import Cell
from progress.choices import KnownChoices, Option, Part, QuestionForm, SettledChoice, part
from progress.gaps import KINDS, Column, OneChoice, Scope

REGION = "regionas"
ALL, ANY = "visos", "bent-viena"
BY_NAME, MOST_GAPS = "pavadinimas", "spragos"
SHOWN = "rodyti"


@dataclass(frozen=True)
class Row:
    """A municipality with its cell of each condition. Of some it is not known whether they are an answer."""

    municipality: Municipality
    cells: list[Cell]
    is_answer: bool

    @property
    def gap_count(self) -> int:
        """How many of the conditions hold."""
        return sum(cell.is_gap is True for cell in self.cells)


@dataclass(frozen=True)
class Answer:
    """What was found: the rows to show, and how many municipalities were asked about and are answers.

    `unknown` are those that may be answers: too little is known of them to tell.
    """

    columns: list[Column]
    rows: list[Row]
    total: int
    met: int
    unknown: int


class GapForm(QuestionForm):
    """Where, what is missing, and how the conditions are taken together."""

    def __init__(self, data: QueryDict, day: AsOf) -> None:
        regions = [
            Option(region.slug, in_language(region, "name"), region)
            for region in Region.objects.only("slug", "name", "name_en")
        ]
        unknown = [Option(SHOWN, str(_("Show also those of which too little is known")))]
        orders: list[tuple[str, Any]] = [(BY_NAME, _("by name")), (MOST_GAPS, _("most gaps first"))]
        choices: dict[str, forms.Field] = {
            REGION: KnownChoices(regions, label=_("Regions")),
            **{kind.parameter: KnownChoices(kind.options(), label=kind.label) for kind in KINDS},
            "salygos": SettledChoice(
                [(ALL, _("all of them")), (ANY, _("any of them"))], label=_("A municipality must meet")
            ),
            "nezinoma": KnownChoices(unknown, label=_("Where there are no data")),
            "rikiuoti": SettledChoice(orders, label=_("Order")),
        }
        super().__init__(data, day, choices)


class GapQuestion:
    """The question as the address asks it, and the answer."""

    def __init__(self, data: QueryDict, day: AsOf) -> None:
        self.data, self.day = data, day
        settled = data.copy()
        for name, value in (("salygos", ALL), ("rikiuoti", BY_NAME)):
            if not settled.get(name):
                settled[name] = value
        self.form = GapForm(settled, day)
        self.form.is_valid()
        self.asked: dict[str, Any] = self.form.cleaned_data

    @property
    def mistaken(self) -> list[forms.BoundField]:
        """The fields of which something is unknown and passed over."""
        return [self.form[name] for name in self.form.errors]

    @property
    def long_fields(self) -> list[Part]:
        """The fields with much to choose from."""
        names = [kind.parameter for kind in KINDS if not issubclass(kind, OneChoice)]
        parts = [
            self._part(REGION, nothing=_("all of Lithuania")),
            *(self._part(name, _("none chosen")) for name in names),
        ]
        return [one for one in parts if one.boxes or one.errors]

    @property
    def short_fields(self) -> list[Part]:
        """The conditions that are one tick each."""
        return [self._part(kind.parameter) for kind in KINDS if issubclass(kind, OneChoice)]

    @property
    def settings(self) -> list[Part]:
        """How the conditions are taken together."""
        return [self._part("salygos"), self._part("nezinoma")]

    def _part(self, name: str, nothing: Any = "") -> Part:
        return part(self.form[name], self.asked[name], nothing)

    @property
    def regions(self) -> list[Region]:
        """The regions asked about; none is the whole country."""
        return [option.row for option in self.asked[REGION]]

    @property
    def must_meet_all(self) -> bool:
        """Whether a municipality must meet all the conditions, or any."""
        return bool(self.asked["salygos"] == ALL)

    @property
    def shows_unknown(self) -> bool:
        """Whether those are shown too of which too little is known."""
        return bool(self.asked["nezinoma"])

    @property
    def has_conditions(self) -> bool:
        """Whether anything is asked at all."""
        return any(self.asked[kind.parameter] for kind in KINDS)

    @cached_property
    def scope(self) -> Scope:
        """The municipalities asked about, and the day."""
        places = Municipality.objects.select_related("region").defer("region__outline", "aliases")
        if self.regions:
            places = places.filter(region__in=self.regions)
        return Scope(list(places), self.day.day, self.day.last_day)

    @cached_property
    def answer(self) -> Answer:
        """What is found; the municipalities that meet the conditions, and those that may."""
        columns = [
            column for kind in KINDS for column in kind.columns(self.asked[kind.parameter], self.scope)
        ]
        found: list[Row] = []
        for place in self.scope.places:
            cells = [column.cells[place.pk] for column in columns]
            verdict = self._verdict([cell.is_gap for cell in cells])
            if verdict is not False:
                found.append(Row(place, cells, is_answer=verdict is True))
        rows = [row for row in found if row.is_answer or self.shows_unknown]
        if self.asked["rikiuoti"] == MOST_GAPS:
            rows.sort(key=lambda row: -row.gap_count)
        met = sum(row.is_answer for row in found)
        return Answer(columns, rows, len(self.scope.places), met, len(found) - met)

    def _verdict(self, holds: list[bool | None]) -> bool | None:
        """Whether the conditions hold together; None where what is not known would decide."""
        decisive = not self.must_meet_all
        if decisive in holds:
            return decisive
        return None if None in holds else not decisive

    def offers(self, name: str, slug: str) -> bool:
        """Whether there is such a choice."""
        field = self.form.fields[name]
        return isinstance(field, KnownChoices) and slug in field.options

    @property
    def applied(self) -> list[AppliedFilter]:
        """The choices in force, each to be taken back by one link."""
        chosen = [
            AppliedFilter(str(self.form.fields[name].label), option.label, self._without(name, option.slug))
            for name in (REGION, *(kind.parameter for kind in KINDS))
            for option in self.asked[name]
        ]
        # A condition with one choice is called as its choice is.
        return [one._replace(label="") if one.label == one.value else one for one in chosen]

    @property
    def with_unknown(self) -> str:
        """The address of the same question, with those of which too little is known."""
        return self._address([*self._pairs, ("nezinoma", SHOWN)])

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [(name, value) for name, values in self.data.lists() for value in values if value]
        return [pair for pair in pairs if pair[0] not in OWN_PARAMETERS]

    def _without(self, name: str, value: str) -> str:
        return self._address([pair for pair in self._pairs if pair != (name, value)])

    @staticmethod
    def _address(pairs: list[tuple[str, str]]) -> str:
        return f"?{urlencode(pairs)}"
