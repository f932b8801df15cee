"""What an event was at every moment: read from what the database keeps of each change."""
