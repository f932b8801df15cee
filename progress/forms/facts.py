"""What a person says of a municipality's services, of its plan, and of what was counted in it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.forms.register import Register
from municipalities.models import Organisation
from municipalities.typed_dates import FIRST_YEAR, LAST_YEAR, TypedDateField
from progress.actions.said import SaidOfFinding, SaidOfPlan, SaidOfService, SaidOfValue
from progress.forms.evidence import FactForm
from progress.importing.checking import check_figure, check_period
from progress.importing.figures import read_number
from progress.models import Indicator, IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan

LONGEST_NOTE = 2000
NO_DATA = gettext_lazy("no data")


class ProvisionForm(FactForm):
    """How far the municipality has come with a service. Without a status nothing is known of it."""

    facts = ("status", "since", "provider", "funding", "stated", "note")

    status = forms.ChoiceField(
        label=gettext_lazy("status"),
        required=False,
        choices=[("", NO_DATA), *ServiceProvision.Status.choices],
    )
    since = TypedDateField(label=gettext_lazy("since"), required=False)
    provider = forms.CharField(label=gettext_lazy("provider"), required=False, max_length=200)
    funding = forms.ChoiceField(
        label=gettext_lazy("paid by"), required=False, choices=[("", "–"), *ServiceProvision.Funding.choices]
    )
    stated = TypedDateField(label=pgettext_lazy("day of what is known", "as of"), required=False)
    note = forms.CharField(label=gettext_lazy("note"), required=False, max_length=LONGEST_NOTE)

    field_order = ("status", "since", "provider", "funding", "stated", "evidence")

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.fields["provider"].widget.attrs["list"] = "providers"
        self.fields["status"].error_messages["invalid_choice"] = _("Choose the status from the list.")
        self.fields["funding"].error_messages["invalid_choice"] = _("Choose from the list who pays.")

    @staticmethod
    def standing(fact: ServiceProvision) -> dict[str, Any]:
        """What stands now, field by field."""
        if not fact.pk:
            return {}
        return {
            "status": fact.status,
            "since": fact.since,
            "provider": fact.provider.name if fact.provider else "",
            "funding": fact.funding,
            "stated": fact.stated,
            "note": fact.note,
        }

    def clean_provider(self) -> Organisation | None:
        """Find the provider in the register."""
        name = self.cleaned_data["provider"]
        if not name:
            return None
        pk = self.register.find_organisation(name)
        if pk is not None:
            return self.register.organisations[pk]
        if near := self.register.lookalikes(name):
            message = _("The register does not have it. Did you mean: %(names)s?")
            raise ValidationError(message, params={"names": ", ".join(str(one) for one in near)})
        raise ValidationError(
            _("The register does not have it. Choose from the list, or ask the administrator to add it.")
        )

    def clean(self) -> dict[str, Any]:
        """Only a service that is provided has a beginning, and not after the day of which it is told."""
        cleaned = super().clean()
        if self.is_cleared:
            is_said = any(self.data.get(name) for name in self.facts[1:])
            if is_said and self.fact.pk is None and "status" not in self.errors:
                self.add_error("status", _("Choose the status: the rest means nothing without it."))
            return cleaned
        self.state_the_day()
        self.refuse_the_future("since")
        since, stated = cleaned.get("since"), cleaned.get("stated")
        if since and cleaned["status"] not in ServiceProvision.PROVIDED:
            self.add_error("since", _("Only a service that is provided has a day since which it is."))
        elif since and stated and since.on > stated.last:
            self.add_error("since", _("It is told of an earlier day than this. Mend one of the two."))
        return cleaned

    def said(self) -> SaidOfService:
        """What was said, to be written down."""
        return SaidOfService(**{name: self.cleaned_data[name] for name in self.facts})


class FindingForm(FactForm):
    """How the plan meets a criterion. Without a verdict nothing is known of it."""

    facts = ("verdict", "words", "stated")

    verdict = forms.ChoiceField(
        label=gettext_lazy("verdict"), required=False, choices=[("", NO_DATA), *PlanFinding.Verdict.choices]
    )
    words = forms.CharField(label=gettext_lazy("words that show it"), required=False, max_length=LONGEST_NOTE)
    stated = TypedDateField(label=pgettext_lazy("day of what is known", "as of"), required=False)

    field_order = ("verdict", "words", "stated", "evidence")

    @staticmethod
    def standing(fact: PlanFinding) -> dict[str, Any]:
        """What stands now, field by field."""
        if not fact.pk:
            return {}
        return {"verdict": fact.verdict, "words": fact.words, "stated": fact.stated}

    def clean(self) -> dict[str, Any]:
        """A verdict rests on words."""
        cleaned = super().clean()
        if self.is_cleared:
            if self.data.get("words") and self.fact.pk is None and "verdict" not in self.errors:
                self.add_error("verdict", _("Choose the verdict: the words mean nothing without it."))
            return cleaned
        if not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write the words that show it."))
        self.state_the_day()
        return cleaned

    def said(self) -> SaidOfFinding:
        """What was said, to be written down."""
        return SaidOfFinding(**{name: self.cleaned_data[name] for name in self.facts})


class PlanForm(FactForm):
    """What the council has planned for which years."""

    title = forms.CharField(label=gettext_lazy("title"), max_length=250)
    first_year = forms.CharField(label=gettext_lazy("first year"), required=False, max_length=4)
    last_year = forms.CharField(label=gettext_lazy("last year"), required=False, max_length=4)
    approved = TypedDateField(label=gettext_lazy("approved"), required=False)
    url = forms.URLField(
        label=gettext_lazy("address of the plan"), required=False, max_length=500, assume_scheme="https"
    )

    field_order = ("title", "first_year", "last_year", "approved", "url", "evidence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].error_messages["required"] = _("Write the title of the plan.")

    @staticmethod
    def standing(fact: SocialServicesPlan) -> dict[str, Any]:
        """What stands now, field by field."""
        names = ("title", "first_year", "last_year", "approved", "url")
        return {name: getattr(fact, name) for name in names}

    def clean_first_year(self) -> int | None:
        """The year in which the plan begins."""
        return _year(self.cleaned_data["first_year"])

    def clean_last_year(self) -> int | None:
        """The year in which the plan ends."""
        return _year(self.cleaned_data["last_year"])

    def clean(self) -> dict[str, Any]:
        """A plan ends no earlier than it starts, and a municipality has one for these years."""
        cleaned = super().clean()
        self.refuse_the_future("approved")
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("A plan ends no earlier than it starts."))
        municipality = self.fact.municipality  # type: ignore[attr-defined]
        same = municipality.plans.filter(first_year=first, last_year=last).exclude(pk=self.fact.pk)
        if not self.errors and same.exists():
            self.add_error("first_year", _("The municipality's plan of these years stands here already."))
        return cleaned

    def said(self) -> SaidOfPlan:
        """What was said, to be written down."""
        names = ("title", "first_year", "last_year", "approved", "url")
        return SaidOfPlan(**{name: self.cleaned_data[name] for name in names})


class ValueForm(FactForm):
    """What the indicator came to in a period, as the evidence has it."""

    value = forms.CharField(label=gettext_lazy("new value"), max_length=40)
    period = TypedDateField(label=gettext_lazy("period"))
    is_provisional = forms.BooleanField(label=gettext_lazy("provisional"), required=False)
    note = forms.CharField(label=gettext_lazy("note"), required=False, max_length=LONGEST_NOTE)

    field_order = ("value", "period", "is_provisional", "note", "evidence")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].error_messages["required"] = _("Write the number.")
        wanted = PERIODS[Indicator.Frequency(self.indicator.frequency)]
        self.fields["period"].error_messages["required"] = wanted
        self.fields["period"].help_text = wanted

    @property
    def indicator(self) -> Indicator:
        """Of what the value is."""
        return self.fact.indicator  # type: ignore[attr-defined]

    @staticmethod
    def standing(_fact: IndicatorValue) -> dict[str, Any]:
        """A new value stands nowhere yet."""
        return {}

    def clean_value(self) -> Decimal:
        """Read the number, and hold it against what the indicator can be."""
        value = read_number(self.cleaned_data["value"])
        check_figure(value, self.indicator)
        return value

    def clean(self) -> dict[str, Any]:
        """A value is of a period that has begun and is as long as the indicator asks."""
        cleaned = super().clean()
        if period := cleaned.get("period"):
            try:
                check_period(period, self.indicator)
            except ValidationError as error:
                self.add_error("period", error)
        self.refuse_the_future("period")
        return cleaned

    def said(self) -> SaidOfValue:
        """What was said, to be written down."""
        names = ("value", "period", "is_provisional", "note")
        return SaidOfValue(**{name: self.cleaned_data[name] for name in names})


class ChoiceForm(forms.Form):
    """Which of contradicting values is in use, and why."""

    because = forms.CharField(
        label=gettext_lazy("Why this value"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].error_messages["required"] = _("Write why this value is the one in use.")


PERIODS = {
    Indicator.Frequency.YEAR: gettext_lazy("Write the year, like 2017."),
    Indicator.Frequency.MONTH: gettext_lazy("Write the month, like 2017-03."),
    Indicator.Frequency.DAY: gettext_lazy("Write the day, like 2017-03-28."),
    Indicator.Frequency.ANY: gettext_lazy("Write the year, the month or the day: 2017, 2017-03, 2017-03-28."),
}


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValidationError(_("Write the year with four digits, like 2017."))
    return int(text)
