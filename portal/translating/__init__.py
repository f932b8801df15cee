"""English beside the Lithuanian: the pages of those who write it."""
