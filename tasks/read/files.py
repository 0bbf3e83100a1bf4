"""Finds article files under folders and reads each by its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tasks.errors import BadArticle, Misuse
from tasks.model import Article, Problem
from tasks.read.json_lines import read_json, read_json_lines
from tasks.read.plain_text import SIDECAR, read_plain_text
from tasks.read.web_page import read_web_page

Reader = Callable[[Path, str, int], Iterator[Article | Problem]]

#: File suffix → reader of (path, name to show and to make ids from, largest size in bytes).
READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".jsonl": read_json_lines,
    ".json": read_json,
    ".html": read_web_page,
    ".htm": read_web_page,
}


def find_files(path: Path) -> list[Path]:
    """``path`` itself, or all files below it in sorted order; hidden files and folders are left out.

    Raises:
        Misuse: there is nothing of that name.
        BadArticle: the folder cannot be listed.
    """
    if path.is_dir():
        try:
            found = [f for f in path.rglob("*") if not any(part.startswith(".") for part in f.relative_to(path).parts)]
        except OSError as error:
            raise BadArticle(f"cannot be listed: {error.strerror}", where=str(path)) from None
        return sorted(f for f in found if not f.is_dir() or f.suffix.lower() in READERS)
    if not path.exists() and not path.is_symlink():
        raise Misuse(f"{path} does not exist", hint="Name a file or a folder with articles.")
    return [path]


def read_articles(paths: Iterable[Path], *, max_bytes: int = 10_000_000) -> Iterator[Article | Problem]:
    """All articles under ``paths``, in the order given and then by file name; ids are made unique.

    A file or line that cannot be used gives a :class:`~tasks.model.Problem` in its place, and the rest goes on.

    Args:
        paths: files and folders.
        max_bytes: files (of JSON Lines: lines) larger than this are refused.

    Raises:
        Misuse: one of ``paths`` does not exist.
    """
    listed = [(path, file) for path in paths for file in find_files(path)]
    ids: dict[str, Article] = {}
    for root, file in listed:
        name = file.relative_to(root).as_posix() if file != root else file.name
        for item in _read_file(file, name, max_bytes):
            if isinstance(item, Article):
                yield from _with_unique_id(item, ids)
            else:
                yield item


def _read_file(file: Path, name: str, max_bytes: int) -> Iterator[Article | Problem]:
    reader = READERS.get(file.suffix.lower())
    if file.name.endswith(SIDECAR):
        return
    if reader is None:
        yield Problem(name, "is not an article file.", f"Articles end in {', '.join(sorted(READERS))}.", "skipped")
        return
    try:
        yield from reader(file, name, max_bytes)
    except BadArticle as error:
        yield Problem(error.where or name, error.what, error.hint)
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror or error}.", "Check the file and its permissions.")


def _with_unique_id(article: Article, ids: dict[str, Article]) -> Iterator[Article | Problem]:
    known = ids.get(article.id)
    if known is None:
        ids[article.id] = article
        yield article
        return
    where = article.origin or article.id
    if known.key == article.key:
        yield Problem(where, f"is the same article as {known.origin or known.id}.", "It is used once.", "skipped")
        return
    number = 2
    while f"{article.id}~{number}" in ids:
        number += 1
    renamed = replace(article, id=f"{article.id}~{number}")
    ids[renamed.id] = renamed
    yield Problem(where, f"has the id {article.id!r} of {known.origin or 'another article'}.",
                  f"It is used as {renamed.id!r}; give each article an id of its own.", "warning")  # fmt: skip
    yield renamed
