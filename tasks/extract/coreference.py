"""Which mentions of one article stand for the same thing. It abstains rather than guess.

Names are brought together first, over the whole article; then the article is read from its beginning, and each
apposition, pronoun and description is given to a thing mentioned before, if one alone fits.
"""

from __future__ import annotations

from tasks.extract.agreement import PRONOUNS, RELATIVES
from tasks.extract.annotations import Chain, TokenAttribution, TokenMention
from tasks.extract.chain_labels import make_chain
from tasks.extract.descriptions import resolve_description
from tasks.extract.name_matching import match_names
from tasks.extract.pronouns import resolve_pronoun
from tasks.extract.referents import Reading
from tasks.extract.tree import Tree
from tasks.ontology import words


def find_chains(tree: Tree, mentions: list[TokenMention], attributions: list[TokenAttribution]) -> list[Chain]:
    """Chains over ``mentions`` (each mention in exactly one), in order of their first mention.

    Sets ``chain`` on every mention, and ``confidence`` to that of its place in the chain.
    """
    reading = Reading(tree, mentions, attributions, match_names(tree, mentions))
    numbers = sorted(range(len(mentions)), key=lambda n: (mentions[n].first, mentions[n].last))
    for number in numbers:
        _join_by_syntax(reading, number)
    for number in numbers:
        if reading.mentions[number].kind != "name" and reading.root(number) == number:
            found = _resolve(reading, number)
            if found is not None:
                reading.join(found[0], number, found[1])
        reading.note(number)
    _join_speakers(reading, numbers)
    return _chains(reading)


def _resolve(reading: Reading, number: int) -> tuple[int, float] | None:
    if reading.mentions[number].kind == "pronoun":
        return resolve_pronoun(reading, number)
    return resolve_description(reading, number)


def _join_by_syntax(reading: Reading, number: int) -> None:
    """Appositions and relative pronouns: the parse alone says what they stand for."""
    tree, mention = reading.tree, reading.mentions[number]
    if mention.kind == "pronoun":
        if tree.lower[mention.head] in RELATIVES and tree.tag[mention.head] in {"WP", "WDT", "WP$"}:
            clause = next((a for a in [mention.head, *tree.ancestors(mention.head)] if tree.dep[a] == "relcl"), None)
            noun = None if clause is None else reading.at_head.get(tree.head[clause])
            if noun is not None:
                reading.join(noun, number, 0.9)
        return
    if mention.kind == "nominal":
        called = _name_given(reading, mention.head)
        if called is not None and called != number:
            reading.join(called, number, 0.9)
    if tree.dep[mention.head] == "appos":
        other = reading.at_head.get(tree.head[mention.head])
        if other is None or other == number:
            return
        if _can_be_apposed(reading, other, number):
            reading.join(other, number, 0.9)


def _name_given(reading: Reading, noun: int) -> int | None:
    """“a club called Riverside”, “a man known as the Baker”: the mention of the name."""
    tree = reading.tree
    for clause in tree.children[noun]:
        if tree.dep[clause] != "acl" or tree.lemma[clause] not in words("descriptions", "naming.verbs"):
            continue
        name = tree.child(clause, "oprd", "attr", "dobj")
        preposition = tree.child(clause, "prep")
        if name is None and preposition is not None and tree.lower[preposition] in {"as", "by"}:
            name = tree.child(preposition, "pobj")
        found = None if name is None else reading.at_head.get(name)
        if found is not None and reading.mentions[found].kind == "name":
            return found
    return None


def _can_be_apposed(reading: Reading, number: int, apposed: int) -> bool:
    """Two names of different types are a list or an address, not one thing."""
    a, b = reading.mentions[number], reading.mentions[apposed]
    if a.kind == "name" and b.kind == "name":
        return False
    first, second = reading.features[number], reading.features[apposed]
    if (a.type == "Person") != (b.type == "Person"):
        return False
    return "either" in (first.number, second.number) or first.number == second.number


def _join_speakers(reading: Reading, numbers: list[int]) -> None:
    """“I” inside a quotation is who says it; “we” and “you” are the same within one quotation, whoever they are."""
    tree = reading.tree
    seen: dict[tuple[int, int], int] = {}
    for number in numbers:
        mention = reading.mentions[number]
        if mention.kind != "pronoun":
            continue
        _, count, person = PRONOUNS.get(tree.lower[mention.head], ("", "either", 3))
        if person == 3:
            continue
        attribution = reading.speaker_of.get(mention.head)
        if attribution is None:
            continue
        speaker = reading.speaker(mention.head)
        if person == 1 and speaker is not None and (count == "singular" or not reading.referent(speaker).person):
            reading.join(speaker, number, 0.85)
            continue
        key = (attribution if speaker is None else -1 - reading.root(speaker), 10 * person + (count == "plural"))
        if key in seen:
            reading.join(seen[key], number, 0.6)
        else:
            seen[key] = number


def _chains(reading: Reading) -> list[Chain]:
    groups: dict[int, list[int]] = {}
    for number in range(len(reading.mentions)):
        groups.setdefault(reading.root(number), []).append(number)
    chains: list[Chain] = []
    for members in groups.values():
        for number in members:
            reading.mentions[number].chain = len(chains)
        chains.append(make_chain(reading.tree, reading.mentions, members))
    return chains
