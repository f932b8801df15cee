"""Events and all that belongs to them."""

import datetime as dt

import pytest
import time_machine
from django.db.models import RestrictedError
from django.utils import timezone, translation
from factory import SubFactory

from events.models import Attachment, Commitment, Event, Outcome, Photo
from municipalities.partial_dates import PartialDate
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import (
    AttachmentFactory,
    AttendanceGroupFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    CorrectionFactory,
    DoneCommitmentFactory,
    DraftEventFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PhotoFactory,
    PresentationFactory,
    PressTextFactory,
    RegionFactory,
    SourceFactory,
    UploadFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2017, 9, 5)
DAY_BEFORE = dt.date(2017, 9, 4)
DAY_AFTER = dt.date(2017, 9, 6)
TEN = dt.time(10)
NINE = dt.time(9)

BREACHES = each(
    Breach("event_ends_no_earlier_than_it_starts", EventFactory, {"starts_on": DAY, "ends_on": DAY_BEFORE}),
    Breach("event_ends_no_earlier_than_it_starts", EventFactory, {"starts_at": TEN, "ends_at": NINE}),
    Breach(
        "event_ends_no_earlier_than_it_starts",
        EventFactory,
        {"starts_on": DAY, "ends_on": DAY, "starts_at": TEN, "ends_at": NINE},
    ),
    Breach("event_end_has_its_start", DraftEventFactory, {"ends_on": DAY}),
    Breach("event_end_has_its_start", EventFactory, {"ends_at": TEN}),
    Breach("event_time_is_of_a_known_day", DraftEventFactory, {"starts_at": TEN}),
    Breach(
        "event_time_is_of_a_known_day",
        EventFactory,
        {"starts": PartialDate.parse("2017-09"), "starts_at": TEN},
    ),
    Breach(
        "event_time_is_of_a_known_day",
        EventFactory,
        {"starts": PartialDate.parse("2017-09-05", is_latest=True), "starts_at": TEN},
    ),
    *(
        Breach("event_published_has_title_date_region_lead", EventFactory, {field: empty})
        for field, empty in (("title", ""), ("starts_on", None), ("region", None), ("lead", ""))
    ),
    Breach("event_nationwide_has_no_region", EventFactory, {"is_nationwide": True}),
    Breach("event_headcount_is_between_1_and_5000", EventFactory, {"headcount": 0}),
    Breach("event_in_the_bin_is_not_published", EventFactory, {"binned_at": timezone.now()}),
    Breach("working_copy_version_counts_from_1", WorkingCopyFactory, {"version": 0}),
    Breach("upload_attempt_makes_one_file", UploadFactory, same=("event", "token")),
    Breach("press_text_says_something", PressTextFactory, {"text": ""}, is_required=True),
    Breach("correction_says_what_was_corrected", CorrectionFactory, {"note": ""}, is_required=True),
    Breach(
        "photo_public_of_children_says_who_agreed",
        PhotoFactory,
        {
            "visibility": "public",
            "caption": "Salė",
            "alt": "Žmonės salėje",
            "has_consent": True,
            "shows_children": True,
        },
    ),
    Breach("event_headcount_is_between_1_and_5000", EventFactory, {"headcount": 5001}),
    Breach("participation_is_of_somebody", ParticipationFactory, {"person": None}),
    Breach("participation_stands_once", ParticipationFactory, same=("event", "person")),
    Breach(
        "participation_stands_once",
        ParticipationFactory,
        lambda _row: {"person": None},
        other={"person": None, "organisation": SubFactory(OrganisationFactory)},
        same=("event", "organisation"),
    ),
    Breach("attendance_group_stands_once", AttendanceGroupFactory, same=("event", "sector")),
    Breach("attendance_group_count_is_positive", AttendanceGroupFactory, {"count": 0}),
    Breach("presentation_has_a_topic", PresentationFactory, {"topic": ""}, is_required=True),
    Breach("outcome_says_something", OutcomeFactory, {"text": ""}, is_required=True),
    Breach("commitment_says_what_is_promised", CommitmentFactory, {"text": ""}, is_required=True),
    Breach("commitment_has_somebody_responsible", CommitmentFactory, {"responsible_municipality": None}),
    Breach("commitment_done_has_closing_update", CommitmentFactory, {"status": "done"}),
    Breach("update_rests_on_an_event_or_a_source", CommitmentUpdateFactory, {"source": None}),
    Breach("update_says_something", CommitmentUpdateFactory, {"note": ""}, is_required=True),
    *(
        Breach(
            "photo_public_is_described_and_agreed",
            PhotoFactory,
            {
                "visibility": "public",
                "caption": "Salė",
                "alt": "Žmonės salėje",
                "has_consent": True,
                **missing,
            },
        )
        for missing in ({"caption": ""}, {"alt": ""}, {"has_consent": False})
    ),
)

# What lies just inside a rule, and what only looks like breaking it.
TRUE_ROWS = [
    (DraftEventFactory, {}),
    (EventFactory, {"starts_on": DAY, "ends_on": DAY}),
    (EventFactory, {"starts_at": TEN}),
    (EventFactory, {"starts_at": TEN, "ends_at": TEN}),
    (EventFactory, {"starts_on": DAY, "ends_on": DAY_AFTER, "starts_at": TEN, "ends_at": NINE}),
    (EventFactory, {"headcount": 1}),
    (EventFactory, {"headcount": 5000}),
    (EventFactory, {"region": None, "is_nationwide": True}),
    (AttendanceGroupFactory, {"count": 1}),
    (AttendanceGroupFactory, {"count": None}),
    (CommitmentFactory, {"status": "dropped"}),
    (PhotoFactory, {"visibility": "public", "caption": "Salė", "alt": "Žmonės salėje", "has_consent": True}),
]


@BREACHES
def test_database_keeps_the_rule(breach):
    assert_refused_by_database(breach)


@BREACHES
def test_rule_is_explained(breach):
    assert_explained(breach)


@pytest.mark.parametrize(("factory", "values"), TRUE_ROWS)
def test_true_row_is_accepted(factory, values):
    row = factory(**values)

    row.refresh_from_db()

    assert {name: getattr(row, name) for name in values} == values
    row.full_clean()


def test_person_stands_at_an_event_in_several_roles():
    speaker = ParticipationFactory(role="speaker")

    signatory = ParticipationFactory(event=speaker.event, person=speaker.person, role="signatory")

    assert list(speaker.event.participations.all()) == [speaker, signatory]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (lambda: EventFactory(title="Apskrito stalo diskusija"), "Apskrito stalo diskusija"),
        (
            lambda: ParticipationFactory(
                person__name="Ona Onaitė", organisation=OrganisationFactory(name="Skėtis")
            ),
            "Ona Onaitė",
        ),
        (
            lambda: ParticipationFactory(person=None, organisation=OrganisationFactory(name="Skėtis")),
            "Skėtis",
        ),
        (lambda: PresentationFactory(topic="Ką keisime"), "Ką keisime"),
        (lambda: OutcomeFactory(text="Trūksta asistentų."), "Trūksta asistentų."),
        (lambda: CommitmentFactory(text="Parengs planą."), "Parengs planą."),
        (lambda: CommitmentUpdateFactory(note="Planas parengtas."), "Planas parengtas."),
        (lambda: AttachmentFactory(title="Protokolas"), "Protokolas"),
        (lambda: PhotoFactory(caption="Salė", alt="Žmonės salėje"), "Salė"),
        (lambda: PhotoFactory(alt="Žmonės salėje"), "Žmonės salėje"),
    ],
)
def test_row_shows_its_name(row, text):
    assert str(row()) == text


def test_event_without_a_title_says_so():
    with translation.override("en"):
        assert str(DraftEventFactory()) == "(no title yet)"


def test_attendance_group_shows_its_sector():
    with translation.override("en"):
        assert str(AttendanceGroupFactory(sector="ngos")) == "non-governmental organisations"


# ---- Which events


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_public_reads_published_events_only(status):
    published = EventFactory()
    EventFactory(status=status)

    assert list(Event.objects.published()) == [published]


def test_region_has_the_events_it_hosted_and_those_it_was_invited_to():
    region = RegionFactory()
    hosted = EventFactory(region=region)
    invited = EventFactory(guest_regions=[region, RegionFactory()])
    both = EventFactory(region=region, guest_regions=[region])
    EventFactory(guest_regions=[RegionFactory()])

    assert set(Event.objects.in_region(region)) == {hosted, invited, both}
    assert Event.objects.in_region(region).count() == 3


def test_municipality_attended_the_events_it_hosted_and_those_it_was_represented_at():
    municipality = MunicipalityFactory()
    hosted = EventFactory(host_municipality=municipality)
    represented = EventFactory(municipalities=[municipality, MunicipalityFactory()])
    both = EventFactory(host_municipality=municipality, municipalities=[municipality])
    EventFactory(region=municipality.region, host_municipality=MunicipalityFactory())

    assert set(Event.objects.attended_by(municipality)) == {hosted, represented, both}
    assert Event.objects.attended_by(municipality).count() == 3


def test_newest_event_stands_first_and_undated_last():
    undated = DraftEventFactory()
    older = EventFactory(starts_on=DAY_BEFORE)
    first = EventFactory(starts_on=DAY)
    second = EventFactory(starts_on=DAY)

    assert list(Event.objects.order_by("pk").newest_first()) == [second, first, older, undated]
    assert list(Event.objects.all()) == [second, first, older, undated]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_events_takes_one_query(rows, django_assert_num_queries):
    EventFactory.create_batch(rows, host_municipality=MunicipalityFactory())

    with django_assert_num_queries(1):
        shown = [(row.title, row.region.name, row.host_municipality.name) for row in Event.objects.for_list()]

    assert len(shown) == rows


def test_words_of_an_event_are_folded_for_searching():
    event = EventFactory(title="Šiaulių ŽŪKLAUS", lead="Įvyko.", body="Ąžuolas", venue="Kėdainių g. 1")

    event.refresh_from_db(fields=["words"])

    assert event.words == "siauliu zuklaus ivyko. azuolas kedainiu g. 1"


# ---- Outcomes


def test_outcome_is_heard_at_the_event_that_records_it_and_at_others():
    event, elsewhere = EventFactory.create_batch(2)
    recorded = OutcomeFactory(event=event)
    again = OutcomeFactory(event=elsewhere, also_heard_at=[event, EventFactory()])
    both = OutcomeFactory(event=event, also_heard_at=[event])
    OutcomeFactory(event=elsewhere)

    assert set(Outcome.objects.heard_at(event)) == {recorded, again, both}
    assert Outcome.objects.heard_at(event).count() == 3


@pytest.mark.parametrize("factory", [OutcomeFactory, CommitmentFactory])
@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_came_of_an_event_is_as_public_as_the_event(factory, status):
    public = factory()
    factory(event__status=status)

    assert list(type(public).objects.public()) == [public]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_outcomes_takes_two_queries(rows, django_assert_num_queries):
    OutcomeFactory.create_batch(rows, municipality=MunicipalityFactory(), institution=OrganisationFactory())

    with django_assert_num_queries(2):
        shown = [
            (
                str(row.event),
                row.event.starts,
                row.municipality.name,
                row.institution.name,
                [*row.services.all()],
            )
            for row in Outcome.objects.for_list()
        ]

    assert len(shown) == rows


# ---- Commitments

TODAY = dt.date(2017, 9, 30)
DUE = [
    ("2017-09-29", "2017-09-30", True),
    ("2017-09-30", "2017-09-30", False),
    ("2017-10-01", "2017-09-30", False),
    ("2017-09", "2017-09-30", False),
    ("2017-09", "2017-10-01", True),
    ("2017-10", "2017-09-30", False),
    ("2017-02", "2017-02-28", False),
    ("2017", "2017-12-31", False),
    ("2017", "2018-01-01", True),
    ("2018", "2017-12-31", False),
]


@pytest.mark.parametrize(("due", "today", "is_overdue"), DUE)
def test_commitment_is_overdue_after_the_last_day_on_which_it_was_due(due, today, is_overdue):
    commitment = CommitmentFactory(due=PartialDate.parse(due))

    with time_machine.travel(f"{today} 12:00+03:00", tick=False):
        assert Commitment.objects.overdue().exists() is is_overdue
        assert commitment.is_overdue is is_overdue
    assert Commitment.objects.overdue(dt.date.fromisoformat(today)).exists() is is_overdue


@pytest.mark.parametrize(
    ("moment", "is_overdue"), [("2017-09-30 20:59+00:00", False), ("2017-09-30 21:00+00:00", True)]
)
def test_day_ends_at_midnight_in_vilnius(moment, is_overdue):
    commitment = CommitmentFactory(due_on=dt.date(2017, 9, 30))

    with time_machine.travel(moment, tick=False):
        assert Commitment.objects.overdue().exists() is is_overdue
        assert commitment.is_overdue is is_overdue


@pytest.mark.parametrize(
    ("status", "is_overdue"), [("open", True), ("in_progress", True), ("dropped", False)]
)
def test_only_an_unfinished_commitment_is_overdue(status, is_overdue):
    commitment = CommitmentFactory(status=status, due_on=DAY)

    assert Commitment.objects.overdue(DAY_AFTER).exists() is is_overdue
    assert Commitment.objects.unfinished().exists() is is_overdue
    assert commitment.is_overdue is is_overdue


def test_kept_commitment_is_never_overdue():
    commitment = DoneCommitmentFactory(due_on=DAY)

    assert Commitment.objects.overdue(DAY_AFTER).exists() is False
    assert Commitment.objects.unfinished().exists() is False
    assert commitment.is_overdue is False


def test_commitment_without_a_due_date_is_never_overdue():
    commitment = CommitmentFactory()

    assert Commitment.objects.overdue(dt.date.max).exists() is False
    assert commitment.is_overdue is False


def test_update_that_closes_a_commitment_stays():
    commitment = DoneCommitmentFactory()

    with pytest.raises(RestrictedError):
        commitment.closing_update.delete()


def test_closed_commitment_goes_with_its_event():
    commitment = DoneCommitmentFactory()

    commitment.event.delete()

    assert Commitment.objects.exists() is False


def test_region_has_the_commitments_made_there_and_by_its_own():
    region = RegionFactory()
    at_its_event = CommitmentFactory(event__region=region)
    together = CommitmentFactory(responsible_region=region)
    of_municipality = CommitmentFactory(responsible_municipality__region=region)
    of_organisation = CommitmentFactory(responsible_organisation=OrganisationFactory(region=region))
    CommitmentFactory(responsible_organisation=OrganisationFactory(region=RegionFactory()))

    assert set(Commitment.objects.in_region(region)) == {
        at_its_event,
        together,
        of_municipality,
        of_organisation,
    }


def test_municipality_has_its_own_commitments_and_those_of_its_bodies():
    municipality = MunicipalityFactory()
    own = CommitmentFactory(responsible_municipality=municipality)
    of_its_school = CommitmentFactory(
        responsible_municipality=None, responsible_organisation=OrganisationFactory(municipality=municipality)
    )
    CommitmentFactory(responsible_organisation=OrganisationFactory(municipality=MunicipalityFactory()))
    CommitmentFactory(event__host_municipality=municipality)

    assert set(Commitment.objects.of_municipality(municipality)) == {own, of_its_school}


def test_everybody_who_made_the_promise_is_responsible():
    organisation, municipality, region = OrganisationFactory(), MunicipalityFactory(), RegionFactory()

    commitment = CommitmentFactory(
        responsible_organisation=organisation,
        responsible_municipality=municipality,
        responsible_region=region,
    )

    assert commitment.responsible == [organisation, municipality, region]


def test_only_who_made_the_promise_is_responsible():
    municipality = MunicipalityFactory()

    commitment = CommitmentFactory(responsible_municipality=municipality)

    assert commitment.responsible == [municipality]


def test_commitment_due_first_stands_first_and_undated_last():
    undated = CommitmentFactory(position=0)
    later = CommitmentFactory(due_on=DAY_AFTER, position=0)
    second = CommitmentFactory(due_on=DAY, position=2)
    first = CommitmentFactory(due_on=DAY, position=1)

    assert list(Commitment.objects.all()) == [first, second, later, undated]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_commitments_takes_one_query(rows, django_assert_num_queries):
    CommitmentFactory.create_batch(
        rows, responsible_organisation=OrganisationFactory(), responsible_region=RegionFactory()
    )

    with django_assert_num_queries(1):
        shown = [
            (row.get_absolute_url(), row.event.starts, [str(who) for who in row.responsible])
            for row in Commitment.objects.for_list()
        ]

    assert len(shown) == rows


def test_update_may_rest_on_an_event_or_on_a_source():
    event, source = EventFactory(), SourceFactory()

    update = CommitmentUpdateFactory(event=event, source=None)
    other = CommitmentUpdateFactory(event=None, source=source)

    assert (update.event, other.source) == (event, source)


# ---- Files


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_public_attachments_are_those_of_published_events():
    public = AttachmentFactory(visibility="public")
    AttachmentFactory(visibility="internal")
    AttachmentFactory(visibility="public", event__status="withdrawn")

    assert list(Attachment.objects.public()) == [public]


def test_public_photos_are_those_of_published_events():
    agreed = {"caption": "Salė", "alt": "Žmonės salėje", "has_consent": True}
    public = PhotoFactory(visibility="public", **agreed)
    PhotoFactory(visibility="internal", **agreed)
    PhotoFactory(visibility="public", event__status="draft", **agreed)

    assert list(Photo.objects.public()) == [public]


@pytest.mark.parametrize(
    ("factory", "field", "folder", "suffix"),
    [(AttachmentFactory, "file", "attachments", ".pdf"), (PhotoFactory, "image", "photos", ".png")],
)
def test_path_of_a_file_tells_nothing_but_its_extension(factory, field, folder, suffix):
    row, twin = factory.create_batch(2, **{f"{field}__filename": f"Slaptas vardas{suffix.upper()}"})

    path, other = getattr(row, field).name, getattr(twin, field).name

    assert path.startswith(f"{folder}/")
    assert path.endswith(suffix)
    assert len(path) == len(folder) + 1 + 36 + len(suffix)
    assert path != other


def test_photo_knows_its_size():
    photo = PhotoFactory(image__width=40, image__height=30)

    photo.refresh_from_db()

    assert (photo.width, photo.height) == (40, 30)


@pytest.mark.parametrize(("note", "sectors"), [("", ["ngos", "health"]), ("penkių NVO atstovai", ["ngos"])])
def test_sectors_that_words_name_already_need_a_number(note, sectors):
    event = EventFactory(attendance_note=note)
    AttendanceGroupFactory(event=event, sector="ngos", count=5)
    AttendanceGroupFactory(event=event, sector="health")

    assert [group.sector for group in event.sectors] == sectors
