"""What an article says outright that a name is: “singer X”, “X, a carmaker”, “X is a river”, “a drug called X”.

One such place tells more than any number of places where a name merely stands, so it counts in full however often
the name stands elsewhere.
"""

from __future__ import annotations

from collections import defaultdict

from tasks.extract.mentions.name_evidence import Votes
from tasks.extract.mentions.name_words import heads, kin, noun_type, word_set
from tasks.extract.mentions.place_kinds import kinds, place_votes
from tasks.extract.places.place_syntax import region_of_code
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import places_named

#: Types whose names may be any words, so that what the words mean says less than what the thing is called.
_FREELY_NAMED = frozenset({"CreativeWork", "Product"})
_COPULAS = frozenset({"be", "become", "remain"})


def evidence_of_description(tree: Tree, first: int, last: int, head: int) -> Votes:
    """Evidence for the type of the name ``first..last``, held by the token ``head``, where the text describes it."""
    votes: Votes = defaultdict(float)
    if tree.text[first].isupper():
        _from_dateline(tree, first, last, votes)
        _from_long_form(tree, first, last, votes)
        if region_of_code(tree, first, last):
            votes["AdministrativeArea"] += 6
    _from_noun_before(tree, first, tree.cut(first, last), votes)
    _from_apposition(tree, first, last, head, votes)
    _from_copula(tree, head, votes)
    _from_clause(tree, last, head, votes)
    _from_after(tree, first, last, head, votes)
    return votes


def _from_dateline(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """“SARNOWICE, Poland — …”, “SARNOWICE (Agency) - …” at the start of a paragraph."""
    k = last + 1
    if first != tree.sentences[tree.sentence[first]][0] or k + 1 >= len(tree) or len(tree.text[first]) < 4:
        return
    end = min(k + 8, len(tree))
    dash = any(tree.text[m] in {"—", "–", "-", "--"} for m in range(k, end))
    if dash and (tree.text[k] in {"—", "–", "-", "--", ",", "("}):
        votes["City"] += 5


def _from_long_form(tree: Tree, first: int, last: int, votes: Votes) -> None:
    """“iodine deficiency disorders (IDD)”: an acronym behind the common nouns that it is short for."""
    text = tree.text[first]
    if first != last or first < 2 or tree.text[first - 1] not in {"(", "["} or not text.isalpha():
        return
    k, noun = first - 2, first - 2
    for letter in reversed(text.removesuffix("s").lower()):
        while k >= 0 and tree.lower[k] in {"of", "and", "the", "for", "-"}:
            k -= 1
        if k < 0 or not tree.text[k].islower() or not tree.text[k].startswith(letter):
            return
        k -= 1
    votes[noun_type(tree.lemma[noun].lower())] += 5


def _from_noun_before(tree: Tree, first: int, name: str, votes: Votes) -> None:
    """“singer X”, “the union X”, “hosts X”, “a group called X”, “the town of X”."""
    at = first - 1
    if at < 0 or tree.sentence[at] != tree.sentence[first]:
        return
    if tree.text[at] in {'"', "“", "‘", "'"} and at:
        at -= 1
    before = tree.lower[at]
    if before in word_set("naming") and tree.dep[at] in {"acl", "ROOT", "relcl"}:
        up = tree.head[at] if tree.dep[at] == "acl" else tree.child(at, "nsubjpass")
        if up is not None:
            _add_noun(votes, _noun(tree, up), 3.5, things=True)
    elif (thing := _known_as(tree, at - (before == "the"))) is not None:
        _add_noun(votes, _noun(tree, thing), 3.5, things=True)
    elif tree.tag[at] == "NNS" and before in word_set("sides"):
        votes["Organization"] += 3
    elif (
        tree.tag[at] == "NN"
        or _noun(tree, at) == "start-up"
        or before in word_set("trades")
        or (tree.tag[at] == "JJ" and heads().nouns.get(before) == "Organization")
    ):
        _add_noun(votes, _noun(tree, at), 3.0)  # “the weekly X”
    if before == "the":
        at -= 1
        before = tree.lower[at] if at >= 0 else ""
    if at >= 1 and before == "of":
        kind = noun_type(tree.lemma[at - 1].lower())
        if kind in {"City", "AdministrativeArea"}:
            votes[kind] += 3.5
        elif kind == "Place":
            votes["City"] += 1.5
        elif tree.lemma[at - 1].lower() in word_set("communities") and place_votes(name):
            votes["City"] += 3


def _known_as(tree: Tree, at: int) -> int | None:
    """The noun that is known as what follows “as” at ``at`` (“a gang known as X”, “the gang was known as X”)."""
    verb = tree.head[at] if at > 0 else at
    if at < 1 or tree.lower[at] != "as" or tree.lower[verb] != "known":
        return None
    return tree.head[verb] if tree.dep[verb] == "acl" else tree.child(verb, "nsubjpass")


def _from_apposition(tree: Tree, first: int, last: int, head: int, votes: Votes) -> None:
    up = tree.head[head]
    if tree.dep[head] == "appos" and first - 3 <= up < first and tree.pos[up] == "NOUN":
        over = tree.head[tree.head[up]] if tree.dep[up] == "pobj" else up
        if over == up or noun_type(tree.lemma[over].lower()) != "Person":  # “a spokeswoman for the company, X”
            _add_noun(votes, _noun(tree, up), 4.0)
    for k in tree.children[head]:
        if k > last and tree.dep[k] == "appos" and tree.pos[k] == "NOUN" and tree.text[last + 1] != ":":
            _add_noun(votes, _noun(tree, k), 4.0)


def _from_copula(tree: Tree, head: int, votes: Votes) -> None:
    """“X is a bank”, “X became one of the largest banks”; not “X is chaos”, nor “X is not a bank”."""
    up = tree.head[head]
    if tree.dep[head] != "nsubj" or tree.lemma[up] not in _COPULAS or tree.child(up, "neg") is not None:
        return
    noun = tree.child(up, "attr")
    if noun is not None and tree.lower[noun] == "one":
        of = tree.child(noun, "prep")
        noun = tree.child(of, "pobj") if of is not None and tree.lower[of] == "of" else None
    elif noun is not None and tree.child(noun, "det", "poss") is None:
        return
    if noun is not None and tree.pos[noun] == "NOUN":
        _add_noun(votes, _noun(tree, noun), 2.5)


def _from_clause(tree: Tree, last: int, head: int, votes: Votes) -> None:
    for k in tree.children[head]:
        if k > last and tree.dep[k] == "relcl":
            between = tree.lower[last + 1 : min(k, last + 4)]
            if "who" in between or "whose" in between[:2]:
                votes["Person"] += 2.5
            elif "where" in between:
                votes["City"] += 1.5
            elif "which" in between:
                votes["Organization"] += 0.5
                votes["Person"] -= 1.5
    behind = tree.lower[last + 1 : last + 3]
    if behind == [",", "which"] and tree.dep[head] not in {"pobj", "poss", "conj"}:
        votes["Organization"] += 0.5
        votes["Person"] -= 2.0  # whatever the clause hangs on


def _from_after(tree: Tree, first: int, last: int, head: int, votes: Votes) -> None:
    """“X, 45,”, “X himself”, “X’s widow”, “X province”."""
    k = last + 1
    if k >= len(tree):
        return
    up = tree.head[head]
    if up == k and tree.pos[up] == "NOUN" and tree.dep[head] in {"compound", "nmod", "appos", "amod"}:
        kind = noun_type(tree.lemma[up].lower())
        region = tree.lemma[up].lower() in word_set("regions")
        if region or (kind in {"AdministrativeArea", "City"} and not (first and tree.lower[first - 1] == "the")):
            votes[kind] += 3
    if tree.tag[k] == "POS" and tree.dep[head] == "poss" and tree.lemma[up].lower() in kin() | word_set("belongings"):
        votes["Person"] += 3
    if tree.lower[k] in {"himself", "herself", "who"}:
        votes["Person"] += 3
    if tree.text[k] == "," and k + 2 < len(tree):
        age = tree.text[k + 1]
        if age.isdigit() and len(age) == 2 and tree.lower[k + 2] in {",", "of", ".", "from"}:
            votes["Person"] += 4
        elif first and tree.lower[first - 1] != "and" and _is_place_at(tree, k + 1):
            votes["City"] += 2.0
        elif first > 1 and tree.text[first - 1] == "," and _lies_around(tree, first - 2, tree.cut(first, last)):
            votes["AdministrativeArea"] += 3.0


def _lies_around(tree: Tree, end: int, name: str) -> bool:
    """Whether ``name`` is a region in which a place lies whose name ends at ``end`` (“Sarn, Velm Province, …”)."""
    regions = {place.id for place in places_named(name) if place.level in (1, 2)}
    if not regions or not tree.text[end][0].isupper():
        return False
    towns = (tree.cut(first, end) for first in range(max(end - 2, 0), end + 1))
    countries = {place.country for town in towns for place in places_named(town)}
    return any(place.country in countries for place in places_named(name) if place.id in regions)


def _is_place_at(tree: Tree, k: int) -> bool:
    ends = [m for m in (k + 1, k) if m < len(tree)]
    return tree.text[k][0].isupper() and any(kinds(tree.cut(k, m)) & {"country", "region"} for m in ends)


def _noun(tree: Tree, k: int) -> str:
    """Base form of the noun ``k``, with what a hyphen ties to it (“start-up”, “co-founder”)."""
    word = tree.lemma[k].lower()
    if k > 1 and tree.text[k - 1] == "-" and tree.end[k - 2] == tree.start[k - 1] and tree.end[k - 1] == tree.start[k]:
        whole = f"{tree.lower[k - 2]}-{word}"
        return whole if whole in heads().nouns else word
    ware = tree.child(k, "compound")
    if ware is not None and word in word_set("tradesmen") and tree.lower[ware] not in word_set("crafts"):
        return "company"  # “a shoe maker”, “the chip designer”
    return word


def _add_noun(votes: Votes, lemma: str, weight: float, things: bool = False) -> None:
    """Vote for what the noun ``lemma`` stands for; ``things``: also where it is neither being, body nor place."""
    if lemma in word_set("owners_and_makers"):  # people and firms alike
        votes["Person"] += weight / 4
        votes["Organization"] += weight / 4
        return
    if lemma == "site":
        votes["Product"] += weight / 2  # a website; a place is hardly called so
    if lemma in word_set("loose_nouns"):
        return
    kind = noun_type(lemma) if lemma != "office" else "Organization"
    if kind in _FREELY_NAMED:
        weight *= 1.5
    if kind != "Concept" or things:
        votes[kind] += weight if kind != "Concept" else weight / 2
