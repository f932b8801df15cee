"""What is offered while somebody types."""

import pytest

from tests.factories import (
    CommitmentFactory,
    EventFactory,
    MunicipalityFactory,
    RegionFactory,
    ServiceTypeFactory,
)

pytestmark = pytest.mark.django_db


def offered(client, text, language=""):
    answer = client.get(f"{language}/paieska/siulymai.json", {"q": text})
    return answer.json()["suggestions"]


def titles(client, text):
    return [one["title"] for one in offered(client, text)]


def test_each_suggestion_has_a_real_address(client):
    region = RegionFactory(name="Šiaulių regionas")
    place = MunicipalityFactory(name="Šiaulių miesto savivaldybė", region=region)
    event = EventFactory(title="Šiaulių diskusija", region=region)
    CommitmentFactory(event=event, text="Šiaulių pažadas", responsible_municipality=place)

    suggestions = offered(client, "siaul")

    assert suggestions[0] == {
        "title": "Šiaulių miesto savivaldybė",
        "kind": "Savivaldybės",
        "address": place.get_absolute_url(),
    }
    assert len(suggestions) == 4
    for one in suggestions:
        assert client.get(one["address"]).status_code == 200


@pytest.mark.parametrize(
    "typed", ["la", "laik", "laikinas", "atok", "laikinas atok", "LAIKINO ATOKVĖPIO", "laikinai"]
)
def test_the_last_word_may_be_unfinished(client, typed):
    ServiceTypeFactory(name="laikinas atokvėpis")

    assert titles(client, typed) == ["Laikinas atokvėpis"]


@pytest.mark.parametrize("typed", ["", "l", "-laikinas", "nieko", "%", "laikinas nieko", "a" * 5000])
def test_nothing_is_offered_for_nothing(client, typed):
    ServiceTypeFactory(name="Laikinai")

    assert offered(client, typed) == []


def test_only_titles_are_offered_and_no_more_than_eight(client):
    EventFactory(title="Diskusija", lead="Atokvėpis")
    assert offered(client, "atok") == []

    EventFactory.create_batch(12, title="Atokvėpis")
    assert len(offered(client, "atok")) == 8


def test_in_english_they_are_offered_in_english(client):
    ServiceTypeFactory(name="laikinas atokvėpis", name_en="respite care")

    [one] = offered(client, "laikin", "/en")

    assert (one["title"], one["kind"]) == ("Respite care", "Services")
    assert one["address"].startswith("/en/paslaugos/")
