"""Places where a name stands for something else than usual: a country for its team, a people for its language, a
building for who works there, a firm for the service on which things are posted.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.extract.mentions.name_context import head_of
from tasks.extract.mentions.name_words import is_given, word_set
from tasks.extract.mentions.names import Name
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree

_AGAINST = frozenset({"vs", "vs.", "versus"})
_AT = frozenset(
    {"in", "at", "near", "inside", "outside", "to", "from", "around", "into", "behind", "opposite", "through"}
)
_BETWEEN = frozenset({"–", "-", "—", ":", "to"})
_SCORE = re.compile(r"\d{1,3}[–-]\d{1,3}")
_WHERE = frozenset({"in", "at", "from", "near", "of", "across", "through", "to"})


_NEAR = 12  # names looked back over for the other side of a score


def find_teams(tree: Tree, names: list[Name], texts: list[str]) -> set[str]:
    """Names between which the article gives a score (“Ostria 3–1 Sarn”, “Ostria beat Sarn 2 – 0”)."""
    begins = {name.first: number for number, name in enumerate(names)}
    ends = {name.last: number for number, name in enumerate(names)}
    found: set[str] = set()
    for i in range(1, len(tree) - 1):
        if tree.lower[i] in _AGAINST and i - 1 in ends and i + 1 in begins:
            found |= {texts[ends[i - 1]], texts[begins[i + 1]]}
        left, right = i - 1, i + 1
        if tree.text[i] in _BETWEEN and _is_score(tree.text[left]) and _is_score(tree.text[right]):
            left, right = i - 2, i + 2
        elif not _SCORE.fullmatch(tree.text[i]):
            continue
        before = ends.get(left)
        if before is None:
            found |= _of_verb(tree, names, texts, left)
            continue
        other = begins.get(right)
        if other is None:
            other = _other_side(tree, names, before)
        if other is not None:
            found |= {texts[before], texts[other]}
    return found


def find_actors(tree: Tree, names: list[Name], texts: list[str], best: dict[str, str]) -> set[str]:
    """Names of places that are short for a firm’s (“Sarn Paper”) and only ever act: nothing is in them or near them."""
    parts = (text.split() for text, kind in best.items() if kind == "Organization" and text.count(" ") == 1)
    shorts = {words[0] for words in parts if len(words) == 2 and words[1].lower() not in word_set("local_heads")}
    acts: dict[str, int] = {}
    for name, text in zip(names, texts, strict=True):
        if text in shorts:
            head = head_of(tree, name.first, name.last)
            acting = tree.dep[head] == "nsubj" and tree.pos[tree.head[head]] == "VERB"
            acts[text] = acts.get(text, 0) + acting if plays(tree, name) and acts.get(text, 0) >= 0 else -1
    return {text for text, number in acts.items() if number > 0 and "country" not in kinds(text)}


def _of_verb(tree: Tree, names: list[Name], texts: list[str], verb: int) -> set[str]:
    """The sides of “A lost 1–2 to B”, by the verb before the score."""
    if verb < 0 or tree.lemma[verb].lower() not in word_set("playing") | word_set("team_verbs"):
        return set()
    held = {
        verb,
        *(k for k in tree.children[verb] if tree.dep[k] == "prep" and tree.lower[k] in {"to", "against", "with"}),
    }
    first, end = tree.sentences[tree.sentence[verb]]
    near = range(bisect_left(names, first, key=_begin), bisect_left(names, end, key=_begin))
    sides = [n for n in near if tree.head[head_of(tree, names[n].first, names[n].last)] in held]
    return {texts[n] for n in sides} if len(sides) == 2 else set()


def _begin(name: Name) -> int:
    return name.first


def _other_side(tree: Tree, names: list[Name], number: int) -> int | None:
    """The name before ``number`` that hangs on the same verb (“A beat B 2–0”)."""
    up = tree.head[head_of(tree, names[number].first, names[number].last)]
    for other in range(number - 1, max(-1, number - _NEAR), -1):
        if tree.head[head_of(tree, names[other].first, names[other].last)] == up:
            return other
    return None


def _is_score(text: str) -> bool:
    return text.isdigit() and len(text) <= 3


def find_houses(tree: Tree, names: list[Name], texts: list[str]) -> set[str]:
    """Names that act more often than anything is in or at them (“City Hall refused”, “a curator of the X Museum”)."""
    acts: dict[str, int] = {}
    for name, text in zip(names, texts, strict=True):
        acts[text] = acts.get(text, 0) + _acts(tree, name)
    return {text for text, number in acts.items() if number > 0}


def _acts(tree: Tree, name: Name) -> int:
    """1 where the name's bearer acts or has staff, -1 where it is a place, 0 where neither shows."""
    head = head_of(tree, name.first, name.last)
    up = tree.head[head]
    after = tree.lemma[name.last + 1].lower() if name.last + 1 < len(tree) else ""
    if tree.dep[head] == "nsubj":
        verb = up
        while tree.lemma[verb] in word_set("auxiliaries") and (further := tree.child(verb, "xcomp")) is not None:
            verb = further
        return int(tree.lemma[verb].lower() in word_set("speech") | word_set("firm_verbs") | word_set("body_verbs"))
    if tree.dep[head] in {"compound", "nmod", "poss"}:
        return int(after in word_set("staff") or tree.lemma[up].lower() in word_set("staff"))
    if tree.dep[head] == "pobj":
        held = tree.head[up]
        person = tree.ent[up - 1] == "PERSON" and tree.lower[up] != "at"
        if tree.lower[up] in {"of", "for", "at"} and (person or _is_staff(tree, held)):
            return 1
        return -1 if tree.lower[up] in _AT else 0
    return 0


def _is_staff(tree: Tree, k: int) -> bool:
    return tree.lemma[k].lower() in word_set("staff") | word_set("scholars")


def find_services(tree: Tree, names: list[Name], texts: list[str]) -> set[str]:
    """Names on which something is written or seen and that never act themselves (“wrote on X”, “a video on X”)."""
    uses: dict[str, int] = {}
    for name, text in zip(names, texts, strict=True):
        head = head_of(tree, name.first, name.last)
        prep = tree.head[head]
        bare = name.first == prep + 1
        on = tree.dep[head] == "pobj" and bare and tree.lower[prep] in {"on", "via"} and not is_given(tree.lower[head])
        if on and tree.lemma[tree.head[prep]].lower() in word_set("posting"):
            uses[text] = uses.get(text, 0) + 1
        elif _acts(tree, name) > 0 or (tree.dep[head] == "nsubj" and tree.pos[prep] == "VERB"):
            uses[text] = uses.get(text, 0) - 2
    return {text for text, number in uses.items() if number > 0}


def plays(tree: Tree, name: Name) -> bool:
    """Whether a team's name stands where the team is meant, not its country: no “in”, “from” or “of” before it."""
    before = tree.lower[name.first - 1] if name.first else ""
    if before == "of" and name.first > 1 and tree.lemma[name.first - 2].lower() in word_set("squad"):
        return True  # “fans of Ostria”
    return before not in _WHERE


def is_language(tree: Tree, name: Name) -> bool:
    """Whether a word of nationality stands for the language (“speak Danish”, “in Danish”)."""
    i = name.first
    if name.last > i or not tree.text[i].endswith(("sh", "se", "an", "ic", "ch", "k", "i", "u", "o", "n")):
        return False
    up = tree.head[i]
    if any(tree.dep[k] in {"det", "amod", "nummod"} for k in tree.children[i]) or tree.tag[i] == "NNPS":
        return False
    if tree.dep[i] == "dobj":
        return tree.lemma[up] in word_set("language_verbs")
    return tree.dep[i] == "pobj" and tree.lower[up] in {"in", "into"} and i == up + 1
