"""Feeds and pages from a real server on this machine become article files that are read again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tasks.model import Article, Problem
from tasks.read import read_articles
from tasks.read.feeds import Saved, fetch_articles
from tests.read.test_files import PAGE

SUMMARY = (
    "The library of Orrin Bay will close for two weeks in August, the town says, "
    "so that its roof can be mended before the winter."
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay Post</title>
<item><title>Bridge reopens</title><link>{0}/bridge</link><pubDate>Tue, 02 May 2023 08:00:00 GMT</pubDate></item>
<item><title>Library closes</title><link>{0}/gone</link><description>&lt;p&gt;{1}&lt;/p&gt;</description></item>
<item><title>Nothing there</title><link>{0}/gone-too</link><description>Short.</description></item>
</channel></rss>"""


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            base = f"http://127.0.0.1:{self.server.server_address[1]}"
            pages = {
                "/feed": FEED.format(base, SUMMARY),
                "/bridge": PAGE,
                "/empty": "<rss version='2.0'><channel/></rss>",
            }
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write((body or "gone").encode())

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{http.server_address[1]}"
    http.shutdown()
    http.server_close()


def test_items_of_a_feed_become_articles_with_their_metadata(server: str, tmp_path: Path) -> None:
    found = list(fetch_articles([f"{server}/feed"], tmp_path))
    assert [type(item) for item in found] == [Saved, Saved, Problem]
    articles = {a.title: a for a in read_articles([tmp_path]) if isinstance(a, Article)}
    bridge = articles["Bridge reopens after repairs"]
    assert bridge.published == "2023-05-02T08:00:00Z" and "relieved" in bridge.text
    assert articles["Library closes"].text == SUMMARY and articles["Library closes"].publisher == "The Quay Post"


def test_what_was_fetched_before_is_left_alone(server: str, tmp_path: Path) -> None:
    list(fetch_articles([f"{server}/feed"], tmp_path))
    again = [item for item in fetch_articles([f"{server}/feed"], tmp_path) if isinstance(item, Saved)]
    assert [item.new for item in again] == [False, False]


def test_a_page_is_fetched_as_an_article(server: str, tmp_path: Path) -> None:
    (saved,) = fetch_articles([f"{server}/bridge"], tmp_path)
    assert isinstance(saved, Saved) and saved.file.exists()


@pytest.mark.parametrize("address", ["{}/nowhere", "http://127.0.0.1:9/", "file:///etc/hostname", "nonsense"])
def test_what_cannot_be_fetched_is_named_and_the_rest_goes_on(server: str, tmp_path: Path, address: str) -> None:
    first, second = fetch_articles([address.format(server), f"{server}/bridge"], tmp_path)
    assert isinstance(first, Problem) and first.hint
    assert isinstance(second, Saved)


def test_an_empty_feed_is_a_warning(server: str, tmp_path: Path) -> None:
    (problem,) = fetch_articles([f"{server}/empty"], tmp_path)
    assert isinstance(problem, Problem) and problem.level == "warning"
