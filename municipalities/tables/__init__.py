"""Tables that readers take away, as they are shown: CSV, XLSX and JSON from the page's own address."""

from municipalities.tables.downloads import Downloads, taken_away
from municipalities.tables.table import Column, Table

__all__ = ["Column", "Downloads", "Table", "taken_away"]
