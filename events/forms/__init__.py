"""What a person may send about an event: the answers of its form, read, weighed and never lost."""
