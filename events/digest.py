"""What came of many events in short: the newest findings of each kind, and the most urgent promises."""

from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from events.models import Commitment, Outcome
from events.models.commitments import CommitmentQuerySet
from events.models.outcomes import OutcomeQuerySet

# A page shows the first few and links to the list that has them all.
OUTCOMES_SHOWN = 2
COMMITMENTS_SHOWN = 5


def newest_outcomes(outcomes: OutcomeQuerySet) -> dict[str, Any]:
    """Count the outcomes by kind, and take the newest of each; three queries."""
    counts = dict(outcomes.order_by().values_list("kind").annotate(Count("pk")))
    newest_first = (F("event__starts_on").desc(), "position", "pk")
    ranked = outcomes.annotate(place=Window(RowNumber(), partition_by="kind", order_by=newest_first))
    shown = ranked.filter(place__lte=OUTCOMES_SHOWN).values("pk")
    newest = list(Outcome.objects.for_list().filter(pk__in=shown).order_by(*newest_first))
    return {
        "outcome_count": sum(counts.values()),
        "outcomes_by_kind": [
            (Outcome.PLURALS[kind], counts[kind.value], [one for one in newest if one.kind == kind])
            for kind in Outcome.Kind
            if kind.value in counts
        ],
    }


def most_urgent_commitments(commitments: CommitmentQuerySet) -> dict[str, Any]:
    """Take the most urgent commitments, and count the unfinished and the overdue; two queries."""
    shown = commitments.most_urgent_first().values("pk")[:COMMITMENTS_SHOWN]
    most_urgent = Commitment.objects.for_list().filter(pk__in=shown).most_urgent_first()
    return {"commitments": most_urgent, **commitments.counted()}
