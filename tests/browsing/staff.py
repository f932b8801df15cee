"""Makes the accounts of a workshop: `manage.py shell -c "from tests.browsing.staff import hire; hire()"`."""

from accounts.models import Membership, Role, User
from municipalities.models import Organisation
from tests.browsing.workshop import JONAS, PASSWORD, RASA


def hire() -> None:
    """Make two editors of one organisation of the record, if they are not there yet."""
    organisation = Organisation.objects.filter(kind=Organisation.Kind.NGO).earliest("pk")
    for email, name in ((RASA, "Rasa Rašytoja"), (JONAS, "Jonas Rašytojas")):
        if User.objects.filter(email=email).exists():
            continue
        user = User.objects.create_user(email, PASSWORD, name=name)
        user.confirm_email()
        Membership.objects.create(user=user, role=Role.EDITOR, organisation=organisation)
