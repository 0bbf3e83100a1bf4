"""What everything that speaks SPARQL shares: the graph's prefixes, the saved queries, and a look at a query's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tasks.ontology import ONTOLOGY, read_text

#: Prefixes that a query may use without declaring them.
PREFIXES = {
    "tw": "https://w3id.org/triplewire/ontology#",
    "rel": "https://w3id.org/triplewire/relation/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
}

_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
#: Where no keyword can stand: strings, IRIs, variables, comments.
_OPAQUE = re.compile(
    r"""
      (?P<string> \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
                | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri> < [^<>"{}|^`\\\x00-\x20]* > )
    | (?P<variable> [?$] \w+ )
    | (?P<escape> \\. )
    | (?P<comment> \# [^\n\r]* )""",
    re.VERBOSE | re.DOTALL,
)
_INSTEAD = {"string": '""', "iri": "<>", "variable": "?", "escape": "_", "comment": " "}
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s*[^\s:<>]*:\s*<>|BASE\s*<>)", re.IGNORECASE)
_WORD = re.compile(r"\s*([A-Za-z]+)")
#: The first SELECT of a query, with its “*” where it has one.
_STAR = re.compile(r"(?<![\w:.-])SELECT(?![\w:.-])(?:\s+(?:DISTINCT|REDUCED)(?![\w:.-]))?\s*(\*)?", re.IGNORECASE)
_DATASET = re.compile(r"(?<![\w:.-])FROM(?:\s+NAMED)?(?:\s*<>|\s+[\w.-]*:)", re.IGNORECASE)
#: The parser needs no space after SERVICE, so none is asked for here; what is too long to look at is refused.
_SERVICE = re.compile(
    r"""SERVICE \s*+ (?:SILENT)?+ \s*+
        (?: (?:<>|\?) \s*+ \{ | [\w.-]{0,100}+ (?: : [^\s{]{0,200}+ (?: [^\s{] | \s*+ \{ ) | [\w.-] ) )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class QueryWords:
    """What the words of a query say before anybody parses it."""

    form: str  #: the first word after the prologue in capitals: SELECT, ASK, CONSTRUCT, DESCRIBE, INSERT, …
    has_dataset: bool  #: it names its graphs itself (FROM)
    calls_service: bool  #: it wants to call another endpoint (SERVICE)

    @property
    def is_update(self) -> bool:
        """Whether it wants to change the graph."""
        return self.form in _UPDATES


def query_words(query: str) -> QueryWords:
    """Looks at the words of ``query``; what stands in strings, IRIs, names and comments is none.

    >>> query_words('SELECT * { ?s ?p "SERVICE" } # FROM')
    QueryWords(form='SELECT', has_dataset=False, calls_service=False)
    """
    bare = bare_query(query)
    start = 0
    while match := _PROLOGUE.match(bare, start):
        start = match.end()
    first = _WORD.match(bare, start)
    return QueryWords(
        first[1].upper() if first else "", _DATASET.search(bare, start) is not None, _SERVICE.search(bare) is not None
    )


def bare_query(query: str) -> str:
    """``query`` with what stands in strings, IRIs, names of variables and comments taken out.

    >>> bare_query('SELECT ?x { ?x a "y" } # z')
    'SELECT ? { ? a "" }  '
    """
    return _OPAQUE.sub(lambda match: _INSTEAD[match.lastgroup or "comment"], query)


def written_columns(query: str, columns: Callable[[str], Iterable[str]]) -> str:
    """``query`` with the variables in the order in which they are written, where it asks for “*”.

    Args:
        columns: the names of the columns that a query has, in any order; what it raises is passed on.

    >>> written_columns("SELECT * { ?s ?p ?o }", lambda query: ["o", "p", "s"])
    'SELECT ?s ?p ?o { ?s ?p ?o }'
    """
    bare = _OPAQUE.sub(lambda match: " " * len(match[0]), query)  # every place stays what it was
    star = _STAR.search(bare)
    if star is None or star[1] is None:
        return query
    wanted = set(columns(query))
    written = [match[0][1:] for match in _OPAQUE.finditer(query) if match.lastgroup == "variable"]
    ordered = [name for name in dict.fromkeys(written) if name in wanted]
    if len(ordered) < 2 or len(ordered) < len(wanted):
        return query
    before, after = query[: star.start(1)], query[star.end(1) :]
    return f"{before.rstrip(' ')} {' '.join('?' + name for name in ordered)} {after.lstrip(' ')}"


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
