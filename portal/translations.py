"""The Lithuanian catalogue: what it must hold, how it is brought up to date, and what is wrong with it.

No package ships GNU gettext, so Babel reads the code and polib the catalogue. Three things have to be
translated: what our code says, what our templates say, and what the libraries in use say without having
Lithuanian for it. Where their Lithuanian is poor, the catalogue may say the same message better: it is
written there once by hand. The catalogue is ordered by the file where a message stands first and names files
without line numbers, so that it changes only where the texts do.
"""

import io
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"
TEMPLATE_SUFFIXES = {".html", ".svg", ".txt", ".xml"}
# Migrations keep texts as they were; they are never shown.
SKIPPED_FOLDERS = {"migrations", "__pycache__"}
# Django's own forms: one (1, 21), few (2-9, 22), many (fractions), other (10-20, 30).
METADATA = {
    "Project-Id-Version": "Pertvarkos eiga",
    "Language": "lt",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": (
        "nplurals=4; plural=(n % 10 == 1 && (n % 100 > 19 || n % 100 < 11) ? 0 : (n % 10 >= 2 && n % 10 <=9) "
        "&& (n % 100 > 19 || n % 100 < 11) ? 1 : n % 1 != 0 ? 2: 3);"
    ),
}
PLURAL_FORMS = 4
LINE_WIDTH = 110

PERCENT_PLACEHOLDER = re.compile(r"%\(\w+\)[-#0 +]*[\d.]*[a-zA-Z]|%[sdrif]")
BRACE_PLACEHOLDER = re.compile(r"\{\w*\}")


class Key(NamedTuple):
    """What gettext knows a message by."""

    context: str | None
    text: str


class Message(NamedTuple):
    """A message that somebody may read, with the files where it stands and the notes for its translator."""

    key: Key
    plural: str
    places: tuple[str, ...]
    comment: str = ""


class Library(NamedTuple):
    """A package that brings translations of its own, in its folder `locale`."""

    name: str
    locale: Path


def _calls(path: Path) -> Iterator[tuple[Key, str, str]]:
    """Yield key, plural and comment of every message in one file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django turns a template into calls among fillers; what indents them would not be Python.
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    calls = extract("python", io.BytesIO(source.encode()), KEYWORDS, comment_tags=[COMMENT_TAG])
    for _line, texts, comments, context in calls:
        text, plural = texts if isinstance(texts, tuple) else (texts, "")
        if text:
            yield Key(context, text), plural or "", " ".join(comments)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in folder.rglob("*"):
            is_read = path.suffix == ".py" or path.suffix in TEMPLATE_SUFFIXES
            if is_read and not SKIPPED_FOLDERS.intersection(path.relative_to(folder).parts):
                yield path


def messages_of_code(base: Path, folders: Iterable[Path]) -> dict[Key, Message]:
    """Collect what the Python files and templates below the folders say; places are relative to the base."""
    found: dict[Key, Message] = {}
    for path in sorted(set(_files(folders))):
        place = path.relative_to(base).as_posix()
        for key, plural, comment in _calls(path):
            known = found.get(key, Message(key, "", ()))
            found[key] = Message(
                key,
                known.plural or plural,
                known.places if place in known.places else (*known.places, place),
                known.comment or comment,
            )
    return found


def messages_of_libraries(
    libraries: Iterable[Library], language: str, ours: Container[Key]
) -> dict[Key, Message]:
    """Collect what the libraries leave untranslated, and what our catalogue says in their place."""
    found: dict[Key, Message] = {}
    translated: set[tuple[Key, str]] = set()
    for library in libraries:
        catalogues = {path.parts[-3]: path for path in library.locale.glob("*/LC_MESSAGES/django.po")}
        if language in catalogues:
            own = polib.pofile(str(catalogues[language]))
            translated |= {(_key(entry), entry.msgid_plural) for entry in own if entry.translated()}
        # English names every message; a library without it is known by all its languages together.
        originals = [catalogues["en"]] if "en" in catalogues else sorted(catalogues.values())
        for path in originals:
            for entry in polib.pofile(str(path)):
                if not entry.obsolete:
                    message = Message(_key(entry), entry.msgid_plural, (library.name,), entry.comment)
                    found.setdefault(message.key, message)
    # What one library translates serves the others too.
    return {
        key: message
        for key, message in found.items()
        if (key, message.plural) not in translated or key in ours
    }


def keys(catalogue: polib.POFile) -> set[Key]:
    """Return what the catalogue translates."""
    return {_key(entry) for entry in catalogue if not entry.obsolete and _is_translated(entry)}


def _key(entry: polib.POEntry) -> Key:
    return Key(entry.msgctxt, entry.msgid)


def open_catalogue(path: Path) -> polib.POFile:
    """Read the catalogue, or begin one."""
    if path.exists():
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=LINE_WIDTH)
    catalogue = polib.POFile(encoding="utf-8", wrapwidth=LINE_WIDTH)
    catalogue.metadata = dict(METADATA)
    return catalogue


def update(catalogue: polib.POFile, messages: dict[Key, Message]) -> None:
    """Make the catalogue hold exactly these messages in their order; keep translations and notes."""
    known = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for key, message in messages.items():
        entry = known.get(key) or polib.POEntry(msgctxt=key.context, msgid=key.text)
        entry.occurrences = [(place, "") for place in message.places]
        entry.comment = message.comment
        if entry.msgid_plural != message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr = ""
            entry.msgstr_plural = {}
        if message.plural and not entry.msgstr_plural:
            entry.msgstr_plural = dict.fromkeys(range(PLURAL_FORMS), "")
        catalogue.append(entry)


def merge(catalogue: polib.POFile, fragment: polib.POFile) -> int:
    """Fill what is still empty in the catalogue from the fragment; return how many messages that filled."""
    offered = {_key(entry): entry for entry in fragment if not entry.obsolete and _is_translated(entry)}
    filled = 0
    for entry in catalogue:
        offer = offered.get(_key(entry))
        if offer and not _is_translated(entry) and bool(offer.msgid_plural) == bool(entry.msgid_plural):
            entry.msgstr = offer.msgstr
            entry.msgstr_plural = dict(offer.msgstr_plural)
            filled += 1
    return filled


def _is_translated(entry: polib.POEntry) -> bool:
    if entry.msgid_plural:
        return bool(entry.msgstr_plural) and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def placeholders(text: str) -> set[str]:
    """Return what is filled in when the text is shown: `%(count)s`, `%s`, `{name}`."""
    plain = text.replace("%%", "")
    return {*PERCENT_PLACEHOLDER.findall(plain), *BRACE_PLACEHOLDER.findall(plain)}


def faults(catalogue: polib.POFile, messages: dict[Key, Message], compiled: bytes | None) -> list[str]:
    """Say in one line each what is wrong with the catalogue and its compiled form."""
    entries = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    found = [
        f"missing: {_shown(key)}, in {messages[key].places[0]}" for key in messages if key not in entries
    ]
    found += [f"obsolete: {_shown(_key(entry))}" for entry in catalogue.obsolete_entries()]
    for key, entry in entries.items():
        if key not in messages:
            found.append(f"obsolete: {_shown(key)}")
        else:
            found += [f"{fault}: {_shown(key)}" for fault in _entry_faults(entry, messages[key])]
    if catalogue.metadata.get("Plural-Forms") != METADATA["Plural-Forms"]:
        found.append("the header's plural forms are not the Lithuanian ones")
    if compiled != catalogue.to_binary():
        found.append("the compiled catalogue is missing or not of this catalogue")
    return found


def _entry_faults(entry: polib.POEntry, message: Message) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    is_ours = "/" in message.places[0]
    if is_ours and message.key.text != message.key.text.strip():
        yield "begins or ends with space, perhaps a blocktranslate that is not trimmed"
    if entry.msgid_plural != message.plural:
        yield "another plural than in the code"
        return
    if message.plural and sorted(entry.msgstr_plural) != list(range(PLURAL_FORMS)):
        yield f"{len(entry.msgstr_plural)} plural forms instead of {PLURAL_FORMS}"
    if not _is_translated(entry):
        yield "untranslated"
        return
    # A form for "one" stands for 21 too: it names the number like the others.
    wanted = placeholders(message.key.text) | placeholders(message.plural)
    for text in entry.msgstr_plural.values() if message.plural else [entry.msgstr]:
        if placeholders(text) != wanted:
            differing = ", ".join(sorted(placeholders(text) ^ wanted))
            yield f"placeholders differ ({differing})"


def _shown(key: Key) -> str:
    text = " ".join(key.text.split())
    return f"“{text}”" if key.context is None else f"“{text}” ({key.context})"
