"""What a fact rests on: the events and sources at hand, and how a person names one of them or a new one."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event
from municipalities.models import Source
from municipalities.partial_dates import PartialDate
from municipalities.typed_dates import TypedDateField
from municipalities.words import beginning, listed
from progress.actions.said import Evidence
from progress.models import Fact

NEW = "new"
NOTHING = ""
LONGEST_LABEL = 90
NEW_SOURCE = ("source_publisher", "source_title", "source_url", "source_published")
Pairs = list[tuple[str, str]]


def evidence_key(evidence: Event | Source | None) -> str:
    """The value under which the event or source is posted."""
    if evidence is None:
        return NOTHING
    return f"{'event' if isinstance(evidence, Event) else 'source'}-{evidence.pk}"


def evidence_label(evidence: Event | Source) -> str:
    """The event or source in a line, its date first: by it one is told from another."""
    date = dated(evidence)
    text = listed([date.isoformat(), evidence], " · ") if date else str(evidence)
    return beginning(text, LONGEST_LABEL)


def dated(evidence: Event | Source) -> PartialDate | None:
    """The day of which it tells: when the event was held, when the source was published."""
    return evidence.starts if isinstance(evidence, Event) else evidence.published


class EvidenceChoices:
    """The evidence that a sheet offers: the one chosen last, events of the territory, sources known of it."""

    def __init__(
        self,
        *,
        events: Iterable[Event],
        sources: Iterable[Source],
        standing: Iterable[Fact | None] = (),
        last: Event | Source | None = None,
    ) -> None:
        self._events = {row.pk: row for row in events}
        self._sources = {row.pk: row for row in sources}
        for fact in standing:
            # What already shows something here stays a choice, whatever it is.
            if fact and fact.event:
                self._events[fact.event.pk] = fact.event
            elif fact and fact.source:
                self._sources[fact.source.pk] = fact.source
        self.last = last

    @cached_property
    def _by_key(self) -> dict[str, Event | Source]:
        rows = [*self._events.values(), *self._sources.values(), *([self.last] if self.last else [])]
        return {evidence_key(row): row for row in rows}

    @cached_property
    def groups(self) -> dict[str, Pairs]:
        """The choices under their headings, in the order in which they are offered."""
        groups = {
            _("Chosen last"): _pairs([self.last] if self.last else []),
            _("Events"): _pairs(row for row in self._events.values() if row != self.last),
            _("Sources"): _pairs(row for row in self._sources.values() if row != self.last),
            _("Something else"): [(NEW, _("a new source…"))],
        }
        return {heading: pairs for heading, pairs in groups.items() if pairs}

    def find(self, key: str) -> Event | Source | None:
        """The event or source of that key, if it is offered."""
        return self._by_key.get(key)


def _pairs(rows: Iterable[Event | Source]) -> Pairs:
    return [(evidence_key(row), evidence_label(row)) for row in rows]


class FactForm(forms.Form):
    """What is said of one fact, and what shows it."""

    # Which fields are emptied when nothing is known any more; the first of them says whether anything is.
    facts: tuple[str, ...] = ()

    evidence = forms.CharField(label=gettext_lazy("What shows it"), required=False, max_length=30)
    source_publisher = forms.CharField(
        label=gettext_lazy("Publisher of the source"), required=False, max_length=200
    )
    source_title = forms.CharField(label=gettext_lazy("Title of the source"), required=False, max_length=300)
    source_url = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=500, assume_scheme="https"
    )
    source_published = TypedDateField(label=gettext_lazy("Day of the source"), required=False)

    def __init__(self, *args: Any, fact: Fact, choices: EvidenceChoices, **kwargs: Any) -> None:
        self.fact = fact
        self.choices = choices
        kwargs["initial"] = self.standing(fact) | {"evidence": self._standing_key()}
        super().__init__(*args, **kwargs)
        self.fields["evidence"].widget = forms.Select(
            choices=[(NOTHING, _("– choose –")), *((name, pairs) for name, pairs in choices.groups.items())]
        )

    @staticmethod
    @abstractmethod
    def standing(fact: Any) -> dict[str, Any]:
        """What stands now, field by field."""

    @property
    def is_cleared(self) -> bool:
        """Whether nothing is said: the fact is not known."""
        return not self.cleaned_data.get(self.facts[0]) if self.facts else False

    @property
    def newly_named(self) -> dict[str, Any] | None:
        """What is said of a source that was not known here, if one was named."""
        if self.cleaned_data["evidence"] != NEW:
            return None
        return {name.removeprefix("source_"): self.cleaned_data[name] for name in NEW_SOURCE}

    @property
    def named(self) -> Evidence:
        """The event or source that was chosen; what showed it before may have been both."""
        found = self.choices.find(self.cleaned_data["evidence"])
        if found is not None and found == self.fact.evidence:
            return Evidence(self.fact.event, self.fact.source)
        return Evidence(event=found) if isinstance(found, Event) else Evidence(source=found)

    def clean(self) -> dict[str, Any]:
        """Ask for the evidence, unless nothing is said that would need it."""
        cleaned = super().clean() or self.cleaned_data
        if self.is_cleared and self.facts[0] not in self.errors:
            # Of what is not known nothing else is asked, right or not.
            self.errors.clear()
            return cleaned
        key = cleaned.get("evidence", "")
        if key == NEW:
            self._ask_for_a_source(cleaned)
        elif self.choices.find(key) is None:
            self.add_error("evidence", _("Choose the event or the source that shows it."))
        return cleaned

    def date_of_evidence(self) -> PartialDate | None:
        """The day of which the evidence tells."""
        key = self.cleaned_data.get("evidence", "")
        found = self.choices.find(key)
        return self.cleaned_data.get("source_published") if key == NEW else (dated(found) if found else None)

    def refuse_the_future(self, *names: str) -> None:
        """Say beside the field that its day is still to come."""
        for name in names:
            date = self.cleaned_data.get(name)
            if date and date.on > timezone.localdate():
                self.add_error(name, _("That day is still to come. Write one that has been."))

    def state_the_day(self) -> None:
        """What was known of no day was known on that of its evidence."""
        if "stated" in self.errors or self.is_cleared:
            return
        if not self.cleaned_data.get("stated"):
            self.cleaned_data["stated"] = self.date_of_evidence()
        if not self.cleaned_data["stated"] and "evidence" not in self.errors:
            self.add_error("stated", _("Write as of which day it is known, like 2017-03-28 or 2017."))
        self.refuse_the_future("stated")

    def _ask_for_a_source(self, cleaned: dict[str, Any]) -> None:
        for name, message in (
            ("source_publisher", _("Write who published the text.")),
            ("source_title", _("Write the title of the text.")),
        ):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, message)
        self.refuse_the_future("source_published")

    def _standing_key(self) -> str:
        evidence: Any = self.fact.evidence
        return evidence_key(evidence)
