"""The prepositional phrases of a clause: which one its predicate takes up, what the others say, what is a time."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.gaps import relative
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.voice import Places
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import words


def compared(tree: Tree, word: int, than: int) -> bool:
    """Whether ``than`` opens what ``word`` is compared with (“older than the church”, “more cars than last year”)."""
    if tree.lower[than] != "than" or tree.dep[than] != "prep" or than < word:
        return False
    return any(tree.dep[c] in ("pobj", "prep") for c in tree.children[than])


def last_time(tree: Tree, noun: int) -> bool:
    """“more than we had last time” says when."""
    before = noun - 1
    return (
        tree.lower[noun] == "time"
        and tree.head[before] == noun
        and tree.lower[before] in ("last", "this", "next", "that")
    )


def given_to(tree: Tree, verb: int, noun: int) -> int | None:
    """“gave the migrants water”: the plural that the parser took for a part of the noun that was given."""
    other, first = noun - 1, tree.left[noun]
    if (
        lemma_of(tree, verb) not in words("predicates", "giving")
        or tree.head[other] != noun
        or tree.dep[other] != "compound"
    ):
        return None
    if (
        first != verb + 1
        or tree.pos[first] != "DET"
        or first == other
        or tree.tag[other] != "NNS"
        or tree.tag[noun] != "NN"
    ):
        return None
    return other if noun_type(tree.lemma[other].lower()) in ("Person", "Group") else None


def thing_given(tree: Tree, receiver: int) -> int | None:
    """“gave Ann Lee a medal”: what the parser took for an apposition of the receiver, though no comma is there."""
    for c in tree.children[receiver]:
        first = tree.left[c]
        if tree.dep[c] == "appos" and tree.pos[first] == "DET" and tree.pos[first - 1] != "PUNCT" and first > receiver:
            return c
    return None


@dataclass(slots=True)
class Phrase:
    """A prepositional phrase: the preposition's token, its role, all its tokens, its complement."""

    token: int
    role: str
    tokens: list[int]
    complement: int


class Phrases:
    """Collects the prepositional phrases of the predicate ``p`` and settles them into ``found``.

    Attributes:
        agent: Filler | None, who is said with “by” to have done it.
    """

    def __init__(self, clauses: Clauses, p: Predicate, found: Places) -> None:
        self.clauses, self.tree, self.p, self.found = clauses, clauses.tree, p, found
        self.agent: Filler | None = None
        self._phrases: list[Phrase] = []

    def take(self, c: int) -> None:
        """Takes up the preposition ``c``, which hangs on a verb of the predicate."""
        tree, p = self.tree, self.p
        if is_hyphen(tree, c + 1) or is_hyphen(tree, c - 1):
            return  # “in-person”
        if c in self.clauses.speech:
            return  # “according to the mayor”: the clause is attributed to her, and she is no part of what was done
        inside = preposition(tree, c)
        if inside is None:
            self._stranded(c)
            return
        role, tokens, complement = inside
        by_whom = tree.dep[c] == "agent" and p.passive and self.agent is None and tree.dep[complement] == "pobj"
        if tree.lower[complement] in words("predicates", "means") and not tree.children[complement]:
            by_whom = False  # “taken by ambulance”
        if by_whom and complement not in self.clauses.time_of:
            self.agent = self.clauses.filler(complement)
        else:
            self._phrases.append(Phrase(c, role, tokens, complement))

    def add(self, c: int) -> None:
        """Takes up the preposition ``c``, wherever it hangs, if it has a complement."""
        inside = preposition(self.tree, c)
        if inside:
            self._phrases.append(Phrase(c, *inside))

    def of_noun(self, noun: int, only: frozenset[str] | None = None) -> None:
        """Prepositional phrases of ``noun`` as those of the clause, before the clause's own."""
        tree = self.tree
        inner = [
            Phrase(c, *inside)
            for c in tree.children[noun]
            if tree.dep[c] == "prep" and c > noun and (only is None or tree.lower[c] in only)
            if (inside := preposition(tree, c))
        ]
        self._phrases = sorted([*inner, *self._phrases], key=lambda phrase: phrase.token)

    def promote(self) -> None:
        """The first preposition after an intransitive verb joins the lemma, and its complement is the object."""
        tree, p, clauses = self.tree, self.p, self.clauses
        after = max(self.found.tokens)
        if p.lemma[-1] in ("aground", "ashore"):
            return  # “ran aground off the coast”
        for n, phrase in enumerate(self._phrases):
            if (
                (phrase.token < p.head and not self._turned(phrase))
                or phrase.role in words("predicates", "adjunct_prepositions")
                or phrase.role[:5] == "than "
            ):
                continue
            if (clauses.is_time(phrase.complement) or self._how_long(phrase)) and not self._awaited(phrase):
                continue
            how = f"{phrase.role} {tree.lower[phrase.complement]}"
            if how in words("predicates", "adverbial_phrases") and not tree.children[phrase.complement]:
                continue
            between = [k for k in range(after + 1, max(after + 1, phrase.token)) if k not in clauses.time_of]
            if any(tree.pos[k] not in ("ADV", "PART", "ADP") for k in between):
                return
            del self._phrases[n]
            self.found.lemma.append(phrase.role)
            self.found.tokens += phrase.tokens
            self.found.object = self._filled(phrase.complement)
            return

    def _turned(self, phrase: Phrase) -> bool:
        """“Among the dead was a nurse”: what stands before “was” is said of what stands behind it."""
        tree, p = self.tree, self.p
        own = self.clauses.own_subject(p)
        first = tree.sentences[tree.sentence[p.head]][0]
        if p.lemma != ["be"] or own is None or own < p.head or tree.tag[p.head] not in ("VBD", "VBZ", "VBP"):
            return False
        return tree.left[phrase.token] == first and tree.right[phrase.token] == p.head - 1

    def _awaited(self, phrase: Phrase) -> bool:
        """“waited for this day”: a day is awaited; “waited for a day”, “for years” says how long."""
        tree, noun = self.tree, phrase.complement
        if phrase.role != "for" or lemma_of(tree, self.p.head) not in words("predicates", "awaiting"):
            return False
        long = tree.tag[noun] in ("NNS", "CD") or any(
            tree.lower[c] in ("a", "an", "one") or tree.dep[c] == "nummod" for c in tree.children[noun]
        )
        return not long

    def _how_long(self, phrase: Phrase) -> bool:
        """“talked for a long time”, “walked out for a third day”."""
        return phrase.role == "for" and self.tree.lemma[phrase.complement].lower() in words("predicates", "spans")

    def shared_agent(self) -> Filler | None:
        """“was shot and killed by an officer”: who is named after the second verb alone did both."""
        tree, head = self.tree, self.p.head
        if not self.p.passive or self._phrases or head + 2 >= len(tree) or tree.dep[head + 1] != "cc":
            return None
        other = self.clauses.of_verb.get(head + 2)
        agent = tree.child(head + 2, "agent") if other is not None and other.passive else None
        inside = preposition(tree, agent) if agent is not None and tree.head[head + 2] == head else None
        return self.clauses.filler(inside[2]) if inside and tree.dep[inside[2]] == "pobj" else None

    def settle(self) -> None:
        """Times to the times, the rest to the further arguments."""
        for phrase in self._phrases:
            self._further(phrase)

    def _stranded(self, prep: int) -> None:
        """A preposition left behind: “the town he lived in”, “is referred to as”."""
        tree, p = self.tree, self.p
        if p.passive and prep > p.head and tree.pos[prep] == "ADP":
            self.found.lemma.append(tree.lower[prep])
            self.found.tokens.append(prep)
        elif tree.dep[p.verbs[0]] == "relcl" and prep > p.verbs[0]:
            antecedent = self.clauses.antecedent(p.verbs[0])
            if antecedent is not None:
                self.found.further.append((tree.lower[prep], antecedent))

    def _further(self, phrase: Phrase) -> None:
        clauses, tree = self.clauses, self.tree
        if clauses.is_time(phrase.complement) and phrase.role[:5] != "than ":
            self.found.times.append(clauses.time_of[phrase.complement])
            if phrase.role in ("for", "over", "throughout"):  # how long it took is no time when it was
                self.found.further.append((phrase.role, clauses.filler(phrase.complement)))
            return
        if phrase.role in ("in", "on", "at", "during"):  # “during the war in 1943”
            for k in range(tree.left[phrase.complement], tree.right[phrase.complement] + 1):
                if k in clauses.time_of and tree.dep[k] in ("pobj", "npadvmod"):
                    self.found.times.append(clauses.time_of[k])
        self.found.further.append((phrase.role, self._filled(phrase.complement)))

    def _filled(self, complement: int) -> Filler:
        if self.tree.dep[complement] == "pcomp" and complement in self.clauses.of_verb:
            return self.clauses.clause_filler(complement)
        return relative(self.clauses, self.p, complement) or self.clauses.filler(complement)
