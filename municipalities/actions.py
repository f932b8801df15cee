"""Writes to the register that span models."""

from django.db import transaction

from municipalities.models import Agreement, Organisation, Person, Signatory
from municipalities.uploads import CheckedFile


@transaction.atomic
def save_agreement(
    *, agreement: Agreement, signatories: list[tuple[str, str]], document: CheckedFile | None = None
) -> Agreement:
    """Save an agreement with those who signed it, whole.

    `signatories` are pairs of a full name and what is said of the office, whose last part may be the name of
    an organisation in the register. A row of the public record that is changed here is the portal's own from
    now on, so that loading the record again leaves it alone.
    """
    agreement.become_our_own()
    if document:
        agreement.document.save(document.name, document.content, save=False)
    agreement.save()
    _write_signatories(agreement, signatories)
    return agreement


def _write_signatories(agreement: Agreement, signatories: list[tuple[str, str]]) -> None:
    """Bring those who signed in step with the lines, leaving alone who stands there already."""
    standing = {
        row.person.name: row for row in agreement.signatories.select_related("person", "organisation")
    }
    organisations = {row.name.casefold(): row for row in Organisation.objects.only("name")}
    for position, (name, said) in enumerate(signatories):
        office, organisation = _office(said, organisations)
        row = standing.pop(name, None) or Signatory(agreement=agreement, person=_person(name))
        stood = (row.office, row.organisation, row.position)
        row.office, row.organisation, row.position = office, organisation, position
        if row.pk is None or stood != (office, organisation, position):
            row.save()
    for row in standing.values():
        row.delete()


def _office(said: str, organisations: dict[str, Organisation]) -> tuple[str, Organisation | None]:
    """Part an office from the organisation named after it, if the register knows that name."""
    parts = [part.strip() for part in said.split(",")]
    for first in range(len(parts)):
        if organisation := organisations.get(", ".join(parts[first:]).casefold()):
            return ", ".join(parts[:first]), organisation
    return said, None


def _person(name: str) -> Person:
    """The person of that name in the register, if there is exactly one; otherwise a new one."""
    found = list(Person.objects.filter(name=name)[:2])
    return found[0] if len(found) == 1 else Person.objects.create(name=name)
