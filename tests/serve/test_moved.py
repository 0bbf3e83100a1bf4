"""Addresses of earlier builds lead to what took their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from flows.commands.explain import command
from tasks.serve.graph import Graph
from tasks.serve.moved import successor
from tasks.serve.options import ServeOptions
from tasks.serve.pages import answer_page
from tasks.store import open_published
from tests.serve.conftest import publish
from tests.serve.served_graph import BASE, GRAPH

OLD, NEW = f"{BASE}entity/person/solberg-12ab", f"{BASE}entity/person/mira-solberg"


def asked(path: str, kind: str = "resource", **parameters: str) -> dict[str, Any]:
    return {"page": kind, "path": path, "parameters": parameters, "accept": "text/turtle", "built": False}


def test_an_old_address_redirects_to_the_new_one(tmp_path: Path) -> None:
    publish(tmp_path, GRAPH, "first")
    (tmp_path / "replaced.nt").write_text(f"<{OLD}> <http://purl.org/dc/terms/isReplacedBy> <{NEW}> .\n")
    graph, options = Graph(open_published(tmp_path), BASE), ServeOptions(tmp_path, BASE, root_path="/news")
    reply = answer_page(graph, asked("entity/person/solberg-12ab"), options)
    assert (reply.status, reply.headers["Location"]) == (301, "/news/entity/person/mira-solberg")
    assert answer_page(graph, asked("", "thing", iri=OLD), options).status == 301
    assert answer_page(graph, asked("entity/person/mira-solberg"), options).status == 200
    assert answer_page(graph, asked("entity/person/nobody"), options).status == 404


def test_without_the_file_or_with_a_damaged_one_nothing_has_moved(tmp_path: Path) -> None:
    assert successor(tmp_path, OLD) == ""
    (tmp_path / "replaced.nt").write_bytes(b"\xff\xfe no triples")
    assert successor(tmp_path, OLD) == ""


def test_an_old_iri_is_explained_by_the_new_one(tmp_path: Path) -> None:
    publish(tmp_path, GRAPH, "first")
    (tmp_path / "replaced.nt").write_text(f"<{OLD}> <http://purl.org/dc/terms/isReplacedBy> <{NEW}> .\n")
    found = CliRunner().invoke(command, [OLD, "--graph", str(tmp_path)])
    assert found.exit_code == 0 and "Mira Solberg" in found.stdout
