"""How an account is found again at every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class AccountBackend(AuthenticationBackend):
    """Finds accounts by e-mail address, and learns of the second factor in the same query."""

    def get_user(self, user_id: Any) -> User | None:
        """Return the account of a session; of one that was closed, nobody."""
        user = User.objects.with_second_factor().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
