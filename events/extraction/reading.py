"""A press text read whole: from the text and the register to proposals, each with its words."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from events.extraction.accents import lacks_accents, with_accents
from events.extraction.dates import date_of, year_of_page
from events.extraction.headcounts import headcount_of
from events.extraction.kinds import kind_of
from events.extraction.known import Known
from events.extraction.noise import Page, page_of
from events.extraction.place_names import Gazetteer, gazetteer_of
from events.extraction.proposals import DateProposal, EventProposal, Reading, Span, Sureness
from events.extraction.splitting import Story, announces, stories
from events.extraction.subject import is_of_the_reform
from events.extraction.text import Tidy, tidy
from events.extraction.titles import lead_of, title_of
from events.extraction.told import told_in
from events.extraction.venues import proposal, venue_of
from events.extraction.whereabouts import whereabouts_of

_Said = TypeVar("_Said")


def read(text: str, known: Known) -> Reading:
    """What a press text says, whatever text it is; all spans are of the text as it was given."""
    known = _one_of_equals(known)
    tidied = tidy(text)
    is_plain = lacks_accents(tidied.text)
    if is_plain:
        tidied = replace(tidied, text=with_accents(tidied.text, known))
    page = page_of(tidied.text)
    gazetteer = gazetteer_of(known)
    year = year_of_page(tidied.text, page.rest)
    events = tuple(
        _event(tidied.text, story, year, known, gazetteer) for story in stories(tidied.text, page, gazetteer)
    )
    reading = _given_back(Reading(events, page.noise, _published(page)), tidied)
    return _less_sure(reading) if is_plain else reading


@lru_cache(maxsize=2)
def _one_of_equals(known: Known) -> Known:
    """The same object for the same register, so that it is compared as a whole only once in a reading."""
    return known


def _event(
    text: str, story: Story, year: tuple[int, Span] | None, known: Known, gazetteer: Gazetteer
) -> EventProposal:
    extent, focus = story.extent, story.focus
    title = title_of(text, extent)
    title_span = title.spans[0] if title is not None else None
    venue = story.venue or venue_of(text, extent, gazetteer, (focus,) if focus is not None else ())
    where = whereabouts_of(text, extent, gazetteer, title=title_span, focus=focus, venue=venue)
    held = date_of(text, extent, story.published, focus, year)
    kind = kind_of(text, extent, title_span, focus)
    told = told_in(text, extent, known, held.value if held is not None else "", story.about)
    return EventProposal(
        extent=extent,
        title=title,
        kind=kind,
        date=held,
        region=where.region,
        guest_regions=where.guests,
        host=where.host,
        municipalities=where.municipalities,
        venue=proposal(venue, gazetteer) if venue is not None else None,
        headcount=headcount_of(text, extent, focus),
        lead=lead_of(text, extent, focus),
        people=told.people,
        organisations=told.organisations,
        institutions=told.institutions,
        services=told.services,
        agreements=told.agreements,
        outcomes=told.outcomes,
        projects=told.projects,
        is_of_the_reform=is_of_the_reform(text, extent, kind.value if kind else "")
        and (focus is not None or announces(text, extent)),
    )


def _published(page: Page) -> DateProposal | None:
    if not page.published:
        return None
    span, mention = page.published[0]
    return DateProposal(mention.iso(mention.year), (span,), Sureness.SURE, "published.dateline")


def _less_sure(said: _Said) -> _Said:
    """The same, with nothing that is sure."""
    return _mapped(said, lambda part: Sureness.INFERRED if part is Sureness.SURE else part)


def _given_back(said: _Said, tidied: Tidy) -> _Said:
    """The same, with each span where it stands in the text as it was given."""
    return _mapped(said, lambda part: tidied.original(part) if isinstance(part, Span) else part)


def _mapped(said: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(said, tuple):
        return tuple(_mapped(part, change) for part in said)
    if is_dataclass(said) and not isinstance(said, type | Span):
        changed = {field.name: _mapped(getattr(said, field.name), change) for field in fields(said)}
        return replace(said, **changed)
    return change(said)
