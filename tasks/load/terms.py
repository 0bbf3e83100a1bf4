"""RDF terms as text in N-Triples syntax (``<iri>``, ``"literal"^^<type>``): plain values, fast to sort and to write."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store
from pyoxigraph import Triple as OxigraphTriple

TW = "https://w3id.org/triplewire/ontology#"
REL = "https://w3id.org/triplewire/relation/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"

#: Prefix → namespace, in the order in which files declare them.
PREFIXES: dict[str, str] = {
    "geo": GEO, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "rel": REL, "schema": SCHEMA, "skos": SKOS,
    "tw": TW, "xsd": XSD,
}  # fmt: skip

Term = str  #: an IRI in angle brackets or a literal


class Triple(NamedTuple):
    """Subject, predicate and object as terms."""

    subject: Term
    predicate: Term
    object: Term


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]')
_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_UNESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_IN_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]")
#: What stands for a code unit that no Unicode text may hold; one for one, so that offsets stay.
REPLACEMENT = "\ufffd"


def iri(value: str) -> Term:
    """``value`` as a term; characters that an IRI may not hold are percent-encoded.

    >>> iri("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    return f"<{_NOT_IN_IRI.sub(_percent, value)}>"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def is_absolute(value: str) -> bool:
    """Whether ``value`` starts like an IRI that stands for itself (and is no relative one, no bare identifier)."""
    return _SCHEME.match(value) is not None


def text(value: str) -> Term:
    """``value`` as a string literal; a lone surrogate becomes U+FFFD.

    >>> text('say "no"')
    '"say \\\\"no\\\\""'
    """
    if value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return f'"{_ESCAPE.sub(_escape, sound(value))}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def sound(value: str) -> str:
    """``value`` with a U+FFFD for every lone surrogate: as long as before, and UTF-8 can write it."""
    return value if value.isascii() else _SURROGATE.sub(REPLACEMENT, value)


def lone_surrogates(value: str) -> list[tuple[int, int]]:
    """Offset and code unit of every lone surrogate in ``value``, in order."""
    return [] if value.isascii() else [(match.start(), ord(match[0])) for match in _SURROGATE.finditer(value)]


def typed(value: str, datatype: str) -> Term:
    """A literal of an XSD type, by its local name, as the store would give it back.

    >>> typed("2024-08-14", "date")
    '"2024-08-14"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    written = f"{text(value)}^^<{XSD}{datatype}>"
    return written if datatype == "integer" else _as_stored(written)


@lru_cache(maxsize=20_000)
def _as_stored(literal: Term) -> Term:
    """A typed literal as Oxigraph gives it back: it keeps the value, and of two ways to write it one (PT24H is P1D)."""
    store = Store()
    store.load(f"<x:s> <x:p> {literal} .".encode(), format=RdfFormat.N_TRIPLES, lenient=True)
    (quad,) = store
    return term_of(quad.object)


def number(value: float) -> Term:
    """A number as ``xsd:integer`` or ``xsd:decimal`` (never with an exponent); what is no number, as text.

    >>> number(8.50)
    '"8.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if isinstance(value, int) or (math.isfinite(value) and value == int(value)):
        return typed(str(int(value)), "integer")
    if not math.isfinite(value):
        return text(str(value))
    digits = f"{value:.10f}".rstrip("0")
    return typed(f"{digits}0" if digits.endswith(".") else digits, "decimal")


def is_iri(term: Term) -> bool:
    """Whether ``term`` is an IRI (and not a literal)."""
    return term.startswith("<")


def lexical(term: Term) -> str:
    """The characters of a literal, or an IRI without its brackets.

    >>> lexical('"a\\\\nb"')
    'a\\nb'
    """
    if is_iri(term):
        return term[1:-1]
    body = term[1 : term.rindex('"')]
    return _UNESCAPE.sub(_unescape, body) if "\\" in body else body


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _UNESCAPED.get(match[3], match[3])


@cache
def tw(name: str) -> Term:
    """A term of our ontology."""
    return f"<{TW}{name}>"


@cache
def schema(name: str) -> Term:
    """A term of schema.org."""
    return f"<{SCHEMA}{name}>"


RDF_TYPE = f"<{RDF}type>"
RDF_SUBJECT, RDF_PREDICATE, RDF_OBJECT = f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>"
RDF_VALUE, RDF_PROPERTY, RDFS_LABEL = f"<{RDF}value>", f"<{RDF}Property>", f"<{RDFS}label>"
PREF_LABEL, ALT_LABEL, CONCEPT = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>", f"<{SKOS}Concept>"
SAME_AS, GENERATED_BY = f"<{OWL}sameAs>", f"<{PROV}wasGeneratedBy>"
LATITUDE, LONGITUDE = f"<{GEO}lat>", f"<{GEO}long>"


def term_of(node: NamedNode | BlankNode | Literal | OxigraphTriple) -> Term:
    """A node of Oxigraph as a term."""
    if isinstance(node, NamedNode):
        return f"<{node.value}>"
    if not isinstance(node, Literal):
        return str(node)
    if node.language:
        return f"{text(node.value)}@{node.language}"
    datatype = node.datatype.value
    return text(node.value) if datatype == f"{XSD}string" else f"{text(node.value)}^^<{datatype}>"
