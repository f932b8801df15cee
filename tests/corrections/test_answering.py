"""Those who own a page answer what was reported about it, and the answer stands on the page."""

import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events.desk import waiting_elsewhere
from portal.corrections.models import KEPT_AFTER_ANSWER, ErrorReport
from tests.factories import (
    AnsweredReportFactory,
    ErrorReportFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/darbastalis/pranesimai/"
SAID = {"state": "corrected", "reported": "Data buvo ne ta.", "answer": "Įrašėme tikrąją datą."}
XSS = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def report_of_an_editor(**facts):
    """A report about an event, and the editor of the event's owner."""
    editor = MembershipFactory()
    event = EventFactory(owner=editor.organisation)
    report = ErrorReportFactory(event=event, page=event.get_absolute_url(), subject=event.title, **facts)
    return report, editor.user


def answer(client, report, **changes):
    seen = report.answered_at.isoformat() if report.answered_at else ""
    return client.post(report.get_absolute_url(), {**SAID, "seen": seen, **changes})


# ---- Whose it is


def test_each_role_meets_the_reports_that_are_its_own(client):
    region = RegionFactory()
    editor = MembershipFactory()
    people = {
        "newcomer": UserFactory(),
        "editor": editor.user,
        "other editor": MembershipFactory().user,
        "expert": ExpertMembershipFactory(region=region).user,
        "other expert": ExpertMembershipFactory().user,
        "official": OfficialMembershipFactory().user,
        "administrator": UserFactory(is_superuser=True),
    }
    reports = {
        "event": ErrorReportFactory(event=EventFactory(owner=editor.organisation, region=region)),
        "region": ErrorReportFactory(region=region),
        "whole": ErrorReportFactory(),
    }

    there = {}
    for role, person in people.items():
        client.force_login(person)
        there[role] = {
            name
            for name, report in reports.items()
            for method in (client.get, client.post)
            if method(report.get_absolute_url()).status_code == 200
        }

    assert there == {
        "newcomer": set(),
        "editor": {"event"},
        "other editor": set(),
        "expert": {"event", "region"},
        "other expert": set(),
        "official": set(),
        "administrator": {"event", "region", "whole"},
    }


def test_hidden_report_answers_like_an_absent_one(client):
    report = ErrorReportFactory()
    client.force_login(MembershipFactory().user)

    texts = [
        client.get(reverse("corrections:report_answer", args=[pk])).text.replace(str(pk), "")
        for pk in (report.pk, report.pk + 1000)
    ]

    assert len({"".join(mark for mark in text if not mark.isdigit()) for text in texts}) == 1


def test_whoever_has_not_logged_in_is_asked_to(client):
    report = ErrorReportFactory()

    for address in (LIST, report.get_absolute_url()):
        assert client.get(address).url == f"/prisijungti/?next={address}"


def test_desk_tells_of_reports_that_wait():
    report, editor = report_of_an_editor()
    AnsweredReportFactory(event=report.event)

    people = {"editor": editor, "other editor": MembershipFactory().user, "newcomer": UserFactory()}
    told = {
        name: [one.sentence for one in waiting_elsewhere(person) if one.address == f"{LIST}?busena=laukia"]
        for name, person in people.items()
    }

    assert told == {
        "editor": ["1 pranešimas apie klaidą laukia jūsų atsakymo."],
        "other editor": [],
        "newcomer": [],
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_report_list_query_count(client, rows, django_assert_num_queries):
    editor = MembershipFactory()
    for _row in range(rows):
        ErrorReportFactory(event=EventFactory(owner=editor.organisation))
    client.force_login(editor.user)
    client.get(LIST)

    with django_assert_num_queries(6):
        response = client.get(LIST)

    assert len(response.context["page"]) == rows


# ---- Answering


@pytest.mark.parametrize("state", ["corrected", "kept"])
def test_answer_stands_on_the_page_and_what_the_reader_wrote_does_not(client, state):
    report, editor = report_of_an_editor(wrong="Slaptas skundas", email="skaitytoja@example.com")
    client.force_login(editor)

    response = answer(client, report, state=state)

    client.logout()
    texts = [client.get(page).text for page in (report.page, "/pataisymai/", "/en/pataisymai/")]
    report.refresh_from_db()
    assert response.url == LIST
    assert (report.state, report.answered_by) == (state, editor)
    for text in texts:
        assert SAID["reported"] in text
        assert SAID["answer"] in text
        assert "Slaptas skundas" not in text
        assert "skaitytoja@example.com" not in text


def test_answer_in_english_is_read_on_the_english_page(client):
    report, editor = report_of_an_editor()
    client.force_login(editor)

    answer(client, report, reported_en="The date was wrong.", answer_en="We wrote the right one.")

    text = client.get(f"/en{report.page}").text
    assert "The date was wrong." in text
    assert "We wrote the right one." in text
    assert SAID["answer"] not in text


def test_what_is_put_aside_is_seen_by_nobody_else(client):
    report, editor = report_of_an_editor()
    client.force_login(editor)

    answer(client, report, state="put_aside", reported="Palikta", answer="Palikta")

    report.refresh_from_db()
    assert (report.state, report.reported, report.answer) == ("put_aside", "", "")
    assert "Palikta" not in client.get(report.page).text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"state": ""}, "Pasirinkite, ką padarėte."),
        ({"state": "waiting"}, "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo."),
        ({"reported": ""}, "Įrašykite, kas pranešta."),
        ({"answer": " "}, "Parašykite, kas padaryta arba kodėl lieka kaip yra."),
        ({"answer": "a" * 1001}, "1000"),
    ],
)
def test_what_is_missing_in_the_answer_is_said(client, changes, message):
    report, editor = report_of_an_editor()
    client.force_login(editor)

    response = answer(client, report, **changes)

    report.refresh_from_db()
    assert response.status_code == 200
    assert message in response.text
    assert report.is_waiting


def test_second_of_two_who_answer_is_told_of_the_first(client):
    report, editor = report_of_an_editor()
    client.force_login(editor)
    answer(client, report)

    response = client.post(report.get_absolute_url(), {**SAID, "answer": "Kitas", "seen": ""}, follow=True)

    report.refresh_from_db()
    assert report.answer == SAID["answer"]
    assert "Kažkas atsakė anksčiau" in response.text


def test_answer_can_be_changed_and_the_reporter_is_written_to_once(
    client, django_capture_on_commit_callbacks
):
    report, editor = report_of_an_editor(email="skaitytoja@example.com", language="en")
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        answer(client, report)
        report.refresh_from_db()
        answer(client, report, answer="Dar tiksliau.")

    report.refresh_from_db()
    (letter,) = mail.outbox
    assert report.answer == "Dar tiksliau."
    assert letter.to == ["skaitytoja@example.com"]
    assert letter.subject == "Your report of an error is answered"
    assert f"http://testserver/en{report.page}" in letter.body
    assert SAID["answer"] in letter.body


@pytest.mark.parametrize(("email", "state"), [("", "corrected"), ("skaitytoja@example.com", "put_aside")])
def test_nobody_is_written_to_without_a_public_answer_or_an_address(
    client, django_capture_on_commit_callbacks, email, state
):
    report, editor = report_of_an_editor(email=email)
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        answer(client, report, state=state)

    assert mail.outbox == []


def test_other_fields_of_the_report_are_nobodys_to_send(client):
    report, editor = report_of_an_editor(email="skaitytoja@example.com")
    client.force_login(editor)

    answer(
        client, report, wrong="Kita", email="x@example.com", page="/kita/", event="", answered_by="1", id="7"
    )

    kept = ErrorReport.objects.values("pk", "wrong", "email", "page", "event", "answered_by").get()
    assert kept == {
        "pk": report.pk,
        "wrong": report.wrong,
        "email": "skaitytoja@example.com",
        "page": report.page,
        "event": report.event.pk,
        "answered_by": editor.pk,
    }


def test_hostile_words_are_shown_as_words(client):
    report, editor = report_of_an_editor(wrong=XSS, proof=XSS, email="a@example.com")
    ErrorReport.objects.update(subject=XSS, subject_en=XSS, link="https://example.com/?a=<script>")
    client.force_login(editor)

    answer(client, report, reported=XSS, answer=XSS, reported_en=XSS, answer_en=XSS)

    pages = (report.page, f"/en{report.page}", "/pataisymai/", LIST, report.get_absolute_url())
    for page in pages:
        text = client.get(page).text
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page


# ---- What is kept, and how long


def test_what_the_reader_wrote_is_in_no_version_of_the_row():
    report = ErrorReportFactory(email="skaitytoja@example.com", wrong="Slapta")
    report.subject = "Kitaip"
    report.save()

    columns = {column.name for column in ErrorReport.pgh_event_model._meta.fields}

    assert columns & {"wrong", "proof", "link", "email"} == set()
    assert ErrorReport.pgh_event_model.objects.filter(pgh_obj=report.pk).count() == 2


def test_addresses_go_thirty_days_after_the_answer():
    long_ago = timezone.now() - KEPT_AFTER_ANSWER - dt.timedelta(hours=1)
    lately = timezone.now() - KEPT_AFTER_ANSWER + dt.timedelta(hours=1)
    old, new = (AnsweredReportFactory(email="a@example.com", answered_at=at) for at in (long_ago, lately))
    waiting = ErrorReportFactory(email="a@example.com")
    ErrorReport.objects.filter(pk=waiting.pk).update(reported_at=long_ago)
    aside = AnsweredReportFactory(state=ErrorReport.State.PUT_ASIDE, answered_at=long_ago)
    said = StringIO()

    call_command("purge_reports", stdout=said)

    kept = dict(ErrorReport.objects.values_list("pk", "email"))
    assert kept == {old.pk: "", new.pk: "a@example.com", waiting.pk: "a@example.com"}
    assert aside.pk not in kept
    assert said.getvalue() == "Addresses erased: 1. Reports deleted: 1.\n"
