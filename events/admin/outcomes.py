"""The administrators' pages for what came of events."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.models import Commitment, CommitmentUpdate, Outcome
from municipalities.admin.helpers import (
    ORIGIN_FIELDSET,
    PortalAdmin,
    PortalStackedInline,
    RecordedAdmin,
    RowForm,
    RowFormSet,
    partial_date_column,
    partial_date_fieldset,
)


@admin.register(Outcome)
class OutcomeAdmin(RecordedAdmin):
    """Good practices, problems, needs, conclusions."""

    list_display = ("text", "kind", "theme", "event", "region", "municipality", "origin")
    list_select_related = ("event", "region", "municipality")
    list_filter = ("kind", "theme", "services", "origin", "event__region", "municipality")
    search_fields = ("text__folded", "raised_by__folded", "target_group__folded", "event__title__folded")
    autocomplete_fields = ("event", "also_heard_at", "services", "region", "municipality", "institution")
    fieldsets = (
        (None, {"fields": ("event", ("kind", "theme"), "text", "position")}),
        (_("Who and for whom"), {"fields": ("raised_by", "target_group", "services")}),
        (_("Where"), {"fields": ("region", "municipality", "institution")}),
        (_("Heard again"), {"fields": ("also_heard_at",)}),
        ORIGIN_FIELDSET,
    )


class OverdueFilter(admin.SimpleListFilter):
    """Commitments that are past their due date and unfinished."""

    title = _("overdue")
    parameter_name = "overdue"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Overdue, or everything."""
        return [("1", _("Overdue only"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The overdue ones, if they were asked for."""
        return queryset.overdue() if self.value() == "1" else queryset


class UpdateRowForm(RowForm):
    """An update within its commitment's form, where one of them can close the commitment."""

    closes = forms.BooleanField(
        label=capfirst(_("closes the commitment")),
        required=False,
        help_text=_("Tick it at the update that shows the promise kept."),
    )


class UpdateRowFormSet(RowFormSet):
    """The updates of a commitment: those of a commitment that is done name the one that closes it."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Tick the box of the update that closes the commitment today."""
        super().add_fields(form, index)
        form.initial["closes"] = (
            bool(form.instance.pk) and form.instance.pk == self.instance.closing_update_id
        )

    def closing_forms(self) -> list[Any]:
        """The rows whose box is ticked."""
        return [form for form in self.kept_forms() if form.cleaned_data.get("closes")]

    def clean(self) -> None:
        """Ask for exactly one closing update of a commitment that is done, and for none of another."""
        super().clean()
        if any(self.errors):
            return
        closing = len(self.closing_forms())
        is_done = self.instance.status == Commitment.Status.DONE
        if is_done and closing == 0:
            message = _(
                "A commitment is done when an update shows it: add the update and tick that it closes the "
                "commitment."
            )
            raise forms.ValidationError(message)
        if not is_done and closing:
            message = _(
                "The commitment is not done: choose the status “done”, or untick that an update closes it."
            )
            raise forms.ValidationError(message)
        if closing > 1:
            raise forms.ValidationError(_("One update closes a commitment: tick a single one."))


class CommitmentUpdateInline(PortalStackedInline):
    """What was reported about the commitment."""

    model = CommitmentUpdate
    form = UpdateRowForm
    formset = UpdateRowFormSet
    autocomplete_fields = ("event", "source")
    fields = (*partial_date_fieldset("reported_on"), ("status", "closes"), "note", ("event", "source"))


@admin.register(Commitment)
class CommitmentAdmin(RecordedAdmin):
    """Who promised what by when, and what became of it."""

    list_display = ("text", "who", "due", "status", "event", "origin")
    list_select_related = (
        "event",
        "responsible_organisation",
        "responsible_municipality",
        "responsible_region",
    )
    list_filter = (
        "status",
        OverdueFilter,
        "services",
        "origin",
        "event__region",
        "responsible_municipality",
    )
    search_fields = (
        "text__folded",
        "responsible_organisation__name__folded",
        "responsible_municipality__name__folded",
        "event__title__folded",
    )
    autocomplete_fields = (
        "event",
        "responsible_organisation",
        "responsible_municipality",
        "responsible_region",
        "services",
    )
    fieldsets = (
        (None, {"fields": ("event", "text", ("status", "position"))}),
        (
            _("Who promised it"),
            {"fields": ("responsible_organisation", "responsible_municipality", "responsible_region")},
        ),
        (_("Until when"), {"fields": partial_date_fieldset("due_on")}),
        (_("Services"), {"fields": ("services",)}),
        ORIGIN_FIELDSET,
    )
    inlines = (CommitmentUpdateInline,)
    due = partial_date_column("due_on", _("due"))

    @admin.display(description=_("who promised it"))
    def who(self, commitment: Commitment) -> str:
        """Everybody who made the promise."""
        return ", ".join(map(str, commitment.responsible))

    def save_model(self, request: HttpRequest, obj: Commitment, form: Any, change: bool) -> None:  # noqa: FBT001 - as Django declares it
        """Save the commitment; the word "done" waits until the update that shows it is saved too."""
        wanted = obj.status
        if wanted == Commitment.Status.DONE and obj.closing_update_id is None:
            obj.status = Commitment.Status.IN_PROGRESS
        super().save_model(request, obj, form, change)
        obj.status = wanted

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - as Django declares it
        """Save the updates, then name the one that closes the commitment."""
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            closing = formset.closing_forms()
            form.instance.closing_update = closing[0].instance if closing else None
            form.instance.save(update_fields=["closing_update", "status"])


@admin.register(CommitmentUpdate)
class CommitmentUpdateAdmin(PortalAdmin):
    """Everything reported about commitments."""

    list_display = ("note", "reported", "status", "commitment", "event", "source")
    list_select_related = ("commitment", "event", "source")
    list_filter = ("status",)
    search_fields = (
        "note__folded",
        "commitment__text__folded",
        "event__title__folded",
        "source__title__folded",
    )
    autocomplete_fields = ("commitment", "event", "source")
    fields = ("commitment", *partial_date_fieldset("reported_on"), "status", "note", "event", "source")
    reported = partial_date_column("reported_on", _("reported on"))

    def get_readonly_fields(
        self, request: HttpRequest, obj: CommitmentUpdate | None = None
    ) -> tuple[str, ...]:
        """An update stays with its commitment, which it may close."""
        return ("commitment",) if obj else ()
