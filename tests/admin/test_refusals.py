"""What the rules refuse is said at the form, never with an error page, and nothing typed is lost."""

import pytest
from django.contrib.admin.utils import quote
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import AttendanceGroup, Commitment, Event, Participation, Photo
from municipalities.models import Agreement, Cluster, Organisation, Person, Source
from tests import factories
from tests.admin.forms import address, errors, filled_in, new_row


def message(model, name):
    """Return what the model's constraint says."""
    return next(str(rule.violation_error_message) for rule in model._meta.constraints if rule.name == name)


def test_second_current_agreement_is_refused(desk):
    first = factories.AgreementFactory()
    page = address(Agreement, "add")
    data = filled_in(desk.get(page)) | {"ngo": first.ngo_id, "municipality": first.municipality_id}

    response = desk.post(page, data)

    assert errors(response) == [message(Agreement, "agreement_current_stands_once")]
    assert Agreement.objects.count() == 1


def test_signed_agreement_needs_its_date(desk):
    agreement = factories.AgreementFactory()
    page = address(Agreement, "change", agreement.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"status": "signed"})

    assert errors(response) == [message(Agreement, "agreement_signed_has_signing_date")]


def test_month_is_written_as_its_first_day(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"starts_on_precision": "month"})

    assert errors(response) == [message(Event, "event_starts_on_shows_no_more_than_is_known")]


def test_event_is_not_published_without_its_lead(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"lead": "", "venue": "Kultūros centras"})

    assert errors(response) == [message(Event, "event_published_has_title_date_region_lead")]
    assert response.context["adminform"].form["venue"].value() == "Kultūros centras"


def test_slug_that_is_taken_is_refused(desk):
    taken = factories.EventFactory()
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"slug": taken.slug})

    assert len(response.context["adminform"].form.errors["slug"]) == 1


def test_participation_of_nobody_is_refused(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)
    data = new_row(filled_in(desk.get(page)), "participations", role="guest", position=1)

    response = desk.post(page, data)

    assert errors(response) == [message(Participation, "participation_is_of_somebody")]


def test_participant_that_stands_there_already_is_refused(desk):
    there = factories.ParticipationFactory()
    page = address(Event, "change", there.event_id)
    data = new_row(
        filled_in(desk.get(page)), "participations", role=there.role, person=there.person_id, position=1
    )

    response = desk.post(page, data)

    assert message(Participation, "participation_stands_once") in errors(response)
    assert Participation.objects.count() == 1


def test_same_participant_twice_in_one_save_is_refused(desk):
    event, person = factories.EventFactory(), factories.PersonFactory()
    page = address(Event, "change", event.pk)
    row = {"role": "guest", "person": person.pk, "position": 0}
    data = new_row(new_row(filled_in(desk.get(page)), "participations", **row), "participations", **row)

    response = desk.post(page, data)

    assert errors(response) == [message(Participation, "participation_stands_once")]
    assert Participation.objects.count() == 0


def test_same_sector_twice_in_one_save_is_refused(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)
    data = filled_in(desk.get(page))
    for count in (3, 5):
        data = new_row(data, "attendance_groups", sector="ngos", count=count)

    response = desk.post(page, data)

    assert errors(response) == [message(AttendanceGroup, "attendance_group_stands_once")]


def test_same_rows_with_an_unknown_part_stand_side_by_side(desk):
    cluster = factories.ClusterFactory()
    page = address(Cluster, "change", cluster.pk)
    source = factories.SourceFactory()
    data = filled_in(desk.get(page))
    for _ in range(2):
        data = new_row(data, "memberships", source=source.pk)

    response = desk.post(page, data)

    # Both rows lack their organisation, which is said of each; that they are alike is not.
    assert len(errors(response)) == 2


def test_commitment_is_not_done_within_its_event(desk):
    commitment = factories.CommitmentFactory()
    page = address(Event, "change", commitment.event_id)

    response = desk.post(page, filled_in(desk.get(page)) | {"commitments-0-status": "done"})

    assert errors(response) == [message(Commitment, "commitment_done_has_closing_update")]


def test_done_commitment_stays_done_within_its_event(desk):
    commitment = factories.DoneCommitmentFactory()
    page = address(Event, "change", commitment.event_id)

    response = desk.post(page, filled_in(desk.get(page)) | {"commitments-0-text": "Pažadėta kitaip."})

    commitment.refresh_from_db()
    assert response.status_code == 302
    assert (commitment.status, commitment.text) == ("done", "Pažadėta kitaip.")


def closing_row(data, **values):
    source = factories.SourceFactory()
    row = {"reported_on": "2018-05-02", "reported_on_precision": "day", "status": "done", "note": "Įvykdyta."}
    return new_row(data, "updates", **row, source=source.pk, **values)


def test_commitment_is_closed_by_an_update_of_the_same_save(desk):
    commitment = factories.CommitmentFactory()
    page = address(Commitment, "change", commitment.pk)
    data = closing_row(filled_in(desk.get(page)) | {"status": "done"}, closes="on")

    response = desk.post(page, data)

    commitment.refresh_from_db()
    assert response.status_code == 302
    assert commitment.status == "done"
    assert commitment.closing_update == commitment.updates.get()


def test_new_commitment_is_closed_at_once(desk):
    event, municipality = factories.EventFactory(), factories.MunicipalityFactory()
    page = address(Commitment, "add")
    data = filled_in(desk.get(page)) | {
        "event": event.pk, "text": "Įsteigs dienos centrą.", "status": "done",
        "responsible_municipality": municipality.pk,
    }  # fmt: skip

    response = desk.post(page, closing_row(data, closes="on"))

    commitment = Commitment.objects.get()
    assert response.status_code == 302
    assert (commitment.status, commitment.closing_update) == ("done", commitment.updates.get())


@pytest.mark.parametrize(("status", "ticks"), [("done", []), ("open", ["on"]), ("done", ["on", "on"])])
def test_commitment_has_a_closing_update_exactly_when_done(desk, status, ticks):
    commitment = factories.CommitmentFactory()
    page = address(Commitment, "change", commitment.pk)
    data = filled_in(desk.get(page)) | {"status": status}
    for tick in ticks or [""]:
        data = closing_row(data, closes=tick)

    response = desk.post(page, data)

    assert len(errors(response)) == 1
    assert commitment.updates.count() == 0


def test_commitment_is_opened_again(desk):
    commitment = factories.DoneCommitmentFactory()
    page = address(Commitment, "change", commitment.pk)
    data = filled_in(desk.get(page)) | {"status": "in_progress"}
    del data["updates-0-closes"]

    response = desk.post(page, data)

    commitment.refresh_from_db()
    assert response.status_code == 302
    assert (commitment.status, commitment.closing_update) == ("in_progress", None)


def test_closing_update_is_not_deleted(desk):
    commitment = factories.DoneCommitmentFactory()
    page = address(Commitment, "change", commitment.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"updates-0-DELETE": "on"})

    assert response.status_code == 200
    assert commitment.updates.count() == 1


def test_update_without_its_note_is_refused_before_the_closing_is_looked_at(desk):
    commitment = factories.CommitmentFactory()
    page = address(Commitment, "change", commitment.pk)
    data = closing_row(filled_in(desk.get(page)) | {"status": "done"})

    response = desk.post(page, data | {"updates-0-note": ""})

    assert len(errors(response)) == 1


def test_what_only_the_database_sees_is_said_at_the_form(desk, monkeypatch):
    first = factories.AgreementFactory()
    page = address(Agreement, "add")
    data = filled_in(desk.get(page)) | {
        "ngo": first.ngo_id,
        "municipality": first.municipality_id,
        "term": "5 metai",
    }
    # As if the first agreement had come between the check and the save.
    monkeypatch.setattr("django.db.models.UniqueConstraint.validate", lambda *_args, **_kwargs: None)

    response = desk.post(page, data)

    assert errors(response) == [message(Agreement, "agreement_current_stands_once")]
    assert response.context["adminform"].form["term"].value() == "5 metai"


def test_picture_is_a_picture_still_when_the_database_refused_its_row(desk, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    photo = factories.PhotoFactory()
    page = address(Photo, "add")
    data = filled_in(desk.get(page)) | {"event": photo.event_id, "visibility": "public"}
    with photo.image.open() as picture:
        image = SimpleUploadedFile("nuotrauka.png", picture.read())
    monkeypatch.setattr("django.db.models.CheckConstraint.validate", lambda *_args, **_kwargs: None)

    response = desk.post(page, data | {"image": image})

    assert errors(response) == [message(Photo, "photo_public_is_described_and_agreed")]


def test_slug_taken_in_between_is_said_at_the_form(desk, monkeypatch):
    taken = factories.OrganisationFactory()
    page = address(Organisation, "add")
    data = filled_in(desk.get(page)) | {"slug": taken.slug, "name": "Organizacija", "kind": "ngo"}
    monkeypatch.setattr(Organisation, "validate_unique", lambda *_args, **_kwargs: None)

    response = desk.post(page, data)

    assert len(errors(response)) == 1
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("factory", "model"), [(factories.PersonFactory, Person), (factories.SourceFactory, Source)]
)
def test_row_that_others_rest_on_is_not_deleted(desk, factory, model):
    row = factory()
    if model is Person:
        factories.ParticipationFactory(person=row)
    else:
        factories.ClaimFactory(source=row)

    response = desk.post(address(model, "delete", quote(row.pk)), {"post": "yes"})

    assert response.status_code == 200
    assert len(response.context["protected"]) == 1
    assert model.objects.filter(pk=row.pk).exists()


def test_chosen_rows_that_others_rest_on_are_not_deleted(desk):
    person = factories.ParticipationFactory().person

    response = desk.post(
        address(Person, "changelist"),
        {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"},
    )

    assert response.status_code == 200
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("region", "x"), ("region", "9" * 40), ("source", "-1"), ("services", "x"), ("agreements", "9" * 40),
        ("starts_on", "x"), ("starts_on", "2017-02-30"), ("starts_on_precision", "week"), ("status", "x"),
        ("headcount", "9" * 40), ("headcount", "0"), ("slug", "a b"), ("title", "x" * 300),
        ("participations-TOTAL_FORMS", "x"), ("participations-TOTAL_FORMS", "99999"), ("starts_at", "25:99"),
    ],
)  # fmt: skip
def test_rubbish_is_refused_at_the_form(desk, name, value):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {name: value})

    assert response.status_code == 200
    assert len(errors(response)) >= 1


def test_nul_is_refused(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"title": "a\0b"})

    assert response.status_code == 400


def test_file_that_is_no_picture_is_refused(desk):
    event = factories.EventFactory()
    page = address(Event, "change", event.pk)
    image = SimpleUploadedFile("nuotrauka.png", b"no picture")
    data = new_row(filled_in(desk.get(page)), "photos", position=0, visibility="internal")

    response = desk.post(page, data | {"photos-0-image": image})

    assert response.status_code == 200
    assert len(errors(response)) == 1


def test_public_photo_needs_its_description(desk):
    photo = factories.PhotoFactory()
    page = address(Event, "change", photo.event_id)

    response = desk.post(page, filled_in(desk.get(page)) | {"photos-0-visibility": "public"})

    assert errors(response) == [message(type(photo), "photo_public_is_described_and_agreed")]


def test_error_page_is_not_needed_for_an_unknown_model(desk):
    response = desk.get(reverse("admin:index") + "events/nothing/")

    assert response.status_code == 404
