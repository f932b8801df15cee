"""Dates of which perhaps only the month or the year is known.

The public record often says less than a calendar does: "November 3" without its year, "in September 2017",
"among those already signed". A partial date keeps exactly that much and never shows more.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, ExtractDay, ExtractMonth
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of the date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


@dataclass(frozen=True)
class PartialDate:
    """A point in time as far as it is known.

    `on` is the first day of the known period, `is_latest` says that it happened then or earlier,
    `is_inferred` that somebody worked the date out, and `basis` how.
    """

    on: dt.date
    precision: str = Precision.DAY
    is_latest: bool = False
    is_inferred: bool = False
    basis: str = ""

    @classmethod
    def parse(cls, text: str, **details: Any) -> "PartialDate":
        """Read "2017", "2017-09" or "2017-09-05"; raise ValueError for anything else."""
        parts = text.split("-")
        widths = [len(part) for part in parts]
        if widths != [4, 2, 2][: len(parts)] or not all(part.isascii() and part.isdigit() for part in parts):
            message = f"not a date: {text!r}"
            raise ValueError(message)
        year, month, day = (*map(int, parts), 1, 1)[:3]
        precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
        return cls(dt.date(year, month, day), precision, **details)

    @property
    def last(self) -> dt.date:
        """The last day of the known period."""
        if self.precision == Precision.YEAR:
            return self.on.replace(month=12, day=31)
        if self.precision == Precision.MONTH:
            return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
        return self.on

    def isoformat(self) -> str:
        """As much of the ISO date as is known: 2017, 2017-09 or 2017-09-05."""
        return self.on.isoformat()[
            : {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(self.precision), 10)
        ]


class PartialDateField(models.DateField):
    """A date column with its siblings: how much is known, whether it was inferred, and how.

    `starts_on = PartialDateField()` makes the columns `starts_on`, `starts_on_precision`,
    `starts_on_is_latest`, `starts_on_is_inferred`, `starts_on_basis`, and the property `starts` that reads
    and writes them as one `PartialDate`. Add `*partial_date_constraints(model, name)` to the constraints.
    """

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        """Add the column, its siblings and the property to the model."""
        super().contribute_to_class(cls, name, *args, **kwargs)
        siblings: dict[str, models.Field] = {
            "precision": models.CharField(
                _("precision"), max_length=5, choices=Precision, default=Precision.DAY
            ),
            "is_latest": models.BooleanField(_("then or earlier"), default=False),
            "is_inferred": models.BooleanField(_("inferred"), default=False),
            "basis": models.CharField(_("how the date is known"), max_length=400, blank=True),
        }
        for suffix, field in siblings.items():
            cls.add_to_class(f"{name}_{suffix}", field)
        setattr(cls, name.removesuffix("_on"), _partial_date_property(name, [*siblings]))

    def deconstruct(self) -> Any:
        """Migrations see a plain date: the siblings are columns of their own there."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs


def _partial_date_property(name: str, suffixes: list[str]) -> property:
    def read(instance: models.Model) -> PartialDate | None:
        on = getattr(instance, name)
        if on is None:
            return None
        return PartialDate(on, **{suffix: getattr(instance, f"{name}_{suffix}") for suffix in suffixes})

    def write(instance: models.Model, value: PartialDate | None) -> None:
        setattr(instance, name, value.on if value else None)
        blank = PartialDate(dt.date.min)
        for suffix in suffixes:
            setattr(instance, f"{name}_{suffix}", getattr(value or blank, suffix))

    return property(read, write)


def partial_date_constraints(model: str, name: str) -> list[models.CheckConstraint]:
    """Return the two rules that the database keeps of every partial date."""
    precision, inferred, basis = f"{name}_precision", f"{name}_is_inferred", f"{name}_basis"
    # Validating a row without the date asks for the day of NULL: PostgreSQL must know that it is a date.
    date = Cast(name, models.DateField())
    is_first_day, is_first_month = Q(Exact(ExtractDay(date), 1)), Q(Exact(ExtractMonth(date), 1))
    return [
        models.CheckConstraint(
            name=f"{model}_{name}_shows_no_more_than_is_known",
            condition=Q(**{precision: Precision.DAY})
            | (Q(**{precision: Precision.MONTH}) & is_first_day)
            | (Q(**{precision: Precision.YEAR}) & is_first_day & is_first_month),
            violation_error_message=_(
                "Of a month write its first day, of a year the first of January: no more is known."
            ),
        ),
        models.CheckConstraint(
            name=f"{model}_{name}_inferred_says_why",
            condition=Q(**{inferred: False}) | ~Q(**{basis: ""}),
            violation_error_message=_("Say how the inferred date is known."),
        ),
    ]
