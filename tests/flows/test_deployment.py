"""The nightly deployment of prefect.yaml, run once to its end by a real server and a real worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
_TEXT = """Ferry strike ends in Port Amber

Dock workers in Port Amber ended their strike on Monday, the union said.
"""


def prefect(*arguments: str) -> str:
    """Runs Prefect's own command line in the project folder."""
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *arguments],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=150,
    )  # fmt: skip
    assert done.returncode == 0, f"{arguments}: {done.stdout[-1500:]}{done.stderr[-1500:]}"
    return done.stdout


def ask(path: str, **body: Any) -> Any:
    """Asks the server's API."""
    request = urllib.request.Request(
        f"{os.environ['PREFECT_API_URL']}/{path}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


@pytest.mark.slow
def test_the_nightly_deployment_runs_to_its_end_on_a_server_and_a_worker(prefect_server: str, tmp_path: Path) -> None:
    raw, graph = tmp_path / "raw", tmp_path / "graph"
    raw.mkdir()
    (raw / "strike.txt").write_text(_TEXT, encoding="utf-8")
    (raw / "broken.jsonl").write_text("{not json\n", encoding="utf-8")

    prefect("work-pool", "create", "triplewire", "--type", "process")
    prefect("deploy", "--all")
    assert {item["name"] for item in ask("deployments/filter")} == {"nightly", "feeds"}
    prefect("deployment", "run", "build/nightly", "-p", f"raw={raw}", "-p", f"graph={graph}", "-p", "workers=1")
    prefect("worker", "start", "--pool", "triplewire", "--run-once", "--prefetch-seconds", "60")

    (run,) = [run for run in ask("flow_runs/filter") if run["parameters"]["raw"] == str(raw)]
    assert run["state_type"] == "COMPLETED", run["state"]
    tasks = ask("task_runs/filter", task_runs={"flow_run_id": {"any_": [run["id"]]}})
    assert {task["name"].split("-")[0] for task in tasks} >= {"read", "extract", "link", "load", "export", "report"}
    (artifact,) = [item for item in ask("artifacts/filter") if item["flow_run_id"] == run["id"]]
    assert artifact["key"] == "triplewire-build"
    assert "1 articles: 1 extracted" in artifact["data"]
    assert "broken.jsonl" in artifact["data"]
    assert "Port Amber" in (graph / "graph.ttl").read_text(encoding="utf-8")
