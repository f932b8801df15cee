"""How a fact stands: its newest version, and holding it while it is changed."""

from typing import Any

from django.db import models

from municipalities.models import Municipality, Region
from progress.models import Fact, Indicator, IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan

# By what a fact is known that was deleted, or was never there; the others are known by their number.
PLACES: dict[type[Fact], tuple[str, ...]] = {
    ServiceProvision: ("municipality_id", "service_id"),
    PlanFinding: ("plan_id", "region_id", "criterion_id"),
}


class FactChangedMeanwhile(Exception):  # noqa: N818 - it is no error: somebody was quicker
    """Somebody has changed the fact since it was seen; `version` is what the database keeps of it now."""

    def __init__(self, version: Any) -> None:
        super().__init__()
        self.version = version


def versions_of(fact: Fact) -> models.QuerySet[Any]:
    """What the database keeps of the fact, or of whatever stood in its place, the newest first."""
    versions: Any = type(fact).pgh_event_model  # type: ignore[attr-defined]
    if names := PLACES.get(type(fact)):
        place = {name: getattr(fact, name) for name in names}
        kept = versions.objects.filter(**{name: pk for name, pk in place.items() if pk})
    else:
        kept = versions.objects.filter(pgh_obj=fact.pk)
    return kept.order_by("-pgh_id")


def newest_version(fact: Fact) -> Any | None:
    """How the fact stands as the database keeps it, or stood when it was deleted; None of what never was."""
    return versions_of(fact).first()


def hold(fact: Fact) -> None:
    """Let nobody else change facts of the same municipality, region or indicator before this is done.

    A fact that is not there yet cannot be held itself.
    """
    model: Any
    pk: int | None
    match fact:
        case ServiceProvision() | SocialServicesPlan():
            model, pk = Municipality, fact.municipality_id
        case PlanFinding(plan=None):
            model, pk = Region, fact.region_id
        case PlanFinding():
            model, pk = Municipality, fact.plan.municipality_id  # type: ignore[union-attr]
        case IndicatorValue():
            model, pk = Indicator, fact.indicator_id
        case _:
            message = f"nobody edits a {type(fact).__name__} here"
            raise TypeError(message)
    model._default_manager.select_for_update(no_key=True).only("pk").get(pk=pk)


def refuse_if_changed(fact: Fact, seen: int | None) -> None:
    """Raise FactChangedMeanwhile where the newest version is not the one that was seen; 0 has seen nothing.

    None asks nothing: whoever calls has no page that somebody looked at.
    """
    if seen is None:
        return
    version = newest_version(fact)
    if version is None or version.pgh_id == seen:
        return
    # Nothing was seen, and nothing stands: it was taken away before.
    if seen or version.pgh_label != "delete":
        raise FactChangedMeanwhile(version)
