"""What is said of somebody who is the subject of the verb of saying, or the noun that it hangs on."""

from __future__ import annotations

from tasks.extract.attributions.candidates import spread
from tasks.extract.attributions.constructions import Complement, clause_form
from tasks.extract.attributions.reporting_lexicon import Reporting
from tasks.extract.trees.tree import Tree


def passive(tree: Tree, v: int, by_dep: dict[str, list[int]], entry: Reporting) -> list[Complement]:
    """“he is said to be ill”, “she was accused of lying”: what is said of the subject of the passive ``v``."""
    subject = next(iter(by_dep.get("nsubjpass", ())), None)
    if subject is None and tree.dep[v] == "conj":  # “asked for help, but was told to wait”
        subject = tree.child(tree.head[v], "nsubj", "nsubjpass")
    if subject is None:
        return of_somebody(tree, v, by_dep, entry)
    before = spread(tree, subject, v)
    found = [Complement("raise", before + spread(tree, c, v), c, []) for c in by_dep.get("xcomp", ()) if c > v]
    found += [Complement("predicate", before + spread(tree, c, v), c, []) for c in by_dep.get("oprd", ()) if c > v]
    content = before
    for j in by_dep.get("prep", ()):
        if j > v and tree.lower[j] in ("as", "of", "for", "with"):
            if content is before:
                content = before + spread(tree, j, v)
            elif tree.child(j, "pcomp") is not None:  # “of taking bribes, and of threatening a witness”
                content = content + list(range(content[-1] + 1, j)) + spread(tree, j, v)
    found.append(Complement("object", content, subject, []))
    return found


def of_somebody(tree: Tree, v: int, by_dep: dict[str, list[int]], entry: Reporting) -> list[Complement]:
    """“a man suspected of robbing a bank”, “Thought to be rich, he was robbed”: somebody holds that he did, or is."""
    noun: int | None = tree.head[v]
    if tree.dep[v] != "acl" and noun is not None:  # “Accused of lying, he left”, “left after being accused of lying”
        noun = tree.child(noun, "nsubj", "nsubjpass") if tree.dep[v] == "advcl" else None
    elif noun is not None and noun > v:
        return []
    person = [] if noun is None else range(tree.left[noun], (noun if tree.dep[v] == "acl" else tree.right[noun]) + 1)
    person = [i for i in person if not tree.left[v] <= i <= tree.right[v]]
    if entry.classes.get("raise", "ask") != "ask":
        for c in by_dep.get("xcomp", ()):
            if c > v and clause_form(tree, c) == "to":
                return [Complement("raise", sorted({*person, *spread(tree, c, v)}), c, [])]
    told = entry.classes.get("object") in ("say", "claim", "confirm", "believe", "call")
    for j in by_dep.get("prep", ()) if told else ():
        if j > v and tree.lower[j] == "as" and tree.child(j, "pcomp") is not None:  # “reported as belonging to Lee”
            return [Complement("object", sorted({*person, *spread(tree, j, v)}), j if noun is None else noun, [])]
    if entry.classes.get("object") in ("accuse", "doubt", "deny"):
        for j in by_dep.get("prep", ()):
            if j > v and tree.lower[j] in ("of", "with", "for") and tree.child(j, "pcomp") is not None:
                content = sorted({*person, *spread(tree, j, v)})
                return [Complement("object", content, j if noun is None else noun, [])]
    return []


def relative(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> list[Complement]:
    """“A rival he accused of lying”, “a plan she described as a trap”: the object is the noun before the clause."""
    noun = tree.head[v]
    for j in by_dep.get("prep", ()):
        if j > v and noun < v and tree.lower[j] in ("of", "as", "for"):
            return [Complement("object", [*range(tree.left[noun], noun + 1), *spread(tree, j, v)], noun, [])]
    return []


def seeming(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> list[Complement]:
    """Subject and predicate of “seem”: together they are what seems so."""
    subject = next(iter(by_dep.get("nsubj", ())), None)
    if subject is None:
        return []
    for dep in ("xcomp", "oprd", "acomp", "attr", "prep"):
        for c in by_dep.get(dep, ()):
            if c > v and (dep != "prep" or tree.lower[c] == "like"):
                return [Complement("raise", spread(tree, subject, v) + spread(tree, c, v), c, [])]
    return []
