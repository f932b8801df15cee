"""What a person may ask of the lists of the register."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from municipalities.listing import (
    ListFilterSet,
    MunicipalityFilter,
    RegionFilter,
    SlugChoiceFilter,
    SortFilter,
    WordsFilter,
    YearFilter,
    ask,
    choice_slugs,
    folded,
)
from municipalities.models import Agreement, CareInstitution, FundingProject, Organisation

# A choice of its own: the record says nothing of many institutions' place in the reform.
NOT_STATED = "not_stated"


class InstitutionFilterSet(ListFilterSet):
    """Care institutions by place, kind, place in the reform, and words of the name."""

    q = WordsFilter(folded("organisation__name", "organisation__short_name"), label=_("Name"))
    regionas = RegionFilter(method=ask("in_region"))
    savivaldybe = MunicipalityFilter(field_name="organisation__municipality")
    rusis = SlugChoiceFilter(
        label=_("Kind"),
        empty_label=_("all kinds"),
        field_name="kind",
        slugs=choice_slugs(
            kudikiu_namai=CareInstitution.Kind.INFANT_HOME,
            vaiku_globos_namai=CareInstitution.Kind.CHILDRENS_HOME,
            vaiku_socialines_globos_namai=CareInstitution.Kind.CHILDRENS_SOCIAL_CARE_HOME,
            suaugusiuju_socialines_globos_namai=CareInstitution.Kind.ADULT_SOCIAL_CARE_HOME,
            specialioji_mokykla=CareInstitution.Kind.SPECIAL_SCHOOL,
            grupinio_gyvenimo_namai=CareInstitution.Kind.GROUP_LIVING_HOME,
            bendruomeniniai_vaiku_namai=CareInstitution.Kind.COMMUNITY_CHILDRENS_HOME,
        ),
    )
    busena = SlugChoiceFilter(
        label=_("Place in the reform"),
        empty_label=_("any"),
        field_name="place_in_reform",
        slugs={
            **choice_slugs(
                rengiamas_planas=CareInstitution.ReformStatus.PLANNING,
                planas_patvirtintas=CareInstitution.ReformStatus.PLAN_APPROVED,
                pertvarkoma=CareInstitution.ReformStatus.IN_TRANSITION,
                uzdaryta=CareInstitution.ReformStatus.CLOSED,
                nedalyvauja=CareInstitution.ReformStatus.OUTSIDE,
            ),
            "nenurodyta": (NOT_STATED, _("not stated")),
        },
    )
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), ("organisation__sort_key", "pk")),
            "savivaldybe": (
                _("by municipality"),
                (
                    F("organisation__municipality__sort_key").asc(nulls_last=True),
                    "organisation__sort_key",
                    "pk",
                ),
            ),
            "vietos": (
                _("most places first"),
                (F("places").desc(nulls_last=True), "organisation__sort_key", "pk"),
            ),
        }
    )
    facets = {"rusis": "kind", "busena": "place_in_reform"}

    def __init__(self, data: Any, queryset: QuerySet) -> None:
        place_in_reform = Coalesce(NullIf("reform_status", Value("")), Value(NOT_STATED))
        super().__init__(data, queryset.annotate(place_in_reform=place_in_reform))


class OrganisationFilterSet(ListFilterSet):
    """Organisations by kind, region, and words of the name."""

    q = WordsFilter(folded("name", "short_name"), label=_("Name"))
    regionas = RegionFilter(method=ask("in_region"))
    rusis = SlugChoiceFilter(
        label=_("Kind"),
        empty_label=_("all kinds"),
        field_name="kind",
        slugs=choice_slugs(
            ministerija=Organisation.Kind.MINISTRY,
            ministerijos_padalinys=Organisation.Kind.MINISTRY_DEPARTMENT,
            prezidentura=Organisation.Kind.PRESIDENCY,
            agentura=Organisation.Kind.AGENCY,
            savivaldybe=Organisation.Kind.MUNICIPAL_ADMINISTRATION,
            taryba=Organisation.Kind.MUNICIPAL_COUNCIL,
            savivaldybes_padalinys=Organisation.Kind.MUNICIPAL_DEPARTMENT,
            seniunija=Organisation.Kind.ELDERSHIP,
            sketine_nvo=Organisation.Kind.UMBRELLA_NGO,
            nvo=Organisation.Kind.NGO,
            globos_istaiga=Organisation.Kind.CARE_INSTITUTION,
            paslaugu_teikejas=Organisation.Kind.SERVICE_PROVIDER,
            sveikatos_istaiga=Organisation.Kind.HEALTH,
            mokykla=Organisation.Kind.SCHOOL,
            svietimo_pagalba=Organisation.Kind.EDUCATION_SUPPORT,
            universitetas=Organisation.Kind.UNIVERSITY,
            biblioteka=Organisation.Kind.LIBRARY,
            es_institucija=Organisation.Kind.EU_INSTITUTION,
            istaiga=Organisation.Kind.INSTITUTION,
            ziniasklaida=Organisation.Kind.MEDIA,
        ),
    )
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), ("sort_key", "pk")),
            "rusis": (_("by kind"), ("kind", "sort_key", "pk")),
        }
    )
    facets = {"rusis": "kind"}


def signing_years() -> Iterable[int]:
    """Years in which agreements were signed, the latest first."""
    signed = Agreement.objects.filter(signed_on__isnull=False)
    return signed.order_by("-signed_on__year").values_list("signed_on__year", flat=True).distinct()


class AgreementFilterSet(ListFilterSet):
    """Agreements by step, year of signing and place."""

    busena = SlugChoiceFilter(
        label=_("Status"),
        empty_label=_("all statuses"),
        field_name="status",
        slugs=choice_slugs(
            planuojama=Agreement.Status.PLANNED,
            pritarta=Agreement.Status.APPROVED,
            pasirasyta=Agreement.Status.SIGNED,
            baigta=Agreement.Status.ENDED,
        ),
    )
    # Of an agreement signed "not later than" a date, the year of that date: the label says so.
    metai = YearFilter(
        signing_years, field_name="signed_on__year", label=_("Year of signing, or the latest possible")
    )
    regionas = RegionFilter(field_name="municipality__region")
    savivaldybe = MunicipalityFilter(field_name="municipality")
    rikiuoti = SortFilter(
        {
            "naujausios": (
                _("latest signed first"),
                (F("signed_on").desc(nulls_last=True), "municipality__sort_key", "pk"),
            ),
            "seniausios": (
                _("earliest signed first"),
                (F("signed_on").asc(nulls_last=True), "municipality__sort_key", "pk"),
            ),
            "savivaldybe": (_("by municipality"), ("municipality__sort_key", "pk")),
        }
    )
    facets = {"busena": "status", "metai": "signed_on__year"}


class SourceFilterSet(ListFilterSet):
    """Sources by words of the title, the publisher and the provider."""

    q = WordsFilter(folded("title", "publisher", "provider"))
    rikiuoti = SortFilter(
        {
            "naujausi": (_("latest first"), (F("published_on").desc(nulls_last=True), "title", "pk")),
            "leidejas": (_("by publisher"), ("publisher", "title", "pk")),
        }
    )


class ProjectFilterSet(ListFilterSet):
    """Projects by kind, region, and words of the name."""

    q = WordsFilter(folded("name", "short_name"), label=_("Name"))
    regionas = RegionFilter(field_name="region")
    rusis = SlugChoiceFilter(
        label=_("Kind"),
        empty_label=_("all kinds"),
        field_name="kind",
        slugs=choice_slugs(projektas=FundingProject.Kind.PROJECT, kampanija=FundingProject.Kind.CAMPAIGN),
    )
    rikiuoti = SortFilter(
        {
            "pavadinimas": (_("by name"), ("sort_key", "pk")),
            "naujausi": (_("latest first"), (F("starts_on").desc(nulls_last=True), "sort_key", "pk")),
            "suma": (_("most money first"), (F("funding").desc(nulls_last=True), "sort_key", "pk")),
        }
    )
    facets = {"rusis": "kind"}
