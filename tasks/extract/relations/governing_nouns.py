"""What nouns and adjectives do to the clause behind them: “the risk of it bursting”, “too weak to carry it”."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tasks.extract.relations.passives import lemma_of
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import is_tensed
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon


@cache
def governing_nouns() -> dict[str, str]:
    """Nouns in base form → what the infinitive or gerund after them is: “negative” or a modality."""
    return {word: kind for kind, group in lexicon("modality")["nouns"].items() for word in group}


def degree(tree: Tree, adjective: int, scope: Scope) -> None:
    """“too weak to work” does not work, “strong enough to carry it” may carry it."""
    if tree.lower[adjective] in ("enough", "sufficient", "insufficient"):
        scope.weaken("possible", adjective)
        if tree.lower[adjective] == "insufficient":
            scope.negate(adjective)
    for c in tree.children[adjective]:
        if tree.lower[c] == "too" and c < adjective:
            scope.negate(c)
            scope.weaken("possible")
        elif (
            tree.lower[c] == "enough"
            and tree.dep[c] == "advmod"
            and tree.lower[adjective] not in modal_words("lucky", "adjectives")
        ):
            scope.weaken("possible", c)


def planned(tree: Tree, infinitive: int, noun: int, to: int, scope: Scope, said: Callable[[int], Scope]) -> None:
    """“a plan to sell”, “the first to cross”, “tools to cut it”: an infinitive behind a noun.

    Args:
        tree: the parsed text.
        infinitive, noun, to: its verb, the noun that it hangs on, its “to”.
        scope: how it is said, changed here.
        said: how the clause of a verb is said.
    """
    kind = governing_nouns().get(tree.lemma[noun].lower())
    verb = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else tree.head[noun]
    if kind == "negative":
        scope.negate(noun)
    elif kind is not None:
        scope.weaken(kind, noun)
        vain = next((c for c in tree.children[noun] if tree.lower[c] in modal_words("in_vain", "adjectives")), None)
        if vain is not None and vain < noun:
            scope.negate(vain)  # “a failed attempt to escape”
        if kind == "future" and phrasal(tree, verb) in modal_words("undone", "verbs"):
            if not said(verb).negative:
                scope.negate(verb)  # “abandoned its plan to sell”
        elif has_none(tree, noun, verb, said) or (kind == "possible" and _is_lacking(tree, noun, verb, said)):
            scope.negate(noun)
        elif (_is_voted_down(tree, noun, verb) and not said(verb).negative) or _is_lost(tree, noun, verb):
            scope.negate(verb)
        elif tree.dep[noun] == "nsubj" and phrasal(tree, verb) in modal_words("undone", "failing"):
            scope.negate(verb)  # “the bid to sell it failed”
    elif tree.lemma[noun].lower() in modal_words("undone", "undertakings") and phrasal(tree, verb) in modal_words(
        "undone", "verbs"
    ):
        scope.weaken("future", to)
        if not said(verb).negative:
            scope.negate(verb)  # “rejected a bill to raise taxes”
    elif tree.lemma[noun].lower() in modal_words("undone", "undertakings") and tree.dep[noun] == "nsubj":
        scope.weaken("future", to)
        if phrasal(tree, verb) in modal_words("undone", "failing"):
            scope.negate(verb)  # “the bill to raise taxes died”
    elif singled_out(tree, noun):
        if tree.dep[noun] == "attr":
            scope.weaken(said(tree.head[noun]).modality)  # “would be the first woman to lead it”
    elif tree.lower[noun] in modal_words("negation", "pronouns") or any(
        tree.lower[c] == "no" for c in tree.children[noun] if c < noun
    ):
        scope.weaken("possible", to)
        scope.negate(noun)  # “nothing to see”
    elif tree.lemma[infinitive].lower() == "be" and lemma_of(tree, verb) in modal_words("judging", "verbs"):
        scope.weaken(said(verb).modality)  # “declared the man to be the owner”
    elif tree.lower[noun][:3] == "any" and tree.dep[noun] in ("dobj", "attr", "advmod") and said(verb).negative:
        scope.weaken("possible", to)
        scope.negate(noun)  # “did not have anything to say”, “anywhere to go”
    else:
        scope.weaken("future", to)


def _is_voted_down(tree: Tree, noun: int, verb: int) -> bool:
    """“voted against a plan to build it”."""
    against = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.lower[against] != "against":
        return False
    return lemma_of(tree, verb) in modal_words("negation", "with_against")


def _is_lost(tree: Tree, noun: int, verb: int) -> bool:
    """“lost his bid to stay”, “failed in his attempt to stay”."""
    if tree.lemma[noun].lower() not in modal_words("lost", "efforts") or tree.dep[noun] not in ("dobj", "pobj"):
        return False
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] != "in":
        return False
    return lemma_of(tree, verb) in modal_words("lost", "verbs")


def is_unproved(tree: Tree, noun: int, said: Callable[[int], Scope]) -> int | None:
    """The verb of which a claim is the object that is not, or only meant to be, borne out by it.

    “Nothing to support the claim that he lied”, “did not prove the charge that he lied”.
    """
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or phrasal(tree, verb) not in modal_words("proving", "verbs"):
        return None
    scope, above = said(verb), tree.head[verb]
    proof = tree.dep[verb] in ("acl", "relcl") and tree.lemma[above].lower() in modal_words("proofs", "words")
    none = any(tree.lower[c] in ("no", "little") for c in tree.children[above]) or said(tree.head[above]).negative
    return verb if scope.negative or (proof and none) else None


def is_undone_verdict(tree: Tree, noun: int) -> bool:
    """“quashed the conviction”, “the charges were dropped”: what somebody was held to have done no longer counts."""
    if tree.lemma[noun].lower() not in modal_words("undone", "verdicts") or tree.dep[noun] not in ("dobj", "nsubjpass"):
        return False
    verb = tree.head[noun]
    return phrasal(tree, verb) in modal_words("undone", "verbs") and tree.child(verb, "neg") is None


def _is_lacking(tree: Tree, noun: int, verb: int, said: Callable[[int], Scope]) -> bool:
    """“was denied permission to sell it”, “lost the right to vote”."""
    lacking = tree.dep[noun] in ("dobj", "nsubjpass") and lemma_of(tree, verb) in modal_words("lacking", "verbs")
    return lacking and not said(verb).negative


def phrasal(tree: Tree, verb: int) -> str:
    off = tree.child(verb, "prt")
    return lemma_of(tree, verb) if off is None else f"{lemma_of(tree, verb)} {tree.lower[off]}"


def has_none(tree: Tree, noun: int, verb: int, said: Callable[[int], Scope]) -> bool:
    """“has no plan to sell”, “did not make an attempt to escape”."""
    if any(tree.lower[c] == "no" for c in tree.children[noun] if c < noun):
        return True
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "without":
        return True  # “without the ability to pay”
    had = tree.dep[noun] in ("dobj", "attr") and lemma_of(tree, verb) in modal_words("having", "verbs")
    had = had or (tree.dep[noun] == "pobj" and lemma_of(tree, verb) == "be")  # “is not under pressure to sell”
    return had and said(verb).negative


def singled_out(tree: Tree, noun: int) -> bool:
    """“the first ship to cross”, “the first to cross”: that it crossed is said."""
    if tree.lower[noun] in ("first", "last", "only", "second", "third", "latest"):
        return True
    before = [c for c in tree.children[noun] if c < noun]
    before += [k for c in before if tree.dep[c] == "compound" for k in tree.children[c]]  # “the first Thai woman to”
    return any(
        tree.lower[c] in ("first", "last", "only", "next", "second", "third", "latest") or tree.tag[c] == "JJS"
        for c in before
    )


def prospect(tree: Tree, verb: int, noun: int, scope: Scope) -> None:
    """“the risk of the dam bursting”, “a danger that it bursts”: no more than that."""
    whole = tree.child(verb, "mark") is not None or tree.dep[verb] == "ccomp"
    of = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[of] == "of":
        lack = tree.lemma[tree.head[of]].lower() in modal_words("lack", "nouns")
        if lack and tree.lemma[noun].lower() in modal_words("proofs", "words"):
            scope.weaken("possible", tree.head[of])  # “the absence of evidence that he paid”
            return
    if tree.tag[verb] == "VBG" and tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "of":
        noun, whole = tree.head[tree.head[noun]], True
    elif not whole and not _that(tree, verb):
        return
    word = tree.lemma[noun].lower()
    none = any(tree.lower[c] == "no" for c in tree.children[noun] if c < noun)
    none = none or any(tree.dep[c] == "neg" for c in tree.children[tree.head[noun]])
    if none and word in modal_words("proofs", "words"):
        scope.weaken("possible", noun)  # “no evidence that it paid”
    elif whole and tree.pos[noun] == "NOUN" and word in modal_words("prospects", "words"):
        kind = governing_nouns().get(word, "possible")
        scope.weaken("possible" if kind == "future" and is_tensed(tree, verb) else kind, noun)  # “hopes that he left”


def _that(tree: Tree, verb: int) -> bool:
    """“no evidence that he paid”, read as a relative clause, has a subject besides its “that”."""
    own = tree.child(verb, "nsubj", "nsubjpass")
    that = tree.left[verb]
    return tree.lower[that] == "that" and tree.tag[that] == "IN" and own is not None and own > that


def of_that(tree: Tree, verb: int, head: int, scope: Scope) -> bool:
    """“it is unlikely that he lied”, “it is not true that he lied”.

    Args:
        tree: the parsed text.
        verb, head: the verb of the that-clause, and what it hangs on: “be” or the adjective.
        scope: how it is said, changed here.

    Returns:
        Whether the adjective says it.
    """
    be = head if tree.pos[head] in ("AUX", "VERB") else tree.head[head]
    adjective = tree.child(be, "acomp") if be == head else head
    subject = tree.child(be, "nsubj", "expl")
    if adjective is None or subject is None or tree.lower[subject] != "it" or not adjective < verb:
        return False
    word, denied = tree.lower[adjective], any(tree.dep[c] == "neg" for c in tree.children[be])
    infinitive = any(tree.tag[c] == "TO" for c in tree.children[verb])
    before = (scope.modality, scope.negative, len(scope.cues))
    if infinitive and word in modal_words("of_that", "frequent"):
        return True  # “it is not uncommon for stars to leave”
    if infinitive and word in modal_words("tough", "adjectives") and word not in modal_words("of_that", "untrue"):
        scope.weaken("possible", adjective)  # “it is easier for the bank to pay”
    elif infinitive and word in modal_words("of_that", "called_for"):
        scope.weaken("future", adjective)  # “it is important for the bank to act”
    elif word in modal_words("of_that", "possible") or (denied and word in modal_words("of_that", "certain")):
        scope.weaken("possible", adjective)
    elif word in modal_words("of_that", "unlikely"):
        scope.weaken("possible", adjective)
        if not denied:
            scope.negate(adjective)
    elif (word == "true") if denied else (word in modal_words("of_that", "untrue")):
        scope.negate(adjective)
        if infinitive:
            scope.weaken("possible", adjective)  # “it is impossible for him to win”
    return before != (scope.modality, scope.negative, len(scope.cues))
