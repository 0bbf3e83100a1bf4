"""Who does what to whom in a clause: its subject, understood where it is not said, and its complements."""

from __future__ import annotations

from functools import cache

from tasks.extract.coreference.antecedents import RELATIVE as _RELATIVE
from tasks.extract.coreference.antecedents import agreeing, described, relative_head
from tasks.extract.relations.arguments import around, phrase, preposition, trim
from tasks.extract.relations.control import (
    GERUND_PREPOSITIONS,
    answers_for,
    asked_with,
    had_by,
    is_measure,
    receiver,
    takes_time,
)
from tasks.extract.relations.fillers import Filler as Filler
from tasks.extract.relations.fillers import carried
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"))
_VERBAL = frozenset(("VERB", "AUX"))
#: Subjects are carried over through no more clauses than this.
_DEEPEST = 40
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")


@cache
def _table(name: str) -> frozenset[str]:
    return words("predicates", name)


@cache
def _plan_nouns() -> frozenset[str]:
    nouns: dict[str, list[str]] = lexicon("modality")["nouns"]
    return frozenset(word for group in nouns.values() for word in group)


class Clauses:
    """Predicates of a text and the fillers of their places.

    Attributes:
        speech: frozenset[int], cues of attributions.
        time_of: dict[int, int], token → time expression it belongs to.
        of_verb: dict[int, Predicate], token → predicate that it is a verb of.
    """

    def __init__(
        self,
        tree: Tree,
        predicates: list[Predicate],
        speech: frozenset[int] = frozenset(),
        time_of: dict[int, int] | None = None,
    ) -> None:
        self.tree = tree
        self.time_of = time_of or {}
        self.speech = speech
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
        if dep == "relcl":
            holder = had_by(tree, head) if self._infinitive(verb) else None
            return self.antecedent(verb) if holder is None else self._holder(holder)
        if dep == "acl":
            return self._of_noun(verb, head)
        if dep in ("xcomp", "ccomp", "advcl", "dep", "parataxis"):
            return self._from_matrix(verb, head, dep)
        if dep == "pcomp":
            return self._of_gerund(head)
        return None

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
        return self.is_time(c) or (there and tree.lower[c] in _table("locative_prepositions"))

    def _shared(self, verb: int, head: int) -> Filler | None:
        governor = self.of_verb.get(head)
        if governor is None:
            return None
        return carried(self.subject(governor))

    def _of_noun(self, verb: int, noun: int) -> Filler | None:
        tree = self.tree
        if noun in self.of_verb:
            return carried(self.subject(self.of_verb[noun]))
        if tree.pos[noun] not in _NOMINAL:
            return None
        infinitive = self._infinitive(verb)
        if infinitive and tree.lemma[noun].lower() in _plan_nouns():
            return self._owner(noun)
        if infinitive and (holder := had_by(tree, noun)) is not None:
            return self._holder(holder)
        return carried(self.filler(noun, without=frozenset((verb,))))

    def _infinitive(self, verb: int) -> bool:
        return any(self.tree.tag[c] == "TO" and c < verb for c in self.tree.children[verb])

    def _holder(self, verb: int) -> Filler | None:
        """Who has what is given, needed or used by ``verb``."""
        given = receiver(self.tree, verb)
        if given is not None:
            return carried(self.filler(given))
        matrix = self.of_verb.get(verb)
        return None if matrix is None else carried(self.subject(matrix))

    def _owner(self, noun: int) -> Filler | None:
        """Whose plan or failure it is: its possessor, “of” phrase, or the subject of the clause it is object in."""
        tree = self.tree
        for c in tree.children[noun]:
            if tree.dep[c] == "poss":
                return carried(self.filler(c))
        for c in tree.children[noun]:
            if tree.dep[c] in ("prep", "agent") and tree.lower[c] in ("of", "by") and (inside := preposition(tree, c)):
                owner = inside[2]
                return carried(self.filler(owner)) if tree.pos[owner] in _NOMINAL else None
        head = tree.head[noun]
        if tree.dep[noun] in ("dobj", "attr") and head in self.of_verb:
            return carried(self.subject(self.of_verb[head]))
        return None

    def _from_matrix(self, verb: int, head: int, dep: str) -> Filler | None:
        tree = self.tree
        if tree.pos[head] == "ADJ" and tree.dep[head] == "acomp":
            head = tree.head[head]
        matrix = self.of_verb.get(head)
        if matrix is None:
            return None
        finite = tree.tag[verb] in ("VBD", "VBZ", "VBP", "MD")
        if self._infinitive(verb):
            left = tree.dep[head] == "acl" and tree.lower[head] == "left"  # “nothing left to sell”
            holder = had_by(tree, tree.head[head]) if left else None
            if dep == "advcl" and lemma_of(tree, head) in _table("having") and receiver(tree, head) is not None:
                holder = head  # “gave the firm a month to pay”
            if holder is not None:
                return self._holder(holder)
        if dep == "ccomp":
            front = [c for c in tree.children[head] if tree.dep[c] in ("nsubj", "dobj", "nsubjpass") and c < verb]
            if len(front) > 1 and tree.lower[front[0]] in _RELATIVE:
                return self.antecedent(head)  # “which he said had failed”
            if front and tree.lower[front[0]] == "what":
                return self.free_relative(front[0])
            return carried(self.subject(matrix)) if finite and not tree.child(verb, "mark") else None
        if dep == "xcomp":
            obj = tree.child(head, "dobj", "dative")
            controls = lemma_of(tree, head) not in _table("subject_control")
            if obj is not None and obj < verb and not (obj in self.time_of or is_measure(tree, obj)) and controls:
                return carried(self.filler(obj, without=frozenset((verb,))))
            if obj is not None and takes_time(tree, head, obj):
                given = receiver(tree, head)
                return None if given is None else carried(self.filler(given))
            if obj is not None and controls and receiver(tree, head) is not None:
                return self._holder(head)
            asked = asked_with(tree, head, verb) if obj is None else None
            if asked is not None:
                return carried(self.filler(asked))
            return carried(self.subject(matrix))
        if dep == "advcl":
            before = described(tree, verb)
            if before is not None:
                return carried(self.filler(before, before=tree.left[verb]))
            if finite and tree.child(verb, "mark") is not None:
                return None
            done_to = tree.child(head, "dobj")
            told = lemma_of(tree, head) in _table("object_control") and tree.tag[verb] == "VB"
            if told and done_to is not None and head < done_to < verb and tree.child(verb, "mark") is None:
                return carried(self.filler(done_to, without=frozenset((verb,))))
            return carried(self.subject(matrix))
        return None

    def _of_gerund(self, prep: int) -> Filler | None:
        tree = self.tree
        head = tree.head[prep]
        while tree.dep[prep] == "prep" and tree.pos[head] in ("ADP", "SCONJ") and tree.dep[head] == "prep":
            prep, head = head, tree.head[head]
        matrix = self.of_verb.get(head)
        if matrix is not None:
            obj = tree.child(head, "dobj")
            if lemma_of(tree, head) in _table("object_control_gerund") and tree.lower[prep] in GERUND_PREPOSITIONS:
                if obj is not None:
                    return carried(self.filler(obj))
                if not matrix.passive:  # “an enemy he accused of firing”
                    return carried(self.antecedent(head)) if self._has_gap(matrix) else None
            patient = self.subject(matrix) if matrix.passive else None
            if patient is not None and answers_for(tree, matrix.head, patient.head, tree.lower[prep]):
                return carried(patient)
            if matrix.passive and tree.lower[prep] in ("by", "for"):  # “used by us for cutting”, “damaged by flooding”
                agent = tree.child(head, "agent")
                inside = preposition(tree, agent) if agent is not None and agent != prep else None
                return carried(self.filler(inside[2])) if inside else None
            return carried(self.subject(matrix))
        if tree.pos[head] in _NOMINAL:
            if self.controls_gerund(head, prep):
                return carried(self.filler(head, without=frozenset((prep,))))
            return self._owner(head)
        return None

    def controls_gerund(self, noun: int, prep: int) -> bool:
        """Whether “of hiding …” after the object ``noun`` belongs to its verb (“accused the firm of hiding losses”)."""
        tree = self.tree
        if tree.dep[noun] != "dobj" or tree.lower[prep] not in GERUND_PREPOSITIONS or prep < noun:
            return False
        gerund = any(tree.dep[c] == "pcomp" for c in tree.children[prep])
        return gerund and lemma_of(tree, tree.head[noun]) in _table("object_control_gerund")

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
        return carried(self.filler(nearest, without=frozenset((relative,))))

    def is_time(self, i: int) -> bool:
        """Whether the phrase around ``i``, or after the preposition ``i``, is nothing but a time expression."""
        tree = self.tree
        if tree.dep[i] == "prep":
            return any(tree.dep[c] == "pobj" and self.is_time(c) for c in tree.children[i])
        if i not in self.time_of:
            return False
        return all(
            k in self.time_of or tree.pos[k] in ("PUNCT", "SPACE") for k in range(tree.left[i], tree.right[i] + 1)
        )

    def free_relative(self, what: int) -> Filler:
        """“in what he called a mistake”: the thing is all that was told before; which part of it, the text leaves open.

        Left open, the claim is the same one in every report of it, however each report tells what came before.
        """
        return Filler(what, (what,))

    def _has_gap(self, p: Predicate) -> bool:
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
