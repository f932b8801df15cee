"""Who may change which fact: every role, every address of the sheets, by every method."""

import pytest
from django.urls import reverse

from progress.models import IndicatorValue, PlanFinding, ServiceProvision, SocialServicesPlan
from tests.factories import (
    IndicatorValueFactory,
    MunicipalityFactory,
    PlanFindingFactory,
    RegionFactory,
    ServiceProvisionFactory,
)
from tests.test_access import ROLES, Scene, ask, is_there, without_numbers

pytestmark = pytest.mark.django_db

EVERYWHERE = {"official", "administrator"}
IN_THE_REGION = {"expert"} | EVERYWHERE
# Who finds what is known of a municipality, of its region, of the country.
RIGHTS = {"municipality": IN_THE_REGION, "region": IN_THE_REGION, "country": EVERYWHERE}
FACTS = (ServiceProvision, PlanFinding, SocialServicesPlan, IndicatorValue)


@pytest.fixture(autouse=True)
def _surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    # Whose page it is, is asked here; that officials prove themselves twice is tested with the accounts.
    settings.SECOND_FACTOR_REQUIRED = False


class Facts:
    """A municipality of the expert's region with one fact of each kind, and values of larger territories."""

    def __init__(self, region):
        self.municipality = MunicipalityFactory(region=region)
        self.provision = ServiceProvisionFactory(municipality=self.municipality)
        self.finding = PlanFindingFactory(plan__municipality=self.municipality)
        self.values = {
            "municipality": IndicatorValueFactory(municipality=self.municipality),
            "region": IndicatorValueFactory(region=region),
            "country": IndicatorValueFactory(),
        }
        self.codes = {"municipality": self.municipality.code, "region": region.code, "country": "LT"}

    def addresses(self):
        """Of each address whose it is, and the methods that it answers."""
        slug, plan = self.municipality.slug, self.finding.plan_id
        yield "municipality", "GET", reverse("progress:fact_sheet", args=[slug])
        both = [
            ("provision_edit", [slug, self.provision.service.slug]),
            ("plan_create", [slug]),
            ("plan_edit", [slug, plan]),
            ("finding_edit", [slug, plan, self.finding.criterion.slug]),
        ]
        for name, arguments in both:
            for method in ("GET", "POST"):
                yield "municipality", method, reverse(f"progress:{name}", args=arguments)
        for place, value in self.values.items():
            for method in ("GET", "POST"):
                edit = [value.indicator.slug, self.codes[place]]
                yield place, method, reverse("progress:value_edit", args=edit)
                yield place, method, reverse("progress:value_choice", args=[value.pk])


@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_the_facts_that_are_its_own_to_change(client, role):
    scene = Scene("published")
    facts = Facts(scene.region)
    if role != "anonymous":
        client.force_login(scene.person(role))

    answers = {(place, method, url): ask(client, method, url) for place, method, url in facts.addresses()}

    if role == "anonymous":
        assert {answer.status_code for answer in answers.values()} == {302}
    else:
        found = {key: is_there(answer) for key, answer in answers.items()}
        assert found == {key: role in RIGHTS[key[0]] for key in answers}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_changes_what_is_its_own_to_change(client, role):
    scene = Scene("published")
    facts = Facts(scene.region)
    if role != "anonymous":
        client.force_login(scene.person(role))
    address = reverse("progress:provision_edit", args=[facts.municipality.slug, facts.provision.service.slug])

    client.post(address, {"status": "", "seen": facts.provision.pk and versions(facts.provision)})

    assert ServiceProvision.objects.exists() == (role not in IN_THE_REGION)


def versions(fact):
    return type(fact).pgh_event_model.objects.latest("pgh_id").pgh_id


@pytest.mark.parametrize("role", ROLES[1:])
def test_sheet_of_an_indicator_is_of_whoever_changes_facts(client, role):
    scene = Scene("published")
    facts = Facts(scene.region)
    client.force_login(scene.person(role))

    answer = client.get(reverse("progress:figure_sheet", args=[facts.values["country"].indicator.slug]))

    names = {place.name for place in answer.context["places"]} if answer.status_code == 200 else set()
    own = {str(scene.region), str(facts.municipality)}
    seen = {"expert": own, "official": {"Lietuva", *own}, "administrator": {"Lietuva", *own}}
    assert names & {"Lietuva", *own} == seen.get(role, set())
    assert answer.status_code == (200 if role in {*seen, "other_expert"} else 404)


@pytest.mark.parametrize("role", ["newcomer", "editor", "other_expert"])
def test_fact_that_is_hidden_answers_like_one_that_is_absent(client, role):
    scene = Scene("published")
    facts = Facts(scene.region)
    client.force_login(scene.person(role))
    pairs = [
        (
            reverse("progress:fact_sheet", args=[facts.municipality.slug]),
            reverse("progress:fact_sheet", args=["nera-tokios"]),
        ),
        (
            reverse("progress:value_choice", args=[facts.values["municipality"].pk]),
            reverse("progress:value_choice", args=[10**17]),
        ),
        (
            reverse("progress:value_edit", args=[facts.values["region"].indicator.slug, scene.region.code]),
            reverse("progress:value_edit", args=[facts.values["region"].indicator.slug, "LT-XX"]),
        ),
    ]

    for hidden, absent in pairs:
        answers = client.get(hidden), client.get(absent)

        assert [answer.status_code for answer in answers] == [404, 404]
        assert without_numbers(answers[0]) == without_numbers(answers[1])


def test_expert_of_another_region_adds_nothing_here(client):
    scene = Scene("published")
    facts = Facts(scene.region)
    client.force_login(scene.person("other_expert"))
    before = {model: list(model.objects.values()) for model in FACTS}

    for _place, method, url in facts.addresses():
        getattr(client, method.lower())(url, {"act": "remove", "title": "Planas", "seen": "1"})

    assert {model: list(model.objects.values()) for model in FACTS} == before


def test_script_of_a_sheet_is_told_to_log_in(client):
    facts = Facts(RegionFactory())
    url = reverse("progress:provision_edit", args=[facts.municipality.slug, facts.provision.service.slug])

    answer = client.post(url, headers={"X-Requested-With": "fetch"})

    assert answer.status_code == 401
    assert answer.json() == {
        "message": "Prisijunkite – tęsite ten, kur baigėte",
        "login": f"/prisijungti/?next={url.replace('/', '%2F')}",
    }
