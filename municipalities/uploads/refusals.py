"""Why a file is refused, said to the person who sent it."""

from enum import Enum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Reason(Enum):
    """What is the matter with it; the value is the code of the ValidationError."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TYPE = "type"
    PHOTO_TYPE = "photo_type"
    HEIC = "heic"
    CONTENT = "content"
    LOCKED = "password"
    PROGRAM = "program"
    BROKEN = "broken"
    UNPACKED = "unpacked"
    PARTS = "parts"
    PIXELS = "pixels"
    FULL = "full"


SENTENCES = {
    Reason.EMPTY: _("“%(name)s” is empty. Choose the file again"),
    Reason.TOO_LARGE: _("“%(name)s” is %(size)s. The largest file is %(limit)s"),
    Reason.TYPE: _("Upload a PDF, DOCX, ODT, XLSX, JPG, PNG or WEBP file"),
    Reason.PHOTO_TYPE: _("Upload a JPG, PNG or WEBP photo"),
    Reason.HEIC: _(
        "“%(name)s” is a HEIC photo, which browsers do not show. Upload it as JPG: on an iPhone choose "
        "Settings → Camera → Formats → Most Compatible and take it again, or send it to yourself by e-mail"
    ),
    Reason.CONTENT: _(
        "“%(name)s” is called a %(kind)s file, but holds something else. Open it, save it as %(kind)s and "
        "upload that"
    ),
    Reason.LOCKED: _(
        "“%(name)s” is protected by a password or restrictions. Save it without them and upload that"
    ),
    Reason.PROGRAM: _("“%(name)s” has macros or programs in it. Save it without them and upload that"),
    Reason.BROKEN: _("“%(name)s” is damaged or was cut short. Open it, save it again and upload that"),
    Reason.UNPACKED: _(
        "“%(name)s” would take more than %(limit)s when unpacked. Make its pictures smaller or split it"
    ),
    Reason.PARTS: _("“%(name)s” is made of too many parts, more than %(limit)s. Split it into several files"),
    Reason.PIXELS: _(
        "“%(name)s” is too large: a %(kind)s photo has at most %(limit)s megapixels. Make it smaller and "
        "upload that"
    ),
    Reason.FULL: _("The server has no room just now. “%(name)s” was not uploaded: try again later"),
}


def refused(reason: Reason, **facts: object) -> ValidationError:
    """The refusal for this reason, with what has to be known to put it right."""
    return ValidationError(SENTENCES[reason], code=reason.value, params=facts)


class UnfitError(Exception):
    """A file that is not taken, for one of the reasons above; whoever knows its name makes the sentence."""

    def __init__(self, reason: Reason, **facts: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts
