"""What a person may ask of the list of proposed facts."""

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from municipalities.listing import ListFilterSet, SlugChoiceFilter, SortFilter, choice_slugs
from progress.models import FactProposal

State = FactProposal.State
WAITING_FIRST = Case(When(state=State.WAITING, then=Value(0)), default=Value(1))


class ProposalFilterSet(ListFilterSet):
    """Proposals by what has become of them."""

    busena = SlugChoiceFilter(
        field_name="state",
        label=_("State"),
        slugs=choice_slugs(
            laukia=State.WAITING,
            priimta=State.ACCEPTED,
            pakeista=State.CHANGED,
            grazinta=State.RETURNED,
            atsiimta=State.TAKEN_BACK,
        ),
    )
    rikiuoti = SortFilter(
        {
            "laukiantys": (_("waiting first"), (WAITING_FIRST, F("proposed_at").desc(), "-pk")),
            "naujausi": (_("newest first"), (F("proposed_at").desc(), "-pk")),
        }
    )

    facets = {"busena": "state"}
