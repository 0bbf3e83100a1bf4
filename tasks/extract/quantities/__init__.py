"""Numbers with unit and comparator."""
