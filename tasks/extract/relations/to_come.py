"""What is yet to come without “will”: orders, headlines, purposes; and the infinitives that tell what came of it."""

from __future__ import annotations

from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.relations.predicates import is_passive, lemma_of, shared_auxiliaries
from tasks.extract.relations.scope import modal_words
from tasks.extract.trees.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def is_past(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` stands in the past or the perfect."""
    perfect = any(tree.lemma[c].lower() == "have" for c in tree.children[verb] if tree.dep[c] == "aux")
    return tree.tag[verb] == "VBD" or (tree.tag[verb] == "VBN" and perfect)


def is_tensed(tree: Tree, verb: int) -> bool:
    """Whether the clause tells what is going on or was, and not what is to come: “expects that they are right”."""
    auxiliaries = [c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")]
    if not auxiliaries and tree.tag[verb] == "VBN":
        auxiliaries = shared_auxiliaries(tree, verb)  # “had been beaten and robbed”
    if any(tree.tag[c] in ("VBD", "VBZ", "VBP") for c in auxiliaries):
        return True
    return tree.tag[verb] == "VBD" or (tree.tag[verb] in ("VBZ", "VBP") and tree.pos[verb] == "AUX")


def first_of(tree: Tree, verb: int) -> int:
    """The first of the verbs that ``verb`` is coordinated with."""
    for _ in range(20):
        if tree.dep[verb] != "conj":
            break
        verb = tree.head[verb]
    return verb


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` has a “to” before it."""
    return any(tree.tag[c] == "TO" and tree.dep[c] == "aux" for c in tree.children[verb])


def is_told_with(tree: Tree, verb: int, first: int) -> bool:
    """Whether ``verb``, coordinated with ``first``, has no tense of its own: “to cut jobs, buy a rival”."""
    misread = tree.tag[verb] == "VBP" and (
        is_infinitive(tree, first) or tree.tag[first] == "VB"
    )  # “will refund and pay”
    return tree.tag[verb] in ("VB", "VBG") or misread


def is_order(tree: Tree, verb: int, quoted: QuotedText) -> bool:
    """“Leave the building”, “please don't go”: at the beginning of a sentence or quotation, without a subject."""
    let = tree.lower[verb] == "let" and tree.dep[verb] in ("advcl", "parataxis")
    if tree.tag[verb] != "VB" or not (let or tree.dep[verb] in ("ROOT", "ccomp")) or tree.lower[verb] == "thank":
        return False
    kids = tree.children[verb]
    if any(tree.dep[c] in _SUBJECTS or tree.tag[c] in ("TO", "MD") or tree.lower[c] == "did" for c in kids):
        return False
    if tree.lower[verb] == "let":
        return tree.lower[verb + 1 : verb + 2] != ["alone"]  # “Let it come out, let people see it”
    first = tree.left[verb]
    while first < verb and (not tree.text[first][:1].isalnum() or tree.tag[first] in ("UH", "CC")):
        first += 1
    adverb = tree.dep[first] in ("advmod", "intj", "neg") and tree.lower[first] in modal_words("orders", "adverbs")
    if first != verb and not (tree.head[first] == verb and (adverb or tree.lower[first] in ("do", "not"))):
        return False
    start, _ = tree.sentences[tree.sentence[verb]]
    opens = all(not tree.text[k][:1].isalnum() or tree.tag[k] in ("UH", "CC") for k in range(start, first))
    q = quoted.at[verb]
    return opens or (q >= 0 and quoted.quotations[q].first in (first - 1, first - 2))


def is_headline(tree: Tree, verb: int, to: int | None) -> bool:
    """“Bank to cut jobs”, “Minister to resign, sources say”: the infinitive is the verb of the sentence."""
    if to is None or not any(tree.dep[c] in _SUBJECTS and c < to for c in tree.children[verb]):
        return False
    return tree.dep[verb] == "ROOT" or (tree.dep[verb] == "ccomp" and tree.head[verb] > verb)


def is_reached(tree: Tree, inner: int, verb: int, to: int) -> bool:
    """“beat them to take the lead”, “woke to find it gone”: the infinitive ``inner`` tells what came of ``verb``."""
    if not verb < to or tree.lower[to - 1] in (",", "order") or is_passive(tree, verb):
        return False
    if not is_past(tree, verb) and not _tells_as_present(tree, verb):
        return False
    found = lemma_of(tree, inner) in modal_words("reached", "found") and tree.child(inner, "prt") is None
    if lemma_of(tree, inner) in modal_words("reached", "learnt"):  # but “came here to learn”
        found = to == verb + 1 or tree.child(inner, "ccomp") is not None
    if found and lemma_of(tree, verb) in modal_words("reached", "arriving"):
        return True
    result = lemma_of(tree, inner) in modal_words("reached", "results")
    if result and lemma_of(tree, verb) in modal_words("reached", "efforts"):
        return True  # “came from behind to beat them”
    return lemma_of(tree, verb) in modal_words("reached", "verbs")


def _tells_as_present(tree: Tree, verb: int) -> bool:
    """“Teenager beats champion to take title”: a headline, which has no full stop."""
    _, end = tree.sentences[tree.sentence[verb]]
    while end > verb and not tree.text[end - 1].strip():
        end -= 1
    return tree.tag[verb] in ("VBZ", "VBP") and tree.text[end - 1][-1:].isalnum()


def is_awaited(tree: Tree, verb: int) -> bool:
    """“closed the road until the bridge is repaired”: what is told to last until then ends with something to come."""
    mark = tree.child(verb, "mark", "advmod")
    if mark is None or tree.lower[mark] not in ("until", "till") or not is_past(tree, tree.head[verb]):
        return False
    tags = {tree.tag[c] for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")} | {tree.tag[verb]}
    return bool(tags & {"VBZ", "VBP"})


def came_of(tree: Tree, verb: int, above: int) -> int:
    """What the participle ``verb`` comes of: the infinitive of “plans to close it, putting jobs at risk”."""
    if tree.lemma[verb].lower() in modal_words("outcomes", "reactions"):
        return above  # “announced plans to close it, sending its shares down”
    if tree.dep[above] == "advcl" and is_infinitive(tree, above) and is_past(tree, tree.head[above]):
        return tree.head[above]  # “marched to demand a vote, blocking the road”
    thing = tree.child(above, "dobj")
    of_thing: list[int] = [] if thing is None else tree.children[thing]
    for c in [*tree.children[above], *of_thing]:
        if above < c < verb and tree.dep[c] in ("xcomp", "acl") and is_infinitive(tree, c):
            return c
    return above


def lasts_until(tree: Tree, verb: int) -> bool:
    """“would have to wait until the bridge was mended”: what ends something to come is to come, in the past too."""
    mark = tree.child(verb, "mark", "advmod")
    return mark is not None and mark < verb and tree.lower[mark] in modal_words("conjunctions", "ending")


def is_present_of_what_comes(tree: Tree, verb: int) -> bool:
    """“after the judge signs”, “when we know”, where what it hangs on is to come: the present is to come as well."""
    mark = tree.child(verb, "mark", "advmod")
    if mark is None or mark > verb:
        return False
    above = tree.head[verb] if tree.pos[tree.head[verb]] in ("VERB", "AUX") else tree.head[tree.head[verb]]
    will = any(tree.lower[c] in ("will", "'ll", "’ll", "wo") for c in tree.children[above])
    word = " ".join(tree.lower[max(0, mark - 2) : mark + 1]) if tree.lower[mark] == "as" else tree.lower[mark]
    if word not in modal_words("conjunctions", "temporal") and not (word == "when" and will):
        return False
    if tree.tag[verb] == "VBN" and not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb]):
        return True  # “once signed”
    tags = {tree.tag[c] for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")} | {tree.tag[verb]}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD"}


def is_outcome(tree: Tree, verb: int, above: int) -> bool:
    """“will close its plant, putting jobs at risk”: a participle behind its clause tells what comes of that.

    Not “citing losses” before it, nor “having lost”, nor one with a conjunction (“while waiting”).
    """
    if tree.tag[verb] != "VBG" or not above < verb or tree.lower[verb] in modal_words("outcomes", "no"):
        return False
    return not any(tree.dep[c] in ("aux", "auxpass", "mark") or tree.tag[c] == "WRB" for c in tree.children[verb])


def is_forced(tree: Tree, verb: int) -> bool:
    """“was made to leave”: what somebody is made to do is done."""
    return is_passive(tree, verb) and lemma_of(tree, verb) in modal_words("forcing", "verbs")


def is_cost(tree: Tree, verb: int) -> bool:
    """“it cost five million to build it”, “she needed 50 minutes to win”: as far as the cost is told."""
    it = tree.child(verb, "nsubj", "expl")
    cost = tree.child(verb, "dobj")
    if cost is not None and is_past(tree, verb) and lemma_of(tree, verb) in ("need", "take"):
        return any(tree.pos[c] == "NUM" for c in tree.children[cost])
    return it is not None and tree.lower[it] == "it" and lemma_of(tree, verb) in ("cost", "take")
