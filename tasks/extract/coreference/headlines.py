"""Who it is that a headline tells of: “Mayor resigns” and “The mayor of Orne, Ann Lee, resigned”."""

from __future__ import annotations

from tasks.extract.coreference.reading import Reading

#: So many sentences behind the headline take it up, so many of its mentions are looked through.
_SENTENCES, _MENTIONS = 2, 30


def taken_from_headline(reading: Reading, number: int) -> int | None:
    """The bare noun of the headline (“Gunman”) that mention ``number`` (“a gunman”, “the mayor of Orne”) takes up.

    Only what the article begins with takes it up, if it says nothing that the headline denies: other words
    beside the noun. None where something has taken it up before, or where the headline has the noun twice.
    """
    tree, mention = reading.tree, reading.mentions[number]
    sentence = tree.sentence[mention.head]
    if mention.kind == "pronoun" or mention.parts or mention.type == "Concept" or tree.kind[sentence] == "headline":
        return None
    top = _headline_before(reading, sentence)
    if top is None:
        return None
    nouns = reading.referent(number).nouns if mention.kind == "name" else {reading.features[number].noun}
    found = [
        other
        for noun in sorted(nouns)
        for other in reading.called.get(noun, ())[:_MENTIONS]
        if tree.sentence[reading.mentions[other].head] == top
    ]
    if len(found) != 1 or not _is_bare(reading, found[0]):
        return None
    other = found[0]
    alone = all(tree.sentence[reading.mentions[m].head] == top for m in reading.referent(other).mentions)
    return other if alone and _fits(reading, number, other) else None


def _headline_before(reading: Reading, sentence: int) -> int | None:
    """Number of the headline that stands at most a few sentences before ``sentence``."""
    kinds = reading.tree.kind
    return next(
        (n for n in range(sentence - 1, max(-1, sentence - _SENTENCES - 1), -1) if kinds[n] == "headline"), None
    )


def _is_bare(reading: Reading, number: int) -> bool:
    """Whether a mention is a noun phrase that could do with an article, as headlines leave it out."""
    features = reading.features[number]
    return reading.mentions[number].kind == "nominal" and not features.determiner and features.possessor is None


def _fits(reading: Reading, number: int, other: int) -> bool:
    """Whether nothing that the two phrases say is at odds; of several, nobody knows whether they are the same ones."""
    tree, here, there = reading.tree, reading.features[number], reading.features[other]
    plural = [tree.tag[reading.mentions[n].head] in {"NNS", "NNPS"} for n in (number, other)]
    if plural[0] != plural[1] or (plural[0] and _count(reading, number) != (_count(reading, other) or "-")):
        return False
    if reading.mentions[number].kind == "name":
        referent = reading.referent(number)
        return there.modifiers <= referent.modifiers | referent.nouns | referent.name_words
    if here.determiner in {"no", "another", "other", "every", "each", "any"} or here.possessor is not None:
        return False
    tails = [_tail(reading, n) for n in (number, other)]
    return (there.modifiers <= here.modifiers or not here.modifiers) and (
        tails[0] == tails[1] or tails[1][:1] not in {("of",), ("for",)}
    )


def _count(reading: Reading, number: int) -> str:
    tree, head = reading.tree, reading.mentions[number].head
    return " ".join(tree.lower[c] for c in tree.children[head] if tree.dep[c] == "nummod")


def _tail(reading: Reading, number: int) -> tuple[str, ...]:
    mention = reading.mentions[number]
    return tuple(reading.tree.lower[mention.head + 1 : mention.last + 1])
