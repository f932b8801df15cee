"""A draft begun with a text: what stands in it, what becomes of it, and that nothing is published unread."""

import uuid

import pytest

from events.actions.copies import copy_of, save_copy
from events.actions.publishing import NotReady, publish_event, submit_event
from events.extraction.proposals import DateProposal, Span
from events.forms.differences import differences
from events.forms.proposed import agree, assign, clear
from events.forms.register import Register
from events.models import Event
from events.press.filling import MOST_MARKS
from events.press.marks import Mark, State, unread
from tests.events.press.reading import (
    GUESSED,
    SURE,
    TEXT,
    begun,
    event,
    mark_at,
    marks,
    outcome,
    rows,
    said,
    spans,
)
from tests.events.typing_in import form_of, messages
from tests.factories import (
    AgreementFactory,
    MunicipalityFactory,
)

pytestmark = pytest.mark.django_db


# ---- What stands in it


def test_a_draft_says_what_the_text_says(draft, region, municipality, service, organisation):
    answers = copy_of(draft).answers

    assert {name: answers[name] for name in ("title", "kind", "starts_on", "venue", "headcount", "lead")} == {
        "title": ["Pavyzdžiuose kalbėta apie šeimas"],
        "kind": ["round_table"],
        "starts_on": ["2017-04-05"],
        "venue": ["Pavyzdžių kultūros namai"],
        "headcount": ["40"],
        "lead": ["Kalbėta apie grupinius namus."],
    }
    assert answers["region"] == [str(region.pk)]
    assert answers["host_municipality"] == answers["municipalities"] == [str(municipality.pk)]
    assert answers["services"] == [str(service.pk)]
    assert rows(answers, "organisers", "organisation", "role") == [("Globos centras", "organiser")]
    # Whoever signs stands with the agreement; whoever is only mentioned was not there.
    assert rows(answers, "participants", "name", "office", "organisation", "role", "is_public") == [
        ("Vardenė Pavardenė", "merė", "", "welcome", ""),
        ("Svetinga Viešnagė", "", "Viešnamis", "participant", ""),
        ("", "", "Nauja draugija", "participant", ""),
    ]
    assert rows(answers, "presentations", "topic", "speaker") == [("Grupiniai namai", "Bandinys Bandenis")]
    assert rows(answers, "outcomes", "kind", "text", "services") == [
        ("problem", "Rajone trūksta dienos centrų.", str(service.pk)),
        ("practice", "Direktorius Bandinys Bandenis papasakojo apie grupinius namus.", ""),
    ]
    assert rows(answers, "commitments", "text", "municipality", "organisation", "due") == [
        ("Savivaldybė iki metų galo atidarys dienos centrą.", str(municipality.pk), "", "2017-12-31")
    ]
    assert rows(answers, "agreements", "ngo", "municipality", "kind", "signatories") == [
        (
            *("Globos centras", str(municipality.pk), "cooperation"),
            "Pasi Rašė, vadovas laikinai\nNepažįstamas Parašas",
        )
    ]
    draft.refresh_from_db()
    assert (draft.title, str(draft.region)) == ("Pavyzdžiuose kalbėta apie šeimas", "Pavyzdžių regionas")


def test_an_agreement_of_the_register_is_chosen(municipality, organisation, editor, whole):
    agreement = AgreementFactory(ngo=organisation, municipality=municipality)

    draft = begun(organisation, editor, whole)

    answers = copy_of(draft).answers
    assert rows(answers, "agreements", "agreement", "ngo") == [(str(agreement.pk), "")]


@pytest.mark.parametrize(
    ("who", "field"),
    [
        ("PAVYZDŽIŲ RAJONO SAVIVALDYBĖ", "municipality"),
        ("Pavyzdžių regionas", "region"),
        ("Kažkas kitas", "organisation"),
        ("", ""),
    ],
)
def test_whoever_promised_stands_where_the_register_has_them(municipality, organisation, editor, who, field):
    promise = outcome("Rajone trūksta dienos centrų.", "commitment", who=who)
    values = {"municipality": municipality.pk, "region": municipality.region_id, "organisation": who}

    draft = begun(organisation, editor, event(outcomes=(promise,)))

    fields = ("municipality", "region", "organisation")
    expected = tuple(str(values[name]) if name == field else "" for name in fields)
    assert rows(copy_of(draft).answers, "commitments", *fields) == [expected]


def test_what_the_register_does_not_know_is_left_out(organisation, editor):
    unknown = event(
        region=said("LT-??", "Pavyzdžių"),
        services=(said("nera", "dienos centrų"),),
        title=said(" \n", "Meniu"),
    )

    draft = begun(organisation, editor, unknown)

    assert copy_of(draft).version == 0
    assert marks(draft) == []


def test_a_day_without_a_year_asks_for_it(organisation, editor):
    draft = begun(organisation, editor, event(date=DateProposal("--11-03", spans("5 d."), SURE, "test")))

    form = form_of(draft, copy_of(draft).answers)

    assert form.answers["starts_on"] == ["-11-03"]
    assert messages(form.problems()) == [
        ("id_starts_on", "Įrašykite metus prieš dieną: tekste jie nenurodyti")
    ]


def test_an_event_of_several_days_has_its_last(organisation, editor):
    date = DateProposal("2017-11-03", spans("5 d."), SURE, "test", ends="2017-11-04")

    draft = begun(organisation, editor, event(date=date))

    assert copy_of(draft).answers == {"starts_on": ["2017-11-03"], "ends_on": ["2017-11-04"]}


def test_a_text_proposes_no_more_than_a_page_can_show(organisation, editor):
    need = outcome("Rajone trūksta dienos centrų.", "need")

    draft = begun(organisation, editor, event(outcomes=(need,) * (MOST_MARKS + 20)))

    assert len(marks(draft)) == MOST_MARKS
    assert len(copy_of(draft).answers["outcomes"]) == MOST_MARKS


def test_a_form_sent_twice_begins_each_event_once(organisation, editor):
    token = uuid.uuid4()
    two = (event(title=said("Pirmas", "Meniu")), event(title=said("Antras", "Meniu")))

    once = begun(organisation, editor, *two, token=token)
    again = begun(organisation, editor, *two, token=token)

    assert once == again
    assert sorted(Event.objects.values_list("title", flat=True)) == ["Antras", "Pirmas"]
    assert copy_of(once).version == 1


def test_what_another_event_of_the_text_says_is_left_out(organisation, editor):
    own, other = Span(26, 60), Span(60, 150)
    one = event(title=said("Pirmas", "Meniu"))
    two = [type(one)(extent=(span,), title=one.title) for span in (own, other)]

    draft = begun(organisation, editor, *two)

    assert draft.press_text.left_out == [[0, 25], [60, 150]]


# ---- What becomes of it


def test_each_value_is_open_until_it_is_read_changed_or_cleared(draft):
    answers = copy_of(draft).answers
    title = mark_at(draft, "title")

    states = [
        title.state(changed)
        for changed in (
            answers,
            answers | {"read": [title.key]},
            answers | {"title": ["Kitas"]},
            answers | {"title": ["Kitas"], "read": [title.key]},
            answers | {"title": [" "]},
        )
    ]

    assert states == [State.OPEN, State.CONFIRMED, State.CORRECTED, State.CORRECTED, State.CLEARED]


def test_a_row_is_corrected_by_any_of_its_fields_and_cleared_with_it(draft):
    answers = copy_of(draft).answers
    row = mark_at(draft, "commitments-")
    key = row.place.partition("-")[2]

    assert row.state(answers | {f"commitments-{key}-due": ["2018"]}) is State.CORRECTED
    assert row.state(answers | {"commitments": []}) is State.CLEARED
    # Line ends are the browser's own.
    text = answers[f"commitments-{key}-text"][0]
    assert row.state(answers | {f"commitments-{key}-text": [f"{text}\r\n"]}) is State.OPEN


def test_a_mark_is_kept_as_it_was(draft):
    kept = marks(draft)

    assert [Mark.of(mark.as_json()) for mark in kept] == kept


def test_a_whole_section_is_agreed_to_at_once(draft):
    answers = copy_of(draft).answers

    place = agree("dalyviai", answers, marks(draft), "")

    left = unread(marks(draft), answers)
    assert place == "skiltis-dalyviai"
    assert {mark.section for mark in left} == {"kas-kada-kur", "pranesimai", "rezultatai", "sutartys"}
    assert agree("dalyviai", answers, marks(draft), "") == ""


def test_a_field_is_cleared(draft):
    answers = copy_of(draft).answers

    place = clear(mark_at(draft, "venue").key, answers, marks(draft), "")

    assert (place, answers["venue"]) == ("id_venue", [])
    assert clear(mark_at(draft, "venue").key, answers, marks(draft), "") == ""
    assert clear("p999", answers, marks(draft), "") == ""


def test_a_row_is_cleared(draft):
    answers = copy_of(draft).answers

    place = clear(mark_at(draft, "commitments-").key, answers, marks(draft), "")

    assert place == "skiltis-rezultatai"
    assert answers["commitments"] == []
    assert not any(name.startswith("commitments-") for name in answers)


def test_of_several_values_what_somebody_has_ticked_stays(region, municipality, organisation, editor):
    other, third = MunicipalityFactory(region=region), MunicipalityFactory(region=region)
    two = (said(municipality.code, "Pavyzdžių rajono savivaldybe"), said(other.code, "Rajone", GUESSED))
    draft = begun(organisation, editor, event(municipalities=two))
    answers = copy_of(draft).answers
    answers["municipalities"].append(str(third.pk))

    clear(marks(draft)[0].key, answers, marks(draft), "")

    assert answers["municipalities"] == [str(third.pk)]


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        ("title", " Naujas\n pavadinimas", {"title": ["Naujas pavadinimas"]}),
        ("starts_on", "2017 m. balandžio 5 d.", {"starts_on": ["2017-04-05"]}),
        ("starts_on", "balandžio 5 d.", {"starts_on": ["-04-05"]}),
        ("starts_on", "kitą savaitę", {"starts_on": ["kitą savaitę"]}),
        ("headcount", "apie 1 200 žmonių", {"headcount": ["1200"]}),
        ("headcount", "daug", {"headcount": ["daug"]}),
        ("kazkas", "žodžiai", {}),
    ],
)
def test_words_fill_the_field_of_their_role(role, words, expected):
    answers = {}

    assign(role, answers, [], words)

    assert answers == expected


@pytest.mark.parametrize(
    ("role", "kind", "field"),
    [
        ("need", "outcomes", "kind"),
        ("practice", "outcomes", "kind"),
        ("commitment", "commitments", "text"),
        ("organiser", "organisers", "organisation"),
        ("participant", "participants", "name"),
    ],
)
def test_words_add_a_row_of_their_role(role, kind, field):
    answers = {}

    place = assign(role, answers, [], "Žodžiai")

    assert place == f"id_{kind}-{answers[kind][0]}-{field}"
    assert "Žodžiai" in rows(answers, kind, "text", "organisation", "name")[0]


def test_no_words_ask_for_some():
    answers = {}

    assert assign("title", answers, [], " \n") == "id_words"
    assert answers == {}


def test_two_versions_differ_in_how_much_was_read(draft):
    answers = copy_of(draft).answers
    mine, theirs = answers | {"read": ["p1", "p2"]}, answers | {"read": ["p1"]}

    (difference,) = differences(mine, theirs, answers, event=draft, register=Register())

    assert (difference.name, difference.mine, difference.theirs) == (
        *("read", "Perskaitytos 2 reikšmės", "Perskaityta 1 reikšmė"),
    )


# ---- Nothing is published unread


def test_nothing_is_published_or_submitted_before_everything_is_read(draft, editor):
    copy = copy_of(draft)
    kept = [mark.key for mark in marks(draft)]
    answers = copy.answers | {"read": kept[1:], "agreements": []}
    # What kind of body a new one is, no text says.
    for key in answers["participants"]:
        answers[f"participants-{key}-organisation"] = []
        answers[f"participants-{key}-name"] = ["Kas Nors" + key]
    copy = save_copy(event=draft, answers=answers, version=1, sitting=uuid.uuid4(), user=editor)
    form = form_of(draft, copy.answers)

    assert messages([*form.problems(), *form.missing()]) == []
    assert messages(form.unread()) == [
        (f"pasiulymas-{kept[0]}", "Pavadinimas: Pavyzdžiuose kalbėta apie šeimas")
    ]
    with pytest.raises(NotReady, match="Pavadinimas"):
        publish_event(event=draft, user=editor, version=copy.version)
    with pytest.raises(NotReady, match="Pavadinimas"):
        submit_event(event=draft, user=editor)

    read = copy.answers | {"read": kept}
    copy = save_copy(event=draft, answers=read, version=copy.version, sitting=uuid.uuid4(), user=editor)
    published = publish_event(event=draft, user=editor, version=copy.version)

    assert published.status == Event.Status.PUBLISHED
    # What was published has been read, whatever the rows are called now.
    assert form_of(published, copy_of(published).answers).unread() == []
    assert published.press_text.text == TEXT


def test_what_was_not_read_is_named_by_what_it_says(draft, municipality):
    form = form_of(draft, copy_of(draft).answers)

    words = {mark.place.partition("-")[0]: form.words_of(mark) for mark in form.marks}

    assert words["municipalities"] == "Atstovautos savivaldybės: Pavyzdžių rajono savivaldybė"
    assert words["commitments"].startswith("Savivaldybė iki metų galo atidarys dienos centrą.")
