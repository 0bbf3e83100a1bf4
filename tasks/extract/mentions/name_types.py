"""Of what type a name is: evidence of every kind, summed over all places of the article where the name stands.

One name has one type in an article, and a longer form types its shorter one (“Ilse Brandt” → “Brandt”), unless the
syntax of one place says otherwise.
"""

from __future__ import annotations

from collections import defaultdict

from tasks.extract.mentions.agreement import fold
from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_context import evidence_of_context, head_of
from tasks.extract.mentions.name_descriptions import evidence_of_description
from tasks.extract.mentions.name_evidence import Votes, evidence_of_form
from tasks.extract.mentions.name_senses import find_actors, find_houses, find_services, find_teams, is_language, plays
from tasks.extract.mentions.name_words import heads, is_given, word_set
from tasks.extract.mentions.names import Name
from tasks.extract.mentions.place_kinds import kinds, place_votes
from tasks.extract.trees.tree import Tree
from tasks.model import PLACE_TYPES, EntityType
from tasks.ontology import words as word_list

#: Places that count in full; where a name stands more often, all its places together count as so many.
_PLACES = 3.0
_FIRMS = frozenset({"Organization", "Person"})
#: How far a name must look more like a river or a range than like the town that the gazetteer has.
_RIVER = 1.0
#: How much less a person a single word is that no longer name of the article has.
_LONE = 0.8
#: What all descriptions of a name together count at most, for one type.
_DESCRIBED = 7.0


def set_types(tree: Tree, names: list[Name]) -> list[EntityType]:
    """The type of each of ``names``, in their order."""
    shared: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    described: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    texts = [_key(tree, name) for name in names]
    count: dict[str, int] = defaultdict(int)
    for name, text in zip(names, texts, strict=True):
        count[text] += 1
        for kind, weight in evidence_of_context(tree, name).items():
            shared[text][kind] += weight
        if name.titled:
            described[text]["Person"] += 6
        if name.quoted:
            described[text]["CreativeWork"] += 2.5
        head = head_of(tree, name.first, name.last)
        for kind, weight in evidence_of_description(tree, name.first, name.last, head).items():
            described[text][kind] += weight
    for text in count:
        votes = shared[text]
        if count[text] > _PLACES:
            for kind in votes:
                votes[kind] *= _PLACES / count[text]
        for kind, weight in described[text].items():
            votes[kind] += min(weight, _DESCRIBED)
        for kind, weight in evidence_of_form(text).items():  # what the name itself is counts once
            votes[kind] += weight
    for text in _lone(count):
        if shared[text]["Person"] > 0 and not described[text] and not place_votes(text):
            shared[text]["Person"] -= _LONE
    for short, long in _acronyms(tree, names, texts).items():
        for kind, weight in shared[long].items():
            shared[short][kind] += 2 * weight
    best = {text: _best(text, votes) for text, votes in shared.items()}
    _from_longer(best, shared)
    _from_lists(tree, names, texts, best, shared)
    teams = find_teams(tree, names, texts) | _clubs(best) | find_actors(tree, names, texts, best)
    houses = {text for text in find_houses(tree, names, texts) if best[text] == "Facility"}
    services = {text for text in find_services(tree, names, texts) if best[text] in _FIRMS or _unknown(text)}
    found: list[EntityType] = []
    for name, text in zip(names, texts, strict=True):
        kind = "Group" if name.group else best[text]
        team = text in teams and kind in PLACE_TYPES and plays(tree, name)
        if team or (text in houses and not name.group):
            kind = "Organization"
        elif text in services and not name.group:
            kind = "Product"
        elif name.group and is_language(tree, name):
            kind = "Concept"
        found.append(_refined(text, kind))
    return found


def _clubs(best: dict[str, str]) -> set[str]:
    """What clubs are called for short: “Orne” where the article tells of “Orne United”."""
    parts = [text.rpartition(" ") for text, kind in best.items() if kind == "Organization" and " " in text]
    towns = {last for first, _, last in parts if fold(first) in word_set("club_first")}  # “Sporting Orne”
    return {short for short, _, last in parts if last.lower() in word_set("clubs")} | towns


def _lone(count: dict[str, int]) -> list[str]:
    """Single words that are part of no longer name and no given names: news seldom calls a person so."""
    parts = {part for text in count if " " in text for part in text.split()}
    return [text for text in count if " " not in text and text not in parts and not is_given(text)]


def _unknown(text: str) -> bool:
    """Whether a name is one word that no gazetteer has."""
    return " " not in text and not place_votes(text)


def _key(tree: Tree, name: Name) -> str:
    text = tree.cut(name.first, name.last)
    return text if "\n" not in text else " ".join(text.split())


def _best(text: str, votes: Votes) -> str:
    place = sum(max(votes.get(k, 0.0), 0.0) for k in PLACE_TYPES)
    scores = {k: v for k, v in votes.items() if k not in PLACE_TYPES}
    if place:
        scores["Place"] = place
    if not scores or max(scores.values()) <= 0:
        if " " in text or text.isupper():
            return "Organization"
        return "Concept" if votes.get("Person", 0.0) < 0 else "Person"
    kind = max(sorted(scores), key=lambda k: scores[k])
    if kind == "Place":
        known = place_votes(text)
        town = known and "Place" not in known and votes.get("City", 0.0) >= votes.get("Place", 0.0) - _RIVER
        types = sorted(PLACE_TYPES - {"Place"}) if town else sorted(PLACE_TYPES)
        kind = max(types, key=lambda k: votes.get(k, 0.0))
    return kind


def _acronyms(tree: Tree, names: list[Name], texts: list[str]) -> dict[str, str]:
    """Short forms in brackets after their name (“Harwick Motors Union (HMU)”) → the long form."""
    found: dict[str, str] = {}
    for n in range(len(names) - 1):
        a, b = names[n], names[n + 1]
        if (
            b.first == a.last + 2
            and tree.text[a.last + 1] == "("
            and a.last > a.first
            and b.first == b.last
            and texts[n + 1][:1] == texts[n][:1]
        ):
            found[texts[n + 1]] = texts[n]
    initials: dict[str, str] = {}
    for text in texts:
        words = [w for w in text.split() if w[0].isupper()]
        if len(words) > 2:
            initials.setdefault("".join(w[0] for w in words), text)
    for text in texts:
        if text.isupper() and text in initials and text not in found:
            found[text] = initials[text]
    return found


def _from_longer(best: dict[str, str], shared: dict[str, Votes]) -> None:
    """A part of a longer name takes its type: a person's names always, other names where the part is its beginning."""
    people = {word for text, kind in best.items() if kind == "Person" and " " in text for word in text.split()}
    for text in sorted(best):
        words = text.replace("-", " ").split()
        if len(words) < 2:
            continue
        _from_whole(text, people, best, shared)
        if best[text] == "Person":
            for part in (text.split()[-1], text.split()[0], " ".join(text.split()[1:])):
                if part in best and part != text and not kinds(part) & {"country"}:
                    votes = shared[part]
                    weight = 5.0 if part == text.split()[-1] else 3.0
                    if votes.get("Person", 0) > -3:
                        votes["Person"] += weight
                        best[part] = _best(part, votes)


def _from_whole(text: str, people: set[str], best: dict[str, str], shared: dict[str, Votes]) -> None:
    """“Cyclone Marla” and “HMS Marla” are “Marla” for short, “Harwick Motors” is “Harwick”.

    Less so where somebody has that name too (``people``: words of the names of all persons).
    """
    kind, words = best[text], text.split()
    short, weight = "", 0.0
    if kind == "Organization" and words[-1].lower() in word_set("clubs") and words[-1] in best:
        shared[words[-1]][kind] += 5.0  # “Harwick Rovers” are “Rovers”
        best[words[-1]] = _best(words[-1], shared[words[-1]])
    if words[0].lower() in word_set("event_first") | word_set("product_first"):
        short, weight = " ".join(words[1:]), 5.0
    elif kind == "Organization" and words[-1].lower() in heads().last:
        is_firm = words[-1].lower() in word_list("organizations", "legal")
        short, weight = " ".join(words[:-1]), 3.0 if words[0] in people and not is_firm else 5.0
        if weight > 3 and is_given(words[0]):
            weight += 3.0  # nobody else of that name is told of
    elif kind == "Organization" and len(words) == 2 and kinds(words[1]) & {"city"}:
        short, weight = words[0], 3.0  # “Dynamo Sarn” is “Dynamo”
    elif kind == "Organization" and len(words) == 2 and words[0] not in people and is_english(words[1].lower()):
        short, weight = words[0], 3.0  # “Harwick Dairies” is “Harwick”
    elif kind == "Organization" and fold(words[0]) in word_set("body_first"):
        short, weight = " ".join(words[1:]), 3.0
    elif kind == "Product" and words[-1].isalpha() and not is_given(words[-1]):
        short, weight = words[-1], 3.0  # “Harwick 500 Foxglove” is the “Foxglove”
    if short in best and not kinds(short) and short[0].isupper():
        shared[short][kind] += weight
        best[short] = _best(short, shared[short])


def _from_lists(
    tree: Tree, names: list[Name], texts: list[str], best: dict[str, str], shared: dict[str, Votes]
) -> None:
    """Names in a row (“X, Y and Z”) are of one kind: the weak take after the strong."""
    n = 0
    while n < len(names):
        row = [n]
        while row[-1] + 1 < len(names) and _in_row(tree, names[row[-1]], names[row[-1] + 1]):
            row.append(row[-1] + 1)
        if len(row) > 1 and tree.lower[names[row[-1]].first - 1] in {"and", "or", "the"}:
            totals: Votes = defaultdict(float)
            for m in row:
                votes = shared[texts[m]]
                kind = best[texts[m]]
                totals["Place" if kind in PLACE_TYPES else kind] += min(max(votes.get(kind, 0.0), 0.0), 5.0)
            if totals:
                kind = max(sorted(totals), key=lambda k: totals[k])
                for m in row:
                    mine = "Place" if best[texts[m]] in PLACE_TYPES else best[texts[m]]
                    if mine != kind and totals[kind] > 4:
                        votes = shared[texts[m]]
                        votes["City" if kind == "Place" else kind] += 2.0
                        best[texts[m]] = _best(texts[m], votes)
        n = row[-1] + 1


def _in_row(tree: Tree, a: Name, b: Name) -> bool:
    between = [w for w in tree.lower[a.last + 1 : b.first] if w != "the"]
    return (
        between in ([","], ["and"], [",", "and"], ["or"], [",", "or"])
        and tree.sentence[a.last] == tree.sentence[b.first]
    )


def _refined(text: str, kind: str) -> EntityType:
    if kind in {"City", "Place", "AdministrativeArea"}:
        known = kinds(text)
        if "country" in known:
            kind = "Country"
        elif kind == "City" and "city" not in known and "region" in known:
            kind = "AdministrativeArea"
    return kind  # type: ignore[return-value]
