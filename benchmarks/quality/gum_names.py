"""Which of GUM's mentions are names, what counts as their span, and which mentions of a record stand for them.

A mention is a name if its head is a proper noun and its type is not ``time``. The head is GUM's minimal span (if
that is longer, the token of the phrase whose own head lies outside; where that is no proper noun but most content
words of the minimal span are, the highest of those). A joint phrase (A and B) is a name only with a Wikipedia
identity. The core of a name is its head with the parts that belong to it in the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality.gum_data import Gold, Marked, Range, Token
from benchmarks.quality.pairing import Span, greedy, overlap

_TYPES = ("person", "organization", "place", "event")
_TYPES_OF_RECORD = {
    "Person": ("person",), "Organization": ("organization",), "Group": ("person", "organization"), "Event": ("event",),
    "Country": ("place",), "AdministrativeArea": ("place",), "City": ("place",), "Place": ("place",),
    "Facility": ("place",),
}  # fmt: skip
_CONTENT = frozenset({"PROPN", "NOUN", "ADJ", "VERB", "NUM", "ADV"})
_PARTS = frozenset({"flat", "compound", "goeswith", "fixed"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of GUM with what is needed to score it."""

    cluster: str
    type: str  #: person, organization, place, event, other
    qid: str | None
    range: Range
    head: int
    named: bool
    span: Span
    spans: tuple[Span, ...]  #: spans that count as exactly this name; () for what is none

    @property
    def with_titles(self) -> Span:
        """The core with titles, to tell how alike a system mention is."""
        return self.spans[-1] if self.spans else self.span


def types_of(record_type: str | None) -> tuple[str, ...]:
    """What a type of the record may be called in GUM, the first one first."""
    return _TYPES_OF_RECORD.get(record_type or "", ("other",))


def mentions_of(gold: Gold) -> list[Name]:
    """All mentions of an article; see ``named``."""
    children: dict[int, list[int]] = {}
    for number, token in enumerate(gold.tokens):
        children.setdefault(token.head, []).append(number)
    return [_name(gold.tokens, children, mark) for mark in gold.mentions]


def _name(tokens: Sequence[Token], children: Mapping[int, list[int]], mark: Marked) -> Name:
    first, last = mark.first, mark.last
    inside = range(first, last + 1)
    minimal = [first + int(n) - 1 for n in mark.minimal.split(",") if n.isdigit() and first + int(n) - 1 in inside]
    head = _head(tokens, inside, minimal)
    joint = any(tokens[i].relation == "conj" and tokens[i].head == head for i in inside)
    named = mark.type != "time" and tokens[head].tag == "PROPN" and (not joint or bool(mark.qid))
    spans = tuple(_spans(tokens, children, (first, last), head, minimal)) if named else ()
    kind = mark.type if mark.type in _TYPES else "other"
    span = (tokens[first].start, tokens[last].end)
    return Name(mark.cluster, kind, mark.qid, (first, last), head, named, span, spans)


def _head(tokens: Sequence[Token], inside: range, minimal: list[int]) -> int:
    hanging_out = next((i for i in inside if tokens[i].head not in inside), inside.start)
    head = minimal[0] if len(minimal) == 1 or (minimal and hanging_out not in minimal) else hanging_out
    if len(minimal) > 1 and tokens[head].tag != "PROPN":
        content = [i for i in minimal if tokens[i].tag in _CONTENT]
        proper = [i for i in content if tokens[i].tag == "PROPN"]
        if proper and len(proper) >= 0.6 * len(content):
            head = min(proper, key=lambda i: _depth(tokens, i))
    return head


def _depth(tokens: Sequence[Token], number: int) -> int:
    steps = 0
    while tokens[number].head >= 0:
        number, steps = tokens[number].head, steps + 1
    return steps


def _spans(
    tokens: Sequence[Token], children: Mapping[int, list[int]], phrase: Range, head: int, minimal: list[int]
) -> Iterator[Span]:
    """The phrase, without ’s, without article; the minimal span; the core with “the”, without and with titles."""
    first, last = phrase
    core, bare = _core(tokens, children, phrase, head)

    def cut(a: int, b: int) -> Span:
        return tokens[a].start, tokens[b].end

    yield cut(first, last)
    if tokens[last].form in _GENITIVE and last > first:
        last -= 1
        yield cut(first, last)
    if tokens[first].form.lower() in ("the", "a", "an") and first < last:
        yield cut(first + 1, last)
    if minimal:
        yield cut(min(minimal), max(minimal))
    if min(core) > first and tokens[min(core) - 1].form.lower() == "the":
        yield cut(min(core) - 1, max(core))
    yield cut(min(bare), max(bare))
    yield cut(min(core), max(core))


def _core(
    tokens: Sequence[Token], children: Mapping[int, list[int]], phrase: Range, head: int
) -> tuple[set[int], set[int]]:
    """Tokens of the name, with titles (“President”) and without."""
    core, bare = {head}, {head}
    todo = [(head, True)]
    while todo:
        above, plain = todo.pop()
        for child in children.get(above, ()):
            if not phrase[0] <= child <= phrase[1] or child in core:
                continue
            relation, tag = tokens[child].relation, tokens[child].tag
            part = relation.split(":")[0] in _PARTS and tag not in ("DET", "PUNCT")
            title = relation == "nmod:desc" and tag == "PROPN"
            before = relation in ("nmod", "amod", "nmod:poss", "nmod:unmarked") and child < head
            modifier = tag == "PROPN" and (before or (relation == "nmod" and child > head))
            if part or title or modifier:
                core.add(child)
                todo.append((child, plain and not title))
                if plain and not title:
                    bare.add(child)
    return core, bare


def pair(tokens: Sequence[Token], gold: Sequence[Name], system: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Lenient pairs: a mention that holds the gold head and stays inside the phrase, or is one of its exact spans."""
    candidates = []
    for j, mention in enumerate(system):
        span = (mention["start"], mention["end"])
        for i, name in enumerate(gold):
            head = tokens[name.head]
            if not (span[0] <= head.start and head.end <= span[1]):
                continue
            exact = span in name.spans
            if exact or (name.span[0] <= span[0] and span[1] <= name.span[1]):
                likeness = _likeness(name, span) + exact + 2 * (span == name.span)
                candidates.append(((likeness,), i, j))
    return greedy(candidates)


def _likeness(name: Name, span: Span) -> float:
    start, end = name.with_titles
    return 2.0 * (min(end, span[1]) - max(start, span[0])) / (end - start + span[1] - span[0])


def tokens_under(tokens: Sequence[Token], mention: Mapping[str, Any]) -> Range | None:
    """Tokens that a mention covers, a final ’s that it only touches aside; None if there are none."""
    under = [
        i for i, token in enumerate(tokens) if overlap((token.start, token.end), (mention["start"], mention["end"]))
    ]
    if len(under) > 1 and tokens[under[-1]].form in ("'s", "’s") and mention["end"] < tokens[under[-1]].end:
        under.pop()
    return (under[0], under[-1]) if under else None
