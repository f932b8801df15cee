"""The rows of a sheet: each a fact or the place of one, what stands in it, and how it is written."""

import datetime as dt
from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any, ClassVar, Self, TypedDict

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events.forms.register import Register
from events.views.form_choices import Options, sentence
from municipalities.models import Municipality, Region, ServiceType
from municipalities.partial_dates import PartialDate
from progress.actions import (
    CannotBeUndone,
    Evidence,
    newest_version,
    remove_fact,
    set_finding,
    set_plan,
    set_provision,
    source_said,
    undo_last_change,
)
from progress.forms.evidence import NEW_SOURCE, NOTHING, EvidenceChoices, FactForm, evidence_key
from progress.forms.facts import NO_DATA, FindingForm, PlanForm, ProvisionForm
from progress.models import (
    Fact,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
)

# So long can a change be taken back by whoever made it.
UNDONE_WITHIN = dt.timedelta(days=1)
LAST_EVIDENCE = "last_evidence"


class Cell(TypedDict):
    """A cell of a row: the name under which it is posted, its heading, and what stands in it.

    A sheet has hundreds: of all things a template reads a dictionary fastest.
    """

    name: str
    label: str
    kind: str
    value: str
    options: SafeString | str
    longest: int | None


class Setting:
    """What all rows of a sheet share: who edits, what there is to choose from."""

    def __init__(self, request: HttpRequest, choices: EvidenceChoices) -> None:
        self.request = request
        self.choices = choices
        self.register = Register()
        self._headings: dict[str, tuple[str, int | None]] = {}

    @cached_property
    def options(self) -> dict[str, Options]:
        """The options of every select, by the name of its cell."""
        nothing, no_data = (NOTHING, _("– choose –")), (NOTHING, NO_DATA)
        return {
            "status": Options([no_data, *ServiceProvision.Status.choices]),
            "funding": Options([(NOTHING, "–"), *ServiceProvision.Funding.choices]),
            "verdict": Options([no_data, *PlanFinding.Verdict.choices]),
            "evidence": Options([nothing], groups=self.choices.groups),
        }

    @property
    def source_cells(self) -> list[Cell]:
        """The cells of a source that is not known yet."""
        return [self.cell(FactForm.base_fields, name, "") for name in NEW_SOURCE]

    def cell(self, fields: dict[str, Any], name: str, value: str) -> Cell:
        """A cell of this name with this value in it."""
        label, longest = self._said_of(fields, name)
        options = self.options.get(name)
        kind = {"is_provisional": "checkbox", "provider": "provider"}.get(name, "text")
        return Cell(
            name=name,
            label=label,
            kind="select" if options else kind,
            value=value,
            options=options.html(value) if options else "",
            longest=longest,
        )

    def _said_of(self, fields: dict[str, Any], name: str) -> tuple[str, int | None]:
        """The heading of a cell and how long a text fits into it, looked up once."""
        if name not in self._headings:
            field = fields[name]
            self._headings[name] = (sentence(field.label), getattr(field, "max_length", None))
        return self._headings[name]

    @property
    def providers(self) -> list[str]:
        """The names of the register, of which a provider is one."""
        return [row.name for row in self.register.organisations.values()]


class Row(ABC):
    """A fact or the place of one, with its newest version and with its form."""

    form_class: ClassVar[type[FactForm]]
    # Which cells stand in the sheet, in order.
    columns: ClassVar[tuple[str, ...]]
    can_remove = False
    # Whether other rows stand or fall with it.
    reloads = False

    def __init__(
        self, setting: Setting, fact: Any, *, key: str, label: str, address: str, version: Any = None
    ) -> None:
        self.setting = setting
        self.fact = fact
        self.key = key
        self.label = label
        self.address = address
        self.version = version

    # ---- What stands in it

    @property
    def seen(self) -> int:
        """The newest version that the page shows; 0 where there never was one."""
        return self.version.pgh_id if self.version else 0

    @property
    def can_undo(self) -> bool:
        """Whether the last change is the person's own, and of late."""
        if self.version is None:
            return False
        is_own = self.version.pgh_context.get("user") == self.setting.request.user.pk
        return is_own and self.version.pgh_created_at > timezone.now() - UNDONE_WITHIN

    @property
    def values(self) -> dict[str, str]:
        """What stands in each cell as the page writes it."""
        standing = self.form_class.standing(self.fact) | {"evidence": evidence_key(self.fact.evidence)}
        fields = dict.fromkeys((*self.columns, *NEW_SOURCE), "")
        return fields | {name: written(value) for name, value in standing.items()}

    @property
    def theirs(self) -> dict[str, str]:
        """What somebody else has written where the person wanted to write."""
        return self.values

    @property
    def cells(self) -> list[Cell]:
        """The cells of the row."""
        values = self.values
        return [self.setting.cell(self.form_class.base_fields, name, values[name]) for name in self.columns]

    @classmethod
    def headings(cls) -> list[tuple[str, str]]:
        """The names and headings of the columns."""
        return [(name, sentence(cls.form_class.base_fields[name].label)) for name in cls.columns]

    @property
    def is_old(self) -> bool:
        """Whether what stands here is over a year old."""
        return bool(self.fact.pk) and bool(getattr(self.fact, "is_stale", False))

    @property
    def territory(self) -> Municipality | Region | None:
        """Where the fact holds; None is the country."""
        return self.fact.municipality

    # ---- What is done with it

    def form(self, data: QueryDict | None = None) -> Any:
        """The form of the row, with what was sent or with what stands."""
        return self.form_class(data, fact=self.fact, choices=self.setting.choices, auto_id=f"{self.key}-%s")

    @transaction.atomic
    def save(self, form: Any, seen: int) -> None:
        """Write down what was said, or that nothing is known."""
        if form.is_cleared:
            self.remove(seen)
            return
        newly = form.newly_named
        evidence = Evidence(source=source_said(**newly)) if newly else form.named
        self.fact = self.write(form.said(), evidence, seen)
        self.setting.request.session[LAST_EVIDENCE] = evidence_key(evidence.event or evidence.source)

    def remove(self, seen: int) -> None:
        """Take the fact away, if there is one."""
        if self.fact.pk:
            remove_fact(fact=self.fact, seen=seen)
            self.fact = self.blank()

    def undo(self, seen: int) -> None:
        """Take the last change back, if it is the person's own, and of late."""
        if self.version is not None and self.version.pgh_id == seen and not self.can_undo:
            raise CannotBeUndone
        self.fact = undo_last_change(fact=self.fact, seen=seen) or self.blank()

    def with_version(self) -> Self:
        """The row that knows the newest version of its fact."""
        self.version = newest_version(self.fact)
        return self

    def renew(self) -> None:
        """Look again how the fact stands."""
        self.version = newest_version(self.fact)
        self.fact = type(self.fact)._default_manager.filter(pk=self.fact.pk).first() or self.blank()

    @abstractmethod
    def write(self, said: Any, evidence: Evidence, seen: int) -> Fact:
        """Call the action that writes such a fact."""

    @abstractmethod
    def blank(self) -> Fact:
        """The place of the fact, of which nothing is known."""


class ProvisionRow(Row):
    """A service of the municipality."""

    form_class = ProvisionForm
    columns = ("status", "since", "provider", "funding", "stated", "evidence", "note")

    @classmethod
    def of(
        cls, setting: Setting, municipality: Municipality, service: ServiceType, fact: Any, version: Any
    ) -> "ProvisionRow":
        """The row of the service."""
        address = reverse("progress:provision_edit", args=[municipality.slug, service.slug])
        fact = fact or ServiceProvision(municipality=municipality, service=service)
        key = f"paslauga-{service.slug}"
        return cls(setting, fact, key=key, label=str(service), address=address, version=version)

    def form(self, data: QueryDict | None = None) -> ProvisionForm:
        """The form, which looks providers up in the register."""
        return ProvisionForm(
            data,
            fact=self.fact,
            choices=self.setting.choices,
            register=self.setting.register,
            auto_id=f"{self.key}-%s",
        )

    def write(self, said: Any, evidence: Evidence, seen: int) -> Fact:
        """Write how far the municipality has come."""
        fact = self.fact
        return set_provision(
            municipality=fact.municipality, service=fact.service, said=said, evidence=evidence, seen=seen
        )

    def blank(self) -> ServiceProvision:
        """The service of which nothing is known."""
        return ServiceProvision(municipality=self.fact.municipality, service=self.fact.service)


class FindingRow(Row):
    """A criterion, and how the plan meets it."""

    form_class = FindingForm
    columns = ("verdict", "words", "stated", "evidence")

    @classmethod
    def of(
        cls, setting: Setting, plan: SocialServicesPlan, criterion: PlanCriterion, fact: Any, version: Any
    ) -> "FindingRow":
        """The row of the criterion."""
        address = reverse("progress:finding_edit", args=[plan.municipality.slug, plan.pk, criterion.slug])
        fact = fact or PlanFinding(plan=plan, criterion=criterion)
        key = f"planas-{plan.pk}-{criterion.slug}"
        return cls(setting, fact, key=key, label=str(criterion), address=address, version=version)

    @property
    def territory(self) -> Municipality:
        """Whose plan it is."""
        return self.fact.plan.municipality

    def write(self, said: Any, evidence: Evidence, seen: int) -> Fact:
        """Write how the plan meets the criterion."""
        fact = self.fact
        return set_finding(plan=fact.plan, criterion=fact.criterion, said=said, evidence=evidence, seen=seen)

    def blank(self) -> PlanFinding:
        """The criterion of which nothing is known."""
        return PlanFinding(plan=self.fact.plan, criterion=self.fact.criterion)


class PlanRow(Row):
    """A plan of the municipality, or one that does not stand here yet."""

    form_class = PlanForm
    columns = ("title", "first_year", "last_year", "approved", "url", "evidence")
    # Its findings stand below it: they come and go with it.
    reloads = True

    @classmethod
    def of(cls, setting: Setting, municipality: Municipality, fact: Any, version: Any = None) -> "PlanRow":
        """The row of the plan; without one, of a new plan."""
        if fact is None:
            address = reverse("progress:plan_create", args=[municipality.slug])
            fact, key, label = SocialServicesPlan(municipality=municipality), "planas-naujas", _("New plan")
        else:
            address = reverse("progress:plan_edit", args=[municipality.slug, fact.pk])
            key, label = f"planas-{fact.pk}", str(fact)
        return cls(setting, fact, key=key, label=label, address=address, version=version)

    @property
    def can_remove(self) -> bool:  # type: ignore[override]
        """A plan that stands can be taken away."""
        return bool(self.fact.pk)

    def write(self, said: Any, evidence: Evidence, seen: int) -> Fact:
        """Write what is known of the plan."""
        plan = self.fact if self.fact.pk else None
        return set_plan(
            municipality=self.fact.municipality, said=said, evidence=evidence, plan=plan, seen=seen
        )

    def blank(self) -> SocialServicesPlan:
        """A plan of which nothing is known."""
        return SocialServicesPlan(municipality=self.fact.municipality)


def written(value: Any) -> str:
    """A value as it stands in its cell."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, PartialDate) else str(value)
