"""A real server on a free port, for the programs here that measure one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(graph: Path, *options: str) -> Iterator[str]:
    """The address of a server over ``graph`` while the block runs, without its last slash.

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
        yield found[0].rstrip("/")
    finally:
        server.terminate()
        server.wait(20)
