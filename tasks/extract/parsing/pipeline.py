"""Loads a spaCy pipeline as Triplewire runs it: same results, less time, and more words cut (see ``tokenization``)."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy
from thinc.api import Model

import tasks.extract.components  # noqa: F401  registers triplewire_layout
from tasks.errors import MissingModel
from tasks.extract.parsing import attribute_table, fast_entities
from tasks.extract.parsing.fast_math import use_fast_math
from tasks.extract.parsing.tokenization import cut_words
from tasks.extract.parsing.unique_words import embed_words_once
from tasks.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

#: Pipe of spaCy → (ours with equal results, whether it can promise them for this one).
_FASTER: dict[str, tuple[str, Any]] = {
    "attribute_ruler": (attribute_table.RULER, attribute_table.AttributeTable.fits),
    "lemmatizer": (attribute_table.LEMMAS, attribute_table.LemmaTable.fits),
    "ner": (fast_entities.NAME, fast_entities.FastEntityRecognizer.fits),
}


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline ``name``, with our layout before its parser, made fast where that changes no result.

    Args:
        name: an installed package (``en_core_web_trf``) or the folder of a pipeline.

    Raises:
        MissingModel: not installed, not readable, not English, or without a tagger, parser or names.
    """
    use_fast_math()
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0][:200]
        hint = f"Install it (pip install {DEFAULT_MODEL.replace('_', '-')}), or name another: --model NAME_OR_FOLDER."
        if "E050" not in reason and "Can't find model" not in reason:
            hint = f"{reason}\n  {hint}"
        raise MissingModel(f"The spaCy pipeline “{name}” cannot be loaded.", hint=hint) from None
    missing = [pipe for pipe in ("tagger", "parser", "ner") if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or missing:
        what = f"has no {' and no '.join(missing)}" if missing else f"is for the language “{nlp.lang}”, not English"
        raise MissingModel(f"The spaCy pipeline “{name}” {what}.", hint=f"The default is {DEFAULT_MODEL}.")
    cut_words(nlp)
    nlp.add_pipe("triplewire_layout", before="parser")
    for _, component in nlp.pipeline:
        if isinstance(getattr(component, "model", None), Model):
            embed_words_once(component.model)  # type: ignore[attr-defined]
    for pipe, (ours, fits) in _FASTER.items():
        if pipe in nlp.pipe_names and fits(nlp.get_pipe(pipe)):
            nlp.add_pipe(ours, after=pipe)
            nlp.remove_pipe(pipe)
    nlp.max_length = sys.maxsize  # long texts are cut by whoever calls; see tasks/extract/article.py
    return nlp


@cache
def loaded_model(name: str = DEFAULT_MODEL) -> Language:
    """:func:`load_model`, once a process."""
    return load_model(name)
