"""How well a thing mentioned before is placed to be taken up by a pronoun: signs and their weights.

The signs are those of Lappin and Leass (1994) and of centering: nearness, subject before object, like role, how often
something was mentioned, who speaks. The weights stand in ``ontology/lexicon/salience.toml``; the score of a candidate
is their sum, and its probability a softmax over all candidates and the chance that it is none of them.
"""

from __future__ import annotations

import math
from functools import cache

from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.extract.coreference.speech_signs import add_speech_signs
from tasks.extract.mentions.agreement import PRONOUNS, is_definite, leanings
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEING = frozenset({"be", "become", "remain"})
#: More mentions than this do not make a thing more salient.
_MANY = 8
#: Within one sentence, more tokens than this do not put it further away.
_FAR = 10
#: So many mentions are looked through for one beside another.
_WITHIN = 40
#: So many of a thing's last mentions tell its number.
_LAST = 3
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
    dep = tree.dep[reading.holder(recent[0])]
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
        heads = [reading.holder(m) for m in recent]
        if above and above[0] in heads:
            found["nearest subject above"] = 1.0
        elif any(head in above for head in heads):
            found["subject above"] = 1.0
    quoted = pronoun.head in reading.quoted
    lately = [reading.mentions[m].head for m in recent[:_LAST]]
    others = [
        i for i in lately if (i in reading.quoted) == quoted and _other_number(tree.lower[pronoun.head], tree.lower[i])
    ]
    if others:  # what is “it” at the beginning of a sentence is hardly “they” at its end
        found["other number"] = 3.0 if tree.sentence[others[0]] == sentence else 1.0
    if last.kind == "pronoun":
        same = tree.lower[last.head] == tree.lower[pronoun.head]
        found["last is same pronoun" if same else "last is pronoun"] = 1.0
    elif last.kind == "nominal" and not last.parts:
        found["last is definite" if is_definite(reading.features[recent[0]]) else "last is noun"] = 1.0
    if referent.number == "either":
        found["either number"] = 1.0
        if PRONOUNS[tree.lower[pronoun.head]][1] == "plural" and _plural_beside(reading, recent[0], sentence):
            found["plural beside"] = 1.0
    if dep == tree.dep[pronoun.head] == "dobj":
        found["both objects"] = 1.0
    if reading.paragraph(last.head) != reading.paragraph(pronoun.head):
        found["other paragraph"] = 1.0
    if tree.lower[pronoun.head] in {"it", "its"}:  # in talk, “it” often stands for nothing that has a noun
        if tree.dep[pronoun.head] == "poss":
            found["its"] = 1.0
        elif reading.is_talk(pronoun.head):
            found["it in talk"] = 1.0
        elif tree.dep[pronoun.head] in _SUBJECTS and tree.lemma[tree.head[pronoun.head]] != "be":
            found["it does"] = 1.0
    gender = PRONOUNS[tree.lower[pronoun.head]][0]
    if gender in {"male", "female"} and not referent.gender and _leans(referent) == {"male", "female"} - {gender}:
        found["leans the other way"] = 1.0
    if _same_verb(reading, pronoun.head, referent):
        found["same verb"] = 1.0
    if distance == 0:
        found["apart"] = math.log(min(_FAR, 1 + max(0, pronoun.first - last.last)))
    if distance == 1 and _is_centre(reading, number, recent):
        found["centre"] = 1.0
    told = _predicate_type(tree, pronoun.head)
    if told is not None and referent.described and referent.type != "Concept":
        found["is such" if told == referent.type else "is no such"] = 1.0
    if tree.dep[pronoun.head] == "poss" and _has_had(reading, tree.head[pronoun.head], referent):
        found["has had it"] = 1.0
    add_speech_signs(reading, number, recent, found)
    return found


def _predicate_type(tree: Tree, token: int) -> str | None:
    """Type of what the subject ``token`` is said to be: “It is the first plane to …”; None where that tells nothing."""
    verb = tree.head[token]
    noun = tree.child(verb, "attr") if tree.dep[token] in _SUBJECTS and tree.lemma[verb] in _BEING else None
    if noun is None or tree.pos[noun] != "NOUN":
        return None
    told = noun_type(tree.lemma[noun].lower())
    return None if told == "Concept" else told


def _has_had(reading: Reading, noun: int, referent: Referent) -> bool:
    """Whether the text has spoken of the thing's ``noun`` before: “the airline's fleet”, “the fleet of the airline”."""
    tree = reading.tree
    lemma = tree.lemma[noun]
    for m in referent.mentions[-_MANY:]:
        head = reading.mentions[m].head
        above = tree.head[head]
        if tree.dep[head] == "pobj" and tree.lower[above] == "of":
            above = tree.head[above]
        elif tree.dep[head] not in _INNER:
            continue
        if above != noun and tree.lemma[above] == lemma:
            return True
    return False


def _leans(referent: Referent) -> set[str]:
    """Genders that a person's given name is rather one of, where it may be the other."""
    return {leanings()[word] for word in referent.name_words if word in leanings()}


def _plural_beside(reading: Reading, candidate: int, sentence: int) -> bool:
    """Whether the sentence also tells of people in the plural, after a body that is called by a noun in the singular.

    “A college has expelled 14 students after it found that they had cheated”: they are the students. Those who are only
    told something (“told reporters”) do not count.
    """
    tree, body = reading.tree, reading.mentions[candidate].head
    if tree.sentence[body] != sentence or tree.tag[body] not in {"NN", "NNP"}:
        return False
    for other in reading.order[: -_WITHIN - 1 : -1]:
        head = reading.mentions[other].head
        if tree.sentence[head] != sentence:
            return False
        people = reading.mentions[other].type == "Person" and reading.features[other].number == "plural"
        if people and head > body and reading.features[other].noun not in words("spokespeople", "listeners"):
            return True
    return False


def _is_centre(reading: Reading, number: int, recent: list[int]) -> bool:
    """Whether one sentence after the other speaks of the thing: subject of the last, taken up by the subject of this.

    “It is …” and what tells of no doing or change often take up all that was said.
    """
    tree, token = reading.tree, reading.mentions[number].head
    verb = tree.head[token]
    if tree.dep[token] not in _SUBJECTS or tree.dep[verb] != "ROOT" or tree.lemma[verb] in words("agreement", "of_all"):
        return False
    heads = [reading.holder(m) for m in recent]
    return any(
        tree.dep[head] in _SUBJECTS
        and tree.dep[tree.head[head]] == "ROOT"
        and tree.sentence[token] - tree.sentence[head] == 1
        and (head in reading.quoted) == (token in reading.quoted)
        for head in heads
    )


def _other_number(pronoun: str, other: str) -> bool:
    """Whether one is “it” and the other “they”, in whatever form."""
    numbers = {PRONOUNS[word][:2] for word in (pronoun, other) if word in PRONOUNS and PRONOUNS[word][2] == 3}
    return numbers == {("thing", "singular"), ("", "plural")}


def _same_verb(reading: Reading, token: int, referent: Referent) -> bool:
    """Whether the thing has been subject or object of the very verb that the pronoun is one of."""
    tree = reading.tree
    place = (tree.dep[token], tree.lemma[tree.head[token]])
    if place[0] not in {"nsubj", "nsubjpass", "dobj"} or place[1] in {"be", "have"}:
        return False
    for m in referent.mentions[-_MANY:]:
        head = reading.mentions[m].head
        if (tree.dep[head], tree.lemma[tree.head[head]]) == place:
            return True
    return False


def _subjects_above(reading: Reading, token: int) -> list[int]:
    """Subjects of the clauses around ``token``, from its own outwards; a coordinate verb's subject is its head's.

    The subject of an infinitive after an object is that object: “forced Orne to close its harbour”.
    """
    tree = reading.tree
    found: list[int] = []
    below = token
    for above in reading.above(token):
        if tree.dep[below] in {"xcomp", "ccomp"} and tree.tag[below] in {"VB", "VBG"}:
            found.extend(c for c in tree.children[above] if tree.dep[c] == "dobj" and c < below)
        subject = reading.subject_of(above)
        if subject is not None and subject < token:
            found.append(subject)
        below = above
    return found


def probabilities(kind: str, candidates: list[dict[str, float]]) -> tuple[list[float], float]:
    """Probability of each candidate by its signs, and that of none of them."""
    table = weights(kind)
    scores = [sum(table.get(sign, 0.0) * value for sign, value in found.items()) for found in candidates]
    none = table.get("none", 0.0)
    top = max([none, *scores])
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(none - top)
    return [power / total for power in powers], math.exp(none - top) / total
