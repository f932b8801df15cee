"""The form of an event over HTTP: saving, rows by buttons, lost sessions, two editors, and strangers."""

import json
import re
import uuid
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.actions.copies import copy_of, save_copy
from events.models import Event, WorkingCopy
from tests.events.typing_in import answers, row
from tests.factories import (
    CareInstitutionFactory,
    CommitmentFactory,
    EventFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    RegionFactory,
    UploadFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
EDIT_QUERIES = 28
SAVE_QUERIES = 10  # For the first save; it alone asks which version came last.
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
# Every page and piece of the form, with the verb by which it is asked for.
PLACES = [
    ("get", "event_edit", []),
    ("post", "event_edit", []),
    ("post", "event_autosave", []),
    ("get", "event_row", ["outcomes"]),
    ("get", "event_promises", []),
    ("post", "event_participants", []),
]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Globos centras")


@pytest.fixture
def editor(client, organisation):
    """Somebody who has logged in and edits for the organisation."""
    user = MembershipFactory(organisation=organisation, user__name="Rasa Rašytoja").user
    client.force_login(user)
    return user


@pytest.fixture
def event(organisation, editor):
    return EventFactory(status="draft", title="", lead="", starts_on=None, region=None, owner=organisation)


def url(name, event, *args):
    return reverse(f"events:{name}", args=[event.pk, *args])


def sheet(copy, **posted):
    """What an opened page posts besides the answers."""
    return {
        "version": str(copy.version),
        "sitting": str(uuid.uuid4()),
        "based_on": copy.based_on.isoformat(),
        "is_whole": "1",
    } | posted


def post(client, event, posted, action="save", **more):
    """Post the form as the page does that was opened just now."""
    return client.post(url("event_edit", event), sheet(copy_of(event), action=action) | posted | more)


def kept(event):
    return WorkingCopy.objects.get(event=event).answers


def field(html, name):
    """The input of this name as the page writes it."""
    return re.search(f'<[a-z]+[^>]*name="{name}"[^>]*>', html)[0]


# ---- Saving


def test_an_empty_draft_opens_with_all_its_parts(client, event):
    response = client.get(url("event_edit", event))

    sections = re.findall('<section id="skiltis-([a-z-]+)"', response.text)
    assert sections == [
        *("kas-kada-kur", "dalyviai", "pranesimai", "rezultatai", "pazadeta", "sutartys"),
        *("failai", "saltinis"),
    ]
    assert "<title>Naujas renginys – Pertvarkos eiga</title>" in response.text
    assert response.headers["Cache-Control"] == "private, no-store"


def test_what_is_posted_is_kept_and_shown_as_typed(client, event):
    typed = "  „Stalas“ <b>be</b> kampų & su tarpais "

    response = post(client, event, {"title": typed, "starts_on": "2017 m. kovo 28 d."})
    page = client.get(response.url)

    assert (response.status_code, response.url) == (302, url("event_edit", event))
    assert kept(event)["title"] == [typed]
    assert 'value="2017 m. kovo 28 d."' in field(page.text, "starts_on")
    assert "Juodraštis įrašytas" in page.text


def test_what_cannot_be_right_is_kept_and_said_beside_its_field(client, event):
    response = post(client, event, {"starts_on": "2017-02-30", "headcount": "labai daug"})
    page = client.get(response.url.split("#")[0])

    assert response.url.endswith("#klaidos")
    assert kept(event)["starts_on"] == ["2017-02-30"]
    assert "<title>Klaida: Naujas renginys – Pertvarkos eiga</title>" in page.text
    assert 'aria-describedby="id_starts_on_helptext id_starts_on_error"' in field(page.text, "starts_on")
    assert 'aria-invalid="true"' in field(page.text, "starts_on")
    assert 'value="labai daug"' in field(page.text, "headcount")
    assert re.findall('<a href="(#id_[a-z_]+)">', page.text) == ["#id_starts_on", "#id_headcount"]


def test_a_choice_that_does_not_exist_stays_chosen_and_is_complained_of(client, event):
    post(client, event, {"region": "999999"})
    page = client.get(url("event_edit", event))

    assert '<option value="999999" selected>999999</option>' in page.text
    assert 'id="id_region_error"' in page.text


def test_checking_saves_and_leads_to_the_answers(client, event):
    response = post(client, event, {"title": "Diskusija"}, action="check")

    assert response.url == url("event_check", event)
    assert kept(event)["title"] == ["Diskusija"]


def test_saving_a_part_leads_back_to_it(client, event):
    response = post(client, event, {}, action="save:rezultatai")

    assert response.url == url("event_edit", event) + "#skiltis-rezultatai"


@pytest.mark.parametrize("action", ["", "skristi", "save:nera", "add:", "add:nera", "up:::", "remove:files"])
def test_a_button_that_does_not_exist_only_saves(client, event, action):
    response = post(client, event, {"title": "Diskusija"}, action=action)

    assert response.status_code == HTTPStatus.FOUND
    assert kept(event)["title"] == ["Diskusija"]


def test_a_published_event_waits_in_a_copy(client, organisation, editor):
    event = EventFactory(title="Senas", owner=organisation)

    post(client, event, {"title": "Naujas"})
    event.refresh_from_db()
    page = client.get(url("event_edit", event))

    assert event.title == "Senas"
    assert kept(event)["title"] == ["Naujas"]
    assert "Paskelbto renginio keitimas" in page.text
    assert "dar nepaskelbti" in page.text


def test_nobody_becomes_an_owner_or_publishes_by_posting_it(client, event):
    stolen = OrganisationFactory()

    post(
        client,
        event,
        {"owner": stolen.pk, "status": "published", "slug": "kitas", "pk": 1, "id": 1, "created_at": "2001"},
    )

    before = Event.objects.filter(pk=event.pk).values_list("owner", "status", "slug", "created_at").get()
    assert before == (event.owner_id, "draft", event.slug, event.created_at)
    assert kept(event) == {}


# ---- Rows by buttons, without scripts


def test_a_row_is_added_where_writing_goes_on(client, event):
    response = post(client, event, {}, action="add:outcomes")

    key = kept(event)["outcomes"][0]
    assert response.url.endswith(f"#id_outcomes-{key}-kind")
    assert kept(event)[f"outcomes-{key}-kind"] == ["problem"]


def test_rows_move_and_go(client, event):
    posted = answers(row("outcomes", "a" * 12, text="A"), row("outcomes", "b" * 12, text="B"))

    post(client, event, posted, action=f"up:outcomes:{'b' * 12}")
    moved = kept(event)["outcomes"]
    post(client, event, posted, action=f"down:outcomes:{'b' * 12}")
    at_the_end = kept(event)["outcomes"]
    post(client, event, posted, action=f"remove:outcomes:{'a' * 12}")

    assert moved == ["b" * 12, "a" * 12]
    assert at_the_end == ["a" * 12, "b" * 12]
    assert kept(event) == answers(row("outcomes", "b" * 12, text="B"))


def test_a_pasted_list_becomes_rows_with_the_institutions_that_are_known(client, event):
    OrganisationFactory(name="Šiaulių vaikų globos namai")
    text = (
        "Vardenis Pavardenis, direktorius, siauliu vaiku globos namai\r\n\r\n"
        "Ona Onaitė; vyriausioji specialistė; Nežinoma įstaiga\n"
        "Jonas Jonaitis\tsavanoris\n"
        "Šiaulių vaikų globos namai\n"
        "Petras Petraitis, Šiaulių vaikų globos namai"
    )

    post(client, event, {"pasted_participants": text}, action="paste:participants")

    found = kept(event)
    rows = [
        tuple(found[f"participants-{key}-{name}"][0] for name in ("name", "office", "organisation"))
        if f"participants-{key}-name" in found
        else found[f"participants-{key}-organisation"][0]
        for key in found["participants"]
    ]
    assert rows == [
        ("Vardenis Pavardenis", "direktorius", "Šiaulių vaikų globos namai"),
        ("Ona Onaitė", "vyriausioji specialistė", "Nežinoma įstaiga"),
        ("Jonas Jonaitis", "savanoris", ""),
        "Šiaulių vaikų globos namai",
        ("Petras Petraitis", "", "Šiaulių vaikų globos namai"),
    ]


def test_all_municipalities_of_a_region_are_ticked_at_once(client, event):
    region = RegionFactory()
    ours = MunicipalityFactory.create_batch(2, region=region)
    other = MunicipalityFactory()

    response = post(client, event, {"municipalities": [other.pk]}, action=f"region:{region.pk}")

    assert kept(event)["municipalities"] == [str(one.pk) for one in [other, *ours]]
    assert response.url.endswith(f"#regionas-{region.pk}")


def test_institutions_of_the_region_are_added_many_at_once(client, event):
    place = MunicipalityFactory()
    homes = [
        CareInstitutionFactory(organisation__name=name, organisation__municipality=place).organisation
        for name in ("Namai A", "Namai B")
    ]
    post(client, event, {"region": place.region_id})
    page = client.get(url("event_edit", event))

    post(
        client,
        event,
        {"region": place.region_id, "new_institutions": [home.pk for home in homes]},
        action="institutions:participants",
    )

    found = kept(event)
    assert page.text.count('name="new_institutions"') == 2
    assert [found[f"participants-{key}-organisation"] for key in found["participants"]] == [
        ["Namai A"],
        ["Namai B"],
    ]


def test_files_sent_with_the_form_become_rows_and_a_refused_one_says_why(client, event):
    good = SimpleUploadedFile("planas.pdf", PDF, "application/pdf")
    bad = SimpleUploadedFile("virusas.svg", b"<svg onload='alert(1)'/>", "image/svg+xml")

    response = post(client, event, {"title": "Lieka", "new_files": [good], "new_photos": [bad]})
    page = client.get(response.url.split("#")[0])
    again = client.get(response.url.split("#")[0])

    upload = event.uploads.get()
    found = kept(event)
    assert response.url.endswith("#skiltis-failai")
    assert found["title"] == ["Lieka"]
    assert [found[f"files-{key}-upload"] for key in found["files"]] == [[str(upload.key)]]
    assert 'id="id_new_photos_error"' in page.text
    assert "Įkelkite JPG, PNG arba WEBP" in page.text
    assert 'id="id_new_photos_error"' not in again.text


# ---- What the page shows


def test_a_new_organisation_is_asked_about_and_a_lookalike_named(client, event):
    OrganisationFactory(name="Šiaulių vaikų globos namai")
    posted = answers(row("participants", "a" * 12, name="Ona", organisation="Šiaulių vaikų globos namas X"))

    post(client, event, posted)
    page = client.get(url("event_edit", event))

    assert f'name="participants-{"a" * 12}-organisation_kind"' in page.text
    assert f'id="id_participants-{"a" * 12}-organisation_warning"' in page.text


def test_of_two_people_of_one_name_somebody_chooses(client, event):
    PersonFactory.create_batch(2, name="Ona Onaitė")
    key = "a" * 12

    post(client, event, answers(row("participants", key, name="Ona Onaitė")))
    page = client.get(url("event_edit", event))

    assert f'<select id="id_participants-{key}-person"' in page.text


def test_unfinished_promises_of_the_region_are_shown(client, event):
    old = EventFactory()
    promise = CommitmentFactory(event=old, text="Įsteigti tarnybą.")

    post(client, event, {"region": old.region_id})
    page = client.get(url("event_edit", event))
    piece = client.get(url("event_promises", event), {"region": old.region_id})

    for response in (page, piece):
        assert f'name="promises-r{promise.pk}-status"' in response.text
        assert "Įsteigti tarnybą." in response.text


def test_promises_of_which_nothing_is_said_are_not_answers(client, event):
    promise = CommitmentFactory()
    key = f"r{promise.pk}"

    post(client, event, answers(row("promises", key, status="", note=" ")))
    silent = kept(event)
    post(client, event, answers(row("promises", key, status="done", note="Įsteigta.")))

    assert silent == {"promises": []}
    assert kept(event) == answers(row("promises", key, status="done", note="Įsteigta."))


def test_photos_that_stand_and_wait_are_shown(client, event):
    photo = PhotoFactory(event=event, caption="Salė")
    upload = UploadFactory(event=event, name="DSC_0019.jpg", width=4, height=3)
    posted = answers(
        row("photos", f"r{photo.pk}", caption="Salė"), row("photos", "a" * 12, upload=upload.key)
    )

    post(client, event, posted)
    page = client.get(url("event_edit", event))

    assert photo.get_absolute_url() in page.text
    assert upload.get_absolute_url() in page.text


def test_a_file_of_another_event_is_not_shown(client, event):
    foreign = UploadFactory(name="svetimas.pdf")

    post(client, event, answers(row("files", "a" * 12, upload=foreign.key, title="Mano")))
    page = client.get(url("event_edit", event))
    piece = client.get(url("event_row", event, "files"), {"upload": str(foreign.key)})

    assert "svetimas.pdf" not in page.text
    assert str(foreign.get_absolute_url()) not in page.text
    assert piece.status_code == HTTPStatus.NOT_FOUND


# ---- Pieces that scripts fetch


@pytest.mark.parametrize(
    "kind",
    ["organisers", "participants", "groups", "presentations", "outcomes", "commitments", "agreements"],
)
def test_a_new_row_has_a_key_of_its_own(client, event, kind):
    rows = [client.get(url("event_row", event, kind)).text for _time in range(2)]

    keys = [re.search(r'data-key="([0-9a-f]{12})"', text)[1] for text in rows]
    assert len(set(keys)) == 2
    assert f'<input type="hidden" name="{kind}" value="{keys[0]}">' in rows[0]


def test_the_row_of_an_uploaded_file_tells_of_it(client, event):
    upload = UploadFactory(event=event, name="protokolas.pdf")

    response = client.get(url("event_row", event, "files"), {"upload": str(upload.key)})

    assert f'value="{upload.key}"' in response.text
    assert 'value="protokolas"' in response.text


def test_there_is_no_row_of_an_unknown_kind(client, event):
    response = client.get(url("event_row", event, "secrets"))

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_pasted_people_come_back_as_rows(client, event):
    response = client.post(
        url("event_participants", event), {"pasted_participants": "Ona Onaitė, specialistė, Taryba\nJonas"}
    )

    assert response.text.count("<li ") == 2
    assert 'value="Ona Onaitė"' in response.text
    assert not WorkingCopy.objects.exists()


# ---- Saving by itself


def test_autosave_answers_with_the_version_and_the_time(client, event):
    copy = copy_of(event)

    first = client.post(url("event_autosave", event), sheet(copy, title="Diskusija"))

    assert first.status_code == HTTPStatus.OK
    assert first.json()["version"] == 1
    assert re.fullmatch(r"Juodraštis įrašytas \d\d:\d\d", first.json()["status"])
    assert kept(event)["title"] == ["Diskusija"]


def test_autosave_of_a_page_that_has_not_seen_the_latest_says_whose_it_is(client, event):
    other = UserFactory(name="Jonas Kitas")
    copy = copy_of(event)
    save_copy(event=event, answers={"title": ["Jono"]}, version=0, sitting=uuid.uuid4(), user=other)

    response = client.post(url("event_autosave", event), sheet(copy, title="Mano"))

    assert response.status_code == HTTPStatus.CONFLICT
    assert response.json()["by"] == "Jonas Kitas"
    assert re.fullmatch(r"\d\d:\d\d", response.json()["at"])
    assert kept(event)["title"] == ["Jono"]


def test_autosave_after_the_session_leads_to_the_log_in(client, event):
    client.logout()

    response = client.post(url("event_autosave", event), {"title": "Mano"})

    assert response.status_code == HTTPStatus.UNAUTHORIZED
    assert response.json() == {
        "message": "Prisijunkite – tęsite ten, kur baigėte",
        "login": f"{reverse('account_login')}?{urlencode({'next': url('event_edit', event)})}",
    }


# ---- Sessions that end


def test_what_is_posted_after_the_session_waits_until_the_log_in(client, event, editor):
    posted = sheet(copy_of(event), title="Neprarastas pavadinimas", action="save")
    client.logout()

    answer = client.post(url("event_edit", event), posted)
    in_between = WorkingCopy.objects.count()
    client.force_login(editor)
    page = client.get(url("event_edit", event))
    again = client.get(url("event_edit", event))

    assert answer.status_code == HTTPStatus.FOUND
    assert answer.url.startswith(reverse("account_login"))
    assert in_between == 0
    assert "jis palaukė, kol prisijungėte" in page.text
    assert 'value="Neprarastas pavadinimas"' in page.text
    assert kept(event)["title"] == ["Neprarastas pavadinimas"]
    assert "jis palaukė, kol prisijungėte" not in again.text


def test_what_waited_is_nobody_elses(client, event, editor):
    client.logout()
    client.post(url("event_edit", event), {"title": "Slaptas", "version": "0", "is_whole": "1"})
    client.force_login(MembershipFactory().user)

    response = client.get(url("event_edit", event))

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert not WorkingCopy.objects.exists()


def test_a_text_too_long_to_wait_is_refused_in_plain_words(client, event):
    client.logout()

    response = client.post(url("event_edit", event), {"body": "ž" * 200_000, "version": "0", "is_whole": "1"})

    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "Vienam įrašui tai per daug" in response.text


def test_answers_that_waited_meet_what_somebody_else_wrote(client, event, editor):
    opened = sheet(copy_of(event), title="Mano", action="save")
    client.logout()
    client.post(url("event_edit", event), opened)
    other = UserFactory(name="Jonas Kitas")
    save_copy(event=event, answers={"title": ["Jono"]}, version=0, sitting=uuid.uuid4(), user=other)
    client.force_login(editor)

    page = client.get(url("event_edit", event))

    assert "Dvi įrašo versijos" in page.text
    assert kept(event)["title"] == ["Jono"]


# ---- Two editors


def clash(client, event, mine, theirs, *, base=None):
    """Both open the form; the other saves first; return the page that the second is shown."""
    save_copy(event=event, answers=base or {}, version=0, sitting=uuid.uuid4(), user=None)
    opened = copy_of(event)
    other = UserFactory(name="Jonas Kitas")
    save_copy(event=event, answers=theirs, version=opened.version, sitting=uuid.uuid4(), user=other)
    return client.post(url("event_edit", event), sheet(opened, action="save") | mine)


def hidden(page):
    """What the page of two versions carries along."""
    return {name: page.context[name] for name in ("mine", "sitting", "based_on", "seen")} | {
        "version": page.context["theirs"].version,
        "action": "save",
    }


def marks(page):
    return {choice.difference.name: choice.marked for choice in page.context["choices"]}


def test_the_second_editor_sees_both_versions(client, event):
    page = clash(client, event, {"title": "Mano", "venue": "Salė"}, {"title": ["Jono"]})

    assert page.status_code == HTTPStatus.OK
    assert "Jonas Kitas" in page.text
    assert "Jūsų tekstas neprarastas" in page.text
    assert marks(page) == {"title": "", "venue": "mine"}
    assert kept(event) == {"title": ["Jono"]}


def test_what_only_one_has_changed_is_marked(client, event):
    page = clash(
        client,
        event,
        {"title": "Mano", "venue": "B", "lead": "Mano"},
        {"title": ["A"], "venue": ["Jono"], "lead": ["Jono"]},
        base={"title": ["A"], "venue": ["B"], "lead": ["C"]},
    )

    assert marks(page) == {"title": "mine", "venue": "theirs", "lead": ""}


def test_what_is_chosen_is_saved_as_the_next_version(client, event):
    page = clash(client, event, {"title": "Mano", "venue": "Salė"}, {"title": ["Jono"], "lead": ["Jono"]})

    response = client.post(
        url("event_edit", event),
        hidden(page) | {"choose-title": "mine", "choose-venue": "mine", "choose-lead": "theirs"},
    )

    assert response.url == url("event_edit", event)
    assert kept(event) == {"title": ["Mano"], "venue": ["Salė"], "lead": ["Jono"]}
    assert WorkingCopy.objects.get(event=event).version == 3


def test_without_a_choice_the_page_asks_again_and_loses_nothing(client, event):
    page = clash(client, event, {"title": "Mano", "venue": "Salė"}, {"title": ["Jono"]})

    again = client.post(url("event_edit", event), hidden(page) | {"choose-venue": "theirs"})

    assert again.status_code == HTTPStatus.OK
    assert "<title>Klaida: Dvi įrašo versijos" in again.text
    assert marks(again) == {"title": "", "venue": "theirs"}
    assert json.loads(again.context["mine"]) == {"title": ["Mano"], "venue": ["Salė"]}
    assert kept(event) == {"title": ["Jono"]}


def test_a_third_editor_in_between_is_not_overwritten(client, event):
    page = clash(client, event, {"title": "Mano"}, {"title": ["Jono"]})
    save_copy(event=event, answers={"title": ["Trečio"]}, version=2, sitting=uuid.uuid4(), user=None)

    again = client.post(url("event_edit", event), hidden(page) | {"choose-title": "mine"})

    assert "Trečio" in again.text
    assert kept(event) == {"title": ["Trečio"]}


def test_two_who_wrote_the_same_are_not_asked(client, event):
    response = clash(client, event, {"title": "Tas pats"}, {"title": ["Tas pats"]})

    assert response.status_code == HTTPStatus.FOUND
    assert kept(event) == {"title": ["Tas pats"]}


@pytest.mark.parametrize("mine", ["", "{", "[]", "3"])
def test_a_choice_without_its_answers_saves_nothing(client, event, mine):
    page = clash(client, event, {"title": "Mano"}, {"title": ["Jono"]})

    response = client.post(url("event_edit", event), hidden(page) | {"mine": mine})

    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert kept(event) == {"title": ["Jono"]}


@pytest.mark.parametrize(
    "bad",
    [
        {"version": "-1"},
        {"version": "9" * 30},
        {"version": "²"},
        {"sitting": "x"},
        {"based_on": "2017-13-45T00:00:00"},
        {"based_on": "rytoj"},
    ],
)
def test_a_page_that_forgot_what_it_had_seen_never_overwrites(client, event, bad):
    save_copy(event=event, answers={"title": ["Jono"]}, version=0, sitting=uuid.uuid4(), user=None)
    posted = {"is_whole": "1", "version": "0", "sitting": str(uuid.uuid4()), "title": "Mano"} | bad

    response = client.post(url("event_edit", event), posted)

    assert "Dvi įrašo versijos" in response.text
    assert kept(event) == {"title": ["Jono"]}


# ---- Strangers


@pytest.mark.parametrize(("verb", "name", "args"), PLACES)
def test_the_form_of_another_organisation_does_not_exist(client, editor, verb, name, args):
    foreign = EventFactory(owner=OrganisationFactory())
    absent = Event(pk=foreign.pk + 1000)

    answers = [
        getattr(client, verb)(url(name, one, *args), {"title": "Pavogtas"}) for one in (foreign, absent)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not WorkingCopy.objects.exists()


@pytest.mark.parametrize(("verb", "name", "args"), PLACES)
def test_somebody_who_has_not_logged_in_is_led_to_the_log_in(client, event, verb, name, args):
    client.logout()

    response = getattr(client, verb)(url(name, event, *args))

    is_asked = response.status_code == HTTPStatus.UNAUTHORIZED or (
        response.status_code == HTTPStatus.FOUND and response.url.startswith(reverse("account_login"))
    )
    assert is_asked


def test_an_event_in_the_bin_is_not_edited(client, event):
    Event.objects.filter(pk=event.pk).update(binned_at="2026-01-01T00:00Z")

    assert client.get(url("event_edit", event)).status_code == HTTPStatus.NOT_FOUND


def test_a_row_key_of_another_event_is_a_new_row_at_most(client, event):
    foreign = PhotoFactory(caption="Svetima")

    post(client, event, answers(row("photos", f"r{foreign.pk}", caption="Mano")))
    page = client.get(url("event_edit", event))

    assert foreign.get_absolute_url() not in page.text


# ---- How much it asks of the database


def many(rows):
    """Answers with so many rows of each kind."""
    parts = []
    for number in range(rows):
        parts += [
            row("organisers", organisation=f"Rengėjas {number}"),
            row("participants", name=f"Žmogus {number}", organisation=f"Nauja {number}"),
            row("presentations", topic=f"Tema {number}", speaker=f"Kalbėtojas {number}"),
            row("outcomes", text=f"Išvada {number}"),
            row("commitments", text=f"Pažadas {number}", organisation=f"Kita {number}"),
            row("agreements", ngo=f"NVO {number}", signatories=f"Pasirašęs {number}, vadovas"),
            row("files", upload=str(uuid.uuid4()), title=f"Failas {number}"),
        ]
    return answers(*parts)


@pytest.mark.parametrize("rows", [1, 3])
def test_event_edit_query_count(client, event, rows, django_assert_num_queries):
    old = EventFactory()
    CommitmentFactory.create_batch(rows, event=old)
    PersonFactory.create_batch(rows, name="Žmogus 0")
    post(client, event, many(rows) | {"region": str(old.region_id)})

    with django_assert_num_queries(EDIT_QUERIES):
        client.get(url("event_edit", event))


@pytest.mark.parametrize("rows", [1, 3])
def test_event_autosave_query_count(client, event, rows, django_assert_num_queries):
    posted = sheet(copy_of(event)) | many(rows)

    with django_assert_num_queries(SAVE_QUERIES):
        client.post(url("event_autosave", event), posted)


# ---- Cut off on the way


@pytest.mark.parametrize("name", ["event_edit", "event_autosave"])
def test_a_form_that_arrives_in_part_takes_no_words_out(client, event, name):
    post(client, event, {"title": "Visas pavadinimas"})
    posted = sheet(copy_of(event), title="Visas")
    del posted["is_whole"]

    response = client.post(url(name, event), posted)

    assert response.status_code == 400
    assert kept(event)["title"] == ["Visas pavadinimas"]


def test_a_body_that_is_no_form_saves_nothing(client, event):
    post(client, event, {"title": "Visas pavadinimas"})

    response = client.post(url("event_autosave", event), b"title=", content_type="text/plain")

    assert response.status_code == 400
    assert kept(event)["title"] == ["Visas pavadinimas"]


# ---- Too much for one record


@pytest.mark.parametrize("name", ["event_edit", "event_autosave"])
@pytest.mark.parametrize(
    "more",
    [
        {"attendance_note": "a" * 300_001},
        {"outcomes": [f"{number:012x}" for number in range(501)]},
        {"services": ["1"] * 501},
    ],
)
def test_what_is_too_much_is_refused_and_never_cut(client, event, name, more):
    post(client, event, {"title": "Buvo"})

    response = client.post(url(name, event), sheet(copy_of(event), title="Kitas") | more)

    assert response.status_code == 413
    assert kept(event)["title"] == ["Buvo"]


def test_one_row_more_than_fits_is_refused_with_all_that_was_written(client, event):
    keys = [f"{number:012x}" for number in range(500)]
    posted = sheet(copy_of(event)) | {"groups": keys, "action": "add:groups"}

    response = client.post(url("event_edit", event), posted)

    assert response.status_code == 413
    assert "palikite mažiau eilučių" in response.text


def test_a_pasted_list_that_does_not_fit_is_refused_whole(client, event):
    people = "\n".join(f"Vardenė {number}" for number in range(501))

    response = client.post(url("event_participants", event), {"pasted_participants": people})

    assert response.status_code == 413
