"""The pages of events, commitments and experience."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from events.models import Commitment, Event, Outcome, Participation, Visibility
from events.views.events import ROLE_HEADINGS
from municipalities.models import Claim
from tests.factories import (
    AgreementFactory,
    AttachmentFactory,
    AttendanceGroupFactory,
    ClaimFactory,
    CommitmentFactory,
    CommitmentUpdateFactory,
    DoneCommitmentFactory,
    EventFactory,
    FundingProjectFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipationFactory,
    PersonFactory,
    PhotoFactory,
    PresentationFactory,
    RegionFactory,
    ServiceTypeFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db
HIDDEN = ["draft", "in_review", "withdrawn"]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text_of(response):
    """The page as one line, so that an indentation is no difference."""
    return " ".join(response.content.decode().split())


# ---- The list of events


@pytest.mark.parametrize("rows", [1, 3])
def test_event_list_query_count(client, rows, django_assert_num_queries):
    EventFactory.create_batch(rows)

    with django_assert_num_queries(12):
        response = client.get(reverse("events:event_list"))

    assert len(response.context["page"]) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_event_list_filtered_query_count(client, rows, django_assert_num_queries):
    region = RegionFactory()
    EventFactory.create_batch(rows, region=region, title="Globa")

    with django_assert_num_queries(14):
        response = client.get(reverse("events:event_list"), {"regionas": region.slug, "q": "globa"})

    assert len(response.context["page"]) == rows


def test_event_list_shows_the_newest_first_under_its_year(client):
    EventFactory(title="Senas", starts_on=dt.date(2016, 3, 1))
    EventFactory(title="Naujas", starts_on=dt.date(2017, 3, 1))

    response = client.get(reverse("events:event_list"))

    assert [event.title for event in response.context["page"]] == ["Naujas", "Senas"]
    text = text_of(response)
    assert text.index(">2017</h2>") < text.index("Naujas") < text.index(">2016</h2>") < text.index("Senas")
    assert "Rasti 2 renginiai" in text


def test_event_list_by_title_has_no_years(client):
    EventFactory(title="Šuo", starts_on=dt.date(2017, 3, 1))
    EventFactory(title="Suo", starts_on=dt.date(2016, 3, 1))
    EventFactory(title="Tuo", starts_on=dt.date(2018, 3, 1))

    response = client.get(reverse("events:event_list"), {"rikiuoti": "pavadinimas"})

    assert [event.title for event in response.context["page"]] == ["Suo", "Šuo", "Tuo"]
    assert "year-heading" not in text_of(response)


def test_event_list_row_shows_where_and_how_many(client):
    EventFactory(venue="Tarybos salė", headcount=34, region=RegionFactory(name="Šiaulių regionas"))

    text = text_of(client.get(reverse("events:event_list")))

    assert "Tarybos salė · 34 dalyviai" in text
    assert "regiono diskusija · Šiaulių regionas" in text


def test_event_list_row_of_a_nationwide_event_without_venue(client):
    EventFactory(
        region=None, is_nationwide=True, host_municipality=MunicipalityFactory(name="Miesto savivaldybė")
    )

    text = text_of(client.get(reverse("events:event_list")))

    assert "regiono diskusija · Visa Lietuva" in text
    assert '<p class="fine"> Miesto savivaldybė </p>' in text


def test_event_list_marks_a_sample_and_an_inferred_date(client):
    EventFactory(origin="sample", starts_on_is_inferred=True, starts_on_basis="pagal seriją")

    text = text_of(client.get(reverse("events:event_list")))

    assert '<span class="sample">pavyzdys</span>' in text
    assert '<span class="inferred">data numanoma</span>' in text


@pytest.mark.parametrize("status", HIDDEN)
def test_event_list_leaves_out_what_is_not_published(client, status):
    event = EventFactory(status=status, host_municipality=MunicipalityFactory())

    response = client.get(
        reverse("events:event_list"), {"regionas": event.region.slug, "rikiuoti": "naujausi"}
    )

    assert list(response.context["page"]) == []
    assert f"{event.region} (0)" in text_of(response)
    assert f"{event.host_municipality} (0)" in text_of(response)
    assert event.title not in text_of(response)


def test_event_list_empty_says_why(client):
    text = text_of(client.get(reverse("events:event_list")))

    assert "Renginių čia dar nėra" in text


def test_event_list_with_nothing_found_leads_on(client):
    EventFactory()

    text = text_of(client.get(reverse("events:event_list"), {"q": "nieko tokio"}))

    assert "Renginių nerasta" in text
    assert '<a href="/renginiai/">Rodyti visus renginius</a>' in text


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "9" * 30, ""])
@pytest.mark.parametrize("name", ["event_list", "commitment_list", "experience_list"])
def test_list_page_that_is_not_there(client, name, page):
    response = client.get(reverse(f"events:{name}"), {"puslapis": page})

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("event_list", EventFactory),
        ("commitment_list", CommitmentFactory),
        ("experience_list", OutcomeFactory),
    ],
)
def test_list_second_page_keeps_the_filters(client, name, factory):
    region = RegionFactory()
    rows = {"region": region} if factory is EventFactory else {"event": EventFactory(region=region)}
    factory.create_batch(26, **rows)

    response = client.get(reverse(f"events:{name}"), {"regionas": region.slug, "puslapis": "2"})

    assert len(response.context["page"]) == 1
    assert f'href="?regionas={region.slug}&amp;puslapis=1"' in text_of(response)


@pytest.mark.parametrize("name", ["event_list", "commitment_list", "experience_list"])
def test_list_is_only_read(client, name):
    response = client.post(reverse(f"events:{name}"))

    assert response.status_code == 405


# ---- One event


def full_event(rows=1):
    """An event with so many rows of everything that belongs to one."""
    region = RegionFactory()
    event = EventFactory(
        region=region,
        source=SourceFactory(),
        host_municipality=MunicipalityFactory(),
        guest_regions=RegionFactory.create_batch(rows),
        municipalities=MunicipalityFactory.create_batch(rows),
        services=ServiceTypeFactory.create_batch(rows),
        agreements=AgreementFactory.create_batch(rows),
        projects=FundingProjectFactory.create_batch(rows, funder=OrganisationFactory()),
    )
    for project in event.projects.all():
        ClaimFactory(topic=Claim.Topic.PROJECT_CODE, project=project)
    sectors = ["ngos", "health", "families"]
    for number in range(rows):
        EventFactory(region=region, starts_on=dt.date(2016, 1, 1 + number))
        EventFactory(region=region, starts_on=dt.date(2018, 1, 1 + number))
        PresentationFactory(event=event, speaker=PersonFactory(), organisation=OrganisationFactory())
        ParticipationFactory(event=event, organisation=OrganisationFactory())
        AttendanceGroupFactory(event=event, sector=sectors[number])
        OutcomeFactory(
            event=event,
            services=ServiceTypeFactory.create_batch(rows),
            municipality=MunicipalityFactory(),
            institution=OrganisationFactory(),
            region=RegionFactory(),
            also_heard_at=EventFactory.create_batch(rows),
        )
        OutcomeFactory(also_heard_at=[event])
        commitment = CommitmentFactory(
            event=event, responsible_organisation=OrganisationFactory(), responsible_region=RegionFactory()
        )
        CommitmentUpdateFactory.create_batch(rows, commitment=commitment, event=EventFactory())
        AttachmentFactory(event=event, visibility=Visibility.PUBLIC)
        PhotoFactory(
            event=event, visibility=Visibility.PUBLIC, alt="Salė", caption="Diskusija", has_consent=True
        )
    return event


@pytest.mark.parametrize("rows", [1, 3])
def test_event_detail_query_count(client, rows, django_assert_num_queries):
    event = full_event(rows)

    with django_assert_num_queries(28):
        response = client.get(event.get_absolute_url())

    assert len(response.context["outcomes"]) == 2 * rows
    assert len(response.context["commitments"]) == rows


@pytest.mark.parametrize("status", HIDDEN)
def test_event_detail_of_what_is_not_published(client, status):
    event = EventFactory(status=status)

    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(f"/renginiai/1999/{event.slug}/").status_code == 404


def test_event_detail_with_a_wrong_year_leads_to_the_right_one(client):
    event = EventFactory(slug="elektrenai", starts_on=dt.date(2017, 6, 22))

    response = client.get("/renginiai/2016/elektrenai/")

    assert response.status_code == 301
    assert response["Location"] == event.get_absolute_url() == "/renginiai/2017/elektrenai/"


def test_event_detail_says_when_where_and_by_whose_word(client):
    event = EventFactory(
        title="Dalintasi gerąja patirtimi",
        kind=Event.Kind.ROUND_TABLE,
        starts_on=dt.date(2017, 6, 22),
        starts_on_is_inferred=True,
        starts_on_basis="tekste tik „Birželio 22 d.“",
        venue="Tarybos salė",
        region=RegionFactory(name="Vilniaus regionas"),
        source=SourceFactory(
            publisher="pertvarka.lt",
            title="Elektrėnuose",
            url="https://pertvarka.lt/1",
            published_on=dt.date(2017, 6, 27),
        ),
        body="Pirma.\n\nAntra <script>alert(1)</script>.",
    )

    text = text_of(client.get(event.get_absolute_url()))

    assert "apskritojo stalo diskusija · Vilniaus regionas" in text
    assert text.count("<h1>") == 1
    assert "<title>Dalintasi gerąja patirtimi – Pertvarkos eiga</title>" in text
    assert '<time datetime="2017-06-22">2017 m. birželio 22 d.</time>' in text
    assert '<span class="inferred">' in text
    assert '<details class="reason">' in text
    assert "<p>Tekste tik „Birželio 22 d.“</p>" in text
    assert "Tarybos salė" in text
    assert '<span class="unknown">skaičius nenurodytas</span>' in text
    assert '<a href="https://pertvarka.lt/1" rel="external">' in text
    assert '<time datetime="2017-06-27">2017 m. birželio 27 d.</time>' in text
    assert '<a href="/renginiai/?metai=2017">2017</a>' in text
    assert "<script>alert" not in text
    assert "data-print hidden" in text


def test_event_detail_with_times_and_headcount(client):
    event = EventFactory(starts_at=dt.time(10), ends_at=dt.time(12, 30), headcount=21)

    text = text_of(client.get(event.get_absolute_url()))

    assert "10:00–12:30" in text
    assert "21 dalyvis" in text


def test_event_detail_of_a_nationwide_event(client):
    earlier = EventFactory(region=None, is_nationwide=True, starts_on=dt.date(2016, 1, 1))
    EventFactory(starts_on=dt.date(2017, 1, 1))
    event = EventFactory(region=None, is_nationwide=True)

    response = client.get(event.get_absolute_url())

    assert "Visa Lietuva" in text_of(response)
    assert response.context["earlier"] == earlier
    assert response.context["later"] is None


def test_event_detail_leads_to_the_nearest_events_of_the_region(client):
    region = RegionFactory()
    first, before, event, after, last = (
        EventFactory(region=region, starts_on=dt.date(2017, 9, day)) for day in (1, 5, 5, 5, 9)
    )
    EventFactory(region=region, starts_on=dt.date(2017, 9, 5), status="draft")
    EventFactory(starts_on=dt.date(2017, 9, 5))

    response = client.get(event.get_absolute_url())

    assert (response.context["earlier"], response.context["later"]) == (before, after)
    assert f'rel="prev" href="{before.get_absolute_url()}"' in text_of(response)
    assert f'rel="next" href="{after.get_absolute_url()}"' in text_of(response)
    assert client.get(first.get_absolute_url()).context["earlier"] is None
    assert client.get(last.get_absolute_url()).context["later"] is None


def test_event_detail_names_only_public_participants_and_counts_the_rest(client):
    event = EventFactory()
    ParticipationFactory(event=event, role="speaker", person__name="Vida Viešoji", office="ekspertė")
    ParticipationFactory(event=event, role="mentioned", person__name="Petras Paminėtas")
    ParticipationFactory(
        event=event, role="organiser", person=None, organisation=OrganisationFactory(name="Konfederacija")
    )
    ParticipationFactory(event=event, person__name="Slapta Dalyvė", is_public=False)
    ParticipationFactory(event=event, role="guest", person__name="Slaptas Svečias", is_public=False)
    ParticipationFactory(event=event, role="mentioned", person__name="Slapta Kita", is_public=False)

    response = client.get(event.get_absolute_url())

    text = text_of(response)
    assert [(str(heading), [str(one) for one in rows]) for heading, rows in response.context["roles"]] == [
        ("Organizatoriai", ["Konfederacija"]),
        ("Pranešėjai", ["Vida Viešoji"]),
        ("Paminėti", ["Petras Paminėtas"]),
    ]
    assert '<strong>Vida Viešoji</strong> <span class="fine participant-office">ekspertė</span>' in text
    assert "Įrašyti dar 2 dalyviai, kurių vardai čia nerodomi." in text
    assert "Slapt" not in text


def test_event_detail_covers_every_role():
    assert [*ROLE_HEADINGS] == [*Participation.Role]


def test_event_detail_presentations_stand_in_order(client):
    event = EventFactory()
    PresentationFactory(event=event, position=2, topic="Antras pranešimas")
    PresentationFactory(event=event, position=1, topic="Pirmas pranešimas", speaker=PersonFactory())

    text = text_of(client.get(event.get_absolute_url()))

    assert (
        text.index("Pirmas pranešimas")
        < text.index("pranešėjas nenurodytas")
        < text.index("Antras pranešimas")
    )


def test_event_detail_outcomes_stand_by_kind_with_all_that_is_known(client):
    event = EventFactory()
    other = EventFactory(title="Kita diskusija")
    OutcomeFactory(
        event=event,
        kind=Outcome.Kind.PROBLEM,
        text="trūksta psichologų",
        theme=Outcome.Theme.SPECIALISTS,
        services=[ServiceTypeFactory(name="atvejo vadyba")],
        municipality=MunicipalityFactory(name="Šiaulių savivaldybė"),
        institution=OrganisationFactory(name="Globos namai"),
        region=RegionFactory(name="Telšių regionas"),
        target_group="vaikai",
        raised_by="tėvai",
        also_heard_at=[other, EventFactory(title="Juodraštis", status="draft")],
    )
    OutcomeFactory(event=event, kind=Outcome.Kind.PRACTICE, text="Gera.")
    OutcomeFactory(event=other, kind=Outcome.Kind.NEED, text="Reikia.", also_heard_at=[event])
    OutcomeFactory(event=EventFactory(status="draft"), text="Slapta.", also_heard_at=[event])

    response = client.get(event.get_absolute_url())

    text = text_of(response)
    assert [outcome.text for outcome in response.context["outcomes"]] == [
        "Gera.",
        "trūksta psichologų",
        "Reikia.",
    ]
    assert "Trūksta psichologų" in text
    assert "Specialistai · Atvejo vadyba" in text
    for words in ("Šiaulių savivaldybė", "Globos namai", "Telšių regionas", "vaikai", "tėvai"):
        assert words in text
    assert text.count("Girdėta ir čia:") == 1
    assert text.count("Kita diskusija") == 2
    assert "Juodraštis" not in text


@time_machine.travel("2018-01-01")
def test_event_detail_commitments_with_updates_and_what_shows_them(client):
    event = EventFactory()
    late = CommitmentFactory(
        event=event,
        text="parengti planą",
        responsible_municipality=None,
        responsible_region=RegionFactory(stem="Šiaulių"),
        due_on=dt.date(2017, 12, 1),
        due_on_precision="month",
    )
    CommitmentUpdateFactory(
        commitment=late, note="pradėta", source=None, event=EventFactory(title="Vėlesnė diskusija")
    )
    CommitmentUpdateFactory(commitment=late, note="slapta", source=None, event=EventFactory(status="draft"))
    CommitmentUpdateFactory(
        commitment=late,
        note="rašoma",
        source=SourceFactory(publisher="Laikraštis"),
        event=EventFactory(title="Juodraštis", status="draft"),
    )

    text = text_of(client.get(event.get_absolute_url()))

    assert '<span class="status status-late">vėluoja</span>' in text
    assert f'<li id="isipareigojimas-{late.pk}">' in text
    assert "Parengti planą" in text
    assert "Šiaulių regiono savivaldybės" in text
    assert '<time datetime="2017-12">2017 m. gruodis</time>' in text
    assert "Pradėta" in text
    assert "Vėlesnė diskusija" in text
    assert "Rašoma" in text
    assert ">Laikraštis</a>" in text
    assert "lapta" not in text
    assert "Juodraštis" not in text


def test_event_detail_agreements_and_projects_with_both_codes(client):
    agreement = AgreementFactory(
        status="signed",
        signed_on=dt.date(2017, 12, 18),
        municipality=MunicipalityFactory(name="Molėtų savivaldybė"),
    )
    project = FundingProjectFactory(
        name="Į darbo rinką", code="02-0050", funding_source="ES fondai", acknowledgement="Finansuoja ES."
    )
    for code in ("02-0050", "01-0050"):
        ClaimFactory(topic=Claim.Topic.PROJECT_CODE, project=project, text=code)
    ClaimFactory(topic=Claim.Topic.TERM, project=project, text="Kitas teiginys")
    plain = FundingProjectFactory(code="99-0001", funder=OrganisationFactory(name="Ministerija"))
    event = EventFactory(agreements=[agreement], projects=[project, plain])

    text = text_of(client.get(event.get_absolute_url()))

    assert "Molėtų savivaldybė" in text
    assert '<time datetime="2017-12-18">' in text
    assert "Finansuoja ES." in text
    assert "Finansuoja: ES fondai" in text
    assert "Finansuoja: Ministerija" in text
    assert (text.count("02-0050"), text.count("01-0050"), text.count("99-0001")) == (1, 1, 1)
    assert "Kitas teiginys" not in text


def test_event_detail_attendance_without_names(client):
    event = EventFactory(
        attendance_note="penkių savivaldybių atstovai",
        guest_regions=[RegionFactory(name="Telšių regionas")],
        municipalities=[MunicipalityFactory(name="Kelmės savivaldybė")],
        services=[ServiceTypeFactory(name="laikinas atokvėpis", slug="laikinas-atokvepis")],
    )
    AttendanceGroupFactory(event=event, sector="ngos", count=5)
    AttendanceGroupFactory(event=event, sector="health")

    text = text_of(client.get(event.get_absolute_url()))

    assert "Penkių savivaldybių atstovai" in text
    assert "Nevyriausybinės organizacijos: 5" in text
    assert "Sveikatos priežiūra" not in text
    assert "Telšių regionas" in text
    assert "Kelmės savivaldybė" in text
    assert '<a href="/renginiai/?tema=laikinas-atokvepis">Laikinas atokvėpis</a>' in text


def test_event_detail_shows_public_files_only(client):
    event = EventFactory()
    attachment = AttachmentFactory(event=event, title="Darbotvarkė", visibility=Visibility.PUBLIC)
    AttachmentFactory(event=event, title="Dalyvių sąrašas")
    photo = PhotoFactory(
        event=event,
        visibility=Visibility.PUBLIC,
        alt="Žmonės salėje",
        caption="Diskusija",
        credit="V. Pavardė",
        has_consent=True,
    )
    PhotoFactory(event=event, caption="Slapta")

    text = text_of(client.get(event.get_absolute_url()))

    assert f'<a href="{attachment.get_absolute_url()}">Darbotvarkė</a>' in text
    assert "(PDF, 8 baitai)" in text.replace("\xa0", " ")
    assert f'<img src="{photo.get_absolute_url()}" alt="Žmonės salėje" width="4" height="3"' in text
    assert "V. Pavardė" in text
    assert "Dalyvių sąrašas" not in text
    assert "Slapta" not in text


def test_event_detail_outlives_a_file_that_is_gone(client):
    event = EventFactory()
    attachment = AttachmentFactory(event=event, visibility=Visibility.PUBLIC)
    attachment.file.storage.delete(attachment.file.name)

    text = text_of(client.get(event.get_absolute_url()))

    assert "(PDF)" in text


# ---- Commitments


@pytest.mark.parametrize("rows", [1, 3])
def test_commitment_list_query_count(client, rows, django_assert_num_queries):
    for _ in range(rows):
        CommitmentFactory(responsible_organisation=OrganisationFactory(), responsible_region=RegionFactory())

    with django_assert_num_queries(8):
        response = client.get(reverse("events:commitment_list"))

    assert len(response.context["page"]) == rows


@time_machine.travel("2018-01-01")
def test_commitment_list_shows_who_what_by_when_and_where_promised(client):
    event = EventFactory(title="Apskritasis stalas")
    commitment = CommitmentFactory(event=event, text="parengti planą", due_on=dt.date(2017, 12, 31))
    CommitmentFactory(due_on=dt.date(2018, 1, 1), status=Commitment.Status.IN_PROGRESS)
    DoneCommitmentFactory(due_on=dt.date(2017, 1, 1))

    response = client.get(reverse("events:commitment_list"))

    text = text_of(response)
    assert [(row.due_on.year, row.status) for row in response.context["page"]] == [
        (2017, "open"),
        (2018, "in_progress"),
        (2017, "done"),
    ]
    assert [(word, count) for word, _term, _label, count in response.context["summary"]] == [
        ("atviras", 1),
        ("vykdomas", 1),
        ("ivykdytas", 1),
        ("atsisakyta", 0),
        ("veluoja", 1),
    ]
    assert "Rasti 3 įsipareigojimai" in text
    assert "Parengti planą" in text
    assert str(commitment.responsible_municipality) in text
    assert '<time datetime="2017-12-31">2017 m. gruodžio 31 d.</time>' in text
    assert (
        f'<a href="{event.get_absolute_url()}#isipareigojimas-{commitment.pk}">Apskritasis stalas</a>' in text
    )
    assert '<a class="stat-link" href="?busena=veluoja">' in text


def test_commitment_list_without_a_due_date_says_so(client):
    CommitmentFactory(due_on=None)

    text = text_of(client.get(reverse("events:commitment_list")))

    assert "terminas nenurodytas" in text


@pytest.mark.parametrize("status", HIDDEN)
def test_commitment_list_leaves_out_hidden_events(client, status):
    organisation = OrganisationFactory(name="Nematoma organizacija")
    CommitmentFactory(event__status=status, responsible_organisation=organisation, text="Slapta.")

    response = client.get(reverse("events:commitment_list"))

    assert list(response.context["page"]) == []
    assert [count for *_, count in response.context["summary"]] == [0, 0, 0, 0, 0]
    assert "Nematoma organizacija" not in text_of(response)
    assert "Įsipareigojimų dar neįrašyta" in text_of(response)


def test_commitment_list_with_nothing_found_leads_on(client):
    CommitmentFactory()

    text = text_of(client.get(reverse("events:commitment_list"), {"q": "nieko tokio"}))

    assert '<a href="/isipareigojimai/">Rodyti visus įsipareigojimus</a>' in text


# ---- Experience


@pytest.mark.parametrize("rows", [1, 3])
def test_experience_list_query_count(client, rows, django_assert_num_queries):
    for _ in range(rows):
        OutcomeFactory(
            services=ServiceTypeFactory.create_batch(rows),
            also_heard_at=EventFactory.create_batch(rows),
            institution=OrganisationFactory(),
            municipality=MunicipalityFactory(),
            region=RegionFactory(),
        )

    with django_assert_num_queries(11):
        response = client.get(reverse("events:experience_list"))

    assert len(response.context["page"]) == rows


def test_experience_list_counts_once_what_was_heard_twice(client):
    here = EventFactory(title="Čia", starts_on=dt.date(2017, 1, 1))
    there = EventFactory(title="Ten")
    draft = EventFactory(title="Juodraštis", status="draft")
    OutcomeFactory(event=here, text="trūksta pinigų", also_heard_at=[there, draft])

    response = client.get(reverse("events:experience_list"))

    text = text_of(response)
    assert len(response.context["page"]) == 1
    assert "Rastas 1 patirties įrašas" in text
    assert "problema (1)" in text
    assert f'Girdėta renginyje: <a href="{here.get_absolute_url()}">Čia</a>' in text
    assert f'Girdėta ir čia: <a href="{there.get_absolute_url()}">Ten</a>' in text
    assert "Juodraštis" not in text


@pytest.mark.parametrize("status", HIDDEN)
def test_experience_list_leaves_out_hidden_events(client, status):
    OutcomeFactory(event__status=status, text="Slapta.", also_heard_at=[EventFactory()])

    response = client.get(reverse("events:experience_list"))

    assert list(response.context["page"]) == []
    assert "problema (0)" in text_of(response)
    assert "Patirties dar neįrašyta" in text_of(response)


def test_experience_list_with_nothing_found_leads_on(client):
    OutcomeFactory()

    text = text_of(client.get(reverse("events:experience_list"), {"q": "nieko tokio"}))

    assert '<a href="/patirtis/">Rodyti visą patirtį</a>' in text


def test_event_detail_names_a_speaker_once(client):
    event = EventFactory()
    speaker, silent = PersonFactory(name="Vardenė"), PersonFactory(name="Pavardenis")
    for person in (speaker, silent):
        ParticipationFactory(event=event, person=person, role="speaker")
    PresentationFactory(event=event, speaker=speaker)
    ParticipationFactory(event=event, person=None, organisation=OrganisationFactory(), role="speaker")

    response = client.get(event.get_absolute_url())

    named = [one.person for _heading, everybody in response.context["roles"] for one in everybody]
    assert named == [silent, None]
    assert response.text.count("Vardenė") == 1
