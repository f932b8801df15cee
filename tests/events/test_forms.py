"""What the event form says of what was typed; nothing is refused, and nothing is guessed."""

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.forms.answers import KEY, answers_from, answers_of, new_key, tidy
from events.forms.event_form import row_form
from events.forms.kinds import BASICS, ROWS
from events.forms.register import Register
from municipalities.models import Agreement, Organisation
from municipalities.partial_dates import PartialDate
from tests import factories
from tests.events.typing_in import form_of, messages, row, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return factories.DraftEventFactory()


@pytest.fixture
def region():
    return factories.RegionFactory()


# ---- Answers


def test_only_answers_of_the_form_are_kept():
    post = QueryDict(mutable=True)
    post.setlist("title", ["Pa\x00va\ud800dinimas"])
    post.setlist("owner", ["5"])
    post.setlist("status", ["published"])
    post.setlist("participants", ["r7", "nonsense", "r7", "0123456789ab"])
    post.setlist("participants-r7-name", ["Ona"])
    post.setlist("participants-r7-event", ["9"])
    post.setlist("participants-r8-name", ["Ne"])

    assert answers_from(post) == {
        "title": ["Pavadinimas"],
        "participants": ["r7", "0123456789ab"],
        "participants-r7-name": ["Ona"],
    }


def test_new_key_is_one():
    keys = {new_key() for _ in range(100)}

    assert len(keys) == 100
    assert all(KEY.fullmatch(key) for key in keys)


def test_answers_are_bounded():
    typed = {"body": ["a" * 400_000], "services": ["1"] * 1000, "outcomes": [f"r{n}" for n in range(1, 900)]}

    kept = tidy(typed)

    assert [len(kept["body"][0]), len(kept["services"]), len(kept["outcomes"])] == [300_000, 500, 500]


def test_answers_of_says_all_that_the_form_shows(region):
    municipality = factories.MunicipalityFactory(region=region)
    service = factories.ServiceTypeFactory()
    source = factories.SourceFactory(
        url="https://lt.lt/a", title="Pavadinimas", publisher="Leidėjas", published=PartialDate.parse("2017")
    )
    event = factories.EventFactory(
        title="Diskusija",
        kind="round_table",
        starts=PartialDate.parse("2017-03-28"),
        ends=PartialDate.parse("2017-03-29"),
        starts_at=dt.time(10),
        ends_at=dt.time(9, 30),
        region=region,
        host_municipality=municipality,
        venue="Salė",
        lead="Trumpai.",
        body="<p>Ilgai.</p>",
        headcount=40,
        attendance_note="Visi.",
        guest_regions=[region],
        municipalities=[municipality],
        services=[service],
        source=source,
        has_no_commitments=True,
    )

    assert answers_of(event) == {
        "title": ["Diskusija"],
        "kind": ["round_table"],
        "starts_on": ["2017-03-28"],
        "ends_on": ["2017-03-29"],
        "starts_at": ["10:00"],
        "ends_at": ["09:30"],
        "region": [str(region.pk)],
        "host_municipality": [str(municipality.pk)],
        "venue": ["Salė"],
        "lead": ["Trumpai."],
        "body": ["<p>Ilgai.</p>"],
        "headcount": ["40"],
        "attendance_note": ["Visi."],
        "has_no_commitments": ["on"],
        "guest_regions": [str(region.pk)],
        "municipalities": [str(municipality.pk)],
        "services": [str(service.pk)],
        "source_url": ["https://lt.lt/a"],
        "source_publisher": ["Leidėjas"],
        "source_title": ["Pavadinimas"],
        "source_published_on": ["2017"],
    }


def test_answers_of_says_every_row():
    organisation = factories.OrganisationFactory(name="Vilties linija")
    event = factories.EventFactory(region=None, is_nationwide=True)
    person = factories.PersonFactory(name="Ona Petraitė")
    host = factories.ParticipationFactory(event=event, role="host", person=None, organisation=organisation)
    guest = factories.ParticipationFactory(event=event, role="guest", person=person, office="direktorė")
    factories.ParticipationFactory(event=event, role="mentioned")
    group = factories.AttendanceGroupFactory(event=event, count=5)
    talk = factories.PresentationFactory(event=event, topic="Tema", speaker=person)
    outcome = factories.OutcomeFactory(event=event, text="Trūksta.")
    commitment = factories.CommitmentFactory(event=event, text="Pažada.", due=PartialDate.parse("2017-12"))
    photo = factories.PhotoFactory(event=event, caption="Salė")
    agreement = factories.AgreementFactory(ngo=organisation)
    factories.SignatoryFactory(
        agreement=agreement, person=person, office="direktorė", organisation=organisation
    )
    event.agreements.add(agreement)

    said = answers_of(event)

    assert {kind: said[kind] for kind in ROWS if kind in said} == {
        "organisers": [f"r{host.pk}"],
        "participants": [f"r{guest.pk}"],
        "groups": [f"r{group.pk}"],
        "presentations": [f"r{talk.pk}"],
        "outcomes": [f"r{outcome.pk}"],
        "commitments": [f"r{commitment.pk}"],
        "agreements": [f"r{agreement.pk}"],
        "photos": [f"r{photo.pk}"],
    }
    assert said[f"participants-r{guest.pk}-name"] == ["Ona Petraitė"]
    assert said[f"participants-r{guest.pk}-is_public"] == ["on"]
    assert said[f"commitments-r{commitment.pk}-due"] == ["2017-12"]
    assert said[f"agreements-r{agreement.pk}-signatories"] == ["Ona Petraitė, direktorė, Vilties linija"]


@pytest.mark.parametrize("rows", [1, 3])
def test_answers_of_query_count(rows, django_assert_num_queries):
    event = factories.EventFactory()
    for factory in (
        *(factories.ParticipationFactory, factories.AttendanceGroupFactory, factories.PresentationFactory),
        *(factories.OutcomeFactory, factories.CommitmentFactory, factories.AttachmentFactory),
    ):
        sectors = ["ngos", "media", "state"]
        for number in range(rows):
            more = {"sector": sectors[number]} if factory is factories.AttendanceGroupFactory else {}
            factory(event=event, **more)

    with django_assert_num_queries(15):
        said = answers_of(event)

    assert [len(said[kind]) for kind in ("outcomes", "groups", "commitments")] == [rows] * 3


# ---- What is lacking


def test_empty_form_has_no_problem_and_asks_for_what_publishing_needs(draft):
    form = form_of(draft, {})

    assert form.problems() == []
    assert messages(form.missing()) == [
        ("id_kind", "Pasirinkite renginio rūšį"),
        ("id_title", "Įrašykite renginio pavadinimą"),
        ("id_starts_on", "Įrašykite renginio datą"),
        ("id_lead", "Dviem trim sakiniais parašykite, kas įvyko"),
        ("id_region", "Pasirinkite regioną"),
    ]


def test_least_that_publishing_needs(draft, region):
    form = form_of(draft, whole(region))

    assert [form.problems(), form.missing(), form.warnings()] == [[], [], []]


def test_nationwide_event_needs_no_region_and_has_none(draft, region):
    nationwide = form_of(draft, whole(region, region="", is_nationwide="on"))
    both = form_of(draft, whole(region, is_nationwide="on"))

    assert nationwide.missing() == []
    assert messages(both.problems()) == [("id_region", "Pasirinkite arba regioną, arba visą šalį")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2017-03-28", "2017-03-28"),
        ("2017.03.28", "2017-03-28"),
        ("28.03.2017", "2017-03-28"),
        ("2017 m. kovo 28 d.", "2017-03-28"),
        ("2017-03", "2017-03"),
        ("2017", "2017"),
    ],
)
def test_dates(draft, region, typed, read):
    form = form_of(draft, whole(region, starts_on=typed))

    assert form.problems() == []
    assert form.basics.cleaned_data["starts_on"].isoformat() == read


def test_day_that_does_not_exist_is_kept_and_named(draft, region):
    form = form_of(draft, whole(region, starts_on="2017-02-30"))

    assert messages(form.problems()) == [
        ("id_starts_on", "Tokios dienos nėra: 2017-02-30. Rašykite, pavyzdžiui, 2017-03-28")
    ]
    assert form.missing() == []
    assert form.answers["starts_on"] == ["2017-02-30"]


def test_day_without_a_year_is_not_guessed(draft, region):
    form = form_of(draft, whole(region, starts_on="Lapkričio 3 d."))

    assert [problem.field_id for problem in form.problems()] == ["id_starts_on"]


@pytest.mark.parametrize(
    ("basics", "field", "message"),
    [
        ({"ends_on": "2017-03-27"}, "ends_on", "Paskutinė diena yra ankstesnė už pirmąją"),
        ({"starts_at": "25:00"}, "starts_at", "Laiką rašykite taip: 10:00"),
        ({"ends_at": "12:00"}, "ends_at", "Įrašykite ir pradžios laiką"),
        ({"starts_at": "12:00", "ends_at": "10:00"}, "ends_at", "Pabaiga yra ankstesnė už pradžią"),
        (
            {"starts_on": "2017-03", "starts_at": "12:00"},
            "starts_at",
            "Laikas rašomas tik prie visos datos: įrašykite ir dieną",
        ),
        ({"starts_on": "", "ends_on": "2017"}, "ends_on", "Parašykite, kada renginys prasideda"),
        ({"headcount": "0"}, "headcount", "Dalyvių skaičius turi būti nuo 1 iki 5000"),
        ({"headcount": "5001"}, "headcount", "Dalyvių skaičius turi būti nuo 1 iki 5000"),
        ({"headcount": "apie 40"}, "headcount", "Dalyvių skaičius turi būti nuo 1 iki 5000"),
        ({"region": "999999"}, "region", "Tokio regiono nėra. Pasirinkite iš sąrašo"),
        ({"services": ["999999"]}, "services", "Tokios paslaugos nėra. Pasirinkite iš sąrašo"),
        ({"kind": "svente"}, "kind", "Tokios rūšies nėra. Pasirinkite iš sąrašo"),
        ({"title": "a" * 251}, "title", "Sutrumpinkite: ženklų yra 251, telpa 250"),
        ({"source_url": "javascript:alert(1)"}, "source_url", "Nukopijuokite adresą iš naršyklės: https://…"),
    ],
)
def test_what_cannot_be_right_stands_beside_its_field(draft, region, basics, field, message):
    form = form_of(draft, whole(region, **basics))

    assert messages(form.problems())[:1] == [(f"id_{field}", message)]


def test_event_may_end_past_midnight_of_a_later_day(draft, region):
    typed = whole(region, ends_on="2017-03-29", starts_at="20:00", ends_at="01:00")

    assert form_of(draft, typed).problems() == []


def test_date_that_stands_keeps_all_that_is_known_of_it(region):
    known = PartialDate.parse("2017-03-28", is_latest=True, is_inferred=True, basis="Pagal straipsnį.")
    event = factories.EventFactory(region=region, starts=known)

    kept = form_of(event, answers_of(event)).basics.cleaned_data["starts_on"]
    changed = form_of(event, whole(region, starts_on="2017-03-29")).basics.cleaned_data["starts_on"]

    assert kept == known
    assert changed == PartialDate.parse("2017-03-29")


def test_source_needs_publisher_and_title(draft, region):
    form = form_of(draft, whole(region, source_url="lt.lt/naujiena"))

    assert messages(form.missing()) == [
        ("id_source_publisher", "Įrašykite, kas paskelbė tekstą"),
        ("id_source_title", "Įrašykite paskelbto teksto pavadinimą"),
    ]
    assert form.basics.cleaned_data["source_url"] == "https://lt.lt/naujiena"


# ---- Rows


def test_row_in_which_nobody_typed_asks_for_nothing(draft, region):
    new = row_form("commitments", register=Register(), event=draft)
    blank = row("participants", role="participant", is_public="on", organisation_kind="ngo")

    form = form_of(draft, whole(region, new.answers, blank))

    assert [form.problems(), form.missing(), form.filled["participants"]] == [[], [], []]
    assert [len(form.rows["participants"]), len(form.rows["commitments"])] == [1, 1]


def test_emptied_row_that_stands_asks_what_it_says(region):
    event = factories.EventFactory(region=region)
    outcome = factories.OutcomeFactory(event=event)

    form = form_of(event, whole(region, row("outcomes", f"r{outcome.pk}", kind="problem", text=" ")))

    assert messages(form.missing()) == [
        (f"id_outcomes-r{outcome.pk}-text", "1 eilutė: parašykite, kas paaiškėjo")
    ]


def test_commitment_says_who_made_it(draft, region):
    first = row("commitments", "a" * 12, text="Steigti centrą", region=region.pk)
    second = row("commitments", "b" * 12, text="Skirti lėšų")

    form = form_of(draft, whole(region, first, second))

    assert messages(form.missing()) == [
        ("id_commitments-bbbbbbbbbbbb-organisation", "2 eilutė: nurodykite, kas įsipareigojo")
    ]
    assert form.missing()[0].section == "rezultatai"


def test_rows_and_the_tick_that_there_are_none_contradict(draft, region):
    commitment = row("commitments", text="Steigti centrą", region=region.pk)

    form = form_of(draft, whole(region, commitment, has_no_commitments="on"))

    assert [problem.field_id for problem in form.problems()] == ["id_has_no_commitments"]


def test_key_of_another_events_row_is_a_new_row(draft, region):
    foreign = factories.OutcomeFactory()

    form = form_of(draft, whole(region, row("outcomes", f"r{foreign.pk}", kind="need", text="Mano")))

    assert [outcome.is_new for outcome in form.rows["outcomes"]] == [True]


def test_organisation_is_found_however_it_is_spelt(draft, region):
    organisation = factories.OrganisationFactory(
        name="Globos namai „Užuovėja“", short_name="Užuovėja", aliases=["Užuovėjos globos namai"]
    )
    texts = ["GLOBOS NAMAI UZUOVEJA", "užuovėja", "Užuovėjos globos namai"]

    form = form_of(draft, whole(region, *(row("participants", organisation=text) for text in texts)))

    assert {each.cleaned["organisation"] for each in form.rows["participants"]} == {organisation.pk}


def test_a_name_that_ends_in_a_quotation_is_quoted_with_one_closing_mark(draft, region):
    factories.OrganisationFactory(name="Asociacija „Šiaulių vaikų globos namai“")
    typed = row("organisers", "a" * 12, organisation="Asociacija „Šiaulių vaikų globos namas“", role="host")

    form = form_of(draft, whole(region, typed))

    told = [message for _, message in messages(form.missing()) + messages(form.warnings())]
    assert told == [
        (
            "1 eilutė: organizacijos „Asociacija „Šiaulių vaikų globos namas“ registre dar nėra – "
            "pasirinkite jos rūšį"
        ),
        (
            "„Asociacija „Šiaulių vaikų globos namas“ panašu į „Asociacija „Šiaulių vaikų globos namai“. "
            "Jei tai ta pati organizacija, pasirinkite ją iš sąrašo"
        ),
    ]


def test_unknown_organisation_needs_its_kind_and_points_at_one_that_looks_alike(draft, region):
    factories.OrganisationFactory(name="Šiaulių vaikų globos namai")
    typed = row("organisers", "a" * 12, organisation="Šiaulių vaikų globos namas", role="host")

    form = form_of(draft, whole(region, typed))

    assert messages(form.missing()) == [
        (
            "id_organisers-aaaaaaaaaaaa-organisation_kind",
            "1 eilutė: organizacijos „Šiaulių vaikų globos namas“ registre dar nėra – pasirinkite jos rūšį",
        )
    ]
    assert messages(form.warnings()) == [
        (
            "id_organisers-aaaaaaaaaaaa-organisation",
            (
                "„Šiaulių vaikų globos namas“ panašu į „Šiaulių vaikų globos namai“. "
                "Jei tai ta pati organizacija, pasirinkite ją iš sąrašo"
            ),
        )
    ]


def test_person_known_from_the_same_organisation_is_the_same(draft, region):
    organisation = factories.OrganisationFactory(name="Vilties linija")
    earlier = factories.ParticipationFactory(
        person=factories.PersonFactory(name="Ona Petraitė"), organisation=organisation, office="direktorė"
    )
    here = row("participants", "a" * 12, name="ona petraite", organisation="Vilties linija")
    elsewhere = row("participants", "b" * 12, name="Ona Petraitė", role="guest")

    form = form_of(draft, whole(region, here, elsewhere))

    same, other = form.rows["participants"]
    assert same.cleaned["name"] == earlier.person_id
    assert other.cleaned["name"].name == "Ona Petraitė"
    assert messages(form.warnings()) == [
        (
            "id_participants-bbbbbbbbbbbb-person",
            "Registre jau yra „Ona Petraitė, direktorė, Vilties linija“. Pasirinkite, ar tai tas pats asmuo",
        )
    ]


def test_person_is_chosen_among_namesakes_and_nobody_else(draft, region):
    namesake, stranger = factories.PersonFactory(name="Ona Petraitė"), factories.PersonFactory(name="Kita")
    chosen = row("participants", name="Ona Petraitė", person=namesake.pk)
    new = row("participants", name="Ona Petraitė", person="new", role="guest")
    forged = row("participants", name="Ona Petraitė", person=stranger.pk, role="speaker")

    form = form_of(draft, whole(region, chosen, new, forged))

    people = [each.cleaned["name"] for each in form.rows["participants"]]
    assert people[0] == namesake.pk
    assert [person.name for person in people[1:]] == ["Ona Petraitė", "Ona Petraitė"]


def test_speakers_are_public_and_the_others_only_when_marked(draft, region):
    roles = [("speaker", ""), ("participant", ""), ("participant", "on")]
    rows = [row("participants", name=f"Asmuo {n}", role=r, is_public=p) for n, (r, p) in enumerate(roles)]

    form = form_of(draft, whole(region, *rows))

    assert [each.cleaned["is_public"] for each in form.rows["participants"]] == [True, False, True]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("organisers", {"organisation": "Vilties linija", "role": "host"}),
        ("participants", {"name": "Ona", "role": "guest"}),
        ("groups", {"sector": "ngos"}),
    ],
)
def test_row_that_stands_twice(draft, region, kind, fields):
    factories.OrganisationFactory(name="Vilties linija")

    form = form_of(draft, whole(region, row(kind, **fields), row(kind, **fields)))

    assert [problem.message.partition(":")[0] for problem in form.problems()] == ["2 eilutė"]


def test_public_photo_is_described_and_agreed(draft, region):
    upload = factories.UploadFactory(event=draft, name="DSC_0019.jpg", width=4, height=3)
    photo = row("photos", "a" * 12, upload=upload.key, visibility="public", shows_children="on")

    form = form_of(draft, whole(region, photo))

    assert messages(form.missing()) == [
        ("id_photos-aaaaaaaaaaaa-caption", "Įrašykite nuotraukos „DSC_0019“ parašą"),
        ("id_photos-aaaaaaaaaaaa-alt", "Aprašykite, kas matoma nuotraukoje „DSC_0019“"),
        (
            "id_photos-aaaaaaaaaaaa-has_consent",
            "Patvirtinkite, kad nuotraukoje matomi žmonės žino apie jos skelbimą",
        ),
        (
            "id_photos-aaaaaaaaaaaa-children_note",
            "Parašykite, kas davė sutikimą už vaikus, matomus nuotraukoje „DSC_0019“",
        ),
    ]


def test_internal_photo_asks_for_nothing(draft, region):
    upload = factories.UploadFactory(event=draft, width=4, height=3)

    form = form_of(draft, whole(region, row("photos", upload=upload.key, visibility="internal")))

    assert [form.problems(), form.missing()] == [[], []]


@pytest.mark.parametrize("kind", ["files", "photos"])
def test_upload_of_another_event_is_none(draft, region, kind):
    foreign = factories.UploadFactory(width=4, height=3)

    form = form_of(draft, whole(region, row(kind, "a" * 12, upload=foreign.key)))

    assert [problem.field_id for problem in form.missing()] == [f"id_{kind}-aaaaaaaaaaaa-upload"]


def test_document_is_no_photo(draft, region):
    upload = factories.UploadFactory(event=draft)

    form = form_of(draft, whole(region, row("photos", "a" * 12, upload=upload.key)))

    assert [problem.field_id for problem in form.missing()] == ["id_photos-aaaaaaaaaaaa-upload"]


def test_new_agreement_is_of_the_own_organisation_and_the_only_current_one(region):
    own, other = factories.OrganisationFactory(name="Sava"), factories.OrganisationFactory(name="Kita")
    draft = factories.DraftEventFactory(owner=own)
    taken, free = factories.MunicipalityFactory.create_batch(2)
    factories.AgreementFactory(ngo=own, municipality=taken)
    rows = [
        row("agreements", "a" * 12, ngo="Sava", municipality=taken.pk),
        row("agreements", "b" * 12, ngo="Kita", municipality=free.pk),
        row("agreements", "c" * 12, ngo="Sava", municipality=free.pk),
    ]

    form = form_of(draft, whole(region, *rows))

    assert other.pk != own.pk
    assert messages(form.problems()) == [
        (
            "id_agreements-aaaaaaaaaaaa-agreement",
            "1 eilutė: tokia sutartis jau yra – pasirinkite ją iš sąrašo",
        ),
        (
            "id_agreements-bbbbbbbbbbbb-ngo",
            "2 eilutė: naują sutartį rašykite tik savo organizacijos; kitų sutartis pasirinkite iš sąrašo",
        ),
    ]


def test_current_agreement_is_one_that_has_not_ended():
    agreement = factories.AgreementFactory(
        status=Agreement.Status.ENDED, ended=PartialDate.parse("2017"), signed=PartialDate.parse("2016")
    )
    current = factories.AgreementFactory(ngo=agreement.ngo, municipality=agreement.municipality)

    assert Register().current_agreement(agreement.ngo_id, agreement.municipality_id) == current


# ---- Promises


def test_unfinished_promises_of_the_region_open_by_themselves(draft, region):
    open_one = factories.CommitmentFactory(
        event__region=region, responsible_municipality__region=region, due=PartialDate.parse("2017-12")
    )
    factories.CommitmentFactory(event__status="draft", event__region=region)
    factories.DoneCommitmentFactory(event__region=region)
    factories.CommitmentFactory()

    form = form_of(draft, whole(region))

    assert [each.commitment for each in form.promises] == [open_one]
    assert [form.problems(), form.missing()] == [[], []]


def test_report_on_a_promise_says_both_what_and_in_words(draft, region):
    commitments = [factories.CommitmentFactory(event__region=region) for _ in range(3)]
    keys = [f"r{commitment.pk}" for commitment in commitments]
    rows = [
        row("promises", keys[0], status="done"),
        row("promises", keys[1], note="Padaryta"),
        row("promises", keys[2], status="open"),
    ]

    form = form_of(draft, whole(region, *rows))

    assert messages(form.missing()) == [
        (f"id_promises-{keys[0]}-note", "Parašykite, kas pranešta apie įsipareigojimą"),
        (f"id_promises-{keys[1]}-status", "Pasirinkite, kaip vykdomas įsipareigojimas"),
    ]


# ---- Personal data


@pytest.mark.parametrize("code", ["39001010000", "49912319999", "kodas 38703181745.", "<b>390010</b>10000"])
def test_personal_code_is_refused_wherever_it_stands(draft, region, code):
    form = form_of(draft, whole(region, row("participants", "a" * 12, name="Ona", office=code)))
    in_text = form_of(draft, whole(region, body=f"<p>{code}</p>"))

    said = "Čia įrašytas asmens kodas. Ištrinkite jį: portale asmens kodai nesaugomi"
    assert messages(form.problems()) == [("id_participants-aaaaaaaaaaaa-office", said)]
    assert messages(in_text.problems()) == [("id_body", said)]


@pytest.mark.parametrize("number", ["+37061234567", "37061234567", "2017-03-28", "08.4.1-ESFA-V-405-01-0001"])
def test_other_numbers_are_no_personal_codes(draft, region, number):
    assert form_of(draft, whole(region, venue=number)).problems() == []


@pytest.mark.parametrize("contact", ["ona@example.com", "+370 612 34567", "8 612 34567", "8-612-34567"])
def test_contacts_in_public_text_are_worth_a_second_look(draft, region, contact):
    form = form_of(draft, whole(region, lead=f"Rašykite {contact} arba skambinkite."))

    assert [form.problems(), form.missing()] == [[], []]
    assert messages(form.warnings()) == [
        ("id_lead", "Čia yra telefono numeris arba el. pašto adresas. Jį matys visi")
    ]


# ---- However much, and whatever


@pytest.mark.parametrize("rows", [1, 3])
def test_form_query_count(draft, region, rows, django_assert_num_queries):
    typed = whole(
        region,
        *(row("participants", name=f"Ona {n}", organisation=f"Nauja {n}") for n in range(rows)),
        *(row("presentations", topic="Tema", speaker=f"Ona {n}") for n in range(rows)),
        *(row("outcomes", kind="need", text="Reikia", region=region.pk) for _ in range(rows)),
        *(row("commitments", text="Pažada", organisation=f"Nauja {n}") for n in range(rows)),
        *(row("files", upload="nėra") for _ in range(rows)),
    )

    with django_assert_num_queries(17):
        form = form_of(draft, typed)
        found = [form.problems(), form.missing(), form.warnings()]

    assert found[0] == []
    assert len(found[1]) == rows * 3


NAMES = [*BASICS, *ROWS]
FIELDS = [f"{kind}-{key}-{field}" for kind in ROWS for key in ("r1", "a" * 12) for field in ROWS[kind]]
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "on", "1", "2017-13-45", "new", "٣", "9" * 30, "-1", "http://[", "a" * 12, "r1"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.dictionaries(
        st.one_of(st.sampled_from([*NAMES, *FIELDS]), st.text(max_size=10)),
        st.one_of(st.lists(VALUES, max_size=3), VALUES, st.binary(max_size=5), st.none()),
        max_size=20,
    )
)
def test_no_answer_breaks_the_form(draft, typed):
    rows = {kind: ["r1", "a" * 12] for kind in ROWS}

    form = form_of(draft, typed | rows)

    assert all(problem.message for problem in [*form.problems(), *form.missing(), *form.warnings()])


def test_lookalikes_are_the_nearest_and_few():
    factories.OrganisationFactory(name="Kauno miesto savivaldybė")
    same = factories.OrganisationFactory(name="Šiaulių miesto savivaldybės administracija")
    kinds = Organisation.Kind

    found = Register().lookalikes("Šiaulių miesto savivaldybė administracija")

    assert found == [same]
    assert kinds.NGO in kinds.values


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("organisers", {"organisation": "„“"}, "organisation"),
        ("participants", {"office": "meras"}, "name"),
        ("presentations", {"speaker": "Ona"}, "topic"),
        ("commitments", {"due": "2017"}, "text"),
        ("groups", {"count": "5"}, "sector"),
        ("agreements", {"place": "Rotušė"}, "ngo"),
    ],
)
def test_row_of_which_half_is_typed_asks_for_the_rest(draft, region, kind, fields, field):
    form = form_of(draft, whole(region, row(kind, "a" * 12, **fields)))

    assert form.problems() == []
    assert [problem.field_id for problem in form.missing()][:1] == [f"id_{kind}-aaaaaaaaaaaa-{field}"]
    assert form.rows[kind][0].summary == "".join(fields.values())


@pytest.mark.parametrize("line", ["a" * 121, ", meras", f"Ona, {'a' * 201}"])
def test_line_that_is_no_signatory(draft, region, line):
    form = form_of(draft, whole(region, row("agreements", "a" * 12, signatories=line)))

    assert [problem.field_id for problem in form.problems()] == ["id_agreements-aaaaaaaaaaaa-signatories"]


def test_new_row_of_an_agreement_names_the_own_organisation():
    event = factories.DraftEventFactory(owner=factories.OrganisationFactory(name="Sava"))

    assert row_form("agreements", register=Register(), event=event).text("ngo") == "Sava"
