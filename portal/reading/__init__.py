"""Pages that help to read the others: calendar, glossary, accessibility, privacy."""
