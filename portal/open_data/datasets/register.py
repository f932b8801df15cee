"""The territory, who works in it, what they agreed, and what it all rests on."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.models import (
    Agreement,
    CareInstitution,
    Claim,
    FundingProject,
    HeadCount,
    Municipality,
    Organisation,
    Region,
    ServiceType,
    Signatory,
    Source,
)
from portal.open_data import asking
from portal.open_data.columns import DataColumn, columns_of, identifier, page, sources
from portal.open_data.dataset import Dataset
from portal.open_data.datasets.shared import CHANGED

REGISTER_GROUP = _("Territory and who works in it")
EVIDENCE_GROUP = _("What the record rests on")


def _latest(column: str, label: Any, read: Any, kind: Any) -> DataColumn:
    """A column of the last head count that a source gives."""

    def cell(institution: Any, _site: str) -> Any:
        count = institution.latest_head_count
        return read(count) if count else None

    return DataColumn(column, label, kind, cell)


REGISTER = (
    Dataset(
        name="regions",
        slug="regionai",
        group=REGISTER_GROUP,
        title=_("Regions"),
        about=_("The ten regions (counties) of Lithuania, with their codes, seats and population."),
        rows=Region.objects.all,
        columns=columns_of(
            Region,
            *(identifier(), "code", "name", "name_en", "county", "county_en", "nuts3"),
            *("seat", "latitude", "longitude", "population", "population_year"),
            *(CHANGED, page()),
        ),
    ),
    Dataset(
        name="municipalities",
        slug="savivaldybes",
        group=REGISTER_GROUP,
        title=_("Municipalities"),
        about=_("The 60 municipalities of Lithuania, with their codes, seats, coordinates and population."),
        rows=Municipality.objects.all,
        columns=columns_of(
            Municipality,
            *(identifier(), "code", "lau_code", "name", "short_name", "name_en", "kind", "region", "seat"),
            *("latitude", "longitude", "centroid_latitude", "centroid_longitude"),
            *("population", "population_year", "website"),
            *(CHANGED, page()),
        ),
        reads=("region",),
        filters={
            "kind": asking.CodeFilter(Municipality.Kind, label=_("kind")),
            "region": asking.region("region"),
        },
    ),
    Dataset(
        name="organisations",
        slug="organizacijos",
        group=REGISTER_GROUP,
        title=_("Organisations"),
        about=_(
            "Bodies that act in the reform: ministries, municipalities, NGOs, schools, care institutions."
        ),
        rows=Organisation.objects.all,
        columns=columns_of(
            Organisation,
            *(identifier(), "name", "short_name", "kind", "parent", "region", "municipality"),
            "description",
            "website",
            "origin",
            CHANGED,
            page(),
            *sources(),
        ),
        reads=("parent", "region", "municipality", "sources"),
        filters={
            "kind": asking.CodeFilter(Organisation.Kind, label=_("kind")),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality("municipality"),
        },
    ),
    Dataset(
        name="institutions",
        slug="istaigos",
        group=REGISTER_GROUP,
        title=_("Care institutions"),
        about=_("Organisations that house people, their places, residents, and their place in the reform."),
        rows=CareInstitution.objects.all,
        columns=columns_of(
            CareInstitution,
            *(identifier(), "organisation__name", "kind", "organisation__municipality", "operator"),
            *("target_group", "places"),
            _latest("residents", _("residents"), lambda count: count.residents, "number"),
            _latest("residents_counted_on", _("residents counted on"), lambda count: count.counted, "date"),
            ("reform_status", _("Empty where no source says it.")),
            *("since_on", "reform_note", "closing_on", "organisation__origin"),
            CHANGED,
            page(),
            *sources("organisation__sources"),
        ),
        reads=(
            "organisation",
            "organisation__municipality",
            "operator",
            "head_counts",
            "organisation__sources",
        ),
        filters={
            "kind": asking.CodeFilter(CareInstitution.Kind, label=_("kind")),
            "reform_status": asking.CodeFilter(CareInstitution.ReformStatus, label=_("place in the reform")),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality("organisation__municipality"),
        },
    ),
    Dataset(
        name="head-counts",
        slug="istaigu-gyventojai",
        group=REGISTER_GROUP,
        title=_("Residents of care institutions"),
        about=_("How many people lived in an institution on a day, as each source says."),
        rows=HeadCount.objects.all,
        columns=columns_of(
            HeadCount, *(identifier(), "institution", "counted_on", "residents", CHANGED, "source")
        ),
        reads=("institution__organisation", "source"),
        filters={
            "institution": asking.IdFilter(field_name="institution", label=_("care institution")),
            "year": asking.YearOfFilter("counted_on"),
        },
    ),
    Dataset(
        name="agreements",
        slug="sutartys",
        group=REGISTER_GROUP,
        title=_("Cooperation agreements"),
        about=_("Agreements between an NGO and a municipality, from the plan to the end, step by step."),
        rows=Agreement.objects.all,
        columns=columns_of(
            Agreement,
            *(identifier(), "kind", "status", "ngo", "municipality"),
            *("planned_on", "approved_on", "signed_on", "ended_on"),
            *("place", "purpose", "areas_of_work", "term", "note"),
            *("origin", CHANGED, page(), "source"),
        ),
        reads=("ngo", "municipality", "source"),
        filters={
            "kind": asking.CodeFilter(Agreement.Kind, label=_("kind")),
            "status": asking.CodeFilter(Agreement.Status, label=_("status")),
            "year": asking.YearOfFilter("signed_on", label=_("year of signing")),
            "region": asking.region("municipality__region"),
            "municipality": asking.municipality("municipality"),
            "organisation": asking.organisation("ngo"),
        },
    ),
    Dataset(
        name="signatories",
        slug="pasirasiusieji",
        group=REGISTER_GROUP,
        title=_("Signatories of agreements"),
        about=_("Who signed an agreement, with the office held on that day."),
        rows=Signatory.objects.all,
        columns=columns_of(
            Signatory,
            *(identifier(), "agreement", "person", "office", "organisation", "position"),
            *(CHANGED, "agreement__source"),
        ),
        reads=("agreement__source", "person", "organisation"),
        filters={"agreement": asking.IdFilter(field_name="agreement", label=_("agreement"))},
    ),
    Dataset(
        name="projects",
        slug="projektai",
        group=REGISTER_GROUP,
        title=_("Projects"),
        about=_("Projects and campaigns that pay for work in the reform."),
        rows=FundingProject.objects.all,
        columns=columns_of(
            FundingProject,
            *(identifier(), "slug", "name", "short_name", "kind", "code"),
            *("funder", "funding_source", "implementer", "initiator", "region", "municipalities"),
            *("starts_on", "ends_on", "months", "total_value", "funding", "participants_planned"),
            "acknowledgement",
            "description",
            "origin",
            CHANGED,
            page(),
            *sources(),
        ),
        reads=("funder", "implementer", "initiator", "region", "municipalities", "sources"),
        filters={
            "kind": asking.CodeFilter(FundingProject.Kind, label=_("kind")),
            "region": asking.region("region"),
        },
    ),
    Dataset(
        name="services",
        slug="paslaugos",
        group=REGISTER_GROUP,
        title=_("Services"),
        about=_("The community services that the reform builds, with their definitions."),
        rows=ServiceType.objects.all,
        columns=columns_of(
            ServiceType,
            *(identifier(), "slug", "name", "name_en", "definition", "definition_en", "synonyms"),
            *(CHANGED, page()),
        ),
    ),
    Dataset(
        name="sources",
        slug="saltiniai",
        group=EVIDENCE_GROUP,
        title=_("Sources"),
        about=_("The published texts that the record rests on: who published them, where and when."),
        rows=Source.objects.all,
        columns=columns_of(
            Source,
            *(identifier(), "title", "publisher", "provider", "url", "published_on", "note"),
            *("origin", CHANGED, page()),
        ),
        filters={"year": asking.YearOfFilter("published_on")},
    ),
    Dataset(
        name="claims",
        slug="teiginiai",
        group=EVIDENCE_GROUP,
        title=_("Claims"),
        about=_("Single figures and facts as sources state them. Some contradict each other, and all stay."),
        rows=Claim.objects.all,
        columns=columns_of(
            Claim,
            *(identifier(), "topic", "text", "number", "stated_on", "stated_by", "note"),
            *("organisation", "agreement", "project", "municipality", "region", "service_type"),
            *("origin", CHANGED, "source"),
        ),
        reads=(
            *("stated_by", "organisation", "agreement", "project", "municipality", "region", "service_type"),
            "source",
        ),
        filters={
            "topic": asking.CodeFilter(Claim.Topic, label=_("topic")),
            "source": asking.IdFilter(field_name="source", label=_("source")),
            "organisation": asking.organisation("organisation"),
            "region": asking.region("region"),
            "municipality": asking.municipality("municipality"),
        },
    ),
)
