"""What the README shows of the sample articles is what comes out of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from pyoxigraph import Store
from spacy.language import Language

from tasks.extract.article import extract
from tasks.link import link
from tasks.load import load
from tasks.model import Article, Extraction
from tasks.query.answers import run_query, write_answer
from tasks.query.saved import saved_query
from tasks.read import read_articles
from tasks.settings import Settings
from tasks.store import open_published

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Store:
    """The published graph of the sample articles."""
    settings = Settings(graph=tmp_path_factory.mktemp("sample"))
    articles = [item for item in read_articles([ROOT / "data" / "raw" / "sample"]) if isinstance(item, Article)]
    made = [item for item in extract(articles, nlp) if isinstance(item, Extraction)]
    load(made, link(made, settings), settings)
    return open_published(settings.graph)


def answers(store: Store, query: str) -> list[list[str]]:
    """The rows of a query, without the head."""
    text = b"".join(write_answer(run_query(store, query), "csv")).decode()
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.slow
@pytest.mark.parametrize("pair", [("117", "119"), ("3 people", "5 people"), ("$1.2 billion", "$1.4 billion")], ids=str)
def test_the_reports_disagree_where_the_readme_says_so(sample: Store, pair: tuple[str, str]) -> None:
    rows = ["\n".join(row) for row in answers(sample, saved_query("contradictions"))]
    assert any(all(number in row for number in pair) for row in rows)


@pytest.mark.slow
def test_the_statement_that_the_readme_explains_is_there_with_both_its_sentences(sample: Store) -> None:
    [gloss] = re.findall(r'\$ triplewire explain "(.+)"', README)
    found = answers(
        sample,
        f'SELECT ?s ?n ?exact {{ ?s rdfs:label "{gloss}" ; tw:status tw:Asserted ; tw:corroboration ?n ; '
        "tw:evidence/tw:exact ?exact }",
    )
    assert {(iri in README, number, exact in README) for iri, number, exact in found} == {(True, "2", True)}
    assert len(found) == 2


@pytest.mark.slow
def test_the_query_of_the_readme_is_answered(sample: Store) -> None:
    [query] = re.findall(r"```sparql\n(.*?)```", README, re.DOTALL)
    assert answers(sample, query)
