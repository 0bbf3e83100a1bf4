"""What the words around one place where a name stands say of its type."""

from __future__ import annotations

from collections import defaultdict

from tasks.extract.mentions.name_evidence import Votes
from tasks.extract.mentions.name_words import noun_type, word_set
from tasks.extract.mentions.names import Name
from tasks.extract.mentions.place_kinds import place_votes
from tasks.extract.trees.tree import Tree

_SPACY: dict[str, tuple[str, float]] = {
    "PERSON": ("Person", 1.5), "ORG": ("Organization", 1.2), "GPE": ("City", 1.6), "LOC": ("Place", 1.6),
    "NORP": ("Group", 2.0), "FAC": ("Facility", 1.2), "EVENT": ("Event", 1.5), "PRODUCT": ("Product", 0.8),
    "WORK_OF_ART": ("CreativeWork", 1.0), "LAW": ("CreativeWork", 1.5),
}  # fmt: skip
_IN = frozenset({"in", "near", "throughout", "across", "outside", "inside", "around"})
_TO = frozenset({"at", "to", "from", "into", "toward", "towards", "via"})
#: Prepositions after which “the” and a lone name is a river, a sea or a range (“into the Elbe”).
_ALONG = frozenset(
    {"in", "into", "on", "along", "across", "over", "up", "down", "near", "through", "off", "from", "beyond"}
)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of ``first..last`` that the rest of the sentence holds it by."""
    for k in range(first, last + 1):
        if not first <= tree.head[k] <= last:
            return k
    return last


def evidence_of_context(tree: Tree, name: Name) -> Votes:
    """Evidence for the type of ``name`` at the place where it stands."""
    votes: Votes = defaultdict(float)
    _from_spacy(tree, name.first, name.last, votes)
    _from_before(tree, name.first, name.last, votes)
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
    if kind == "Group" and first == last and tree.text[first].isupper():
        weight = 0.5
    begins = tree.ent_start[first] or tree.ent[first] != label
    goes_on = last + 1 < len(tree) and tree.ent[last + 1] == label and not tree.ent_start[last + 1]
    if not begins or goes_on:
        weight *= 0.5
    elif last > first:
        weight *= 1.5
    votes[kind] += weight


def _from_before(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """The words before the name: “in X”, “aboard the X”, “a spokesman for X”, “shares in X”."""
    at = first - 1
    article = at >= 0 and tree.lower[at] in {"the", "a", "an"}
    if article and _modifies(tree, first, last):
        votes["Person"] -= 1.0  # the article is that of the noun behind the name
        votes["City"] -= 1
        at -= 1
    elif article:
        votes["Person"] -= 2.5
        if tree.text[at] == "The" and at and tree.text[at - 1].isalpha():
            votes["Organization"] += 1.5  # in the middle of a sentence: a paper, a band
        votes["City"] -= 1
        if first == last and tree.text[first].endswith("s") and tree.tag[first] in {"NNPS", "NNS"}:
            votes["Organization"] += 1.0  # “the Gliders”
        at -= 1
    if at < 0:
        return
    if tree.lower[at] in {"and", "or", ","} and place_votes(tree.cut(first, last)):
        _from_conjunct(tree, first, last, votes)
    before = tree.lower[at]
    noun = tree.lemma[at - 1].lower() if at else ""
    if before in {"in", "of"} and noun in word_set("holdings"):
        votes["Organization"] += 3.0
    elif before == "off" and not article:
        votes["Place"] += 3.0  # an island, a coast
    elif before in _IN:
        votes["City"] += 1.1
        votes["Place"] += 1.0
    elif before in _TO and not article:
        origin = 0.3 if before == "from" and first == last and tree.pos[tree.head[at]] == "NOUN" else 0.0
        votes["City"] += 0.35 + origin
        votes["Place"] += 0.3
    if article and first == last and before in _ALONG and not tree.text[first].isupper():
        votes["Place"] += 1.0
    if before == "aboard":
        votes["Product"] += 2.5
    if before == "of" and not article and (tree.ent[at - 1] == "PERSON" or noun == ","):
        votes["City"] += 2.0  # “Jane Moor of X”, “Jane Moor, 45, of X”
    if before in {"of", "for", "by"} and noun in word_set("staff"):
        votes["Organization"] += 1.2
    if before in {"of", "with", "contract", "from"} and noun in word_set("disease_before"):
        votes["Concept"] += 1.5
    papers = {"in": "papers_before", "of": "issues_before"}.get(before)
    if papers is not None and noun in word_set(papers):
        votes["CreativeWork"] += 5.0  # “a study in X”, “the issue of X”


def _from_conjunct(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """“in X and Y”: Y too stands behind the preposition."""
    top = head = head_of(tree, first, last)
    while tree.dep[top] == "conj" and tree.tag[tree.head[top]] in {"NNP", "NNPS"}:
        top = tree.head[top]
    if top == head or tree.dep[top] != "pobj":
        return
    before = tree.lower[tree.head[top]]
    if before in _IN:
        votes["City"] += 1.1
        votes["Place"] += 1.0
    elif before in _TO:
        votes["City"] += 0.35
        votes["Place"] += 0.3


def _modifies(tree: Tree, first: int, last: int) -> bool:
    """Whether the name only modifies the common noun right behind it (“the Orne camps”, “an Orne woman”)."""
    up = tree.head[head_of(tree, first, last)]
    return up == last + 1 and tree.tag[up] in {"NN", "NNS"}


def _is_thing_by_its_own(tree: Tree, verb: int) -> bool:
    """Whether what the subject of ``verb`` has or does is no person's: “X saw its shares jump”, “X won 14 seats”."""
    for k in tree.children[verb]:
        noun = k if tree.dep[k] in {"dobj", "npadvmod"} else tree.child(k, "nsubj") if tree.dep[k] == "ccomp" else None
        if noun is None or noun < verb:
            continue
        number = tree.child(noun, "nummod")
        if tree.lemma[noun].lower() in word_set("counted_of_bodies") and number is not None:
            return True
        owner = tree.child(noun, "poss")
        if owner is not None and tree.lower[owner] == "its":
            return True
    return False


def _from_syntax(tree: Tree, first: int, last: int, votes: Votes) -> None:
    head = head_of(tree, first, last)
    dep, up = tree.dep[head], tree.head[head]
    lemma = tree.lemma[up].lower()
    article = first > 0 and tree.lower[first - 1] == "the"
    if dep in {"nsubj", "nsubjpass"} and tree.pos[up] in {"VERB", "AUX"}:
        if lemma in word_set("speech"):
            votes["Person"] += 1.0
            votes["Organization"] += 1.6 if article else 0.6
            votes["City"] -= 0.5
        elif lemma in word_set("bodily"):
            votes["Person"] += 1.0
        elif dep == "nsubj" and lemma in word_set("firm_verbs"):
            votes["Organization"] += 0.8
        if dep == "nsubj" and _is_thing_by_its_own(tree, up):
            votes["Person"] -= 1.5
            votes["Organization"] += 1.0
        if lemma in word_set("river_verbs") and article:
            votes["Place"] += 2.0
        elif lemma in word_set("ship_verbs") or (lemma == "run" and tree.lower[up + 1 : up + 2] == ["aground"]):
            votes["Product"] += 2.5
        elif dep == "nsubj" and lemma in word_set("team_verbs"):
            votes["Organization"] += 1.0
    elif dep in {"dobj", "dative"}:
        if lemma == "tell" and article:
            votes["Organization"] += 3.0  # “told the Ulvenna Courier”
        elif lemma in word_set("joining_verbs") or lemma in word_set("team_verbs"):
            votes["Organization"] += 0.8
        elif lemma in word_set("unveiling_verbs") and first == last:
            votes["Product"] += 1.2
        elif lemma in word_set("buying_verbs"):
            votes["Organization"] += 1.2
    elif dep == "pobj":
        verb = tree.lemma[tree.head[up]].lower()
        if tree.lower[up] == "as" and verb == "identify":
            votes["Person"] += 2.5
        elif tree.lower[up] == "for" and verb in word_set("working_verbs"):
            votes["Organization"] += 1.0
        elif tree.lower[up] == "by" and verb in word_set("press_verbs") and article:
            votes["Organization"] += 3.0  # “records seen by the Ulvenna Courier”
        elif tree.lower[up] == "by" and verb in word_set("firm_verbs") and first == last:
            votes["Organization"] += 1.0  # “made by Vellora”
        elif tree.lower[up] == "in" and verb in word_set("publishing_verbs") and not place_votes(tree.cut(first, last)):
            votes["CreativeWork"] += 2.0
    if up == last + 1 and tree.pos[up] == "NOUN" and dep in {"compound", "nmod", "appos", "amod"}:
        if noun_type(lemma) == "Person":
            votes["Organization"] += 0.4
        if lemma in word_set("squad"):
            votes["Organization"] += 1.5
        if lemma in word_set("craft") and first == last:
            votes["Product"] += 1.2  # “a Falcon rocket”
        if lemma in word_set("dwellers") and first and tree.lower[first - 1] in {"a", "an"}:
            votes["City"] += 3.0  # “an Orne woman”
        elif (noun_type(lemma) == "Facility" or lemma in word_set("sited")) and place_votes(tree.cut(first, last)):
            votes["City"] += 1.7
    if tree.tag[min(last + 1, len(tree) - 1)] == "POS" and dep == "poss" and lemma in word_set("staff"):
        votes["Organization"] += 1.0


def _from_after(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """The words after the name: “X virus”, “X officials”, “X shares”, “X, 18 km from the border”."""
    k = last + 1
    n = len(tree)
    if k >= n:
        return
    lemma = tree.lemma[k].lower()
    if lemma in word_set("disease_after"):
        votes["Concept"] += 3
    elif lemma in word_set("staff") or lemma in word_set("holdings"):
        votes["Organization"] += 1.2
    if tree.lower[k] in word_set("local_offices") and tree.text[k][0].isupper() and place_votes(tree.cut(first, last)):
        votes["City"] += 2.5
    measured = k if tree.text[k] != "," else k + 1  # “at X, 18 km from the border”
    if measured + 1 < n and tree.text[measured].isdigit() and tree.lemma[measured + 1].lower() in word_set("units"):
        votes["City"] += 2.5
    if first and tree.text[first - 1] in {'"', "“"} and tree.text[k] in {'"', "”", ","}:
        votes["CreativeWork"] += 1.0
