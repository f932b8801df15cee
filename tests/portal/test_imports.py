"""What import-linter cannot see: which room's tags a template loads."""

import re

import pytest
from django.conf import settings
from django.template import engines

# A room's templates may load the tags of the rooms from which its code may import.
BELOW = {
    "municipalities": {"municipalities"},
    "events": {"events", "municipalities"},
    "accounts": {"accounts", "municipalities"},
    "progress": {"events", "municipalities", "progress"},
    "portal": {"accounts", "events", "municipalities", "portal", "progress"},
}
LOAD = re.compile(r"{%\s*load\s+(?:[\w\s]+\sfrom\s+)?([\w\s.]+?)\s*%}")


def loaded_rooms(text):
    """Return the rooms whose tags a template loads."""
    modules = engines["django"].engine.libraries
    names = {name for match in LOAD.findall(text) for name in match.split()}
    return {modules[name].split(".")[0] for name in names} & set(BELOW)


def test_rooms_are_those_of_the_settings():
    assert set(BELOW) == {app for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app).is_dir()}


@pytest.mark.parametrize("room", BELOW)
def test_templates_load_only_tags_of_rooms_below(room):
    folder = settings.BASE_DIR / "templates" / room
    loads = {path.name: loaded_rooms(path.read_text(encoding="utf-8")) for path in folder.rglob("*.*")}

    above = {name: rooms - BELOW[room] for name, rooms in loads.items() if rooms - BELOW[room]}

    assert above == {}


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("{% load i18n static %}", set()),
        ("{% load i18n portal %}", {"portal"}),
        ("{% load number from portal %}", {"portal"}),
    ],
)
def test_loaded_rooms(text, rooms):
    assert loaded_rooms(text) == rooms
