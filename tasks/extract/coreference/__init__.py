"""Which mentions of one article stand for the same thing."""
