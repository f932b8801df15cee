"""The page on which one chooses what to follow and how, and the form for letters."""

from http import HTTPStatus

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from municipalities.words import locale
from portal.following.actions.subscribing import ask_for_letters
from portal.following.forms import SubjectForm, SubscribeForm
from portal.following.models import Subscription
from portal.following.subjects import Subject
from portal.following.views.own_site import from_own_pages

# For a network and for an address: nobody's mailbox is filled from here.
LIMITS = {"subscribe": "20/15m/ip,6/1h/key"}
RETRY_SECONDS = 900


@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """Feeds, calendars and letters about what was chosen; at first about all events."""
    form = SubjectForm(request.GET)
    subject = form.subject
    frequency = Subscription.Frequency.AT_ONCE
    chosen = {"kas": subject.key, "q": subject.words, "frequency": frequency}
    return _page(request, subject, filter_form=form, form=SubscribeForm(initial=chosen))


@from_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Take the wish for letters; the answer is the same whether somebody has subscribed before or not."""
    if request.method != "POST":
        return follow(request)
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        subject = form.cleaned_data.get("subject", Subject())
        chosen = SubjectForm({"kas": subject.key, "q": subject.words})
        return _page(request, subject, filter_form=chosen, form=form)
    given = form.cleaned_data
    email = given["email"].lower()
    if not ratelimit.consume(request, app="following", action="subscribe", config=LIMITS, key=email):
        return _too_many(request)
    ask_for_letters(email=email, subject=given["subject"], frequency=given["frequency"], language=locale())
    return redirect("following:letter_sent")


@require_safe
def letter_sent(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    return render(request, "following/letter_sent.html")


def _page(
    request: HttpRequest, subject: Subject, *, filter_form: SubjectForm, form: SubscribeForm
) -> HttpResponse:
    calendar = request.build_absolute_uri(subject.calendar())
    filter_form.is_valid()
    context = {
        "subject": subject,
        "filter_form": filter_form,
        "form": form,
        "feed": request.build_absolute_uri(subject.feed()),
        "calendar": calendar,
        "webcal": f"webcal://{calendar.partition('://')[2]}",
        "corrections": request.build_absolute_uri(reverse("following:correction_feed")),
    }
    return render(request, "following/follow.html", context)


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "following/too_many.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
