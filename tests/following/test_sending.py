"""Letters reach a mail server that fails at times, each once."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from events.models import Event
from portal.following.actions import sending
from portal.following.actions.sending import send_due, send_now
from portal.following.letters import written
from portal.following.models import Letter, Subscription
from tests.factories import EventFactory, LetterFactory, SubscriptionFactory
from tests.following.mail_server import mail_server
from tests.portal.serving import Road

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def server(settings):
    with mail_server(settings) as faults:
        yield faults


def letters_to(*names, **facts):
    """A letter about one event to each of the names."""
    event = EventFactory(title="Diskusija", lead="Kalbėta.")
    return [
        LetterFactory(subscription=SubscriptionFactory(email=f"{name}@example.com"), event=event, **facts)
        for name in names
    ]


def recipients(server):
    return sorted(message["To"].partition("@")[0] for message in server.accepted)


def at_the_same_time(count, work):
    """Do the work in so many threads, each with its own connection to the database."""
    begin = threading.Barrier(count)

    def run():
        try:
            begin.wait(10)
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(run) for _number in range(count)]:
            done.result(60)


@pytest.mark.django_db(transaction=True)
def test_two_workers_and_a_failing_server_deliver_each_letter_once(server):
    names = [
        f"{sort}{number}" for number in range(6) for sort in ("gera", "veliau", "dingsta", "nera", "netinka")
    ]
    letters_to(*names)

    at_the_same_time(2, send_due)
    with time_machine.travel(timezone.now() + 2 * MINUTE):
        at_the_same_time(2, send_due)
    send_due()

    wanted = sorted(name for name in names if not name.startswith(("nera", "netinka")))
    assert recipients(server) == wanted
    assert len({message["Message-ID"] for message in server.accepted}) == len(wanted)
    assert Letter.objects.filter(sent_at__isnull=False).count() == len(wanted)
    assert Letter.objects.filter(given_up_at__isnull=False).count() == 12
    assert Letter.objects.waiting().count() == 0


@pytest.mark.django_db(transaction=True)
def test_letter_in_one_workers_hands_is_passed_by_another(server):
    (letter,) = letters_to("gera")
    with transaction.atomic():
        assert Letter.objects.due().in_hand().get() == letter

        at_the_same_time(1, send_due)

        assert recipients(server) == []
    send_due()
    assert recipients(server) == ["gera"]


@pytest.mark.django_db
def test_letter_that_the_server_lost_is_known_by_its_number_when_it_comes_again(server, monkeypatch):
    (letter,) = letters_to("gera")
    update = Letter.objects.filter(pk=letter.pk)

    def die(*_rows, **_values):
        raise KeyboardInterrupt

    monkeypatch.setattr("portal.following.models.LetterQuerySet.update", die)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        send_due()
    monkeypatch.undo()
    assert update.get().sent_at is None
    send_due()

    first, second = server.accepted
    assert first["Message-ID"] == second["Message-ID"] == f"<{letter.key}@testserver>"


@pytest.mark.django_db
def test_letter_put_off_is_tried_after_longer_and_longer_waits(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    (letter,) = letters_to("gera")
    waits = []

    with time_machine.travel(dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), tick=False) as clock:
        Letter.objects.update(due_at=timezone.now())
        for _attempt in range(5):
            send_due()
            letter.refresh_from_db()
            waits.append((letter.due_at - timezone.now()) / MINUTE)
            clock.move_to(letter.due_at)
        send_due()

    letter.refresh_from_db()
    assert waits == [1, 5, 30, 120, 720]
    assert (letter.attempts, letter.sent_at, letter.given_up_at) == (6, None, letter.due_at)
    assert Subscription.objects.get().refusals == 0


@pytest.mark.django_db
def test_server_that_is_away_is_asked_once_and_not_for_every_letter(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letters_to("gera", "antra", "trecia")

    assert send_due() == 0
    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 0, 1]


@pytest.mark.django_db
def test_mailbox_refused_for_the_third_time_ends_its_subscription(server):
    (letter,) = letters_to("nera")
    send_due()
    LetterFactory(subscription=letter.subscription)
    send_due()
    assert Subscription.objects.get().refusals == 2
    LetterFactory(subscription=letter.subscription)

    send_due()

    assert (Subscription.objects.count(), Letter.objects.count()) == (0, 0)
    assert recipients(server) == []


@pytest.mark.django_db
def test_letter_that_arrives_forgives_what_was_refused_before(server):
    subscription = SubscriptionFactory(email="gera@example.com", refusals=2)
    LetterFactory(subscription=subscription)

    send_due()

    subscription.refresh_from_db()
    assert subscription.refusals == 0


@pytest.mark.django_db
def test_refused_content_gives_the_letter_up_and_not_the_subscription(server):
    (letter,) = letters_to("netinka")

    send_due()

    letter.refresh_from_db()
    assert letter.given_up_at is not None
    assert Subscription.objects.get().refusals == 0


@pytest.mark.django_db
def test_letter_that_cannot_be_written_holds_up_no_other(monkeypatch):
    broken, _whole = letters_to("viena", "kita")
    monkeypatch.setattr(sending, "written", lambda letter: 1 / 0 if letter == broken else written(letter))

    assert send_due() == 2
    assert [message.to for message in mail.outbox] == [["kita@example.com"]]
    broken.refresh_from_db()
    assert (broken.attempts, broken.sent_at) == (1, None)


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_event_withdrawn_before_its_letter_is_sent_is_not_told(status):
    (letter,) = letters_to("gera")
    Event.objects.update(status=status)

    send_due()

    assert mail.outbox == []
    assert not Letter.objects.filter(pk=letter.pk).exists()


@pytest.mark.django_db
def test_letter_asked_for_now_does_not_wait_for_the_worker():
    first, second = letters_to("pirma", "antra")

    send_now(second.pk)

    assert [message.to for message in mail.outbox] == [["antra@example.com"]]
    first.refresh_from_db()
    assert first.sent_at is None


@pytest.mark.django_db
def test_log_names_nobody(server, caplog):
    caplog.set_level("INFO")
    letters_to("gera", "nera", "veliau", "netinka", "dingsta")

    send_due()

    told = "".join(
        f"{record.msg} {record.args}" for record in caplog.records if record.name.startswith("portal")
    )
    assert told.count("letter sent") == 1
    assert (told.count("letter put off"), told.count("letter given up")) == (2, 2)
    assert "example.com" not in told


@pytest.mark.django_db
def test_one_run_queues_and_sends(capsys):
    SubscriptionFactory(email="gera@example.com", confirmed_at=timezone.now() - MINUTE)
    EventFactory(published_at=timezone.now())

    call_command("send_letters")
    call_command("send_letters")

    assert [message.to for message in mail.outbox] == [["gera@example.com"]]
    assert capsys.readouterr().out == "Letters queued: 1, sent: 1\nLetters queued: 0, sent: 0\n"


@pytest.fixture
def road(transactional_db):
    road = Road()
    yield road
    road.close()


def test_worker_sends_what_comes_and_ends_in_good_order(server, settings, tmp_path, road):
    letters_to("gera")
    database = connection.get_connection_params()
    account = f"{quote(database['user'], safe='')}:{quote(database['password'], safe='')}"
    environment = os.environ | {
        "DATABASE_URL": f"postgres://{account}@127.0.0.1:{road.port}/{database['dbname']}",
        "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
        "VAR_DIR": str(tmp_path),
    }
    command = [sys.executable, "manage.py", "send_letters", "--forever"]
    worker = subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
    )
    # A worker that has nothing to say is not waited for.
    end = threading.Timer(60, worker.kill)
    end.start()

    with worker:
        said = worker.stdout.readline()
        worker.send_signal(signal.SIGTERM)
        code = worker.wait()
    end.cancel()

    assert said == "Letters queued: 0, sent: 1\n"
    assert code == 0
    assert recipients(server) == ["gera"]
