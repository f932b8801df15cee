"""The life of an event: who may do what with it, and what the public meets afterwards."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events.actions.copies import save_copy
from events.forms.answers import answers_of
from events.models import Correction, Event, WorkingCopy
from municipalities.models import Organisation
from tests.factories import (
    AttachmentFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    CorrectionFactory,
    EventFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    RegionFactory,
    UploadFactory,
    UserFactory,
    WorkingCopyFactory,
)

pytestmark = pytest.mark.django_db

ACTS = ("publish", "submit", "return", "withdraw", "bin", "unbin", "discard")
READINGS = ("check", "preview", "published")
OWNERS = ("editor", "administrator")
ROLES = ("editor", "other editor", "expert", "other expert", "official", "administrator", "nobody")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def region():
    return RegionFactory(name="Šiaulių regionas")


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
def draft(organisation, region):
    """A draft of the organisation, complete enough to be published."""
    return write(organisation, region)


def write(organisation, region, *, status="draft", **answers):
    said = {
        "kind": ["round_table"],
        "title": ["Apskritasis stalas"],
        "starts_on": ["2017-03-28"],
        "region": [str(region.pk)],
        "lead": ["Kas įvyko."],
    }
    event = EventFactory(
        owner=organisation,
        region=region,
        status=status,
        title="Apskritasis stalas",
        slug=f"juodrastis-{WorkingCopy.objects.count()}",
        kind="round_table",
        starts_on=dt.date(2017, 3, 28),
    )
    WorkingCopyFactory(event=event, answers=said | answers, based_on=event.changed_at)
    return event


def person(role, organisation, region):
    """Make somebody who works as this."""
    people = {
        "editor": lambda: MembershipFactory(organisation=organisation).user,
        "other editor": lambda: MembershipFactory().user,
        "expert": lambda: ExpertMembershipFactory(region=region).user,
        "other expert": lambda: ExpertMembershipFactory().user,
        "official": lambda: OfficialMembershipFactory().user,
        "administrator": lambda: UserFactory(is_superuser=True),
        "nobody": UserFactory,
    }
    return people[role]()


def address(name, event):
    return reverse(f"events:event_{name}", args=[event.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def act(client, name, event, **data):
    return client.post(address(name, event), data)


# ---- Who may do what


@pytest.mark.parametrize("name", [*READINGS, *ACTS])
def test_a_person_who_has_not_logged_in_is_led_to_the_log_in_page(client, draft, name):
    response = act(client, name, draft)

    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={address(name, draft)}"
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize(
    ("status", "name", "allowed"),
    [
        ("draft", "check", {"editor", "expert", "administrator"}),
        ("draft", "preview", {"editor", "expert", "administrator"}),
        ("in_review", "check", {"editor", "expert", "administrator"}),
        ("in_review", "preview", {"editor", "expert", "official", "administrator"}),
        ("published", "check", {"editor", "expert", "administrator"}),
        ("published", "preview", {"editor", "expert", "administrator"}),
        ("published", "published", {"editor", "expert", "administrator"}),
        ("withdrawn", "check", {"editor", "expert", "administrator"}),
        ("withdrawn", "preview", {"editor", "expert", "administrator"}),
    ],
)
def test_who_reads_what(client, organisation, region, status, name, allowed):
    event = write(organisation, region, status=status)
    found = set()

    for role in ROLES:
        client.force_login(person(role, organisation, region))
        if client.get(address(name, event)).status_code == 200:
            found.add(role)

    assert found == allowed


@pytest.mark.parametrize(
    ("status", "name", "data", "becomes"),
    [
        ("draft", "publish", {"version": 1}, "published"),
        ("draft", "submit", {"version": 1}, "in_review"),
        ("in_review", "publish", {"version": 1}, "published"),
        ("in_review", "return", {"note": "Pataisykite datą"}, "draft"),
        ("published", "withdraw", {}, "withdrawn"),
        ("published", "bin", {"confirmed": "1"}, "withdrawn"),
        ("withdrawn", "publish", {"version": 1}, "published"),
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_who_changes_what(client, organisation, region, status, name, data, becomes, role):
    event = write(organisation, region, status=status)
    client.force_login(person(role, organisation, region))

    response = act(client, name, event, **data)

    event.refresh_from_db()
    assert (event.status, response.status_code) == ((becomes, 302) if role in OWNERS else (status, 404))


@pytest.mark.parametrize(("role", "is_out"), [(role, role in OWNERS) for role in ROLES])
def test_who_takes_what_out_of_the_bin(client, organisation, region, role, is_out):
    event = EventFactory(owner=organisation, region=region, status="draft", binned_at=timezone.now())
    client.force_login(person(role, organisation, region))

    response = act(client, "unbin", event)

    event.refresh_from_db()
    assert (event.binned_at is None, response.status_code) == (is_out, 302 if is_out else 404)


@pytest.mark.parametrize(
    ("role", "is_gone"), [(role, role in ("editor", "expert", "administrator")) for role in ROLES]
)
def test_who_drops_the_changes(client, organisation, region, role, is_gone):
    event = write(organisation, region, status="published")
    Event.objects.update(published_at=timezone.now())
    client.force_login(person(role, organisation, region))

    response = act(client, "discard", event, confirmed="1")

    assert WorkingCopy.objects.exists() is not is_gone
    assert response.status_code == (302 if is_gone else 404)


@pytest.mark.parametrize("name", [*READINGS, *ACTS])
def test_what_is_foreign_looks_like_what_is_not_there(client, editor, region, name):
    foreign = write(OrganisationFactory(), region)
    method = client.get if name in READINGS else client.post

    there = method(address(name, foreign))
    absent = method(reverse(f"events:event_{name}", args=[foreign.pk + 1000]))

    code = there.wsgi_request.code, absent.wsgi_request.code
    assert there.status_code == absent.status_code == 404
    assert there.content.replace(code[0].encode(), b"") == absent.content.replace(code[1].encode(), b"")
    assert dict(there.headers) == dict(absent.headers)


@pytest.mark.parametrize("name", ACTS)
def test_a_link_to_an_act_does_nothing(client, editor, draft, name):
    response = client.get(address(name, draft))

    expected = reverse("events:bin") if name == "unbin" else address("check", draft)
    assert (response.status_code, response.url) == (302, expected)
    draft.refresh_from_db()
    assert (draft.status, draft.binned_at) == ("draft", None)


@pytest.mark.parametrize("name", READINGS)
def test_pages_of_the_workspace_are_kept_nowhere(client, editor, draft, name):
    assert client.get(address(name, draft)).headers["Cache-Control"] == "private, no-store"


# ---- Checking


def test_event_check_shows_every_answer_and_who_sees_it(client, editor, draft, organisation):
    WorkingCopy.objects.update(
        answers={
            **WorkingCopy.objects.get().answers,
            "body": ["<p>Eiga</p><script>alert(1)</script>"],
            "organisers": ["a" * 12],
            f"organisers-{'a' * 12}-organisation": ["Globos centras"],
            f"organisers-{'a' * 12}-role": ["organiser"],
            "participants": ["b" * 12, "c" * 12],
            f"participants-{'b' * 12}-name": ["Vardenė Pavardenė"],
            f"participants-{'b' * 12}-role": ["speaker"],
            f"participants-{'c' * 12}-name": ["Vardenis Pavardenis"],
            f"participants-{'c' * 12}-role": ["participant"],
            "outcomes": ["d" * 12],
            f"outcomes-{'d' * 12}-kind": ["problem"],
            f"outcomes-{'d' * 12}-text": ["Trūksta specialistų"],
        }
    )

    response = client.get(address("check", draft))

    text = text_of(response)
    rows = {
        row.text: row.is_public
        for section in response.context["sections"]
        for _label, found in section.rows
        for row in found
    }
    assert rows == {
        "Globos centras": True,
        "Vardenė Pavardenė": True,
        "Vardenis Pavardenis": False,
        "Trūksta specialistų": True,
    }
    assert "2017 m. kovo 28 d." in text
    assert "Šiaulių regionas" in text
    assert "<p>Eiga</p>" in text
    assert "alert(1)" not in text
    assert f'href="{address("edit", draft)}#id_lead"' in text
    assert text.count("Tik darbuotojams") == 1
    assert "Prieš skelbdami užpildykite" not in text


def test_event_check_names_what_is_missing_and_offers_no_publishing(client, editor, draft):
    WorkingCopy.objects.update(answers={"title": ["Stalas"], "starts_on": ["2017-02-30"]})

    response = client.get(address("check", draft))

    text = text_of(response)
    assert [problem.field_id for problem in response.context["missing"]] == [
        "id_starts_on",
        "id_kind",
        "id_lead",
        "id_region",
    ]
    assert f'href="{address("edit", draft)}#id_region"' in text
    assert address("publish", draft) not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_event_check_query_count(client, editor, draft, rows, django_assert_num_queries):
    keys = [f"{number:012x}" for number in range(rows)]
    WorkingCopy.objects.update(
        answers={
            **WorkingCopy.objects.get().answers,
            "participants": keys,
            **{f"participants-{key}-name": [f"Vardenis {key}"] for key in keys},
            "outcomes": keys,
            **{f"outcomes-{key}-text": [f"Išvada {key}"] for key in keys},
            **{f"outcomes-{key}-kind": ["need"] for key in keys},
        }
    )

    with django_assert_num_queries(24):
        response = client.get(address("check", draft))

    assert response.context["missing"] == []


def test_an_expert_checks_but_does_not_publish(client, draft, region):
    client.force_login(ExpertMembershipFactory(region=region).user)

    text = text_of(client.get(address("check", draft)))

    assert "Jį skelbia organizacijos darbuotojai: Globos centras" in text
    assert address("publish", draft) not in text


# ---- Previewing


def test_event_preview_is_the_public_page_under_a_banner(client, editor, draft):
    preview = text_of(client.get(address("preview", draft)))
    act(client, "publish", draft, version=1)
    draft.refresh_from_db()
    public = text_of(client.get(draft.get_absolute_url()))

    def article(text):
        words = text[text.index("<article>") : text.index("</article>")]
        # Its permanent address is there from the day on which the public may read it.
        return re.sub(r'<section aria-labelledby="citavimas">.*?</section> ', "", words)

    assert "Peržiūra: taip renginį matys skaitytojai" in preview
    assert '<meta name="robots" content="noindex">' in preview
    assert article(preview) == article(public)
    assert "citavimas" in public
    assert "citavimas" not in preview
    assert "Peržiūra: taip" not in public


def test_event_preview_changes_nothing(client, editor, draft):
    before = Event.objects.values().get()

    client.get(address("preview", draft))

    assert Event.objects.values().get() == before
    assert WorkingCopy.objects.count() == 1


def test_event_preview_of_a_draft_in_which_nothing_is_written(client, editor, organisation):
    event = EventFactory(owner=organisation, status="draft", title="", starts_on=None, region=None, lead="")

    response = client.get(address("preview", event))

    text = text_of(response)
    assert response.status_code == 200
    assert "(dar be pavadinimo)" in text
    assert "None" not in text


def test_event_preview_shows_a_photo_that_is_not_published_yet(client, editor, draft):
    upload = UploadFactory(event=draft, content_type="image/png", width=4, height=3)
    key = "f" * 12
    WorkingCopy.objects.update(
        answers={
            **WorkingCopy.objects.get().answers,
            "photos": [key],
            f"photos-{key}-upload": [str(upload.key)],
            f"photos-{key}-caption": ["Stalas"],
            f"photos-{key}-alt": ["Žmonės prie stalo"],
            f"photos-{key}-has_consent": ["on"],
            f"photos-{key}-visibility": ["public"],
        }
    )

    text = text_of(client.get(address("preview", draft)))

    assert f'src="{upload.get_absolute_url()}"' in text


# ---- Publishing


def test_publishing_leads_to_a_page_with_the_address(client, editor, draft):
    response = client.post(address("publish", draft), {"version": 1}, follow=True)

    draft.refresh_from_db()
    text = text_of(response)
    assert response.redirect_chain == [(address("published", draft), 302)]
    assert draft.get_absolute_url() == "/renginiai/2017/apskritasis-stalas/"
    assert "http://testserver/renginiai/2017/apskritasis-stalas/" in text
    assert (
        'href="mailto:?subject=Apskritasis%20stalas&amp;'
        'body=http%3A%2F%2Ftestserver%2Frenginiai%2F2017%2Fapskritasis-stalas%2F"' in text
    )
    assert f'action="{address("withdraw", draft)}"' in text


def test_publishing_twice_is_publishing_once(client, editor, draft):
    first = act(client, "publish", draft, version=1)
    second = act(client, "publish", draft, version=1)

    draft.refresh_from_db()
    assert first.url == second.url == address("published", draft)
    assert draft.status == "published"
    assert Correction.objects.count() == 0


def test_what_is_not_complete_is_not_published(client, editor, draft):
    WorkingCopy.objects.update(answers={"title": ["Stalas"]})

    response = act(client, "publish", draft, version=1)

    draft.refresh_from_db()
    assert (response.status_code, draft.status) == (200, "draft")
    assert "Prieš skelbdami užpildykite arba pataisykite" in text_of(response)


def test_what_was_changed_meanwhile_is_not_published(client, editor, draft, organisation):
    other = MembershipFactory(organisation=organisation, user__name="Jonas Rašytojas").user
    WorkingCopy.objects.update(version=2, saved_by=other)

    response = act(client, "publish", draft, version=1)

    draft.refresh_from_db()
    text = text_of(response)
    assert (response.status_code, draft.status) == (200, "draft")
    assert "jį pakeitė Jonas Rašytojas" in text
    assert '<input type="hidden" name="version" value="2" id="id_version">' in text


def test_contacts_of_people_are_published_only_on_purpose(client, editor, draft):
    answers = WorkingCopy.objects.get().answers
    WorkingCopy.objects.update(answers=answers | {"lead": ["Skambinkite 8 612 34567."]})

    refused = act(client, "publish", draft, version=1)
    draft.refresh_from_db()
    before = draft.status
    act(client, "publish", draft, version=1, anyway="on")

    draft.refresh_from_db()
    assert "Peržiūrėkite įspėjimus" in text_of(refused)
    assert (before, draft.status) == ("draft", "published")


def test_a_correction_is_told_to_everybody(client, editor, draft):
    act(client, "publish", draft, version=1)
    WorkingCopyFactory(
        event=draft,
        answers={
            "kind": ["round_table"],
            "title": ["Apskritasis stalas"],
            "starts_on": ["2017-03-29"],
            "region": [str(draft.region_id)],
            "lead": ["Kas įvyko."],
        },
        based_on=timezone.now(),
    )

    offered = text_of(client.get(address("check", draft)))
    act(client, "publish", draft, version=1, note="Pataisyta data.")
    client.logout()
    draft.refresh_from_db()
    text = text_of(client.get(draft.get_absolute_url()))

    assert "Ką pataisėte" in offered
    assert str(draft.starts_on) == "2017-03-29"
    assert ">Pataisymai</h2>" in text
    assert "Pataisyta data." in text


def test_a_draft_asks_for_no_correction(client, editor, draft):
    assert "Ką pataisėte" not in text_of(client.get(address("check", draft)))


def test_event_published_of_a_draft_leads_back_to_checking(client, editor, draft):
    assert client.get(address("published", draft)).url == address("check", draft)


# ---- Reviewing


@pytest.fixture
def reviewed(organisation):
    Organisation.objects.filter(pk=organisation.pk).update(needs_review=True)


def test_what_needs_review_is_submitted_not_published(client, editor, draft, reviewed):
    text = text_of(client.get(address("check", draft)))
    act(client, "publish", draft, version=1)
    draft.refresh_from_db()
    after_publishing = draft.status
    act(client, "submit", draft, version=1)
    act(client, "submit", draft, version=1)

    draft.refresh_from_db()
    assert f'action="{address("submit", draft)}"' in text
    assert address("publish", draft) not in text
    assert (after_publishing, draft.status) == ("draft", "in_review")


def test_somebody_else_publishes_what_was_submitted(client, editor, draft, organisation, reviewed):
    act(client, "submit", draft, version=1)
    own = text_of(client.get(address("check", draft)))
    act(client, "publish", draft, version=1)
    draft.refresh_from_db()
    after_own = draft.status
    client.force_login(MembershipFactory(organisation=organisation).user)
    act(client, "publish", draft, version=WorkingCopy.objects.get().version)

    draft.refresh_from_db()
    assert "peržiūrės ir paskelbs kitas jūsų organizacijos darbuotojas" in own
    assert (after_own, draft.status) == ("in_review", "published")


def test_changes_of_a_published_event_are_reviewed_while_the_public_reads_on(
    client, editor, draft, organisation, reviewed
):
    Organisation.objects.update(needs_review=False)
    act(client, "publish", draft, version=1)
    Organisation.objects.update(needs_review=True)
    published = Event.objects.get()
    typed = answers_of(published) | {"title": ["Pakeistas"]}
    copy = save_copy(event=published, answers=typed, version=0, sitting=uuid.uuid4(), user=editor)
    check = text_of(client.get(address("check", draft)))
    act(client, "publish", draft, version=copy.version)
    act(client, "submit", draft, version=copy.version)
    public = Event.objects.get()
    own = text_of(client.get(address("check", draft)))
    listed = client.get(reverse("events:own_event_list"), {"busena": "pateiktas"})
    client.force_login(MembershipFactory(organisation=organisation).user)
    desk = client.get(reverse("events:workspace"))
    theirs = text_of(client.get(address("check", draft)))
    act(client, "publish", draft, version=copy.version, note="Pavadinimas")

    assert f'action="{address("submit", draft)}"' in check
    assert "Ką pataisėte" not in check
    assert [public.status, public.title] == ["published", published.title]
    assert "peržiūrės ir paskelbs kitas jūsų organizacijos darbuotojas" in own
    assert [event.pk for event in listed.context["page"]] == [draft.pk]
    assert "pakeitimai peržiūrimi" in text_of(listed)
    assert [event.pk for event in desk.context["reviews"].rows] == [draft.pk]
    assert "Ką pataisėte" in theirs
    assert [Event.objects.get().title, Correction.objects.get().note] == ["Pakeistas", "Pavadinimas"]


def test_what_is_returned_says_why(client, editor, draft, organisation, reviewed):
    act(client, "submit", draft, version=1)
    client.force_login(MembershipFactory(organisation=organisation).user)

    silent = act(client, "return", draft, note=" ")
    act(client, "return", draft, note="Patikrinkite datą.")
    again = act(client, "return", draft, note="Dar kartą.")

    draft.refresh_from_db()
    assert "Parašykite, ką reikia pataisyti" in text_of(silent)
    assert (draft.status, draft.review_note) == ("draft", "Patikrinkite datą.")
    assert again.url == address("check", draft)
    assert "Patikrinkite datą." in text_of(client.get(reverse("events:workspace")))


def test_submitting_what_was_changed_meanwhile_shows_it_once_more(client, editor, draft, reviewed):
    WorkingCopy.objects.update(version=2)

    response = act(client, "submit", draft, version=1)

    draft.refresh_from_db()
    assert draft.status == "draft"
    assert "Kol tikrinote, renginys buvo pakeistas" in text_of(response)


def test_submitting_what_is_not_complete_names_what_is_missing(client, editor, draft, reviewed):
    WorkingCopy.objects.update(answers={"title": ["Stalas"]})

    response = act(client, "submit", draft, version=1)
    unsure = act(client, "submit", draft, version="abc")

    draft.refresh_from_db()
    assert draft.status == "draft"
    assert "Prieš skelbdami užpildykite arba pataisykite" in text_of(response)
    assert unsure.status_code == 200


# ---- Withdrawing


@pytest.fixture
def published(client, editor, draft):
    act(client, "publish", draft, version=1)
    draft.refresh_from_db()
    return draft


def test_a_withdrawn_event_is_gone_for_the_public(client, published):
    OutcomeFactory(event=published, text="Trūksta specialistų")
    attachment = AttachmentFactory(event=published, visibility="public")
    act(client, "withdraw", published)
    first = Event.objects.get().withdrawn_at
    act(client, "withdraw", published)
    second = Event.objects.get().withdrawn_at
    Event.objects.update(withdrawn_at=dt.datetime(2018, 5, 3, 22, 30, tzinfo=dt.UTC))
    client.logout()

    response = client.get(published.get_absolute_url())

    text = text_of(response)
    assert first == second
    assert response.status_code == 410
    # The day as it was in Vilnius.
    assert "Šis įrašas pašalintas 2018-05-04" in text
    assert published.title not in text
    assert response.headers["Cache-Control"] == "no-cache"
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in text
    assert client.get(attachment.get_absolute_url()).status_code == 404
    assert "Trūksta" not in text_of(client.get(reverse("events:experience_list")))


def test_a_withdrawn_event_is_kept_for_its_owners_and_published_again(client, published):
    act(client, "withdraw", published)

    check = text_of(client.get(address("check", published)))
    act(client, "publish", published, version=0)

    published.refresh_from_db()
    assert f'action="{address("publish", published)}"' in check
    assert (published.status, published.withdrawn_at) == ("published", None)
    assert client.get(published.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_was_never_public_is_simply_not_there(client, status):
    event = EventFactory(status=status)

    assert client.get(event.get_absolute_url()).status_code == 404


def test_the_owner_comes_from_the_public_page_to_the_form(client, published):
    own = text_of(client.get(published.get_absolute_url()))
    client.force_login(MembershipFactory().user)
    foreign = text_of(client.get(published.get_absolute_url()))

    assert f'href="{address("edit", published)}"' in own
    assert address("edit", published) not in foreign


def test_event_detail_tells_corrections_the_latest_first(client):
    event = EventFactory()
    for day, note in ((1, "Pataisyta vieta."), (2, "Pataisyta data.")):
        with time_machine.travel(dt.datetime(2018, 1, day, 12, tzinfo=dt.UTC)):
            CorrectionFactory(event=event, note=note)

    text = text_of(client.get(event.get_absolute_url()))

    assert text.index("2018 m. sausio 2 d.") < text.index("Pataisyta data.") < text.index("Pataisyta vieta.")


# ---- Throwing away


def test_throwing_away_what_is_public_asks_first(client, published):
    asked = act(client, "bin", published)
    published.refresh_from_db()
    before = published.status
    response = act(client, "bin", published, confirmed="1")
    again = act(client, "bin", published, confirmed="1")

    published.refresh_from_db()
    assert "Jo skelbimas bus iškart atšauktas" in text_of(asked)
    assert before == "published"
    assert response.url == again.url == reverse("events:bin")
    assert (published.status, published.binned_at is None) == ("withdrawn", False)
    assert client.get(published.get_absolute_url()).status_code == 410


def test_a_draft_is_thrown_away_at_once_and_taken_back(client, editor, draft):
    thrown = client.post(address("bin", draft), follow=True)
    hidden = client.get(address("edit", draft)).status_code
    client.post(address("unbin", draft))
    back = client.post(address("unbin", draft), follow=True)

    draft.refresh_from_db()
    assert "Renginys šiukšlinėje. 30 dienų galite jį atkurti." in text_of(thrown)
    assert hidden == 404
    assert back.redirect_chain == [(address("check", draft), 302)]
    assert (draft.status, draft.binned_at) == ("draft", None)
    assert WorkingCopy.objects.get().answers["title"] == ["Apskritasis stalas"]


def test_an_event_that_shows_what_became_of_a_promise_stays(client, published):
    promise = CommitmentFactory(text="atidaryti dienos centrą")
    CommitmentUpdateFactory(commitment=promise, event=published, source=None)

    response = client.post(address("bin", published), {"confirmed": "1"}, follow=True)

    published.refresh_from_db()
    assert (published.status, published.binned_at) == ("published", None)
    assert "jis rodo, kaip vykdomas įsipareigojimas „atidaryti dienos centrą“" in text_of(response)


def test_its_own_promises_keep_no_event_from_being_thrown_away(client, published):
    promise = CommitmentFactory(event=published)
    CommitmentUpdateFactory(commitment=promise, event=published, source=None)

    act(client, "bin", published, confirmed="1")

    published.refresh_from_db()
    assert published.binned_at is not None


# ---- Dropping changes


def test_dropping_changes_asks_first_and_leaves_what_was_published(client, published):
    WorkingCopyFactory(event=published, answers={"title": ["Kitas pavadinimas"]})
    asked = act(client, "discard", published)
    kept = WorkingCopy.objects.count()
    done = client.post(address("discard", published), {"confirmed": "1"}, follow=True)
    again = act(client, "discard", published, confirmed="1")

    published.refresh_from_db()
    assert "Ar atmesti pakeitimus?" in text_of(asked)
    assert (kept, WorkingCopy.objects.count()) == (1, 0)
    assert "Pakeitimai atmesti." in text_of(done)
    assert again.url == address("check", published)
    assert published.title == "Apskritasis stalas"


def test_a_draft_is_more_than_changes(client, editor, draft):
    act(client, "discard", draft, confirmed="1")

    assert WorkingCopy.objects.count() == 1


def test_what_was_just_done_is_announced(client, published):
    response = client.post(address("withdraw", published), follow=True)

    assert (
        '<div class="messages" role="status"> <p class="message message-success">Renginys nebeskelbiamas.'
        in text_of(response)
    )


def test_personal_data_of_participants_stay_inside(client, editor, draft):
    ParticipationFactory(event=draft, is_public=False, person__name="Vardenis Nematomas")

    assert "Nematomas" not in text_of(client.get(address("preview", draft)))


@pytest.mark.parametrize(("status", "code"), [("draft", 404), ("in_review", 200), ("published", 404)])
def test_an_official_sees_the_files_of_what_is_read_in_review(client, status, code):
    upload = UploadFactory(event=EventFactory(status=status))
    client.force_login(OfficialMembershipFactory().user)

    response = client.get(upload.get_absolute_url())
    response.close()

    assert response.status_code == code
