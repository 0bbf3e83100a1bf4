"""Extraction ↔ extraction record: the JSON object that the public contract describes, one a line.

Fields beyond the contract (``roles``, ``sentences``, ``skipped`` and a few of attributions and relations) may be
ignored by whoever reads it; :func:`from_record` needs none of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from tasks.model import (
    Argument,
    Article,
    Attribution,
    Entity,
    Extraction,
    Mention,
    Quantity,
    Relation,
    Role,
    Span,
    Time,
)

_HALF = re.compile("[\ud800-\udfff]")
T = TypeVar("T")


def to_record(extraction: Extraction) -> dict[str, Any]:
    """The record of ``extraction``: plain dicts, lists and values, in the contract's order."""
    record: dict[str, Any] = _plain(extraction)
    return record


def _plain(value: Any) -> Any:
    """What :func:`tasks.model.as_dict` gives, in a third of the time: records are a good part of our own work."""
    kind: Any = type(value)
    if kind in _ATOMS:
        return value
    if kind is Span:
        return {"start": value.start, "end": value.end}
    if kind is tuple:
        return [_plain(item) for item in value] if value else []
    names, get = _shape(kind)
    return {name: item if type(item) in _ATOMS else _plain(item) for name, item in zip(names, get(value), strict=True)}


_ATOMS = frozenset({str, int, float, bool, type(None)})


@cache
def _shape(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(kind.__dataclass_fields__)
    return names, attrgetter(*names)


def to_line(extraction: Extraction) -> str:
    """The record as one line of JSON, without the line break; half a surrogate pair is escaped."""
    text = json.dumps(to_record(extraction), ensure_ascii=False, separators=(",", ":"))
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def from_line(line: str | bytes) -> Extraction:
    """The extraction of one line.

    Raises:
        ValueError: not JSON, or not a record.
    """
    return from_record(json.loads(line))


def from_record(record: Mapping[str, Any]) -> Extraction:
    """The extraction of a record; fields that it does not know are passed over.

    Raises:
        ValueError: a field that the contract requires is missing.
    """
    try:
        return Extraction(
            _make(Article, record["article"]),
            mentions=tuple(_make(Mention, item) for item in record["mentions"]),
            entities=tuple(_make(Entity, item) for item in record["entities"]),
            times=tuple(_make(Time, item) for item in record["times"]),
            quantities=tuple(_make(Quantity, item) for item in record["quantities"]),
            attributions=tuple(_make(Attribution, item) for item in record["attributions"]),
            relations=tuple(_make(Relation, item) for item in record["relations"]),
            roles=tuple(_make(Role, item) for item in record.get("roles", ())),
            sentences=_spans(record.get("sentences", ())),
            skipped=record.get("skipped"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an extraction record: {type(error).__name__}: {error}") from None


#: Types whose values are no lists and no spans.
_PLAIN = frozenset({Article, Mention, Time, Quantity, Role, Argument})
_SPANS = frozenset({"cue", "content", "source", "predicate", "cues"})


def _make(cls: type[T], values: Mapping[str, Any]) -> T:
    known: Mapping[str, Any] = cls.__dataclass_fields__  # type: ignore[attr-defined]
    if cls in _PLAIN and values.keys() <= known.keys():
        return cls(**values)
    given: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            continue
        if name in _SPANS:
            value = _spans(value)
        elif name == "arguments":
            value = tuple(_make(Argument, item) for item in value)
        elif name == "same_as":
            value = tuple(value)
        elif name == "sentence" and value is not None:
            value = Span(value["start"], value["end"])
        given[name] = value
    return cls(**given)


def _spans(values: Any) -> tuple[Span, ...]:
    return tuple(Span(value["start"], value["end"]) for value in values)
