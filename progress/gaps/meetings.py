"""Gaps in what is agreed at meetings: promises not kept, and municipalities that never came."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Commitment, Event
from events.presence import last_events
from municipalities.models import Municipality
from municipalities.words import partial_date_text
from progress.cells import Cell, Evidence, shortened, shown_by
from progress.gaps.conditions import Cells, OneChoice, Scope


class OverduePromises(OneChoice):
    """The municipality or one of its bodies has not kept in time what it promised."""

    parameter, slug = "isipareigojimai", "veluoja"
    label = gettext_lazy("Commitments are overdue")
    is_dated = False

    @classmethod
    def found(cls, scope: Scope) -> Cells:
        """The promises that are overdue today, the oldest first."""
        overdue: dict[int, list[Commitment]] = {key: [] for key in scope.keys}
        made_there = Q(responsible_municipality__in=scope.keys) | Q(
            responsible_organisation__municipality__in=scope.keys
        )
        promises = Commitment.objects.public().overdue().select_related("responsible_organisation")
        for promise in promises.filter(made_there).order_by("due_on", "pk"):
            body = promise.responsible_organisation
            for key in {promise.responsible_municipality_id, body.municipality_id if body else None}:
                if key in overdue:
                    overdue[key].append(promise)
        return {place.pk: cls._cell(place, overdue[place.pk]) for place in scope.places}

    @staticmethod
    def _cell(place: Municipality, promises: list[Commitment]) -> Cell:
        if not promises:
            return Cell(_("none overdue"), tone="status-done", key=0)
        everything = f"{reverse('events:commitment_list')}?savivaldybe={place.slug}&busena=veluoja"
        return Cell(
            ngettext("%(count)s overdue", "%(count)s overdue", len(promises)) % {"count": len(promises)},
            tone="status-late",
            key=len(promises),
            is_gap=True,
            address=everything,
            evidence=tuple(
                Evidence(
                    shortened(str(promise)),
                    str(promise),
                    promise.get_absolute_url(),
                    promise.due,
                    _("due %(date)s") % {"date": partial_date_text(promise.due)} if promise.due else "",
                )
                for promise in promises
            ),
            is_sample=any(promise.is_sample for promise in promises),
        )


class NeverAtRoundTable(OneChoice):
    """The municipality has neither hosted a round table nor been represented at one."""

    parameter, slug = "stalai", "niekada"
    label = gettext_lazy("Never represented at a round table")
    is_dated = False

    @classmethod
    def found(cls, scope: Scope) -> Cells:
        """The last round table of each; of those without one, the last event of another kind."""
        tables = last_events(scope.keys, kind=Event.Kind.ROUND_TABLE, starts_on__lte=scope.last_day)
        others = last_events(scope.keys, starts_on__lte=scope.last_day)
        return {key: cls._cell(tables.get(key), others.get(key)) for key in scope.keys}

    @staticmethod
    def _cell(table: Event | None, other: Event | None) -> Cell:
        if table:
            return Cell(
                _("represented"),
                tone="status-done",
                key=True,
                is_sample=table.is_sample,
                evidence=shown_by(table),
            )
        detail = _("at other events only; the last one:") if other else _("at no event")
        return Cell(
            _("never"), tone="status-none", key=False, is_gap=True, detail=detail, evidence=shown_by(other)
        )
