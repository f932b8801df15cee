"""Personal data that must not get into the record, and such as is better left out of it."""

import re

# Eleven digits as a personal code has them; a telephone number with the code of the country is none.
CODE = re.compile(r"(?<![\d+])(?!370[3-8])[1-6]\d{10}(?!\d)|(?<!\d)[3-6]\d{6}[ -]\d{4}(?!\d)", re.ASCII)
# No pattern looks twice at what it has passed: a text may be long, and meant to keep the server busy.
TAG = re.compile(r"<[^<>]*>")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w")
PHONE = re.compile(r"(?<![\d+])(?:\+\s?370|8[\s(-])[\s()-]*\d(?:[\s()-]*\d){6,7}(?!\d)", re.ASCII)


def has_personal_code(text: str) -> bool:
    """Whether a personal code stands in the text."""
    return bool(CODE.search(TAG.sub("", text) if "<" in text else text))


def has_contacts(text: str) -> bool:
    """Whether somebody's telephone number or e-mail address stands in the text."""
    text = TAG.sub(" ", text) if "<" in text else text
    return bool(EMAIL.search(text) or PHONE.search(text))
