"""Knowledge bases on disk: made from lines or from a Wikidata dump, as a stream, whole or not at all."""

from __future__ import annotations

import bz2
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.kb.entry import form_key, label_forms
from tasks.kb.store import BadKnowledgeBase, build_kb, open_kb

LINES: list[dict[str, Any]] = [
    {
        "id": "Q1000001",
        "label": "Mara Voss",
        "type": "person",
        "aliases": ["M. Voss"],
        "description": "mayor of Kelmouth",
    },
    {"id": "Q1000002", "label": "Kelmouth, Norland", "type": "place", "aliases": []},
    {"id": "https://example.org/firm/7", "label": "The Harwick Group", "type": "organization"},
]


def entity(number: int, label: str, kind: int | None = None, **more: Any) -> dict[str, Any]:
    """A thing as it stands in a Wikidata dump; ``kind`` is the class that it is an instance of."""
    claims: dict[str, Any] = {}
    if kind is not None:
        snak = {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": f"Q{kind}"}}}
        claims["P31"] = [{"mainsnak": snak, "rank": "normal"}]
    return {
        "id": f"Q{number}", "type": "item", "labels": {"en": {"language": "en", "value": label}} if label else {},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in more.get("aliases", ())]},
        "descriptions": {"en": {"language": "en", "value": more.get("description", "")}}, "claims": claims,
        "sitelinks": {f"wiki{n}": {} for n in range(more.get("wikis", 0))},
    }  # fmt: skip


DUMP = [
    entity(900001, "Mara Voss", 900010, aliases=["Voss"], description="politician", wikis=12),
    entity(900002, "Kelmouth", 900011, wikis=3),
    entity(900003, "", 900010),  # no English label: left out
    entity(900010, "human"),
    entity(900011, "port city"),
]


def write_lines(path: Path, lines: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def dump_text() -> bytes:
    return ("[\n" + ",\n".join(json.dumps(item) for item in DUMP) + "\n]\n").encode()


def found(path: Path, name: str) -> list[tuple[str, str | None, int]]:
    return [(entry.id, entry.type, strength) for entry, strength in open_kb(path).candidates(name)]


def test_lines_are_found_by_label_and_alias(tmp_path: Path) -> None:
    target = tmp_path / "kb.sqlite"
    assert build_kb(write_lines(tmp_path / "kb.jsonl", LINES), target) == 3
    assert found(target, "mara voss") == [("Q1000001", "person", 2)]
    assert found(target, "M Voss") == [("Q1000001", "person", 1)]
    assert found(target, "Kelmouth") == [("Q1000002", "place", 2)]
    assert found(target, "Harwick Group") == [("https://example.org/firm/7", "organization", 2)]
    assert found(target, "Nobody") == []


def test_lines_are_compiled_once_when_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPLEWIRE_CACHE", str(tmp_path / "cache"))
    source = write_lines(tmp_path / "kb.jsonl", LINES)
    assert found(source, "Mara Voss") == found(source, "Mara Voss") == [("Q1000001", "person", 2)]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "pack"), [("d.json", bytes), ("d.json.gz", gzip.compress), ("d.json.bz2", bz2.compress)], ids=str
)
def test_a_dump_of_wikidata_is_read_plain_or_packed(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    source = tmp_path / name
    source.write_bytes(pack(dump_text()))
    target = tmp_path / "kb.sqlite"
    assert build_kb(source, target) == 4
    assert found(target, "Voss") == [("Q900001", "person", 1)]
    assert found(target, "Kelmouth") == [("Q900002", "place", 2)]
    (entry, _), *_ = open_kb(target).candidates("Mara Voss")
    assert (entry.rank, entry.description, entry.iri) == (12, "politician", "http://www.wikidata.org/entity/Q900001")


@pytest.mark.parametrize("line", ["{", '{"id": "Q5"}', "[1, 2]", '{"id": 5, "label": "Five"}', "\x00"])
def test_a_broken_line_is_named_and_nothing_is_left_behind(tmp_path: Path, line: str) -> None:
    source = tmp_path / "kb.jsonl"
    source.write_text(json.dumps(LINES[0]) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadKnowledgeBase) as error:
        build_kb(source, tmp_path / "kb.sqlite")
    assert "line 2" in str(error.value)
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[\n]\n"])
def test_a_source_without_entries_is_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "kb.jsonl"
    source.write_bytes(content)
    with pytest.raises(BadKnowledgeBase, match="no entries"):
        build_kb(source, tmp_path / "kb.sqlite")


@pytest.mark.parametrize(
    ("name", "content"),
    [("kb.csv", b"id,label\nQ1,One\n"), ("kb.bin", b"\x7fELF\xd0\x00\n"), ("kb.gz", b"{}\n"), ("kb.bz2", b"{}\n")],
)
def test_a_source_of_another_form_is_refused_with_what_it_can_be(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadKnowledgeBase) as error:
        build_kb(tmp_path / name, tmp_path / "kb.sqlite")
    assert name in error.value.where and "JSON Lines or a Wikidata JSON dump" in error.value.hint


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "d.json.gz"
    source.write_bytes(gzip.compress(dump_text())[:-20])
    with pytest.raises(BadKnowledgeBase):
        build_kb(source, tmp_path / "kb.sqlite")


def test_an_unknown_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadKnowledgeBase, match="cannot be read"):
        open_kb(tmp_path / "nowhere.jsonl")


def test_a_database_of_another_kind_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (a)")
    db.commit()
    db.close()
    with pytest.raises(BadKnowledgeBase, match="version"):
        open_kb(path)


def test_look_ups_take_less_than_a_millisecond(tmp_path: Path) -> None:
    lines = [{"id": f"Q{n}", "label": f"Thing {n}", "type": "product", "aliases": [f"T-{n}"]} for n in range(1, 20_001)]
    target = tmp_path / "kb.sqlite"
    build_kb(write_lines(tmp_path / "kb.jsonl", lines), target)
    kb = open_kb(target)
    start = time.process_time()
    for n in range(1, 20_001, 20):
        assert kb.candidates(f"thing {n}")
    assert (time.process_time() - start) / 1000 < 0.001


@given(st.text())
def test_any_text_has_a_form_to_look_up(name: str) -> None:
    assert isinstance(form_key(name), str)
    assert all(form.strip() for form in label_forms(name))
