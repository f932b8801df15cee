"""What the public record says of those who act, of their agreements, and of single claims."""

import pytest

from events.models import Event
from municipalities.models import Agreement, Claim, Cluster, FundingProject, Organisation, Seat
from municipalities.partial_dates import PartialDate
from tests.portal.recorded import organisation

pytestmark = pytest.mark.django_db


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
    assert claims["f-kaunas-lyderis"].subject.code == "LT-15"
    assert claims["f-kaunas-lyderis"].stated_by.name == "Audrius Natkevičius"


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
    home = organisation("i-vsvkn").care_institution
    assert (home.reform_status, home.reform_note) == ("", "Turi pertvarkos veiksmų planus.")
    assert organisation("i-ryto").kind == Organisation.Kind.SCHOOL


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
