"""The public record: what it says, and how it is loaded."""

import json
import re
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import Commitment, Event, Outcome, Participation
from municipalities.loading import DataError
from municipalities.models import (
    Agreement,
    Claim,
    Cluster,
    FundingProject,
    Organisation,
    Origin,
    Person,
    Recorded,
    Seat,
    Source,
)
from municipalities.partial_dates import PartialDate
from municipalities.reference import load_reference
from portal.record import load_record
from portal.record.kinds import KINDS
from portal.record.loading import FOLDER
from portal.record.reading import read_record

pytestmark = pytest.mark.django_db

ADDED = {
    "sources": 5,
    "organisations": 34,
    "institutions": 3,
    "persons": 27,
    "projects": 9,
    "clusters": 3,
    "agreements": 14,
    "seats": 6,
    "events": 9,
    "outcomes": 38,
    "commitments": 4,
    "claims": 32,
}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load once for all tests of this file; each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_reference()
        yield load_record()
        transaction.set_rollback(True)


@pytest.fixture
def record(loaded, db):
    return loaded


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "data")


def edit(folder, file, key, **changes):
    """Change fields of the row with this key; None takes a field out."""
    path = folder / file
    rows = json.loads(path.read_text(encoding="utf-8"))
    row = next(row for row in rows if key in {row.get("id"), row.get("region") if "id" not in row else None})
    row.update(changes)
    for name in [name for name, value in changes.items() if value is None]:
        del row[name]
    path.write_text(json.dumps(rows), encoding="utf-8")


def drop(folder, file, *keys):
    path = folder / file
    rows = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([row for row in rows if row["id"] not in keys]), encoding="utf-8")


def tally_of(tallies, kind):
    return next(tally for tally in tallies if tally.kind == kind)


def numbers_of(tallies):
    return {tally.kind: (tally.added, tally.changed, tally.unchanged) for tally in tallies}


def event(key):
    return Event.objects.get(origin=Origin.RECORD, record_key=key)


def cast(event):
    """Who was there: role, person, office, organisation."""
    return [
        (
            row.role,
            row.person and row.person.name,
            row.office,
            row.organisation and row.organisation.record_key,
        )
        for row in event.participations.select_related("person", "organisation")
    ]


def found(event):
    return [outcome.record_key for outcome in Outcome.objects.heard_at(event).order_by("position")]


# ---- Loading


def test_record_is_loaded_once(record):
    again = load_record()

    assert numbers_of(record) == {kind: (number, 0, 0) for kind, number in ADDED.items()}
    assert numbers_of(again) == {kind: (0, 0, number) for kind, number in ADDED.items()}


def test_loading_again_writes_nothing(record):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_record()

    written = [query["sql"] for query in queries if re.match("INSERT|UPDATE|DELETE", query["sql"])]
    assert written == []
    assert len(queries) == 50


def test_command_reports(record):
    out = StringIO()

    call_command("load_record", stdout=out)

    assert out.getvalue() == "".join(
        f"{kind}: 0 added, 0 changed, {n} unchanged\n" for kind, n in ADDED.items()
    )


def test_command_keeps_silent_when_told_to(record):
    out = StringIO()

    call_command("load_record", verbosity=0, stdout=out)

    assert out.getvalue() == ""


def test_command_names_the_wrong_row(record, folder, monkeypatch):
    edit(folder, "events.json", "e-kaunas-2017", kind="ball")
    monkeypatch.setattr("portal.management.commands.load_record.load_record", lambda: load_record(folder))

    with pytest.raises(
        CommandError, match=r"events\.json, row e-kaunas-2017, field kind: 'ball' is none of "
    ):
        call_command("load_record")


def test_without_reference_data_the_record_says_what_it_misses():
    with pytest.raises(
        DataError, match="'LT-VL' is not known: it must stand before this row in the reference"
    ):
        read_record(FOLDER, {})


def test_changed_rows_are_changed_in_place(record, folder):
    before = event("e-siauliai-2016").pk
    edit(folder, "events.json", "e-siauliai-2016", headcount=35, services=["gimk"])
    edit(folder, "clusters.json", "LT-AL", members=[{"organisation": "i-amspc", "source": "s004"}])

    tallies = load_record(folder)

    assert numbers_of(tallies)["events"] == (0, 1, 8)
    assert numbers_of(tallies)["clusters"] == (0, 1, 2)
    changed = event("e-siauliai-2016")
    assert (changed.pk, changed.headcount) == (before, 35)
    assert [service.key for service in changed.services.all()] == ["gimk"]
    assert [member.record_key for member in Cluster.objects.get(region__code="LT-AL").members.all()] == [
        "i-amspc"
    ]


def test_only_the_part_that_differs_is_touched(record, folder):
    before = set(event("e-siauliai-2016").participations.values_list("pk", flat=True))
    edit(
        folder, "events.json", "e-siauliai-2016",
        participations=[
            {"role": "speaker", "person": "p-jurkute", "office": "ekspertė"},
            {"role": "speaker", "person": "p-augutavicius", "organisation": "o-soskaimas"},
            {"role": "moderator", "organisation": "o-sadm"},
        ],
    )  # fmt: skip

    tallies = load_record(folder)

    assert numbers_of(tallies)["events"] == (0, 1, 8)
    assert cast(event("e-siauliai-2016")) == [
        ("speaker", "Eglė Jurkutė", "ekspertė", None),
        ("speaker", "Rimvydas Augutavičius", "", "o-soskaimas"),
        ("moderator", None, "", "o-sadm"),
    ]
    after = set(event("e-siauliai-2016").participations.values_list("pk", flat=True))
    assert len(before & after) == 2


def test_row_taken_out_is_removed(record, folder):
    drop(folder, "claims.json", "code-01-0050")
    drop(folder, "events.json", "e-mokymai-2017")

    tallies = load_record(folder)

    assert (tally_of(tallies, "claims").removed, tally_of(tallies, "events").removed) == (
        ["code-01-0050"],
        ["e-mokymai-2017"],
    )
    assert str(tally_of(tallies, "events")) == (
        "events: 0 added, 0 changed, 8 unchanged; no longer in the files and removed: e-mokymai-2017"
    )
    assert not Event.objects.filter(record_key="e-mokymai-2017").exists()
    assert not Participation.objects.filter(event__record_key="e-mokymai-2017").exists()


def test_row_taken_out_stays_while_something_refers_to_it(record, folder):
    source = Source.objects.create(title="Apie seminarą", publisher="Portalas")
    Claim.objects.create(topic="goal", text="Tikslas", source=source, organisation=_organisation("o-unicef"))
    drop(folder, "organisations.json", "o-unicef")
    rows = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    for row in rows[-1]["participations"]:
        if row.get("organisation") == "o-unicef":
            del row["organisation"]
    edit(folder, "events.json", "e-zvaigzdynas-2018", participations=rows[-1]["participations"])

    tallies = load_record(folder)

    assert tally_of(tallies, "organisations").still_used == ["o-unicef"]
    assert tally_of(tallies, "organisations").removed == []
    assert _organisation("o-unicef").name == "UNICEF Lietuva"


def test_row_edited_in_the_portal_is_left_alone(record):
    Event.objects.filter(record_key="e-siauliai-2016").update(origin=Origin.PORTAL, title="Mūsų pavadinimas")

    tallies = load_record()

    assert tally_of(tallies, "events").kept == ["e-siauliai-2016"]
    assert Event.objects.get(record_key="e-siauliai-2016").title == "Mūsų pavadinimas"
    assert Event.objects.count() == 9


@pytest.mark.parametrize(("model", "kind"), [(Outcome, "outcomes"), (Commitment, "commitments")])
def test_what_was_taken_out_of_an_event_in_the_portal_does_not_come_back(record, model, kind):
    removed = model.objects.select_related("event").order_by("pk")[0]
    removed.delete()
    Event.objects.filter(pk=removed.event.pk).update(origin=Origin.PORTAL)

    tallies = load_record()

    assert removed.record_key in tally_of(tallies, kind).kept
    assert not model.objects.filter(record_key=removed.record_key).exists()


def test_what_is_missing_of_an_event_that_nobody_edited_comes_back(record):
    removed = Outcome.objects.order_by("pk")[0]
    removed.delete()

    load_record()

    assert Outcome.objects.filter(record_key=removed.record_key).exists()


def test_what_became_of_a_commitment_and_who_sees_an_event_stays(record):
    Commitment.objects.filter(record_key="c-kreipimasis").update(status="in_progress")
    Event.objects.filter(record_key="e-mokymai-2017").update(status="withdrawn")
    Participation.objects.filter(person__record_key="p-ramonas").update(is_public=False)

    load_record()

    assert Commitment.objects.get(record_key="c-kreipimasis").status == "in_progress"
    assert event("e-mokymai-2017").status == "withdrawn"
    assert Participation.objects.get(person__record_key="p-ramonas").is_public is False


def test_rows_of_the_portal_and_of_the_sample_are_left_alone(record):
    Person.objects.create(name="Naujas asmuo")
    Person.objects.create(name="Pavyzdinis asmuo", origin=Origin.SAMPLE, record_key="p-ramonas")

    tallies = load_record()

    assert numbers_of(tallies)["persons"] == (0, 0, 27)
    assert Person.objects.count() == 29


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
        "g-2020",
        {"region": "LT-SA", "municipality": "LT-43"},
        "agreement, municipality, organisation, project, region, service_type",
        "choose a single subject",
    ),
    ("claims.json", "g-2020", {"source": None}, "source", "is missing"),
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


# ---- What the record says


def _organisation(key):
    return Organisation.objects.get(origin=Origin.RECORD, record_key=key)


def test_every_row_says_that_it_is_of_the_record(record):
    models = [kind.model for kind in KINDS if issubclass(kind.model, Recorded)]

    assert {origin for model in models for origin in model.objects.values_list("origin", flat=True)} == {
        "record"
    }


EVENTS = {
    "e-elektrenai-2016": (
        "2016-06-22",
        True,
        False,
        "LT-VL",
        "LT-08",
        "Elektrėnų savivaldybės tarybos salė",
        "s002",
    ),
    "e-siauliai-2016": ("2016-11-03", True, False, "LT-SA", "LT-43", "Šiaulių vaikų globos namai", "s003"),
    "e-alytus-2017": (
        *("2017-03-28", False, False, "LT-AL", "LT-02", "Alytaus miesto socialinių paslaugų centras", "s004"),
    ),
    "e-kaunas-2017": ("2017-04-25", True, True, "LT-KU", "LT-15", "Kauno miesto savivaldybė", "s000"),
    "e-moletai-2017": ("2017-12-18", False, False, "LT-UT", "LT-27", "Molėtų rajono savivaldybė", "s001"),
    "e-svencionys-2017": (
        *("2017-12-05", False, False, "LT-VL", "LT-49"),
        *("Švenčionių rajono švietimo pagalbos tarnyba, Sodų g. 30, Švenčionys", "s001"),
    ),
    "e-pabrade-2017": (
        *("2017-12-05", False, False, "LT-VL", "LT-49"),
        *("Pabradės „Ryto“ gimnazija, Upės g. 19, Pabradė", "s001"),
    ),
    "e-zvaigzdynas-2018": (
        *("2018-06-01", True, False, "LT-VL", "LT-57"),
        *("Lietuvos nacionalinė Martyno Mažvydo biblioteka", "s001"),
    ),
}


@pytest.mark.parametrize(("key", "facts"), EVENTS.items())
def test_event_has_date_region_place_and_source(record, key, facts):
    told = event(key)

    assert (
        told.starts.isoformat(),
        told.starts.is_inferred,
        told.starts.is_latest,
        told.region.code,
        told.host_municipality.code,
        told.venue,
        told.source.record_key,
    ) == facts
    assert told.status == Event.Status.PUBLISHED
    assert told.ends is None
    assert (told.owner and told.owner.record_key) == ("o-nvovk" if facts[-1] == "s001" else None)


def test_inferred_dates_say_why(record):
    assert event("e-elektrenai-2016").starts.basis.startswith("tekste tik „Birželio 22 d.“")
    assert event("e-siauliai-2016").starts.basis.startswith("tekste tik „Lapkričio 3 d.“")
    assert "imama paskelbimo data" in event("e-kaunas-2017").starts.basis


def test_training_is_nationwide_and_of_two_months(record):
    training = event("e-mokymai-2017")

    assert (training.starts, training.ends) == (PartialDate.parse("2017-11"), PartialDate.parse("2017-12"))
    assert (training.region, training.is_nationwide, training.kind) == (None, True, Event.Kind.TRAINING)
    assert cast(training) == [("organiser", None, "", "o-nvovk"), ("mentioned", None, "", "o-sadm")]


def test_elektrenai(record):
    told = event("e-elektrenai-2016")

    assert cast(told) == [
        (
            *("speaker", "Vida Lukamskienė"),
            *("pertvarkos procesų ekspertė Vilniaus regionui, Pertvarkos projektas", None),
        ),
        ("speaker", "Violeta Šimkūnienė", "skyriaus vedėja", "o-elektrenai-sps"),
        ("speaker", "Viktorija Grežėnienė", "direktorė", "i-vsvkn"),
        ("speaker", "Rimantas Ramonas", "direktorius", "o-betzata"),
        ("speaker", "Kristina Stepanova", "generalinė direktorė", "o-ziburio"),
        ("participant", "Asta Kandratavičienė", "direktorė", "o-nrd"),
        ("participant", "Vita Šulskytė", "direktorės pavaduotoja", "o-vvtait"),
        (
            *("participant", "Jurgita Taukytė"),
            *("nacionalinio lygmens pertvarkos procesų ekspertė, Pertvarkos projektas", None),
        ),
        ("welcome", "Kęstutis Vaitukaitis", "meras", "o-elektrenai"),
    ]
    assert [talk.speaker.name for talk in told.presentations.all()] == [
        *("Vida Lukamskienė", "Violeta Šimkūnienė", "Viktorija Grežėnienė", "Rimantas Ramonas"),
        "Kristina Stepanova",
    ]
    assert found(told) == ["pc-elektrenai-paslaugos", "pc-betzata-ggn", "c-tarpsektorinis"]
    assert {group.sector for group in told.attendance_groups.all()} == {
        "municipalities",
        "care_institutions",
        "ngos",
    }


def test_siauliai(record):
    told = event("e-siauliai-2016")

    assert cast(told) == [
        (
            *("speaker", "Eglė Jurkutė"),
            *("pertvarkos procesų ekspertė Šiaulių regionui, Pertvarkos projektas", None),
        ),
        ("speaker", "Rimvydas Augutavičius", "Socialinių paslaugų šeimai vadovas", "o-soskaimas"),
        ("participant", None, "", "o-sadm-saprd"),
        ("participant", None, "", "o-sadm-sbd"),
        ("participant", None, "", "o-sadm"),
        ("host", None, "", "i-svgn"),
        ("mentioned", None, "", "o-soslt"),
    ]
    assert (told.headcount, told.presentations.count(), told.attendance_groups.count()) == (34, 2, 8)
    assert found(told) == [
        *(
            "pb-psichologai",
            "pc-sos-patirtis",
            "c-regiono-strategija",
            "c-tarpinstitucinis",
            "c-atvejo-vadyba",
        )
    ]


def test_alytus(record):
    told = event("e-alytus-2017")

    assert cast(told) == [
        ("participant", None, "", "i-amspc"),
        ("guest", None, "", "o-telsiai-sps"),
        ("participant", None, "", "o-lazdijai"),
        ("participant", None, "", "i-avgn"),
        ("guest", None, "", "o-plunge"),
    ]
    assert {region.code for region in told.guest_regions.all()} == {"LT-TE", "LT-MR"}
    assert {municipality.code for municipality in told.municipalities.all()} == {"LT-51", "LT-24", "LT-35"}
    assert [talk.organisation.record_key for talk in told.presentations.all()] == [
        *("i-amspc", "o-telsiai-sps", "o-lazdijai")
    ]
    assert found(told) == [
        *("pb-testinumas", "pc-alytus-atokvepis", "pc-telsiai-budintys", "pc-lazdijai-socglobejai"),
        *("c-biudzeto-istekliai", "c-optimizuoti"),
    ]
    assert Outcome.objects.get(record_key="pc-telsiai-budintys").region.code == "LT-TE"


def test_kaunas(record):
    told = event("e-kaunas-2017")

    assert cast(told) == [
        ("organiser", None, "", "o-kaunas-m"),
        ("welcome", "Povilas Mačiulis", "vicemeras", "o-kaunas-m"),
        ("speaker", "Audrius Natkevičius", "vaiko ir šeimos gerovės ekspertas", None),
        ("organiser", "Lina Antanavičienė", "Prezidentės vyriausioji patarėja", "o-prez"),
        ("participant", None, "", "o-sadm"),
    ]
    assert {project.record_key for project in told.projects.all()} == {"pr-uzsaugia", "pr-geriausias-darbas"}
    assert [talk.speaker.name for talk in told.presentations.all()] == ["Audrius Natkevičius"]
    assert found(told) == [
        *("pb-tikslinis-finansavimas", "pb-deklaratyvus-planai", "pc-kauno-budintys", "pc-kauno-planas"),
        *("pc-kauno-kampanija", "c-dalytis-patirtimi"),
    ]


def test_moletai(record):
    told = event("e-moletai-2017")

    assert cast(told) == [
        ("signatory", "Stasys Žvinys", "meras", "o-moletai"),
        ("signatory", "Elena Urbonienė", "direktorė", "o-nvovk"),
        ("participant", "Genovaitė Paliušienė", "atstovė", "o-nvovk"),
        ("mentioned", "Rasa Karūžaitė", "tarpinstitucinio bendradarbiavimo koordinatorė", "o-moletai"),
        ("mentioned", "Neringa Purlienė", "policijos pareigūnė", None),
        ("mentioned", None, "", "o-moletai-taryba"),
    ]
    assert [agreement.municipality.code for agreement in told.agreements.all()] == ["LT-27"]
    assert found(told) == [
        *("pb-susisiekimas", "pb-ismokos-paslaugos", "pb-vtas", "pc-moletai-tarpinst"),
        *("c-paslaugos-arti", "c-nvo-potencialas"),
    ]


def test_svencionys_and_pabrade(record):
    officials = [
        ("participant", "Genovaitė Paliušienė", "atstovė", "o-nvovk"),
        ("participant", "Violeta Čepukova", "mero pavaduotoja", "o-svencionys"),
        ("participant", "Eglė Jakštaitė-Rouda", "skyriaus vedėja", "o-svencionys-sps"),
        ("participant", "Ina Sinienė", "seniūnė", "o-svencioniu-sen"),
    ]
    problems = [
        *("pb-informacija", "pb-aplinkiniai", "pb-sveikatos-pagalba", "pb-specialistai"),
        *("pb-tevu-darbas", "pb-priemones", "pb-paslaugu-stoka"),
    ]

    first, second = event("e-svencionys-2017"), event("e-pabrade-2017")

    assert cast(first) == [
        ("organiser", None, "", "o-nvovk"),
        *officials,
        ("host", None, "", "i-svpt"),
        *[("mentioned", None, "", key) for key in ("o-sam", "o-sadm", "o-vlk")],
    ]
    assert cast(second) == [
        ("organiser", None, "", "o-nvovk"),
        *officials,
        ("host", None, "", "i-ryto"),
    ]
    assert found(first) == [
        *(*problems, "pb-uzimtumas", "pc-tevu-susitikimai"),
        *("c-uzimtumas-sprendimai", "c-kreipimasis", "c-tarpzinybinis"),
    ]
    assert found(second) == [*problems, "c-kreipimasis", "c-tarpzinybinis"]
    assert second.outcomes.count() == 0


def test_outcomes_by_kind(record):
    numbers = {kind: Outcome.objects.filter(kind=kind).count() for kind in Outcome.Kind.values}

    assert numbers == {"practice": 11, "problem": 15, "need": 0, "conclusion": 12}


def test_outcome_has_theme_services_and_voice(record):
    outcome = Outcome.objects.get(record_key="pb-ismokos-paslaugos")
    practice = Outcome.objects.get(record_key="pc-kauno-kampanija")

    assert (outcome.theme, outcome.raised_by) == (Outcome.Theme.FUNDING, "G. Paliušienė")
    assert {service.key for service in practice.services.all()} == {
        *("budintis_globotojas", "socialinis_globejas", "laikinas_atokvepis")
    }


def test_commitments(record):
    told = {
        commitment.record_key: (commitment.event.record_key, str(*commitment.responsible), commitment.due)
        for commitment in Commitment.objects.all()
    }

    assert told == {
        "c-biudzeto-istekliai": ("e-alytus-2017", "Alytaus regionas", None),
        "pr-pilotas": (
            "e-moletai-2017",
            "Asociacija „NVO vaikams konfederacija“",
            PartialDate.parse(
                "2018-02",
                is_inferred=True,
                basis="tekste tik „vasario mėnuo“; įrašas paskelbtas 2017 m. gruodį, todėl metai numanomi",
            ),
        ),
        "c-uzimtumas-sprendimai": ("e-svencionys-2017", "Švenčionių rajono savivaldybė", None),
        "c-kreipimasis": ("e-svencionys-2017", "Asociacija „NVO vaikams konfederacija“", None),
    }


def agreements(status):
    return list(Agreement.objects.filter(status=status).order_by("municipality__sort_key"))


def test_nine_agreements_are_signed(record):
    signed = {
        agreement.municipality.genitive: (agreement.signed.isoformat(), agreement.signed.is_latest)
        for agreement in agreements("signed")
    }

    assert signed == {
        "Akmenės rajono": ("2017-09", True),
        "Anykščių rajono": ("2017-09", True),
        "Kalvarijos": ("2017-12", True),
        "Molėtų rajono": ("2017-12-18", False),
        "Rokiškio rajono": ("2017-09", True),
        "Šalčininkų rajono": ("2017-12", True),
        "Širvintų rajono": ("2017-09", True),
        "Švenčionių rajono": ("2017-09", True),
        "Utenos rajono": ("2017-12", True),
    }


def test_five_agreements_are_planned(record):
    planned = agreements("planned")

    assert [agreement.municipality.genitive for agreement in planned] == [
        *("Kelmės rajono", "Kupiškio rajono", "Marijampolės", "Pasvalio rajono", "Šakių rajono")
    ]
    assert {(agreement.planned.isoformat(), agreement.planned.is_latest) for agreement in planned} == {
        ("2017-09", True)
    }
    assert {agreement.signed for agreement in planned} == {None}


def test_moletai_agreement_has_its_steps_and_signatories(record):
    agreement = Agreement.objects.get(municipality__code="LT-27")

    assert (agreement.approved.isoformat(), agreement.approved.is_latest) == ("2017-12-18", True)
    assert (agreement.signed, agreement.planned) == (PartialDate.parse("2017-12-18"), None)
    assert agreement.place == "Molėtų rajono savivaldybė"
    assert [
        (row.person.name, row.office, row.organisation.record_key) for row in agreement.signatories.all()
    ] == [
        ("Stasys Žvinys", "meras", "o-moletai"),
        ("Elena Urbonienė", "direktorė", "o-nvovk"),
    ]


def test_contradicting_claims_stand_side_by_side(record):
    def stated(topic):
        claims = Claim.objects.filter(topic=topic).order_by("record_key")
        return {(claim.record_key, claim.text, claim.number and int(claim.number)) for claim in claims}

    assert {(key, number) for key, _text, number in stated("signed_agreements")} == {
        ("signed-5", 5),
        ("signed-7", 7),
        ("signed-9", 9),
    }
    assert stated("members") == {
        ("members-beveik-70", "Vienija beveik 70 organizacijų.", 70),
        ("members-virs-70", "Vienija daugiau kaip 70 organizacijų.", 70),
        ("members-daugiau-nei-80", "Jungia daugiau nei 80 organizacijų.", 80),
    }
    assert {text for _key, text, _number in stated("project_code")} == {
        *("08.3.1-ESFA-K-413-02-0050", "08.3.1-ESFA-K-413-01-0050")
    }
    assert {text for _key, text, _number in stated("document_name")} == {
        *("Bendradarbiavimo sutartis", "Ketinimų protokolas")
    }


def test_claims_have_subject_source_and_date(record):
    claims = {claim.record_key: claim for claim in Claim.objects.all()}

    assert claims["signed-7"].stated == PartialDate.parse("2017-12-18")
    assert claims["signed-7"].stated_by.name == "Elena Urbonienė"
    assert {claims[f"signed-{n}"].subject.record_key for n in (5, 7, 9)} == {"o-nvovk"}
    assert claims["moletai-ketinimu-protokolas"].subject.municipality.code == "LT-27"
    assert claims["term-budintieji-globejai"].subject.key == "budintis_globotojas"
    assert claims["wording-rajono-problema"].subject.code == "LT-SA"
    assert claims["wording-projekto-kilmininkas"].subject.record_key == "pr-pertvarka"
    assert claims["f-iki-3-metu"].subject.code == "LT-KU"
    assert (claims["f-kaunas-lyderis"].subject.code, claims["f-nvo"].subject.code) == ("LT-15", "LT-15")
    assert {claim.stated_by.name for claim in claims.values() if claim.topic == "plan_finding"} == {
        "Audrius Natkevičius"
    }
    assert [claims[key].subject for key in ("g-2020", "g-2018-07")] == [None, None]


def test_project_keeps_its_sums_and_both_codes(record):
    project = FundingProject.objects.get(record_key="pr-darbo-rinka")

    assert (str(project.total_value), str(project.funding)) == ("173552.19", "144389.79")
    assert project.code == "08.3.1-ESFA-K-413-02-0050"
    assert project.claims.count() == 2
    assert (project.starts, project.ends) == (
        PartialDate.parse("2018-04-05"),
        PartialDate.parse("2021-04-03"),
    )
    assert (project.months, project.participants_planned) == (36, 265)
    assert {municipality.code for municipality in project.municipalities.all()} == {
        "LT-08",
        "LT-47",
        "LT-49",
        "LT-52",
    }
    assert "ar miesto, ar rajono" in project.territory_note


def test_institutions_that_house_people(record):
    institutions = {
        organisation.record_key: (organisation.kind, organisation.care_institution.kind)
        for organisation in Organisation.objects.filter(care_institution__isnull=False)
    }

    assert institutions == {
        "i-vsvkn": ("care_institution", "infant_home"),
        "i-svgn": ("care_institution", "childrens_home"),
        "i-avgn": ("care_institution", "childrens_home"),
    }
    home = _organisation("i-vsvkn").care_institution
    assert (home.reform_status, home.reform_note) == ("", "Turi pertvarkos veiksmų planus.")
    assert _organisation("i-ryto").kind == Organisation.Kind.SCHOOL


def test_clusters_are_those_of_which_a_source_speaks(record):
    clusters = Cluster.objects.order_by("region__code")

    assert [(cluster.region.code, cluster.coordinator, cluster.members.count()) for cluster in clusters] == [
        ("LT-AL", None, 0),
        ("LT-SA", None, 0),
        ("LT-VL", None, 0),
    ]
    assert [[source.record_key for source in cluster.sources.all()] for cluster in clusters] == [
        *(["s004"], ["s003"], ["s002"])
    ]


def test_clusters_state_no_year_that_is_only_inferred(record):
    inferred = [told for told in Event.objects.exclude(region=None) if told.starts.is_inferred]

    descriptions = [
        cluster.description
        for cluster in Cluster.objects.filter(region__in=[told.region for told in inferred])
    ]

    assert len(descriptions) == 2
    assert not [text for text in descriptions if "2016" in text or "2018" in text]


def test_every_service_is_called_as_its_sources_call_it(record):
    terms = Claim.objects.filter(topic=Claim.Topic.TERM)

    assert {(term.service_type.key, term.source.record_key) for term in terms} == {
        *(("budintis_globotojas", "s000"), ("budintis_globotojas", "s004")),
        *(("socialinis_globejas", "s000"), ("socialinis_globejas", "s004")),
        *[("laikinas_atokvepis", source) for source in ("s000", "s001", "s004")],
        *(("asmeninis_asistentas", "s001"), ("dienos_socialine_globa", "s001")),
        *(("vaiku_dienos_centras", "s001"), ("grupinio_gyvenimo_namai", "s002")),
        *(("kompleksines_paslaugos", "s002"), ("atvejo_vadyba", "s003"), ("gimk", "s003")),
    }


def test_six_seats(record):
    seats = Seat.objects.all()

    assert {(seat.organisation.record_key, seat.held.isoformat()) for seat in seats} == {
        ("o-nvovk", "2017-09")
    }
    assert sorted(seat.host.record_key for seat in seats) == [*["o-finmin"] * 2, *["o-sadm"] * 3, "o-sam"]
