"""What a pronoun stands for: the most salient thing before it that agrees with it, or nothing.

Candidates are ranked as in Lappin and Leass (1994): nearness, subjects before objects, names before descriptions,
things mentioned often before those mentioned once; with the constraints of binding, and of who speaks.
"""

from __future__ import annotations

import math

from tasks.extract.agreement import PRONOUNS, REFLEXIVES
from tasks.extract.referents import Reading, Referent

#: How far back a candidate may stand.
_SENTENCES = 3
_MENTIONS = 40
_AHEAD_TOKENS = 20
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def resolve_pronoun(reading: Reading, number: int) -> tuple[int, float] | None:
    """Mention that pronoun ``number`` takes up, and the confidence; None where nothing fits or two fit as well."""
    tree, mention = reading.tree, reading.mentions[number]
    word = tree.lower[mention.head]
    gender, plural, person = PRONOUNS.get(word, ("", "either", 0))
    if person != 3:
        return None
    if word in {"it"} and is_empty_it(reading, mention.head):
        return None
    sentence = tree.sentence[mention.head]
    scores: dict[int, tuple[float, int]] = {}
    speaker = _speaker(reading, mention.head)
    for candidate in _candidates(reading, number):
        other = reading.mentions[candidate]
        distance = sentence - tree.sentence[other.head]
        if distance > _SENTENCES:
            break
        root = reading.root(candidate)
        referent = reading.referent(candidate)
        if not agrees(referent, gender, plural) or _barred(reading, number, candidate):
            continue
        if not referent.described and PRONOUNS.get(tree.lower[other.head], ("", "", 0))[:2] != (gender, plural):
            continue
        if other.kind == "name" and tree.tag[other.head] == "JJ":
            continue  # “Dunlandish forces” do not mention the Dunlanders
        if speaker is not None and root == reading.root(speaker[0]) and speaker[1]:
            continue
        score = salience(reading, number, candidate, referent, distance, plural)
        if root not in scores or score > scores[root][0]:
            scores[root] = (score, candidate)
    ahead = _subject_ahead(reading, number)
    if ahead is not None and agrees(reading.referent(ahead), gender, plural):
        # “In his speech, X said …”: the subject of the clause that the phrase opens is what it speaks of
        scores[reading.root(ahead)] = (1.9 if word in _POSSESSIVES else 1.2, ahead)
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda pair: (-pair[0], -pair[1]))
    best, antecedent = ranked[0]
    margin = best - ranked[1][0] if len(ranked) > 1 else 3.0
    if best < -2.5 or (margin < 0.05 and gender not in {"male", "female"}):
        return None
    return antecedent, 0.5 + 0.45 / (1 + math.exp(-1.2 * margin))


def _candidates(reading: Reading, number: int) -> list[int]:
    return reading.order[: -_MENTIONS - 1 : -1]


def _subject_ahead(reading: Reading, number: int) -> int | None:
    """Name that is the subject of the clause which the phrase or clause around the pronoun opens."""
    tree, token = reading.tree, reading.mentions[number].head
    start = tree.sentences[tree.sentence[token]][0]
    for above in [token, *tree.ancestors(token)]:
        head = tree.head[above]
        if tree.dep[above] not in {"prep", "advcl"} or head < above or head == above or tree.left[above] > start + 1:
            continue
        subject = tree.child(head, "nsubj", "nsubjpass")
        if subject is None or subject < token or subject - token > _AHEAD_TOKENS:
            return None
        found = reading.at_head.get(subject)
        return found if found is not None and reading.mentions[found].kind == "name" else None
    return None


def agrees(referent: Referent, gender: str, plural: str) -> bool:
    """Whether a pronoun of this gender (“thing” for “it”) and number can stand for ``referent``."""
    if gender in {"male", "female"}:
        return (
            referent.person is not False
            and referent.gender in {"", gender}
            and referent.number != "plural"
            and (referent.person is True)
        )
    if gender == "thing":
        return not referent.person and not referent.gender and referent.number != "plural" and referent.type != "Group"
    if plural == "plural":
        return referent.number != "singular"
    return True


def salience(reading: Reading, number: int, candidate: int, referent: Referent, distance: int, plural: str) -> float:
    """How well mention ``candidate`` is placed to be taken up by pronoun ``number``; higher is better."""
    tree = reading.tree
    pronoun, other = reading.mentions[number], reading.mentions[candidate]
    dep = tree.dep[other.head]
    score = -1.0 * distance
    if dep in {"nsubj", "nsubjpass"}:
        score += 1.0
        if reading.is_subject(number):
            score += 0.4
    elif dep == "dobj":
        score += 0.3
    elif dep in {"poss", "compound", "nmod"}:
        score -= 0.3
    if other.kind == "name" or referent.named:
        score += 0.4
    if other.kind == "pronoun":
        score += 0.3
    score += 0.35 * math.log(len(referent.mentions) + 1)
    score -= 0.01 * (pronoun.first - other.first)
    if plural == "plural" and referent.number == "either":
        score -= 0.5
    if other.type in {"City", "Place", "Country", "AdministrativeArea", "Facility"} and dep == "pobj":
        score -= 0.5
    return score


def _barred(reading: Reading, number: int, candidate: int) -> bool:
    """Binding: “X saw him” is not X; “his” in “his forces” is not the forces; a reflexive is its clause's subject."""
    tree = reading.tree
    pronoun, other = reading.mentions[number], reading.mentions[candidate]
    word = tree.lower[pronoun.head]
    if other.first <= pronoun.head <= other.last:
        return True
    same_clause = reading.clause(pronoun.head) == reading.clause(other.head)
    if word in REFLEXIVES:
        return not same_clause
    if word in _POSSESSIVES and tree.dep[pronoun.head] == "poss":
        return False
    return (
        same_clause
        and tree.dep[other.head] in {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj"}
        and (tree.sentence[pronoun.head] == tree.sentence[other.head])
        and not _conjoined_verbs(reading, pronoun.head, other.head)
    )


def _conjoined_verbs(reading: Reading, a: int, b: int) -> bool:
    return False


def _speaker(reading: Reading, token: int) -> tuple[int, bool] | None:
    """Mention of who says what ``token`` stands in, and whether in a direct quotation."""
    number = reading.speaker_of.get(token)
    if number is None:
        return None
    attribution = reading.attributions[number]
    if attribution.source_head is None:
        return None
    source = reading.at_head.get(attribution.source_head)
    return None if source is None else (source, attribution.kind == "direct")


def is_empty_it(reading: Reading, token: int) -> bool:
    """Whether “it” stands for nothing: “it is clear that …”, “it rained”, “it seems”."""
    tree = reading.tree
    verb = tree.head[token]
    if tree.dep[token] == "expl":
        return True
    if tree.dep[token] not in {"nsubj", "nsubjpass"}:
        return False
    if tree.lemma[verb] in {"rain", "snow", "seem", "appear"}:
        return True
    clauses = [
        c for c in tree.children[verb] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "csubj", "acl"} and c > verb
    ]
    if tree.lemma[verb] == "be" and tree.child(verb, "acomp", "attr", "oprd") is not None:
        predicate = tree.child(verb, "acomp", "attr", "oprd")
        inner = [c for c in tree.children[predicate or 0] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "acl", "relcl"}]
        return any(_opens(reading, c) for c in (*clauses, *inner))
    if tree.dep[token] == "nsubjpass":
        return any(tree.child(c, "mark") is not None and tree.dep[c] == "ccomp" for c in clauses)
    return False


def _opens(reading: Reading, clause: int) -> bool:
    tree = reading.tree
    return any(tree.lower[c] in {"that", "to", "for", "whether", "if"} and c < clause for c in tree.children[clause])
