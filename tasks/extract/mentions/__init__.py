"""Names and noun phrases that refer to something, with their types."""
