"""What a verb, adjective or noun does to the infinitive, gerund or participle that it governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tasks.extract.relations.passives import lemma_of, stands_for_if
from tasks.extract.relations.scope import modal_words
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon


@dataclass(frozen=True, slots=True)
class Governor:
    """What a verb, adjective or noun does to the clause it governs (an entry of ``modality.toml``)."""

    name: str
    polarity: str
    modality: str
    keep: bool
    voice: str = ""  #: the voice in which a verb has this effect, "" for both


@cache
def governors() -> dict[str, Governor]:
    """Governing words in base form → effect; the first entry of the lexicon that has the word wins."""
    table: dict[str, Governor] = {}
    entries: list[dict[str, Any]] = lexicon("modality")["governor"]
    for entry in entries:
        if "preposition" in entry:
            continue
        polarity, voice = entry.get("polarity", "positive"), entry.get("voice", "")
        governor = Governor(entry["name"], polarity, entry["modality"], entry["keep"], voice)
        for word in entry["words"]:
            table.setdefault(word, governor)
    return table


def put_off(tree: Tree, verb: int, lemma: str, inner: int) -> Governor | None:
    """“was to sail on Friday” is still to come; “has yet to sail” has not happened. Not “the aim was to sail”."""
    if any(tree.lower[c] == "yet" for v in (verb, inner) for c in tree.children[v] if c < inner):
        return Governor("yet", "negative", "actual", False)
    subject = tree.child(verb, "nsubj")
    if stands_for_if(tree, verb):
        return Governor("be to", "positive", "hypothetical", False)  # “were the bank to fail”
    if lemma != "be" or tree.lemma[inner] == "blame" or tree.tag[verb] in ("VB", "VBN", "VBG"):
        return None
    if subject is None or subject > verb or not (tree.pos[subject] in ("PROPN", "PRON") or _acts(tree, subject)):
        return None
    return Governor("be to", "positive", "future", False)


def is_stated(tree: Tree, verb: int, adjective: int | None, effect: Governor | None) -> bool:
    """Whether ``verb``, which governs another, tells something itself: “tried to win”, “was happy to win”.

    Not what stands for an auxiliary (“has to win”, “is going to win”), nor an adjective that says no more than one
    (“is likely to win”).
    """
    if effect is not None and effect.name in ("yet", "be to"):
        return False
    if adjective is not None:
        return effect is None or effect.keep
    lemma = lemma_of(tree, verb)
    if lemma == "go":
        return effect is None
    return lemma not in modal_words("semi_auxiliaries", "verbs")


def _acts(tree: Tree, noun: int) -> bool:
    """Whether the noun can itself do something or take place: no plan, task or reason."""
    return tree.pos[noun] == "NOUN" and tree.lemma[noun].lower() not in _abstract()


@cache
def _abstract() -> frozenset[str]:
    table: dict[str, Any] = lexicon("modality")
    return frozenset(word for group in table["nouns"].values() for word in group) | frozenset(
        table["abstract_nouns"]["words"]
    )
