"""What stands beside a verb of saying as its content, by construction."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.reporting_lexicon import ReportingVerb
from tasks.extract.tree import Tree

#: Tokens of content on either side of its head; longer sentences are no language.
REACH = 300
_EDGE = frozenset(",;:.-–—―…--")
_FOLLOWING = frozenset({"as", "of", "for", "with", "from", "over", "to", "against", "about", "on", "into"})


@dataclass(slots=True)
class Complement:
    """A construction found beside a verb: its content, and what else of the cue it brings."""

    construction: str
    content: list[int]
    head: int  #: the token that heads the content
    cue: list[int]  #: prepositions
    addressee: int | None = None


def find_complements(tree: Tree, v: int, entry: ReportingVerb | None) -> list[Complement]:
    """Constructions of ``v`` that its entry allows (all clauses, where there is no entry), likeliest first."""
    children = tree.children[v]
    by_dep: dict[str, list[int]] = {}
    for j in children:
        by_dep.setdefault(tree.dep[j], []).append(j)
    found: list[Complement] = []
    passive = "nsubjpass" in by_dep or "auxpass" in by_dep
    objects = [j for j in by_dep.get("dobj", ()) if j > v]
    addressee = objects[0] if objects else next(iter(by_dep.get("dative", ())), None)

    for c in by_dep.get("ccomp", ()):
        found.append(_clause(tree, v, c, addressee))
    if passive:
        subject = next(iter(by_dep.get("nsubjpass", ())), None)
        if subject is not None:
            found += _passive(tree, v, subject, by_dep, entry)
        return _allowed(found, entry)
    for c in by_dep.get("xcomp", ()):
        if c < v:
            continue
        infinitive = any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.children[c])
        if entry is not None and "raise" in entry.classes and not objects:
            subject = next(iter(by_dep.get("nsubj", ())), None)
            if entry.classes["raise"] == "seem" and subject is not None:
                found.append(Complement("raise", spread(tree, subject, v) + spread(tree, c, v), c, []))
        if infinitive and objects and objects[0] < c:
            found.append(Complement("object-to", spread(tree, objects[0], v) + spread(tree, c, v), c, [], objects[0]))
        elif infinitive:
            found.append(Complement("to", spread(tree, c, v), c, [], None))
        elif tree.tag[c] == "VBG":
            found.append(Complement("ing", spread(tree, c, v), c, []))
    for c in by_dep.get("oprd", ()):
        if objects:
            found.append(Complement("predicate", spread(tree, objects[0], v) + spread(tree, c, v), c, []))
        elif c > v:
            found.append(Complement("predicate", spread(tree, c, v), c, []))
    for c in objects:
        content = spread(tree, c, v)
        last = content[-1] if content else c
        for j in children:
            if tree.dep[j] in ("prep",) and last < j <= last + 1 and tree.lower[j] in _FOLLOWING:
                content += spread(tree, j, v)
                last = content[-1]
        found.append(Complement("object", content, c, []))
    for j in children:
        if tree.dep[j] in ("prep", "agent", "dative", "prt", "advmod") and j > v:
            key = "+" + tree.lower[j]
            if entry is not None and key in entry.classes:
                inner = tree.child(j, "pobj", "pcomp")
                if inner is not None:
                    found.append(Complement(key, spread(tree, inner, v), inner, [j]))
    return _allowed(found, entry)


def _passive(
    tree: Tree, v: int, subject: int, by_dep: dict[str, list[int]], entry: ReportingVerb | None
) -> list[Complement]:
    found = []
    for c in by_dep.get("xcomp", ()):
        found.append(Complement("raise", spread(tree, subject, v) + spread(tree, c, v), c, []))
    for c in by_dep.get("oprd", ()):
        found.append(Complement("predicate", spread(tree, subject, v) + spread(tree, c, v), c, []))
    content = spread(tree, subject, v)
    for j in by_dep.get("prep", ()):
        if j > v and tree.lower[j] in ("as", "of", "for", "with"):
            content = content + spread(tree, j, v)
            break
    found.append(Complement("object", content, subject, []))
    return found


def _clause(tree: Tree, v: int, c: int, addressee: int | None) -> Complement:
    return Complement("that", spread(tree, c, v), c, [], addressee)


def _allowed(found: list[Complement], entry: ReportingVerb | None) -> list[Complement]:
    if entry is None:
        return [f for f in found if f.construction == "that"]
    return [f for f in found if f.construction in entry.classes or f.construction == "that"]


def spread(tree: Tree, head: int, verb: int) -> list[int]:
    """Tokens of the phrase of ``head``, without ``verb``'s own side of the sentence if it reaches there."""
    first, last = max(tree.left[head], head - REACH), min(tree.right[head], head + REACH)
    if first <= verb <= last:
        if head < verb:
            last = verb - 1
        else:
            first = verb + 1
    return list(range(first, last + 1))


def trim(tree: Tree, tokens: list[int]) -> list[int]:
    """``tokens`` without white space and loose punctuation at either end."""
    a, b = 0, len(tokens)
    while a < b and (not tree.text[tokens[a]].strip() or tree.text[tokens[a]] in _EDGE):
        a += 1
    while b > a and (not tree.text[tokens[b - 1]].strip() or tree.text[tokens[b - 1]] in _EDGE):
        b -= 1
    return tokens[a:b]
