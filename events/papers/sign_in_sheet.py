"""The sheet that people sign as they come in: those expected, then empty rows for the others."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from events.models import Event, Participation
from events.papers.content import (
    Paper,
    Section,
    Table,
    in_one_line,
    joined,
    marks_of,
    territory_text,
    when_text,
)

# Whoever was not expected finds a row too.
SPARE_ROWS = 12
FEWEST_ROWS = 26


def sign_in_sheet_of(event: Event) -> Paper:
    """Write the sheet: its only section is the table to sign, and then what becomes of the data."""
    with override("lt"):
        participations = list(
            event.participations.exclude(role=Participation.Role.MENTIONED).select_related(
                "person", "organisation"
            )
        )
        organisers = joined(
            *(one.organisation for one in participations if one.role == Participation.Role.ORGANISER)
        )
        columns = (
            _("No."),
            _("Name and surname"),
            _("Office"),
            _("Organisation"),
            _("Signature"),
        )
        issuer = in_one_line(event.owner or organisers)
        return Paper(
            form=_("Sign-in sheet of the participants"),
            title=in_one_line(event),
            issuer=issuer,
            date=when_text(event),
            place=joined(event.venue, event.host_municipality, territory_text(event)),
            mark=marks_of(event),
            facts=(),
            sections=(Section("", (Table(columns, _rows(participations), (1, 6, 6, 7, 5)),)),),
            colophon=(_data_note(issuer),),
            words={"page": _("page {page} of {pages}")},
        )


def _rows(participations: list[Participation]) -> tuple[tuple[str, ...], ...]:
    """The expected in the order of the list, each once, and empty rows for the others."""
    people: dict[int, Participation] = {}
    for one in participations:
        if one.person_id and (one.person_id not in people or not people[one.person_id].office):
            people[one.person_id] = one
    expected = [
        (in_one_line(one.person), in_one_line(one.office), in_one_line(one.organisation or ""))
        for one in people.values()
    ]
    spare = max(SPARE_ROWS, FEWEST_ROWS - len(expected))
    rows = [*expected, *[("", "", "")] * spare]
    return tuple((f"{number}.", *row, "") for number, row in enumerate(rows, start=1))


def _data_note(issuer: str) -> str:
    """What becomes of the names, in the words of whoever asks for them."""
    why = _(
        "The names are collected to record who took part in this event; "
        "they are not published and can be erased on request."
    )
    whom = (
        _("Turn to the organiser about your data: %(organiser)s.") % {"organiser": issuer} if issuer else ""
    )
    return joined(why, whom, by=" ")
