"""The press texts of the project are read as well as was promised."""

import json
from functools import cache
from pathlib import Path

import pytest

from events.extraction import read
from events.extraction.answers import answer_from
from events.extraction.decoding import decoded
from events.extraction.scoring import FIELDS, OUTCOME_FIELDS, score
from events.extraction.tally import Score
from tests.events.extraction.register import register

TEXTS = Path(__file__).parent / "texts"
# F1, of two digits, that no change may fall below.
GOALS = {
    "events": 0.95,
    "date": 0.95,
    "region": 0.95,
    "kind": 0.95,
    "municipalities": 0.95,
    "people with office": 0.85,
    "organisations": 0.85,
    "institutions": 0.85,
    "outcomes by kind": 0.70,
}


@cache
def measured(folder):
    """The scores of a folder's texts by field, and what was wrong though it was sure."""
    total = {name: Score() for name in FIELDS}
    answers = {}
    for path in sorted(folder.glob("*.json")):
        answer = answer_from(json.loads(path.read_text(encoding="utf-8")))
        answers.setdefault(answer.text_file, []).append(answer)
    surely_wrong = []
    for name, given in answers.items():
        text = decoded((folder / name).read_bytes())
        scores = score(text, read(text, register()), given, register())
        for field in FIELDS:
            total[field].add(scores[field])
            if field not in OUTCOME_FIELDS:
                surely_wrong += [(name, field, value.words) for value in scores[field].wrong if value.is_sure]
    return total, surely_wrong


def test_every_text_has_an_answer_and_every_answer_its_text():
    texts = set(TEXTS.rglob("*.txt"))
    answered = {
        path.parent / json.loads(path.read_text(encoding="utf-8"))["text_file"]
        for path in TEXTS.rglob("*.json")
    }

    assert texts == answered
    assert len(texts) >= 30


@pytest.mark.parametrize("folder", [TEXTS, TEXTS / "held_back"], ids=["texts", "held_back"])
@pytest.mark.parametrize(("field", "goal"), GOALS.items())
def test_a_field_is_read_as_well_as_was_promised(folder, field, goal):
    total, _ = measured(folder)

    assert total[field].f1 >= goal


@pytest.mark.parametrize("folder", [TEXTS, TEXTS / "held_back"], ids=["texts", "held_back"])
def test_no_wrong_value_looks_sure(folder):
    _, surely_wrong = measured(folder)

    assert surely_wrong == []
