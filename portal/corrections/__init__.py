"""What readers report as wrong, and what became of it."""
