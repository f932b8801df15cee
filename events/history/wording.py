"""Two versions field by field: which words came, which went."""

import difflib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import nh3
from django.utils.translation import gettext as _

from events.forms.event_form import EventForm
from events.forms.reading import Answer, Row, Section, read_through
from events.forms.register import Register
from events.history.changes import twins
from events.history.english import Said, differing
from events.history.versions import Version
from municipalities.rich_text import clean_rich_text

PARAGRAPH_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br ?/?>")
WORDS = re.compile(r"\s+|[\w'’-]+|[^\w\s]")
CHOSEN_TO_BE_SEEN = ("participants", "files", "photos")
# Beyond so many words nobody reads a difference word by word, and nobody should wait for it.
MOST_WORDS = 2000
# So many pairs of lines or words are compared for one page; what is left then is shown whole.
MOST_PAIRS = 4_000_000


class Patience:
    """How much comparing one page may take yet."""

    def __init__(self) -> None:
        self.left = MOST_PAIRS

    def lasts(self, before: list[str], after: list[str]) -> bool:
        """Whether there is enough left to compare these two; then it is spent."""
        pairs = len(before) * len(after)
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


class Piece(NamedTuple):
    """Some words, and whether they came ("ins"), went ("del") or stayed ("")."""

    mark: str
    text: str


Paragraph = list[Piece]


@dataclass
class Difference:
    """What differs under one label: the paragraphs of one answer, or the rows of one kind."""

    label: str
    is_rows: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Part:
    """A section of the form and what differs in it."""

    label: str
    differences: list[Difference] = field(default_factory=list)


def whole(version: Version, register: Register) -> list[Section]:
    """Return everything that the version says, section by section."""
    form = EventForm(version.answers, event=version.standing.event, register=register)
    form.standing = version.standing
    return read_through(form)


def differences(version: Version, register: Register) -> list[Part]:
    """Return what differs from the version before, section by section."""
    after = whole(version, register)
    before = whole(version.before, register) if version.before else [Section(s.name, s.label) for s in after]
    patience = Patience()
    parts = [_part(old, new, patience) for old, new in zip(before, after, strict=True)]
    return [part for part in (*parts, _english(version, patience)) if part.differences]


def _english(version: Version, patience: Patience) -> Part:
    """What differs in the English beside the texts."""
    part, was, now = Part(_("In English")), version.was_in_english, version.english
    for place in differing(was, now):
        old, new = was.get(place, Said("", "")), now.get(place, Said("", ""))
        before, after = (_as_lines(said.text) if place.column == "body" else said.text for said in (old, new))
        part.differences.append(
            Difference(new.label or old.label, paragraphs=compare(before, after, patience))
        )
    return part


def _part(old: Section, new: Section, patience: Patience) -> Part:
    part = Part(new.label)
    was, now = ({answer.field_id: answer for answer in each.answers} for each in (old, new))
    for name in [*now, *(name for name in was if name not in now)]:
        label = (now.get(name) or was[name]).label
        if paragraphs := compare(_plain(was.get(name)), _plain(now.get(name)), patience):
            part.differences.append(Difference(label, paragraphs=paragraphs))
    old_rows, new_rows = dict(old.rows), dict(new.rows)
    for label in [*new_rows, *(label for label in old_rows if label not in new_rows)]:
        if lines := list(_rows(old_rows.get(label, []), new_rows.get(label, []), patience)):
            part.differences.append(Difference(label, is_rows=True, paragraphs=lines))
    return part


def _plain(answer: Answer | None) -> str:
    """The answer as a text, a paragraph a line."""
    if answer is None or not answer.is_html:
        return answer.text if answer else ""
    return _as_lines(answer.text)


def _as_lines(text: str) -> str:
    """Words with paragraphs as plain lines."""
    return html.unescape(nh3.clean(PARAGRAPH_ENDS.sub("\n", clean_rich_text(text)), tags=set()))


def _rows(old: list[Row], new: list[Row], patience: Patience) -> Iterator[Paragraph]:
    was, now = ({row.field_id: _line(row) for row in rows} for rows in (old, new))
    pairs = twins(dict(was), dict(now))
    for name, line in now.items():
        if name not in pairs:
            yield [Piece("ins", line)]
        elif was[pairs[name]] != line:
            yield _words(was[pairs[name]], line, patience)
    for name, line in was.items():
        if name not in pairs.values():
            yield [Piece("del", line)]


def _line(row: Row) -> str:
    """The row in one line; who sees it is said where that is a choice."""
    kind = row.field_id.removeprefix("id_").partition("-")[0]
    words = [_("public") if row.is_public else _("staff only")] if kind in CHOSEN_TO_BE_SEEN else []
    return " · ".join(word for word in (row.text, *row.details, *words) if word)


def compare(old: str, new: str, patience: Patience | None = None) -> list[Paragraph]:
    """Return the paragraphs that differ, the words that came and went marked in each."""
    patience = patience or Patience()
    if old == new:
        return []
    before, after = (
        [line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
        for text in (old, new)
    )
    found: list[Paragraph] = []
    if not patience.lasts(before, after):
        return [[Piece("del", line)] for line in before] + [[Piece("ins", line)] for line in after]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        gone, come = before[i:j], after[k:m]
        shared = min(len(gone), len(come))
        found += [_words(one, other, patience) for one, other in zip(gone, come, strict=False)]
        found += [[Piece("del", line)] for line in gone[shared:]]
        found += [[Piece("ins", line)] for line in come[shared:]]
    return found


def _words(old: str, new: str, patience: Patience) -> Paragraph:
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS or not patience.lasts(before, after):
        return [Piece("del", old), Piece("ins", new)]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.4:  # noqa: PLR2004 - so little in common is another text
        return [Piece("del", old), Piece("ins", new)]
    pieces: Paragraph = []
    for what, i, j, k, m in matcher.get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if what == "equal":
            pieces.append(Piece("", come))
            continue
        for mark, text in (("del", gone), ("ins", come)):
            # A space before a word is no word that came or went.
            spaces = text[: len(text) - len(text.lstrip())]
            pieces += [Piece(each, part) for each, part in (("", spaces), (mark, text.lstrip())) if part]
    return pieces
