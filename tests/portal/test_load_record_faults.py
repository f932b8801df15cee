"""What is wrong in a file of the record is named, and nothing is loaded."""

import pytest

from municipalities.loading import DataError
from municipalities.models import Organisation, Source
from portal.record import load_record
from tests.portal.recorded import edit

pytestmark = pytest.mark.django_db

WRONG = [
    ("sources.json", "s000", {"titel": "x"}, "titel", "there is no such field: known are id, note, "),
    ("sources.json", "s000", {"title": None}, "title", "is missing"),
    ("sources.json", "s000", {"title": ""}, "title", "This field cannot be blank."),
    ("sources.json", "s000", {"title": 7}, "title", "must be a text"),
    ("sources.json", "s000", {"url": "kaunas"}, "url", "Enter a valid URL."),
    (
        "sources.json",
        "s000",
        {"published": "2017-02-29"},
        "published",
        "'2017-02-29' is no date of the calendar",
    ),
    ("sources.json", "s000", {"published": 2017}, "published", 'a date is "2017", "2017-09" or "2017-09-05"'),
    ("sources.json", "s000", {"published": {"on": "2017", "sure": True}}, "published", "'sure': beside "),
    (
        "sources.json",
        "s000",
        {"published": {"on": "2017", "latest": "yes"}},
        "published",
        "'latest': beside ",
    ),
    ("sources.json", "s000", {"published": {"on": "2017", "inferred": True}}, "published", 'add "basis"'),
    (
        "sources.json",
        "s000",
        {"published": {"on": "2017", "basis": "x" * 401}},
        "published",
        "longer than 400",
    ),
    ("sources.json", "s001", {"id": "s000"}, "id", "another row has this key"),
    ("sources.json", "s001", {"id": 1}, "id", "the row needs a key"),
    (
        "organisations.json",
        "o-sam",
        {"slug": "finansu-ministerija"},
        "slug",
        "another row has 'finansu-ministerija'",
    ),
    ("organisations.json", "o-sam", {"kind": "club"}, "kind", "'club' is none of ministry, "),
    ("organisations.json", "o-sam", {"region": "LT-XX"}, "region", "'LT-XX' is not known"),
    (
        "organisations.json",
        "o-sadm",
        {"parent": "o-sam"},
        "parent",
        "must stand before this row in organisations.json",
    ),
    ("organisations.json", "o-sam", {"sources": ["s9"]}, "sources", "'s9' is not known"),
    ("organisations.json", "o-sam", {"sources": ["s001", "s001"]}, "sources", "names something twice"),
    ("organisations.json", "o-sam", {"sources": "s001"}, "sources", "is a list of keys"),
    ("organisations.json", "o-sam", {"aliases": "SAM"}, "aliases", "must be a list"),
    ("institutions.json", "i-svgn", {"care_institution": None}, "care_institution", "is missing"),
    (
        "institutions.json",
        "i-svgn",
        {"care_institution": {"kind": "x"}},
        "care_institution.kind",
        "'x' is none of",
    ),
    ("institutions.json", "i-svgn", {"care_institution": {}}, "care_institution", "is missing"),
    (
        "institutions.json",
        "i-svgn",
        {"care_institution": {"places": 9}},
        "care_institution.kind",
        "is missing",
    ),
    (
        "institutions.json",
        "i-svgn",
        {"care_institution": {"kind": "infant_home", "places": -1}},
        "care_institution.places",
        "The number of places is never negative.",
    ),
    ("persons.json", "p-ramonas", {"name": None}, "name", "is missing"),
    (
        "projects.json",
        "pr-darbo-rinka",
        {"ends": "2018-04-04"},
        "ends, starts",
        "ends no earlier than it starts",
    ),
    ("projects.json", "pr-darbo-rinka", {"funding": "daug"}, "funding", "must be a number"),
    ("projects.json", "pr-darbo-rinka", {"months": True}, "months", "must be a number"),
    ("clusters.json", "LT-SA", {"region": "LT-XX"}, "region", "'LT-XX' is not known"),
    ("clusters.json", "LT-SA", {"members": {}}, "members", "is a list of objects"),
    (
        "agreements.json",
        "a-LT-01",
        {"signed": None},
        "signed, status",
        "Write when the agreement was signed.",
    ),
    (
        "agreements.json",
        "a-LT-01",
        {"municipality": "LT-04"},
        "ngo, municipality",
        "a current agreement already",
    ),
    (
        "agreements.json",
        "a-LT-27",
        {"signatories": [{"person": "p-0"}]},
        "signatories[1].person",
        "'p-0' is not",
    ),
    ("seats.json", "wg-nvo-taryba", {"organisation": None}, "organisation", "is missing"),
    (
        "events.json",
        "e-kaunas-2017",
        {"ends": "2017-04-24"},
        "ends_at, ends, starts_at, starts",
        "An event ends no earlier than it starts.",
    ),
    (
        "events.json",
        "e-kaunas-2017",
        {"starts": None},
        "is_nationwide, lead, region, starts, status, title",
        "A published event has a title, a date",
    ),
    ("events.json", "e-kaunas-2017", {"is_nationwide": 1}, "is_nationwide", "must be true or false"),
    ("events.json", "e-kaunas-2017", {"headcount": 9000}, "headcount", "between 1 and 5,000"),
    ("events.json", "e-kaunas-2017", {"participations": ["o-prez"]}, "participations[1]", "is an object"),
    (
        "events.json",
        "e-kaunas-2017",
        {"participations": [{"role": "guest"}]},
        "participations.organisation, participations.person",
        "Write a person, an organisation or both.",
    ),
    (
        "events.json",
        "e-kaunas-2017",
        {"participations": [{"person": "p-ramonas", "name": "R."}]},
        "participations[1].name",
        "there is no such field",
    ),
    (
        "events.json",
        "e-kaunas-2017",
        {"attendance_groups": [{"sector": "ngos"}, {"sector": "ngos", "count": 2}]},
        "attendance_groups[2]",
        "the same sector stand above",
    ),
    ("outcomes.json", "pb-vtas", {"event": "e-0"}, "event", "'e-0' is not known"),
    ("outcomes.json", "pb-vtas", {"theme": "x"}, "theme", "'x' is none of funding, "),
    ("commitments.json", "c-kreipimasis", {"status": "done"}, "status", "there is no such field"),
    (
        "commitments.json",
        "c-kreipimasis",
        {"responsible_organisation": None},
        "responsible_municipality, responsible_organisation, responsible_region",
        "Say who made the commitment.",
    ),
    (
        "claims.json",
        "f-kaunas-lyderis",
        {"region": "LT-SA"},
        "agreement, municipality, organisation, project, region, service_type",
        "choose a single subject",
    ),
    ("claims.json", "f-kaunas-lyderis", {"source": None}, "source", "is missing"),
    ("provisions.json", "LT-02-laikinas_atokvepis", {"status": "x"}, "status", "'x' is none of none, "),
    (
        "provisions.json",
        "LT-02-laikinas_atokvepis",
        {"event": None},
        "event, source",
        "Name the event or the source that shows it.",
    ),
    ("plans.json", "LT-15", {"event": None}, "event, source", "Name the event or the source"),
    ("findings.json", "LT-15-lesos-nvo", {"plan": "LT-16"}, "plan", "'LT-16' is not known"),
    ("findings.json", "LT-15-lesos-nvo", {"region": "LT-KU"}, "plan, region", "about one plan"),
    ("values.json", "budintys-globotojai-LT-2020-04", {"value": "205"}, "value", "must be a number"),
    (
        "values.json",
        "budintys-globotojai-LT-2020-04",
        {"period": None},
        "period, quality",
        "Write the period",
    ),
    (
        "values.json",
        "budintys-globotojai-LT-2020-04",
        {"source": None},
        "event, source",
        "Name the event or the source that shows it.",
    ),
    ("targets.json", "vaiku-globos-namai-2020", {"due": None}, "due", "is missing"),
    ("milestones.json", "planas-pratestas", {"kind": "law"}, "kind", "'law' is none of act, "),
]


@pytest.mark.parametrize(("file", "row", "changes", "field", "message"), WRONG)
def test_wrong_row_is_named_and_changes_nothing(record, folder, file, row, changes, field, message):
    edit(folder, "sources.json", "s004", note="Kitoks.")
    edit(folder, file, row, **changes)

    with pytest.raises(DataError) as caught:
        load_record(folder)

    assert caught.value.file == file
    assert caught.value.row == {"id": str(changes.get("id")), "region": "LT-XX"}.get(field, row) or row
    assert (caught.value.field, message in caught.value.message) == (field, True), str(caught.value)
    assert Source.objects.get(record_key="s004").note == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "the file cannot be read"),
        ("{}", "the file must be a list of objects"),
        ("[1]", "the file must be a list of objects"),
        ('[{"id": "s", "id": "s"}]', "a field stands twice in the object with id, id"),
    ],
)
def test_unreadable_file_is_named(record, folder, text, message):
    (folder / "claims.json").write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match=rf"claims\.json: .*{message}"):
        load_record(folder)


def test_missing_file_is_named(record, folder):
    (folder / "claims.json").unlink()

    with pytest.raises(DataError, match=r"claims\.json: the file cannot be read"):
        load_record(folder)


def test_slug_of_a_row_of_the_portal_is_named(record, folder):
    Organisation.objects.create(slug="nauja", name="Nauja", kind="ngo")
    edit(folder, "organisations.json", "o-unicef", slug="nauja")

    with pytest.raises(
        DataError, match=r"organisations\.json, row o-unicef, field slug: .*nauja.*already exists"
    ):
        load_record(folder)
