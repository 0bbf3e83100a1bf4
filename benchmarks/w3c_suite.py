"""Runs the W3C's SPARQL 1.1 test suite (queries, result formats, syntax) against a real server, over HTTP.

    python -m benchmarks.w3c_suite SUITE      (a folder with aggregates/, bind/, csv-tsv-res/, … and their manifests)

The suite is not part of this project; it is in the source distribution of rdflib (test/data/suites/w3c/sparql11) and in
the repository of the W3C (rdf-tests, sparql/sparql11). Updates, entailment and federation are left out: the store is
read-only and calls nobody. Prints how many entries of each folder pass, and which do not.
"""

from __future__ import annotations

import argparse
import csv
import io
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, Namespace

from benchmarks.served import served
from tasks.store import Draft

_MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
_RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_LEFT_OUT = {"entailment", "syntax-fed", "service", "protocol", "http-rdf-update", "service-description"}
_SYNTAX = {_MF.PositiveSyntaxTest11: True, _MF.NegativeSyntaxTest11: False}
_RESULTS = {
    ".srx": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    ".srj": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    ".tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}


def entries(folder: Path) -> Iterator[tuple[Graph, URIRef]]:
    """The entries of a folder's manifest that ask a query."""
    manifest = folder / "manifest.ttl"
    graph = Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for head in graph.objects(None, _MF.entries):
        for entry in Collection(graph, head):
            kinds = set(graph.objects(entry, RDF.type))
            if kinds & {_MF.QueryEvaluationTest, _MF.CSVResultFormatTest, *_SYNTAX}:
                yield graph, entry  # type: ignore[misc]


def ask(address: str, query: str, accept: str) -> tuple[int, bytes]:
    """Status and body of what the endpoint answers."""
    request = urllib.request.Request(f"{address}/sparql?query={quote(query)}", headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def publish(folder: Path, name: str, manifest: Graph, action: object) -> None:
    """A snapshot with the data of an entry."""
    with Draft(folder, fresh=True) as draft:
        for predicate in (_QT.data, _QT.graphData):
            for source in manifest.objects(action, predicate):  # type: ignore[arg-type]
                to = ox.NamedNode(str(source)) if predicate == _QT.graphData else ox.DefaultGraph()
                path = _path(source)
                form = ox.RdfFormat.from_extension(path.suffix[1:])
                draft.open().load(path.read_bytes(), format=form, base_iri=str(source), to_graph=to)
        draft.publish(name)


def passes(address: str, folder: Path, number: int, manifest: Graph, entry: URIRef) -> bool:
    """Whether the answer of the server to an entry is the one that the suite wants."""
    action = manifest.value(entry, _MF.action)
    kinds = set(manifest.objects(entry, RDF.type))
    wanted = [positive for kind, positive in _SYNTAX.items() if kind in kinds]
    if wanted:
        text = _path(action).read_bytes().decode("utf-8", "surrogateescape")
        status, _ = ask(address, text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"), "*/*")
        return status == 200 if wanted[0] else 400 <= status < 500
    publish(folder, f"n{number}", manifest, action)
    source = manifest.value(action, _QT.query)
    query = f"BASE <{source}>\n" + _path(source).read_text("utf-8")
    result = _path(manifest.value(entry, _MF.result))
    if result.suffix == ".csv":
        status, body = ask(address, query, "text/csv")
        return status == 200 and _table(body) == _table(result.read_bytes())
    if result.suffix in _RESULTS:
        accept, form = _RESULTS[result.suffix]
        status, body = ask(address, query, accept)
        return status == 200 and _same(
            ox.parse_query_results(body, form), ox.parse_query_results(result.read_bytes(), form)
        )
    expected = Graph().parse(result, format="turtle" if result.suffix == ".ttl" else "xml")
    if (None, RDF.type, _RS.ResultSet) in expected:
        status, body = ask(address, query, "application/sparql-results+json")
        return status == 200 and _same(ox.parse_query_results(body, ox.QueryResultsFormat.JSON), _result_set(expected))
    status, body = ask(address, query, "application/n-triples")
    return status == 200 and isomorphic(Graph().parse(data=body, format="nt"), expected)


def _path(iri: object) -> Path:
    return Path(urllib.request.url2pathname(str(iri).removeprefix("file://")))


def _table(data: bytes) -> tuple[list[str], Counter[tuple[str, ...]]]:
    head, *rows = list(csv.reader(io.StringIO(data.decode("utf-8"))))
    return head, Counter(tuple("_:" if cell.startswith("_:") else cell for cell in row) for row in rows)


def _rows(found: object) -> object:
    """What an answer says: yes or no, or its rows, each as often as it comes, whatever blank nodes are called."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, Counter):
        return found
    assert isinstance(found, ox.QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return Counter(tuple((name, _term(row[name])) for name in names if row[name] is not None) for row in found)


def _term(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return "_:"
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(("#decimal", "#double", "#float")):
        return f"{float(term.value)} {term.datatype.value}"  # 1.0 is 1
    return str(term)


def _same(found: object, wanted: object) -> bool:
    return _rows(found) == _rows(wanted)


def _result_set(expected: Graph) -> Counter[tuple[tuple[str, str], ...]]:
    rows: Counter[tuple[tuple[str, str], ...]] = Counter()
    for solution in expected.objects(None, _RS.solution):
        pairs = []
        for binding in expected.objects(solution, _RS.binding):
            value = expected.value(binding, _RS.value)
            [[triple]] = [list(ox.parse(f"<x:> <x:> {value.n3()} .".encode(), format=ox.RdfFormat.TURTLE))]  # type: ignore[union-attr]
            pairs.append((str(expected.value(binding, _RS.variable)), _term(triple.object)))
        rows[tuple(sorted(pairs))] += 1
    return rows


def main() -> None:
    """Runs every folder of the suite and prints what passes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path)
    suite = parser.parse_args().suite.resolve()
    total: Counter[bool] = Counter()
    with tempfile.TemporaryDirectory() as own:
        folder = Path(own)
        with Draft(folder, fresh=True) as draft:
            draft.publish("empty")
        with served(folder) as (address, _):
            number = 0
            for manifest in sorted(suite.glob("*/manifest.ttl")):
                if manifest.parent.name in _LEFT_OUT:
                    continue
                outcome: Counter[bool] = Counter()
                for graph, entry in entries(manifest.parent):
                    number += 1
                    try:
                        passed = passes(address, folder, number, graph, entry)
                    except (SyntaxError, ValueError, OSError) as error:
                        passed = False
                        print(f"  {type(error).__name__}: {error}")
                    outcome[passed] += 1
                    if not passed:
                        print(f"  {manifest.parent.name}: {str(entry).rpartition('#')[2]} fails")
                if outcome:
                    print(f"{manifest.parent.name}: {outcome[True]} of {outcome.total()} pass", flush=True)
                total += outcome
    print(f"{total[True]} of {total.total()} pass")


if __name__ == "__main__":
    main()
