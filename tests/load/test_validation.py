"""``validate`` finds what is wrong with a graph, and the command says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from flows.commands.validate import command
from tasks.load.validation import validate
from tasks.store import Draft
from tests.load.hand_made import emergency, hearsay
from tests.load.reading import Loaded


def spoiled(graph: Loaded, old: str, new: str) -> Store:
    """A copy of the graph with something changed in its N-Quads."""
    quads = graph.store.dump(format=RdfFormat.N_QUADS).decode()  # type: ignore[union-attr]
    assert old in quads
    store = Store()
    store.load(quads.replace(old, new).encode(), format=RdfFormat.N_QUADS)
    return store


TW = "<https://w3id.org/triplewire/ontology#"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f'{TW}start> "0"', f'{TW}start> "1"', "is not what it says"),
        (f'{TW}end> "55"', f'{TW}end> "5500"', "are not in the text"),
        ('articleBody> "Mayor', 'articleBody> "Major', "another hash"),
        (f"{TW}polarity> {TW}Positive>", f"{TW}polarity> {TW}Perhaps>", "either positive or negative"),
        (f"{TW}status> {TW}Asserted>", f"{TW}status> {TW}Attributed>", "no asserted, positive, actual statement"),
        (f'{TW}reportCount> "1"', f'{TW}reportCount> "0"', "at least 1"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = validate(spoiled(Loaded(tmp_path, [emergency()]), old, new))
    assert found.faults >= 1
    assert any(message in text for text in found.messages), found.messages


def test_the_command_counts_what_it_checked(tmp_path: Path) -> None:
    Loaded(tmp_path, [emergency(), hearsay()])
    done = CliRunner().invoke(command, ["--graph", str(tmp_path)])
    assert done.exit_code == 0
    assert "2 articles, 2 pieces of evidence" in done.output
    assert "all hold" in done.output


def test_the_command_fails_for_a_graph_with_a_fault(tmp_path: Path) -> None:
    graph = Loaded(tmp_path, [emergency()])
    bad = spoiled(graph, f'{TW}start> "0"', f'{TW}start> "1"').dump(format=RdfFormat.N_QUADS)
    with Draft(tmp_path, fresh=True) as draft:
        draft.add([bad.decode()])  # type: ignore[union-attr]
        draft.publish("bad")
    done = CliRunner().invoke(command, ["--graph", str(tmp_path)])
    assert done.exit_code == 1
    assert "1 faults" in done.output
