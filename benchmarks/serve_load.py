"""How does the server bear load? Many clients with mixed requests on loopback, one query without end among them.

    python -m benchmarks.serve_load [--articles 2200 | --graph DIR] [--clients 50] [--seconds 60]

Prints median, 90th and 99th percentile, failures, and the memory of the server with its workers while it goes on.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from benchmarks.made_graph import publish
from benchmarks.served import served

_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?c)) + STRLEN(STR(?i)) = -1) }"
_PERSON = "/entity/person/ada-amber-0"


def requests() -> list[str]:
    """The mixture: SPARQL of several kinds, search, pages."""
    queries = [
        "ASK { ?s tw:status tw:Attributed }",
        "SELECT ?l { ?s a schema:City ; rdfs:label ?l } LIMIT 50",
        'SELECT ?says { ?p rdfs:label "Ada Amber 0" . ?s tw:speaker ?p ; rdfs:label ?says } LIMIT 50',
        "SELECT ?says ?exact { ?s tw:polarity tw:Negative ; rdfs:label ?says ; tw:evidence/tw:exact ?exact } LIMIT 50",
        f"DESCRIBE <https://w3id.org/triplewire/data{_PERSON}>",
        "CONSTRUCT { ?s rdfs:label ?l } { ?s a tw:Statement ; rdfs:label ?l } LIMIT 50",
    ]
    pages = ["/search.json?q=ada+am", _PERSON, "/article/000000000001", "/statement/0000000100000002"]
    return [f"/sparql?query={quote(query)}" for query in queries] + pages


async def client(port: int, number: int, end: float, times: list[float], faults: list[str]) -> None:
    """One client: a request after the other, each on a connection that is kept open."""
    chance, mixture = random.Random(number), requests()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < end:
        begun = time.monotonic()
        status = await ask(reader, writer, chance.choice(mixture))
        times.append(time.monotonic() - begun)
        if status != 200:
            faults.append(str(status))
        await asyncio.sleep(chance.random() * 0.4)  # a reader looks at what he got
    writer.close()


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """Sends a GET and reads the whole answer; gives its status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
    await reader.readexactly(int(length[1]) if length else 0)
    return int(head.split()[1])


async def runaway(port: int, end: float) -> list[int]:
    """Asks what has no end, again and again."""
    statuses = []
    while time.monotonic() < end - 5:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        statuses.append(await ask(reader, writer, f"/sparql?query={quote(_RUNAWAY)}"))
        writer.close()
    return statuses


async def measure(port: int, clients: int, seconds: float, pid: int) -> None:
    """Runs the load and prints what came of it."""
    for path in ["/", *requests() * 8]:  # the search index is read
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await ask(reader, writer, path)
        writer.close()
    before, end = memory(pid), time.monotonic() + seconds
    times: list[float] = []
    faults: list[str] = []
    slow = asyncio.create_task(runaway(port, end))
    watch = asyncio.create_task(watched(pid, end))
    await asyncio.gather(*(client(port, number, end, times, faults) for number in range(clients)))
    cuts = statistics.quantiles(times, n=100)
    median, p90, p99 = statistics.median(times), cuts[89], cuts[98]
    print(f"{len(times):,} answers, {len(times) / seconds:.0f} a second, {len(faults)} failures {sorted(set(faults))}")
    shown = {"median": median, "p90": p90, "p99": p99}
    words = ", ".join(f"{name} {value * 1000:.0f} ms" for name, value in shown.items())
    print(f"{words} (p99 / median: {p99 / median:.1f})")
    sizes = await watch
    print(f"runaway queries stopped with {await slow}")
    third = max(1, len(sizes) // 3)
    print(
        f"memory {before:,} MB before; {min(sizes):,} to {max(sizes):,} MB meanwhile; median (mean, most) of the first "
        f"third {_spread(sizes[:third])}, of the last {_spread(sizes[-third:])}; {memory(pid):,} MB after"
    )


def _spread(sizes: list[int]) -> str:
    return f"{statistics.median(sizes):,.0f} ({statistics.mean(sizes):,.0f}, {max(sizes):,}) MB"


async def watched(pid: int, end: float) -> list[int]:
    """Megabytes every second."""
    found = [memory(pid)]
    while time.monotonic() < end - 1:
        await asyncio.sleep(1)
        found.append(memory(pid))
    return found


def memory(pid: int) -> int:
    """Megabytes (proportional set size) of a process and those that it started."""
    total, pids = 0, [pid]
    for one in pids:
        try:
            found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text())
            total += int(found[1]) if found else 0
            pids += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
    return total // 1024


def main() -> None:
    """Makes a graph, starts a server over it, measures, ends the server."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2200, help="size of the made-up graph (480 triples each)")
    parser.add_argument("--graph", default="", help="a graph that is there, instead of a made-up one")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = given.graph or own
        size = f"{publish(Path(own), given.articles):,} triples" if not given.graph else f"the graph in {folder}"
        print(f"{size}, {given.clients} clients, {given.seconds:g} s", flush=True)
        with served(Path(folder), "--timeout", "10") as server:
            asyncio.run(measure(server.port, given.clients, given.seconds, server.process))


if __name__ == "__main__":
    main()
