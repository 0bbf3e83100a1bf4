"""What stands beside the verb: objects, recipients, prepositional phrases, clauses."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.arguments import preposition, trim
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.control import mistaken_object
from tasks.extract.relations.gaps import RELATIVE, doubled, far_gap, gap, relative, shared_object
from tasks.extract.relations.phrases import Phrases, compared, given_to, last_time, thing_given
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.requital import controls_gerund
from tasks.extract.relations.voice import Places, settle
from tasks.ontology import lexicon, words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


@cache
def _idioms() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = lexicon("light_verbs")["idioms"]
    return {verb: frozenset(nouns) for verb, nouns in table.items()}


def places(clauses: Clauses, p: Predicate) -> Places:
    """All that the predicate ``p`` takes; pure time phrases are left to the relation's time."""
    return _Gathering(clauses, p).places()


class _Gathering:
    """Collects the places of one predicate."""

    def __init__(self, clauses: Clauses, p: Predicate) -> None:
        self.clauses, self.tree, self.p = clauses, clauses.tree, p
        self.found = Places(lemma=list(p.lemma), tokens=list(p.tokens))
        self.direct: list[Filler] = []  # objects and what else stands without preposition
        self.named: Filler | None = None  # what the object is called or made
        self.phrases = Phrases(clauses, p, self.found)
        self.own = clauses.own_subject(p)

    def places(self) -> Places:
        """Subject, object, complements and lemma of the clause, by what hangs on its verbs."""
        for verb in self.p.verbs:
            for c in self.tree.children[verb]:
                if c not in self.p.verbs and c != self.own:
                    self._child(verb, c)
        if self.p.adjective is not None:
            self._adjective_phrases(self.p.adjective)
        if not self.direct and not self.p.passive and self.found.object is None:
            left_out = (
                doubled(self.clauses, self.p, self.own)
                or gap(self.clauses, self.p, self.own)
                or far_gap(self.clauses, self.p)
                or shared_object(self.clauses, self.p)
            )
            if left_out is not None:
                self.direct.append(left_out)
        self._fold_idiom()
        nothing = not self.direct and not self.p.passive and self.found.object is None
        if nothing and self.p.head not in self.clauses.told_before:
            self.phrases.promote()
        agent = self.phrases.agent or self.phrases.shared_agent()
        self.phrases.settle()
        settle(self.clauses, self.p, self.found, self.direct, self.named, agent)
        return self.found

    def _child(self, verb: int, c: int) -> None:
        tree, dep = self.tree, self.tree.dep[c]
        if dep in ("dobj", "attr") and (tree.lower[c] in words("predicates", "place_adverbs") or last_time(tree, c)):
            return  # “stay indoors”, “than we had last time”
        if dep == "dobj" and self.direct and self._measures(c):
            return
        if dep in ("dobj", "attr", "oprd"):
            if tree.lower[c] in RELATIVE and c < verb and tree.child(verb, "ccomp") is not None:
                return  # “what he said was a mistake”: it belongs to the clause inside
            apart = frozenset(
                k
                for k in tree.children[c]
                if controls_gerund(self.tree, c, k) or compared(tree, c, k) or self._tells_where(c, k)
            )
            filler = relative(self.clauses, self.p, c) or self.clauses.filler(c, apart)
            for k in sorted(apart):
                self.phrases.add(k)
            left_out = dep == "oprd" and not self.direct and gap(self.clauses, self.p, self.own)
            if left_out:
                self.direct.append(left_out)  # “a claim the union called laughable”
            if dep == "dobj" and (given := given_to(tree, verb, c)) is not None:
                self.found.further.append(("recipient", Filler(given, tuple(range(tree.left[c], given + 1)))))
                filler = Filler(c, tuple(k for k in filler.tokens if k > given))
            if dep == "oprd" and (self.direct or self.p.passive):
                self.named = filler
            else:
                self.direct.append(filler)
        elif dep == "acomp":
            self._adjective(c)
        elif dep == "dative" and lemma_of(tree, verb) in words("predicates", "fining"):
            self.direct.insert(0, self.clauses.filler(c))  # “fined the firm $3 million”
        elif dep == "agent" and verb != self.p.head and not self.p.passive:
            return  # “was asked to sing by the queen”
        elif dep == "dative":
            inside = preposition(tree, c) if tree.pos[c] == "ADP" else None
            thing = thing_given(tree, c) if inside is None else None
            if thing is not None:
                self.direct.append(self.clauses.filler(thing))
            apart = frozenset() if thing is None else frozenset((thing,))
            self.found.further.append(("recipient", self.clauses.filler(inside[2] if inside else c, apart)))
        elif dep in ("prep", "agent") and not self._tells_state(verb, c):
            self.phrases.take(c)
        elif dep in ("npadvmod", "advmod") and c in self.clauses.time_of:
            self.found.times.append(self.clauses.time_of[c])
        elif dep == "advmod" and c > verb and any(compared(tree, c, k) for k in tree.children[c]):
            for k in tree.children[c]:  # “ran faster than the bus”
                if compared(tree, c, k):
                    self.phrases.add(k)
        elif dep == "advmod" and c == verb + 1 and tree.lower[c] == "so" and lemma_of(tree, verb) == "do":
            self.direct.append(Filler(c, (c,)))  # “and did so”
        elif dep == "advmod" and tree.tag[c] == "WRB" and c > verb and self._asks(c):
            self.direct.append(Filler(c, (c,)))  # “did not say when”
        elif dep == "advmod" and c > verb and self._tells_how(c):
            self.found.further.append(("manner", self.clauses.filler(c)))
        elif dep == "advmod" and c > verb and self._leads_on(c):
            for k in tree.children[c]:  # “pulled back from the border”
                self.phrases.take(k)
        elif dep == "npadvmod":
            if any(tree.dep[k] == "nummod" for k in tree.children[c]) and c > verb and not self.direct:
                self.direct.append(self.clauses.filler(c))
        elif dep in ("ccomp", "xcomp"):
            self._complement(verb, c)
        elif dep == "advcl":
            self._adverbial(verb, c)
        elif dep == "advmod" and tree.lower[c] == "where" and tree.dep[verb] == "relcl":
            where = self.clauses.antecedent(verb)
            if where is not None and where.clause is None:
                self.found.further.append(("in", where))
        elif dep in ("advmod", "prt", "prep") and c > verb and self._tells_state(verb, c):
            self.direct.append(Filler(c, (c,)))

    def _measures(self, c: int) -> bool:
        """“a rover the size of a car”: how big the object is, no second one."""
        tree, first = self.tree, self.direct[-1]
        if tree.lemma[c].lower() not in words("predicates", "dimensions") or tree.left[c] != first.tokens[-1] + 1:
            return False
        if not any(tree.lower[k] == "of" for k in tree.children[c]):
            return False
        self.direct[-1] = Filler(first.head, (*first.tokens, *self.clauses.filler(c).tokens))
        return True

    def _tells_where(self, noun: int, prep: int) -> bool:
        """“There were no survivors in the village”: where there is something, or when, is said of the clause."""
        tree, own = self.tree, self.own
        if own is None or tree.lower[own] != "there" or tree.dep[prep] != "prep" or prep < noun:
            return False
        where = tree.lower[prep] in words("predicates", "locative_prepositions") and tree.lower[prep] not in (
            "to",
            "from",
            "against",
            "by",
        )
        return where or self.clauses.is_time(prep)

    def _asks(self, word: int) -> bool:
        """“did not say when.”: the question word is all that is left of the clause."""
        tree = self.tree
        ends = word + 1 >= len(tree) or tree.pos[word + 1] in ("PUNCT", "SPACE", "CCONJ")
        return ends and not tree.children[word] and not self.direct

    def _tells_how(self, adverb: int) -> bool:
        """“drove slowly and carefully”: an adverb that says how it was done, not when, whether or how surely."""
        tree, word = self.tree, self.tree.lower[adverb]
        if tree.tag[adverb] != "RB" or not word.endswith("ly") or word in words("predicates", "no_manner"):
            return False
        return tree.text[tree.left[adverb] - 1] != "," and adverb not in self.clauses.time_of

    def _leads_on(self, adverb: int) -> bool:
        """Whether an adverb of direction has a prepositional phrase that says more of the clause."""
        tree, after = self.tree, self.tree.children[adverb]
        directions = words("predicates", "particles") | words("predicates", "predicative_adverbs")
        if tree.lower[adverb] not in directions:
            return False
        return bool(after) and all(tree.dep[k] == "prep" and k > adverb for k in after)

    def _tells_state(self, verb: int, c: int) -> bool:
        """“The barriers were down”: an adverb is all that is said of them."""
        tree = self.tree
        if (
            lemma_of(tree, verb) != "be"
            or tree.lower[c] not in words("predicates", "predicative_adverbs")
            or tree.children[c]
        ):
            return False
        return not any(tree.dep[k] in ("acomp", "attr", "xcomp", "ccomp") for k in tree.children[verb])

    def _adjective(self, adjective: int) -> None:
        """The adjective goes into the lemma if it takes a preposition (“be responsible for”), else it is the object."""
        if adjective in self.p.adjectives:
            return
        if self.tree.lower[adjective] in words("predicates", "shares"):
            self.direct.append(self.clauses.filler(adjective))  # “among them were several from the north”
            return
        if self._adjective_phrases(adjective):
            return
        than = frozenset(k for k in self.tree.children[adjective] if compared(self.tree, adjective, k))
        self.direct.append(self.clauses.filler(adjective, than))

    def _adjective_phrases(self, adjective: int) -> bool:
        tree, clauses = self.tree, self.clauses
        taken = False
        for c in tree.children[adjective]:
            if tree.dep[c] != "prep" or c < adjective or (adjective == self.p.adjective and adjective in self.p.verbs):
                continue
            inside = preposition(tree, c)
            if inside is None:
                continue
            role, tokens, complement = inside
            if taken or role in words("predicates", "adjunct_prepositions") or role[:5] == "than ":
                self.phrases.add(c)
                continue
            taken = True
            self.found.lemma += [tree.lower[adjective], role]
            adverbs = [k for k in tree.children[adjective] if k < adjective and tree.dep[k] == "advmod"]
            self.found.tokens += [*adverbs, adjective, *tokens]
            gerund = tree.dep[complement] == "pcomp" and complement in clauses.of_verb
            self.found.object = clauses.clause_filler(complement) if gerund else clauses.filler(complement)
        return taken

    def _complement(self, verb: int, c: int) -> None:
        tree, clauses = self.tree, self.clauses
        if c in clauses.of_verb:
            if tree.left[c] <= verb <= tree.right[c]:
                return
            if c < verb and (verb not in clauses.speech or tree.text[tree.right[c] + 1] == ";"):
                return  # a sentence of its own, which the parser took for what was said
            filler = clauses.clause_filler(c)
            if (
                self.direct
                and tree.pos[self.direct[-1].head] == "ADJ"
                and lemma_of(tree, verb) in words("predicates", "copulas")
            ):
                self.found.further.append(("complement", filler))  # “it is odd that …”
                return
            subject = mistaken_object(tree, c)
            if subject is not None and self.direct and self.direct[-1].head == subject:
                filler = Filler(filler.head, (*self.direct.pop().tokens, *filler.tokens), filler.clause)
            if self.direct and self.direct[-1].clause is None and tree.dep[c] == "ccomp":
                if not self._tells(verb):
                    self.found.further.append(("complement", filler))  # “follows the news that …”
                    return
                self.found.further.append(("recipient", self.direct.pop()))
            if tree.dep[c] == "xcomp" and self.direct:
                self.found.further.append(self._infinitive(c, filler))
            else:
                self.direct.append(filler)
            return
        small = tree.child(c, "nsubj")  # “called the plan a mistake”, read as a clause without verb
        if small is not None and small > verb:
            self.named = clauses.filler(c, without=frozenset((small,)))
            self.direct.append(clauses.filler(small))
        elif c > verb and not self.direct and tree.pos[c] in ("NOUN", "PROPN", "ADJ") and tree.left[c] == verb + 1:
            self.direct.append(clauses.filler(c))

    def _tells(self, verb: int) -> bool:
        """Whether ``verb`` has an object of persons before the clause (“told reporters that …”)."""
        lemma = lemma_of(self.tree, verb)
        told = verb in self.clauses.speech or lemma in words("arguments", "telling")
        return told or lemma in words("predicates", "ditransitive")

    def _infinitive(self, c: int, filler: Filler) -> tuple[str, Filler]:
        tree = self.tree
        to = next((k for k in tree.children[c] if tree.tag[k] == "TO" and k < c), None)
        if to is None:
            return "complement", filler
        tokens = tuple(trim(tree, filler.tokens[0] + 1, filler.tokens[-1])) if filler.tokens[0] == to else filler.tokens
        return "to", Filler(filler.head, tokens, filler.clause)

    def _adverbial(self, verb: int, c: int) -> None:
        """A clause of cause, purpose, condition or time, with its conjunction as role."""
        tree, clauses = self.tree, self.clauses
        if c not in clauses.of_verb or tree.left[c] <= verb <= tree.right[c]:
            return
        role = ""
        for k in tree.children[c]:
            if k > c:
                break
            if (tree.dep[k] == "mark" or tree.tag[k] == "WRB") and not role:
                role = tree.lower[k]
            elif tree.tag[k] == "TO":
                role = role or "to"
        if not role or role in words("predicates", "contrasts"):
            return
        filler = clauses.clause_filler(c)
        tokens = filler.tokens
        if len(tokens) > 1 and tree.lower[tokens[0]] == role:
            tokens = tokens[1:]
        self.found.further.append((role, Filler(filler.head, tokens, filler.clause)))

    def _fold_idiom(self) -> None:
        """“take place”: the noun belongs to the predicate; and what a light verb's noun takes is the clause's."""
        tree, lemma = self.tree, " ".join(self.found.lemma)
        if not self.direct or self.direct[0].clause is not None:
            return
        noun = self.direct[0].head
        if tree.dep[noun] != "dobj" or tree.head[noun] != self.p.head:
            return
        own = [k for k in tree.children[noun] if tree.dep[k] not in ("prep", "acl", "punct")]
        if not own and tree.lower[noun] in _idioms().get(lemma, ()):
            self.found.lemma.append(tree.lower[noun])
            self.found.tokens.append(noun)
            self.direct.pop(0)
            self.phrases.of_noun(noun)
        elif lemma in words("light_verbs", "verbs"):
            prepositions = [k for k in tree.children[noun] if tree.dep[k] == "prep" and k > noun]
            if prepositions and tree.lower[prepositions[0]] not in words("light_verbs", "kept") and not self.p.passive:
                self.phrases.of_noun(noun)
                last = prepositions[0] - 1
                tokens = trim(tree, self.direct[0].tokens[0], min(last, self.direct[0].tokens[-1]))
                if noun in tokens:
                    self.direct[0] = Filler(noun, tuple(tokens))
