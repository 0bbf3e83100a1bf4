"""Articles of a set as the project's own pipeline parses them, before any rule of ours has run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc

from benchmarks.quality.documents import Document
from tasks.extract.parsing.pieces import cut, join
from tasks.extract.parsing.pipeline import load_model
from tasks.settings import DEFAULT_MODEL

Parsed = tuple[Document, Doc]
#: Documents → the same documents, each with its parse, in order.
Parser = Callable[[Sequence[Document]], Iterable[Parsed]]
_BATCH = 16


def parser(model: str = DEFAULT_MODEL) -> Parser:
    """A parser with that spaCy pipeline, loaded as the product loads it.

    Raises:
        MissingModel: the pipeline cannot be loaded.
    """
    nlp = load_model(model)

    def parse(documents: Sequence[Document]) -> Iterator[Parsed]:
        for first in range(0, len(documents), _BATCH):
            batch = documents[first : first + _BATCH]
            pieces = [[document.text[start:end] for start, end in cut(document.text)] for document in batch]
            docs = iter(list(nlp.pipe((piece for group in pieces for piece in group), batch_size=_BATCH)))
            for document, group in zip(batch, pieces, strict=True):
                doc = join(list(islice(docs, len(group))), document.text)
                doc._.triplewire_published = document.article.published
                yield document, doc

    return parse
