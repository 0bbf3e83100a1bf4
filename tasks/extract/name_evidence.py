"""What speaks for a name's type: its own words, and the words around one place where it stands."""

from __future__ import annotations

from collections import defaultdict

from tasks.extract.name_words import (
    directions,
    given_names,
    heads,
    kin,
    known_names,
    noun_type,
    two_word_heads,
    word_set,
)
from tasks.extract.names import Name
from tasks.extract.place_kinds import kinds, place_votes
from tasks.extract.tree import Tree

#: Entity type → weight; negative weights speak against it.
Votes = dict[str, float]
_SPACY: dict[str, Votes] = {
    "PERSON": {"Person": 1.5}, "ORG": {"Organization": 1.2}, "GPE": {"City": 1.6}, "LOC": {"Place": 1.6},
    "NORP": {"Group": 2.0}, "FAC": {"Facility": 1.2}, "EVENT": {"Event": 1.5}, "PRODUCT": {"Product": 0.8},
    "WORK_OF_ART": {"CreativeWork": 1.0}, "LAW": {"CreativeWork": 1.5},
}  # fmt: skip
_IN = frozenset({"in", "near", "throughout", "across", "outside", "inside", "around"})


def evidence_of_form(text: str) -> Votes:
    """What the words of the name ``text`` say of its type, and what is generally known under it."""
    votes: Votes = defaultdict(float)
    for kind, weight in place_votes(text).items():
        votes[kind] += weight
    common = known_names().get(text)
    if common:
        votes[common] += 4
    parts = text.split()
    if len(parts) > 1:
        _long_form(parts, [w.lower() for w in parts], votes)
    else:
        _short_form(text, votes)
    if any(c.isdigit() for c in text) and not votes.get("Country") and len(parts) == 1:
        votes["Product"] += 1.2
        votes["Person"] -= 2
    if text.startswith("#"):
        votes["CreativeWork"] += 6
    if "." in text[1:-1] and text.rpartition(".")[2] in {"com", "org", "net", "tv", "uk", "ru", "info"}:
        votes["Organization"] += 3
    return votes


def _long_form(parts: list[str], low: list[str], votes: Votes) -> None:
    for of in ("of", "for", "on"):
        if of in low[1:]:
            kind = heads().first.get(low[low.index(of, 1) - 1])
            if kind:
                votes[kind] += 6
            return
    end = len(low) - 1 if low[-1].isdigit() else len(low)
    kind = two_word_heads().get(" ".join(low[end - 2 : end])) or heads().last.get(low[end - 1])
    given = low[0] in given_names()
    if kind:
        family = given and len(low) == 2 and low[1] in word_set("family_heads")
        votes[kind] += 2 if family else 5
        votes["Person"] += 2.5 if family else 0
    elif given:
        votes["Person"] += 3.5
    if low[0] in word_set("event_first"):
        votes["Event"] += 6
    elif low[0] in word_set("product_first"):
        votes["Product"] += 6
    elif heads().first.get(low[0]) == "Place" and not kind:
        votes["Place"] += 4
    if low[-1] in word_set("person_suffixes") or (len(parts[0]) == 2 and parts[0][1] == "."):
        votes["Person"] += 2
    if low[0] in directions() and not kind and kinds(" ".join(parts[1:])):
        votes["Place"] += 3


def _short_form(text: str, votes: Votes) -> None:
    lower = text.lower()
    kind = heads().last.get(lower)
    if kind and kind not in {"City", "AdministrativeArea"}:
        votes[kind] += 1.5
    if text.isupper() and 2 <= len(text) <= 6 and text.isalpha() and not votes:
        votes["Organization"] += 1.5
    if lower in given_names():
        votes["Person"] += 1.2
    if lower.endswith(tuple(sorted(word_set("concept_endings")))):
        votes["Concept"] += 3
    elif len(text) > 5 and not text.isupper() and lower.endswith(tuple(sorted(word_set("firm_endings")))):
        votes["Organization"] += 1.5


def evidence_of_place(tree: Tree, name: Name) -> Votes:
    """Evidence at one place of the text."""
    votes: Votes = defaultdict(float)
    first, last = name.first, name.last
    head = head_of(tree, name)
    if name.titled:
        votes["Person"] += 6
    labels = [tree.ent[k] for k in range(first, last + 1)]
    label = labels[-1] if labels[-1] else labels[0]
    if label in _SPACY:
        inside = tree.ent_start[first] or tree.ent[first] != label
        whole = inside and not (last + 1 < len(tree) and tree.ent[last + 1] == label and not tree.ent_start[last + 1])
        for kind, weight in _SPACY[label].items():
            votes[kind] += weight * ((1.5 if last > first else 1.0) if whole else 0.5)
    before = tree.lower[first - 1] if first else ""
    the = before == "the"
    if the or before in {"a", "an"}:
        votes["Person"] -= 2.5
        votes["City"] -= 1
        before = tree.lower[first - 2] if first > 1 else ""
    if before in _IN or (before in {"at", "to", "from", "into", "toward", "towards", "via"} and not the):
        weight = 1.6 if before in _IN else 0.5
        votes["City"] += weight * 0.7
        votes["Place"] += weight * 0.6
    dep, up = tree.dep[head], tree.head[head]
    lemma = tree.lemma[up]
    if dep in {"nsubj", "nsubjpass"}:
        if lemma in word_set("speech"):
            votes["Person"] += 1.0
            votes["Organization"] += 0.6
            votes["City"] -= 0.5
        elif lemma in word_set("bodily") and tree.pos[up] == "VERB":
            votes["Person"] += 1.0
    if dep in {"compound", "nmod", "appos", "amod"} and up > last and tree.pos[up] == "NOUN" and up == last + 1:
        kind = noun_type(lemma)
        if kind in {"AdministrativeArea", "City"} and not the:
            votes[kind] += 3
        elif kind == "Person":
            votes["Organization"] += 0.4
    if up < first and tree.pos[up] == "NOUN" and dep == "appos" and up >= first - 2:
        _noun_vote(votes, tree.lemma[up], 3.0)
    # “the town of X”, “the province of X”
    if before == "of" and first >= 2:
        noun = first - 2 - the
        if tree.lower[noun] == "of":
            noun -= 1
        kind = noun_type(tree.lemma[noun].lower()) if noun >= 0 else "Concept"
        if kind in {"City", "AdministrativeArea", "Place"}:
            votes["City" if kind == "Place" else kind] += 3.5 if kind != "Place" else 1.5
    elif first >= 1 and tree.tag[first - 1] in {"NN"} and not the:
        _noun_vote(votes, tree.lemma[first - 1], 2.5)  # “singer X”, “the company X”
    for k in tree.children[head]:
        if k > last and tree.dep[k] == "appos" and tree.pos[k] == "NOUN":
            _noun_vote(votes, tree.lemma[k], 3.0)
        elif k > last and tree.dep[k] == "relcl":
            between = tree.lower[last + 1 : k]
            if "who" in between[:3] or "whose" in between[:2]:
                votes["Person"] += 2.5
            elif "where" in between[:3]:
                votes["City"] += 1.5
    n = len(tree)
    if last + 1 < n:
        follow = tree.lemma[last + 1].lower()
        if follow in word_set("disease_after"):
            votes["Concept"] += 3
        elif follow in word_set("staff") and dep in {"compound", "nmod"}:
            votes["Organization"] += 1.2
        elif tree.lower[last + 1] in {"himself", "herself", "who"}:
            votes["Person"] += 3
        elif tree.tag[last + 1] == "POS" and dep == "poss":
            if lemma in kin() or lemma in word_set("belongings"):
                votes["Person"] += 3
            elif lemma in word_set("staff"):
                votes["Organization"] += 1.0
    if before in {"of", "for", "by"} and first >= 2 and tree.lemma[first - 2 - the].lower() in word_set("staff"):
        votes["Organization"] += 1.2
    if (
        before in {"of", "with", "contract", "from"}
        and first >= 2
        and tree.lemma[first - 2].lower() in word_set("disease_before")
    ):
        votes["Concept"] += 1.5
    if (
        last + 3 < n
        and tree.lower[last + 1] == ","
        and tree.text[last + 2].isdigit()
        and len(tree.text[last + 2]) == 2
        and tree.lower[last + 3] in {",", "of", ".", "from"}
    ):
        votes["Person"] += 4  # “X, 45,”
    if last + 2 < n and tree.lower[last + 1] == "," and before not in {"and"}:
        near = _place_after(tree, last + 2)
        if near:
            votes["City"] += 2.0
    if first and tree.text[first - 1] in {'"', "“"} and last + 1 < n and tree.text[last + 1] in {'"', "”", ","}:
        votes["CreativeWork"] += 1.0
    return votes


def _place_after(tree: Tree, k: int) -> bool:
    for last in (k + 1, k):
        if last < len(tree) and tree.text[k][0].isupper() and kinds(tree.cut(k, last)) & {"country", "region"}:
            return True
    return False


def _noun_vote(votes: Votes, lemma: str, weight: float) -> None:
    kind = noun_type(lemma.lower())
    if kind != "Concept":
        votes[kind if kind != "Country" else "Country"] += weight


def head_of(tree: Tree, name: Name) -> int:
    for k in range(name.first, name.last + 1):
        if not name.first <= tree.head[k] <= name.last:
            return k
    return name.last
