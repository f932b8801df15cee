"""What somebody follows: all events, a region's, a municipality's, those about a service or with some words.

Feeds, calendars and letters are about the same things, and find them here in the same way.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event, Outcome
from events.models.event import EventQuerySet
from municipalities.models import Municipality, Origin, Region, ServiceType
from portal.search.matching import events_matching

LONGEST_WORDS = 200


@dataclass(frozen=True)
class Subject:
    """What is followed; `row` is a region, a municipality or a service, `words` are those of a search."""

    row: Region | Municipality | ServiceType | None = None
    words: str = ""

    # What stands in an address before the slug of a row, and what our own addresses are called for it.
    KINDS: ClassVar[dict[str, tuple[type[Any], str]]] = {
        "regionai": (Region, "region"),
        "savivaldybes": (Municipality, "municipality"),
        "paslaugos": (ServiceType, "service"),
    }

    @classmethod
    def of(cls, kind: str, slug: str) -> "Subject":
        """The region, municipality or service of the slug; raises DoesNotExist where there is none."""
        return cls(row=cls.KINDS[kind][0].objects.get(slug=slug))

    @property
    def kind(self) -> str:
        """The word in addresses for what is followed: regionai, paieska, or renginiai for everything."""
        for word, (model, _name) in self.KINDS.items():
            if isinstance(self.row, model):
                return word
        return "paieska" if self.words else "renginiai"

    @property
    def key(self) -> str:
        """What is followed, short: for addresses and lists; nothing for all events and for a search."""
        return f"{self.kind}/{self.row.slug}" if self.row else ""

    @property
    def title(self) -> str:
        """What is followed, in the reader's language."""
        if self.words:
            return _("Events with the words “%(words)s”") % {"words": self.words}
        if isinstance(self.row, ServiceType):
            return _("Events about the service “%(service)s”") % {"service": self.row}
        return _("Events: %(place)s") % {"place": self.row} if self.row else _("All events")

    def events(self) -> EventQuerySet:
        """The published events."""
        return events_matching(self.words) if self.words else self.among(Event.objects.published())

    def news(self, since: dt.datetime, until: dt.datetime | None = None) -> EventQuerySet:
        """Those first published in this time that are still public; a sample is news to nobody."""
        events = self.events().exclude(origin=Origin.SAMPLE).filter(published_at__gte=since)
        return events.filter(published_at__lt=until) if until else events

    def withdrawn(self) -> EventQuerySet:
        """Those that were published and withdrawn; of a search none, as it would tell what they said."""
        rows = Event.objects.filter(withdrawn_at__isnull=False, binned_at__isnull=True)
        rows = rows.filter(status=Event.Status.WITHDRAWN)
        return rows.none() if self.words else self.among(rows)

    def among(self, events: EventQuerySet) -> EventQuerySet:
        """Those of the events that belong to the place, or speak of the service."""
        if isinstance(self.row, Region):
            return events.in_region(self.row)
        if isinstance(self.row, Municipality):
            return events.attended_by(self.row)
        if isinstance(self.row, ServiceType):
            told = Event.services.through.objects.filter(servicetype=self.row).values("event")
            heard = Outcome.objects.filter(services=self.row).values("event")
            return events.filter(Q(pk__in=told) | Q(pk__in=heard))
        return events

    def page(self) -> str:
        """The page of what is followed."""
        if self.row:
            return self.row.get_absolute_url()
        if self.words:
            return f"{reverse('search:search')}?{urlencode({'q': self.words, 'rusis': 'renginiai'})}"
        return reverse("events:event_list")

    def feed(self) -> str:
        """The address of the Atom feed."""
        return self._address("feed")

    def calendar(self) -> str:
        """The address of the calendar."""
        return self._address("calendar")

    def _address(self, sort: str) -> str:
        if self.words:
            return f"{reverse(f'following:search_{sort}')}?{urlencode({'q': self.words})}"
        if self.row:
            return reverse(f"following:{self.KINDS[self.kind][1]}_{sort}", args=[self.row.slug])
        return reverse(f"following:event_{sort}")
