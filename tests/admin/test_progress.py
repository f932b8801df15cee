"""What an administrator changes of facts, and what the rules refuse of it."""

import pytest

from municipalities.partial_dates import PartialDate
from progress.models import FactProposal, ImportedFile, IndicatorValue, PlanFinding, ServiceProvision
from tests import factories
from tests.admin.forms import address, errors, filled_in


def message(model, name):
    """Return what the model's constraint says."""
    return next(str(rule.violation_error_message) for rule in model._meta.constraints if rule.name == name)


@pytest.mark.parametrize("fact", ["ServiceProvision", "PlanFinding", "IndicatorValue", "Target", "Milestone"])
def test_fact_without_its_evidence_is_refused(desk, fact):
    row = getattr(factories, f"{fact}Factory")()
    page = address(type(row), "change", row.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"source": ""})

    assert errors(response) == [message(type(row), f"{fact.lower()}_rests_on_an_event_or_a_source")]


def test_second_provision_of_a_service_is_refused(desk):
    first = factories.ServiceProvisionFactory()
    second = factories.ServiceProvisionFactory()
    page = address(ServiceProvision, "change", second.pk)
    taken = {"municipality": first.municipality_id, "service": first.service_id}

    response = desk.post(page, filled_in(desk.get(page)) | taken)

    assert errors(response) == [message(ServiceProvision, "provision_stands_once")]


def test_second_value_in_use_is_refused(desk):
    first = factories.IndicatorValueFactory()
    second = factories.IndicatorValueFactory(indicator=first.indicator, is_in_use=False)
    page = address(IndicatorValue, "change", second.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"is_in_use": "on"})

    assert errors(response) == [message(IndicatorValue, "value_in_use_stands_once")]
    assert IndicatorValue.objects.in_use().get() == first


def test_finding_on_a_plan_and_on_a_region_at_once_is_refused(desk):
    finding = factories.PlanFindingFactory()
    page = address(PlanFinding, "change", finding.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {"region": factories.RegionFactory().pk})

    assert errors(response) == [message(PlanFinding, "finding_is_of_a_plan_or_of_a_region")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("value", "x"), ("value", "NaN"), ("value", "9" * 40), ("value", "0.00001"), ("indicator", "9" * 40),
        ("municipality", "x"), ("period_on", "2017-02-30"), ("period_on_precision", "week"), ("quality", "x"),
        ("period_on", ""), ("until_on", "2010-01-01"),
    ],
)  # fmt: skip
def test_rubbish_is_refused_at_the_form(desk, name, value):
    row = factories.IndicatorValueFactory()
    page = address(IndicatorValue, "change", row.pk)

    response = desk.post(page, filled_in(desk.get(page)) | {name: value})

    assert response.status_code == 200
    assert len(errors(response)) >= 1


def test_what_was_changed_here_is_left_alone_by_the_record(desk):
    row = factories.ServiceProvisionFactory(origin="record", record_key="LT-02-laikinas_atokvepis")
    page = address(ServiceProvision, "change", row.pk)

    desk.post(page, filled_in(desk.get(page)) | {"status": "pilot"})

    row.refresh_from_db()
    assert (row.status, row.origin) == ("pilot", "portal")


def test_lists_tell_where_a_fact_holds_and_what_shows_it(desk):
    factories.IndicatorValueFactory(
        region=factories.RegionFactory(name="Šiaulių regionas"),
        period=PartialDate.parse("2017-09"),
        source=factories.SourceFactory(publisher="Savivaldybė", title="Ataskaita"),
    )
    factories.IndicatorValueFactory(
        source=None,
        event=factories.EventFactory(title="Apskritasis stalas"),
        period=PartialDate.parse("2018"),
    )

    page = desk.get(address(IndicatorValue, "changelist")).content.decode()

    for words in (
        "Šiaulių regionas",
        "visa šalis",
        "2017-09",
        "Savivaldybė: Ataskaita",
        "Apskritasis stalas",
    ):
        assert words in page


def test_finding_of_a_region_tells_how_many_of_how_many(desk):
    factories.PlanFindingFactory(
        plan=None, region=factories.RegionFactory(name="Kauno regionas"), plans_meeting=1, plans_read=8
    )

    page = desk.get(address(PlanFinding, "changelist")).content.decode()

    assert "Kauno regionas" in page
    assert ">1/8<" in page


def test_proposals_are_not_answered_here(desk):
    proposal = factories.FactProposalFactory()
    page = address(FactProposal, "change", proposal.pk)

    desk.post(page, filled_in(desk.get(page)) | {"state": "accepted", "answer": "Taip."})

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == ("waiting", "")


def test_list_of_proposals_tells_what_each_is_about(desk):
    factories.FactProposalFactory(service=factories.ServiceTypeFactory(name="palydimoji globa"))

    page = desk.get(address(FactProposal, "changelist")).content.decode()

    assert "Palydimoji globa" in page


def test_file_of_figures_is_handed_out_and_stays_as_it_was_brought(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = factories.ImportedFileFactory()

    response = desk.get(address(ImportedFile, "file", row.pk))

    form = desk.get(address(ImportedFile, "change", row.pk)).context["adminform"].form
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert b"".join(response.streaming_content) == b"rodiklis;teritorija;laikotarpis\n"
    assert set(form.fields) == {"publisher", "title", "url", "published_on"}
