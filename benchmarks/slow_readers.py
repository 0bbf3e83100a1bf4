"""What do readers cost the server that ask for a large answer and then hardly read?

    python -m benchmarks.slow_readers [--articles 2200] [--readers 20] [--seconds 20]

Each asks for an answer of about ten megabytes over a made-up graph and takes a kilobyte of it every second.
Prints the memory of the server with its workers before, at most meanwhile, and after.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.made_graph import publish
from benchmarks.serve_load import ask, memory, watched
from benchmarks.served import served

_LARGE = "/sparql?query=" + quote(
    "SELECT ?s ?says ?exact { ?s rdfs:label ?says ; tw:evidence/tw:exact ?exact } LIMIT ROWS"
)


async def reader(port: int, path: str, end: float) -> int:
    """Asks and dawdles; gives the length of the answer in bytes."""
    reading, writing = await asyncio.open_connection("127.0.0.1", port, limit=4096)
    writing.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode())
    head = (await reading.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    while time.monotonic() < end:
        await reading.read(1024)
        await asyncio.sleep(1)
    writing.close()
    return int(head.partition("content-length: ")[2].partition("\r\n")[0] or 0)


async def measure(port: int, pid: int, readers: int, seconds: float, rows: int) -> None:
    """Runs the readers and prints what they cost."""
    path = _LARGE.replace("ROWS", str(rows))
    once, writing = await asyncio.open_connection("127.0.0.1", port)
    await ask(once, writing, path)
    writing.close()
    before, end = memory(pid), time.monotonic() + seconds
    watch = asyncio.create_task(watched(pid, end))
    lengths = await asyncio.gather(*(reader(port, path, end) for _ in range(readers)))
    most = max(await watch)
    print(f"{readers} answers of {min(lengths) / 1e6:.1f} MB, each read at 1 kB a second for {seconds:g} s")
    print(f"memory {before:,} MB before, {most:,} MB at most, {memory(pid):,} MB after")


def main() -> None:
    """Makes a graph, starts a server over it, measures, ends the server."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2200, help="size of the made-up graph (480 triples each)")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rows", type=int, default=40_000, help="rows of each answer")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{publish(Path(folder), given.articles):,} triples", flush=True)
        with served(Path(folder)) as server:
            asyncio.run(measure(server.port, server.process, given.readers, given.seconds, given.rows))


if __name__ == "__main__":
    main()
