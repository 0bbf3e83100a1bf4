"""The workers: each request goes to a free one; one that takes too long is ended, and others are answered meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from tasks.serve.options import ServeOptions
from tasks.serve.reply import HEAD, Reply, pack, problem

#: Seconds after which a query counts as slow: it gives way to others, and a new worker takes its place.
SLOW = 1.0
#: Requests that may wait for a worker; more are sent away.
_WAITING = 1000
#: Seconds that a new worker may take to start; they are not taken from the query's.
_START = 30.0


class _Process:
    """A running worker."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.slow = False

    async def ask(self, request: bytes) -> Reply:
        """Sends a request and waits for its answer.

        Raises:
            asyncio.IncompleteReadError, OSError: the process ended.
        """
        assert self.process.stdin is not None
        self.process.stdin.write(request)
        await self.process.stdin.drain()
        head, body = await self.receive()
        return Reply(head["status"], body, head["media_type"], head["headers"])

    async def receive(self) -> tuple[dict[str, Any], bytes]:
        """The next message of the worker; its first says that it is ready.

        Raises:
            asyncio.IncompleteReadError: the process ended.
        """
        assert self.process.stdout is not None
        lengths = HEAD.unpack(await self.process.stdout.readexactly(HEAD.size))
        head = json.loads(await self.process.stdout.readexactly(lengths[0]))
        return head, await self.process.stdout.readexactly(lengths[1])

    async def end(self) -> int:
        """Ends the process and gives its exit code (negative: the signal)."""
        with suppress(ProcessLookupError):
            self.process.kill()
        return await self.process.wait()


class Pool:
    """A number of workers, and a queue in front of them."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._size = options.workers or max(4, os.cpu_count() or 4)
        self._free: list[_Process] = []
        self._all: set[_Process] = set()
        self._ready: set[_Process] = set()  #: of all, those that have started
        self._starting = 0
        self._waiting: deque[asyncio.Future[_Process]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Starts the workers."""
        self._fill()

    async def close(self) -> None:
        """Ends all workers."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*(process.end() for process in list(self._all)), return_exceptions=True)
        self._all.clear()
        self._ready.clear()

    async def ask(self, request: Mapping[str, Any]) -> Reply:
        """The answer of a worker to ``request``; a query that takes longer than the limit gets 503."""
        if len(self._waiting) >= _WAITING:
            return problem(503, "Too many requests are waiting. Try again in a moment.", **{"Retry-After": "5"})
        process = await self._take()
        if process is None:
            return problem(503, "No worker starts. The server's messages say why.", **{"Retry-After": "5"})
        task = asyncio.create_task(process.ask(pack(request)))
        try:
            done, _ = await asyncio.wait({task}, timeout=min(SLOW, self._options.timeout))
            if not done and self._options.timeout > SLOW:
                if request["job"] == "sparql":  # pages end by themselves, and what they compute is kept for the next
                    self._give_way(process)
                done, _ = await asyncio.wait({task}, timeout=self._options.timeout - SLOW)
            if not done:
                await self._replace(process, task)
                limit = f"{self._options.timeout:g} second{'s' if self._options.timeout != 1 else ''}"
                return problem(503, f"The query was stopped: it ran longer than {limit}.\nAsk for less, or add LIMIT.")
            reply = task.result()
        except asyncio.CancelledError:  # whoever asked is gone
            await asyncio.shield(self._replace(process, task))
            raise
        except (asyncio.IncompleteReadError, OSError):
            code = await self._replace(process, task)
            if code == -signal.SIGSEGV:
                return problem(400, "The query is nested too deeply.")
            return problem(503, "The query was stopped: it needs more memory than one query may take.")
        if process.slow:
            await self._replace(process, task)
        else:
            self._give_back(process)
        return reply

    async def _take(self) -> _Process | None:
        while self._free:
            process = self._free.pop()
            if process.process.returncode is None:
                return process
            self._forget(process)
        self._fill()
        waiter: asyncio.Future[_Process] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await asyncio.wait_for(waiter, _START + self._options.timeout * 2)
        except TimeoutError:
            return None
        finally:
            with suppress(ValueError):
                self._waiting.remove(waiter)
            if waiter.done() and not waiter.cancelled() and asyncio.current_task().cancelling():  # type: ignore[union-attr]
                self._give_back(waiter.result())

    def _give_back(self, process: _Process) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(process)
                return
        self._free.append(process)

    def _give_way(self, process: _Process) -> None:
        """A slow query gets what others leave over, and no longer counts as one of the workers."""
        if sum(other.slow for other in self._ready) >= self._size:
            return
        process.slow = True
        with suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, process.process.pid, 15)
        self._fill()

    async def _replace(self, process: _Process, task: asyncio.Task[Reply]) -> int:
        task.cancel()
        with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, OSError):
            await task
        code = await process.end()
        self._forget(process)
        self._fill()
        return code

    def _forget(self, process: _Process) -> None:
        self._all.discard(process)
        self._ready.discard(process)

    def _fill(self) -> None:
        """Starts workers until there are as many as there should be."""
        while not self._closed and self._starting + sum(not p.slow for p in self._ready) < self._size:
            self._starting += 1
            task = asyncio.create_task(self._start_one())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _start_one(self) -> None:
        settings = {**asdict(self._options), "graph": str(self._options.graph)}
        process: _Process | None = None
        try:
            process = _Process(
                await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-m",
                    "tasks.serve.worker",
                    json.dumps(settings),
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    limit=2**20,
                )
            )
            self._all.add(process)
            await asyncio.wait_for(process.receive(), _START)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            print(f"triplewire serve: no worker can be started: {error}", file=sys.stderr)
            if process is not None:
                self._all.discard(process)
                await process.end()
            return
        finally:
            self._starting -= 1
        self._ready.add(process)
        self._give_back(process)
