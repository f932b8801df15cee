"""The progress of the sample: rows that are not real, in the numbers that the pages must cope with."""

from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from events.models import Event
from events.sample import cast
from municipalities.models import Organisation, Origin, Recorded, Region
from municipalities.reference import load_reference
from portal.record import load_record
from progress.models import (
    FactProposal,
    Indicator,
    IndicatorValue,
    Milestone,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    Target,
)
from progress.sample.store import ORDER
from tests.factories import (
    OUR_MODELS,
    EventFactory,
    FactProposalFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FACTS = [model for model in ORDER if issubclass(model, Recorded)]
MOMENTS = {"proposed_at"}


@pytest.fixture(autouse=True)
def _few_people(monkeypatch):
    """Fewer in the cast, so that a test need not wait for them."""
    for name, size in (("ORGANISATIONS", 30), ("INSTITUTIONS", 20), ("PEOPLE", 60), ("AGREEMENTS", 45)):
        monkeypatch.setattr(cast, name, size)


@pytest.fixture
def territory():
    load_reference()


@pytest.fixture
def record(territory):
    load_record()


def generate(*arguments, events=40, indicators=2, years=3):
    """Run the command and return what it says."""
    said = StringIO()
    sizes = (f"--events={events}", f"--indicators={indicators}", f"--years={years}")
    call_command("generate_sample", *sizes, *arguments, stdout=said)
    return said.getvalue()


def sample(model):
    return model.objects.filter(origin=Origin.SAMPLE)


def picture(model):
    """Every row of the model as far as a seed decides it: no keys of the database, no moments."""
    columns = []
    for field in model._meta.concrete_fields:
        if not field.is_relation and not field.primary_key and field.name not in MOMENTS:
            columns.append(field.name)
        elif field.is_relation:
            names = {column.name for column in field.related_model._meta.concrete_fields}
            columns += [f"{field.name}__{name}" for name in ("record_key", "code", "key") if name in names]
    return list(model.objects.order_by("pk").values_list(*columns))


def counts():
    return {model.__name__: model.objects.count() for model in OUR_MODELS}


def told(values):
    """What values say, whatever their keys are."""
    return set(
        values.values_list(
            "indicator__record_key", "period_on", "region__code", "municipality__code", "value"
        )
    )


def test_same_seed_makes_the_same_rows(record):
    generate("--seed=7")
    first = {model: picture(model) for model in ORDER}

    generate("--seed=7")

    assert {model: picture(model) for model in ORDER} == first


def test_another_seed_makes_other_values(territory):
    generate("--seed=7")
    first = told(sample(IndicatorValue))

    generate("--seed=8")

    assert len(first & told(sample(IndicatorValue))) < len(first) / 10


def test_larger_sample_has_the_smaller_in_it(territory):
    generate(indicators=1, years=2)
    values, provisions = told(sample(IndicatorValue)), picture(ServiceProvision)

    generate(indicators=2, years=4)

    assert values < told(sample(IndicatorValue))
    assert picture(ServiceProvision) == provisions


def test_every_territory_has_values_of_every_year(territory):
    generate(indicators=2, years=3)
    in_use = sample(IndicatorValue).in_use()

    for indicator in Indicator.objects.all():
        values = in_use.filter(indicator=indicator)
        years = [2023, 2024, 2025]
        assert sorted(value.period.on.year for value in values.of_the_country()) == years
        assert values.of_regions().count() == 3 * 10
        assert 0.8 * 180 < values.of_municipalities().count() < 180
        assert sorted({value.period.on.year for value in values.of_municipalities()}) == years


def test_values_of_regions_add_up_to_the_country(territory):
    generate(indicators=1, years=1)
    in_use = sample(IndicatorValue).in_use()

    country = in_use.of_the_country().get().value

    assert sum(value.value for value in in_use.of_regions()) == country
    assert in_use.filter(municipality__region=Region.objects.first()).count() > 0


def test_every_row_is_marked_and_named_as_a_sample(record):
    generate(indicators=22, years=1)
    before = load_record()

    assert {tally.changed for tally in before} == {0}
    for model in FACTS:
        keys = sample(model).values_list("record_key", flat=True)
        assert all(key.startswith("sample-") for key in keys)
    for model, name in ((Indicator, "name"), (SocialServicesPlan, "title"), (Milestone, "title")):
        names = list(sample(model).values_list(name, flat=True))
        assert {name.split()[-1] for name in names} == {"(pavyzdys)"}
        assert len(set(names)) == len(names)
    assert {words.split()[0] for words in sample(PlanFinding).values_list("words", flat=True)} == {
        "Pavyzdys:"
    }


def test_every_fact_rests_on_a_sample(record):
    generate()

    for model in (ServiceProvision, SocialServicesPlan, PlanFinding, IndicatorValue, Target, Milestone):
        facts = sample(model).select_related("event", "source")
        assert {fact.evidence.origin for fact in facts} == {"sample"}
        assert facts.public().count() == facts.count()
    assert sample(ServiceProvision).exclude(event=None).exists()


def test_a_service_shown_by_an_event_was_shown_on_its_day_and_in_its_municipality(territory):
    generate()
    shown = sample(ServiceProvision).exclude(event=None).select_related("event")

    assert [
        row
        for row in shown
        if row.stated != row.event.starts or row.municipality_id != row.event.host_municipality_id
    ] == []


def test_services_are_known_of_most_municipalities_and_in_every_state(territory):
    generate()
    provisions = ServiceProvision.objects.all()

    assert set(provisions.values_list("status", flat=True)) == {"none", "planned", "pilot", "permanent"}
    assert 0.75 * 1500 < provisions.count() < 0.95 * 1500
    with time_machine.travel("2026-11-01T12:00Z", tick=False):
        assert {row.is_stale for row in provisions} == {True, False}
    assert provisions.filter(provider__isnull=False).exists()


def test_the_record_stays_as_it_is(record):
    before = {model: picture(model) for model in FACTS}

    generate()

    for model in FACTS:
        now = picture(model)
        assert [row for row in before[model] if row not in now] == []
    assert ServiceProvision.objects.get(record_key="LT-02-laikinas_atokvepis").origin == "record"


def test_plans_are_read_against_the_criteria_of_the_record(record):
    generate()

    assert not sample(PlanCriterion).exists()
    assert sample(PlanFinding).values("criterion").distinct().count() == 4
    assert sample(PlanFinding).filter(region__isnull=False).count() == 3


def test_without_the_record_there_are_criteria_of_the_sample(territory):
    generate()

    assert sample(PlanCriterion).count() == 2
    assert sample(PlanFinding).exists()


def test_a_few_proposals_wait_and_a_few_were_sent_back(territory):
    generate()

    assert set(FactProposal.objects.values_list("state", flat=True)) == {"waiting", "returned"}
    assert set(FactProposal.objects.values_list("event__origin", flat=True)) == {"sample"}


def test_sample_of_no_events_rests_on_sources(territory):
    generate(events=0)

    assert sample(ServiceProvision).exists()
    assert not FactProposal.objects.exists()


def test_sample_of_no_indicators_has_no_progress(territory):
    generate(indicators=0)

    assert Event.objects.count() == 40
    assert [model for model in ORDER if model.objects.exists()] == []


def test_rows_are_as_true_as_if_a_form_had_heard_them(record):
    generate(indicators=20, years=1)

    for model in ORDER:
        relations = [field.name for field in model._meta.fields if field.is_relation]
        for row in model.objects.all():
            row.clean_fields(exclude=relations)


def test_values_are_possible(territory):
    generate(indicators=20, years=1)

    for value in IndicatorValue.objects.select_related("indicator"):
        assert value.value >= value.indicator.least
        assert value.indicator.most is None or value.value <= value.indicator.most
        assert round(value.value, value.indicator.decimals) == value.value


def test_of_values_that_contradict_each_other_one_is_in_use_and_says_why(territory):
    generate(indicators=4, years=3)
    beside = IndicatorValue.objects.filter(is_in_use=False)

    assert beside.exists()
    for value in beside:
        chosen = IndicatorValue.objects.in_use().get(
            indicator=value.indicator,
            region=value.region,
            municipality=value.municipality,
            period_on=value.period_on,
        )
        assert chosen.chosen_because
        assert chosen.source != value.source


def test_clear_leaves_only_what_was_there_before(record):
    before = counts()
    generate()
    rows = sum(counts().values()) - sum(before.values())

    said = generate("--clear")

    assert counts() == before
    assert said == f"{rows:>8} rows removed\n"


@pytest.mark.parametrize(
    "rest",
    [
        lambda: IndicatorValueFactory(indicator=Indicator.objects.first()),
        lambda: FactProposalFactory(
            event=Event.objects.filter(origin="sample").first(), proposed_by=UserFactory()
        ),
        lambda: IndicatorValueFactory(
            indicator=IndicatorFactory(), source=None, event=Event.objects.filter(status="published").first()
        ),
    ],
)
def test_clear_takes_along_nothing_that_people_entered(territory, rest):
    generate()
    rest()
    before = counts()

    with pytest.raises(
        CommandError, match="Something that is no sample rests on the sample, so nothing was removed: "
    ):
        generate("--clear")

    assert counts() == before


def test_what_people_entered_is_never_mixed_with_a_sample(territory):
    IndicatorFactory()
    EventFactory(origin=Origin.RECORD, region__name="Regionas")

    with pytest.raises(CommandError, match="Rows entered in the portal are here"):
        generate()

    assert not Organisation.objects.filter(origin=Origin.SAMPLE).exists()


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ({"indicators": -1}, "--indicators is between 0 and 200."),
        ({"indicators": 201}, "--indicators is between 0 and 200."),
        ({"years": 0}, "--years is between 1 and 50."),
        ({"years": 51}, "--years is between 1 and 50."),
    ],
)
def test_size_of_the_sample_has_bounds(size, message):
    with pytest.raises(CommandError) as refusal:
        generate(**size)

    assert str(refusal.value) == message
