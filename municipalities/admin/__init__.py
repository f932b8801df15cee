"""The administrators' pages for territory and who works in it."""

from municipalities.admin import agreements, organisations, sources, territory

__all__ = ["agreements", "organisations", "sources", "territory"]
