"""spaCy's attribute ruler and lemmatizer as tables that fill themselves.

The ruler of the English pipelines matches 179 patterns against every token. Nearly all of them look at one token and
its word, tag and dependency, so what they do to a token is a function of these three: it is asked of the ruler's own
matcher once and kept. The same holds for the lemma, a function of word, part of speech and morphology.
"""

from __future__ import annotations

import re
from typing import Any

import numpy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, MorphAnalysis, Token
from spacy.vocab import Vocab

RULER, LEMMAS = "triplewire_attribute_ruler", "triplewire_lemmatizer"
_READ = {"TAG", "DEP", "LOWER", "IS_SPACE"}  #: what the ruler's patterns may look at, to be a table
_SET = {POS, TAG, DEP, LEMMA, MORPH}  #: what they may set
_MEMORY = 200_000  #: entries of a table; when it is full it starts afresh

Attributes = tuple[int | None, MorphAnalysis | None, int | None, int | None, int | None]


class AttributeTable:
    """Does what ``ruler`` does; see :meth:`fits` for which rulers that can be promised."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.vocab: Vocab = ruler.vocab
        self._long: list[tuple[int, int, list[dict[str, Any]]]] = []  # rule, token it sets, pattern of several tokens
        self._words: set[str] = set()  # words that a pattern names
        self._shapes: list[re.Pattern[str]] = []  # and those that it describes
        self._parts = Matcher(self.vocab)  # one rule for each token of the long patterns
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                for spec in pattern:
                    self._note_words(spec.get("LOWER"))
                if len(pattern) > 1:
                    for place, spec in enumerate(pattern):
                        self._parts.add(f"{len(self._long)}:{place}", [[spec]])
                    self._long.append((number, rule["index"] % len(pattern), pattern))
        self._word_key: dict[int, int] = {}
        self._rules: dict[tuple[int, ...], tuple[list[int], frozenset[tuple[int, int]]]] = {}
        self._attributes: dict[tuple[int, ...], Attributes] = {}

    @staticmethod
    def fits(ruler: Any) -> bool:
        """Whether all patterns of ``ruler`` are plain: no operators, only word, tag, dependency and white space."""
        if type(ruler) is not AttributeRuler:
            return False
        rules: Any = ruler.patterns
        plain = all(
            set(spec) <= _READ and (not isinstance(spec.get("LOWER"), dict) or set(spec["LOWER"]) <= {"IN", "REGEX"})
            for rule in rules for pattern in rule["patterns"] for spec in pattern
        )  # fmt: skip
        return plain and all(set(attrs) <= _SET for attrs in ruler.attrs)

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech, morphology and some lemmas of every token."""
        columns = doc.to_array([LOWER, TAG, DEP, IS_SPACE])
        word_key, rules = self._word_key, self._rules
        if len(word_key) > _MEMORY:
            word_key.clear()
        keys = []
        for i, (lower, tag, dep, space) in enumerate(columns.tolist()):
            word = word_key.get(lower)
            if word is None:
                word = word_key[lower] = self._key_of(lower)
            key = (word, tag, dep, space)
            if key not in rules:
                rules[key] = self._match(doc, i)
            keys.append(key)
        found = [rules[key] for key in keys]
        extra = self._match_long([parts for _, parts in found]) if self._long else {}
        known = self._attributes
        for i, (token, (rule, _)) in enumerate(zip(doc, found, strict=True)):
            numbers = tuple(rule) if i not in extra else tuple(sorted([*rule, *extra[i]]))
            attributes = known.get(numbers)
            if attributes is None:
                attributes = known[numbers] = self._merge(numbers)
            pos, morph, lemma, tag, dep = attributes
            if pos is not None:
                token.pos = pos
            if morph is not None:
                token.morph = morph
            if lemma is not None:
                token.lemma = lemma
            if tag is not None:
                token.tag = tag
            if dep is not None:
                token.dep = dep
        return doc

    def _note_words(self, wanted: Any) -> None:
        if isinstance(wanted, str):
            self._words.add(wanted)
        elif isinstance(wanted, dict):
            self._words.update(wanted.get("IN", ()))
            if "REGEX" in wanted:
                self._shapes.append(re.compile(wanted["REGEX"]))

    def _key_of(self, lower: int) -> int:
        """0 for all the words that no pattern tells apart."""
        text = self.vocab.strings[lower]
        return lower if text in self._words or any(shape.search(text) for shape in self._shapes) else 0

    def _match(self, doc: Doc, i: int) -> tuple[list[int], frozenset[tuple[int, int]]]:
        """Rules that hold for token ``i`` taken alone, and the parts of long patterns that it could be."""
        token = doc[i]
        alone = Doc(self.vocab, words=[token.text])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        rules = sorted(number for number, _, _, _ in self.ruler.match(alone))
        parts = (self.vocab.strings[m].split(":") for m, _, _ in self._parts(alone, allow_missing=True))
        return rules, frozenset((int(number), int(place)) for number, place in parts)

    def _match_long(self, parts: list[frozenset[tuple[int, int]]]) -> dict[int, list[int]]:
        """Token → rules of several tokens that set it."""
        extra: dict[int, list[int]] = {}
        for i, here in enumerate(parts):
            for number, place in here:
                if place:
                    continue
                rule, target, pattern = self._long[number]
                if all((number, k) in parts[i + k] for k in range(1, len(pattern)) if i + k < len(parts)) and (
                    i + len(pattern) <= len(parts)
                ):
                    extra.setdefault(i + target, []).append(rule)
        return extra

    def _merge(self, numbers: tuple[int, ...]) -> Attributes:
        """What these rules set together; a later one has the last word."""
        merged: dict[int, int] = {}
        for number in numbers:
            merged.update(self.ruler.attrs[number])
        morph = merged.get(MORPH)
        return (
            merged.get(POS),
            None if morph is None else MorphAnalysis(self.vocab, self.vocab.strings[morph]),
            merged.get(LEMMA), merged.get(TAG), merged.get(DEP),
        )  # fmt: skip


class LemmaTable:
    """Does what ``lemmatizer`` does, each word once for each part of speech and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = lemmatizer
        self._known: dict[tuple[int, int, int], int] = {}
        self._lowered: dict[tuple[int, int], bool] = {}
        rules = isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode == "rule"
        self._by_rules = rules and type(lemmatizer).rule_lemmatize is Lemmatizer.rule_lemmatize
        if self._by_rules and "lemma_index" in lemmatizer.lookups:
            index = lemmatizer.lookups.get_table("lemma_index")  # lists of thousands, only ever asked “is it in there?”
            for pos in list(index):
                index[pos] = dict.fromkeys(index[pos])

    @staticmethod
    def fits(lemmatizer: Any) -> bool:
        """Whether the lemma is a function of word, part of speech and morphology: rules or look-up, not a model."""
        return isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode in {"rule", "lookup"}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the lemma of every token that has none."""
        known = self._known
        if len(known) > _MEMORY:
            known.clear()
        strings = doc.vocab.strings
        columns = doc.to_array([ORTH, POS, MORPH, LEMMA, LOWER])
        lowered = self._lowered
        if self.lemmatizer.overwrite:
            columns[:, 3] = 0
        lemmas = []
        for i, (orth, pos, morph, lemma, lower) in enumerate(columns.tolist()):
            if not lemma:
                form = (pos, morph)
                if form not in lowered:
                    lowered[form] = self._is_lowered(doc[i])
                key = (orth, pos, morph)
                lemma = lower if lowered[form] else known.get(key)
                if lemma is None:
                    lemma = known[key] = strings.add(self.lemmatizer.lemmatize(doc[i])[0])
            lemmas.append(lemma)
        if lemmas:
            values: Any = numpy.array(lemmas, dtype=numpy.uint64)
            doc.from_array([LEMMA], values)
        return doc

    def _is_lowered(self, token: Token) -> bool:
        """Whether the lemma of such a form is just the word in lower case: spaCy's rules call it a base form."""
        return self._by_rules and bool(token.pos_) and self.lemmatizer.is_base_form(token)


@Language.factory(RULER, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph", "token.lemma"])
def make_attribute_table(nlp: Language, name: str) -> AttributeTable:
    """Takes the place of the pipeline's ``attribute_ruler``, which it finds there."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return AttributeTable(ruler)


@Language.factory(LEMMAS, requires=["token.pos"], assigns=["token.lemma"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """Takes the place of the pipeline's ``lemmatizer``, which it finds there."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return LemmaTable(lemmatizer)
