"""The rules of the layout, held by the code: who may import what, how long a file may be, what it may be called."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("tasks/**/*.py"), *ROOT.glob("flows/**/*.py")])
STEPS = {"read", "extract", "link", "load", "export", "query", "serve"}
#: Library → folders and files (below the project) that may import it.
HOMES = {
    "prefect": ("flows/",),
    "spacy": ("tasks/extract/",),
    "rdflib": ("tasks/export/frames.py",),
    "pyshacl": (),
    "pyoxigraph": ("tasks/store.py", "tasks/load/", "tasks/export/", "tasks/query/", "tasks/serve/"),
    "networkx": ("tasks/export/",),
    "starlette": ("tasks/serve/",),
    "uvicorn": ("tasks/serve/", "flows/commands/serve.py"),
    "jinja2": ("tasks/serve/",),
    "trafilatura": ("tasks/read/",),
    "click": ("flows/",),
}
#: Package of tasks/extract → the other packages of it that may look into it; the modules at the top may look into all.
LOOKED_INTO_BY = {
    "parsing": set(),
    "trees": {"places", "times", "quantities", "mentions", "attributions", "coreference", "relations"},
    "quantities": {"times"},
    "times": set(),
    "places": {"mentions"},
    "mentions": {"trees", "attributions", "coreference", "relations"},
    "attributions": {"trees", "times", "coreference", "relations"},
    "coreference": {"relations"},
    "relations": set(),
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}


def imports(path: Path) -> set[str]:
    """Names of all modules that ``path`` imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_step_imports_no_other_step_and_no_flow(path: Path) -> None:
    parts = name_of(path).split("/")
    if parts[0] != "tasks":
        return
    own = parts[1] if parts[1] in STEPS else None
    for module in imports(path):
        first, _, rest = module.partition(".")
        assert first != "flows", f"{name_of(path)} imports {module}"
        step = rest.split(".")[0]
        assert first != "tasks" or step not in STEPS or step == own, f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", sorted(ROOT.glob("tasks/extract/*/*.py")), ids=name_of)
def test_packages_of_extract_do_not_look_ahead(path: Path) -> None:
    own = path.parent.name
    for module in imports(path):
        parts = module.split(".")
        if parts[:2] == ["tasks", "extract"] and parts[2:] and parts[2] in LOOKED_INTO_BY and parts[2] != own:
            assert own in LOOKED_INTO_BY[parts[2]], f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_heavy_library_has_its_home(path: Path) -> None:
    for module in imports(path):
        homes = HOMES.get(module.partition(".")[0])
        assert homes is None or name_of(path).startswith(homes), f"{name_of(path)} imports {module}"


def test_the_command_line_loads_prefect_only_when_it_builds() -> None:
    assert not any(module.partition(".")[0] == "prefect" for module in imports(ROOT / "flows" / "cli.py"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert path.stem not in VAGUE
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_the_ontology_holds_data_only() -> None:
    assert not list((ROOT / "ontology").rglob("*.py"))


def test_the_top_level_is_as_it_was_fixed() -> None:
    for name in ("flows", "ontology", "tasks", "tests", "data/raw", "data/graph", "prefect.yaml", "pyproject.toml"):
        assert (ROOT / name).exists(), name
