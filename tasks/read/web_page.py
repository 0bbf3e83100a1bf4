"""``.html``: main text and metadata out of a page, through ``trafilatura``."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import BadArticle
from tasks.model import Article, Problem
from tasks.read.decoding import check_text, read_bytes
from tasks.read.metadata import iso_date


def read_web_page(file: Path, name: str, max_bytes: int) -> Iterator[Article | Problem]:
    """The one article of the page in ``file``; encodings other than UTF-8 are recognised.

    Raises:
        BadArticle: no article in it.
        OSError: the file cannot be read.
    """
    yield article_of_page(read_bytes(file, name, max_bytes), name, name.rsplit(".", 1)[0])


def article_of_page(page: bytes, name: str, article_id: str, url: str | None = None) -> Article:
    """The article of ``page`` (HTML in any encoding).

    Raises:
        BadArticle: no main text of at least a sentence can be found.
    """
    import trafilatura  # half a second: only when there is a page to read

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page, url=url, with_metadata=True, include_comments=False, include_tables=False, deduplicate=False
        )
    except (ValueError, AssertionError, RecursionError, AttributeError, TypeError) as error:  # of hostile markup
        raise BadArticle(
            f"cannot be read as HTML: {error}.", where=name, hint="Save the page's text as .txt."
        ) from None
    if isinstance(found, dict):
        raise BadArticle("cannot be read as HTML.", where=name, hint="Save the page's text as .txt.")
    text = found.text if found is not None else None
    if found is None or not text or len(text.split()) < 20:
        raise BadArticle(
            "holds no article: no main text was found in the page.", where=name,
            hint="Save the article page itself (not a list of links), or its text as .txt.",
        )  # fmt: skip
    check_text(text, name)
    return Article(
        id=article_id, text=text, title=found.title or None, url=found.url or url,
        publisher=found.sitename or None, published=iso_date(found.date) if found.date else None,
        author=found.author or None, origin=name,
    )  # fmt: skip
