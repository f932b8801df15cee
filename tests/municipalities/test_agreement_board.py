"""The agreements of those who look after them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from municipalities.actions import save_agreement
from municipalities.forms import AgreementForm
from municipalities.models import Agreement, Origin, Person
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    ExpertMembershipFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfficialMembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SignatoryFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BOARD = "/darbastalis/sutartys/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ngo():
    return OrganisationFactory(name="Globos asociacija")


@pytest.fixture
def editor(ngo, client):
    user = MembershipFactory(organisation=ngo).user
    client.force_login(user)
    return user


def address(agreement):
    return reverse("municipalities:agreement_edit", args=[agreement.pk])


def filled(agreement, **changes):
    """What the page of the agreement posts when only `changes` are typed."""
    form = AgreementForm(instance=agreement, user=UserFactory(is_superuser=True))
    values = {name: form[name].value() for name in form.fields}
    posted = {name: "" if value is None else value for name, value in values.items()}
    return posted | {"seen": form.digest} | changes


# ---- The board


@pytest.mark.parametrize("rows", [1, 3])
def test_board_query_count(client, editor, ngo, rows, django_assert_num_queries):
    AgreementFactory.create_batch(rows, ngo=ngo)
    client.get(BOARD)

    with django_assert_num_queries(4):
        response = client.get(BOARD)

    assert response.context["count"] == rows


def test_board_puts_each_agreement_in_the_column_of_its_step(client, editor, ngo):
    signed = AgreementFactory(ngo=ngo, status="signed", signed_on=dt.date(2017, 6, 22))
    planned = AgreementFactory(ngo=ngo)
    AgreementFactory()

    response = client.get(BOARD)

    columns = {status: agreements for _label, status, agreements in response.context["columns"]}
    assert columns == {"planned": [planned], "approved": [], "signed": [signed], "ended": []}


def test_expert_sees_the_agreements_of_the_region_and_makes_none(client):
    agreement = AgreementFactory()
    AgreementFactory()
    client.force_login(ExpertMembershipFactory(region=agreement.municipality.region).user)

    response = client.get(BOARD)

    assert response.context["count"] == 1
    assert response.context["can_create"] is False
    assert client.get(f"{BOARD}nauja/").status_code == 404
    assert client.get(address(agreement)).status_code == 200


@pytest.mark.parametrize("factory", [OfficialMembershipFactory, MembershipFactory, None])
def test_agreement_is_not_there_for_whoever_may_not_edit_it(client, factory):
    agreement = AgreementFactory(place="Šiauliai")
    client.force_login(factory().user if factory else UserFactory())

    answers = [
        client.get(address(agreement)),
        client.post(address(agreement), filled(agreement, place="Kaunas")),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    agreement.refresh_from_db()
    assert agreement.place == "Šiauliai"


@pytest.mark.parametrize("path", [BOARD, f"{BOARD}nauja/", f"{BOARD}1/"])
def test_stranger_is_asked_to_log_in(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response.url == f"/prisijungti/?next={path}"


# ---- One agreement


def test_agreement_is_moved_along_its_steps(client, editor, ngo):
    agreement = AgreementFactory(ngo=ngo)

    response = client.post(
        address(agreement),
        filled(
            agreement,
            status="signed",
            approved="2017-05",
            signed="2017 m. birželio 22 d.",
            place="Šiauliai",
            signatories="Ona Onaitė, direktorė, Globos asociacija\n\nJonas Jonaitis, meras\nOna Onaitė, kita",
        ),
    )

    assert response.status_code == 302
    saved = Agreement.objects.get(pk=agreement.pk)
    assert saved.status == "signed"
    assert saved.approved == PartialDate.parse("2017-05")
    assert saved.signed == PartialDate.parse("2017-06-22")
    assert saved.place == "Šiauliai"
    rows = saved.signatories.values_list("person__name", "office", "organisation__name")
    assert list(rows) == [("Ona Onaitė", "direktorė", "Globos asociacija"), ("Jonas Jonaitis", "meras", None)]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"status": "signed"}, "signed", "Įrašykite, kada sutartis pasirašyta."),
        ({"status": "approved"}, "approved", "Įrašykite, kada taryba patvirtino sutartį."),
        ({"status": "ended"}, "ended", "Įrašykite, kada sutartis baigėsi."),
        (
            {"signed": "2017-02-30"},
            "signed",
            "Tokios dienos nėra: 2017-02-30. Rašykite, pavyzdžiui, 2017-03-28.",
        ),
        ({"status": "nera"}, "status", "Pažymėkite, kurį žingsnį sutartis pasiekė."),
        ({"municipality": ""}, "municipality", "Pasirinkite savivaldybę."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, editor, ngo, changes, field, message
):
    agreement = AgreementFactory(ngo=ngo)

    response = client.post(address(agreement), filled(agreement, purpose="Kartu dirbti", **changes))

    assert response.status_code == 200
    assert response.context["form"].errors == {field: [message]}
    text = response.content.decode()
    assert f'href="#id_{field}"' in text
    assert "Kartu dirbti" in text
    agreement.refresh_from_db()
    assert agreement.purpose == ""


def test_end_before_the_signature_is_refused(client, editor, ngo):
    agreement = AgreementFactory(ngo=ngo)
    posted = filled(agreement, status="ended", signed="2017-06-22", ended="2017-06-21")

    response = client.post(address(agreement), posted)

    assert list(response.context["form"].errors) == ["ended"]


def test_second_current_agreement_of_the_same_two_is_refused(client, editor, ngo):
    standing = AgreementFactory(ngo=ngo)
    posted = filled(Agreement(), ngo=ngo.pk, municipality=standing.municipality_id, status="planned")

    response = client.post(f"{BOARD}nauja/", posted)

    assert list(response.context["form"].errors) == ["municipality"]
    assert Agreement.objects.count() == 1


def test_new_agreement_is_of_the_editors_own_organisation(client, editor, ngo):
    other, municipality = OrganisationFactory(), MunicipalityFactory()
    posted = filled(Agreement(), municipality=municipality.pk, status="planned")

    refused = client.post(f"{BOARD}nauja/", posted | {"ngo": other.pk})
    taken = client.post(f"{BOARD}nauja/", posted | {"ngo": ngo.pk})

    assert list(refused.context["form"].errors) == ["ngo"]
    assert taken.status_code == 302
    assert Agreement.objects.get().ngo == ngo


def test_form_sent_twice_makes_one_agreement(client, editor, ngo, monkeypatch):
    posted = filled(Agreement(), ngo=ngo.pk, municipality=MunicipalityFactory().pk, status="planned")
    first = client.post(f"{BOARD}nauja/", posted)
    # The second comes so soon that its form does not yet see the first one's row.
    monkeypatch.setattr(AgreementForm, "_has_another_current", lambda *_: False)
    monkeypatch.setattr(Agreement, "validate_constraints", lambda *_, **__: None)

    second = client.post(f"{BOARD}nauja/", posted)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Agreement.objects.count() == 1


def test_somebody_elses_change_is_not_overwritten_unseen(client, editor, ngo):
    agreement = AgreementFactory(ngo=ngo, place="Šiauliai")
    posted = filled(agreement, place="Mano vieta")
    agreement.place = "Kito vieta"
    agreement.save()

    warned = client.post(address(agreement), posted)
    again = client.post(address(agreement), posted | {"seen": warned.context["form"].digest})

    message = str(warned.context["form"].non_field_errors())
    assert "Kito vieta" in message
    assert "Mano vieta" in warned.content.decode()
    assert again.status_code == 302
    agreement.refresh_from_db()
    assert agreement.place == "Mano vieta"


def test_agreement_of_the_record_becomes_the_portals_own_when_it_is_changed(ngo):
    agreement = AgreementFactory(ngo=ngo, origin=Origin.RECORD)

    save_agreement(agreement=agreement, signatories=[])

    agreement.refresh_from_db()
    assert agreement.origin == Origin.PORTAL


def test_signatories_that_stand_are_left_alone_and_the_others_go():
    agreement = AgreementFactory()
    stays = SignatoryFactory(agreement=agreement, person=PersonFactory(name="Ona Onaitė"), office="merė")
    SignatoryFactory(agreement=agreement, person=PersonFactory(name="Jonas Jonaitis"))

    save_agreement(agreement=agreement, signatories=[("Ona Onaitė", "merė")])

    assert list(agreement.signatories.all()) == [stays]


def test_name_that_two_people_have_is_taken_for_neither():
    PersonFactory.create_batch(2, name="Ona Onaitė")

    save_agreement(agreement=AgreementFactory(), signatories=[("Ona Onaitė", "")])

    assert Person.objects.filter(name="Ona Onaitė").count() == 3


def test_document_is_looked_at_by_its_content(client, editor, ngo):
    agreement = AgreementFactory(ngo=ngo)
    real = SimpleUploadedFile("sutartis.pdf", PDF, "application/pdf")
    false = SimpleUploadedFile("sutartis.pdf", b"<script>alert(1)</script>", "application/pdf")

    refused = client.post(address(agreement), filled(agreement, document=false))
    taken = client.post(address(agreement), filled(agreement, document=real))

    assert list(refused.context["form"].errors) == ["document"]
    assert taken.status_code == 302
    agreement.refresh_from_db()
    with agreement.document.open() as document:
        assert document.read() == PDF


@pytest.mark.parametrize("line", ["x" * 121, "Ona Onaitė, " + "x" * 201])
def test_line_that_is_too_long_names_its_number(client, editor, ngo, line):
    agreement = AgreementFactory(ngo=ngo)

    response = client.post(address(agreement), filled(agreement, signatories=f"Jonas Jonaitis\n{line}"))

    (message,) = response.context["form"].errors["signatories"]
    assert message.startswith("2 eilutė per ilga")
