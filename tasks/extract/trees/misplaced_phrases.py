"""Phrases that the parser hung on the wrong word: “since”, “after” and a gerund, a pronoun, an infinitive."""

from __future__ import annotations

from functools import cache

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, attach, subjects
from tasks.ontology import lexicon, words

_FEW = frozenset(("most", "many", "some", "all", "half", "several", "few", "none", "both", "each", "one", "more"))
_RANKS = frozenset(("first", "last", "only", "worst", "best", "most", "least", "second", "third"))
_CIRCUMSTANCES = frozenset(("after", "before", "without", "while", "since", "following", "despite"))

_WHERE = frozenset(("in", "at", "near", "outside", "inside"))


def superlative_since(tree: Tree, i: int, touched: set[int]) -> None:
    """“was the biggest fire since 1945”: since 1945 none was bigger; the fire itself was later."""
    verb = tree.head[i]
    if tree.lower[i] != "since" or tree.dep[i] != "prep" or tree.pos[verb] not in VERBAL:
        return
    for c in tree.children[verb]:
        if tree.dep[c] not in ("attr", "dobj", "pobj") or tree.right[c] != i - 1 or tree.pos[c] not in NOMINAL:
            continue
        if any(tree.tag[k] in ("JJS", "RBS") or tree.lower[k] in _RANKS for k in tree.children[c]):
            attach(tree, i, c, "prep", touched)
            return


def as_of_verdict(tree: Tree, i: int, touched: set[int]) -> None:
    """“condemned the raid as a crime”: it is she who calls it so."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.lower[i] != "as" or tree.dep[noun] != "dobj" or i < noun or tree.pos[verb] not in VERBAL:
        return
    if any(tree.dep[c] == "poss" for c in tree.children[noun]):
        return  # “her record as mayor”
    if tree.lemma[verb].lower() in words("predicates", "naming_as") and tree.child(verb, "prep") is None:
        attach(tree, i, verb, "prep", touched)


@cache
def _hours_and_days() -> frozenset[str]:
    return frozenset((*lexicon("times")["halves_of_day"], *lexicon("times")["weekdays"], "noon", "midnight"))


def place_under_time(tree: Tree, i: int, touched: set[int]) -> None:
    """“starts at 2 p.m. in Reno”, “spoke on Sunday at a school”: the deed is there, not the hour."""
    time = tree.head[i]
    if tree.lower[i] not in _WHERE or tree.dep[time] not in ("pobj", "npadvmod") or time > i:
        return
    if tree.lower[time] not in _hours_and_days():
        return
    place = tree.child(i, "pobj")
    if place is None or tree.pos[place] not in NOMINAL or tree.ent[place] in ("DATE", "TIME"):
        return
    verb = tree.head[tree.head[time]] if tree.dep[time] == "pobj" else tree.head[time]
    if tree.pos[verb] in VERBAL and verb < i:
        attach(tree, i, verb, "prep", touched)


def circumstance_of_main_clause(tree: Tree, i: int, touched: set[int]) -> None:
    """“ordered the firm to close, after linking it to two deaths”: who ordered it linked it, not the firm."""
    head = tree.head[i]
    if tree.lower[i] not in _CIRCUMSTANCES or head > i or tree.left[i] < 2 or tree.text[tree.left[i] - 1] != ",":
        return
    if not any(tree.dep[c] == "pcomp" and tree.tag[c] == "VBG" and not subjects(tree, c) for c in tree.children[i]):
        return
    above = head
    for _ in range(4):
        infinitive = any(tree.tag[c] == "TO" for c in tree.children[above])
        if tree.dep[above] in ("xcomp", "ccomp") and infinitive and not subjects(tree, above):
            above = tree.head[above]
        elif tree.dep[above] == "acl" and tree.pos[tree.head[above]] in NOMINAL:
            above = tree.head[above]
            while tree.dep[above] in ("appos", "dobj", "pobj", "prep", "conj") and tree.pos[above] not in VERBAL:
                above = tree.head[above]
        else:
            break
    if above != head and tree.pos[above] == "VERB" and tree.tag[above] != "VB" and above < i:
        attach(tree, i, above, "prep", touched)


def absolute_as_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“Ten people, most of them children, died”: those who died are ten."""
    if tree.lower[i] not in _FEW and tree.pos[i] != "NUM":
        return
    of = next((c for c in tree.children[i] if c == i + 1 and tree.lower[c] == "of"), None)
    if of is None or tree.lower[min(of + 1, len(tree) - 1)] not in ("them", "whom"):
        return
    first = next((c for c in tree.children[tree.head[i]] if tree.dep[c] in SUBJECT and c < i), None)
    if first is not None and tree.pos[first] in NOMINAL and tree.text[tree.left[i] - 1] == ",":
        attach(tree, i, first, "appos", touched)


def who_of_source(tree: Tree, i: int, touched: set[int]) -> None:
    """“An aide to the minister, who asked not to be named, said …”: nobody hides the name of the minister."""
    noun, first = tree.head[i], tree.left[i]
    if tree.dep[i] != "relcl" or tree.lower[first] != "who" or tree.text[first - 1] != "," or tree.dep[noun] != "pobj":
        return
    above = tree.head[tree.head[noun]]
    if tree.pos[above] != "NOUN" or tree.dep[above] not in SUBJECT or noun_type(tree.lemma[above].lower()) != "Person":
        return
    hidden = any(tree.lower[k] in ("anonymity", "named", "identified", "name") for k in range(i, tree.right[i] + 1))
    if hidden:
        attach(tree, i, above, "relcl", touched)


def contrasted_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“a wave, not overloading, sank it”: what sank it is set against another cause."""
    noun = tree.head[i]
    kids = [c for c in tree.children[i] if tree.dep[c] != "punct"]
    if tree.tag[i] != "VBG" or tree.pos[noun] not in NOMINAL or len(kids) != 1 or tree.dep[kids[0]] != "neg":
        return
    if kids[0] == i - 1 and tree.text[i - 2] == "," and tree.text[i + 1] in (",", "."):
        tree.dep[i], tree.pos[i], tree.tag[i] = "conj", "NOUN", "NN"
        touched.add(tree.sentence[i])


def gerund_as_modifier(tree: Tree, i: int, touched: set[int]) -> None:
    """“batteries for hearing aids”: an aid for hearing; nobody hears aids."""
    noun = i + 1
    if tree.tag[i] != "VBG" or noun >= len(tree) or tree.dep[noun] != "dobj" or tree.head[noun] != i:
        return
    if tree.lemma[noun].lower() not in _modified_by_gerund().get(tree.lower[i], ()):
        return
    head, dep = tree.head[i], {"pcomp": "pobj", "xcomp": "dobj", "advcl": "dobj", "csubj": "nsubj"}.get(tree.dep[i])
    if dep is None or any(c < i for c in tree.children[i]):
        return
    attach(tree, noun, head, dep, touched)
    for c in list(tree.children[i]):
        attach(tree, c, noun, tree.dep[c], touched)
    attach(tree, i, noun, "compound", touched)
    tree.pos[i], tree.tag[i], tree.lemma[i] = "NOUN", "NN", tree.lower[i]


@cache
def _modified_by_gerund() -> dict[str, frozenset[str]]:
    table: dict[str, str] = lexicon("gerund_compounds")["nouns"]
    return {gerund: frozenset(nouns.split()) for gerund, nouns in table.items()}


def that_as_object(tree: Tree, i: int, touched: set[int]) -> None:
    """“They always say that,” she told them: “that” is what they say, and opens no clause."""
    told = tree.head[i]
    said = tree.head[told]
    if tree.lower[i] != "that" or tree.text[i + 1 : i + 2] not in ([","], ["."]) or tree.dep[told] != "ccomp":
        return
    start = tree.sentences[tree.sentence[i]][0]
    opened = tree.text[start:i].count("“") + tree.text[start:i].count('"') % 2
    if tree.text[i + 2 : i + 3] not in (['"'], ["”"], ["''"]) or not opened:
        return
    if said != i - 1 or tree.pos[said] not in VERBAL or tree.dep[said] != "ROOT":
        return
    attach(tree, i, said, "dobj", touched)
    tree.pos[i], tree.tag[i] = "PRON", "DT"
    tree.children[said].remove(told)
    tree.head[told], tree.dep[told] = told, "ROOT"
    for c in list(tree.children[said]):
        if c > i:
            attach(tree, c, told, tree.dep[c], touched)
    tree.head[said], tree.dep[said] = told, "ccomp"
    tree.children[told] = sorted([*tree.children[told], said])
    touched.add(tree.sentence[i])


def noun_under_gerund(tree: Tree, i: int, touched: set[int]) -> None:
    """“a film about a man searching for his son”: he searches, though he was read as a modifier of “searching”."""
    noun = next((c for c in tree.children[i] if c == i - 1 and tree.dep[c] in ("amod", "compound")), None)
    if noun is None or tree.tag[i] != "VBG" or tree.pos[noun] not in NOMINAL:
        return
    if any(tree.dep[c] in ("det", "poss", "nummod") for c in tree.children[noun]):
        tree.dep[noun] = "nsubj"
        touched.add(tree.sentence[i])


def afterthought(tree: Tree, i: int, touched: set[int]) -> None:
    """“raised it to 4 percent, the highest level since May”: the last phrase is another word for the one before."""
    verb, first = tree.head[i], tree.left[i]
    if i < verb or tree.pos[i] != "NOUN" or tree.pos[verb] not in VERBAL or tree.text[first - 1] != ",":
        return
    if tree.lower[first] not in ("a", "an", "the") or any(tree.dep[c] in ("cc", "conj") for c in tree.children[i]):
        return
    if any(tree.dep[c] == "acl" and tree.tag[c] in ("VBD", "VBZ", "VBP") for c in tree.children[i]):
        return  # “…, the board announced”
    if tree.lower[first + 1] in ("more", "less") or tree.lemma[i].lower() in words("misreadings", "of_clauses"):
        return  # “the more it grew, the more it cost”, “They left by boat, a move that …”
    behind = tree.text[tree.right[i] + 1 : tree.right[i] + 3]
    if "and" in behind or "or" in behind:
        return  # “paid leave, a shorter week, and pensions”
    noun = first - 2
    while tree.head[noun] != noun and verb < tree.head[noun] and tree.right[tree.head[noun]] == first - 2:
        if tree.pos[noun] in NOMINAL and tree.dep[noun] in ("pobj", "dobj", "attr") and tree.dep[noun] != "prep":
            break
        noun = tree.head[noun]
    if noun > verb and tree.pos[noun] in NOMINAL and tree.dep[noun] in ("pobj", "dobj", "attr"):
        attach(tree, i, noun, "appos", touched)


def gerund_of_passive(tree: Tree, i: int, touched: set[int]) -> None:
    """“was accused by groups of jailing critics”: they are no groups of jailing."""
    by = tree.head[tree.head[i]]
    if tree.dep[tree.head[i]] != "pobj" or tree.dep[by] not in ("agent", "prep") or tree.lower[by] != "by":
        return
    verb = tree.head[by]
    gerund = any(tree.dep[c] == "pcomp" and tree.tag[c] == "VBG" for c in tree.children[i])
    if gerund and tree.lemma[verb].lower() in words("predicates", "object_control_gerund"):
        attach(tree, i, verb, "prep", touched)


def parallel_participle(tree: Tree, i: int, touched: set[int]) -> None:
    """“sweeping away cars and flooding homes”: the homes were flooded; no flooding homes were swept away."""
    gerund, above = tree.left[i], tree.head[i]
    verb = tree.head[above]
    if tree.pos[i] not in NOMINAL or tree.tag[gerund] != "VBG" or tree.head[gerund] != i or gerund == i:
        return
    if tree.dep[above] != "dobj" or tree.tag[verb] != "VBG" or tree.dep[gerund - 1] != "cc" or verb > above:
        return
    if tree.dep[verb] not in ("advcl", "acl", "conj", "ROOT", "pcomp", "xcomp"):
        return
    attach(tree, gerund, verb, "conj", touched)
    attach(tree, i, gerund, "dobj", touched)
    attach(tree, gerund - 1, verb, "cc", touched)
    tree.pos[gerund] = "VERB"
    for c in list(tree.children[above]):
        if c > i:
            attach(tree, c, gerund, tree.dep[c], touched)


def name_and_office(tree: Tree, i: int, touched: set[int]) -> None:
    """“named Ann Lee ambassador”: Ann Lee was named, and this is what she was named."""
    verb = tree.head[i]
    if tree.lemma[verb].lower() not in words("predicates", "appointing") or i < verb or tree.pos[i] != "NOUN":
        return
    kids = [c for c in tree.children[i] if c < i]
    names = [c for c in kids if tree.pos[c] == "PROPN" and tree.dep[c] in ("compound", "nmod", "poss")]
    if not names or kids[: len(names)] != names or tree.left[i] != tree.left[names[0]]:
        return
    if tree.left[i] != verb + 1 or tree.tag[min(names[-1] + 1, len(tree) - 1)] == "POS":
        return
    if any(tree.dep[c] == "dobj" and c != i for c in tree.children[verb]):
        return
    for c in names[:-1]:
        attach(tree, c, names[-1], "compound", touched)
    attach(tree, names[-1], verb, "dobj", touched)
    tree.dep[i] = "oprd"
    touched.add(tree.sentence[i])
