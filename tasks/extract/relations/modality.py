"""Polarity and modality of clauses by scope: what negates, hedges or puts off each, with the words that do it.

What the words do is data: ``ontology/lexicon/modality.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.supplements import is_reaction
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.conditions import suppose
from tasks.extract.relations.gerunds import behind_preposition, led_to
from tasks.extract.relations.governed import governed
from tasks.extract.relations.governing_nouns import degree, is_unproved, of_that, planned, prospect
from tasks.extract.relations.governors import Governor, governors
from tasks.extract.relations.negation import (
    after_nor,
    auxiliaries,
    deny,
    deny_cleft,
    deny_shared,
    forbids,
    is_set_against,
)
from tasks.extract.relations.predicates import Predicate, is_passive, lemma_of
from tasks.extract.relations.questions import asked
from tasks.extract.relations.reported import reported
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import (
    came_of,
    first_of,
    is_awaited,
    is_cost,
    is_forced,
    is_headline,
    is_infinitive,
    is_order,
    is_outcome,
    is_past,
    is_present_of_what_comes,
    is_reached,
    is_told_with,
    lasts_until,
)
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
        self._inherit(p, scope, depth + 1)
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

    def _inherit(self, p: Predicate, scope: Scope, depth: int) -> None:
        clauses = self.clauses
        tree, verb = clauses.tree, p.verbs[0]
        dep, head = tree.dep[verb], tree.head[verb]
        to = next((c for c in tree.children[verb] if tree.tag[c] == "TO" and tree.dep[c] == "aux" and c < verb), None)
        if is_order(tree, verb, self.quoted) or is_headline(tree, verb, to):
            scope.weaken("future", to if to is not None else verb)
        if to is not None and tree.lower[to - 1] == "enough" and dep in ("xcomp", "advcl"):
            act = self._above(head if tree.lower[head] != "enough" else tree.head[head], depth)
            scope.weaken(act.modality)
            if act.negative:
                scope.negate(to - 1)  # “did not act fast enough to stop it”
        elif dep == "conj":
            self._coordinated(p, scope, to, depth)
        elif dep in ("csubj", "csubjpass"):
            word = asked(tree, verb, False)
            if word is not None:
                scope.weaken("hypothetical", word)  # “who paid is unknown”
        elif dep == "xcomp" and to is not None and tree.pos[head] == "NOUN":
            planned(tree, verb, head, to, scope, lambda governor: self._above(governor, depth))
        elif dep in ("xcomp", "ccomp"):
            speech = self.speech.get(p.head)
            governed(clauses, p, scope, to, speech, lambda governor: self._above(governor, depth))
        elif dep == "advcl" and to is not None and tree.pos[head] == "ADJ" and tree.lower[head] in governors():
            scope.weaken(governors()[tree.lower[head]].modality, head)  # “makes it illegal to sell it”
            if governors()[tree.lower[head]].polarity == "negative":
                scope.negate(head)
        elif dep == "advcl" and to is not None and forbids(tree, head, verb):
            scope.weaken(self._above(head, depth).modality)
            scope.negate(head)  # “the law forbids shops to sell it”
        elif dep == "advcl" and to is not None:
            effect = governors().get(lemma_of(tree, head)) if is_passive(tree, head) else None
            if effect is not None and effect.name == "permitted":
                scope.weaken(effect.modality, head)  # “was licensed to carry”
            elif tree.child(verb, "nsubj", "nsubjpass") is not None and of_that(tree, verb, head, scope):
                pass  # “it is impossible for him to win”
            elif is_reached(tree, p.head, head, to) or is_forced(tree, head) or is_cost(tree, head):
                scope.weaken(self._above(head, depth).modality)
            else:
                scope.weaken("future", to)
                own = self.speech.get(p.head)  # what is attributed to the planner is judged there
                apart = tree.lower[tree.left[verb]] == "for" and (own is None or own.head != head)
                meant = governors().get(lemma_of(tree, head)) if apart else None
                if meant is not None and meant.name in ("intends", "scheduled") and self._above(head, depth).negative:
                    scope.negate(head)  # “said it does not plan for the mill to close”
        elif dep == "advcl" and lasts_until(tree, verb) and self._will(head):
            scope.weaken(self._above(head, depth).modality)
        elif dep == "advcl" and tree.tag[verb] in ("VBZ", "VBP", "VBN"):
            if is_awaited(tree, verb):
                scope.weaken("future")
            elif is_present_of_what_comes(tree, verb):
                modality = self._above(head if head in clauses.of_verb else tree.head[head], depth).modality
                if modality != "actual":  # “will fall vacant after the court rules”
                    scope.weaken("hypothetical" if modality == "hypothetical" else "future")
        elif dep == "advcl" and verb not in clauses.speech and is_outcome(tree, verb, head):
            outcome = self._above(came_of(tree, verb, head), depth)
            if not is_reaction(tree, verb) and not (outcome.negative and outcome.modality == "possible"):
                scope.weaken(outcome.modality)  # not “could not win, failing to score”
        elif dep in ("acl", "relcl") and to is not None:
            planned(tree, verb, head, to, scope, lambda governor: self._above(governor, depth))
        elif dep in ("acl", "relcl"):
            unproved = is_unproved(tree, head, lambda governor: self._above(governor, depth))
            if unproved is not None and tree.child(verb, "mark") is not None:
                scope.weaken("possible", unproved)  # “no evidence to support the claim that he lied”
            deny_cleft(tree, head, scope)
            prospect(tree, verb, head, scope)
            scope.weaken(led_to(tree, verb, head, lambda governor: self._above(governor, depth)))
        elif dep == "pcomp":
            behind_preposition(clauses, p, scope, self.speech.get(p.head), lambda q: self.scope(q, depth))

    def _will(self, head: int) -> bool:
        tree, p = self.clauses.tree, self.clauses.of_verb.get(head)
        return p is not None and any(tree.tag[c] == "MD" for v in p.verbs for c in tree.children[v])

    def _above(self, head: int, depth: int) -> Scope:
        governor = self.clauses.of_verb.get(head)
        return Scope() if governor is None else self.scope(governor, depth)

    def _coordinated(self, p: Predicate, scope: Scope, to: int | None, depth: int) -> None:
        """“failed to win and lead”, “will rise and fall if it rains”: what governs the first holds for both."""
        clauses = self.clauses
        tree, verb = clauses.tree, p.verbs[0]
        head = tree.head[verb]
        governor = clauses.of_verb.get(head)
        if governor is None:
            return
        alone = clauses.own_subject(p) is None and not any(tree.tag[c] == "MD" for c in tree.children[verb])
        subject = clauses.own_subject(governor)
        if alone and subject is not None and not scope.negative and tree.lower[subject] != "neither":
            deny_shared(clauses, subject, scope)
        if governor.verbs[0] != head:
            if alone:
                above = self.scope(governor, depth)
                scope.weaken(above.modality)
                if above.negative and not scope.negative:
                    scope.negative = True
                scope.cues += above.cues
        elif alone and to is not None and not is_infinitive(tree, head):
            effect = governors().get(lemma_of(tree, head))
            if effect is not None:
                scope.weaken(effect.modality, head)  # “want their jobs back and to be paid”
        elif alone and is_told_with(tree, verb, head):
            above = self.scope(governor, depth)
            scope.weaken(above.modality)
            apart = to is not None and any(
                tree.dep[c] == "neg" for c in tree.children[head]
            )  # “not to run and to help”
            if above.negative and not scope.negative and not apart and not is_set_against(tree, verb):
                scope.negate(verb)  # “refused to pay or apologise”
        elif (
            tree.dep[first_of(tree, verb)] in ("advcl", "ccomp")
            and tree.child(verb, "mark") is None
            and self.scope(governor, depth).modality == "hypothetical"
        ):
            scope.weaken("hypothetical")
