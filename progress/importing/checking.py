"""The verdict on each line of a file: what it adds, changes or leaves, or why it is refused.

Nothing here asks the database or writes to it: lines, a register and what is known come in, verdicts go out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from municipalities.partial_dates import PartialDate, Precision
from municipalities.typed_dates import read_date
from municipalities.words import number_text
from progress.importing import columns
from progress.importing.columns import HEADINGS, Header, read_header
from progress.importing.figures import read_number
from progress.importing.names import folded_name
from progress.importing.reading import Cell, Flaw, Flawed, Line, Reading, cell_text
from progress.importing.register import Key, Place, Register, Standing
from progress.models import Indicator

StandingOf = Callable[[Iterable[int]], Mapping[Key, Sequence[Standing]]]
SHOWN = 60
LONGEST_NOTE = 500
YES, NO = {"taip", "yes", "true", "1", "x"}, {"ne", "no", "false", "0"}
FLAWS = {
    Flaw.FORMULA: gettext_lazy(
        "The cell has a formula that was never worked out. Open the file, save it and upload it again."
    ),
    Flaw.ERROR: gettext_lazy("The cell has the error %(text)s of a formula. Write the figure itself."),
    Flaw.PERCENT: gettext_lazy(
        "The cell shows %(text)s, but holds a hundredth of it. Set it to be a number and write it anew."
    ),
    Flaw.MERGED: gettext_lazy("The cell is merged with another. Split it and write in each what it says."),
}
FREQUENCIES = {
    Indicator.Frequency.YEAR: (
        Precision.YEAR,
        gettext_lazy("This indicator is counted by the year. Write only the year, like %(example)s."),
    ),
    Indicator.Frequency.MONTH: (
        Precision.MONTH,
        gettext_lazy("This indicator is counted by the month. Write the month, like %(example)s."),
    ),
    Indicator.Frequency.DAY: (
        Precision.DAY,
        gettext_lazy("This indicator is counted on a day. Write the whole day, like %(example)s."),
    ),
}
LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


class Outcome(Enum):
    """What becomes of a line."""

    REFUSED = "refused"
    CHANGED = "changed"
    ADDED = "added"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """What becomes of it, in a word."""
        return str(LABELS[self])


LABELS = {
    Outcome.REFUSED: pgettext_lazy("line of a file", "refused"),
    Outcome.CHANGED: pgettext_lazy("line of a file", "to be changed"),
    Outcome.ADDED: pgettext_lazy("line of a file", "to be added"),
    Outcome.UNCHANGED: pgettext_lazy("line of a file", "unchanged"),
}
# The most urgent first.
URGENCY = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(slots=True)
class Verdict:
    """A line as it was read, and what becomes of it; `stands` is the value that it changes or repeats."""

    line: int
    said: dict[str, str]
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    outcome: Outcome = Outcome.REFUSED
    indicator: Indicator | None = None
    place: Place | None = None
    period: PartialDate | None = None
    until: PartialDate | None = None
    value: Decimal | None = None
    is_provisional: bool = False
    note: str = ""
    stands: Standing | None = None
    is_in_use: bool = True

    @property
    def key(self) -> Key | None:
        """Of which indicator, territory and period the value is, if all of them and itself could be read."""
        if self.indicator is None or self.place is None or self.period is None or self.value is None:
            return None
        if self.until is None and self.said["until"]:
            return None
        return Key.of(self.indicator.pk, self.place, self.period, self.until)


@dataclass(frozen=True)
class Checked:
    """A file that was looked through: what is wrong with the whole of it, and the verdict on each line."""

    faults: Sequence[tuple[int | None, str]] = ()
    notes: Sequence[str] = ()
    verdicts: Sequence[Verdict] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many lines have each outcome."""
        return Counter(verdict.outcome.value for verdict in self.verdicts)

    @property
    def by_urgency(self) -> list[Verdict]:
        """The lines, those that need somebody to look at them first."""
        return sorted(
            self.verdicts, key=lambda verdict: (URGENCY[verdict.outcome], not verdict.notes, verdict.line)
        )

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong with it."""
        return not self.faults and not self.counts[Outcome.REFUSED.value]

    @property
    def to_write(self) -> list[Verdict]:
        """The lines that add or change something, if the file may be imported."""
        writes = (Outcome.ADDED, Outcome.CHANGED)
        return [verdict for verdict in self.verdicts if verdict.outcome in writes] if self.is_sound else []


def check(reading: Reading, register: Register, standing_of: StandingOf) -> Checked:
    """Return the verdict on every line."""
    if not reading.lines:
        return Checked([(None, _("The file is empty. Take the template and fill it in."))], reading.notes)
    first, *rest = reading.lines
    header = read_header(first.cells)
    notes = [*reading.notes, *header.notes]
    if header.faults:
        return Checked([(first.number, fault) for fault in header.faults], notes)
    if not rest:
        message = _("Under the header there is no line. Write the figures there.")
        return Checked([(first.number, message)], notes)
    verdicts = [_Line(line, header, register).read() for line in rest]
    _mark_repeated(verdicts)
    _weigh(verdicts, standing_of)
    return Checked((), notes, verdicts)


class _Line:
    """Reads one line cell by cell; every fault in it is named, not only the first."""

    def __init__(self, line: Line, header: Header, register: Register) -> None:
        self.cells = {column: header.cell(line.cells, column) for column in HEADINGS}
        self.register = register
        said = {column: cell_text(cell)[:SHOWN] for column, cell in self.cells.items()}
        self.verdict = Verdict(line.number, said)
        if any(cell is not None for cell in line.cells[header.width :]):
            message = _("The line has more cells than the header. A cell that holds the separator is quoted.")
            self.verdict.faults.append(message)

    def read(self) -> Verdict:
        """Return the verdict as far as the line alone tells it."""
        verdict = self.verdict
        verdict.indicator = self._try(columns.INDICATOR, self._indicator)
        verdict.place = self._try(columns.TERRITORY, self._place)
        verdict.period = self._try(columns.PERIOD, self._period)
        verdict.until = self._try(columns.UNTIL, self._until)
        verdict.value = self._try(columns.VALUE, self._value)
        verdict.is_provisional = bool(self._try(columns.PROVISIONAL, self._flag))
        verdict.note = self._try(columns.NOTE, self._note) or ""
        return verdict

    def _try(self, column: str, read: Callable[[Cell], Any]) -> Any:
        """Read one cell; what is wrong with it is written down, and the others are read all the same."""
        cell = self.cells[column]
        if cell is None and column not in columns.NEEDED:
            return None
        try:
            return read(_sound(cell))
        except ValidationError as error:
            message = pgettext("fault in a cell", "%(column)s: %(fault)s")
            fault = {"column": HEADINGS[column], "fault": " ".join(error.messages)}
            self.verdict.faults.append(message % fault)
            return None

    def _indicator(self, cell: Cell) -> Indicator:
        text, names = cell_text(cell), self.register.indicators
        if len(found := names.find(text)) == 1:
            return found[0]
        if found:
            message = _("Several indicators are called “%(text)s”. Write the address of one: %(names)s.")
            raise ValidationError(
                message,
                params={"text": text[:SHOWN], "names": ", ".join(indicator.slug for indicator in found)},
            )
        if near := names.nearest(text):
            message = _("There is no indicator “%(text)s”. Perhaps you meant “%(near)s”?")
            raise ValidationError(message, params={"text": text[:SHOWN], "near": near})
        message = _("There is no indicator “%(text)s”. Take its name from the template.")
        raise ValidationError(message, params={"text": text[:SHOWN]})

    def _place(self, cell: Cell) -> Place:
        text, names = cell_text(cell), self.register.places
        found = names.find(text)
        if len(found) > 1:
            labels = ", ".join(names.label[place] for place in found)
            message = _("“%(text)s” may be one of several: %(names)s. Write the whole name.")
            raise ValidationError(message, params={"text": text[:SHOWN], "names": labels})
        if not found and (near := names.nearest(text)):
            message = _("There is no territory “%(text)s”. Perhaps you meant “%(near)s”?")
            raise ValidationError(message, params={"text": text[:SHOWN], "near": near})
        if not found:
            message = _("There is no territory “%(text)s”. Take its name from the template.")
            raise ValidationError(message, params={"text": text[:SHOWN]})
        if not self.register.has_in_hand(found[0]):
            message = _(
                "%(place)s is not in your region. Take the line out, or give it to whoever looks after it."
            )
            raise ValidationError(message, params={"place": found[0].name})
        return found[0]

    def _period(self, cell: Cell) -> PartialDate:
        period, indicator = self._date(cell), self.verdict.indicator
        if indicator:
            check_period(period, indicator)
        return period

    def _until(self, cell: Cell) -> PartialDate:
        until, period = self._date(cell), self.verdict.period
        if period and until.on < period.on:
            raise ValidationError(_("A period ends no earlier than it starts."))
        return until

    def _date(self, cell: Cell) -> PartialDate:
        if isinstance(cell, PartialDate):
            date = cell
        elif isinstance(cell, float) and not cell.is_integer():
            message = _("“%(text)s” is kept as a number. Set the cell to be text and write the period anew.")
            raise ValidationError(message, params={"text": cell_text(cell)})
        else:
            date = read_date(cell_text(cell))
        if date.on > self.register.today:
            message = _("%(date)s is still to come. A value is of a time that has been.")
            raise ValidationError(message, params={"date": date.isoformat()})
        return date

    def _value(self, cell: Cell) -> Decimal:
        value, indicator = read_number(cell), self.verdict.indicator
        if indicator:
            check_figure(value, indicator)
        return value

    @staticmethod
    def _flag(cell: Cell) -> bool:
        word = folded_name(cell_text(cell))
        if word not in YES | NO:
            raise ValidationError(_("Write “taip” or “ne”, or leave the cell empty."))
        return word in YES

    @staticmethod
    def _note(cell: Cell) -> str:
        text = cell_text(cell)
        if len(text) > LONGEST_NOTE:
            message = _("The note is longer than %(limit)s letters. Shorten it.")
            raise ValidationError(message, params={"limit": LONGEST_NOTE})
        return text


def check_period(period: PartialDate, indicator: Indicator) -> None:
    """Refuse a period of another length than the indicator is counted by."""
    if indicator.frequency not in FREQUENCIES:
        return
    precision, message = FREQUENCIES[Indicator.Frequency(indicator.frequency)]
    if period.precision != precision:
        example = f"{period.isoformat()}-12-31" if period.precision == Precision.YEAR else f"{period.on}"
        raise ValidationError(message, params={"example": example[: LENGTHS[precision]]})


def check_figure(value: Decimal, indicator: Indicator) -> None:
    """Refuse a value that the indicator cannot have."""
    if not indicator.decimals and value != value.to_integral_value():
        message = _("This indicator is a whole number: %(value)s is too exact.")
        raise ValidationError(message, params={"value": number_text(value)})
    if round(value, indicator.decimals) != value:
        message = ngettext(
            "%(value)s is too exact: this indicator has at most %(count)s decimal place.",
            "%(value)s is too exact: this indicator has at most %(count)s decimal places.",
            indicator.decimals,
        )
        raise ValidationError(message, params={"value": number_text(value), "count": indicator.decimals})
    if indicator.least is not None and value < indicator.least:
        message = _("%(value)s is less than %(limit)s, the least that this indicator can be.")
        raise ValidationError(message, params=_numbers(value, indicator.least))
    if indicator.most is not None and value > indicator.most:
        message = _("%(value)s is more than %(limit)s, the most that this indicator can be.")
        raise ValidationError(message, params=_numbers(value, indicator.most))


def _sound(cell: Cell) -> Cell:
    """The cell, if it says anything that can be relied on."""
    if isinstance(cell, Flawed):
        raise ValidationError(FLAWS[cell.flaw], params={"text": cell.text})
    if cell is None:
        raise ValidationError(_("The cell is empty. Write it, or take the line out."))
    return cell


def _numbers(value: Decimal, limit: Decimal) -> dict[str, str]:
    return {"value": number_text(value), "limit": number_text(limit)}


def _mark_repeated(verdicts: Sequence[Verdict]) -> None:
    """Of lines about one territory and period the first stands; the others name it."""
    seen: dict[Key, Verdict] = {}
    for verdict in verdicts:
        key = verdict.key
        if key is None:
            continue
        first = seen.setdefault(key, verdict)
        if first is verdict:
            continue
        if first.value == verdict.value:
            message = _("The same value stands in line %(line)s already. Take one of the two out.")
        else:
            message = _(
                "Line %(line)s gives another value of the same territory and period. Leave the right one."
            )
        verdict.faults.append(message % {"line": first.line})


def _weigh(verdicts: Sequence[Verdict], standing_of: StandingOf) -> None:
    """Lay each sound line beside what is known."""
    sound = [verdict for verdict in verdicts if not verdict.faults]
    known = standing_of({verdict.indicator.pk for verdict in sound if verdict.indicator})
    for verdict in sound:
        key = verdict.key
        _weigh_one(verdict, known.get(key, ()) if key else ())


def _weigh_one(verdict: Verdict, known: Sequence[Standing]) -> None:
    own = next((stands for stands in known if stands.is_of_this_source), None)
    if own:
        verdict.stands, verdict.is_in_use = own, own.is_in_use
        is_same = (own.value, own.is_provisional, own.note) == (
            verdict.value,
            verdict.is_provisional,
            verdict.note,
        )
        verdict.outcome = Outcome.UNCHANGED if is_same else Outcome.CHANGED
        return
    if repeated := next((stands for stands in known if stands.value == verdict.value), None):
        verdict.stands, verdict.outcome = repeated, Outcome.UNCHANGED
        return
    verdict.outcome = Outcome.ADDED
    if used := next((stands for stands in known if stands.is_in_use), None):
        verdict.stands, verdict.is_in_use = used, False
        message = _(
            "Another source says %(value)s (%(source)s), which stays in use. This value stands beside it."
        )
        verdict.notes.append(message % {"value": number_text(used.value), "source": used.evidence})
