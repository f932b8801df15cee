"""Writing an event's rows from its form: whole or not at all, and nothing that nobody has touched."""

import datetime as dt
import threading
import time
import uuid

import pghistory
import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.applying import apply_answers
from events.actions.copies import CopyConflict, copy_of, save_copy
from events.actions.publishing import (
    NotReady,
    applied,
    bin_event,
    discard_copy,
    may_publish,
    publish_event,
    return_event,
    submit_event,
    unbin_event,
    withdraw_event,
)
from events.forms.answers import answers_of
from events.forms.kinds import ROWS
from events.history.versions import versions_of
from events.models import (
    CommitmentUpdate,
    Correction,
    Event,
    Outcome,
    Participation,
    Upload,
    WorkingCopy,
)
from municipalities.models import Agreement, Organisation, Origin, Person, Source
from municipalities.partial_dates import PartialDate
from tests import factories
from tests.events.typing_in import answers, form_of, publish, row, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return factories.RegionFactory()


@pytest.fixture
def user():
    return factories.UserFactory(is_superuser=True)


@pytest.fixture
def draft():
    return factories.DraftEventFactory(slug="juodrastis-1")


def versions(model):
    """How many changes of the model's rows the database has kept."""
    table = f"{model._meta.db_table}version"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table of ours
        return cursor.fetchone()[0]


# ---- Publishing


def test_published_event_has_all_that_was_typed(draft, region, user):
    known = factories.OrganisationFactory(name="Vilties linija")
    municipality, service = factories.MunicipalityFactory(region=region), factories.ServiceTypeFactory()
    typed = whole(
        region,
        row("organisers", organisation="vilties linija", role="organiser"),
        row("participants", name="Ona Petraitė", office="direktorė", organisation="Nauja", role="guest"),
        row("groups", sector="ngos", count="5"),
        row("presentations", topic="Kaip gyventi", speaker="Jonas Jonaitis", office="meras"),
        row("outcomes", kind="need", text="Reikia centro.", services=[str(service.pk)], region=region.pk),
        row(
            "commitments",
            text="Steigti centrą",
            municipality=municipality.pk,
            due="2017-12",
            services=[str(service.pk)],
        ),
        starts_at="10:00",
        host_municipality=municipality.pk,
        venue="Salė",
        body="<h1>Antraštė</h1><script>x</script><p onclick='x'>Tekstas</p>",
        headcount="40",
        municipalities=[str(municipality.pk)],
        source_url="https://lt.lt/a",
        source_publisher="Leidėjas",
        source_title="Straipsnis",
    )
    typed |= {f"participants-{typed['participants'][0]}-organisation_kind": ["ngo"]}

    event = publish(draft, typed, user)

    event.refresh_from_db()
    assert [event.status, event.slug, event.title] == ["published", "siauliu-diskusija", "Šiaulių diskusija"]
    assert [event.starts, event.starts_at] == [PartialDate.parse("2017-03-28"), dt.time(10)]
    assert event.body == "<h2>Antraštė</h2><p>Tekstas</p>"
    assert [event.headcount, event.venue, event.host_municipality] == [40, "Salė", municipality]
    assert [*event.municipalities.all()] == [municipality]
    assert [event.source.url, event.source.publisher] == ["https://lt.lt/a", "Leidėjas"]
    organiser, guest = event.participations.order_by("role").reverse()
    assert [organiser.organisation, organiser.is_public] == [known, True]
    assert [guest.person.name, guest.organisation.name, guest.is_public] == ["Ona Petraitė", "Nauja", False]
    assert guest.organisation.kind == Organisation.Kind.NGO
    assert [event.attendance_groups.get().count, event.presentations.get().speaker.name] == [
        5,
        "Jonas Jonaitis",
    ]
    outcome, commitment = event.outcomes.get(), event.commitments.get()
    assert [outcome.text, outcome.region, [*outcome.services.all()]] == ["Reikia centro.", region, [service]]
    assert [commitment.responsible_municipality, commitment.due] == [
        municipality,
        PartialDate.parse("2017-12"),
    ]
    assert [*commitment.services.all()] == [service]
    assert not WorkingCopy.objects.exists()
    assert timezone.now() - event.published_at < dt.timedelta(minutes=1)


def test_form_shows_what_was_published_and_publishing_it_again_writes_nothing(draft, region, user):
    typed = whole(
        region,
        row("participants", name="Ona Petraitė", role="guest"),
        row("outcomes", kind="need", text="Reikia centro."),
        row("commitments", text="Steigti centrą", region=region.pk, due="2017"),
        row("groups", sector="ngos"),
    )
    event = publish(draft, typed, user)
    before = [versions(model) for model in (Participation, Outcome)]
    pks = [*event.participations.values_list("pk"), *event.commitments.values_list("pk")]

    publish(event, answers_of(event), user)

    assert [versions(model) for model in (Participation, Outcome)] == before
    assert [*event.participations.values_list("pk"), *event.commitments.values_list("pk")] == pks


def test_what_is_lacking_keeps_the_draft_a_draft(draft, user):
    with pytest.raises(NotReady) as refusal:
        publish(draft, {"title": ["Diskusija"]}, user)

    draft.refresh_from_db()
    assert [problem.field_id for problem in refusal.value.problems] == [
        "id_kind",
        "id_starts_on",
        "id_lead",
        "id_region",
    ]
    assert [draft.status, draft.working_copy.answers["title"]] == ["draft", ["Diskusija"]]


def test_publishing_twice_is_publishing_once(draft, region, user):
    copy = save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    first = publish_event(event=draft, user=user, version=copy.version)

    second = publish_event(event=draft, user=user, version=copy.version)

    assert [second.pk, second.published_at] == [first.pk, first.published_at]


def test_late_post_of_an_earlier_publication_publishes_nothing_new(draft, region, user):
    seen = save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    event = publish_event(event=draft, user=user, version=seen.version)
    typed = whole(region, title="Dar niekieno neperžiūrėta")
    save_copy(event=event, answers=typed, version=0, sitting=uuid.uuid4(), user=user)

    with pytest.raises(CopyConflict):
        publish_event(event=event, user=user, version=seen.version)

    assert Event.objects.get().title == "Šiaulių diskusija"


@pytest.mark.django_db(transaction=True)
def test_words_that_are_being_saved_are_neither_published_unseen_nor_lost(region, user):
    draft = factories.DraftEventFactory(slug="juodrastis-1")
    seen = save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    found = []

    def publish_meanwhile():
        found.extend(at_once(1, lambda _n: publish_event(event=draft, user=user, version=seen.version)))

    publishing = threading.Thread(target=publish_meanwhile)
    with transaction.atomic():
        typed = whole(region, title="Ką tik parašyta")
        save_copy(event=draft, answers=typed, version=seen.version, sitting=uuid.uuid4(), user=user)
        publishing.start()
        wait_until_somebody_waits()
    publishing.join()

    assert isinstance(found[0], CopyConflict)
    assert WorkingCopy.objects.get().answers["title"] == ["Ką tik parašyta"]


def test_version_that_nobody_has_seen_is_not_published(draft, region, user):
    first = save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    save_copy(event=draft, answers={}, version=first.version, sitting=uuid.uuid4(), user=user)

    with pytest.raises(CopyConflict) as conflict:
        publish_event(event=draft, user=user, version=first.version)

    assert [conflict.value.theirs.version, conflict.value.base["title"]] == [2, ["Šiaulių diskusija"]]


def test_change_of_the_rows_meanwhile_is_shown_and_not_overwritten(region, user):
    event = factories.EventFactory(region=region, title="Buvo")
    copy = save_copy(event=event, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    event.title = "Administratorės pavadinimas"
    event.save()

    with pytest.raises(CopyConflict) as conflict:
        publish_event(event=event, user=user, version=copy.version)

    theirs = conflict.value.theirs
    assert [theirs.answers["title"], theirs.version] == [["Administratorės pavadinimas"], copy.version]
    chosen = save_copy(
        event=event,
        answers=whole(region, title="Mano pavadinimas"),
        version=theirs.version,
        sitting=uuid.uuid4(),
        user=user,
        based_on=theirs.based_on,
    )
    assert publish_event(event=event, user=user, version=chosen.version).title == "Mano pavadinimas"


def test_address_is_made_of_the_title_once_and_is_its_own(region, user):
    factories.EventFactory(slug="siauliu-diskusija")
    drafts = [factories.DraftEventFactory(slug=f"juodrastis-{n}") for n in range(2)]
    first, second = (publish(draft, whole(region), user) for draft in drafts)

    again = publish(second, whole(region, title="Visai kitas pavadinimas"), user)

    assert [first.slug, second.slug, again.slug] == ["siauliu-diskusija-2"] + ["siauliu-diskusija-3"] * 2


def test_correction_is_noted_after_publication_only(draft, region, user):
    event = publish(draft, whole(region, correction_note="Dar nieko"), user)
    publish(event, whole(region, venue="Salė"), user)
    publish(event, whole(region, correction_note="Pataisyta vieta"), user)
    publish(event, whole(region), user, note="Pataisyta data")

    notes = Correction.objects.order_by("pk").values_list("note", "made_by")
    assert [*notes] == [("Pataisyta vieta", user.pk), ("Pataisyta data", user.pk)]


def test_copy_cannot_say_whose_the_event_is(draft, region, user):
    typed = whole(region) | {"owner": ["1"], "status": ["withdrawn"], "origin": ["record"], "id": ["9"]}

    event = publish(draft, typed, user)

    event.refresh_from_db()
    assert [event.pk, event.owner, event.status, event.origin] == [draft.pk, None, "published", Origin.PORTAL]


# ---- Rows


def test_what_the_form_does_not_show_survives(region, user):
    event = factories.EventFactory(region=region, origin=Origin.SAMPLE, record_key="k-1")
    unseen = [
        factories.ParticipationFactory(event=event, role=r) for r in ("mentioned", "awardee", "signatory")
    ]
    person_alone = factories.ParticipationFactory(event=event, role="host")
    outcome = factories.OutcomeFactory(event=event, record_key="k-2", origin=Origin.SAMPLE)
    other = factories.EventFactory()
    outcome.also_heard_at.add(other)
    done = factories.DoneCommitmentFactory(event=event)

    typed = answers_of(event) | {"title": ["Naujas"], f"outcomes-r{outcome.pk}-text": ["Kitaip."]}
    publish(event, typed, user)

    assert {*event.participations.all()} == {*unseen, person_alone}
    outcome.refresh_from_db()
    assert [outcome.text, outcome.record_key, outcome.origin] == ["Kitaip.", "k-2", Origin.SAMPLE]
    assert [*outcome.also_heard_at.all()] == [other]
    done.refresh_from_db()
    assert [done.status, done.closing_update is None] == ["done", False]


def test_row_of_the_record_that_is_changed_is_the_portals_own(region, user):
    event = factories.EventFactory(region=region, origin=Origin.RECORD, record_key="e")
    changed, kept = (factories.OutcomeFactory(event=event, origin=Origin.RECORD, record_key=k) for k in "ab")
    typed = answers_of(event)

    publish(event, typed, user)
    untouched = Event.objects.get(pk=event.pk).origin
    publish(event, typed | {f"outcomes-r{changed.pk}-text": ["Kitaip."]}, user)

    origins = dict(Outcome.objects.values_list("pk", "origin"))
    assert untouched == Origin.RECORD
    assert origins == {changed.pk: Origin.PORTAL, kept.pk: Origin.RECORD}


def test_participant_of_the_records_event_makes_the_event_the_portals_own(region, user):
    event = factories.EventFactory(region=region, origin=Origin.RECORD, record_key="e")

    publish(event, answers(answers_of(event), row("participants", name="Ona")), user)

    event.refresh_from_db()
    assert event.origin == Origin.PORTAL


def test_nobody_touches_the_rows_of_another_event(draft, region, user):
    foreign = factories.OutcomeFactory(text="Jų.")

    event = publish(draft, whole(region, row("outcomes", f"r{foreign.pk}", kind="need", text="Mano.")), user)

    foreign.refresh_from_db()
    assert [foreign.text, foreign.event == event] == ["Jų.", False]
    assert [outcome.text for outcome in event.outcomes.all()] == ["Mano."]


def test_participants_may_change_places(region, user):
    event = factories.EventFactory(region=region)
    a, b = (factories.ParticipationFactory(event=event, role="guest", office=o) for o in ("meras", "merė"))
    typed = answers_of(event)
    swapped = typed | {
        f"participants-r{one.pk}-{field}": typed[f"participants-r{other.pk}-{field}"]
        for one, other in ((a, b), (b, a))
        for field in ("name", "person")
    }

    publish(event, swapped, user)

    assert {(p.person_id, p.office) for p in event.participations.all()} == {
        (a.person_id, "merė"),
        (b.person_id, "meras"),
    }


def test_rows_stand_in_the_order_of_the_form(region, user):
    event = factories.EventFactory(region=region)
    rows = [factories.OutcomeFactory(event=event, position=n) for n in range(3)]
    typed = answers_of(event)
    typed["outcomes"] = [f"r{rows[n].pk}" for n in (2, 0, 1)]

    publish(event, answers(typed, row("outcomes", kind="need", text="Naujas.")), user)

    texts = [outcome.text for outcome in event.outcomes.order_by("position", "pk")]
    assert texts == [rows[2].text, rows[0].text, rows[1].text, "Naujas."]


def test_rows_taken_out_of_the_form_are_deleted(region, user):
    event = factories.EventFactory(region=region)
    factories.ParticipationFactory(event=event, role="guest")
    factories.OutcomeFactory(event=event)
    factories.CommitmentFactory(event=event)
    factories.AttendanceGroupFactory(event=event)
    factories.PresentationFactory(event=event)

    publish(event, whole(region), user)

    said = answers_of(event)
    assert [kind for kind in ROWS if kind in said] == []


def test_commitment_of_which_something_was_reported_stays(region, user):
    event = factories.EventFactory(region=region)
    reported = factories.CommitmentUpdateFactory(commitment__event=event).commitment

    form = form_of(event, whole(region))
    publish(event, whole(region), user)

    assert [*event.commitments.all()] == [reported]
    assert [problem.message for problem in form.warnings()] == [
        f"Įsipareigojimas „{reported.text}“ lieka: apie jo vykdymą jau pranešta"
    ]


def test_date_that_is_known_only_roughly_survives_a_change_of_the_title(region, user):
    starts = PartialDate.parse("2017-03", is_latest=True, is_inferred=True, basis="Pagal straipsnį.")
    due = PartialDate.parse("2017-12-31", is_latest=True)
    event = factories.EventFactory(region=region, starts=starts)
    commitment = factories.CommitmentFactory(event=event, due=due)
    typed = answers_of(event) | {"title": ["Kitas"], f"commitments-r{commitment.pk}-text": ["Kitaip."]}

    publish(event, typed, user)

    event.refresh_from_db()
    commitment.refresh_from_db()
    assert [event.title, event.starts, commitment.text, commitment.due] == ["Kitas", starts, "Kitaip.", due]


# ---- Names


def test_one_person_who_stands_twice_in_a_form_is_one_person(draft, region, user):
    typed = whole(
        region,
        row("participants", name="Ona Petraitė", role="speaker"),
        row("participants", name="Ona Petraitė", role="guest"),
        row("presentations", topic="Tema", speaker="ona petraitė"),
    )

    event = publish(draft, typed, user)

    person = Person.objects.get()
    assert {p.person for p in event.participations.all()} == {person}
    assert event.presentations.get().speaker == person


def test_new_organisation_named_twice_is_one(draft, region, user):
    named = {"organisation": "Nauja įstaiga", "organisation_kind": "school"}
    typed = whole(region, row("organisers", role="host", **named), row("participants", name="Ona", **named))

    event = publish(draft, typed, user)

    organisation = Organisation.objects.get()
    assert [organisation.name, organisation.kind, organisation.slug] == [
        "Nauja įstaiga",
        "school",
        "nauja-istaiga",
    ]
    assert {p.organisation for p in event.participations.all()} == {organisation}


def test_of_two_bodies_of_one_name_the_rows_own_is_kept(region, user):
    first, second = factories.OrganisationFactory.create_batch(2, name="Vaikų namai")
    event = factories.EventFactory(region=region)
    rows = [
        factories.ParticipationFactory(event=event, role="guest", organisation=o) for o in (first, second)
    ]
    typed = answers_of(event)
    typed |= {f"participants-r{each.pk}-office": ["direktorė"] for each in rows}

    publish(event, typed, user)

    assert {p.organisation for p in event.participations.all()} == {first, second}


# ---- Agreements


def test_agreement_is_signed_at_the_event(region):
    ngo = factories.OrganisationFactory(name="Sava")
    editor = factories.MembershipFactory(organisation=ngo).user
    draft = factories.DraftEventFactory(owner=ngo, slug="juodrastis-1")
    agreement = factories.AgreementFactory(ngo=ngo, origin=Origin.RECORD, record_key="a")
    typed = row(
        "agreements",
        agreement=agreement.pk,
        place="Molėtai",
        signatories="Ona Petraitė, vadovė, Sava\nJonas Jonaitis",
    )

    event = publish(draft, whole(region, typed), editor)

    agreement.refresh_from_db()
    assert [agreement.status, agreement.signed, agreement.place] == ["signed", event.starts, "Molėtai"]
    assert [*event.agreements.all()] == [agreement]
    signed = [(s.person.name, s.office, s.organisation) for s in agreement.signatories.all()]
    assert signed == [("Ona Petraitė", "vadovė", ngo), ("Jonas Jonaitis", "", None)]
    assert agreement.origin == Origin.PORTAL


def test_signatories_stay_themselves_when_something_else_is_changed(region, user):
    event = factories.EventFactory(region=region)
    agreement = factories.AgreementFactory(status="signed", signed=PartialDate.parse("2017"))
    alone, gone = (factories.SignatoryFactory(agreement=agreement, office="meras") for _ in range(2))
    event.agreements.add(agreement)
    typed = answers_of(event) | {
        f"agreements-r{agreement.pk}-place": ["Molėtai"],
        f"agreements-r{agreement.pk}-signatories": [f"{alone.person}, merė"],
    }

    publish(event, typed, user)

    agreement.refresh_from_db()
    signatory = agreement.signatories.get()
    assert [signatory.pk, signatory.person, signatory.office] == [alone.pk, alone.person, "merė"]
    assert [agreement.place, agreement.signed, Person.objects.count()] == [
        "Molėtai",
        PartialDate.parse("2017"),
        2,
    ]
    assert gone.pk != signatory.pk


def test_agreement_that_is_linked_loses_none_of_its_signatories(region, user):
    draft = factories.DraftEventFactory(slug="juodrastis-1")
    stands = factories.SignatoryFactory(
        agreement__status="signed", agreement__signed=PartialDate.parse("2017"), office="meras"
    )
    typed = row("agreements", agreement=stands.agreement_id, signatories="Ona Petraitė, vadovė")

    publish(draft, whole(region, typed), user)

    assert [(s.person.name, s.office) for s in stands.agreement.signatories.all()] == [
        ("Ona Petraitė", "vadovė"),
        (stands.person.name, "meras"),
    ]


def test_agreement_that_the_person_may_not_edit_is_only_linked(region):
    editor = factories.MembershipFactory().user
    draft = factories.DraftEventFactory(slug="juodrastis-1")
    agreement = factories.AgreementFactory()

    event = publish(draft, whole(region, row("agreements", agreement=agreement.pk, place="Mano")), editor)

    agreement.refresh_from_db()
    assert [agreement.status, agreement.place, [*event.agreements.all()]] == ["planned", "", [agreement]]


def test_new_agreement_is_made_signed(region):
    ngo = factories.OrganisationFactory(name="Sava")
    editor = factories.MembershipFactory(organisation=ngo).user
    draft = factories.DraftEventFactory(owner=ngo, slug="juodrastis-1")
    municipality = factories.MunicipalityFactory()
    typed = row("agreements", ngo="Sava", municipality=municipality.pk, kind="intent")

    event = publish(draft, whole(region, typed, venue="Rotušė"), editor)
    publish(event, answers_of(event), editor)

    agreement = Agreement.objects.get()
    assert [agreement.ngo, agreement.municipality, agreement.kind] == [ngo, municipality, "intent"]
    assert [agreement.status, agreement.place, [*event.agreements.all()]] == ["signed", "Rotušė", [agreement]]


# ---- Sources and files


def test_address_of_a_text_is_one_source(draft, region, user):
    source = factories.SourceFactory(url="https://lt.lt/a", title="Senas")
    typed = {"source_url": "https://lt.lt/a", "source_publisher": "Kitas", "source_title": "Kitas"}

    event = publish(draft, whole(region, **typed), user)

    source.refresh_from_db()
    assert [event.source, source.title, Source.objects.count()] == [source, "Senas", 1]


def test_uploads_become_documents_and_photos_where_they_lie(draft, region, user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = factories.UploadFactory(event=draft)
    picture = factories.UploadFactory(event=draft, name="DSC_0019.jpg", width=4, height=3)
    waiting = factories.UploadFactory(event=draft)
    typed = whole(
        region,
        row("files", upload=document.key, visibility="public"),
        row("photos", upload=picture.key, caption="Salė", alt="Salė", has_consent="on", visibility="public"),
    )

    event = publish(draft, typed, user)

    attachment, photo = event.attachments.get(), event.photos.get()
    assert [attachment.file.name, attachment.title] == [document.file.name, "protokolas.pdf"]
    assert [photo.image.name, photo.width, photo.visibility] == [picture.file.name, 4, "public"]
    assert [*Upload.objects.all()] == [waiting]
    assert default_storage.exists(attachment.file.name)


def test_file_of_a_row_taken_out_stays_for_as_long_as_it_can_be_had_back(region, user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    event = factories.EventFactory(region=region)
    attachment, photo = factories.AttachmentFactory(event=event), factories.PhotoFactory(event=event)
    kept = factories.PhotoFactory(event=event)

    publish(event, whole(region, row("photos", f"r{kept.pk}", visibility="internal")), user)

    assert [event.attachments.count(), *event.photos.all()] == [0, kept]
    assert [default_storage.exists(name) for name in (attachment.file.name, photo.image.name)] == [True, True]


# ---- Whole or not at all


@pytest.mark.django_db(transaction=True)
def test_failure_in_the_middle_leaves_nothing_behind(region, user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draft = factories.DraftEventFactory(slug="juodrastis-1")
    upload = factories.UploadFactory(event=draft)
    typed = whole(
        region,
        *(row("participants", name=f"Asmuo {n}") for n in range(4)),
        row("commitments", text="Steigti centrą", region=region.pk),
        row("files", upload=upload.key),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse_third() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF (SELECT count(*) FROM events_participation) >= 2 THEN RAISE EXCEPTION 'third'; END IF; "
            "RETURN NEW; END $$; CREATE TRIGGER refuse_third BEFORE INSERT ON events_participation "
            "FOR EACH ROW EXECUTE FUNCTION refuse_third()"
        )

    try:
        with pytest.raises(DatabaseError, match="third"):
            publish(draft, typed, user)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION refuse_third() CASCADE")

    draft.refresh_from_db()
    assert [draft.status, draft.lead, Person.objects.count()] == ["draft", "", 0]
    assert [draft.participations.count(), draft.commitments.count(), draft.attachments.count()] == [0, 0, 0]
    assert draft.working_copy.answers == typed
    assert [*Upload.objects.all()] == [upload]
    assert default_storage.exists(upload.file.name)


def at_once(count, act):
    """Do it in so many threads at the same moment; return what each brought, or its exception."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number):
        try:
            gate.wait(timeout=30)
            results[number] = act(number)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def wait_until_somebody_waits():
    """Return as soon as another connection waits for a lock."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
    pytest.fail("nobody waits")


@pytest.mark.django_db(transaction=True)
def test_five_posts_at_once_make_one_publication(region, user):
    draft = factories.DraftEventFactory(slug="juodrastis-1")
    typed = whole(
        region, row("participants", name="Ona"), row("organisers", organisation="Nauja", role="host")
    )
    typed |= {f"organisers-{typed['organisers'][0]}-organisation_kind": ["ngo"]}
    copy = save_copy(event=draft, answers=typed, version=0, sitting=uuid.uuid4(), user=user)

    events = at_once(5, lambda _n: publish_event(event=draft, user=user, version=copy.version))

    assert {(event.pk, event.status) for event in events} == {(draft.pk, "published")}
    assert len({event.published_at for event in events}) == 1
    assert [Participation.objects.count(), Person.objects.count(), Organisation.objects.count()] == [2, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_events_published_at_once_share_what_they_name_and_no_address(region, user):
    drafts = [factories.DraftEventFactory(slug=f"juodrastis-{n}") for n in range(3)]
    for draft in drafts:
        typed = whole(region, row("organisers", "a" * 12, organisation="Nauja", organisation_kind="ngo"))
        save_copy(event=draft, answers=typed, version=0, sitting=uuid.uuid4(), user=user)

    events = at_once(3, lambda n: publish_event(event=drafts[n], user=user, version=1))

    assert sorted(event.slug for event in events) == [
        "siauliu-diskusija",
        "siauliu-diskusija-2",
        "siauliu-diskusija-3",
    ]
    assert Organisation.objects.count() == 1


# ---- What is left out of a preview, and what is told apart


def test_preview_of_a_draft_without_a_date_has_no_reports_and_no_new_agreement(draft, region, user):
    commitment = factories.CommitmentFactory(event__region=region)
    factories.OrganisationFactory(name="Sava")
    typed = whole(
        region,
        row("promises", f"r{commitment.pk}", status="done", note="Veikia."),
        row("agreements", ngo="Sava", municipality=factories.MunicipalityFactory().pk),
        starts_on="",
        is_nationwide="on",
        source_url="https://lt.lt/a",
    )
    save_copy(event=draft, answers=typed, version=0, sitting=uuid.uuid4(), user=user)

    with applied(draft, user) as shown:
        assert [shown.is_nationwide, shown.region, shown.source] == [True, None, None]
        assert [shown.agreements.count(), CommitmentUpdate.objects.count()] == [0, 0]


def test_service_of_a_row_of_the_record_makes_it_the_portals_own(region, user):
    old, new = factories.ServiceTypeFactory.create_batch(2)
    event = factories.EventFactory(region=region)
    outcome = factories.OutcomeFactory(event=event, origin=Origin.RECORD, record_key="o", services=[old])
    typed = answers_of(event) | {f"outcomes-r{outcome.pk}-services": [str(new.pk)]}

    publish(event, typed, user)

    outcome.refresh_from_db()
    assert [[*outcome.services.all()], outcome.origin] == [[new], Origin.PORTAL]


def test_new_organisation_has_an_address_of_its_own(draft, region, user):
    factories.OrganisationFactory(name="Kita", slug="nauja")
    new = row("organisers", organisation="Nauja", organisation_kind="ngo", role="host")

    event = publish(draft, whole(region, new), user)

    slug = event.participations.get().organisation.slug
    assert [slug.startswith("nauja-"), len(slug)] == [True, 12]


def test_person_of_a_row_that_is_changed_stays_the_same(region, user):
    event = factories.EventFactory(region=region)
    one = factories.ParticipationFactory(event=event, role="guest", person__name="Ona Petraitė")
    factories.PersonFactory(name="Ona Petraitė")
    typed = answers_of(event) | {f"participants-r{one.pk}-office": ["merė"]}
    del typed[f"participants-r{one.pk}-person"]

    publish(event, typed, user)

    participation = event.participations.get()
    assert [participation.person, participation.office] == [one.person, "merė"]


# ---- Before and after


def test_preview_shows_the_copy_and_leaves_the_rows(region, user):
    event = factories.EventFactory(region=region, title="Buvo")
    typed = whole(
        region, row("participants", name="Ona"), row("outcomes", text=""), title="Bus", starts_on="?"
    )
    save_copy(event=event, answers=typed, version=0, sitting=uuid.uuid4(), user=user)

    with applied(event, user) as shown:
        seen = [shown.title, shown.starts_on, shown.participations.count(), shown.outcomes.count()]

    event.refresh_from_db()
    assert seen == ["Bus", dt.date(2017, 9, 5), 1, 0]
    assert [event.title, event.participations.count(), Person.objects.count()] == ["Buvo", 0, 0]


def test_preview_of_a_published_event_that_lost_its_title_keeps_the_old_one(region, user):
    event = factories.EventFactory(region=region, title="Buvo")
    save_copy(event=event, answers={}, version=0, sitting=uuid.uuid4(), user=user)

    with applied(event, user) as shown:
        assert [shown.title, shown.region, shown.lead] == ["Buvo", region, "Kas įvyko."]


def test_withdrawn_event_keeps_its_content_and_comes_back(draft, region, user):
    event = publish(draft, whole(region), user)
    first = event.published_at

    withdrawn = withdraw_event(event=event)
    back = publish_event(event=event, user=user, version=0)

    assert [withdrawn.status, withdrawn.title, withdrawn.withdrawn_at is None] == [
        "withdrawn",
        "Šiaulių diskusija",
        False,
    ]
    assert [back.status, back.withdrawn_at, back.published_at] == ["published", None, first]


def test_bin_takes_what_is_not_published_and_gives_it_back(draft, region, user):
    binned = bin_event(event=draft)
    back = unbin_event(event=draft)
    event = publish(draft, whole(region), user)

    assert [binned.binned_at is None, back.binned_at] == [False, None]
    with pytest.raises(NotReady, match="Prieš išmesdami renginį, atšaukite jo skelbimą"):
        bin_event(event=event)


def test_changes_of_a_published_event_can_be_dropped_and_a_draft_cannot(draft, region, user):
    event = publish(factories.DraftEventFactory(slug="juodrastis-2"), whole(region), user)
    for one in (event, draft):
        save_copy(event=one, answers={"title": ["Kitas"]}, version=0, sitting=uuid.uuid4(), user=user)
        discard_copy(event=one)

    assert [copy.event for copy in WorkingCopy.objects.all()] == [draft]


def test_submitted_event_waits_for_somebody_else(region):
    organisation = factories.OrganisationFactory(needs_review=True)
    writer, reader = (factories.MembershipFactory(organisation=organisation).user for _ in range(2))
    administrator = factories.UserFactory(is_superuser=True)
    draft = factories.DraftEventFactory(owner=organisation)
    save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=writer)
    before = [may_publish(draft, somebody) for somebody in (writer, reader, administrator)]

    event = submit_event(event=draft, user=writer)

    assert before == [False, False, True]
    assert event.status == "in_review"
    assert [may_publish(event, somebody) for somebody in (writer, reader, administrator)] == [
        False,
        True,
        True,
    ]
    returned = return_event(event=event, note="Trūksta dalyvių.")
    assert [returned.status, returned.review_note] == ["draft", "Trūksta dalyvių."]
    assert copy_of(returned).submitted_by is None


def test_changes_of_a_published_event_wait_for_somebody_else_too(region):
    organisation = factories.OrganisationFactory(needs_review=True)
    writer, reader = (factories.MembershipFactory(organisation=organisation).user for _ in range(2))
    event = factories.EventFactory(owner=organisation, region=region, title="Kaip buvo")
    unchanged = may_publish(event, writer)
    typed = whole(region, title="Pakeista")
    copy = save_copy(event=event, answers=typed, version=0, sitting=uuid.uuid4(), user=writer)
    before = [may_publish(event, somebody) for somebody in (writer, reader)]

    submitted = submit_event(event=event, user=writer)

    assert [unchanged, *before] == [True, False, False]
    assert [submitted.status, submitted.title] == ["published", "Kaip buvo"]
    assert [may_publish(submitted, somebody) for somebody in (writer, reader)] == [False, True]
    assert [*Event.objects.in_review(), *Event.objects.unpublished()] == [event]
    returned = return_event(event=event, note="Patikslinkite.")
    assert [returned.status, returned.review_note] == ["published", "Patikslinkite."]
    assert not Event.objects.in_review().exists()
    submit_event(event=event, user=writer)
    published = publish_event(event=event, user=reader, version=copy.version)
    assert [published.title, published.review_note] == ["Pakeista", ""]


def test_a_report_stays_however_many_promises_the_region_has(draft, region, user, monkeypatch):
    monkeypatch.setattr("events.forms.event_form.MOST_PROMISES", 1)
    kept, *_others = (factories.CommitmentFactory(event__region=region) for _ in range(3))
    said = row("promises", f"r{kept.pk}", status="done", note="Veikia.")
    event = publish(draft, whole(region, said), user)

    publish(event, answers_of(event) | {"venue": ["Salė"]}, user)

    assert CommitmentUpdate.objects.get().commitment == kept


def test_a_venue_too_long_for_a_place_is_no_place_of_an_agreement(draft, region, user):
    factories.OrganisationFactory(name="Sava")
    signed = row("agreements", ngo="Sava", municipality=factories.MunicipalityFactory().pk)

    publish(draft, whole(region, signed, venue="a" * 201), user)

    assert Agreement.objects.get().place == ""


def test_more_signatories_than_an_agreement_has_are_said_and_not_left_out(draft, region, user):
    agreement = factories.AgreementFactory()
    people = "\n".join(f"Vardenė Pavardenė{number}" for number in range(51))
    signed = row("agreements", agreement=agreement.pk, signatories=people)

    with pytest.raises(NotReady, match="Pasirašyti gali ne daugiau kaip 50 žmonių"):
        publish(draft, whole(region, signed), user)


def test_return_of_changes_is_told_in_the_history(region, user):
    event = factories.EventFactory(region=region)
    save_copy(event=event, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    submit_event(event=event, user=user)

    with pghistory.context(channel="page"):
        return_event(event=event, note="Patikslinkite.")

    assert versions_of(event, with_drafts=False)[-1].acts == ["grąžintas taisyti"]


def test_a_published_event_without_changes_has_nothing_to_submit(user):
    event = factories.EventFactory()

    submitted = submit_event(event=event, user=user)

    assert [submitted.is_in_review, WorkingCopy.objects.count()] == [False, 0]


def test_dropped_changes_take_the_note_of_their_review_along(region, user):
    event = factories.EventFactory(region=region)
    save_copy(event=event, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    submit_event(event=event, user=user)
    return_event(event=event, note="Ne taip.")

    assert discard_copy(event=event).review_note == ""


def test_event_whose_rows_nobody_is_changing_is_submitted_too(region, user):
    event = submit_event(event=factories.EventFactory(status="draft", region=region), user=user)

    again = submit_event(event=event, user=factories.UserFactory())

    assert [again.status, again.working_copy.submitted_by, again.working_copy.version] == [
        "in_review",
        user,
        1,
    ]


def test_event_in_the_bin_is_not_published(draft, region, user):
    copy = save_copy(event=draft, answers=whole(region), version=0, sitting=uuid.uuid4(), user=user)
    bin_event(event=draft)

    assert publish_event(event=draft, user=user, version=copy.version).status == "draft"


def test_what_has_happened_already_does_not_happen_again(draft, region, user):
    event = publish(draft, whole(region), user)
    withdrawn = withdraw_event(event=event)

    assert withdraw_event(event=event).withdrawn_at == withdrawn.withdrawn_at
    assert return_event(event=event, note="Vėlu").review_note == ""
    assert unbin_event(event=event).binned_at is None
    with pytest.raises(CopyConflict):
        publish_event(event=event, user=user, version=1)


def test_submitting_asks_for_the_same_as_publishing(draft, user):
    with pytest.raises(NotReady):
        submit_event(event=draft, user=user)

    assert Event.objects.get().status == "draft"


# ---- However many, and whatever


@pytest.mark.parametrize("rows", [1, 3])
def test_apply_query_count(draft, region, user, rows, django_assert_num_queries):
    services = [str(s.pk) for s in factories.ServiceTypeFactory.create_batch(2)]
    typed = whole(
        region,
        *(row("participants", name=f"Ona {n}", organisation="Sava") for n in range(rows)),
        *(row("presentations", topic="Tema", speaker=f"Jonas {n}") for n in range(rows)),
        *(row("outcomes", kind="need", text="Reikia", services=services) for _ in range(rows)),
        *(row("commitments", text="Pažada", region=region.pk, services=services) for _ in range(rows)),
    )
    factories.OrganisationFactory(name="Sava")
    form = form_of(draft, typed)

    with django_assert_num_queries(31):
        apply_answers(event=draft, form=form, user=user)

    assert [draft.participations.count(), draft.outcomes.count()] == [rows, rows]


@pytest.mark.parametrize("rows", [1, 3])
def test_change_query_count(region, user, rows, django_assert_num_queries):
    event = factories.EventFactory(region=region)
    service = factories.ServiceTypeFactory()
    for kind in (factories.ParticipationFactory, factories.PresentationFactory, factories.OutcomeFactory):
        kind.create_batch(rows, event=event)
    factories.CommitmentFactory.create_batch(rows, event=event)
    gone = factories.OutcomeFactory.create_batch(rows, event=event)
    typed = answers_of(event)
    typed["outcomes"] = [
        key for key in typed["outcomes"] if key not in {f"r{outcome.pk}" for outcome in gone}
    ]
    for name in [name for name in typed if name.endswith(("-topic", "-text"))]:
        typed[name] = ["Kitaip."]
    typed |= {
        f"{kind}-{key}-services": [str(service.pk)]
        for kind in ("outcomes", "commitments")
        for key in typed[kind]
    }
    form = form_of(event, typed)

    with django_assert_num_queries(38):
        apply_answers(event=event, form=form, user=user)

    assert {*event.outcomes.values_list("text", "services")} == {("Kitaip.", service.pk)}
    assert {*event.commitments.values_list("text", "services")} == {("Kitaip.", service.pk)}


def test_large_event_is_quick(draft, region, user):
    services = [str(s.pk) for s in factories.ServiceTypeFactory.create_batch(3)]
    factories.OrganisationFactory(name="Sava")
    typed = whole(
        region,
        *(
            row("participants", name=f"Ona Petraitė {n}", office="direktorė", organisation="Sava")
            for n in range(200)
        ),
        *(row("outcomes", kind="need", text="Reikia centro.", services=services) for _ in range(40)),
    )
    copy = save_copy(event=draft, answers=typed, version=0, sitting=uuid.uuid4(), user=user)
    started = time.process_time()

    form = form_of(draft, copy.answers)
    apply_answers(event=draft, form=form, user=user)

    # The processor's time alone, and far more than it takes: a slow neighbour is no fault of the form.
    assert time.process_time() - started < 2
    assert [draft.participations.count(), draft.outcomes.count()] == [200, 40]


NAMES = [
    f"{kind}-{key}-{field}" for kind in ROWS for key in ("r1", "a" * 12, "b" * 12) for field in ROWS[kind]
]
VALUES = st.sampled_from(
    [
        "",
        "on",
        "1",
        "2",
        "2017",
        "2017-02-30",
        "new",
        "ngo",
        "guest",
        "speaker",
        "done",
        "a" * 400,
        "Ona",
        "\x00",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.sampled_from(
            [*NAMES, "title", "kind", "starts_on", "ends_on", "starts_at", "is_nationwide", "region"]
        ),
        st.lists(VALUES, min_size=1, max_size=2),
        max_size=40,
    )
)
def test_no_answer_breaks_what_is_written(region, user, typed):
    event = factories.EventFactory(region=region)
    rows = {kind: ["r1", "a" * 12, "b" * 12] for kind in ROWS}
    save_copy(event=event, answers=typed | rows, version=0, sitting=uuid.uuid4(), user=user)

    with applied(event, user) as shown:
        assert shown.title != ""
