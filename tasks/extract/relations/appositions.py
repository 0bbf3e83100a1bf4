"""What stands beside a name and says what it is: “Ann Lee, a baker”, “goalkeeper Tom Lee”, “Ann Lee, 54,”.

Each gives a relation “be”. What commas set off without a verb (“ten people, most of them children”) does too.
"""

from __future__ import annotations

from tasks.extract.annotations import TokenArgument, TokenMention, TokenRelation, TokenRole
from tasks.extract.mentions.name_words import kin, noun_type
from tasks.extract.relations.arguments import conjuncts, is_share, phrase, trim
from tasks.extract.relations.confidence import confidence
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.model import Polarity
from tasks.ontology import words

_BREAKS = (",", "—", "–", "--", "(")
_MEASURES = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")
_FEW = frozenset(("most", "many", "some", "all", "half", "several", "few", "none", "both", "each", "one", "more"))
_MARKS = frozenset(('"', "“", "”", "'", "‘", "’"))
#: A description without a verb has at most so many tokens.
_LONGEST = 12


def appositions(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“Ann Lee, a baker from Leeds, …”: Ann Lee – be – a baker from Leeds; each of “a baker and the mayor of Orne”."""
    found = []
    for i in range(len(tree)):
        if tree.dep[i] != "appos" or tree.head[i] > i or tree.text[tree.left[i] - 1] not in _BREAKS:
            continue
        noun = tree.head[i]
        first = tree.pos[i] == "PROPN" and not _is_description(tree, i)
        name, description = (i, noun) if first else (noun, i)
        while not first and tree.dep[name] == "appos" and tree.pos[tree.head[name]] == "PROPN":
            name = tree.head[name]  # “Ann Lee, a baker, mayor of Orne”
        if not first and _comments(tree, description):
            continue
        if not _is_description(tree, description):
            continue
        named = tree.pos[name] == "PROPN" or _is_quoted_title(tree, name)
        known = named or (_is_known(tree, name) and _classifies(tree, description))
        if not known and not _are_one_person(tree, name, description):
            continue
        parts = _joined(tree, description, tree.left[i] if first else len(tree))
        who = phrase(tree, name, before=tree.left[i])
        if not first:
            who = [k for k in who if k < tree.left[i] - 1]
        for n, part in enumerate(parts):
            what = phrase(tree, part, frozenset(parts[n + 1 : n + 2]))
            if first:
                what = [k for k in what if k < tree.left[i] - 1]
            if name in who and part in what:
                found.append(
                    be_relation(who, name, what, part, attribution_of.get(i), "apposition", _polarity(tree, part))
                )
    return found


def _joined(tree: Tree, description: int, stop: int) -> list[int]:
    """The description and those coordinated with it; none where it is rather the next of a list."""
    conjuncts = [c for c in tree.children[description] if tree.dep[c] == "conj" and c < stop]
    if not conjuncts:
        joined = [c for c in tree.children[description] if tree.dep[c] == "cc" and c < stop]
        return [] if joined else [description]
    cc = [c for c in tree.children[description] if tree.dep[c] == "cc" and c < conjuncts[0]]
    alike = all(tree.tag[c] == "NN" and noun_type(tree.lemma[c].lower()) == "Person" for c in (description, *conjuncts))
    if len(conjuncts) > 1 or not cc or tree.text[cc[0] - 1] == "," or not alike:
        return []
    if all(tree.lemma[c].lower() in kin() for c in (description, *conjuncts)):
        return conjuncts  # “his wife and son, Tom Lee”
    return [description, *conjuncts]


def _is_known(tree: Tree, i: int) -> bool:
    """“the dam, a relic of the war, …”: what is described is a certain thing, and no measure, date or mere quantity."""
    if is_share(tree, i):
        return tree.lower[i] == "one"  # “one of them, a teacher,”
    aged = tree.lower[i] == "old" and tree.text[i - 1] == "-"  # “the 22-year-old”
    if not aged and (tree.pos[i] != "NOUN" or tree.ent[i] in ("DATE", "TIME")):
        return False
    return tree.ent[i] in _MEASURES or any(
        (tree.dep[c] == "det" and tree.lower[c] in ("the", "this", "that")) or tree.dep[c] == "poss"
        for c in tree.children[i]
    )


def _is_quoted_title(tree: Tree, i: int) -> bool:
    """“"Salt Widows", a drama about fishing, …”: a title in quotation marks, though its words are no names."""
    first = tree.left[i] + (tree.text[tree.left[i]] in _MARKS)
    if tree.text[first - 1] not in _MARKS or i + 1 >= len(tree) or tree.text[i + 1] not in _MARKS:
        return False
    return tree.text[first][0].isupper() and tree.text[i][0].isupper()


def _are_one_person(tree: Tree, i: int, description: int) -> bool:
    """“A witness, the firm's former clerk, …”: two nouns for a person between commas, and no list of people."""
    for noun in (i, description):
        if tree.tag[noun] != "NN" or noun_type(tree.lemma[noun].lower()) != "Person":
            return False
        if any(tree.dep[c] in ("conj", "cc") for c in tree.children[noun]):
            return False
    closed = tree.text[tree.right[description] + 1 : tree.right[description] + 2]
    return closed == [","] and tree.lower[tree.left[i]] in ("a", "an") and tree.lemma[i] != tree.lemma[description]


def _comments(tree: Tree, i: int) -> bool:
    """“…, a move that angered voters” speaks of it all; “…, the highest level since May” of what stands before it."""
    if any(tree.tag[c] == "JJS" for c in tree.children[i]):
        return False
    return tree.lemma[i].lower() in words("nominalizations", "comments.nouns")


def _classifies(tree: Tree, i: int) -> bool:
    """“a relic of the war”, “the highest level since May”; “the dam, the bridge” is rather a list."""
    kids = tree.children[i]
    if tree.lower[tree.left[i]] not in ("a", "an", "the"):  # “its biggest ever purchase”
        return any(tree.dep[c] == "poss" for c in kids) and any(tree.tag[c] == "JJS" for c in kids)
    return any(tree.lower[c] in ("a", "an") or tree.tag[c] in ("JJS", "RBS") for c in kids)


def _is_description(tree: Tree, i: int) -> bool:
    """Whether the phrase around ``i`` says what something is: with article or possessor, and no measure or date."""
    if tree.pos[i] == "NUM":  # “one of its authors”
        return tree.lower[i] == "one" and any(tree.lower[c] == "of" for c in tree.children[i])
    if tree.ent[i] in _MEASURES:
        return False
    kids = tree.children[i]
    if tree.lower[tree.left[i]] in ("hence", "then", "thus", "therefore", "namely"):
        return False
    if tree.pos[i] == "PROPN":  # “a Tennessee Democrat”
        return any(tree.dep[c] == "det" and tree.lower[c] in ("a", "an") for c in kids)
    return tree.pos[i] == "NOUN" and any(
        (tree.dep[c] == "det" and tree.lower[c] in ("a", "an", "the", "no")) or tree.dep[c] in ("poss", "prep")
        for c in kids
    )


def _polarity(tree: Tree, description: int) -> Polarity:
    """“Wim Lee, no relation, …” says what he is not."""
    return "negative" if any(tree.lower[c] == "no" for c in tree.children[description]) else "positive"


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
        if role.last == role.first and tree.lower[role.last] in words("nominalizations", "forms_of_address.words"):
            continue
        first = role.first
        while is_hyphen(tree, first - 1):
            first -= 2
        last = role.last + (tree.text[role.last + 1] == ".")
        found[role.last] = _is(tree, holder, list(range(first, last + 1)), role.last, attribution_of)
        if tree.tag[role.last] in ("NNS", "NNPS"):
            more += [
                _is(tree, m, list(range(first, last + 1)), role.last, attribution_of)
                for m in _joint(tree, holder, mentions)
            ]
    covered = {i for m in mentions if m.kind == "name" for i in range(m.first, m.last + 1)}
    for mention in mentions:
        if mention.kind != "name" or mention.type not in ("Person", "Organization"):
            continue
        before = mention.first - 1
        if before > 0 and before not in found and before not in covered and _names_kind(tree, before, mention):
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
    if not (tree.tag[noun] == "NN" or several):
        return False
    if noun_type(tree.lemma[noun].lower()) != mention.type and not _trades(tree, noun, mention):
        return False
    if tree.lower[noun] in words("nominalizations", "forms_of_address.words"):
        return False
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
    if age + 1 >= len(tree) or tree.text[mention.last + 1] != "," or tree.text[age + 1] not in (",", "."):
        return None
    return age if tree.text[age].isascii() and tree.text[age].isdigit() and len(tree.text[age]) < 3 else None


def absolutes(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“ten people, most of them children, …”: most of them – be – children."""
    found = []
    for i in range(1, len(tree) - 2):
        if tree.lower[i] != "of" or tree.lower[i + 1] not in ("them", "whom", "which"):
            continue
        few = i - 1
        if tree.lower[few] not in _FEW and tree.pos[few] != "NUM":
            continue
        first = few
        while tree.pos[first - 1] in ("NUM", "ADV", "ADP") and tree.head[first - 1] in range(first - 1, few + 1):
            first -= 1
        if tree.text[first - 1] not in _BREAKS:
            continue
        end, last = tree.sentences[tree.sentence[i]][1], i + 2
        while last < end and last - i < _LONGEST and tree.text[last] not in (*_BREAKS, ")", ".", ";"):
            last += 1
        rest = range(i + 2, last)
        if last == end or last - i >= _LONGEST or not rest or any(tree.pos[k] in ("VERB", "AUX") for k in rest):
            continue
        what = trim(tree, i + 2, last - 1)
        head = next(
            (k for k in what if tree.head[k] not in what and tree.pos[k] in ("NOUN", "ADJ", "PROPN", "NUM")), -1
        )
        if head < 0:
            head = next((k for k in reversed(what) if tree.pos[k] in ("NOUN", "ADJ", "PROPN", "NUM")), -1)
        if head >= 0:
            who = list(range(first, i + 2))
            found.append(be_relation(who, few, what, head, attribution_of.get(few), "apposition"))
    return found


def _is(tree: Tree, who: TokenMention, what: list[int], head: int, attribution_of: dict[int, int]) -> TokenRelation:
    return be_relation(list(range(who.first, who.last + 1)), who.head, what, head, attribution_of.get(head), "title")


def be_relation(
    who: list[int],
    name: int,
    what: list[int],
    head: int,
    attribution: int | None,
    shape: str,
    polarity: Polarity = "positive",
) -> TokenRelation:
    """The relation “who – be – what”: tokens of both with their heads; ``head`` is that of ``what``.

    Args:
        shape: what gives it away, for its confidence: “apposition” or “title”.
    """
    arguments = [TokenArgument("subject", who, name), TokenArgument("object", what, head)]
    return TokenRelation(
        head, "be", [], arguments, polarity, attribution=attribution, confidence=confidence(("any", shape))
    )
