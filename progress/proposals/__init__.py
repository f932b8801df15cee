"""Proposed facts in words and tables."""
