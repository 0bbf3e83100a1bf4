"""Linked articles → triples → store: the only place that writes RDF."""

from tasks.load.load import LoadReport, load

__all__ = ["LoadReport", "load"]
