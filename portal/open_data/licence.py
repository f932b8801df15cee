"""Under which terms the public datasets may be reused."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Licence(NamedTuple):
    """A licence: what it is called, where it stands, and what it asks here."""

    name: str
    url: str
    # As the European Union's list of licences knows it.
    uri: str
    terms: Any


LICENCE = Licence(
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    _(
        "The portal's compilation may be reused under the licence CC BY 4.0: name the portal. The texts that "
        "it rests on stay under the terms of their publishers."
    ),
)
