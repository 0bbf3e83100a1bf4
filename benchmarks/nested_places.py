"""What places inside longer names (“Louisiana” in “Louisiana Wildlife Council”) bring on one set and cost on another.

    python -m benchmarks.nested_places --data DIR --kb FILE

TR-News and GeoVirus count many of them as toponyms, News-Fair counts a link onto one as wrong. Prints the figures of
all three with the records as they are and without the mentions of places that stand inside another name. ``--kb`` is
the knowledge base for the links of News-Fair.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality import newsfair, places
from benchmarks.quality.documents import Document
from benchmarks.quality.pipeline import kept_records, with_links
from benchmarks.quality.tally import Record
from tasks.model import PLACE_TYPES
from tasks.settings import Settings


def without_nested(record: Record) -> Record:
    """A copy of ``record`` without named mentions of places that stand inside a longer name of something else."""
    longer = [(m["start"], m["end"]) for m in record["mentions"] if m["named"] and m["type"] not in PLACE_TYPES]

    def nested(start: int, end: int) -> bool:
        return any(s <= start and end <= e and end - start < e - s for s, e in longer)

    kept = [
        mention
        for mention in record["mentions"]
        if not (mention["named"] and mention["type"] in PLACE_TYPES and nested(mention["start"], mention["end"]))
    ]
    return record | {"mentions": kept}


def _line(label: str, figures: Sequence[float]) -> str:
    return f"{label:44}" + "".join(f"{figure:8.1f}" for figure in figures)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public sets")
    parser.add_argument("--kb", type=Path, required=True, help="knowledge base: JSON Lines, or made by `kb build`")
    wanted = parser.parse_args()
    settings = Settings.read()
    print(f"{'':44}   as is without")

    def both(documents: Sequence[Document]) -> tuple[list[Record], list[Record]]:
        records = kept_records(documents, settings, None)
        return records, [without_nested(record) for record in records]

    for name, figure, label in (
        ("trnews", "id", "TR-News, right id of all gold"),
        ("geovirus", "acc161", "GeoVirus, within 161 km of all gold"),
    ):
        documents = places.load(wanted.data, name)
        print(_line(label, [places.score(documents, records).result()[figure] for records in both(documents)]))
    documents = newsfair.load(wanted.data)
    linked = with_links(kept_records(documents, settings, None), wanted.kb)
    scored = [newsfair.score(documents, records).result() for records in (linked, [without_nested(r) for r in linked])]
    for table in newsfair.TABLES:
        print(_line(f"News-Fair, precision, {table}", [found[f"{table}.P"] for found in scored]))


if __name__ == "__main__":
    main()
