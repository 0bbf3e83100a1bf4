"""What identity across articles could reach on MEANTIME if some mentions were in the right chain of their article.

    python -m benchmarks.identity_ceilings --data DIR [--records FOLDER]

For each kind of mention (names, noun phrases, pronouns, all), those that meet a gold mention are put where the gold has
them: with the entity of ours that holds most of what their gold entity has in the article, or with one of their own if
that entity is more another's. All else stays as the rules have it, and linking runs anew over the records. Prints
CoNLL F1 of found mentions.
"""

from __future__ import annotations

import argparse
import copy
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import identity, meantime_data
from benchmarks.quality.documents import Document, records_of
from benchmarks.quality.pipeline import identities, kept_records
from benchmarks.quality.tally import Record
from tasks.link.profiles import PRONOUNS
from tasks.settings import Settings

KINDS = ("name", "noun phrase", "pronoun")


def kind_of(mention: Mapping[str, Any]) -> str:
    """Which of :data:`KINDS` a mention of a record is."""
    if mention.get("named", True):
        return "name"
    return "pronoun" if mention["text"].lower() in PRONOUNS else "noun phrase"


def with_gold_chains(document: Document, record: Record, kinds: Collection[str]) -> Record:
    """A copy of ``record`` in which the mentions of ``kinds`` that meet a gold mention stand in its chain."""
    record = copy.deepcopy(record)
    mentions = [mention for mention in record["mentions"] if mention["start"] < document.gold.limit]
    marked = document.gold.mentions
    instance = {j: marked[i].values["instance"] for i, j in identity.align(document, mentions)}
    instance = {j: found for j, found in instance.items() if found}
    entity_of = _entities(mentions, instance)
    types = {entity["id"]: entity["type"] for entity in record["entities"]}
    for j, found in sorted(instance.items()):
        mention = mentions[j]
        if kind_of(mention) not in kinds:
            continue
        chain = entity_of.get(found, f"gold {found}")
        if chain not in types:
            types[chain] = mention["type"]
            record["entities"].append({"id": chain, "label": mention["text"], "type": mention["type"], "same_as": []})
        mention["entity"] = chain
    left = {mention["entity"] for mention in record["mentions"]}
    record["entities"] = [entity for entity in record["entities"] if entity["id"] in left]
    return record


def _entities(mentions: Sequence[Mapping[str, Any]], instance: Mapping[int, str]) -> dict[str, str]:
    """Gold entity → the entity of ours that stands for it, one for one: by the most mentions, names first."""
    shared: Counter[tuple[str, str]] = Counter()
    for j, found in instance.items():
        shared[found, mentions[j]["entity"]] += 1 + 100 * (kind_of(mentions[j]) == "name")
    taken: dict[str, str] = {}
    for (found, entity), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if found not in taken and entity not in taken.values():
            taken[found] = entity
    return taken


def ceiling(documents: Sequence[Document], records: Sequence[Record], kinds: Collection[str]) -> float:
    """CoNLL F1 of found mentions, in percent, with the mentions of ``kinds`` in the chains of the gold."""
    found = records_of(documents, records)
    changed = [with_gold_chains(document, found[document.id], kinds) for document in documents if document.id in found]
    return identity.score(documents, changed, identities(changed)).result()["found.conll"]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets")
    parser.add_argument("--records", type=Path, help="folder to keep extraction records in, and to take them from")
    wanted = parser.parse_args()
    documents = meantime_data.load(wanted.data)
    file = wanted.records / "meantime-times.jsonl" if wanted.records else None
    records = kept_records(documents, Settings.read(), file)
    for label, kinds in (("as it is", ()), *((f"{kind}s right", (kind,)) for kind in KINDS), ("all right", KINDS)):
        print(f"{label:20}{ceiling(documents, records, kinds):5.1f}")


if __name__ == "__main__":
    main()
