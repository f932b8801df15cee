"""Any text at all is read: cleanly, always alike, from nothing but the text and the register, and fast."""

import datetime as dt
import subprocess
import sys
import time
import tracemalloc
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction import read
from events.extraction.decoding import decoded
from events.extraction.known import Known, KnownBody
from events.extraction.proposals import Reading, Span
from tests.events.extraction.register import register

TEXTS = Path(__file__).parent / "texts"
PARTS = [
    "Lapkričio 3 d. ",
    "2017 m. gruodžio 18 d. ",
    "2018 02 30",
    "vasario 6–8 d. ",
    "Šiaulių vaikų globos namuose ",
    "Molėtų r. sav. ",
    "Alytaus miesto savivaldybė ",
    "vyko apskrito stalo diskusija",
    "pasirašė bendradarbiavimo sutartį",
    "meras Jonas Petraitis-Jonaitis",
    "direktorė dr. A. B. Ona",
    "VšĮ „Namai",
    "“",
    "dalyvavo 34 žmonės",
    "dvidešimt du tūkstančiai",
    "trūksta psichologų",
    "įsipareigojo iki gegužės 1 d. ",
    "Read more",
    "Skaityti daugiau",
    "\n",
    "\n\n",
    ". ",
    "„",
    "- ",
    "\u00ad",
    "\u00a0",
    "\u0301",
    "\U0001f600",
]


def texts():
    """Anything, and the words that readings look for in any order."""
    pieces = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=20)), max_size=40)
    return st.one_of(st.text(max_size=400), pieces.map("".join))


def spans_in(said):
    """Every span that anything in a reading rests on."""
    if isinstance(said, Span):
        yield said
    elif isinstance(said, tuple):
        for part in said:
            yield from spans_in(part)
    elif is_dataclass(said):
        for field in fields(said):
            yield from spans_in(getattr(said, field.name))


def proposals_in(said):
    """Every value of a reading that has a rule and the words that it was read from."""
    if isinstance(said, tuple):
        for part in said:
            yield from proposals_in(part)
    elif is_dataclass(said):
        if hasattr(said, "why"):
            yield said
        for field in fields(said):
            yield from proposals_in(getattr(said, field.name))


def assert_clean(reading: Reading, text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans_in(reading))
    assert all(list(event.extent) == sorted(event.extent) for event in reading.events)
    assert list(reading.noise) == sorted(reading.noise)
    for said in proposals_in(reading):
        assert said.value
        assert said.why
        assert said.spans
    for event in reading.events:
        days = [event.date.value, event.date.ends] if event.date else []
        assert all(is_date(day) for day in (*days, *(outcome.due for outcome in event.outcomes)) if day)


def is_date(value):
    """Whether it is a day, a month or a year of the calendar, or a day or month whose year is asked for."""
    whole = f"2016{value[1:]}" if value.startswith("--") else value
    try:
        dt.date.fromisoformat(whole + "-01-01"[len(whole) - 4 :])
    except ValueError:
        return False
    return True


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_any_text_gives_a_clean_reading(text):
    reading = read(text, register())

    assert_clean(reading, text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_give_a_clean_reading(content):
    text = decoded(content)

    reading = read(text, register())

    assert_clean(reading, text)


@pytest.mark.parametrize("path", sorted(TEXTS.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_press_text_gives_a_clean_reading_and_always_the_same(path):
    text = decoded(path.read_bytes())

    reading = read(text, register())

    assert_clean(reading, text)
    assert read(text, register()) == reading


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\0", "\ufeff", "\u00ad" * 9, "\ud800", "…„", "-" * 99])
def test_a_text_without_words_tells_of_nothing(text):
    reading = read(text, register())

    assert list(proposals_in(reading)) == []
    assert not any(event.is_of_the_reform for event in reading.events)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_make_no_difference(ends):
    text = (TEXTS / "01-municipal-news.txt").read_text(encoding="utf-8")

    reading = read(text.replace("\n", ends), register())

    assert values(reading) == values(read(text, register()))


@pytest.mark.parametrize("space", ["  ", "\u00a0", " \u00a0 ", "\t"])
def test_the_width_of_spaces_makes_no_difference(space):
    text = (TEXTS / "01-municipal-news.txt").read_text(encoding="utf-8")

    reading = read(text.replace(" ", space), register())

    assert values(reading) == values(read(text, register()))


def values(reading):
    return [(said.why, " ".join(said.value.split())) for said in proposals_in(reading.events)]


def test_without_a_register_a_text_is_read_all_the_same():
    text = (TEXTS / "01-municipal-news.txt").read_text(encoding="utf-8")

    event = read(text, Known()).events[0]

    assert event.date is not None
    assert (event.date.value, event.host, event.region) == ("2018-03-14", None, None)


def test_a_name_that_the_register_learns_is_read_at_once():
    text = (
        "2018 m. kovo 14 d. Utenos rajono savivaldybėje vyko diskusija apie globos pertvarką. "
        "Joje dalyvavo Girininkų vėtrungės atstovai."
    )
    learnt = KnownBody(key=9001, name="Girininkų vėtrungė", kind="ngo")

    before = read(text, register())
    after = read(text, replace(register(), bodies=(*register().bodies, learnt)))

    assert 9001 not in {body.key for body in before.events[0].organisations}
    assert 9001 in {body.key for body in after.events[0].organisations}


def test_reading_asks_for_nothing_but_the_standard_library():
    program = (
        f"import sys; sys.path.insert(0, {str(TEXTS.parents[3])!r}); before = set(sys.modules); "
        "import events.extraction.scoring; "
        "print({name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names))"
    )

    done = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, "-I", "-c", program), capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "{'events'}\n"


# What makes careless patterns and loops slow: long lines, names without end, marks that are never closed.
HEAVY = {
    "press texts": lambda: (
        "\n\n".join(decoded(path.read_bytes()) for path in sorted(TEXTS.glob("*.txt"))) * 3
    ),
    "one sentence": lambda: "Utenos rajono savivaldybės meras Jonas Jonaitis, " * 2100,
    "one word": lambda: "a" * 100_000,
    "capitals": lambda: "Rasa Utena Plungė " * 5600,
    "numbers": lambda: "2017 12 05 " * 9100,
    "quotes": lambda: "„" * 50_000 + "“" * 50_000,
    "open quotes": lambda: "VšĮ „Namai " * 9100,
    "brackets": lambda: "(Kauno " * 14_000,
    "hyphens": lambda: "Jonaitė-" * 12_500,
    "spaces": lambda: "Lapkričio" + " " * 100_000 + "3 d.",
    "lines": lambda: "\n" * 100_000,
    "short lines": lambda: "Kaune\n" * 16_000,
    "initials": lambda: "A. B. " * 16_000,
    "accents": lambda: "a" + "\u0301\u0316" * 50_000,
    "soft hyphens": lambda: "Kau\u00adne " * 14_000,
    "days": lambda: "Lapkričio 3 d. vyko diskusija apie globos pertvarką. " * 1900,
    "and": lambda: "ir " * 33_000,
    "commas": lambda: "skyriaus vedėja, " * 5900,
    "promises": lambda: "Trūksta psichologų ir būtina iki 2018 m. gegužės 1 d. įsipareigoti. " * 1450,
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_text_of_any_shape_is_read_quickly(kind):
    # Time grows with the text alone; of the press texts, the usual case, a whole 100 kB is tried.
    text = HEAVY[kind]()[: 100_000 if kind == "press texts" else 40_000]
    known = register()
    read("Kaune vyko diskusija.", known)

    began = time.process_time()
    reading = read(text, known)
    took = time.process_time() - began

    assert took < 2.0
    assert_clean(reading, text)


def test_a_long_text_takes_little_memory():
    text = HEAVY["press texts"]()[:20_000]
    known = register()
    read("Kaune vyko diskusija.", known)

    tracemalloc.start()
    read(text, known)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 40_000_000
