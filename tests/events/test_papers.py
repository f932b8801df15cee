"""What protocols and sign-in sheets say, and how they stand on paper."""

import datetime as dt
import io
import re
import time
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from events.models import Event, Outcome, Participation
from events.papers import typeset, word_document
from events.papers.content import Line, Paper, Section, Table, clean, lines_of
from events.papers.protocol import FORMS, protocol_of
from events.papers.sign_in_sheet import FEWEST_ROWS, SPARE_ROWS, sign_in_sheet_of
from municipalities.models import Origin
from municipalities.partial_dates import PartialDate
from tests.events.reading_papers import SOFT_BREAK, docx_text, pdf_text
from tests.factories import (
    AgreementFactory,
    AttendanceGroupFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DraftEventFactory,
    EventFactory,
    FundingProjectFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PresentationFactory,
    ServiceTypeFactory,
    SignatoryFactory,
    SourceFactory,
)

DATA_NOTE = (
    "Asmens duomenys renkami tik šio renginio dalyviams registruoti: jie neskelbiami ir paprašius ištrinami."
)
NOON = dt.datetime(2017, 3, 28, 12, tzinfo=dt.UTC)
LETTERS = "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ „kabutės“ – brūkšnys"


def section(paper, heading):
    """The parts of the section with the heading."""
    (found,) = [one.parts for one in paper.sections if one.heading == heading]
    return found


def headings(paper):
    return [one.heading for one in paper.sections]


def texts(parts):
    return [part.text for part in parts if isinstance(part, Line)]


def tables(parts):
    return [part.rows for part in parts if isinstance(part, Table)]


def paper_saying(text, name=None):
    """A paper that says the same everywhere, or has a name and says the same in every part."""
    name = text if name is None else name
    lines = [Line(text, note=text, style=style, mark="1.") for style in ("text", "item", "quote", "fine")]
    parts = (*lines, Line(text or "–", style="heading"), Table((name, name), ((text, text),), (1, 2)))
    return Paper(
        form=name,
        title=name or "–",
        issuer=name,
        date=name,
        place=name,
        mark=name,
        facts=((name, text),),
        sections=(Section(name or "–", parts),),
        signatures=(name,),
        colophon=(name,),
        words={"number": "Nr.", "page": "{page} psl. iš {pages}", "signature": name, "name": name},
    )


# ---- What a protocol says


@pytest.mark.django_db
def test_protocol_of_a_round_table():
    owner = OrganisationFactory(name="Pagalbos šeimai centras")
    municipality = MunicipalityFactory(name="Šiaulių miesto savivaldybė")
    event = EventFactory(
        kind="round_table",
        title="Apie globą",
        owner=owner,
        starts_on=dt.date(2017, 3, 28),
        starts_at=dt.time(10),
        ends_at=dt.time(13, 30),
        region=municipality.region,
        host_municipality=municipality,
        venue="Kultūros centras",
        headcount=1064,
    )
    ParticipationFactory(event=event, role="organiser", person=None, organisation=owner)
    ParticipationFactory(event=event, role="moderator", person=PersonFactory(name="Rūta Ąžuolė"))

    paper = protocol_of(event)

    assert paper.form == "Apskritojo stalo diskusijos protokolas"
    assert (paper.title, paper.issuer) == ("Apie globą", "Pagalbos šeimai centras")
    assert (paper.date, paper.place) == ("2017 m. kovo 28 d.", "Šiaulių miesto savivaldybė")
    assert paper.mark == ""
    assert dict(paper.facts) == {
        "Data ir laikas": "2017 m. kovo 28 d., 10:00–13:30",
        "Vieta": "Kultūros centras, Šiaulių miesto savivaldybė",
        "Regionas": str(municipality.region),
        "Organizatoriai": "Pagalbos šeimai centras",
        "Moderatoriai": "Rūta Ąžuolė",
        "Dalyvių skaičius": "1\xa0064",
    }
    assert paper.signatures == ("Renginio pirmininkas (-ė)", "Sekretorius (-ė)")


@pytest.mark.django_db
def test_protocol_of_which_nothing_is_known():
    event = DraftEventFactory()

    paper = protocol_of(event)

    assert (paper.title, paper.issuer, paper.place) == ("(dar be pavadinimo)", "", "")
    assert paper.date == "nenurodyta"
    assert paper.mark == "Juodraštis"
    assert dict(paper.facts) == {
        "Data ir laikas": "nenurodyta",
        "Vieta": "nenurodyta",
        "Regionas": "nenurodyta",
        "Dalyvių skaičius": "nenurodyta",
    }
    assert headings(paper) == ["Įsipareigojimai"]
    assert texts(section(paper, "Įsipareigojimai")) == ["Įsipareigojimų neįrašyta."]


@pytest.mark.parametrize("kind", Event.Kind)
def test_every_kind_of_event_has_its_protocol(kind):
    assert str(FORMS[kind]).endswith(" protokolas")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (PartialDate.parse("2017-09"), "2017 m. rugsėjis"),
        (PartialDate.parse("2017"), "2017 m."),
        (PartialDate.parse("2017-09-05", is_latest=True), "ne vėliau kaip 2017 m. rugsėjo 5 d."),
        (
            PartialDate.parse("2017-09-05", is_inferred=True, basis="Iš laikraščio."),
            "2017 m. rugsėjo 5 d. (numanoma)",
        ),
    ],
)
def test_protocol_shows_no_more_of_a_date_than_is_known(starts, expected):
    event = EventFactory(starts=starts)

    assert protocol_of(event).date == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("details", "mark"),
    [
        ({"status": "in_review"}, "Pateiktas peržiūrai"),
        ({"status": "withdrawn"}, "Nebeskelbiamas"),
        ({"origin": Origin.SAMPLE}, "Pavyzdys, netikras"),
        ({"origin": Origin.SAMPLE, "status": "draft"}, "Pavyzdys, netikras, juodraštis"),
    ],
)
def test_protocol_says_what_must_not_be_taken_for_final_or_real(details, mark):
    assert protocol_of(EventFactory(**details)).mark == mark


@pytest.mark.django_db
def test_protocol_nationwide():
    paper = protocol_of(EventFactory(region=None, is_nationwide=True))

    assert dict(paper.facts)["Regionas"] == "Visa Lietuva"


@pytest.mark.django_db
def test_protocol_takes_its_agenda_from_the_presentations_in_order():
    event = EventFactory()
    PresentationFactory(event=event, position=2, topic="Antra")
    speaker = PersonFactory(name="Jonas Žukas")
    ministry = OrganisationFactory(name="Ministerija")
    PresentationFactory(
        event=event, position=1, topic="Pirma", speaker=speaker, office="patarėjas", organisation=ministry
    )

    agenda = section(protocol_of(event), "Darbotvarkė")

    assert [(line.mark, line.text, line.note) for line in agenda] == [
        ("1.", "Pirma", "Jonas Žukas, patarėjas, Ministerija"),
        ("2.", "Antra", ""),
    ]


@pytest.mark.django_db
def test_protocol_lists_participants_by_organisation_in_lithuanian_order_each_person_once():
    event = EventFactory(attendance_note="dalyvavo visi")
    zara, cukrus, civilis = (OrganisationFactory(name=name) for name in ("Žara", "Čukrus", "Civilis"))
    jonas = PersonFactory(name="Jonas")
    ParticipationFactory(event=event, person=jonas, organisation=zara, office="meras", role="host")
    ParticipationFactory(event=event, person=jonas, organisation=zara, office="meras", role="speaker")
    ParticipationFactory(event=event, person=PersonFactory(name="Ona"), organisation=zara, is_public=False)
    ParticipationFactory(event=event, person=None, organisation=cukrus)
    ParticipationFactory(event=event, person=PersonFactory(name="Petras"), organisation=civilis)
    ParticipationFactory(event=event, person=PersonFactory(name="Be nieko"))
    ParticipationFactory(event=event, person=PersonFactory(name="Minėtas"), role="mentioned")
    AttendanceGroupFactory(event=event, sector="ngos", count=5)
    AttendanceGroupFactory(event=event, sector="media")

    parts = section(protocol_of(event), "Dalyviai")

    assert texts(parts) == [
        "Dalyvavo visi",
        "Nevyriausybinės organizacijos – 5",
        "Sąraše yra žmonių, kurių vardai viešai neskelbiami: šio dokumento neskelbkite.",
    ]
    assert tables(parts) == [
        (
            ("Civilis", "Petras"),
            ("Čukrus", "atstovai neįvardyti"),
            ("Žara", "Jonas, meras (pranešėjas, priėmusi įstaiga)\nOna"),
            ("Organizacija nenurodyta", "Be nieko"),
        )
    ]


@pytest.mark.django_db
def test_protocol_warns_of_names_only_where_somebody_is_not_public():
    event = EventFactory()
    ParticipationFactory(event=event)

    assert texts(section(protocol_of(event), "Dalyviai")) == []


@pytest.mark.django_db
def test_protocol_names_guest_regions_and_municipalities():
    municipality = MunicipalityFactory(name="Kelmės rajono savivaldybė")
    event = EventFactory(municipalities=[municipality], guest_regions=[municipality.region])

    assert texts(section(protocol_of(event), "Dalyviai")) == [
        f"Kviestiniai regionai: {municipality.region}",
        "Atstovautos savivaldybės: Kelmės rajono savivaldybė",
    ]


@pytest.mark.django_db
def test_protocol_puts_outcomes_under_their_kinds():
    event = EventFactory()
    OutcomeFactory(event=event, kind="conclusion", text="reikia tartis")
    OutcomeFactory(
        event=event,
        kind="problem",
        text="trūksta lėšų",
        theme="funding",
        services=[ServiceTypeFactory(name="atokvėpis")],
        target_group="šeimos",
        raised_by="Tėvai",
    )

    parts = section(protocol_of(event), "Rezultatai")

    assert [(line.style, line.text, line.note) for line in parts] == [
        ("heading", "Problemos", ""),
        ("item", "Trūksta lėšų", "Finansavimas; Atokvėpis; šeimos; iškėlė: Tėvai"),
        ("heading", "Išvados", ""),
        ("item", "Reikia tartis", ""),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "shown"), [("published", 1), ("draft", 0)])
def test_protocol_repeats_of_other_events_only_what_is_public(status, shown):
    event = EventFactory()
    OutcomeFactory(event=EventFactory(status=status), also_heard_at=[event], kind=Outcome.Kind.NEED)

    assert headings(protocol_of(event)).count("Rezultatai") == shown


@pytest.mark.django_db
def test_protocol_says_who_promised_what_by_when():
    event = EventFactory()
    municipality = MunicipalityFactory(name="Kelmės rajono savivaldybė")
    CommitmentFactory(
        event=event,
        responsible_municipality=municipality,
        responsible_organisation=OrganisationFactory(name="Centras"),
        text="parengti planą",
        due=PartialDate.parse("2018-03"),
    )
    CommitmentFactory(event=event, responsible_municipality=municipality, text="susitikti")

    assert tables(section(protocol_of(event), "Įsipareigojimai")) == [
        (
            ("Centras, Kelmės rajono savivaldybė", "Parengti planą", "2018 m. kovas"),
            ("Kelmės rajono savivaldybė", "Susitikti", "nenurodyta"),
        )
    ]


@pytest.mark.django_db
def test_protocol_of_an_event_without_commitments():
    event = EventFactory(has_no_commitments=True)

    assert texts(section(protocol_of(event), "Įsipareigojimai")) == ["Įsipareigojimų nebuvo."]


@pytest.mark.django_db
def test_protocol_tells_what_was_reported_on_promises_made_elsewhere():
    event = EventFactory()
    municipality = MunicipalityFactory(name="Kelmės rajono savivaldybė")
    promised = CommitmentFactory(text="parengti planą", responsible_municipality=municipality)
    CommitmentUpdateFactory(commitment=promised, event=event, status="in_progress", note="svarsto taryba")
    CommitmentUpdateFactory(commitment=CommitmentFactory(event=event), event=event)

    parts = section(protocol_of(event), "Kaip vykdomi anksčiau prisiimti įsipareigojimai")

    assert tables(parts) == [(("Kelmės rajono savivaldybė", "Parengti planą", "Vykdomas: svarsto taryba"),)]


@pytest.mark.django_db
def test_protocol_names_agreements_money_and_source():
    agreement = AgreementFactory(
        ngo=OrganisationFactory(name="Centras"),
        municipality=MunicipalityFactory(name="Kelmės rajono savivaldybė"),
        status="signed",
        signed=PartialDate.parse("2017-03-28"),
    )
    SignatoryFactory(agreement=agreement, person=PersonFactory(name="Jonas Žukas"), office="meras")
    project = FundingProjectFactory(
        name="Perėjimas",
        funding_source="Europos socialinis fondas",
        code="08",
        acknowledgement="Finansuoja ES.",
    )
    source = SourceFactory(title="Diskusija", publisher="Žinios", url="https://ziniasklaida.example/1")
    event = EventFactory(agreements=[agreement], projects=[project], source=source)

    paper = protocol_of(event)

    assert section(paper, "Renginyje pasirašytos sutartys") == (
        Line(
            "Centras – Kelmės rajono savivaldybė",
            note="Bendradarbiavimo sutartis, 2017 m. kovo 28 d.; pasirašė: Jonas Žukas, meras",
            style="item",
            mark="1.",
        ),
    )
    assert section(paper, "Finansavimas") == (
        Line("Perėjimas", note="Finansuoja: Europos socialinis fondas; Kodas: 08"),
        Line("Finansuoja ES.", style="quote"),
    )
    assert section(paper, "Šaltinis") == (Line("Žinios, „Diskusija“", note="https://ziniasklaida.example/1"),)


@pytest.mark.django_db
def test_protocol_ends_with_where_it_comes_from():
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(changed_at=dt.datetime(2017, 3, 28, 22, 30, tzinfo=dt.UTC))
    event.refresh_from_db()

    paper = protocol_of(event, address="https://portalas.example/renginiai/2017/apie/")

    # Half past ten in the evening in London is the next day in Vilnius.
    assert paper.colophon == (
        "Pertvarkos eiga. Paskutinį kartą keista: 2017 m. kovo 29 d.",
        "https://portalas.example/renginiai/2017/apie/",
    )


def event_with(rows):
    """Make an event with so many of everything."""
    event = EventFactory()
    agreement = AgreementFactory()
    SignatoryFactory.create_batch(rows, agreement=agreement)
    event.agreements.set([agreement, *AgreementFactory.create_batch(rows)])
    event.projects.set(FundingProjectFactory.create_batch(rows))
    event.municipalities.set(MunicipalityFactory.create_batch(rows))
    for _row in range(rows):
        ParticipationFactory(event=event, organisation=OrganisationFactory())
        PresentationFactory(event=event, speaker=PersonFactory(), organisation=OrganisationFactory())
        OutcomeFactory(event=event, services=[ServiceTypeFactory()])
        CommitmentFactory(event=event)
        CommitmentUpdateFactory(event=event)
        AttendanceGroupFactory(event=event, sector=list(AttendanceGroupFactory._meta.model.Sector)[_row])
    return Event.objects.select_related("region", "host_municipality", "source", "owner").get(pk=event.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_protocol_query_count(rows, django_assert_num_queries):
    event = event_with(rows)

    with django_assert_num_queries(14):
        paper = protocol_of(event)

    assert len(section(paper, "Darbotvarkė")) == rows


# ---- What a sign-in sheet says


@pytest.mark.django_db
def test_sign_in_sheet_has_the_expected_and_then_empty_rows():
    owner = OrganisationFactory(name="Pagalbos šeimai centras")
    event = EventFactory(title="Apie globą", owner=owner, venue="Salė")
    jonas = PersonFactory(name="Jonas Žukas")
    ParticipationFactory(event=event, person=jonas, role="speaker", is_public=False)
    ParticipationFactory(
        event=event, person=jonas, office="meras", organisation=OrganisationFactory(name="A")
    )
    ParticipationFactory(event=event, person=None, organisation=owner, role="organiser")

    paper = sign_in_sheet_of(event)

    ((rows,),) = [tables(one.parts) for one in paper.sections]
    assert rows[0] == ("1.", "Jonas Žukas", "meras", "A", "")
    assert rows[1:] == tuple((f"{number}.", "", "", "", "") for number in range(2, FEWEST_ROWS + 1))
    assert paper.form == "Dalyvių registracijos sąrašas"
    assert paper.place == f"Salė, {event.region}"
    assert paper.colophon == (
        f"{DATA_NOTE} Dėl savo duomenų kreipkitės į organizatorių: Pagalbos šeimai centras.",
    )


@pytest.mark.django_db
def test_sign_in_sheet_of_many_keeps_room_for_those_not_expected():
    event = EventFactory()
    ParticipationFactory.create_batch(30, event=event)

    ((rows,),) = [tables(one.parts) for one in sign_in_sheet_of(event).sections]

    assert len(rows) == 30 + SPARE_ROWS


@pytest.mark.django_db
def test_sign_in_sheet_of_nobody_names_nobody_to_turn_to():
    assert sign_in_sheet_of(EventFactory()).colophon == (DATA_NOTE,)


# ---- What people write as text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", []),
        ("Viena.\n\nAntra\neilutė.", [Line("Viena."), Line("Antra\neilutė.")]),
        ("<h2>Kas</h2><p>Du <strong>svarbūs</strong>\n dalykai</p>",
         [Line("Kas", style="heading"), Line("Du svarbūs dalykai")]),
        ("<p>viena<br>antra</p>", [Line("viena\nantra")]),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>",
         [Line("a", style="item", mark="–"), Line("b"), Line("c", style="item", mark="–")]),
        ("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>",
         [Line("a", style="item", mark="1."), Line("b", style="item", mark="1."),
          Line("c", style="item", mark="2.")]),
        ("<blockquote><p>Tiesa</p></blockquote><p>Taip</p>", [Line("Tiesa", style="quote"), Line("Taip")]),
        ("<p>2 &lt; 3 &amp; <a href='#'>#eval</a></p><script>bloga()</script>", [Line("2 < 3 & #eval")]),
        ("</p></ul></blockquote></script>a < b", [Line("a < b")]),
        ("<li>be sąrašo", [Line("be sąrašo", style="item", mark="–")]),
    ],
)  # fmt: skip
def test_lines_of(written, expected):
    assert lines_of(written) == expected


def test_clean_leaves_out_what_cannot_be_printed():
    assert clean(" a\x00\x1b\x7f\ufffe\ud800b\r\nc\vd\te ") == "ab\nc\nd\te"


# ---- PDF


def test_pdf_is_tagged_for_those_who_listen():
    reader = PdfReader(io.BytesIO(typeset.pdf(paper_saying(LETTERS), "protocol", made_at=NOON)))

    root = reader.trailer["/Root"]
    assert root["/Lang"] == "lt"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata.title == f"{LETTERS}: {LETTERS}"
    assert reader.xmp_metadata.rdf_root.toxml().count("pdfuaid:part>1<") == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox] == [0, 0, 595, 842]


@pytest.mark.parametrize("template", ["protocol", "sign_in_sheet"])
def test_pdf_has_every_lithuanian_letter(template):
    text = pdf_text(typeset.pdf(paper_saying(LETTERS), template, made_at=NOON))

    assert LETTERS in text
    assert "1 psl. iš 1" in text


@pytest.mark.parametrize("template", ["protocol", "sign_in_sheet"])
def test_pdf_of_one_moment_is_always_the_same(template):
    paper = paper_saying(LETTERS)

    assert typeset.pdf(paper, template, made_at=NOON) == typeset.pdf(paper, template, made_at=NOON)


def test_pdf_numbers_its_pages():
    paper = paper_saying("Ilgas tekstas. " * 200, "Ilgas")

    reader = PdfReader(io.BytesIO(typeset.pdf(paper, "protocol", made_at=NOON)))

    count = len(reader.pages)
    assert count > 3
    feet = [re.findall(r"\d+ psl\. iš \d+", page.extract_text()) for page in reader.pages]
    assert feet == [[f"{number} psl. iš {count}"] for number in range(1, count + 1)]


def test_pdf_shows_a_box_for_what_no_font_draws_and_composes_the_rest():
    written = (
        "a\N{GRINNING FACE}\N{VARIATION SELECTOR-16} \u6f22 z\N{COMBINING CARON}\N{NARROW NO-BREAK SPACE}b"
    )

    text = pdf_text(typeset.pdf(paper_saying(written), "protocol", made_at=NOON))

    assert "a□ □ ž b" in text


def test_pdf_breaks_what_has_no_place_to_break():
    word = "ilgasžodis" * 1000
    paper = paper_saying(word, "Ilgas")

    content = typeset.pdf(paper, "protocol", made_at=NOON)

    # At both ends of the page nothing is cut off.
    page = PdfReader(io.BytesIO(content)).pages[0].extract_text().replace(SOFT_BREAK, "")
    assert word[:1000] in "".join(page.split())


def test_every_character_that_is_let_through_is_drawn():
    drawn = [chr(code) for code in range(0x20, 0x10000) if not typeset.UNDRAWN.match(chr(code))]

    paper = paper_saying(" ".join(drawn))

    assert len(drawn) > 1000
    assert typeset.pdf(paper, "protocol", made_at=NOON).startswith(b"%PDF")


MARKUP = [
    '#panic("x")',
    '#import "paper.typ": *',
    "*storai* _kursyvu_ $x^2$ <žyma> @nuoroda",
    "= Antraštė",
    "```typ #sys.inputs```",
    '"#{json("../../portal/settings.py")}',
    "\\u{41} // komentaras /* */",
    "{{ 7 * 7 }} {% if %} {page} {pages}",
    "]]></w:t><w:br/>&amp;",
]


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("template", ["protocol", "sign_in_sheet"])
def test_pdf_says_markup_and_runs_none(markup, template):
    text = pdf_text(typeset.pdf(paper_saying(markup), template, made_at=NOON))

    assert " ".join(markup.split()) in text


@pytest.mark.parametrize("markup", MARKUP)
def test_docx_says_markup_and_runs_none(markup):
    assert docx_text(word_document.docx(paper_saying(markup), made_at=NOON)).count(markup) > 5


HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
@example("\x01\x1f\u202e\u2028\ufeff\U000e0001")
@example("e" + "\u0301" * 50)
@example("-" * 300 + "\t\n\r")
def test_papers_can_be_made_of_anything(written):
    paper = paper_saying(clean(written))

    assert typeset.pdf(paper, "protocol", made_at=NOON).startswith(b"%PDF")
    assert typeset.pdf(paper, "sign_in_sheet", made_at=NOON).startswith(b"%PDF")
    assert " ".join(clean(written).split()) in docx_text(word_document.docx(paper, made_at=NOON))


# ---- DOCX


def test_docx_is_lithuanian_a4_with_numbered_pages():
    content = word_document.docx(paper_saying(LETTERS), made_at=NOON)

    document = Document(io.BytesIO(content))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (document.core_properties.title, document.core_properties.language) == (
        f"{LETTERS}: {LETTERS}",
        "lt-LT",
    )
    assert document.core_properties.created == NOON
    assert page.footer.paragraphs[0].text == " psl. iš "
    assert re.findall(r'w:instr="(\w+)"', page.footer.part.element.xml) == ["PAGE", "NUMPAGES"]
    assert 'w:lang w:val="lt-LT"' in document.styles.element.xml
    assert [one.style.name for one in document.paragraphs if one.style.name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]


def test_docx_repeats_the_headings_of_its_tables():
    content = word_document.docx(paper_saying(LETTERS), made_at=NOON)

    table = Document(io.BytesIO(content)).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [[LETTERS] * 2] * 2
    assert ["tblHeader" in row.xml for row in table.part.element.body.tbl_lst[1].tr_lst] == [True, False]


def test_docx_of_one_moment_is_always_the_same():
    paper = paper_saying(LETTERS)
    first, second = (word_document.docx(paper, made_at=NOON) for _time in range(2))

    assert first == second
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_docx_leaves_out_what_is_not_known():
    paper = Paper(
        form="Protokolas",
        title="Be nieko",
        issuer="",
        date="nenurodyta",
        place="",
        mark="",
        facts=(),
        sections=(),
        words={"number": "Nr.", "page": "{page} psl. iš {pages}"},
    )

    texts_there = [
        one.text for one in Document(io.BytesIO(word_document.docx(paper, made_at=NOON))).paragraphs
    ]

    assert texts_there == ["PROTOKOLAS", "Be nieko", "nenurodyta    Nr. ______________"]


# ---- A big event


@pytest.mark.django_db
def test_two_hundred_participants_and_forty_outcomes_are_written_quickly():
    event = EventFactory(title="Didelis renginys")
    organisations = OrganisationFactory.create_batch(50)
    people = PersonFactory.create_batch(200)
    rows = [
        Participation(event=event, person=person, organisation=organisations[number % 50], office="vedėja")
        for number, person in enumerate(people)
    ]
    Participation.objects.bulk_create(rows)
    OutcomeFactory.create_batch(40, event=event)
    CommitmentFactory.create_batch(20, event=event)
    began = time.perf_counter()

    paper = protocol_of(event)
    pdf = typeset.pdf(paper, "protocol", made_at=NOON)
    docx = word_document.docx(paper, made_at=NOON)
    sheet = typeset.pdf(sign_in_sheet_of(event), "sign_in_sheet", made_at=NOON)

    # Four papers in the time that one of them may take.
    assert time.perf_counter() - began < 6
    for text in (pdf_text(pdf), docx_text(docx), pdf_text(sheet)):
        assert [person.name for person in people if person.name not in text] == []
