"""Papers as DOCX, so that whoever keeps the minutes can go on writing in them."""

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from events.papers.content import Line, Paper, Picture, Table

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

# Offices have it, and it has every Lithuanian letter.
FONT = "Times New Roman"
PINE, INK, MUTED = (RGBColor.from_string(colour) for colour in ("0F4C3A", "1B2420", "59635D"))
RULE = "B9B7AC"
TAGS = {"lt": "lt-LT", "en": "en-GB"}
MARGIN = Mm(24)
TEXT_WIDTH = Mm(210) - 2 * MARGIN
INDENT = Mm(8)
# Word counts the pages itself: these stand where the numbers come.
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def docx(paper: Paper, *, made_at: dt.datetime) -> bytes:
    """Write the paper; the same paper of the same moment gives the same bytes."""
    document = Document()
    _set_up(document, paper, made_at)
    _write_head(document, paper)
    _write_facts(document, paper.facts)
    for section in paper.sections:
        document.add_heading(section.heading, 2)
        for part in section.parts:
            if isinstance(part, Table):
                _write_table(document, part)
            elif isinstance(part, Picture):
                _write_picture(document, part)
            else:
                _write_line(document, part)
    _write_signatures(document, paper)
    for text in paper.colophon:
        _write_line(document, Line(text, style="fine"))
    return _packed(document)


def _set_up(document: WordDocument, paper: Paper, made_at: dt.datetime) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    about = document.core_properties
    about.title, about.author, about.last_modified_by = paper.name[:255], paper.issuer[:255], ""
    about.language, about.comments = TAGS[paper.language], ""
    about.created = about.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), TAGS[paper.language])
    _set_style(document, "Normal", 11.5, INK, (0, 5))
    _set_style(document, "Heading 1", 17, INK, (6, 6))
    _set_style(document, "Heading 2", 13, PINE, (16, 6))
    _set_style(document, "Heading 3", 11.5, INK, (10, 4))
    _write_page_numbers(section.footer.paragraphs[0], paper.words["page"])


def _set_style(
    document: WordDocument, name: str, size: float, colour: RGBColor, space: tuple[float, float]
) -> None:
    """Give a style its size, its colour and the space before and after it, in points."""
    style = cast("ParagraphStyle", document.styles[name])
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if key.endswith(("Theme", "theme"))]:
        del fonts.attrib[attribute]
    for script in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(space[0]), Pt(space[1]), 1.1


def _write_head(document: WordDocument, paper: Paper) -> None:
    if paper.mark:
        _write(_centred(document), paper.mark, is_bold=True)
    if paper.issuer:
        _write(_centred(document), paper.issuer.upper(), is_bold=True)
    _write(_centred(document), paper.form.upper(), colour=PINE, is_bold=True)
    heading = document.add_heading(paper.title, 1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = f"    {paper.words['number']} ______________" if "number" in paper.words else ""
    _write(_centred(document), f"{paper.date}{number}")
    if paper.place:
        _write(_centred(document), paper.place)


def _centred(document: WordDocument) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float | None = None,
    colour: RGBColor | None = None,
    is_bold: bool = False,
) -> None:
    run = paragraph.add_run(text)
    run.bold = is_bold or None
    if size:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour


def _write_facts(document: WordDocument, facts: tuple[tuple[str, str], ...]) -> None:
    table = _table(document, (Mm(42), TEXT_WIDTH - Mm(42)))
    for label, value in facts:
        first, second = _row(table).cells
        _write(_only_paragraph(first), label, size=10, colour=MUTED)
        _write(_only_paragraph(second), value)


def _write_line(document: WordDocument, line: Line) -> None:
    if line.style == "heading":
        document.add_heading(line.text, 3)
        return
    paragraph = document.add_paragraph()
    if line.style == "fine":
        _write(paragraph, line.text, size=9.5, colour=MUTED)
        return
    if line.style == "item":
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = INDENT, -INDENT
        paragraph.paragraph_format.tab_stops.add_tab_stop(INDENT)
        _write(paragraph, f"{line.mark}\t")
    elif line.style == "quote":
        paragraph.paragraph_format.left_indent = INDENT
    _write(paragraph, line.text)
    if line.note:
        _write(paragraph, f"\n{line.note}", size=9.5, colour=MUTED)


def _write_table(document: WordDocument, content: Table) -> None:
    share = TEXT_WIDTH // sum(content.widths)
    table = _table(document, tuple(Length(width * share) for width in content.widths))
    head = _row(table)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeated on every page
    for cell, column in zip(head.cells, content.columns, strict=True):
        _write(_only_paragraph(cell), column, size=10, colour=PINE, is_bold=True)
        _rule(cell, top=8, bottom=8, colour=str(PINE))
    for row in content.rows:
        for cell, text in zip(_row(table).cells, row, strict=True):
            _write(_only_paragraph(cell), text)
            _rule(cell, bottom=4, colour=RULE)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_picture(document: WordDocument, picture: Picture) -> None:
    _write(document.add_paragraph(), picture.title, is_bold=True)
    shape = document.add_picture(io.BytesIO(picture.png), width=TEXT_WIDTH)
    # Who cannot see it hears what it shows; the values stand in a table.
    shape._inline.docPr.set("descr", picture.title)  # noqa: SLF001 - python-docx has no alternative text


def _table(document: WordDocument, widths: tuple[int, ...]) -> WordTable:
    """An empty table of these columns; Word keeps to the widths and breaks what is longer."""
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
    return table


def _row(table: WordTable) -> _Row:
    return table.add_row()  # type: ignore[no-untyped-call]


def _only_paragraph(cell: _Cell) -> Paragraph:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _rule(cell: _Cell, *, colour: str, **sides: int) -> None:
    """Draw lines at the sides of the cell, in eighths of a point."""
    borders = OxmlElement("w:tcBorders")
    for side, eighths in sides.items():
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": str(eighths), "space": "0", "color": colour}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def _write_signatures(document: WordDocument, paper: Paper) -> None:
    """Who signs, a line for the hand and one for the name; a signature is never torn over two pages."""
    if not paper.signatures:
        return
    table = _table(document, (TEXT_WIDTH - Mm(116), Mm(50), Mm(66)))
    for who in paper.signatures:
        for texts, size in (
            ((who, "_" * 20, "_" * 26), None),
            (("", paper.words["signature"], paper.words["name"]), 9.0),
        ):
            row = _row(table)
            for cell, text in zip(row.cells, texts, strict=True):
                paragraph = _only_paragraph(cell)
                _write(paragraph, text, size=size, colour=MUTED if size else None)
                paragraph.paragraph_format.keep_with_next = True
                if size is None:
                    paragraph.paragraph_format.space_before = Pt(24)


def _write_page_numbers(paragraph: Paragraph, pattern: str) -> None:
    """Such as "1 psl. iš 3": the numbers are fields that Word fills in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for piece in re.split(r"({pages?})", pattern):
        if piece not in FIELDS:
            _write(paragraph, piece, size=9, colour=MUTED)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), FIELDS[piece])
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
        run = paragraph.add_run("1")
        run.font.size, run.font.color.rgb = Pt(9), MUTED
        field.append(run._r)  # noqa: SLF001


def _packed(document: WordDocument) -> bytes:
    """The file; a zip writes down when each part was made, and here that is always the same moment."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, parts.read(name))
    return packed.getvalue()
