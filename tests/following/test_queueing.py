"""Which letters are written and when: each event and each week is told once."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from events.models import Event
from municipalities.models import Origin
from portal.following.actions.queueing import queue_letters
from portal.following.actions.sending import send_due
from portal.following.models import Letter
from tests.factories import DraftEventFactory, EventFactory, RegionFactory, SubscriptionFactory
from tests.following.test_sending import at_the_same_time

pytestmark = pytest.mark.django_db

VILNIUS = ZoneInfo("Europe/Vilnius")
HOUR = dt.timedelta(hours=1)
LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def in_vilnius(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=VILNIUS)


def published(moment, **facts):
    return EventFactory(published_at=moment, **facts)


def sent():
    """Queue and send, and say to whom what went."""
    mail.outbox.clear()
    queue_letters()
    send_due()
    return sorted((message.to[0], message.subject) for message in mail.outbox)


def test_published_event_is_told_at_once_to_those_who_follow_it_and_once():
    region = RegionFactory()
    begun = timezone.now() - HOUR
    SubscriptionFactory(email="viska@example.com", confirmed_at=begun)
    SubscriptionFactory(email="regiona@example.com", region=region, confirmed_at=begun)
    SubscriptionFactory(email="kita@example.com", region=RegionFactory(), confirmed_at=begun)
    SubscriptionFactory(email="zodi@example.com", words="POKALBIS", confirmed_at=begun)
    SubscriptionFactory(email="nauja@example.com", confirmed_at=timezone.now() + HOUR)
    SubscriptionFactory(email="laukia@example.com", asked_at=begun, confirmed_at=None)
    SubscriptionFactory(email="savaite@example.com", frequency="weekly", confirmed_at=begun)
    published(timezone.now(), title="Pokalbis", region=region)
    published(LONG_AGO, title="Senas pokalbis", region=region)
    published(timezone.now(), title="Pavyzdys", origin=Origin.SAMPLE)
    DraftEventFactory(title="Pokalbis")

    first, second = sent(), sent()

    assert first == [
        ("regiona@example.com", "Pokalbis"),
        ("viska@example.com", "Pokalbis"),
        ("zodi@example.com", "Pokalbis"),
    ]
    assert second == []


def test_event_that_is_published_again_is_not_told_again():
    SubscriptionFactory(confirmed_at=timezone.now() - HOUR)
    event = published(timezone.now())
    sent()

    Event.objects.filter(pk=event.pk).update(status="withdrawn", withdrawn_at=timezone.now())
    assert sent() == []
    Event.objects.filter(pk=event.pk).update(status="published", title="Kitas", withdrawn_at=None)

    assert sent() == []


def test_letter_says_what_the_page_says_and_how_to_leave(settings):
    settings.OPERATOR_EMAIL = "info@pavyzdys.lt"
    settings.SITE_URL = "https://portalas.example"
    SubscriptionFactory(email="a@example.com", confirmed_at=timezone.now() - HOUR, language="en")
    event = published(timezone.now(), title="Pokalbis\nŠiauliuose", lead="Kalbėta <apie> A & B.")

    sent()

    (message,) = mail.outbox
    letter = Letter.objects.get()
    page = message.alternatives[0].content
    leave = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert message.subject == "Pokalbis Šiauliuose"
    assert message.reply_to == ["info@pavyzdys.lt"]
    assert message.extra_headers["Message-ID"] == f"<{letter.key}@portalas.example>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert leave.startswith("https://portalas.example/en/prenumerata/atsisakyti/")
    assert "Kalbėta <apie> A & B." in message.body
    assert f"https://portalas.example/en/renginiai/{event.starts_on.year}/{event.slug}/" in message.body
    assert leave in message.body
    assert leave in page
    assert '<span lang="lt">Kalbėta &lt;apie&gt; A &amp; B.</span>' in page
    assert message.message()["Date"] is not None


@pytest.mark.parametrize(
    ("monday", "first", "last", "too_late"),
    [
        # The clocks go forward on 29 March and back on 25 October: such a week has 167 or 169 hours.
        ("2026-03-30", "2026-03-23T00:00", "2026-03-29T23:59", "2026-03-30T00:00"),
        ("2026-10-26", "2026-10-19T00:00", "2026-10-25T23:59", "2026-10-26T00:00"),
        ("2026-07-06", "2026-06-29T00:00", "2026-07-05T23:59", "2026-07-06T00:00"),
    ],
)
def test_digest_comes_on_monday_at_seven_in_vilnius_with_the_week_before_it(monday, first, last, too_late):
    SubscriptionFactory(email="a@example.com", frequency="weekly", confirmed_at=LONG_AGO)
    for title, moment in (("Pirmas", first), ("Paskutinis", last), ("Per vėlai", too_late)):
        published(in_vilnius(moment), title=title)
    published(in_vilnius(first) - dt.timedelta(minutes=1), title="Per anksti")
    with time_machine.travel(in_vilnius(f"{monday}T06:59"), tick=False):
        # The week before that one had an event too, and its digest is told late.
        early = [message for message in sent() if message]
        earlier = mail.outbox[0].body if mail.outbox else ""
    with time_machine.travel(in_vilnius(f"{monday}T07:00"), tick=False):
        on_time = sent()
        body = mail.outbox[0].body
    with time_machine.travel(in_vilnius(f"{monday}T23:00"), tick=False):
        again = sent()

    assert len(early) == 1
    assert "Per anksti" in earlier
    assert on_time == [("a@example.com", "Savaitės naujienos – Visi renginiai")]
    assert again == []
    assert "Per savaitę paskelbti 2 renginiai." in body
    assert body.index("Pirmas") < body.index("Paskutinis")
    assert "Per vėlai" not in body
    assert "Per anksti" not in body


def test_digest_of_a_week_in_which_nothing_happened_is_not_written():
    SubscriptionFactory(frequency="weekly", confirmed_at=LONG_AGO)
    with time_machine.travel(in_vilnius("2026-07-06T08:00"), tick=False):
        assert sent() == []
        assert Letter.objects.count() == 0


def test_digest_begins_when_the_subscription_does():
    SubscriptionFactory(frequency="weekly", confirmed_at=in_vilnius("2026-07-02T12:00"))
    published(in_vilnius("2026-07-01T12:00"), title="Prieš tai")
    with time_machine.travel(in_vilnius("2026-07-06T08:00"), tick=False):
        assert sent() == []
        published(in_vilnius("2026-07-03T12:00"), title="Po to")
        assert len(sent()) == 1
    assert "Prieš tai" not in mail.outbox[0].body


def test_digest_leaves_out_what_was_withdrawn_meanwhile():
    SubscriptionFactory(frequency="weekly", confirmed_at=LONG_AGO)
    kept, gone = (published(in_vilnius("2026-07-01T12:00"), title=title) for title in ("Lieka", "Dingsta"))
    with time_machine.travel(in_vilnius("2026-07-06T08:00"), tick=False):
        queue_letters()
        Event.objects.filter(pk=gone.pk).update(status="withdrawn", withdrawn_at=timezone.now())
        send_due()
        assert "Dingsta" not in mail.outbox[0].body
        assert kept.title in mail.outbox[0].body

        Letter.objects.update(sent_at=None)
        Event.objects.filter(pk=kept.pk).update(status="withdrawn", withdrawn_at=timezone.now())
        send_due()
    assert (len(mail.outbox), Letter.objects.count()) == (1, 0)


def test_digest_of_a_busy_week_leads_to_the_rest(monkeypatch):
    monkeypatch.setattr("portal.following.letters.EVENTS_IN_DIGEST", 2)
    SubscriptionFactory(frequency="weekly", confirmed_at=LONG_AGO)
    for number in range(3):
        published(in_vilnius("2026-07-01T12:00"), title=f"Renginys {number}.")
    with time_machine.travel(in_vilnius("2026-07-06T08:00"), tick=False):
        sent()

    (message,) = mail.outbox
    assert "Per savaitę paskelbti 3 renginiai." in message.body
    assert "Renginys 2." not in message.body
    assert "http://testserver/renginiai/" in message.body


def test_what_was_sent_is_forgotten_after_a_month_and_not_told_again():
    SubscriptionFactory(confirmed_at=LONG_AGO)
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), tick=False) as clock:
        published(timezone.now())
        assert len(sent()) == 1
        clock.shift(dt.timedelta(days=29))
        assert sent() == []
        assert Letter.objects.count() == 1
        clock.shift(dt.timedelta(days=2))
        assert sent() == []
        assert Letter.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_queue_each_letter_once():
    for number in range(5):
        SubscriptionFactory(frequency="at_once" if number % 2 else "weekly", confirmed_at=LONG_AGO)
    with time_machine.travel(in_vilnius("2026-07-06T08:00")):
        published(in_vilnius("2026-07-01T12:00"))
        published(in_vilnius("2026-07-02T12:00"))

        at_the_same_time(2, queue_letters)
        queue_letters()

    assert Letter.objects.filter(kind="event").count() == 4
    assert Letter.objects.filter(kind="digest").count() == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_queueing_query_count(rows, django_assert_num_queries):
    SubscriptionFactory.create_batch(rows, confirmed_at=LONG_AGO)
    SubscriptionFactory.create_batch(rows, confirmed_at=LONG_AGO, frequency="weekly")
    with time_machine.travel(in_vilnius("2026-07-08T12:00"), tick=False):
        for _number in range(rows):
            published(in_vilnius("2026-07-02T12:00"))

        with django_assert_num_queries(23):
            queue_letters()

    assert Letter.objects.count() == rows * rows + rows
