"""A store at a URL gets what was published, and only what has changed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from pyoxigraph import DefaultGraph

from tasks.errors import BadGraph, Misuse
from tasks.load.remote import push
from tests.load.hand_made import BASE, emergency, hearsay
from tests.load.reading import Loaded


class GraphStore(BaseHTTPRequestHandler):
    """As little of the Graph Store Protocol as there can be; notes what was asked."""

    graphs: dict[str, bytes]
    asked: list[tuple[str, str]]
    password: str | None = None

    def _answer(self, code: int, body: bytes = b"") -> None:
        self.send_response(code)
        if code == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if self.password and self.headers.get("Authorization") != self.password:
            return self._answer(401)
        name = parse_qs(urlsplit(self.path).query)["graph"][0]
        self.asked.append((self.command, name.removeprefix(f"{BASE}graph/")))
        if self.command == "PUT":
            self.graphs[name] = body
            return self._answer(201)
        if name not in self.graphs:
            return self._answer(404)
        return self._answer(200, self.graphs[name] if self.command == "GET" else self.graphs.pop(name))

    do_GET = do_PUT = do_DELETE = _handle

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[GraphStore]]]:
    handler = type("Handler", (GraphStore,), {"graphs": {}, "asked": []})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/store", handler
    running.shutdown()
    running.server_close()


def test_every_graph_is_sent_and_the_second_time_none(tmp_path: Path, server: tuple[str, type[GraphStore]]) -> None:
    url, handler = server
    graph = Loaded(tmp_path, [emergency(), hearsay()])
    names = {node.value for node in graph.store.named_graphs()}  # type: ignore[union-attr]
    assert push(graph.store, url, BASE) == (len(names), 0)
    assert set(handler.graphs) == {*names, f"{BASE}graph/pushed"}
    handler.asked.clear()
    assert push(graph.store, url, BASE) == (0, 0)
    assert handler.asked == [("GET", "pushed")]


def test_an_article_that_is_gone_is_deleted_there_too(tmp_path: Path, server: tuple[str, type[GraphStore]]) -> None:
    url, handler = server
    page = hearsay()
    push(Loaded(tmp_path / "1", [emergency(), page]).store, url, BASE)
    sent, deleted = push(Loaded(tmp_path / "2", [emergency()]).store, url, BASE)
    assert deleted == 1
    assert f"{BASE}graph/article/{page.article.key[:12]}" not in handler.graphs
    assert sent < len(handler.graphs)


def test_load_pushes_where_the_settings_name_a_store(tmp_path: Path, server: tuple[str, type[GraphStore]]) -> None:
    url, handler = server
    Loaded(tmp_path, [emergency()], store=url)
    assert any(b"state of emergency" in body for body in handler.graphs.values())


def test_user_and_password_are_given_when_asked_for(tmp_path: Path, server: tuple[str, type[GraphStore]]) -> None:
    url, handler = server
    handler.password = "Basic YW5hOnNlY3JldA=="  # ana:secret
    store = Loaded(tmp_path, [emergency()]).store
    with pytest.raises(BadGraph, match="401") as caught:
        push(store, url, BASE)
    assert "user:password@" in caught.value.hint
    assert push(store, url.replace("//", "//ana:secret@"), BASE)[0] > 0


def test_a_store_that_is_not_there_is_reported_without_the_password(tmp_path: Path) -> None:
    store = Loaded(tmp_path, [emergency()]).store
    with pytest.raises(BadGraph, match="cannot be reached") as caught:
        push(store, f"http://ana:secret@127.0.0.1:{free_port()}/store", BASE)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["store", "ftp://host/x", "http://"])
def test_what_is_no_web_address_is_called_so(tmp_path: Path, url: str) -> None:
    with pytest.raises(Misuse, match="no web address"):
        push(Loaded(tmp_path, [emergency()]).store, url, BASE)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def oxigraph() -> str | None:
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


@pytest.mark.skipif(oxigraph() is None, reason="needs the server of the package oxigraph")
def test_a_real_server_holds_the_same_triples(tmp_path: Path) -> None:
    port = free_port()
    running = subprocess.Popen(
        [str(oxigraph()), "serve", "--location", str(tmp_path / "server"), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port)
        graph = Loaded(
            tmp_path / "g", [emergency("😀 Ana Brook declared a state of emergency in Leeds.\r\n"), hearsay()]
        )
        push(graph.store, f"http://127.0.0.1:{port}/store", BASE)
        query = "query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20GRAPH%20%3Fg%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20%7D"
        with urlopen(f"http://127.0.0.1:{port}/query?{query}") as answer:
            count = int(answer.read().decode().split('"value":"')[1].split('"')[0])
        named = [quad for quad in graph.store if quad.graph_name != DefaultGraph()]
        assert count == len(named) + len(list(graph.store.named_graphs()))
        assert push(graph.store, f"http://127.0.0.1:{port}/store", BASE) == (0, 0)
    finally:
        running.terminate()
        running.wait()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
