"""What is said about an article besides its text: checked field by field, a wrong field does not cost the article."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from tasks.errors import BadArticle
from tasks.model import Problem

FIELDS = ("title", "url", "publisher", "published", "author")
_YEAR_MONTH = re.compile(r"\d{4}(-\d{2})?")


def read_metadata(found: Any, name: str) -> tuple[dict[str, str | None], list[Problem]]:
    """The fields of :data:`FIELDS` in ``found`` that can be used, and a warning for each that cannot.

    Raises:
        BadArticle: ``found`` is no JSON object.
    """
    if not isinstance(found, dict):
        raise BadArticle("is not a JSON object.", where=name, hint='It should look like {"text": "…", "title": "…"}.')
    values: dict[str, str | None] = {}
    problems: list[Problem] = []
    for field in FIELDS:
        value = found.get(field)
        if value is None or value == "":
            continue
        if field == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = ", ".join(value)
        if not isinstance(value, str):
            problems.append(Problem(name, f"“{field}” is no text.", "It is left out.", "warning"))
            continue
        value = value.encode("utf-8", "replace").decode()  # half a surrogate pair becomes “?”
        if field == "published":
            value = iso_date(value)
            if value is None:
                hint = "Write a date like 2024-08-14 or 2024-08-14T09:30:00Z; it is left out."
                problems.append(Problem(name, f"“published” is no ISO 8601 date: {found[field]!r}.", hint, "warning"))
                continue
        values[field] = value
    return values, problems


def iso_date(text: str) -> str | None:
    """``text`` if it is an ISO 8601 date, date-time, year-month or year; None otherwise."""
    text = text.strip()
    try:
        if _YEAR_MONTH.fullmatch(text):
            datetime.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) == 4 else text + "-01")
        else:
            datetime.fromisoformat(text)
    except ValueError:
        return None
    return text
