"""What follows a report between commas: “the road is closed, he said, and will stay so”."""

from __future__ import annotations

from tasks.extract.attributions.cues import says, verb_entry
from tasks.extract.attributions.reporting_lexicon import reporting_nouns
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach, finite, subjects
from tasks.ontology import words

_LONGEST = 8  #: tokens between the verb of saying and the comma behind it
_MARKS = frozenset('"“”„«»')
_CIRCUMSTANCES = frozenset(("after", "before", "since", "until", "because", "unless", "if", "once", "without"))
_PLURAL = frozenset(("are", "were", "have", "do", "'re", "’re", "'ve", "’ve"))
_SINGULAR = frozenset(("is", "was", "has", "does"))


def after_report(tree: Tree, i: int, touched: set[int]) -> None:
    """Hangs what goes on with the report on what was reported, and not on the verb of saying."""
    v = tree.head[i]
    if i < v or tree.dep[i] not in ("conj", "advcl", "prep") or tree.pos[v] not in VERBAL or not says(tree, v):
        return
    said = _said_before(tree, v)
    if said is None:
        return
    if tree.dep[i] == "conj":
        link = next((c for c in tree.children[v] if tree.dep[c] == "cc" and v < c < i), None)
        if link is None or tree.lower[link] != "and" or not _goes_on(tree, i, v, said):
            return
        first = link
    else:
        first, link = tree.left[i], None
        if tree.lower[first] not in _CIRCUMSTANCES and not _is_what_came_of_it(tree, i, v):
            return
    if tree.text[first - 1] != "," or not 0 <= first - 1 - max(v, *subjects(tree, v)) <= _LONGEST:
        return
    if tree.dep[v] != "parataxis":
        swap(tree, said, v, touched)
        attach(tree, v, said, "parataxis", touched)
    for c in list(tree.children[v]):
        if first - 1 <= c and c != i:
            attach(tree, c, said, tree.dep[c], touched)
    attach(tree, i, said, tree.dep[i], touched)


def _is_what_came_of_it(tree: Tree, i: int, v: int) -> bool:
    """“The army took a town, the ministry said, killing ten”: no ministry kills; but “he said, wiping his brow”.

    A single person may do something while speaking, unless it was on a day: “he said on Monday, ending a dispute”.
    """
    if tree.tag[i] != "VBG" or tree.left[i] != i or tree.dep[i] != "advcl":
        return False
    entry, _ = verb_entry(tree, i)
    if entry is not None and entry.classes.keys() - entry.weak - {"quote"}:  # “he said, blaming the rain”
        return False
    own = subjects(tree, v)[-1]
    alone = tree.ent[own] == "PERSON" or tree.tag[own] == "PRP" or noun_type(tree.lemma[own].lower()) == "Person"
    if not alone or tree.tag[own] in ("NNS", "NNPS"):
        return True
    return any(tree.ent[k] == "DATE" for k in range(v + 1, i))


def proviso(tree: Tree, i: int, touched: set[int]) -> None:
    """“says it will lend more, provided that others do”: a condition of lending, and “provided” its conjunction."""
    clause, verb = tree.child(i, "pcomp"), tree.head[i]
    if tree.lower[i] not in ("provided", "providing", "assuming", "supposing") or clause is None or verb > i:
        return
    if not finite(tree, clause) or not subjects(tree, clause) or tree.pos[verb] not in VERBAL:
        return
    told = [c for c in tree.children[verb] if tree.dep[c] == "ccomp" and verb < c < i] if says(tree, verb) else []
    attach(tree, clause, told[-1] if told else verb, "advcl", touched)
    attach(tree, i, clause, "mark", touched)


def finite_after_participle(tree: Tree, i: int, touched: set[int]) -> None:
    """“left, claiming it alters cells and turns them blue”: what has a tense goes with what is claimed."""
    v = tree.head[i]
    if tree.tag[i] not in ("VBZ", "VBP", "VBD") or tree.tag[v] != "VBG" or not v < i or subjects(tree, i):
        return
    if any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[v]):
        return
    told = [c for c in tree.children[v] if tree.dep[c] == "ccomp" and v < c < i and tree.tag[c] == tree.tag[i]]
    if told:
        for c in list(tree.children[v]):
            if tree.dep[c] == "cc" and told[-1] < c < i:
                attach(tree, c, told[-1], "cc", touched)
        attach(tree, i, told[-1], "conj", touched)


def second_deed(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied having sacked the guards and burned the files”: “having” goes with both; but “… and sued the paper”."""
    v = tree.head[i]
    deed = tree.child(v, "xcomp")
    link = next((c for c in tree.children[v] if tree.dep[c] == "cc" and v < c < i), None)
    if deed is None or link is None or not v < deed < link or tree.tag[i] not in ("VBD", "VBN") or subjects(tree, i):
        return
    if tree.text[link - 1] == "," or tree.lower[link] not in ("and", "or") or tree.left[i] < link:
        return
    if tree.tag[deed] != "VBN" or not any(tree.lower[c] == "having" for c in tree.children[deed]):
        return
    lemma, (entry, _), (own, _) = tree.lemma[i].lower(), verb_entry(tree, v), verb_entry(tree, i)
    if entry is None or entry.main not in ("deny", "confirm", "claim", "judge") or own is not None:
        return
    if tree.child(i, "dobj") is None or tree.lower[i] in words("misreadings", "past_only"):
        return
    if lemma not in words("misreadings", "of_actors"):
        attach(tree, link, deed, "cc", touched)
        attach(tree, i, deed, "conj", touched)
        tree.tag[i] = "VBN"


def second_that(tree: Tree, i: int, touched: set[int]) -> None:
    """“informed them it was late, but that she would stay”: both are what she informed them of."""
    v, that = tree.head[i], tree.child(i, "mark")
    if that is None or tree.lower[that] != "that" or tree.left[i] != that or not v < i or not says(tree, v):
        return
    nouns = [c for c in tree.children[v] if tree.dep[c] == "dobj" and tree.lemma[c].lower() in reporting_nouns()]
    told = [c for k in (v, *nouns) for c in tree.children[k] if tree.dep[c] in ("ccomp", "acl") and v < c < i]
    told = [c for c in told if tree.dep[c] == "ccomp" or tree.child(c, "mark") is not None]  # “claims that he lied”
    if told:
        attach(tree, i, told[-1], "conj", touched)


def second_would(tree: Tree, i: int, touched: set[int]) -> None:
    """“said the bridge was safe, but the road would stay closed”: seen from a report in the past, it was said too."""
    v = tree.head[i]
    would = any(tree.dep[c] == "aux" and tree.lower[c] == "would" for c in tree.children[i])
    perfect = any(tree.dep[c] == "aux" and tree.lower[c] == "have" for c in tree.children[i])
    if tree.tag[v] != "VBD" or not v < i or not would or perfect or tree.child(i, "mark") is not None:
        return
    told = [c for c in tree.children[v] if tree.dep[c] == "ccomp" and v < c < i and tree.tag[c] != "VB"]
    own = subjects(tree, i)
    if not own or not told or tree.lemma[v].lower() != "say" or tree.text[told[-1] - 1][:1] in _MARKS:
        return
    if finite(tree, told[-1]) and not any(tree.text[k][:1] in _MARKS for k in range(v, i)):
        for c in list(tree.children[v]):
            if tree.dep[c] == "cc" and told[-1] < c < i:
                attach(tree, c, told[-1], "cc", touched)
        attach(tree, i, told[-1], "conj", touched)


def second_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """“He claims the coach lied and the team knew”: both are in the past, what is claimed; to claim is not."""
    v = tree.head[i]
    if tree.tag[i] != "VBD" or tree.tag[v] not in ("VBZ", "VBP") or not v < i or not says(tree, v):
        return
    told = [c for c in tree.children[v] if tree.dep[c] == "ccomp" and v < c < i and tree.tag[c] == "VBD"]
    own = [c for c in subjects(tree, i) if told and told[-1] < c < i]
    if own and tree.child(i, "mark") is None and tree.lower[own[0]] not in [tree.lower[c] for c in subjects(tree, v)]:
        for c in list(tree.children[v]):
            if tree.dep[c] == "cc" and told[-1] < c < i:
                if tree.lower[c] != "and" or tree.text[c - 1] == ",":
                    return
                attach(tree, c, told[-1], "cc", touched)
        attach(tree, i, told[-1], "conj", touched)


def _said_before(tree: Tree, v: int) -> int | None:
    """The clause before the comma that ``v`` reports, in no quotation marks."""
    own = subjects(tree, v)
    if not own:
        return None
    begins = min(v, tree.left[own[0]])
    if tree.dep[v] == "parataxis" and tree.head[v] < begins:
        said = tree.head[v]
    else:
        said = next((c for c in tree.children[v] if tree.dep[c] == "ccomp" and c < begins), -1)
    if said < 0 or tree.text[begins - 1] != "," or not finite(tree, said):
        return None
    first = tree.sentences[tree.sentence[v]][0]
    return None if any(tree.text[k][:1] in _MARKS for k in range(first, begins)) else said


def _reports_too(tree: Tree, i: int, *constructions: str) -> bool:
    entry, _ = verb_entry(tree, i)
    return entry is not None and bool(set(constructions) & (entry.classes.keys() - entry.weak))


def _goes_on(tree: Tree, i: int, v: int, said: int) -> bool:
    """Whether the clause ``i`` goes on with what is said, and not with what the speaker did next."""
    if tree.pos[i] not in VERBAL or not finite(tree, i):
        return False
    if any(c < i for c in subjects(tree, i)):
        told = tree.child(i, "ccomp") is not None and _reports_too(tree, i, "that")
        return not told and tree.child(i, "dobj", "prep", "attr", "acomp", "auxpass", "aux", "prt", "agent") is not None
    passive = tree.child(i, "auxpass") is not None  # “he said, and would be closed”
    if not passive and _reports_too(tree, i, "quote"):
        return False
    told = tree.child(i, "ccomp") is not None or (tree.child(i, "dobj") is None and not passive)
    if told and _reports_too(tree, i, "that"):
        return False
    if not subjects(tree, said):
        return True
    if tree.tag[i] == "VBD" and tree.tag[said] != "VBD" and not any(tree.tag[c] == "VBD" for c in tree.children[said]):
        return False  # “The road is closed, he said, and walked out”
    forms = {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")} | {tree.lower[i]}
    plural = [
        tree.tag[s] in ("NNS", "NNPS") or tree.lower[s] in ("they", "we")
        for s in (*subjects(tree, said), *subjects(tree, v))
    ]
    if forms & _PLURAL or forms & _SINGULAR:
        fits = [many == bool(forms & _PLURAL) for many in plural]
        return fits[0] or not fits[-1]
    return True
