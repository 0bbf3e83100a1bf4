"""A graph that is built while it is served: readers see the old one or the new one, and nobody is turned away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from tests.serve.conftest import children, publish, runs, serving
from tests.serve.served_graph import GRAPH
from tests.serve.test_protocol import RUNAWAY, ask, call, names

COUNT = "SELECT (COUNT(*) AS ?name) { ?s a <urn:made> }"


def with_things(number: int) -> str:
    return GRAPH + "".join(f"<urn:thing:{n}> a <urn:made> .\n" for n in range(number))


def test_the_next_snapshot_is_taken_up_without_dropping_a_request(tmp_path: Path) -> None:
    publish(tmp_path, with_things(1), "s1")
    with serving(tmp_path) as address:
        seen: list[int] = []
        faults: list[object] = []
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                status, _, text = ask(address, COUNT)
                if status == 200:
                    seen.append(int(names(text)[0]))
                else:
                    faults.append((status, text))

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for number in range(2, 8):
            time.sleep(0.25)
            publish(tmp_path, with_things(number), f"s{number}")
        time.sleep(0.5)
        done.set()
        for reader in readers:
            reader.join()
        assert not faults
        assert set(seen) <= set(range(1, 8)) and len(set(seen)) > 3
        assert names(ask(address, COUNT)[2]) == ["7"]
        assert call(address + "/")[0] == 200


def test_a_server_that_is_killed_leaves_no_worker_behind(graph_folder: Path) -> None:
    others = children(os.getpid())
    with serving(graph_folder) as address:
        thread = threading.Thread(target=lambda: _quietly(address), daemon=True)
        thread.start()
        time.sleep(1.0)
        pids = [pid for pid in children(os.getpid()) if pid not in others]
        assert pids, "the server should run below this process"
        workers = [child for pid in pids for child in children(pid)]
        assert len(workers) >= 2
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + 10
        while time.monotonic() < end and any(runs(worker) for worker in workers):
            time.sleep(0.1)
        assert not [worker for worker in workers if runs(worker)]


def test_a_query_that_the_machine_does_not_let_run_is_not_taken_for_a_long_one(graph_folder: Path) -> None:
    others = children(os.getpid())
    with serving(graph_folder, "--timeout", "1") as address:
        assert ask(address, COUNT)[0] == 200
        workers = [child for pid in children(os.getpid()) if pid not in others for child in children(pid)]
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)
        waking = threading.Timer(1.6, lambda: [os.kill(worker, signal.SIGCONT) for worker in workers])
        waking.start()
        begun = time.monotonic()
        assert ask(address, COUNT)[0] == 200
        assert time.monotonic() - begun > 1.2
        waking.join()


def test_without_a_graph_the_command_says_what_to_do(tmp_path: Path) -> None:
    code = ["-c", "from flows.cli import main; main()", "serve", "--graph", str(tmp_path / "none")]
    done = subprocess.run([sys.executable, *code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "triplewire build" in done.stderr and "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said_so(graph_folder: Path) -> None:
    with serving(graph_folder) as address:
        port = address.rpartition(":")[2]
        code = ["-c", "from flows.cli import main; main()", "serve", "--graph", str(graph_folder), "--port", port]
        done = subprocess.run([sys.executable, *code], capture_output=True, text=True, check=False)
        assert done.returncode == 2 and "cannot listen" in done.stderr


def _quietly(address: str) -> None:
    with suppress(OSError, HTTPException):  # the server is killed under it
        call(f"{address}/sparql?query={quote(RUNAWAY)}")
