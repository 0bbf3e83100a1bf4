"""The file of a dataset gives the same network as its store, and is used only where it is that of the snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.export import write_network
from tasks.export.contents import read_contents
from tasks.export.dataset import read_dataset
from tasks.export.on_disk import network_on_disk
from tasks.export.views import VIEWS, Choice, make_view
from tasks.export.written import read_blocks
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


@pytest.mark.parametrize(
    "choice",
    [
        Choice(), Choice(since="2024-05-03"), Choice(until="2024-05-02"), Choice(min_support=2),
        Choice(types=frozenset({"Person", "Organization"})), Choice(since="2030-01-01"),
    ],
)  # fmt: skip
def test_a_network_on_disk_is_that_in_memory(loaded: Loaded, choice: Choice, tmp_path: Path) -> None:
    expected = make_view(read_contents(loaded.store), choice)
    found = network_on_disk(loaded.settings.graph / "graph.ttl", choice, tmp_path)
    assert (tuple(found.nodes), len(found.nodes)) == (expected.nodes, len(expected.nodes))
    assert (tuple(found.edges), len(found.edges)) == (expected.edges, len(expected.edges))
    assert [each.tolist() for each in found.ties] == [each.tolist() for each in expected.ties]


@pytest.mark.parametrize("form", ["gexf", "graphml", "csv"])
def test_a_file_made_from_the_dataset_is_that_made_from_the_store(loaded: Loaded, form: str, tmp_path: Path) -> None:
    from_store = write_network(loaded.store, form, tmp_path / f"store.{form}")
    from_file = write_network(loaded.settings.graph / "graph.ttl", form, tmp_path / f"file.{form}")
    assert [path.read_bytes() for path in from_store] == [path.read_bytes() for path in from_file]
    assert not [*tmp_path.glob(".edges-*"), *tmp_path.glob(".store.*"), *tmp_path.glob(".file.*")]


def test_values_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        "@prefix a: <https://example.org/> .\n\n"
        'a:one a a:Thing ;\n    a:p "say \\"no\\", \\u00E9", <https://b.org/x,y>, -3.5, a:z ;\n'
        '    a:q "passed over" .\n\na:none a:q 1 .\n\n<https://b.org/two> a:p "x"@en .\n',
        encoding="utf-8",
    )
    blocks = list(read_blocks(path, {"https://example.org/p"}))
    assert [subject for subject, _ in blocks] == ["https://example.org/one", "https://b.org/two"]
    assert blocks[0][1].texts("https://example.org/p") == [
        'say "no", é', "https://b.org/x,y", "-3.5", "https://example.org/z",
    ]  # fmt: skip
    assert blocks[0][1].node("https://example.org/p") == "https://b.org/x,y"
    assert blocks[1][1].first("https://example.org/p") == "x" and blocks[1][1].node("https://example.org/p") == ""


def test_a_file_is_used_only_where_it_is_that_of_the_snapshot(loaded: Loaded) -> None:
    path = loaded.settings.graph / "graph.ttl"
    assert published_file(loaded.settings.graph) == path
    path.write_text(loaded.turtle + "\n# a remark\n", encoding="utf-8")
    assert published_file(loaded.settings.graph) is None
    path.unlink()
    assert published_file(loaded.settings.graph) is None
