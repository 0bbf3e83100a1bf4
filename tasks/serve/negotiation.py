"""Content negotiation: which of the forms that there are does a client like best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Form → media types that name it, the one sent first.
ROWS: Mapping[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json", "text/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
TRIPLES: Mapping[str, tuple[str, ...]] = {
    "ttl": ("text/turtle", "application/x-turtle"),
    "nt": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml", "application/xml", "text/xml"),
}
PAGE: Mapping[str, tuple[str, ...]] = {"html": ("text/html", "application/xhtml+xml")}


def choose(accept: str, forms: Mapping[str, Sequence[str]]) -> str | None:
    """The form among ``forms`` that an ``Accept`` header likes best; the first one where it does not care.

    Of media types that it likes equally, the one that stands first in the header wins. None if none will do.

    >>> choose("text/csv;q=0.5, application/xml", ROWS)
    'xml'
    """
    ranges = _ranges(accept)
    if not ranges:
        return next(iter(forms))
    best: tuple[float, float, float] | None = None
    chosen = None
    for rank, (form, types) in enumerate(forms.items()):
        for media_type in types:
            quality, place = _quality(media_type, ranges)
            if quality > 0 and (best is None or (quality, -place, -rank) > best):
                best, chosen = (quality, -place, -rank), form
    return chosen


def is_specific(accept: str) -> bool:
    """Whether an ``Accept`` header names anything but pages and “anything”."""
    return any(kind not in {"*/*", *PAGE["html"]} for kind, _ in _ranges(accept))


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(",")[:100]:
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if "/" in kind:
            found.append((kind, quality if quality == quality else 0.0))
    return found


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """How much ``media_type`` is liked by the most specific range that fits, and where that stands."""
    for pattern in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        for place, (kind, quality) in enumerate(ranges):
            if kind == pattern:
                return quality, place
    return 0.0, 0
