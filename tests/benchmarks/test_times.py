"""MEANTIME: the text put together from tokens, times, and identity across articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import identity, meantime_data, times
from benchmarks.quality.documents import Document

TOKENS = (
    "0 Harbour bridge opens|1 May 4 , 2020|2 The city 's new bridge opened on Monday .|3 `` It is safe , '' she said .|"
    "6 It closed on Tuesday ."
)


def corpus(folder: Path, name: str, markables: str, relations: str = "") -> None:
    words, number = [], 0
    for sentence in TOKENS.split("|"):
        index, *forms = sentence.split()
        for form in forms:
            number += 1
            words.append(f'<token t_id="{number}" sentence="{index}">{form}</token>')
    target = folder / "MEANTIME" / "corpus_roads"
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{name}.xml").write_text(
        f'<Document url="u">{"".join(words)}<Markables>{markables}</Markables><Relations>{relations}</Relations>'
        "</Document>"
    )


def mark(tag: str, m_id: int, tokens: range, **values: str) -> str:
    anchors = "".join(f'<token_anchor t_id="{n}"/>' for n in tokens)
    listed = "".join(f' {key}="{value}"' for key, value in values.items())
    return f'<{tag} m_id="{m_id}"{listed}>{anchors}</{tag}>'


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    for name in ("a", "b"):
        corpus(
            tmp_path, name,
            mark("TIMEX3", 1, range(4, 8), type="DATE", value="2020-05-04", functionInDocument="CREATION_TIME")
            + mark("TIMEX3", 2, range(15, 16), type="DATE", value="2020-05-04")
            + mark("ENTITY_MENTION", 3, range(8, 13), head="bridge")
            + mark("ENTITY_MENTION", 4, range(8, 11), head="city")
            + mark("TIMEX3", 5, range(30, 31), type="DATE", value="2020-05-05")
            + '<ENTITY m_id="8" instance_id="bridge"/><ENTITY m_id="9" instance_id="city"/>',
            '<REFERS_TO><source m_id="3"/><target m_id="8"/></REFERS_TO>'
            '<REFERS_TO><source m_id="4"/><target m_id="9"/></REFERS_TO>',
        )  # fmt: skip
    return meantime_data.load(tmp_path)


def test_text_is_put_together_from_tokens(documents: list[Document]) -> None:
    assert documents[0].text == (
        "Harbour bridge opens\n\nMay 4, 2020\n\nThe city's new bridge opened on Monday. "
        '"It is safe," she said. It closed on Tuesday.'
    )
    assert documents[0].article.published == "2020-05-04"
    assert documents[0].topic == "roads"


def read(document: Document, *found: tuple[str, str, str]) -> dict[str, Any]:
    times_ = []
    for part, kind, value in found:
        start = document.text.index(part)
        times_.append({"start": start, "end": start + len(part), "type": kind, "value": value})
    return {"article": {"id": document.id, "text": document.text}, "times": times_}


def test_times_after_the_annotated_part_and_the_dateline_are_left_out(documents: list[Document]) -> None:
    records = [
        read(d, ("May 4, 2020", "DATE", "x"), ("Monday", "DATE", "2020-05-04"), ("Tuesday", "DATE", "y"))
        for d in documents
    ]
    scored = times.score(documents, records)
    assert set(scored.result().values()) == {100.0}
    assert scored.cases == []


def test_a_wider_span_with_a_wrong_value_is_relaxed_only(documents: list[Document]) -> None:
    found = times.score(documents[:1], [read(documents[0], ("on Monday", "DATE", "2020-05-03"))]).result()
    assert (found["strict.F1"], found["relaxed.F1"], found["value.F1"], found["type.F1"]) == (0.0, 100.0, 0.0, 100.0)


def mentions(document: Document, *phrases: str) -> dict[str, Any]:
    made = []
    for number, phrase in enumerate(phrases):
        start = document.text.index(phrase)
        made.append(
            {"id": f"m{number}", "start": start, "end": start + len(phrase), "entity": f"e{number}", "type": "City"}
        )
    return {"article": {"id": document.id, "text": document.text}, "mentions": made}


def test_mentions_of_one_thing_in_two_articles_are_one_cluster(documents: list[Document]) -> None:
    records = [mentions(d, "new bridge", "city") for d in documents]
    same = {(d.id, f"e{n}"): f"thing{n}" for d in documents for n in (0, 1)}
    found = identity.score(documents, records, same).result()
    assert found["all.conll"] == pytest.approx(100)
    apart = {(d.id, f"e{n}"): f"{d.id}{n}" for d in documents for n in (0, 1)}
    found = identity.score(documents, records, apart).result()
    assert (found["found.b3.P"], found["found.b3.R"]) == (pytest.approx(100), pytest.approx(50))


def test_a_missing_mention_costs_recall_only_where_all_count(documents: list[Document]) -> None:
    records = [mentions(d, "city") for d in documents]
    found = identity.score(documents, records, {(d.id, "e0"): "city" for d in documents}).result()
    assert found["all.b3.R"] == pytest.approx(50)
    assert found["found.b3.F1"] == pytest.approx(100)


def test_names_are_scored_by_themselves_too(documents: list[Document]) -> None:
    records = [mentions(d, "new bridge", "city") for d in documents]
    for record in records:
        record["mentions"][0]["named"] = False
    apart = {(d.id, f"e{n}"): f"{d.id}{n}" if n == 0 else "city" for d in documents for n in (0, 1)}
    found = identity.score(documents, records, apart).result()
    assert found["names.b3.F1"] == found["named.b3.F1"] == pytest.approx(100)
    assert found["found.b3.F1"] < 90
