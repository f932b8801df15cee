"""What of this part waits for a person, as the desk says it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk import Waiting
from municipalities.access import reach_of
from portal.translating.lacking import TO_DO, count_by_kind


def english_lacking(user: Any) -> Waiting | None:
    """How many pages in the person's hands lack English; nobody else is asked about in vain."""
    if not reach_of(user).can_edit:
        return None
    count = sum(count_by_kind(user, TO_DO).values())
    if not count:
        return None
    sentence = ngettext(
        "%(count)s page lacks English or has changed since it was put into English.",
        "%(count)s pages lack English or have changed since they were put into English.",
        count,
    )
    return Waiting(
        title=_("Into English"),
        sentence=sentence % {"count": count},
        address=reverse("translating:unit_list"),
        link=_("Write it in English"),
    )
