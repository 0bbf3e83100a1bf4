"""Where words are cut, besides where spaCy cuts them: at dashes, and behind sums such as “£5m.”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import compile_infix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

#: A dash behind an abbreviation (“U.S.-led”; behind letters spaCy does cut: “Texas-based”), and a long dash, with
#: quotation marks and brackets beside it (“so”—and).
_DASHES = (r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])", "—", r"[“”\"‘’()\[\]](?=—)", r"(?<=—)[“”\"‘’()\[\]]")
#: The full stop behind a sum (“It cost $5M.”), without which a sentence would not end there.
_STOP_OF_SUM = r"(?<=\d[KMBT])\."
#: Letters with a full stop that spaCy takes for abbreviations, and that are units behind a number (“£5m. Shares rose”).
_UNITS = ("m.", "g.", "t.")


def cut_words(nlp: Language) -> None:
    """Changes the tokenizer of ``nlp``, in place."""
    tokenizer: Any = nlp.tokenizer  # spaCy types it as any callable
    infixes, suffixes = nlp.Defaults.infixes or [], nlp.Defaults.suffixes or []
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *_DASHES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*suffixes, _STOP_OF_SUM]).search
    tokenizer.rules = {text: tokens for text, tokens in tokenizer.rules.items() if text not in _UNITS}
