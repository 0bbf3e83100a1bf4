"""Old IRIs keep their meaning: where an identity is decided anew, the IRI of before is replaced by the new one.

<graph>/replaced.nt                  “<old> dcterms:isReplacedBy <new> .”, for readers and for the server's redirects
<graph>/.cache/identities.sqlite     which names of which articles each IRI stood for, to compare the next build with

None of it is part of the published dataset, which says what is so now and is the same whatever was there before.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from tasks.link.names import name_key
from tasks.model import LinkedEntity, Linking
from tasks.store import write_atomically

FILE = "replaced.nt"
_BOOKS = Path(".cache") / "identities.sqlite"
_PROPERTY = "<http://purl.org/dc/terms/isReplacedBy>"
_TABLES = """
CREATE TABLE IF NOT EXISTS known (iri TEXT PRIMARY KEY, names TEXT, anchors TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS replaced (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID;
"""
#: Entities of articles that are kept for each IRI.
_ANCHORS = 3
_Key = tuple[str, str]


def note_replaced(linking: Linking, graph: Path) -> dict[str, str]:
    """Compares the IRIs of ``linking``, which is published in ``graph``, with those of before; writes ``replaced.nt``.

    An IRI that is no more is replaced by the one that most of its articles' entities have now, if the two share a name.
    What has no name follows from its own words and is not looked at.

    Returns:
        Every IRI that was replaced at any time → what it is now.
    """
    path = graph / _BOOKS
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        replaced = _compare(linking, path)
    except sqlite3.DatabaseError:  # damaged: from now on
        path.unlink(missing_ok=True)
        replaced = _compare(linking, path)
    lines = [f"<{old}> {_PROPERTY} <{new}> .\n" for old, new in sorted(replaced.items())]
    if lines or (graph / FILE).exists():
        write_atomically(graph / FILE, lines)
    return replaced


def _compare(linking: Linking, path: Path) -> dict[str, str]:
    named: Mapping[_Key, str] = getattr(linking.iri_of, "named", linking.iri_of)
    entities = {entity.iri: entity for entity in linking.entities}
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.executescript(_TABLES)
        known: set[str] = set()
        stale: set[str] = set()
        found: dict[str, str] = {}
        for iri, names, anchors in rows.execute("SELECT iri, names, anchors FROM known ORDER BY iri"):
            keys = [(article, entity) for article, entity in json.loads(anchors)]
            if iri not in entities:
                stale.add(iri)
                if new := _successor(frozenset(json.loads(names)), keys, named, entities):
                    found[iri] = new
            elif any(named.get(key) == iri for key in keys):
                known.add(iri)
        before = dict(rows.execute("SELECT old, new FROM replaced"))
        now = {old: found.get(new, new) for old, new in before.items()} | found
        now = {old: new for old, new in now.items() if old not in entities and new in entities}
        rows.executemany("DELETE FROM known WHERE iri = ?", ((iri,) for iri in sorted(stale)))
        rows.executemany(
            "INSERT OR REPLACE INTO known VALUES (?, ?, ?)", _described(set(entities) - known, named, entities)
        )
        rows.executemany("DELETE FROM replaced WHERE old = ?", ((old,) for old in sorted(before.keys() - now.keys())))
        changed = sorted(item for item in now.items() if before.get(item[0]) != item[1])
        rows.executemany("INSERT OR REPLACE INTO replaced VALUES (?, ?)", changed)
    return now


def _successor(
    names: frozenset[str], keys: Iterable[_Key], named: Mapping[_Key, str], entities: Mapping[str, LinkedEntity]
) -> str:
    """The IRI that most of ``keys`` have now, of those whose entity is called by one of ``names``; "" if none."""
    votes = Counter(iri for key in keys if (iri := named.get(key, "")) in entities)
    fits = [iri for iri in votes if not names.isdisjoint(_names(entities[iri]))]
    return min(fits, key=lambda iri: (-votes[iri], iri), default="")


def _described(
    wanted: set[str], named: Mapping[_Key, str], entities: Mapping[str, LinkedEntity]
) -> Iterable[tuple[str, str, str]]:
    anchors: dict[str, list[_Key]] = {iri: [] for iri in wanted}
    if wanted:
        for key, iri in named.items():
            if iri in anchors:
                anchors[iri].append(key)
    for iri, keys in sorted(anchors.items()):
        yield iri, json.dumps(sorted(_names(entities[iri]))), json.dumps(sorted(keys)[:_ANCHORS])


def _names(entity: LinkedEntity) -> set[str]:
    return {name_key(name) for name in (entity.label, *entity.alt_labels)}
