"""Subscribing by letter: confirmed by its owner, left by one click, and nobody learns who subscribes."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.following import tokens
from portal.following.actions.queueing import queue_letters
from portal.following.models import Letter, Subscription
from portal.following.subjects import Subject
from tests.breaches import Breach, assert_explained, assert_refused_by_database, each
from tests.factories import (
    LetterFactory,
    MunicipalityFactory,
    RegionFactory,
    ServiceTypeFactory,
    SubscriptionFactory,
)

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
WISH = {"email": "Skaitytoja@Example.com", "frequency": "weekly"}


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


@pytest.fixture
def reader():
    """A browser without cookies that checks where forms come from."""
    return Client(enforce_csrf_checks=True)


def ask(client, commits, language="lt", **wish):
    """Send the form, and what follows once it is kept."""
    address = reverse("following:subscribe")
    with commits(execute=True):
        return client.post(address if language == "lt" else f"/en{address}", WISH | wish)


def link_in(message, name):
    """The path of the link in a letter, which is the same in both its forms."""
    page = message.alternatives[0].content
    path = re.search(rf"http://testserver(\S+/prenumerata/{name}/\S+|/prenumerata/{name}/\S+)", message.body)[
        1
    ]
    assert f'href="http://testserver{path}"' in page
    return path


BREACHES = each(
    Breach(
        "subscription_stands_once_for_an_address",
        SubscriptionFactory,
        same=("email",),
        other={"email": "ta-pati@example.com"},
    ),
    Breach(
        "subscription_is_to_one_thing",
        SubscriptionFactory,
        lambda _row: {"region": RegionFactory(), "words": "globa"},
    ),
    Breach("subscription_waits_or_is_confirmed", SubscriptionFactory, {"confirmed_at": None}),
    Breach("letter_tells_of_an_event_once", LetterFactory, same=("subscription", "event"), other={}),
    Breach(
        "letter_tells_of_a_week_once",
        LetterFactory,
        given={"kind": "digest", "event": None, "since": timezone.now(), "until": timezone.now()},
        same=("subscription", "until"),
        other={"kind": "digest", "event": None, "since": timezone.now(), "until": timezone.now()},
    ),
    Breach(
        "letter_of_an_answer_waits_once",
        LetterFactory,
        given={"kind": "confirm", "event": None},
        same=("subscription",),
        other={"kind": "confirm", "event": None},
    ),
    Breach("letter_tells_what_its_kind_says", LetterFactory, {"kind": "digest"}),
    Breach(
        "letter_is_sent_or_given_up",
        LetterFactory,
        {"sent_at": timezone.now(), "given_up_at": timezone.now()},
    ),
)


@BREACHES
def test_database_refuses(breach):
    assert_refused_by_database(breach)


@BREACHES
def test_rule_explains_itself(breach):
    assert_explained(breach)


def test_subscription_begins_with_the_button_behind_the_link(reader, django_capture_on_commit_callbacks):
    region = RegionFactory(name="Šiaulių regionas")

    answer = ask(reader, django_capture_on_commit_callbacks, kas=f"regionai/{region.slug}")
    (message,) = mail.outbox
    path = link_in(message, "patvirtinti")
    looked = reader.get(path)
    waiting = Subscription.objects.get()
    assert waiting.confirmed_at is None
    pressed = reader.post(path, headers={"sec-fetch-site": "same-origin"})

    subscription = Subscription.objects.get()
    assert (answer.status_code, answer.url) == (302, "/prenumerata/issiusta/")
    assert message.to == ["skaitytoja@example.com"]
    assert message.subject == "Patvirtinkite, kad norite laiškų"
    assert "Renginiai: Šiaulių regionas" in message.body
    assert "List-Unsubscribe" not in message.extra_headers
    assert (looked.status_code, pressed.status_code) == (200, 200)
    assert (subscription.region, subscription.frequency, subscription.language) == (region, "weekly", "lt")
    assert (subscription.asked_at, subscription.confirmed_at is not None) == (None, True)
    assert "Laiškus gausite" in pressed.text
    assert reader.cookies.output() == ""


@pytest.mark.parametrize("kind", ["regionai", "savivaldybes", "paslaugos", "paieska", "renginiai"])
def test_anything_that_has_a_feed_has_letters(client, kind):
    factories = {
        "regionai": RegionFactory,
        "savivaldybes": MunicipalityFactory,
        "paslaugos": ServiceTypeFactory,
    }
    row = factories[kind]() if kind in factories else None
    wish = {"kas": f"{kind}/{row.slug}"} if row else {"q": "globa  šeimoje" if kind == "paieska" else ""}

    client.post(reverse("following:subscribe"), WISH | wish)

    expected = Subject(row=row, words="globa šeimoje" if kind == "paieska" else "")
    assert Subscription.objects.get().subject == expected
    assert expected.kind == kind


def test_english_page_writes_in_english(client, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks, language="en")

    (message,) = mail.outbox
    assert message.subject == "Confirm your subscription"
    assert link_in(message, "patvirtinti").startswith("/en/prenumerata/patvirtinti/")
    assert '<html lang="en">' in message.alternatives[0].content
    assert Subscription.objects.get().language == "en"


def test_answer_is_the_same_whether_somebody_subscribes_already(client, django_capture_on_commit_callbacks):
    SubscriptionFactory(email="skaitytoja@example.com")
    answers, letters = [], []
    for email in ("Skaitytoja@example.com", "kita@example.com"):
        mail.outbox.clear()
        response = ask(client, django_capture_on_commit_callbacks, email=email)
        answers.append((response.status_code, response.url, response.content, dict(response.headers)))
        letters += mail.outbox

    assert answers[0] == answers[1]
    assert [letter.subject for letter in letters] == [
        "Šiuos laiškus jau gaunate",
        "Patvirtinkite, kad norite laiškų",
    ]
    assert letters[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_asking_again_before_confirming_takes_the_later_wish(client, django_capture_on_commit_callbacks):
    ask(client, django_capture_on_commit_callbacks)
    ask(client, django_capture_on_commit_callbacks, frequency="at_once")

    assert Subscription.objects.get().frequency == "at_once"
    assert len(mail.outbox) == 2


def test_letter_that_waits_already_is_not_queued_twice(client):
    client.post(reverse("following:subscribe"), WISH)
    client.post(reverse("following:subscribe"), WISH)

    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"email": ""}, "Įrašykite el. pašto adresą, pavyzdžiui, vardas@pavyzdys.lt"),
        ({"email": "ne adresas"}, "Įrašykite el. pašto adresą, pavyzdžiui, vardas@pavyzdys.lt"),
        ({"email": "a@b.lt\nBcc: c@d.lt"}, "Įrašykite el. pašto adresą, pavyzdžiui, vardas@pavyzdys.lt"),
        ({"frequency": "hourly"}, "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo."),
        ({"kas": "regionai/nera"}, "Tokio pasirinkimo nėra. Pasirinkite iš sąrašo."),
        ({"q": "x" * 201}, "Įrašykite ne daugiau kaip 200 ženklų"),
    ],
)
def test_form_says_what_to_do_and_keeps_what_was_typed(client, wish, said):
    response = client.post(reverse("following:subscribe"), WISH | wish)

    assert response.status_code == 200
    assert said in response.text
    assert "Yra klaidų" in response.text
    assert Subscription.objects.count() == 0


def test_choice_and_words_together_are_two_things(client):
    region = RegionFactory()

    page = client.get(reverse("following:follow"), {"kas": f"regionai/{region.slug}", "q": "globa"})

    assert page.status_code == 200
    assert "vieną iš dviejų" in page.text


def test_page_has_the_addresses_of_what_was_chosen(client):
    region = RegionFactory()

    page = client.get(reverse("following:follow"), {"kas": f"regionai/{region.slug}"})

    assert f'value="http://testserver/srautai/regionai/{region.slug}.xml"' in page.text
    assert f'href="webcal://testserver/kalendoriai/regionai/{region.slug}.ics"' in page.text
    assert f'type="hidden" name="kas" value="regionai/{region.slug}"' in page.text
    assert "Gauti laiškus" in client.get(reverse("following:subscribe")).text


def test_seventh_letter_within_an_hour_is_too_many_for_an_address(client):
    answers = [client.post(reverse("following:subscribe"), WISH) for _number in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert answers[-1]["Retry-After"] == "900"
    assert "Per daug laiškų iš karto" in answers[-1].text
    other = client.post(reverse("following:subscribe"), WISH | {"email": "kita@example.com"})
    assert other.status_code == 302


def test_twenty_first_letter_is_too_many_for_a_network(client):
    answers = [
        client.post(reverse("following:subscribe"), WISH | {"email": f"a{number}@example.com"}).status_code
        for number in range(21)
    ]

    assert answers == [302] * 20 + [429]


@pytest.mark.parametrize(
    "headers", [{"origin": "https://kitur.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_form_from_another_site_is_refused(reader, headers):
    response = reader.post(reverse("following:subscribe"), WISH, headers=headers)

    assert response.status_code == 403
    assert "Forma neišsiųsta" in response.text
    assert Subscription.objects.count() == 0


def test_form_of_our_own_page_is_taken_without_a_cookie(reader):
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}

    response = reader.post(reverse("following:subscribe"), WISH, headers=headers)

    assert (response.status_code, response.cookies.output()) == (302, "")


def test_link_works_for_48_hours_and_nothing_stays_of_what_was_not_confirmed(client):
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), tick=False) as clock:
        client.post(reverse("following:subscribe"), WISH)
        path = reverse("following:confirm", args=[tokens.to_confirm(Subscription.objects.get().key)])
        clock.shift(47 * HOUR)
        queue_letters()
        in_time = client.get(path)
        clock.shift(2 * HOUR)
        late = client.post(path)
        queue_letters()

    assert (in_time.status_code, late.status_code) == (200, 410)
    assert "Nuoroda nebegalioja" in late.text
    assert (Subscription.objects.count(), Letter.objects.count()) == (0, 0)


def test_link_of_what_is_kept_no_more_is_too_late(client):
    subscription = SubscriptionFactory(asked_at=timezone.now(), confirmed_at=None)
    path = reverse("following:confirm", args=[tokens.to_confirm(subscription.key)])
    subscription.delete()

    assert client.get(path).status_code == client.post(path).status_code == 410


def test_confirming_twice_changes_nothing(client):
    subscription = SubscriptionFactory(confirmed_at=timezone.now() - HOUR)
    path = reverse("following:confirm", args=[tokens.to_confirm(subscription.key)])

    response = client.post(path)

    assert response.status_code == 200
    assert Subscription.objects.get().confirmed_at == subscription.confirmed_at


@pytest.mark.parametrize("name", ["confirm", "leave"])
def test_link_that_nobody_was_sent_is_not_found(client, name):
    subscription = SubscriptionFactory()
    other = {"confirm": tokens.to_leave, "leave": tokens.to_confirm}[name](subscription.key)

    for token in (other, subscription.key.hex, f"{subscription.key.hex}.x", "x"):
        path = reverse(f"following:{name}", args=[token])
        assert client.get(path).status_code == client.post(path).status_code == 404
    assert Subscription.objects.count() == 1


def test_one_click_leaves_and_takes_the_waiting_letters_along(reader):
    subscription = SubscriptionFactory()
    LetterFactory(subscription=subscription)
    kept = LetterFactory()
    path = reverse("following:leave", args=[tokens.to_leave(subscription.key)])

    looked = reader.get(path)
    assert Subscription.objects.count() == 2
    left = reader.post(path, {"List-Unsubscribe": "One-Click"})
    again = reader.post(path, {"List-Unsubscribe": "One-Click"})

    assert (looked.status_code, left.status_code, again.status_code) == (200, 200, 200)
    assert "Atsisakyti" in looked.text
    assert left.content == again.content
    assert "Šių laiškų nebegausite" in left.text
    assert reader.cookies.output() == ""
    assert list(Letter.objects.all()) == [kept]
    assert list(Subscription.objects.all()) == [kept.subscription]


def test_nothing_is_kept_of_a_person_but_what_the_page_says():
    assert {field.name for field in Subscription._meta.concrete_fields} == {
        *("id", "key", "email", "region", "municipality", "service", "words"),
        *("frequency", "language", "asked_at", "confirmed_at", "refusals"),
    }
    assert {field.name for field in Letter._meta.concrete_fields} == {
        *("id", "key", "subscription", "kind", "event", "since", "until"),
        *("due_at", "attempts", "sent_at", "given_up_at"),
    }
