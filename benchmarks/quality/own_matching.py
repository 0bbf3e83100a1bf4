"""When a phrase of ours means what the gold means: by the entity and its names, or by the head word of the phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.quality.own_data import Statement, Thing
from benchmarks.quality.tally import Record
from tasks.link.profiles import PRONOUNS

CLAUSE = "[clause]"
_WORD = re.compile(r"[\w&]+(?:[’'.\-][\w]+)*\.?", re.UNICODE)
_BEFORE = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
    ]
)
#: What begins a modifier after the head.
_AFTER = re.compile(
    r",|;|\(|\s[–—-]\s|\s(?:of|for|in|at|by|from|with|to|on|about|between|including|such|that|which|who|whose|where|when|after|"
    r"before|against|over|under|near|into|during|since|until|as|than|behind|outside|inside|along|among|through)\b"
)
_AFTER_OR_PARTICIPLE = re.compile(
    _AFTER.pattern + r"|\s\w+(?:ed|ing)\s(?:the|an?|its|his|her|their|in|by|at|on|to|from|for|with|as|\d)\b"
)


def normal(phrase: str) -> str:
    """Lower case, one kind of apostrophe, no determiner in front, no final ’s."""
    words = phrase.replace("’", "'").lower().split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return " ".join(words).strip("\"“”'.,;:").removesuffix("'s").strip()


def heads(phrase: str) -> frozenset[str]:
    """The word that a noun phrase is about: the last one before its first modifier, a plural's s aside.

    Whether “based in”, “building the” begin a modifier cannot be told without a parse, so both readings are given.
    """
    plain = normal(phrase)
    found = set()
    for pattern in (_AFTER, _AFTER_OR_PARTICIPLE):
        after = pattern.search(plain, 1)
        words = _WORD.findall(plain[: after.start()] if after else plain) or _WORD.findall(plain)
        last = words[-1].removesuffix("'s").rstrip(".") if words else plain
        found.add(last.removesuffix("s") if len(last) > 3 and not last.endswith("ss") else last)
    return frozenset(found)


class Names:
    """The entities of a gold article and of a record, by the names they go by."""

    def __init__(self, things: Sequence[Thing], record: Record) -> None:
        self._of_gold: dict[str, set[int]] = {}
        self._names: list[set[str]] = []
        for number, thing in enumerate(things):
            forms = {normal(form) for form in (thing.label, *thing.mentions)} - PRONOUNS
            self._names.append(forms)
            for form in forms:
                self._of_gold.setdefault(form, set()).add(number)
        self._of_ours: dict[str, set[str]] = {}
        for entity in record.get("entities") or []:
            self._of_ours[entity["id"]] = {normal(entity["label"])}
        for mention in record.get("mentions") or []:
            self._of_ours.setdefault(mention["entity"], set()).add(normal(mention["text"]))

    def same(self, gold: str, text: str, entity: str | None) -> bool:
        """Whether our phrase, of that entity, means what the gold phrase does."""
        wanted, offered = normal(gold), normal(text)
        if wanted == offered or (offered not in PRONOUNS and heads(gold) & heads(text)):
            return True
        ours = self._of_ours.get(entity or "", set()) - PRONOUNS
        ours |= {offered} - PRONOUNS
        if wanted in ours or any(heads(gold) & heads(form) for form in ours):
            return True
        things = self._of_gold.get(wanted, set())
        return any(self._names[number] & ours for number in things)


def verbs(lemma: str) -> list[str]:
    """The verbs of a predicate: its first word, and what follows “to” or is a gerund (“promise to deliver”)."""
    words = lemma.lower().replace("_", " ").split()
    return words[:1] + [word for before, word in pairwise(words) if before == "to" or word.endswith("ing")]


def same_predicate(gold: str, ours: str) -> bool:
    """The same base form, or the same verb with another particle or preposition; of a chain, one of its verbs."""
    wanted = gold.lower().split()
    return bool(wanted) and any(wanted[0] in (verb, _without_ing(verb)) for verb in verbs(ours))


def _without_ing(verb: str) -> str:
    return verb.removesuffix("ing")


def same_triple(gold: Statement, relation: Mapping[str, Any], names: Names, speech: Iterable[str] = ()) -> bool:
    """Predicate, subject and object agree; ``speech``: ids of relations whose content is an attribution."""
    if not same_predicate(gold.predicate, relation["lemma"]):
        return False
    arguments = relation["arguments"]
    subject = next((argument for argument in arguments if argument["role"] == "subject"), None)
    others = [argument for argument in arguments if argument is not subject]
    if not gold.subject:
        if subject is not None:
            return False
    elif subject is None or not names.same(gold.subject, subject["text"], subject.get("entity")):
        return False
    if gold.object == CLAUSE:
        chain = len(verbs(relation["lemma"])) > 1
        return chain or relation["id"] in speech or any(argument.get("relation") for argument in others)
    if not gold.object:
        # “opened before noon”: what a preposition brings is no object.
        wanted, offered = gold.predicate.split(), relation["lemma"].split()
        return len(offered) > len(wanted) or not any(argument["role"] == "object" for argument in others)
    if heads(gold.object) & set(relation["lemma"].lower().split()[1:]):  # “hold office” as the predicate
        return True
    return any(names.same(gold.object, argument["text"], argument.get("entity")) for argument in others)
