"""Figures that people bring as CSV and XLSX: read, checked row by row, and imported whole or not at all."""
