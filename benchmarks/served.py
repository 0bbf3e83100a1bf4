"""A real server on a free port, for the programs here that measure one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Server(NamedTuple):
    """A server that runs."""

    address: str  #: without its last slash
    process: int  #: the id of its process, which starts its workers

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])


@contextmanager
def served(graph: Path, *options: str) -> Iterator[Server]:
    """A server over ``graph`` while the block runs.

    Raises:
        RuntimeError: it does not start; with what it says.
    """
    command = [sys.executable, "-m", "flows", "serve", "--graph", str(graph), "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        found = re.search(r"http://\S+", line)
        if found is None:
            raise RuntimeError(line + server.stderr.read())
        yield Server(found[0].rstrip("/"), server.pid)
    finally:
        server.terminate()
        server.wait(20)
