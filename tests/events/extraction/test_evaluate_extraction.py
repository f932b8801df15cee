"""The command that measures how well press texts are read."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.extraction.proposals import DateProposal, EventProposal, Proposal, Reading, Span, Sureness
from events.management.commands import evaluate_extraction
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db

HERE = (Span(0, 4),)
READING = Reading(
    events=(
        EventProposal(
            extent=HERE,
            date=DateProposal("2017-12-05", HERE, Sureness.SURE, "date.whole"),
            region=Proposal("LT-UT", HERE, Sureness.SURE, "region.of_host"),
            host=Proposal("LT-28", HERE, Sureness.GUESSED, "host.first"),
            municipalities=(Proposal("LT-27", HERE, Sureness.SURE, "place.named"),),
        ),
    )
)
ANSWER = {
    "text_file": "tekstas.txt",
    "date": "2017-12-05",
    "region": "LT-SA",
    "host_municipality": "LT-27",
    "municipalities": ["LT-27"],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tekstas.txt").write_text("Diskusija.", encoding="utf-8")
    return tmp_path


@pytest.fixture
def _read_so(monkeypatch):
    """Every text is read as one that makes two mistakes."""
    monkeypatch.setattr(evaluate_extraction, "read", lambda _text, _known: READING)


def answered(folder, name="atsakymas.json", **changes):
    (folder / name).write_text(json.dumps({**ANSWER, **changes}), encoding="utf-8")


def printed(folder, *options):
    out = StringIO()
    call_command("evaluate_extraction", str(folder), *options, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("_read_so")
def test_figures_of_each_field_are_printed(folder):
    answered(folder)

    lines = printed(folder).splitlines()

    assert lines[0] == "field                       right  missed  wrong  precision  recall     F1"
    assert lines[1] == "events                          1       0      0       1.00    1.00   1.00"
    assert lines[5] == "region                          0       1      1       0.00    0.00   0.00"
    assert lines[8] == "municipalities                  1       0      1       0.50    1.00   0.67"
    assert lines[10] == "headcount                       0       0      0          –       –      –"
    assert lines[-3:] == [
        "Texts: 1, answers: 1",
        "Wrong and not marked as uncertain: 1",
        "  tekstas.txt: region: LT-UT (sure, region.of_host)",
    ]


@pytest.mark.usefixtures("_read_so")
def test_each_difference_is_shown_where_it_is_asked_for(folder):
    answered(folder)

    lines = printed(folder, "--verbose").splitlines()

    assert lines[:7] == [
        "tekstas.txt",
        "  region: missed: LT-SA",
        "  region: wrong: LT-UT (sure, region.of_host)",
        "  host: missed: LT-27",
        "  host: wrong: LT-28 (host.first)",
        "  municipalities: wrong: LT-28 (host.first)",
        "",
    ]


@pytest.mark.usefixtures("_read_so")
def test_several_answers_may_name_one_text(folder):
    answered(folder, "pirmas.json")
    answered(folder, "antras.json", date="2018-01-01")

    lines = printed(folder).splitlines()

    assert lines[1] == "events                          1       1      0       1.00    0.50   0.67"
    assert "Texts: 1, answers: 2" in lines


def test_a_text_is_read_with_the_register(folder):
    MunicipalityFactory(
        code="LT-43",
        name="Šiaulių miesto savivaldybė",
        kind="city",
        genitive="Šiaulių miesto",
        stem="Šiaulių",
        seat="Šiauliai",
        seat_genitive="Šiaulių",
        seat_locative="Šiauliuose",
        region__code="LT-SA",
        region__stem="Šiaulių",
    )
    (folder / "tekstas.txt").write_bytes(
        "2017 m. gruodžio 5 d. Šiaulių miesto savivaldybėje vyko diskusija apie globos pertvarką.".encode(
            "cp1257"
        )
    )
    answered(folder, region="LT-SA", host_municipality="LT-43", municipalities=["LT-43"])

    lines = printed(folder).splitlines()

    assert lines[2] == "date                            1       0      0       1.00    1.00   1.00"
    assert lines[5] == "region                          1       0      0       1.00    1.00   1.00"
    assert lines[7] == "host                            1       0      0       1.00    1.00   1.00"


def test_an_empty_register_is_said(folder):
    answered(folder)
    errors = StringIO()

    call_command("evaluate_extraction", str(folder), stdout=StringIO(), stderr=errors)

    assert errors.getvalue() == (
        "The register is empty, so no place is known: run load_reference, load_record.\n"
    )


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match=r"^There is no folder .*nowhere\.$"):
        call_command("evaluate_extraction", str(tmp_path / "nowhere"))


def test_a_folder_without_answers(tmp_path):
    with pytest.raises(CommandError, match=r"^No answers \(\*\.json\) lie in "):
        call_command("evaluate_extraction", str(tmp_path))


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe{", b"", b"[" * 100_000])
def test_a_broken_answer(folder, content):
    (folder / "atsakymas.json").write_bytes(content)

    with pytest.raises(CommandError, match=r"atsakymas\.json is no JSON: "):
        call_command("evaluate_extraction", str(folder))


def test_an_answer_that_names_no_text(folder):
    answered(folder, text_file="")

    with pytest.raises(CommandError, match=r"is no answer: it does not name its text \(text_file\)\.$"):
        call_command("evaluate_extraction", str(folder))


def test_an_answer_that_is_a_folder(folder):
    (folder / "atsakymas.json").mkdir()

    with pytest.raises(CommandError, match=r"atsakymas\.json cannot be read: Is a directory\.$"):
        call_command("evaluate_extraction", str(folder))


@pytest.mark.parametrize("name", ["kitas.txt", "nu\0lis.txt"])
def test_a_text_that_is_not_there(folder, name):
    answered(folder, text_file=name)

    with pytest.raises(CommandError, match=r"^The text .* cannot be read: "):
        call_command("evaluate_extraction", str(folder))
