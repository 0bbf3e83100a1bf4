"""Scores identity across articles on MEANTIME: mentions of one entity over all articles of a topic are one cluster.

A mention of ours stands for a gold mention if, articles aside, it is the same phrase, or stands inside it and holds
the end of its head. ``all``: missing and superfluous mentions cost, and clusters of one mention count; ``found``: only
mentions that both sides have, so identity alone. Of these, ``names``: those that are names in ours (as in a baseline
that offers nothing else), and ``named``: those of what ours has a name for. Mentions after the annotated part, on gold
mentions without identity, and of type Event or Concept that meet no gold mention, are left out. All topics together are
scored as one document.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.quality.cluster_metrics import cluster_counts, cluster_figures
from benchmarks.quality.documents import Document, records_of
from benchmarks.quality.meantime_data import bare
from benchmarks.quality.pairing import greedy
from benchmarks.quality.tally import Figures, Record, Scored, Sum

#: (article, local entity) → what it is called over all articles.
Identities = Mapping[tuple[str, str], str]
#: Of one article: (gold instance, mention), and (ours, mention, whether it is a name, whether ours has a name for it).
_Part = tuple[list[tuple[str, Hashable]], list[tuple[str, Hashable, bool, bool]]]


def score(documents: Sequence[Document], records: Iterable[Record], identities: Identities) -> Scored:
    """All measures, worked out anew for every sample of articles."""
    found = records_of(documents, records)
    parts = [_part(document, found.get(document.id), identities) for document in documents]

    def of_sample(numbers: Sequence[int]) -> Figures:
        return _figures([parts[number] for number in numbers])

    return Scored([{} for _ in documents], lambda sums: {}, of_sample=of_sample)


def _part(document: Document, record: Record | None, identities: Identities) -> _Part:
    gold = document.gold
    offered = [
        mention for mention in (record or {}).get("mentions") or []
        if mention["start"] < gold.limit and (document.id, mention.get("entity")) in identities
    ]  # fmt: skip
    stands_for = {j: i for i, j in align(document, offered)}
    key: list[tuple[str, Hashable]] = [
        (mention.values["instance"], i) for i, mention in enumerate(gold.mentions) if mention.values["instance"]
    ]
    ours: list[tuple[str, Hashable, bool, bool]] = []
    named = {mention["entity"] for mention in offered if mention.get("named", True)}
    for j, mention in enumerate(offered):
        i = stands_for.get(j)
        if i is None and mention.get("type") in ("Event", "Concept"):
            continue
        if i is not None and not gold.mentions[i].values["instance"]:
            continue
        place: Hashable = i if i is not None else (mention["start"], mention["end"])
        is_name = bool(mention.get("named", True))
        ours.append((identities[document.id, mention["entity"]], place, is_name, mention["entity"] in named))
    return key, ours


def align(document: Document, mentions: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Pairs (gold mention, mention of ours): equal phrases first, then equal heads, then the most alike."""
    text, candidates = document.text, []
    phrases = [bare(text, mention.start, mention.end) for mention in document.gold.mentions]
    for j, mention in enumerate(mentions):
        own = bare(text, mention["start"], mention["end"])
        for i, phrase in enumerate(phrases):
            head = document.gold.mentions[i].values["head"]
            inside = phrase[0] <= own[0] and own[1] <= phrase[1] and own[0] < head[1] <= own[1]
            if own == phrase or inside:
                likeness = 2.0 * (own[1] - own[0]) / (own[1] - own[0] + phrase[1] - phrase[0])
                candidates.append(((float(own == phrase), float(own == head), likeness), i, j))
    return greedy(candidates)


def _figures(parts: Sequence[_Part]) -> Figures:
    """Both clusterings of all mentions of some articles, compared."""
    key: dict[str, set[Hashable]] = {}
    ours: dict[str, set[Hashable]] = {}
    names: set[Hashable] = set()
    named: set[Hashable] = set()
    for number, (gold, offered) in enumerate(parts):
        for name, mention in gold:
            key.setdefault(name, set()).add((number, mention))
        for name, mention, is_name, has_name in offered:
            ours.setdefault(name, set()).add((number, mention))
            if is_name:
                names.add((number, mention))
            if has_name:
                named.add((number, mention))
    both = set().union(*key.values()) & set().union(*ours.values())
    sums = Sum(cluster_counts(list(key.values()), list(ours.values()), "all."))
    for prefix, some in (("found.", both), ("names.", both & names), ("named.", both & named)):
        within = [[group & some for group in side.values() if group & some] for side in (key, ours)]
        sums.update(cluster_counts(within[0], within[1], prefix))
    figures: Figures = {}
    for prefix in ("all.", "found.", "names.", "named."):
        figures |= cluster_figures(sums, prefix)
    return figures
