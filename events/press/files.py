"""The words of a file that somebody brings: plain text, a page of the web, DOCX or PDF."""

import html
import io
import re
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.extraction.decoding import decoded
from municipalities.uploads import megabytes, size_words
from municipalities.uploads.documents import check_docx, check_pdf
from municipalities.uploads.names import split_name
from municipalities.uploads.refusals import Reason, UnfitError, refused

LARGEST = megabytes(10)
LARGEST_DOCUMENT = megabytes(20)
PDF_SECONDS = 10
PDF_WORDS = Path(__file__).with_name("pdf_words.py")
LONGEST_WORD = 200
PLAIN, PAGES = {"txt", "text", "md"}, {"html", "htm", "xhtml"}

# What PostgreSQL stores neither, what only tells where a line may be broken, and marks of direction.
UNSEEN = re.compile("[\x00\x0b\x1c-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
SPACES = re.compile("[\u00a0\u2007\u202f\t]")
GAPS = re.compile(r"(\s+)")
NFC = partial(unicodedata.normalize, "NFC")
LINE_ENDS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
LOOKS_LIKE_A_PAGE = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
SILENT = {"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "select"}
LINES = {"br", "li", "tr", "dt", "dd", "option", "figcaption", "caption"}
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article", "header"}
BLOCKS |= {"footer", "nav", "aside", "main", "blockquote", "pre", "figure", "form", "dl", "hr", "address"}
# What a page says of its encoding counts where it is none of those that are known by themselves.
ENCODINGS = re.compile(r"iso-?8859-\d+|(?:windows-|cp)125\d", re.IGNORECASE)
MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)
# A comment, or a tag as far as the next one: looking for either passes each letter once.
TAG = re.compile(r"<(?:!--|[!?/]?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>)")
# Where what is passed by ends: a comment, and each of the silent parts.
END_OF = {"": re.compile("-->")}
END_OF |= {name: re.compile(f"</{name}[^<>]*>?", re.IGNORECASE) for name in SILENT}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{WORD}p": "\n", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}tab": " "}


def clean_words(text: str) -> str:
    """The text as it is kept and shown: letters whole, lines ended in one way, nothing that nobody sees."""
    seen = UNSEEN.sub("", LINE_ENDS.sub("\n", SPACES.sub(" ", text)))
    # No word is so long; many marks on one letter take the square of their number to be put in order.
    words = (NFC(word) if len(word) <= LONGEST_WORD else word for word in GAPS.split(seen))
    lines = (line.rstrip(" ") for line in "".join(words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def words_of(file: Any) -> tuple[str, str]:
    """Return the words of the file and its name; one that has none raises ValidationError, which says why."""
    stem, extension = split_name(file.name or "")
    name = f"{stem}.{extension}" if extension else stem
    if file.size > LARGEST:
        raise refused(Reason.TOO_LARGE, name=name, size=size_words(file.size), limit=size_words(LARGEST))
    try:
        words = clean_words(_words(file.read(), extension))
    except UnfitError as error:
        raise refused(error.reason, name=name, kind=extension.upper(), **error.facts) from error
    except OSError as error:
        raise refused(Reason.FULL, name=name) from error
    if not words:
        message = _("There is no text in “%(name)s”. If it is a picture of a text, paste the text itself")
        raise ValidationError(message, code="no_words", params={"name": name})
    return words, name


def _words(content: bytes, extension: str) -> str:
    if not content.strip():
        raise UnfitError(Reason.EMPTY)
    if content.startswith(b"%PDF-") or extension == "pdf":
        return _words_of_pdf(content)
    if content.startswith(b"PK\x03\x04") or extension == "docx":
        return _words_of_docx(content)
    text = _decoded(content)
    if len(CONTROLS.findall(text)) * 20 > len(text) or extension not in PLAIN | PAGES | {""}:
        raise _NoTextError
    if extension in PAGES or LOOKS_LIKE_A_PAGE.match(text):
        return words_of_page(text)
    return text


class _NoTextError(ValidationError):
    """A file of a kind that is not read here."""

    def __init__(self) -> None:
        super().__init__(_("Upload a TXT, HTML, DOCX or PDF file, or paste the text"), code="type")


def _decoded(content: bytes) -> str:
    """The text in whichever encoding it was written; what cannot be read stands as a question mark."""
    begins = content[:400]
    if not begins.startswith(MARKS) and begins.count(0) > len(begins) // 4:
        is_little = begins[1::2].count(0) > begins[::2].count(0)
        return content.decode("utf-16-le" if is_little else "utf-16-be", "replace")
    found = CHARSET.search(content[:4096])
    name = found[1].decode("ascii", "replace") if found else ""
    # Of what a page may call its encoding, some names are of other things, which are slow or fail.
    if ENCODINGS.fullmatch(name):
        with suppress(LookupError):
            return content.decode(name, "replace")
    return decoded(content)


def words_of_page(page: str) -> str:
    """The words of a page of the web, a line for each of its blocks.

    Its tags are passed by one by one, and no tree is made of them: a page may be as deep as its writer likes.
    """
    found, place = [], 0
    while tag := TAG.search(page, place):
        found.append(" ".join(page[place : tag.start()].split("\n")))
        name, place = (tag[1] or "").lower(), tag.end()
        is_opened = not tag[0].startswith("</") and not tag[0].endswith("/>")
        if not name or (name in SILENT and is_opened):
            place = _after(page, END_OF[name], place)
        found.append("\n\n" if name in BLOCKS else "\n" if name in LINES else "")
    found.append(page[place:])
    lines = (" ".join(line.split()) for line in html.unescape("".join(found)).split("\n"))
    return "\n".join(lines)


def _after(page: str, end: re.Pattern[str], place: int) -> int:
    """The place after the end of what is passed by; what does not end goes on to the end of the page."""
    found = end.search(page, place)
    return found.end() if found else len(page)


def _words_of_docx(content: bytes) -> str:
    file = io.BytesIO(content)
    check_docx(file)
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo("word/document.xml").file_size > LARGEST_DOCUMENT:
                raise UnfitError(Reason.UNPACKED, limit=size_words(LARGEST_DOCUMENT))
            # The check has found no declaration in it, so that nothing in it multiplies.
            document = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314
    except (KeyError, ET.ParseError, zipfile.BadZipFile, zlib.error) as error:
        raise UnfitError(Reason.BROKEN) from error
    # A paragraph is met before what stands in it.
    found = (node.text if node.tag == f"{WORD}t" else BREAKS.get(node.tag) for node in document.iter())
    return "".join(filter(None, found))


def _words_of_pdf(content: bytes) -> str:
    check_pdf(io.BytesIO(content))
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and the file is nothing but its input
            [sys.executable, "-I", str(PDF_WORDS)],
            input=content,
            capture_output=True,
            timeout=PDF_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise UnfitError(Reason.BROKEN) from error
    return unwrapped(done.stdout.decode())


def unwrapped(text: str) -> str:
    """The text with the lines of each paragraph put together: a PDF knows only lines."""
    lines = [line.strip() for line in LINE_ENDS.sub("\n", text).split("\n")]
    longest = max(map(len, lines))
    found = [""]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if line.endswith("-") and after[:1].islower():
            found[-1] += line.removesuffix("-")
        elif len(line) > longest * 0.7 and after:
            found[-1] += f"{line} "
        else:
            found[-1] += line
            found.append("")
    return "\n".join(found)
