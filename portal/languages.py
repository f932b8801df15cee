"""Lithuanian stands at `/`, English at `/en/`; everything behind that is the same."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language, get_language_from_path


class Version(NamedTuple):
    """The page in one of the languages."""

    code: str
    name: str
    address: str
    is_current: bool


def language_of(path: str) -> str:
    """The language in which this path is answered, whatever the reader's browser would like."""
    return get_language_from_path(path) or settings.LANGUAGE_CODE


def path_in(language: str, path: str) -> str:
    """The same path, with or without its query, in another language."""
    ours = language_of(path)
    bare = path if ours == settings.LANGUAGE_CODE else path.removeprefix(f"/{ours}")
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def versions(path: str) -> list[Version]:
    """The page in each language, in a fixed order."""
    current = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return [Version(code, name, path_in(code, path), code == current) for code, name in settings.LANGUAGES]
