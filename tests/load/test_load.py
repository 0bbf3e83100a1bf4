"""The whole of load: articles to a published graph, the same whatever the order, and evidence to the character."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import Misuse
from tasks.load import load
from tasks.load.load import LEXICON
from tasks.load.validation import validate
from tasks.model import Decision, LinkedEntity, Linking
from tasks.settings import Settings
from tests.load.hand_made import BASE, Page, emergency, hearsay, linking
from tests.load.reading import Loaded


def two_reports() -> list[Page]:
    first = emergency(title="Emergency", url="https://example.org/n/1", publisher="Vale Post", published="2024-05-02")
    second = emergency(
        "After the storm, Ana Brook declared a state of emergency in Leeds, officials told the council.",
        id="b", publisher="Dale Echo", published="2024-05-03T10:30:00Z",
    )  # fmt: skip
    return [first, second]


def test_the_same_statement_in_two_articles_is_one_node_with_two_pieces_of_evidence(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, two_reports())
    assert graph.report.statements == 1
    assert graph.report.evidence == 2
    assert graph.rows("SELECT ?n ?i { ?s tw:reportCount ?n ; tw:corroboration ?i }") == [("2", "2")]


def test_copies_of_one_wire_story_count_once(tmp_path: Path) -> None:
    pages = two_reports()
    first, second = (page.article.key for page in pages)
    graph = Loaded(tmp_path, pages, linking(*pages, copies={first: min(first, second), second: min(first, second)}))
    assert graph.rows("SELECT ?n ?i { ?s tw:reportCount ?n ; tw:corroboration ?i }") == [("2", "1")]
    assert graph.ask("?a tw:copyOf ?b . ?b a schema:NewsArticle")


def test_near_equal_sentences_count_once(tmp_path: Path) -> None:
    pages = [emergency(), emergency("Mayor Ana Brook has declared a state of emergency in Leeds.", id="b")]
    graph = Loaded(tmp_path, pages)
    assert graph.rows("SELECT ?n ?i { ?s tw:reportCount ?n ; tw:corroboration ?i }") == [("2", "1")]


def test_the_article_is_described_as_the_contract_says(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, two_reports()[:1])
    text = two_reports()[0].article.text
    assert graph.ask(f"""?a a schema:NewsArticle ; schema:headline "Emergency" ; schema:publisher "Vale Post" ;
        schema:datePublished "2024-05-02"^^xsd:date ; schema:url <https://example.org/n/1> ;
        schema:articleBody "{text}" ; tw:sha256 "{sha256(text.encode()).hexdigest()}" """)


def test_evidence_is_the_sentence_with_its_offsets_and_extractor(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency("It rained. Mayor Ana Brook declared a state of emergency in Leeds.")])
    assert graph.ask("""?s tw:evidence [ a tw:Evidence ; tw:article ?a ; tw:start 11 ; tw:end 66 ; prov:wasGeneratedBy
        [ rdfs:label ?label ; schema:softwareVersion ?version ] ;
        tw:exact "Mayor Ana Brook declared a state of emergency in Leeds." ] . ?a a schema:NewsArticle""")


def test_entities_have_class_labels_identifiers_and_place(tmp_path: Path) -> None:
    page = emergency()
    city, country = f"{BASE}entity/place/leeds", f"{BASE}entity/place/united-kingdom"
    entities = (
        LinkedEntity(city, "Leeds", "City", ("Leeds City", "Leeds"), ("https://sws.geonames.org/2644688/", "no iri"),
                     53.79648, -1.54785, country,
                     decisions=(Decision(city, "Leeds", 0.9, "the only city of that name", "identified"),)),
        LinkedEntity(country, "United Kingdom", "Country"),
    )  # fmt: skip
    plain = linking(page)
    iri_of = {key: city if iri.endswith("leeds") else iri for key, iri in plain.iri_of.items()}
    people = tuple(e for e in plain.entities if not e.iri.endswith("leeds"))
    graph = Loaded(tmp_path, [page], Linking((*entities, *people), iri_of))
    assert graph.ask("""?c a schema:City ; skos:prefLabel "Leeds" ; rdfs:label "Leeds" ; skos:altLabel "Leeds City" ;
        owl:sameAs <https://sws.geonames.org/2644688/> ; geo:lat 53.79648 ; geo:long -1.54785 ;
        schema:containedInPlace [ a schema:Country ] ;
        tw:decision [ tw:about "Leeds" ; tw:score 0.9 ; tw:outcome tw:Identified ;
            tw:reason "the only city of that name" ] .
        ?s tw:place ?c""")
    assert graph.rows("SELECT ?l { ?c skos:altLabel ?l }") == [("Leeds City",)]


def test_a_role_has_label_whole_and_evidence(tmp_path: Path) -> None:
    page = emergency()
    page.role("e1", "Mayor", "e2")
    graph = Loaded(tmp_path, [page])
    assert graph.ask("""?p a schema:Person ; tw:hasRole [ a tw:Role ; rdfs:label "Mayor" ; tw:roleOf ?c ;
        tw:evidence [ tw:start 0 ] ] . ?c rdfs:label "Leeds" """)


def test_each_article_has_a_named_graph_of_its_own(tmp_path: Path) -> None:
    pages = two_reports()
    graph = Loaded(tmp_path, pages)
    for page in pages:
        name = f"{BASE}graph/article/{page.article.key[:12]}"
        rows = graph.store.query(f"SELECT ?a {{ GRAPH <{name}> {{ ?a a <https://schema.org/NewsArticle> }} }}")
        assert [solution[0].value for solution in rows] == [f"{BASE}article/{page.article.key[:12]}"]  # type: ignore[union-attr]


def test_any_order_of_articles_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = [*two_reports(), hearsay()]
    forward = Loaded(tmp_path / "f", pages)
    backward = Loaded(tmp_path / "b", pages[::-1], linking(*pages))
    assert forward.turtle == backward.turtle
    assert forward.report == backward.report


@pytest.mark.parametrize("seed", ["1", "2"])
def test_any_hash_seed_gives_the_same_bytes(tmp_path: Path, seed: str) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.load.hand_made import *;"
        "from tests.load.reading import Loaded;"
        "print(Loaded(Path(sys.argv[1]), [emergency(), hearsay()]).report.snapshot)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "sub")], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert done.stdout.strip() == Loaded(tmp_path / "here", [emergency(), hearsay()]).report.snapshot


def test_one_text_from_two_publishers_is_two_articles_and_one_source(tmp_path: Path) -> None:
    first = emergency(publisher="Vale Post", published="2024-05-02")
    second = emergency(id="b", publisher="Dale Echo", published="2024-05-02")
    forward = Loaded(tmp_path / "f", [first, second])
    assert forward.turtle == Loaded(tmp_path / "b", [second, first]).turtle
    assert forward.report.articles == 2
    assert forward.rows("SELECT ?p { ?a schema:publisher ?p }") == [("Dale Echo",), ("Vale Post",)]
    assert len(forward.rows("SELECT ?a { ?a tw:sha256 ?h }")) == 2
    assert len(forward.rows("SELECT DISTINCT ?h { ?a tw:sha256 ?h }")) == 1
    assert forward.rows("SELECT ?n ?i { ?s tw:reportCount ?n ; tw:corroboration ?i }") == [("2", "1")]


def test_one_article_under_two_names_is_one(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency(id="a", origin="a.txt"), emergency(id="b", origin="b.txt")])
    assert graph.report.articles == 1
    assert graph.rows("SELECT ?n { ?s tw:reportCount ?n }") == [("1",)]


def test_an_article_taken_away_leaves_no_trace(tmp_path: Path) -> None:
    first, second = two_reports()
    assert "Bo Ray" in Loaded(tmp_path / "g", [first, second, hearsay()]).turtle
    without = Loaded(tmp_path / "g", [first, second])
    assert without.turtle == Loaded(tmp_path / "fresh", [first, second]).turtle


def test_no_articles_make_an_empty_graph(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [])
    assert (graph.report.articles, graph.report.statements) == (0, 0)
    assert graph.turtle.startswith("@prefix")


def test_texts_can_be_kept_out_of_the_file_but_stay_in_the_store(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency()], bodies=False)
    assert "articleBody" not in graph.turtle
    assert validate(graph.store).faults == 0


@pytest.mark.parametrize("base", ["data/", "https://example.org/data", "https://example.org/a b/", "", "example.org/"])
def test_a_base_that_is_none_is_called_so(tmp_path: Path, base: str) -> None:
    with pytest.raises(Misuse, match="no base of IRIs"):
        load([], Linking(()), Settings(graph=tmp_path, base=base))
    assert not list(tmp_path.iterdir())


AWKWARD = [
    "😀 Ana Brook declared a state of emergency in Leeds. 😀",
    "שלום עולם. Ana Brook declared a state of emergency in Leeds. مرحبا",
    "One.\r\nAna Brook declared a state of emergency in Leeds.\r\n",
    "Cafe\u0301 news. Ana Brook declared a state of emergency in Leeds.",
    "Half \ud83d. Ana Brook declared a state of emergency in Leeds\udc00.",
    "Nul \x00 and \x85 and \u2028. Ana Brook declared a state of emergency in Leeds. \ufffe",
    'A "quoted\\ path". Ana Brook declared a state of emergency in Leeds.',
]


@pytest.mark.parametrize(
    "text", AWKWARD, ids=["emoji", "rtl", "crlf", "combining", "surrogates", "controls", "escapes"]
)
def test_evidence_cuts_out_its_words_whatever_the_text_is_like(tmp_path: Path, text: str) -> None:
    page = emergency(text)
    graph = Loaded(tmp_path, [page])
    found = validate(graph.store)
    assert (found.faults, found.evidence, graph.report.statements) == (0, 1, 1), found.messages
    body = graph.rows("SELECT ?b { ?a schema:articleBody ?b }")[0][0]
    assert len(body) == len(text)
    assert graph.rows("SELECT ?h { ?a tw:sha256 ?h }") == [(page.article.sha256,)]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text(st.characters(codec=None), max_size=30), after=st.text(st.characters(codec=None), max_size=30))
def test_any_text_at_all_round_trips(tmp_path: Path, before: str, after: str) -> None:
    page = emergency(
        f"{before}\nAna Brook declared a state of emergency in Leeds.\n{after}", title=before, author=after
    )
    found = validate(Loaded(tmp_path, [page]).store)
    assert found.faults == 0, found.messages
    assert found.evidence >= 1


def test_a_change_of_any_word_list_that_load_reads_makes_the_graph_anew() -> None:
    used = set[str]()
    for path in sorted((Path(__file__).parents[2] / "tasks" / "load").glob("*.py")):
        used |= set(re.findall(r'\b(?:lexicon|words)\("(\w+)"', path.read_text(encoding="utf-8")))
    assert {f"{name}.toml" for name in used} == set(LEXICON)
