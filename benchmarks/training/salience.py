"""Weights of the signs by which a pronoun finds its antecedent (:mod:`tasks.extract.coreference.salience`).

Learned on GUM (news, interview) and MEANTIME, kind of pronoun by kind. While a text is read, each pronoun is given
its gold antecedent, so that the next one sees what a right reading leaves. There are few pronouns, so the weights
are held near an order of salience that is known (Lappin and Leass 1994): data move a weight only where there is much
of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from spacy.tokens import Doc

from benchmarks.quality import gum_data, identity, meantime_data
from benchmarks.quality.documents import Document
from benchmarks.quality.gum_data import Range
from benchmarks.quality.gum_names import tokens_under
from benchmarks.training.fitting import Case, Weights, choose, fit_choice
from benchmarks.training.parses import Parsed, Parser
from benchmarks.training.weight_file import toml_text, weight_table
from tasks.extract.annotations import TokenMention
from tasks.extract.components import COMPONENTS
from tasks.extract.coreference import coreference
from tasks.extract.coreference.candidates import candidates
from tasks.extract.coreference.pronouns import is_empty_it
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.salience import signs
from tasks.extract.mentions.agreement import PRONOUNS
from tasks.extract.trees.tree import Tree, tree_of

PENALTY = 5.0
#: Interviews are talk, not news: they count for less.
SETS = {"gum-news": 1.0, "gum-interview": 0.6, "meantime": 1.0}
KINDS = ("person", "thing", "group")
#: Lappin and Leass's order, as far as there is a sign for it; what is not here is taken to say nothing.
PRIOR = {
    "distance": -1.0, "apart": -0.25, "role subject": 1.0, "role object": 0.3, "role inner": -0.3, "both subjects": 0.4,
    "subject before": 0.7, "nearest subject above": 0.8, "subject above": 0.4, "mentions": 0.5, "named": 0.4,
    "last is same pronoun": 0.6, "last is pronoun": 0.3, "last is definite": 0.2, "either number": -0.3,
    "says again": 0.8, "speaker": 0.8, "in one speech": 0.3, "out of speech": -0.5, "thing that says": -1.0,
    "same verb": 0.5, "both objects": 0.3, "other paragraph": -0.2, "thing that acts": -0.5, "it in talk": -0.5,
    "its": 0.6, "body of function": 1.5, "no body of function": -0.7, "other number": -1.5, "in its own words": -0.7,
    "type City": -0.3, "type Facility": -0.3, "type Place": -0.3, "centre": 0.9,
    "plural beside": -1.5, "own side": -2.5, "was asked": 2.0, "told of by another": 1.2,
    "leans the other way": -1.5, "newly introduced": 1.8, "is such": 1.0, "is no such": -0.6, "has had it": 0.8,
    "it does": 0.3, "body that has": 0.8, "no body that has": -2.0,
}  # fmt: skip
_NONE = {"person": -2.0, "thing": 0.0, "group": -0.5}
_COMMENT = """\
Weights of the signs by which a pronoun is given to what was mentioned before (coreference/salience.py). Made by
`python -m benchmarks.training salience`: fitted by maximum likelihood around Lappin and Leass's order of salience on
development articles, per kind of pronoun: `person` (he, she), `thing` (it), `group` (they).

A score is the sum of sign x weight; `none` is the score of “nothing mentioned before”. distance: in sentences; apart:
log of the tokens between; mentions: log of how often it was mentioned; the others are 0 or 1. Signs that were found
later have the weight that the fit gave them, and the others were left: fitted anew they move, on these few articles,
without being better on others."""

#: Number of a mention → the gold clusters that it stands for (empty: a pronoun that the gold has not).
Gold = Mapping[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One pronoun with its candidates."""

    kind: str
    source: str  #: the set it is from
    case: Case


def make(data: Path, parse: Parser) -> str:
    """The text of ``ontology/lexicon/salience.toml``; prints what was learned from and how well it fits."""
    found = list(pronouns(data, parse))
    tables = {}
    for kind in KINDS:
        mine = [pronoun for pronoun in found if pronoun.kind == kind]
        cases = [pronoun.case for pronoun in mine]
        weights = fit_choice(cases, PRIOR | {"none": _NONE[kind]}, PENALTY)
        counts = Counter(pronoun.source for pronoun in mine)
        sources = ", ".join(f"{counts[name]} {name}" for name in SETS)
        print(f"{kind}: {len(mine)} pronouns ({sources}); {_fit(weights, cases)}")
        tables[kind] = weight_table(weights)
    return toml_text(_COMMENT, tables)


def _fit(weights: Weights, cases: list[Case]) -> str:
    answers = [(choose(weights, case), case) for case in cases]
    right = sum(answer is not None and case.right[answer] for answer, case in answers)
    none = sum(answer is None for answer, _ in answers)
    return f"{right} right, {len(cases) - right - none} wrong, {none} left open"


def pronouns(data: Path, parse: Parser) -> Iterator[Pronoun]:
    """Pronouns of all sets."""
    for name, weight in SETS.items():
        is_gum = name.startswith("gum")
        documents = gum_data.load(data, name.removeprefix("gum-")) if is_gum else meantime_data.load(data)
        yield from _of_set(name, weight, parse(documents))


def _of_set(name: str, weight: float, parsed: Iterable[Parsed]) -> Iterator[Pronoun]:
    for document, doc in parsed:
        _run(doc, "triplewire_times", "triplewire_mentions")
        tree, mentions = tree_of(doc), doc._.triplewire_mentions
        gold = _gum(document, tree, mentions) if name.startswith("gum") else _meantime(document, tree, mentions)
        for kind, case in cases_of(doc, gold, weight):
            yield Pronoun(kind, name, case)


def cases_of(doc: Doc, gold: Gold, weight: float = 1.0) -> list[tuple[str, Case]]:
    """(kind, case) of each pronoun of ``gold`` with a candidate, in the order of reading; ``doc`` has mentions."""
    found: list[tuple[str, Case]] = []
    ours = coreference.resolve_pronoun

    def answer(reading: Reading, number: int) -> tuple[int, float] | None:
        head = reading.mentions[number].head
        gender, plural, person = PRONOUNS.get(reading.tree.lower[head], ("", "either", 0))
        empty = reading.tree.lower[head] == "it" and is_empty_it(reading, head)
        if person != 3 or empty or number not in gold:
            return ours(reading, number)
        recent = candidates(reading, number, gender, plural)
        right = [any(gold[number] & gold.get(m, frozenset()) for m in mentions) for mentions in recent]
        if recent:
            kind = "thing" if gender == "thing" else "group" if plural == "plural" else "person"
            found.append((kind, Case([signs(reading, number, mentions) for mentions in recent], right, weight)))
        meant = [mentions[0] for mentions, is_right in zip(recent, right, strict=True) if is_right]
        return (max(meant), 0.9) if meant else None

    with patch.object(coreference, "resolve_pronoun", answer):
        _run(doc, "triplewire_attributions", "triplewire_coreference")
    return found


def _run(doc: Doc, *components: str) -> None:
    for name in components:
        COMPONENTS[name][0](doc)


def _gum(document: Document, tree: Tree, mentions: list[TokenMention]) -> Gold:
    """Clusters whose span holds the mention, or whose head it has."""
    tokens = document.gold.tokens
    at: dict[int, dict[str, Range]] = {}
    for number, cluster in enumerate(document.gold.clusters):
        for span in cluster:
            head = next((i for i in range(span[0], span[1] + 1) if not span[0] <= tokens[i].head <= span[1]), None)
            if head is not None:
                at.setdefault(head, {})[str(number)] = span
    found: dict[int, frozenset[str]] = {}
    for number, mention in enumerate(mentions):
        whole = tokens_under(tokens, _span(tree, mention.first, mention.last))
        head = tokens_under(tokens, _span(tree, mention.head, mention.head))
        if whole and head:
            clusters = frozenset(_clusters(at, whole, head[0]))
            if clusters or mention.kind != "pronoun":
                found[number] = clusters
    return found


def _clusters(at: Mapping[int, Mapping[str, Range]], whole: Range, head: int) -> Iterator[str]:
    for token in range(whole[0], whole[1] + 1):
        for cluster, (first, last) in at.get(token, {}).items():
            if (first <= whole[0] and whole[1] <= last) or token == head:
                yield cluster


def _meantime(document: Document, tree: Tree, mentions: list[TokenMention]) -> Gold:
    """Identities of the gold mentions that ours stand for, in the annotated part."""
    spans = [_span(tree, mention.first, mention.last) for mention in mentions]
    inside = [number for number, span in enumerate(spans) if span["start"] < document.gold.limit]
    found = {}
    for i, j in identity.align(document, [spans[number] for number in inside]):
        if instance := document.gold.mentions[i].values["instance"]:
            found[inside[j]] = frozenset({instance})
    return found


def _span(tree: Tree, first: int, last: int) -> dict[str, int]:
    return {"start": tree.start[first], "end": tree.end[last]}
