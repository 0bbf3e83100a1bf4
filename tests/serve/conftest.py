"""A real server on a free port of this machine, over a small graph made by hand; ended by its process id."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from tasks.store import Draft
from tests.serve.served_graph import BASE, GRAPH


def publish(graph: Path, turtle: str, name: str) -> None:
    """Publishes a snapshot of one named graph."""
    with Draft(graph, fresh=True) as draft:
        for to in (ox.DefaultGraph(), ox.NamedNode(f"{BASE}graph/article/1")):  # the default graph is the merge of all
            draft.open().load(turtle.encode(), format=ox.RdfFormat.TURTLE, to_graph=to)
        draft.open().load(turtle.encode(), format=ox.RdfFormat.TURTLE)  # the merge of all
        draft.publish(name)


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[str]:
    """The address of a server that runs inside the block, without the last slash."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TRIPLEWIRE_")}
    code = "from flows.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--graph", str(graph), "--port", "0", *options],
        stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        match = re.search(r"http://\S+", line)
        assert match, line + server.stderr.read()
        yield match[0].rstrip("/")
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        words = server.stderr.read()  # type: ignore[union-attr]
        assert "Traceback" not in words, words


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hand-made graph published."""
    folder = tmp_path_factory.mktemp("served")
    publish(folder, GRAPH, "first")
    return folder


@pytest.fixture(scope="session")
def server(graph_folder: Path) -> Iterator[str]:
    """The address of a server with the usual options, but for a short limit of time."""
    with serving(graph_folder, "--timeout", "3", "--cors", "https://notes.example") as address:
        yield address


@pytest.fixture
def start(graph_folder: Path) -> Iterator[Callable[..., str]]:
    """Starts further servers, with options of one's own."""
    with ExitStack() as stack:
        yield lambda *options, graph=graph_folder: stack.enter_context(serving(graph, *options))


def children(pid: int) -> list[int]:
    """Processes that ``pid`` started, but for browsers and drivers of other tests."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    if not found.exists():
        pytest.skip("this system does not tell whose child a process is")
    children = [int(child) for child in found.read_text().split()]
    named = [(child, Path(f"/proc/{child}/cmdline").read_bytes()) for child in children if runs(child)]
    return [child for child, command in named if b"serve" in command]


def runs(pid: int) -> bool:
    """Whether there is such a process, and not only what is left of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
