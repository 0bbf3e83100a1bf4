"""Writes docs/sparql.md: every saved query with what it answers and its first rows on the sample graph.

make run && .venv/bin/python docs/saved_queries.py
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tasks.query.answers import run_query, write_answer
from tasks.query.saved import saved_queries, saved_query
from tasks.store import open_published

HEAD = """# For the one who writes SPARQL: asking the graph

Every query below is a file in `ontology/queries/` and runs by its name:

```
triplewire query who-said-what
triplewire query who-said-what --format csv > said.csv
triplewire query my-own.rq
triplewire query 'SELECT ?name { ?x a schema:Person ; rdfs:label ?name }'
```

The prefixes `tw:`, `rel:`, `schema:`, `skos:`, `prov:`, `geo:`, `rdf:`, `rdfs:`, `owl:`, `xsd:` and `dcterms:` need no
declaration. The default graph is the merge of everything; each article's own contribution is a named graph besides.
What the terms mean stands in [the glossary](../ontology/README.md) and, term by term, in
[the vocabulary](ontology.html). `triplewire serve` answers the same queries over HTTP ([serving.md](serving.md))
and has an editor with these as examples. From a triple to its sentence it is one step:
`?statement tw:evidence/tw:exact ?sentence`, or `triplewire explain IRI`.

The shape of a statement:

```sparql
SELECT * {
  ?statement a tw:Statement ;
    rdf:subject ?who ; rdf:predicate ?did ; rdf:object ?what ;      # each may be missing
    tw:polarity ?polarity ; tw:modality ?modality ; tw:status ?status ;
    tw:evidence [ tw:article ?article ; tw:start ?from ; tw:end ?to ; tw:exact ?sentence ] .
  OPTIONAL { ?statement tw:speaker ?speaker ; tw:attributedIn ?speechAct }
}
```

## Quick queries

A graph of a thousand articles has a million triples. The store joins row by row, which costs a look-up (twenty
microseconds) for every row and property; it does not know how many rows a part has; and it looks a text up each time it
compares it. Three habits make a query over all of them five to fifty times as quick, here and in other stores:

- **Each part in a select of its own** is joined as a table, all at once:
  `{ SELECT ?statement ?says { ?statement rdfs:label ?says } }` instead of `?statement rdfs:label ?says`. Where only few
  rows are left (one person, one town), plain patterns are quicker.
- **In an `OPTIONAL`, too**, if it has more than one pattern; else it is gone through anew for every row. And never an
  `OPTIONAL` about a variable that the one before may have left open: it matches everything.
  Begin it with the select that has a variable of the rows before: rdflib else joins what does not belong together.
- **Sort by a key**: `BIND(CONCAT(?says, " ") AS ?key) … ORDER BY ?key` instead of `ORDER BY ?says` (a sixth of the time
  for 60,000 rows). `SAMETERM(?a, ?b)` instead of `?a = ?b` for things spares looking them up.

## Saved queries, with their first rows on the sample articles
"""
ROWS, WIDTH = 3, 70


def main() -> None:
    """Writes the page beside this file."""
    store = open_published(Path("data/graph"))
    parts = [HEAD]
    for name, about in saved_queries().items():
        text = b"".join(write_answer(run_query(store, saved_query(name)), "csv")).decode()
        head, *rows = csv.reader(io.StringIO(text))
        lines = [f"\n### {name}\n", f"{about}.\n", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
        lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows[:ROWS]]
        parts.append("\n".join(lines) + f"\n\n{len(rows):,} rows in all.\n")
    (Path(__file__).parent / "sparql.md").write_text("".join(parts), encoding="utf-8")


def _cell(text: str) -> str:
    text = " ".join(text.replace("|", "\\|").split())
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


if __name__ == "__main__":
    main()
