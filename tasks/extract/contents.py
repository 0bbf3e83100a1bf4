"""What stands beside a verb of saying as its content, by construction."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.candidates import spread
from tasks.extract.reporting_lexicon import Reporting
from tasks.extract.tree import Tree

#: Prepositions behind an object that complete it: criticised him *for* it, described it *as* that.
_FOLLOWING = frozenset({"as", "of", "for", "with", "to", "over", "against", "about", "like"})


@dataclass(slots=True)
class Complement:
    """A construction found beside a verb: its content, and what else of the cue it brings."""

    construction: str
    content: list[int]
    head: int  #: the token that heads the content
    cue: list[int]  #: prepositions
    addressee: int | None = None


def find_complements(tree: Tree, v: int, entry: Reporting | None) -> list[Complement]:
    """Constructions of ``v`` that its entry allows (all clauses, where there is no entry), likeliest first."""
    by_dep: dict[str, list[int]] = {}
    for j in tree.children[v]:
        by_dep.setdefault(tree.dep[j], []).append(j)
    objects = [j for j in by_dep.get("dobj", ()) if j > v]
    addressee = objects[0] if objects else next(iter(by_dep.get("dative", ())), None)
    found = [Complement("that", spread(tree, c, v), c, [], addressee) for c in by_dep.get("ccomp", ())]
    if entry is None:
        return found
    if "nsubjpass" in by_dep or ("auxpass" in by_dep and not objects):
        found += _passive(tree, v, by_dep)
    else:
        found += _infinitives(tree, v, by_dep, objects, entry)
        found += _predicates(tree, v, by_dep, objects)
        found += [_object(tree, v, c) for c in objects]
    found += _prepositions(tree, v, entry)
    return [f for f in found if f.construction in entry.classes or f.construction == "that"]


def _infinitives(
    tree: Tree, v: int, by_dep: dict[str, list[int]], objects: list[int], entry: Reporting
) -> list[Complement]:
    found: list[Complement] = []
    for c in by_dep.get("xcomp", ()):
        if c < v:
            continue
        subject = next(iter(by_dep.get("nsubj", ())), None)
        if entry.classes.get("raise") == "seem" and subject is not None and not objects:
            found.append(Complement("raise", spread(tree, subject, v) + spread(tree, c, v), c, []))
        elif not any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.children[c]):
            if tree.tag[c] == "VBG":
                found.append(Complement("ing", spread(tree, c, v), c, []))
        elif objects and objects[0] < c:
            content = spread(tree, objects[0], v) + spread(tree, c, v)
            found.append(Complement("object-to", content, c, [], objects[0]))
        else:
            found.append(Complement("to", spread(tree, c, v), c, []))
    return found


def _predicates(tree: Tree, v: int, by_dep: dict[str, list[int]], objects: list[int]) -> list[Complement]:
    found = []
    for c in by_dep.get("oprd", ()):
        if objects and objects[0] < c:
            found.append(Complement("predicate", spread(tree, objects[0], v) + spread(tree, c, v), c, []))
        elif c > v:
            found.append(Complement("predicate", spread(tree, c, v), c, []))
    return found


def _object(tree: Tree, v: int, c: int) -> Complement:
    content = spread(tree, c, v)
    last = content[-1] if content else c
    for j in tree.children[v]:
        if j <= last:
            continue
        if j == last + 1 and tree.dep[j] == "advmod" and tree.lower[j].endswith("ly"):
            last = j
        elif tree.dep[j] == "prep" and j == last + 1 and tree.lower[j] in _FOLLOWING:
            content += list(range(content[-1] + 1, j)) + spread(tree, j, v)
            last = content[-1]
    return Complement("object", content, c, [])


def _passive(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> list[Complement]:
    subject = next(iter(by_dep.get("nsubjpass", ())), None)
    if subject is None:
        return []
    before = spread(tree, subject, v)
    found = [Complement("raise", before + spread(tree, c, v), c, []) for c in by_dep.get("xcomp", ()) if c > v]
    found += [Complement("predicate", before + spread(tree, c, v), c, []) for c in by_dep.get("oprd", ()) if c > v]
    content = before
    for j in by_dep.get("prep", ()):
        if j > v and tree.lower[j] in ("as", "of", "for", "with"):
            content = before + spread(tree, j, v)
            break
    found.append(Complement("object", content, subject, []))
    return found


def _prepositions(tree: Tree, v: int, entry: Reporting) -> list[Complement]:
    found = []
    for j in tree.children[v]:
        if (
            j > v
            and tree.dep[j] in ("prep", "dative", "prt", "advmod", "agent")
            and "+" + tree.lower[j] in entry.classes
        ):
            inner = tree.child(j, "pobj", "pcomp")
            if inner is not None:
                found.append(Complement("+" + tree.lower[j], spread(tree, inner, v), inner, [j]))
    return found
