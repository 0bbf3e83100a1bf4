"""The attributes that every form of a network carries for its nodes and edges, with their types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tasks.export.network import Edge, Node

#: Name of an attribute → its type in GEXF and GraphML, and its value. An attribute ``pid`` would be dropped by readers.
NODE_COLUMNS: dict[str, tuple[str, Callable[[Node], Any]]] = {
    "type": ("string", lambda node: node.type),
    "statements": ("integer", lambda node: node.statements),
    "support": ("integer", lambda node: node.support),
    "community": ("integer", lambda node: node.community),
    "latitude": ("double", lambda node: node.latitude),
    "longitude": ("double", lambda node: node.longitude),
    "polarity": ("string", lambda node: node.polarity or None),
    "modality": ("string", lambda node: node.modality or None),
    "status": ("string", lambda node: node.status or None),
    "speaker": ("string", lambda node: node.speaker or None),
}
EDGE_COLUMNS: dict[str, tuple[str, Callable[[Edge], Any]]] = {
    "predicate": ("string", lambda edge: edge.kind),
    "role": ("string", lambda edge: edge.role or None),
    "gloss": ("string", lambda edge: edge.gloss or None),
    "statement": ("string", lambda edge: edge.statement or None),
    "statements": ("integer", lambda edge: edge.statements),
    "polarity": ("string", lambda edge: edge.polarity or None),
    "modality": ("string", lambda edge: edge.modality or None),
    "status": ("string", lambda edge: edge.status or None),
    "speaker": ("string", lambda edge: edge.speaker or None),
    "reports": ("integer", lambda edge: edge.reports),
    "confidence": ("double", lambda edge: edge.confidence),
    "time": ("string", lambda edge: edge.time or None),
    "first": ("string", lambda edge: edge.first or None),
    "last": ("string", lambda edge: edge.last or None),
}
