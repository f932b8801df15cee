import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Source
from progress.actions import newest_version
from progress.models import ServiceProvision
from tests.factories import (
    DraftEventFactory,
    EventFactory,
    ExpertMembershipFactory,
    FactProposalFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PlanCriterionFactory,
    PlanFindingFactory,
    ServiceProvisionFactory,
    ServiceTypeFactory,
    SocialServicesPlanFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality(client):
    """A municipality whose expert has logged in."""
    municipality = MunicipalityFactory()
    client.force_login(ExpertMembershipFactory(region=municipality.region).user)
    return municipality


def sheet_of(municipality):
    return reverse("progress:fact_sheet", args=[municipality.slug])


def provision_address(municipality, service):
    return reverse("progress:provision_edit", args=[municipality.slug, service.slug])


def said(**more):
    return {"status": "pilot", "stated": "2017-09-05", "seen": "0"} | more


def rows_by_name(response, name):
    return {row.label: row for row in response.context[name]}


# ---- The board


def test_board_puts_what_is_most_in_need_first(client, municipality):
    waiting, known, old = (MunicipalityFactory(region=municipality.region) for _ in range(3))
    MunicipalityFactory()
    today = timezone.localdate()
    ServiceProvisionFactory(municipality=known, stated_on=today)
    ServiceProvisionFactory(municipality=old, stated_on=dt.date(2017, 9, 5))
    PlanFindingFactory(plan__municipality=known)
    IndicatorValueFactory(municipality=known, period_on=today)
    IndicatorValueFactory(municipality=old, period_on=dt.date(2016, 1, 1), until_on=dt.date(2017, 1, 1))
    FactProposalFactory(municipality=waiting)

    response = client.get(reverse("progress:fact_board"))

    board = {row.municipality: row for row in response.context["board"]}
    order = list(board)
    assert (order[0], order[-1]) == (waiting, known)
    assert set(order) == {municipality, waiting, known, old}
    facts = [(row.services, row.findings, row.indicators, row.old, row.waiting) for row in board.values()]
    assert facts[0] == (0, 0, 0, 0, 1)
    assert facts[-1] == (1, 1, 1, 0, 0)
    assert (board[old].old, board[old].services, board[old].indicators) == (2, 1, 1)


def test_board_without_municipalities_says_so(client):
    client.force_login(UserFactory(is_superuser=True))

    response = client.get(reverse("progress:fact_board"))

    assert "Savivaldybių dar nėra" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_board_query_count(client, rows, django_assert_num_queries):
    expert = ExpertMembershipFactory()
    for _ in range(rows):
        municipality = MunicipalityFactory(region=expert.region)
        ServiceProvisionFactory(municipality=municipality)
        IndicatorValueFactory(municipality=municipality)
    client.force_login(expert.user)

    with django_assert_num_queries(11):
        response = client.get(reverse("progress:fact_board"))

    assert len(response.context["board"]) == rows


def test_desk_leads_whoever_edits_facts_to_the_board(client, municipality):
    response = client.get(reverse("events:workspace"))

    assert reverse("progress:fact_board") in response.content.decode()


# ---- The sheet


def test_sheet_has_a_row_of_every_service_criterion_and_indicator(client, municipality):
    provision = ServiceProvisionFactory(municipality=municipality, status="pilot")
    unknown = ServiceTypeFactory()
    finding = PlanFindingFactory(plan__municipality=municipality, verdict="no")
    open_question = PlanCriterionFactory()
    value = IndicatorValueFactory(municipality=municipality, value=12)
    other, headline = IndicatorFactory(), IndicatorFactory(is_headline=True)

    response = client.get(sheet_of(municipality))

    services = rows_by_name(response, "services")
    assert services[str(provision.service)].values["status"] == "pilot"
    assert services[str(provision.service)].seen == newest_version(provision).pgh_id
    assert (services[str(unknown)].values["status"], services[str(unknown)].seen) == ("", 0)
    (plan,) = response.context["plans"]
    verdicts = {row.label: row.values["verdict"] for row in plan.findings}
    assert verdicts == {str(finding.criterion): "no", str(open_question): ""}
    indicators = rows_by_name(response, "indicators")
    assert indicators[str(value.indicator)].latest_text == "12"
    assert indicators[str(headline)].latest is None
    assert [*rows_by_name(response, "other_indicators")] == [str(other)]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_sheet_of_nothing_known_says_what_is_not_there(client, municipality):
    text = client.get(sheet_of(municipality)).content.decode()

    assert "Paslaugų katalogas tuščias." in text
    assert "Savivaldybės planas dar nežinomas." in text
    assert "Rodiklių dar nėra." in text


def test_sheet_offers_first_the_events_of_the_municipality_then_known_sources(client, municipality):
    hosted = EventFactory(host_municipality=municipality, starts_on=dt.date(2016, 5, 4))
    attended = EventFactory(starts_on=dt.date(2017, 5, 4))
    attended.municipalities.add(municipality)
    DraftEventFactory(host_municipality=municipality)
    EventFactory()
    source = ServiceProvisionFactory(municipality=municipality).source
    SourceFactory()

    response = client.get(sheet_of(municipality))

    groups = response.context["services"][0].setting.choices.groups
    assert [[key for key, _label in pairs] for pairs in groups.values()] == [
        [f"event-{attended.pk}", f"event-{hosted.pk}"],
        [f"source-{source.pk}"],
        ["new"],
    ]
    assert groups["Renginiai"][0][1] == f"2017-05-04 · {attended.title}"


def test_draft_that_shows_a_fact_already_stays_a_choice(client, municipality):
    draft = DraftEventFactory()
    row = ServiceProvisionFactory(municipality=municipality, event=draft, source=None)

    response = client.post(
        provision_address(municipality, row.service),
        said(status="permanent", evidence=f"event-{draft.pk}", seen=newest_version(row).pgh_id),
    )

    assert response.status_code == 302
    assert ServiceProvision.objects.get().event == draft


@pytest.mark.parametrize("rows", [1, 3])
def test_sheet_query_count(client, municipality, rows, django_assert_num_queries):
    for _ in range(rows):
        ServiceProvisionFactory(municipality=municipality, provider=OrganisationFactory())
        plan = SocialServicesPlanFactory(municipality=municipality, first_year=2010 + _)
        PlanFindingFactory(plan=plan)
        IndicatorValueFactory(municipality=municipality)
        EventFactory(host_municipality=municipality)

    with django_assert_num_queries(18):
        response = client.get(sheet_of(municipality))

    assert len(response.context["services"]) == len(response.context["plans"]) == rows


def test_sheet_says_how_many_proposals_wait(client, municipality):
    FactProposalFactory.create_batch(2, municipality=municipality)
    FactProposalFactory()

    response = client.get(sheet_of(municipality))

    assert response.context["waiting"] == 2


# ---- A row without scripts


def test_row_by_itself_shows_what_stands(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality, note="Buvo pasakyta.")

    response = client.get(provision_address(municipality, row.service))

    assert 'value="Buvo pasakyta."' in response.content.decode()
    assert response.context["form"]["evidence"].value() == f"source-{row.source_id}"
    assert f'<a href="{sheet_of(municipality)}">{municipality.short_name}</a>' in response.content.decode()


def test_row_is_saved_and_leads_back_to_its_place(client, municipality):
    service, event = ServiceTypeFactory(), EventFactory(host_municipality=municipality)
    provider = OrganisationFactory(name="Šeimų namai")

    response = client.post(
        provision_address(municipality, service),
        said(since="2016-11", provider="seimu NAMAI", evidence=f"event-{event.pk}", funding="project"),
    )

    row = ServiceProvision.objects.get()
    assert response.headers["Location"] == f"{sheet_of(municipality)}#paslauga-{service.slug}"
    assert (row.status, row.since.isoformat(), row.provider, row.event) == (
        "pilot",
        "2016-11",
        provider,
        event,
    )


def test_change_says_who_made_it_and_where(client, municipality):
    service, source = ServiceTypeFactory(), ServiceProvisionFactory(municipality=municipality).source

    client.post(provision_address(municipality, service), said(evidence=f"source-{source.pk}"))

    context = newest_version(ServiceProvision.objects.get(service=service)).pgh_context
    assert (context["channel"], context["place"]) == ("page", "progress:provision_edit")
    assert context["user"] == int(client.session["_auth_user_id"])


def test_evidence_chosen_last_is_offered_first_on_the_next_sheet(client, municipality):
    service, event = ServiceTypeFactory(), EventFactory(host_municipality=municipality)
    neighbour = MunicipalityFactory(region=municipality.region)

    client.post(provision_address(municipality, service), said(evidence=f"event-{event.pk}"))
    response = client.get(sheet_of(neighbour))

    groups = response.context["services"][0].setting.choices.groups
    assert next(iter(groups.items())) == (
        "Pasirinkta paskutinį kartą",
        [(f"event-{event.pk}", f"{event.starts_on} · {event.title}")],
    )
    assert response.context["last_evidence"] == f"event-{event.pk}"


def test_new_source_is_written_down_and_is_the_last_chosen(client, municipality):
    service = ServiceTypeFactory()

    client.post(
        provision_address(municipality, service),
        said(
            stated="",
            evidence="new",
            source_publisher="Savivaldybė",
            source_title="Ataskaita",
            source_url="https://example.org/ataskaita",
            source_published="2018-02",
        ),
    )

    source, row = Source.objects.get(), ServiceProvision.objects.get()
    assert (row.source, source.publisher, source.published.isoformat()) == (source, "Savivaldybė", "2018-02")
    # What was known of no day was known on that of its evidence.
    assert row.stated.isoformat() == "2018-02"
    assert client.get(sheet_of(municipality)).context["last_evidence"] == f"source-{source.pk}"


def test_cleared_status_takes_the_fact_away_and_asks_nothing(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality)

    response = client.post(
        provision_address(municipality, row.service),
        {"status": "", "stated": "bet kas", "seen": newest_version(row).pgh_id},
    )

    assert response.status_code == 302
    assert not ServiceProvision.objects.exists()


def test_nothing_said_of_what_is_not_known_is_nothing(client, municipality):
    response = client.post(provision_address(municipality, ServiceTypeFactory()), {"seen": "0"})

    assert response.status_code == 302
    assert not ServiceProvision.objects.exists()


def test_clash_keeps_what_was_typed_and_shows_who_was_quicker(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality, status="pilot")
    seen = newest_version(row).pgh_id
    ServiceProvision.objects.update(status="planned")
    data = said(status="permanent", note="Mano žodžiai.", evidence=f"source-{row.source_id}", seen=seen)

    response = client.post(provision_address(municipality, row.service), data)
    text = response.content.decode()

    assert response.status_code == 409
    assert ServiceProvision.objects.get().status == "planned"
    assert 'value="Mano žodžiai."' in text
    assert ("Būsena", "Pastovi", "Planuojama") in [tuple(row) for row in response.context["differences"]]
    # Sent once more from that page it stands.
    again = data | {"seen": response.context["row"].seen}
    assert client.post(provision_address(municipality, row.service), again).status_code == 302
    assert ServiceProvision.objects.get().status == "permanent"


def test_clash_with_a_deletion_says_that_nothing_stands(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality)
    seen = newest_version(row).pgh_id
    ServiceProvision.objects.all().delete()

    response = client.post(
        provision_address(municipality, row.service),
        said(evidence="new", source_publisher="A", source_title="B", seen=seen),
    )

    assert response.status_code == 409
    assert response.context["is_gone"]
    assert Source.objects.count() == 1


def test_last_change_is_undone(client, municipality):
    service, event = ServiceTypeFactory(), EventFactory(host_municipality=municipality)
    address = provision_address(municipality, service)
    client.post(address, said(evidence=f"event-{event.pk}"))
    row = ServiceProvision.objects.get()
    version = newest_version(row)

    assert client.get(address).context["row"].can_undo
    client.post(address, {"act": "undo", "seen": version.pgh_id})

    assert not ServiceProvision.objects.exists()
    # The same again brings it back.
    client.post(address, {"act": "undo", "seen": newest_version(row).pgh_id})
    assert ServiceProvision.objects.get().event == event


def test_what_somebody_else_changed_is_not_offered_to_be_undone(client, municipality):
    row = ServiceProvisionFactory(municipality=municipality)

    response = client.get(provision_address(municipality, row.service))

    assert not response.context["row"].can_undo


def test_what_cannot_be_undone_says_so(client, municipality):
    response = client.post(provision_address(municipality, ServiceTypeFactory()), {"act": "undo"})

    assert "Atšaukti nebegalima" in response.content.decode()
