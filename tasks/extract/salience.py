"""How well a thing mentioned before is placed to be taken up by a pronoun: signs and their weights.

The signs are those of Lappin and Leass (1994) and of centering: nearness, subject before object, like role, how often
something was mentioned, who speaks. The weights stand in ``ontology/lexicon/salience.toml``; the score of a candidate
is their sum, and its probability a softmax over all candidates and the chance that it is none of them.
"""

from __future__ import annotations

import math
from functools import cache

from tasks.extract.agreement import is_definite
from tasks.extract.referents import Reading
from tasks.ontology import lexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: More mentions than this do not make a thing more salient.
_MANY = 8
#: Within one sentence, more tokens than this do not put it further away.
_FAR = 10
_SPEAKERS = frozenset({"Person", "Organization", "Group", "Country"})
_INNER = frozenset({"poss", "compound", "nmod", "amod"})


@cache
def weights(kind: str) -> dict[str, float]:
    """Weight of each sign for pronouns of a kind: ``person``, ``thing`` or ``group``."""
    return {sign: float(weight) for sign, weight in lexicon("salience")[kind].items()}


def signs(reading: Reading, number: int, recent: list[int]) -> dict[str, float]:
    """Signs for the referent whose mentions within reach of pronoun ``number`` are ``recent``, the last one first."""
    tree = reading.tree
    pronoun, last = reading.mentions[number], reading.mentions[recent[0]]
    referent = reading.referent(recent[0])
    sentence = tree.sentence[pronoun.head]
    distance = sentence - tree.sentence[last.head]
    dep = tree.dep[last.head]
    role = "subject" if dep in _SUBJECTS else "inner" if dep in _INNER else "object" if dep == "dobj" else "other"
    found = {
        "distance": float(distance),
        f"role {role}": 1.0,
        f"type {referent.type}" if referent.described else "type unknown": 1.0,
        "mentions": math.log(min(_MANY, len(referent.mentions) + 1)),
        "named" if referent.named else "unnamed": 1.0,
    }
    if role == "subject" and tree.dep[pronoun.head] in _SUBJECTS:
        found["both subjects"] = 1.0
    elif role != "subject" and any(
        reading.is_subject(m) and sentence - tree.sentence[reading.mentions[m].head] <= 1 for m in recent[1:]
    ):
        found["subject before"] = 1.0
    if distance == 0 and pronoun.first > last.first:
        above = _subjects_above(reading, pronoun.head)
        heads = [reading.mentions[m].head for m in recent]
        if above and above[0] in heads:
            found["nearest subject above"] = 1.0
        elif any(head in above for head in heads):
            found["subject above"] = 1.0
    if last.kind == "pronoun":
        same = tree.lower[last.head] == tree.lower[pronoun.head]
        found["last is same pronoun" if same else "last is pronoun"] = 1.0
    elif last.kind == "nominal":
        found["last is definite" if is_definite(reading.features[recent[0]]) else "last is noun"] = 1.0
    if referent.number == "either":
        found["either number"] = 1.0
    if distance == 0:
        found["apart"] = math.log(min(_FAR, 1 + max(0, pronoun.first - last.last)))
    _speech_signs(reading, number, recent, found)
    return found


def _subjects_above(reading: Reading, token: int) -> list[int]:
    """Subjects of the clauses around ``token``, from its own outwards; a coordinate verb's subject is its head's."""
    found = []
    for above in reading.above(token):
        subject = reading.subject_of(above)
        if subject is not None and subject < token:
            found.append(subject)
    return found


def _speech_signs(reading: Reading, number: int, recent: list[int], found: dict[str, float]) -> None:
    """Where the pronoun and the candidate stand towards who says what."""
    here = reading.speaker_of.get(reading.mentions[number].head)
    there = reading.speaker_of.get(reading.mentions[recent[0]].head)
    if here is not None and here == there:
        found["in one speech"] = 1.0
    elif there is not None and here is None:
        found["out of speech"] = 1.0
    if here is not None:
        speaker = reading.speaker(reading.mentions[number].head)
        if speaker is not None and reading.root(speaker) == reading.root(recent[0]):
            found["speaker"] = 1.0
    if reading.mentions[number].head in reading.sources:
        if any(reading.mentions[m].head in reading.sources for m in recent):
            found["says again"] = 1.0
        if reading.referent(recent[0]).type not in _SPEAKERS:
            found["thing that says"] = 1.0


def probabilities(kind: str, candidates: list[dict[str, float]]) -> tuple[list[float], float]:
    """Probability of each candidate by its signs, and that of none of them."""
    table = weights(kind)
    scores = [sum(table.get(sign, 0.0) * value for sign, value in found.items()) for found in candidates]
    none = table.get("none", 0.0)
    top = max([none, *scores])
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(none - top)
    return [power / total for power in powers], math.exp(none - top) / total
