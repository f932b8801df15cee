"""Files with a text in them: of every kind, in every encoding, and such as are sent to do harm."""

import io
import random
import subprocess
import sys
import time
import zlib
from unittest.mock import Mock

import docx
import pytest
import typst
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from events.press import files
from events.press.files import clean_words, unwrapped, words_of, words_of_page
from tests.events import hostile

WORDS = "Šiaulių žmonės tarėsi.\nŲžuolas ir ąžuolas."
PAGE = """<!DOCTYPE html><html><head><title>Antraštė</title><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Pradžia</a></li><li>Naujienos</li></ul></nav><script>alert("ne")</script>
<h1>Šiaulių&nbsp;žinia</h1><p>Tartasi apie <b>vai</b>kus &amp; šeimas.<br>Antra eilutė.</p></body></html>"""


def sent(name, content):
    return SimpleUploadedFile(name, content)


def refusal(name, content):
    with pytest.raises(ValidationError) as error:
        words_of(sent(name, content))
    return error.value.messages[0]


def word_document(*paragraphs):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf_of(content):
    """A PDF of one page with this drawn on it."""
    stream = zlib.compress(content)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/MediaBox[0 0 9 9]>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


# ---- Each kind


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1257"]
)
def test_plain_text_in_any_encoding(encoding):
    assert words_of(sent("Žinia.TXT", WORDS.encode(encoding))) == (WORDS, "Žinia.txt")


def test_a_page_of_the_web_says_its_words_and_nothing_else():
    words, _name = words_of(sent("puslapis.html", PAGE.encode()))

    assert [line for line in words.split("\n") if line] == [
        *("Pradžia", "Naujienos", "Šiaulių žinia", "Tartasi apie vaikus & šeimas.", "Antra eilutė.")
    ]


def test_a_page_is_read_in_the_encoding_that_it_names():
    page = f'<html><meta charset="iso-8859-13"><p>{WORDS}</p>'

    assert words_of(sent("senas.htm", page.encode("iso-8859-13")))[0] == " ".join(WORDS.split())


@pytest.mark.parametrize("name", ["kosmosas", "iso-8859-99", "idna", "punycode", "base64", "unicode_escape"])
def test_a_page_may_name_an_encoding_that_is_none(name):
    page = f'<html><meta charset="{name}"><p>{WORDS}</p>'

    assert words_of(sent("senas.htm", page.encode("windows-1257")))[0] == " ".join(WORDS.split())


def test_a_page_is_known_without_its_ending():
    assert words_of(sent("puslapis", PAGE.encode()))[0].startswith("Pradžia")


def test_a_word_document():
    words, name = words_of(sent("Žinia.docx", word_document("Pirma pastraipa.", "Antra\tpastraipa.")))

    assert [line for line in words.split("\n") if line] == ["Pirma pastraipa.", "Antra pastraipa."]
    assert name == "Žinia.docx"


def test_a_pdf():
    made = typst.compile("Šiaulių žmonės tarėsi apie ąžuolus.".encode())

    assert words_of(sent("Žinia.pdf", made)) == ("Šiaulių žmonės tarėsi apie ąžuolus.", "Žinia.pdf")


def test_lines_of_a_pdf_become_paragraphs():
    whole = "Pirma ilga eilutė tęsiasi ir lūžta per pusę žodžio, o paskui baigiasi."
    lines = "Pavadinimas\nPirma ilga eilutė tęsiasi ir lūžta per pusę žo-\ndžio, o paskui baigiasi.\n\nKita."

    assert unwrapped(lines).split("\n") == ["Pavadinimas", whole, "", "Kita.", ""]


def test_what_word_and_pages_leave_in_a_pasted_text_is_cleaned():
    pasted = "Z\u030cinia\u00a0apie\r\nvai\u00adkus\u200b  \r\r\r\r„taip“\x00\ud800"

    assert clean_words(pasted) == "Žinia apie\nvaikus\n\n„taip“"
    assert clean_words(clean_words(pasted)) == clean_words(pasted)


def test_many_marks_on_one_letter_keep_nobody_waiting():
    started = time.monotonic()

    clean_words("a" + "\u0301\u0323" * 500_000)

    assert time.monotonic() - started < 5


# ---- What is refused, in words


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tuscias.txt", b" \n", "„tuscias.txt“ yra tuščias"),
        ("baltas.txt", "\u200b\ufeff".encode(), "Faile „baltas.txt“ teksto nėra"),
        ("foto.jpg", hostile.picture(), "Įkelkite TXT, HTML, DOCX arba PDF failą arba įklijuokite tekstą"),
        ("foto.txt", hostile.picture(), "Įkelkite TXT, HTML, DOCX arba PDF failą arba įklijuokite tekstą"),
        ("senas.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Įkelkite TXT"),
        ("ne.docx", b"labas", "„ne.docx“ pavadintas kaip DOCX failas"),
        ("ne.pdf", b"labas", "„ne.pdf“ pavadintas kaip PDF failas"),
        ("be-teksto.pdf", pdf_of(b""), "Faile „be-teksto.pdf“ teksto nėra"),
        ("lentele.docx", hostile.archive(hostile.XLSX_PARTS), "„lentele.docx“ pavadintas kaip DOCX failas"),
        ("be.docx", hostile.docx(**{"word/document.xml": None}), "„be.docx“ pavadintas kaip DOCX failas"),
        ("sugadintas.docx", hostile.docx(**{"word/document.xml": "<a><b>"}), "„sugadintas.docx“ sugadintas"),
        (
            "bomba.docx",
            hostile.docx(**{"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "„bomba.docx“ sugadintas",
        ),
    ],
)
def test_a_file_without_a_text_is_refused_in_words(name, content, message):
    assert refusal(name, content).startswith(message)


def test_a_large_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)

    assert refusal("didelis.txt", b"x" * 11).startswith("„didelis.txt“ yra")


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_DOCUMENT", 1000)

    assert "„bomba.docx“" in refusal("bomba.docx", word_document("žodis " * 500))


def test_a_document_whose_place_is_elsewhere_is_refused():
    types = hostile.content_types(f"{hostile.OOXML}wordprocessingml.document.main+xml", "/word/kitas.xml")
    parts = {"[Content_Types].xml": types, "word/kitas.xml": "<a/>", "word/document.xml": None}

    assert refusal("kitas.docx", hostile.docx(**parts)).startswith("„kitas.docx“ sugadintas")


def test_a_pdf_that_takes_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr(files, "PDF_SECONDS", 0.01)

    assert refusal("ilgas.pdf", pdf_of(b"")).startswith("„ilgas.pdf“ sugadintas")


def test_no_room_on_the_disk_is_said(monkeypatch):
    monkeypatch.setattr(files, "_words", Mock(side_effect=OSError))

    assert "„zinia.txt“" in refusal("zinia.txt", b"labas")


# ---- Whatever is sent


def any_bytes():
    """Bytes that begin as files of each kind do, and go on as they like."""
    dice = random.Random(5)  # noqa: S311 - the same bytes each time
    beginnings = (b"", b"PK\x03\x04", b"\xff\xfe", b"<html>", b"\xef\xbb\xbf", b"<!--", b"%PDF-1.4\n")
    return [beginning + dice.randbytes(dice.randrange(1, 400)) for beginning in beginnings]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a", "a.pdf"])
def test_any_bytes_at_all_give_words_or_a_reason(name):
    answers = []
    for content in any_bytes():
        try:
            answers.append(words_of(sent(name, content))[0])
        except ValidationError as error:
            answers.append(error.messages[0])

    # Whatever it is, it can be stored and shown.
    assert all(answer.encode() and "\0" not in answer for answer in answers)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "žodis",
        "<" * 500_000,
        "<!--" * 200_000,
        "<p " + "a=b " * 200_000,
        "&" * 500_000,
        "<table><tr><td>" * 30_000,
        "<script>" * 100_000,
        "<!--" * 100_000 + "-->" * 100_000,
    ],
)
def test_a_page_made_to_keep_the_server_busy_does_not(page):
    started = time.monotonic()

    words_of_page(page)

    assert time.monotonic() - started < 5


def test_the_program_that_reads_pdf_ends_in_silence_on_what_is_none():
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", str(files.PDF_WORDS)], input=b"%PDF-1.4 x", capture_output=True, check=False
    )

    assert (done.returncode != 0, done.stdout) == (True, b"")
