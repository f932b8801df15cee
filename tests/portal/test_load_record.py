"""How the public record is loaded."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Commitment, Event, Outcome, Participation
from municipalities.loading import DataError
from municipalities.models import Claim, Cluster, Origin, Person, Source
from portal.record import load_record
from portal.record.loading import FOLDER
from portal.record.reading import read_record
from tests.portal.recorded import cast, drop, edit, event, numbers_of, organisation, tally_of

pytestmark = pytest.mark.django_db

ADDED = {
    "sources": 36,
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
    "claims": 27,
    "provisions": 11,
    "criteria": 4,
    "plans": 1,
    "findings": 3,
    "indicators": 52,
    "values": 103,
    "targets": 5,
    "milestones": 9,
}


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
    assert len(queries) == 69


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
    (folder / "english.json").unlink()

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
    Claim.objects.create(topic="goal", text="Tikslas", source=source, organisation=organisation("o-unicef"))
    drop(folder, "organisations.json", "o-unicef")
    rows = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    for row in rows[-1]["participations"]:
        if row.get("organisation") == "o-unicef":
            del row["organisation"]
    edit(folder, "events.json", "e-zvaigzdynas-2018", participations=rows[-1]["participations"])

    tallies = load_record(folder)

    assert tally_of(tallies, "organisations").still_used == ["o-unicef"]
    assert tally_of(tallies, "organisations").removed == []
    assert organisation("o-unicef").name == "UNICEF Lietuva"


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
