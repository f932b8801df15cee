"""What the administrators' pages of every room share.

A page of the administrators asks the same constraints as every other form. Whatever only the database can
see (two people saving at once, two new rows of one form that clash) comes back as the constraint's own
sentence above the form, with everything that was typed still in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import (
    AdminFileWidget,
    AdminTextareaWidget,
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from municipalities.files import to_save
from municipalities.models import Recorded
from municipalities.partial_dates import PartialDate
from municipalities.uploads.fields import CheckedFileField, CheckedPhotoField

TRY_AGAIN = _(
    "Another change came in between, and the two contradict each other. Look at the values and save again."
)


# ---- Searching


@models.CharField.register_lookup
@models.TextField.register_lookup
class Folded(models.Lookup):
    """`name__folded="svencion"` finds "Švenčionių": case and diacritics do not count."""

    lookup_name = "folded"
    prepare_rhs = True

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Compare both sides as the database folds them."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        # strpos, not LIKE: a % that somebody looks for is a %.
        sql = f"strpos(fold_lithuanian({left}::text), fold_lithuanian({right}::text)) > 0"
        return sql, [*left_params, *right_params]


# ---- Partial dates


def partial_date_fieldset(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the two lines on which a partial date's five columns stand in a form."""
    return (
        (name, f"{name}_precision", f"{name}_is_latest"),
        (f"{name}_is_inferred", f"{name}_basis"),
    )


def partial_date_text(date: PartialDate | None) -> str | None:
    """Return as much of the date as is known, for a column of a list."""
    if date is None:
        return None
    marks = [
        str(mark)
        for mark, holds in ((_("or earlier"), date.is_latest), (_("inferred"), date.is_inferred))
        if holds
    ]
    return f"{date.isoformat()} ({', '.join(marks)})" if marks else date.isoformat()


def partial_date_column(name: str, description: Any) -> Any:
    """Return a column for `list_display` that shows the partial date and sorts by it."""

    @admin.display(description=description, ordering=name)
    def column(_model_admin: admin.ModelAdmin, row: Any) -> str | None:
        return partial_date_text(getattr(row, name.removesuffix("_on")))

    return column


# ---- Origin

# Rows within one form: more than any event has participants, and few enough for one page.
MOST_ROWS = 300
ORIGIN_FIELDSET = (_("Where the row comes from"), {"fields": (("origin", "record_key"),)})


# ---- Fields and widgets


class LinesField(SimpleArrayField):
    """A list of texts, one a line: a name may hold a comma, but no line break."""

    widget = forms.Textarea

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or _("One a line.")
        super().__init__(base_field, delimiter="\n", **kwargs)

    def to_python(self, value: Any) -> list[Any]:
        """Read the lines, without the empty ones."""
        if isinstance(value, str):
            value = "\n".join(line.strip() for line in value.splitlines() if line.strip())
        return super().to_python(value)


class _KnownOptions(AutocompleteMixin):
    """An autocomplete box that does not ask the database for the name of a row that is loaded already.

    A value that can be no row's key, which Django's box stumbles over, is passed over: the field refuses it.
    """

    known: dict[str, models.Model]

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Return the chosen rows as options, and the empty one before them."""
        known = getattr(self, "known", {})
        value = [key for key in value if self._may_be_key(key)]
        if not value or not set(value) <= set(known):
            return super().optgroups(name, value, attrs)
        is_single = not self.allow_multiple_selected
        options = [self.create_option(name, "", "", False, 0)] if is_single and not self.is_required else []
        options += [
            self.create_option(name, key, str(known[key]), selected=True, index=index)
            for index, key in enumerate(value, start=len(options))
        ]
        return [(None, options, 0)]

    def _may_be_key(self, value: str) -> bool:
        try:
            self.choices.queryset.model._meta.pk.to_python(value)
        except ValidationError:
            return False
        return True


class KnownSelect(_KnownOptions, AutocompleteSelect):
    """An autocomplete box for one row."""


class KnownSelectMultiple(_KnownOptions, AutocompleteSelectMultiple):
    """An autocomplete box for several rows."""


@dataclass(frozen=True)
class StoredFile:
    """What the form shows of a stored file: its name, and the address from which administrators fetch it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class StoredFileWidget(AdminFileWidget):
    """A file box whose link leads administrators to the file, internal or public."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Put our own address in the place of the storage's, from which nothing is served."""
        context = super().get_context(name, value, attrs)
        if context["widget"]["is_initial"]:
            row = value.instance
            url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_file", args=[row.pk])
            context["widget"]["value"] = StoredFile(PurePath(value.name).name, url)
        return context


# ---- Inlines: rows within another row's form


class RowForm(forms.ModelForm):
    """One row of an inline; its autocomplete boxes know the rows that came along with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, _KnownOptions):
                widget.known = {str(row.pk): row for row in self._loaded(name)}

    def _loaded(self, name: str) -> Iterable[models.Model]:
        prefetched = getattr(self.instance, "_prefetched_objects_cache", {})
        if name in prefetched:
            return prefetched[name]
        row = self.instance._state.fields_cache.get(name)  # noqa: SLF001 - asking the attribute would ask the database
        return [row] if row else []


class RowFormSet(forms.BaseInlineFormSet):
    """The rows of an inline; two that must not stand side by side are told so in the constraint's words."""

    def kept_forms(self) -> list[Any]:
        """The filled-in rows that are not to be deleted."""
        return [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed()) and form.is_valid()
        ]

    def validate_unique(self) -> None:
        """Look for rows of this form that clash with each other; clashes with stored rows each row finds."""
        for rule in self.model._meta.constraints:
            if isinstance(rule, models.UniqueConstraint) and rule.fields and rule.condition is None:
                self._refuse_clashes(rule)

    def _refuse_clashes(self, rule: models.UniqueConstraint) -> None:
        fields = [self.model._meta.get_field(name) for name in rule.fields if name != self.fk.name]
        seen = set()
        for form in self.kept_forms():
            values = tuple(getattr(form.instance, field.attname) for field in fields)
            is_unknown = None in values and rule.nulls_distinct is not False
            if values in seen and not is_unknown:
                form.add_error(None, rule.violation_error_message)
            seen.add(values)


class _PortalBase(admin.options.BaseModelAdmin):
    """What pages and inlines have in common."""

    formfield_overrides = {
        ArrayField: {"form_class": LinesField},
        models.FileField: {"widget": StoredFileWidget, "form_class": CheckedFileField},
        models.ImageField: {"widget": StoredFileWidget, "form_class": CheckedPhotoField},
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    }

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give big tables the autocomplete box that knows its loaded row."""
        self._give_box(KnownSelect, db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give big tables the autocomplete box that knows its loaded rows."""
        self._give_box(KnownSelectMultiple, db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _give_box(
        self, box: type[_KnownOptions], db_field: Any, request: HttpRequest, kwargs: dict[str, Any]
    ) -> None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", box(db_field, self.admin_site, using=kwargs.get("using")))


class _PortalInline(_PortalBase):
    """Rows within another row's form, loaded in a fixed number of queries."""

    extra = 0
    max_num = MOST_ROWS
    form = RowForm
    formset = RowFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Make no more rows than a form may have, whatever number is sent."""
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS} | kwargs)  # type: ignore[misc]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Load along whatever the rows' autocomplete boxes show."""
        field = self.model._meta.get_field
        names = self.get_autocomplete_fields(request)
        several = [name for name in names if field(name).many_to_many]
        single = [name for name in names if not field(name).many_to_many]
        queryset = super().get_queryset(request)
        return (queryset.select_related(*single) if single else queryset).prefetch_related(*several)


class PortalTabularInline(_PortalInline, admin.TabularInline):
    """Rows as lines of a table: for rows of a few short fields."""


class PortalStackedInline(_PortalInline, admin.StackedInline):
    """Rows one below the other: for rows of many fields."""


# ---- Pages


def violated_rule(error: IntegrityError) -> Any:
    """Return what the constraint that the database refused says to the person who broke it."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    rules = (rule for model in apps.get_models() for rule in model._meta.constraints)
    return next((rule.violation_error_message for rule in rules if rule.name == name), TRY_AGAIN)


def keep_from_the_record(row: models.Model) -> None:
    """Say that a row of the public record was changed here, so that loading the record leaves it alone.

    A row that says nothing of its origin is part of one that does: a signatory of an agreement.
    """
    owners = [
        getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete is models.CASCADE
    ]
    for recorded in [row] if isinstance(row, Recorded) else owners:
        if isinstance(recorded, Recorded) and recorded.become_our_own():
            recorded.save(update_fields=["origin"])


class PortalAdmin(_PortalBase, admin.ModelAdmin):
    """The administrators' pages for one model."""

    list_per_page = 50

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - as Django declares it
        """Save the inlines; what was changed here is the portal's own from now on."""
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            keep_from_the_record(form.instance)
        for formset in formsets:
            for row, _changed in formset.changed_objects:
                keep_from_the_record(row)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete the row; the row that it was part of has changed."""
        super().delete_model(request, obj)
        if not isinstance(obj, Recorded):
            keep_from_the_record(obj)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Refuse what no filter of ours asks and Django stumbles over: a year beyond the calendar."""
        return "year" not in lookup.split("__")[1:] and super().lookup_allowed(lookup, value, request)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - as Django declares it
        """Return the form; after the database refused what it holds, one that says so."""
        form_class = super().get_form(request, obj, change=change, **kwargs)
        message = getattr(request, "violation", None)
        if message is None:
            return form_class

        class RefusedForm(form_class):
            def clean(self) -> Any:
                self.add_error(None, message)
                return super().clean()

        return RefusedForm

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form or save it; what the database refuses is said at the form, never on an error page."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError as error:
            request.violation = violated_rule(error)  # type: ignore[attr-defined]
            for file in request.FILES.values():
                file.seek(0)
            return super().changeform_view(request, *args, **kwargs)


class FileAdmin(PortalAdmin):
    """The pages of a model whose rows have a file: administrators fetch it whether it is public or not."""

    file_field: str

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the file."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_file"
        view = self.admin_site.admin_view(self.file_view)
        return [path("<path:object_id>/file/", view, name=name), *super().get_urls()]

    def file_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """Hand the file out for saving, never for showing: nobody knows what is in it."""
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        file = getattr(row, self.file_field, None)
        if not file:
            raise Http404
        return to_save(request, file, PurePath(file.name).name)


class RecordedAdmin(PortalAdmin):
    """The pages of a model whose rows say where they come from; add ORIGIN_FIELDSET to its fieldsets."""

    readonly_fields = ("origin", "record_key")
