"""Agreements signed at an event: linked to it, moved to their step, and made where there were none."""

from typing import Any

from events.actions.naming import Names
from events.actions.rows import Rows, Wanted, date_columns, write_links
from events.forms.answers import same
from events.forms.event_form import EventForm
from events.forms.kinds import ROWS
from events.forms.row_kinds import AgreementRow
from events.forms.standing import link_columns, links
from events.models import Event
from municipalities.access import reach_of
from municipalities.models import Agreement, Signatory

LONGEST_PLACE = 200
TO_BE_SIGNED = (Agreement.Status.PLANNED, Agreement.Status.APPROVED)


def write_agreements(event: Event, form: EventForm, rows: list[Any], names: Names, user: Any) -> bool:
    """Link the agreements, and sign those that the person may change; return whether any link changed."""
    standing = links(*link_columns(Event, "agreements"), [event.pk])
    if not rows and not standing.get(event.pk):
        return False
    chosen = {row: _agreement(row, form) for row in rows}
    reach = reach_of(user)
    mine = {
        row: agreement for row, agreement in chosen.items() if agreement and _may_change(agreement, reach)
    }
    new = _new_agreements(event, [row for row in rows if chosen[row] is None])
    touched = {row: agreement for row, agreement in mine.items() if not _as_it_stands(row, form)}
    changed = [agreement for row, agreement in touched.items() if _sign(row, agreement, event)]
    if changed:
        columns = [*date_columns("signed_on", None), "status", "place", "kind", "origin"]
        Agreement.objects.bulk_update(changed, columns)
    if new:
        Agreement.objects.bulk_create(new.values())
    _write_signatories(touched | new, names)
    wanted = {agreement.pk for agreement in [*chosen.values(), *new.values()] if agreement}
    return bool(write_links(Event, "agreements", standing, {event.pk: wanted}))


def _agreement(row: AgreementRow, form: EventForm) -> Agreement | None:
    pk = row.cleaned.get("agreement")
    return row.stored or (form.register.agreements[pk] if pk else None)


def _may_change(agreement: Agreement, reach: Any) -> bool:
    """Whether `Agreement.objects.editable_by` has it, asked of a row that is loaded already."""
    return (
        reach.is_administrator
        or agreement.ngo_id in reach.organisations
        or (bool(reach.regions) and agreement.municipality.region_id in reach.regions)
    )


def _as_it_stands(row: AgreementRow, form: EventForm) -> bool:
    names = tuple(f"{row.prefix}-{field}" for field in ROWS[row.kind])
    return row.stored is not None and same(form.answers, form.standing.answers, names)


def _new_agreements(event: Event, rows: list[AgreementRow]) -> dict[Any, Agreement]:
    """Agreements that the register does not have; nothing is signed on a day that nobody knows."""
    new: dict[Any, Agreement] = {}
    pairs: set[Any] = set()
    for row in rows:
        pair: Any = (row.cleaned.get("ngo"), row.cleaned.get("municipality"))
        is_free = all(pair) and pair not in pairs and not row.register.current_agreement(*pair)
        is_own = event.owner_id is None or pair[0] == event.owner_id
        if event.starts and is_free and is_own and row.is_whole:
            new[row] = Agreement(ngo_id=pair[0], municipality_id=pair[1])
            _sign(row, new[row], event)
            pairs.add(pair)
    return new


def _sign(row: AgreementRow, agreement: Agreement, event: Event) -> bool:
    """Write what the row says; return whether anything is different."""
    wanted: dict[str, Any] = {"place": row.cleaned.get("place") or agreement.place}
    if kind := row.cleaned.get("kind"):
        wanted["kind"] = kind
    if agreement.status in TO_BE_SIGNED and event.starts:
        wanted |= {"status": Agreement.Status.SIGNED, **date_columns("signed_on", event.starts)}
        wanted["place"] = wanted["place"] or _place(event)
    differing = [name for name, value in wanted.items() if getattr(agreement, name) != value]
    for name in differing:
        setattr(agreement, name, wanted[name])
    if differing:
        agreement.become_our_own()
    return bool(differing)


def _place(event: Event) -> str:
    """Where the event was held; a venue that is longer than a place may be is no place."""
    return event.venue if len(event.venue) <= LONGEST_PLACE else ""


def _write_signatories(agreements: dict[Any, Agreement], names: Names) -> None:
    """Bring those who signed in step with the lines; of an agreement only now linked nobody is taken out."""
    said = {row: one for row, one in agreements.items() if row.cleaned.get("signatories") or row.stored}
    if not said:
        return
    stored = {row.pk: row for row in Signatory.objects.filter(agreement__in=list(said.values()))}
    wanted: dict[tuple[int, int], Wanted] = {}
    for row, agreement in said.items():
        for position, (who, office, last) in enumerate(row.cleaned.get("signatories", ())):
            organisation = names.organisation_called(last)
            person = names.person(who, organisation)
            if person is None:
                continue
            values = {
                "agreement_id": agreement.pk,
                "person_id": person,
                "office": office.removesuffix(last).strip(" ,") if organisation else office,
                "organisation_id": organisation,
                "position": position,
            }
            wanted.setdefault((agreement.pk, person), Wanted(None, values))
    linked_now = {agreement.pk for row, agreement in said.items() if not row.stored}
    for each in stored.values():
        who = {"agreement_id": each.agreement_id, "person_id": each.person_id}
        if each.agreement_id in linked_now:
            wanted.setdefault((each.agreement_id, each.person_id), Wanted(each.pk, who))
    Rows(Signatory, stored, ("agreement_id", "person_id")).write(list(wanted.values()))
