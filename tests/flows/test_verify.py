"""A graph that is not what its articles make of it is found out."""

from __future__ import annotations

from pathlib import Path

from flows.verify import dataset_hash, same_from_nothing
from tasks.store import Draft
from tests.load.hand_made import emergency, hearsay
from tests.load.reading import Loaded


def test_what_came_about_in_steps_is_the_same(tmp_path: Path) -> None:
    pages = [emergency(), hearsay()]
    Loaded(tmp_path, pages[:1])
    Loaded(tmp_path, pages)
    assert same_from_nothing(tmp_path, lambda folder: Loaded(folder, pages))[0]


def test_another_graph_is_told_apart(tmp_path: Path) -> None:
    Loaded(tmp_path, [emergency()])
    same, ours, anew = same_from_nothing(tmp_path, lambda folder: Loaded(folder, [hearsay()]))
    assert (same, ours) == (False, dataset_hash(tmp_path)) and ours != anew


def test_one_triple_too_many_is_found(tmp_path: Path) -> None:
    Loaded(tmp_path, [emergency()])
    before = dataset_hash(tmp_path)
    with Draft(tmp_path, fresh=False) as draft:
        draft.add(["<x:s> <x:p> <x:o> <x:g> .\n"])
        draft.publish("changed")
    assert dataset_hash(tmp_path) != before
