"""How likely a possible attribution is one: a logistic model over its structure, never over its words.

Features are classes of the lexicon, constructions, tags and dependency labels; their weights are data
(``ontology/lexicon/attribution_weights.toml``).
"""

from __future__ import annotations

import math
from functools import cache

from tasks.extract.attributions.candidates import Candidate, QuotedText
from tasks.extract.attributions.claims import (
    accused,
    called_on,
    denied_claim,
    is_denied,
    means_to,
    own_plan,
    tells_clause,
)
from tasks.extract.attributions.nesting import attitude_inside, quotes_another
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_HEAD_DEPS = frozenset({"ROOT", "ccomp", "relcl", "advcl", "xcomp", "conj", "acl", "pcomp", "parataxis"})
_FIRST_SECOND = {"i": "I", "we": "we", "you": "you"}
_THIRD = frozenset({"he", "she", "they"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "there", "what", "everything", "nothing"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_INDEFINITE = frozenset({"one", "anyone", "someone", "everyone", "nobody", "somebody", "anybody", "everybody", "none"})
_MODALS = frozenset({"can", "could", "would", "should", "may", "might", "must", "ca"})

_VAGUE = frozenset({"none", "I", "you", "we", "thing", "indefinite"})
_EXPLICIT = frozenset(
    {"say", "claim", "confirm", "deny", "promise", "accuse", "call", "predict", "order", "refuse", "believe"}
)
_TELLING = frozenset({"say", "claim", "believe", "predict"})
_NESTING = frozenset({"that", "quote", "predicate", "object-to", "to", "ing"})
_NESTING_OBJECT = frozenset({"accuse", "call", "deny"})


@cache
def _model() -> tuple[dict[str, float], dict[str, float]]:
    table = lexicon("attribution_weights")
    weights, thresholds = table["weights"], table["threshold"]
    return {k: float(v) for k, v in weights.items()}, {k: float(v) for k, v in thresholds.items()}


def is_kept(tree: Tree, c: Candidate, quoted: QuotedText, around: Candidate | None, chance: float) -> bool:
    """Whether a candidate with this chance is an attribution.

    Explicit ones are kept on less evidence where leaving one out would let a claim pass for somebody else's: nested in
    what another said, refusals and promises, “reportedly”, a named person's claim that.
    """
    thresholds = _model()[1]
    kind = "any"
    outside = not quoted.double_at(c.head)
    if c.construction == "colon" and all(tree.text[i].isupper() for i in c.source):
        return True  # a transcript: LEE: I know
    if around is not None and not outside and quotes_another(tree, c):
        return True  # “my manager said it was over,” she said
    if around is not None and outside and is_denied(tree, c, around):
        return False  # “denied allegations from residents that he lied”: that he did not is the denier's
    if accused(tree, c):
        return True  # “three men suspected of robbing it fled”: somebody suspects them
    if around is not None and attitude_inside(tree, c, around, quoted):
        return True  # “she said the residents fear it will burst”: that it will is the residents'
    if c.construction == "adverb" and c.word_class in _TELLING and tree.pos[c.content_head] in ("VERB", "AUX"):
        return True  # “he allegedly fled, the paper reported”: nobody is named who says so
    if outside and (called_on(tree, c) or tells_clause(tree, c, around) or denied_claim(tree, c)):
        return True
    if outside and not c.source and c.word_class == "fear" and c.construction in ("noun that", "light that"):
        return True  # “…, raising fears that it will rain”, the union said
    told_to = not c.source and c.lemma in words("reporting_words", "telling_to")  # “was told to wait”
    if outside and c.construction == "raise" and (told_to or c.word_class in _TELLING) and c.lemma != "suppose":
        return True  # “is said to own it”: else it would be told as so
    if outside and around is not None and around.construction == "object" and around.word_class == "judge":
        around = None  # “opposes government plans to raise it”
    if outside and around is None and _source_kind(tree, c) not in _VAGUE and (means_to(tree, c) or own_plan(tree, c)):
        return True  # “she plans to publish it”: that she will is hers to say
    told = not c.source and any(tree.dep[i] == "auxpass" for i in c.cue)  # “the firm, it is claimed, paid”
    if outside and c.strength == "aside" and (told or _source_kind(tree, c) not in _VAGUE):
        return True  # “the firm, she found, never paid”
    if outside and c.strength not in ("weak", "unlisted"):
        named = _source_kind(tree, c) not in _VAGUE
        if c.construction == "adverb" and c.word_class in ("say", "claim"):
            kind = "adverb"
        elif c.construction == "noun that" and named:
            kind = "noun"
        elif c.construction == "to" and c.word_class in ("refuse", "promise"):
            kind = "commitment"
        elif named and around is not None and c.word_class in _EXPLICIT:
            nests = c.construction in _NESTING or (c.construction == "object" and c.word_class in _NESTING_OBJECT)
            kind = "nested" if nests else "any"
    return chance >= thresholds[kind]


def probability(features: list[str]) -> float:
    """Of a candidate with these features, in 0..1."""
    weights = _model()[0]
    total = weights.get("bias", 0.0)
    for feature in features:
        total += weights.get(feature, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features_of(tree: Tree, c: Candidate, quoted: QuotedText, around: Candidate | None) -> list[str]:
    """Names of the features of ``c``; ``around`` is the candidate whose content holds it."""
    construction = "preposition" if c.construction.startswith("+") else c.construction
    word_class = c.word_class if c.known else "unknown"
    source = _source_kind(tree, c)
    inside = "quoted" if quoted.double_at(c.head) else "unquoted"
    shape = _content_shape(tree, c, quoted)
    found = [
        f"construction={construction}",
        f"class={word_class}",
        f"class={word_class} construction={construction}",
        f"tag={tree.tag[c.head]}",
        f"dep={tree.dep[c.head] if tree.dep[c.head] in _HEAD_DEPS else 'other'}",
        f"source={source}",
        f"source={source} {inside}",
        f"inside={inside}",
        f"around={around.construction if around else 'none'} {inside}",
        f"shape={shape}",
        f"length={_bucket(len(c.content))}",
        f"construction={construction} source={'none' if source == 'none' else 'some'}",
        f"construction={construction} {inside}",
    ]
    if c.strength:
        found += [f"strength={c.strength}", f"strength={c.strength} construction={construction}"]
    if c.form:
        found += [f"form={c.form}", f"form={c.form} class={word_class}"]
    group = c.cue
    if any(tree.dep[i] == "neg" for i in group):
        found.append("negated")
    if any(tree.lower[i] in _MODALS for i in group):
        found.append("modal")
    if any(tree.lower[i] in ("will", "wo", "'ll", "’ll") for i in group):
        found.append("will")
    if any(tree.lower[i] == "to" and tree.dep[i] == "aux" for i in group):
        found.append("to cue")
    if any(tree.dep[i] == "auxpass" for i in group):
        found.append("passive")
    if any(tree.dep[i] == "aux" and tree.lemma[i] == "have" for i in group):
        found.append("perfect")
    if any(tree.dep[i] == "aux" and tree.lemma[i] == "be" for i in group):
        found.append("progressive")
    if c.content[0] < c.head:
        found.append("content before")
    return found


def _source_kind(tree: Tree, c: Candidate) -> str:
    head = c.source_head
    if not c.source or head is None:
        return "none"
    word = tree.lower[c.source[-1]] if len(c.source) == 1 else ""
    if word in _RELATIVES:
        return "relative"
    if word in _FIRST_SECOND:
        return _FIRST_SECOND[word]
    if word in _THIRD:
        return "he"
    if word in _THINGS:
        return "thing"
    if word in _INDEFINITE:
        return "indefinite"
    if tree.ent[head] in ("PERSON", "ORG", "GPE", "NORP"):
        return tree.ent[head]
    tag = tree.tag[head]
    return tag if tag in ("NN", "NNS", "NNP", "NNPS") else "other"


def _content_shape(tree: Tree, c: Candidate, quoted: QuotedText) -> str:
    first = c.content[0]
    if quoted.at[first] >= 0 and quoted.quotations[quoted.at[first]].first == first:
        return "quotation"
    if len(c.content) == 1:
        return "pronoun" if tree.pos[first] == "PRON" else "word"
    if any(quoted.double_at(i) for i in c.content) and not quoted.double_at(c.head):
        return "with quotation"
    if tree.lower[first] in ("that", "to", "whether", "if"):
        return tree.lower[first]
    if tree.tag[first] in ("WP", "WRB", "WDT"):
        return "question"
    if first > c.head:
        return "gap" if first - c.cue[-1] > 1 else "beside"
    return "before"


def _bucket(n: int) -> str:
    return "1" if n == 1 else "2" if n < 4 else "4" if n < 8 else "8" if n < 16 else "16" if n < 32 else "32"
