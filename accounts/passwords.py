"""What a password may not be made of."""

import re
import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from accounts.models import User

# The words that come to mind in front of this portal.
PORTAL_WORDS = ("pertvark", "portal")
# Shorter words are in half of all good passwords.
SHORTEST_WORD = 4
# A password that has this much besides the words is a good one.
ENOUGH_BESIDES = 8


class OwnWordsValidator:
    """Refuses a password that is little more than the portal's name, the person's or their organisation's."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise when too little is left without the words that anybody would try first."""
        left = plain = fold(password)
        for word in sorted({*PORTAL_WORDS, *own_words(user)}, key=len, reverse=True):
            left = left.replace(word, "")
        if left != plain and len(left) < ENOUGH_BESIDES:
            raise ValidationError(self.get_help_text(), code="password_of_own_words")

    def get_help_text(self) -> str:
        """Say what to do."""
        return gettext(
            "Leave out your name, your organisation's and the word “pertvarka”: they are tried first."
        )


def own_words(user: User | None) -> set[str]:
    """Return the words that others connect with the person."""
    if user is None:
        return set()
    texts = [user.name, user.email.partition("@")[0], *getattr(user, "coming_organisations", ())]
    if user.pk:
        texts += user.memberships.filter(organisation__isnull=False).values_list(
            "organisation__name", flat=True
        )
    return words_of(texts)


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the folded words that are long enough to matter."""
    words = {fold(word) for text in texts for word in re.findall(r"\w+", text)}
    return {word for word in words if len(word) >= SHORTEST_WORD}


def fold(text: str) -> str:
    """Return the text's letters and digits, small and without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())
