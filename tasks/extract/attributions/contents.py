"""What stands beside a verb of saying as its content, by construction."""

from __future__ import annotations

from tasks.extract.attributions.candidates import clause, spread
from tasks.extract.attributions.constructions import Complement, clause_form
from tasks.extract.attributions.cues import says, verb_entry
from tasks.extract.attributions.interruptions import interrupting, joined_behind
from tasks.extract.attributions.passive_contents import of_somebody, passive, relative, seeming
from tasks.extract.attributions.reporting_lexicon import Reporting, cue_words
from tasks.extract.trees.tree import Tree

#: Prepositions behind an object that complete it: criticised him *for* it, described it *as* that.
_FOLLOWING = frozenset({"as", "of", "for", "with", "to", "over", "against", "about", "like"})


def find_complements(tree: Tree, v: int, entry: Reporting | None) -> list[Complement]:
    """Constructions of ``v`` that its entry allows (all clauses, where there is no entry), likeliest first."""
    by_dep: dict[str, list[int]] = {}
    for j in tree.children[v]:
        by_dep.setdefault(tree.dep[j], []).append(j)
    objects = [j for j in by_dep.get("dobj", ()) if j > v]
    addressee = objects[0] if objects else next(iter(by_dep.get("dative", ())), None)
    asked = [c for c in by_dep.get("advcl", ()) if entry is not None and objects and _asks(tree, objects[0], c, entry)]
    clauses = sorted(
        [*by_dep.get("ccomp", ()), *asked], key=lambda c: (c < v, c)
    )  # one behind the verb before one in front
    if objects and (entry is None or entry.lemma not in cue_words("with_addressee")):
        clauses = [c for c in clauses if c > v]  # “nobody fell, neither side claimed victory”
    clauses = [c for c in clauses if c > v or not any(tree.text[i] == ";" for i in range(tree.right[c] + 1, v))]
    if tree.lemma[v].lower() in cue_words("perceptions"):
        clauses = [c for c in clauses if _is_told(tree, c)]  # not “saw its shares fall”
    found = [_content_clause(tree, v, c, addressee, entry) for c in clauses]
    if entry is None:
        return found
    if not found:
        found += interrupting(tree, v, by_dep, entry)
    if "seem" in entry.classes.values():
        found += seeming(tree, v, by_dep)
    if "nsubjpass" in by_dep or ("auxpass" in by_dep and not objects):
        found += passive(tree, v, by_dep, entry)
    elif tree.dep[v] in ("acl", "advcl") and tree.tag[v] == "VBN" and not objects:
        found += of_somebody(tree, v, by_dep, entry)
        if tree.dep[v] == "advcl" and not found:  # “Asked to describe it, he left”, “though he has admitted doing it”
            found += _infinitives(tree, v, by_dep, objects, entry)
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
        and entry.classes["object"] in ("accuse", "call", "doubt")
    ):
        found += relative(tree, v, by_dep)
    return [f for f in found if f.content and (f.construction in entry.classes or f.construction in ("that", "as"))]


def _content_clause(tree: Tree, v: int, c: int, addressee: int | None, entry: Reporting | None) -> Complement:
    """A clause; of a verb like “want” the clause with “to” is an object and its infinitive."""
    if entry is not None and "object-to" in entry.classes and c > v and clause_form(tree, c) == "to":
        return Complement("object-to", spread(tree, c, v), c, [], tree.child(c, "nsubj"))
    return Complement("that", _clause(tree, v, c), c, [], addressee)


def _asks(tree: Tree, addressee: int, c: int, entry: Reporting) -> bool:
    """“asked the minister if he would resign”: the clause behind whom one asks is the question."""
    if entry.classes.get("that") != "ask" or tree.left[c] != tree.right[addressee] + 1:
        return False
    return tree.lower[tree.left[c]] in ("if", "whether")


def _is_told(tree: Tree, c: int) -> bool:
    """Whether the clause behind a verb of perception tells what somebody learnt: not “saw three storms hit”."""
    if tree.child(c, "mark") is not None:
        return True
    form = clause_form(tree, c)
    if tree.lower[c] == tree.lemma[c].lower() and tree.tag[c] in ("VBD", "VBN"):
        return False
    return form not in ("bare", "ing")


def _clause(tree: Tree, v: int, c: int) -> list[int]:
    """The clause ``c``, without what it shares no subject with: a verb of saying joined to it is the speaker's next."""
    content = clause(tree, c, v)
    behind = joined_behind(tree, c, v)
    if behind is not None:
        content = [i for i in content if i < behind]
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
        if tree.dep[j] == "conj" and j > c and tree.tag[j] == tree.tag[v] == "VBG" != tree.tag[c] and says(tree, j):
            first = tree.left[j]
            return [i for i in content if i < first]  # “noting that it fell and saying why”
        if (
            tree.dep[j] == "advcl" and tree.tag[j] == "VBG" and j > max(c, v) and tree.text[tree.left[j] - 1] == ","
            and tree.left[j] == j and says(tree, j) and _adds(tree, j)
        ):  # fmt: skip
            content = [i for i in content if i < j - 1]
    return content


def _adds(tree: Tree, v: int) -> bool:
    """Whether the participle tells more of what the speaker says: “adding that”, “citing costs”; not “begging him”."""
    entry, _ = verb_entry(tree, v)
    if tree.child(v, "ccomp") is not None:
        return True
    return entry is not None and "object" in entry.classes and tree.child(v, "dobj") is not None


def _of_person(tree: Tree, clause: int) -> bool:
    """“said he had called her and wished her well”: with a person as subject it may all be what was said."""
    subject = tree.child(clause, "nsubj", "nsubjpass")
    return subject is not None and tree.lower[subject] in ("he", "she", "they", "i", "we")


def _is_day(tree: Tree, preposition: int) -> bool:
    """Whether the phrase names a day and no comma parts it from what follows."""
    inner, after = tree.child(preposition, "pobj"), tree.right[preposition] + 1
    return inner is not None and tree.ent[inner] == "DATE" and after < len(tree) and tree.text[after] != ","


def _infinitives(
    tree: Tree, v: int, by_dep: dict[str, list[int]], objects: list[int], entry: Reporting
) -> list[Complement]:
    found: list[Complement] = []
    for c in by_dep.get("xcomp", ()):
        if c < v:
            continue
        if not any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.children[c]):
            if clause_form(tree, c) == "ing":
                found.append(Complement("ing", spread(tree, c, v), c, []))
        elif objects and objects[0] < c and "to" in entry.classes and entry.lemma in cue_words("with_addressee"):
            found.append(Complement("to", _infinitive(tree, c, v), c, [], objects[0]))  # “promised voters to pay”
        elif objects and objects[0] < c:
            content = spread(tree, objects[0], v) + _infinitive(tree, c, v)
            found.append(Complement("object-to", content, c, [], objects[0]))
        else:
            content = _infinitive(tree, c, v)
            if entry.classes.get("to") == "promise":
                content += _unless(tree, v, content[-1])
            found.append(Complement("to", content, c, []))
    return found


def _unless(tree: Tree, v: int, last: int) -> list[int]:
    """“threatened to sell it unless they paid”: the condition hung on the threat is part of it."""
    for c in tree.children[v]:
        if tree.dep[c] == "advcl" and tree.left[c] == last + 1 and tree.lower[tree.left[c]] in ("if", "unless"):
            return spread(tree, c, v)
    return []


def _infinitive(tree: Tree, c: int, v: int) -> list[int]:
    """The infinitive ``c`` with all that hangs on it but a clause with a tense: “hopes to win *and will train*”."""
    content = spread(tree, c, v)
    for j in tree.children[c]:
        if tree.dep[j] == "conj" and j > c and clause_form(tree, j) == "finite":
            link = next((k for k in tree.children[c] if tree.dep[k] == "cc" and c < k < j), tree.left[j])
            return [i for i in content if i < link]
    return content


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
    before: set[str] = set()
    for j in tree.children[v]:
        if j <= last:
            continue
        if j == last + 1 and tree.dep[j] == "advmod" and tree.lower[j].endswith("ly"):
            last = j
        elif (
            tree.dep[j] == "prep"
            and tree.lower[j] in _FOLLOWING
            and (
                j == last + 1
                or (
                    tree.lower[j] in ("of", "for")
                    and tree.lower[j] in before
                    and tree.tag[last + 1] in (",", "CC")
                    and tree.child(j, "pcomp") is not None
                )
            )
        ):  # “of hiding it, of lying and of firing her”
            content += list(range(content[-1] + 1, j)) + spread(tree, j, v)
            before.add(tree.lower[j])
            last = content[-1]
    return Complement("object", content, c, [])


def _prepositions(tree: Tree, v: int, entry: Reporting) -> list[Complement]:
    found = []
    plea = [k for a in tree.children[v] if tree.dep[a] == "acomp" and tree.lower[a] in entry.lemma.split()[1:]
            for k in tree.children[a]]  # fmt: skip  # “pleaded guilty to taking it”
    for j in [*tree.children[v], *plea]:
        if (
            j > v
            and tree.dep[j] in ("prep", "dative", "prt", "advmod", "agent")
            and "+" + tree.lower[j] in entry.classes
        ):
            inner = tree.child(j, "pobj", "pcomp")
            if inner is not None and tree.ent[inner] not in ("DATE", "TIME"):
                content = spread(tree, inner, v)
                for k in tree.children[v]:
                    # called on the council to act, referred to the plan as a trap
                    if k > content[-1] and (
                        (tree.dep[k] in ("xcomp", "advcl") and tree.tag[k] == "VB" and tree.lower[tree.left[k]] == "to")
                        or (tree.dep[k] == "prep" and tree.lower[k] == "as")
                    ) and tree.left[k] == content[-1] + 1:  # fmt: skip
                        content += spread(tree, k, v)
                found.append(Complement("+" + tree.lower[j], content, inner, [j]))
        elif j > v and "+for" in entry.classes and clause_form(tree, j) == "to":  # “called for a dam to be built”
            wish = tree.child(j, "mark")
            if wish is not None and tree.lower[wish] == "for":
                found.append(Complement("+for", [i for i in spread(tree, j, v) if i != wish], j, [wish]))
    return found
