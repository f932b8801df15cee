"""The events of a month or of a year, day by day."""
