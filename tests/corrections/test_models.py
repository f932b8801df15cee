import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from events.models import Event
from portal.corrections.models import ErrorReport
from tests import breaches
from tests.factories import (
    AdministratorFactory,
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

REPORT_RULES = breaches.each(
    breaches.Breach(
        "error_report_says_what_is_wrong", ErrorReportFactory, changes={"wrong": ""}, is_required=True
    ),
    breaches.Breach(
        "error_report_is_about_a_page_of_ours",
        ErrorReportFactory,
        changes={"page": "//kitur.example/"},
    ),
    breaches.Breach("error_report_answered_says_when", AnsweredReportFactory, changes={"answered_at": None}),
    breaches.Breach("error_report_public_answer_says_both", AnsweredReportFactory, changes={"answer": ""}),
)


@REPORT_RULES
def test_database_refuses_what_breaks_a_rule(breach):
    breaches.assert_refused_by_database(breach)


@REPORT_RULES
def test_rule_explains_itself(breach):
    breaches.assert_explained(breach)


def test_answered_are_public_and_newest_first():
    moments = [timezone.now() - dt.timedelta(days=days) for days in (3, 1, 2)]
    oldest, newest, middle = (AnsweredReportFactory(answered_at=moment) for moment in moments)
    ErrorReportFactory()
    AnsweredReportFactory(state=ErrorReport.State.PUT_ASIDE)

    assert list(ErrorReport.objects.answered()) == [newest, middle, oldest]


@pytest.mark.parametrize("status", [Event.Status.DRAFT, Event.Status.IN_REVIEW, Event.Status.WITHDRAWN])
def test_answer_about_an_event_is_read_as_long_as_the_event_is(status):
    report = AnsweredReportFactory(event=EventFactory())
    before = list(ErrorReport.objects.answered())

    Event.objects.update(status=status)

    assert before == [report]
    assert list(ErrorReport.objects.answered()) == []


def test_report_is_answered_by_whoever_owns_the_page():
    region = RegionFactory()
    editor, other_editor = MembershipFactory.create_batch(2)
    expert, other_expert = ExpertMembershipFactory(region=region), ExpertMembershipFactory()
    people = {
        "editor": editor.user,
        "other editor": other_editor.user,
        "expert": expert.user,
        "other expert": other_expert.user,
        "official": OfficialMembershipFactory().user,
        "administrator": AdministratorFactory(),
        "newcomer": UserFactory(),
    }
    reports = {
        "event": ErrorReportFactory(event=EventFactory(owner=editor.organisation, region=region)),
        "region": ErrorReportFactory(region=region),
        "whole": ErrorReportFactory(),
    }

    found = {
        name: {role for role, user in people.items() if report in ErrorReport.objects.answerable_by(user)}
        for name, report in reports.items()
    }

    assert found == {
        "event": {"editor", "expert", "administrator"},
        "region": {"expert", "administrator"},
        "whole": {"administrator"},
    }


def test_desk_shows_what_waits_longest_first_and_then_what_was_answered_last():
    now = timezone.now()
    rows = {}
    for name, days in {"old": 5, "new": 1}.items():
        with time_machine.travel(now - dt.timedelta(days=days)):
            rows[name] = ErrorReportFactory()
    rows["answered long ago"] = AnsweredReportFactory(answered_at=now - dt.timedelta(days=9))
    rows["answered"] = AnsweredReportFactory(answered_at=now)

    names = {row: name for name, row in rows.items()}
    found = [names[row] for row in ErrorReport.objects.order_by(*ErrorReport.WAITING_FIRST)]

    assert found == ["old", "new", "answered", "answered long ago"]
