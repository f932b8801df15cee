"""What an editor proposes to be known, and what whoever looks after it answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event
from municipalities.models import Municipality, Organisation, ServiceType
from municipalities.partial_dates import PartialDate
from municipalities.typed_dates import TypedDateField
from municipalities.words import number_text
from progress.actions.proposals import FIELDS, ProposedFact
from progress.importing.checking import check_figure, check_period
from progress.importing.figures import read_number
from progress.models import FactProposal, Indicator, PlanCriterion, PlanFinding, ServiceProvision

Kind = FactProposal.Kind
OF_KIND = {
    Kind.SERVICE: ("service", "status", "since", "provider", "funding"),
    Kind.VALUE: ("indicator", "period", "value"),
    Kind.FINDING: ("criterion", "verdict", "words"),
}
NEEDED = {
    "service": _("Choose the service."),
    "status": _("Choose how far it has come."),
    "indicator": _("Choose the indicator."),
    "period": _("Write of what period the value is."),
    "value": _("Write the value."),
    "criterion": _("Choose the criterion."),
    "verdict": _("Choose whether the criterion is met."),
    "words": _("Write the words that show it."),
}
LONGEST_WORDS = 2000


def _choice(label: Any, rows: QuerySet[Any], message: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        rows, label=label, required=False, empty_label="–", error_messages={"invalid_choice": message}
    )


class ProposalForm(forms.Form):
    """A fact out of an event: of a service, of an indicator, or of a plan.

    Whoever answers a proposal has only the fields of its kind, filled in as proposed.
    """

    kind = forms.ChoiceField(
        label=_("What the fact is about"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what the fact is about."),
            "invalid_choice": _("Choose what the fact is about."),
        },
    )
    municipality = _choice(_("municipality"), Municipality.objects.none(), _("Choose from the list."))
    service = _choice(
        _("service"), ServiceType.objects.only("name", "name_en", "sort_key"), NEEDED["service"]
    )
    status = forms.ChoiceField(
        label=_("status"),
        choices=[("", "–"), *ServiceProvision.Status.choices],
        required=False,
        error_messages={"invalid_choice": NEEDED["status"]},
    )
    since = TypedDateField(
        label=_("provided since"),
        required=False,
        help_text=_("As much as is known: 2016-11-07, 2016-11 or 2016."),
    )
    provider = _choice(
        _("provider"), Organisation.objects.only("name", "english", "sort_key"), _("Choose from the list.")
    )
    funding = forms.ChoiceField(
        label=_("paid by"),
        choices=[("", "–"), *ServiceProvision.Funding.choices],
        required=False,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    indicator = _choice(_("indicator"), Indicator.objects.all(), NEEDED["indicator"])
    period = TypedDateField(
        label=_("period"),
        required=False,
        help_text=_("A year, a month or a day: 2016, 2016-11 or 2016-11-30."),
    )
    value = forms.CharField(label=_("value"), required=False, max_length=40)
    criterion = _choice(_("criterion"), PlanCriterion.objects.all(), NEEDED["criterion"])
    verdict = forms.ChoiceField(
        label=_("verdict"),
        choices=[("", "–"), *PlanFinding.Verdict.choices],
        required=False,
        error_messages={"invalid_choice": NEEDED["verdict"]},
    )
    words = forms.CharField(
        label=_("words that show it"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As they stand in the plan or were said at the event."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        event: Event,
        municipalities: QuerySet[Municipality],
        proposal: FactProposal | None = None,
    ) -> None:
        super().__init__(data, initial=_said(proposal) if proposal else {"kind": Kind.SERVICE})
        self.proposal = proposal
        field = self.fields["municipality"]
        field.required = True
        field.error_messages["required"] = _("Choose the municipality.")
        field.queryset = municipalities  # type: ignore[attr-defined]
        field.widget.choices = _near_first(municipalities, event)
        if proposal:
            del self.fields["kind"]
            for kind, names in OF_KIND.items():
                for name in names if kind != proposal.kind else ():
                    del self.fields[name]

    @property
    def groups(self) -> list[tuple[str, Any, list[forms.BoundField]]]:
        """The fields of each kind that the form has."""
        return [
            (kind.value, kind.label, [self[name] for name in names])
            for kind, names in OF_KIND.items()
            if names[0] in self.fields
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for what a fact of its kind needs, and pass over what belongs to another kind."""
        cleaned = super().clean() or self.cleaned_data
        kind = self.proposal.kind if self.proposal else cleaned.get("kind")
        if kind not in OF_KIND:
            return cleaned
        self._forget_other_kinds(Kind(kind))
        for name in OF_KIND[Kind(kind)]:
            if name in NEEDED and name not in self.errors and not cleaned.get(name):
                self.add_error(name, NEEDED[name])
        if cleaned.get("since") and cleaned.get("status") not in {*ServiceProvision.PROVIDED, None, ""}:
            message = _("Only a service that is provided has a day since which it is.")
            self.add_error("since", message)
        self._clean_figure(cleaned)
        for name in ("since", "period"):
            self._refuse_the_future(name, cleaned.get(name))
        return cleaned

    def _forget_other_kinds(self, kind: Kind) -> None:
        for other, names in OF_KIND.items():
            for name in names if other != kind else ():
                self.cleaned_data.pop(name, None)
                self.errors.pop(name, None)

    def _clean_figure(self, cleaned: dict[str, Any]) -> None:
        indicator, period, typed = (cleaned.get(name) for name in ("indicator", "period", "value"))
        for name, value, check in (("period", period, check_period), ("value", typed, _figure)):
            if indicator and value:
                try:
                    cleaned[name] = check(value, indicator) or value
                except ValidationError as error:
                    self.add_error(name, error)

    def _refuse_the_future(self, name: str, date: PartialDate | None) -> None:
        if date and name not in self.errors and date.on > timezone.localdate():
            self.add_error(name, _("This day is still to come. A fact is of a time that has been."))

    @property
    def said(self) -> ProposedFact:
        """What the valid form says."""
        kind = self.proposal.kind if self.proposal else self.cleaned_data["kind"]
        known = {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}
        # Nought is a value.
        known |= {"value": self.cleaned_data["value"]} if kind == Kind.VALUE else {}
        return ProposedFact(**known | {"kind": kind})


class AnswerForm(forms.Form):
    """Why a proposal is sent back."""

    answer = forms.CharField(
        label=_("Why it is sent back"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why, so that the proposer knows what to change.")},
    )


class AcceptForm(forms.Form):
    """What whoever accepts a proposal has seen, and has to say about it."""

    note = forms.CharField(
        label=_("A word to the proposer"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


def _said(proposal: FactProposal) -> dict[str, Any]:
    """The proposal as the fields of a form show it."""
    said = {name: getattr(proposal, name) for name in FIELDS}
    if proposal.value is not None:
        said["value"] = number_text(proposal.value.normalize())
    return said


def _figure(typed: str, indicator: Indicator) -> Any:
    value = read_number(typed)
    check_figure(value, indicator)
    return value


def _near_first(municipalities: QuerySet[Municipality], event: Event) -> list[Any]:
    """The municipalities, those of the event before the others."""
    near = set(event.municipalities.values_list("pk", flat=True)) | {event.host_municipality_id}
    rows = list(municipalities.values_list("pk", "name", "region_id"))
    own = [(pk, name) for pk, name, region in rows if pk in near or region == event.region_id]
    others = [(pk, name) for pk, name, region in rows if pk not in near and region != event.region_id]
    groups = [(_("At the event and in its region"), own), (_("Others"), others)]
    return [("", "–"), *((label, names) for label, names in groups if names)]
