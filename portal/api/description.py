"""The whole description of the API, made once for each language and process: nothing in it changes."""

from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator


@cache
def description(language: str) -> dict[str, Any]:
    """What the API takes and answers, as OpenAPI has it, its words in the language."""
    with translation.override(language):
        return SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
