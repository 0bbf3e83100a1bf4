"""spaCy's named entity recogniser, decoded a batch at a time instead of a token at a time.

The recogniser is a transition system with one action a token (begin, in, last, unit, out). Its state holds the token
and, inside an entity, where that entity began; so the scores of all tokens outside an entity come from one matrix
product, and entities only have to be followed to their end (all of them side by side). The result is the same, but
spaCy's own loop costs a third of the whole small pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer

NAME = "triplewire_ner"


class FastEntityRecognizer:
    """Does what ``recognizer`` does, sooner. A doc that has entities already is left to ``recognizer`` itself."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self.recognizer = recognizer
        layers = recognizer.model.layers
        self._encode, self._lower, upper = layers
        self._bias = self._lower.get_param("b")
        self._weights, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        moves = recognizer.moves  # its names hold “U-” too, by which spaCy blocks a token: never valid here
        names = [moves.get_class_name(i) for i in range(moves.n_moves)]
        labels = [name[2:] for name in names]  # “O” has none
        self._labels = labels
        inner = {label: [names.index(f"I-{label}"), names.index(f"L-{label}")] for label in labels if label}
        self._inner = numpy.array([inner.get(label, [0, 0]) for label in labels])  # class → columns of its I and L
        first = numpy.array([name[:2] for name in names])
        blank = numpy.array([not label for label in labels])
        self._begin = (first == "B-") & ~blank
        self._unit = (first == "U-") & ~blank
        self._out = numpy.array([name == "O" for name in names])

    @staticmethod
    def fits(recognizer: Any) -> bool:
        """Whether ``recognizer`` is one of those whose decoding is known here: greedy, two layers, three features."""
        model: Any = getattr(recognizer, "model", None)
        return (
            type(recognizer).__name__ == "EntityRecognizer"
            and recognizer.cfg.get("beam_width", 1) == 1
            and not recognizer.postprocesses
            and model.name == "parser_model"
            and bool(model.attrs["has_upper"])
            and not model.attrs["unseen_classes"]
            and model.get_ref("lower").get_dim("nF") == 3
            and model.get_ref("upper").get_dim("nO") == recognizer.moves.n_moves
        )

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc.ents``."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Sets the entities of each doc, ``batch_size`` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        plain = [doc for doc in docs if len(doc) and not doc.to_array([ENT_IOB]).any()]
        for doc in docs:
            if not any(doc is other for other in plain):
                self.recognizer(doc)
        if not plain:
            return
        position = 0
        spans = self._decode(plain)
        for doc in plain:
            end = position + len(doc)
            doc.set_ents(
                [Span(doc, start - position, stop - position, label=label) for start, stop, label in spans
                 if position <= start < end],
                default="outside",
            )  # fmt: skip
            position = end

    def _decode(self, docs: list[Doc]) -> list[tuple[int, int, str]]:
        """Entities of all docs laid end to end: first token, end (exclusive), label."""
        parts = self._lower.predict(self._encode.predict(docs))  # (tokens + 1, 3, hidden, pieces); row 0: no token
        flags = numpy.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        count = len(flags)
        # Whether an entity may go on behind a token: not over the end of a doc, not into the next sentence.
        goes_on = numpy.append(flags[1:, 0] != 1, False)
        goes_on[numpy.cumsum([len(doc) for doc in docs]) - 1] = False
        word = flags[:, 1] == 0
        allowed = (
            self._out[None, :]
            | (self._unit[None, :] & word[:, None])
            | (self._begin[None, :] & (word & goes_on)[:, None])
        )
        outside = parts[1:, 0] + parts[0, 1]  # in the order in which spaCy adds them up: the same to the last bit
        outside += parts[0, 2]
        scores = self._score(outside)
        scores[~allowed] = -numpy.inf
        action = scores.argmax(axis=1)
        last = self._follow(parts, action, goes_on)
        found: list[tuple[int, int, str]] = []
        free = 0
        for token in numpy.flatnonzero(~self._out[action]).tolist():
            if token >= free:
                free = int(last[token]) + 1
                found.append((token, free, self._labels[int(action[token])]))
        assert free <= count
        return found

    def _follow(self, parts: NDArray[Any], action: NDArray[Any], goes_on: NDArray[Any]) -> NDArray[Any]:
        """Last token of the entity that each token would begin."""
        last = numpy.arange(len(action))
        start = numpy.flatnonzero(self._begin[action])
        here = start + 1
        while len(start):
            inside = parts[here + 1, 0] + parts[start + 1, 1]
            inside += parts[here, 2]
            scores = self._score(inside)
            columns = self._inner[action[start]]
            go, stop = (numpy.take_along_axis(scores, columns[:, k : k + 1], axis=1)[:, 0] for k in (0, 1))
            on = goes_on[here] & numpy.where(columns[:, 0] < columns[:, 1], go >= stop, go > stop)
            last[start[~on]] = here[~on]
            start, here = start[on], here[on] + 1
        return last

    def _score(self, summed: NDArray[Any]) -> NDArray[Any]:
        summed += self._bias
        hidden = summed.max(axis=-1)
        scores: NDArray[Any] = hidden @ self._weights.T
        scores += self._upper_bias
        return scores


@Language.factory(NAME, requires=["doc.sents"], assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_fast_entities(nlp: Language, name: str) -> FastEntityRecognizer:
    """Takes the place of the pipeline's ``ner``, which it finds there."""
    recognizer: Any = nlp.get_pipe("ner")
    return FastEntityRecognizer(recognizer)
