"""``.jsonl``: an article a line; ``.json``: one such object. A broken line costs that line only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.errors import BadArticle
from tasks.model import Article, Problem
from tasks.read.dateline import find_dateline, find_headline
from tasks.read.decoding import check_text, decode, read_bytes
from tasks.read.metadata import read_metadata


def read_json_lines(file: Path, name: str, max_bytes: int) -> Iterator[Article | Problem]:
    """Articles of ``file`` line by line; the file may be of any size, a line at most ``max_bytes``.

    Raises:
        BadArticle: nothing in the file.
        OSError: the file cannot be read.
    """
    some = False
    with file.open("rb") as stream:
        number = 0
        while line := stream.readline(max_bytes + 1):
            number += 1
            where = f"{name}, line {number:,}"
            if len(line) > max_bytes and not line.endswith(b"\n"):
                while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
                    pass
                yield Problem(where, f"is longer than {max_bytes:,} bytes.", "Raise TRIPLEWIRE_MAX_BYTES, or split it.")
                some = True
                continue
            if not line.strip():
                continue
            some = True
            try:
                yield from _read_object(_parse(decode(line, where), where), where, f"{name}#{number}")
            except BadArticle as error:
                yield Problem(error.where, error.what, error.hint)
    if not some:
        raise BadArticle("is empty.", where=name, hint="Put an article a line into it, or delete it.")


def read_json(file: Path, name: str, max_bytes: int) -> Iterator[Article | Problem]:
    """The one article of ``file``.

    Raises:
        BadArticle: it cannot be used.
        OSError: the file cannot be read.
    """
    found = _parse(decode(read_bytes(file, name, max_bytes), name), name)
    yield from _read_object(found, name, name.removesuffix(".json"))


def _parse(text: str, where: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        place = f", column {error.colno:,}" if error.lineno == 1 else f", line {error.lineno:,}, column {error.colno:,}"
        raise BadArticle(
            f"is not JSON: {error.msg}{place}.", where=where, hint="Mend it, or write it with a JSON library."
        ) from None
    except (RecursionError, ValueError) as error:
        raise BadArticle(f"is not usable JSON: {error}.", where=where, hint="An article is one flat object.") from None


def _read_object(found: Any, where: str, fallback_id: str) -> Iterator[Article | Problem]:
    metadata, problems = read_metadata(found, where)
    text = found.get("text")
    if not isinstance(text, str):
        what = "has no “text”." if text is None else "has a “text” that is no text."
        raise BadArticle(what, where=where, hint='An article needs a field "text" with its whole text.')
    check_text(text, where)
    given = found.get("id")
    if given is not None and not isinstance(given, (str, int)):
        yield Problem(where, "“id” is neither text nor number.", f"{fallback_id!r} is used instead.", "warning")
        given = None
    yield from problems
    yield Article(
        id=fallback_id if given in (None, "") else str(given).encode("utf-8", "replace").decode(), text=text,
        title=metadata.get("title") or find_headline(text),
        url=metadata.get("url"), publisher=metadata.get("publisher"),
        published=metadata.get("published") or find_dateline(text),
        author=metadata.get("author"), origin=where,
    )  # fmt: skip
