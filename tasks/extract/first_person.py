"""Who “I”, “we” and “you” are: the speaker inside a quotation, else whoever writes or answers in that paragraph."""

from __future__ import annotations

from tasks.extract.agreement import PRONOUNS
from tasks.extract.referents import Reading
from tasks.extract.tree import Tree


def join_speakers(reading: Reading, numbers: list[int]) -> None:
    """Give “I” inside a quotation to who says it, and “we” to a body that does.

    Where nobody is named, and for “we” of a person and for “you”, it abstains: the pronouns of one quotation (of one
    paragraph, outside quotations) are put together, whoever they are.
    """
    tree = reading.tree
    paragraphs = _paragraphs(tree)
    seen: dict[tuple[str, int, int, bool], int] = {}
    for number in numbers:
        mention = reading.mentions[number]
        if mention.kind != "pronoun":
            continue
        _, count, person = PRONOUNS.get(tree.lower[mention.head], ("", "either", 3))
        if person == 3:
            continue
        attribution = reading.speaker_of.get(mention.head)
        if attribution is not None and mention.head not in reading.quoted:
            # “they said I had to go”: not they, but the one who writes this
            attribution = attribution if reading.attributions[attribution].kind == "direct" else None
        if attribution is None:
            where = ("paragraph", paragraphs[tree.sentence[mention.head]])
        else:
            speaker = reading.speaker(mention.head)
            if person == 1 and speaker is not None and (count == "singular" or not reading.referent(speaker).person):
                reading.join(speaker, number, 0.85)
                continue
            where = ("attribution", attribution) if speaker is None else ("speaker", reading.root(speaker))
        first = seen.setdefault((*where, person, count == "plural"), number)
        if first != number:
            reading.join(first, number, 0.6)


def _paragraphs(tree: Tree) -> list[int]:
    """Number of the line that each sentence begins in."""
    found, line, end = [], 0, 0
    for first, _ in tree.sentences:
        line += tree.source.count("\n", end, tree.start[first])
        end = tree.start[first]
        found.append(line)
    return found
