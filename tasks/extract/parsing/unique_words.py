"""Each word of a batch is embedded once, however often it occurs.

What spaCy's embedding layer makes of a token depends on a few features of the word alone (norm, prefix, suffix,
shape, …). Of sixteen articles' tokens some four in five have the same features as another one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import Model

#: Layers of spaCy's MultiHashEmbed without static vectors: features, ragged, hash embeddings, mix, list.
_LAYERS = 5
_MIX = numpy.uint64(0x9E3779B97F4A7C15)  # an odd number without pattern (2⁶⁴ over the golden ratio)


def embed_words_once(root: Model[Any, Any]) -> bool:
    """Puts the faster layer into every ``tok2vec`` below ``root``; tells whether there was one that it fits."""
    found = [node for node in root.walk() if node.has_ref("embed") and _fits(node.get_ref("embed"))]
    for node in found:
        embed = node.get_ref("embed")
        faster: Model[Any, Any] = Model(
            "unique_words",
            _forward,
            layers=[embed],
            dims={"nO": embed.maybe_get_dim("nO")},
            attrs={"columns": _columns(embed)},
        )
        root.replace_node(embed, faster)
        faster.layers[0] = embed
    return bool(found)


def _fits(embed: Any) -> bool:
    return (
        len(embed.layers) == _LAYERS
        and embed.layers[0].name == "extract_features"
        and "columns" in embed.layers[0].attrs
    )


def _columns(embed: Any) -> list[int]:
    return list(embed.layers[0].attrs["columns"])


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    embed = model.layers[0]
    total = sum(len(doc) for doc in docs)
    if is_train or not total or embed.ops.xp is not numpy:
        result: tuple[list[Any], Callable[[Any], Any]] = embed(docs, is_train)
        return result
    columns = model.attrs["columns"]
    features = numpy.concatenate([doc.to_array(columns).reshape((len(doc), len(columns))) for doc in docs])
    keys = numpy.zeros(total, dtype=numpy.uint64)
    for column in features.T:
        keys = (keys ^ column) * _MIX
        keys ^= keys >> numpy.uint64(29)
    _, first, back = numpy.unique(keys, return_index=True, return_inverse=True)
    mixed = embed.layers[3].predict(embed.layers[2].predict(numpy.ascontiguousarray(features[first])))
    ends = numpy.cumsum([len(doc) for doc in docs])
    return numpy.split(mixed[back], ends[:-1]), lambda gradient: gradient
