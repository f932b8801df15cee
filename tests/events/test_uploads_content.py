"""Documents are looked through: what is not what it says is refused with a reason."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from municipalities.uploads import check_file, megabytes, size_words
from municipalities.uploads.documents import MOST_UNPACKED
from municipalities.uploads.names import split_name
from tests.events.hostile import (
    DOCX_PARTS,
    OOXML,
    PDF,
    XLSX_PARTS,
    XML,
    archive,
    content_types,
    docx,
    odt,
    picture,
)

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def check(name, content, **options):
    return check_file(SimpleUploadedFile(name, content), **options)


def refusal(name, content, **options):
    """The code and the sentence with which the file is refused."""
    with pytest.raises(ValidationError) as caught:
        check(name, content, **options)
    return caught.value.code, caught.value.messages[0].replace("\xa0", " ")


def code(name, content, **options):
    return refusal(name, content, **options)[0]


# ---- What is taken


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("protokolas.pdf", PDF, "application/pdf"),
        ("protokolas.PDF", PDF + b"\r\n\0\0", "application/pdf"),
        ("protokolas.docx", docx(), f"{OOXML}wordprocessingml.document"),
        ("sąrašas.xlsx", archive(XLSX_PARTS), f"{OOXML}spreadsheetml.sheet"),
        ("protokolas.odt", odt(), "application/vnd.oasis.opendocument.text"),
        ("protokolas.docx", docx(**{"word/": b""}), f"{OOXML}wordprocessingml.document"),
        (
            "protokolas.docx",
            docx(**{"word/document.xml": "<?xml version='1.0' encoding='UTF-16'?><d/>".encode("utf-16")}),
            f"{OOXML}wordprocessingml.document",
        ),
    ],
)
def test_honest_document_is_taken_as_it_is(name, content, content_type):
    checked = check(name, content)

    assert checked.content.read() == content
    assert checked.content_type == content_type
    assert checked.size == len(content)
    assert checked.name == name.lower()
    assert checked.extension == name.lower().rpartition(".")[2]
    assert not checked.is_picture


def test_document_on_the_disk_is_not_read_into_memory():
    uploaded = TemporaryUploadedFile("protokolas.pdf", "application/pdf", len(PDF), None)
    uploaded.write(PDF)

    checked = check_file(uploaded)

    assert checked.content is uploaded
    assert checked.content.temporary_file_path() == uploaded.temporary_file_path()


# ---- What is refused by its name or size


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("piešinys.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("puslapis.html", b"<html><script>alert(1)</script></html>"),
        ("programa.exe", b"MZ" + b"\0" * 100),
        ("protokolas.pdf.exe", PDF),
        ("paveikslas.gif", picture("GIF")),
        ("protokolas.docm", docx()),
        ("be-plėtinio", PDF),
        ("archyvas.zip", docx()),
    ],
)
def test_other_kinds_are_refused(name, content):
    assert refusal(name, content) == ("type", "Įkelkite PDF, DOCX, ODT, XLSX, JPG, PNG arba WEBP failą")


def test_document_is_no_photo():
    assert refusal("protokolas.pdf", PDF, is_photo=True) == (
        "photo_type",
        "Įkelkite JPG, PNG arba WEBP nuotrauką",
    )


def test_large_file_is_refused_with_its_size():
    uploaded = SimpleUploadedFile("protokolas.pdf", PDF)
    uploaded.size = megabytes(31)

    with pytest.raises(ValidationError) as caught:
        check_file(uploaded)

    assert caught.value.code == "too_large"
    assert caught.value.messages == ["„protokolas.pdf“ yra 31\xa0MB. Didžiausias failas – 20\xa0MB"]


def test_file_a_byte_too_large_is_not_said_to_be_as_large_as_allowed():
    uploaded = SimpleUploadedFile("protokolas.pdf", PDF)
    uploaded.size = megabytes(20) + 1

    with pytest.raises(ValidationError) as caught:
        check_file(uploaded)

    assert caught.value.messages == ["„protokolas.pdf“ yra 20,1\xa0MB. Didžiausias failas – 20\xa0MB"]


def test_empty_file_is_refused():
    assert refusal("protokolas.pdf", b"") == (
        "empty",
        "„protokolas.pdf“ yra tuščias. Pasirinkite failą iš naujo",
    )


# ---- What is refused by its content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nuotrauka.jpg", docx()),
        ("nuotrauka.jpg", PDF),
        ("nuotrauka.jpg", picture("PNG")),
        ("nuotrauka.png", picture("JPEG")),
        ("nuotrauka.webp", picture("JPEG")),
        ("nuotrauka.jpg", picture("GIF") + b"<script>alert(1)</script>"),
        ("nuotrauka.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("protokolas.pdf", docx()),
        ("protokolas.pdf", b"<html><script>alert(1)</script>\n" + PDF),
        ("protokolas.pdf", PDF[:9] + b"<SCRIPT>alert(1)</SCRIPT>" + PDF[9:]),
        ("protokolas.pdf", b"MZ" + PDF),
        ("protokolas.docx", archive(XLSX_PARTS)),
        ("protokolas.xlsx", docx()),
        ("protokolas.odt", docx()),
        ("protokolas.docx", odt()),
        ("protokolas.docx", PDF),
        ("protokolas.docx", OLD_OFFICE),
        ("protokolas.docx", archive({"a.txt": b"a"})),
        ("protokolas.docx", docx(**{"word/document.xml": None})),
        ("protokolas.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"})),
        ("protokolas.odt", odt({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})),
    ],
)
def test_content_that_is_not_what_the_name_says(name, content):
    found, sentence = refusal(name, content)

    kind = name.rpartition(".")[2].upper()
    assert found == "content"
    assert sentence == (
        f"„{name}“ pavadintas kaip {kind} failas, bet jo turinys kitoks. "
        f"Atverkite jį, įrašykite kaip {kind} ir įkelkite iš naujo"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("protokolas.pdf", PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root")),
        ("protokolas.pdf", PDF.replace(b"/Root", b"/Encrypt<</V 2>>/Root")),
        # Across the border of two pieces.
        ("protokolas.pdf", PDF[:9] + b" " * (64 * 1024 - 16) + b"/Encrypt 5 0 R" + PDF[9:]),
        ("protokolas.docx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")),
        ("protokolas.odt", odt({"META-INF/manifest.xml": f"{XML}<manifest:encryption-data/>"})),
    ],
)
def test_file_with_a_password_is_refused(name, content):
    assert refusal(name, content) == (
        "password",
        f"„{name}“ apsaugotas slaptažodžiu arba apribojimais. Įrašykite be apsaugos ir įkelkite iš naujo",
    )


def test_zip_with_a_password_is_refused():
    content = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1

    assert code("protokolas.docx", bytes(content)) == "password"


@pytest.mark.parametrize(
    "content",
    [
        docx(**{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        docx(
            **{
                "[Content_Types].xml": content_types(
                    f"{OOXML}wordprocessingml.document.main+xml",
                    "/word/document.xml",
                    ("application/vnd.ms-office.vbaProject", "/word/makro.bin"),
                )
            }
        ),
        docx(
            **{
                "[Content_Types].xml": content_types(
                    "application/vnd.ms-word.document.macroEnabled.main+xml", "/word/document.xml"
                )
            }
        ),
        docx(**{"word/activeX/activeX1.bin": b"a"}),
        docx(**{"word/embeddings/programa.bin": b"MZ\x90"}),
        docx(**{"word/embeddings/programa.bin": b"\x7fELF"}),
        docx(**{"word/programa.EXE": b"a"}),
        docx(**{"word/puslapis.html": b"<script>"}),
    ],
)
def test_macros_and_programs_are_refused(content):
    assert refusal("protokolas.docx", content) == (
        "program",
        "„protokolas.docx“ turi makrokomandų arba programų. Įrašykite be jų ir įkelkite iš naujo",
    )


def test_macros_of_libreoffice_are_refused():
    assert code("protokolas.odt", odt({"Basic/Standard/Module1.xml": XML})) == "program"


def flipped(content, mark):
    """The content with one bit of a part turned."""
    place = content.index(mark) + len(mark) + 3
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def link(name):
    part = zipfile.ZipInfo(name)
    part.external_attr = 0o120777 << 16
    return part


def twice():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in DOCX_PARTS.items():
            made.writestr(name, content)
        made.writestr("WORD/document.xml", "other")
    return buffer.getvalue()


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("protokolas.pdf", PDF[:-20]),
        ("protokolas.pdf", PDF + docx()),
        ("protokolas.pdf", PDF + b"alert(1)"),
        ("protokolas.pdf", b"%PDF-1.7\n%%EOF"),
        ("protokolas.docx", docx()[:-30]),
        pytest.param("protokolas.docx", docx()[:100], id="the-first-of-a-docx"),
        ("protokolas.docx", b"PK\x03\x04"),
        ("protokolas.docx", docx() + PDF),
        ("protokolas.docx", docx() + docx()),
        ("protokolas.odt", flipped(odt(), b"META-INF/manifest.xml")),
        ("protokolas.docx", archive(DOCX_PARTS, comment=b"<html>")),
        ("protokolas.docx", flipped(docx(), b"word/document.xml")),
        ("protokolas.docx", archive(DOCX_PARTS, compression=zipfile.ZIP_LZMA)),
        ("protokolas.docx", docx(**{"../../etc/passwd": b"a"})),
        ("protokolas.docx", docx(**{"/etc/passwd": b"a"})),
        ("protokolas.docx", docx(**{"word\\..\\a": b"a"})),
        ("protokolas.docx", docx(**{"C:/a": b"a"})),
        ("protokolas.docx", docx(**{"word/a\x1bb": b"a"})),
        ("protokolas.docx", archive(DOCX_PARTS | {link("word/a"): b"/etc/passwd"})),
        ("protokolas.docx", twice()),
        ("protokolas.docx", docx(**{"word/document.xml": XML + ENTITIES})),
        ("protokolas.docx", docx(**{"word/document.xml": ("\ufeff" + ENTITIES).encode("utf-16-be")})),
        ("protokolas.docx", docx(**{"word/document.xml": XML + " " * (64 * 1024 - 46) + ENTITIES})),
        ("protokolas.docx", docx(**{"word/document.xml": "<?xml version='1.0' encoding='UTF-7'?><d/>"})),
        ("protokolas.docx", docx(**{"word/document.xml": (XML + ENTITIES).encode("cp037")})),
        ("protokolas.docx", docx(**{"[Content_Types].xml": XML + ENTITIES})),
        ("protokolas.docx", docx(**{"[Content_Types].xml": "<Types"})),
        ("protokolas.docx", docx(**{"[Content_Types].xml": XML + "<a>" + " " * 2_000_000 + "</a>"})),
    ],
)
def test_broken_and_tricky_files_are_refused(name, content):
    assert refusal(name, content) == (
        "broken",
        f"„{name}“ sugadintas arba gautas ne visas. Atverkite jį, įrašykite iš naujo ir įkelkite",
    )


def test_archive_whose_list_does_not_hold_together_is_refused():
    content = bytearray(docx())
    content[content.index(b"PK\x01\x02")] = 0

    assert code("protokolas.docx", bytes(content)) == "broken"


def test_archive_of_too_many_parts_is_refused():
    parts = {f"word/{number}": b"" for number in range(2000)}

    assert refusal("protokolas.docx", docx(**parts)) == (
        "parts",
        "„protokolas.docx“ sudarytas iš per daug dalių (daugiausia – 2000). Padalykite jį į kelis failus",
    )


def test_archive_that_says_it_has_few_parts_is_counted():
    content = bytearray(docx(**{f"word/{number}": b"" for number in range(2000)}))
    content[-14:-10] = b"\1\0\1\0"

    assert code("protokolas.docx", bytes(content)) == "parts"


def test_archive_that_grows_is_refused():
    content = docx(**{"word/media/a": b"\0" * MOST_UNPACKED})

    assert len(content) < megabytes(1)
    assert refusal("protokolas.docx", content) == (
        "unpacked",
        (
            "Išskleistas „protokolas.docx“ užimtų daugiau kaip 200 MB. "
            "Sumažinkite jame esančius paveikslus arba padalykite failą"
        ),
    )


def test_archive_that_lies_about_its_growth_is_refused():
    content = bytearray(docx(**{"word/media/a": b"\0" * 100_000}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")

    assert code("protokolas.docx", bytes(content)) == "broken"


# ---- Names and sizes


@pytest.mark.parametrize(
    ("given", "stem", "extension"),
    [
        ("Šiaulių ąčęėįšųūž.pdf", "Šiaulių ąčęėįšųūž", "pdf"),
        ("S\u030ciauliai.pdf", "Šiauliai", "pdf"),
        ("../../etc/passwd.pdf", "passwd", "pdf"),
        ("C:\\Vartotojai\\Rasa\\protokolas.DOCX", "protokolas", "docx"),
        ("gpj.\u202eexe.jpg", "gpj.exe", "jpg"),
        ('a<b>"c"|d?.pdf', "a b c d", "pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie b", "pdf"),
        (".pdf", "pdf", ""),
        ("...", "failas", ""),
        ("  daug   tarpų .pdf", "daug tarpų", "pdf"),
        ("a" * 300 + ".pdf", "a" * 150, "pdf"),
        ("", "failas", ""),
    ],
)
def test_names_are_made_fit(given, stem, extension):
    assert split_name(given) == (stem, extension)


@pytest.mark.parametrize(
    ("size", "words"),
    [(megabytes(31), "31 MB"), (1258291, "1,2 MB"), (2048, "2 KB"), (20 * megabytes(1) + 104858, "20,1 MB")],
)
def test_sizes_as_people_say_them(size, words):
    assert size_words(size).replace("\xa0", " ") == words
