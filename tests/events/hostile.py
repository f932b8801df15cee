"""Files made on the spot: honest ones, and those that somebody sends to do harm."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageDraw

PDF = (
    b"%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n"
    b"xref\n0 1\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OOXML = "application/vnd.openxmlformats-officedocument."
XML = "<?xml version='1.0' encoding='UTF-8'?>"


def archive(parts, *, compression=zipfile.ZIP_DEFLATED, comment=b""):
    """A zip with these parts; a part's name may be a ZipInfo."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
        made.comment = comment
    return buffer.getvalue()


def content_types(main, part, *others):
    entries = [(main, part), *others]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for kind, name in entries)
    return f'{XML}<Types xmlns="{TYPES}">{overrides}</Types>'


DOCX_PARTS = {
    "[Content_Types].xml": content_types(f"{OOXML}wordprocessingml.document.main+xml", "/word/document.xml"),
    "_rels/.rels": f"{XML}<Relationships/>",
    "word/document.xml": f"{XML}<document>Šiaulių protokolas</document>",
}
XLSX_PARTS = {
    "[Content_Types].xml": content_types(f"{OOXML}spreadsheetml.sheet.main+xml", "/xl/workbook.xml"),
    "xl/workbook.xml": f"{XML}<workbook/>",
}
ODT_PARTS = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": f"{XML}<content/>",
    "META-INF/manifest.xml": f"{XML}<manifest/>",
}


def docx(**changes):
    """A Word document; parts are added or changed, those that are None are left out."""
    parts = DOCX_PARTS | changes
    return archive({name: content for name, content in parts.items() if content is not None})


def odt(parts=None):
    return archive(ODT_PARTS | (parts or {}))


def picture(kind="JPEG", size=(60, 40), mode="RGB", **options):
    """A picture with a red left half and a blue right one."""
    image = Image.new("RGB", size, "blue")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1]), fill="red")
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def png_chunk(kind, content):
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def png_that_claims(width, height):
    """A few bytes that say they are a picture of this size."""
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    )
