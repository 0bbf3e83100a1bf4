"""What to run: a SPARQL text, a ``.rq`` file, or the name of a saved query in ``ontology/queries/``."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from tasks.errors import BadQuery
from tasks.ontology import ONTOLOGY, read_text

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def saved_queries() -> dict[str, str]:
    """Names of the saved queries with what each answers (its first comment line), sorted by name."""
    folder = ONTOLOGY.joinpath("queries")
    names = sorted(entry.name[:-3] for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return {name: saved_query(name).partition("\n")[0].lstrip("# ") for name in names}


def saved_query(name: str) -> str:
    """The SPARQL text of the saved query ``name``.

    Raises:
        BadOntology: it is not there.
    """
    return read_text(f"queries/{name}.rq")


def find_query(query: str) -> str:
    """The SPARQL text that ``query`` stands for.

    Raises:
        BadQuery: neither a saved name, nor a file that can be read, nor SPARQL to look at.
    """
    if _NAME.fullmatch(query):
        known = saved_queries()
        if query in known:
            return saved_query(query)
        near = difflib.get_close_matches(query, known, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."
        raise BadQuery(f"there is no saved query “{query}”.", hint=hint)
    if query.endswith(".rq") and "\n" not in query:
        try:
            return Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadQuery("the query cannot be read.", where=query, hint=str(error)) from None
    return query
