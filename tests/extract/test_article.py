"""Any text goes through the whole of extraction, in order, without a crash and in time linear in its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract.article import extract
from tasks.model import Article, Extraction, Problem

pytestmark = pytest.mark.model


def read(text: str, nlp: Language) -> Extraction:
    (result,) = extract([Article("a", text, published="2021-03-01")], nlp)
    assert isinstance(result, Extraction), result
    return result


def check_offsets(result: Extraction) -> None:
    text = result.article.text
    for item in (*result.mentions, *result.times, *result.quantities):
        assert text[item.start : item.end] == item.text
    for relation in result.relations:
        for argument in relation.arguments:
            assert text[argument.start : argument.end] == argument.text
    assert all(0 <= span.start <= span.end <= len(text) for span in result.sentences)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_is_read_without_a_crash(nlp: Language, text: str) -> None:
    check_offsets(read(text, nlp))


_PARTS = st.sampled_from(
    ["“", "”", '"', "(", ")", " said ", "Ana ", " that ", " not ", ", ", ". ", "\n\n", "he ", " 40 ", "’s ",
     "— ", "Monday ",     "the mayor of ", "according to ", "if ", "\u200f", "🙂", "e\u0301"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PARTS, min_size=1, max_size=40).map("".join))
def test_any_run_of_words_and_marks_is_read_without_a_crash(nlp: Language, text: str) -> None:
    check_offsets(read(text, nlp))


def test_results_come_in_the_order_of_the_articles(nlp: Language) -> None:
    articles = [Article(str(n), f"Boat {n} sank on Monday. " * (n % 3 + 1)) for n in range(11)]
    assert [result.article.id for result in extract(articles, nlp, batch=4)] == [str(n) for n in range(11)]  # type: ignore[union-attr]


def test_an_article_in_another_language_is_skipped_with_the_reason(nlp: Language) -> None:
    german = "Das Gericht teilte am Montag mit, es werde den Fall nach der Sommerpause verhandeln. " * 4
    result = read(german, nlp)
    assert result.skipped
    assert "not in English" in result.skipped
    assert not result.mentions


def test_one_article_that_the_rules_fail_on_does_not_cost_the_others(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.extract import article as module

    annotate = module.annotate

    def fails_on_boats(doc: object) -> None:
        if "boat" in str(doc):
            raise RecursionError("too deep")
        annotate(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "annotate", fails_on_boats)
    good, bad = extract([Article("1", "The ferry left."), Article("2", "The boat left.", origin="b.txt")], nlp)
    assert isinstance(good, Extraction)
    assert isinstance(bad, Problem)
    assert (bad.where, "RecursionError" in bad.what) == ("b.txt", True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("one endless sentence", "the mayor of the town and "),
        ("nested brackets", "(the mayor “said (that "),
        ("short paragraphs", "Ana Petrović said that the ferry sank.\n\n"),
        ("no spaces", "abc"),
    ],
)
def test_time_grows_with_the_length_of_a_text(nlp: Language, name: str, unit: str) -> None:
    def seconds(characters: int) -> float:
        text = (unit * (characters // len(unit) + 1))[:characters]
        begun = time.process_time()
        read(text, nlp)
        return time.process_time() - begun

    seconds(2_000)
    short, long = seconds(12_000), seconds(48_000)
    assert long < 4 * 2.2 * max(short, 0.2), f"{name}: {short:.2f} s, four times as long: {long:.2f} s"
