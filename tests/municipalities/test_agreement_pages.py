import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import Agreement
from municipalities.partial_dates import PartialDate
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    EventFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    SignatoryFactory,
    SourceFactory,
)
from tests.municipalities.reading import sections_of, text_of

pytestmark = pytest.mark.django_db


def test_agreement_list_counts_each_step_and_leads_to_it(client):
    AgreementFactory.create_batch(2)
    AgreementFactory(status="approved", approved=PartialDate.parse("2017"))
    AgreementFactory(status="signed", signed=PartialDate.parse("2017"))
    AgreementFactory(status="ended", ended=PartialDate.parse("2018"), kind="intent")

    response = client.get(reverse("municipalities:agreement_list"))

    assert [(slug, count) for slug, _label, count in response.context["pipeline"]] == [
        ("planuojama", 2),
        ("pritarta", 1),
        ("pasirasyta", 1),
        ("baigta", 1),
    ]
    assert 'href="/sutartys/?busena=pasirasyta"' in response.content.decode()
    assert response.context["found"] == "Rastos 5 sutartys"


def test_agreement_list_shows_no_more_of_a_date_than_is_known(client):
    AgreementFactory(
        ngo=OrganisationFactory(name="Konfederacija"),
        municipality=MunicipalityFactory(name="Akmenės rajono savivaldybė"),
        status="signed",
        signed=PartialDate.parse("2017-09", is_latest=True),
    )

    response = client.get(reverse("municipalities:agreement_list"))

    row = "Akmenės rajono savivaldybė Konfederacija pasirašyta ne vėliau kaip 2017 m. rugsėjį"
    assert row in text_of(response)


def test_agreement_list_says_of_an_ended_one_when_it_was_signed(client):
    AgreementFactory(status="ended", signed=PartialDate.parse("2015"), ended=PartialDate.parse("2018-03"))

    response = client.get(reverse("municipalities:agreement_list"))

    assert f"2018 m. kovas {_('signed:')} 2015 m." in text_of(response)


def whole_agreement(rows):
    agreement = AgreementFactory(source=SourceFactory())
    for _number in range(rows):
        SignatoryFactory(agreement=agreement, organisation=OrganisationFactory())
        ClaimFactory(agreement=agreement, stated_by=PersonFactory())
        EventFactory(agreements=[agreement], host_municipality=MunicipalityFactory())
    return agreement


@pytest.mark.parametrize("rows", [1, 3])
def test_agreement_detail_query_count(client, rows, django_assert_num_queries):
    agreement = whole_agreement(rows)

    with django_assert_num_queries(5):
        response = client.get(agreement.get_absolute_url())

    assert len(response.context["signatories"]) == rows


def test_agreement_detail_shows_its_steps_and_what_is_known_of_it(client):
    agreement = AgreementFactory(
        municipality=MunicipalityFactory(genitive="Molėtų rajono"),
        ngo=OrganisationFactory(name="Konfederacija"),
        status="signed",
        approved=PartialDate.parse("2017-12", is_latest=True, is_inferred=True, basis="pritarė taryba"),
        signed=PartialDate.parse("2017-12-18"),
        place="Molėtai",
        purpose="Kam sudaryta.",
        areas_of_work="Ką daro.",
        note="Kas dar.",
        source=SourceFactory(publisher="Laikraštis"),
    )
    SignatoryFactory(agreement=agreement, person__name="Ona Onaitė", office="merė")
    SignatoryFactory(agreement=agreement, person__name="Petras Petraitis")
    for name in ("bendradarbiavimo sutartis", "ketinimų protokolas"):
        ClaimFactory(agreement=agreement, topic="document_name", text=name)
    EventFactory(title="Pasirašymas", agreements=[agreement])

    response = client.get(agreement.get_absolute_url())

    text, sections = text_of(response), sections_of(response)
    assert f"Molėtų rajono savivaldybės sutartis {_('Signed with:')} Konfederacija" in text
    assert f"{_('Place')} Molėtai {_('Term')} nenurodyta {_('Source')} Laikraštis" in text
    assert sections[_("Steps")].startswith(f"{_('planned').capitalize()} nenurodyta")
    assert "ne vėliau kaip 2017 m. gruodį" in sections[_("Steps")]
    assert "Pritarė taryba" in sections[_("Steps")]
    assert f"{_('signed').capitalize()} 2017 m. gruodžio 18 d." in sections[_("Steps")]
    assert sections[_("Steps")].endswith(_("not yet"))
    assert sections[_("Purpose")] == f"Kam sudaryta. {_('Areas of work')} Ką daro. {_('Note')} Kas dar."
    assert sections[_("Signatories")] == f"Ona Onaitė merė Petras Petraitis {_('office not stated')}"
    assert _("Sources state it differently") in sections[_("What the sources state")]
    assert "Pasirašymas" in sections[_("Where it was signed")]


def test_agreement_detail_of_which_little_is_known(client):
    agreement = AgreementFactory()

    response = client.get(agreement.get_absolute_url())

    assert _("To be signed with:") in text_of(response)
    assert sections_of(response)[_("Purpose")] == "nenurodyta"
    assert sections_of(response)[_("Signatories")].startswith("nenurodyta")
    assert "/dokumentas/" not in response.content.decode()


def test_agreement_document_is_saved_not_run(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    agreement = AgreementFactory(municipality=MunicipalityFactory(slug="moletu-rajono"))
    agreement.document.save("sutartis.pdf", ContentFile(b"%PDF-1.4"))

    page = client.get(agreement.get_absolute_url())
    response = client.get(reverse("municipalities:agreement_document", args=[agreement.pk]))

    assert f"/sutartys/{agreement.pk}/dokumentas/" in page.content.decode()
    assert b"".join(response.streaming_content) == b"%PDF-1.4"
    assert response.headers["Content-Disposition"] == 'attachment; filename="sutartis-moletu-rajono.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_agreement_document_that_is_not_there(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    without, lost = AgreementFactory(), AgreementFactory()
    Agreement.objects.filter(pk=lost.pk).update(document="agreements/2017/sutartis.pdf")

    answers = [
        client.get(reverse("municipalities:agreement_document", args=[row.pk])) for row in (without, lost)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_agreement_detail_draws_no_step_that_no_source_tells_of(client):
    agreement = AgreementFactory(
        status="signed", signed=PartialDate.parse("2017-09"), approved=None, planned=None
    )

    page = client.get(agreement.get_absolute_url()).text

    assert page.count("is-reached") == 1
