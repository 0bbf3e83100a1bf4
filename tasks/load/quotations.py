"""The words between quotation marks, with their speaker and the statements drawn from them."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.load.identity import digest
from tasks.load.terms import Term, iri
from tasks.model import Attribution, Extraction, Span

_CLOSING = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "”": "”", "''": "''", "``": "''"}
_OPENING = frozenset('“"„«‘')
_MARKS = '“”"„«»‘’ \t\r\n\u00a0'


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: its words, and where in the article they stand."""

    text: str
    spans: tuple[Span, ...]
    attribution: str

    def iri(self, base: str, speaker: Term | None) -> Term:
        """The quotation's IRI: same speaker and words, same quotation."""
        return iri(f"{base}quotation/{digest(speaker, self.text)}")


def find_quotations(extraction: Extraction) -> list[Quoted]:
    """The quotations of an article, in order: direct content as a whole, of mixed content what is quoted."""
    found: list[Quoted] = []
    for attribution in extraction.attributions:
        if attribution.kind == "direct":
            found.extend(_whole(extraction.article.text, attribution))
        elif attribution.kind == "mixed":
            found.extend(_parts(extraction.article.text, attribution))
    return found


def _whole(source: str, attribution: Attribution) -> list[Quoted]:
    words = " ".join(" ".join(span.cut(source).strip(_MARKS).split()) for span in attribution.content).strip()
    return [Quoted(words, attribution.content, attribution.id)] if words else []


def _parts(source: str, attribution: Attribution) -> list[Quoted]:
    found = []
    for span in attribution.content:
        for start, end in quoted_parts(span.cut(source)):
            part = Span(span.start + start, span.start + end)
            if words := " ".join(part.cut(source).strip(_MARKS).split()):
                found.append(Quoted(words, (part,), attribution.id))
    return found


def quoted_parts(words: str) -> list[tuple[int, int]]:
    """Start and end of what stands between quotation marks in ``words``, marks included; an open end counts.

    >>> quoted_parts('that it was "a lie"')
    [(12, 19)]
    """
    found: list[tuple[int, int]] = []
    start = -1
    closing = ""
    for n, character in enumerate(words):
        if start >= 0:
            if character in closing and not (character == "’" and words[n + 1 : n + 2].isalnum()):
                found.append((start, n + 1))
                start = -1
        elif character in _OPENING and not (character == "‘" and words[n - 1 : n].isalnum()):
            start, closing = n, _CLOSING[character]
    if start >= 0:
        found.append((start, len(words)))
    return found
