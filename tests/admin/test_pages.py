"""Every model has pages on which an administrator finds, reads and changes its rows."""

import factory
import pytest
from django.contrib import admin
from django.urls import reverse

from events.models import Attachment, Commitment, Event, Outcome
from municipalities.models import CareInstitution, Municipality, Organisation, Region
from municipalities.partial_dates import PartialDate
from tests import factories
from tests.admin.forms import address, filled_in

# What is being written has its page in the workspace.
OF_THE_WORKSPACE = {"Correction", "ErrorReport", "PressText", "Upload", "WorkingCopy"}
# Who follows what is nobody's business but the subscriber's, who ends it by the link in every letter.
OF_THE_SUBSCRIBER = {"Subscription", "Letter"}
# A file of figures is checked where it is imported.
NEVER_ADDED = {"ImportedFile"}
MODELS = [
    pytest.param(model, id=model.__name__)
    for model in factories.OUR_MODELS
    if model.__name__ not in OF_THE_WORKSPACE | OF_THE_SUBSCRIBER
]
BIG = {
    "Agreement", "CareInstitution", "Cluster", "Commitment", "CommitmentUpdate", "Event", "FundingProject",
    "Indicator", "Municipality", "Organisation", "Person", "Region", "ServiceType", "SocialServicesPlan",
    "Source", "User",
}  # fmt: skip
# What each list asks the database, whatever its number of rows: session, administrator, two counts and the
# rows, and once for every filter that offers the rows of a table (and its years).
LIST_QUERIES = {
    "Agreement": 7, "Attachment": 6, "AttendanceGroup": 6, "CareInstitution": 7, "Claim": 7, "Cluster": 5,
    "ClusterMember": 6, "Commitment": 8, "CommitmentUpdate": 5, "Event": 8, "FundingProject": 6,
    "HeadCount": 5, "Invitation": 5, "Membership": 5, "Municipality": 6, "Organisation": 7,
    "Outcome": 8, "Participation": 6, "Person": 5,
    "Photo": 6, "Presentation": 6, "Region": 5, "Seat": 5, "ServiceType": 5, "Signatory": 5, "Source": 5,
    "User": 5,
    "ServiceProvision": 8, "Milestone": 5, "SocialServicesPlan": 7, "PlanCriterion": 5, "PlanFinding": 8,
    "Indicator": 5, "IndicatorValue": 8, "Target": 8, "ImportedFile": 5, "FactProposal": 7,
}  # fmt: skip


class AgreementWithDocumentFactory(factories.AgreementFactory):
    document = factory.django.FileField(filename="sutartis.pdf", data=b"%PDF-1.4")


def make(model, rows=1):
    return getattr(factories, f"{model.__name__}Factory").create_batch(rows)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_registered(model):
    assert admin.site.is_registered(model)


@pytest.mark.parametrize("model", MODELS)
def test_list_finds_rows_by_words_and_filters(model):
    pages = admin.site.get_model_admin(model)

    assert bool(pages.search_fields)
    assert len(pages.list_display) >= 2


@pytest.mark.parametrize("model", MODELS)
def test_every_link_to_a_big_table_has_an_autocomplete_box(model):
    pages = admin.site.get_model_admin(model)
    links = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model
        and field.editable
        and field.name not in pages.readonly_fields
        and field.related_model.__name__ in BIG
        and (not field.many_to_many or field.remote_field.through._meta.auto_created)
        and (model.__name__, field.name) != ("Commitment", "closing_update")
    }

    assert links == set(pages.get_autocomplete_fields(None))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", MODELS)
def test_list_query_count(desk, model, rows, django_assert_num_queries):
    # Of accounts one is there already: the administrator's own.
    make(model, rows)
    there = model._default_manager.count()

    with django_assert_num_queries(LIST_QUERIES[model.__name__]):
        response = desk.get(address(model, "changelist"))

    assert len(response.context["cl"].result_list) == there


@pytest.mark.parametrize("model", MODELS)
def test_row_opens_and_saves_as_it_stands(desk, model):
    (row,) = make(model)
    row.refresh_from_db()
    before = model._default_manager.values().get(pk=row.pk)
    page = address(model, "change", row.pk)

    response = desk.post(page, filled_in(desk.get(page)))

    after = model._default_manager.values().get(pk=row.pk)
    assert response.status_code == 302
    assert {**after, "changed_at": None} == {**before, "changed_at": None}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["add", "changelist"])
def test_page_opens_with_no_rows(desk, model, view):
    response = desk.get(address(model, view))

    is_closed = view == "add" and model.__name__ in NEVER_ADDED
    assert response.status_code == (403 if is_closed else 200)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["delete", "history"])
def test_page_of_a_row_opens(desk, model, view):
    (row,) = make(model)

    response = desk.get(address(model, view, row.pk))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_event_form_query_count(desk, rows, django_assert_num_queries):
    event = factories.EventFactory(source=factories.SourceFactory(), owner=factories.OrganisationFactory())
    factories.ParticipationFactory.create_batch(
        rows, event=event, organisation=factories.OrganisationFactory()
    )
    factories.PresentationFactory.create_batch(rows, event=event, speaker=factories.PersonFactory())
    factories.AttachmentFactory.create_batch(rows, event=event)
    factories.OutcomeFactory.create_batch(rows, event=event, services=[factories.ServiceTypeFactory()])
    factories.CommitmentFactory.create_batch(rows, event=event, services=[factories.ServiceTypeFactory()])

    # Django asks for its content types once in a process.
    desk.get(address(Event, "change", event.pk))

    with django_assert_num_queries(20):
        response = desk.get(address(Event, "change", event.pk))

    assert len(response.context["inline_admin_formsets"][0].formset.forms) == rows


@pytest.mark.parametrize("words", ["svencioniu", "Švenčionių", "ŠVENČ"])
def test_search_minds_neither_case_nor_diacritics(desk, words):
    found = factories.MunicipalityFactory(name="Švenčionių rajono savivaldybė")
    factories.MunicipalityFactory()

    response = desk.get(address(Municipality, "changelist"), {"q": words})

    assert list(response.context["cl"].result_list) == [found]


def test_search_for_a_percent_sign_finds_a_percent_sign(desk):
    found = factories.OutcomeFactory(text="Trūksta 50% vietų.")
    factories.OutcomeFactory()

    response = desk.get(address(Outcome, "changelist"), {"q": "50%"})

    assert list(response.context["cl"].result_list) == [found]


def test_search_finds_an_organisation_by_another_form_of_its_name(desk):
    found = factories.OrganisationFactory(aliases=["Pertvarkos centras"])
    factories.OrganisationFactory()

    response = desk.get(address(Organisation, "changelist"), {"q": "pertvarkos"})

    assert list(response.context["cl"].result_list) == [found]


def test_autocomplete_answers_by_words(desk):
    found = factories.RegionFactory(name="Šiaulių regionas")
    factories.RegionFactory()

    response = desk.get(
        reverse("admin:autocomplete"),
        {"app_label": "events", "model_name": "event", "field_name": "region", "term": "siauliu"},
    )

    assert response.json()["results"] == [{"id": str(found.pk), "text": "Šiaulių regionas"}]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 403),
        ({"app_label": "events", "model_name": "event", "field_name": "nothing"}, 403),
        ({"app_label": "events", "model_name": "event", "field_name": "title"}, 403),
        ({"app_label": "events", "model_name": "event", "field_name": "region", "page": "x"}, 404),
        ({"app_label": "events", "model_name": "event", "field_name": "region", "page": "9" * 30}, 404),
        ({"app_label": "events", "model_name": "event", "field_name": "region", "term": "%_\\'"}, 200),
    ],
)
def test_autocomplete_takes_rubbish_calmly(desk, asked, status):
    response = desk.get(reverse("admin:autocomplete"), asked)

    assert response.status_code == status


@pytest.mark.parametrize(
    "query",
    [
        "?q=%25_%5C%27", "?p=999999", "?p=x", "?o=99.-99", "?all=", "?year=x", "?year=99999999",
        "?region__id__exact=x", "?region__id__exact=" + "9" * 40, "?status__exact=x", "?nothing=x", "?e=1",
        "?starts_on__year=99999", "?starts_on=x", "?id__in=" + "9" * 40,
    ],
)  # fmt: skip
def test_list_takes_a_rubbish_query_calmly(desk, query):
    factories.EventFactory()

    response = desk.get(address(Event, "changelist") + query, follow=True)

    assert response.status_code in {200, 400}


@pytest.mark.parametrize("key", ["x", "9" * 40, "-1", "_00", "1_0A"])
def test_row_that_does_not_exist_leads_back_to_the_index(desk, key):
    response = desk.get(reverse("admin:index") + f"events/event/{key}/change/", follow=True)

    assert response.redirect_chain[-1] == (reverse("admin:index"), 302)


def test_list_filters_by_year(desk):
    found = factories.EventFactory(starts=PartialDate.parse("2018"))
    factories.EventFactory(starts=PartialDate.parse("2017-09-05"))

    response = desk.get(address(Event, "changelist"), {"year": "2018"})

    assert list(response.context["cl"].result_list) == [found]


def test_list_shows_no_more_of_a_date_than_is_known(desk):
    factories.EventFactory(
        starts=PartialDate.parse("2017-09", is_latest=True, is_inferred=True, basis="Pagal tekstą.")
    )

    response = desk.get(address(Event, "changelist"))

    assert ">2017-09 (" in response.content.decode()
    assert "2017-09-01" not in response.content.decode()


def test_list_filters_overdue_commitments(desk):
    found = factories.CommitmentFactory(due=PartialDate.parse("2017-09"))
    factories.CommitmentFactory(due=PartialDate.parse("2999"))

    response = desk.get(address(Commitment, "changelist"), {"overdue": "1"})

    assert list(response.context["cl"].result_list) == [found]


@pytest.mark.parametrize(("origin", "notes"), [("record", 1), ("sample", 1), ("portal", 0)])
def test_form_says_where_a_row_comes_from(desk, origin, notes):
    event = factories.EventFactory(origin=origin, record_key="alytus")

    response = desk.get(address(Event, "change", event.pk))

    assert response.content.decode().count('class="origin-note"') == notes
    assert "alytus" in response.content.decode()
    assert "origin" not in response.context["adminform"].form.fields


@pytest.mark.parametrize(("status", "is_linked"), [("published", True), ("draft", False)])
def test_form_links_to_the_public_page_of_a_published_event(desk, status, is_linked):
    event = factories.EventFactory(status=status)

    response = desk.get(address(Event, "change", event.pk))

    assert (event.get_absolute_url() in response.content.decode()) == is_linked


def test_organisation_of_an_institution_stays(desk):
    institution = factories.CareInstitutionFactory()

    response = desk.get(address(CareInstitution, "change", institution.pk))

    assert "organisation" not in response.context["adminform"].form.fields


def test_other_forms_of_a_name_stand_one_a_line(desk):
    organisation = factories.OrganisationFactory()
    page = address(Organisation, "change", organisation.pk)
    data = filled_in(desk.get(page)) | {"aliases": "Centras, kuris padeda\r\n\r\n  Centras  \r\n"}

    desk.post(page, data)

    organisation.refresh_from_db()
    assert organisation.aliases == ["Centras, kuris padeda", "Centras"]


def test_stranger_is_asked_to_log_in(client, db):
    response = client.get(address(Region, "changelist"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("admin:login"))


def test_index_names_the_portal(desk):
    response = desk.get(reverse("admin:index"))

    assert response.context["site_header"] == "Pertvarkos eiga"


@pytest.mark.parametrize(
    "rows", [factories.AttachmentFactory, factories.PhotoFactory, AgreementWithDocumentFactory]
)
def test_file_is_handed_out_to_administrators(desk, settings, tmp_path, rows):
    settings.MEDIA_ROOT = tmp_path
    row = rows()

    response = desk.get(address(type(row), "file", row.pk))

    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert len(b"".join(response.streaming_content)) > 0


def test_file_that_is_gone_is_not_found(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = factories.AttachmentFactory()
    row.file.storage.delete(row.file.name)

    response = desk.get(address(Attachment, "file", row.pk))

    assert response.status_code == 404


@pytest.mark.parametrize("key", ["x", "999999999"])
def test_file_of_no_row_is_not_found(desk, key):
    response = desk.get(address(Attachment, "file", key))

    assert response.status_code == 404


def test_file_is_for_those_who_may_see_the_row(client, db):
    client.force_login(factories.UserFactory(is_staff=True))
    row = factories.AttachmentFactory()

    response = client.get(address(Attachment, "file", row.pk))

    assert response.status_code == 403


def test_form_links_a_file_to_where_administrators_fetch_it(desk):
    row = factories.AttachmentFactory()

    page = desk.get(address(Event, "change", row.event_id)).content.decode()

    assert f'href="{address(Attachment, "file", row.pk)}"' in page


@pytest.mark.parametrize("name", ["row", "part"])
def test_what_was_changed_here_is_left_alone_by_the_record(desk, name):
    agreement = factories.AgreementFactory(origin="record", record_key="a-1")
    signatory = factories.SignatoryFactory(agreement=agreement)
    row = {"row": agreement, "part": signatory}[name]
    page = address(type(row), "change", row.pk)
    field = {"row": "term", "part": "office"}[name]

    desk.post(page, filled_in(desk.get(page)) | {field: "pakeista"})

    agreement.refresh_from_db()
    assert agreement.origin == "portal"


def test_what_was_only_looked_at_stays_the_records(desk):
    agreement = factories.AgreementFactory(origin="record", record_key="a-1")
    page = address(type(agreement), "change", agreement.pk)

    desk.post(page, filled_in(desk.get(page)))

    agreement.refresh_from_db()
    assert agreement.origin == "record"


def test_agreement_whose_signatory_was_deleted_here_is_left_alone_by_the_record(desk):
    agreement = factories.AgreementFactory(origin="record", record_key="a-1")
    signatory = factories.SignatoryFactory(agreement=agreement)

    desk.post(address(type(signatory), "delete", signatory.pk), {"post": "yes"})

    agreement.refresh_from_db()
    assert (agreement.origin, agreement.signatories.count()) == ("portal", 0)


def test_row_of_the_record_that_was_deleted_here_is_gone(desk):
    agreement = factories.AgreementFactory(origin="record", record_key="a-1")

    desk.post(address(type(agreement), "delete", agreement.pk), {"post": "yes"})

    assert not type(agreement).objects.exists()
