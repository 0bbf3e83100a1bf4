"""The sentences of an article, found by place: an article may have as many as it likes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tasks.model import Span


class Sentences:
    """Sentences in order of the text; none overlaps another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def at(self, offset: int) -> Span | None:
        """The sentence that the character at ``offset`` stands in; None between sentences."""
        number = bisect_right(self._ends, offset)
        return self._spans[number] if number < len(self._spans) and self._starts[number] <= offset else None

    def touched(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences that have a character of ``spans``, in order."""
        numbers = {
            number
            for span in spans
            for number in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        }
        return [self._spans[number] for number in sorted(numbers)]
