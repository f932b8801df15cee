"""Who logs in, and for whom they act."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from municipalities.access import THE_PUBLIC, Reach
from municipalities.tracking import tracked
from municipalities.words import listed

INVITATION_LASTS = dt.timedelta(days=7)


class UserQuerySet(models.QuerySet["User"]):
    """Accounts."""

    def with_second_factor(self) -> Self:
        """Learn whether each has one, in the same query."""
        return self.annotate(has_second_factor=Exists(second_factors().filter(user=OuterRef("pk"))))


def second_factors() -> models.QuerySet[Any]:
    """Return what can be asked for besides a password; recovery codes only stand in for one."""
    return apps.get_model("mfa", "Authenticator").objects.exclude(type="recovery_codes")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; an e-mail address is compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; without a password nobody can log in to it."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator's account; whoever may do that need not prove whose the address is."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        user.confirm_email()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the account by its e-mail address, in whatever case it is typed."""
        return self.get(email__iexact=username)


@tracked("password", "last_login")
class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, known by e-mail address."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("full name"), max_length=120, blank=True)
    is_staff = models.BooleanField(_("administrator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("email",)
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_is_unique_in_any_case",
                violation_error_message=_("Somebody has an account with this e-mail address already."),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session is held against at every request: it ends when any of this changes."""
        rights = f"{self.password}|{self.is_active}|{self.is_staff}|{self.is_superuser}"
        salt = "accounts.models.User.get_session_auth_hash"
        return salted_hmac(salt, rights, secret=secret, algorithm="sha256").hexdigest()

    def confirm_email(self) -> None:
        """Take it for proven that letters to the address reach the person."""
        addresses = apps.get_model("account", "EmailAddress").objects
        addresses.update_or_create(
            user=self, email=self.email.lower(), defaults={"verified": True, "primary": True}
        )

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether the person logs in with more than a password."""
        return second_factors().filter(user=self).exists()

    @property
    def led_organisations(self) -> models.QuerySet[Any]:
        """The organisations whose editors the person invites and sends away."""
        organisations = apps.get_model("municipalities", "Organisation").objects
        return organisations.filter(memberships__in=self.memberships.filter(is_lead=True)).order_by("name")

    @cached_property
    def reach(self) -> Reach:
        """What the person may see and change, asked once a request: what is taken away ends with the next."""
        if not self.is_active:
            return THE_PUBLIC
        rows = list(self.memberships.values_list("role", "organisation", "region"))
        return Reach(
            organisations=frozenset(pk for role, pk, _region in rows if role == Role.EDITOR and pk),
            regions=frozenset(pk for role, _organisation, pk in rows if role == Role.EXPERT and pk),
            is_official=any(role == Role.OFFICIAL for role, _organisation, _region in rows),
            is_administrator=self.is_superuser,
        )

    @property
    def needs_second_factor(self) -> bool:
        """Whether the person sees so much that a password alone is not enough."""
        return self.is_superuser or self.is_staff or self.reach.is_official


class Role(models.TextChoices):
    """As what a person works in the portal."""

    EDITOR = "editor", _("editor")
    EXPERT = "expert", _("expert")
    OFFICIAL = "official", _("official")


class ForWhom(models.Model):
    """A role, and the organisation or the region for which somebody has it."""

    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.EDITOR)
    organisation = models.ForeignKey(
        "municipalities.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        null=True,
        blank=True,
        help_text=_("Of an editor."),
    )
    region = models.ForeignKey(
        "municipalities.Region",
        verbose_name=_("region"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
        null=True,
        blank=True,
        help_text=_("Of an expert."),
    )
    is_lead = models.BooleanField(
        _("leads the organisation"),
        default=False,
        help_text=_("May invite other editors of the organisation."),
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_role_says_for_whom",
                condition=Q(role="editor", organisation__isnull=False, region__isnull=True)
                | Q(role="expert", organisation__isnull=True, region__isnull=False)
                | Q(role="official", organisation__isnull=True, region__isnull=True),
                violation_error_message=_(
                    "An editor belongs to an organisation, an expert to a region, an official to neither."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_lead_is_an_editor",
                condition=Q(is_lead=False) | Q(role="editor"),
                violation_error_message=_("Only an editor leads an organisation."),
            ),
        )

    def __str__(self) -> str:
        whose = self.organisation or self.region
        return listed(filter(None, (self.get_role_display(), whose)))


class ForWhomQuerySet(models.QuerySet[Any]):
    """Roles, given or offered."""

    def manageable_by(self, user: User) -> Self:
        """Those that the person gives and takes: the lead of an organisation those of its editors."""
        if user.is_superuser:
            return self
        return self.filter(role=Role.EDITOR, organisation__in=user.led_organisations)

    def for_list(self) -> Self:
        """Everything a row of the list shows, in one query."""
        return self.select_related("organisation", "region")


class MembershipQuerySet(ForWhomQuerySet):
    """Roles that people have."""

    def for_list(self) -> Self:
        """Everything a row of the list shows, in one query."""
        return super().for_list().select_related("user")


class InvitationQuerySet(ForWhomQuerySet):
    """Roles that were offered."""

    def unanswered(self) -> Self:
        """Those neither taken up nor taken back, whether their time is over or not."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def waiting(self) -> Self:
        """Those that can be taken up now."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def for_list(self) -> Self:
        """Everything a row of the list shows, in one query."""
        return super().for_list().select_related("invited_by")


@tracked()
class Membership(ForWhom):
    """That a person is an editor of an organisation, the expert of a region, or an official."""

    user = models.ForeignKey(
        User, verbose_name=_("user"), on_delete=models.CASCADE, related_name="memberships"
    )
    joined_at = models.DateTimeField(_("member since"), auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(ForWhom.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("joined_at", "pk")
        constraints = (
            *ForWhom.Meta.constraints,
            models.UniqueConstraint(
                name="membership_stands_once",
                fields=["user", "role", "organisation", "region"],
                nulls_distinct=False,
                violation_error_message=_("The person has this role already."),
            ),
        )


def end_of_invitation() -> dt.datetime:
    """Return the moment at which an invitation made now ends."""
    return timezone.now() + INVITATION_LASTS


@tracked("token_digest")
class Invitation(ForWhom):
    """That somebody has been asked by e-mail to work in the portal, for a role, for seven days.

    Of the secret in the letter only the digest is kept.
    """

    email = models.EmailField(_("e-mail address"))
    token_digest = models.CharField(_("digest of the secret"), max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        related_name="invitations_sent",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("invited"), auto_now_add=True)
    expires_at = models.DateTimeField(_("ends"), default=end_of_invitation)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("accepted by"),
        on_delete=models.SET_NULL,
        related_name="invitations_accepted",
        null=True,
        blank=True,
        editable=False,
    )
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta(ForWhom.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-created_at", "-pk")
        constraints = (
            *ForWhom.Meta.constraints,
            models.CheckConstraint(
                name="invitation_ends_after_it_is_made",
                condition=Q(expires_at__gt=F("created_at")),
                violation_error_message=_("An invitation ends after it is made."),
            ),
        )
