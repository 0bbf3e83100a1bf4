"""The graph in Python: what docs/python.md promises, and the notebook run cell by cell on the sample articles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from rdflib import RDF, URIRef

from tasks.errors import Misuse
from tasks.export.frames import dataset, evidence, network, statements
from tasks.sparql import PREFIXES
from tasks.store import Draft
from tests.export.test_export import store_of
from tests.graph_sample import GRAPH

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A folder with the small graph published in it."""
    folder = tmp_path / "data" / "graph"
    with Draft(folder, fresh=True) as draft:
        draft.add(f"{quad} .\n" for quad in store_of(GRAPH))
        draft.publish("one")
    return folder


def test_network_is_a_networkx_graph_with_all_attributes(graph: Path) -> None:
    found = network(graph)
    assert isinstance(found, nx.MultiDiGraph)
    labels = dict(found.nodes(data="label"))
    edge = next(data for a, b, data in found.edges(data=True) if (labels[a], labels[b]) == ("Ana Brook", "mill"))
    assert (edge["label"], edge["weight"], edge["status"], edge["time"]) == ("close", 2, "Asserted", "2024-05-01")
    explained = dataset(graph).value(URIRef(edge["statement"]), URIRef(PREFIXES["rdfs"] + "label"))
    assert str(explained) == edge["gloss"]  # the IRI is what `triplewire explain` takes
    assert {"type", "community", "x", "y", "color", "size"} <= set(next(iter(found.nodes(data=True)))[1])


def test_statements_are_a_table_with_the_best_supported_first(graph: Path) -> None:
    pytest.importorskip("pandas")
    table = statements(graph)
    assert table.gloss.tolist()[0] == "Ana Brook closed the mill"
    old = table[table.gloss == "the mill was old"].iloc[0]
    assert (old.subject, old.predicate, old.object, old.speaker, old.status) == (
        "mill", "be", "old", "Tom Reed", "Attributed",
    )  # fmt: skip


def test_evidence_is_a_table_with_every_sentence(graph: Path) -> None:
    pytest.importorskip("pandas")
    table = statements(graph).merge(evidence(graph), on="statement")
    closed = table[table.gloss == "Ana Brook closed the mill"]
    assert closed.sentence.tolist() == ["Ana Brook closed the mill in Leeds.", "The mill was closed by Brook."]
    assert closed.publisher.tolist() == ["Vale Post", "Dale Echo"]
    assert closed.end.tolist() == [35, 29]


@pytest.mark.parametrize("make", [statements, evidence])
def test_polars_gets_the_same_tables_as_pandas(graph: Path, make: Callable[..., Any]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    ours, theirs = make(graph), make(graph, "polars")
    assert theirs.columns == list(ours.columns)
    assert theirs.rows() == [tuple(row) for row in ours.itertuples(index=False)]
    assert "Int64" in str(theirs.dtypes)


def test_another_library_is_refused_in_words(graph: Path) -> None:
    with pytest.raises(Misuse, match="pandas or polars"):
        statements(graph, "dask")


def test_every_line_of_the_page_runs(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    monkeypatch.chdir(graph.parent.parent)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "python.md", "exec"), names)
    assert len(names["graph"]) == 3
    assert (len(names["claims"]), len(names["sentences"])) == (3, 4)
    assert len(set(names["graphs"].subjects(RDF.type, URIRef(PREFIXES["tw"] + "Statement")))) == 3


def test_dataset_answers_by_rdflib_with_the_prefixes_of_the_saved_queries_and_takes_no_triples(graph: Path) -> None:
    found = dataset(graph)
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a tw:Statement }"
    assert [int(row.n) for row in found.query(count)] == [3]
    with pytest.raises(RuntimeError, match="read-write"):
        found.add((URIRef("urn:a"), RDF.type, URIRef("urn:b")))


@pytest.mark.model
@pytest.mark.slow
def test_the_notebook_tells_the_story_of_the_sample(
    tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pandas")
    from tasks.extract.article import extract
    from tasks.link import link
    from tasks.load import load
    from tasks.model import Article, Extraction
    from tasks.read.files import read_articles
    from tasks.settings import Settings

    settings = Settings(graph=tmp_path / "data" / "graph")
    articles = [item for item in read_articles([ROOT / "data" / "raw" / "sample"]) if isinstance(item, Article)]
    made = [item for item in extract(articles, nlp) if isinstance(item, Extraction)]
    load(made, link(made, settings), settings)
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((ROOT / "docs" / "story.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert f"from {len(articles)} articles" in capsys.readouterr().out
    assert len(names["said"]) > 20
    assert len(names["mine"]) >= len(names["said"][names["said"].speaker == names["talkers"].index[0]])
    assert (names["denied"].polarity == "Negative").all() and len(names["denied"])
    assert len(names["dated"])
