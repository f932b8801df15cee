"""What the letters say, in the subscriber's language, as plain text and as a simple page."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Event
from events.papers.content import in_one_line
from municipalities.words import in_language
from portal.following import tokens
from portal.following.models import Letter

# A digest has more than anybody reads of a week; the rest is a link away.
EVENTS_IN_DIGEST = 50


def site(path: str) -> str:
    """The whole address of a page of ours."""
    return settings.SITE_URL + path


def written(letter: Letter) -> EmailMultiAlternatives | None:
    """Write the letter; None when there is nothing to say any more."""
    with translation.override(letter.subscription.language):
        content = CONTENTS[Letter.Kind(letter.kind)](letter)
        return None if content is None else _message(letter, *content)


def _message(letter: Letter, title: str, content: dict[str, Any]) -> EmailMultiAlternatives:
    subscription = letter.subscription
    leave = site(reverse("following:leave", args=[tokens.to_leave(subscription.key)]))
    # One name for all attempts, so that a letter that came twice is known for one.
    headers = {
        "Message-ID": f"<{letter.key}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.kind != Letter.Kind.CONFIRM:
        headers |= {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    told = {
        **content,
        "title": title,
        "subject": subscription.subject,
        "subscription": subscription,
        "language": subscription.language,
        "home": site(reverse("home")),
        "leave": leave,
    }
    message = EmailMultiAlternatives(
        in_one_line(title),
        render_to_string(f"following/letters/{letter.kind}.txt", told).strip() + "\n",
        to=[subscription.email],
        reply_to=[settings.OPERATOR_EMAIL] if settings.OPERATOR_EMAIL else None,
        headers=headers,
    )
    page = render_to_string(f"following/letters/{letter.kind}.html", told).strip() + "\n"
    message.attach_alternative(page, "text/html")
    return message


def _confirm(letter: Letter) -> tuple[str, dict[str, Any]] | None:
    subscription = letter.subscription
    if subscription.confirmed_at:
        return None
    link = site(reverse("following:confirm", args=[tokens.to_confirm(subscription.key)]))
    return _("Confirm your subscription"), {"link": link}


def _already(letter: Letter) -> tuple[str, dict[str, Any]] | None:
    return (_("You already get these emails"), {}) if letter.subscription.confirmed_at else None


def _event(letter: Letter) -> tuple[str, dict[str, Any]] | None:
    event = letter.event
    if event is None or event.status != Event.Status.PUBLISHED:
        return None
    return in_language(event, "title"), {"events": [_told(event)]}


def _digest(letter: Letter) -> tuple[str, dict[str, Any]] | None:
    if letter.since is None:
        return None
    news = letter.subscription.subject.news(letter.since, letter.until)
    events = list(news.for_list().order_by("published_at", "pk"))
    if not events:
        return None
    title = _("News of the week – %(subject)s") % {"subject": letter.subscription.subject.title}
    shown = [_told(event) for event in events[:EVENTS_IN_DIGEST]]
    rest = site(letter.subscription.subject.page()) if len(events) > len(shown) else ""
    return title, {"events": shown, "count": len(events), "rest": rest}


def _told(event: Event) -> tuple[Event, str]:
    """The event and the address of its page."""
    return event, site(event.get_absolute_url())


CONTENTS = {
    Letter.Kind.CONFIRM: _confirm,
    Letter.Kind.ALREADY: _already,
    Letter.Kind.EVENT: _event,
    Letter.Kind.DIGEST: _digest,
}
