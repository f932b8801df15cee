"""Names as people write them, and the nearest of those that are known."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Generic, TypeVar

from municipalities.listing import fold

Thing = TypeVar("Thing")

NO_LETTER = re.compile(r"[\W_]+")
LONGEST = 160
# Looking for what somebody may have meant takes its time: a file of nothing but unknown names is told so.
MOST_LOOKED_FOR = 200
CLOSE = 0.6


@lru_cache(maxsize=4096)
def folded_name(text: str) -> str:
    """The name without case, diacritics, dots and double spaces."""
    return NO_LETTER.sub(" ", fold(text[:LONGEST])).strip()


class Names(Generic[Thing]):
    """Things by all their names. A name of several things is the name of none, but leads to all of them."""

    def __init__(self, named: Iterable[tuple[Thing, str, Iterable[str]]]) -> None:
        """Take each thing with the name by which it is offered and all names by which it goes."""
        self.label: dict[Thing, str] = {}
        self.by_name: dict[str, list[Thing]] = defaultdict(list)
        self.looked_for: dict[str, list[Thing]] = {}
        for thing, label, names in named:
            self.label[thing] = label
            for name in {folded_name(name) for name in (label, *names)} - {""}:
                self.by_name[name].append(thing)

    def find(self, text: str) -> list[Thing]:
        """The things of this name: one, none, or several."""
        return self.by_name.get(folded_name(text), [])

    def nearest(self, text: str) -> str:
        """The label of what was perhaps meant; nothing, where nothing is near."""
        name = folded_name(text)
        if name not in self.looked_for:
            if len(self.looked_for) >= MOST_LOOKED_FOR:
                return ""
            close = get_close_matches(name, list(self.by_name), 1, CLOSE)
            self.looked_for[name] = self.by_name[close[0]] if close else []
        return next((self.label[thing] for thing in self.looked_for[name]), "")
