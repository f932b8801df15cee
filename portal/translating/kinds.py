"""What can be put into English: the pages of the portal, each with every text that is read on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import (
    Attachment,
    Commitment,
    CommitmentUpdate,
    Correction,
    Event,
    Outcome,
    Participation,
    Photo,
    Presentation,
    Visibility,
)
from municipalities.access import reach_of
from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    Cluster,
    FundingProject,
    Organisation,
    Seat,
    Signatory,
)
from municipalities.words import partial_date_text
from progress.models import IndicatorValue, Milestone, ServiceProvision, SocialServicesPlan, Target

Label = str | Promise


@dataclass(frozen=True)
class Part:
    """Rows with texts of their own that are read on the page of the unit to which they belong.

    `path` leads from a row to its unit, `which` are those that the public reads, and `called` is what tells a
    row from its neighbours where its number does not.
    """

    name: str
    model: type[Model]
    path: str
    label: Label
    which: Q = field(default_factory=Q)
    related: tuple[str, ...] = ()
    called: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of unit: what is put into English together, on one page, because it is read together.

    `slug` is its word in the address. `of` are the units that a person puts into English: those whose
    Lithuanian the person writes, as far as the public reads them.
    """

    slug: str
    label: Label
    everything: Callable[[], QuerySet[Any]]
    of: Callable[[Any], QuerySet[Any]]
    order: tuple[Any, ...] = ("pk",)
    related: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    def readable_by(self, user: Any) -> QuerySet[Any]:
        """The units of which the person sees what lacks English: an official keeps an eye on all."""
        return self.everything() if reach_of(user).is_official else self.of(user)


def _only_administrators(rows: Callable[[], QuerySet[Any]]) -> Callable[[Any], QuerySet[Any]]:
    return lambda user: rows() if reach_of(user).is_administrator else rows().none()


def _organisations() -> QuerySet[Any]:
    return Organisation.objects.filter(care_institution__isnull=True)


def _institutions() -> QuerySet[Any]:
    return Organisation.objects.filter(care_institution__isnull=False)


def _own_organisations(user: Any) -> QuerySet[Any]:
    reach = reach_of(user)
    rows = _organisations()
    return rows if reach.is_administrator else rows.filter(pk__in=reach.organisations)


def _own_institutions(user: Any) -> QuerySet[Any]:
    reach = reach_of(user)
    if reach.is_administrator:
        return _institutions()
    return _institutions().filter(
        Q(pk__in=reach.organisations)
        | Q(region__in=reach.regions)
        | Q(municipality__region__in=reach.regions)
    )


def _own_clusters(user: Any) -> QuerySet[Any]:
    reach = reach_of(user)
    return (
        Cluster.objects.all() if reach.is_administrator else Cluster.objects.filter(region__in=reach.regions)
    )


EVENT_PARTS = (
    Part("pranesimas", Presentation, "event", _("presentations")),
    Part(
        "dalyvis",
        Participation,
        "event",
        _("offices of participants"),
        which=Q(is_public=True),
        related=("person", "organisation"),
        called=str,
    ),
    Part("rezultatas", Outcome, "event", _("outcomes")),
    Part("isipareigojimas", Commitment, "event", _("commitments")),
    Part(
        "naujiena",
        CommitmentUpdate,
        "commitment__event",
        _("what was reported about commitments"),
        # What was heard at an event that is not public yet is not public either.
        which=Q(source__isnull=False) | Q(event__status=Event.Status.PUBLISHED),
        called=lambda row: partial_date_text(row.reported),
    ),
    Part("dokumentas", Attachment, "event", _("documents"), which=Q(visibility=Visibility.PUBLIC)),
    Part("nuotrauka", Photo, "event", _("photos"), which=Q(visibility=Visibility.PUBLIC)),
    Part("pataisymas", Correction, "event", _("corrections")),
)

KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "renginiai",
            _("events"),
            Event.objects.published,
            lambda user: Event.objects.editable_by(user).published(),
            order=("-starts_on", "-pk"),
            parts=EVENT_PARTS,
        ),
        Kind(
            "sutartys",
            _("agreements"),
            Agreement.objects.all,
            Agreement.objects.editable_by,
            order=("municipality__sort_key", "pk"),
            related=("ngo", "municipality"),
            parts=(
                Part(
                    "pasirase",
                    Signatory,
                    "agreement",
                    _("offices of those who signed"),
                    related=("person",),
                    called=str,
                ),
            ),
        ),
        Kind(
            "organizacijos", _("organisations"), _organisations, _own_organisations, order=("sort_key", "pk")
        ),
        Kind(
            "istaigos",
            _("care institutions"),
            _institutions,
            _own_institutions,
            order=("sort_key", "pk"),
            parts=(
                Part(
                    "istaiga",
                    CareInstitution,
                    "organisation",
                    _("its place in the reform"),
                    called=lambda _row: "",
                ),
            ),
        ),
        Kind(
            "klasteriai",
            _("clusters"),
            Cluster.objects.all,
            _own_clusters,
            ("region__sort_key",),
            ("region",),
        ),
        Kind(
            "paslaugos",
            _("services of municipalities"),
            ServiceProvision.objects.public,
            lambda user: ServiceProvision.objects.editable_by(user).public(),
            order=("municipality__sort_key", "service__sort_key", "pk"),
            related=("municipality", "service"),
        ),
        Kind(
            "planai",
            _("plans of social services"),
            SocialServicesPlan.objects.public,
            lambda user: SocialServicesPlan.objects.editable_by(user).public(),
            order=("municipality__sort_key", "pk"),
            related=("municipality",),
        ),
        Kind(
            "reiksmes",
            _("values of indicators"),
            IndicatorValue.objects.public,
            lambda user: IndicatorValue.objects.editable_by(user).public(),
            order=("indicator__sort_key", "pk"),
            related=("indicator",),
        ),
        Kind(
            "siekiniai",
            _("targets"),
            Target.objects.public,
            lambda user: Target.objects.editable_by(user).public(),
            order=("indicator__sort_key", "pk"),
            related=("indicator",),
        ),
        Kind(
            "gaires",
            _("milestones"),
            Milestone.objects.public,
            _only_administrators(Milestone.objects.public),
            order=("dated_on", "pk"),
        ),
        Kind(
            "projektai",
            _("projects"),
            FundingProject.objects.all,
            _only_administrators(FundingProject.objects.all),
            order=("sort_key", "pk"),
        ),
        Kind(
            "teiginiai",
            _("claims"),
            Claim.objects.all,
            _only_administrators(Claim.objects.all),
        ),
        Kind(
            "vietos",
            pgettext_lazy("on a council", "seats"),
            Seat.objects.all,
            _only_administrators(Seat.objects.all),
            order=("body", "pk"),
            related=("organisation",),
        ),
    )
}
