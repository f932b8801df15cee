"""What the public record says of events and of what came of them."""

import pytest

from events.models import Commitment, Event, Outcome
from municipalities.models import Recorded
from municipalities.partial_dates import PartialDate
from portal.record.kinds import KINDS
from tests.portal.recorded import cast, event, found

pytestmark = pytest.mark.django_db


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
