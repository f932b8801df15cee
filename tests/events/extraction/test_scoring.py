"""How a reading is held against the answers of people."""

import pytest

from events.extraction.answers import answer_from
from events.extraction.known import Known, KnownBody, KnownMunicipality
from events.extraction.proposals import (
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
from events.extraction.scoring import score

TEXT = "Trūksta psichologų. Mobili komanda pasiteisino. Reikia naujo autobuso."
KNOWN = Known(
    municipalities=(
        KnownMunicipality(
            code="LT-27",
            name="Molėtų rajono savivaldybė",
            region="LT-UT",
            kind="district",
            short_name="Molėtų r. sav.",
        ),
    ),
    bodies=(KnownBody(key=1, name="Ministerija", short_name="SADM", aliases=("Socialinė ministerija",)),),
)
HERE = (Span(0, 7),)


def said(value, sureness=Sureness.SURE):
    return Proposal(value, HERE, sureness, "rule")


def dated(value, ends="", sureness=Sureness.SURE):
    return DateProposal(value, HERE, sureness, "date", ends)


def body(value):
    return BodyProposal(value, HERE, Sureness.SURE, "body")


def person(value, **facts):
    return PersonProposal(value, HERE, Sureness.SURE, "person", **facts)


def outcome(value, kind):
    return OutcomeProposal(value, HERE, Sureness.GUESSED, "outcome", kind=kind, confidence=0.5)


def event(**facts):
    return EventProposal(extent=(Span(0, len(TEXT)),), **facts)


def answer(**facts):
    return answer_from({"text_file": "tekstas.txt", **facts})


def counts(scores, name):
    return scores[name].right, len(scores[name].missed), len(scores[name].wrong)


def scored(proposed, *answers):
    return score(TEXT, Reading(events=tuple(proposed)), answers, KNOWN)


@pytest.mark.parametrize(
    ("given", "proposed", "expected"),
    [
        ({"date": "2017-12-05"}, {"date": dated("2017-12-05")}, (1, 0, 0)),
        ({"date": "2017-12-05"}, {"date": dated("2017-12-06")}, (0, 1, 1)),
        ({"date": "2017-12-05"}, {"date": dated("--12-05")}, (0, 1, 0)),
        ({"date": "2017-12-05"}, {}, (0, 1, 0)),
        ({"date": None}, {"date": dated("2017-12-05")}, (0, 0, 1)),
        ({"date": "2017-12-05", "date_inferred": True}, {"date": dated("2016-12-05")}, (0, 0, 0)),
        ({}, {"date": dated("2016-12-05")}, (0, 0, 0)),
    ],
)
def test_a_date_is_right_to_the_day(given, proposed, expected):
    scores = scored([event(**proposed)], answer(**given))

    assert counts(scores, "date") == expected


def test_the_end_of_a_date_is_held_against_its_own():
    scores = scored(
        [event(date=dated("2017-11", ends="2017-12"))], answer(date="2017-11", date_end="2017-12")
    )

    assert counts(scores, "date") == (1, 0, 0)
    assert counts(scores, "end of the date") == (1, 0, 0)


def test_an_end_that_the_answer_does_not_give_is_wrong():
    scores = scored([event(date=dated("2017-11", ends="2017-12"))], answer(date="2017-11"))

    assert counts(scores, "end of the date") == (0, 0, 1)


@pytest.mark.parametrize(
    ("field", "given", "proposed", "expected"),
    [
        ("kind", {"kind": "parents_meeting"}, {"kind": said("family_meeting")}, (1, 0, 0)),
        ("kind", {"kind": "training_series"}, {"kind": said("training")}, (1, 0, 0)),
        ("kind", {"kind": "discussion"}, {"kind": said("round_table")}, (0, 1, 1)),
        ("region", {"region": "LT-UT"}, {"region": said("LT-UT")}, (1, 0, 0)),
        ("region", {"region": None}, {"region": said("LT-UT")}, (0, 0, 1)),
        ("guest regions", {"other_regions": ["LT-SA"]}, {"guest_regions": (said("LT-SA"),)}, (1, 0, 0)),
        ("host", {"host_municipality": "LT-27"}, {"host": said("LT-27")}, (1, 0, 0)),
        ("municipalities", {"municipalities": ["LT-27"]}, {"host": said("LT-27")}, (1, 0, 0)),
        (
            "municipalities",
            {"municipalities": ["LT-27", "LT-01"]},
            {"host": said("LT-27"), "municipalities": (said("LT-27"), said("LT-02"))},
            (1, 1, 1),
        ),
        ("headcount", {"participants_count": 34}, {"headcount": said("34")}, (1, 0, 0)),
        ("headcount", {"participants_count": None}, {"headcount": said("34")}, (0, 0, 1)),
        ("services", {"services": ["gimk"]}, {"services": (said("gimk"),)}, (1, 0, 0)),
        ("venue", {"venue": "Molėtų salė, Sodų g. 3"}, {"venue": said("Molėtų salė")}, (1, 0, 0)),
        ("venue", {"venue": "Molėtų salė"}, {"venue": said("Molėtų mokykla")}, (0, 1, 1)),
        ("venue", {"venue": "Švietimo tarnyba"}, {"venue": said("Šveitimo tarnyba")}, (1, 0, 0)),
        (
            "organisations",
            {"organisations": ["Socialinė ministerija"]},
            {"organisations": (body("Ministerija"),)},
            (1, 0, 0),
        ),
        (
            "organisations",
            {"organisations": ["Asociacija „Šeimų kelias“"]},
            {"organisations": (body('"ŠEIMŲ KELIAS"'),)},
            (1, 0, 0),
        ),
        (
            "organisations",
            {"organisations": ["Molėtų r. sav."]},
            {"organisations": (body("Molėtų rajono savivaldybės administracija"),)},
            (1, 0, 0),
        ),
        (
            "institutions",
            {"institutions": ["Alytaus vaikų globos namai"]},
            {"institutions": (body("Plungės vaikų globos namai"),)},
            (0, 1, 1),
        ),
        (
            "projects",
            {"projects": ["Kampanija „Už saugią Lietuvą“"]},
            {"projects": (said("Už saugią Lietuvą"),)},
            (1, 0, 0),
        ),
        ("projects", {"projects": ["Projektas"]}, {"projects": (said("Kampanija"),)}, (0, 1, 1)),
        (
            "projects",
            {"projects": ["Kampanija „Už saugią Lietuvą“"]},
            {"projects": (said("Už švarią Lietuvą šiandien"),)},
            (0, 1, 1),
        ),
    ],
)
def test_a_field_is_right_when_it_means_the_same(field, given, proposed, expected):
    scores = scored([event(**proposed)], answer(**given))

    assert counts(scores, field) == expected


@pytest.mark.parametrize(
    ("role", "organisation", "proposed", "expected"),
    [
        ("meras", "Molėtų rajono savivaldybė", {"office": "meras", "organisation": "Molėtų r. sav."}, (1, 1)),
        ("meras", "", {"office": "mero pavaduotojas"}, (0, 0)),
        ("ministras", "", {"office": "Lietuvos Respublikos ministras"}, (1, 0)),
        ("meras", "Molėtų rajono savivaldybė", {}, (0, 0)),
        (
            "skyriaus vedėja",
            "Molėtų rajono savivaldybės Socialinės paramos skyrius",
            {"office": "Socialinės paramos skyriaus vedėja", "organisation": "Molėtų rajono savivaldybė"},
            (1, 1),
        ),
        ("vadovė", "Raidos centras", {"office": "vadovas", "organisation": "Kitas centras"}, (1, 0)),
    ],
)
def test_a_person_has_name_office_and_organisation(role, organisation, proposed, expected):
    given = [{"name": "Ona Petraitė", "role": role, "organisation": organisation}]

    scores = scored([event(people=(person("dr. Ona Petraitė", **proposed),))], answer(people=given))

    assert counts(scores, "people") == (1, 0, 0)
    assert (
        scores["people with office"].right,
        scores["people with organisation"].right,
    ) == expected


def test_somebody_else_of_no_office_is_wrong_by_name_only():
    scores = scored([event(people=(person("Jonas Petraitis"),))], answer(people=[]))

    assert counts(scores, "people") == (0, 0, 1)
    assert counts(scores, "people with office") == (0, 0, 0)


def test_somebody_else_is_wrong_with_all_that_is_said_of_them():
    given = [{"name": "Ona Petraitė", "role": "merė", "organisation": "Savivaldybė"}]
    other = person("Jonas Petraitis", office="meras", organisation="Savivaldybė")

    scores = scored([event(people=(other,))], answer(people=given))

    assert [
        counts(scores, name) for name in ("people", "people with office", "people with organisation")
    ] == [(0, 1, 1)] * 3


@pytest.mark.parametrize(
    ("kind", "expected"), [("problem", (1, 0, 0)), ("conclusion", (0, 1, 1)), ("good_practice", (0, 1, 1))]
)
def test_an_outcome_is_right_when_its_sentence_and_its_kind_are(kind, expected):
    given = answer(problems=["Labai trūksta psichologų."], practices=[], conclusions=[])

    scores = scored([event(outcomes=(outcome("Trūksta psichologų.", kind),))], given)

    assert counts(scores, "outcomes") == (1, 0, 0)
    assert counts(scores, "outcomes by kind") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"problems": ["Reikia naujo autobuso."], "conclusions": []}, (1, 0, 0)),
        ({"problems": [], "conclusions": ["Reikia naujo autobuso."]}, (1, 0, 0)),
        ({"problems": ["Reikia naujo autobuso."], "needs": []}, (0, 1, 1)),
        ({"practices": []}, (0, 0, 0)),
    ],
)
def test_a_need_counts_as_problem_or_conclusion_where_the_answer_knows_no_needs(given, expected):
    scores = scored([event(outcomes=(outcome("Reikia naujo autobuso.", "need"),))], answer(**given))

    assert counts(scores, "outcomes by kind") == expected


def test_an_answer_may_come_from_two_sentences():
    given = answer(problems=["Psichologų trūksta, o autobuso nėra, todėl vaikai neatvyksta."])
    bus = outcome("Reikia naujo autobuso.", "problem")

    scores = scored([event(outcomes=(outcome("Trūksta psichologų.", "problem"), bus))], given)

    assert (scores["problems"].right, scores["problems"].fitting) == (1, 2)


def test_a_sentence_that_says_something_else_is_wrong():
    other = outcome("Mobili komanda pasiteisino.", "problem")

    scores = scored([event(outcomes=(other,))], answer(problems=["Trūksta psichologų."]))

    assert counts(scores, "problems") == (0, 1, 1)


def test_an_answer_that_no_sentence_says_is_missed():
    scores = scored([event(outcomes=())], answer(problems=["Kelias duobėtas."]))

    assert counts(scores, "problems") == (0, 1, 0)


def test_one_sentence_may_say_two_things():
    given = answer(problems=["Trūksta psichologų.", "Psichologų mokyklose trūksta."])

    scores = scored([event(outcomes=(outcome("Trūksta psichologų.", "problem"),))], given)

    assert (scores["problems"].right, scores["problems"].fitting) == (2, 1)


def test_each_event_is_held_against_the_answer_that_it_fits_best():
    first = answer(date="2017-05-08", host_municipality="LT-22")
    second = answer(date="2017-05-10", host_municipality="LT-46")
    proposed = [
        event(date=dated("2017-05-10"), host=said("LT-46")),
        event(date=dated("2017-05-08"), host=said("LT-22")),
    ]

    scores = scored(proposed, first, second)

    assert [counts(scores, name) for name in ("events", "date", "host")] == [(2, 0, 0)] * 3


def test_an_event_that_nobody_answered_is_wrong():
    proposed = [event(date=dated("2017-05-08")), event(date=dated("2017-05-10"), title=said("Kitas"))]

    scores = scored(proposed, answer(date="2017-05-08"))

    assert counts(scores, "events") == (1, 0, 1)
    assert scores["events"].wrong[0].words == "2017-05-10 · Kitas"


def test_an_event_that_was_not_proposed_is_missed_with_all_its_values():
    scores = scored([], answer(date="2017-05-08", people=[{"name": "Ona Petraitė", "role": "merė"}]))

    assert [counts(scores, name) for name in ("events", "date", "people with office")] == [(0, 1, 0)] * 3


@pytest.mark.parametrize(
    ("proposed", "expected"),
    [
        ([], (0, 0, 0)),
        ([event(is_of_the_reform=False, date=dated("2018-12-01"))], (0, 0, 0)),
        ([event(date=dated("2018-12-01"))], (0, 0, 1)),
    ],
)
def test_news_of_something_else_is_no_event_of_the_reform(proposed, expected):
    scores = scored(proposed, answer(relevant=False, date="2018-12-01"))

    assert counts(scores, "events") == expected
    assert counts(scores, "date") == (0, 0, 0)


def test_an_event_of_the_reform_that_is_taken_for_something_else_is_missed():
    scores = scored([event(is_of_the_reform=False, date=dated("2017-05-08"))], answer(date="2017-05-08"))

    assert counts(scores, "events") == (0, 1, 0)
    assert counts(scores, "date") == (1, 0, 0)


def test_precision_recall_and_f1():
    proposed = event(municipalities=(said("LT-01"), said("LT-02"), said("LT-03"), said("LT-04")))

    scores = scored([proposed], answer(municipalities=["LT-01", "LT-02", "LT-05"]))

    of_field = scores["municipalities"]
    assert (of_field.precision, of_field.recall, of_field.f1) == (2 / 4, 2 / 3, pytest.approx(4 / 7))


def test_what_was_neither_expected_nor_proposed_has_no_figures():
    scores = scored([event()], answer(municipalities=[]))

    of_field = scores["municipalities"]
    assert (of_field.precision, of_field.recall, of_field.f1) == (None, None, None)


def test_nothing_right_is_nought():
    scores = scored([event(region=said("LT-UT"))], answer(region="LT-SA"))

    assert scores["region"].f1 == 0.0
