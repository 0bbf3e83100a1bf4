"""A running worker, as the server sees it: asked, listened to, timed and ended."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tasks.serve.options import ServeOptions
from tasks.serve.reply import HEAD, Reply
from tasks.serve.spool import forget_spooled, open_spooled, spool_folder


class WorkerProcess:
    """A process that answers one request at a time."""

    def __init__(self, process: asyncio.subprocess.Process, answers: str) -> None:
        self.process = process
        self._answers = answers  #: folder of its large answers
        self.slow = False
        self.idle = 0  #: bytes of memory that it held when it was ready

    @classmethod
    async def start(cls, options: ServeOptions) -> WorkerProcess:
        """Starts a process; its first message will say that it is ready.

        Raises:
            OSError: the system does not start one.
        """
        settings = {**asdict(options), "graph": str(options.graph)}
        command = [sys.executable, "-m", "tasks.serve.worker", json.dumps(settings)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=2**20)
        return cls(process, spool_folder(options.cache))

    async def ask(self, request: bytes) -> Reply:
        """Sends a request and waits for its answer.

        Raises:
            asyncio.IncompleteReadError, OSError: the process ended.
        """
        assert self.process.stdin is not None
        self.process.stdin.write(request)
        await self.process.stdin.drain()
        head, body = await self.receive()
        file = open_spooled(head["file"]) if head["file"] else None
        return Reply(head["status"], body, head["media_type"], head["headers"], file)

    async def receive(self) -> tuple[dict[str, Any], bytes]:
        """The next message of the worker; its first says that it is ready.

        Raises:
            asyncio.IncompleteReadError: the process ended.
        """
        assert self.process.stdout is not None
        lengths = HEAD.unpack(await self.process.stdout.readexactly(HEAD.size))
        head = json.loads(await self.process.stdout.readexactly(lengths[0]))
        return head, await self.process.stdout.readexactly(lengths[1])

    def runs(self) -> bool:
        """Whether the process has not ended."""
        return self.process.returncode is None

    def seconds(self) -> float:
        """Seconds of processor time that the process has used; by the clock where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError, ValueError):
            return time.monotonic()

    def memory(self) -> int:
        """Bytes of memory that the process holds for itself (not files it has mapped); 0 where nobody tells."""
        try:
            fields = Path(f"/proc/{self.process.pid}/statm").read_text().split()
            return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError, ValueError):
            return 0

    def give_way(self) -> None:
        """The process gets what others leave over."""
        self.slow = True
        with suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, 15)

    async def end(self) -> int:
        """Ends the process and gives its exit code (negative: the signal)."""
        with suppress(ProcessLookupError):
            self.process.kill()
        code = await self.process.wait()
        forget_spooled(self._answers, self.process.pid)
        return code
