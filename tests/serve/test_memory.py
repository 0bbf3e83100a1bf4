"""A query that hoards memory is stopped before the server feels it, and large answers wait on disk, not in memory."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.serve.conftest import children, publish, serving
from tests.serve.served_graph import GRAPH
from tests.serve.test_protocol import PEOPLE, SELECT, ask, names

GREEDY = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
#: More than two megabytes of names, as often as one likes.
LARGE = "SELECT ?thing ?name { VALUES ?time { TIMES } ?thing rdfs:label ?name }"
ONCE, OFTEN = LARGE.replace("TIMES", "1"), LARGE.replace("TIMES", "1 2 3 4 5 6")


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, int]]:
    """A server whose queries may take 60 MB, over a graph with long answers; its folder; its process."""
    folder, kept = tmp_path_factory.mktemp("narrow"), tmp_path_factory.mktemp("kept")
    things = "".join(f'<urn:thing:{n}> rdfs:label "{n:05} {"x" * 500}" .\n' for n in range(4000))
    publish(folder, GRAPH + things, "first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(kept))
        patch.setenv("TMPDIR", str(kept))
        others = children(os.getpid())
        with serving(folder, "--memory-limit", "60", "--timeout", "20", "--workers", "2") as address:
            [server] = [pid for pid in children(os.getpid()) if pid not in others]
            yield address, kept, server


def test_a_greedy_query_is_stopped_long_before_its_time_and_others_are_answered(narrow: tuple[str, Path, int]) -> None:
    address, _, _ = narrow
    with ThreadPoolExecutor(2) as threads:
        begun = time.monotonic()
        greedy = [threads.submit(ask, address, GREEDY) for _ in range(2)]
        assert names(ask(address, SELECT)[2]) == PEOPLE
        for query in greedy:
            status, headers, text = query.result()
            assert status == 503 and "60 MB" in text and headers["content-type"].startswith("text/plain")
        assert time.monotonic() - begun < 15
    assert names(ask(address, SELECT)[2]) == PEOPLE


def test_a_large_answer_comes_whole_and_leaves_no_file(narrow: tuple[str, Path, int]) -> None:
    address, kept, _ = narrow
    status, headers, text = ask(address, ONCE, Accept="text/csv")
    lines = text.splitlines()
    assert status == 200 and int(headers["content-length"]) == len(text.encode()) > 2_000_000
    assert [line for line in lines if line.startswith("urn:thing:3999,")] == ["urn:thing:3999,03999 " + "x" * 500]
    assert not _answers(kept)


def test_readers_who_do_not_read_hold_no_memory(narrow: tuple[str, Path, int]) -> None:
    address, kept, server = narrow
    port = int(address.rpartition(":")[2])
    ask(address, OFTEN)
    before = _held(server)
    readers = []
    for _ in range(10):
        reader = socket.create_connection(("127.0.0.1", port))
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.sendall(f"GET /sparql?query={quote(OFTEN)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        readers.append(reader)
    for reader in readers:
        assert reader.recv(12) == b"HTTP/1.1 200"
    assert _held(server) - before < 60_000_000, "ten answers of 14 MB wait elsewhere"
    for reader in readers:
        reader.close()
    assert names(ask(address, SELECT)[2]) == PEOPLE
    assert not _answers(kept)


def _answers(kept: Path) -> list[Path]:
    return [path for path in kept.rglob("answers/*") if path.is_file()]


def _held(pid: int) -> int:
    """Bytes of memory that a process holds for itself."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * 4096
