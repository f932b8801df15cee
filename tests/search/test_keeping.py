"""The database keeps search in step with every table, whoever writes and however."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from events.models import Commitment, Event, Outcome, Participation, Presentation
from municipalities.models import (
    Agreement,
    CareInstitution,
    Municipality,
    Organisation,
    Region,
    ServiceType,
    Signatory,
)
from portal.search.actions import refreshed_at_the_end
from portal.search.models import Entry, Word
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PresentationFactory,
    RegionFactory,
    ServiceTypeFactory,
    SignatoryFactory,
)
from tests.search.finding import found, kept

pytestmark = pytest.mark.django_db

# The columns that are searched, with what makes a row of each.
OWN = [
    (Event, "title", EventFactory),
    (Event, "lead", EventFactory),
    (Event, "body", EventFactory),
    (Event, "venue", EventFactory),
    (Event, "attendance_note", EventFactory),
    (Outcome, "text", OutcomeFactory),
    (Outcome, "raised_by", OutcomeFactory),
    (Outcome, "target_group", OutcomeFactory),
    (Presentation, "topic", PresentationFactory),
    (Presentation, "office", PresentationFactory),
    (Participation, "office", ParticipationFactory),
    (Commitment, "text", CommitmentFactory),
    (Region, "name", RegionFactory),
    (Region, "county_en", RegionFactory),
    (Municipality, "name", MunicipalityFactory),
    (Municipality, "seat_locative", MunicipalityFactory),
    (Organisation, "name", OrganisationFactory),
    (Organisation, "short_name", OrganisationFactory),
    (Organisation, "description", OrganisationFactory),
    (CareInstitution, "target_group", CareInstitutionFactory),
    (CareInstitution, "reform_note", CareInstitutionFactory),
    (Agreement, "purpose", AgreementFactory),
    (Agreement, "areas_of_work", AgreementFactory),
    (Agreement, "term", AgreementFactory),
    (Agreement, "place", AgreementFactory),
    (Agreement, "note", AgreementFactory),
    (Signatory, "office", SignatoryFactory),
    (ServiceType, "name", ServiceTypeFactory),
    (ServiceType, "definition_en", ServiceTypeFactory),
]
# A row of which the other tables know nothing.
ROW = {"kind": "event", "object_id": 0, "title": "", "title_en": "", "names": "", "text": "", "text_en": ""}


def count(text):
    return len(found(text))


@pytest.mark.parametrize(("model", "column", "factory"), OWN, ids=[f"{m.__name__}.{c}" for m, c, _ in OWN])
def test_each_column_is_followed_through_adding_changing_and_deleting(model, column, factory):
    row = factory(**{column: "Žibuoklynas"})
    assert count("zibuoklynas") >= 1

    model.objects.filter(pk=row.pk).update(**{column: "Vėdrynas"})
    assert count("zibuoklynas") == 0
    assert count("vedrynas") >= 1

    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {model._meta.db_table} SET "{column}" = %s WHERE {model._meta.pk.column} = %s',  # noqa: S608
            ["Pušynas", row.pk],
        )
    assert count("vedrynas") == 0
    assert count("pusynas") >= 1

    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {model._meta.db_table} WHERE {model._meta.pk.column} = %s",  # noqa: S608
            [row.pk],
        )
    assert count("pusynas") == 0


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        (EventFactory, "title"),
        (EventFactory, "body"),
        (OutcomeFactory, "text"),
        (PresentationFactory, "topic"),
        (ParticipationFactory, "office"),
        (CommitmentFactory, "text"),
        (OrganisationFactory, "name"),
        (OrganisationFactory, "description"),
        (CareInstitutionFactory, "target_group"),
        (AgreementFactory, "purpose"),
        (SignatoryFactory, "office"),
    ],
)
def test_english_is_searched_too(factory, column):
    row = factory(**{column: "Žibuoklynas"})

    row.say_in_english(column, "Liverwort meadow")
    row.save()

    assert count("liverwort") >= 1


def name_of(thing):
    """What search finds by the name of a thing that others refer to."""
    type(thing).objects.filter(pk=thing.pk).update(name="Žibuoklynas")
    return sorted(entry.kind for entry in Entry.objects.all() if entry.title in found("žibuoklynas"))


def test_a_new_name_of_a_person_is_found_where_the_person_is_public():
    person = PersonFactory()
    ParticipationFactory(person=person)
    PresentationFactory(speaker=person)
    SignatoryFactory(person=person)

    assert name_of(person) == ["agreement", "event", "event"]


def test_a_new_name_of_an_organisation_is_found_wherever_it_stands():
    body = OrganisationFactory()
    OrganisationFactory(parent=body)
    ParticipationFactory(person=None, organisation=body)
    PresentationFactory(organisation=body)
    OutcomeFactory(institution=body)
    CommitmentFactory(responsible_municipality=None, responsible_organisation=body)
    AgreementFactory(ngo=body)
    SignatoryFactory(organisation=body)

    assert name_of(body) == [
        *("agreement", "agreement", "commitment", "event", "event", "event"),
        *("organisation", "organisation"),
    ]


def test_a_new_name_of_a_municipality_is_found_wherever_it_stands():
    place = MunicipalityFactory()
    EventFactory(host_municipality=place)
    EventFactory(municipalities=[place])
    CommitmentFactory(responsible_municipality=place)
    AgreementFactory(municipality=place)
    OrganisationFactory(municipality=place)

    assert name_of(place) == [
        *("agreement", "commitment", "event", "event", "municipality", "organisation", "region")
    ]


def test_a_new_name_of_a_region_is_found_wherever_it_stands():
    region = RegionFactory()
    EventFactory(region=region)
    EventFactory(guest_regions=[region])
    MunicipalityFactory(region=region)

    assert name_of(region) == ["event", "event", "municipality", "region"]


def test_a_new_name_of_a_service_is_found_wherever_it_stands():
    service = ServiceTypeFactory()
    EventFactory(services=[service])
    CommitmentFactory(services=[service])

    assert name_of(service) == ["commitment", "event", "service"]


def test_links_are_followed():
    event = EventFactory()
    links = [
        (event.municipalities, MunicipalityFactory(name="Žibuoklyno savivaldybė")),
        (event.guest_regions, RegionFactory(name="Žibuoklyno regionas")),
        (event.services, ServiceTypeFactory(name="žibuoklyno paslauga")),
    ]

    for link, row in links:
        link.add(row)
        assert event.title in found("žibuoklynas")
        link.remove(row)
        assert event.title not in found("žibuoklynas")


def test_a_home_moves_from_the_organisations_to_the_institutions():
    body = OrganisationFactory()
    assert kept("organisation") == [body.pk]

    CareInstitution.objects.create(organisation=body, kind=CareInstitution.Kind.INFANT_HOME)

    assert kept("organisation") == []
    assert kept("institution") == [body.pk]


def test_many_written_at_once_are_all_found():
    region = RegionFactory()
    Event.objects.bulk_create(
        EventFactory.build(region=region, title=f"Žibuoklyno diskusija {number}") for number in range(5)
    )

    assert count("žibuoklynas") == 5

    Event.objects.update(starts_on=dt.date(2018, 1, 1))

    assert set(Entry.objects.filter(kind="event").values_list("dated_on", flat=True)) == {dt.date(2018, 1, 1)}


def test_an_emptied_table_is_found_no_more():
    EventFactory(title="Žibuoklyno diskusija")

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE events_event CASCADE")

    assert kept("event") == []


def test_what_is_put_off_is_refreshed_once_at_the_end():
    with refreshed_at_the_end():
        event = EventFactory(title="Žibuoklyno diskusija")
        OutcomeFactory(event=event, text="Vėdrynas")
        assert count("žibuoklynas") == 0

    assert found("žibuoklynas vėdrynas") == [event.title]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_stale")
        assert cursor.fetchone() == (0,)


def test_a_write_that_is_undone_leaves_nothing():
    with transaction.atomic():
        EventFactory(title="Žibuoklyno diskusija")
        transaction.set_rollback(True)

    assert count("žibuoklynas") == 0


def test_building_anew_mends_what_was_harmed(capsys):
    event = EventFactory(title="Žibuoklyno diskusija")
    Entry.objects.all().delete()
    Word.objects.create(word="niekieno", folded="niekieno")
    Entry.objects.create(
        kind="event", object_id=0, title="Niekieno", title_en="", names="", text="", text_en=""
    )

    call_command("build_search")

    assert kept("event") == [event.pk]
    assert capsys.readouterr().out == f"{Entry.objects.count()} things are searchable.\n"
    assert not Word.objects.filter(word="niekieno").exists()
    assert Word.objects.filter(word="žibuoklyno").count() == 1


def test_one_thing_stands_once():
    row = {
        "kind": "event",
        "object_id": 1,
        "title": "",
        "title_en": "",
        "names": "",
        "text": "",
        "text_en": "",
    }
    Entry.objects.create(**row)

    with pytest.raises(Exception, match="search_entry_stands_once"), transaction.atomic():
        Entry.objects.create(**row)


def test_a_long_text_is_kept():
    EventFactory(body="ž" * 5000 + " vėdrynas " + " ".join(f"žodis{number}" for number in range(40_000)))

    assert count("vėdrynas") == 1


def test_search_says_what_it_keeps():
    entry = Entry.objects.get(object_id=EventFactory(title="Žibuoklyno diskusija").pk, kind="event")

    assert str(entry) == "Žibuoklyno diskusija"
    assert str(Word.objects.get(word="žibuoklyno")) == "žibuoklyno"
