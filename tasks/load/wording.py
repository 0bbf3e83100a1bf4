"""One thing said in several ways, put into one wording: light verbs, spelling, verbs of saying (lexicon ``wordings``).

What is said is told apart by polarity, modality, speaker, time and number as before: none of them is touched, and a
noun that says more than its verb (an adjective, a number, a plural) is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tasks.model import Argument, Attribution, Extraction, Relation
from tasks.ontology import lexicon, words

_TOKEN = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Worded:
    """A relation in the wording that it goes into the graph with."""

    relation: Relation
    event: str | None = None  #: entity that its words speak of as a thing (“an attack”), where that noun was its object


class Wordings:
    """Puts the relations of one extraction into one wording."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {(m.start, m.end): m.entity for m in extraction.mentions}
        self._said = {a.relation for a in extraction.attributions if a.verb_class == "say" and a.addressee is None}

    def worded(self, relation: Relation) -> Worded:
        """``relation`` in the one wording for what it says; all but predicate and arguments stays as it is."""
        lemma = spelled(relation.lemma)
        lemma = _same().get(lemma, lemma)
        if relation.id in self._said and not any(a.role == "recipient" for a in relation.arguments):
            lemma = _saying().get(lemma, lemma)
        plain = relation if lemma == relation.lemma else replace(relation, lemma=lemma)
        return self._without_light_verb(plain)

    def cue(self, attribution: Attribution) -> str:
        """The verb of a speech act that no relation carries (“according to”)."""
        lemma = spelled(lexicon("glosses")["cues"].get(attribution.lemma, attribution.lemma))
        plain = attribution.verb_class == "say" and attribution.addressee is None
        return _saying().get(lemma, lemma) if plain else lemma

    def _without_light_verb(self, relation: Relation) -> Worded:
        carried = _carried(relation.lemma)
        noun = next((a for a in relation.arguments if a.role == "object"), None) if carried else None
        if noun is None or noun.quantity or noun.relation or noun.time or _objects(relation) > 1:
            return Worded(relation)
        head, preposition, start = _bare_noun(noun.text, relation.polarity == "negative")
        verbs = carried.get(head)
        if verbs is None:
            return Worded(relation)
        others = [a for a in relation.arguments if a is not noun]
        if preposition:  # “an attack on the port was carried out”
            entity = self._entities.get((noun.start + start, noun.end))
            if preposition not in verbs or entity is None:
                return Worded(relation)
            inner = Argument("object", noun.start + start, noun.end, noun.text[start:], entity)
            return Worded(_with(relation, verbs[preposition], [*others, inner]), noun.entity)
        for n, argument in enumerate(others):
            role = "to" if argument.role == "recipient" else argument.role
            if role and role in verbs and argument.time is None and argument.relation is None:
                found = [*others[:n], replace(argument, role="object"), *others[n + 1 :]]
                return Worded(_with(relation, verbs[role], found), noun.entity)
        return Worded(_with(relation, verbs[""], others), noun.entity) if "" in verbs else Worded(relation)


def _with(relation: Relation, lemma: str, arguments: list[Argument]) -> Relation:
    """``relation`` with another predicate, the object right after the subject."""
    order = {"subject": 0, "object": 1}
    return replace(relation, lemma=lemma, arguments=tuple(sorted(arguments, key=lambda a: order.get(a.role, 2))))


def _objects(relation: Relation) -> int:
    return sum(a.role == "object" for a in relation.arguments)


def _bare_noun(phrase: str, negative: bool) -> tuple[str, str, int]:
    """The one word of ``phrase`` after determiners, the preposition after it and where what follows that begins; the
    word is empty if there are others (and “no” stands before a noun only where the polarity says so too).
    """
    tokens = list(_TOKEN.finditer(phrase))
    before = words("wordings", "bare.determiners")
    n = 0
    while n < len(tokens) and (word := tokens[n][0].lower()) in before:
        if word == "no" and not negative:
            return "", "", 0
        n += 1
    if n == len(tokens):
        return "", "", 0
    head = tokens[n][0].lower()
    if n + 1 == len(tokens):
        return head, "", 0
    if n + 2 == len(tokens):
        return "", "", 0
    return head, tokens[n + 1][0].lower(), tokens[n + 2].start()


@lru_cache(maxsize=20_000)
def spelled(lemma: str) -> str:
    """A predicate in one of the spellings that English has for it.

    >>> spelled("criticise"), spelled("advise"), spelled("honour")
    ('criticize', 'advise', 'honor')
    """
    table = lexicon("wordings")["spelling"]
    verb, space, rest = lemma.partition(" ")
    found: str = table["words"].get(verb, verb)
    if found == verb and not _has_one_spelling(verb):
        for ours, other in table["endings"]:
            if verb.endswith(other) and len(verb) > len(other) + 2:
                found = verb.removesuffix(other) + ours
    return found + space + rest


def _has_one_spelling(verb: str) -> bool:
    table = lexicon("wordings")["spelling"]
    return verb in table["kept"] or verb.endswith(tuple(table["kept_at_the_end"]))


@cache
def _same() -> Mapping[str, str]:
    same: Mapping[str, str] = lexicon("wordings")["same"]
    return same


@cache
def _saying() -> Mapping[str, str]:
    return {lemma: verb for verb, lemmas in lexicon("wordings")["saying"].items() for lemma in lemmas}


@lru_cache(maxsize=20_000)
def _carried(lemma: str) -> Mapping[str, Mapping[str, str]]:
    """Nouns that ``lemma`` only carries → preposition of the noun's object → the verb that says the same."""
    return {noun: entry["as"] for noun, entry in lexicon("wordings")["carried"].items() if lemma in entry["by"]}
