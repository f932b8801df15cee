"""A reader reports an error: on which page, once, not too fast and not too often."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from events.models import Event
from portal.corrections import guard
from portal.corrections.models import ErrorReport
from portal.corrections.pages import page_at
from tests.factories import (
    AdministratorFactory,
    AgreementFactory,
    CareInstitutionFactory,
    CommitmentFactory,
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    IndicatorFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

FORM = "/klaida/"
SAID = {
    "wrong": "Data ne ta.",
    "proof": "Buvo rugsėjo 5 d.",
    "link": "https://www.example.com/a",
    "email": "",
}


def token(seconds_ago=60, key=None):
    with time_machine.travel(timezone.now() - dt.timedelta(seconds=seconds_ago), tick=False):
        now = timezone.now().timestamp()
        return signing.dumps([(key or uuid.uuid4()).hex, now], salt=guard.SALT)


def send(client, page="/renginiai/", **changes):
    said = {**SAID, "token": token(), **changes}
    return client.post(f"{FORM}?puslapis={page}", said, headers=said.pop("headers", {}))


# ---- Which page


def test_every_page_leads_to_the_form_with_its_own_address(client):
    event = EventFactory()

    for page in ("/", "/renginiai/", event.get_absolute_url()):
        assert f'href="/klaida/?puslapis={page}"' in client.get(page).text
    # What is not there is not named either: an error page is the same whatever was asked for.
    assert 'href="/klaida/?puslapis=/"' in client.get("/nera-tokio/").text
    assert 'href="/en/klaida/?puslapis=/en/renginiai/"' in client.get("/en/renginiai/").text


def test_page_of_a_thing_is_known_by_its_name_and_its_owner():
    region = RegionFactory(name="Šiaulių regionas", name_en="Šiauliai region")
    municipality = MunicipalityFactory(region=region)
    event = EventFactory(region=region, title="Apskritasis stalas")
    event.say_in_english("title", "Round table")
    event.save()
    commitment = CommitmentFactory(event=event)
    institution = CareInstitutionFactory(
        organisation=OrganisationFactory(kind="care_institution", municipality=municipality, region=region)
    )
    things = {
        event: (event, None),
        commitment: (event, None),
        region: (None, region),
        municipality: (None, region),
        institution: (None, region),
        OrganisationFactory(municipality=municipality): (None, region),
        AgreementFactory(municipality=municipality): (None, region),
        IndicatorFactory(): (None, None),
    }

    found = {thing: page_at(thing.get_absolute_url()) for thing in things}

    assert {thing: (page.event, page.region) for thing, page in found.items()} == things
    assert {thing: page.path for thing, page in found.items()} == {
        thing: thing.get_absolute_url() for thing in things
    }
    assert found[event][1:3] == ("Apskritasis stalas", "Round table")
    assert found[region][1:3] == ("Šiaulių regionas", "Šiauliai region")


@pytest.mark.parametrize(
    ("address", "path", "subject"),
    [
        ("/renginiai/", "/renginiai/", "Renginiai"),
        ("/en/renginiai/?metai=2017#x", "/renginiai/", "Renginiai"),
        ("/", "/", "Visas portalas"),
        ("", "/", "Visas portalas"),
        ("/nera/", "/", "Visas portalas"),
        ("//kitur.example/", "/", "Visas portalas"),
        ("/en//kitur.example/", "/", "Visas portalas"),
        ("https://kitur.example/", "/", "Visas portalas"),
        ("/\\kitur.example/", "/", "Visas portalas"),
        ("javascript:alert(1)", "/", "Visas portalas"),
        ("/renginiai", "/", "Visas portalas"),
        ("/darbastalis/", "/", "Visas portalas"),
        ("/prisijungti/", "/", "Visas portalas"),
        ("/valdymas/", "/", "Visas portalas"),
        ("/renginiai/\n/", "/", "Visas portalas"),
        ("/regionai/" + "a" * 400 + "/", "/", "Visas portalas"),
        ("/sutartys/" + "9" * 30 + "/", "/sutartys/" + "9" * 30 + "/", "/sutartys/" + "9" * 30 + "/"),
    ],
)
def test_only_a_page_of_ours_is_reported_on(address, path, subject):
    assert page_at(address)[:2] == (path, subject)


def test_hidden_page_is_taken_like_an_absent_one(client):
    hidden = DraftEventFactory(title="Slaptas susitikimas", slug="slaptas", starts_on=dt.date(2017, 9, 5))
    answers = {}
    for slug in ("slaptas", "kitoks"):
        page = f"/renginiai/2017/{slug}/"
        shown = client.get(f"{FORM}?puslapis={page}")
        sent = send(client, page)
        answers[slug] = [shown.status_code, hidden.title in shown.text, sent.status_code, sent.url[:30]]

    reports = ErrorReport.objects.order_by("page").values_list("event", "region", "subject")
    assert answers["slaptas"] == answers["kitoks"] == [200, False, 302, "/klaida/gauta/?puslapis=%2Fren"]
    assert list(reports) == [(None, None, f"/renginiai/2017/{slug}/") for slug in ("kitoks", "slaptas")]


@pytest.mark.parametrize("page", ["//kitur.example/", "https://kitur.example/", "javascript:alert(1)"])
def test_the_way_back_never_leaves_the_portal(client, page):
    texts = [client.get(f"{FORM}?puslapis={page}").text, client.get(f"{FORM}gauta/?puslapis={page}").text]
    sent = send(client, page)

    assert [text for text in texts if f'href="{page}"' in text] == []
    assert sent.url == "/klaida/gauta/?puslapis=%2F"


# ---- Sending


def test_report_is_kept_as_it_was_written(client):
    event = EventFactory()

    response = send(client, f"/en{event.get_absolute_url()}", email="skaitytoja@example.com")

    report = ErrorReport.objects.get()
    assert response.status_code == 302
    assert (report.event, report.page, report.language) == (event, event.get_absolute_url(), "lt")
    assert (report.wrong, report.proof, report.link) == (SAID["wrong"], SAID["proof"], SAID["link"])
    assert (report.email, report.state) == ("skaitytoja@example.com", "waiting")
    assert "Ačiū, pranešimą gavome" in client.get(response.url).text


def test_one_box_is_enough(client):
    send(client, proof="", link="")

    assert ErrorReport.objects.get().wrong == SAID["wrong"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wrong": " "}, "Parašykite, kas negerai."),
        ({"link": "javascript:alert(1)"}, "Parašykite visą adresą"),
        ({"link": "ftp://example.com/a"}, "Parašykite visą adresą"),
        ({"email": "ne adresas"}, "Parašykite el. pašto adresą"),
        ({"wrong": "a" * 2001}, "2000"),
        ({"proof": "a" * 2001}, "2000"),
        ({"token": "netikras"}, "Jūsų tekstas išliko: siųskite dar kartą."),
        ({"token": ""}, "Jūsų tekstas išliko: siųskite dar kartą."),
    ],
)
def test_what_is_wrong_in_the_form_is_said_and_the_text_stays(client, changes, message):
    response = send(client, **changes)

    assert response.status_code == 200
    assert message in response.text
    assert (changes.get("proof") or SAID["proof"]) in response.text
    assert ErrorReport.objects.count() == 0


def test_who_is_quicker_than_a_person_sends_the_same_form_again(client):
    now = timezone.now()
    quick = token(seconds_ago=0)

    with time_machine.travel(now, tick=False):
        first = send(client, token=quick)
    again = first.context["form"].token_shown
    with time_machine.travel(now + dt.timedelta(seconds=guard.FASTEST_SECONDS + 60), tick=False):
        second = send(client, token=again)

    assert "Tai buvo labai greitai" in first.text
    assert again == quick
    assert second.status_code == 302


def test_form_that_was_open_for_half_a_day_gets_a_new_token(client):
    old = token(seconds_ago=guard.OPEN_HOURS * 3600 + 60)

    response = send(client, token=old)

    assert "Forma buvo atverta per ilgai" in response.text
    assert guard.read_token(response.context["form"].token_shown) is not None


def test_same_form_sent_twice_makes_one_report(client):
    same = token()

    answers = [send(client, token=same, wrong=text).status_code for text in ("Pirmas", "Antras")]

    assert answers == [302, 302]
    assert ErrorReport.objects.get().wrong == "Pirmas"


def test_too_many_reports_from_one_network_wait(client):
    sent = [send(client).status_code for _time in range(guard.REPORTS_AN_HOUR)]
    refused = send(client)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    other = send(elsewhere)
    with time_machine.travel(timezone.now() + dt.timedelta(hours=1, minutes=1)):
        later = send(client)

    assert set(sent) == {302}
    assert refused.status_code == 429
    assert "Iš jūsų tinklo per valandą atėjo daug pranešimų" in refused.text
    assert SAID["proof"] in refused.text
    assert (other.status_code, later.status_code) == (302, 302)


def test_form_of_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)

    assert send(client).status_code == 403
    assert ErrorReport.objects.count() == 0


@pytest.mark.parametrize(("method", "status"), [("put", 405), ("delete", 405), ("head", 200)])
def test_form_takes_no_other_methods(client, method, status):
    assert getattr(client, method)(FORM).status_code == status


# ---- Who hears of it


def world():
    """An event with its editor, the expert of its region and an administrator."""
    region = RegionFactory()
    editor, expert = MembershipFactory(), ExpertMembershipFactory(region=region)
    return (
        EventFactory(owner=editor.organisation, region=region),
        editor.user,
        expert.user,
        AdministratorFactory(),
    )


@pytest.mark.parametrize(
    ("changes", "place", "heard_by"),
    [
        ({}, "event", "editor"),
        ({"owner": None}, "event", "expert"),
        ({"owner": None, "region": None, "is_nationwide": True}, "event", "administrator"),
        ({}, "region", "expert"),
        ({}, "whole", "administrator"),
    ],
)
def test_those_who_own_the_page_get_a_letter(
    client, django_capture_on_commit_callbacks, changes, place, heard_by
):
    event, editor, expert, administrator = world()
    region = event.region
    Event.objects.filter(pk=event.pk).update(**changes)
    page = {"event": event.get_absolute_url(), "region": region.get_absolute_url(), "whole": "/"}[place]

    with django_capture_on_commit_callbacks(execute=True):
        send(client, page, email="skaitytoja@example.com")

    people = {"editor": editor, "expert": expert, "administrator": administrator}
    (letter,) = mail.outbox
    assert letter.to == [people[heard_by].email]
    assert letter.subject == "Skaitytojas pranešė apie klaidą"
    assert f"http://testserver{ErrorReport.objects.get().get_absolute_url()}" in letter.body
    for private in (SAID["wrong"], SAID["proof"], "skaitytoja@example.com"):
        assert private not in letter.body + letter.subject


def test_mail_server_that_fails_undoes_nothing(client, django_capture_on_commit_callbacks, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    AdministratorFactory()

    with django_capture_on_commit_callbacks(execute=True):
        response = send(client)

    assert response.status_code == 302
    assert ErrorReport.objects.count() == 1
    assert "letter about a report not sent" in caplog.text


def test_operator_hears_where_there_is_nobody_else(client, django_capture_on_commit_callbacks, settings):
    settings.OPERATOR_EMAIL = "info@example.com"

    with django_capture_on_commit_callbacks(execute=True):
        send(client)

    assert [letter.to for letter in mail.outbox] == [["info@example.com"]]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_form_is_there_in_both_languages(client, language):
    response = client.get(f"/en{FORM}" if language == "en" else FORM)

    assert ("Report an error" in response.text) == (language == "en")
