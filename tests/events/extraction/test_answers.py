"""The answers of people, and the bytes in which they and their texts come."""

import pytest

from events.extraction.answers import Answer, WrongAnswerError, answer_from
from events.extraction.decoding import decoded


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "it is not an object with names and values"),
        ({}, "it does not name its text (text_file)"),
        ({"text_file": 3}, "text_file is not text"),
        ({"text_file": "a.txt", "date": 2017}, "date is not text or null"),
        ({"text_file": "a.txt", "relevant": "yes"}, "relevant is not true or false"),
        ({"text_file": "a.txt", "people": "Ona"}, "people is not a list"),
        ({"text_file": "a.txt", "people": ["Ona"]}, "people is not a list of people with their names"),
        ({"text_file": "a.txt", "services": [1]}, "services is not a list of texts"),
        (
            {"text_file": "a.txt", "participants_count": True},
            "participants_count is not a whole number or null",
        ),
    ],
)
def test_what_is_no_answer_says_why(data, message):
    with pytest.raises(WrongAnswerError) as caught:
        answer_from(data)

    assert str(caught.value) == message


def test_a_kind_that_nobody_knows_is_no_answer():
    with pytest.raises(WrongAnswerError, match="kind is 'party', which is none of cluster_round_table, "):
        answer_from({"text_file": "a.txt", "kind": "party"})


def test_an_answer_may_say_more_than_is_scored():
    given = answer_from({"text_file": "a.txt", "publisher": "Leidėjas", "venue": "Salė"})

    assert given == Answer(text_file="a.txt", venue="Salė", answered=frozenset({"text_file", "venue"}))


@pytest.mark.parametrize(
    "content",
    [
        "Šiaulių žmonės".encode(),
        "Šiaulių žmonės".encode("utf-8-sig"),
        "Šiaulių žmonės".encode("utf-16"),
        b"\xfe\xff" + "Šiaulių žmonės".encode("utf-16-be"),
        "Šiaulių žmonės".encode("utf-32"),
        "Šiaulių žmonės".encode("cp1257"),
    ],
)
def test_bytes_in_any_usual_encoding_are_read(content):
    assert decoded(content) == "Šiaulių žmonės"


@pytest.mark.parametrize("content", [b"", b"\xff", b"\x00\xff\xfe\x81", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_some_text(content):
    assert isinstance(decoded(content), str)
