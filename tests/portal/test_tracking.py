"""The database keeps every change, whoever makes it: who, when, from where, and the row itself."""

import datetime as dt

import pghistory
import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, User
from events.models import Event, Outcome, Participation, WorkingCopy
from municipalities.models import Person, Region, ServiceType
from municipalities.tracking import Version
from portal.corrections.models import ErrorReport
from portal.following.models import Letter, Subscription
from portal.record import load_record
from tests import factories

TRACKED = {version.pgh_tracked_model for version in apps.get_models() if issubclass(version, Version)}
LINKS = [
    relation
    for model in factories.OUR_MODELS
    for relation in model._meta.local_many_to_many
    if relation.remote_field.through._meta.auto_created
]
# What says nothing about the world, or is nobody's business.
LEFT_OUT = {
    (Event, "changed_at"),
    (User, "password"),
    (User, "last_login"),
    (Invitation, "token_digest"),
    *((ErrorReport, column) for column in ("wrong", "proof", "link", "email")),
}
# Of whoever gets letters nothing is kept beyond what the letters need, and nothing once they have left.
KEPT_NOWHERE = {Subscription, Letter}
MODELS = [model for model in factories.OUR_MODELS if model not in KEPT_NOWHERE]
# A copy that is saved every two seconds is kept once a sitting.
KEPT_WHOLE = [model for model in MODELS if model is not WorkingCopy]


def versions_of(row):
    """What is kept of the row, the oldest first."""
    return type(row).pgh_event_model.objects.filter(pgh_obj=row.pk).order_by("pgh_id")


def labels_of(row):
    return [version.pgh_label for version in versions_of(row)]


def executed(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_tracked(model):
    assert model in TRACKED


def test_nothing_is_kept_of_subscribers():
    assert TRACKED.isdisjoint(KEPT_NOWHERE)


@pytest.mark.parametrize("relation", LINKS, ids=str)
def test_every_link_is_tracked(relation):
    through = relation.remote_field.through

    assert [model for model in TRACKED if model._meta.proxy and issubclass(model, through)] != []


@pytest.mark.parametrize("model", MODELS)
def test_every_column_is_kept_but_what_says_nothing(model):
    kept = {column.name for column in model.pgh_event_model._meta.concrete_fields}

    missing = {
        (model, column.name)
        for column in model._meta.concrete_fields
        if column.name not in kept and not isinstance(column, models.GeneratedField)
    }

    assert missing <= LEFT_OUT


@pytest.mark.django_db
@pytest.mark.parametrize("model", KEPT_WHOLE)
def test_a_row_is_kept_as_it_was_added_and_as_it_was_deleted(model, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = factories.factory_of(model)()
    row.refresh_from_db()
    pk = row.pk

    QuerySet(model).filter(pk=pk).order_by()._raw_delete("default")  # noqa: SLF001 - nothing goes with it

    versions = list(model.pgh_event_model.objects.filter(pgh_obj=pk).order_by("pgh_id"))
    kept = [
        column
        for column in model._meta.concrete_fields
        if (model, column.name) not in LEFT_OUT and not isinstance(column, models.GeneratedField)
    ]
    assert [version.pgh_label for version in versions] == ["insert", "delete"]
    for version in versions:
        assert {column.attname: getattr(version, column.attname) for column in kept} == {
            column.attname: getattr(row, column.attname) for column in kept
        }


@pytest.mark.django_db
def test_saving_without_a_change_keeps_nothing():
    event = factories.EventFactory()

    event.save()

    assert labels_of(event) == ["insert"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda event: (setattr(event, "venue", "Salė"), event.save()),
        lambda event: Event.objects.bulk_update([Event(pk=event.pk, venue="Salė")], ["venue"]),
        lambda event: Event.objects.filter(pk=event.pk).update(venue="Salė"),
        lambda event: executed("UPDATE events_event SET venue = 'Salė' WHERE id = %s", event.pk),
    ],
    ids=["save", "bulk_update", "update", "sql"],
)
def test_an_update_keeps_the_new_row_however_it_is_made(change):
    event = factories.EventFactory(venue="Kiemas")
    before = timezone.now()

    with pghistory.context(channel="command", place="probe", user=7):
        change(event)

    version = versions_of(event).last()
    assert labels_of(event) == ["insert", "update"]
    assert version.venue == "Salė"
    assert version.pgh_context == {"channel": "command", "place": "probe", "user": 7}
    assert before - dt.timedelta(seconds=5) < version.pgh_created_at < before + dt.timedelta(seconds=60)


@pytest.mark.django_db
def test_rows_added_together_are_kept_one_by_one_under_one_number():
    event = factories.EventFactory()
    people = factories.PersonFactory.create_batch(3)

    with pghistory.context(channel="command", place="probe"):
        Participation.objects.bulk_create(Participation(event=event, person=person) for person in people)

    versions = Participation.pgh_event_model.objects.filter(event=event)
    assert {version.person_id for version in versions} == {person.pk for person in people}
    assert len({version.pgh_context_id for version in versions}) == 1


@pytest.mark.django_db
def test_links_are_kept_when_they_are_made_and_when_they_are_cut():
    event = factories.EventFactory()
    service = factories.ServiceTypeFactory()

    event.services.add(service)
    event.services.clear()

    versions = apps.get_model("events", "EventServicesVersion").objects.filter(event=event).order_by("pgh_id")
    assert [(version.pgh_label, version.servicetype_id) for version in versions] == [
        ("insert", service.pk),
        ("delete", service.pk),
    ]


@pytest.mark.django_db
def test_what_goes_with_its_event_is_kept():
    participation = factories.ParticipationFactory()
    pk, event = participation.pk, participation.event

    event.delete()

    versions = Participation.pgh_event_model.objects.filter(pgh_obj=pk).order_by("pgh_id")
    assert [version.pgh_label for version in versions] == ["insert", "delete"]


@pytest.mark.django_db
def test_sql_by_hand_is_known_by_its_role():
    executed(
        "INSERT INTO municipalities_person (name, note, origin, record_key) VALUES ('Ona', '', 'portal', '')"
    )

    version = Person.pgh_event_model.objects.get(name="Ona")
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        assert version.pgh_context == {"channel": "sql", "place": cursor.fetchone()[0]}


@pytest.mark.django_db
def test_a_change_in_the_admin_says_who_and_in_which_request(client):
    admin = factories.AdministratorFactory()
    source = factories.SourceFactory(title="Sena antraštė")
    client.force_login(admin)
    address = reverse("admin:municipalities_source_change", args=[source.pk])
    form = client.get(address).context["adminform"].form
    posted = {name: value for name, value in form.initial.items() if value is not None}

    response = client.post(
        address,
        {**posted, "title": "Nauja antraštė", **_empty_inlines(client.get(address))},
    )

    version = versions_of(source).last()
    assert response.status_code == 302
    assert version.title == "Nauja antraštė"
    assert {name: version.pgh_context[name] for name in ("channel", "place", "user")} == {
        "channel": "admin",
        "place": "admin:municipalities_source_change",
        "user": admin.pk,
    }
    assert len(version.pgh_context["request"]) == 8


def _empty_inlines(response):
    """What the page posts for rows that it does not change."""
    return {
        f"{formset.formset.prefix}-{name}": 0
        for formset in response.context["inline_admin_formsets"]
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }


@pytest.mark.django_db
def test_a_page_says_who_and_at_which_address(client):
    editor = factories.MembershipFactory().user
    client.force_login(editor)

    client.post(reverse("events:event_create"), {"token": "0" * 31 + "1"})

    event = Event.objects.get()
    version = versions_of(event).first()
    assert event.owner == editor.memberships.get().organisation
    assert version.pgh_context == {
        "channel": "page",
        "place": "events:event_create",
        "user": editor.pk,
        "request": version.pgh_context["request"],
    }
    assert len(version.pgh_context["request"]) == 8


@pytest.mark.django_db
def test_a_command_says_its_name():
    call_command("load_reference", verbosity=0)

    contexts = {
        (version.pgh_context["channel"], version.pgh_context["place"])
        for version in Region.pgh_event_model.objects.all()
    }
    assert contexts == {("command", "load_reference")}


@pytest.mark.django_db
def test_loading_again_keeps_nothing_new():
    call_command("load_reference", verbosity=0)
    load_record()
    kept = [version for version in apps.get_models() if issubclass(version, Version)]
    before = {version: version.objects.count() for version in kept}

    call_command("load_reference", verbosity=0)
    load_record()

    assert {version: version.objects.count() for version in kept} == before
    assert before[Event.pgh_event_model] == Event.objects.count()
    assert before[ServiceType.pgh_event_model] == ServiceType.objects.count()
    assert before[Outcome.pgh_event_model] == Outcome.objects.count()


@pytest.mark.django_db
def test_a_working_copy_is_kept_once_a_sitting():
    writer, other = factories.UserFactory.create_batch(2)
    copy = factories.WorkingCopyFactory(saved_by=writer, sitting="0" * 32, answers={"title": ["A"]})
    for version, (sitting, person, title) in enumerate(
        [("0", writer, "Ab"), ("0", writer, "Abc"), ("1", writer, "B"), ("1", other, "C")], start=2
    ):
        WorkingCopy.objects.filter(pk=copy.pk).update(
            sitting=sitting * 32, saved_by=person, version=version, answers={"title": [title]}
        )

    WorkingCopy.objects.filter(pk=copy.pk).delete()

    versions = WorkingCopy.pgh_event_model.objects.filter(event=copy.event).order_by("pgh_id")
    assert [(kept.pgh_label, kept.version, kept.answers["title"]) for kept in versions] == [
        ("replaced", 3, ["Abc"]),
        ("replaced", 4, ["B"]),
        ("delete", 5, ["C"]),
    ]


@pytest.mark.django_db
def test_two_versions_of_one_transaction_have_their_own_moments():
    with time_machine.travel(dt.datetime(2017, 9, 5, tzinfo=dt.UTC)):
        event = factories.EventFactory()

    Event.objects.filter(pk=event.pk).update(venue="Salė")

    first, second = versions_of(event)
    assert first.pgh_created_at < second.pgh_created_at


@pytest.mark.django_db
def test_what_is_kept_can_be_erased():
    person = factories.PersonFactory(name="Jonas Jonaitis")

    Person.pgh_event_model.objects.filter(pgh_obj=person.pk).update(name="")
    erased = Person.pgh_event_model.objects.filter(pgh_obj=person.pk).delete()

    assert erased[0] == 1
