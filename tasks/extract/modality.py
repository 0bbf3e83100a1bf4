"""Polarity and modality of clauses by scope: what negates, hedges or puts off each, with the words that do it.

What the words do is data: ``ontology/lexicon/modality.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from tasks.extract.annotations import TokenAttribution
from tasks.extract.clauses import Clauses
from tasks.extract.governors import governors
from tasks.extract.predicates import Predicate, lemma_of, shared_auxiliaries
from tasks.model import Modality, Polarity
from tasks.ontology import lexicon

_RANK = {"actual": 0, "future": 1, "possible": 2, "hypothetical": 3}


@dataclass(slots=True)
class Scope:
    """How a clause is said."""

    negative: bool = False
    modality: str = "actual"
    cues: list[int] = field(default_factory=list)

    @property
    def values(self) -> tuple[Polarity, Modality]:
        """As the record has them."""
        return "negative" if self.negative else "positive", cast("Modality", self.modality)

    def weaken(self, modality: str, cue: int | None = None) -> None:
        """Takes the weaker of its modality and ``modality``."""
        if _RANK[modality] > _RANK[self.modality]:
            self.modality = modality
        if cue is not None and modality != "actual":
            self.cues.append(cue)

    def negate(self, cue: int) -> None:
        """Turns the polarity round."""
        self.negative = not self.negative
        self.cues.append(cue)


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("modality")[table][key])


@cache
def _auxiliaries() -> dict[str, str]:
    return cast("dict[str, str]", lexicon("modality")["auxiliary"])


@cache
def _nouns() -> dict[str, str]:
    return {word: kind for kind, group in lexicon("modality")["nouns"].items() for word in group}


@cache
def _preventing() -> frozenset[str]:
    return frozenset(w for e in lexicon("modality")["governor"] if "preposition" in e for w in e["words"])


def scopes(clauses: Clauses, attributions: list[TokenAttribution], attribution_of: dict[int, int]) -> dict[int, Scope]:
    """Head of each predicate → how it is said.

    Args:
        clauses: the clauses of the text.
        attributions: those of the text.
        attribution_of: head of a predicate → the innermost attribution whose content it stands in.
    """
    found: dict[int, Scope] = {}
    speech = {head: attributions[number].head for head, number in attribution_of.items()}
    for p in clauses.predicates:
        _scope(clauses, p, found, speech)
    classes = lexicon("modality").get("attribution_class", {})
    for p in clauses.predicates:
        number = attribution_of.get(p.head)
        if number is None:
            continue
        a = attributions[number]
        if _tops(clauses, p, a):
            _reported(clauses, a, classes.get(a.verb_class, {}), found[p.head], found)
    for scope in found.values():
        scope.cues = sorted(set(scope.cues))
    return found


def _reported(
    clauses: Clauses, a: TokenAttribution, effect: dict[str, Any], scope: Scope, found: dict[int, Scope]
) -> None:
    """What the speech act does to what it says, and its own negation with it."""
    act = clauses.of_verb.get(a.head)
    if act is not None and found[act.head] is scope:
        return  # “is not expected to stay”: one predicate, whose own words have said it
    negated = act is not None and found[act.head].negative
    if negated and effect.get("raises_negation"):
        scope.negate(a.head)  # “do not think that it will”: think that it will not
    elif negated and not effect.get("presupposes"):
        scope.weaken("possible", a.head)  # “did not say”, “has not denied”: it is left open
    elif effect.get("polarity") == "negative":
        scope.negate(a.head)
    if scope.modality == "actual" and effect.get("modality"):
        scope.weaken(effect["modality"], a.head)


def _tops(clauses: Clauses, p: Predicate, a: TokenAttribution) -> bool:
    """Whether ``p`` is what the content says, and no clause inside it."""
    tree, content, verb = clauses.tree, set(a.content), p.verbs[0]
    while tree.dep[verb] == "conj" and tree.head[verb] in content:
        verb = tree.head[verb]
    head = tree.head[verb]
    if head == verb or head not in content:
        return True
    return tree.pos[head] in ("ADP", "PART") and tree.head[head] not in content


def _scope(clauses: Clauses, p: Predicate, found: dict[int, Scope], speech: dict[int, int], depth: int = 0) -> Scope:
    """How ``p`` is said; what it hangs on is asked first, through no more than forty clauses."""
    if p.head in found:
        return found[p.head]
    if depth > 40:
        return Scope()
    scope = found[p.head] = Scope()
    for verb in p.verbs:
        _own(clauses, verb, scope)
    if p.adjective is not None and p.adjective not in p.verbs:
        _own(clauses, p.adjective, scope)
    if _after_nor(clauses, p):
        scope.negate(p.verbs[0])
    _question(clauses, p, scope)
    for word, governor in p.governors:
        if governor.polarity == "negative":
            scope.negate(word)
        scope.weaken(governor.modality, word)
    _inherit(clauses, p, scope, found, speech, depth + 1)
    return scope


def _own(clauses: Clauses, verb: int, scope: Scope) -> None:
    tree = clauses.tree
    auxiliaries = _auxiliaries()
    for c in [*tree.children[verb], *shared_auxiliaries(tree, verb)]:
        lower, dep = tree.lower[c], tree.dep[c]
        if dep == "neg" or (dep in ("advmod", "preconj", "cc", "det") and lower in _words("negation", "adverbs")):
            if dep == "cc" and c > verb:
                continue  # “did not win nor lead”: it denies what follows
            if not _broken(clauses, c):
                scope.negate(c)
        elif dep == "aux" and lower in auxiliaries and tree.tag[c] == "MD":
            scope.weaken(auxiliaries[lower], c)
        elif dep == "advmod":
            for modality in ("possible", "hypothetical"):
                if lower in _words("adverbs", modality):
                    scope.weaken(modality, c)
        elif dep == "mark" or tree.tag[c] == "WRB":
            pair = f"{lower} {tree.lower[c + 1]}" if c + 1 < len(tree) else lower
            back = f"{tree.lower[c - 1]} {lower}" if c else lower
            if lower in _words("conjunctions", "hypothetical") or {pair, back} & _words("conjunctions", "pairs"):
                scope.weaken("hypothetical", c)
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "acomp"):
            _phrase(clauses, c, scope)
        elif dep in ("prep", "agent") and c > verb:
            for k in tree.children[c]:
                if tree.dep[k] == "pobj" and tree.lower[k] in ("nobody", "nothing"):
                    scope.negate(k)


def _after_nor(clauses: Clauses, p: Predicate) -> bool:
    """“The bank neither paid nor answered”: the second is denied too."""
    tree, verb = clauses.tree, p.verbs[0]
    if tree.dep[verb] != "conj":
        return False
    before = [c for c in tree.children[tree.head[verb]] if tree.dep[c] in ("cc", "preconj") and c < verb]
    denied = bool(before) and tree.lower[before[-1]] == "nor"
    return denied and not any(tree.dep[c] == "neg" or tree.lower[c] == "nor" for c in tree.children[verb])


def _question(clauses: Clauses, p: Predicate, scope: Scope) -> None:
    """“Did the bank pay?” says neither that it did nor that it did not."""
    tree, verb = clauses.tree, p.verbs[0]
    _, end = tree.sentences[tree.sentence[verb]]
    mark = next((k for k in range(end - 1, max(end - 4, verb), -1) if tree.text[k] == "?"), None)
    subject = clauses.own_subject(p)
    if mark is None or subject is None:
        return
    first = min([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass"))])
    inverted = (
        first < subject and tree.pos[first] == "AUX" and tree.dep[subject] in ("nsubj", "nsubjpass", "expl", "attr")
    )
    asks = tree.dep[verb] != "relcl" and tree.tag[tree.left[verb]] in ("WP", "WRB", "WDT") and tree.dep[verb] == "ROOT"
    if inverted or asks:
        scope.weaken("hypothetical", mark)


def _phrase(clauses: Clauses, noun: int, scope: Scope) -> None:
    """“no aid”, “nobody”, “none of them”, “neither side” negate the clause."""
    tree = clauses.tree
    if tree.lower[noun] in _words("negation", "pronouns"):
        scope.negate(noun)
        return
    if tree.lower[noun] == "one" and noun and tree.lower[noun - 1] == "no":
        scope.negate(noun - 1)
        return
    for c in tree.children[noun]:
        if c > noun:
            break
        if (tree.dep[c] in ("det", "neg", "preconj", "cc") and tree.lower[c] in _words("negation", "determiners")) or (
            tree.dep[c] == "neg" and not _broken(clauses, c)
        ):
            scope.negate(c)
            return


def _broken(clauses: Clauses, negation: int) -> bool:
    tree = clauses.tree
    return negation + 1 < len(tree) and tree.lower[negation + 1] in _words("negation", "scope_breakers")


def _inherit(
    clauses: Clauses, p: Predicate, scope: Scope, found: dict[int, Scope], speech: dict[int, int], depth: int
) -> None:
    tree, verb = clauses.tree, p.verbs[0]
    dep, head = tree.dep[verb], tree.head[verb]
    to = next((c for c in tree.children[verb] if tree.tag[c] == "TO" and c < verb), None)
    if dep == "conj":
        governor = clauses.of_verb.get(head)
        if (
            governor is not None and governor.verbs[0] != head
        ):  # “failed to win and lead”: both under what governs the first
            if clauses.own_subject(p) is None:
                above = _scope(clauses, governor, found, speech, depth)
                scope.weaken(above.modality)
                if above.negative and not scope.negative:
                    scope.negative = True
                scope.cues += above.cues
        elif governor is not None and tree.tag[verb] in ("VB", "VBG") and clauses.own_subject(p) is None:
            above = _scope(clauses, governor, found, speech, depth)
            scope.weaken(above.modality)
        elif governor is not None and tree.dep[head] in ("advcl", "ccomp") and tree.child(verb, "mark") is None:
            above = _scope(clauses, governor, found, speech, depth)
            if above.modality == "hypothetical":
                scope.weaken("hypothetical")
        return
    if dep in ("xcomp", "ccomp"):
        governor = clauses.of_verb.get(head)
        if governor is None or speech.get(p.head) == head:
            return
        effect = governors().get(lemma_of(tree, head))
        if effect is not None and (dep == "xcomp" or to is not None):
            if effect.polarity == "negative":
                scope.negate(head)
            if effect.name == "intends" and _scope(clauses, governor, found, speech, depth).negative:
                scope.negate(head)
            scope.weaken(effect.modality, head)
        elif dep == "xcomp":
            above = _scope(clauses, governor, found, speech, depth)
            scope.weaken("possible" if above.negative else above.modality)
        elif lemma_of(tree, head) in _words("implicative", "verbs"):
            above = _scope(clauses, governor, found, speech, depth)
            scope.weaken("possible" if above.negative else above.modality)  # “to ensure that the dam holds”
        return
    if dep == "advcl" and to is not None:
        scope.weaken("future", to)
        return
    if dep == "advcl":
        return
    if dep == "acl" and to is not None:
        kind = _nouns().get(tree.lemma[head].lower())
        if kind == "negative":
            scope.negate(head)
        elif kind is not None:
            scope.weaken(kind, head)
        elif not _singled_out(clauses, head):
            scope.weaken("possible", to)
        return
    if dep == "pcomp":
        _gerund(clauses, head, scope)
        governor = clauses.of_verb.get(tree.head[head])
        if governor is not None:
            scope.weaken(_scope(clauses, governor, found, speech, depth).modality)


def _singled_out(clauses: Clauses, noun: int) -> bool:
    """“the first ship to cross”: that it crossed is said."""
    tree = clauses.tree
    return any(
        tree.lower[c] in ("first", "last", "only", "next", "second", "third", "latest") or tree.tag[c] == "JJS"
        for c in tree.children[noun]
        if c < noun
    )


def _gerund(clauses: Clauses, prep: int, scope: Scope) -> None:
    tree = clauses.tree
    role, above = tree.lower[prep], tree.head[prep]
    if role == "of" and tree.lower[above] == "instead":
        role, above = "instead of", tree.head[above]
    if role in _words("negation", "prepositions"):
        scope.negate(prep)
    elif role == "from" and tree.pos[above] == "VERB" and lemma_of(tree, above) in _preventing():
        scope.negate(above)
    elif role in ("of", "at", "for", "on", "to"):
        kind = _nouns().get(tree.lemma[above].lower()) if tree.pos[above] == "NOUN" else None
        if kind is not None and kind != "negative":
            scope.weaken(kind, above)
        elif role == "about" and tree.pos[above] == "VERB":
            scope.weaken("possible", above)
        elif role == "at" and tree.lemma[above].lower() in ("aim", "direct"):
            scope.weaken("future", above)
