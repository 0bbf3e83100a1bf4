"""Which sentences a place of the text belongs to; the same as looking at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.load.sentences import Sentences
from tasks.model import Span

_EDGES = st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted)
_SENTENCES = _EDGES.map(lambda edges: [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)])
_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=3)


@given(_SENTENCES, st.integers(0, 60))
def test_the_sentence_at_a_place_is_the_one_around_it(sentences: list[Span], offset: int) -> None:
    around = [s for s in sentences if s.start <= offset < s.end]
    assert Sentences(reversed(sentences)).at(offset) == (around[0] if around else None)


@given(_SENTENCES, _SPANS)
def test_the_sentences_touched_are_those_that_share_a_character(sentences: list[Span], spans: list[Span]) -> None:
    shared = [s for s in sentences if any(s.start < b.end and b.start < s.end for b in spans)]
    assert Sentences(sentences).touched(spans) == shared
