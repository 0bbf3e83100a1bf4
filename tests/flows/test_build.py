"""The whole flow, on a real Prefect server: what a build leaves, and what the next one makes of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli import main
from flows.state import current_state, files_digest, locked
from tasks.errors import BadGraph
from tasks.settings import Settings

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]

STRIKE = (
    "Ferry strike ends\n\nDock workers in Lindhaven ended their strike on Monday, union leader Ana Petrović said.\n"
)
FIRE = (
    "Fire on a barge\n\nA fire destroyed a barge in Port Amber on Tuesday. Harbour master Tom Okafor blamed the crew.\n"
)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    raw, graph = tmp_path / "raw", tmp_path / "graph"
    raw.mkdir()
    (raw / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (raw / "fire.txt").write_text(FIRE, encoding="utf-8")
    return raw, graph


def build(raw: Path, graph: Path, *more: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["build", "--raw", str(raw), "--graph", str(graph), "--workers", "1", *more])
    assert isinstance(left.value.code, int)
    return left.value.code


def report(graph: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((graph / "report.json").read_text(encoding="utf-8"))
    return read


def test_builds_follow_the_articles(
    folders: tuple[Path, Path], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    raw, graph = folders
    assert build(raw, graph) == 0
    told = capfd.readouterr()
    assert "triplewire query who-said-what" in told.out
    assert "prefect" not in told.err.lower()
    first = (graph / "graph.ttl").read_bytes()
    for name in ("graph.gexf", "report.json", "CURRENT"):
        assert (graph / name).stat().st_size
    assert (report(graph)["read"], report(graph)["extracted"], report(graph)["rejected"]) == (2, 2, [])

    begun = time.monotonic()
    assert build(raw, graph) == 0  # nothing has changed
    assert time.monotonic() - begun < 5
    assert "Nothing to do" in capfd.readouterr().err

    (raw / "fire.txt").write_text(FIRE.replace("Tuesday", "Wednesday"), encoding="utf-8")
    (raw / "broken.json").write_text("{", encoding="utf-8")
    assert build(raw, graph) == 0  # one changed, one is broken
    assert (report(graph)["extracted"], report(graph)["cached"]) == (1, 1)
    assert "broken.json" in json.dumps(report(graph)["rejected"])
    changed = (graph / "graph.ttl").read_text(encoding="utf-8")
    assert "Wednesday" in changed
    assert "Tuesday" not in changed

    (raw / "broken.json").unlink()
    (raw / "fire.txt").unlink()
    assert build(raw, graph) == 0  # one is gone
    without = (graph / "graph.ttl").read_bytes()
    assert b"Okafor" not in without
    published = graph / "snapshots" / (graph / "CURRENT").read_text().strip()
    files = [path for path in [*graph.glob("*.*"), *published.rglob("*")] if path.is_file()]
    assert not [path for path in files if b"Okafor" in path.read_bytes()]
    assert len(list((graph / ".cache" / "extract").rglob("*.gz"))) == 1
    alone = tmp_path / "alone"
    assert build(raw, alone) == 0
    assert (alone / "graph.ttl").read_bytes() == without  # as if it had never been seen

    (raw / "fire.txt").write_text(FIRE, encoding="utf-8")
    assert build(raw, graph) == 0
    assert (graph / "graph.ttl").read_bytes() == first  # and back again, byte for byte


def test_where_no_article_can_be_used_the_build_fails(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "broken.json").write_text("{", encoding="utf-8")
    assert build(tmp_path / "raw", tmp_path / "graph") == 1
    assert "Traceback" not in capfd.readouterr().err


def test_a_build_that_is_killed_leaves_what_was_published(folders: tuple[Path, Path]) -> None:
    raw, graph = folders
    assert build(raw, graph) == 0
    before, published = (graph / "graph.ttl").read_bytes(), (graph / "CURRENT").read_bytes()
    for n in range(16):
        (raw / f"more-{n}.txt").write_text(STRIKE.replace("Lindhaven", f"Lindhaven {n}") * 4, encoding="utf-8")
    command = [sys.executable, "-m", "flows", "build", "--raw", str(raw), "--graph", str(graph), "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--batch", "2"], stderr=subprocess.PIPE, env=os.environ, start_new_session=True
    )
    end = time.monotonic() + 240  # two processes load a model, perhaps beside much else
    cached = graph / ".cache" / "extract"
    while len(list(cached.rglob("*.gz"))) < 4 and time.monotonic() < end and process.poll() is None:
        time.sleep(0.05)
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(list(cached.rglob("*.gz"))) >= 4
    assert ((graph / "graph.ttl").read_bytes(), (graph / "CURRENT").read_bytes()) == (before, published)
    assert build(raw, graph) == 0
    assert report(graph)["read"] == 18
    assert int(str(report(graph)["cached"])) >= 4  # what was done is not done again


def test_two_builds_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(BadGraph, match="another build"), locked(tmp_path):
        pass


def test_the_state_is_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    before = files_digest(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    renamed = files_digest(tmp_path)
    (tmp_path / "b.txt").write_text("two")
    assert len({before, renamed, files_digest(tmp_path)}) == 3


def test_workers_change_nothing_in_the_graph_but_the_base_does(tmp_path: Path) -> None:
    one, two = Settings(raw=tmp_path, workers=1), Settings(raw=tmp_path, workers=2)
    assert current_state(one) == current_state(two)
    assert current_state(one) != current_state(Settings(raw=tmp_path, base="https://example.org/data/"))
