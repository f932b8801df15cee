"""Makes the accounts of a workshop: `manage.py shell -c "from tests.browsing.staff import hire; hire()"`."""

from accounts.models import Membership, Role, User
from municipalities.models import Organisation, Region
from tests.browsing.workshop import ELENA, JONAS, PASSWORD, RASA


def hire() -> None:
    """Make two editors of one organisation of the record and an expert, if they are not there yet."""
    organisation = Organisation.objects.filter(kind=Organisation.Kind.NGO).earliest("pk")
    editor = {"role": Role.EDITOR, "organisation": organisation}
    expert = {"role": Role.EXPERT, "region": Region.objects.get(slug="siauliu")}
    for email, name, acts_as in (
        (RASA, "Rasa Rašytoja", editor),
        (JONAS, "Jonas Rašytojas", editor),
        (ELENA, "Elena Ekspertė", expert),
    ):
        if User.objects.filter(email=email).exists():
            continue
        user = User.objects.create_user(email, PASSWORD, name=name)
        user.confirm_email()
        Membership.objects.create(user=user, **acts_as)
