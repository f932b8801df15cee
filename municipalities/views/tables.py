"""The lists of the register as tables to take away."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from municipalities.filters import (
    AgreementFilterSet,
    InstitutionFilterSet,
    OrganisationFilterSet,
    ProjectFilterSet,
    SourceFilterSet,
)
from municipalities.models import Agreement, CareInstitution, FundingProject, Organisation, Origin, Source
from municipalities.shown_facts import fact_counts
from municipalities.tables import EVIDENCE, PAGE, Column, Table, evidence, labels_of, whole_rows
from municipalities.views.appearances import event_counts

NAME = Column("name", _("Name"), width=50)
KIND = Column("kind", _("Kind"), width=26)
MUNICIPALITY = Column("municipality", _("Municipality"))
INSTITUTION_COLUMNS = (
    NAME,
    KIND,
    MUNICIPALITY,
    Column("places", _("Places"), "number"),
    Column("residents", _("Residents"), "number"),
    Column("residents_counted", _("Residents counted on"), "date"),
    Column("place_in_the_reform", _("Place in the reform"), width=22),
    *EVIDENCE,
)
AGREEMENT_COLUMNS = (
    MUNICIPALITY,
    KIND,
    Column("signed_with", _("Signed with"), width=40),
    Column("status", _("Status"), width=18),
    Column("status_date", _("Date of the status"), "date"),
    Column("signed", _("Signed on"), "date"),
    *EVIDENCE,
)
ORGANISATION_COLUMNS = (
    NAME,
    KIND,
    MUNICIPALITY,
    Column("region", _("Region"), width=22),
    Column("events", _("Events"), "number"),
    *EVIDENCE,
)
PROJECT_COLUMNS = (
    NAME,
    KIND,
    Column("carried_out_by", _("Carried out by")),
    Column("initiated_by", _("Initiated by")),
    Column("paid_by", _("Paid by")),
    Column("starts", _("Starts"), "date"),
    Column("ends", _("Ends"), "date"),
    Column("funding", _("Funding, euros"), "number"),
    *EVIDENCE,
)
SOURCE_COLUMNS = (
    Column("publisher", _("Publisher")),
    Column("title", _("Title"), width=60),
    Column("published", _("Published on"), "date"),
    Column("events", _("Events"), "number"),
    Column("claims", _("Claims"), "number"),
    Column("facts", _("Facts"), "number"),
    PAGE,
    *EVIDENCE[2:],
)


def institution_table(filter_: InstitutionFilterSet, site: str) -> Table:
    """The institutions that the reader asked for."""
    rows = _institution_rows(filter_, site)
    return Table("istaigos", _("Care institutions"), INSTITUTION_COLUMNS, rows, mistaken=filter_.mistaken)


def _institution_rows(filter_: InstitutionFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    whole = CareInstitution.objects.for_list().prefetch_related(
        "head_counts__source", "organisation__sources"
    )
    kinds, statuses = labels_of(CareInstitution.Kind), labels_of(CareInstitution.ReformStatus)
    origins = labels_of(Origin)
    for institution in (institution for some in whole_rows(filter_.qs, whole) for institution in some):
        organisation, count = institution.organisation, institution.latest_head_count
        sources = [count.source if count else None, *organisation.sources.all()]
        page = f"{site}{institution.get_absolute_url()}"
        yield (
            str(organisation),
            kinds[institution.kind],
            organisation.municipality,
            institution.places,
            count.residents if count else None,
            count.counted if count else None,
            statuses.get(institution.reform_status),
            *evidence(page, sources, origins[organisation.origin]),
        )


def agreement_table(filter_: AgreementFilterSet, site: str) -> Table:
    """The agreements that the reader asked for."""
    rows = _agreement_rows(filter_, site)
    return Table("sutartys", _("Cooperation agreements"), AGREEMENT_COLUMNS, rows, mistaken=filter_.mistaken)


def _agreement_rows(filter_: AgreementFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    whole = Agreement.objects.for_list()
    kinds, statuses = labels_of(Agreement.Kind), labels_of(Agreement.Status)
    origins = labels_of(Origin)
    for agreement in (agreement for some in whole_rows(filter_.qs, whole) for agreement in some):
        page = f"{site}{agreement.get_absolute_url()}"
        yield (
            agreement.municipality,
            kinds[agreement.kind],
            agreement.ngo,
            statuses[agreement.status],
            agreement.latest_date,
            agreement.signed,
            *evidence(page, [agreement.source], origins[agreement.origin]),
        )


def organisation_table(filter_: OrganisationFilterSet, site: str) -> Table:
    """The organisations that the reader asked for."""
    rows = _organisation_rows(filter_, site)
    return Table("organizacijos", _("Organisations"), ORGANISATION_COLUMNS, rows, mistaken=filter_.mistaken)


def _organisation_rows(filter_: OrganisationFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    whole = Organisation.objects.select_related("municipality", "region").prefetch_related("sources")
    kinds, origins = labels_of(Organisation.Kind), labels_of(Origin)
    for organisations in whole_rows(filter_.qs, whole):
        counts = event_counts(organisations)
        for organisation in organisations:
            page = f"{site}{organisation.get_absolute_url()}"
            yield (
                str(organisation),
                kinds[organisation.kind],
                organisation.municipality,
                organisation.region,
                counts[organisation.pk],
                *evidence(page, organisation.sources.all(), origins[organisation.origin]),
            )


def project_table(filter_: ProjectFilterSet, site: str) -> Table:
    """The projects that the reader asked for."""
    rows = _project_rows(filter_, site)
    return Table("projektai", _("Projects"), PROJECT_COLUMNS, rows, mistaken=filter_.mistaken)


def _project_rows(filter_: ProjectFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    projects = FundingProject.objects.select_related("implementer", "funder", "initiator")
    whole = projects.prefetch_related("sources")
    kinds, origins = labels_of(FundingProject.Kind), labels_of(Origin)
    for project in (project for some in whole_rows(filter_.qs, whole) for project in some):
        page = f"{site}{project.get_absolute_url()}"
        yield (
            str(project),
            kinds[project.kind],
            project.implementer,
            project.initiator,
            project.funder or project.funding_source or None,
            project.starts,
            project.ends,
            project.funding,
            *evidence(page, project.sources.all(), origins[project.origin]),
        )


def source_table(filter_: SourceFilterSet, site: str) -> Table:
    """The sources that the reader asked for."""
    rows = _source_rows(filter_, site)
    return Table("saltiniai", _("Sources"), SOURCE_COLUMNS, rows, mistaken=filter_.mistaken)


def _source_rows(filter_: SourceFilterSet, site: str) -> Iterator[tuple[Any, ...]]:
    origins = labels_of(Origin)
    for sources in whole_rows(filter_.qs, Source.objects.all()):
        event_counts_, claim_counts = resting_counts(sources)
        counted = fact_counts(sources)
        for source in sources:
            yield (
                source.publisher,
                source.title,
                source.published,
                event_counts_[source.pk],
                claim_counts[source.pk],
                counted[source.pk],
                f"{site}{source.get_absolute_url()}",
                source.url or None,
                origins[source.origin],
            )


def resting_counts(sources: Iterable[Source]) -> tuple[Counter[int], Counter[int]]:
    """How many published events, and how many claims, rest on each of the sources."""
    # Two counts in one query would multiply the rows of one by those of the other.
    shown = Source.objects.filter(pk__in=[source.pk for source in sources]).order_by()
    events = shown.filter(events__status="published").annotate(count=Count("events"))
    claims = shown.annotate(count=Count("claims"))
    found = (Counter(dict(rows.values_list("pk", "count"))) for rows in (events, claims))
    return next(found), next(found)
