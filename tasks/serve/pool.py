"""The workers: each request goes to a free one; one that takes too long or too much is ended, and others answer."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tasks.serve.options import ServeOptions
from tasks.serve.process import WorkerProcess
from tasks.serve.reply import Reply, pack, problem

#: Seconds of processor time after which a query counts as slow: it gives way to others, and a new worker takes its
#: place. Not by the clock: on a busy machine a short query would be put last just because it had to wait.
SLOW = 1.0
#: A query that got less than half of its limit in processor time may take this many times the limit by the clock.
_PATIENCE = 3
#: Seconds between two looks at what a query has used; one that hoards takes a few hundred megabytes a second.
_LOOK = 0.1
#: A worker that holds this part of a query's memory still after its answer is replaced by a new one.
_KEPT = 0.25
#: Seconds that a page may take: what it computes of a large graph is kept, so that the next need not.
_PAGE = 600.0
#: Requests that may wait for a worker; more are sent away.
_WAITING = 1000
#: Seconds that a new worker may take to start (a busy machine takes long); they are not taken from the query's.
_START = 120.0


class Pool:
    """A number of workers, and a queue in front of them."""

    def __init__(self, options: ServeOptions, size: int = 0) -> None:
        self._options = options
        self._size = size or options.workers or max(4, os.cpu_count() or 4)
        self._free: list[WorkerProcess] = []
        self._all: set[WorkerProcess] = set()
        self._ready: set[WorkerProcess] = set()  #: of all, those that have started
        self._starting = 0
        self._waiting: deque[asyncio.Future[WorkerProcess | None]] = deque()
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
            if stopped := await self._watched(process, task, request["job"]):
                await self._replace(process, task)
                return problem(503, f"The query was stopped: it {stopped}")
            reply = task.result()
        except asyncio.CancelledError:  # whoever asked is gone
            await asyncio.shield(self._replace(process, task))
            raise
        except (asyncio.IncompleteReadError, OSError):
            code = await self._replace(process, task)
            if code == -signal.SIGSEGV:
                return problem(400, "The query is nested too deeply.")
            return problem(503, f"The query was stopped: it {self._too_much()}")
        grown = process.memory() - process.idle > self._options.memory * _KEPT
        if process.slow or (grown and request["job"] == "sparql"):  # pages keep what they have read, on purpose
            await self._replace(process, task)
        else:
            self._give_back(process)
        return reply

    async def _watched(self, process: WorkerProcess, task: asyncio.Task[Reply], job: str) -> str:
        """Waits for the answer; a slow query gives way meanwhile. Gives what ends it early, or ""."""
        limit = self._options.timeout if job == "sparql" else max(self._options.timeout, _PAGE)
        begun, used, held = time.monotonic(), process.seconds(), process.memory()
        while True:
            done, _ = await asyncio.wait({task}, timeout=_LOOK if job == "sparql" else SLOW)
            if done:
                return ""
            ran, waited = process.seconds() - used, time.monotonic() - begun
            if waited >= limit * _PATIENCE or (waited >= limit and ran >= limit / 2):
                return f"ran longer than {limit:g} second{'s' if limit != 1 else ''}.\nAsk for less, or add LIMIT."
            if job != "sparql":  # pages end by themselves
                continue
            if process.memory() - held > self._options.memory:
                return self._too_much()
            if not process.slow and ran >= min(SLOW, limit) * 0.9:
                self._give_way(process)

    def _too_much(self) -> str:
        size = f"{self._options.memory / 1_000_000:,.0f} MB"
        return f"took more memory than one query may ({size}).\nAsk for less: do all its patterns share a variable?"

    async def _take(self) -> WorkerProcess | None:
        while self._free:
            process = self._free.pop()
            if process.runs():
                return process
            self._forget(process)
        self._fill()
        waiter: asyncio.Future[WorkerProcess | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            return await asyncio.wait_for(waiter, _START + self._options.timeout * _PATIENCE)
        except TimeoutError:
            return None
        finally:
            with suppress(ValueError):
                self._waiting.remove(waiter)
            given = waiter.result() if waiter.done() and not waiter.cancelled() else None
            if given and asyncio.current_task().cancelling():  # type: ignore[union-attr]
                self._give_back(given)

    def _give_back(self, process: WorkerProcess) -> None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(process)
                return
        self._free.append(process)

    def _give_way(self, process: WorkerProcess) -> None:
        """A slow query no longer counts as one of the workers; unless there are too many of them already."""
        if sum(other.slow for other in self._ready) < self._size:
            process.give_way()
            self._fill()

    async def _replace(self, process: WorkerProcess, task: asyncio.Task[Reply]) -> int:
        task.cancel()
        with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, OSError):
            await task
        code = await process.end()
        self._forget(process)
        self._fill()
        return code

    def _forget(self, process: WorkerProcess) -> None:
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
        process: WorkerProcess | None = None
        try:
            process = await WorkerProcess.start(self._options)
            self._all.add(process)
            await asyncio.wait_for(process.receive(), _START)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            print(f"triplewire serve: no worker can be started: {error}", file=sys.stderr)
            if process is not None:
                self._all.discard(process)
                await process.end()
            if self._starting == 1 and not self._ready:  # nobody is left to answer those who wait
                while self._waiting:
                    waiter = self._waiting.popleft()
                    if not waiter.done():
                        waiter.set_result(None)
            return
        finally:
            self._starting -= 1
        process.idle = process.memory()
        self._ready.add(process)
        self._give_back(process)
