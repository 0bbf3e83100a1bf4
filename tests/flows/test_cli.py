"""The command line: what it promises of exit codes, messages, help and start-up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows.cli import main, triplewire
from tasks.settings import Settings

COMMANDS = triplewire.list_commands(click.Context(triplewire))


def run(*arguments: str) -> int:
    """Runs the command line in this process; gives the exit code."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    code = left.value.code
    return code if isinstance(code, int) else 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    answer = CliRunner().invoke(triplewire, [name, "--help"])
    assert answer.exit_code == 0
    assert f"triplewire {name}" in answer.output.split("Example", 1)[1]


def test_help_lists_the_commands() -> None:
    answer = CliRunner().invoke(triplewire, ["--help"])
    assert {"build", "extract", "query"} <= set(answer.output.split())


@pytest.mark.parametrize("arguments", [["--nope"], ["nope"], ["extract"], ["build", "--workers", "many"]])
def test_a_wrong_call_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("build", "--raw", str(tmp_path / "nowhere"), "--graph", str(tmp_path / "g")) == 2
    assert "nowhere" in capsys.readouterr().err
    assert run("extract", str(tmp_path / "nowhere")) == 2


def test_an_unknown_model_is_named_with_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained on Monday in Lindhaven.", encoding="utf-8")
    assert run("build", "--raw", str(tmp_path), "--graph", str(tmp_path / "g"), "--model", "en_nowhere") == 1
    assert run("extract", str(tmp_path), "--model", "en_nowhere") == 1
    told = capsys.readouterr().err
    assert told.count("en_nowhere") >= 2
    assert "--model" in told
    assert "Traceback" not in told


def test_a_bad_variable_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TRIPLEWIRE_WORKERS", "several")
    assert run("extract", "README.md") == 2
    assert "TRIPLEWIRE_WORKERS" in capsys.readouterr().err


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="en_nowhere"):
        main(["extract", str(tmp_path), "--model", "en_nowhere", "--debug", *([str(_article(tmp_path))])])


@pytest.mark.parametrize(
    ("called", "found", "told"),
    [
        (".venv/bin/triplewire", None, ".venv/bin/triplewire query who-said-what"),
        (".venv/bin/triplewire", "/usr/bin/triplewire", "  triplewire query who-said-what"),
        ("flows/__main__.py", None, "  triplewire query who-said-what"),
    ],
)
def test_a_build_says_what_to_type_next_so_that_it_works(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    called: str,
    found: str | None,
    told: str,
) -> None:
    from flows.commands.build import _tell

    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("sys.argv", [called, "build"])
    monkeypatch.setattr("shutil.which", lambda name: found)
    _tell(Settings(graph=tmp_path), dict.fromkeys(("read", "extracted", "cached", "skipped", "rejected"), 0))
    assert told in capsys.readouterr().out


def test_a_build_shows_what_it_did_not_use_but_no_endless_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from flows.commands.build import _tell

    bad = [{"where": f"{n}.txt", "what": "is empty.", "hint": "Delete it."} for n in range(12)]
    skipped = [{"where": "de.txt", "what": "nothing extracted: not English.", "hint": ""}]
    (tmp_path / "report.json").write_text(json.dumps({"rejected": bad, "skipped": skipped}), encoding="utf-8")
    _tell(Settings(graph=tmp_path), {"read": 1, "extracted": 1, "cached": 0, "skipped": 1, "rejected": 12})
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "rejected: 0.txt: is empty. Delete it."
    assert told[10:] == [f"… and 3 more: {tmp_path / 'report.json'}"]


def _article(folder: Path) -> Path:
    path = folder / "a.txt"
    path.write_text("It rained on Monday in Lindhaven.", encoding="utf-8")
    return path


def test_extract_writes_a_record_a_line_in_input_order_and_goes_on_after_bad_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out.jsonl"
    raw.mkdir()
    (raw / "1.txt").write_text("Ana left Lindhaven on Monday.", encoding="utf-8")
    (raw / "2.jsonl").write_text(
        '{"text": "Tom stayed there.", "id": "t"}\n{broken\n{"id": "no text"}\n', encoding="utf-8"
    )
    (raw / "3.txt").write_bytes(b"")
    (raw / "4.txt").write_bytes(bytes(range(256)) * 40)
    (raw / "5.txt").write_text("Das Gericht teilte am Montag mit, es werde den Fall verhandeln. " * 6, encoding="utf-8")
    (raw / "6.txt").write_text("Nobody minded.\r\n", encoding="utf-8", newline="")
    assert run("extract", str(raw), "--output", str(out), "--workers", "1") == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    texts = [record["article"]["text"] for record in records]
    assert [texts[0], texts[1], texts[-1]] == [
        "Ana left Lindhaven on Monday.",
        "Tom stayed there.",
        "Nobody minded.\r\n",
    ]
    told = capsys.readouterr().err
    for name in ("2.jsonl", "3.txt", "4.txt", "5.txt"):
        assert name in told
    assert "Traceback" not in told


def test_extract_ends_with_1_where_nothing_could_be_used(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    assert run("extract", str(tmp_path), "--output", str(tmp_path / "out.jsonl")) == 1


def test_with_several_processes_extract_gives_the_same(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"Boat {n} left Lindhaven on Monday, Ana said."}) for n in range(9)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    outs = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for out, workers in zip(outs, "12", strict=True):
        call = ["extract", str(tmp_path / "in.jsonl"), "--output", str(out), "--workers", workers, "--batch", "2"]
        assert run(*call) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert len(outs[0].read_text().splitlines()) == 9


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"build", "extract"}])
def test_other_commands_load_neither_spacy_nor_prefect(name: str) -> None:
    code = (
        "import sys; from flows.cli import main\n"
        f"try: main([{name!r}, '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'prefect', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
