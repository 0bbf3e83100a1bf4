"""Extractions → entities: the only place that decides who is who."""

from tasks.link.link import link

__all__ = ["link"]
