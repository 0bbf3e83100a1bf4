"""``.txt``: the file's exact content is the text; a sidecar ``NAME.meta.json`` may say where it is from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import BadArticle
from tasks.model import Article, Problem
from tasks.read.dateline import find_dateline, find_headline
from tasks.read.decoding import check_text, decode, read_bytes
from tasks.read.metadata import read_metadata

SIDECAR = ".meta.json"


def read_plain_text(file: Path, name: str, max_bytes: int) -> Iterator[Article | Problem]:
    """The one article of ``file``, after problems of its sidecar, if there are any.

    Raises:
        BadArticle: the text cannot be used.
        OSError: the file cannot be read.
    """
    text = check_text(decode(read_bytes(file, name, max_bytes), name), name)
    metadata: dict[str, str | None] = {}
    sidecar = file.with_name(file.stem + SIDECAR)
    if sidecar.exists():
        try:
            found = json.loads(decode(read_bytes(sidecar, sidecar.name, max_bytes), sidecar.name))
            metadata, problems = read_metadata(found, sidecar.name)
            yield from problems
        except (json.JSONDecodeError, RecursionError, BadArticle) as error:
            what = error.what if isinstance(error, BadArticle) else f"is not JSON: {error}."
            yield Problem(sidecar.name, what, "The article is used without it.", "warning")
    yield Article(
        id=name.removesuffix(".txt"), text=text,
        title=metadata.get("title") or find_headline(text),
        url=metadata.get("url"), publisher=metadata.get("publisher"),
        published=metadata.get("published") or find_dateline(text),
        author=metadata.get("author"), origin=name,
    )  # fmt: skip
