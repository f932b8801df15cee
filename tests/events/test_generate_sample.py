"""`manage.py generate_sample`: rows that are not real."""

import datetime as dt
from io import StringIO

import factory
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from events.models import Commitment, Event, Outcome, Participation
from events.sample import cast, words
from events.sample.store import ORDER
from municipalities.models import (
    Agreement,
    CareInstitution,
    Municipality,
    Organisation,
    Origin,
    Person,
    Recorded,
    Region,
    ServiceType,
    Source,
)
from municipalities.reference import load_reference
from tests.factories import (
    OUR_MODELS,
    CommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    OutcomeFactory,
    ParticipationFactory,
    RegionFactory,
    ServiceTypeFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

RECORDED = [model for model in OUR_MODELS if issubclass(model, Recorded)]
# Nobody writes English for the sample.
MOMENTS = {"english", "created_at", "changed_at"}


@pytest.fixture(autouse=True)
def _few_people(monkeypatch):
    """Fewer in the cast, so that a test need not wait for them."""
    for name, size in (("ORGANISATIONS", 30), ("INSTITUTIONS", 20), ("PEOPLE", 60), ("AGREEMENTS", 45)):
        monkeypatch.setattr(cast, name, size)


@pytest.fixture
def territory():
    load_reference()


def generate(*arguments):
    """Run the command, without any progress, and return what it says."""
    said = StringIO()
    call_command("generate_sample", *arguments, stdout=said)
    return said.getvalue()


def picture(model):
    """Every row of the model as far as a seed decides it: no keys of the database, no moments."""
    columns = []
    for field in model._meta.concrete_fields:
        if not field.is_relation and not field.primary_key and field.name not in MOMENTS:
            columns.append(field.name)
        elif field.is_relation:
            names = {column.name for column in field.related_model._meta.concrete_fields}
            columns += [f"{field.name}__{name}" for name in ("record_key", "slug", "note") if name in names]
    return list(model.objects.order_by("pk").values_list(*columns))


def pictures():
    links = [relation.remote_field.through for model in ORDER for relation in model._meta.many_to_many]
    return {model.__name__: picture(model) for model in (*ORDER, *links)}


def counts():
    return {model.__name__: model.objects.count() for model in OUR_MODELS}


def test_same_seed_makes_the_same_rows(territory):
    generate("--events=50", "--seed=7")
    first = pictures()

    generate("--events=50", "--seed=7")

    assert pictures() == first
    assert len(first["Event"]) == 50


def test_another_seed_makes_other_rows(territory):
    generate("--events=5", "--seed=7")
    first = picture(Event)

    generate("--events=5", "--seed=8")

    assert set(picture(Event)) & set(first) == set()


def test_larger_sample_begins_with_the_smaller(territory):
    generate("--events=10")
    events, people, was_there = picture(Event), picture(Person), picture(Participation)

    generate("--events=25")

    assert picture(Event)[:10] == events
    assert picture(Person) == people
    assert picture(Participation)[: len(was_there)] == was_there


def test_sample_of_no_events_is_its_cast(territory):
    generate("--events=0")

    assert Event.objects.count() == 0
    assert Person.objects.count() == 60
    assert CareInstitution.objects.count() == 20
    assert Organisation.objects.count() == 30 + 20
    assert Agreement.objects.count() == 45


def test_command_says_how_many_rows_there_are(territory):
    said = dict(reversed(line.split(maxsplit=1)) for line in generate("--events=12").splitlines())

    assert said["events"] == "12"
    assert said["persons"] == "60"
    assert said["outcomes"] == str(Outcome.objects.count())
    assert generate("--events=12", "--verbosity=0") == ""


def test_every_row_is_marked_and_named_as_a_sample(territory):
    generate("--events=60")

    marks = {
        (row.origin, row.record_key.startswith("sample-"), row.is_sample)
        for model in RECORDED
        for row in model.objects.all()
    }
    titles = {title.split()[0] for title in Event.objects.exclude(title="").values_list("title", flat=True)}
    organisations = {name.split()[0] for name in Organisation.objects.values_list("name", flat=True)}
    surnames = [name.split()[-1] for name in Person.objects.values_list("name", flat=True)]

    assert marks == {(Origin.SAMPLE, True, True)}
    assert titles == {"Pavyzdys:"}
    assert organisations == {"Pavyzdinė", "Pavyzdinis", "Pavyzdiniai", "Pavyzdinės"}
    assert [name for name in surnames if not name.startswith(words.SURNAMES)] == []
    assert Source.objects.exclude(title__startswith="Pavyzdys: ").count() == 0


def test_rows_are_as_true_as_if_a_form_had_heard_them(territory):
    generate("--events=60")

    for model in ORDER:
        relations = [field.name for field in model._meta.fields if field.is_relation]
        for row in model.objects.all():
            row.clean_fields(exclude=relations)


def test_sample_has_what_pages_must_cope_with(territory):
    generate("--events=120")
    events = Event.objects.all()

    assert {"draft", "in_review", "published", "withdrawn"} == set(events.values_list("status", flat=True))
    assert {"day", "month", "year"} == set(events.values_list("starts_on_precision", flat=True))
    assert len(Region.objects.filter(events__isnull=False).distinct()) == 10
    assert events.filter(is_nationwide=True).exists()
    assert events.filter(guest_regions__isnull=False).exists()
    assert events.filter(agreements__isnull=False).exists()
    assert max(len(word) for title in events.values_list("title", flat=True) for word in title.split()) > 35
    assert Commitment.objects.overdue(dt.date(2026, 12, 31)).exists()
    assert Outcome.objects.filter(also_heard_at__isnull=False).exists()
    per_event = [event.participations.count() for event in events]
    assert (min(per_event), max(per_event)) == (3, 40)


def test_promise_is_done_where_an_update_shows_it(territory):
    generate("--events=60")
    done = Commitment.objects.filter(status="done")

    assert done.exists()
    assert [
        row for row in done if row.closing_update.commitment != row or row.closing_update.status != "done"
    ] == []
    assert Commitment.objects.exclude(status="done").filter(closing_update__isnull=False).count() == 0


def test_sample_names_nobody_of_the_record(territory):
    ParticipationFactory(
        event__origin=Origin.RECORD, person__origin=Origin.RECORD, event__region=Region.objects.first()
    )

    generate("--events=40")

    mixed = Participation.objects.filter(event__origin=Origin.SAMPLE).exclude(person__origin=Origin.SAMPLE)
    assert mixed.filter(person__isnull=False).count() == 0
    assert Participation.objects.filter(event__origin=Origin.RECORD).count() == 1


def of_the_record(rows, prefix=""):
    """Everything that a factory makes along with its row, as rows of the record."""
    origins = {}
    for name, made in rows._meta.base_declarations.items():
        if isinstance(made, factory.SubFactory):
            if issubclass(made.get_factory()._meta.model, Recorded):
                origins[f"{prefix}{name}__origin"] = Origin.RECORD
            origins |= of_the_record(made.get_factory(), f"{prefix}{name}__")
    return origins


@pytest.mark.parametrize("model", RECORDED)
def test_what_people_entered_is_never_mixed_with_a_sample(territory, model):
    row = factory_of(model)(origin=Origin.RECORD, **of_the_record(factory_of(model)))
    model.objects.filter(pk=row.pk).update(origin=Origin.PORTAL)
    before = counts()

    with pytest.raises(CommandError) as refusal:
        generate("--events=3")

    with translation.override("en"):
        kind = str(model._meta.verbose_name_plural)
    message = f"Rows entered in the portal are here ({kind}): make the sample in an empty database."
    assert str(refusal.value) == message
    assert counts() == before


@pytest.mark.parametrize("missing", [Region, Municipality, ServiceType])
def test_sample_needs_the_reference_data(missing):
    if missing is Municipality:
        RegionFactory()
    if missing is ServiceType:
        MunicipalityFactory()
    else:
        ServiceTypeFactory()

    with pytest.raises(CommandError) as refusal:
        generate("--events=3")

    assert str(refusal.value) == "The reference data is missing: run `manage.py load_reference` first."


def test_clear_leaves_only_what_was_there_before(territory):
    ParticipationFactory(event__origin=Origin.RECORD, person__origin=Origin.RECORD)
    before = counts()
    generate("--events=30")
    rows = sum(counts().values()) - sum(before.values())

    said = generate("--clear")

    assert counts() == before
    assert said == f"{rows:>8} rows removed\n"


def test_clear_of_nothing_removes_nothing():
    assert generate("--clear") == "       0 rows removed\n"


@pytest.mark.parametrize(
    "rest",
    [
        lambda: ParticipationFactory(person=Person.objects.first(), event__origin=Origin.RECORD),
        lambda: OutcomeFactory(event=Event.objects.first()),
        lambda: CommitmentFactory(responsible_organisation=Organisation.objects.first()),
        lambda: EventFactory(agreements=[Agreement.objects.first()]),
    ],
)
def test_clear_takes_along_nothing_that_people_entered(territory, rest):
    generate("--events=5")
    rest()
    before = counts()

    with pytest.raises(
        CommandError, match="Something that is no sample rests on the sample, so nothing was removed: "
    ):
        generate("--clear")

    assert counts() == before


@pytest.mark.parametrize("events", ["-1", "1000001"])
def test_size_of_the_sample_has_bounds(territory, events):
    with pytest.raises(CommandError) as refusal:
        generate(f"--events={events}")

    assert str(refusal.value) == "--events is between 0 and 1000000."


def test_every_service_of_the_catalogue_has_its_cases(territory):
    assert set(ServiceType.objects.values_list("key", flat=True)) == set(words.SERVICES)


def test_service_without_cases_is_named_in_quotes():
    MunicipalityFactory()
    ServiceTypeFactory(name="nauja paslauga")

    generate("--events=60")

    texts = " ".join(Outcome.objects.values_list("text", flat=True))
    assert "„nauja paslauga“" in texts
    assert "{" not in texts
