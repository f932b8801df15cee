"""A text as it is read: its words and its sentences, and the text behind what a copy has left in it.

A text that was copied from a page, a document or a letter carries marks that nobody sees and lines that were
broken at the edge of the paper. `tidy` takes them away and remembers where each character stood.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from events.extraction.proposals import Span


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list that are separated by spaces."""
    return frozenset(listed.split())


# Letters and digits, joined by hyphens and apostrophes: "Petraitė-Jonienė", "28-ąją", "2017-12-05".
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")

# A full stop, with what closes a quotation or a bracket behind it.
_STOP = re.compile(r"[.!?…]+[\"“”»’)\]]*")
_LAST_WORD = re.compile(r"[^\W\d_]+$")

# After these a full stop ends no sentence when a small letter, a digit or a name follows.
_ABBREVIATIONS = vocabulary(
    """
    a al angl apskr arba aps aut b bažn ben bt d dab dir doc doj dr dst e ekon el g gen gim gyv hab inž įm
    įst įsk kab kan kl kn kom kt kun kv l lent lot lt m mėn mgr min mjr mln mlrd mok mst n nr nuotr p pan par
    past pav pavad pavyzd pirm pl plg pr pranc proc prof psl punkt pvz r raj red rež rus s sav sen sk skg
    skyr spec st str š šv t tel tim tūkst u ul up v vad val vok vyr vnt vs žin žr žurn
    """
)
# These stand at the end of a sentence as often as within it: what follows decides.
_ENDING = vocabulary("d g m r raj sav kt pan val min proc mėn eur lt tūkst mln mlrd p psl tel nuotr pav")
# A name follows these as easily as a new sentence does.
_BEFORE_NAMES = vocabulary("d g m p r raj sav val")
# Words that begin a sentence more often than they follow an abbreviation within one.
_BEGINNINGS = vocabulary(
    """
    jis ji jie jos jų jo tai tačiau šis ši šie šios šiuo po per pasak anot taip be ir bet kaip kad nors nes
    susitikimo susitikime susitikimą susitikimas renginio renginyje renginys diskusijos diskusijoje diskusija
    mokymų mokymai mokymuose dalyviai pranešėja pranešėjas savivaldybės konferencijos konferencijoje vėliau
    pirmiausia visi visos kiekvienas dabar čia jau šiemet pernai posėdžio posėdyje
    """
)

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_SPACES = frozenset(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
)
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")

_TO_TIDY = re.compile(
    f"[^\u0300-\u036f][\u0300-\u036f]+|[ {''.join(sorted(_SPACES))}]{{2,}}"
    f"|[{''.join(sorted(_UNSEEN | _SPACES | _LINE_ENDS))}]"
)

# Lines of a text that was broken at the edge of the paper are nearly as long as one another.
_SHORTEST_WIDTH, _WIDEST = 45, 130
_FULL_LINE = 0.72
_BROKEN_LINES = 2
_MOST_ACCENTS = 8
# No sentence that somebody wrote is longer: what is longer is a list, and is read in pieces.
_LONGEST_SENTENCE = 1500
_HYPHENS = "-\u2010"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands; `folded` is what it is compared by."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[0].isupper()


def whole(text: str) -> tuple[Span, ...]:
    """All of a text."""
    return (Span(0, len(text)),)


def fold(text: str) -> str:
    """The text in small letters, each at its own place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def words(text: str, extent: tuple[Span, ...]) -> list[Word]:
    """The words of these parts of a text, in order."""
    found = []
    for part in extent:
        folded = fold(text[part.start : part.end])
        for match in WORD.finditer(text, part.start, part.end):
            start, end = match.span()
            found.append(Word(start, end, match.group(), folded[start - part.start : end - part.start]))
    return found


def lines(text: str, extent: tuple[Span, ...]) -> list[Span]:
    """The lines of these parts that have anything in them, without the space around them."""
    return [line for part in extent for line in _lines(text, part)]


def sentences(text: str, extent: tuple[Span, ...]) -> list[Span]:
    """The sentences of these parts, in order; a line ends one, whatever it ends with."""
    return list(_all_sentences(text, extent))


# One text is asked for its sentences by everything that reads it.
@lru_cache(maxsize=16)
def _all_sentences(text: str, extent: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(
        piece
        for line in lines(text, extent)
        for sentence in _sentences(text, line)
        for piece in _pieces(text, sentence)
    )


def words_of(text: str, span: Span) -> str:
    """What stands there, in one line."""
    return " ".join(text[span.start : span.end].split())


def _lines(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    while start < part.end:
        end = text.find("\n", start, part.end)
        end = part.end if end < 0 else end
        stripped = _stripped(text, start, end)
        if stripped is not None:
            yield stripped
        start = end + 1


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    begins = start + len(piece) - len(piece.lstrip())
    return Span(begins, begins + len(inner))


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        if stop.end() < line.end and not _ends_sentence(text, stop, Span(start, line.end)):
            continue
        sentence = _stripped(text, start, stop.end())
        if sentence is not None:
            yield sentence
        start = stop.end()
    rest = _stripped(text, start, line.end)
    if rest is not None:
        yield rest


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
        end = space if space > 0 else start + _LONGEST_SENTENCE
        yield Span(start, end)
        start = end + (space > 0)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _ends_sentence(text: str, stop: re.Match[str], line: Span) -> bool:
    following = text[stop.end() : min(line.end, stop.end() + 40)]
    opening = following.lstrip("„“\"«‚'([–—-• ")[:1]
    if not following[:1].isspace() or not opening or opening.islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    return _is_last(text, Span(line.start, stop.start()), following.lstrip(), opening)


def _is_last(text: str, before: Span, following: str, opening: str) -> bool:
    """Whether the word before a full stop is the last of its sentence, and not cut short."""
    found = _LAST_WORD.search(text, max(before.start, before.end - 25), before.end)
    if found is None:
        is_number_of_a_paragraph = text[before.start : before.end].strip().isdigit()
        return not opening.isdigit() and not is_number_of_a_paragraph
    word = found.group()
    if len(word) == 1 and word.isupper():
        return False
    if word.lower() not in _ABBREVIATIONS:
        return True
    return word.lower() in _ENDING and _begins_sentence(following, word.lower())


def _begins_sentence(following: str, abbreviation: str) -> bool:
    if following[:1] in "„«(" or following[:1].isdigit():
        return False
    if abbreviation in _BEFORE_NAMES:
        first = WORD.match(following)
        return first is not None and first.group().lower() in _BEGINNINGS
    return True


@dataclass(frozen=True)
class Tidy:
    """A text without what is not seen, and where each of its characters stood in the text as it was given."""

    text: str
    origins: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """Where this part stood in the text as it was given."""
        if span.end <= span.start:
            return Span(self.origins[span.start], self.origins[span.start])
        start, end = self.origins[span.start], span.end
        # Two letters may have stood as one: what is left of them is all of it.
        while self.origins[end] <= start:
            end += 1
        return Span(start, self.origins[end])

    def tidied(self, offset: int) -> int:
        """Where a character of the text as it was given stands now."""
        return bisect_left(self.origins, offset)


def tidy(text: str) -> Tidy:
    """The text without unseen marks, letters with their accents, and lines that were broken joined again."""
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    for found in _TO_TIDY.finditer(text):
        pieces.append(text[position : found.start()])
        origins.extend(range(position, found.start()))
        letters = _letters(found.group(), text[found.end() : found.end() + 1])
        pieces.append(letters)
        is_left = len(letters) == found.end() - found.start()
        origins.extend(range(*found.span()) if is_left else [found.start()] * len(letters))
        position = found.end()
    pieces.append(text[position:])
    origins.extend(range(position, len(text) + 1))
    return _joined("".join(pieces), origins)


def _letters(found: str, following: str) -> str:
    """What is read for what stands there: a letter with its accents in one, a plain space, or nothing."""
    if len(found) > 1 and found.isspace():
        return " "
    if len(found) > 1:
        return unicodedata.normalize("NFC", found) if len(found) <= _MOST_ACCENTS else found
    if found in _UNSEEN or (found == "\r" and following == "\n"):
        return ""
    return " " if found in _SPACES else "\n"


def _joined(text: str, origins: list[int]) -> Tidy:
    width = _width(text)
    if not width:
        return Tidy(text, tuple(origins))
    pieces = list(text)
    start = 0
    while (end := text.find("\n", start)) >= 0:
        following = text[end + 1 : end + 2]
        is_full = end - start >= width * _FULL_LINE
        if following and is_full and not following.isspace():
            is_hyphenated = text[end - 1] in _HYPHENS and following.islower() and text[end - 2].isalpha()
            pieces[end] = "" if is_hyphenated else " "
            if is_hyphenated:
                pieces[end - 1] = ""
        start = end + 1
    kept = [index for index, piece in enumerate(pieces) if piece]
    return Tidy("".join(pieces), (*(origins[index] for index in kept), origins[-1]))


def _width(text: str) -> int:
    """How wide the paper was at whose edge lines were broken, or 0 where they were not."""
    broken = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        length = end - start
        following = text[end + 1 : end + 2]
        if _SHORTEST_WIDTH <= length <= _WIDEST and following.islower() and text[end - 1] not in ".!?":
            broken.append(length)
        elif length > _WIDEST:
            return 0
        start = end + 1
    return max(broken) if len(broken) >= _BROKEN_LINES else 0
