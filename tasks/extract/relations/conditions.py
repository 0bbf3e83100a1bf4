"""What is supposed and not told: conditions and what follows from them."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.passives import stands_for_if, were_to
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.questions import first_word, question_mark
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.trees.tree import Tree

_ENDS = frozenset((".", "?", "!", ";"))


def condition_of(tree: Tree, verb: int) -> int | None:
    """The conjunction that makes the clause of ``verb`` a supposition (“if”, “unless”), if any."""
    inverted = _inverted(tree, verb)
    if inverted is not None:
        return inverted  # “had the pilot turned back”
    above = tree.head[verb]
    if were_to(tree, above) == verb:
        return above  # “were the bank to fail”
    if tree.dep[verb] in ("ccomp", "pcomp", "advcl") and above < verb and _provided(tree, above):
        return above  # “provided that it holds”, read as a preposition or a participle
    for c in tree.children[verb]:
        if c > verb:
            break
        if tree.dep[c] not in ("mark", "advmod") and tree.tag[c] not in ("WRB", "VBN", "VBG"):
            continue
        lower = tree.lower[c]
        pair = f"{lower} {tree.lower[c + 1]}" if c + 1 < len(tree) else lower
        back = f"{tree.lower[c - 1]} {lower}" if c else lower
        if back == "long as" and in_past(tree, verb):
            continue  # “as long as he lived”: how long it was
        if lower in modal_words("conjunctions", "hypothetical") or {pair, back} & modal_words("conjunctions", "pairs"):
            return c
    return None


def _provided(tree: Tree, i: int) -> bool:
    if tree.lower[i] not in ("provided", "providing") or tree.dep[i] in ("pcomp", "xcomp", "ROOT", "conj"):
        return False
    return not any(tree.dep[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in tree.children[i])


def _inverted(tree: Tree, verb: int) -> int | None:
    """The “had”, “were” or “should” that stands before its subject instead of an “if”."""
    if stands_for_if(tree, verb):
        return verb
    first = first_word(tree, verb)
    if tree.lower[first] not in ("had", "were", "should") or tree.head[first] != verb or first == verb:
        return None
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl")
    if tree.dep[verb] == "advcl":
        return first if subject is not None and first < subject else None
    if tree.dep[verb] != "ccomp" or subject is None or not first < tree.left[subject] == first + 1:
        return None
    _, end = tree.sentences[tree.sentence[verb]]
    asks = next((k for k in range(verb, min(end, verb + 60)) if tree.text[k] in _ENDS or tree.text[k] == ","), None)
    return first if asks is not None and tree.text[asks] == "," else None  # “Had they paid, he said, it would be open”


def _conditions(tree: Tree, verb: int) -> list[int]:
    """Clauses that may be conditions of ``verb``: beside it, behind a preposition or before an inserted “he said”."""
    found: list[int] = []
    for c in tree.children[verb]:
        if tree.dep[c] == "advcl":
            found.append(were_to(tree, c) or c)
            found += [k for k in tree.children[c] if _provided(tree, c) and k > c]
        elif (
            tree.dep[c] == "ccomp"
            and c > verb
            and tree.lower[tree.left[c]] == "if"
            and lemma_of(tree, verb) not in modal_words("conjunctions", "asking")
        ):
            found.append(c)  # “threatened to strike if they did not pay”, misread
        elif tree.dep[c] in ("prep", "advmod") and c > verb:
            found += [k for k in tree.children[c] if tree.dep[k] in ("ccomp", "pcomp", "advcl")]
        elif tree.dep[c] == "parataxis" and c < verb:
            found += [k for k in tree.children[c] if tree.dep[k] in ("ccomp", "advcl") and k < c]
        elif tree.dep[c] == "dobj":
            found += [k for a in tree.children[c] if _provided(tree, a) for k in tree.children[a] if k > a]
    return found


def conditioned(tree: Tree, verb: int) -> int | None:
    """The conjunction of a condition that the clause of ``verb`` is said under: “it will close if they strike”.

    Not what holds in any case (“even if”), nor beside an exception (“unless they strike, it will close”).
    """
    for clause in _conditions(tree, verb):
        c = condition_of(tree, clause)
        if c is None or not (tree.pos[c] == "AUX" or tree.lower[c] in modal_words("conjunctions", "consequent")):
            long = c is not None and tree.lower[c] == "as" and tree.lower[c - 1] == "long"
            if c is None or not (long or tree.lower[c] == "only"):
                continue
        if c and tree.lower[c - 1] in ("even", "as"):
            continue
        if tree.lower[c] == "unless" or (
            clause > verb and lemma_of(tree, verb) in modal_words("conjunctions", "asking")
        ):
            continue
        return c
    return None


def supposes(tree: Tree, verb: int) -> bool:
    """Whether the clause of ``verb`` can be what follows from a condition: it does not tell what was."""
    return not in_past(tree, verb)


def in_past(tree: Tree, verb: int) -> bool:
    """Whether the clause of ``verb`` stands in the past tense or the pluperfect."""
    alone = not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb])
    if tree.tag[verb] == "VBN" and tree.dep[verb] == "ROOT" and alone:
        return True  # “hopes that he would win faded”, misread
    return tree.tag[verb] == "VBD" or any(
        tree.tag[c] == "VBD" and tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb]
    )


def suppose(clauses: Clauses, p: Predicate, scope: Scope) -> None:
    """Conditions and questions in the clause of ``p`` itself, and those that it is said under."""
    tree = clauses.tree
    mark = question_mark(clauses, p)
    if mark is not None:
        scope.weaken("hypothetical", mark)
    for verb in p.verbs:
        c = condition_of(tree, verb)
        if c is not None:
            scope.weaken("hypothetical", c)
        told = verb in clauses.speech and tree.tag[verb] in ("VBZ", "VBP")  # “if so, they say, it will close”
        c = None if told else conditioned(tree, verb)
        if c is not None and supposes(tree, p.verbs[0]):
            scope.weaken("hypothetical", c)
    subject = clauses.own_subject(p)
    if subject is not None and tree.lower[subject] in ("whoever", "whatever", "whichever"):
        scope.weaken("hypothetical", subject)
    verb = p.verbs[0]
    noun = tree.head[verb]
    anybody = tree.dep[verb] == "relcl" and tree.lower[noun] in ("anybody", "anyone")
    whom = tree.dep[noun] in ("nsubj", "nsubjpass") or (
        tree.dep[noun] == "dobj" and any(tree.tag[c] in ("TO", "MD") for c in tree.children[tree.head[noun]])
    )
    if anybody and whom and tree.tag[tree.left[verb]] == "WP":
        scope.weaken("hypothetical", noun)  # “anybody who applies”


def scheduled(tree: Tree, p: Predicate, value: str, published: str | None) -> bool:
    """“Talks resume on Wednesday”, “he is leaving tomorrow”: the present of what is to come.

    Args:
        tree: the parsed text.
        p: a predicate without modal auxiliary.
        value: TIMEX3 value of its time.
        published: day of the article, ISO.
    """
    if published is None or not _later(value, published[:10]):
        return False
    verb = p.verbs[0]
    tags = {tree.tag[c] for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")} | {tree.tag[verb]}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD", "VBN"}


def _later(value: str, day: str) -> bool:
    """Whether the day, week or month ``value`` begins after ``day``."""
    try:
        week = date.fromisoformat(day).isocalendar()
    except ValueError:
        return False
    if re.fullmatch(r"\d{4}-W\d\d.*", value):
        return value[:8] > f"{week.year:04}-W{week.week:02}"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10] > day
    return re.fullmatch(r"\d{4}-\d\d", value) is not None and value > day[:7]
