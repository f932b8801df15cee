"""Accounts with which to try the portal, on the own machine alone."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Membership, Role, User
from municipalities.models import Organisation, Region

OWN_MACHINE = {"localhost", "127.0.0.1", "[::1]"}
# Of the public record: the umbrella organisation that coordinates the clusters, and another one.
COORDINATOR = "nvo-vaikams-konfederacija"
ANOTHER = "vilniaus-sos-vaiku-kaimas"
REGION = "LT-SA"

PEOPLE: dict[str, dict[str, Any]] = {
    "redaktore": {
        "name": "Redaktorė Pavyzdė",
        "role": Role.EDITOR,
        "organisation": COORDINATOR,
        "is_lead": True,
    },
    "redaktorius": {"name": "Redaktorius Pavyzdys", "role": Role.EDITOR, "organisation": ANOTHER},
    "eksperte": {"name": "Ekspertė Pavyzdė", "role": Role.EXPERT, "region": REGION},
    "pareigune": {"name": "Pareigūnė Pavyzdė", "role": Role.OFFICIAL},
    "administratore": {"name": "Administratorė Pavyzdė"},
}


class Command(BaseCommand):
    """Makes an account for every role; a second run changes nothing."""

    help = __doc__

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make what is missing, and say the password."""
        if settings.HTTPS or not set(settings.ALLOWED_HOSTS) <= OWN_MACHINE:
            message = "Demo accounts are for the own machine alone: HTTPS off, no host but localhost."
            raise CommandError(message)
        path = settings.VAR_DIR / "demo-password"
        before = path.read_text() if path.exists() else ""
        password = os.environ.get("DEMO_PASSWORD") or before or secrets.token_urlsafe(12)
        if password != before:
            _keep(password, path)
        with transaction.atomic():
            for box, does in PEOPLE.items():
                _make(f"{box}@portalas.example", password, is_new_password=password != before, **does)
        if options["verbosity"]:
            names = ", ".join(PEOPLE)
            self.stdout.write(f"Demo accounts: {names} (each @portalas.example), password {password}")


def _make(email: str, password: str, *, is_new_password: bool, name: str, **does: Any) -> None:
    user = User.objects.filter(email=email).first()
    if user is None:
        make = User.objects.create_user if does else User.objects.create_superuser
        user = make(email, password, name=name)
        user.confirm_email()
        _give_role(user, **does)
    elif is_new_password:
        user.set_password(password)
        user.save(update_fields=["password"])


def _give_role(user: User, *, organisation: str = "", region: str = "", **does: Any) -> None:
    """Give the role, where the record that it is for has been loaded."""
    for_whom: dict[str, Any] = {}
    if organisation:
        for_whom["organisation"] = Organisation.objects.filter(slug=organisation).first()
    if region:
        for_whom["region"] = Region.objects.filter(code=region).first()
    if does and all(for_whom.values()):
        Membership.objects.create(user=user, **for_whom, **does)


def _keep(password: str, path: Path) -> None:
    """Write the password where only this user reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(password)
