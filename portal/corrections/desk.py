"""What of this part waits for a person, as the desk says it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk import Waiting
from municipalities.access import reach_of
from portal.corrections.models import ErrorReport


def reports_waiting(user: Any) -> Waiting | None:
    """How many reports of errors the person has to answer; nobody else is asked about in vain."""
    if not reach_of(user).can_edit:
        return None
    count = ErrorReport.objects.answerable_by(user).waiting().count()
    if not count:
        return None
    sentence = ngettext(
        "%(count)s report of an error waits for your answer.",
        "%(count)s reports of errors wait for your answer.",
        count,
    )
    return Waiting(
        title=_("Reports of errors"),
        sentence=sentence % {"count": count},
        address=f"{reverse('corrections:report_list')}?busena=laukia",
        link=_("Answer the reports"),
    )
