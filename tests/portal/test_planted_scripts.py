"""Whatever people write stays text: nothing of it runs, loads or leads astray, on any page or paper."""

import io
import re
import uuid
import zipfile
from email.message import Message

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import sync_playwright

from events.actions.copies import copy_of
from tests import browser
from tests.events.typing_in import form_of, row
from tests.factories import DraftEventFactory
from tests.portal.planted import BODY, IMAGE, MARK, admin_pages, alive, pages_of, plant

pytestmark = pytest.mark.django_db
# Pages of which nothing was written by anybody here.
OWN_WORDS = {"events:bin", "home"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world():
    return plant()


def test_reader_of_pages_finds_what_runs():
    assert alive("<p onclick=x>") == [("p", "onclick", "x")]
    assert alive("<a href=' java\tscript:x'>") == [("a", "href", "javascript:x")]
    assert [found[0] for found in alive('<script src="//x/y.js"></script><iframe>')] == ["script", "iframe"]
    assert alive('<p>"onclick=x &lt;script&gt;</p><script src="/static/js/a.js"></script>') == []
    assert len(alive("<b><script>alert(1)</script>")) == 3
    # What is only told to machines runs no more than a paragraph, unless a script follows it.
    data = '<script type="application/ld+json">{}</script>'
    assert alive(data) == []
    assert len(alive(f"{data}<script>alert(1)</script>")) == 3


def test_nothing_runs_on_the_pages_of_an_editor(client, world):
    client.force_login(world.editor)
    quiet = {reverse(name) for name in OWN_WORDS}

    for page in pages_of(world):
        response = client.get(page)

        assert response.status_code == 200, page
        assert alive(response.text) == [], page
        assert page in quiet or MARK in response.text, page


def test_nothing_runs_on_the_pages_of_an_administrator(client, world):
    client.force_login(world.administrator)

    for page in admin_pages(world):
        response = client.get(page)

        assert response.status_code == 200, page
        assert alive(response.text) == [], page


def test_nothing_runs_on_the_pages_of_the_history(client, world):
    client.force_login(world.editor)
    history = client.get(reverse("events:event_history", args=[world.event.pk])).text
    versions = sorted(set(re.findall(r'href="(/darbastalis/renginiai/\d+/istorija/\d+/)"', history)))

    pages = [client.get(version).text for version in versions]

    assert pages
    assert [alive(page) for page in pages] == [[]] * len(pages)
    assert all(MARK in page for page in pages)


def test_nothing_runs_where_two_versions_are_compared(client, world):
    client.force_login(world.editor)
    stale = {
        "is_whole": "1",
        "version": "0",
        "sitting": str(uuid.uuid4()),
        "title": BODY[:200],
        "body": BODY + "?",
        "lead": BODY,
    }

    response = client.post(reverse("events:event_edit", args=[world.event.pk]), stale)

    assert response.status_code == 200
    assert alive(response.text) == []
    assert 'name="mine"' in response.text
    assert response.text.count(MARK) > 20


def test_nothing_runs_of_what_is_refused(client, world):
    client.force_login(world.editor)
    said = {"note": BODY, "reported": BODY[:30], "status": BODY[:30], "source_url": "javascript:alert(1)"}
    commitment = world.event.commitments.get()
    answers = [
        client.post(reverse("events:commitment_report", args=[commitment.pk]), said),
        client.post(
            reverse("municipalities:agreement_edit", args=[world.agreement.pk]),
            {"place": BODY, "note": BODY, "status": BODY[:30], "signed": BODY[:30], "signatories": BODY},
        ),
        client.post(reverse("accounts:member_list"), {"email": f'{MARK}"><script>@x'}),
        client.post(reverse("accounts:account"), {"name": f"{MARK}<script>" * 30}),
        client.post(reverse("account_login"), {"login": f"{MARK}<script>", "password": "<script>"}),
        client.get(reverse("account_login") + f"?next=javascript:alert(1)//{MARK}<script>"),
    ]

    for response in answers:
        assert response.status_code in {200, 302}
        assert alive(response.text) == []
    assert "javascript" not in answers[-1].headers.get("Location", "")


@pytest.mark.parametrize(
    "key", ["a3851234-1234-4abc-8abc-0123456789ab", "abcdefab-cdef-4abc-8abc-a38501011234"]
)
def test_key_of_a_file_is_no_personal_code(key):
    event = DraftEventFactory()

    form = form_of(event, row("files", upload=key, title="Protokolas"))

    assert [problem.message for problem in form.problems() if "asmens kodas" in problem.message] == []


def test_rows_and_pasted_people_come_back_as_text(client, world):
    client.force_login(world.editor)
    pasted = {
        "pasted_participants": f'{MARK}"><img src=x onerror=alert(1)>, a, b\n<script>alert(1)</script>; b; c'
    }

    response = client.post(reverse("events:event_participants", args=[world.draft.pk]), pasted)

    assert response.text.count("data-row") >= 2
    assert alive(response.text) == []


def test_invited_person_reads_text(client, world, django_capture_on_commit_callbacks):
    client.force_login(world.editor)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("accounts:invitation_resend", args=[world.invitation.pk]))
    [letter] = mail.outbox
    client.logout()
    link = next(word for word in letter.body.split() if "/kvietimas/" in word)

    page = client.get(link, follow=True)

    assert (letter.alternatives, letter.content_subtype) == ([], "plain")
    assert "\n" not in letter.subject
    assert MARK in letter.body
    assert MARK in page.text
    assert alive(page.text) == []


def test_papers_hold_text(client, world):
    client.force_login(world.editor)
    pk = world.event.pk
    papers = {
        name: client.get(reverse(f"events:event_{name}", args=[pk])) for name in
        ("protocol_docx", "protocol_pdf", "sign_in_sheet", "invitation")
    }  # fmt: skip
    year = client.get(reverse("events:organisation_year", args=[world.organisation.slug, 2017]))

    assert {paper.status_code for paper in [*papers.values(), year]} == {200}
    assert papers["protocol_pdf"].content.startswith(b"%PDF")
    assert b"/JavaScript" not in papers["protocol_pdf"].content
    document = zipfile.ZipFile(io.BytesIO(papers["protocol_docx"].content)).read("word/document.xml")
    assert MARK.encode() in document
    assert b"<script>" not in document
    [event] = Calendar.from_ical(papers["invitation"].content).walk("VEVENT")
    assert MARK in event["SUMMARY"]
    cells = [
        cell
        for sheet in load_workbook(io.BytesIO(year.content))
        for line in sheet.iter_rows()
        for cell in line
        if cell.value
    ]
    assert any(MARK in str(cell.value) for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "f" and MARK in str(cell.value)] == []


def test_files_keep_no_name_that_could_harm(client, world):
    client.force_login(world.editor)

    response = client.get(world.event.attachments.get().get_absolute_url())

    header = Message()
    header["Content-Disposition"] = response.headers["Content-Disposition"]
    assert header.get_content_disposition() == "attachment"
    assert header.get_filename() == IMAGE + ".pdf"
    assert response.getvalue().startswith(b"%PDF")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_browser_runs_nothing(live_server, client, world, monkeypatch):
    # Playwright keeps an event loop running in the thread in which the test asks the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    client.force_login(world.editor)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    pages = [
        world.event.get_absolute_url(),
        *(reverse(f"events:event_{name}", args=[world.event.pk]) for name in ("edit", "check", "preview")),
        reverse("events:event_history", args=[world.event.pk]),
        reverse("events:workspace"),
        reverse("accounts:member_list"),
        reverse("municipalities:agreement_board"),
    ]
    complaints = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        context = chromium.new_context(locale="lt")
        context.add_cookies([session])
        tab = context.new_page()
        tab.on("dialog", lambda dialog: (complaints.append((tab.url, dialog.message)), dialog.dismiss()))
        tab.on(
            "console",
            lambda message: (
                message.type in {"error", "warning"} and complaints.append((tab.url, message.text))
            ),
        )
        tab.on("pageerror", lambda error: complaints.append((tab.url, str(error))))
        for page in pages:
            answer = tab.goto(live_server.url + page, wait_until="load")
            assert answer.status == 200
            assert MARK in tab.inner_text("body")
        tab.goto(live_server.url + pages[1])
        tab.wait_for_selector("#event-form[data-ready]")
        assert tab.locator(".rich-text-page [onclick], .rich-text-page script").count() == 0
        chromium.close()

    assert complaints == []
    assert copy_of(world.event).version > 0
