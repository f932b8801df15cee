"""The whole report of a region, or of the country, over a period."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Commitment
from events.models.commitments import CommitmentQuerySet
from municipalities.models import Municipality, Origin, Region
from municipalities.words import number_text
from progress.models import ServiceProvision
from progress.reports.changed import changed_section
from progress.reports.content import Report, Section, Stat
from progress.reports.figures import figures_section
from progress.reports.period import Period
from progress.reports.sections import (
    Ground,
    agreements_section,
    events_of,
    events_section,
    outcomes_section,
    plans_section,
    promises,
    promises_section,
    provisions,
    represented,
    services_section,
)


def report_of(region: Region | None, period: Period) -> Report:
    """Gather the report: what the portal knows up to the last day of the period."""
    municipalities = Municipality.objects.defer("aliases").order_by("sort_key")
    if region:
        municipalities = municipalities.filter(region=region)
    ground = Ground(region, period, list(municipalities), events_of(region, period))
    made, known = promises(ground), provisions(ground)
    sections = (
        changed_section(ground, known),
        events_section(ground),
        outcomes_section(ground),
        promises_section(made),
        services_section(ground, known),
        plans_section(ground),
        figures_section(ground),
        agreements_section(ground),
    )
    return Report(
        title=str(region) if region else _("Lithuania"),
        period=period.text,
        has_sample=ground.has_sample
        or any(row.is_sample for row in known)
        or ground.events.filter(origin=Origin.SAMPLE).exists()
        or made.filter(origin=Origin.SAMPLE).exists(),
        stats=tuple(_stats(ground, made, known, sections)),
        sections=sections,
        sources=tuple(sorted(ground.rests_on.values(), key=lambda item: item.text)),
        address=_address(region),
    )


def _address(region: Region | None) -> str:
    if region is None:
        return reverse("progress:country_report")
    return reverse("progress:region_report", args=[region.slug])


def _stats(
    ground: Ground, made: CommitmentQuerySet, known: list[ServiceProvision], sections: tuple[Section, ...]
) -> list[Stat]:
    """The figures at the head: each is the number of rows of what stands below."""
    events, places = ground.events.count(), len(ground.municipalities)
    present = represented(ground)
    of_places = _("%(present)s of %(places)s") % {"present": present, "places": places}
    counts = made.order_by().aggregate(
        kept=Count("pk", filter=Q(status_then=Commitment.Status.DONE)),
        unfinished=Count("pk", filter=Q(status_then__in=Commitment.UNFINISHED)),
        late=Count("pk", filter=Q(is_overdue_then=True)),
    )
    kept, unfinished, late = counts["kept"], counts["unfinished"], counts["late"]
    provided = sum(provision.is_provided for provision in known)
    agreements = next(section for section in sections if section.key == "sutartys")
    agreed = sum(len(grid.rows) for grid in agreements.parts if hasattr(grid, "rows"))
    return [
        Stat(number_text(events), ngettext("event", "events", events)),
        Stat(of_places, ngettext("municipality represented", "municipalities represented", present)),
        Stat(number_text(kept), ngettext("commitment kept", "commitments kept", kept)),
        Stat(
            number_text(unfinished),
            ngettext("unfinished commitment", "unfinished commitments", unfinished),
            ngettext("%(count)s overdue", "%(count)s overdue", late) % {"count": late} if late else "",
            is_late=bool(late),
        ),
        Stat(number_text(provided), ngettext("service provided", "services provided", provided)),
        Stat(
            number_text(agreed),
            ngettext("agreement, signed or planned", "agreements, signed or planned", agreed),
        ),
    ]
