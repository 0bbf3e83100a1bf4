"""RSS and Atom feeds and web pages → article files under the raw folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import strftime
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tasks.errors import BadArticle
from tasks.model import Article, Problem
from tasks.read.web_page import article_of_page

_AGENT = "triplewire (news to knowledge graph)"
_TAG = re.compile(r"<[^>]{0,2000}>")
#: Seconds to wait for a server.
TIMEOUT = 30
#: A feed or page larger than this (bytes) is cut off.
MAX_BYTES = 10_000_000

Get = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Saved:
    """An article that was written, or was there already (``new`` false)."""

    file: Path
    url: str
    new: bool


def get_url(url: str) -> bytes:
    """The content behind ``url`` (http or https).

    Raises:
        BadArticle: not a web address, or the server did not give it.
    """
    if urlsplit(url).scheme not in {"http", "https"}:
        raise BadArticle("is no web address.", where=url, hint="Give an address that begins with https://.")
    try:
        with urlopen(Request(url, headers={"User-Agent": _AGENT}), timeout=TIMEOUT) as answer:
            data: bytes = answer.read(MAX_BYTES)
            return data
    except HTTPError as error:
        raise BadArticle(
            f"the server answered {error.code} {error.reason}.", where=url, hint="See whether the address is right."
        ) from None
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise BadArticle(
            f"cannot be reached: {reason}.", where=url, hint="Check the address and the network."
        ) from None


def fetch_articles(urls: Iterable[str], folder: Path, get: Get = get_url) -> Iterator[Saved | Problem]:
    """Save the articles of feeds and pages as JSON files in ``folder``; one that is there already is left alone.

    Args:
        urls: addresses of feeds, or of single pages.
        get: what fetches an address (raises BadArticle); its errors become problems and the rest goes on.
    """
    for url in urls:
        try:
            data = get(url)
            items = _feed_items(data)
            if items is None:
                yield _save(article_of_page(data, url, url, url), url, folder)
                continue
        except BadArticle as error:
            yield Problem(error.where or url, error.what, error.hint)
            continue
        if not items:
            yield Problem(url, "the feed has no articles.", "See whether the address is right.", "warning")
        for item in items:
            yield _save_item(item, folder, get)


@dataclass(frozen=True, slots=True)
class _Item:
    url: str
    title: str
    published: str | None
    summary: str
    publisher: str | None


def _feed_items(data: bytes) -> list[_Item] | None:
    """Items of a feed in its order; None if ``data`` is no feed."""
    import feedparser

    feed = feedparser.parse(data)
    if not feed.version:
        return None
    publisher = feed.feed.get("title")
    items = []
    for entry in feed.entries:
        if entry.get("link"):
            when = entry.get("published_parsed") or entry.get("updated_parsed")
            bodies = [c.get("value", "") for c in entry.get("content", [])] or [entry.get("summary", "")]
            text = " ".join(_TAG.sub(" ", max(bodies, key=len)).split())
            date = strftime("%Y-%m-%dT%H:%M:%SZ", when) if when else None
            items.append(_Item(entry["link"], entry.get("title", ""), date, text, publisher))
    return items


def _save_item(item: _Item, folder: Path, get: Get) -> Saved | Problem:
    file = _file(folder, item.url)
    if file.exists():
        return Saved(file, item.url, False)
    try:
        article = article_of_page(get(item.url), item.url, item.url, item.url)
    except BadArticle as error:
        if len(item.summary.split()) < 20:
            return Problem(error.where or item.url, error.what, error.hint)
        article = Article(item.url, item.summary, item.title or None, item.url)  # better the feed's text than none
    return _write(
        file,
        {
            "id": item.url, "title": article.title or item.title or None, "url": item.url,
            "publisher": article.publisher or item.publisher, "published": item.published or article.published,
            "author": article.author, "text": article.text,
        },
        item.url,
    )  # fmt: skip


def _save(article: Article, url: str, folder: Path) -> Saved:
    file = _file(folder, url)
    if file.exists():
        return Saved(file, url, False)
    names = ("id", "title", "url", "publisher", "published", "author", "text")
    return _write(file, {name: getattr(article, name) for name in names}, url)


def _write(file: Path, values: dict[str, str | None], url: str) -> Saved:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".part")
    beside.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(file)
    return Saved(file, url, True)


def _file(folder: Path, url: str) -> Path:
    parts = urlsplit(url)
    name = re.sub(r"[^a-z0-9]+", "-", parts.path.lower()).strip("-")[-60:].strip("-") or "page"
    host = re.sub(r"[^a-z0-9.-]", "", (parts.hostname or "page").lower())
    return folder / host / f"{name}-{sha256(url.encode('utf-8', 'replace')).hexdigest()[:8]}.json"
