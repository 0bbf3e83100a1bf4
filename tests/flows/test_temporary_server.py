"""The server of one run: it ends with the program that started it, however that ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from flows.quiet_prefect import quiet_prefect
from flows.temporary_server import TemporaryServer
from tasks.errors import TriplewireError

_STARTS_ONE = """
import time
from flows.temporary_server import TemporaryServer
server = TemporaryServer()
print(server._process.pid, flush=True)
time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks processes up in /proc")
def test_the_server_ends_when_its_program_is_killed() -> None:
    program = subprocess.Popen([sys.executable, "-c", _STARTS_ONE], stdout=subprocess.PIPE)
    assert program.stdout
    server = int(program.stdout.readline())
    assert is_running(server)
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    end = time.monotonic() + 30
    while is_running(server) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(server)


def test_a_server_that_does_not_start_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    server = TemporaryServer()
    try:
        with pytest.raises(TriplewireError, match="did not start") as caught:
            server.wait()
    finally:
        server.stop()
    assert "PREFECT_API_URL" in caught.value.hint


def test_prefect_sends_no_analytics_and_stays_out_of_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    with monkeypatch.context() as inner:
        inner.setattr(os, "environ", dict(os.environ))
        quiet_prefect()
        assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert os.environ["PREFECT_HOME"].startswith("/somewhere/triplewire/")
