"""What the public record says of what the reform has come to."""

import pytest

from events.models import Event
from municipalities.models import Claim, Source
from municipalities.partial_dates import PartialDate
from progress.figures.series import evidence, series
from progress.models import (
    Indicator,
    IndicatorValue,
    Milestone,
    PlanCriterion,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    Target,
)

pytestmark = pytest.mark.django_db

FACTS = (ServiceProvision, SocialServicesPlan, PlanFinding, IndicatorValue, Target, Milestone)


@pytest.mark.parametrize("model", FACTS)
def test_everybody_may_read_what_each_fact_rests_on(record, model):
    facts = model.objects.all()

    assert {fact.evidence.record_key != "" for fact in facts} == {True}
    assert facts.public().count() == facts.count()


@pytest.mark.parametrize("model", FACTS)
def test_nothing_is_known_of_a_fact_whose_event_is_withdrawn(record, model):
    of_sources = model.objects.filter(event=None).count()
    Event.objects.update(status="withdrawn")

    assert model.objects.public().count() == of_sources


def test_services_that_are_provided(record):
    told = {
        (row.municipality.code, row.service.key): (
            *(row.status, row.funding, row.since and row.since.isoformat()),
            *(row.provider and row.provider.record_key, row.event and row.event.record_key),
        )
        for row in ServiceProvision.objects.provided().for_list()
    }

    assert told == {
        ("LT-02", "laikinas_atokvepis"): ("permanent", "project", "2016-11", "i-amspc", "e-alytus-2017"),
        ("LT-15", "budintis_globotojas"): ("permanent", "mixed", None, None, "e-kaunas-2017"),
        ("LT-51", "budintis_globotojas"): ("pilot", "", None, None, "e-alytus-2017"),
        ("LT-24", "socialinis_globejas"): ("pilot", "", None, None, "e-alytus-2017"),
    }


def test_a_service_is_known_as_of_the_day_of_its_event(record):
    facts = ServiceProvision.objects.exclude(event=None).select_related("event")

    assert {(fact.stated.on, fact.stated.is_latest) for fact in facts} == {
        (fact.event.starts.on, fact.event.starts.is_latest) for fact in facts
    }


def test_municipalities_without_on_duty_carers(record):
    missing = ServiceProvision.objects.filter(status="none").for_list()

    assert {row.service.key for row in missing} == {"budintis_globotojas"}
    assert {row.municipality.code for row in missing} == {
        *("LT-05", "LT-28", "LT-36", "LT-39", "LT-40", "LT-46", "LT-54")
    }
    assert {(row.stated.isoformat(), row.source.record_key) for row in missing} == {
        ("2020-04", "udiena-2020-04")
    }
    assert all(row.is_stale for row in missing)


def test_criteria_in_their_order(record):
    assert list(PlanCriterion.objects.values_list("slug", flat=True)) == [
        *("tikslines-lesos", "vaikai-iki-3-metu", "lesos-nvo", "veiksmai-su-terminais")
    ]


def test_findings_on_the_plans_of_kaunas_and_of_its_region(record):
    told = {
        (row.plan and row.plan.municipality.code, row.region and row.region.code, row.criterion.slug): (
            *(row.verdict, row.plans_meeting, row.plans_read),
        )
        for row in PlanFinding.objects.for_list()
    }

    assert told == {
        ("LT-15", None, "lesos-nvo"): ("yes", None, None),
        (None, "LT-KU", "tikslines-lesos"): ("partly", None, None),
        (None, "LT-KU", "vaikai-iki-3-metu"): ("partly", 1, 8),
    }
    assert SocialServicesPlan.objects.get().municipality.code == "LT-15"


def test_a_finding_does_not_stand_among_the_claims_too(record):
    assert list(Claim.objects.filter(topic="plan_finding").values_list("record_key", flat=True)) == [
        "f-kaunas-lyderis"
    ]
    assert not Claim.objects.filter(topic="goal").exists()


def test_children_in_institutions_of_the_country_stand_in_one_series(record):
    indicator = Indicator.objects.get(slug="vaikai-globos-institucijose")

    found = series(IndicatorValue.objects.filter(indicator=indicator).of_the_country())[indicator.pk, "LT"]

    assert [(figure.period.isoformat(), int(figure.value)) for figure in found] == [
        *(("2009-12-31", 4391), ("2010-12-31", 4173), ("2011-12-31", 4119), ("2012-12-31", 4030)),
        *(("2013-12-31", 3765), ("2014-12-31", 3562), ("2015-12-31", 3275), ("2016", 3186)),
        ("2025-04", 1065),
    ]
    assert {source.publisher for source in evidence(found).values()} == {
        *("pertvarka.lt", "vaikoteises.lt", "globoscentrai.lt")
    }


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("vaikai-globos-institucijose", "vaikai-globos-namuose-statistikos-portalas"),
        ("seimynos", "seimynos-statistikos-portalas"),
        ("vaikai-seimynose", "vaikai-seimynose-statistikos-portalas"),
        (
            "globos-istaigos-suaugusiesiems",
            "globos-istaigos-suaugusiesiems-statistikos-departamentas",
        ),
    ],
)
def test_what_the_statistics_office_counts_stands_apart(record, ours, theirs):
    def sources(slug):
        values = IndicatorValue.objects.filter(indicator__slug=slug)
        return set(values.values_list("source__record_key", flat=True))

    assert sources(ours)
    assert sources(theirs)
    assert sources(ours).isdisjoint(sources(theirs))


def test_values_by_quality(record):
    counted = {
        quality: IndicatorValue.objects.filter(quality=quality).count()
        for quality in IndicatorValue.Quality.values
    }

    assert counted == {"published": 88, "rounded": 5, "period_inferred": 6, "undated": 4, "secondary": 0}


def test_undated_values_have_no_period_and_inferred_ones_say_why(record):
    undated = IndicatorValue.objects.filter(quality="undated")
    inferred = IndicatorValue.objects.filter(quality="period_inferred")

    assert {value.period for value in undated} == {None}
    assert all(value.period.is_inferred and value.period.basis for value in inferred)
    assert not IndicatorValue.objects.exclude(quality="undated").filter(period_on=None).exists()


def test_periods_of_several_years_have_an_end(record):
    ranges = IndicatorValue.objects.exclude(until_on=None).select_related("indicator")

    assert {
        (value.indicator.slug, value.period.isoformat(), value.until.isoformat(), str(value.value))
        for value in ranges
    } == {
        ("projekto-07-018-lesos", "2024", "2029", "40133151.2900"),
        ("klasterio-renginiai", "2014", "2018", "64.0000"),
    }


def test_values_of_municipalities(record):
    of_places = IndicatorValue.objects.of_municipalities()

    assert {
        (value.municipality.code, value.indicator.slug, int(value.value)) for value in of_places.for_list()
    } == {
        *(("LT-57", "vaikai-globos-institucijose", number) for number in (361, 330)),
        ("LT-56", "vaikai-globos-institucijose", 79),
        ("LT-56", "vaikai-globos-institucijose-laikinoji-globa", 27),
        ("LT-56", "vaikai-globos-institucijose-nuolatine-globa", 52),
        ("LT-55", "dideliu-instituciju-vaiku-dalis", 42),
        *(
            (code, "vaikai-konkrecioje-istaigoje", number)
            for code, number in (("LT-46", 10), ("LT-32", 103), ("LT-16", 140))
        ),
        ("LT-56", "grupinio-gyvenimo-namai-suaugusiesiems", 4),
        ("LT-16", "planuojami-apsaugoti-bustai", 7),
    }
    assert not IndicatorValue.objects.of_regions().exists()


def test_every_value_is_possible_and_fits_its_decimal_places(record):
    wrong = [
        value.record_key
        for value in IndicatorValue.objects.select_related("indicator")
        if value.value < value.indicator.least
        or (value.indicator.most is not None and value.value > value.indicator.most)
        or round(value.value, value.indicator.decimals) != value.value
    ]

    assert wrong == []


def test_every_indicator_has_values_or_a_target(record):
    empty = Indicator.objects.filter(values=None, targets=None)

    assert list(empty) == []


def test_headline_indicators(record):
    assert list(Indicator.objects.filter(is_headline=True).values_list("slug", flat=True)) == [
        "vaikai-globos-institucijose",
        "vaiku-seimai-artimoje-aplinkoje-dalis",
        "budintys-globotojai",
        "vaiku-globos-institucijos",
        "suaugusieji-globos-istaigose",
        "grupinio-gyvenimo-namai-suaugusiesiems",
    ]


def test_targets_say_by_when_and_how_that_is_known(record):
    told = {
        row.indicator.slug: (int(row.value), row.due.isoformat(), row.due.is_inferred)
        for row in Target.objects.for_list()
    }

    assert told == {
        "is-globos-istaigu-isejusiu-vaiku-dalis": (10, "2016", False),
        "is-globos-istaigu-iseje-vaikai": (400, "2016", False),
        "bendruomenines-paslaugas-gave-vaikai": (2904, "2029", True),
        "palankiai-paslaugas-vertinanciuju-dalis": (95, "2029", True),
        "vaiku-globos-namai": (0, "2020", False),
    }


def test_milestones_in_their_order(record):
    told = [(row.kind, row.dated.isoformat()) for row in Milestone.objects.all()]

    assert told == [
        ("act", "2006-11-15"),
        ("act", "2012-11-16"),
        ("act", "2014-02-14"),
        ("act", "2018-04-17"),
        ("change", "2018-07-01"),
        ("goal", "2020"),
        ("act", "2020-01-22"),
        ("act", "2020-12-07"),
        ("act", "2022-01-24"),
    ]
    acts = Milestone.objects.filter(kind="act").select_related("source")
    assert {act.source.publisher for act in acts} == {"e-tar.lt", "e-seimas.lrs.lt"}


def test_every_source_of_a_fact_has_its_address(record):
    sources = Source.objects.exclude(record_key__in=("s000", "s001", "s002", "s003", "s004"))

    assert sources.count() == 31
    assert not sources.filter(url="").exists()


def test_children_s_homes_were_to_close_by_2020(record):
    due = Target.objects.get(indicator__slug="vaiku-globos-namai").due
    dated = Milestone.objects.get(kind="goal").dated

    assert due == dated == PartialDate.parse("2020", is_latest=True, basis="šaltinyje – „iki 2020-ųjų“")
