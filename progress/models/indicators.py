"""What is counted: indicators, their values and their targets."""

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.models import InEnglish, Recorded
from municipalities.models.base import sort_key
from municipalities.partial_dates import PartialDate, PartialDateField, partial_date_constraints
from municipalities.tracking import tracked
from municipalities.words import in_language
from progress.models.evidence import Fact, OfTerritory, TerritoryQuerySet

DIGITS, DECIMALS = 18, 4


@tracked()
class Indicator(Recorded):
    """A figure by which the reform is followed: children in institutions, on-duty foster carers.

    Two series that are counted differently are two indicators, never joined into one line. `least` and `most`
    are what a value can be at all; a value outside is refused.
    """

    class Direction(models.TextChoices):
        """Which way is progress."""

        MORE = "more", _("more is better")
        FEWER = "fewer", _("fewer is better")
        NEITHER = "neither", _("neither is better")

    class Frequency(models.TextChoices):
        """What period a value is of, where figures are imported."""

        YEAR = "year", _("a year")
        MONTH = "month", _("a month")
        DAY = "day", _("a day")
        ANY = "any", _("a year, a month or a day")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    definition = models.TextField(_("definition"), blank=True)
    definition_en = models.TextField(_("definition in English"), blank=True)
    unit = models.CharField(_("unit"), max_length=40)
    unit_en = models.CharField(_("unit in English"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("decimal places"), default=0)
    direction = models.CharField(_("direction"), max_length=7, choices=Direction, default=Direction.NEITHER)
    frequency = models.CharField(_("period"), max_length=5, choices=Frequency, default=Frequency.ANY)
    least = models.DecimalField(
        _("least possible value"),
        max_digits=DIGITS,
        decimal_places=DECIMALS,
        null=True,
        blank=True,
        default=0,
    )
    most = models.DecimalField(
        _("greatest possible value"), max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True
    )
    is_headline = models.BooleanField(
        _("headline"), default=False, help_text=_("Shown first, on the page of the whole country.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    sort_key = sort_key()

    class Meta(Recorded.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("position", "sort_key", "pk")
        constraints = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                name="indicator_has_a_name_and_a_unit",
                condition=~Q(name="") & ~Q(unit=""),
                violation_error_message=_("An indicator has a name and a unit."),
            ),
            models.CheckConstraint(
                name="indicator_has_at_most_four_decimals",
                condition=Q(decimals__lte=DECIMALS),
                violation_error_message=_("An indicator has at most four decimal places."),
            ),
            models.CheckConstraint(
                name="indicator_bounds_are_in_order",
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(least__lt=F("most")),
                violation_error_message=_("The least possible value is less than the greatest."),
            ),
        )

    def __str__(self) -> str:
        return in_language(self, "name")

    def get_absolute_url(self) -> str:
        """The indicator's page."""
        return reverse("progress:indicator_detail", args=[self.slug])

    def is_progress(self, value: Decimal, target: Decimal) -> bool:
        """Whether the value has reached the target, in the direction in which progress is."""
        return value <= target if self.direction == self.Direction.FEWER else value >= target


class IndicatorValueQuerySet(TerritoryQuerySet):
    """The words for asking about values."""

    def in_use(self) -> Self:
        """Of values that contradict each other the one that counts."""
        return self.filter(is_in_use=True)

    def dated(self) -> Self:
        """Those whose period is known: the others stand in no series."""
        return self.filter(period_on__isnull=False)

    def for_list(self) -> Self:
        """Everything a row shows, its evidence too, in one query."""
        return self.select_related("indicator", "region", "municipality", "event", "source").defer(
            *("region__outline", "municipality__aliases"),
            *("event__body", "event__lead", "event__words"),
        )


@tracked()
class IndicatorValue(InEnglish, OfTerritory, Fact):
    """What an indicator came to in a territory and period, as a source gives it.

    Values of one territory and period that contradict each other are all kept; one of them is in use, and
    where somebody chose it, it says who, and why. `until_on` is the last day of a period longer than a day, a
    month or a year. A value without a period is one whose source gives no date.
    """

    IN_TWO_LANGUAGES = ("note",)

    class Quality(models.TextChoices):
        """How exactly the source gives the figure and its date."""

        PUBLISHED = "published", pgettext_lazy("quality of a value", "published")
        ROUNDED = "rounded", _("rounded by the source")
        PERIOD_INFERRED = "period_inferred", _("period inferred")
        UNDATED = "undated", _("undated")
        SECONDARY = "secondary", _("published at second hand")

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="values"
    )
    period: PartialDate | None
    period_on = PartialDateField(_("period"), null=True, blank=True)
    until: PartialDate | None
    until_on = PartialDateField(_("end of the period"), null=True, blank=True)
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=DECIMALS)
    quality = models.CharField(_("quality"), max_length=15, choices=Quality, default=Quality.PUBLISHED)
    is_provisional = models.BooleanField(_("provisional"), default=False)
    note = models.TextField(_("note"), blank=True)
    is_in_use = models.BooleanField(_("in use"), default=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chosen by"),
        on_delete=models.SET_NULL,
        related_name="values_chosen",
        null=True,
        blank=True,
        editable=False,
    )
    chosen_at = models.DateTimeField(_("chosen"), null=True, blank=True, editable=False)
    chosen_because = models.TextField(_("why this value is in use"), blank=True)

    objects = IndicatorValueQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering = ("indicator__position", F("period_on").desc(nulls_last=True), "pk")
        indexes = (models.Index(fields=["indicator", "municipality", "-period_on"], name="value_series"),)
        constraints = (
            *OfTerritory.Meta.constraints,
            *Fact.Meta.constraints,
            *partial_date_constraints("value", "period_on"),
            *partial_date_constraints("value", "until_on"),
            models.CheckConstraint(
                name="value_without_a_period_is_undated",
                condition=Q(period_on__isnull=False) | Q(quality="undated"),
                violation_error_message=_("Write the period, or say that the source gives no date."),
            ),
            models.CheckConstraint(
                name="value_period_ends_no_earlier_than_it_starts",
                condition=Q(until_on__isnull=True) | Q(period_on__isnull=False, until_on__gte=F("period_on")),
                violation_error_message=_("A period ends no earlier than it starts."),
            ),
            models.CheckConstraint(
                name="value_chosen_says_why",
                condition=Q(chosen_at__isnull=True) | ~Q(chosen_because=""),
                violation_error_message=_("Write why this value is the one in use."),
            ),
            models.UniqueConstraint(
                name="value_in_use_stands_once",
                fields=[
                    *("indicator", "region", "municipality"),
                    *("period_on", "period_on_precision", "until_on"),
                ],
                condition=Q(is_in_use=True),
                nulls_distinct=False,
                violation_error_message=_("Another value of this territory and period is in use already."),
            ),
            models.UniqueConstraint(
                name="value_stands_once_in_its_source",
                fields=[
                    *("indicator", "region", "municipality", "source", "event"),
                    *("period_on", "period_on_precision", "until_on"),
                ],
                nulls_distinct=False,
                violation_error_message=_(
                    "This source's value of this territory and period stands here already."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value.normalize():f}"

    def get_absolute_url(self) -> str:
        """The place of the value among all that is known of the indicator in its territory."""
        code = self.territory.code if self.territory else "LT"
        return f"{self.indicator.get_absolute_url()}?teritorija={code}#reiksmes"


class TargetQuerySet(TerritoryQuerySet):
    """The words for asking about targets."""

    def for_list(self) -> Self:
        """Everything a row shows, its evidence too, in one query."""
        return self.select_related("indicator", "region", "municipality", "event", "source").defer(
            *("region__outline", "municipality__aliases"),
            *("event__body", "event__lead", "event__words"),
        )


@tracked()
class Target(InEnglish, OfTerritory, Fact):
    """What an indicator is to come to in a territory by some day, as somebody has promised or planned."""

    IN_TWO_LANGUAGES = ("note",)

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="targets"
    )
    value = models.DecimalField(_("value"), max_digits=DIGITS, decimal_places=DECIMALS)
    due: PartialDate
    due_on = PartialDateField(_("due"))
    note = models.TextField(_("note"), blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("indicator__position", "due_on", "pk")
        constraints = (
            *OfTerritory.Meta.constraints,
            *Fact.Meta.constraints,
            *partial_date_constraints("target", "due_on"),
            models.UniqueConstraint(
                name="target_of_a_day_stands_once",
                fields=["indicator", "region", "municipality", "due_on", "due_on_precision"],
                nulls_distinct=False,
                violation_error_message=_("The target of this territory and day stands here already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value.normalize():f}"

    def get_absolute_url(self) -> str:
        """A target is shown on its indicator's page."""
        return self.indicator.get_absolute_url()
