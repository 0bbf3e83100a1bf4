"""``triplewire serve``: the graph over HTTP."""

from __future__ import annotations

from typing import Any

import click

from flows.options import settings_options
from tasks.errors import Misuse
from tasks.settings import DEFAULT_BASE, Settings


@click.command(name="serve")
@settings_options("graph", "base")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; only this machine at first."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="Port; 0: any free one.")
@click.option("--root-path", default="", metavar="PATH", help="Path below which a proxy passes requests on, as /news.")
@click.option("--cors", default="", metavar="ORIGINS", help="Origins whose pages may read (with commas; * for all).")
@click.option(
    "--token", envvar="TRIPLEWIRE_TOKEN", default="",
    help="Bearer token that readers must show; better in the variable.  [TRIPLEWIRE_TOKEN]",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds a query may run."
)
@click.option(
    "--max-bytes", type=click.IntRange(min=1), default=50_000_000, show_default=True, help="Size of an answer."
)
@click.option(
    "--memory-limit", type=click.IntRange(min=10), default=500, show_default=True, metavar="MB",
    help="Megabytes of memory a query may take.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=0), default=0, help="Processes that answer; 0: one a core, at least 4."
)
def command(root_path: str, memory_limit: int, **given: Any) -> None:
    """Serve the graph: SPARQL 1.1 Protocol at /sparql, and pages to read and search it.

    Read-only. A graph that is built meanwhile is taken up without a restart.

    \b
    Example:
      triplewire serve --port 8080
      curl 'http://127.0.0.1:8080/sparql' --data-urlencode 'query=SELECT * { ?s a tw:Statement } LIMIT 3'
    """
    from tasks.serve.options import ServeOptions
    from tasks.serve.run import serve

    settings = Settings.read(graph=given.pop("graph"), base=given.pop("base"))
    root = "/" + root_path.strip("/") if root_path.strip("/") else ""
    if any(character in root for character in "?#%<>\"'\\ ") or not root.isprintable():
        raise Misuse(f"--root-path {root_path!r} is no plain path", hint="As in --root-path /news")
    base = "" if settings.base == DEFAULT_BASE else settings.base
    options = ServeOptions(graph=settings.graph, base=base, root_path=root, memory=memory_limit * 1_000_000, **given)
    serve(
        options, lambda address: click.echo(f"Serving {address}  (SPARQL: {address}sparql; Ctrl-C ends it)", err=True)
    )
