"""The text beside its draft: whole, with the words of each value marked."""

import pytest

from events.actions.copies import copy_of
from events.extraction.proposals import DateProposal, Proposal, Span
from events.models import PressText
from events.views.form_marks import laid_out, pieces_of, quoted
from events.views.form_page import FormPage
from tests.events.press.reading import (
    GUESSED,
    INFERRED,
    SURE,
    TEXT,
    begun,
    event,
    mark_at,
    marks,
    said,
    spans,
)

pytestmark = pytest.mark.django_db


def test_the_text_is_shown_whole_with_its_words_marked(draft):
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    pieces = pieces_of(draft.press_text, page.panel.by_place.values())

    assert "".join(piece.text for piece in pieces) == TEXT
    assert pieces[0].is_left_out
    assert [piece.text for piece in pieces if piece.id == f"zodziai-{mark_at(draft, 'title').key}-0"] == [
        "Pavyzdžiuose kalbėta apie šeimas"
    ]
    ids = [place for piece in pieces for place in (piece.id, *piece.anchors) if place]
    assert len(ids) == len(set(ids)) == sum(len(part.spans) for mark in marks(draft) for part in mark.parts)


def test_words_that_lie_over_each_other_lead_to_the_nearest(organisation, editor):
    two = event(
        title=said("Visas", "Rajone trūksta dienos centrų"), venue=said("Vieta", "dienos centrų", GUESSED)
    )
    draft = begun(organisation, editor, two)
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    marked = [piece for piece in pieces_of(draft.press_text, page.panel.by_place.values()) if piece.keys]

    assert [(piece.text, piece.keys, piece.target, piece.is_uncertain) for piece in marked] == [
        ("Rajone trūksta ", "p1", "pasiulymas-p1", False),
        ("dienos centrų", "p1 p2", "pasiulymas-p2", True),
    ]


def test_spans_that_lie_nowhere_harm_nothing(organisation, editor):
    draft = begun(organisation, editor, event(title=said("Visas", "Rajone")))
    text = PressText.objects.get(event=draft)
    text.left_out = [[5, 5], [400, 9000]]
    text.text = text.text[:20]
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    pieces = pieces_of(text, page.panel.by_place.values())

    assert "".join(piece.text for piece in pieces) == TEXT[:20]


def test_no_words_at_all_are_marked_nowhere(organisation, editor):
    nowhere = Proposal("Pavadinimas", (Span(7, 7),), SURE, "test")
    draft = begun(organisation, editor, event(title=nowhere))
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    pieces = pieces_of(draft.press_text, page.panel.by_place.values())

    assert [piece for piece in pieces if piece.keys] == []


def test_a_long_quotation_is_shortened_between_words():
    assert quoted("žodis, " * 40, Span(0, 280)) == f"{'žodis, ' * 14}žodis…"


def test_a_text_is_called_as_its_file_or_its_event(organisation, editor):
    draft = begun(organisation, editor, event(title=said("Pavadinimas", "Meniu")), name="Žinia.pdf")

    assert str(draft.press_text) == "Žinia.pdf"


def test_markup_in_a_text_is_text(organisation, editor):
    draft = begun(
        organisation, editor, event(title=said('"><b>x', "Meniu")), text='Meniu <script>alert("1")</script>'
    )
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    shown = laid_out(pieces_of(draft.press_text, page.panel.by_place.values()))

    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_long_part_that_is_left_out_is_folded(organisation, editor):
    text = PressText(
        event=begun(organisation, editor, event()), text="Žodis " * 50 + "Pabaiga", left_out=[[0, 290]]
    )

    shown = laid_out(pieces_of(text, []))

    assert shown.count("<details") == 1
    assert "Praleista: ne apie renginį" in shown


def test_an_inferred_year_says_from_where(organisation, editor):
    words = spans("balandžio 5 d.") + spans("2017 m.")
    draft = begun(organisation, editor, event(date=DateProposal("2017-04-05", words, INFERRED, "test")))
    page = FormPage(event=draft, answers=copy_of(draft).answers)

    (part,) = page.panel.by_place["starts_on"].parts

    assert [quote.words for quote in part.quotes] == ["balandžio 5 d."]
    assert part.year.words == "2017 m."
