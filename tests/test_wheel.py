"""The wheel holds all that the program reads, and serves from an empty folder, even without the built scripts."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serve.conftest import publish
from tests.serve.served_graph import GRAPH
from tests.serve.test_protocol import call

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "tasks" / "serve" / "static" / "built"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of a wheel made from the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("triplewire-*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


@contextmanager
def serving(program: Path, graph: Path) -> Iterator[str]:
    """The address of a server that runs from the folder ``program``, started in an empty folder."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TRIPLEWIRE_")}
    command = [sys.executable, "-m", "flows", "serve", "--graph", str(graph), "--port", "0"]
    empty = program.parent / "empty"
    empty.mkdir(exist_ok=True)
    server = subprocess.Popen(
        command, cwd=empty, stderr=subprocess.PIPE, text=True, env={**environment, "PYTHONPATH": str(program)}
    )
    try:
        assert server.stderr is not None
        match = re.search(r"http://\S+", server.stderr.readline())
        assert match
        yield match[0].rstrip("/")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


def test_all_that_the_program_reads_is_in_the_wheel(unpacked: Path) -> None:
    for folder in ("flows", "tasks", "ontology"):
        for path in (ROOT / folder).rglob("*"):
            inside = path.relative_to(ROOT)
            if path.is_file() and not {"__pycache__", ".gitignore", "built"} & set(inside.parts):
                assert (unpacked / inside).is_file(), f"{inside} is missing"
    assert "triplewire = flows.cli:main" in next(unpacked.glob("*.dist-info/entry_points.txt")).read_text()
    for path in BUILT.glob("*"):
        assert (unpacked / path.relative_to(ROOT)).stat().st_size == path.stat().st_size


def test_it_serves_from_an_empty_folder_and_without_npm_says_what_is_missing(unpacked: Path, tmp_path: Path) -> None:
    publish(tmp_path, GRAPH, "first")
    shutil.rmtree(unpacked / BUILT.relative_to(ROOT), ignore_errors=True)
    with serving(unpacked, tmp_path) as address:
        for path in ("/", "/articles", "/entity/person/mira-solberg", "/ontology", "/static/pages.css", "/query"):
            assert call(address + path)[0] == 200, path
        assert "make web" in call(address + "/explore")[2]
        assert call(f"{address}/sparql?query=ASK%20%7B%7D")[0] == 200
