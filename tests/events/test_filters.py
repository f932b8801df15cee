"""What the lists answer to what a person asks."""

import datetime as dt

import pytest
import time_machine
from django.http import QueryDict
from django.urls import reverse

from events.filters import (
    KINDS,
    OUTCOME_KINDS,
    STATUSES,
    THEMES,
    CommitmentFilterSet,
    EventFilterSet,
    ExperienceFilterSet,
)
from events.models import Commitment, Event, Outcome
from tests.factories import (
    CommitmentFactory,
    DoneCommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    RegionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db

RUBBISH = ["nera", "'", "9" * 400, "-1", "š", "%", "1.5", "null", "[]", "2017-02-30"]
LISTS = ["event_list", "commitment_list", "experience_list"]


def asked(filter_class, rows, data):
    """The answer to a query string, with its choices counted."""
    query = QueryDict(mutable=True)
    query.update(data)
    answer = filter_class(query, rows)
    answer.count_choices()
    return answer


def events(**data):
    return asked(EventFilterSet, Event.objects.published(), data)


def commitments(**data):
    return asked(CommitmentFilterSet, Commitment.objects.public(), data)


def experience(**data):
    return asked(ExperienceFilterSet, Outcome.objects.public(), data)


def some(counts):
    """The counts that are not nothing."""
    return {word: number for word, number in counts.items() if word and number}


# ---- Every list


@pytest.mark.parametrize("value", RUBBISH)
@pytest.mark.parametrize("name", LISTS)
def test_rubbish_is_an_error_beside_its_field_and_shows_the_rest(client, name, value):
    OutcomeFactory(event=CommitmentFactory().event)
    names = {
        "event_list": ["regionas", "savivaldybe", "rusis", "metai", "tema", "rikiuoti"],
        "commitment_list": ["regionas", "savivaldybe", "atsakingas", "busena", "rikiuoti"],
        "experience_list": ["regionas", "savivaldybe", "rusis", "tema", "rikiuoti"],
    }[name]

    response = client.get(reverse(f"events:{name}"), dict.fromkeys(names, value))

    assert response.status_code == 200
    assert [*response.context["filter"].form.errors] == [
        field for field in response.context["filter"].form.fields if field in names
    ]
    assert len(response.context["page"]) == 1


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_value_leaves_the_other_filters_in_force(client, name):
    region = RegionFactory()
    here = EventFactory(region=region, title="globa")
    there = EventFactory(title="globa")
    for event in (here, there):
        OutcomeFactory(event=event, text="globa")
        CommitmentFactory(event=event, text="globa")

    response = client.get(
        reverse(f"events:{name}"),
        {"regionas": region.slug, "savivaldybe": "nera", "q": "globa", "rikiuoti": "nera"},
    )

    assert len(response.context["page"]) == 1
    assert "Tokios savivaldybės nėra. Pasirinkite iš sąrašo." in response.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_words_that_are_too_long_are_not_looked_for(client, name):
    OutcomeFactory(event=CommitmentFactory().event)

    response = client.get(reverse(f"events:{name}"), {"q": "x" * 201})

    assert [*response.context["filter"].form.errors] == ["q"]
    assert len(response.context["page"]) == 1


def test_every_term_has_its_word():
    assert {term for term, _label in KINDS.values()} == {*Event.Kind}
    assert {term for term, _label in OUTCOME_KINDS.values()} == {*Outcome.Kind}
    assert {term for term, _label in THEMES.values()} == {*Outcome.Theme}
    assert {term for term, _label in STATUSES.values()} == {*Commitment.Status, "overdue"}


# ---- Events


def test_events_of_a_region_that_hosted_or_was_a_guest():
    region = RegionFactory(slug="siauliu")
    hosted = EventFactory(region=region)
    guest = EventFactory(region__slug="telsiu", guest_regions=[region])
    both = EventFactory(region=region, guest_regions=[region])
    nationwide = EventFactory(region=None, is_nationwide=True, guest_regions=[region])
    EventFactory(region__slug="utenos")

    answer = events(regionas="siauliu")

    assert {*answer.qs} == {hosted, guest, both, nationwide}
    assert some(answer.counts["regionas"]) == {"siauliu": 4, "telsiu": 1, "utenos": 1}


def test_events_of_a_municipality_that_hosted_or_was_represented():
    municipality = MunicipalityFactory(slug="kelmes-rajono")
    other = MunicipalityFactory(slug="utenos-rajono")
    hosted = EventFactory(host_municipality=municipality, municipalities=[municipality])
    represented = EventFactory(host_municipality=other, municipalities=[municipality, other])
    homeless = EventFactory(municipalities=[municipality])
    EventFactory(host_municipality=other)

    answer = events(savivaldybe="kelmes-rajono")

    assert {*answer.qs} == {hosted, represented, homeless}
    assert some(answer.counts["savivaldybe"]) == {"kelmes-rajono": 3, "utenos-rajono": 2}


def test_events_by_kind_and_year():
    training = EventFactory(kind=Event.Kind.TRAINING, starts_on=dt.date(2017, 1, 1))
    EventFactory(kind=Event.Kind.TRAINING, starts_on=dt.date(2016, 12, 31))
    EventFactory(kind=Event.Kind.AWARD, starts_on=dt.date(2017, 12, 31))
    EventFactory(kind=Event.Kind.AWARD, starts_on=dt.date(2015, 1, 1), status="draft")

    answer = events(rusis="mokymai", metai="2017")

    assert [*answer.qs] == [training]
    assert some(answer.counts["rusis"]) == {"training": 1, "award": 1}
    assert some(answer.counts["metai"]) == {2017: 1, 2016: 1}
    assert [value for value, _label in answer.form.fields["metai"].choices] == ["", "2017", "2016"]


def test_events_about_a_service_by_themselves_or_by_what_came_of_them():
    service = ServiceTypeFactory(slug="laikinas-atokvepis", name="laikinas atokvėpis")
    told = EventFactory(services=[service])
    OutcomeFactory(event=told, services=[service])
    heard = OutcomeFactory(services=[service]).event
    OutcomeFactory(event=heard, services=[service])
    EventFactory(services=[ServiceTypeFactory(slug="gimk")])
    EventFactory(services=[service], status="draft")

    answer = events(tema="laikinas-atokvepis")

    assert {*answer.qs} == {told, heard}
    assert some(answer.counts["tema"]) == {"laikinas-atokvepis": 2, "gimk": 1}
    assert [(one.label, one.value) for one in answer.applied] == [("Tema", "Laikinas atokvėpis")]


def test_events_with_findings_of_a_theme():
    event = OutcomeFactory(theme=Outcome.Theme.FUNDING).event
    OutcomeFactory(event=event, theme=Outcome.Theme.FUNDING)
    OutcomeFactory(theme=Outcome.Theme.PLANNING)
    OutcomeFactory()

    answer = events(tema="finansavimas")

    assert [*answer.qs] == [event]
    assert some(answer.counts["tema"]) == {"finansavimas": 1, "planavimas": 1}


def test_events_themes_stand_in_two_groups_with_counts():
    EventFactory(services=[ServiceTypeFactory(slug="gimk", name="GIMK programa")])

    answer = events()

    choices = answer.form.fields["tema"].widget.choices
    assert [str(group) for group, _choices in choices[1:]] == ["Paslaugos", "Apie ką patirtis"]
    assert choices[1][1] == [("gimk", "GIMK programa (1)")]
    assert choices[2][1][0] == ("finansavimas", "finansavimas (0)")


@pytest.mark.parametrize(
    "words", ["Šiauliai", "siauliai", "ŠIAULIAI globa", "globa  šiauliai", "tarybos", "salė", "išvados"]
)
def test_events_by_words_of_the_title_lead_text_or_venue(words):
    event = EventFactory(title="Šiauliai kalbasi", lead="Globa.", body="Išvados.", venue="Tarybos salė")
    EventFactory(title="Kalbasi")

    answer = events(q=words)

    assert [*answer.qs] == [event]
    assert some(answer.counts["regionas"]) == {event.region.slug: 1}


@pytest.mark.parametrize("words", ["Šiauliai Telšiai", "%", "_", "\\", "'"])
def test_events_by_words_that_are_nowhere(words):
    EventFactory(title="Šiauliai")

    assert [*events(q=words).qs] == []


def test_events_in_each_order():
    first = EventFactory(title="Žodis", starts_on=dt.date(2016, 1, 1))
    second = EventFactory(title="Ąžuolas", starts_on=dt.date(2017, 1, 1))
    third = EventFactory(title="Zuikis", starts_on=dt.date(2017, 1, 1))

    assert [*events().qs] == [third, second, first]
    assert [*events(rikiuoti="seniausi").qs] == [first, second, third]
    assert [*events(rikiuoti="pavadinimas").qs] == [second, third, first]
    assert events(rikiuoti="pavadinimas").sort_label == "pagal pavadinimą"


def test_events_counts_keep_the_other_filters():
    region = RegionFactory(slug="siauliu")
    EventFactory(region=region, kind=Event.Kind.TRAINING)
    EventFactory(region=region, kind=Event.Kind.AWARD)
    EventFactory(region__slug="utenos", kind=Event.Kind.AWARD)

    answer = events(regionas="siauliu", rusis="mokymai")

    assert some(answer.counts["rusis"]) == {"training": 1, "award": 1}
    assert some(answer.counts["regionas"]) == {"siauliu": 1}


def test_events_chosen_filters_are_each_taken_back_by_a_link():
    region = RegionFactory(slug="siauliu", name="Šiaulių regionas")
    EventFactory(region=region, starts_on=dt.date(2017, 1, 1))

    answer = events(regionas="siauliu", metai="2017", q="a b", puslapis="2")

    assert [(one.label, one.value, one.address) for one in answer.applied] == [
        ("Žodžiai", "a b", "?regionas=siauliu&metai=2017"),
        ("Regionas", "Šiaulių regionas", "?metai=2017&q=a+b"),
        ("Metai", "2017", "?regionas=siauliu&q=a+b"),
    ]


# ---- Commitments


@time_machine.travel("2018-02-15")
def test_commitments_by_status_and_overdue():
    rows = {
        "open": CommitmentFactory(),
        "late": CommitmentFactory(due_on=dt.date(2018, 2, 14)),
        "late_in_progress": CommitmentFactory(
            due_on=dt.date(2018, 1, 1), due_on_precision="month", status="in_progress"
        ),
        "this_month": CommitmentFactory(due_on=dt.date(2018, 2, 1), due_on_precision="month"),
        "this_year": CommitmentFactory(due_on=dt.date(2018, 1, 1), due_on_precision="year"),
        "done": DoneCommitmentFactory(due_on=dt.date(2017, 1, 1)),
        "dropped": CommitmentFactory(due_on=dt.date(2017, 1, 1), status="dropped"),
    }

    answers = {word: {*commitments(busena=word).qs} for word in STATUSES}

    assert answers == {
        "atviras": {rows["open"], rows["late"], rows["this_month"], rows["this_year"]},
        "vykdomas": {rows["late_in_progress"]},
        "ivykdytas": {rows["done"]},
        "atsisakyta": {rows["dropped"]},
        "veluoja": {rows["late"], rows["late_in_progress"]},
    }
    assert {row for row in rows.values() if row.is_overdue} == answers["veluoja"]
    assert some(commitments().counts["busena"]) == {
        "open": 4,
        "in_progress": 1,
        "done": 1,
        "dropped": 1,
        "overdue": 2,
    }


def test_commitments_of_a_region_and_of_a_municipality():
    municipality = MunicipalityFactory()
    at_event = CommitmentFactory(event__region=municipality.region)
    by_itself = CommitmentFactory(responsible_municipality=municipality)
    by_a_body = CommitmentFactory(
        responsible_municipality=None,
        responsible_organisation=OrganisationFactory(municipality=municipality, region=municipality.region),
    )
    by_the_region = CommitmentFactory(responsible_municipality=None, responsible_region=municipality.region)
    CommitmentFactory()

    of_region = commitments(regionas=municipality.region.slug)
    of_municipality = commitments(savivaldybe=municipality.slug)

    assert {*of_region.qs} == {at_event, by_itself, by_a_body, by_the_region}
    assert {*of_municipality.qs} == {by_itself, by_a_body}


def test_commitments_of_an_organisation_among_those_that_made_some():
    organisation = OrganisationFactory(name="Konfederacija")
    commitment = CommitmentFactory(responsible_organisation=organisation)
    CommitmentFactory(responsible_organisation=OrganisationFactory(name="Kita"))
    CommitmentFactory(event__status="draft", responsible_organisation=OrganisationFactory(name="Nematoma"))
    OrganisationFactory(name="Nieko nežadėjusi")

    answer = commitments(atsakingas=organisation.slug)

    assert [*answer.qs] == [commitment]
    assert [str(label) for _value, label in answer.form.fields["atsakingas"].choices] == [
        "visos organizacijos",
        "Kita",
        "Konfederacija",
    ]


def test_commitments_by_words():
    commitment = CommitmentFactory(text="Parengti ŠEIMYNŲ planą")
    CommitmentFactory(text="Parengti strategiją")

    assert [*commitments(q="seimynu parengti").qs] == [commitment]


def test_commitments_in_each_order():
    later = CommitmentFactory(due_on=dt.date(2018, 5, 1), event__starts_on=dt.date(2017, 1, 1))
    never = CommitmentFactory(due_on=None, event__starts_on=dt.date(2016, 1, 1))
    sooner = CommitmentFactory(due_on=dt.date(2018, 1, 1), event__starts_on=dt.date(2015, 1, 1))

    assert [*commitments().qs] == [sooner, later, never]
    assert [*commitments(rikiuoti="naujausi").qs] == [later, never, sooner]


# ---- Experience


def test_experience_by_kind():
    practice = OutcomeFactory(kind=Outcome.Kind.PRACTICE)
    OutcomeFactory(kind=Outcome.Kind.NEED)

    answer = experience(rusis="geroji-patirtis")

    assert [*answer.qs] == [practice]
    assert some(answer.counts["rusis"]) == {"practice": 1, "need": 1}


def test_experience_of_a_region_where_it_applies():
    region = RegionFactory(slug="siauliu")
    other = RegionFactory(slug="utenos")
    own = OutcomeFactory(region=region, event__region=other)
    by_event = OutcomeFactory(event__region=region)
    OutcomeFactory(region=other, event__region=region)
    OutcomeFactory(event=EventFactory(region=None, is_nationwide=True))

    answer = experience(regionas="siauliu")

    assert {*answer.qs} == {own, by_event}
    assert some(answer.counts["regionas"]) == {"siauliu": 2, "utenos": 1}


def test_experience_of_a_municipality_or_of_an_institution_in_it_or_heard_there():
    municipality, elsewhere = MunicipalityFactory(), MunicipalityFactory()
    event = EventFactory(host_municipality=municipality)
    own = OutcomeFactory(municipality=municipality)
    by_institution = OutcomeFactory(institution=OrganisationFactory(municipality=municipality))
    heard_there = OutcomeFactory(event=event)
    OutcomeFactory(event=event, municipality=elsewhere)
    OutcomeFactory(event=event, institution=OrganisationFactory(municipality=elsewhere))
    OutcomeFactory(event=event, region=elsewhere.region)

    assert {*experience(savivaldybe=municipality.slug).qs} == {own, by_institution, heard_there}


def test_experience_by_service_and_by_theme():
    service = ServiceTypeFactory(slug="gimk")
    about = OutcomeFactory(services=[service, ServiceTypeFactory(slug="seimyna")])
    of_theme = OutcomeFactory(theme=Outcome.Theme.FUNDING)
    OutcomeFactory(event__status="draft", services=[service], theme=Outcome.Theme.FUNDING)

    assert [*experience(tema="gimk").qs] == [about]
    assert [*experience(tema="finansavimas").qs] == [of_theme]
    assert some(experience().counts["tema"]) == {"gimk": 1, "seimyna": 1, "finansavimas": 1}


def test_experience_by_words_and_in_each_order():
    new = OutcomeFactory(text="Trūksta psichologų", event__starts_on=dt.date(2017, 1, 1))
    old = OutcomeFactory(text="TRŪKSTA pinigų", event__starts_on=dt.date(2016, 1, 1))
    OutcomeFactory(text="Gerai")

    assert [*experience(q="truksta").qs] == [new, old]
    assert [*experience(q="truksta", rikiuoti="seniausi").qs] == [old, new]
