"""Addresses of the pages, below the root."""

from __future__ import annotations

from collections.abc import Mapping

#: Path → kind of page. What has an IRI under the base has its page at the same path below the root.
PAGES: Mapping[str, str] = {
    "/": "home",
    "/search": "search",
    "/search.json": "search.json",
    "/entities": "entities",
    "/articles": "articles",
    "/timeline": "timeline",
    "/contradictions": "contradictions",
    "/one-sided": "one-sided",
    "/explore": "explore",
    "/explore.json": "explore.json",
    "/query": "query",
    "/ontology": "ontology",
    "/thing": "thing",
    "/{path:path}": "resource",
}

#: Kinds of page that look at all of the graph. Their tables are large, so few workers keep them.
WIDE = frozenset(
    ["home", "search", "search.json", "entities", "articles", "timeline", "contradictions", "one-sided", "explore.json"]
)
