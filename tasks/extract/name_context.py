"""What the words around one place where a name stands say of its type."""

from __future__ import annotations

from collections import defaultdict

from tasks.extract.name_evidence import Votes
from tasks.extract.name_words import kin, noun_type, word_set
from tasks.extract.names import Name
from tasks.extract.place_kinds import kinds, place_votes
from tasks.extract.tree import Tree

_SPACY: dict[str, tuple[str, float]] = {
    "PERSON": ("Person", 1.5), "ORG": ("Organization", 1.2), "GPE": ("City", 1.6), "LOC": ("Place", 1.6),
    "NORP": ("Group", 2.0), "FAC": ("Facility", 1.2), "EVENT": ("Event", 1.5), "PRODUCT": ("Product", 0.8),
    "WORK_OF_ART": ("CreativeWork", 1.0), "LAW": ("CreativeWork", 1.5),
}  # fmt: skip
_IN = frozenset({"in", "near", "throughout", "across", "outside", "inside", "around"})
_TO = frozenset({"at", "to", "from", "into", "toward", "towards", "via"})
_NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled", "nicknamed", "codenamed"})


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of ``first..last`` that the rest of the sentence holds it by."""
    for k in range(first, last + 1):
        if not first <= tree.head[k] <= last:
            return k
    return last


def evidence_of_context(tree: Tree, name: Name) -> Votes:
    """Evidence for the type of ``name`` at the place where it stands."""
    votes: Votes = defaultdict(float)
    if name.titled:
        votes["Person"] += 6
    _from_spacy(tree, name.first, name.last, votes)
    _from_before(tree, name.first, votes)
    _from_syntax(tree, name.first, name.last, votes)
    _from_after(tree, name.first, name.last, votes)
    return votes


def _from_spacy(tree: Tree, first: int, last: int, votes: Votes) -> None:
    label = tree.ent[last] or tree.ent[first]
    if label not in _SPACY:
        return
    kind, weight = _SPACY[label]
    if label == "GPE" and not place_votes(tree.cut(first, last)):
        weight *= 0.6  # the gazetteer has nearly every town
    begins = tree.ent_start[first] or tree.ent[first] != label
    goes_on = last + 1 < len(tree) and tree.ent[last + 1] == label and not tree.ent_start[last + 1]
    if not begins or goes_on:
        weight *= 0.5
    elif last > first:
        weight *= 1.5
    votes[kind] += weight


def _from_before(tree: Tree, first: int, votes: Votes) -> None:
    """The words before the name: “in X”, “the town of X”, “singer X”, “a group called X”."""
    at = first - 1
    article = at >= 0 and tree.lower[at] in {"the", "a", "an"}
    if article:
        votes["Person"] -= 2.5
        if tree.text[at] == "The" and at and tree.text[at - 1].isalpha():
            votes["Organization"] += 1.5  # in the middle of a sentence: a paper, a band
        votes["City"] -= 1
        at -= 1
    if at < 0:
        return
    before = tree.lower[at]
    if before in _IN:
        votes["City"] += 1.1
        votes["Place"] += 1.0
    elif before in _TO and not article:
        votes["City"] += 0.35
        votes["Place"] += 0.3
    elif before in _NAMING:
        _add_noun(votes, tree.lemma[tree.head[at]] if tree.dep[at] == "acl" else "", 3.5)
    elif not article and tree.tag[at] == "NN":
        _add_noun(votes, tree.lemma[at], 2.5)
    if at < 1:
        return
    noun = tree.lemma[at - 1].lower()
    if before == "of":
        kind = noun_type(noun)
        if kind in {"City", "AdministrativeArea"}:
            votes[kind] += 3.5
        elif kind == "Place":
            votes["City"] += 1.5
        elif not article and (tree.ent[at - 1] == "PERSON" or noun == ","):
            votes["City"] += 2.0  # “Jane Moor of X”, “Jane Moor, 45, of X”
    if before in {"of", "for", "by"} and noun in word_set("staff"):
        votes["Organization"] += 1.2
    if before in {"of", "with", "contract", "from"} and noun in word_set("disease_before"):
        votes["Concept"] += 1.5


def _from_syntax(tree: Tree, first: int, last: int, votes: Votes) -> None:
    head = head_of(tree, first, last)
    dep, up = tree.dep[head], tree.head[head]
    lemma = tree.lemma[up].lower()
    if dep in {"nsubj", "nsubjpass"} and lemma in word_set("speech"):
        votes["Person"] += 1.0
        votes["Organization"] += 0.6
        votes["City"] -= 0.5
    elif dep in {"nsubj", "nsubjpass"} and lemma in word_set("bodily") and tree.pos[up] == "VERB":
        votes["Person"] += 1.0
    elif (dep == "nsubj" and lemma in word_set("firm_verbs")) or (dep == "dobj" and lemma in word_set("joining_verbs")):
        votes["Organization"] += 0.8
    elif dep == "pobj" and tree.lower[up] == "for" and tree.lemma[tree.head[up]] in word_set("working_verbs"):
        votes["Organization"] += 1.0
    if up == last + 1 and tree.pos[up] == "NOUN" and dep in {"compound", "nmod", "appos", "amod"}:
        kind = noun_type(lemma)
        if kind in {"AdministrativeArea", "City"} and not (first and tree.lower[first - 1] == "the"):
            votes[kind] += 3  # “X province”
        elif kind == "Person":
            votes["Organization"] += 0.4
    if dep == "appos" and first - 3 <= up < first and tree.pos[up] == "NOUN":
        _add_noun(votes, tree.lemma[up], 3.0)
    for k in tree.children[head]:
        if k > last and tree.dep[k] == "appos" and tree.pos[k] == "NOUN":
            _add_noun(votes, tree.lemma[k], 3.0)
        elif k > last and tree.dep[k] == "relcl":
            between = tree.lower[last + 1 : min(k, last + 4)]
            if "who" in between or "whose" in between[:2]:
                votes["Person"] += 2.5
            elif "where" in between:
                votes["City"] += 1.5
            elif "which" in between:
                votes["Organization"] += 0.5
                votes["Person"] -= 1.5
    if tree.tag[min(last + 1, len(tree) - 1)] == "POS" and dep == "poss":
        if lemma in kin() or lemma in word_set("belongings"):
            votes["Person"] += 3
        elif lemma in word_set("staff"):
            votes["Organization"] += 1.0


def _from_after(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """The words after the name: “X virus”, “X officials”, “X, 45,”, “X, Ostria”."""
    k = last + 1
    n = len(tree)
    if k >= n:
        return
    if tree.lemma[k].lower() in word_set("disease_after"):
        votes["Concept"] += 3
    elif tree.lemma[k].lower() in word_set("staff"):
        votes["Organization"] += 1.2
    elif tree.lower[k] in {"himself", "herself", "who"}:
        votes["Person"] += 3
    measured = k if tree.text[k] != "," else k + 1  # “at X, 18 km from the border”
    if measured + 1 < n and tree.text[measured].isdigit() and tree.lemma[measured + 1].lower() in word_set("units"):
        votes["City"] += 2.5
    if tree.text[k] == "," and k + 2 < n:
        age = tree.text[k + 1]
        if age.isdigit() and len(age) == 2 and tree.lower[k + 2] in {",", "of", ".", "from"}:
            votes["Person"] += 4
        elif first and tree.lower[first - 1] != "and" and _is_place_at(tree, k + 1):
            votes["City"] += 2.0
    if first and tree.text[first - 1] in {'"', "“"} and tree.text[k] in {'"', "”", ","}:
        votes["CreativeWork"] += 1.0


def _is_place_at(tree: Tree, k: int) -> bool:
    ends = [m for m in (k + 1, k) if m < len(tree)]
    return tree.text[k][0].isupper() and any(kinds(tree.cut(k, m)) & {"country", "region"} for m in ends)


def _add_noun(votes: Votes, lemma: str, weight: float) -> None:
    kind = noun_type(lemma.lower())
    if kind != "Concept":
        votes[kind] += weight
