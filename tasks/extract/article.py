"""Article in, extraction out: the whole of the step in one process."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING

from tasks.extract.assemble import assemble
from tasks.extract.components import annotate
from tasks.extract.parsing.language import reason_to_skip
from tasks.extract.parsing.pieces import cut, join
from tasks.model import Article, Extraction, Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

log = logging.getLogger(__name__)


def extract(articles: Iterable[Article], nlp: Language, batch: int = 16) -> Iterator[Extraction | Problem]:
    """What can be read out of each article, in order; see :func:`extract_timed`."""
    for result, _ in extract_timed(articles, nlp, batch):
        yield result


def extract_timed(
    articles: Iterable[Article], nlp: Language, batch: int = 16
) -> Iterator[tuple[Extraction | Problem, float]]:
    """What can be read out of each article, in order, and the seconds it took (its share of a parse in batches).

    An article in another language gives an empty extraction that says why (``skipped``). One that the rules fail on
    (which is a fault of ours) gives a :class:`Problem`, and the others go on.

    Args:
        articles: any number; ``batch`` of them are held at a time.
        nlp: from :func:`tasks.extract.parsing.pipeline.load_model`.
        batch: articles that go through the model together.
    """
    stream = iter(articles)
    while some := list(islice(stream, batch)):
        reasons = [reason_to_skip(article.text) for article in some]
        pieces = [
            [] if reason else [article.text[start:end] for start, end in cut(article.text)]
            for article, reason in zip(some, reasons, strict=True)
        ]
        docs = nlp.pipe((piece for group in pieces for piece in group), batch_size=batch)
        begun = perf_counter()
        parsed = iter(list(docs))
        a_character = (perf_counter() - begun) / max(1, sum(len(piece) for group in pieces for piece in group))
        for article, reason, group in zip(some, reasons, pieces, strict=True):
            begun = perf_counter()
            own = list(islice(parsed, len(group)))
            result = Extraction(article, skipped=reason) if reason else _read_out(article, own)
            yield result, perf_counter() - begun + a_character * sum(map(len, group))


def _read_out(article: Article, parsed: list[Doc]) -> Extraction | Problem:
    try:
        doc = join(parsed, article.text)
        doc._.triplewire_published = article.published
        annotate(doc)
        return assemble(doc, article)
    except Exception as error:  # one article must not cost the others
        log.debug("extraction of %s failed", article.id, exc_info=True)
        return Problem(
            article.origin or article.id,
            f"could not be read: {type(error).__name__}: {error}",
            "This is a fault of Triplewire; please report it. The other articles are not affected.",
        )
