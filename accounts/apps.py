"""The room of people who log in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, what they may do, and how they log in."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Listen to who logs in."""
        from accounts import sessions  # noqa: F401, PLC0415 - its receiver is known once it is imported
