"""``triplewire fetch``: articles of feeds and pages into the raw folder."""

from __future__ import annotations

import click

from flows.options import settings_options
from tasks.settings import Settings


@click.command(name="fetch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@settings_options("raw")
def command(feeds: tuple[str, ...], **given: object) -> None:
    """Save the articles of RSS or Atom feeds, or of single web pages, as files under --raw.

    An article that is there already is left alone, so this can run as often as you like.

    \b
    Example:
      triplewire fetch https://news.example/rss.xml --raw data/raw
    """
    from tasks.errors import TriplewireError
    from tasks.model import Problem
    from tasks.read.feeds import fetch_articles

    folder = Settings.read(**given).raw
    new = known = failed = 0
    for item in fetch_articles(feeds, folder):
        if isinstance(item, Problem):
            click.echo(f"{item.level}: {item}", err=True)
            failed += item.level == "rejected"
        elif item.new:
            click.echo(str(item.file))
            new += 1
        else:
            known += 1
    click.echo(f"{new} new, {known} known already, {failed} could not be fetched.", err=True)
    if failed and not new and not known:
        raise TriplewireError("nothing could be fetched.", hint="See the messages above.")
