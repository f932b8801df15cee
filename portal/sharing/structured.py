"""What a page is about, for machines to read (schema.org as JSON-LD): no more than the page itself says."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from events.models import Event
from municipalities import words
from municipalities.models import Municipality, Organisation, Region
from municipalities.partial_dates import PartialDate

VILNIUS = ZoneInfo(settings.TIME_ZONE)
Kind = Organisation.Kind
# What is neither of these is plainly an organisation.
ORGANISATION_TYPES = {
    **dict.fromkeys(
        (
            Kind.MINISTRY,
            Kind.MINISTRY_DEPARTMENT,
            Kind.PRESIDENCY,
            Kind.AGENCY,
            Kind.MUNICIPAL_ADMINISTRATION,
            Kind.MUNICIPAL_COUNCIL,
            Kind.MUNICIPAL_DEPARTMENT,
            Kind.ELDERSHIP,
            Kind.EU_INSTITUTION,
        ),
        "GovernmentOrganization",
    ),
    **dict.fromkeys((Kind.UMBRELLA_NGO, Kind.NGO), "NGO"),
    Kind.SCHOOL: "School",
    Kind.UNIVERSITY: "CollegeOrUniversity",
    Kind.LIBRARY: "Library",
    Kind.MEDIA: "NewsMediaOrganization",
}
# Makes a whole address of a path.
Whole = Callable[[str], str]


def event_facts(
    event: Event, organisers: Iterable[Organisation], pictures: Iterable[str], whole: Whole
) -> dict[str, Any]:
    """An event as far as it is known: a month stays a month, and "not later than" is no date at all."""
    title, language = words.told(event, "title")
    return _known(
        {
            "@type": "Event",
            "name": title,
            "description": words.in_language(event, "lead"),
            "url": whole(event.get_absolute_url()),
            "inLanguage": language,
            "startDate": _moment(event.starts, event.starts_at),
            "endDate": _moment(event.ends or (event.starts if event.ends_at else None), event.ends_at),
            "eventStatus": "https://schema.org/EventScheduled",
            "location": _place(event, whole),
            "organizer": [{**_organisation(one), "url": whole(one.get_absolute_url())} for one in organisers],
            "image": list(pictures),
        }
    )


def organisation_facts(organisation: Organisation, whole: Whole) -> dict[str, Any]:
    """A body that acts in the reform, and where it belongs."""
    place = organisation.municipality or organisation.region
    parent = organisation.parent
    return _known(
        {
            **_organisation(organisation),
            "alternateName": list(filter(None, [organisation.short_name, *organisation.aliases])),
            "description": words.in_language(organisation, "description"),
            "url": whole(organisation.get_absolute_url()),
            "sameAs": organisation.website,
            "parentOrganization": parent
            and {**_organisation(parent), "url": whole(parent.get_absolute_url())},
            "location": place and _territory(place, whole),
        }
    )


def site_facts(search: str, whole: Whole, home: str) -> dict[str, Any]:
    """The portal, and where its search box leads."""
    return {
        "@type": "WebSite",
        "name": _("Progress of the reform"),
        "url": whole(home),
        "inLanguage": words.locale(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{whole(search)}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def crumb_facts(crumbs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way from the front page; the last step is the page itself and needs no address."""
    steps = [
        _known({"@type": "ListItem", "position": number, "name": name, "item": address})
        for number, (name, address) in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {
        "@type": ORGANISATION_TYPES.get(Kind(organisation.kind), "Organization"),
        "name": words.in_language(organisation, "name"),
    }


def _place(event: Event, whole: Whole) -> dict[str, Any] | None:
    """The venue in its municipality, or as much of that as is known."""
    territory = event.host_municipality or event.region
    within = _territory(territory, whole) if territory else {"@type": "Country", "name": _("Lithuania")}
    if not event.venue:
        return within
    address = {"@type": "PostalAddress", "addressCountry": "LT"}
    if event.region:
        address["addressRegion"] = words.in_language(event.region, "name")
    return {
        "@type": "Place",
        "name": words.in_language(event, "venue"),
        "address": address,
        "containedInPlace": within,
    }


def _territory(territory: Municipality | Region, whole: Whole) -> dict[str, Any]:
    return {
        "@type": "AdministrativeArea",
        "name": words.in_language(territory, "name"),
        "url": whole(territory.get_absolute_url()),
    }


def _moment(date: PartialDate | None, time: dt.time | None) -> str:
    if date is None or date.is_latest:
        return ""
    return dt.datetime.combine(date.on, time, VILNIUS).isoformat() if time else date.isoformat()


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in facts.items() if value}
