"""How sure a relation is: a logistic score of the shape of its clause, calibrated.

The weights say which shapes agree with what people read in a sentence; the calibration turns their score, and how the
statement stands in its article (who says it, whether it happened), into the share of such relations that are right in
every respect. The numbers are made by ``python -m benchmarks.training confidence``, and how far they can be believed is
shown by ``benchmarks/reliability.svg``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp
from typing import cast

from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate
from tasks.extract.relations.voice import Places
from tasks.ontology import lexicon


@cache
def _log_odds() -> tuple[float, dict[str, float]]:
    """What every relation has, and what each feature adds, in log odds of being right."""
    table = cast("dict[str, dict[str, float]]", lexicon("confidence"))
    calibration = dict(table["calibration"])
    slope, constant = calibration.pop("slope"), calibration.pop("constant")
    added = {name: slope * weight for name, weight in table["weight"].items()}
    for name, more in calibration.items():
        added[name] = added.get(name, 0.0) + more
    return constant, added


def features(clauses: Clauses, p: Predicate, filled: Places, attributed: bool) -> list[str]:
    """What is true of the clause of ``p``, by the names that ``ontology/lexicon/confidence.toml`` has numbers for.

    A relation that is no clause has ``any`` and its kind: ``apposition``, ``event``, ``naming``, ``title``.
    """
    tree = clauses.tree
    verb, head = p.verbs[0], p.head
    true = ["any", f"dep_{tree.dep[verb]}", f"tag_{tree.tag[head]}"]
    count = (filled.subject is not None) + (filled.object is not None) + len(filled.further) + bool(filled.times)
    true.append("one_argument" if count < 2 else "two_arguments" if count == 2 else "more_arguments")
    true += _of_subject(clauses, p, filled) + _of_object(filled) + _of_further(clauses, filled)
    if tree.pos[head] not in ("VERB", "AUX"):
        true.append("no_verb")
    first, last = tree.sentences[tree.sentence[head]]
    true.append("length_" + ("short" if last - first < 16 else "middle" if last - first < 31 else "long"))
    depth, above = 0, verb
    while depth < 4 and tree.head[above] != above:
        depth, above = depth + 1, tree.head[above]
    true.append(f"depth_{depth}")
    if len(p.verbs) > 1:
        true.append("verb_chain")
    if p.passive:
        true.append("passive")
    if p.adjective is not None:
        true.append("stative")
    if len(filled.lemma) > 1:
        true.append("long_lemma")
    if tree.lemma[head] == "be":
        true.append("copula")
    return true + _standing(clauses, p, attributed)


def _of_subject(clauses: Clauses, p: Predicate, filled: Places) -> list[str]:
    tree, subject = clauses.tree, filled.subject
    if subject is None:
        return ["patient_only" if p.passive and filled.object is not None else "no_subject"]
    true = []
    if subject.understood:
        true.append("understood_subject")
    elif filled.tokens and abs(min(filled.tokens) - subject.tokens[-1]) == 1:
        true.append("subject_beside")
    if len(subject.tokens) > 8:
        true.append("long_subject")
    elif len(subject.tokens) > 4:
        true.append("middle_subject")
    kind = tree.pos[subject.head]
    true.append("pronoun_subject" if kind == "PRON" else "proper_subject" if kind == "PROPN" else "noun_subject")
    if any(tree.dep[i] == "cc" for i in subject.tokens):
        true.append("subject_with_and")
    return true


def _of_object(filled: Places) -> list[str]:
    if filled.object is None:
        return ["no_object"]
    if filled.object.clause is not None:
        return ["clause_as_object"]
    length = len(filled.object.tokens)
    return ["long_object"] if length > 12 else ["middle_object"] if length > 6 else []


def _of_further(clauses: Clauses, filled: Places) -> list[str]:
    tree = clauses.tree
    true = []
    if filled.times:
        true.append("time")
    if filled.further:
        if max(len(f.tokens) for _, f in filled.further) > 10:
            true.append("long_further")
        if any(f.clause is not None for _, f in filled.further):
            true.append("clause_as_further")
        if any(tree.dep[i] == "cc" for _, f in filled.further for i in f.tokens):
            true.append("further_with_and")
    return true


def _standing(clauses: Clauses, p: Predicate, attributed: bool) -> list[str]:
    """How the statement stands in its article: who says it, and whether it happened."""
    tree = clauses.tree
    true = []
    if attributed:
        true.append("attributed")
    if not clauses.speech.isdisjoint(p.verbs):
        true.append("speech")
    around = [c for verb in p.verbs for c in tree.children[verb]]
    if any(tree.tag[c] == "MD" for c in around):
        true.append("modal")
    if any(tree.tag[c] == "TO" and tree.dep[c] == "aux" for c in tree.children[p.verbs[0]]):
        true.append("infinitive")
    if any(tree.dep[c] == "neg" for c in around):
        true.append("negated")
    return true


def confidence(true: Iterable[str]) -> float:
    """The share of relations with these features that are right, in (0, 1), to three decimals."""
    constant, added = _log_odds()
    return round(1 / (1 + exp(-constant - sum(added.get(name, 0.0) for name in true))), 3)
