"""``triplewire explain``: one entity or statement with everything that supports it."""

from __future__ import annotations

import click

from flows.options import settings_options
from tasks.settings import Settings


@click.command(name="explain")
@click.argument("term")
@settings_options("graph")
def command(term: str, **given: object) -> None:
    """Show an entity or a statement with every sentence that supports it, its article, and the linking decisions.

    TERM is a name as the articles use it, a statement's words, or an IRI.

    \b
    Example:
      triplewire explain "Ann Brook"
    """
    from tasks.query.explain import explain
    from tasks.serve.moved import successor
    from tasks.store import open_published

    graph = Settings.read(**given).graph
    if new := successor(graph, term):
        click.echo(f"{term} is now {new}", err=True)
    for line in explain(open_published(graph), new or term):
        click.echo(line)
