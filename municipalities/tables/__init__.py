"""Tables that readers take away, as they are shown: CSV, XLSX and JSON from the page's own address."""

from municipalities.tables.downloads import Downloads, taken_away
from municipalities.tables.evidence import EVIDENCE, PAGE, evidence, labels_of, site_of, whole_rows
from municipalities.tables.json_file import known_of, plain
from municipalities.tables.table import Column, Table

__all__ = [
    "EVIDENCE",
    "PAGE",
    "Column",
    "Downloads",
    "Table",
    "evidence",
    "known_of",
    "labels_of",
    "plain",
    "site_of",
    "taken_away",
    "whole_rows",
]
