"""Papers as PDF: set by typst with the fonts that it brings, tagged for those who listen to them (UA-1)."""

import dataclasses
import datetime as dt
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst

from events.papers.content import Paper

FOLDER = Path(__file__).parent
# What the fonts draw for certain: Latin with all its diacritics, Greek, Cyrillic, punctuation, signs. PDF/UA
# refuses a letter that cannot be drawn, and the typesetter falls over some that it half knows.
UNDRAWN = re.compile(
    "[^\n -~\xa0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a"
    "\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2200-\u2265\u25a0-\u25cf]"
)
STAND_IN = "□"
# A word without a place to break would run off the page.
UNBROKEN = re.compile(r"\S{36,}")
PIECE = 12
BREAK = "\N{ZERO WIDTH SPACE}"
FOOTER_LENGTH = 110


def pdf(paper: Paper, template: str, *, made_at: dt.datetime) -> bytes:
    """Set the paper; the same paper of the same moment gives the same bytes."""
    # Capitals are made here: some letters have a capital that no font draws.
    details = {
        "name": paper.name,
        "footer": textwrap.shorten(paper.name, FOOTER_LENGTH, placeholder="…"),
        "form_in_capitals": paper.form.upper(),
        "issuer_in_capitals": paper.issuer.upper(),
    }
    data = dataclasses.asdict(paper) | details
    pictures = list(_drawings_taken_out(data))
    data = _typeable(data)
    return typst.compile(
        FOLDER / f"{template}.typ",
        root=FOLDER,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
        # As data, never as part of the source: nothing that somebody wrote is evaluated.
        sys_inputs={"data": json.dumps(data), "pictures": json.dumps(pictures)},
    )


def _drawings_taken_out(data: dict[str, Any]) -> Iterator[str]:
    """Return the drawings, which are no text, and leave in the data which of them it was."""
    drawings = (part for section in data["sections"] for part in section["parts"] if "svg" in part)
    for number, part in enumerate(drawings):
        yield part["svg"]
        part["svg"], part["png"] = number, None


def _typeable(value: Any) -> Any:
    """The same data with every text as the typesetter can set it."""
    if isinstance(value, dict):
        return {key: _typeable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_typeable(one) for one in value]
    return _typeable_text(value) if isinstance(value, str) else value


def _typeable_text(text: str) -> str:
    return UNBROKEN.sub(lambda word: BREAK.join(textwrap.wrap(word[0], PIECE)), drawable(text))


def drawable(text: str) -> str:
    """The text with nothing in it that the fonts cannot draw."""
    return UNDRAWN.sub(_drawn, unicodedata.normalize("NFC", text))


def _drawn(character: re.Match) -> str:
    """What stands for a character that the fonts lack: nothing for what is never seen anyway."""
    if character[0].isspace():
        return " "
    is_seen = unicodedata.category(character[0]) not in {"Cf", "Mn", "Me"}
    return STAND_IN if is_seen else ""


@cache
def fonts() -> typst.Fonts:
    """The letters that the typesetter brings, whatever the machine has."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
