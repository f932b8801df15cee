"""Documents, looked through without being opened: PDF, and the zipped XML of Word, Excel and LibreOffice."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as ET

from municipalities.uploads.refusals import Reason, UnfitError
from municipalities.uploads.sizes import megabytes, size_words

CHUNK = 64 * 1024
TAIL = 1024
# How much of the end of one chunk is looked at again with the next, so that no word falls between two.
OVERLAP = 64

ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
PAGE_OF_A_SITE = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe)", re.IGNORECASE)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = re.compile(re.escape("EncryptedPackage".encode("utf-16-le")))

MOST_PARTS = 2000
MOST_UNPACKED = megabytes(200)
# The list of parts of 2,000 parts with long names; a longer one would fill the memory before it was counted.
LONGEST_LIST = megabytes(1)
LONGEST_CONTENT_TYPES = megabytes(1)
END_OF_ZIP = struct.Struct("<4s4H2LH")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
PROGRAM_NAMES = re.compile(
    r"vbaproject|vbadata|(^|/)activex/|^basic/|^scripts/"
    r"|\.(exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|jar|lnk|msi|html?)$",
    re.IGNORECASE,
)
XML_NAMES = (".xml", ".rels", ".rdf", ".vml")
# A document type declaration is where entities multiply and foreign files are fetched; no office needs one.
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.DOTALL)
ENCODINGS = re.compile(rb"utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)
CONTENT_TYPES = "[Content_Types].xml"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
OOXML = "application/vnd.openxmlformats-officedocument."


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    """The content piece by piece; each piece begins with the end of the one before."""
    last = b""
    while piece := content.read(CHUNK):
        yield last + piece
        last = piece[-OVERLAP:]


# ---- PDF


def check_pdf(content: IO[bytes]) -> None:
    """Refuse what does not begin and end as a PDF does, or cannot be read without a password."""
    content.seek(0)
    head = content.read(TAIL)
    if not head.startswith(b"%PDF-") or PAGE_OF_A_SITE.search(head):
        raise UnfitError(Reason.CONTENT)
    content.seek(0)
    if any(ENCRYPTED_PDF.search(chunk) for chunk in _chunks(content)):
        raise UnfitError(Reason.LOCKED)
    content.seek(max(0, content.seek(0, 2) - TAIL))
    tail = content.read()
    _before, mark, after = tail.rpartition(b"%%EOF")
    if not mark or b"startxref" not in tail or after.strip(b"\0\t\n\f\r "):
        raise UnfitError(Reason.BROKEN)


# ---- Zipped documents


def check_docx(content: IO[bytes]) -> None:
    """Refuse what is no Word document, or holds more than one."""
    _check_office(content, f"{OOXML}wordprocessingml.document.main+xml")


def check_xlsx(content: IO[bytes]) -> None:
    """Refuse what is no Excel workbook, or holds more than one."""
    _check_office(content, f"{OOXML}spreadsheetml.sheet.main+xml")


def check_odt(content: IO[bytes]) -> None:
    """Refuse what is no text of LibreOffice, or holds more than one."""
    with _opened(content) as archive:
        parts = _listed(archive)
        if b"encryption-data" in _part(archive, parts, "META-INF/manifest.xml"):
            raise UnfitError(Reason.LOCKED)
        _read_through(archive)
        kind = _part(archive, parts, "mimetype")
        if kind.strip() != b"application/vnd.oasis.opendocument.text" or "content.xml" not in parts:
            raise UnfitError(Reason.CONTENT)


def _check_office(content: IO[bytes], main: str) -> None:
    content.seek(0)
    if content.read(len(OLD_OFFICE)) == OLD_OFFICE:
        # A document with a password is kept in the wrapping of the offices of old.
        is_locked = any(ENCRYPTED_OFFICE.search(chunk) for chunk in _chunks(content))
        raise UnfitError(Reason.LOCKED if is_locked else Reason.CONTENT)
    with _opened(content) as archive:
        parts = _listed(archive)
        _read_through(archive)
        try:
            # _read_through has found no declaration in it, so that nothing in it multiplies.
            types = ET.fromstring(_part(archive, parts, CONTENT_TYPES))  # noqa: S314
        except ET.ParseError as error:
            raise UnfitError(Reason.BROKEN if CONTENT_TYPES in parts else Reason.CONTENT) from error
        overrides = {
            entry.get("ContentType", ""): entry.get("PartName", "") for entry in types.iter(OVERRIDE)
        }
        if any("macroenabled" in kind.lower() or "vba" in kind.lower() for kind in overrides):
            raise UnfitError(Reason.PROGRAM)
        if overrides.get(main, "").lstrip("/") not in parts:
            raise UnfitError(Reason.CONTENT)


def _opened(content: IO[bytes]) -> zipfile.ZipFile:
    """Open an archive whose list of parts is short, ends the file and leaves no room for another file."""
    end = content.seek(0, 2) - END_OF_ZIP.size
    content.seek(0)
    if content.read(4) != b"PK\x03\x04":
        raise UnfitError(Reason.CONTENT)
    content.seek(max(0, end))
    record = content.read()
    if len(record) != END_OF_ZIP.size or not record.startswith(b"PK\x05\x06"):
        raise UnfitError(Reason.BROKEN)
    _mark, _disk, _first, _here, count, length, start, _comment = END_OF_ZIP.unpack(record)
    if count > MOST_PARTS or length > LONGEST_LIST:
        raise UnfitError(Reason.PARTS, limit=MOST_PARTS)
    if start + length != end:
        raise UnfitError(Reason.BROKEN)
    try:
        return zipfile.ZipFile(content)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise UnfitError(Reason.BROKEN) from error


def _listed(archive: zipfile.ZipFile) -> set[str]:
    """The names of the parts; none leads out of the archive, none is there twice, all are small enough."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise UnfitError(Reason.PARTS, limit=MOST_PARTS)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnfitError(Reason.UNPACKED, limit=size_words(MOST_UNPACKED))
    names = {part.orig_filename.lower() for part in parts}
    if len(names) != len(parts):
        raise UnfitError(Reason.BROKEN)
    for part in parts:
        if part.flag_bits & 1:
            raise UnfitError(Reason.LOCKED)
        if PROGRAM_NAMES.search(part.orig_filename):
            raise UnfitError(Reason.PROGRAM)
        is_plain = part.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        if not is_plain or _leads_out(part.orig_filename) or stat.S_ISLNK(part.external_attr >> 16):
            raise UnfitError(Reason.BROKEN)
    return {part.filename for part in parts}


def _leads_out(name: str) -> bool:
    steps = name.removesuffix("/").split("/")
    is_printed = name.isprintable() and "\\" not in name and ":" not in name
    return not is_printed or any(step in {"", ".", ".."} for step in steps)


def _part(archive: zipfile.ZipFile, parts: set[str], name: str) -> bytes:
    """A small part of the archive; nothing, if it is not there."""
    if name not in parts:
        return b""
    if archive.getinfo(name).file_size > LONGEST_CONTENT_TYPES:
        raise UnfitError(Reason.BROKEN)
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise UnfitError(Reason.BROKEN) from error


def _read_through(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, keeping nothing: each part is whole, and is no program and no trap."""
    for part in archive.infolist():
        try:
            with archive.open(part) as content:
                _check_part(content, is_xml=part.filename.lower().endswith(XML_NAMES))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise UnfitError(Reason.BROKEN) from error


def _check_part(content: IO[bytes], *, is_xml: bool) -> None:
    is_first = True
    for chunk in _chunks(content):
        if is_first and chunk.startswith(PROGRAMS):
            raise UnfitError(Reason.PROGRAM)
        if is_xml:
            # In UTF-16 every other byte of a mark is zero.
            text = chunk.replace(b"\0", b"")
            if DECLARATION.search(text) or (is_first and not _is_readable_xml(text)):
                raise UnfitError(Reason.BROKEN)
        is_first = False


def _is_readable_xml(text: bytes) -> bool:
    """Whether it begins as XML does, in an encoding in which a declaration would be seen."""
    text = text.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    encoding = ENCODING.match(text)
    return text.startswith(b"<") and (encoding is None or bool(ENCODINGS.fullmatch(encoding[1])))
