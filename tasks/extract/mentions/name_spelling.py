"""What an article's own capitals say about its words."""

from __future__ import annotations

import re
from collections import Counter

from tasks.extract.annotations import TokenTime
from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_words import (
    directions,
    heads,
    is_given,
    known_names,
    noun_type,
    title_modifiers,
    titles,
    word_set,
)
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree

#: Tags of words that are no names, even with a capital.
_CLOSED = frozenset(
    {"DT", "IN", "TO", "CC", "PRP", "PRP$", "MD", "WDT", "WP", "WP$", "WRB", "EX", "UH", "PDT", "RP", "POS"}
)
NAME_TAGS = frozenset({"NNP", "NNPS"})
#: Signs after which a capital says little.
_OPENING = frozenset({*"\"“”‘«„:—–•*([…'|?!.;-/", "--", "...", "``", "''"})
#: spaCy's labels for things that have names.
ENTITY_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ROW_LABELS = frozenset({"PERSON", "GPE", "LOC", "NORP"})


_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")  # “R-Wis.”


class Capitals:
    """The spelling of an article, gathered in one pass.

    Attributes:
        timed: whether a token is inside a time expression.
        start: whether a capital says little here: first word of a sentence, after a colon or a quotation mark.
        loud: whether the sentence capitalises (nearly) all its words, as headlines do.
        plain: words that the article has in lower case.
        sure: words that it has as a name where capitals tell.
        alone: of these, the ones that are a name by themselves somewhere.
        count: how often it has each word, as spelt.
    """

    def __init__(self, tree: Tree, times: list[TokenTime]) -> None:
        n = len(tree)
        self.tree = tree
        self.timed = [False] * n
        for time in times:
            for i in range(time.first, time.last + 1):
                self.timed[i] = True
        self.start = [False] * n
        self.loud = [False] * n
        self.plain: set[str] = set()
        self.sure: set[str] = set()
        self.alone: set[str] = set()
        self.count = Counter(tree.text)
        for first, end in tree.sentences:
            self._sentence(first, end)

    def _sentence(self, first: int, end: int) -> None:
        tree = self.tree
        content = [
            i
            for i in range(first + 1, end)
            if len(tree.text[i]) > 3
            and tree.text[i][0].isalpha()
            and tree.tag[i] not in _CLOSED
            and tree.lower[i] not in word_set("calendar")
        ]
        capital = sum(tree.text[i][0].isupper() for i in content)
        loud = len(content) >= 3 and capital >= 0.85 * len(content) and tree.text[first][0].isupper()
        if loud:  # a row of names is no headline, and a headline has no verb in small letters
            loud = sum(tree.ent[i] in _ROW_LABELS for i in content) < 0.7 * len(content) and not any(
                tree.pos[i] in {"VERB", "AUX"} and tree.tag[i] in _FINITE and tree.text[i].islower()
                for i in range(first, end)
            )
        opening = True
        for i in range(first, end):
            text = tree.text[i]
            self.loud[i] = loud
            self.start[i] = opening
            if text[0].isalnum() or text[0] == "#":
                opening = len(text) > 2 and text[-1] == "." and tree.tag[min(i + 1, end - 1)] not in NAME_TAGS
            elif text in _OPENING or text.isspace():
                opening = opening or text not in {"-", "'", "/", "("}
            if not loud:
                if text.islower():
                    self.plain.add(text)
                elif not self.start[i] and tree.tag[i] in NAME_TAGS and text[0].isupper():
                    self.sure.add(text)
                    if not (tree.tag[i - 1] in NAME_TAGS or (i + 1 < end and tree.tag[i + 1] in NAME_TAGS)):
                        self.alone.add(text)

    def is_name_word(self, i: int) -> bool:
        """Whether token ``i`` can be a word of a name by its spelling, tag and place."""
        tree = self.tree
        text, tag, lower = tree.text[i], tree.tag[i], tree.lower[i]
        if not any(c.isupper() for c in text) or self._number_or_money(i) or lower.startswith(("http:", "https:")):
            return False
        if lower in word_set("scales"):
            return False  # “minus ten degrees Celsius”
        if lower in word_set("calendar") and not (
            lower in word_set("calendar_names")
            and (tree.ent[i] in {"PERSON", "GPE"} or (is_given(lower) and self._followed(i)))
            and not self.timed[i]
        ):
            return False
        if self.timed[i] and tree.ent[i] not in ENTITY_LABELS:
            return False
        if not text[0].isupper():  # iPhone, eHow
            return text[0].isalpha()
        if "-" in text[1:-1] and tag not in NAME_TAGS and text.rpartition("-")[2].islower():
            return False  # U.S.-led
        if lower in {"i", "the", "a", "an"} or _PARTY_TAG.match(text):
            return False
        if tag == "CD" and text.isalpha() and text.istitle():
            return False
        if self.loud[i]:
            return self._is_loud_name(i)
        if tag in NAME_TAGS:
            if not self.start[i]:
                return lower not in {"this", "that", "and", "or", "but"}
            known = kinds(text) or (text.isupper() and text in known_names())  # “WHO”
            if lower in self.plain and text not in self.sure and not known:
                return self._followed(i) and lower in titles() | title_modifiers() | directions()
            return True
        if tag in _CLOSED:
            return False
        return not self.start[i] or self._is_opening_name(i)

    def _number_or_money(self, i: int) -> bool:
        tree = self.tree
        text = tree.text[i]
        if (
            "$" in text
            or (tree.tag[i] == "CD" and text[0].isdigit())
            or (i > 0 and tree.text[i - 1] in {"$", "€", "£"})
        ):
            return True
        return i + 1 < len(tree) and tree.text[i + 1] in {"$", "€", "£"} and len(text) <= 3

    def _is_opening_name(self, i: int) -> bool:
        """For a word that opens a sentence and is not tagged as a name: only other evidence makes it one."""
        tree = self.tree
        text, lower = tree.text[i], tree.lower[i]
        if text in self.sure:
            return tree.tag[i] in NAME_TAGS or text in self.alone or not is_english(lower) or self._followed(i)
        if tree.ent[i] in ENTITY_LABELS and (tree.ent[i] == "NORP" or lower not in self.plain):
            return tree.ent[i] in {"NORP", "PERSON", "GPE"} or self._followed(i)
        kind = word_set("event_first") | word_set("product_first") | word_set("place_first")
        return "nationality" in kinds(text) or (self._followed(i) and (is_given(lower) or lower in kind))

    def is_weak(self, i: int) -> bool:
        """Whether nothing but the tagger's word makes the lone capital ``i`` at the start of a sentence a name."""
        tree = self.tree
        text = tree.text[i]
        if not self.start[i] or not text.istitle():
            return False
        if text in self.sure:
            plural = tree.tag[i] == "NNS" and noun_type(tree.lower[i].removesuffix("s")) == "Person"
            return plural and is_english(tree.lower[i])
        if text in known_names() or is_given(tree.lower[i]) or kinds(text):
            return False
        if noun_type(tree.lower[i].removesuffix("s")) == "Person" and is_english(tree.lower[i]):
            return True  # “Refugees crossed …”
        if self.count[text] > 1:
            return False
        if not is_english(tree.lower[i]):
            after = tree.lower[i + 1] if i + 1 < len(tree) else ""
            acts = tree.dep[i] in {"nsubj", "poss"} or after == "," or after in heads().nouns
            return not tree.ent[i] and not acts
        verb = tree.lemma[tree.head[i]].lower() if tree.dep[i] in {"nsubj", "nsubjpass"} else ""
        if verb in word_set("speech") or verb in word_set("bodily") or verb in word_set("team_verbs"):
            return not tree.ent[i]
        return tree.ent[i] in {"", "PERSON"}  # “Turnout was low”

    def _followed(self, i: int) -> bool:
        k = i + 1
        return k < len(self.tree) and self.tree.tag[k] in NAME_TAGS and self.tree.text[k][0].isupper()

    def _is_loud_name(self, i: int) -> bool:
        tree = self.tree
        text, lower = tree.text[i], tree.lower[i]
        if text in self.sure or (text.isupper() and text.capitalize() in self.sure):
            return True
        if tree.tag[i] in _CLOSED:
            return False  # “GIVE US OUR BEACH”
        if text.isupper() and len(text) < 6 and tree.tag[i] in NAME_TAGS and not self._all_upper(i):
            return True
        shape = text.capitalize() if text.isupper() and len(text) > 3 else text
        if kinds(shape) & {"country", "region", "nationality"}:
            return True
        named = tree.tag[i] in NAME_TAGS and lower not in self.plain
        if named and i and is_given(tree.lower[i - 1]) and "PERSON" in {tree.ent[i - 1], tree.ent[i]}:
            return True
        return named and (tree.ent[i] in {"PERSON", "GPE", "LOC"} or is_given(lower) or text in known_names())

    def _all_upper(self, i: int) -> bool:
        first, end = self.tree.sentences[self.tree.sentence[i]]
        near = range(max(first, i - 20), min(end, i + 20))  # bounded, so that a huge sentence stays linear
        return all(self.tree.text[k].isupper() for k in near if self.tree.text[k].isalpha())
