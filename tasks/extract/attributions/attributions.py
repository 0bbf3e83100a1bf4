"""Who said (wrote, believes, ordered, …) what: source, cue and content."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution, TokenMention
from tasks.extract.attributions.candidates import Candidate, QuotedText, kind_of
from tasks.extract.attributions.cited import cite
from tasks.extract.attributions.claims import makes_thing
from tasks.extract.attributions.noun_candidates import noun_candidates
from tasks.extract.attributions.other_candidates import other_candidates
from tasks.extract.attributions.plausibility import features_of, is_kept, probability
from tasks.extract.attributions.unclaimed import unclaimed
from tasks.extract.attributions.verb_candidates import verb_candidates
from tasks.extract.attributions.viewpoints import viewpoints
from tasks.extract.attributions.whose_words import innermost as whose_words
from tasks.extract.trees.tree import Tree

#: Confidence of a quotation with a name under it: too rare to be learned, hardly ever wrong.
SIGNATURE = 0.9


def find_candidates(tree: Tree, quoted: QuotedText) -> list[Candidate]:
    """All possible attributions, one for a token, in order of their head."""
    by_head: dict[int, Candidate] = {}
    finders = (verb_candidates, noun_candidates, other_candidates, viewpoints)
    for candidate in [candidate for find in finders for candidate in find(tree, quoted)]:
        if candidate.construction.startswith("light"):
            # expressed concern about: one cue, not a verb and its object
            for verb in candidate.cue:
                if verb in by_head and candidate.head in by_head[verb].content:
                    del by_head[verb]
        by_head.setdefault(candidate.head, candidate)
    _part(tree, by_head)
    return [by_head[i] for i in sorted(by_head) if not makes_thing(tree, by_head[i], quoted)]


def _part(tree: Tree, by_head: dict[int, Candidate]) -> None:
    """Takes a closing “, according to the paper” out of what somebody said according to the paper."""
    for c in by_head.values():
        if c.construction != "according" or not c.head or tree.text[c.head - 1] != ",":
            continue
        own = {c.head - 1, *c.cue, *c.source}
        for outer in by_head.values():
            around = outer.head in c.content and c.head in outer.content
            if around and outer.source and outer.content[-1] <= max(own):
                outer.content = [i for i in outer.content if i not in own] or outer.content


def find_attributions(tree: Tree, mentions: list[TokenMention]) -> list[TokenAttribution]:
    """Attributions of ``tree`` in order of their cue."""
    quoted = QuotedText(tree)
    candidates = find_candidates(tree, quoted)
    around = innermost(len(tree), [c.content for c in candidates], [c.head for c in candidates])
    found = []
    for candidate, outer in zip(candidates, around, strict=True):
        outside = None if outer is None else candidates[outer]
        confidence = probability(features_of(tree, candidate, quoted, outside))
        if candidate.construction == "signature":
            confidence = max(confidence, SIGNATURE)
        if is_kept(tree, candidate, quoted, outside, confidence):
            found.append(_attribution(tree, candidate, quoted, confidence))
    found += unclaimed(tree, found, quoted)
    found.sort(key=lambda a: (a.cue[0], a.head))
    citing = cite(tree, found)
    whose = whose_words(tree, found, [a.head for a in found], quoted)
    for number, attribution in enumerate(found):
        outer = citing.get(number, whose.get(attribution.head))
        attribution.within = None if outer == number else outer
    return found


def _attribution(tree: Tree, c: Candidate, quoted: QuotedText, confidence: float) -> TokenAttribution:
    return TokenAttribution(
        kind_of(tree, c.content, quoted), c.source, c.cue, c.content, c.lemma, c.word_class, c.head,
        source_head=c.source_head, addressee_head=c.addressee, confidence=round(confidence, 3),
    )  # fmt: skip


def innermost(length: int, contents: list[list[int]], heads: list[int]) -> list[int | None]:
    """For each head the index of the shortest other content that holds it, of a text of ``length`` tokens."""
    owner = [-1] * length
    for n in sorted(range(len(contents)), key=lambda n: (-len(contents[n]), n)):
        for i in contents[n]:
            owner[i] = n
    return [owner[head] if owner[head] not in (-1, n) else None for n, head in enumerate(heads)]
