"""Clauses that the parser hung on the wrong verb."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, NOMINAL, SUBJECT, VERBAL, attach, finite, marked, subjects
from tasks.ontology import words

_AUXILIARIES = frozenset(("be", "have", "do", "get", "will", "would", "to", "let", "go", "keep", "'s", "’s", "'", "’"))

#: What the noun phrase of a speaker begins with, and what may stand beside his verb.
_WHOSE = frozenset(("the", "its", "his", "her", "their"))
_DOERS = frozenset(("Person", "Organization", "Group"))
_BESIDE = frozenset(("prep", "advmod", "npadvmod", "punct"))


def _lemma(tree: Tree, i: int) -> str:
    lemma = tree.lemma[i].lower()  # an auxiliary keeps its form
    return {"said": "say", "told": "tell", "says": "say"}.get(lemma, lemma)


def speech_as_auxiliary(tree: Tree, i: int, touched: set[int]) -> None:
    """“the raid that officials said caused a fire”, with “said” as auxiliary of “caused”."""
    verb = tree.head[i]
    if (
        tree.lemma[i].lower() in _AUXILIARIES
        or tree.tag[i] not in ("VBD", "VBZ", "VBP")
        or _lemma(tree, i) not in reporting_verbs()
        or verb < i
    ):
        return
    that = next((c for c in tree.children[verb] if tree.lower[c] in ("that", "which", "who") and c < i), None)
    subject = next((c for c in tree.children[verb] if tree.dep[c] in SUBJECT and c < i and c != that), None)
    if subject is None or that is None or that == subject or not that:
        return
    noun = that - 1 if tree.text[that - 1] != "," else that - 2
    while noun >= 0 and tree.head[noun] != noun:
        above = tree.head[noun]
        if tree.dep[noun] == "pobj" and tree.pos[tree.head[above]] in NOMINAL:
            noun = tree.head[above]
        elif tree.dep[noun] in ("compound", "nummod", "amod") and tree.pos[above] in NOMINAL and above < that:
            noun = above
        else:
            break
    if noun < 0 or tree.pos[noun] not in NOMINAL or tree.sentence[noun] != tree.sentence[i] or noun in (i, verb):
        return
    if verb in tree.ancestors(noun):
        return
    attach(tree, i, noun, "relcl", touched)
    attach(tree, subject, i, "nsubj", touched)
    attach(tree, verb, i, "ccomp", touched)
    tree.dep[that], tree.tag[that], tree.pos[that] = "nsubj", "WDT", "PRON"
    tree.pos[i], tree.lemma[i] = "VERB", _lemma(tree, i)


def bare_adverbial(tree: Tree, i: int, touched: set[int]) -> None:
    """“though he said they would leave, the talks have failed”: the last clause is no adverbial of “leave”."""
    head = tree.head[i]
    if i < head or not subjects(tree, i) or not finite(tree, i) or marked(tree, i):
        return
    left = tree.left[i]
    if not left or "," not in (tree.text[left - 1], tree.text[left]) or min(subjects(tree, i)) > i:
        return
    above = head
    for _ in range(6):
        if (
            any(tree.dep[c] == "mark" and tree.lower[c] != "that" for c in tree.children[above])
            and tree.head[above] != above
        ):
            attach(tree, i, tree.head[above], "conj", touched)
            return
        if tree.head[above] == above:
            return
        above = tree.head[above]


def second_complement(tree: Tree, i: int, touched: set[int]) -> None:
    """“said it was raining, showed pictures”: what has no subject is coordinated with the verb, not its complement."""
    head = tree.head[i]
    if tree.dep[i] != "ccomp" or i < head or subjects(tree, i) or marked(tree, i) or tree.tag[i] not in ("VBD", "VBZ"):
        return
    if tree.tag[head] == tree.tag[i] and any(tree.dep[c] == "ccomp" and head < c < i for c in tree.children[head]):
        attach(tree, i, head, "conj", touched)


def coordinated_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“She said it had ended and showed pictures”: the second report is hers."""
    head = tree.head[i]
    if tree.dep[head] != "ccomp" or tree.tag[i] not in ("VBD", "VBZ") or subjects(tree, i):
        return
    matrix = tree.head[head]
    if matrix > head or tree.tag[matrix] != tree.tag[i] or tree.lemma[i].lower() not in reporting_verbs():
        return
    if any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[i]) or tree.tag[head] == tree.tag[i]:
        return
    if any(tree.lower[c] in ("he", "she", "they", "i", "we") for c in subjects(tree, head)):
        return  # “said he had called her and wished her well”: it may all be what was said
    if _shares_perfect(tree, i, head):
        return
    if any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in FINITE for c in tree.children[head]):
        attach(tree, i, matrix, "conj", touched)


def _shares_perfect(tree: Tree, i: int, head: int) -> bool:
    """“said it had hired a lawyer and sued”, “said the owner had been asked but declined”: one told with the other."""
    if tree.child(head, "auxpass") is not None:
        return tree.lemma[i].lower() in ("decline", "refuse") and tree.lemma[head].lower() in reporting_verbs()
    if not any(tree.dep[c] == "aux" and tree.lemma[c].lower() == "have" for c in tree.children[head]):
        return False
    own = subjects(tree, head)
    thing = bool(own) and tree.pos[own[0]] == "NOUN" and noun_type(tree.lemma[own[0]].lower()) not in _DOERS
    asks = "but" in tree.lower[head:i] and any(tree.dep[c] in ("ccomp", "xcomp") for c in tree.children[i])
    return not thing and not (asks and reporting_verbs()[tree.lemma[i].lower()].main in ("say", "claim", "order"))


def who_of_place(tree: Tree, i: int, touched: set[int]) -> None:
    """“judges in Orne, who agreed”: who did is a person, the nearest noun that can be one."""
    noun, first = tree.head[i], tree.left[i]
    if tree.dep[i] != "relcl" or tree.lower[first] not in ("who", "whom"):
        return
    if _is_person(tree, noun) and tree.lower[tree.head[noun]] not in ("in", "at", "near"):
        return
    above = noun
    for _ in range(3):
        if tree.dep[above] != "pobj" or tree.pos[tree.head[tree.head[above]]] not in NOMINAL:
            return
        above = tree.head[tree.head[above]]
        if _is_person(tree, above) or noun_type(tree.lemma[above].lower()) in ("Organization", "Group"):
            attach(tree, i, above, "relcl", touched)
            return


def _is_person(tree: Tree, i: int) -> bool:
    return tree.ent[i] == "PERSON" or (tree.pos[i] == "NOUN" and noun_type(tree.lemma[i].lower()) == "Person")


def finite_conjunct(tree: Tree, i: int, touched: set[int]) -> None:
    """“told him to wait and left”: what has a tense goes with “told”, not with the infinitive."""
    head = tree.head[i]
    if tree.tag[i] not in ("VBD", "VBZ") or tree.tag[head] not in ("VB", "VBG") or subjects(tree, i) or i < head:
        return
    if any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[i]) or finite(tree, head) or marked(tree, i):
        return
    above = head
    for _ in range(4):
        if tree.dep[above] not in ("xcomp", "ccomp", "advcl", "conj", "acl", "pcomp", "dobj", "pobj", "prep"):
            return
        above = tree.head[above]
        if tree.tag[above] == tree.tag[i] and tree.pos[above] in VERBAL and subjects(tree, above):
            attach(tree, i, above, "conj", touched)
            for c in list(tree.children[head]):
                if tree.dep[c] == "cc" and head < c < i:
                    attach(tree, c, above, "cc", touched)
            return


def report_under_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“It won 52 of the seats, the board announced on Sunday”: the board announced it, and is none of the seats."""
    noun = tree.head[i]
    if tree.tag[i] not in ("VBD", "VBN") or tree.dep[i] not in ("acl", "relcl") or tree.pos[noun] not in NOMINAL:
        return
    first = tree.left[noun]
    if noun != i - 1 or first < 2 or tree.text[first - 1] != "," or tree.lower[first] not in _WHOSE:
        return
    if _lemma(tree, i) not in reporting_verbs() or tree.text[tree.right[i] + 1 :][:1] not in ([","], ["."]):
        return
    if any(tree.dep[c] not in _BESIDE and tree.tag[c] != "VBG" for c in tree.children[i]):
        return
    verb = noun
    while tree.dep[verb] in ("appos", "conj", "dobj", "pobj", "prep") and tree.pos[verb] not in VERBAL:
        verb = tree.head[verb]
    if verb < first and tree.pos[verb] in VERBAL and finite(tree, verb) and subjects(tree, verb):
        attach(tree, i, verb, "parataxis", touched)
        attach(tree, noun, i, "nsubj", touched)
        tree.tag[i] = "VBD"


def report_as_conjunct(tree: Tree, i: int, touched: set[int]) -> None:
    """“They have found 83 cases, the agency said”: nothing joins the two; the first is what was said."""
    head = tree.head[i]
    if (
        tree.lemma[i].lower() not in reporting_verbs()
        or not subjects(tree, i)
        or min(subjects(tree, i)) > i
        or i < head
    ):
        return
    if any(tree.dep[c] == "cc" and c < i for c in tree.children[head]) or marked(tree, i):
        return
    if any(tree.dep[c] in ("dobj", "ccomp", "xcomp", "aux", "auxpass") for c in tree.children[i]):
        return
    if tree.text[tree.left[i] - 1] == "," or tree.text[tree.left[i]] == ",":
        tree.dep[i] = "parataxis"
        touched.add(tree.sentence[i])


def time_of_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“said on Friday a man had died”: Friday is when it was said."""
    head = tree.head[i]
    if head > i or tree.lemma[head].lower() not in reporting_verbs():
        return
    first = next((c for c in tree.children[i] if c < i), None)
    if first is None or tree.left[first] != head + 1 or tree.dep[first] not in ("prep", "npadvmod"):
        return
    day = first if tree.dep[first] == "npadvmod" else tree.child(first, "pobj")
    if day is None or tree.ent[day] not in ("DATE", "TIME") or tree.text[tree.right[first] + 1] == ",":
        return
    if any(c > first for c in subjects(tree, i)):
        attach(tree, first, head, tree.dep[first], touched)


def contrasted_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“A said it was over, though B said it was not”: what B said is no part of what A said."""
    head = tree.head[i]
    matrix = tree.head[head]
    if tree.dep[head] != "ccomp" or i < head or matrix > head or tree.lemma[i].lower() not in reporting_verbs():
        return
    if any(tree.dep[c] == "aux" and tree.lower[c] == "would" for c in tree.children[i]):
        return  # “A said it would pay, though it would not be asked to”: seen from the report, it was said too
    mark = next((c for c in tree.children[i] if tree.dep[c] == "mark" and c < i), None)
    if mark is not None and tree.lower[mark] in words("predicates", "contrasts") and tree.text[mark - 1] == ",":
        attach(tree, i, matrix, "advcl", touched)


def verb_under_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“to win time and restore order”: “restore” goes with “win”, not with “time”."""
    noun = tree.head[i]
    if (
        tree.pos[noun] not in NOMINAL
        or tree.tag[i] not in ("VB", "VBD", "VBZ")
        or tree.pos[i] != "VERB"
        or subjects(tree, i)
    ):
        return
    verb = noun
    for _ in range(6):
        verb = tree.head[verb]
        if tree.pos[verb] in VERBAL and tree.tag[verb] == tree.tag[i] and not marked(tree, i) and verb < noun:
            attach(tree, i, verb, "conj", touched)
            return
        if tree.head[verb] == verb:
            return


def shared_participle(tree: Tree, i: int, touched: set[int]) -> None:
    """“may have sacked the guards and burned the files”: the second is a participle too, and no past tense."""
    first = tree.head[i]
    if tree.tag[i] != "VBD" or tree.dep[i] != "conj" or i < first or tree.lower[i] in words("misreadings", "past_only"):
        return
    if subjects(tree, i) or any(tree.dep[c] in ("aux", "auxpass", "mark") for c in tree.children[i]):
        return
    if _lemma(tree, i) in reporting_verbs() and "that" in reporting_verbs()[_lemma(tree, i)].classes:
        return
    if any(tree.lower[c] == "but" and first < c < i for c in tree.children[first]):
        return
    before = [c for c in tree.children[first] if tree.dep[c] == "aux" and c < first]
    modal = any(tree.tag[c] == "MD" for c in before) and any(tree.lower[c] == "have" for c in before)
    asked = any(tree.lower[c] == "had" and any(c < s < first for s in subjects(tree, first)) for c in before)
    perfect = any(tree.lower[c] in ("have", "has", "had") for c in before)
    denied = perfect and any(tree.dep[c] == "neg" and c < first for c in tree.children[first])
    if modal or asked or denied:
        tree.tag[i] = tree.tag[first] = "VBN"
        touched.add(tree.sentence[i])
