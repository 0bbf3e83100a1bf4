"""How sure a relation is, from the shape of its clause: a logistic score.

The weights were fitted on the development sentences of CaRB (how well a relation of that shape agrees with what people
read there), then shifted so that a plain main clause comes out at about 0.95.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp
from typing import cast

from tasks.extract.clauses import Clauses
from tasks.extract.predicates import Predicate
from tasks.extract.voice import Places
from tasks.ontology import lexicon


@cache
def _weights() -> dict[str, float]:
    return cast("dict[str, float]", lexicon("confidence")["weight"])


def features(clauses: Clauses, p: Predicate, filled: Places, attributed: bool) -> list[str]:
    """What is true of the clause of ``p``, by the names that ``ontology/lexicon/confidence.toml`` has weights for."""
    tree = clauses.tree
    verb, head = p.verbs[0], p.head
    true = ["any", f"dep_{tree.dep[verb]}", f"tag_{tree.tag[head]}"]
    count = (filled.subject is not None) + (filled.object is not None) + len(filled.further) + bool(filled.times)
    true.append("one_argument" if count < 2 else "two_arguments" if count == 2 else "more_arguments")
    if filled.object is None:
        true.append("no_object")
    elif filled.object.clause is not None:
        true.append("clause_as_object")
    elif len(filled.object.tokens) > 12:
        true.append("long_object")
    subject = filled.subject
    if subject is None:
        true.append("patient_only" if p.passive and filled.object is not None else "no_subject")
    else:
        if subject.understood:
            true.append("understood_subject")
        elif filled.tokens and abs(min(filled.tokens) - subject.tokens[-1]) == 1:
            true.append("subject_beside")
        if len(subject.tokens) > 8:
            true.append("long_subject")
        if tree.pos[subject.head] == "PRON":
            true.append("pronoun_subject")
    if tree.pos[head] not in ("VERB", "AUX"):
        true.append("no_verb")
    first, last = tree.sentences[tree.sentence[head]]
    true.append("length_" + ("short" if last - first < 16 else "middle" if last - first < 31 else "long"))
    depth, above = 0, verb
    while depth < 4 and tree.head[above] != above:
        depth, above = depth + 1, tree.head[above]
    true.append(f"depth_{depth}")
    if attributed:
        true.append("attributed")
    if len(p.verbs) > 1:
        true.append("verb_chain")
    if p.adjective is not None:
        true.append("stative")
    return true


def confidence(true: Iterable[str]) -> float:
    """The score of these features, in (0, 1), to two decimals."""
    weights = _weights()
    return round(1 / (1 + exp(-sum(weights.get(name, 0.0) for name in true))), 2)
