"""What happens in the sample: events, who was there, what came of them and what was promised."""

import datetime as dt
from collections import deque
from collections.abc import Sequence
from typing import Any

from django.utils.text import slugify

from events.models import (
    AttendanceGroup,
    Commitment,
    CommitmentUpdate,
    Event,
    Outcome,
    Participation,
    Presentation,
)
from events.sample import words
from events.sample.cast import LAST_DAY, Cast, Dice, Member, Rows, Territory, as_known, sample_key, some_day
from municipalities.models import Municipality, Region, ServiceType
from municipalities.partial_dates import PartialDate, Precision

KINDS = ("round_table", "discussion", "family_meeting", "training", "signing", "conference", "award")
KIND_WEIGHTS = (30, 25, 12, 15, 8, 6, 4)
STATUSES = ("published", "draft", "in_review", "withdrawn")
STATUS_WEIGHTS = (88, 5, 3, 4)
YEARS = range(2016, 2027)
YEAR_WEIGHTS = (6, 12, 14, 12, 6, 6, 8, 9, 10, 10, 7)
# Every so many events one is there to break the layout, and one that says as little as it may.
LONG_EVERY = 50
SHORT_EVERY = 41
# The event's own roles, in the order in which they are written; the rest are participants.
ROLES = ("organiser", "moderator", "welcome", "speaker", "speaker", "speaker", "guest")
# Out of a hundred organisers so many are named by their organisation alone; so many others stand for one.
ALONE, TOGETHER = 70, 50
MOST_GUESTS = 3
PUBLIC_ROLES = {"organiser", "moderator", "welcome", "speaker", "signatory", "awardee"}


class Meetings:
    """Makes event after event. Event number n is the same in a sample of any size that has it."""

    def __init__(self, territory: Territory, cast: Cast, seed: int) -> None:
        self.territory = territory
        self.cast = cast
        self.seed = seed
        self.places = {
            region: [place for place in territory.municipalities if place.region == region]
            for region in territory.regions
        }
        # The published events that a later one may name, by region.
        self.earlier: dict[Region | None, deque[Event]] = {
            region: deque(maxlen=30) for region in [*territory.regions, None]
        }

    def add(self, number: int, rows: Rows) -> None:
        """Make event `number` with all that belongs to it."""
        _Meeting(self, number, rows).make()


class _Meeting:
    """One event in the making."""

    def __init__(self, meetings: Meetings, number: int, rows: Rows) -> None:
        self.rng = rng = Dice(f"{meetings.seed}:event:{number}")
        self.territory, self.cast = meetings.territory, meetings.cast
        self.number, self.rows = number, rows
        self.is_long = number % LONG_EVERY == LONG_EVERY - 1
        self.is_short = number % SHORT_EVERY == SHORT_EVERY - 1
        self.kind = rng.choices(KINDS, KIND_WEIGHTS)[0]
        self.region = None if rng.chance(4) else rng.choice(self.territory.regions)
        self.near = meetings.places[self.region] if self.region else self.territory.municipalities
        self.host = None if self.region and rng.chance(12) else rng.choice(self.near)
        self.services = rng.sample(
            self.territory.services, min(rng.randrange(2, 5), len(self.territory.services))
        )
        self.earlier = meetings.earlier[self.region]
        self.day = some_day(rng, *self.year())

    def year(self) -> tuple[dt.date, dt.date]:
        """Choose the year of the event: its first and its last day."""
        year = self.rng.choices(YEARS, YEAR_WEIGHTS)[0]
        return dt.date(year, 1, 5), dt.date(year, 12, 20)

    def make(self) -> None:
        """Make the event and its parts."""
        event = self.rows.add(self.event())
        self.event_links(event)
        self.attendance(event)
        if not self.is_short:
            self.outcomes(event)
            self.commitments(event)
        if event.status == Event.Status.PUBLISHED:
            self.earlier.append(event)

    # ---- Words

    def say(
        self, template: str, service: ServiceType | None = None, place: Municipality | None = None
    ) -> str:
        """Fill the template with the event's own words, or with another service or place."""
        one = service or self.services[0]
        other = next((row for row in self.services if row != one), one)
        gen, acc = _forms(one)
        gen2, acc2 = _forms(other)
        area_gen = f"{self.region.stem} regiono" if self.region else "visos Lietuvos"
        somewhere = place or self.host or self.near[0]
        return template.format(
            gen=gen,
            acc=acc,
            gen2=gen2,
            acc2=acc2,
            area_gen=area_gen,
            area_gen_capital=area_gen[0].upper() + area_gen[1:],
            area_loc=self.region.locative if self.region else "visoje Lietuvoje",
            place=self.place,
            municipality=somewhere.genitive,
        )

    @property
    def place(self) -> str:
        """Where it happened: "Kaune", "Kauno regione"."""
        if self.host:
            return self.host.seat_locative
        return self.region.locative if self.region else "visoje Lietuvoje"

    def some(self, templates: Sequence[str], count: int = 1) -> str:
        """Fill some of the templates, none twice."""
        chosen = self.rng.sample(templates, min(count, len(templates)))
        return " ".join(self.say(template) for template in chosen)

    def title(self) -> str:
        """Every title says that it is a sample."""
        if self.is_long:
            return f"Pavyzdys: {self.say(words.LONG_TITLE)}"[:250]
        title = self.some(words.TITLES[self.kind])
        return (
            f"Pavyzdys: {title}"
            if self.rng.chance(40)
            else f"Pavyzdys: {title} ({self.day.year} m., {self.place})"
        )

    def lead(self) -> str:
        """One to three sentences."""
        if self.is_short:
            return "Pavyzdys: renginys įvyko."
        lead = self.some(words.LEADS[self.kind])
        return f"{lead} {self.some(words.MORE_LEAD, self.rng.randrange(3))}".strip()

    def body(self) -> str:
        """Up to six paragraphs; long ones where the layout is tried."""
        paragraphs = 0 if self.is_short else 14 if self.is_long else self.rng.randrange(7)
        return "\n\n".join(self.some(words.BODY, self.rng.randrange(2, 6)) for _ in range(paragraphs))

    # ---- The event

    def event(self) -> Event:
        """The event's own row."""
        rng = self.rng
        status = rng.choices(STATUSES, STATUS_WEIGHTS)[0]
        starts = as_known(rng, self.day)
        is_day = starts.precision == Precision.DAY and not starts.is_latest
        lasts = rng.chance(8) and starts.precision == Precision.DAY
        begins = dt.time(rng.randrange(9, 15), rng.choice([0, 0, 30])) if is_day and rng.chance(40) else None
        ends = begins.replace(hour=begins.hour + rng.randrange(1, 5)) if begins and rng.chance(70) else None
        where = self.host.slug if self.host else self.region.slug if self.region else "lietuva"
        event = Event(
            **sample_key("event", self.number),
            kind=self.kind,
            title=self.title(),
            slug=slugify(f"pavyzdys-{self.number + 1}-{self.kind}-{where}")[:120],
            status=status,
            starts=starts,
            ends=PartialDate(self.day + dt.timedelta(days=1)) if lasts else None,
            starts_at=begins,
            ends_at=ends,
            region=self.region,
            is_nationwide=self.region is None,
            host_municipality=self.host,
            venue=self.some(words.VENUES),
            lead=self.lead(),
            body=self.body(),
            headcount=self.headcount(),
            attendance_note=self.some(words.ATTENDANCE_NOTES) if rng.chance(30) else "",
            source=rng.choice(self.cast.sources) if rng.chance(80) else None,
            owner=rng.choice(self.cast.organisations),
        )
        if status == Event.Status.DRAFT:
            self.leave_unfinished(event)
        return event

    def headcount(self) -> int | None:
        """How many came: unknown for a third, hundreds at a conference."""
        if self.rng.chance(35):
            return None
        return self.rng.randrange(80, 1200) if self.kind == "conference" else self.rng.randrange(6, 90)

    def leave_unfinished(self, event: Event) -> None:
        """Take from a draft what its author has not written yet."""
        for name, empty in (("lead", ""), ("body", ""), ("title", "")):
            if self.rng.chance(40):
                setattr(event, name, empty)
        if self.rng.chance(30):
            event.starts = event.ends = event.starts_at = event.ends_at = None

    def event_links(self, event: Event) -> None:
        """Guest regions, municipalities, services, agreements and projects."""
        rng, link = self.rng, self.rows.link
        others = [region for region in self.territory.regions if region != self.region]
        guests = (
            rng.sample(others, min(rng.randrange(1, MOST_GUESTS + 1), len(others))) if rng.chance(15) else []
        )
        for region in guests:
            link(Event.guest_regions, event=event, region=region)
        if not self.is_short:
            for place in rng.sample(self.near, rng.randrange(min(len(self.near), 12) + 1)):
                link(Event.municipalities, event=event, municipality=place)
            for service in self.services:
                link(Event.services, event=event, servicetype=service)
        if self.kind == "signing":
            signed = [row for place in self.near for row in self.cast.agreements[place] if row.signed_on]
            for agreement in rng.sample(signed, min(rng.choice([1, 1, 1, 2]), len(signed))):
                link(Event.agreements, event=event, agreement=agreement)
        for project in rng.sample(self.cast.projects, rng.choices([0, 1, 2], [70, 25, 5])[0]):
            link(Event.projects, event=event, fundingproject=project)

    # ---- Who was there

    def attendance(self, event: Event) -> None:
        """Three to forty participants, some presentations, and numbers by sector."""
        rng = self.rng
        count = 40 if self.is_long else 3 if self.is_short else int(rng.triangular(3, 40, 6))
        people = rng.sample(self.cast.people, count)
        for position, member in enumerate(people):
            self.participation(event, position, member)
        for position, member in enumerate(people[3 : 3 + rng.randrange(5)]):
            is_anonymous = rng.chance(10)
            self.rows.add(
                Presentation(
                    event=event,
                    position=position,
                    topic=self.some(words.TOPICS),
                    speaker=None if is_anonymous else member.person,
                    organisation=rng.choice(self.cast.organisations) if is_anonymous else None,
                    office="" if is_anonymous else member.office(rng),
                )
            )
        if rng.chance(35):
            for sector in rng.sample(AttendanceGroup.Sector.values, rng.randrange(1, 7)):
                number = rng.randrange(1, 25) if rng.chance(80) else None
                self.rows.add(AttendanceGroup(event=event, sector=sector, count=number))

    def participation(self, event: Event, position: int, member: Member) -> None:
        """One participant: the first ones have a part in the event, the rest came to listen."""
        rng = self.rng
        role = ROLES[position] if position < len(ROLES) else "participant"
        if self.kind == "signing" and role == "speaker":
            role = "signatory"
        elif self.kind == "award" and role == "speaker":
            role = "awardee"
        stands_for = rng.randrange(100)
        self.rows.add(
            Participation(
                event=event,
                role=role,
                person=None if role == "organiser" and stands_for < ALONE else member.person,
                organisation=rng.choice(self.cast.organisations)
                if role == "organiser" or stands_for < TOGETHER
                else None,
                office=member.office(rng) if rng.chance(60) else "",
                is_public=role in PUBLIC_ROLES or rng.chance(10),
                position=position,
            )
        )

    # ---- What came of it

    def outcomes(self, event: Event) -> None:
        """Up to twelve findings, fewer more often."""
        rng = self.rng
        for position in range(12 if self.is_long else int(rng.triangular(0, 12, 2))):
            kind = rng.choices(Outcome.Kind.values, [25, 35, 20, 20])[0]
            service = rng.choice(self.territory.services)
            place = rng.choice(self.near)
            template = rng.choice(words.OUTCOMES[kind])
            outcome = self.rows.add(
                Outcome(
                    **sample_key(f"outcome-{self.number:06}", position),
                    event=event,
                    position=position,
                    kind=kind,
                    text=self.say(template, service, place=place),
                    theme="" if rng.chance(50) else rng.choice(Outcome.Theme.values),
                    raised_by=rng.choice(words.RAISED_BY) if rng.chance(30) else "",
                    municipality=place if "{municipality}" in template else None,
                    region=place.region if rng.chance(10) else None,
                    institution=rng.choice(self.cast.institutions) if rng.chance(10) else None,
                    target_group=rng.choice(words.TARGET_GROUPS) if rng.chance(30) else "",
                )
            )
            if "{gen}" in template or "{acc}" in template:
                self.rows.link(Outcome.services, outcome=outcome, servicetype=service)
            if self.earlier and rng.chance(4):
                self.rows.link(Outcome.also_heard_at, outcome=outcome, event=rng.choice(self.earlier))

    def commitments(self, event: Event) -> None:
        """Up to six promises; what became of them stands in their updates."""
        rng = self.rng
        for position in range(6 if self.is_long else rng.choices(range(7), [34, 22, 18, 12, 7, 4, 3])[0]):
            service = rng.choice(self.territory.services)
            template = rng.choice(words.COMMITMENTS)
            status = rng.choices(Commitment.Status.values, [28, 24, 38, 10])[0]
            due = self.day + dt.timedelta(days=rng.randrange(30, 900))
            is_done = status == Commitment.Status.DONE
            commitment = self.rows.add(
                Commitment(
                    **sample_key(f"commitment-{self.number:06}", position),
                    event=event,
                    position=position,
                    text=self.say(template, service),
                    **self.responsible(),
                    due=as_known(rng, due) if rng.chance(75) else None,
                    # Whoever saves the sample closes it when its closing update is saved.
                    status=Commitment.Status.IN_PROGRESS if is_done else status,
                )
            )
            self.rows.link(Commitment.services, commitment=commitment, servicetype=service)
            self.updates(commitment, status)

    def responsible(self) -> dict[str, Any]:
        """Who promised: a municipality, an organisation, both, or the region's municipalities together."""
        who = self.rng.choices(["municipality", "organisation", "both", "region"], [50, 30, 10, 10])[0]
        if who == "region" and self.region:
            return {"responsible_region": self.region}
        found: dict[str, Any] = {}
        if who in {"municipality", "both", "region"}:
            found["responsible_municipality"] = self.rng.choice(self.near)
        if who in {"organisation", "both"}:
            found["responsible_organisation"] = self.rng.choice(self.cast.organisations)
        return found

    def updates(self, commitment: Commitment, status: str) -> None:
        """What was reported on the way to the status, and what showed it."""
        rng = self.rng
        steps = ["in_progress"] * rng.randrange(3) if status != Commitment.Status.OPEN else []
        if status != Commitment.Status.OPEN or rng.chance(20):
            steps.append(status)
        later = [row for row in self.earlier if row.starts_on and row.starts_on > self.day]
        notes = {step: rng.sample(said, len(said)) for step, said in words.UPDATES.items()}
        day = self.day
        for step in steps:
            day = min(day + dt.timedelta(days=rng.randrange(20, 300)), LAST_DAY)
            evidence: dict[str, Any] = {"source": rng.choice(self.cast.sources), "reported_on": day}
            if later and rng.chance(40):
                shown_at = rng.choice(later)
                evidence = {"event": shown_at, "reported": shown_at.starts}
            self.rows.add(
                CommitmentUpdate(commitment=commitment, status=step, note=notes[step].pop(), **evidence)
            )


def _forms(service: ServiceType) -> tuple[str, str]:
    """The service in the genitive and in the accusative."""
    unknown = (f"paslaugos „{service.name}“", f"paslaugą „{service.name}“")
    return words.SERVICES.get(service.key, unknown)
