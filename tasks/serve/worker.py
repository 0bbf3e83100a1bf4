"""A worker: a process that opens the published snapshot and answers one request after the other.

    python -m tasks.serve.worker '{"graph": …}'      (started by tasks.serve.pool; requests on stdin, answers on stdout)

Queries cannot be interrupted inside a process, so the server ends the process of one that takes too long. A worker
also ends when the server that started it goes away.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from tasks.errors import TriplewireError
from tasks.serve.graph import Graph
from tasks.serve.options import ServeOptions
from tasks.serve.pages import answer_page
from tasks.serve.reply import Reply, pack, problem, unpack
from tasks.serve.sparql_answer import answer_sparql
from tasks.serve.spool import spool, spool_folder
from tasks.store import open_published, published_name

#: Bytes of stack: the parser of queries recurses, and deep nesting must not bring the process down.
_STACK = 512 * 1024 * 1024
#: Bytes of address space that a worker may take at least, and times the memory of a query: a last hold, should memory
#: grow faster than the server looks (address space is mostly never used, so that it says little).
_ADDRESSES, _TIMES = 4_000_000_000, 4
#: Times to look for the published snapshot again, if a build takes it away between finding and opening it.
_ATTEMPTS = 5


class Worker:
    """Answers requests from the newest published snapshot; one request sees one snapshot."""

    def __init__(self, options: ServeOptions) -> None:
        self._options = options
        self._name = ""
        self._graph: Graph | None = None

    def graph(self) -> Graph:
        """The newest published snapshot; the one before, while the newest cannot be opened.

        Raises:
            BadGraph: there never was one.
        """
        for attempt in range(_ATTEMPTS):
            try:
                name = published_name(self._options.graph)
                if self._graph is None or (name and name != self._name):
                    cache = Path(self._options.cache) / (name or "none") if self._options.cache else None
                    self._graph = Graph(open_published(self._options.graph), self._options.base, cache)
                    self._name = name or ""
                break
            except TriplewireError:
                if self._graph is not None:
                    break
                if attempt == _ATTEMPTS - 1:
                    raise
        assert self._graph is not None
        return self._graph

    def answer(self, request: dict[str, Any]) -> Reply:
        """The answer to one request, whatever it is."""
        try:
            graph = self.graph()
            if request["job"] == "sparql":
                return answer_sparql(graph, request, self._options.max_bytes)
            return answer_page(graph, request, self._options)
        except TriplewireError as error:
            return problem(503, str(error))
        except MemoryError:
            return problem(503, "This needs more memory than one request may take.")
        except Exception as error:
            if os.environ.get("TRIPLEWIRE_DEBUG", "0") not in {"", "0"}:
                raise
            print(
                f"triplewire serve: {type(error).__name__}: {error} ({request.get('page', 'sparql')})", file=sys.stderr
            )
            return problem(500, "This is a fault of Triplewire. The server's messages name it.")


def main() -> None:
    """Reads requests until the server closes the pipe."""
    options = json.loads(sys.argv[1])
    options["graph"] = Path(options["graph"])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but answers goes where answers go
    settings = ServeOptions(**options)
    waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.stack_size(_STACK)
    threading.Thread(
        target=_work, args=(Worker(settings), waiting, answers, spool_folder(settings.cache)), daemon=True
    ).start()
    _limit_memory(max(_ADDRESSES, settings.memory * _TIMES))
    while message := unpack(requests):
        waiting.put(message[0])
    os._exit(0)  # the server is gone; a query under way is of use to nobody


def _work(worker: Worker, waiting: queue.SimpleQueue[dict[str, Any]], answers: BinaryIO, folder: str) -> None:
    with suppress(TriplewireError):  # each request is told
        worker.graph()
    answers.write(pack({"ready": True}))
    answers.flush()
    while True:
        reply = worker.answer(waiting.get())
        head: dict[str, Any] = {"status": reply.status, "media_type": reply.media_type, "headers": dict(reply.headers)}
        head["file"] = spool(reply, folder)
        answers.write(pack(head, b"" if head["file"] else reply.body))
        answers.flush()
        del reply  # it is not kept until the next request


def _limit_memory(allowed: int) -> None:
    """Lets this process take ``allowed`` bytes of address space more, where the system can hold it to that."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (used + allowed, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # who takes too much is ended; nobody needs what it held
    except (ImportError, OSError, ValueError):
        pass


if __name__ == "__main__":
    main()
