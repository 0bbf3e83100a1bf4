"""Article in, extraction out: the whole of the step in one process."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tasks.extract.assemble import assemble
from tasks.extract.components import annotate
from tasks.extract.language import reason_to_skip
from tasks.extract.pieces import cut, join
from tasks.model import Article, Extraction, Problem

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

log = logging.getLogger(__name__)


def extract(articles: Iterable[Article], nlp: Language, batch: int = 16) -> Iterator[Extraction | Problem]:
    """What can be read out of each article, in order.

    An article in another language gives an empty extraction that says why (``skipped``). One that the rules fail on
    (which is a fault of ours) gives a :class:`Problem`, and the others go on.

    Args:
        articles: any number; ``batch`` of them are held at a time.
        nlp: from :func:`tasks.extract.pipeline.load_model`.
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
        for article, reason, group in zip(some, reasons, pieces, strict=True):
            parsed = list(islice(docs, len(group)))
            yield Extraction(article, skipped=reason) if reason else _read_out(article, parsed)


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
