"""Contents of a graph → a network: who with whom, who said what of whom, who speaks of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.export.contents import Contents, Entity, Statement
from tasks.export.network import Edge, Network, Node, make_network, spells_of

#: Name of a view → what it shows.
VIEWS = {
    "entities": "who with whom: an edge for every statement that ties two entities",
    "statements": "speaker → statement → entity: statements are nodes too",
    "speakers": "who speaks of whom: an edge for all that a speaker said of an entity",
}
#: Statements that the gloss of an edge between speaker and entity names; the rest are counted.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of a graph is shown."""

    view: str = "entities"  #: a key of :data:`VIEWS`
    since: str = ""  #: only what an article of this day or later reports, ISO 8601
    until: str = ""  #: … or earlier; both days are included
    types: frozenset[str] = frozenset()  #: only entities of these types; speakers always stay
    min_support: int = 1  #: only statements with as many independent reports

    def takes(self, statement: Statement) -> bool:
        """Whether the statement is to be shown; without a date only where no day is asked for."""
        if statement.support < self.min_support:
            return False
        return not (self.since or self.until) or bool(self.days(statement))

    def days(self, statement: Statement) -> tuple[str, ...]:
        """The days of publication that lie between the two asked for."""
        if not (self.since or self.until):
            return statement.dates
        return tuple(day for day in statement.dates if self.since <= day <= (self.until or "9999-12-31"))

    def takes_entity(self, entity: Entity) -> bool:
        return not self.types or entity.type in self.types


def make_view(contents: Contents, choice: Choice = Choice()) -> Network:
    """The network of ``contents`` that ``choice`` asks for.

    Raises:
        KeyError: no such view.
    """
    make = {"entities": _entities, "statements": _statements, "speakers": _speakers}[choice.view]
    return make(contents, choice)


def _entities(contents: Contents, choice: Choice) -> Network:
    edges = []
    for statement in _chosen(contents, choice):
        if statement.subject in contents.entities:
            for role, iri in statement.ends:
                if iri in contents.entities:
                    edges.append(_edge(contents, choice, statement, statement.subject, iri, statement.predicate, role))
    nodes = (_node(entity) for entity in contents.entities.values() if choice.takes_entity(entity))
    return make_network(nodes, edges)


def _statements(contents: Contents, choice: Choice) -> Network:
    chosen = list(_chosen(contents, choice))
    #: “Tom said [this]” is the edge from Tom to this, so it is no node besides; unless somebody else said it.
    acts = {statement.speech_act for statement in chosen if statement.speaker}
    shown = {s.iri: s for s in chosen if s.iri not in acts or s.status == "Attributed"}
    nodes = [_node(entity) for entity in contents.entities.values() if choice.takes_entity(entity)]
    known = {node.iri for node in nodes} | {s.speaker for s in shown.values()}
    nodes = [_node(entity) for entity in contents.entities.values() if entity.iri in known]
    edges = []
    for s in shown.values():
        nodes.append(
            Node(
                s.iri, s.gloss, "Statement", polarity=s.polarity, modality=s.modality, status=s.status,
                speaker=contents.label(s.speaker),
            )
        )  # fmt: skip
        if s.speaker:
            edges.append(_edge(contents, choice, s, s.speaker, s.iri, "says", "speaker"))
        ends = (("subject", s.subject), *s.ends)
        edges += [
            _edge(contents, choice, s, s.iri, iri, role, role) for role, iri in ends if iri in known | shown.keys()
        ]
    return make_network(nodes, edges)


def _speakers(contents: Contents, choice: Choice) -> Network:
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in _chosen(contents, choice):
        if statement.speaker in contents.entities:
            for iri in sorted({statement.subject, *(iri for _, iri in statement.ends)}):
                if iri in contents.entities and choice.takes_entity(contents.entities[iri]):
                    said.setdefault((statement.speaker, iri), []).append(statement)
    edges = []
    for (speaker, iri), statements in said.items():
        days = sorted({day for statement in statements for day in choice.days(statement)})
        count = len(statements)
        verbs = list(dict.fromkeys(statement.predicate for statement in statements))
        glosses = " · ".join(statement.gloss for statement in statements[:_SHOWN])
        edges.append(
            Edge(
                speaker, iri, "speaks of", ", ".join(verbs[:2]) + (", …" if len(verbs) > 2 else ""),
                sum(statement.support for statement in statements), "about",
                glosses + (" · …" if count > _SHOWN else ""), "", count,
                _same(statement.polarity for statement in statements),
                _same(statement.modality for statement in statements), "Attributed", contents.label(speaker),
                max(statement.reports for statement in statements),
                max(statement.confidence for statement in statements), "",
                days[0] if days else "", days[-1] if days else "",
                () if any(not statement.dates for statement in statements) else spells_of(tuple(days)),
            )
        )  # fmt: skip
    return make_network((_node(entity) for entity in contents.entities.values()), edges)


def _chosen(contents: Contents, choice: Choice) -> Iterator[Statement]:
    return (statement for statement in contents.statements.values() if choice.takes(statement))


def _node(entity: Entity) -> Node:
    return Node(entity.iri, entity.label, entity.type, latitude=entity.latitude, longitude=entity.longitude)


def _edge(
    contents: Contents, choice: Choice, statement: Statement, source: str, target: str, kind: str, role: str
) -> Edge:
    days = choice.days(statement)
    return Edge(
        source, target, kind, kind, statement.support, role, statement.gloss, statement.iri, 1, statement.polarity,
        statement.modality, statement.status, contents.label(statement.speaker), statement.reports,
        statement.confidence, statement.time, days[0] if days else "", days[-1] if days else "", spells_of(days),
    )  # fmt: skip


def _same(values: Iterator[str]) -> str:
    """The value that all have, or “Mixed”."""
    found = set(values)
    return found.pop() if len(found) == 1 else "Mixed"
