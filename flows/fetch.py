"""The flow ``fetch``: articles of feeds and pages into the raw folder, with retries where the network can fail."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from tasks.errors import BadArticle
from tasks.model import Problem
from tasks.read.feeds import Saved, fetch_articles, get_url


@task(retries=2, retry_delay_seconds=[5, 30], cache_policy=NO_CACHE)
def fetch_address(url: str) -> bytes:
    """The content behind ``url``; tried again where the network fails."""
    return get_url(url)


@flow(name="fetch", description="Articles of feeds and web pages into the folder of raw articles.")
def fetch(feeds: list[str], raw: str = "data/raw") -> dict[str, list[str]]:
    """Save new articles of ``feeds`` under ``raw``; what cannot be fetched is named and the rest goes on.

    Returns:
        Lists ``new`` and ``known`` (files) and ``problems`` (messages).
    """
    report: dict[str, list[str]] = {"new": [], "known": [], "problems": []}
    for item in fetch_articles(feeds, Path(raw), get=_get):
        if isinstance(item, Problem):
            report["problems"].append(str(item))
        elif isinstance(item, Saved):
            report["new" if item.new else "known"].append(str(item.file))
    return report


def _get(url: str) -> bytes:
    state = fetch_address(url, return_state=True)
    found = state.result(raise_on_failure=False)
    if isinstance(found, BadArticle):
        raise found
    if isinstance(found, Exception):
        raise BadArticle(f"cannot be fetched: {found}.", where=url, hint="Check the address and the network.")
    return bytes(found)
