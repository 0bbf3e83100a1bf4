"""What is said of a name by the words before it or the age behind it: “goalkeeper Tom Lee”, “Ann Lee, 54, …”."""

from __future__ import annotations

from tasks.extract.annotations import TokenMention, TokenRelation, TokenRole
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.appositions import be_relation
from tasks.extract.relations.arguments import conjuncts
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_SPELLED = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)


def titles(
    tree: Tree, roles: list[TokenRole], mentions: list[TokenMention], attribution_of: dict[int, int]
) -> list[TokenRelation]:
    """“goalkeeper Tom Lee”, “the union Orne Now”, “Ann Lee, 54, …”: what is said of a name before or after it."""
    found: dict[int, TokenRelation] = {}
    more: list[TokenRelation] = []
    for role in roles:
        holder = mentions[role.holder]
        if role.last >= holder.first or holder.first - role.last > 2:
            continue
        first = role.first
        while is_hyphen(tree, first - 1):
            first -= 2
        last = role.last + (tree.text[role.last + 1] == ".")
        of = role.last == role.first + 2 and tree.lower[role.first + 1] == "of"  # “Chief of Staff Ann Lee”
        head = role.first if of else role.last
        found[head] = _is(tree, holder, list(range(first, last + 1)), head, attribution_of)
        if tree.tag[role.last] in ("NNS", "NNPS"):
            more += [
                _is(tree, m, list(range(first, last + 1)), role.last, attribution_of)
                for m in _joint(tree, holder, mentions)
            ]
    covered = {i for m in mentions if m.kind == "name" for i in range(m.first, m.last + 1)}
    for mention in mentions:
        if mention.kind != "name" or mention.type not in ("Person", "Organization", "CreativeWork"):
            continue
        before = mention.first - 1
        if before >= 0 and before not in found and before not in covered and _names_kind(tree, before, mention):
            first = before
            while first - 1 not in covered and _belongs(tree, first - 1, before, mention):
                first -= 1
            found[before] = _is(tree, mention, list(range(first, before + 1)), before, attribution_of)
            if tree.tag[before] == "NNS":
                more += [
                    _is(tree, m, list(range(first, before + 1)), before, attribution_of)
                    for m in _joint(tree, mention, mentions)
                ]
        age = _age(tree, mention) if mention.type == "Person" else None
        if age is not None:
            found[age] = _is(tree, mention, [age], age, attribution_of)
    return [*found.values(), *more]


def _joint(tree: Tree, holder: TokenMention, mentions: list[TokenMention]) -> list[TokenMention]:
    """“Senators Ann Lee and Tom Orr”: the other names that the title in the plural is for."""
    names = {m.head: m for m in mentions if m.kind == "name" and m.type == holder.type}
    heads = [h for h in conjuncts(tree, holder.head) if h > holder.head]
    plain = all(tree.left[names[h].first] >= names[h].first for h in heads if h in names)
    return [names[h] for h in heads if h in names] if plain and all(h in names for h in heads) else []


def _names_kind(tree: Tree, noun: int, mention: TokenMention) -> bool:
    """“the broadcaster Orne TV”, “his brother Tom Lee”: whether the noun tells what sort of thing the name is."""
    several = tree.tag[noun] == "NNS" and any(tree.dep[c] == "conj" for c in tree.children[mention.head])
    opening = tree.tag[noun] == "NNP" and noun == tree.sentences[tree.sentence[noun]][0]
    favoured = mention.type == "Person" and tree.lower[noun] in words("nominalizations", "before_people.nouns")
    if not (tree.tag[noun] == "NN" or several or opening or favoured):  # “Chipmaker Velaris said”
        return False
    if (
        not favoured
        and noun_type(tree.lower[noun] if opening else tree.lemma[noun].lower()) != mention.type
        and not _trades(tree, noun, mention)
    ):
        return False
    if tree.lower[noun] in words("roles", "no_role"):
        return False  # “Lord Reed”
    if tree.lower[noun] in words("nominalizations", "attributive.nouns"):
        return False
    if is_hyphen(tree, noun + 1) or is_hyphen(tree, noun - 1):
        return False
    if tree.head[mention.head] == noun:
        return tree.dep[mention.head] == "appos"
    return tree.dep[noun] in ("compound", "nmod", "amod") and mention.first <= tree.head[noun] <= mention.last


def _trades(tree: Tree, noun: int, mention: TokenMention) -> bool:
    """“chocolate maker Orne”: with a ware before it, a noun for who makes or sells is a firm's."""
    if mention.type != "Organization" or tree.lower[noun] not in words("name_words", "tradesmen"):
        return False
    return tree.tag[noun - 1] in ("NN", "NNS") and tree.dep[noun - 1] == "compound"


def _belongs(tree: Tree, i: int, noun: int, mention: TokenMention) -> bool:
    if i < 0 or tree.dep[i] not in ("compound", "amod", "nmod") or tree.pos[i] not in ("NOUN", "ADJ", "PROPN"):
        return False
    return tree.head[i] == noun or noun > tree.head[i] > i or mention.first <= tree.head[i] <= mention.last


def _age(tree: Tree, mention: TokenMention) -> int | None:
    """Token of the age after a name: “Ann Lee, 54,”, “Ann Lee, now 54,”."""
    age = mention.last + 2
    if age + 1 < len(tree) and tree.lower[age] in ("now", "then", "aged"):
        age += 1
    if age + 1 < len(tree) and tree.lower[age] in _SPELLED and tree.text[mention.last + 1] == ",":
        return age if tree.text[age + 1] in (",", ".") else None
    if age + 1 >= len(tree) or tree.text[mention.last + 1] != "," or tree.text[age + 1] not in (",", "."):
        return None
    return age if tree.text[age].isascii() and tree.text[age].isdigit() and len(tree.text[age]) < 3 else None


def _is(tree: Tree, who: TokenMention, what: list[int], head: int, attribution_of: dict[int, int]) -> TokenRelation:
    return be_relation(list(range(who.first, who.last + 1)), who.head, what, head, attribution_of.get(head), "title")
