"""The file of a dataset gives the same network as its store, and is used only where it is that of the snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.export.contents import read_contents
from tasks.export.dataset import read_dataset
from tasks.export.views import VIEWS, Choice, make_view
from tasks.store import published_file
from tests.load.hand_made import Page, emergency, hearsay
from tests.load.reading import Loaded


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    denial = Page("“Ana Brook did not close the mill”, said Tom Reed.", published="2024-05-03")
    ana, tom = denial.entity("Ana Brook"), denial.entity("Tom Reed")
    mill = denial.entity("mill", "Facility", "the mill", named=False)
    said = denial.attribution("said", "“Ana Brook did not close the mill”", "Tom Reed", speaker=tom)
    denial.relation(
        "close", "close", denial.argument("subject", "Ana Brook", entity=ana),
        denial.argument("object", "the mill", entity=mill), polarity="negative", attribution=said, confidence=0.7,
    )  # fmt: skip
    pages = [emergency(published="2024-05-02T10:00:00Z"), hearsay(published="2024-05-04"), hearsay(), denial]
    return Loaded(tmp_path, pages)


def test_the_file_holds_what_the_store_holds(loaded: Loaded) -> None:
    from_store = read_contents(loaded.store)
    assert len(from_store.statements) > 4
    assert {s.polarity for s in from_store.statements.values()} == {"Positive", "Negative"}
    assert any(s.dates for s in from_store.statements.values())
    assert read_dataset(loaded.settings.graph / "graph.ttl") == from_store


def test_every_view_of_the_file_is_that_of_the_store(loaded: Loaded) -> None:
    path = loaded.settings.graph / "graph.ttl"
    for view in VIEWS:
        from_file = read_dataset(path, ties_only=view == "entities")
        assert make_view(from_file, Choice(view)) == make_view(read_contents(loaded.store), Choice(view))
    assert make_view(read_contents(loaded.store), Choice()).edges


def test_a_file_is_used_only_where_it_is_that_of_the_snapshot(loaded: Loaded) -> None:
    path = loaded.settings.graph / "graph.ttl"
    assert published_file(loaded.settings.graph) == path
    path.write_text(loaded.turtle + "\n# a remark\n", encoding="utf-8")
    assert published_file(loaded.settings.graph) is None
    path.unlink()
    assert published_file(loaded.settings.graph) is None
