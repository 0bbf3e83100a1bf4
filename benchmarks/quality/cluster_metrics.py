"""Coreference measures of two clusterings of mentions: MUC, B3, CEAFe, LEA, and CoNLL, the mean F1 of the first three.

A cluster is a collection of hashable mentions; no mention stands in two clusters of one side. Counts add up over
documents.

MUC: Vilain et al. 1995. B3: Bagga & Baldwin 1998. CEAFe: Luo 2005, with phi4. LEA: Moosavi & Strube 2016.
CoNLL: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence

from benchmarks.quality.pairing import heaviest_assignment
from benchmarks.quality.tally import Figures, Sum, Tally, precision_recall

Clusters = Sequence[Collection[Hashable]]
MEASURES = ("mentions", "muc", "b3", "ceafe", "lea")


def cluster_counts(key: Clusters, system: Clusters, prefix: str = "") -> Tally:
    """Numerators and denominators of all measures for one document."""
    out: Tally = {}
    for side, one, other in (("P", system, key), ("R", key, system)):
        for measure, (hits, of) in _one_side(one, other).items():
            out[f"{prefix}{measure}.{side}.hits"] = hits
            out[f"{prefix}{measure}.{side}.of"] = of
    likeness = _likeness(key, system)
    out |= {f"{prefix}ceafe.P.hits": likeness, f"{prefix}ceafe.R.hits": likeness}
    out |= {f"{prefix}ceafe.P.of": len(system), f"{prefix}ceafe.R.of": len(key)}
    return out


def cluster_figures(sums: Sum, prefix: str = "") -> Figures:
    """Precision, recall and F1 of every measure in percent, and ``conll``."""
    out: Figures = {}
    for measure in MEASURES:
        p, r = f"{prefix}{measure}.P", f"{prefix}{measure}.R"
        out |= precision_recall(
            f"{prefix}{measure}", sums[f"{p}.hits"], sums[f"{p}.of"], sums[f"{r}.of"], sums[f"{r}.hits"]
        )
    out[f"{prefix}conll"] = sum(out[f"{prefix}{measure}.F1"] for measure in ("muc", "b3", "ceafe")) / 3
    return out


def _one_side(clusters: Clusters, others: Clusters) -> dict[str, tuple[float, float]]:
    """What of ``clusters`` the other side has too, and how much there is, by every measure that looks so."""
    at = {mention: number for number, other in enumerate(others) for mention in other}
    size = sum(map(len, clusters))
    links = found_links = 0
    shared = found = resolved = 0.0
    for cluster in clusters:
        parts = Counter(at[mention] for mention in cluster if mention in at)
        known, n = parts.total(), len(cluster)
        found += known
        links += n - 1
        found_links += n - (len(parts) + n - known)
        shared += sum(k * k for k in parts.values()) / n
        if n == 1:
            resolved += any(len(others[number]) == 1 for number in parts)
        else:
            resolved += sum(k * (k - 1) for k in parts.values()) / (n - 1)
    return {
        "mentions": (found, size), "muc": (found_links, links), "b3": (shared, size), "lea": (resolved, size),
    }  # fmt: skip


def _likeness(key: Clusters, system: Clusters) -> float:
    """Sum of phi4 = 2 |K ∩ S| / (|K| + |S|) over the best one-to-one pairing of clusters."""
    at = {mention: number for number, cluster in enumerate(system) for mention in cluster}
    rows = []
    for cluster in key:
        parts = Counter(at[mention] for mention in cluster if mention in at)
        rows.append({number: 2.0 * k / (len(cluster) + len(system[number])) for number, k in parts.items()})
    return heaviest_assignment(rows)
