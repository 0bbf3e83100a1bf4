"""``triplewire validate``: does the graph keep its word?"""

from __future__ import annotations

import click

from flows.options import settings_options
from tasks.settings import Settings


@click.command(name="validate")
@settings_options("graph")
def command(**given: object) -> None:
    """Check the graph: every node against the shapes, and every piece of evidence cut out of its article again.

    Exits with 1 if a single one does not match.

    \b
    Example:
      triplewire validate --graph data/graph
    """
    from tasks.load.validation import validate
    from tasks.store import open_published

    found = validate(open_published(Settings.read(**given).graph))
    for message in found.messages:
        click.echo(message)
    if found.faults > len(found.messages):
        click.echo(f"… and {found.faults - len(found.messages)} more")
    what = f"{found.articles} articles, {found.evidence} pieces of evidence, {found.nodes} nodes"
    click.echo(f"{what}: {'all hold' if not found.faults else f'{found.faults} faults'}.")
    if found.faults:
        raise SystemExit(1)
