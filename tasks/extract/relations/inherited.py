"""What a clause takes over from what it hangs on: a rule for each way of hanging there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.supplements import is_reaction
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.gerunds import behind_preposition, led_to
from tasks.extract.relations.governed import governed
from tasks.extract.relations.governing_nouns import is_unproved, of_that, planned, prospect
from tasks.extract.relations.governors import governors
from tasks.extract.relations.negation import deny_cleft, deny_shared, forbids, is_set_against
from tasks.extract.relations.predicates import Predicate, is_passive, lemma_of
from tasks.extract.relations.questions import asked
from tasks.extract.relations.scope import Scope
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
    is_present_of_what_comes,
    is_reached,
    is_told_with,
    lasts_until,
)
from tasks.extract.trees.tree import Tree


@dataclass(slots=True)
class Hanging:
    """A clause and what it hangs on."""

    clauses: Clauses
    p: Predicate
    scope: Scope  #: how it is said; the rules change it
    speech: TokenAttribution | None  #: the innermost attribution that it stands in
    quoted: QuotedText
    said: Callable[[Predicate], Scope]  #: how another clause is said

    @property
    def tree(self) -> Tree:
        """The parsed text."""
        return self.clauses.tree

    @property
    def verb(self) -> int:
        """Its first verb."""
        return self.p.verbs[0]

    @property
    def head(self) -> int:
        """What its first verb hangs on."""
        return self.tree.head[self.verb]

    @property
    def to(self) -> int | None:
        """Its “to”, if it is an infinitive."""
        tree, verb = self.tree, self.verb
        return next((c for c in tree.children[verb] if tree.tag[c] == "TO" and tree.dep[c] == "aux" and c < verb), None)

    def above(self, verb: int) -> Scope:
        """How the clause of ``verb`` is said; as a plain fact, if it is none."""
        governor = self.clauses.of_verb.get(verb)
        return Scope() if governor is None else self.said(governor)


def inherit(hanging: Hanging) -> None:
    """Changes the scope of a clause by what it hangs on, and by what makes an order or a headline of it."""
    tree, to = hanging.tree, hanging.to
    if is_order(tree, hanging.verb, hanging.quoted) or is_headline(tree, hanging.verb, to):
        hanging.scope.weaken("future", to if to is not None else hanging.verb)
    dep = tree.dep[hanging.verb]
    if to is not None and tree.lower[to - 1] == "enough" and dep in ("xcomp", "advcl"):
        _behind_enough(hanging, to)
    elif dep == "conj":
        _conjunct(hanging, to)
    elif dep in ("csubj", "csubjpass"):
        _subject(hanging)
    elif dep in ("xcomp", "ccomp"):
        _complement(hanging, to)
    elif dep == "advcl" and to is not None:
        _purpose(hanging, to)
    elif dep == "advcl":
        _circumstance(hanging)
    elif dep in ("acl", "relcl"):
        _behind_noun(hanging, to)
    elif dep == "pcomp":
        behind_preposition(hanging.clauses, hanging.p, hanging.scope, hanging.speech, hanging.said)


def _behind_enough(hanging: Hanging, to: int) -> None:
    """“did not act fast enough to stop it”: as certain as the act."""
    tree, head = hanging.tree, hanging.head
    act = hanging.above(head if tree.lower[head] != "enough" else tree.head[head])
    hanging.scope.weaken(act.modality)
    if act.negative:
        hanging.scope.negate(to - 1)


def _subject(hanging: Hanging) -> None:
    """“who paid is unknown”."""
    word = asked(hanging.tree, hanging.verb, False)
    if word is not None:
        hanging.scope.weaken("hypothetical", word)


def _complement(hanging: Hanging, to: int | None) -> None:
    """“wants it to close”, “thinks that it will”; also what the parse makes the complement of a noun."""
    if hanging.tree.dep[hanging.verb] == "xcomp" and to is not None and hanging.tree.pos[hanging.head] == "NOUN":
        planned(hanging.tree, hanging.verb, hanging.head, to, hanging.scope, hanging.above)
    elif to is None and hanging.tree.pos[hanging.head] == "NOUN":
        prospect(hanging.tree, hanging.verb, hanging.head, hanging.scope)  # “there is no evidence it fell”
    else:
        governed(hanging.clauses, hanging.p, hanging.scope, to, hanging.speech, hanging.above)


def _purpose(hanging: Hanging, to: int) -> None:
    """“came to help”: to come, unless it was reached or forced, is forbidden, or is called possible."""
    tree, verb, head, scope = hanging.tree, hanging.verb, hanging.head, hanging.scope
    adjective = governors().get(tree.lower[head]) if tree.pos[head] == "ADJ" else None
    effect = governors().get(lemma_of(tree, head)) if is_passive(tree, head) else None
    if adjective is not None:
        scope.weaken(adjective.modality, head)  # “makes it illegal to sell it”
        if adjective.polarity == "negative":
            scope.negate(head)
    elif forbids(tree, head, verb):
        scope.weaken(hanging.above(head).modality)
        scope.negate(head)  # “the law forbids shops to sell it”
    elif effect is not None and effect.name == "permitted":
        scope.weaken(effect.modality, head)  # “was licensed to carry”
    elif tree.child(verb, "nsubj", "nsubjpass") is not None and of_that(tree, verb, head, scope):
        pass  # “it is impossible for him to win”
    elif is_reached(tree, hanging.p.head, head, to) or is_forced(tree, head) or is_cost(tree, head):
        scope.weaken(hanging.above(head).modality)
    else:
        scope.weaken("future", to)
        own = hanging.speech  # what is attributed to the planner is judged there
        apart = tree.lower[tree.left[verb]] == "for" and (own is None or own.head != head)
        meant = governors().get(lemma_of(tree, head)) if apart else None
        if meant is not None and meant.name in ("intends", "scheduled") and hanging.above(head).negative:
            scope.negate(head)  # “said it does not plan for the mill to close”


def _circumstance(hanging: Hanging) -> None:
    """“until it is mended”, “after it closes”, “putting jobs at risk”: what goes with something to come is to come."""
    tree, verb, head, scope = hanging.tree, hanging.verb, hanging.head, hanging.scope
    if lasts_until(tree, verb) and _has_modal(hanging.clauses, head):
        scope.weaken(hanging.above(head).modality)
    elif tree.tag[verb] in ("VBZ", "VBP", "VBN"):
        if is_awaited(tree, verb):
            scope.weaken("future")
        elif is_present_of_what_comes(tree, verb):
            modality = hanging.above(head if head in hanging.clauses.of_verb else tree.head[head]).modality
            if modality != "actual":  # “will fall vacant after the court rules”
                scope.weaken("hypothetical" if modality == "hypothetical" else "future")
    elif verb not in hanging.clauses.speech and is_outcome(tree, verb, head):
        outcome = hanging.above(came_of(tree, verb, head))
        if not is_reaction(tree, verb) and not (outcome.negative and outcome.modality == "possible"):
            scope.weaken(outcome.modality)  # not “could not win, failing to score”


def _has_modal(clauses: Clauses, verb: int) -> bool:
    p = clauses.of_verb.get(verb)
    return p is not None and any(clauses.tree.tag[c] == "MD" for v in p.verbs for c in clauses.tree.children[v])


def _behind_noun(hanging: Hanging, to: int | None) -> None:
    """“a plan to sell it”, “the risk that it bursts”, “it was not he who lied”."""
    tree, verb, head, scope = hanging.tree, hanging.verb, hanging.head, hanging.scope
    if to is not None:
        planned(tree, verb, head, to, scope, hanging.above)
        return
    unproved = is_unproved(tree, head, hanging.above)
    if unproved is not None and tree.child(verb, "mark") is not None:
        scope.weaken("possible", unproved)  # “no evidence to support the claim that he lied”
    deny_cleft(tree, head, scope)
    prospect(tree, verb, head, scope)
    scope.weaken(led_to(tree, verb, head, hanging.above))


def _conjunct(hanging: Hanging, to: int | None) -> None:
    """“failed to win and lead”, “will rise and fall if it rains”: what governs the first holds for both."""
    clauses, tree, verb, head, scope = hanging.clauses, hanging.tree, hanging.verb, hanging.head, hanging.scope
    governor = clauses.of_verb.get(head)
    if governor is None:
        return
    alone = clauses.own_subject(hanging.p) is None and not any(tree.tag[c] == "MD" for c in tree.children[verb])
    subject = clauses.own_subject(governor)
    if alone and subject is not None and not scope.negative and tree.lower[subject] != "neither":
        deny_shared(clauses, subject, scope)
    if governor.verbs[0] != head:
        if alone:
            above = hanging.said(governor)
            scope.weaken(above.modality)
            if above.negative and not scope.negative:
                scope.negative = True
            scope.cues += above.cues
    elif alone and to is not None and not is_infinitive(tree, head):
        effect = governors().get(lemma_of(tree, head))
        if effect is not None:
            scope.weaken(effect.modality, head)  # “want their jobs back and to be paid”
    elif alone and is_told_with(tree, verb, head):
        above = hanging.said(governor)
        scope.weaken(above.modality)
        apart = to is not None and any(tree.dep[c] == "neg" for c in tree.children[head])  # “not to run and to help”
        if above.negative and not scope.negative and not apart and not is_set_against(tree, verb):
            scope.negate(verb)  # “refused to pay or apologise”
    elif (
        tree.dep[first_of(tree, verb)] in ("advcl", "ccomp")
        and tree.child(verb, "mark") is None
        and hanging.said(governor).modality == "hypothetical"
    ):
        scope.weaken("hypothetical")
