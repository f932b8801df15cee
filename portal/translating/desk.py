"""What of this part waits for a person, as the desk says it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk import Waiting
from municipalities.access import reach_of
from portal.translating.lacking import TO_DO, count_by_kind


def english_lacking(user: Any) -> Waiting | None:
    """How many pages of the person's organisations and regions lack English.

    An administrator has everything in hand: the list waits for them, but no desk counts all there is.
    """
    reach = reach_of(user)
    if reach.is_administrator or not reach.can_edit:
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
