"""What is known of the reform's progress because a source or an event shows it.

Facts belong to a room above; a source and an event reach them by what is related to them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import Source
from municipalities.partial_dates import PartialDate
from municipalities.words import in_language, number_text

# What a source and an event call the facts that rest on them.
RELATIONS = {
    *("serviceprovisions", "socialservicesplans", "planfindings"),
    *("indicatorvalues", "targets", "milestones"),
}


@dataclass(frozen=True)
class ShownFact:
    """A fact as a line: what it is called, where it is shown, what it says, and of when."""

    name: str
    url: str
    says: str
    date: PartialDate | None
    is_sample: bool


@dataclass(frozen=True)
class ShownFacts:
    """Facts of one kind under their heading."""

    heading: str
    facts: list[ShownFact]


def shown_by(evidence: Any) -> list[ShownFacts]:
    """Return what rests on a source or an event, each kind that there is."""
    kinds = (
        (_("Services"), _services(evidence)),
        (_("Social services plans"), _plans(evidence)),
        (_("Findings on plans"), _findings(evidence)),
        (_("Indicators"), _indicators(evidence)),
        (_("Targets"), _targets(evidence)),
        (_("Milestones of the reform"), _milestones(evidence)),
    )
    found = (ShownFacts(heading, list(facts)) for heading, facts in kinds)
    return [kind for kind in found if kind.facts]


def fact_counts(sources: Iterable[Source]) -> Counter[int]:
    """How many facts rest on each of the sources; each related table is asked once."""
    found = Counter({source.pk: 0 for source in sources})
    for relation in Source._meta.related_objects:
        if relation.name in RELATIONS:
            rows = relation.related_model._default_manager.filter(source__in=list(found)).order_by()
            found.update(dict(rows.values_list("source").annotate(Count("pk"))))
    return found


def _services(evidence: Any) -> Iterable[ShownFact]:
    for fact in evidence.serviceprovisions.select_related("municipality", "service"):
        yield _shown(fact, str(fact), fact.get_status_display(), fact.stated)


def _plans(evidence: Any) -> Iterable[ShownFact]:
    for fact in evidence.socialservicesplans.select_related("municipality"):
        url = fact.municipality.get_absolute_url()
        yield ShownFact(str(fact), url, "", fact.approved, fact.is_sample)


def _findings(evidence: Any) -> Iterable[ShownFact]:
    for fact in evidence.planfindings.select_related("plan__municipality", "region", "criterion"):
        place = fact.plan.municipality if fact.plan else fact.region
        name = f"{place}: {fact.criterion}"
        yield _shown(fact, name, fact.get_verdict_display(), fact.stated)


def _indicators(evidence: Any) -> Iterable[ShownFact]:
    values = evidence.indicatorvalues.select_related("indicator").order_by("indicator_id", "pk")
    counted = values.annotate(number=Window(Count("pk"), partition_by="indicator_id"))
    first_of_each = counted.distinct("indicator_id")
    for fact in sorted(first_of_each, key=lambda fact: (fact.indicator.position, fact.indicator_id)):
        says = ngettext("%(count)s value", "%(count)s values", fact.number) % {"count": fact.number}
        name, url = in_language(fact.indicator, "name"), fact.indicator.get_absolute_url()
        yield ShownFact(name, url, says, None, fact.is_sample)


def _targets(evidence: Any) -> Iterable[ShownFact]:
    for fact in evidence.targets.select_related("indicator", "region", "municipality"):
        name = in_language(fact.indicator, "name")
        name = f"{fact.territory}: {name}" if fact.territory else name
        value = f"{number_text(fact.value.normalize())} {in_language(fact.indicator, 'unit')}"
        yield _shown(fact, name, value, fact.due)


def _milestones(evidence: Any) -> Iterable[ShownFact]:
    for fact in evidence.milestones.all():
        yield _shown(fact, in_language(fact, "title"), fact.get_kind_display(), fact.dated)


def _shown(fact: Any, name: str, says: str, date: PartialDate | None) -> ShownFact:
    return ShownFact(name, fact.get_absolute_url(), says, date, fact.is_sample)
