"""What people paste and write: cleaned when it is kept and when it is shown."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.rich_text import TAGS, clean_rich_text, shown

WORD = (
    "<!--[if gte mso 9]><xml><o:Pages>1</o:Pages></xml><![endif]--><style>p.MsoNormal {margin:0}</style>"
    '<p class="MsoNormal" style="margin:0"><b style="mso">Svarbu</b><o:p></o:p></p>'
    '<p class="MsoNormal"><span lang="LT">Pirmas&nbsp;&nbsp; antras</span></p><p><o:p>&nbsp;</o:p></p>'
    '<div>Trečias<font color="red"> raudonas</font></div>'
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (WORD, "<p><strong>Svarbu</strong></p><p>Pirmas antras</p><p>Trečias raudonas</p>"),
        ("<h1>A</h1><h5>B</h5><h2>C</h2>", "<h2>A</h2><h3>B</h3><h2>C</h2>"),
        ("<ul><li>A</li><li></li></ul><ol><li> </li></ol>", "<ul><li>A</li></ul>"),
        ("<blockquote>A<br>B</blockquote><em>C</em>", "<blockquote>A<br>B</blockquote><em>C</em>"),
        ("<p>in\u00adsti\u200btucija</p>", "<p>institucija</p>"),
        ("<p>A<script>x</script><img src=x onerror=x></p>", "<p>A</p>"),
        (
            '<p><a href="https://lt.lt/" onclick="x" target="_blank">A</a></p>',
            '<p><a href="https://lt.lt/" rel="noopener noreferrer">A</a></p>',
        ),
        ('<p><a href="javascript:x">A</a></p>', '<p><a rel="noopener noreferrer">A</a></p>'),
        ("Pirma\r\neilutė\u00a0\u00a0 ir", "Pirma\neilutė ir"),
        ("5\u00a0000  Eur", "5\u00a0000  Eur"),
        ("Rašykite <vardas@example.com> & 3 < 4", "Rašykite <vardas@example.com> & 3 < 4"),
        ("", ""),
    ],
)
def test_what_is_kept(typed, kept):
    assert clean_rich_text(typed) == kept
    assert clean_rich_text(kept) == kept


def test_plain_text_is_shown_in_paragraphs_letter_for_letter():
    assert shown("Rašykite <vardas@example.com>\r\n\r\nAntra") == (
        "<p>Rašykite &lt;vardas@example.com&gt;</p>\n\n<p>Antra</p>"
    )


@given(st.text(alphabet="<>/=\"' apbdivscriptonhref:&;\n", max_size=60))
def test_nothing_is_shown_that_could_run(text):
    html = shown(text)

    names = {piece.lstrip("/").partition(">")[0].partition(" ")[0] for piece in html.split("<")[1:]}
    assert names <= TAGS


@pytest.mark.parametrize("piece", ["<", "<p>", "<b", "&nbsp;", " ", "<!--", "</p>", "<p> ", "<div><p>", "a "])
def test_long_text_takes_no_longer_than_it_is(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()

    shown(text)

    assert time.process_time() - started < 5
