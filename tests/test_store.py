"""The store: drafts nobody sees, snapshots nobody writes, and what is published survives any end of a build."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Store

import tasks.store
from tasks.errors import BadGraph
from tasks.store import Draft, open_published, published_name, write_atomically

LINE = "<urn:s> <urn:p> <urn:o> <urn:g> .\n"
OTHER = "<urn:s2> <urn:p> <urn:o> <urn:g2> .\n"


def publish(graph: Path, name: str, *lines: str, fresh: bool = True) -> None:
    with Draft(graph, fresh=fresh) as draft:
        draft.add(lines)
        draft.publish(name)


def test_readers_see_nothing_before_it_is_published(tmp_path: Path) -> None:
    with Draft(tmp_path, fresh=True) as draft:
        draft.add([LINE])
        with pytest.raises(BadGraph, match="no graph here"):
            open_published(tmp_path)
        draft.publish("one")
    assert len(open_published(tmp_path)) == 1


def test_a_draft_that_is_not_published_leaves_nothing(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    with pytest.raises(ZeroDivisionError), Draft(tmp_path, fresh=True) as draft:
        draft.add([LINE, OTHER])
        raise ZeroDivisionError
    assert published_name(tmp_path) == "one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CURRENT", "snapshots"]


def test_a_reader_keeps_its_snapshot_while_a_new_one_is_published(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    reader = open_published(tmp_path)
    publish(tmp_path, "two", LINE, OTHER)
    assert (len(reader), len(open_published(tmp_path))) == (1, 2)


def test_a_published_snapshot_cannot_be_written(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    with pytest.raises(RuntimeError, match="read-write"):
        open_published(tmp_path).load(OTHER.encode(), format=tasks.store.RdfFormat.N_QUADS)


def test_a_draft_can_start_from_what_is_published_and_replace_one_graph(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE, OTHER)
    with Draft(tmp_path, fresh=False) as draft:
        assert list(draft.graphs()) == ["urn:g", "urn:g2"]
        draft.remove_graph("urn:g")
        draft.remove_graph("urn:never-there")
        draft.add(["<urn:new> <urn:p> <urn:o> <urn:g> .\n"])
        draft.publish("two")
    subjects = sorted(quad.subject.value for quad in open_published(tmp_path))  # type: ignore[union-attr]
    assert subjects == ["urn:new", "urn:s2"]


def test_the_same_name_again_changes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    publish(tmp_path, "one", LINE)
    assert published_name(tmp_path) == "one"
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == ["one"]


def test_only_the_newest_two_snapshots_are_kept(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        publish(tmp_path, name, LINE)
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == ["c", "d"]


def test_a_missing_graph_says_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadGraph) as caught:
        open_published(tmp_path / "nowhere")
    assert "nowhere" in caught.value.where
    assert "triplewire build" in caught.value.hint


def test_a_damaged_snapshot_says_where_and_what_to_do(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    for path in (tmp_path / "snapshots" / "one").iterdir():
        path.unlink()
    with pytest.raises(BadGraph, match="cannot be opened") as caught:
        open_published(tmp_path)
    assert "triplewire build" in caught.value.hint


def test_a_full_disk_keeps_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "graph.ttl"
    write_atomically(target, ["old"])

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadGraph, match="disk is full") as caught:
        write_atomically(target, ["new"])
    assert caught.value.where == str(target)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "graph.ttl"
    target.with_name(f".graph.ttl.{os.getpid()}").symlink_to("/dev/full")
    with pytest.raises(BadGraph, match="disk is full"):
        write_atomically(target, ["x" * 100_000])


NO_ROOM = """
import resource, sys
from pathlib import Path
from tasks.errors import BadGraph
from tasks.store import Draft
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    with Draft(Path(sys.argv[1]), fresh=True) as draft:
        draft.add(f'<urn:s{n}> <urn:p> "{n * 7919} {"x" * (n % 97)}" <urn:g{n % 7}> .\\n' for n in range(50_000))
        draft.publish("two")
except BadGraph as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_store_that_finds_no_room_is_reported_and_the_old_one_stays(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(tmp_path)], cwd=Path(__file__).parents[1], capture_output=True, text=True
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "untouched" in done.stdout and str(tmp_path) in done.stdout
    assert len(open_published(tmp_path)) == 1


def test_a_folder_in_the_way_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(BadGraph, match="cannot be written") as caught:
        Draft(tmp_path / "file" / "graph", fresh=True)
    assert "untouched" in caught.value.hint


def test_files_with_any_characters_are_written_as_utf8_with_their_line_ends(tmp_path: Path) -> None:
    write_atomically(tmp_path / "x", ["a\r\n", "é😀\n"])
    assert (tmp_path / "x").read_bytes() == "a\r\né😀\n".encode()


KILLED = """
import os, signal, sys
from pathlib import Path
import tasks.store
from tasks.store import Draft
calls, stop = [0], int(sys.argv[2])
def step(name):
    real = getattr(os if name != "rename" else Path, name)
    def counted(*a, **k):
        calls[0] += 1
        if calls[0] == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*a, **k)
    setattr(os if name != "rename" else Path, name, counted)
for name in ("fsync", "rename"):
    step(name)
with Draft(Path(sys.argv[1]), fresh=False) as draft:
    draft.add(["<urn:s2> <urn:p> <urn:o> <urn:g2> .\\n"])
    if stop == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    draft.publish("two")
"""


@pytest.mark.parametrize("stop", range(5))
def test_a_build_killed_at_any_step_loses_nothing_that_was_published(tmp_path: Path, stop: int) -> None:
    publish(tmp_path, "one", LINE)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(stop)], cwd=Path(__file__).parents[1])
    assert done.returncode in (-signal.SIGKILL, 0)
    assert len(open_published(tmp_path)) == {"one": 1, "two": 2}[str(published_name(tmp_path))]
    publish(tmp_path, "three", LINE, OTHER)
    assert len(open_published(tmp_path)) == 2
    assert not list(tmp_path.glob("draft-*"))


def test_the_draft_of_a_running_build_is_left_alone(tmp_path: Path) -> None:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        other = tmp_path / f"draft-{sleeper.pid}"
        other.mkdir(parents=True)
        publish(tmp_path, "one", LINE)
        assert other.exists()
    finally:
        sleeper.kill()
        sleeper.wait()
    publish(tmp_path, "two", LINE)
    assert not other.exists()


def test_many_readers_at_once(tmp_path: Path) -> None:
    publish(tmp_path, "one", LINE)
    readers: list[Store] = [open_published(tmp_path) for _ in range(5)]
    assert [len(reader) for reader in readers] == [1] * 5
