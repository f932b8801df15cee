"""What a person may send about the register: an agreement and its steps."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models import Agreement, Municipality, Organisation
from municipalities.typed_dates import TypedDateField
from municipalities.uploads import check_file
from municipalities.words import partial_date_text

STEPS = ("planned", "approved", "signed", "ended")
NGO_KINDS = (Organisation.Kind.NGO, Organisation.Kind.UMBRELLA_NGO)
LONGEST_LIST = 10_000


def rule_message(name: str) -> Any:
    """Return what an agreement's constraint says to whoever breaks it: the rule is worded once, beside it."""
    return next(rule.violation_error_message for rule in Agreement._meta.constraints if rule.name == name)


class AgreementForm(forms.ModelForm):
    """An agreement as its editors keep it: the step reached, the date of each, who signed, the document.

    `seen` is the digest of what stood when the page was opened: whoever saves over somebody else's change is
    told first what stands there now.
    """

    planned = TypedDateField(label=_("planned on"), required=False)
    approved = TypedDateField(label=_("approved by the council on"), required=False)
    signed = TypedDateField(label=_("signed on"), required=False)
    ended = TypedDateField(label=_("ended on"), required=False)
    signatories = forms.CharField(
        label=_("signatories"),
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: full name, office, organisation."),
    )
    document = forms.FileField(
        label=_("document"), required=False, help_text=_("PDF, DOCX or ODT. It is shown to everybody.")
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    class Meta:
        model = Agreement
        fields = (
            "ngo",
            "municipality",
            "kind",
            "status",
            "place",
            "term",
            "purpose",
            "areas_of_work",
            "note",
        )
        widgets = {
            "status": forms.RadioSelect,
            "purpose": forms.Textarea(attrs={"rows": 4}),
            "areas_of_work": forms.Textarea(attrs={"rows": 4}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreement = self.instance
        for step in STEPS:
            self.fields[step].initial = getattr(agreement, step)
        if agreement.pk:
            self.fields["signatories"].initial = "\n".join(signatory_lines(agreement))
        self.stands = self._standing()
        self.digest = hashlib.sha256(json.dumps(self.stands).encode()).hexdigest()
        reach = reach_of(user)
        ngos = Organisation.objects.filter(Q(kind__in=NGO_KINDS))
        if not reach.is_administrator:
            ngos = Organisation.objects.filter(Q(pk__in=reach.organisations) | Q(pk=agreement.ngo_id))
        self.fields["ngo"].queryset = ngos.only("name", "english", "sort_key")  # type: ignore[attr-defined]
        municipalities = Municipality.objects.only("name", "name_en", "sort_key")
        self.fields["municipality"].queryset = municipalities  # type: ignore[attr-defined]
        for name, message in (
            ("ngo", _("Choose the NGO.")),
            ("municipality", _("Choose the municipality.")),
            ("kind", _("Choose what sort of paper it is.")),
            ("status", _("Choose the step that the agreement has reached.")),
        ):
            self.fields[name].error_messages = {"required": message, "invalid_choice": message}
            self.fields[name].empty_label = "–"  # type: ignore[attr-defined]
        self.fields["status"].choices = Agreement.Status.choices  # type: ignore[attr-defined]

    def _standing(self) -> dict[str, str]:
        """What stands now, field by field, in words."""
        agreement = self.instance
        if not agreement.pk:
            return {}
        words = {
            "ngo": agreement.ngo.name,
            "municipality": agreement.municipality.name,
            "kind": str(agreement.get_kind_display()),
            "status": str(agreement.get_status_display()),
            "signatories": str(self.fields["signatories"].initial),
            "document": agreement.document.name or "",
        }
        dates = {step: getattr(agreement, step) for step in STEPS}
        words |= {step: partial_date_text(date) if date else "" for step, date in dates.items()}
        return words | {name: getattr(agreement, name) for name in self.Meta.fields if name not in words}

    def clean_document(self) -> Any:
        """Look at the document by its content."""
        document = self.cleaned_data["document"]
        return check_file(document) if document else None

    def clean_signatories(self) -> list[tuple[str, str]]:
        """Return of each line the name and what is said of the office; lines without a name are left out."""
        lines = [line.strip(" ,;\t") for line in self.cleaned_data["signatories"].splitlines()]
        pairs = [line.partition(",")[::2] for line in lines if line]
        signatories = [(" ".join(name.split()), " ".join(office.split())) for name, office in pairs]
        for number, (name, office) in enumerate(signatories, 1):
            if len(name) > 120 or len(office) > 200:  # noqa: PLR2004 - as the columns are
                message = _(
                    "Line %(number)s is too long: write only the name, the office and the organisation."
                )
                raise ValidationError(message, params={"number": number})
        # Whoever stands there twice signed once, as the first line says.
        once: dict[str, str] = {}
        for name, office in signatories:
            once.setdefault(name, office)
        return list(once.items())

    def clean(self) -> dict[str, Any]:
        """Keep the rules of an agreement's steps, each said beside the field that is to be mended."""
        cleaned = super().clean() or self.cleaned_data
        status = cleaned.get("status")
        dates = {step: cleaned.get(step) for step in STEPS}
        for step in STEPS:
            setattr(self.instance, step, dates[step])
        for step, rule in (
            ("approved", "agreement_approved_has_approval_date"),
            ("signed", "agreement_signed_has_signing_date"),
            ("ended", "agreement_ended_has_end_date"),
        ):
            if status == step and not dates[step] and step not in self.errors:
                self.add_error(step, rule_message(rule))
        signed, ended = dates["signed"], dates["ended"]
        if signed and ended and ended.on < signed.on:
            self.add_error("ended", rule_message("agreement_ends_no_earlier_than_it_is_signed"))
        if status != Agreement.Status.ENDED and self._has_another_current(cleaned):
            self.add_error("municipality", rule_message("agreement_current_stands_once"))
        if self.stands and cleaned.get("seen") != self.digest:
            self.add_error(None, self._somebody_else_changed_it())
        return cleaned

    def _has_another_current(self, cleaned: dict[str, Any]) -> bool:
        current = Agreement.objects.current().exclude(pk=self.instance.pk)
        return current.filter(ngo=cleaned.get("ngo"), municipality=cleaned.get("municipality")).exists()

    def _somebody_else_changed_it(self) -> ValidationError:
        """Say what stands there now; saving once more is then a deliberate act."""
        facts = [f"{self.fields[name].label}: {text}" for name, text in self.stands.items() if text]
        message = _(
            "Somebody changed this agreement while you were editing. Your text is safe. Now there stands: "
            "%(facts)s. Compare, and save again to put yours in its place."
        )
        return ValidationError(message, code="changed", params={"facts": "; ".join(facts)})


def signatory_lines(agreement: Agreement) -> list[str]:
    """Return who signed as one line each: full name, office, organisation."""
    rows = agreement.signatories.select_related("person", "organisation")
    # As it was written, whatever language the page is in: it is read again.
    return [
        ", ".join(
            filter(None, (row.person.name, row.office, row.organisation.name if row.organisation else ""))
        )
        for row in rows
    ]
