"""“The agency, she found, never asked”: a report between commas, whatever the parser made of it.

The small parser takes such a verb for a relative clause, its subject for an apposition. What stands between two commas,
a noun phrase and a finite verb of saying with nothing said after it, is a report of the clause around it.
"""

from __future__ import annotations

from tasks.extract.attributions.cues import says
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, attach, finite, marked, subjects

_NOUNS = frozenset(("DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM", "PART"))
_BEHIND = frozenset(("ADV", "ADP", "DET", "PROPN", "NOUN", "NUM", "PRON", "ADJ"))
_GROUP = frozenset(("ADV", "AUX"))
_RELATIVE = frozenset(("WDT", "WP", "WRB", "WP$"))
_CONJUNCTIONS = frozenset(("after", "before", "since", "until"))
_LONGEST = 12  #: tokens between a comma and the verb


def parenthetical(tree: Tree, v: int, touched: set[int]) -> None:
    """Hangs a verb of saying between commas, in what it says or behind “after” where it belongs."""
    if tree.tag[v] not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    _between(tree, v, touched)
    _after_time(tree, v, touched)
    if tree.tag[v] in ("VBD", "VBZ"):
        _between_condition_and_clause(tree, v, touched)
        _after_apposition(tree, v, touched)
        _in_the_content(tree, v, touched)
        _after(tree, v, touched)


def _between(tree: Tree, v: int, touched: set[int]) -> None:
    """“The agency, she found, never asked.”"""
    before = _comma_before(tree, v)
    behind = None if before is None else _comma_behind(tree, v)
    if before is None or behind is None or not says(tree, v):
        return
    host = _verb_behind(tree, behind)
    noun, speaker = _noun_before(tree, before, 0), _noun_before(tree, _group_start(tree, v), before + 1)
    if host is None or noun is None or speaker is None or tree.sentence[noun] != tree.sentence[host]:
        return
    has_subject = any(tree.dep[c] in SUBJECT and c < before for c in tree.children[host])
    beside = (tree.head[v] == host and tree.dep[v] in ("parataxis", "ccomp")) or (
        tree.head[host] == v and tree.dep[host] == "ccomp"
    )
    if has_subject and beside and tree.dep[speaker] == "nsubj" and tree.head[speaker] == v:
        return
    if v in tree.ancestors(host):
        swap(tree, host, v, touched)
    for c in list(tree.children[host]):
        if tree.dep[c] in SUBJECT and before < c < behind:
            attach(tree, c, v, "nsubj", touched)
    attach(tree, v, host, "parataxis", touched)
    told = tree.lower[speaker] == "it" and tree.child(v, "auxpass") is not None  # “it is claimed”
    attach(tree, speaker, v, "nsubjpass" if told else "nsubj", touched)
    if not has_subject:
        passive = any(tree.dep[c] == "auxpass" for c in tree.children[host])
        attach(tree, noun, host, "nsubjpass" if passive else "nsubj", touched)
    tree.pos[v] = "VERB"


def _after_time(tree: Tree, v: int, touched: set[int]) -> None:
    """“On Friday, she claimed, the owner had fled”: the report stands between two commas, and is no circumstance."""
    host = tree.head[v]
    if tree.dep[v] not in ("ccomp", "advcl") or not v < host or not finite(tree, host) or marked(tree, v):
        return
    own = subjects(tree, v)
    if len(own) != 1 or not says(tree, v) or not any(v < s for s in subjects(tree, host)) or own[0] > v:
        return
    comma = tree.left[own[0]] - 1
    behind = [c for c in tree.children[v] if c > v and tree.dep[c] not in ("punct", "prep", "npadvmod", "advmod")]
    end = max([v, *(tree.right[c] for c in tree.children[v] if tree.dep[c] != "punct")]) + 1
    first = tree.sentences[tree.sentence[v]][0]
    if behind or comma <= first or tree.text[comma] != "," or tree.text[end] != "," or tree.pos[first] != "ADP":
        return
    attach(tree, v, host, "parataxis", touched)


def _in_the_content(tree: Tree, v: int, touched: set[int]) -> None:
    """“The ship has left Spain, its owner, Ann Lee, said”: who says it is no other name of Spain, and is not left."""
    if not v or subjects(tree, v) or tree.child(v, "auxpass") is not None or not says(tree, v):
        return
    told = next((c for c in tree.children[v] if tree.dep[c] == "ccomp" and c < v), None)
    noun = v - 1 if tree.text[v - 1] != "," else v - 2
    if told is None or noun <= told or tree.pos[noun] not in NOMINAL or not subjects(tree, told):
        return
    if tree.tag[min(v + 1, len(tree) - 1)] in ("NNP", "DT") and tree.lemma[v].lower() != "tell":
        return  # “…, reports the Globe”
    speaker = -1
    while (noun > told and tree.pos[noun] in NOMINAL) or tree.dep[noun] == "prep":
        first = tree.left[noun]
        apart = tree.text[first - 1] in (",", "”", '"', "''") and tree.tag[first] not in _RELATIVE
        if tree.pos[noun] in NOMINAL and apart and tree.dep[noun] != "npadvmod":
            speaker = noun
        if tree.right[tree.head[noun]] > v or tree.head[noun] == noun:
            break
        noun = tree.head[noun]
    if speaker < 0 or tree.left[speaker] < told or tree.dep[speaker] in SUBJECT:
        return
    if any(tree.dep[c] in ("cc", "conj", "relcl") for c in tree.children[speaker]):
        return
    attach(tree, speaker, v, "nsubj", touched)
    tree.pos[v] = "VERB"


def _after(tree: Tree, v: int, touched: set[int]) -> None:
    """“Shares fell after the firm, which makes engines, said it had lost money”: it is the firm that said so."""
    if tree.text[v - 1] != "," or any(tree.dep[c] in SUBJECT for c in tree.children[v]):
        return
    above = tree.head[v]
    loose = tree.dep[v] == "conj" and not any(tree.dep[c] == "cc" and c < v for c in tree.children[above])
    if tree.dep[v] != "advcl" and not (loose and above < v):
        return
    for c in tree.children[above]:
        noun = tree.child(c, "pobj") if tree.lower[c] in ("after", "before", "since", "until") and c < v else None
        if noun is not None and any(tree.dep[k] in ("relcl", "appos") and noun < k < v for k in tree.children[noun]):
            if loose and (tree.right[noun] not in (v - 1, v - 2) or not says(tree, v)):
                continue
            attach(tree, noun, v, "nsubj", touched)
            attach(tree, c, v, "mark", touched)
            tree.dep[v] = "advcl"
            return


def _between_condition_and_clause(tree: Tree, v: int, touched: set[int]) -> None:
    """“If prices fall, said Ann Lee, a broker, the mill will close”: she says it, and does not close herself."""
    if tree.text[v - 1] != "," or not says(tree, v) or any(c < v for c in subjects(tree, v)):
        return
    before = next((c for c in tree.children[v] if tree.dep[c] in ("advcl", "ccomp") and c < v and subjects(tree, c)), v)
    host = next((c for c in tree.children[v] if tree.dep[c] == "ccomp" and c > v and finite(tree, c)), v)
    first = tree.sentences[tree.sentence[v]][0]
    if before == v or host == v or tree.left[before] != first:
        return
    named = [c for c in tree.children[v] if tree.dep[c] == "dobj" and tree.ent[c] == "PERSON" and c < host]
    own = sorted([*named, *(c for c in subjects(tree, host) if v < c < host)])
    if len(own) < 2 or tree.left[own[0]] != v + 1:
        return
    inverted = tree.tag[first] == "MD" or tree.lower[first] in ("had", "were")
    if not (inverted or marked(tree, before)) or "," not in tree.text[own[0] : tree.left[own[-1]]]:
        return
    attach(tree, own[0], v, "nsubj", touched)
    attach(tree, before, host, "advcl", touched)


def _after_apposition(tree: Tree, v: int, touched: set[int]) -> None:
    """“He was freed after the judge, Ann Lee, found that he was ill”: it is the judge Ann Lee who found so."""
    told = next((c for c in tree.children[v] if tree.dep[c] == "ccomp" and c < v), None)
    name, above = v - 2, tree.head[v]
    beside = tree.dep[v] == "conj" and not any(tree.dep[c] == "cc" and above < c < v for c in tree.children[above])
    if beside and not subjects(tree, v):
        told = above
    elif tree.dep[v] not in ("ROOT", "ccomp"):
        return
    if told is None or tree.text[v - 1] != "," or tree.ent[name] != "PERSON":
        return
    for c in tree.children[told]:
        noun = tree.child(c, "pobj") if tree.lower[c] in _CONJUNCTIONS and told < c < v else None
        if noun is None or noun_type(tree.lemma[noun].lower()) != "Person" or tree.text[tree.left[name] - 1] != ",":
            continue
        if tree.left[name] - 2 not in (noun, tree.right[noun]) and tree.left[name] - 1 != noun + 1:
            continue
        if told != above:
            swap(tree, told, v, touched)
        attach(tree, v, told, "advcl", touched)
        attach(tree, noun, v, "nsubj", touched)
        attach(tree, name, noun, "appos", touched)
        attach(tree, c, v, "mark", touched)
        return


def swap(tree: Tree, host: int, v: int, touched: set[int]) -> None:
    """``host`` takes the place of ``v`` above it."""
    above, dep = tree.head[v], tree.dep[v]
    if above != v:
        attach(tree, host, above, dep, touched)
        return
    tree.children[tree.head[host]].remove(host)
    tree.head[host], tree.dep[host] = host, "ROOT"
    tree.head[v] = host
    tree.children[host] = sorted([*tree.children[host], v])
    touched.add(tree.sentence[v])


def _comma_before(tree: Tree, v: int) -> int | None:
    """The comma before the noun phrase that ends right before the verb, if nothing else stands there."""
    for k in range(v - 1, max(0, v - _LONGEST), -1):
        if tree.text[k] == ",":
            return k if k < v - 1 else None
        if tree.tag[k] in _RELATIVE or not (
            tree.pos[k] in _NOUNS or tree.lower[k] in ("of", "for", "in") or (tree.pos[k] in _GROUP and k > v - 4)
        ):
            return None
    return None


def _comma_behind(tree: Tree, v: int) -> int | None:
    """The comma behind the verb with no more than a time, a place or who was told between."""
    for k in range(v + 1, min(len(tree), v + 8)):
        if tree.text[k] == ",":
            return k
        if tree.pos[k] not in _BEHIND or tree.tag[k] in _RELATIVE or tree.lower[k] == "that":
            return None
    return None


def _group_start(tree: Tree, v: int) -> int:
    while v and tree.pos[v - 1] in _GROUP:
        v -= 1
    return v


def _noun_before(tree: Tree, end: int, first: int) -> int | None:
    """The head of the noun phrase that ends right before token ``end`` and does not begin before ``first``."""
    noun = end - 1
    if noun < first or tree.pos[noun] not in NOMINAL:
        return None
    for _ in range(30):
        above = tree.head[noun]
        if not first <= above < end or above == noun or tree.pos[above] in VERBAL:
            break
        noun = above
    return noun if tree.pos[noun] in NOMINAL else None


def _verb_behind(tree: Tree, comma: int) -> int | None:
    """The finite verb whose group begins right behind the comma."""
    for k in range(comma + 1, min(len(tree), comma + 4)):
        if tree.pos[k] in VERBAL and tree.tag[k] in ("VBD", "VBZ", "VBP", "MD"):
            verb = tree.head[k] if tree.dep[k] in ("aux", "auxpass") else k
            return verb if verb >= k else None
        if tree.pos[k] not in ("ADV", "PART"):
            return None
    return None
