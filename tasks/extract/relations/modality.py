"""Polarity and modality of clauses by scope: what negates, hedges or puts off each, with the words that do it.

What the words do is data: ``ontology/lexicon/modality.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.conditions import suppose
from tasks.extract.relations.governing_nouns import degree
from tasks.extract.relations.governors import Governor
from tasks.extract.relations.inherited import Hanging, inherit
from tasks.extract.relations.negation import after_nor, auxiliaries, deny
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.reported import reported
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import is_past
from tasks.extract.relations.would import would
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

#: Classes of attributions that tell their content as so.
_TOLD = frozenset(("say", "claim", "confirm", "believe", "know", "show"))


@cache
def _auxiliaries() -> dict[str, str]:
    return cast("dict[str, str]", lexicon("modality")["auxiliary"])


def scopes(
    clauses: Clauses, attributions: list[TokenAttribution], attribution_of: dict[int, int], quoted: QuotedText
) -> dict[int, Scope]:
    """Head of each predicate → how it is said.

    Args:
        clauses: the clauses of the text.
        attributions: those of the text.
        attribution_of: head of a predicate → the innermost attribution whose content it stands in.
        quoted: what of the text stands in quotation marks.
    """
    reading = _Reading(clauses, attributions, attribution_of, quoted)
    for p in clauses.predicates:
        for outer in (*p.outer, p):
            reading.scope(outer)
    reported(clauses, attributions, attribution_of, reading.found)
    for scope in reading.found.values():
        scope.cues = sorted(set(scope.cues))
    return reading.found


def _is_free(tree: Tree, verb: int) -> bool:
    """Whether somebody is told not to be obliged: not of “never had to”, which did not, nor of “should not have to”."""
    others = auxiliaries(tree, verb)
    if "".join(tree.lower[verb + 1 : verb + 2])[:3] == "any":
        return False  # “did not have anywhere to go”
    return any(tree.dep[c] == "neg" and tree.lower[c] != "never" for c in others) and not any(
        tree.lower[c] in ("should", "must", "ought") for c in others
    )


class _Reading:
    """Scopes of the clauses of one text, found as they are asked for."""

    def __init__(
        self,
        clauses: Clauses,
        attributions: list[TokenAttribution],
        attribution_of: dict[int, int],
        quoted: QuotedText,
    ) -> None:
        self.clauses, self.quoted = clauses, quoted
        self.found: dict[int, Scope] = {}
        self.speech = {head: attributions[number] for head, number in attribution_of.items()}
        self.acts = {a.head: a.verb_class for a in attributions}
        #: Adverbs that say who says it and not how likely it is: “reportedly”.
        self.adverbs = {a.head for a in attributions if a.verb_class in ("say", "claim") and a.cue == [a.head]}

    def scope(self, p: Predicate, depth: int = 0) -> Scope:
        """How ``p`` is said; what it hangs on is asked first, through no more than forty clauses."""
        if p.head in self.found:
            return self.found[p.head]
        if depth > 40:
            return Scope()
        tree, scope = self.clauses.tree, Scope()
        self.found[p.head] = scope
        for verb in p.verbs:
            self._own(p, verb, scope)
        if p.adjective is not None and p.adjective not in p.verbs:
            self._own(p, p.adjective, scope)
        if after_nor(self.clauses, p):
            scope.negate(p.verbs[0])
        suppose(self.clauses, p, scope)
        for word, governor in p.governors:
            if governor.polarity == "negative":
                scope.negate(word)
            if governor.name == "obliged" and _is_free(tree, word):
                scope.negate(word)  # “did not have to pay”: whether he paid is open
                scope.weaken("possible", word)
            elif not self._so_all_the_same(p, word, governor):
                scope.weaken(governor.modality, word)
        for outer, inner in zip(p.verbs, p.verbs[1:], strict=False):
            if lemma_of(tree, outer) in modal_words("weighing", "verbs") and tree.tag[inner] == "VBG":
                scope.weaken("possible", outer)  # “is considering moving it”
        for adjective in p.adjectives:
            degree(tree, adjective, scope)
        speech = self.speech.get(p.head)
        inherit(Hanging(self.clauses, p, scope, speech, self.quoted, lambda q: self.scope(q, depth + 1)))
        for q in p.outer:
            self._apart(p, q, scope)
        return scope

    def _apart(self, p: Predicate, q: Predicate, scope: Scope) -> None:
        """What is wished is to come even where the wish is supposed; what is not stopped goes on."""
        name = next((governor.name for word, governor in p.governors if word == q.head), "")
        wish = lemma_of(self.clauses.tree, q.head) in modal_words("wishing", "verbs") and not q.passive
        if not wish and not (name == "stops" and self.scope(q).negative):
            return
        rest = Scope(modality="future" if wish else "actual")
        for verb in p.verbs[len(q.verbs) :]:
            self._own(p, verb, rest)
        for word, governor in p.governors:
            if word > q.head:
                rest.weaken(governor.modality, word)
        scope.modality = rest.modality

    def _so_all_the_same(self, p: Predicate, word: int, governor: Governor) -> bool:
        """“is said to own it” is told as so, by somebody; “had to leave” left, unless somebody says so."""
        if governor.name == "likely":
            return self.acts.get(word) in _TOLD
        tree, quoted = self.clauses.tree, self.quoted
        if governor.name == "intends" and lemma_of(tree, word) in modal_words("chosen", "verbs"):
            return is_past(tree, word)
        speech = self.speech.get(p.head)
        own = speech is None or (quoted.double_at(word) and quoted.at[word] != quoted.at[speech.head])
        return governor.name == "obliged" and tree.tag[word] in ("VBD", "VBN") and tree.lower[word] == "had" and own

    def _own(self, p: Predicate, verb: int, scope: Scope) -> None:
        clauses = self.clauses
        tree = clauses.tree
        deny(clauses, verb, scope)
        table = _auxiliaries()
        perfect = any(tree.dep[c] == "aux" and tree.lower[c] in ("have", "'ve", "’ve") for c in tree.children[verb])
        for c in [*auxiliaries(tree, verb), *([verb] if tree.tag[verb] == "MD" else [])]:
            lower, dep = tree.lower[c], tree.dep[c]
            modal = tree.tag[c] == "MD" or (lower == "need" and tree.tag[verb] == "VB")
            if (dep == "aux" or c == verb) and modal and lower in table:
                modality = table[lower]
                if lower == "need" and any(tree.dep[k] == "neg" for k in tree.children[verb]):
                    scope.negate(c)  # “need not pay”
                    modality = "possible"
                if modality == "would":
                    modality = would(clauses, p, verb, c, self.speech.get(p.head), self.quoted)
                elif modality == "should":  # “should leave” is wished, “should have left” did not happen
                    modality = "future" if not perfect else "possible" if lower == "must" else "hypothetical"
                scope.weaken(modality, c)
            elif dep == "acomp" and lower == "likely" and tree.child(verb, "attr") is not None:
                scope.weaken("possible", c)  # “was likely the work of a thief”
            elif dep == "advmod" and c not in self.adverbs:
                for modality in ("possible", "hypothetical"):
                    if lower in modal_words("adverbs", modality):
                        scope.weaken(modality, c)
