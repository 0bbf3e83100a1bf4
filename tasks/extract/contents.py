"""What stands beside a verb of saying as its content, by construction."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.candidates import REACH, clause, spread
from tasks.extract.cues import verb_entry
from tasks.extract.reporting_lexicon import Reporting, cue_words
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
    aside: bool = False  #: whether the verb of saying stands between commas in the middle of what was said


def find_complements(tree: Tree, v: int, entry: Reporting | None) -> list[Complement]:
    """Constructions of ``v`` that its entry allows (all clauses, where there is no entry), likeliest first."""
    by_dep: dict[str, list[int]] = {}
    for j in tree.children[v]:
        by_dep.setdefault(tree.dep[j], []).append(j)
    objects = [j for j in by_dep.get("dobj", ()) if j > v]
    addressee = objects[0] if objects else next(iter(by_dep.get("dative", ())), None)
    clauses = sorted(by_dep.get("ccomp", ()), key=lambda c: (c < v, c))  # one behind the verb before one in front
    found = [_content_clause(tree, v, c, addressee, entry) for c in clauses]
    if entry is None:
        return found
    if not found:
        found += _parenthetical(tree, v, by_dep, entry)
    if "seem" in entry.classes.values():
        found += _seeming(tree, v, by_dep)
    if "nsubjpass" in by_dep or ("auxpass" in by_dep and not objects):
        found += _passive(tree, v, by_dep)
    else:
        found += _infinitives(tree, v, by_dep, objects, entry)
        found += _predicates(tree, v, by_dep, objects)
        found += [_object(tree, v, c) for c in objects]
        if "object" not in entry.classes and objects:
            # the parse took the predicate into the object: called the plan “a disgrace”
            content = sorted({i for c in objects for i in spread(tree, c, v)})
            found.append(Complement("predicate", content, objects[-1], []))
    found += _prepositions(tree, v, entry)
    if (
        not found
        and tree.dep[v] == "relcl"
        and "object" in entry.classes
        and entry.classes["object"] in ("accuse", "call")
    ):
        found += _relative(tree, v, by_dep)
    return [f for f in found if f.content and (f.construction in entry.classes or f.construction in ("that", "as"))]


def clause_form(tree: Tree, c: int) -> str:
    """Whether the clause of ``c`` is finite, an infinitive with or without “to”, or a participle."""
    kids = tree.children[c]
    if any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in kids):
        return "to"
    if tree.tag[c] in ("VBD", "VBZ", "VBP") or any(
        tree.dep[k] in ("aux", "auxpass") and tree.tag[k] in ("MD", "VBD", "VBZ", "VBP") for k in kids
    ):
        return "finite"
    return {"VBG": "ing", "VB": "bare"}.get(tree.tag[c], "other")


def _content_clause(tree: Tree, v: int, c: int, addressee: int | None, entry: Reporting | None) -> Complement:
    """A clause; of a verb like “want” the clause with “to” is an object and its infinitive."""
    if entry is not None and "object-to" in entry.classes and c > v and clause_form(tree, c) == "to":
        return Complement("object-to", spread(tree, c, v), c, [], tree.child(c, "nsubj"))
    return Complement("that", _clause(tree, v, c), c, [], addressee)


def _clause(tree: Tree, v: int, c: int) -> list[int]:
    """The clause ``c``, without what it shares no subject with: a verb of saying joined to it is the speaker's next."""
    content = clause(tree, c, v)
    if c > v:
        mark = next((j for j in tree.children[c] if tree.dep[j] == "mark" and tree.lower[j] == "that"), None)
        if mark is not None:
            content = [i for i in content if i >= mark]
        else:
            first = next((i for i in content if i > v), c)
            for j in tree.children[c]:
                # said on Monday its troops had left: the day belongs to the saying
                if tree.left[j] == first and tree.dep[j] == "prep" and j < c and _is_day(tree, j):
                    content = [i for i in content if i > tree.right[j]]
    for j in tree.children[c]:
        if (
            tree.dep[j] == "advcl" and tree.tag[j] == "VBG" and j > c and tree.text[tree.left[j] - 1] == ","
            and tree.left[j] == j and says(tree, j)
        ):  # fmt: skip
            content = [i for i in content if i < j - 1]
        if (
            tree.dep[j] == "conj" and j > c and tree.tag[j] == tree.tag[v] != tree.tag[c] and not _of_person(tree, c)
            and not any(tree.dep[k] in ("nsubj", "nsubjpass", "aux", "auxpass") for k in tree.children[j])
            and says(tree, j)
        ):  # fmt: skip
            first = tree.left[j]
            return [i for i in content if i < first]
    return content


def _of_person(tree: Tree, clause: int) -> bool:
    """“said he had called her and wished her well”: with a person as subject it may all be what was said."""
    subject = tree.child(clause, "nsubj", "nsubjpass")
    return subject is not None and tree.lower[subject] in ("he", "she", "they", "i", "we")


def _is_day(tree: Tree, preposition: int) -> bool:
    """Whether the phrase names a day and no comma parts it from what follows."""
    inner, after = tree.child(preposition, "pobj"), tree.right[preposition] + 1
    return inner is not None and tree.ent[inner] == "DATE" and after < len(tree) and tree.text[after] != ","


def says(tree: Tree, v: int) -> bool:
    """Whether ``v`` is a verb that a quotation or a clause can follow."""
    entry, _ = verb_entry(tree, v)
    return entry is not None and ("quote" in entry.classes or "that" in entry.classes)


def _parenthetical(tree: Tree, v: int, by_dep: dict[str, list[int]], entry: Reporting) -> list[Complement]:
    """“…, he said, …” and “as he said, …”, where the parse hangs the verb of saying on what was said."""
    head = tree.head[v]
    if head == v or not ("quote" in entry.classes or "that" in entry.classes):
        return []
    while tree.dep[head] in ("aux", "auxpass") and tree.head[head] != head:
        head = tree.head[head]
    first, last = tree.left[v], tree.right[v]
    aside = _between_commas(tree, v, by_dep) and not (tree.dep[v] == "ccomp" and says(tree, head))
    objects = by_dep.get("dobj", [])
    if objects and not (aside and entry.lemma in cue_words("with_addressee")):
        return []
    marks = [tree.lower[j] for j in by_dep.get("mark", ())]
    if tree.dep[v] == "advcl":
        if marks != ["as"]:
            return []
        construction = "as"
    elif tree.dep[v] in ("parataxis", "ccomp") and not marks and tree.pos[head] in ("VERB", "AUX"):
        construction = "that"
    else:
        return []
    if aside:
        first, last = first - (tree.text[first - 1] == ","), last + (tree.text[last + 1] == ",")
    content = [
        i
        for i in range(max(tree.left[head], head - REACH), min(tree.right[head], head + REACH) + 1)
        if not first <= i <= last
    ]
    addressee = objects[0] if objects else None
    return [Complement(construction, content, head, [], addressee, aside and construction == "that")]


def _between_commas(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> bool:
    """Whether a comma stands before the subject of ``v`` and one behind all that hangs on it."""
    subject = next((j for j in by_dep.get("nsubj", ()) if j < v), None)
    last = tree.right[v]
    if (
        subject is None
        or last + 1 >= len(tree)
        or not tree.left[subject]
        or tree.sentence[last + 1] != tree.sentence[v]
    ):
        return False
    return tree.text[tree.left[subject] - 1] == "," and "," in (tree.text[last + 1], tree.text[last])


def _infinitives(
    tree: Tree, v: int, by_dep: dict[str, list[int]], objects: list[int], entry: Reporting
) -> list[Complement]:
    found: list[Complement] = []
    for c in by_dep.get("xcomp", ()):
        if c < v:
            continue
        if not any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.children[c]):
            if tree.tag[c] == "VBG":
                found.append(Complement("ing", spread(tree, c, v), c, []))
        elif objects and objects[0] < c:
            content = spread(tree, objects[0], v) + spread(tree, c, v)
            found.append(Complement("object-to", content, c, [], objects[0]))
        else:
            found.append(Complement("to", spread(tree, c, v), c, []))
    return found


def _seeming(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> list[Complement]:
    """Subject and predicate of “seem”: together they are what seems so."""
    subject = next(iter(by_dep.get("nsubj", ())), None)
    if subject is None:
        return []
    for dep in ("xcomp", "oprd", "acomp", "attr", "prep"):
        for c in by_dep.get(dep, ()):
            if c > v and (dep != "prep" or tree.lower[c] == "like"):
                return [Complement("raise", spread(tree, subject, v) + spread(tree, c, v), c, [])]
    return []


def _relative(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> list[Complement]:
    """“A rival he accused of lying”, “a plan she described as a trap”: the object is the noun before the clause."""
    noun = tree.head[v]
    for j in by_dep.get("prep", ()):
        if j > v and noun < v and tree.lower[j] in ("of", "as", "for"):
            return [Complement("object", [*range(tree.left[noun], noun + 1), *spread(tree, j, v)], noun, [])]
    return []


def _predicates(tree: Tree, v: int, by_dep: dict[str, list[int]], objects: list[int]) -> list[Complement]:
    found = []
    moved = [j for j in by_dep.get("dobj", ()) if j < v and tree.tag[j] in ("WP", "WDT")]
    if moved:
        likened = [c for c in by_dep.get("prep", ()) if c > v and tree.lower[c] == "as"]
        found += [Complement("object", [*moved, *spread(tree, c, v)], c, []) for c in likened]
    for c in by_dep.get("oprd", ()):
        if moved and c > v:
            found.append(Complement("predicate", [*moved, *spread(tree, c, v)], c, []))
        elif objects and objects[0] < c:
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
                content = spread(tree, inner, v)
                for k in tree.children[v]:
                    # called on the council to act, referred to the plan as a trap
                    if k > content[-1] and (
                        (tree.dep[k] in ("xcomp", "advcl") and tree.tag[k] == "VB" and tree.lower[tree.left[k]] == "to")
                        or (tree.dep[k] == "prep" and tree.lower[k] == "as")
                    ) and tree.left[k] == content[-1] + 1:  # fmt: skip
                        content += spread(tree, k, v)
                found.append(Complement("+" + tree.lower[j], content, inner, [j]))
    return found
