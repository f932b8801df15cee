"""Who takes which paper, and how it is answered."""

import datetime as dt
import io

import openpyxl
import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse

from events.models import Event
from municipalities.models import Person
from municipalities.partial_dates import PartialDate
from tests.events.reading_papers import calendar_entry, docx_text, pdf_text, sheet_rows
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    ParticipationFactory,
    PersonFactory,
    UserFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db

PAPERS = {
    "protokolas.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "protokolas.pdf": "application/pdf",
    "dalyviu-sarasas.pdf": "application/pdf",
    "kvietimas.ics": "text/calendar; charset=utf-8",
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def paper(event, name):
    return f"/darbastalis/renginiai/{event.pk}/{name}"


def year(organisation, number=2017):
    return f"/darbastalis/organizacijos/{organisation.slug}/{number}.xlsx"


@pytest.fixture
def owner():
    return OrganisationFactory(name="Centras", slug="centras")


@pytest.fixture
def editor_client(client, owner):
    client.force_login(MembershipFactory(organisation=owner).user)
    return client


# ---- The public calendar


def test_event_calendar(client):
    event = EventFactory(title="Šiaulių diskusija", slug="siauliu-diskusija")

    response = client.get("/renginiai/2017/siauliu-diskusija/kalendorius.ics")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C5%A0iauli%C5%B3%20diskusija.ics"
    )
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-cache"
    assert response.cookies == {}
    entry = calendar_entry(response.content)
    assert (entry["SUMMARY"], entry["STATUS"]) == ("Šiaulių diskusija", "CONFIRMED")
    assert entry["URL"] == f"http://testserver{event.get_absolute_url()}"


def test_event_calendar_under_another_year(client):
    event = EventFactory(slug="diskusija")

    response = client.get("/renginiai/2016/diskusija/kalendorius.ics")

    assert (response.status_code, response["Location"]) == (
        301,
        f"{event.get_absolute_url()}kalendorius.ics",
    )


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_event_calendar_of_what_was_never_public(client, status):
    event = EventFactory(status=status)

    response = client.get(f"{event.get_absolute_url()}kalendorius.ics")

    assert response.status_code == 404


def test_event_calendar_of_what_is_no_more_public(client):
    event = EventFactory(status="withdrawn", withdrawn_at=dt.datetime(2017, 9, 9, tzinfo=dt.UTC))

    response = client.get(f"{event.get_absolute_url()}kalendorius.ics")

    assert (response.status_code, response.content) == (410, b"")


def test_event_calendar_of_a_month(client):
    event = EventFactory(starts=PartialDate.parse("2017-09"))

    assert client.get(f"{event.get_absolute_url()}kalendorius.ics").status_code == 404


@pytest.mark.parametrize(("date", "count"), [("2017-09-05", 1), ("2017-09", 0)])
def test_event_detail_offers_the_calendar_of_a_day(client, date, count):
    event = EventFactory(starts=PartialDate.parse(date))

    text = client.get(event.get_absolute_url()).content.decode()

    assert text.count(f'href="{event.get_absolute_url()}kalendorius.ics"') == count
    assert text.count("Į kalendorių (.ics)") == count


# ---- The papers of the workspace


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_answered_as_files_that_nobody_keeps(editor_client, owner, name):
    event = EventFactory(owner=owner, title='Šiauliai: "kas/kur"?')

    response = editor_client.get(paper(event, name))

    assert response.status_code == 200
    assert response["Content-Type"] == PAPERS[name]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert "%C5%A0iauliai%20kas%20kur." in response["Content-Disposition"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", PAPERS)
def test_papers_ask_who_is_there(client, name):
    event = EventFactory()

    response = client.get(paper(event, name))

    assert response.status_code == 302
    assert response["Location"] == f"{resolve_url(settings.LOGIN_URL)}?next={paper(event, name)}"


@pytest.mark.parametrize("name", PAPERS)
def test_papers_of_a_published_event_are_not_for_everybody_with_an_account(client, name):
    event = EventFactory(owner=OrganisationFactory())
    client.force_login(MembershipFactory().user)

    assert client.get(paper(event, name)).status_code == 404


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_for_whoever_may_see_the_attendance_list(client, name):
    event = EventFactory(owner=OrganisationFactory())
    expert = ExpertMembershipFactory(region=event.region).user
    official = OfficialMembershipFactory().user
    administrator = UserFactory(is_superuser=True)

    for user in (expert, official, administrator):
        client.force_login(user)
        assert client.get(paper(event, name)).status_code == 200


@pytest.mark.parametrize("name", PAPERS)
def test_papers_of_a_draft_are_for_those_who_write_it(client, owner, name):
    event = EventFactory(owner=owner, status="draft")
    client.force_login(OfficialMembershipFactory().user)

    assert client.get(paper(event, name)).status_code == 404

    client.force_login(MembershipFactory(organisation=owner).user)

    assert client.get(paper(event, name)).status_code == 200


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_read_not_written(editor_client, owner, name):
    assert editor_client.post(paper(EventFactory(owner=owner), name)).status_code == 405


def test_papers_of_a_draft_say_what_its_working_copy_says(editor_client, owner):
    event = DraftEventFactory(owner=owner, kind="round_table")
    answers = {
        "title": ["Apie globą"],
        "starts_on": ["2027-03-28"],
        "outcomes": ["0123456789ab"],
        "outcomes-0123456789ab-kind": ["need"],
        "outcomes-0123456789ab-text": ["Trūksta specialistų."],
        "participants": ["ba9876543210"],
        "participants-ba9876543210-name": ["Ona Ąžuolė"],
        "participants-ba9876543210-role": ["participant"],
    }
    WorkingCopyFactory(event=event, answers=answers)

    docx, pdf, sheet, invitation = (editor_client.get(paper(event, name)).content for name in PAPERS)

    for text in (docx_text(docx), pdf_text(pdf)):
        assert "Apie globą" in text
        assert "Trūksta specialistų." in text
        assert "Ona Ąžuolė" in text
    assert "Ona Ąžuolė" in pdf_text(sheet)
    entry = calendar_entry(invitation)
    assert (entry["SUMMARY"], entry["STATUS"]) == ("Apie globą", "TENTATIVE")
    assert entry["DTSTART"].dt == dt.date(2027, 3, 28)
    event.refresh_from_db()
    assert (event.title, event.outcomes.count(), Person.objects.count()) == ("", 0, 0)


def test_papers_of_a_published_event_say_nothing_of_its_unpublished_change(editor_client, owner):
    event = EventFactory(owner=owner, title="Paskelbtas")
    WorkingCopyFactory(event=event, answers={"title": ["Pakeistas"]})

    text = docx_text(editor_client.get(paper(event, "protokolas.docx")).content)

    assert "Paskelbtas" in text
    assert "Pakeistas" not in text


def test_papers_name_those_who_are_not_public(editor_client, owner):
    event = EventFactory(owner=owner)
    ParticipationFactory(event=event, person=PersonFactory(name="Ona Ąžuolė"), is_public=False)

    pdf, docx, sheet = (
        editor_client.get(paper(event, name)).content
        for name in ("protokolas.pdf", "protokolas.docx", "dalyviu-sarasas.pdf")
    )

    assert "Ona Ąžuolė" in pdf_text(pdf)
    assert "Ona Ąžuolė" in docx_text(docx)
    assert "Ona Ąžuolė" in pdf_text(sheet)


@pytest.mark.parametrize(("status", "is_there"), [("published", True), ("draft", False)])
def test_protocol_gives_the_address_of_a_public_page_alone(editor_client, owner, status, is_there):
    event = EventFactory(owner=owner, status=status)

    text = docx_text(editor_client.get(paper(event, "protokolas.docx")).content)

    assert (f"http://testserver{event.get_absolute_url()}" in text) is is_there


def test_invitation_of_a_withdrawn_event_calls_it_off(editor_client, owner):
    event = EventFactory(owner=owner, status="withdrawn")

    entry = calendar_entry(editor_client.get(paper(event, "kvietimas.ics")).content)

    assert entry["STATUS"] == "CANCELLED"
    assert "URL" not in entry


def test_invitation_without_a_day(editor_client, owner):
    event = EventFactory(owner=owner, status="draft", starts_on=None)

    assert editor_client.get(paper(event, "kvietimas.ics")).status_code == 404


def test_papers_of_a_long_title_have_a_name_that_can_be_saved(editor_client, owner):
    event = EventFactory(owner=owner, title="ž" * 250)

    response = editor_client.get(paper(event, "kvietimas.ics"))

    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{'%C5%BE' * 120}.ics"


# ---- The year


def test_organisation_year(editor_client, owner):
    EventFactory(owner=owner, title="Mūsų")
    EventFactory(title="Kitų")

    response = editor_client.get(year(owner))

    assert response["Content-Type"] == XLSX
    assert response["Content-Disposition"] == 'attachment; filename="Centras, 2017 m.xlsx"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"
    assert openpyxl.load_workbook(io.BytesIO(response.content)).sheetnames == [
        "Renginiai",
        "Dalyviai",
        "Rezultatai",
        "Įsipareigojimai",
        "Sutartys",
    ]
    assert [row["Pavadinimas"] for row in sheet_rows(response.content, "Renginiai")] == ["Mūsų"]


def test_organisation_year_of_nothing(editor_client, owner):
    assert sheet_rows(editor_client.get(year(owner, 1999)).content, "Renginiai") == []


@pytest.mark.parametrize("number", [0, 10_000, int("9" * 30)])
def test_organisation_year_that_no_calendar_has(editor_client, owner, number):
    assert editor_client.get(year(owner, number)).status_code == 404


def test_organisation_year_asks_who_is_there(client, owner):
    response = client.get(year(owner))

    assert response["Location"] == f"{resolve_url(settings.LOGIN_URL)}?next={year(owner)}"


def test_organisation_year_of_another_organisation(editor_client):
    event = EventFactory(owner=OrganisationFactory())

    assert editor_client.get(year(event.owner)).status_code == 404


def test_organisation_year_shows_an_expert_the_own_region(client, owner):
    mine = EventFactory(owner=owner, title="Mano regione")
    EventFactory(owner=owner, title="Kitame regione")
    client.force_login(ExpertMembershipFactory(region=mine.region).user)

    content = client.get(year(owner)).content

    assert [row["Pavadinimas"] for row in sheet_rows(content, "Renginiai")] == ["Mano regione"]


def test_organisation_year_shows_an_official_no_drafts(client, owner):
    EventFactory(owner=owner, title="Skelbiamas")
    EventFactory(owner=owner, title="Juodraštis", status=Event.Status.DRAFT)
    client.force_login(OfficialMembershipFactory().user)

    content = client.get(year(owner)).content

    assert [row["Pavadinimas"] for row in sheet_rows(content, "Renginiai")] == ["Skelbiamas"]


def test_addresses_have_their_names(owner):
    event = EventFactory(slug="diskusija")

    assert reverse("events:event_protocol_pdf", args=[event.pk]) == paper(event, "protokolas.pdf")
    assert reverse("events:event_protocol_docx", args=[event.pk]) == paper(event, "protokolas.docx")
    assert reverse("events:event_sign_in_sheet", args=[event.pk]) == paper(event, "dalyviu-sarasas.pdf")
    assert reverse("events:event_invitation", args=[event.pk]) == paper(event, "kvietimas.ics")
    assert reverse("events:organisation_year", args=["centras", 2017]) == year(owner)
    assert reverse("events:event_calendar", args=[2017, "diskusija"]).endswith("/kalendorius.ics")
