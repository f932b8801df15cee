"""What readers report as wrong, and what those who own the page answer."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event
from municipalities.access import reach_of
from municipalities.models import InEnglish, Region
from municipalities.tracking import tracked

# So long after the answer an address is kept to which the answer went, and what was put aside is kept at all.
KEPT_AFTER_ANSWER = dt.timedelta(days=30)


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    """The words for asking about reports."""

    def answerable_by(self, user: Any) -> Self:
        """Those about events that the person may edit, and about other pages of the person's regions."""
        reach = reach_of(user)
        if reach.is_administrator:
            return self
        is_about_own_event = Q(event__in=Event.objects.editable_by(user).values("pk"))
        return self.filter(is_about_own_event | Q(event=None, region__in=reach.regions))

    def waiting(self) -> Self:
        """Those that nobody has answered yet."""
        return self.filter(state=ErrorReport.State.WAITING)

    def answered(self) -> Self:
        """Those whose answer everybody may read, the newest first: of pages that everybody may read."""
        is_readable = Q(event=None) | Q(event__status=Event.Status.PUBLISHED)
        return self.filter(is_readable, state__in=ErrorReport.PUBLIC).order_by("-answered_at", "-pk")

    def about(self, page: str) -> Self:
        """Those about one page, by its Lithuanian path."""
        return self.filter(page=page)

    def out_of_time(self) -> Self:
        """Those answered so long ago that what was kept for the answer goes."""
        return self.filter(answered_at__lte=timezone.now() - KEPT_AFTER_ANSWER)

    def for_list(self) -> Self:
        """Everything a row shows, in one query."""
        return self.select_related("event", "region", "answered_by").defer(
            "event__body", "event__words", "region__outline"
        )


# What the reporter wrote may hold personal data: it is kept once, and goes where it is erased.
@tracked("wrong", "proof", "link", "email")
class ErrorReport(InEnglish):
    """What a reader holds to be wrong on a page, and the answer of those who own the page.

    The public reads `reported`, the report in the words of whoever answered it, and `answer`; what the
    reporter wrote stays inside. `page` is the page's Lithuanian path, `subject` what it was called then.
    """

    IN_TWO_LANGUAGES = ("reported", "answer")

    class State(models.TextChoices):
        """What has become of the report."""

        WAITING = "waiting", _("waiting")
        CORRECTED = "corrected", _("corrected")
        KEPT = "kept", _("left as it was")
        PUT_ASIDE = "put_aside", _("put aside")

    # What waits on top, the oldest of it first; then what was answered last.
    WAITING_FIRST: ClassVar[tuple[Any, ...]] = (
        Case(When(state="waiting", then=Value(0)), default=Value(1)),
        Case(When(state="waiting", then=F("reported_at"))).asc(nulls_last=True),
        F("answered_at").desc(nulls_last=True),
        "-pk",
    )
    # Whose answers stand on the page.
    PUBLIC: ClassVar[tuple[str, ...]] = (State.CORRECTED, State.KEPT)

    page = models.CharField(_("page"), max_length=300, db_index=True)
    subject = models.CharField(_("name of the page"), max_length=300)
    subject_en = models.CharField(_("name of the page in English"), max_length=300)
    event = models.ForeignKey(
        Event,
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="error_reports",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="error_reports",
        null=True,
        blank=True,
        help_text=_("Whose expert answers for the page, if it is no event's."),
    )
    wrong = models.TextField(_("what is wrong"))
    proof = models.TextField(_("what it should be"), blank=True)
    link = models.URLField(_("where it can be checked"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="lt")
    form_token = models.UUIDField(
        _("form token"),
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text=_("Of the form that was sent, so that sending it twice makes one report."),
    )
    reported_at = models.DateTimeField(_("reported"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    reported = models.TextField(_("what was reported"), blank=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        related_name="error_reports_answered",
        null=True,
        blank=True,
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering = ("-reported_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="error_report_says_what_is_wrong",
                condition=~Q(wrong=""),
                violation_error_message=_("Write what is wrong."),
            ),
            models.CheckConstraint(
                name="error_report_is_about_a_page_of_ours",
                condition=Q(page__startswith="/") & ~Q(page__startswith="//"),
                violation_error_message=_("A page is named by its path, which begins with one slash."),
            ),
            models.CheckConstraint(
                name="error_report_answered_says_when",
                condition=Q(state="waiting", answered_at__isnull=True)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                violation_error_message=_("Write when the report was answered."),
            ),
            models.CheckConstraint(
                name="error_report_public_answer_says_both",
                condition=~Q(state__in=("corrected", "kept")) | ~Q(reported="") & ~Q(answer=""),
                violation_error_message=_("Write what was reported and what was done."),
            ),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """The report's page in the workspace."""
        return reverse("corrections:report_answer", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.state == self.State.WAITING
