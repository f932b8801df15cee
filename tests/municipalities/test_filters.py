import pytest
from django.http import QueryDict
from django.utils.translation import gettext as _

from municipalities import filters
from municipalities.models import Agreement, CareInstitution, FundingProject, Organisation, Source
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    CareInstitutionFactory,
    FundingProjectFactory,
    MunicipalityFactory,
    OrganisationFactory,
    RegionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

SLUGS = [
    (filters.InstitutionFilterSet, "rusis", CareInstitution.Kind),
    (filters.OrganisationFilterSet, "rusis", Organisation.Kind),
    (filters.AgreementFilterSet, "busena", Agreement.Status),
    (filters.ProjectFilterSet, "rusis", FundingProject.Kind),
]


def asked(filter_set, queryset, query=""):
    return filter_set(QueryDict(query), queryset)


def institutions(query=""):
    return asked(filters.InstitutionFilterSet, CareInstitution.objects.all(), query)


def organisations(query=""):
    return asked(filters.OrganisationFilterSet, Organisation.objects.all(), query)


def agreements(query=""):
    return asked(filters.AgreementFilterSet, Agreement.objects.all(), query)


@pytest.mark.parametrize(("filter_set", "name", "choices"), SLUGS)
def test_every_choice_has_its_word_in_the_address(filter_set, name, choices):
    slugs = filter_set.base_filters[name].slugs

    assert sorted(term for term, _label in slugs.values()) == sorted(choices.values)


def test_every_place_in_the_reform_has_its_word_and_so_has_the_unknown():
    slugs = filters.InstitutionFilterSet.base_filters["busena"].slugs

    terms = {term for term, _label in slugs.values()}

    assert terms == {*CareInstitution.ReformStatus.values, filters.NOT_STATED}


# ---- care institutions


@pytest.mark.parametrize("query", ["q=siauliu", "q=ŠIAULIŲ", "q=Šiaulių+vaikų", "q=vaiku+siauliu", "q=SVGN"])
def test_institutions_are_found_by_words_in_any_case_and_without_diacritics(query):
    found = CareInstitutionFactory(
        organisation__name="Šiaulių vaikų globos namai", organisation__short_name="ŠVGN"
    )
    CareInstitutionFactory(organisation__name="Alytaus vaikų globos namai")

    assert list(institutions(query).qs) == [found]


@pytest.mark.parametrize("query", ["q=%25", "q=_", "q=%5C", "q=%27"])
def test_signs_of_the_database_are_words_like_any_other(query):
    CareInstitutionFactory()

    assert list(institutions(query).qs) == []


def test_institutions_are_filtered_by_the_region_of_their_municipality_or_their_own():
    region = RegionFactory()
    in_municipality = CareInstitutionFactory(
        organisation__name="A", organisation__municipality=MunicipalityFactory(region=region)
    )
    in_region = CareInstitutionFactory(organisation__name="B", organisation__region=region)
    CareInstitutionFactory(organisation__municipality=MunicipalityFactory())

    assert list(institutions(f"regionas={region.slug}").qs) == [in_municipality, in_region]


def test_institutions_are_filtered_by_municipality_and_kind():
    municipality = MunicipalityFactory()
    found = CareInstitutionFactory(kind="infant_home", organisation__municipality=municipality)
    CareInstitutionFactory(kind="childrens_home", organisation__municipality=municipality)
    CareInstitutionFactory(kind="infant_home", organisation__municipality=MunicipalityFactory())

    rows = institutions(f"savivaldybe={municipality.slug}&rusis=kudikiu-namai").qs

    assert list(rows) == [found]


@pytest.mark.parametrize(("word", "status"), [("pertvarkoma", "in_transition"), ("nenurodyta", "")])
def test_institutions_are_filtered_by_place_in_the_reform(word, status):
    found = CareInstitutionFactory(reform_status=status)
    CareInstitutionFactory(reform_status="closed")

    assert list(institutions(f"busena={word}").qs) == [found]


def test_choices_of_institutions_say_how_many_there_are():
    CareInstitutionFactory.create_batch(2, kind="infant_home")
    CareInstitutionFactory(kind="childrens_home", reform_status="closed")
    rows = institutions("rusis=kudikiu-namai")

    rows.count_choices()

    counted = {name: dict(rows.form.fields[name].widget.choices) for name in ("rusis", "busena")}
    assert counted["rusis"]["kudikiu-namai"].endswith(" (2)")
    assert counted["rusis"]["vaiku-globos-namai"].endswith(" (1)")
    assert counted["busena"]["nenurodyta"].endswith(" (2)")
    assert counted["busena"]["uzdaryta"].endswith(" (0)")


def test_institutions_are_put_in_the_order_asked_for():
    last = MunicipalityFactory(name="Zarasų")
    first = MunicipalityFactory(name="Alytaus")
    c = CareInstitutionFactory(organisation__name="Č", organisation__municipality=first, places=1)
    a = CareInstitutionFactory(organisation__name="A", organisation__municipality=last)
    b = CareInstitutionFactory(organisation__name="B", places=9)

    assert list(institutions().qs) == [a, b, c]
    assert list(institutions("rikiuoti=savivaldybe").qs) == [c, a, b]
    assert list(institutions("rikiuoti=vietos").qs) == [b, c, a]


@pytest.mark.parametrize("name", ["regionas", "savivaldybe", "rusis", "busena", "rikiuoti"])
def test_an_unknown_value_is_an_error_and_the_other_filters_still_apply(name):
    CareInstitutionFactory(organisation__name="Namai")
    found = CareInstitutionFactory(organisation__name="Kiti")

    rows = institutions(f"{name}=nera-tokio&q=kiti")

    assert list(rows.qs) == [found]
    assert list(rows.form.errors) == [name]


def test_too_many_words_are_an_error():
    found = CareInstitutionFactory()

    rows = institutions("q=" + "a" * 201)

    assert list(rows.qs) == [found]
    assert list(rows.form.errors) == ["q"]


# ---- organisations


def test_organisations_are_filtered_by_kind_region_and_words():
    region = RegionFactory()
    found = OrganisationFactory(name="Žiburio fondas", kind="ngo", region=region)
    also = OrganisationFactory(
        name="Žiburio mokykla", kind="school", municipality=MunicipalityFactory(region=region)
    )
    OrganisationFactory(name="Kitas fondas", kind="ngo", region=region)
    OrganisationFactory(name="Žiburio centras", kind="ngo")

    assert list(organisations(f"q=ziburio&regionas={region.slug}").qs) == [found, also]
    assert list(organisations(f"q=ziburio&regionas={region.slug}&rusis=nvo").qs) == [found]


def test_organisations_are_put_in_the_order_asked_for():
    school = OrganisationFactory(name="A", kind="school")
    ngo = OrganisationFactory(name="B", kind="ngo")

    assert list(organisations().qs) == [school, ngo]
    assert list(organisations("rikiuoti=rusis").qs) == [ngo, school]


# ---- agreements


def test_agreements_are_filtered_by_step_year_and_place():
    municipality = MunicipalityFactory()
    found = AgreementFactory(
        municipality=municipality, status="signed", signed=PartialDate.parse("2017-12-18")
    )
    earlier = AgreementFactory(
        municipality=municipality, status="signed", signed=PartialDate.parse("2016-12")
    )
    planned = AgreementFactory()

    assert list(agreements("busena=pasirasyta").qs) == [found, earlier]
    assert list(agreements("busena=planuojama").qs) == [planned]
    assert list(agreements("metai=2017").qs) == [found]
    assert list(agreements(f"savivaldybe={municipality.slug}").qs) == [found, earlier]
    assert list(agreements(f"regionas={municipality.region.slug}&metai=2016").qs) == [earlier]


def test_years_of_signing_are_offered_once_each_the_latest_first():
    for day in ("2016-01-01", "2017-12-18", "2017-01-01"):
        AgreementFactory(status="signed", signed=PartialDate.parse(day))
    AgreementFactory()

    assert list(filters.signing_years()) == [2017, 2016]


@pytest.mark.parametrize("year", ["2015", "2017²", "99999999999999999999", "-1", "x"])
def test_a_year_without_agreements_is_an_error(year):
    agreement = AgreementFactory(status="signed", signed=PartialDate.parse("2017-12-18"))

    rows = agreements(f"metai={year}")

    assert list(rows.qs) == [agreement]
    assert list(rows.form.errors) == ["metai"]


def test_agreement_signed_not_later_than_a_date_is_found_under_a_year_that_says_so():
    by = AgreementFactory(status="signed", signed=PartialDate.parse("2017-09", is_latest=True))

    rows = agreements("metai=2017")

    assert list(rows.qs) == [by]
    assert rows.form.fields["metai"].label == _("Year of signing, or the latest possible")


def test_agreements_are_put_in_the_order_asked_for():
    late = AgreementFactory(status="signed", signed=PartialDate.parse("2018"), municipality__name="B")
    early = AgreementFactory(status="signed", signed=PartialDate.parse("2017"), municipality__name="C")
    planned = AgreementFactory(municipality__name="A")

    assert list(agreements().qs) == [late, early, planned]
    assert list(agreements("rikiuoti=seniausios").qs) == [early, late, planned]
    assert list(agreements("rikiuoti=savivaldybe").qs) == [planned, late, early]


def test_choices_of_agreements_say_how_many_there_are():
    AgreementFactory(status="signed", signed=PartialDate.parse("2017-12-18"))
    AgreementFactory.create_batch(2)
    rows = agreements()

    rows.count_choices()

    assert dict(rows.form.fields["busena"].widget.choices)["planuojama"].endswith(" (2)")
    assert dict(rows.form.fields["metai"].widget.choices)["2017"] == "2017 (1)"


# ---- sources and projects


def test_sources_are_found_by_words_and_put_in_order():
    late = SourceFactory(title="Žinia", publisher="B", published=PartialDate.parse("2018-01"))
    early = SourceFactory(title="Žinia", publisher="A", published=PartialDate.parse("2017-01"))
    SourceFactory(title="Kita")

    def rows(query):
        return list(asked(filters.SourceFilterSet, Source.objects.all(), query).qs)

    assert rows("q=zinia") == [late, early]
    assert rows("q=zinia&rikiuoti=leidejas") == [early, late]


def test_projects_are_filtered_and_put_in_order():
    region = RegionFactory()
    small = FundingProjectFactory(name="A", region=region, funding=1, starts=PartialDate.parse("2018"))
    big = FundingProjectFactory(name="B", region=region, funding=2, starts=PartialDate.parse("2017"))
    campaign = FundingProjectFactory(name="Č", kind="campaign")

    def rows(query):
        return list(asked(filters.ProjectFilterSet, FundingProject.objects.all(), query).qs)

    assert rows("") == [small, big, campaign]
    assert rows("rusis=kampanija") == [campaign]
    assert rows(f"regionas={region.slug}&rikiuoti=suma") == [big, small]
    assert rows("rikiuoti=naujausi") == [small, big, campaign]
    assert rows("q=c") == [campaign]
