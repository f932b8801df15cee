"""What waits on the desk beside events: rooms above say it here, as this one knows nothing of them."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Waiting(NamedTuple):
    """So much of something waits for the person: said in a sentence, with the way to it."""

    title: str
    sentence: str
    address: str
    link: str


Teller = Callable[[Any], Waiting | None]
_tellers: list[Teller] = []


def let_tell(teller: Teller) -> None:
    """Ask the teller, at every look at a desk, whether something of its room waits for the person."""
    _tellers.append(teller)


def waiting_elsewhere(user: Any) -> list[Waiting]:
    """What waits for the person in the rooms above."""
    told = (teller(user) for teller in _tellers)
    return [waiting for waiting in told if waiting]
