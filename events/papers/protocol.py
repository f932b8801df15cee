"""The protocol of an event: when and where, who was there, what was said, what came of it, who promised."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from events.models import CommitmentUpdate, Event, Outcome, Participation
from events.papers.content import (
    Line,
    Paper,
    Section,
    Table,
    clean,
    date_text,
    in_one_line,
    joined,
    labelled,
    lines_of,
    marks_of,
    sentence,
    territory_text,
    when_text,
)
from municipalities import words
from municipalities.models import Claim, FundingProject

# Lithuanian names the kind of the event in the genitive.
FORMS = {
    Event.Kind.ROUND_TABLE: gettext_lazy("Minutes of the round-table discussion"),
    Event.Kind.DISCUSSION: gettext_lazy("Minutes of the regional discussion"),
    Event.Kind.FAMILY_MEETING: gettext_lazy("Minutes of the meeting with families"),
    Event.Kind.TRAINING: gettext_lazy("Minutes of the training"),
    Event.Kind.SIGNING: gettext_lazy("Minutes of the signing of an agreement"),
    Event.Kind.CONFERENCE: gettext_lazy("Minutes of the conference"),
    Event.Kind.AWARD: gettext_lazy("Minutes of the award ceremony"),
}
# The facts at the top of the protocol name these, so that the list of participants need not.
IN_THE_FACTS = {Participation.Role.ORGANISER, Participation.Role.HOST}


def protocol_of(event: Event, *, address: str = "") -> Paper:
    """Write the protocol. It names everybody on the attendance list; `address` is the event's public page."""
    with override("lt"):
        present = event.participations.exclude(role=Participation.Role.MENTIONED)
        participations = list(present.select_related("person", "organisation"))
        sections = {
            _("Agenda"): _agenda(event),
            _("Participants"): _participants(event, participations),
            _("Course of the event"): _course(event),
            _("Outcomes"): _outcomes(event),
            _("Commitments"): _commitments(event),
            _("What was reported on earlier commitments"): _reports(event),
            _("Agreements signed here"): _agreements(event),
            _("Funding of the event"): _funding(event),
            _("Source"): _source(event),
        }
        written = [Section(heading, tuple(parts)) for heading, parts in sections.items()]
        return Paper(
            form=str(FORMS[Event.Kind(event.kind)]),
            title=in_one_line(event),
            issuer=in_one_line(event.owner or _organisations(participations, Participation.Role.ORGANISER)),
            date=date_text(event.starts, event.ends),
            place=in_one_line(event.host_municipality or event.region or ""),
            mark=marks_of(event),
            facts=tuple(_facts(event, participations)),
            sections=tuple(section for section in written if section.parts),
            signatures=(_("Chair of the meeting"), _("Secretary of the meeting")),
            colophon=tuple(_colophon(event, address)),
            words={
                "number": pgettext("of a document", "No."),
                "page": _("page {page} of {pages}"),
                "signature": _("(signature)"),
                "name": _("(name and surname)"),
            },
        )


def _organisations(participations: list[Participation], role: str) -> str:
    return joined(*(one.organisation or one.person for one in participations if one.role == role))


def _facts(event: Event, participations: list[Participation]) -> Iterator[tuple[str, str]]:
    yield _("Date and time"), when_text(event)
    yield _("Place"), joined(event.venue, event.host_municipality) or _("not stated")
    yield _("Region"), territory_text(event)
    headings = {Participation.Role.ORGANISER: _("Organised by"), Participation.Role.HOST: _("Hosted by")}
    for role, heading in headings.items():
        if names := _organisations(participations, role):
            yield heading, names
    moderators = (
        one.person or one.organisation for one in participations if one.role == Participation.Role.MODERATOR
    )
    if names := joined(*moderators):
        yield _("Moderated by"), names
    headcount = words.number_text(event.headcount) if event.headcount else _("not stated")
    yield _("Number of participants"), headcount


def _agenda(event: Event) -> Iterator[Line]:
    presentations = event.presentations.select_related("speaker", "organisation")
    for number, one in enumerate(presentations, start=1):
        speaker = joined(one.speaker, one.office, one.organisation)
        yield Line(clean(one.topic), note=speaker, style="item", mark=f"{number}.")


def _participants(event: Event, participations: list[Participation]) -> Iterator[Line | Table]:
    if event.attendance_note:
        yield Line(sentence(event.attendance_note))
    sectors = (
        joined(sentence(group.get_sector_display()), group.count and words.number_text(group.count), by=" – ")
        for group in event.sectors
    )
    if text := joined(*sectors, by="; "):
        yield Line(text)
    territories = {
        _("Guest regions"): event.guest_regions.all(),
        _("Municipalities represented"): event.municipalities.all(),
    }
    for label, those in territories.items():
        if text := labelled(label, joined(*those)):
            yield Line(text)
    if rows := _by_organisation(participations):
        yield Table((_("Organisation"), _("Represented by")), rows, (2, 3))
    if any(one.person and not one.is_public for one in participations):
        yield Line(
            _("The list names people whose names are not public: do not publish this document."), style="fine"
        )


def _by_organisation(participations: list[Participation]) -> tuple[tuple[str, str], ...]:
    """Everybody who was there under their organisation, in alphabetical order, each person once."""
    people: dict[tuple[str, str], dict[str, list[Participation]]] = {}
    for one in participations:
        name = in_one_line(one.organisation or "")
        key = (one.organisation.sort_key if one.organisation else "\U0010ffff", name)
        represented = people.setdefault(key, {})
        if one.person:
            represented.setdefault(in_one_line(one.person), []).append(one)
        elif one.role not in IN_THE_FACTS:
            represented.setdefault("", []).append(one)
    return tuple(
        (
            name or _("Organisation not stated"),
            "\n".join(_person_text(person, rows) for person, rows in represented.items() if person)
            or _("representatives not named"),
        )
        for (_key, name), represented in sorted(people.items())
        if represented
    )


def _person_text(name: str, rows: list[Participation]) -> str:
    """A person with the office of that day, and with the part that the person had, if a special one."""
    roles = {row.get_role_display() for row in rows if row.role != Participation.Role.PARTICIPANT}
    offices = dict.fromkeys(row.office for row in rows if row.office)
    text = joined(name, *offices)
    return f"{text} ({', '.join(sorted(roles))})" if roles else text


def _course(event: Event) -> Iterator[Line]:
    if event.lead:
        yield Line(clean(event.lead))
    yield from lines_of(event.body)


def _outcomes(event: Event) -> Iterator[Line]:
    """What was heard, by kind; of what other events recorded, only what anybody may read."""
    heard = Outcome.objects.heard_at(event).filter(Q(event=event) | Q(event__status="published"))
    outcomes = list(heard.for_list())
    for kind, heading in Outcome.PLURALS.items():
        those = [outcome for outcome in outcomes if outcome.kind == kind]
        if those:
            yield Line(sentence(heading), style="heading")
        for number, outcome in enumerate(those, start=1):
            yield Line(sentence(outcome.text), note=_about(outcome), style="item", mark=f"{number}.")


def _about(outcome: Outcome) -> str:
    raised_by = labelled(_("Raised by").lower(), outcome.raised_by)
    places = (outcome.region, outcome.municipality, outcome.institution)
    about = (outcome.theme and outcome.get_theme_display(), *outcome.services.all(), *places)
    return sentence(joined(*about, outcome.target_group, raised_by, by="; "))


def _commitments(event: Event) -> Iterator[Line | Table]:
    rows = tuple(
        (
            joined(*commitment.responsible),
            sentence(commitment.text),
            date_text(commitment.due),
        )
        for commitment in event.commitments.for_list().order_by("position", "pk")
    )
    if rows:
        yield Table(
            (_("Who"), pgettext("a commitment", "What"), pgettext("a commitment", "By when")), rows, (4, 7, 3)
        )
    elif event.has_no_commitments:
        yield Line(_("No commitments were made."))
    else:
        yield Line(_("No commitments are recorded."))


def _reports(event: Event) -> Iterator[Table]:
    """What was said here about promises made elsewhere before."""
    updates: QuerySet[CommitmentUpdate] = event.commitment_updates.exclude(commitment__event=event)
    rows = tuple(
        (
            joined(*update.commitment.responsible),
            sentence(update.commitment.text),
            joined(sentence(update.get_status_display()), update.note, by=": "),
        )
        for update in updates.select_related(
            "commitment__responsible_organisation",
            "commitment__responsible_municipality",
            "commitment__responsible_region",
        )
    )
    if rows:
        columns = (_("Who"), pgettext("a commitment", "What"), pgettext("a commitment", "What is done"))
        yield Table(columns, rows, (4, 5, 5))


def _agreements(event: Event) -> Iterator[Line]:
    agreements = event.agreements.select_related("ngo", "municipality")
    signed = agreements.prefetch_related("signatories__person", "signatories__organisation")
    for number, agreement in enumerate(signed, start=1):
        signatories = "; ".join(
            joined(one.person, one.office, one.organisation) for one in agreement.signatories.all()
        )
        facts = joined(
            sentence(agreement.get_kind_display()), agreement.signed and date_text(agreement.signed)
        )
        note = joined(facts, labelled(_("signed by"), signatories), by="; ")
        yield Line(in_one_line(agreement), note=note, style="item", mark=f"{number}.")


def _funding(event: Event) -> Iterator[Line]:
    codes = Claim.Topic.PROJECT_CODE
    projects: QuerySet[FundingProject] = event.projects.select_related("funder").prefetch_related("claims")
    for project in projects:
        stated = [claim.text for claim in project.claims.all() if claim.topic == codes]
        code = joined(*stated) or in_one_line(project.code)
        paid_by = labelled(_("Paid for by:"), project.funding_source or project.funder)
        note = joined(paid_by, labelled(_("Code:"), code), by="; ")
        yield Line(in_one_line(project), note=note)
        if project.acknowledgement:
            yield Line(clean(project.acknowledgement), style="quote")


def _source(event: Event) -> Iterator[Line]:
    if source := event.source:
        published = source.published and date_text(source.published)
        yield Line(joined(source.publisher, f"„{source.title}“", published), note=in_one_line(source.url))


def _colophon(event: Event, address: str) -> Iterator[str]:
    changed = words.date_text(timezone.localdate(event.changed_at))
    yield joined(_("Progress of the reform"), labelled(_("Last changed:"), changed), by=". ")
    if address:
        yield address
