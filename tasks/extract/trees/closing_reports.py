"""“A fire swept through a market on Friday, destroying shops, the fire service said”: the commonest sentence of news.

What closes a sentence behind a comma, a noun phrase and a verb of saying with nothing said after it, reports all before
the comma. The small parser often makes the subject of the first clause another subject of the verb of saying, takes the
speaker for an apposition or a conjunct of the last noun, or the report for a second clause.
"""

from __future__ import annotations

from tasks.extract.attributions.cues import verb_entry
from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, NOMINAL, SUBJECT, VERBAL, attach, finite, marked, subjects
from tasks.extract.trees.word_classes import verb_of_ing
from tasks.ontology import words

_NOUNS = frozenset(("DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM", "PART"))
_JOINING = frozenset(("of", "for", "and", "in", "at", "&"))
_BEHIND = frozenset(("ADV", "ADP", "DET", "PROPN", "NOUN", "NUM", "PRON", "ADJ", "PART"))
_MARKS = frozenset('"“”„«»')
_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_SHOWING = frozenset(("show", "indicate", "suggest"))
_LONGEST = 14  #: tokens of a speaker's phrase, and of what may stand behind the verb


def closing_report(tree: Tree, sentence: int, touched: set[int]) -> None:
    """Hangs the clause before the last comma, with all that goes with it, below the verb of saying that closes it."""
    first, end = tree.sentences[sentence]
    found = _report(tree, first, end)
    if found is None:
        return
    comma, v = found
    speaker = _head(tree, comma, v)
    told = _told(tree, first, comma, v)
    if speaker is None or told is None or told == speaker:
        return
    if tree.lemma[v].lower() in _SHOWING and tree.lemma[speaker].lower() not in words("reporting_words", "testimony"):
        return
    if tree.head[v] == speaker and not _can_speak(tree, speaker):
        return  # “…, a plan announced on Monday”
    _lift(tree, told, comma, v, touched)
    if tree.head[speaker] != v or tree.dep[speaker] not in SUBJECT:
        attach(tree, speaker, v, "nsubj", touched)
    for k in range(comma + 1, v):
        if tree.head[k] <= comma and k != speaker:
            attach(tree, k, speaker, "appos" if tree.pos[k] in NOMINAL else tree.dep[k], touched)
    attach(tree, comma, v, "punct", touched)
    tree.tag[v], tree.pos[v] = ("VBD" if tree.tag[v] == "VBN" else tree.tag[v]), "VERB"
    for c in list(tree.children[v]):
        if c < comma and c != told:
            _go_on(tree, c, told, touched)


def _report(tree: Tree, first: int, end: int) -> tuple[int, int] | None:
    """The comma and the verb of the report that closes the sentence, outside quotation marks."""
    last = end - 1
    while last > first and not tree.text[last].strip():
        last -= 1
    if tree.text[last] != "." or "," not in tree.text[first:last]:
        return None
    for v in range(last - 1, first + 3, -1):
        if tree.text[v] == "," and tree.tag[v + 1] == "VBG" and _tells(tree, v + 1):
            last = v  # “…, adding that more would follow”
        elif tree.tag[v] in ("VBD", "VBZ", "VBP", "VBN") and tree.pos[v] in VERBAL:
            comma = _comma(tree, first, v) if _tells(tree, v) and last - v <= _LONGEST else None
            behind = range(v + 1, last)
            if comma is not None and all(tree.pos[k] in _BEHIND and tree.tag[k] not in _RELATIVE for k in behind):
                return None if any(tree.text[k][:1] in _MARKS for k in range(first, end)) else (comma, v)
            if last - v > _LONGEST:
                return None
    return None


def _tells(tree: Tree, v: int) -> bool:
    entry, _ = verb_entry(tree, v)
    if tree.lemma[v].lower() in _SHOWING:
        return True
    if tree.tag[v] == "VBN" and (tree.lower[v].endswith("n") or tree.lower[v - 1] == "ever"):
        return False  # “a species last seen in May”, “the largest rise ever reported”: no past tense
    return entry is not None and "quote" in entry.classes and "that" in entry.strong


def _comma(tree: Tree, first: int, v: int) -> int | None:
    """The comma before the speaker's phrase: “…, the mayor, Ann Lee, said”, “…, police in Orne said”."""
    k = v - 1
    while tree.pos[k] == "ADV" and k > first:
        k -= 1
    named = tree.text[k] == ","
    stop = k - named
    begin = _phrase_start(tree, first, stop)
    if begin is not None and named:
        begin = _phrase_start(tree, first, begin - 1)
    return begin


def _phrase_start(tree: Tree, first: int, last: int) -> int | None:
    """The comma before the noun phrase that ends with token ``last``."""
    if tree.pos[last] not in NOMINAL:
        return None
    for k in range(last, max(first, last - _LONGEST), -1):
        if tree.text[k] == ",":
            good = k < last and tree.tag[k + 1] not in ("CC", "IN", "TO") and tree.tag[k + 1] not in _RELATIVE
            return k if good else None
        if tree.tag[k] in _RELATIVE or not (tree.pos[k] in _NOUNS or tree.lower[k] in _JOINING):
            return None
    return None


def _head(tree: Tree, comma: int, v: int) -> int | None:
    """The head of the first noun phrase between the comma and the verb."""
    stop = next((k for k in range(comma + 1, v) if tree.text[k] == ","), v)
    own = [c for c in subjects(tree, v) if comma < c < stop]
    noun = own[0] if own else next((k for k in range(comma + 1, stop) if tree.pos[k] in NOMINAL), None)
    while noun is not None and comma < tree.head[noun] < stop and tree.pos[tree.head[noun]] in NOMINAL:
        noun = tree.head[noun]
    return noun


def _told(tree: Tree, first: int, comma: int, v: int) -> int | None:
    """The verb of the clause that is reported: the topmost one with tense and subject before the comma."""
    beside = [c for c in tree.children[v] if c < comma]
    for c in beside:
        if tree.pos[c] in VERBAL and finite(tree, c) and subjects(tree, c) and _told_beside(tree, c):
            return c
    if tree.dep[v] == "relcl" or _goes_on(tree, comma, v):
        return None
    top = v
    while tree.head[top] != top:
        top = tree.head[top]
    if top < comma and tree.pos[top] in VERBAL and finite(tree, top) and min(subjects(tree, top), default=top) < top:
        return top
    if top != v or tree.dep[v] != "ROOT":
        return None
    if any(
        tree.tag[k] in FINITE for k in range(first, comma) if tree.pos[k] in VERBAL and not _below_relative(tree, k)
    ):
        return None
    for c in beside:  # “A fire swept through the market …”, with “swept” as participle of the fire
        if tree.pos[c] in NOMINAL and tree.left[c] == first:
            return next((k for k in tree.children[c] if _passes_for_verb(tree, k)), None)
    return None


def _told_beside(tree: Tree, c: int) -> bool:
    """Whether a clause beside the verb is no circumstance of it: no conjunction opens it."""
    if tree.dep[c] == "advcl":
        return not marked(tree, c)
    return tree.dep[c] in ("ccomp", "parataxis")


def _goes_on(tree: Tree, comma: int, v: int) -> bool:
    """“They have lived here for months, and though they hardly speak, their smiles say a lot”: nothing is reported."""
    if any(tree.dep[c] == "dobj" and c > v for c in tree.children[v]) and tree.lemma[v].lower() not in cue_words(
        "with_addressee"
    ):
        return True
    head = tree.head[v]
    if tree.dep[v] != "conj":
        return False
    link = [c for c in tree.children[head] if tree.dep[c] == "cc" and c < comma]
    return bool(link) and not any(tree.dep[c] == "conj" and link[-1] < c < comma for c in tree.children[head])


def _below_relative(tree: Tree, k: int) -> bool:
    """Whether ``k`` stands in a relative clause or hangs on a participle: it is no verb of the main clause."""
    while tree.head[k] != k:
        if tree.dep[k] in ("relcl", "acl"):
            return True
        k = tree.head[k]
    return False


def _lift(tree: Tree, told: int, comma: int, v: int, touched: set[int]) -> None:
    """Makes ``told`` what ``v`` says."""
    noun = tree.head[told]
    if tree.dep[told] == "acl":
        attach(tree, told, v, "ccomp", touched)
        attach(tree, noun, told, "nsubj", touched)
        tree.tag[told] = "VBD"
        for c in list(tree.children[noun]):
            if told < c < comma:
                attach(tree, c, told, tree.dep[c], touched)
    elif v in tree.ancestors(told):
        tree.dep[told] = "ccomp" if tree.head[told] == v else tree.dep[told]
    else:
        _circumstance(tree, comma, v, touched)
        swap(tree, v, told, touched)
        tree.dep[told] = "ccomp"


def _circumstance(tree: Tree, comma: int, v: int, touched: set[int]) -> None:
    """“… died when a bus overturned, trapping them, the service said”, with “when”, bus and “trapping” on “said”."""
    above, before = tree.head[v], [c for c in tree.children[v] if c < comma]
    subject = next((c for c in before if tree.dep[c] in SUBJECT), None)
    verb = None if subject is None else next((k for k in tree.children[subject] if _passes_for_verb(tree, k)), None)
    if verb is not None and subject is not None:
        attach(tree, verb, above, "advcl", touched)
        attach(tree, subject, verb, "nsubj", touched)
        tree.tag[verb], above = "VBD", verb
    for c in before:
        if c != subject:
            attach(tree, c, above, tree.dep[c], touched)


def _passes_for_verb(tree: Tree, k: int) -> bool:
    """Whether the participle behind a subject can be the past tense that its clause lacks."""
    return k > tree.head[k] and tree.dep[k] == "acl" and tree.tag[k] == "VBN" and tree.child(k, "agent") is None


def _go_on(tree: Tree, c: int, told: int, touched: set[int]) -> None:
    """Hangs on the reported clause what stands before the comma, but hung on the verb of saying."""
    if tree.dep[c] in SUBJECT and subjects(tree, told):
        start = tree.left[c]
        if verb_of_ing(tree.lower[start]) and tree.head[start] == c and start < c and tree.text[start - 1] == ",":
            attach(tree, start, told, "advcl", touched)  # “…, felling trees and cutting power, …”
            attach(tree, c, start, "dobj", touched)
            tree.tag[start], tree.pos[start] = "VBG", "VERB"
            tree.lemma[start] = verb_of_ing(tree.lower[start])
            for k in list(tree.children[c]):
                if k > c and (tree.tag[k] == "VBG" or tree.dep[k] == "cc"):
                    attach(tree, k, start, tree.dep[k], touched)
        return
    attach(tree, c, told, tree.dep[c], touched)


def inverted_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“Windows shook a mile away, reported the broadcaster”: who stands behind the verb of saying says it."""
    v = tree.head[i]
    if i < v or tree.text[v - 1] != "," or tree.tag[v] not in ("VBD", "VBZ", "VBN") or tree.dep[i] == "nsubj":
        return
    if tree.tag[v - 2].startswith("JJ"):
        return  # “regular, pledged delegates”
    if tree.left[i] != v + 1 or not _tells(tree, v) or tree.lemma[v].lower() in cue_words("with_addressee"):
        return
    if any(c < v and tree.dep[c] in (*SUBJECT, "aux", "auxpass", "cc") for c in tree.children[v]):
        return
    before = tree.head[v] if tree.dep[v] == "conj" else tree.child(v, "ccomp")
    if before is None or before > v or not subjects(tree, before) or not _can_speak(tree, i):
        return
    if tree.dep[v] == "conj":  # “The mill closed, claimed the union”, as if it had claimed the union
        if tree.text[tree.right[i] + 1] != "." or any(tree.dep[c] == "cc" and c < v for c in tree.children[before]):
            return
        swap(tree, v, before, touched)
        attach(tree, before, v, "ccomp", touched)
    attach(tree, i, v, "nsubj", touched)
    tree.pos[v] = "VERB"


def _can_speak(tree: Tree, noun: int) -> bool:
    if tree.pos[noun] == "PROPN" or tree.ent[noun] in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    kind = noun_type(tree.lemma[noun].lower()) if tree.pos[noun] == "NOUN" else ""
    return kind in ("Person", "Organization", "Group", "CreativeWork")
