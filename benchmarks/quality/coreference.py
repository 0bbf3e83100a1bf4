"""Scores coreference on GUM against OntoGUM's clusters (OntoNotes scheme), and pronouns by their names.

Clusters of one mention are left out on both sides. ``coref``: spans as tokens must be equal. ``heads``: before
that, a mention that the key lacks takes the place of the smallest free key mention that holds it and whose head it
holds, since the key's names have articles and titles and the record's have not.

Pronouns: he, she, him, her, his whose gold cluster has a name. Right: of the names that share the entity of that
very pronoun, at least half stand in the pronoun's gold cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.quality.cluster_metrics import cluster_counts, cluster_figures
from benchmarks.quality.documents import Document, around, records_of
from benchmarks.quality.gum_data import Range, Token, without_singletons
from benchmarks.quality.gum_names import mentions_of, pair, tokens_under
from benchmarks.quality.names import named_mentions
from benchmarks.quality.tally import Case, Figures, Record, Scored, Sum, Tally, harmonic, percent

PRONOUNS = frozenset({"he", "she", "him", "her", "his"})


def score(documents: Sequence[Document], records: Iterable[Record]) -> Scored:
    """CoNLL F1 both ways, and pronouns, over articles."""
    found = records_of(documents, records)
    units, cases = [], []
    for document in documents:
        record = found.get(document.id)
        tokens, key = document.gold.tokens, document.gold.clusters
        groups: dict[str, set[Range]] = {}
        for mention in (record or {}).get("mentions") or []:
            under = tokens_under(tokens, mention)
            if under and mention.get("entity") is not None:
                groups.setdefault(mention["entity"], set()).add(under)
        moved = at_heads(tokens, [span for cluster in key for span in cluster], list(groups.values()))
        unit = cluster_counts(key, without_singletons(groups.values()), "coref.")
        unit |= cluster_counts(key, without_singletons(moved), "heads.")
        pronouns, wrong = _pronouns(document, record)
        units.append(unit | pronouns)
        cases += wrong
    return Scored(units, figures, cases)


def figures(sums: Sum) -> Figures:
    """All measures as is and with heads, and pronouns, in percent."""
    out = cluster_figures(sums, "coref.") | cluster_figures(sums, "heads.")
    recall = percent(sums["pronouns.right"], sums["pronouns.gold"])
    precision = percent(sums["pronouns.right"], sums["pronouns.answered"])
    return out | {"pronouns": recall, "pronouns.P": precision, "pronouns.F1": harmonic(precision, recall)}


def at_heads(tokens: Sequence[Token], key: Sequence[Range], groups: Sequence[set[Range]]) -> list[set[Range]]:
    """``groups`` with each mention that ``key`` lacks at the smallest free key mention around it whose head it has."""
    wanted = set(key)
    taken = set().union(*groups)
    free = sorted(sorted(wanted - taken), key=lambda span: span[1] - span[0])
    head = {span: _head(tokens, span) for span in free}
    moved = []
    for group in groups:
        placed = set()
        for first, last in sorted(group):
            span = (first, last)
            if span not in wanted:
                holders = (k for k in free if k[0] <= first and last <= k[1] and first <= head[k] <= last)
                span = next(holders, span)
                if span in wanted:
                    free.remove(span)
            placed.add(span)
        moved.append(placed)
    return moved


def _head(tokens: Sequence[Token], span: Range) -> int:
    inside = range(span[0], span[1] + 1)
    return next((i for i in inside if tokens[i].head not in inside), -1)


def _pronouns(document: Document, record: Record | None) -> tuple[Tally, list[Case]]:
    tokens = document.gold.tokens
    gold = mentions_of(document.gold)
    names = [name for name in gold if name.named]
    system = named_mentions(record)
    clusters_of: dict[str | None, list[str]] = {}
    for i, j in pair(tokens, names, system):
        clusters_of.setdefault(system[j].get("entity"), []).append(names[i].cluster)
    at = {(mention["start"], mention["end"]): mention for mention in (record or {}).get("mentions") or []}
    with_name = {name.cluster for name in names}
    label = {entity["id"]: entity["label"] for entity in (record or {}).get("entities") or []}
    unit = {"pronouns.gold": 0.0, "pronouns.answered": 0.0, "pronouns.right": 0.0}
    cases = []
    for mention in gold:
        token = tokens[mention.range[0]]
        alone = mention.range[0] == mention.range[1] and token.tag in ("PRON", "DET")
        if not alone or token.form.lower() not in PRONOUNS or mention.cluster not in with_name:
            continue
        entity = at.get(mention.span, {}).get("entity")
        answers = clusters_of.get(entity, []) if entity else []
        right = bool(answers) and 2 * answers.count(mention.cluster) >= len(answers)
        unit["pronouns.gold"] += 1
        unit["pronouns.answered"] += bool(answers)
        unit["pronouns.right"] += right
        if not right:
            wanted = next(document.text[slice(*name.span)] for name in names if name.cluster == mention.cluster)
            ours = label.get(entity or "", "") if answers else ""
            kind, loss = ("wrong person", 1.0) if answers else ("no person", 0.8)
            place = around(document.text, *mention.span, width=240)
            cases.append(Case(document.id, kind, loss, f"{token.form} = {wanted}", ours, place))
    return unit, cases
