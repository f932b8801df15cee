"""The pinned requirements are those that pyproject.toml asks for."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]


def pinned(file):
    """Return the versions that a requirements file pins, by the package's name."""
    text = (settings.BASE_DIR / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("file", "wanted"), [("requirements.txt", NEEDED), ("requirements-dev.txt", NEEDED + DEVELOPMENT)]
)
def test_pins_are_what_the_project_asks_for(file, wanted):
    versions = {canonicalize_name(name): version for name, version in pinned(file).items()}

    astray = [
        text
        for text in wanted
        if versions.get(canonicalize_name(Requirement(text).name), "missing") == "missing"
        or not Requirement(text).specifier.contains(versions[canonicalize_name(Requirement(text).name)])
    ]

    assert astray == []


def test_both_files_pin_the_same_versions():
    development = pinned("requirements-dev.txt")

    differing = {
        name for name, version in pinned("requirements.txt").items() if development.get(name) != version
    }

    assert differing == set()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash_and_no_host_is_named(file):
    text = (settings.BASE_DIR / file).read_text(encoding="utf-8")

    requirements = re.split(r"\n(?=\w)", text)

    assert [row.split()[0] for row in requirements if "--hash=sha256:" not in row] == []
    assert re.findall(r"https?://\S+", text) == []
