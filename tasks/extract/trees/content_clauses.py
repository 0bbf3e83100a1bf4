"""“reports on television that the king had died”: “that” opens what is reported, and is no object of “died”."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_nouns, reporting_verbs
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, attach, subjects
from tasks.ontology import words

_HEARSAY = frozenset(("rumour", "rumor", "tip", "word", "talk"))
_OBJECT = ("dobj", "ccomp", "xcomp", "attr", "acomp")


def content_of_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """The clause behind a noun of saying that has a subject and needs no object: “that” is its conjunction.

    So it does if its verb has another object, is passive or takes none, or if the noun is what somebody denies; but not
    “denied the reports that the paper had published”, where the verb is what one does with a report. Then it is
    no clause of a noun between: “claims by a rival that it had paid bribes”.
    """
    near = tree.head[i]
    if tree.pos[near] not in NOMINAL or not near < i or tree.pos[i] not in VERBAL:
        return
    that = next((c for c in tree.children[i] if c > near and tree.dep[c] not in ("punct", "cc")), i)
    first = tree.left[i]
    if tree.dep[first] == "pobj" and tree.head[first] > i and first < that:
        that = first  # “a rumour that the water was unfit for children”, as if it were unfit for the rumour
    if tree.lower[that] != "that" or tree.tag[that] not in ("IN", "WDT") or tree.dep[that] in (*SUBJECT, "det"):
        return
    others = [c for c in tree.children[i] if c != that]
    if not any(tree.dep[c] in SUBJECT and that < c < i for c in others):
        return
    noun = near if _tells(tree, near) else _noun_before(tree, near)
    if noun is None or (noun == near and tree.dep[that] == "mark"):
        return
    full = any(tree.dep[c] in _OBJECT for c in others if c > i)
    passive = any(tree.dep[c] in ("nsubjpass", "auxpass") for c in others)
    alone = tree.lemma[i].lower() in words("predicates", "intransitive")
    by_somebody = tree.lower[tree.head[near]] in ("by", "from", "among")
    claimed = (
        (noun == near or by_somebody) and (_is_denied(tree, noun) or _claims(tree, noun)) and not _of_reports(tree, i)
    )
    if full or passive or alone or claimed or tree.dep[that] == "mark":
        attach(tree, that, i, "mark", touched)
        tree.dep[that], tree.pos[that], tree.tag[that] = "mark", "SCONJ", "IN"
        tree.dep[i] = "acl"
        touched.add(tree.sentence[i])
        if noun != near:
            attach(tree, i, noun, "acl", touched)


def _tells(tree: Tree, noun: int) -> bool:
    entry = reporting_nouns().get(tree.lemma[noun].lower()) if tree.pos[noun] == "NOUN" else None
    return entry is not None and "that" in entry.classes


def _claims(tree: Tree, noun: int) -> bool:
    """Whether ``noun`` is a claim or a belief rather than a text: one loses reports, but no rumours."""
    lemma = tree.lemma[noun].lower()
    entry = reporting_nouns().get(lemma)
    return entry is not None and (entry.main not in ("say", "order", "plan", "promise", "call") or lemma in _HEARSAY)


def _noun_before(tree: Tree, near: int) -> int | None:
    """The noun of saying that the phrase with ``near`` follows, though hung on its verb: “denied claims by Lee”."""
    prep = tree.head[near]
    if tree.dep[near] != "pobj" or tree.dep[prep] not in ("prep", "agent"):
        return None
    above = tree.head[prep]
    if tree.pos[above] in VERBAL:
        nouns = [c for c in tree.children[above] if tree.dep[c] in ("dobj", "nsubjpass", "attr") and c < prep]
        above = nouns[-1] if nouns and tree.right[nouns[-1]] == prep - 1 else near
    return above if above < prep and _tells(tree, above) else None


def _is_denied(tree: Tree, noun: int) -> bool:
    verb = tree.head[noun]
    if tree.dep[noun] not in ("dobj", "nsubjpass", "pobj", "conj") or tree.pos[verb] in NOMINAL:
        return False
    entry = reporting_verbs().get(tree.lemma[verb].lower())
    return entry is not None and entry.main in ("deny", "doubt")


def _of_reports(tree: Tree, verb: int) -> bool:
    """Whether the verb says what one does with a report: publish it, believe it."""
    lemma = tree.lemma[verb].lower()
    entry = reporting_verbs().get(lemma)
    return lemma in words("misreadings", "of_reports") or (entry is not None and bool(entry.classes.keys() - {"quote"}))


def dismissed_as(tree: Tree, i: int, touched: set[int]) -> None:
    """“dismissed as nonsense reports that he had fled”: the reports are dismissed, as nonsense."""
    noun, that = tree.head[i], tree.child(i, "mark")
    prep = tree.head[noun]
    if tree.dep[i] != "acl" or that is None or tree.lower[that] != "that" or tree.dep[noun] != "pobj":
        return
    verb, before = tree.head[prep], [c for c in tree.children[noun] if c < noun]
    if tree.lower[prep] != "as" or tree.pos[verb] not in VERBAL or not before or not _tells(tree, noun):
        return
    if tree.child(verb, "dobj", "auxpass") is not None or tree.tag[noun] != "NNS" or tree.left[noun] != prep + 1:
        return
    judged = before[-1]
    if any(tree.dep[c] in ("det", "poss", "nummod") for c in before) or tree.dep[judged] not in ("amod", "compound"):
        return
    adjective = tree.dep[judged] == "amod"
    attach(tree, noun, verb, "dobj", touched)
    attach(tree, judged, prep, "amod" if adjective else "pobj", touched)
    for c in before[:-1]:
        attach(tree, c, judged, tree.dep[c], touched)


def claims_as_verb(tree: Tree, i: int, touched: set[int]) -> None:
    """“dismissed rumours that …”, with “rumours” as a verb that is somebody's object: it is a noun."""
    noun = tree.lower[i][:-1]
    if tree.tag[i] == "VBZ" and noun in reporting_nouns() and tree.head[i] < i and not subjects(tree, i):
        tree.tag[i], tree.pos[i], tree.lemma[i] = "NNS", "NOUN", noun
        for c in tree.children[i]:
            if tree.dep[c] == "ccomp" and tree.child(c, "mark") is not None:
                tree.dep[c] = "acl"
        beside = i - 1
        if tree.head[beside] == tree.head[i] and tree.dep[beside] == "dobj" and tree.left[beside] == beside:
            attach(tree, beside, i, "compound", touched)  # “union claims”
        touched.add(tree.sentence[i])


def claims_as_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied Kremlin claims that it lied”: what is denied are the claims, not that anybody claims."""
    who, noun, verb = i - 1, tree.lower[i][:-1], tree.head[i]
    if tree.tag[i] != "VBZ" or tree.dep[i] != "ccomp" or noun not in reporting_nouns() or verb != who - 1:
        return
    if tree.lemma[verb].lower() not in words("misreadings", "rebutting") or tree.lower[i + 1 : i + 2] != ["that"]:
        return
    if tree.head[who] != i or tree.left[who] != who or tree.tag[who] not in ("NN", "NNP"):
        return
    tree.tag[i], tree.pos[i], tree.lemma[i], tree.dep[i] = "NNS", "NOUN", noun, "dobj"
    tree.dep[who] = "compound"
    for c in tree.children[i]:
        if tree.dep[c] == "ccomp" and tree.child(c, "mark") is not None:
            tree.dep[c] = "acl"
    touched.add(tree.sentence[i])


def suspects_that(tree: Tree, i: int, touched: set[int]) -> None:
    """“A spokesman for the army suspects that it fled”, as if it were of the army's suspects: it is the verb."""
    name = i - 1
    if tree.tag[i] != "NNS" or tree.dep[i] != "pobj" or tree.lower[i + 1 : i + 2] != ["that"] or name < 1:
        return
    lemma, root = tree.lower[i][:-1], tree.head[tree.head[i]]
    if lemma not in reporting_verbs() or "that" not in reporting_verbs()[lemma].classes:
        return
    if tree.head[root] != root or tree.pos[root] not in NOMINAL or tree.dep[name] != "compound" or tree.head[name] != i:
        return
    if tree.pos[root] == "NOUN" and noun_type(tree.lemma[root].lower()) not in ("Person", "Organization", "Group"):
        return
    told = tree.head[i + 1]
    if told not in tree.children[root] and told not in tree.children[i]:
        return
    if tree.dep[i + 1] != "mark" or not any(i < s < told for s in subjects(tree, told)):
        return
    for c in list(tree.children[i]):
        if c < name:
            attach(tree, c, name, tree.dep[c], touched)
    attach(tree, name, tree.head[i], "pobj", touched)
    swap(tree, i, root, touched)
    attach(tree, root, i, "nsubj", touched)
    attach(tree, told, i, "ccomp", touched)
    for c in list(tree.children[root]):
        if c > i:
            attach(tree, c, i, tree.dep[c], touched)
    tree.tag[i], tree.pos[i], tree.lemma[i] = "VBZ", "VERB", lemma
