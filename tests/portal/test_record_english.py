"""The English of the public record, and how it goes with what people write."""

import json

import pytest

from events.models import Event, Outcome, Participation, Presentation
from municipalities.loading import DataError
from municipalities.models import CareInstitution, InEnglish, Organisation
from portal.record import load_record
from portal.record.kinds import KINDS

pytestmark = pytest.mark.django_db

EVENT = "e-elektrenai-2016"


def tally(tallies, kind):
    return next(one for one in tallies if one.kind == kind)


def change(folder, file, key, **values):
    """Change a row of a file of the record."""
    rows = json.loads((folder / file).read_text(encoding="utf-8"))
    next(row for row in rows if row["id"] == key).update(values)
    (folder / file).write_text(json.dumps(rows), encoding="utf-8")


def write(folder, kind, **texts):
    """Put texts into the file of the English."""
    path = folder / "english.json"
    english = json.loads(path.read_text(encoding="utf-8"))
    english.setdefault(kind, {}).update(texts)
    path.write_text(json.dumps(english), encoding="utf-8")


def event():
    return Event.objects.get(record_key=EVENT)


@pytest.mark.parametrize("model", [Event, Outcome, Presentation, Participation, CareInstitution])
def test_what_the_record_says_is_in_english(record, model):
    lacking = {getattr(row, column): column for row in model.objects.all() for column in row.lacking_english}

    assert lacking == {}


def test_other_kinds_lack_english_only_of_names(record):
    models = {kind.model for kind in KINDS if issubclass(kind.model, InEnglish)} - {Event, Outcome}
    lacking = {
        (model.__name__, column)
        for model in models
        for row in model.objects.all()
        for column in row.lacking_english
    }

    assert lacking == {("Organisation", "name"), ("Claim", "text")}


def test_english_is_of_the_present_lithuanian(record):
    row = event()

    assert (
        row.in_english("title")
        == "Round-table discussion in Elektrėnai on building the Vilnius region cluster"
    )
    assert row.english["title"]["of"] == row.title
    assert row.outdated_english == []
    assert row.origin == "record"


def test_names_of_municipalities_bodies_are_descriptions(record):
    names = {row.name: row.in_english("name") for row in Organisation.objects.all() if row.in_english("name")}

    assert names["Molėtų rajono savivaldybės taryba"] == "Council of Molėtai District Municipality"
    assert "Betzatos bendruomenė" not in names


def test_every_text_of_the_file_is_said_in_lithuanian(record):
    assert {one.kind: one.no_longer_said for one in record if one.no_longer_said} == {}


def test_loaded_again_nothing_changes(record):
    again = load_record()

    assert {one.kind for one in again if one.added or one.changed} == set()


def test_what_people_wrote_stays(record):
    row = event()
    row.say_in_english("title", "Our own title")
    row.save()

    load_record()

    row = event()
    assert row.in_english("title") == "Our own title"
    assert row.in_english("lead") != ""
    assert row.origin == "record"


def test_what_the_record_wrote_follows_the_record(record, folder):
    write(folder, "events", **{event().title: "A better title"})

    tallies = load_record(folder)

    assert event().in_english("title") == "A better title"
    assert tally(tallies, "events").changed == 1


def test_what_people_took_away_is_filled_again(record):
    row = event()
    row.say_in_english("title", "")
    row.save()

    load_record()

    assert event().in_english("title").startswith("Round-table")


def test_changed_lithuanian_leaves_the_english_outdated_and_is_told(record, folder):
    before = event()
    change(folder, "events.json", EVENT, title="Visai kita diskusija")

    tallies = load_record(folder)

    assert event().in_english("title") == before.in_english("title")
    assert event().outdated_english == ["title"]
    assert tally(tallies, "events").no_longer_said == [before.title]
    assert str(tally(tallies, "events")).endswith(
        f"put into English, but no longer said in Lithuanian: “{before.title}”"
    )


def test_row_edited_in_the_portal_keeps_what_it_says_in_both_languages(record):
    Event.objects.filter(record_key=EVENT).update(origin="portal", title="Mūsų pavadinimas", english={})

    tallies = load_record()

    assert event().english == {}
    assert tally(tallies, "events").no_longer_said == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("[]", "english.json: the file must be an object with a name for each kind"),
        ('{"renginiai": {}}', "english.json, row renginiai: there is no such kind"),
        ('{"events": []}', "english.json, row events: a kind is an object: the Lithuanian, and its English"),
        (
            '{"events": {"a": " b"}}',
            "english.json, row events, field a: the English is a text without spaces",
        ),
        ('{"events": {"a": 1}}', "english.json, row events, field a: the English is a text without spaces"),
        ('{"events": {"a": "b", "a": "c"}}', "english.json: the file cannot be read: a text stands twice: a"),
    ],
)
def test_file_that_is_wrong_is_refused(record, folder, given, message):
    (folder / "english.json").write_text(given, encoding="utf-8")

    with pytest.raises(DataError) as error:
        load_record(folder)

    assert str(error.value).startswith(message)


def test_english_that_does_not_fit_is_refused(record, folder):
    write(folder, "events", **{event().title: "x" * 251})

    with pytest.raises(DataError, match="the English is longer than the 250 characters that fit"):
        load_record(folder)


def test_record_without_english_is_loaded(record, folder):
    (folder / "english.json").unlink()

    load_record(folder)

    assert event().in_english("title").startswith("Round-table")
