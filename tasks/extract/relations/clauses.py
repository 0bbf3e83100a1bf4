"""Who does what to whom in a clause: its subject, understood where it is not said, and its complements."""

from __future__ import annotations

from tasks.extract.coreference.antecedents import RELATIVE as _RELATIVE
from tasks.extract.coreference.antecedents import agreeing, relative_head
from tasks.extract.relations.arguments import around, phrase, trim
from tasks.extract.relations.fillers import Filler as Filler
from tasks.extract.relations.fillers import carried
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.understood import understood
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Subjects are carried over through no more clauses than this.
_DEEPEST = 40
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")


class Clauses:
    """Predicates of a text and the fillers of their places.

    Attributes:
        speech: frozenset[int], cues of attributions.
        told_before: frozenset[int], of these, those whose content stands outside their clause (“Go!” he wrote online).
        time_of: dict[int, int], token → time expression it belongs to.
        of_verb: dict[int, Predicate], token → predicate that it is a verb of.
    """

    def __init__(
        self,
        tree: Tree,
        predicates: list[Predicate],
        speech: frozenset[int] = frozenset(),
        time_of: dict[int, int] | None = None,
        told_before: frozenset[int] = frozenset(),
    ) -> None:
        self.tree = tree
        self.time_of = time_of or {}
        self.speech = speech
        self.told_before = told_before
        self.predicates = predicates
        self.of_verb = {v: p for p in predicates for v in p.verbs}
        self._subjects: dict[int, Filler | None] = {}
        self._depth = 0

    # -- subjects -------------------------------------------------------------------------------------------------

    def subject(self, p: Predicate) -> Filler | None:
        """The surface subject of ``p``: its own, shared by coordination, understood, or the antecedent."""
        if p.head not in self._subjects:
            self._subjects[p.head] = None  # a circle of understood subjects ends here
            if self._depth < _DEEPEST:
                self._depth += 1
                found = self._subject(p)
                if found is None or not found.understood or self.tree.lower[found.head] != "there":
                    self._subjects[p.head] = found
                self._depth -= 1
        return self._subjects[p.head]

    def _subject(self, p: Predicate) -> Filler | None:
        tree, verb = self.tree, p.verbs[0]
        own = self.own_subject(p)
        if own is not None:
            if tree.lower[own] in _RELATIVE and tree.tag[own] in ("WDT", "WP", "IN", "DT"):
                antecedent = self.antecedent(verb)
                if antecedent is not None:
                    return antecedent
            if tree.lower[own] == "what":
                return self.free_relative(own)
            if tree.dep[own] in ("csubj", "csubjpass"):
                return self.clause_filler(own)
            apart = frozenset((verb, *(c for c in tree.children[own] if c > own and self._outside(verb, c))))
            return self.filler(own, apart, min(k for k in p.tokens if k > own) if own < p.head else None)
        dep, head = tree.dep[verb], tree.head[verb]
        if dep == "conj":
            return self._shared(verb, head)
        return understood(self, verb)

    def own_subject(self, p: Predicate) -> int | None:
        """The subject token that stands in the clause itself; of several, the nearest before the verb."""
        tree, best = self.tree, None
        for verb in p.verbs:
            for c in tree.children[verb]:
                if tree.dep[c] in _SUBJECT and (best is None or c < verb) and tree.lower[c] != "there":
                    best = c
            if best is not None:
                return best
        return next((c for c in tree.children[p.verbs[0]] if tree.dep[c] == "expl"), None)

    def _outside(self, verb: int, c: int) -> bool:
        """Whether ``c``, hung on the subject, tells when the clause was, or where there is something."""
        tree = self.tree
        if tree.dep[c] != "prep":
            return False
        there = any(tree.dep[k] == "expl" for k in tree.children[verb])
        return self.is_time(c) or (there and tree.lower[c] in words("predicates", "locative_prepositions"))

    def _shared(self, verb: int, head: int) -> Filler | None:
        governor = self.of_verb.get(head)
        if governor is None:
            return None
        return carried(self.subject(governor))

    # -- antecedents ----------------------------------------------------------------------------------------------

    def antecedent(self, verb: int) -> Filler | None:
        """What a relative pronoun in the clause of ``verb`` stands for: a phrase, or the clause before it."""
        relative = relative_head(self.tree, verb)
        if relative is None:
            return None
        noun = self.tree.head[relative]
        if noun in self.of_verb:
            return self.clause_filler(noun, stop=self.tree.left[relative])
        nearest = agreeing(self.tree, relative, noun)
        if self.is_time(nearest) and (event := self._dated(nearest, relative)) is not None:
            return event
        return carried(self.filler(nearest, without=frozenset((relative,))))

    def _dated(self, noun: int, relative: int) -> Filler | None:
        """“reported a fire in May, which killed two”: not the month did, but what it dates."""
        tree, above = self.tree, self.tree.head[noun]
        if lemma_of(tree, relative) in words("predicates", "copulas") or tree.pos[above] != "ADP":
            return None
        verb = tree.head[above]
        thing = tree.child(verb, "dobj") if verb in self.of_verb else verb
        if thing is not None and thing < above and tree.pos[thing] == "NOUN":
            return carried(self.filler(thing, before=above))
        return carried(self.clause_filler(verb, stop=tree.left[relative])) if verb in self.of_verb else None

    def is_time(self, i: int) -> bool:
        """Whether the phrase around ``i``, or after the preposition ``i``, is nothing but a time expression."""
        tree = self.tree
        if tree.dep[i] == "prep":
            return any(tree.dep[c] == "pobj" and self.is_time(c) for c in tree.children[i])
        if i not in self.time_of:
            return False
        end = min([tree.left[c] for c in tree.children[i] if tree.dep[c] == "appos"] + [tree.right[i] + 1])
        return all(k in self.time_of or tree.pos[k] in ("PUNCT", "SPACE") for k in range(tree.left[i], end))

    def free_relative(self, what: int) -> Filler:
        """“in what he called a mistake”: the thing is all that was told before; which part of it, the text leaves open.

        Left open, the claim is the same one in every report of it, however each report tells what came before.
        """
        return Filler(what, (what,))

    def has_gap(self, p: Predicate) -> bool:
        """Whether ``p`` is a relative clause without relative pronoun or with one as object."""
        tree, verb = self.tree, p.verbs[0]
        if tree.dep[verb] != "relcl":
            return False
        return self.own_subject(p) is not None

    # -- fillers --------------------------------------------------------------------------------------------------

    def filler(self, head: int, without: frozenset[int] | None = None, before: int | None = None) -> Filler:
        """The phrase around ``head`` (see :func:`~tasks.extract.relations.arguments.phrase`)."""
        tokens = phrase(self.tree, head, without, before)
        return Filler(head, tuple(tokens) if tokens else (head,))

    def clause_filler(self, verb: int, stop: int | None = None) -> Filler:
        """The clause of ``verb`` (up to token ``stop``, exclusive) as argument."""
        tree = self.tree
        left, right = around(tree, verb)
        tokens = trim(tree, left, right if stop is None else min(right, stop - 1))
        predicate = self.of_verb.get(verb)
        return Filler(verb, tuple(tokens) if tokens else (verb,), predicate.top if predicate else None)
