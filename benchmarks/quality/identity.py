"""Scores identity across articles on MEANTIME: mentions of one entity over all articles of a topic are one cluster.

A mention of ours stands for a gold mention if, articles aside, it is the same phrase, or stands inside it and holds
the end of its head. ``all``: missing and superfluous mentions cost, and clusters of one mention count; ``found``:
only mentions that both sides have, so identity alone. Mentions after the annotated part, on gold mentions without
identity, and of type Event or Concept that meet no gold mention, are left out. All topics together are scored as
one document.
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
#: (gold instance, or ours; mention) of one article
_Part = tuple[list[tuple[str, Hashable]], list[tuple[str, Hashable]]]


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
    ours: list[tuple[str, Hashable]] = []
    for j, mention in enumerate(offered):
        i = stands_for.get(j)
        if i is None and mention.get("type") in ("Event", "Concept"):
            continue
        if i is not None and not gold.mentions[i].values["instance"]:
            continue
        place: Hashable = i if i is not None else (mention["start"], mention["end"])
        ours.append((identities[document.id, mention["entity"]], place))
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
    for number, (gold, offered) in enumerate(parts):
        for name, mention in gold:
            key.setdefault(name, set()).add((number, mention))
        for name, mention in offered:
            ours.setdefault(name, set()).add((number, mention))
    both = set().union(*key.values()) & set().union(*ours.values())
    in_both = [[group & both for group in side.values() if group & both] for side in (key, ours)]
    sums = Sum(cluster_counts(list(key.values()), list(ours.values()), "all."))
    sums.update(cluster_counts(in_both[0], in_both[1], "found."))
    return cluster_figures(sums, "all.") | cluster_figures(sums, "found.")
