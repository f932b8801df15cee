"""How much a file takes, in bytes and in words."""

import re

from django.template.defaultfilters import filesizeformat

MEGABYTE = 1024 * 1024


def megabytes(number: int) -> int:
    """So many megabytes, in bytes."""
    return number * MEGABYTE


def size_words(size: float) -> str:
    """A size as people say it: 31 MB, 1,2 MB."""
    return re.sub(r"[.,]0(?=\s)", "", filesizeformat(size))
