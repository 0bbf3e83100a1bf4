"""Pages as HTML. Whatever comes from the graph is escaped, and rid of what would turn the reading direction."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tasks.harmless import harmless_lines
from tasks.serve.downloads import DOWNLOADS
from tasks.serve.graph import Graph
from tasks.serve.options import ServeOptions
from tasks.serve.page import Page
from tasks.serve.rows import KINDS, plural

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {"-21": "spring", "-22": "summer", "-23": "autumn", "-24": "winter"}
_ROUND = re.compile(r"\d\d(?:\dX|XX)")
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def write_page(page: Page, request: dict[str, Any], options: ServeOptions, graph: Graph) -> bytes:
    """``page`` in its template."""
    template = environment().get_template(page.template)
    parameters = {k: v for k, v in request["parameters"].items() if k not in {"format", "page"}}
    root = options.root_path

    def here(**changes: object) -> str:
        """The address of this page with other parameters."""
        given = {k: str(v) for k, v in {**parameters, **changes}.items() if v not in ("", None)}
        return "?" + urlencode(given)

    found = template.render(
        page.data,
        title=page.title,
        root=root,
        here=here,
        built=request["built"],
        about=page.about,
        base=graph.base,
        downloads=[(here(format=form), label) for form, label in DOWNLOADS.items()] if page.nodes else [],
        active="/" + request["path"] if request["path"] else request["page"],
    )
    return found.encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """The templates, with everything that is put in made harmless and escaped."""
    made = Environment(
        loader=PackageLoader("tasks.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = day
    made.filters["sentence"] = lambda words: words[:1].upper() + words[1:].rstrip(".") + "."
    made.filters["count"] = lambda number: f"{number:,}"
    made.globals.update(kind_label=lambda kind: KINDS.get(kind, kind), plural=plural)
    return made


def _finalize(value: Any) -> Any:
    return harmless_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def day(value: str) -> str:
    """A date for people (ISO 8601, or EDTF for a span, a season, a decade or century); what is none stays as it is.

    >>> day("2024-08-14T09:30:00"), day("2018-22"), day("193X"), day("2024-05/2024-06")
    ('14 August 2024, 09:30', 'summer 2018', 'the 1930s', 'May 2024 to June 2024')
    """
    if "/" in value:
        return " to ".join(day(part) for part in value.split("/"))
    if _ROUND.fullmatch(value):
        return f"the {value.replace('X', '0')}s"
    match = _DATE.match(value)
    if not match or not 1 <= int(match[2]) <= len(_MONTHS):
        season = _SEASONS.get(value[4:]) if _DATE.fullmatch(value) else None
        return f"{season} {value[:4]}" if season else value
    month = f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    clock = value[11:16] if value[10:11] == "T" else ""
    return (f"{int(match[3])} {month}" if match[3] else month) + (f", {clock}" if clock and clock != "00:00" else "")
