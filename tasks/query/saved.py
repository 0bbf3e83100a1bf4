"""What to run: a SPARQL text, a ``.rq`` file, or the name of a saved query in ``ontology/queries/``."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from tasks.errors import BadQuery
from tasks.sparql import saved_queries, saved_query

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
