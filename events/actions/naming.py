"""Giving the register the organisations and people that an event names for the first time."""

import secrets
from typing import Any

from django.db import connection
from django.utils.text import slugify

from events.forms.event_form import EventForm
from events.forms.register import Register, name_key
from events.forms.row_kinds import AgreementRow
from events.forms.rows import NewOrganisation, NewPerson, RowForm
from municipalities.listing import fold
from municipalities.models import Organisation, Person

# Whoever adds to the register waits for the other: two publications would add the same name twice.
ADDING_TO_THE_REGISTER = 7_240_001


def one_at_a_time() -> None:
    """Wait until no other transaction adds to the register, and keep others waiting until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADDING_TO_THE_REGISTER])


class Names:
    """Who each row means, once everybody new stands in the register."""

    def __init__(self, form: EventForm, rows: list[RowForm]) -> None:
        self.form = form
        self._organisations = self._add_organisations(rows)
        self._people: dict[str, list[tuple[Any, int | None]]] = {}
        self._wanted: list[Person] = []
        for row in rows:
            for who, organisation, is_chosen in self._named(row):
                self._note(who, organisation, is_chosen=is_chosen)
        if self._wanted:
            Person.objects.bulk_create(self._wanted)

    # ---- Organisations

    def _add_organisations(self, rows: list[RowForm]) -> dict[str, int]:
        new: dict[str, NewOrganisation] = {}
        for row in rows:
            organisation = row.new_organisation
            if organisation and organisation.kind:
                new.setdefault(name_key(organisation.name), organisation)
        if not new:
            return {}
        one_at_a_time()
        register = Register()
        known = {key: register.find_organisation(row.name) for key, row in new.items()}
        slugs = {slugify(new[key].name)[:100].strip("-") for key, pk in known.items() if not pk}
        taken = set(Organisation.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        added = []
        for key, pk in known.items():
            if not pk:
                added.append(
                    Organisation(name=new[key].name, kind=new[key].kind, slug=_free(new[key].name, taken))
                )
        Organisation.objects.bulk_create(added)
        return {key: pk for key, pk in known.items() if pk} | {name_key(row.name): row.pk for row in added}

    def organisation(self, row: RowForm) -> int | None:
        """The organisation that the row names."""
        named = row.cleaned.get("organisation")
        return self._organisations.get(name_key(named.name)) if isinstance(named, NewOrganisation) else named

    def organisation_called(self, name: str) -> int | None:
        """The organisation of this name, if there is one."""
        return self._organisations.get(name_key(name)) or self.form.register.find_organisation(name)

    # ---- People

    def _named(self, row: RowForm) -> list[tuple[Any, int | None, bool]]:
        """Whom a row names, for which organisation, and whether somebody said who it is."""
        if isinstance(row, AgreementRow):
            signed = row.cleaned.get("signatories", ())
            return [(who, self.organisation_called(last), False) for who, _office, last in signed]
        who = row.cleaned.get("name") or row.cleaned.get("speaker")
        return [(who, self.organisation(row), bool(row.text("person")))] if who else []

    def _note(self, who: Any, organisation: int | None, *, is_chosen: bool) -> None:
        """Remember a person; a namesake for the same organisation, or for none, is the same."""
        if isinstance(who, NewPerson) and self._found(who, organisation) is None:
            known = None if is_chosen else self._known(who, organisation)
            self._people.setdefault(fold(who.name), []).append((known or self._add(who), organisation))
        elif isinstance(who, int):
            self._people.setdefault(f"#{who}", []).append((who, organisation))

    def _add(self, who: NewPerson) -> Person:
        self._wanted.append(Person(name=who.name))
        return self._wanted[-1]

    def _known(self, who: NewPerson, organisation: int | None) -> int | None:
        """Somebody of the name who has acted for the organisation before."""
        there = [
            known.pk
            for known in self.form.register.persons_named(who.name)
            if organisation in known.organisations or f"#{known.pk}" in self._people
        ]
        return there[0] if len(there) == 1 else None

    def _found(self, who: NewPerson, organisation: int | None) -> Any:
        near = self._people.get(fold(who.name), ())
        return next(
            (person for person, where in near if where == organisation or None in (where, organisation)), None
        )

    def person(self, who: Any, organisation: int | None) -> int | None:
        """The person's key."""
        if not isinstance(who, NewPerson):
            return who
        found = self._found(who, organisation)
        return found.pk if isinstance(found, Person) else found


def _free(name: str, taken: set[str]) -> str:
    """Return an address that no other organisation has, and take it."""
    slug = slugify(name)[:100].strip("-")
    if not slug or slug in taken:
        slug = f"{slug or 'organizacija'}-{secrets.token_hex(3)}"
    taken.add(slug)
    return slug
