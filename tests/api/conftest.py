"""The public record, loaded once for all tests of a file."""

from tests.portal.conftest import loaded, record

__all__ = ["loaded", "record"]
