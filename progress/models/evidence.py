"""What every fact shares: the event or source that it rests on, where it holds, what was known when."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.access import reach_of
from municipalities.models import Municipality, Recorded, Region
from municipalities.partial_dates import PartialDate

# What is known of an older day than this is called old wherever it is shown.
STAYS_FRESH = dt.timedelta(days=365)


def is_stale(date: PartialDate | None) -> bool:
    """Whether what was true then may well be true no more: its last possible day is over a year ago."""
    return date is not None and date.last < timezone.localdate() - STAYS_FRESH


def municipalities_in_hand(user: Any) -> models.QuerySet[Municipality]:
    """The municipalities whose facts the person edits: an expert's regions, an official's whole country."""
    reach = reach_of(user)
    if reach.edits_all_facts:
        return Municipality.objects.all()
    return Municipality.objects.filter(region__in=reach.regions)


class FactQuerySet(models.QuerySet[Any]):
    """The words for asking about facts, those of today or those of an earlier day."""

    def public(self) -> Self:
        """Those whose evidence everybody may read: a source, or an event that is published."""
        return self.filter(Q(source__isnull=False) | Q(event__status="published"))

    def known_on(self, day: dt.date | None) -> Self:
        """The facts as they stood at the end of a day; of no day, as they stand now.

        Those of a day are rows of the versions that the database keeps. They have the columns of the fact
        itself, and `pgh_obj_id` is its id. It has to be asked first, before any filter.
        """
        if day is None:
            return self
        next_day = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
        return self.versions_before(next_day)

    def versions_before(self, moment: dt.datetime) -> Self:
        """The versions that held just before the moment, one of each fact that then was."""
        versions: Any = self.model.pgh_event_model
        written = versions.objects.filter(pgh_created_at__lt=moment)
        # Whatever else is asked for is looked for first: thousands of facts need not be sorted for ten.
        later = written.filter(
            Q(pgh_created_at__gt=OuterRef("pgh_created_at"))
            | Q(pgh_created_at=OuterRef("pgh_created_at"), pgh_id__gt=OuterRef("pgh_id")),
            pgh_obj_id=OuterRef("pgh_obj_id"),
        )
        rows = type(self)(versions).filter(~Exists(later), pgh_created_at__lt=moment)
        return rows.exclude(pgh_label="delete")


class Fact(Recorded):
    """Something known about the reform. It rests on an event or on a source: nothing is known by itself."""

    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event that shows it"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
    )
    source = models.ForeignKey(
        "municipalities.Source",
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
    )

    class Meta(Recorded.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_rests_on_an_event_or_a_source",
                condition=Q(event__isnull=False) | Q(source__isnull=False),
                violation_error_message=_("Name the event or the source that shows it."),
            ),
        )

    @property
    def evidence(self) -> models.Model | None:
        """What shows it to whoever edits it: the event, published or not, or else the source."""
        return self.event or self.source


class TerritoryQuerySet(FactQuerySet):
    """The words for asking about facts that hold for the country, a region or a municipality."""

    def editable_by(self, user: Any) -> Self:
        """Those that the person may change: of an expert's regions; an official changes all."""
        reach = reach_of(user)
        if reach.edits_all_facts:
            return self
        return self.filter(Q(region__in=reach.regions) | Q(municipality__region__in=reach.regions))

    def of_the_country(self) -> Self:
        """Those of the whole country."""
        return self.filter(region=None, municipality=None)

    def of_regions(self) -> Self:
        """Those of a whole region each."""
        return self.filter(region__isnull=False)

    def of_municipalities(self) -> Self:
        """Those of one municipality each."""
        return self.filter(municipality__isnull=False)


class OfTerritory(models.Model):
    """Where a fact holds: in a region, in a municipality, or, where neither is named, in the country."""

    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_is_of_one_territory",
                condition=LessThanOrEqual(
                    Func(
                        F("region"),
                        F("municipality"),
                        function="num_nonnulls",
                        output_field=models.IntegerField(),
                    ),
                    1,
                ),
                violation_error_message=_("Choose a region or a municipality, not both."),
            ),
        )

    @property
    def territory(self) -> Region | Municipality | None:
        """The region or the municipality; None is the whole country."""
        return self.region or self.municipality
