"""``triplewire query``: ask the graph."""

from __future__ import annotations

import shutil
import sys

import click

from flows.options import settings_options
from tasks.settings import Settings


@click.command(name="query")
@click.argument("query", required=False)
@click.option("--list", "list_saved", is_flag=True, help="List the saved queries and what each answers.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "tsv", "xml", "ttl"]), default="table",
    show_default=True, help="Form of the answer; ttl for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@settings_options("graph")
def command(query: str | None, list_saved: bool, form: str, **given: object) -> None:
    """Ask the graph: QUERY is a SPARQL text, a .rq file, or the name of a saved query.

    \b
    Example:
      triplewire query who-said-what
      triplewire query 'SELECT ?name { ?x a schema:Person ; rdfs:label ?name }' --format csv
    """
    from tasks.query.answers import run_query, write_answer
    from tasks.query.saved import find_query
    from tasks.sparql import saved_queries

    if list_saved:
        known = saved_queries()
        width = max(map(len, known))
        for name, about in known.items():
            click.echo(f"{name:<{width}}  {about}")
        return
    if query is None:
        raise click.UsageError("Name a saved query (see --list), a .rq file, or give a SPARQL text.")
    from tasks.store import open_published

    store = open_published(Settings.read(**given).graph)
    text = find_query(query)
    width = shutil.get_terminal_size((0, 0)).columns if sys.stdout.isatty() else 0
    for piece in write_answer(run_query(store, text), form, width):
        sys.stdout.buffer.write(piece)
