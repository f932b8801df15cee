"""The public record, loaded once for the tests of a file."""

from tests.portal.conftest import loaded, record

__all__ = ["loaded", "record"]
