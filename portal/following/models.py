"""Who gets letters about what, and the letters that wait to be sent."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.following.subjects import LONGEST_WORDS, Subject

# So long can a subscription be confirmed; after it nothing of it is kept.
TO_BE_CONFIRMED_WITHIN = dt.timedelta(hours=48)
# So long it is known what was sent, so that nothing is sent twice. Older events are news to nobody.
LETTERS_KEPT = dt.timedelta(days=30)


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """The words for asking about subscriptions."""

    def confirmed(self) -> "SubscriptionQuerySet":
        """Those whose address has been proved to be the subscriber's."""
        return self.filter(confirmed_at__isnull=False)

    def out_of_time(self) -> "SubscriptionQuerySet":
        """Those that nobody has confirmed in time."""
        return self.filter(asked_at__lte=timezone.now() - TO_BE_CONFIRMED_WITHIN)


class Subscription(models.Model):
    """That somebody wants to hear by letter of the events of a place, about a service or with some words.

    Nothing else is kept of the person. `asked_at` goes when the address is confirmed.
    """

    class Frequency(models.TextChoices):
        """How often letters come."""

        AT_ONCE = "at_once", _("as soon as an event is published")
        WEEKLY = "weekly", _("once a week, on Monday")

    key = models.UUIDField(_("key"), unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"))
    region = models.ForeignKey(
        "municipalities.Region", verbose_name=_("region"), on_delete=models.CASCADE, null=True, blank=True
    )
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
    )
    service = models.ForeignKey(
        "municipalities.ServiceType",
        verbose_name=_("service"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
    )
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)
    frequency = models.CharField(_("how often"), max_length=7, choices=Frequency)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(_("asked for"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    refusals = models.PositiveSmallIntegerField(_("refused in a row"), default=0)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ("pk",)
        indexes = (models.Index(fields=["frequency", "confirmed_at"], name="subscription_when"),)
        constraints = (
            models.UniqueConstraint(
                name="subscription_stands_once_for_an_address",
                fields=["email", "region", "municipality", "service", "words"],
                nulls_distinct=False,
                violation_error_message=_("This address follows this already."),
            ),
            models.CheckConstraint(
                name="subscription_is_to_one_thing",
                condition=Q(municipality=None, service=None, words="")
                | Q(region=None, service=None, words="")
                | Q(region=None, municipality=None, words="")
                | Q(region=None, municipality=None, service=None),
                violation_error_message=_("A subscription is to one thing: make another for the other."),
            ),
            models.CheckConstraint(
                name="subscription_waits_or_is_confirmed",
                condition=Q(asked_at__isnull=False, confirmed_at=None)
                | Q(asked_at=None, confirmed_at__isnull=False),
                violation_error_message=_("A subscription waits to be confirmed, or it is confirmed."),
            ),
        )

    def __str__(self) -> str:
        return self.subject.title

    @property
    def subject(self) -> Subject:
        """What is followed."""
        return Subject(row=self.region or self.municipality or self.service, words=self.words)


class LetterQuerySet(models.QuerySet["Letter"]):
    """The words for asking about letters."""

    def waiting(self) -> "LetterQuerySet":
        """Those that are still to be sent."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self) -> "LetterQuerySet":
        """Those whose time has come."""
        return self.waiting().filter(due_at__lte=timezone.now())

    def in_hand(self) -> "LetterQuerySet":
        """Held for this transaction; those that another holds are passed by."""
        rows = self.select_for_update(of=("self",), skip_locked=True)
        subscribed = (f"subscription__{name}" for name in ("region", "municipality", "service"))
        return rows.select_related(*subscribed, "event")

    def long_done(self) -> "LetterQuerySet":
        """Those sent or given up so long ago that nobody needs to know of them."""
        before = timezone.now() - LETTERS_KEPT
        return self.filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before))


class Letter(models.Model):
    """A letter to a subscriber that is to be sent once.

    It has no address and no text of its own: both are taken from the subscription and the events as they are
    when it is sent. `key` names the letter to mail servers, the same at every attempt.
    """

    class Kind(models.TextChoices):
        """What it says."""

        CONFIRM = "confirm", _("asks to confirm the subscription")
        ALREADY = "already", _("says that the subscription is there already")
        EVENT = "event", _("tells of an event")
        DIGEST = "digest", _("tells of a week")

    # Of each at most one is on its way to a subscriber.
    ANSWERS = (Kind.CONFIRM, Kind.ALREADY)

    key = models.UUIDField(_("key"), unique=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(
        Subscription, verbose_name=_("subscription"), on_delete=models.CASCADE, related_name="letters"
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.CASCADE, null=True, blank=True
    )
    since = models.DateTimeField(_("from"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    due_at = models.DateTimeField(_("to be sent at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("due_at", "pk")
        indexes = (
            models.Index(
                fields=["due_at", "id"], name="letter_due", condition=Q(sent_at=None, given_up_at=None)
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="letter_tells_of_an_event_once",
                fields=["subscription", "event"],
                violation_error_message=_("This subscriber hears of this event already."),
            ),
            models.UniqueConstraint(
                name="letter_tells_of_a_week_once",
                fields=["subscription", "until"],
                violation_error_message=_("This subscriber hears of this week already."),
            ),
            models.UniqueConstraint(
                name="letter_of_an_answer_waits_once",
                fields=["subscription", "kind"],
                condition=Q(kind__in=["confirm", "already"], sent_at=None, given_up_at=None),
                violation_error_message=_("This answer is on its way already."),
            ),
            models.CheckConstraint(
                name="letter_tells_what_its_kind_says",
                condition=Q(kind="event", event__isnull=False, since=None, until=None)
                | Q(kind="digest", event=None, since__isnull=False, until__isnull=False)
                | Q(kind__in=["confirm", "already"], event=None, since=None, until=None),
                violation_error_message=_("A letter tells of an event, of a week, or answers."),
            ),
            models.CheckConstraint(
                name="letter_is_sent_or_given_up",
                condition=Q(sent_at=None) | Q(given_up_at=None),
                violation_error_message=_("A letter that was sent is not given up."),
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
