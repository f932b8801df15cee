"""What a password may be."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.accounts.people import PASSWORD, is_logged_in, person
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ona():
    user = person("ona.onaityte@example.com", name="Ona Šarūnaitė")
    MembershipFactory(user=user, organisation=OrganisationFactory(name="Betzatos bendruomenė"))
    return user


@pytest.mark.parametrize(
    "password",
    ["keturi zodziai vienoje", "a1" * 32, "ž" * 64, "ilgas-slaptažodis apie nieką", "zzzzzzzzzzzzzzz9"],
)
def test_long_passwords_of_any_composition_are_taken(ona, password):
    validate_password(password, ona)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("trumpas-123", "password_too_short"),
        ("qwerty123456", "password_too_common"),
        ("Pertvarka2026!", "password_of_own_words"),
        ("pertvarkospertvarka", "password_of_own_words"),
        ("šarūnaitė-2026", "password_of_own_words"),
        ("Sarunaite.1990", "password_of_own_words"),
        ("betzatos-bendruomene", "password_of_own_words"),
        ("onaityte@example.com", "password_too_similar"),
    ],
)
def test_guessable_passwords_are_refused(ona, password, code):
    with pytest.raises(ValidationError) as caught:
        validate_password(password, ona)

    assert code in {error.code for error in caught.value.error_list}


def test_password_without_a_person_is_held_against_the_portals_words():
    with pytest.raises(ValidationError, match="pertvarka"):
        validate_password("Pertvarka2026!")


def test_own_words_among_enough_others_are_no_fault(ona):
    validate_password("bendruomene prie ezero rudeni", ona)


def test_change_asks_for_the_current_password(client, ona):
    client.force_login(ona)
    new = {"password1": "visai-kitas-slaptazodis", "password2": "visai-kitas-slaptazodis"}

    response = client.post(reverse("account_change_password"), {"oldpassword": "ne tas", **new})

    assert response.context["form"].errors == {"oldpassword": ["Tai ne dabartinis jūsų slaptažodis."]}
    ona.refresh_from_db()
    assert ona.check_password(PASSWORD)
    assert is_logged_in(client)


def test_mistake_is_tied_to_its_field(client, ona):
    client.force_login(ona)

    page = client.post(reverse("account_change_password"), {"oldpassword": "x"}).text

    assert '<a href="#id_password1">Įrašykite naują slaptažodį</a>' in page
    assert 'id="id_password1_error"' in page
    assert 'aria-describedby="id_password1_helptext id_password1_error"' in page
