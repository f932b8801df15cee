"""A made-up press text, and what is read out of it: tests of pages do not rest on how well texts are read."""

import uuid

from django.urls import reverse

from events.actions.copies import copy_of
from events.actions.press_texts import begin_drafts
from events.extraction.proposals import (
    AgreementProposal,
    BodyProposal,
    DateProposal,
    EventProposal,
    OutcomeProposal,
    PersonProposal,
    Proposal,
    Reading,
    Span,
    Sureness,
)
from events.forms.answers import Answers
from events.models import PressText
from events.press.marks import marks_of

SURE, INFERRED, GUESSED = Sureness.SURE, Sureness.INFERRED, Sureness.GUESSED
TEXT = """Meniu Naujienos Kontaktai

Pavyzdžiuose kalbėta apie šeimas
2017 m. balandžio 5 d. Pavyzdžių kultūros namuose vyko apskritojo stalo diskusija, susirinko 40 žmonių.
Susitikimą pradėjo merė Vardenė Pavardenė. Direktorius Bandinys Bandenis papasakojo apie grupinius namus.
Dalyvavo Svetinga Viešnagė. Rajone trūksta dienos centrų. Savivaldybė iki metų galo atidarys dienos centrą.
Sutartį su Pavyzdžių rajono savivaldybe pasirašė Globos centras."""


def spans(words, text=TEXT):
    """Where the words stand in the text."""
    start = text.index(words)
    return (Span(start, start + len(words)),)


def said(value, words, sureness=SURE):
    return Proposal(value, spans(words), sureness, "test")


def event(**parts):
    """One event that is the whole text."""
    return EventProposal(extent=(Span(0, len(TEXT)),), **parts)


def full_event(region, municipality, service, ngo):
    """An event of which the text says everything that a text can say."""
    return event(
        title=said("Pavyzdžiuose kalbėta apie šeimas", "Pavyzdžiuose kalbėta apie šeimas"),
        kind=said("round_table", "apskritojo stalo diskusija"),
        date=DateProposal("2017-04-05", spans("2017 m. balandžio 5 d."), SURE, "test"),
        region=said(region.code, "Pavyzdžių", INFERRED),
        host=said(municipality.code, "Pavyzdžių kultūros namuose"),
        municipalities=(said(municipality.code, "Pavyzdžių rajono savivaldybe"),),
        venue=said("Pavyzdžių kultūros namai", "Pavyzdžių kultūros namuose"),
        headcount=said("40", "40 žmonių", GUESSED),
        lead=said("Kalbėta apie grupinius namus.", "papasakojo apie grupinius namus"),
        services=(said(service.key, "dienos centrų"),),
        people=(
            _person("Vardenė Pavardenė", "merė Vardenė Pavardenė", "welcome", office="merė"),
            _person("Bandinys Bandenis", "Direktorius Bandinys Bandenis", "speaker", topic="Grupiniai namai"),
            _person("Svetinga Viešnagė", "Svetinga Viešnagė", "participant", organisation="Viešnamis"),
            _person("Kas Nebuvo", "Susitikimą", "mentioned"),
            _person("Pasi Rašė", "pasirašė", "signatory", office="vadovas, laikinai"),
        ),
        organisations=(
            BodyProposal(ngo.name, spans("Globos centras"), SURE, "test", key=ngo.pk, part="organiser"),
            BodyProposal("Viešnamis", spans("Viešnagė"), SURE, "test"),
            BodyProposal("Nauja draugija", spans("Susitikimą"), GUESSED, "test"),
        ),
        agreements=(
            AgreementProposal(
                *("", spans("Sutartį"), SURE, "test"),
                ngo=ngo.name,
                ngo_key=ngo.pk,
                municipality=municipality.code,
                signatories=("Pasi Rašė", "Nepažįstamas Parašas"),
            ),
        ),
        outcomes=(
            outcome("Rajone trūksta dienos centrų.", "problem", services=(service.key,)),
            outcome("Direktorius Bandinys Bandenis papasakojo apie grupinius namus.", "good_practice"),
            outcome(
                "Savivaldybė iki metų galo atidarys dienos centrą.",
                "commitment",
                who=municipality.name,
                due="2017-12-31",
            ),
        ),
    )


def reading(*events):
    """What is read: these events, and the menu of the page left out."""
    return Reading(events=events, noise=spans("Meniu Naujienos Kontaktai"))


def _person(name, words, part, **more):
    return PersonProposal(name, spans(words), SURE, "test", part=part, **more)


def outcome(text, kind, **more):
    return OutcomeProposal(text, spans(text), SURE, "test", kind=kind, confidence=0.9, **more)


# ---- Drafts of it


def begun(owner, user, *events, **more):
    """The first draft that is begun with these events of the text."""
    kept = {"text": TEXT, "name": "", "organisation": owner, "user": user, "token": uuid.uuid4()} | more
    return begin_drafts(reading=reading(*events), places=list(range(len(events))), **kept)[0]


def rows(answers: Answers, kind, *fields):
    """What the rows of a kind say in these fields."""
    found = []
    for key in answers.get(kind, ()):
        values = [answers.get(f"{kind}-{key}-{field}", [""]) for field in fields]
        found.append(tuple(value[0] if len(value) == 1 else tuple(value) for value in values))
    return found


def marks(draft):
    return marks_of(PressText.objects.get(event=draft).proposals)


def mark_at(draft, place):
    return next(mark for mark in marks(draft) if mark.place.startswith(place))


def bring(client, text=TEXT, **more):
    posted = {"text": text, "token": str(uuid.uuid4())} | more
    return client.post(reverse("events:event_from_text"), posted)


def save(client, draft, **posted):
    """Post the draft's form as it stands, with these answers of its own."""
    copy = copy_of(draft)
    sheet = {"version": copy.version, "sitting": str(uuid.uuid4()), "is_whole": "1"}
    if copy.based_on:
        sheet["based_on"] = copy.based_on.isoformat()
    return client.post(reverse("events:event_edit", args=[draft.pk]), copy.answers | sheet | posted)
