"""The words in the links of letters that prove who has got them; nothing of them is kept."""

import uuid

from django.core import signing

from portal.following.models import TO_BE_CONFIRMED_WITHIN

CONFIRM, LEAVE = "following.confirm", "following.leave"
# No mail program takes it for the end of the link, or writes it in another way.
SEPARATOR = "."


class UnknownError(Exception):
    """No letter of ours had this link."""


class TooLateError(Exception):
    """The link was good, and its time is over."""


def to_confirm(key: uuid.UUID) -> str:
    """The word that proves within 48 hours that somebody reads the letters to the address."""
    return signing.TimestampSigner(salt=CONFIRM, sep=SEPARATOR).sign(key.hex)


def to_leave(key: uuid.UUID) -> str:
    """The word that ends a subscription, for as long as there is one."""
    return signing.Signer(salt=LEAVE, sep=SEPARATOR).sign(key.hex)


def confirmed_by(token: str) -> uuid.UUID:
    """Return whose subscription the word confirms; raise TooLateError or UnknownError."""
    signer = signing.TimestampSigner(salt=CONFIRM, sep=SEPARATOR)
    try:
        return uuid.UUID(signer.unsign(token, max_age=TO_BE_CONFIRMED_WITHIN))
    except signing.SignatureExpired as error:
        raise TooLateError from error
    except (signing.BadSignature, ValueError) as error:
        raise UnknownError from error


def left_by(token: str) -> uuid.UUID:
    """Return whose subscription the word ends; raise UnknownError."""
    try:
        return uuid.UUID(signing.Signer(salt=LEAVE, sep=SEPARATOR).unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise UnknownError from error
