"""Article → extraction: the only place that knows spaCy."""
