"""What the reform has come to: services, figures, plans and milestones, each with its evidence."""

from django.utils.translation import gettext_lazy as _

from portal.open_data import asking
from portal.open_data.columns import columns_of, identifier, page
from portal.open_data.dataset import Dataset
from portal.open_data.datasets.shared import CHANGED
from progress.models import (
    Indicator,
    IndicatorValue,
    Milestone,
    PlanFinding,
    ServiceProvision,
    SocialServicesPlan,
    Target,
)

GROUP = _("What the reform has come to")
EVIDENCE = ("event", "source")
WHOLE_COUNTRY = _("Where neither a region nor a municipality is named, the whole country.")

PROGRESS = (
    Dataset(
        name="service-provisions",
        slug="paslaugu-teikimas",
        group=GROUP,
        title=_("Services of municipalities"),
        about=_(
            "How far a municipality has come with a community service, as of a day. Where there is no row, "
            "nothing is known: that does not mean that there is no service."
        ),
        rows=ServiceProvision.objects.public,
        columns=columns_of(
            ServiceProvision,
            *(identifier(), "municipality", "service", "status", "stated_on", "since_on", "provider"),
            *("funding", "note", "origin", CHANGED, page(), *EVIDENCE),
        ),
        reads=("municipality", "service", "provider", *EVIDENCE),
        filters={
            "service": asking.service("service"),
            "status": asking.CodeFilter(ServiceProvision.Status, label=_("status")),
            "region": asking.region("municipality__region"),
            "municipality": asking.municipality("municipality"),
        },
    ),
    Dataset(
        name="indicators",
        slug="rodikliai",
        group=GROUP,
        title=_("Indicators"),
        about=_("The figures by which the reform is followed: what they count, in what unit, and how."),
        rows=Indicator.objects.all,
        columns=columns_of(
            Indicator,
            *(identifier(), "slug", "name", "name_en", "definition", "definition_en", "unit", "unit_en"),
            *("decimals", "direction", "frequency", "least", "most", "is_headline"),
            *("origin", CHANGED, page()),
        ),
    ),
    Dataset(
        name="indicator-values",
        slug="rodikliu-reiksmes",
        group=GROUP,
        title=_("Values of indicators"),
        about=_(
            "What an indicator came to in a territory and period, as each source gives it. Of values that "
            "contradict each other one is in use."
        ),
        rows=IndicatorValue.objects.public,
        columns=columns_of(
            IndicatorValue,
            *(identifier(), "indicator"),
            ("region", WHOLE_COUNTRY),
            *("municipality", "period_on"),
            ("until_on", _("Where the period is longer than a day, a month or a year.")),
            *("value", "indicator__unit", "quality", "is_provisional", "is_in_use", "note"),
            *("origin", CHANGED, page(), *EVIDENCE),
        ),
        reads=("indicator", "region", "municipality", *EVIDENCE),
        filters={
            "indicator": asking.indicator(),
            "year": asking.YearOfFilter("period_on"),
            "region": asking.region("region"),
            "municipality": asking.municipality("municipality"),
            "is_in_use": asking.FlagFilter(field_name="is_in_use", label=_("in use")),
        },
    ),
    Dataset(
        name="targets",
        slug="siekiniai",
        group=GROUP,
        title=_("Targets"),
        about=_("What an indicator is to come to by some day, as somebody has promised or planned."),
        rows=Target.objects.public,
        columns=columns_of(
            Target,
            *(identifier(), "indicator"),
            ("region", WHOLE_COUNTRY),
            *("municipality", "value", "indicator__unit", "due_on", "note"),
            *("origin", CHANGED, page(), *EVIDENCE),
        ),
        reads=("indicator", "region", "municipality", *EVIDENCE),
        filters={
            "indicator": asking.indicator(),
            "region": asking.region("region"),
            "municipality": asking.municipality("municipality"),
        },
    ),
    Dataset(
        name="plans",
        slug="socialiniu-paslaugu-planai",
        group=GROUP,
        title=_("Social services plans"),
        about=_(
            "Plans of social services that municipal councils approved, as far as sources speak of them."
        ),
        rows=SocialServicesPlan.objects.public,
        columns=columns_of(
            SocialServicesPlan,
            *(identifier(), "municipality", "title", "first_year", "last_year", "approved_on", "url"),
            *("origin", CHANGED, *EVIDENCE),
        ),
        reads=("municipality", *EVIDENCE),
        filters={
            "region": asking.region("municipality__region"),
            "municipality": asking.municipality("municipality"),
        },
    ),
    Dataset(
        name="plan-findings",
        slug="planu-isvados",
        group=GROUP,
        title=_("Findings on plans"),
        about=_("How a plan, or the plans of a region, meet a fixed criterion, in words that show it."),
        rows=PlanFinding.objects.public,
        columns=columns_of(
            PlanFinding,
            *(identifier(), "plan", "plan__municipality", "region", "criterion", "criterion__question"),
            *("criterion__question_en", "verdict", "words", "plans_meeting", "plans_read", "stated_on"),
            *("origin", CHANGED, page(), *EVIDENCE),
        ),
        reads=("plan__municipality", "region", "criterion", *EVIDENCE),
        filters={
            "verdict": asking.CodeFilter(PlanFinding.Verdict, label=_("verdict")),
            "region": asking.region(method="in_region"),
            "municipality": asking.municipality("plan__municipality"),
        },
    ),
    Dataset(
        name="milestones",
        slug="gaires",
        group=GROUP,
        title=_("Milestones of the reform"),
        about=_("Dated steps of the reform itself: acts, changes of the system, goals."),
        rows=Milestone.objects.public,
        columns=columns_of(
            Milestone,
            *(identifier(), "kind", "dated_on", "title", "title_en", "text"),
            *("origin", CHANGED, page(), *EVIDENCE),
        ),
        reads=EVIDENCE,
        filters={
            "kind": asking.CodeFilter(Milestone.Kind, label=_("kind")),
            "year": asking.YearOfFilter("dated_on"),
        },
    ),
)
