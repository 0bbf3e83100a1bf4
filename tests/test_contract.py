"""What the contract promises of extraction records and of the graph, checked on text that is hard on offsets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from tasks.extract.article import extract
from tasks.extract.cache import CachedExtractions, ExtractionCache
from tasks.extract.record import to_record
from tasks.link.link import link
from tasks.load.load import load
from tasks.model import ENTITY_TYPES, Article, Extraction
from tasks.settings import Settings

Record = dict[str, Any]

#: TIMEX3 values: dates, weeks, seasons, quarters, decades and centuries, times of day, lengths, references.
_TIMEX = re.compile(
    r"(?:[\dX]{4}|BC\d+|\d{2,3})(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[\dX]))?|SP|SU|FA|AU|WI|Q[1-4X]|H[12X]))?"
    r"(?:T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?(?:Z|[+-]\d{2}:?\d{2})?|MO|MI|AF|EV|NI|DT|PM))?"
    r"|T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?|MO|MI|AF|EV|NI|DT)"
    r"|P(?:[\d.X]+(?:Y|M|W|D|DE|CE|Q|H|WE|SP|SU|FA|WI))*(?:T(?:[\d.X]+[HMS]|[\dX]*(?:MO|AF|EV|NI|DT))+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)
_TITLED = re.compile(r"(?:the|a|an|mr|mrs|ms|sir|president|governor|senator|minister)\b[. ]", re.I)

_TRAINS = """Fourth train stopped near Lindhaven 🚆

LINDHAVEN, March 4 (Own) — Governor Ana Petrović said on Monday that about 120 passengers had left the train. “Nobody
was hurt,” the governor of the province added. She did not rule out a second search.

The Ministry of Transport’s engineers, who inspected the track, said the rail operator Norlin AG had promised to pay
€4 million within two years. According to Mr. Tom Okafor, the operator told residents that it would leave Port Amber.
"""
_ODD = (
    "\ufeffBarge sinks\r\n\r\n \r\n\u00a0\u2003\r\nA barge sank off Port Amber on 3 May 2024, "
    "Captain Zoe\u0301 Brandt said.\r\n\t\r\n\u200b\r\nمرحبا بكم في الميناء\r\n\r\n"
    "\U0001f469\u200d\U0001f469\u200d\U0001f466 Families thanked Captain Brandt’s crew \U0001f64f\U0001f3fd.\r\n\r\n"
    "“It was dark,” said Brandt. “We saw nothing.” \x0c \r\n   "
)
_COPY = "Norlin AG will leave Port Amber. Ana Petrović left Lindhaven on Monday. Norlin AG left Port Amber."

ARTICLES = (
    Article("trains", _TRAINS, "Fourth train stopped near Lindhaven", published="2024-03-05", publisher="Own"),
    Article("odd", _ODD, None, published="2024-05-04"),
    Article("copy", _COPY, "No headline of its own", published="2024-03-06"),
    Article("other", "Die Polizei teilte am Montag mit, sie habe in der Nacht nichts gefunden und suche weiter. " * 4),
)


def faults_of(record: Record) -> Iterator[str]:
    """Where ``record`` does not keep the contract."""
    text: str = record["article"]["text"]
    ids: dict[str, set[str]] = {}
    for kind in ("mentions", "entities", "times", "quantities", "attributions", "relations"):
        given = [item["id"] for item in record[kind]]
        ids[kind] = set(given)
        if len(ids[kind]) != len(given):
            yield f"ids of {kind} are not unique"
    yield from _unresolved(record, ids)
    for item in _with_text(record):
        if text[item["start"] : item["end"]] != item["text"] or not item["text"].strip():
            yield f"{item} is {text[item['start'] : item['end']]!r}"
    for where, spans in _span_lists(record):
        bounds = [(span["start"], span["end"]) for span in spans]
        flat = [offset for pair in bounds for offset in pair]
        if flat != sorted(flat) or any(start >= end for start, end in bounds) or (flat and flat[-1] > len(text)):
            yield f"{where}: {bounds}"
    for mention in record["mentions"]:
        if mention["type"] not in ENTITY_TYPES:
            yield f"type of {mention}"
        if mention["named"] and (_TITLED.match(mention["text"]) or re.search(r"['’]s?$", mention["text"])):
            yield f"name {mention['text']!r}"
    for time in record["times"]:
        if time["type"] not in {"DATE", "TIME", "DURATION", "SET"} or not _TIMEX.fullmatch(time["value"]):
            yield f"time {time}"
    yield from _relation_faults(record)


def _unresolved(record: Record, ids: dict[str, set[str]]) -> Iterator[str]:
    wanted: list[tuple[str, str | None]] = [("entities", mention["entity"]) for mention in record["mentions"]]
    for a in record["attributions"]:
        wanted += [("attributions", a["within"]), ("entities", a["speaker"])]
        if a["within"] == a["id"]:
            yield f"{a['id']} within itself"
    for r in record["relations"]:
        wanted += [("attributions", r["attribution"]), ("times", r["time"]), ("entities", r["place"])]
        for argument in r["arguments"]:
            wanted += [("entities", argument["entity"]), ("relations", argument["relation"])]
            wanted += [("quantities", argument["quantity"]), ("times", argument["time"])]
            if argument["relation"] == r["id"]:
                yield f"{r['id']} is its own argument"
    yield from (
        f"{name} is not among the {kind}" for kind, name in wanted if name is not None and name not in ids[kind]
    )


def _with_text(record: Record) -> Iterator[dict[str, Any]]:
    for kind in ("mentions", "times", "quantities"):
        yield from record[kind]
    for relation in record["relations"]:
        yield from relation["arguments"]


def _span_lists(record: Record) -> Iterator[tuple[str, list[dict[str, int]]]]:
    yield "sentences", record["sentences"]
    for a in record["attributions"]:
        yield from ((f"{part} of {a['id']}", a[part]) for part in ("cue", "content", "source"))
    for r in record["relations"]:
        yield f"predicate of {r['id']}", r["predicate"]
        yield f"sentence of {r['id']}", [r["sentence"]]


def _relation_faults(record: Record) -> Iterator[str]:
    for a in record["attributions"]:
        if a["kind"] not in {"direct", "indirect", "mixed"} or not a["content"]:
            yield f"attribution {a}"
    for q in record["quantities"]:
        if q["comparator"] not in {"=", "<", "<=", ">", ">=", "~"}:
            yield f"quantity {q}"
    for r in record["relations"]:
        roles = [argument["role"] for argument in r["arguments"]]
        if "subject" in roles[1:] or roles.count("object") > 1 or not r["lemma"].strip():
            yield f"roles of {r['id']} ({r['lemma']}): {roles}"
        if not r["predicate"] and r["lemma"] != "be":  # of an apposition: “Ana Lee, the mayor”
            yield f"no predicate in {r['id']} ({r['lemma']})"
        if r["polarity"] not in {"positive", "negative"} or not 0 <= r["confidence"] <= 1:
            yield f"relation {r}"
        if r["modality"] not in {"actual", "future", "possible", "hypothetical"}:
            yield f"relation {r}"


@pytest.fixture(scope="module")
def extractions(nlp: Any) -> list[Extraction]:
    found = list(extract(ARTICLES, nlp))
    assert all(isinstance(item, Extraction) for item in found), found
    return [item for item in found if isinstance(item, Extraction)]


@pytest.fixture(scope="module")
def records(extractions: list[Extraction]) -> list[Record]:
    return [json.loads(json.dumps(to_record(item))) for item in extractions]


@pytest.mark.model
def test_records_keep_the_contract(records: list[Record]) -> None:
    assert [fault for record in records for fault in faults_of(record)] == []


@pytest.mark.model
def test_articles_come_out_in_order_and_unchanged(records: list[Record]) -> None:
    assert [(r["article"]["id"], r["article"]["text"]) for r in records] == [(a.id, a.text) for a in ARTICLES]
    assert all(record["relations"] for record in records[:3])
    assert records[3]["skipped"]


@pytest.mark.model
def test_sentences_of_white_space_alone_are_none(records: list[Record]) -> None:
    text = records[1]["article"]["text"]
    cuts = [text[span["start"] : span["end"]] for span in records[1]["sentences"]]
    assert all(cut.strip() == cut != "" for cut in cuts)
    assert any(cut.startswith("“It was dark") for cut in cuts)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda r: r["mentions"][0].update(start=r["mentions"][0]["start"] + 1), "is"),
        (lambda r: r["mentions"][1].update(id=r["mentions"][0]["id"]), "unique"),
        (lambda r: r["mentions"][0].update(entity="e999"), "e999"),
        (lambda r: r["attributions"][0].update(within="a999"), "a999"),
        (lambda r: r["attributions"][0]["content"].append({"start": 0, "end": 0}), "content"),
        (lambda r: r["times"][0].update(value="last Monday"), "time"),
        (lambda r: r["relations"][0]["arguments"].reverse(), "roles"),
        (lambda r: r["sentences"].append({"start": 5, "end": 5}), "sentences"),
    ],
)  # fmt: skip
@pytest.mark.model
def test_a_fault_in_a_record_is_seen(records: list[Record], spoil: Callable[[Record], None], told: str) -> None:
    record = json.loads(json.dumps(records[0]))
    record["relations"] = [r for r in record["relations"] if "subject" in [a["role"] for a in r["arguments"][:-1]]]
    spoil(record)
    assert any(told in fault for fault in faults_of(record))


PREFIXES = """
PREFIX tw: <https://w3id.org/triplewire/ontology#> PREFIX schema: <https://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
ONE_OF_EACH = ("tw:status", "tw:polarity", "tw:modality", "rdf:predicate", "tw:reportCount", "tw:corroboration",
               "tw:confidence", "rdfs:label")  # fmt: skip

#: What must find nothing in the graph.
FORBIDDEN = {
    **{
        f"statements have one {name}": f"SELECT ?s {{ ?s a tw:Statement . OPTIONAL {{ ?s {name} ?x }} }} "
        "GROUP BY ?s HAVING (COUNT(DISTINCT ?x) != 1)"
        for name in ONE_OF_EACH
    },
    "statements have evidence": "SELECT ?s { ?s a tw:Statement FILTER NOT EXISTS { ?s tw:evidence ?e } }",
    "what is attributed names the speech act": "SELECT ?s { ?s tw:status tw:Attributed "
    "FILTER NOT EXISTS { ?s tw:attributedIn/a tw:Statement } }",
    "what is asserted has no speaker": "SELECT ?s { ?s tw:status tw:Asserted ; tw:speaker|tw:attributedIn ?x }",
    "evidence is exact": "SELECT ?e { ?e a tw:Evidence ; tw:article ?a ; tw:start ?b ; tw:end ?n ; tw:exact ?x . "
    "?a schema:articleBody ?t FILTER (SUBSTR(?t, ?b + 1, ?n - ?b) != ?x) }",
    "evidence is complete": "SELECT ?e { ?e a tw:Evidence FILTER NOT EXISTS { ?e tw:article ?a ; tw:start ?b ; "
    "tw:end ?n ; tw:exact ?x ; <http://www.w3.org/ns/prov#wasGeneratedBy> ?g } }",
    "a label is the preferred one": "SELECT ?e { ?e skos:prefLabel ?p FILTER NOT EXISTS { ?e rdfs:label ?p } }",
    "one preferred label": "SELECT ?e { ?e skos:prefLabel ?p } GROUP BY ?e HAVING (COUNT(DISTINCT ?p) > 1)",
    "one label": "SELECT ?e { ?e skos:prefLabel ?p ; rdfs:label ?l } GROUP BY ?e HAVING (COUNT(DISTINCT ?l) > 1)",
    "labels are short": "SELECT ?l { { ?s rdf:subject ?e } UNION { ?s tw:speaker ?e } ?e skos:prefLabel ?l "
    r"FILTER REGEX(STR(?l), '(\\S+\\s+){9}\\S') }",
    "ends have labels": "SELECT ?e { ?s rdf:subject|tw:speaker|tw:place ?e FILTER NOT EXISTS { ?e rdfs:label ?l } }",
    "a plain fact is asserted, positive and actual": "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } "
    "FILTER STRSTARTS(STR(?p), 'https://w3id.org/triplewire/relation/') FILTER NOT EXISTS { ?x rdf:subject ?s ; "
    "rdf:predicate ?p ; rdf:object ?o ; tw:status tw:Asserted ; tw:polarity tw:Positive ; tw:modality tw:Actual } }",
    "the plain facts are there": "SELECT ?x { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
    "tw:status tw:Asserted ; tw:polarity tw:Positive ; tw:modality tw:Actual FILTER NOT EXISTS { ?s ?p ?o } "
    "FILTER NOT EXISTS { ?s a tw:Statement } FILTER NOT EXISTS { ?o a tw:Statement } }",
}


@pytest.fixture(scope="module")
def graph(extractions: list[Extraction], tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    """The store of the published ``graph.ttl``."""
    folder: Path = tmp_path_factory.mktemp("graph")
    cache = ExtractionCache(folder / "cache", "test")
    for item in extractions:
        cache.write(item)
    settings = Settings(graph=folder / "graph")
    cached = CachedExtractions(cache, [item.article for item in extractions])
    load(cached, link(cached, settings), settings)
    store = pyoxigraph.Store()
    store.load(path=folder / "graph" / "graph.ttl", to_graph=pyoxigraph.NamedNode("urn:all"))
    return store


def answers(store: pyoxigraph.Store, query: str) -> list[str]:
    """The rows of a query over all graphs, as text."""
    found: Any = store.query(PREFIXES + query, use_default_graph_as_union=True)
    rows: Iterable[Any] = found
    return [" ".join(str(value) for value in row) for row in rows]


@pytest.mark.model
@pytest.mark.parametrize("rule", sorted(FORBIDDEN))
def test_the_graph_keeps_the_contract(graph: pyoxigraph.Store, rule: str) -> None:
    assert answers(graph, FORBIDDEN[rule]) == []


@pytest.mark.model
def test_the_graph_is_of_something(graph: pyoxigraph.Store) -> None:
    counted = answers(graph, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a tw:Statement ; tw:status tw:Attributed }")
    assert int(counted[0].split('"')[1]) >= 3
    assert answers(graph, "SELECT ?o { ?s <https://w3id.org/triplewire/relation/leave> ?o }")
