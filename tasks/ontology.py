"""Reads ``ontology/`` once, checks it, and hands out typed tables; errors name file and line."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tasks.errors import BadOntology

ONTOLOGY = files("ontology")


@cache
def read_text(name: str) -> str:
    """A file of ``ontology/`` as text.

    Raises:
        BadOntology: it is not there.
    """
    try:
        return ONTOLOGY.joinpath(name).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise BadOntology("cannot be read", where=f"ontology/{name}", hint=str(error)) from None


@cache
def lexicon(name: str) -> dict[str, Any]:
    """``ontology/lexicon/<name>.toml`` as plain dicts and lists.

    Raises:
        BadOntology: not there, or not TOML (with the line).
    """
    path = f"lexicon/{name}.toml"
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadOntology("not valid TOML", where=f"ontology/{path}", hint=str(error)) from None


@cache
def words(name: str, table: str) -> frozenset[str]:
    """A plain word list: ``table`` of lexicon ``name``.

    Raises:
        BadOntology: the table is missing or is no list of strings.
    """
    found: Any = lexicon(name)
    for key in table.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise BadOntology(f"table “{table}” is missing or no list of words", where=f"ontology/lexicon/{name}.toml")
    return frozenset(found)
