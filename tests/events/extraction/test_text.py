"""How a text is cut into sentences and words, and what a copy leaves in it."""

import pytest

from events.extraction.proposals import Span
from events.extraction.text import fold, lines, sentences, tidy, whole, words


@pytest.mark.parametrize(
    "parts",
    [
        ["Kalbėjo du žmonės.", "Visi klausėsi."],
        ["Gruodžio 5 d. Utenos r. sav. vyko susitikimas.", "Jame kalbėjo E. Urbonė."],
        ["Sodų g. 30, Utenoje, rinkosi 30 proc. dalyvių."],
        ["Atvyko dr. Jonas Kalnas, prof. Rasa Upė ir kt.", "Jie tylėjo."],
        ["„Reikia veikti.“", "Taip sakė merė."],
        ["Ar pavyks?", "Taip!", "Tikrai…", "Matysime."],
        ["Sutartis galios iki 2020 m.", "Tai ilgas laikas."],
        ["1. Pirmas klausimas.", "2. Antras klausimas."],
        ["Svečių buvo 2017.", "Kitų nebuvo."],
    ],
)
def test_sentences(parts):
    text = " ".join(parts)

    found = sentences(text, whole(text))

    assert [text[span.start : span.end] for span in found] == parts


def test_a_line_ends_a_sentence():
    text = "  Pavadinimas be taško \n\n Pirmas sakinys"

    found = sentences(text, whole(text))

    assert [text[span.start : span.end] for span in found] == ["Pavadinimas be taško", "Pirmas sakinys"]


def test_only_the_parts_asked_for_are_read():
    text = "Vienas. Du. Trys."

    found = words(text, (Span(0, 7), Span(12, 17)))

    assert [(word.text, word.folded, word.start) for word in found] == [
        ("Vienas", "vienas", 0),
        ("Trys", "trys", 12),
    ]
    assert lines(text, (Span(0, 7), Span(12, 17))) == [Span(0, 7), Span(12, 17)]


def test_words_keep_their_hyphens():
    text = "Rūta Upė-Kalnė, kovo 28-ąją"

    found = words(text, whole(text))

    assert [word.text for word in found] == ["Rūta", "Upė-Kalnė", "kovo", "28-ąją"]
    assert [word.is_capitalised for word in found] == [True, True, False, False]


def test_folding_moves_no_letter():
    assert fold("ŠIAULIŲ") == "šiaulių"
    assert len(fold("İlgas")) == len("İlgas")


def test_what_is_not_seen_is_taken_away_and_found_again():
    text = "S\u030ciau\u00adliai\u00a0čia\r\nir\ufeff ten"

    tidied = tidy(text)

    assert tidied.text == "Šiauliai čia\nir ten"
    found = tidied.original(Span(0, 8))
    assert text[found.start : found.end] == "S\u030ciau\u00adliai"
    last = tidied.original(Span(16, 19))
    assert text[last.start : last.end] == "ten"
    assert tidied.tidied(text.index("ten")) == 16


def test_a_list_without_end_is_read_in_pieces():
    text = "žodis " * 600 + "ž" * 4000

    found = sentences(text, whole(text))

    assert max(span.end - span.start for span in found) <= 1500
    assert "".join(text[span.start : span.end] for span in found).replace(" ", "") == text.replace(" ", "")


def test_a_letter_with_many_accents_stays_where_it_was():
    text = "a\u0323\u0301b" + "c" + "\u0301" * 20

    tidied = tidy(text)

    assert tidied.original(Span(0, 1)) == Span(0, 3)
    assert tidied.original(Span(1, 1)) == Span(0, 0)
    assert tidied.text.endswith("bc" + "\u0301" * 20)


def test_lines_broken_at_the_edge_of_the_paper_are_joined():
    text = (
        "Apskritojo stalo diskusijoje dalyvavo visų regiono savi-\n"
        "valdybių atstovai, taip pat nevyriausybinių organizacijų\n"
        "vadovai, kurie kalbėjo apie paslaugas ir apie tai, kaip\n"
        "jas teikti.\n"
        "Kitas klausimas buvo pinigai."
    )

    tidied = tidy(text)

    assert tidied.text == (
        "Apskritojo stalo diskusijoje dalyvavo visų regiono savivaldybių atstovai, taip pat nevyriausybinių"
        " organizacijų vadovai, kurie kalbėjo apie paslaugas ir apie tai, kaip jas teikti.\n"
        "Kitas klausimas buvo pinigai."
    )
    found = tidied.original(Span(51, 63))
    assert text[found.start : found.end] == "savi-\nvaldybių"
