"""Validates a published graph: every node against the shapes, every piece of evidence against its article's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from pyoxigraph import Store

from tasks.load.rejection import Nodes
from tasks.load.shapes import breaches, breaches_of_present
from tasks.load.terms import (
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    REL,
    Term,
    lexical,
    schema,
    term_of,
    tw,
)

#: Messages that are kept; the rest is only counted.
SHOWN = 20


@dataclass(slots=True)
class Validation:
    """What a validation found."""

    articles: int = 0
    evidence: int = 0
    nodes: int = 0
    faults: int = 0
    messages: list[str] = field(default_factory=list)

    def fault(self, where: Term, what: str) -> None:
        """Counts a fault and keeps the first messages."""
        self.faults += 1
        if len(self.messages) < SHOWN:
            self.messages.append(f"{lexical(where)}: {what}")


def validate(store: Store) -> Validation:
    """Checks the whole store, a named graph at a time.

    - Every node holds against its shapes.
    - Every article’s text has the hash that it says.
    - Every piece of evidence, cut out of its article’s text at its offsets, is what it says.
    - Every direct triple stands for a statement that an article asserts, positive and actual.
    """
    found = Validation()
    direct: set[tuple[Term, Term, Term]] = set()
    facts: set[tuple[Term, Term, Term]] = set()
    for name in sorted(store.named_graphs(), key=str):
        nodes: Nodes = {}
        for quad in store.quads_for_pattern(None, None, None, name):
            subject, predicate, value = term_of(quad.subject), f"<{quad.predicate.value}>", term_of(quad.object)
            nodes.setdefault(subject, {}).setdefault(predicate, set()).add(value)
        _check_shapes(nodes, found)
        _check_texts(nodes, found)
        for node, values in nodes.items():
            direct.update((node, p, o) for p, targets in values.items() if p.startswith(f"<{REL}") for o in targets)
            facts.update(_facts(values))
    for triple in sorted(direct - facts):
        found.fault(triple[0], f"the direct triple {' '.join(triple[1:])} has no asserted, positive, actual statement")
    return found


def _check_shapes(nodes: Nodes, found: Validation) -> None:
    found.nodes += len(nodes)
    for node in sorted(nodes):
        check = breaches if RDF_TYPE in nodes[node] else breaches_of_present
        for message in check(nodes[node]):
            found.fault(node, message)


def _check_texts(nodes: Nodes, found: Validation) -> None:
    bodies: dict[Term, str] = {}
    for node in sorted(nodes):
        values = nodes[node]
        if schema("NewsArticle") in values.get(RDF_TYPE, ()):
            found.articles += 1
            bodies[node] = body = _one(values, schema("articleBody"))
            if _hash(body, values) != _one(values, tw("sha256")):
                found.fault(node, "its text has another hash than it says")
    for node in sorted(nodes):
        values = nodes[node]
        if tw("Evidence") not in values.get(RDF_TYPE, ()):
            continue
        found.evidence += 1
        article = next(iter(values.get(tw("article"), ())), "")
        if article not in bodies:
            found.fault(node, "its article is not in its graph")
            continue
        start, end = _offset(values, "start"), _offset(values, "end")
        if not 0 <= start < end <= len(bodies[article]):
            found.fault(node, f"its offsets {start} to {end} are not in the text")
        elif bodies[article][start:end] != _one(values, tw("exact")):
            found.fault(node, f"the text from {start} to {end} is not what it says")


def _hash(body: str, values: dict[Term, set[Term]]) -> str:
    """The hash of an article’s text as it was read: with the lone surrogates back in their places."""
    characters = body
    for place in sorted(values.get(tw("loneSurrogate"), ())):
        offset, _, unit = lexical(place).partition(":")
        n = int(offset)
        characters = characters[:n] + chr(int(unit, 16)) + characters[n + 1 :]
    return sha256(characters.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(values: dict[Term, set[Term]]) -> Iterator[tuple[Term, Term, Term]]:
    """What a statement is if an article asserts it, positive and actual."""
    plain = ((tw("status"), tw("Asserted")), (tw("polarity"), tw("Positive")), (tw("modality"), tw("Actual")))
    if all(value in values.get(name, ()) for name, value in plain):
        for subject in values.get(RDF_SUBJECT, ()):
            for predicate in values.get(RDF_PREDICATE, ()):
                for target in values.get(RDF_OBJECT, ()):
                    yield subject, predicate, target


def _one(values: dict[Term, set[Term]], name: Term) -> str:
    return lexical(min(values.get(name, {'""'})))


def _offset(values: dict[Term, set[Term]], name: str) -> int:
    digits = _one(values, tw(name))
    return int(digits) if digits.isdecimal() else -1
