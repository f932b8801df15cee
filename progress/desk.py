"""What of this room waits for a person, as the desk says it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk import Waiting
from municipalities.access import reach_of
from progress.models import FactProposal


def proposals_waiting(user: Any) -> Waiting | None:
    """How many proposed facts the person has to answer; nobody else is asked about in vain."""
    if not reach_of(user).edits_facts:
        return None
    count = FactProposal.objects.answerable_by(user).waiting().count()
    if not count:
        return None
    sentence = ngettext(
        "%(count)s proposed fact waits for your answer.",
        "%(count)s proposed facts wait for your answer.",
        count,
    )
    return Waiting(
        title=_("Proposed facts"),
        sentence=sentence % {"count": count},
        address=f"{reverse('progress:proposal_list')}?busena=laukia",
        link=_("Answer them"),
    )
