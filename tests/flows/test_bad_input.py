"""Bad input through the command line: told with place and advice, the others done, exit codes as the contract says."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import main

GOOD = "Ferry workers in Lindhaven ended their strike on Monday, union leader Ana Petrović said.\n"
PAGE = "<html><head><title>Links</title></head><body><nav><a href='/a'>A</a> <a href='/b'>B</a></nav></body></html>"


def run(*arguments: object) -> int:
    """Runs the command line in this process; gives the exit code."""
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return left.value.code if isinstance(left.value.code, int) else 1


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder with one of everything that cannot be used, and two articles that can."""
    raw = tmp_path / "raw of mine"
    raw.mkdir()
    (raw / "good.txt").write_text(GOOD, encoding="utf-8")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "large.txt").write_bytes(b"The ferry left Lindhaven on Monday. " * 600_000)  # 21.6 MB
    (raw / "latin.txt").write_bytes("Die Fähre\nlegte in Köln an.".encode("latin-1"))
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 40)
    lines = [
        json.dumps({"id": "same", "text": "Tom Okafor left Port Amber on Tuesday."}), '{"id": "broken", "text": ',
        json.dumps({"id": "textless", "title": "No text"}),
        json.dumps({"id": "same", "text": "Zoe Brandt left Port Amber on Wednesday."}), '["no object"]',
    ]  # fmt: skip
    (raw / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (raw / "links.html").write_text(PAGE, encoding="utf-8")
    (raw / "dangling.txt").symlink_to(raw / "gone.txt")
    (raw / "folder.txt").mkdir()
    (raw / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    return raw


#: What is told: file (and place), what is wrong, what to do.
TOLD = (
    ("empty.txt", "is empty", "delete it"), ("large.txt", "10,000,000 bytes", "TRIPLEWIRE_MAX_BYTES"),
    ("latin.txt", "line 1", "iconv"), ("binary.txt", "binary", "UTF-8"), ("lines.jsonl, line 2", "column", "Mend"),
    ("lines.jsonl, line 3", "“text”", "field"), ("lines.jsonl, line 4", "'same'", "'same~2'"),
    ("lines.jsonl, line 5", "", ""), ("links.html", "no article", "Save"), ("dangling.txt", "cannot be read", "Check"),
    ("folder.txt", "cannot be read", "Check"), ("deep.json", "JSON", ""),
)  # fmt: skip


@pytest.mark.model
def test_extract_tells_of_each_and_goes_on(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", bad, "--workers", 1) == 0
    told = capsys.readouterr()
    found = [json.loads(line)["article"] for line in told.out.splitlines()]
    assert [article["id"] for article in found] == ["good", "same", "same~2"]
    assert found[0]["text"] == GOOD
    for place, what, advice in TOLD:
        (line,) = [line for line in told.err.splitlines() if line.startswith(f"{place}:")]
        assert what in line
        assert advice in line
    assert "Traceback" not in told.err


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.usefixtures("prefect_server")
def test_build_reports_each_and_builds_the_others(bad: Path, capfd: pytest.CaptureFixture[str]) -> None:
    graph = bad.parent / "graph of mine"
    assert run("build", "--raw", bad, "--graph", graph, "--workers", 1) == 0
    told = capfd.readouterr()
    assert "3 articles: 3 extracted" in told.out
    assert "report.json" in told.err
    assert "Traceback" not in told.err
    report = json.loads((graph / "report.json").read_text(encoding="utf-8"))
    where = {item["where"]: item for kind in ("rejected", "skipped", "warnings") for item in report[kind]}
    assert {place for place, _, _ in TOLD} <= set(where)
    assert all(item["what"] for item in where.values())
    assert isinstance(report["abstentions"], dict)
    (hint,) = [line.strip() for line in told.out.splitlines() if "query who-said-what" in line]
    asked = subprocess.run(
        ["sh", "-c", hint.replace("triplewire", f"{sys.executable} -m flows", 1)], capture_output=True, text=True
    )
    assert asked.returncode == 0, asked.stderr
    assert "Petrović" in asked.stdout  # the hint, typed as it stands, answers something

    # The snapshot is damaged: every reader says so, and the next build makes it anew.
    turtle = (graph / "graph.ttl").read_bytes()
    snapshot = graph / "snapshots" / (graph / "CURRENT").read_text().strip()
    for part in snapshot.glob("MANIFEST*"):
        part.write_bytes(b"rust")
    _everyone_says(graph, "triplewire build", capfd)
    assert run("build", "--raw", bad, "--graph", graph, "--workers", 1) == 0
    assert "Nothing to do" not in capfd.readouterr().err
    assert run("validate", "--graph", graph) == 0
    assert (graph / "graph.ttl").read_bytes() == turtle
    (graph / "CURRENT").write_bytes(b"\xff\xfe")
    _everyone_says(graph, "CURRENT", capfd)
    (graph / "CURRENT").write_text("elsewhere\n")
    _everyone_says(graph, "elsewhere", capfd)

    # The disk is full: no traceback, and what was published stays.
    shutil.rmtree(graph)
    limited = subprocess.run(
        [sys.executable, "-m", "flows", "build", "--raw", str(bad), "--graph", str(graph), "--workers", "1"],
        capture_output=True, text=True, preexec_fn=_full_disk, env=os.environ,
    )  # fmt: skip
    assert limited.returncode == 1
    assert "Error:" in limited.stderr
    assert "Traceback" not in limited.stderr
    assert not (graph / "CURRENT").exists()


def _full_disk() -> None:
    """In the child: files cannot grow beyond a few hundred bytes, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


def _readers(graph: Path) -> Iterator[list[object]]:
    out = graph.parent / "out.ttl"
    yield ["query", "who-said-what", "--graph", graph]
    yield ["explain", "Ana", "--graph", graph]
    yield ["validate", "--graph", graph]
    yield ["export", "--format", "ttl", "--output", out, "--graph", graph]
    yield ["serve", "--port", 0, "--graph", graph]


def _everyone_says(graph: Path, what: str, capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in _readers(graph):
        assert run(*arguments) == 1, arguments
        told = capfd.readouterr().err
        assert what in told
        assert str(graph) in told
        assert "Triplewire. Please report" not in told
        assert "Traceback" not in told


def test_where_there_is_no_graph_every_reader_says_how_to_make_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _everyone_says(tmp_path / "nowhere", "triplewire build", capfd)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["build", "--raw", "nowhere"], "nowhere"),
        (["extract", "nowhere"], "nowhere"),
        (["query", "who-said-what", "--format", "nope"], "nope"),
        (["export", "--format", "nope", "--output", "x"], "nope"),
        (["export", "--format", "ttl", "--output", "nowhere/x.ttl"], "nowhere"),
        (["export", "--format", "ttl", "--output", os.devnull], os.devnull),
        (["serve", "--port", "99999"], "99999"),
        (["query"], "--list"),
    ],
)
def test_a_wrong_call_is_told_with_2(
    arguments: list[str], what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    told = capfd.readouterr().err
    assert what in told
    assert "Traceback" not in told
    assert os.listdir(tmp_path) == []


def test_a_query_that_is_none_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from pyoxigraph import Store

    (tmp_path / "snapshots").mkdir()
    Store(str(tmp_path / "snapshots" / "one")).flush()
    (tmp_path / "CURRENT").write_text("one\n")
    for query, what in [
        ("SELECT ?x { ?x", "SPARQL"), ("DELETE WHERE { ?s ?p ?o }", "SPARQL"), ("who-sad-what", "who-said-what"),
        (str(tmp_path / "none.rq"), "none.rq"),
    ]:  # fmt: skip
        assert run("query", query, "--graph", tmp_path) == 1
        told = capfd.readouterr().err
        assert what in told
        assert "Traceback" not in told
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("serve", "--port", port, "--graph", tmp_path) in {1, 2}
        told = capfd.readouterr().err
        assert str(port) in told
        assert "--port" in told


@pytest.mark.model
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_extract_onto_a_full_disk_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("extract", tmp_path, "--output", "/dev/full", "--workers", 1) == 1
    assert "Make room" in capsys.readouterr().err


def test_a_file_that_is_no_article_is_named_with_what_one_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    assert run("extract", tmp_path / "notes.pdf") == 1
    assert ".jsonl" in capsys.readouterr().err


def test_control_c_says_stopped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tasks.sparql.saved_queries", interrupted)
    assert run("query", "--list") == 1
    assert capsys.readouterr().err.strip() == "Stopped."
