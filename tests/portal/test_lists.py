"""What every list says to a reader who cannot see it: what is wrong and where, and what was found."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

LISTS = [
    "municipality_list",
    "events:event_list",
    "events:commitment_list",
    "events:experience_list",
    "progress:service_list",
    "municipalities:institution_list",
    "municipalities:organisation_list",
    "municipalities:agreement_list",
    "municipalities:source_list",
    "municipalities:project_list",
    "progress:indicator_list",
]


def title(response):
    return re.search("<title>(.*?)</title>", response.text)[1]


def status(response):
    """What is announced, tags left out."""
    announced = re.search('<p role="status">(.*?)</p>', response.text, re.DOTALL)[1]
    return " ".join(re.sub("<[^>]*>", "", announced).split())


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_value_is_tied_to_its_field_and_announced(client, name):
    response = client.get(reverse(name), {"rikiuoti": "tokio-nera"})

    field = response.context["filter"].form["rikiuoti"]
    widget = re.search(f'<select name="rikiuoti"[^>]*id="{field.id_for_label}"[^>]*>', response.text)[0]
    assert 'aria-invalid="true"' in widget
    assert 'aria-describedby="id_rikiuoti_error"' in widget
    assert re.search(
        r'<p class="field-error"\s+id="id_rikiuoti_error">'
        r"Tokios tvarkos nėra\. Pasirinkite iš sąrašo\.</p>",
        response.text,
    )
    assert status(response).endswith(f"Nepritaikyta: {field.label}")
    assert '<a href="#id_rikiuoti">' in response.text
    assert title(response).startswith("Klaida: ")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_nothing_wrong_says_what_was_found_and_in_which_order(client, name):
    response = client.get(reverse(name))

    assert "Rast" in status(response)
    assert status(response).endswith(f"tvarka: {response.context['filter'].sort_label}")
    assert not title(response).startswith("Klaida: ")
    assert "aria-invalid" not in response.text
