"""The event itself: what, when, where, and where the text comes from."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.answers import Answers
from events.forms.register import Register
from events.models import Event
from municipalities.models import Region
from municipalities.partial_dates import PartialDate, Precision
from municipalities.typed_dates import read_date
from municipalities.whole_numbers import whole_number

# A day and a month as they stand where a text does not give the year.
YEARLESS = re.compile(r"-{0,2}\d{2}-\d{2}", re.ASCII)
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
MOST_PARTICIPANTS = 5000
LONGEST_TEXT = 200_000


class TextField(forms.CharField):
    """A text that may be missing; one that is too long says by how much."""

    def __init__(self, *, label: Any, max_length: int, **kwargs: Any) -> None:
        super().__init__(label=label, required=False, **kwargs)
        self.longest = max_length
        self.widget.attrs.setdefault("maxlength", max_length)

    def clean(self, value: Any) -> str:
        """Return the text, its lines ended as the database keeps them."""
        text = super().clean(value).replace("\r\n", "\n")
        if len(text) > self.longest:
            raise ValidationError(too_long(text, self.longest), code="too_long")
        return text


def too_long(text: str, longest: int) -> str:
    """What is said of a text that does not fit."""
    return _("Shorten the text: %(count)s characters, at most %(limit)s fit") % {
        "count": len(text),
        "limit": longest,
    }


class DateField(forms.CharField):
    """A date, or only its month or year.

    One that stands already, and whose text nobody has touched, keeps all that is known of it: that it is only
    the latest possible one, or how it was worked out.
    """

    stands: PartialDate | None = None

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, required=False)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> PartialDate | None:
        """Return the date, or nothing when nothing is typed."""
        text = super().clean(value)
        if self.stands and self.stands.isoformat() == text:
            return self.stands
        if YEARLESS.fullmatch(text):
            raise ValidationError(
                _("Write the year before the day: the text does not give it"), code="no_year"
            )
        return date_typed(text) if text else None


def date_typed(text: str) -> PartialDate:
    """Return the date; what is said of one that is none ends like all that this form says, without a stop."""
    try:
        return read_date(text)
    except ValidationError as error:
        raise ValidationError(error.messages[0].removesuffix("."), code=error.code) from None


class ClockField(forms.CharField):
    """A time of the day: 10:00."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(label=label, required=False)

    def clean(self, value: Any) -> dt.time | None:
        """Return the time, or nothing when nothing is typed."""
        text = super().clean(value)
        if not text:
            return None
        found = CLOCK.fullmatch(text)
        if not found:
            raise ValidationError(_("Write the time like 10:00"), code="not_a_time")
        return dt.time(int(found[1]), int(found[2]))


class NumberField(forms.CharField):
    """How many took part."""

    def clean(self, value: Any) -> int | None:
        """Return the number, or nothing when nothing is typed."""
        text = "".join(super().clean(value).split())
        return read_count(text) if text else None


def read_count(text: str) -> int:
    """Return a number of people, or refuse what is none."""
    number = whole_number(text, digits=6)
    if number is None or not 1 <= number <= MOST_PARTICIPANTS:
        raise ValidationError(
            _("The number of participants must be between 1 and 5,000"), code="out_of_range"
        )
    return number


class PickField(forms.ChoiceField):
    """One of what the register knows; the form fills in the choices."""

    def __init__(self, *, label: Any, refusal: Any, **kwargs: Any) -> None:
        super().__init__(label=label, required=False, error_messages={"invalid_choice": refusal}, **kwargs)

    def clean(self, value: Any) -> int | None:
        """Return the row's key."""
        text = super().clean(value)
        return int(text) if text else None


class PickSeveralField(forms.MultipleChoiceField):
    """Several of what the register knows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: Any, refusal: Any) -> None:
        super().__init__(label=label, required=False, error_messages={"invalid_choice": refusal})

    def clean(self, value: Any) -> set[int]:
        """Return the rows' keys."""
        return {int(text) for text in super().clean(value)}


class ReadField(forms.MultipleChoiceField):
    """The proposals of a press text that somebody has read; of those that are named, the known ones count."""

    def valid_value(self, _value: Any) -> bool:
        """Take every name."""
        return True


NO_REGION = gettext_lazy("There is no such region. Choose from the list")
NO_MUNICIPALITY = gettext_lazy("There is no such municipality. Choose from the list")
NO_SERVICE = gettext_lazy("There is no such service. Choose from the list")
NO_PROJECT = gettext_lazy("There is no such project. Choose from the list")


class BasicsForm(forms.Form):
    """The fields of the event itself. None of them is asked for: that is for publishing to do."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=Event.Kind.choices,
        error_messages={"invalid_choice": gettext_lazy("There is no such kind. Choose from the list")},
    )
    title = TextField(label=gettext_lazy("Title"), max_length=250)
    starts_on = DateField(label=gettext_lazy("Date"))
    ends_on = DateField(label=gettext_lazy("Last day, if there was more than one"))
    starts_at = ClockField(label=gettext_lazy("Started at"))
    ends_at = ClockField(label=gettext_lazy("Ended at"))
    region = PickField(label=gettext_lazy("Region"), refusal=NO_REGION)
    is_nationwide = forms.BooleanField(
        label=gettext_lazy("For the whole country: no single region"), required=False
    )
    host_municipality = PickField(
        label=gettext_lazy("Municipality where it was held"), refusal=NO_MUNICIPALITY
    )
    venue = TextField(label=gettext_lazy("Venue"), max_length=250)
    lead = TextField(
        label=gettext_lazy("In short"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = TextField(
        label=gettext_lazy("Text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12, "data-rich-text": ""}),
    )
    services = PickSeveralField(label=gettext_lazy("Services"), refusal=NO_SERVICE)
    projects = PickSeveralField(label=gettext_lazy("Projects"), refusal=NO_PROJECT)
    headcount = NumberField(label=gettext_lazy("Number of participants"), required=False)
    attendance_note = TextField(
        label=gettext_lazy("Who took part, in words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    guest_regions = PickSeveralField(label=gettext_lazy("Guest regions"), refusal=NO_REGION)
    municipalities = PickSeveralField(
        label=gettext_lazy("Municipalities represented"), refusal=NO_MUNICIPALITY
    )
    has_no_commitments = forms.BooleanField(label=gettext_lazy("No commitments were made"), required=False)
    source_url = TextField(label=gettext_lazy("Address of the text"), max_length=500)
    source_publisher = TextField(label=gettext_lazy("Who published it"), max_length=200)
    source_title = TextField(label=gettext_lazy("Title of the text"), max_length=300)
    source_published_on = DateField(label=gettext_lazy("When it was published"))
    correction_note = TextField(label=gettext_lazy("What was corrected"), max_length=300)
    read = ReadField(label=gettext_lazy("Read out of the text and found right"), required=False)

    def __init__(self, answers: Answers, *, register: Register, event: Event | None = None) -> None:
        super().__init__(MultiValueDict(answers), label_suffix="", use_required_attribute=False)
        self.register = register
        source = event.source if event else None
        for name, stands in (
            ("starts_on", event and event.starts),
            ("ends_on", event and event.ends),
            ("source_published_on", source and source.published),
        ):
            self.fields[name].stands = stands  # type: ignore[attr-defined]
        empty = [("", "—")]
        for name, rows in (
            ("region", register.regions),
            ("host_municipality", register.municipalities),
            ("services", register.services),
            ("projects", register.projects),
            ("guest_regions", register.regions),
            ("municipalities", register.municipalities),
        ):
            choices = [(str(pk), str(row)) for pk, row in rows.items()]
            field = self.fields[name]
            field.choices = choices if isinstance(field, PickSeveralField) else empty + choices  # type: ignore[attr-defined]

    @property
    def cleaned_region(self) -> Region | None:
        """The region that was chosen."""
        key: Any = self.cleaned_data.get("region")
        return self.register.regions.get(key)

    def clean_source_url(self) -> str:
        """Take an address of the web, and nothing else."""
        text = self.cleaned_data["source_url"]
        if not text:
            return ""
        try:
            return str(forms.URLField(assume_scheme="https", max_length=500).clean(text))
        except ValidationError:
            raise ValidationError(
                _("Copy the address from the browser: https://…"), code="not_an_address"
            ) from None

    def clean(self) -> dict[str, Any]:
        """Weigh what only two fields together can have wrong."""
        data = self.cleaned_data
        if data.get("is_nationwide") and data.get("region"):
            self.add_error("region", _("Choose either a region or the whole country"))
        for name, message in contradictions(
            data.get("starts_on"), data.get("ends_on"), data.get("starts_at"), data.get("ends_at")
        ):
            if name in data:
                self.add_error(name, message)
        return data


def contradictions(
    starts: PartialDate | None, ends: PartialDate | None, starts_at: dt.time | None, ends_at: dt.time | None
) -> list[tuple[str, str]]:
    """What is wrong with when an event began and ended: the field and a sentence."""
    found = []
    if ends and not starts:
        found.append(("ends_on", _("Write when the event starts")))
    elif ends and starts and ends.on < starts.on:
        found.append(("ends_on", _("The last day comes before the first")))
    is_day = bool(starts and starts.precision == Precision.DAY and not starts.is_latest)
    if starts_at and not is_day:
        found.append(("starts_at", _("A time belongs to a day: write the whole date")))
    if ends_at and not starts_at:
        found.append(("ends_at", _("Write also when it started")))
    elif starts_at and ends_at and ends_at < starts_at and not (starts and ends and ends.on > starts.on):
        found.append(("ends_at", _("The end comes before the start")))
    return found


def agreed(
    starts: PartialDate | None, ends: PartialDate | None, starts_at: dt.time | None, ends_at: dt.time | None
) -> dict[str, Any]:
    """Return when the event began and ended, without what contradicts the rest."""
    wrong = {name for name, _message in contradictions(starts, ends, starts_at, ends_at)}
    ends = None if "ends_on" in wrong else ends
    starts_at = None if "starts_at" in wrong else starts_at
    wrong = {name for name, _message in contradictions(starts, ends, starts_at, ends_at)}
    ends_at = None if "ends_at" in wrong else ends_at
    return {"starts": starts, "ends": ends, "starts_at": starts_at, "ends_at": ends_at}
