"""What a person may ask of the room's lists."""

from collections import Counter
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db import models
from django.db.models import Case, Count, Exists, F, Func, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Collate
from django.utils.translation import gettext_lazy as _

from events.models import Commitment, Event, Outcome
from events.models.event import is_submitted
from municipalities.listing import (
    LateChoiceFilter,
    ListFilterSet,
    MunicipalityFilter,
    RegionFilter,
    ServiceFilter,
    SlugChoiceFilter,
    SortFilter,
    WordsFilter,
    YearFilter,
    ask,
    choice_slugs,
)
from municipalities.models import Organisation, ServiceType

KINDS = choice_slugs(
    apskritasis_stalas=Event.Kind.ROUND_TABLE,
    regiono_diskusija=Event.Kind.DISCUSSION,
    susitikimas_su_seimomis=Event.Kind.FAMILY_MEETING,
    mokymai=Event.Kind.TRAINING,
    sutarties_pasirasymas=Event.Kind.SIGNING,
    konferencija=Event.Kind.CONFERENCE,
    apdovanojimai=Event.Kind.AWARD,
)
OUTCOME_KINDS = choice_slugs(
    geroji_patirtis=Outcome.Kind.PRACTICE,
    problema=Outcome.Kind.PROBLEM,
    poreikis=Outcome.Kind.NEED,
    isvada=Outcome.Kind.CONCLUSION,
)
THEMES = choice_slugs(
    finansavimas=Outcome.Theme.FUNDING,
    planavimas=Outcome.Theme.PLANNING,
    specialistai=Outcome.Theme.SPECIALISTS,
    paslaugu_prieinamumas=Outcome.Theme.ACCESS,
    valdymas=Outcome.Theme.GOVERNANCE,
    informavimas=Outcome.Theme.INFORMATION,
    visuomenes_nuostatos=Outcome.Theme.ATTITUDES,
    bendradarbiavimas=Outcome.Theme.COOPERATION,
    kompensavimas=Outcome.Theme.COMPENSATION,
    paslaugu_pletra=Outcome.Theme.DEVELOPMENT,
    laikas_po_pamoku=Outcome.Theme.AFTER_SCHOOL,
)
THEME_WORDS = {term: word for word, (term, _label) in THEMES.items()}
# Overdue is no status of its own: an open promise may be overdue, and so may one in progress.
OVERDUE = "overdue"
STATUSES = {
    **choice_slugs(
        atviras=Commitment.Status.OPEN,
        vykdomas=Commitment.Status.IN_PROGRESS,
        ivykdytas=Commitment.Status.DONE,
        atsisakyta=Commitment.Status.DROPPED,
    ),
    "veluoja": (OVERDUE, _("overdue")),
}


def add_up(*counts: QuerySet) -> Counter[Any]:
    """Add up the counts of several queries, each of (word, number) pairs, in one query."""
    total: Counter[Any] = Counter()
    for word, number in counts[0].union(*counts[1:], all=True):
        total[word] += number
    return total


def _themes() -> list[tuple[Any, list[tuple[str, Any]]]]:
    services = ServiceType.objects.only("slug", "name", "name_en")
    return [
        (_("Services"), [(service.slug, str(service)) for service in services]),
        (_("What findings are about"), [(word, label) for word, (_term, label) in THEMES.items()]),
    ]


class ThemeFilter(LateChoiceFilter):
    """A service by its slug, or what findings are about by its word; the list says what it does with them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            find=_themes,
            label=_("Theme"),
            empty_label=_("all themes"),
            error_messages={"invalid_choice": _("There is no such theme. Choose from the list.")},
            **kwargs,
        )


def _event_years() -> QuerySet:
    years = Event.objects.published().order_by("-starts_on__year")
    return years.values_list("starts_on__year", flat=True).distinct()


def _count_event_regions(events: QuerySet) -> Counter[Any]:
    guests = Event.guest_regions.through.objects.filter(event__in=events)
    return add_up(
        events.values_list("region__slug").annotate(Count("pk")),
        guests.filter(Q(event__region__isnull=True) | ~Q(region=F("event__region")))
        .values_list("region__slug")
        .annotate(Count("pk")),
    )


def _count_event_municipalities(events: QuerySet) -> Counter[Any]:
    represented = Event.municipalities.through.objects.filter(event__in=events)
    is_elsewhere = Q(event__host_municipality__isnull=True) | ~Q(municipality=F("event__host_municipality"))
    return add_up(
        events.values_list("host_municipality__slug").annotate(Count("pk")),
        represented.filter(is_elsewhere).values_list("municipality__slug").annotate(Count("pk")),
    )


def _count_event_themes(events: QuerySet) -> Counter[Any]:
    of_events = Event.services.through.objects
    of_outcomes = Outcome.services.through.objects.filter(outcome__event__in=events)
    is_told_by_event = of_events.filter(event=OuterRef("outcome__event"), servicetype=OuterRef("servicetype"))
    themes = Outcome.objects.filter(event__in=events).exclude(theme="").order_by()
    total = add_up(
        of_events.filter(event__in=events).values_list("servicetype__slug").annotate(Count("pk")),
        of_outcomes.filter(~Exists(is_told_by_event))
        .values_list("servicetype__slug")
        .annotate(Count("outcome__event", distinct=True)),
        themes.values_list("theme").annotate(Count("event", distinct=True)),
    )
    return Counter({THEME_WORDS.get(word, word): number for word, number in total.items()})


class EventFilterSet(ListFilterSet):
    """Events by where, what, when and about what."""

    q = WordsFilter("words")
    regionas = RegionFilter(method=ask("in_region"))
    savivaldybe = MunicipalityFilter(method=ask("attended_by"))
    rusis = SlugChoiceFilter(KINDS, field_name="kind", label=_("Kind"), empty_label=_("all kinds"))
    metai = YearFilter(_event_years, field_name="starts_on", lookup_expr="year")
    tema = ThemeFilter(method="with_theme")
    rikiuoti = SortFilter(
        {
            "naujausi": (_("newest first"), (F("starts_on").desc(nulls_last=True), "-pk")),
            "seniausi": (_("oldest first"), (F("starts_on").asc(nulls_last=True), "pk")),
            "pavadinimas": (
                _("by title"),
                (Collate(Func("title", function="lithuanian_sort_key"), "C"), "-starts_on", "-pk"),
            ),
        }
    )
    facets: ClassVar = {
        "regionas": _count_event_regions,
        "savivaldybe": _count_event_municipalities,
        "rusis": "kind",
        "metai": "starts_on__year",
        "tema": _count_event_themes,
    }

    def with_theme(self, events: QuerySet, _name: str, word: str) -> QuerySet:
        """About a service, by the event itself or by what came of it; or with a finding of the theme."""
        if word in THEMES:
            return events.filter(pk__in=Outcome.objects.filter(theme=THEMES[word][0]).values("event"))
        told = Event.services.through.objects.filter(servicetype__slug=word)
        heard = Outcome.objects.filter(services__slug=word)
        return events.filter(Q(pk__in=told.values("event")) | Q(pk__in=heard.values("event")))


OWN_STATUSES = {
    "juodrastis": (Event.Status.DRAFT.value, _("Drafts")),
    "pateiktas": (Event.Status.IN_REVIEW.value, _("Submitted")),
    "paskelbtas": (Event.Status.PUBLISHED.value, _("Published ones")),
    "archyve": (Event.Status.WITHDRAWN.value, _("In the archive")),
}


class OwnEventFilterSet(ListFilterSet):
    """The events that somebody works on, by their status, year and words."""

    q = WordsFilter("words")
    metai = YearFilter(tuple, field_name="starts_on", lookup_expr="year")
    rikiuoti = SortFilter(
        {
            "keisti": (
                _("changed latest first"),
                (Coalesce("working_copy__saved_at", "changed_at").desc(), "-pk"),
            ),
            "naujausi": (_("newest first"), (F("starts_on").desc(nulls_last=True), "-pk")),
            "pavadinimas": (
                _("by title"),
                (Collate(Func("title", function="lithuanian_sort_key"), "C"), "-pk"),
            ),
        }
    )
    # Chosen by the chips above the form, and kept by the form.
    busena = SlugChoiceFilter(OWN_STATUSES, field_name="stage", label=_("Status"), widget=forms.HiddenInput)
    facets: ClassVar = {"busena": "stage"}

    def __init__(self, data: Any, queryset: QuerySet) -> None:
        # Changes that were submitted are found among what is in review, though the event is public.
        stage = Case(When(is_submitted(), then=Value(Event.Status.IN_REVIEW.value)), default="status")
        super().__init__(data, queryset=queryset.annotate(stage=stage))
        years = queryset.filter(starts_on__isnull=False).order_by("-starts_on__year")
        found = years.values_list("starts_on__year", flat=True).distinct()
        self.filters["metai"].find = lambda: [(str(year), str(year)) for year in found]

    @property
    def chips(self) -> list[tuple[str, Any, int]]:
        """The word in the address of each status, its name, and how many events have it."""
        counts = self.counts["busena"]
        return [(word, label, counts.get(term, 0)) for word, (term, label) in OWN_STATUSES.items()]


class StatusFilter(SlugChoiceFilter):
    """A status of commitments, or overdue."""

    def filter(self, qs: Any, value: str) -> QuerySet:
        """Overdue is asked of the date, the rest of the column."""
        return qs.overdue() if STATUSES.get(value, ("",))[0] == OVERDUE else super().filter(qs, value)


def _count_statuses(commitments: QuerySet) -> dict[Any, int]:
    overdue = Commitment.objects.filter(pk__in=commitments).overdue()
    return dict(
        add_up(
            commitments.values_list("status").annotate(Count("pk")),
            overdue.order_by()
            .annotate(word=Value(OVERDUE, output_field=models.CharField()))
            .values_list("word")
            .annotate(Count("pk")),
        )
    )


class CommitmentFilterSet(ListFilterSet):
    """Commitments by who made them, where, and what has become of them."""

    q = WordsFilter("words")
    regionas = RegionFilter(method=ask("in_region"))
    savivaldybe = MunicipalityFilter(method=ask("of_municipality"))
    atsakingas = django_filters.ModelChoiceFilter(
        field_name="responsible_organisation",
        queryset=Organisation.objects.filter(
            pk__in=Commitment.objects.public().values("responsible_organisation")
        ).only("slug", "name", "english", "sort_key"),
        to_field_name="slug",
        label=_("Responsible"),
        empty_label=_("all organisations"),
        error_messages={"invalid_choice": _("There is no such organisation. Choose from the list.")},
    )
    paslauga = ServiceFilter(field_name="services")
    busena = StatusFilter(STATUSES, field_name="status", label=_("Status"), empty_label=_("all statuses"))
    rikiuoti = SortFilter(
        {
            "terminas": (_("unfinished first, due soonest first"), Commitment.most_urgent_first()),
            "naujausi": (
                _("promised latest first"),
                (F("event__starts_on").desc(nulls_last=True), "-event", "position", "pk"),
            ),
        }
    )
    facets: ClassVar = {"busena": _count_statuses}


def _count_outcome_regions(outcomes: QuerySet) -> dict[Any, int]:
    where = Coalesce("region__slug", "event__region__slug")
    return dict(outcomes.annotate(where=where).values_list("where").annotate(Count("pk")))


def _count_outcome_themes(outcomes: QuerySet) -> Counter[Any]:
    services = Outcome.services.through.objects.filter(outcome__in=outcomes)
    total = add_up(
        services.values_list("servicetype__slug").annotate(Count("pk")),
        outcomes.exclude(theme="").values_list("theme").annotate(Count("pk")),
    )
    return Counter({THEME_WORDS.get(word, word): number for word, number in total.items()})


class ExperienceFilterSet(ListFilterSet):
    """What events brought to light, by kind, where it applies and what it is about."""

    q = WordsFilter("words")
    rusis = SlugChoiceFilter(OUTCOME_KINDS, field_name="kind", label=_("Kind"), empty_label=_("all kinds"))
    tema = ThemeFilter(method="with_theme")
    regionas = RegionFilter(method=ask("in_region"))
    savivaldybe = MunicipalityFilter(method=ask("of_municipality"))
    rikiuoti = SortFilter(
        {
            "naujausi": (
                _("latest event first"),
                (F("event__starts_on").desc(nulls_last=True), "-event", "position", "pk"),
            ),
            "seniausi": (
                _("earliest event first"),
                (F("event__starts_on").asc(nulls_last=True), "event", "position", "pk"),
            ),
        }
    )
    facets: ClassVar = {
        "rusis": "kind",
        "tema": _count_outcome_themes,
        "regionas": _count_outcome_regions,
    }

    def with_theme(self, outcomes: QuerySet, _name: str, word: str) -> QuerySet:
        """About a service, or of a theme."""
        if word in THEMES:
            return outcomes.filter(theme=THEMES[word][0])
        return outcomes.filter(
            pk__in=Outcome.services.through.objects.filter(servicetype__slug=word).values("outcome")
        )
