"""Comunica, a client that plans queries for itself, asks the endpoint and gets what it should."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.serve.served_graph import BASE

CLIENT = Path(__file__).parents[1] / "node" / "comunica"
SELECT = """PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX tw: <https://w3id.org/triplewire/ontology#>
SELECT ?who (COUNT(?s) AS ?said) { ?p a schema:Person ; rdfs:label ?who OPTIONAL { ?s tw:speaker ?p } }
GROUP BY ?who ORDER BY ?who"""
CONTRADICTS = "<https://w3id.org/triplewire/ontology#contradicts>"
ASK = f"ASK {{ ?a {CONTRADICTS} ?b . ?b {CONTRADICTS} ?a }}"
CONSTRUCT = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?s <urn:called> ?o } WHERE { ?s a <https://schema.org/City> ; rdfs:label ?o }"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> Path:
    """The folder with Comunica, installed as pinned at the first time."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("needs node and npm")
    installed, lock = CLIENT / "node_modules" / ".package-lock.json", CLIENT / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"]
        try:
            done = subprocess.run(command, cwd=CLIENT, capture_output=True, text=True, timeout=180, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip("npm did not install Comunica within three minutes")
        if done.returncode:
            pytest.skip(f"npm could not install Comunica: {done.stderr[-300:]}")
    return CLIENT


def test_comunica_gets_rows_yes_or_no_and_triples(client: Path, server: str) -> None:
    command = ["node", "ask.mjs", f"{server}/sparql", SELECT, ASK, CONSTRUCT]
    done = subprocess.run(command, cwd=client, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    people = [(row["who"], row["said"]) for row in answer["rows"]]
    assert people == [("<b onclick=x>Eve</b>", "1"), ("Mira Solberg", "2"), ("Paul Dee", "1")]
    assert answer["yes"] is True
    assert answer["triples"] == [[f"{BASE}entity/place/tarn", "urn:called", "Tarn"]]
