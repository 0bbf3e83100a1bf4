"""A Prefect server for the time of one run, where none is named (``PREFECT_API_URL``).

Prefect would start one by itself; this one starts while the program is still loading, has as long as a busy machine
takes, and ends with the run even if that is killed: it watches its standard input, which closes with the parent.
"""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from tasks.errors import TriplewireError

#: Seconds that the server may take to answer.
PATIENCE = 300
_EPHEMERAL = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}


class TemporaryServer:
    """A server that is starting; :meth:`wait` until it answers."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}/api"
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by stop()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.temporary_server", str(self.port)],
            stdin=subprocess.PIPE, stdout=self._log, stderr=self._log, env={**os.environ, **_EPHEMERAL},
            start_new_session=True,
        )  # fmt: skip

    def wait(self) -> None:
        """Returns when the server answers.

        Raises:
            TriplewireError: it ended, or did not answer in time.
        """
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self._log.seek(0)
        last = self._log.read().decode("utf-8", "replace").strip().splitlines()[-1:] or ["It said nothing."]
        hint = f"{last[0]}\n  Start one by hand (prefect server start) and name it: PREFECT_API_URL=http://127.0.0.1:4200/api"
        raise TriplewireError("Prefect's server did not start.", hint=hint)

    def stop(self) -> None:
        """Ends the server."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self._log.close()


@contextmanager
def prefect_server() -> Iterator[None]:
    """A server that answers, named to Prefect for the time of the ``with``; nothing where the user has named one."""
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    server = TemporaryServer()
    try:
        os.environ["PREFECT_API_URL"] = server.url
        import flows.build  # noqa: F401  loads Prefect and our steps while the server starts

        server.wait()
        yield
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.stop()


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.argv = [
        "uvicorn", "--factory", "prefect.server.api.server:create_app", "--host", "127.0.0.1", "--port", sys.argv[1],
        "--log-level", "error", "--lifespan", "on",
    ]  # fmt: skip
    runpy.run_module("uvicorn", run_name="__main__")
