"""Files → articles: text, JSON Lines, JSON and HTML; what cannot be read becomes a problem, never a crash."""

from tasks.read.files import read_articles

__all__ = ["read_articles"]
