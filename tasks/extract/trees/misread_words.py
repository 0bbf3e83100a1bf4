"""Words that the parser took for something else than they are: nouns for verbs, verbs for nouns, names for verbs."""

from __future__ import annotations

from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import NOMINAL, SUBJECT, VERBAL, attach, subjects
from tasks.extract.trees.word_classes import is_adjective, is_verb, only_noun
from tasks.ontology import words

#: Verbs that the parser takes for auxiliaries of the verb after them, with their base forms.
_FULL_VERBS = {
    form: forms.split()[0]
    for forms in (
        "help helps helped", "enjoy enjoys enjoyed", "start starts started", "feel feels felt", "begin begins began",
        "stop stops stopped", "hate hates hated", "admit admits admitted", "announce announces announced",
        "like likes liked", "love loves loved",
    )
    for form in forms.split()
}  # fmt: skip
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "oprd", "poss")
_ELSEWHERE = ("DATE", "TIME", "GPE", "LOC", "FAC", "ORG")
_PLACES_OF_AGE = ("acl", "amod", "advcl", "acomp", "oprd", "conj", "dep", "ROOT", "advmod", "relcl")


def mark_as_word(tree: Tree, i: int, touched: set[int]) -> None:
    """“Mayor 'not told' of leak”: a quotation mark is neither an auxiliary nor an object."""
    if tree.dep[i] not in ("punct", "case") and tree.tag[i] != "POS" and not tree.children[i] and tree.head[i] != i:
        tree.dep[i], tree.pos[i] = "punct", "PUNCT"
        touched.add(tree.sentence[i])


def point_as_word(tree: Tree, i: int, touched: set[int]) -> None:
    """“Ann Lee Sr. left”, “[The mayor] has left”: the word beside a point or bracket is the subject, not the mark."""
    dep, word = tree.dep[i], i + 1 if tree.text[i] == "[" else i - 1
    if dep not in _ARGUMENTS or not tree.sentences[tree.sentence[i]][0] <= word < len(tree):
        return
    while tree.head[word] not in (i, word, tree.head[i]) and tree.pos[tree.head[word]] in NOMINAL:
        word = tree.head[word]
    if tree.head[word] in (i, tree.head[i]) and tree.pos[word] in NOMINAL:
        attach(tree, word, tree.head[i], dep, touched)
    for c in list(tree.children[i]):
        attach(tree, c, word, tree.dep[c], touched)
    attach(tree, i, word, "punct", touched)
    tree.pos[i], tree.tag[i] = "PUNCT", tree.text[i]


def age(tree: Tree, i: int, touched: set[int]) -> None:
    """“The singer died on Friday, aged 79”: she was 79; nobody aged her, least of all Friday.

    The participle is read as “being”, with the number as what she is.
    """
    years = i + 1
    if tree.lower[i] != "aged" or years >= len(tree) or tree.pos[years] != "NUM" or tree.dep[i] not in _PLACES_OF_AGE:
        return
    while tree.dep[years] in ("nummod", "quantmod") and years < tree.head[years] <= years + 3:
        years = tree.head[years]  # “aged 16 to 18 years”
    if years in tree.ancestors(i) or (tree.dep[i] in ("ROOT", "conj") and tree.child(i, "auxpass") is None):
        return
    copula = tree.head[i]
    if tree.dep[i] in ("acomp", "oprd") and tree.lemma[copula].lower() == "be":  # “was also aged 15”
        attach(tree, years, copula, "attr", touched)
        attach(tree, i, years, "advmod", touched)
        tree.pos[i], tree.tag[i] = "ADV", "RB"
        return
    if tree.child(i, "auxpass", "aux") is not None:
        be = tree.child(i, "auxpass")
        if be is not None and tree.lemma[be].lower() == "be":  # “He was aged 84”
            swap(tree, be, i, touched)
            for c in list(tree.children[i]):
                attach(tree, c, be, "nsubj" if tree.dep[c] == "nsubjpass" else tree.dep[c], touched)
            tree.pos[be] = "AUX"
            attach(tree, years, be, "attr", touched)
            attach(tree, i, years, "advmod", touched)
            tree.pos[i], tree.tag[i] = "ADV", "RB"
        return
    noun = tree.head[i]
    closed = tree.text[years + 1 : years + 2] in ([","], ["."])
    named = tree.text[i - 1] == "," and tree.pos[i - 2] == "PROPN" and closed and tree.ent[noun] not in _ELSEWHERE
    if named and tree.pos[noun] in NOMINAL:  # “Ann Lee, aged 47, …” is read by its commas
        tree.pos[i], tree.tag[i], tree.dep[i] = "ADJ", "JJ", "amod"
        touched.add(tree.sentence[i])
        return
    verb = noun if tree.pos[noun] in VERBAL else tree.head[tree.head[noun]]
    elsewhere = tree.dep[noun] in ("pobj", "npadvmod") and tree.ent[noun] in _ELSEWHERE
    if elsewhere and tree.pos[verb] in VERBAL:
        attach(tree, i, verb, "advcl", touched)
    elif tree.pos[noun] in VERBAL:
        attach(tree, i, noun, "advcl", touched)
        tree.dep[i] = "advcl"
    else:
        tree.dep[i] = "acl"
    attach(tree, years, i, "attr", touched)
    tree.dep[years] = "attr"
    tree.pos[i], tree.tag[i], tree.lemma[i] = "AUX", "VBG", "be"
    touched.add(tree.sentence[i])


def false_auxiliary(tree: Tree, i: int, touched: set[int]) -> None:
    """“helped preserve”, “enjoy playing”, “felt betrayed”: verbs of their own, and no auxiliaries."""
    verb, base = tree.head[i], _FULL_VERBS.get(tree.lower[i])
    if base is None or verb < i or tree.tag[verb] not in ("VB", "VBG", "VBN") or tree.tag[i] == "MD":
        return
    swap(tree, i, verb, touched)
    for c in list(tree.children[verb]):
        if c < i:
            attach(tree, c, i, "nsubj" if tree.dep[c] in SUBJECT else tree.dep[c], touched)
    attach(tree, verb, i, "xcomp", touched)
    tree.dep[verb] = "acomp" if tree.tag[verb] == "VBN" else "xcomp"
    tree.pos[i], tree.lemma[i] = "VERB", base
    if tree.tag[verb] == "VBN":
        tree.pos[verb], tree.tag[verb] = "ADJ", "JJ"


def name_as_auxiliary(tree: Tree, i: int, touched: set[int]) -> None:
    """“Why would Grant do that?”, “When Mark announced it”: a name whose word is a verb too."""
    verb = tree.head[i]
    first = tree.sentences[tree.sentence[i]][0]
    if (
        i == first
        or tree.lower[i] in ("do", "does", "did", "have", "has", "had")
        or not tree.text[i][0].isupper()
        or tree.tag[i] not in ("VB", "VBP", "NNP")
        or subjects(tree, verb)
    ):
        return
    if i < verb and tree.text[verb][0].islower():
        tree.pos[i], tree.tag[i], tree.lemma[i], tree.dep[i] = "PROPN", "NNP", tree.text[i], "nsubj"
        touched.add(tree.sentence[i])


def noun_as_verb(tree: Tree, i: int, touched: set[int]) -> None:
    """“a cholera outbreak”, “cancer, asthma and leukaemia”: words that can only be nouns, read as verbs."""
    if tree.tag[i] not in ("VB", "VBP", "VBZ") or tree.pos[i] != "VERB" or not only_noun(tree.lower[i]):
        return
    if is_verb(tree.lemma[i].lower()) or len(tree.lower[i]) < 5:
        return
    if tree.child(i, "aux", "auxpass", "neg") is not None or not tree.text[i].isalpha():
        return
    plural = tree.lower[i].endswith("s") and not tree.lower[i].endswith("ss")
    tree.pos[i], tree.tag[i] = "NOUN", "NNS" if plural else "NN"
    tree.lemma[i] = tree.lower[i].removesuffix("s") if plural else tree.lower[i]
    touched.add(tree.sentence[i])
    before, dep = i - 1, tree.dep[i]
    if i and tree.pos[before] in ("NOUN", "PROPN") and tree.sentence[before] == tree.sentence[i]:
        head, role = tree.head[before], tree.dep[before]
        if head == i:
            role = "dobj" if dep in ("ccomp", "xcomp", "advcl") else "appos" if dep == "relcl" else dep
            tree.dep[i] = role
        elif head < before and role in ("dobj", "pobj", "oprd", "attr", "conj", "appos", "nsubj", "nsubjpass"):
            attach(tree, i, head, role, touched)
        else:
            return
        attach(tree, before, i, "compound", touched)
        for c in list(tree.children[before]):
            if c < before:
                attach(tree, c, i, tree.dep[c], touched)
    elif dep == "conj" and tree.pos[tree.head[i]] in VERBAL:
        noun = before - (tree.dep[before] == "cc")
        noun -= tree.text[noun] == ","
        if noun > 0 and tree.pos[noun] in NOMINAL and tree.head[i] < noun:
            attach(tree, i, noun, "conj", touched)
    elif dep in ("ccomp", "xcomp"):
        tree.dep[i] = "dobj"


def infinitive_as_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“voted to impeach him”, “was designed to lower costs”, “promised to fine drivers”: a verb after “to”."""
    verb = i + 1
    if verb >= len(tree) or tree.pos[verb] not in ("NOUN", "ADJ") or not is_verb(tree.lower[verb]):
        return
    if tree.text[verb + 1 : verb + 2] == ["-"] or tree.tag[verb] in ("NNS", "NNPS") or tree.text[verb][0].isupper():
        return
    above = tree.head[verb]
    if tree.tag[i] == "TO" and tree.dep[i] == "aux":
        if tree.head[i] == verb and tree.dep[verb] not in ("amod", "compound", "nmod"):
            _verb(tree, verb, touched)
            return
        noun = verb if tree.head[i] == verb else tree.head[i]
        noun = above if noun == verb else noun
        if tree.pos[noun] != "NOUN" or above != noun or noun < verb:
            return
        if tree.dep[verb] == "compound" and tree.lower[noun].endswith("ing"):
            return  # “compared it to ice fishing”
    elif (
        tree.dep[i] == "prep"
        and tree.head[i] == i - 1
        and tree.lemma[i - 1].lower() in words("misreadings", "with_infinitive")
    ):
        noun = tree.child(i, "pobj") or -1
        if noun == verb:
            attach(tree, verb, i - 1, "xcomp", touched)
            attach(tree, i, verb, "aux", touched)
            tree.tag[i] = "TO"
            _verb(tree, verb, touched)
            return
        if above != noun or noun < verb or any(tree.dep[c] in ("det", "poss") for c in tree.children[noun]):
            return
        attach(tree, noun, i - 1, "dobj", touched)
    else:
        return
    head, dep = tree.head[noun], tree.dep[noun]
    if head == noun or tree.pos[head] not in VERBAL:
        return
    attach(
        tree,
        verb,
        head,
        {"dobj": "xcomp", "ROOT": "ROOT"}.get(dep, dep if dep in ("xcomp", "ccomp", "advcl") else "xcomp"),
        touched,
    )
    attach(tree, noun, verb, "dobj", touched)
    attach(tree, i, verb, "aux", touched)
    tree.tag[i] = "TO"
    _verb(tree, verb, touched)


def _verb(tree: Tree, i: int, touched: set[int]) -> None:
    tree.pos[i], tree.tag[i], tree.lemma[i] = "VERB", "VB", tree.lower[i]
    touched.add(tree.sentence[i])


def passive_with_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“She was gang raped”, “He was drug tested”: a noun that tells how stands before the participle of a passive."""
    noun, be = i - 1, tree.head[i]
    if tree.tag[i] != "VBN" or tree.dep[i] not in ("attr", "acomp", "acl") or tree.tag[noun] != "NN":
        return
    if tree.dep[i] == "acl":
        be = tree.head[noun]
        if tree.head[i] != noun or tree.dep[noun] != "attr" or not _suffers(tree, be):
            return
    if tree.lemma[be].lower() != "be" or be > noun or tree.left[noun] != noun or not subjects(tree, be):
        return
    if any(tree.pos[k] not in ("ADV", "AUX") for k in range(be + 1, noun)) or not tree.text[noun].islower():
        return
    if tree.dep[i] == "acl":
        attach(tree, i, be, "acomp", touched)
    swap(tree, i, be, touched)
    for c in list(tree.children[be]):
        if c != noun:
            attach(tree, c, i, "nsubjpass" if tree.dep[c] == "nsubj" else tree.dep[c], touched)
    attach(tree, be, i, "auxpass", touched)
    attach(tree, noun, i, "npadvmod", touched)
    tree.dep[be], tree.pos[i] = "auxpass", "VERB"


def _suffers(tree: Tree, be: int) -> bool:
    """Whether the subject is plainly a person, who is no “territory” or “thing” that is controlled."""
    who = subjects(tree, be)
    return bool(who) and (tree.lower[who[0]] in ("he", "she", "i", "we", "they") or tree.ent[who[0]] == "PERSON")


def perfect_as_object(tree: Tree, i: int, touched: set[int]) -> None:
    """“had undergone surgery”: a participle that is no adjective, after “have”, is no sort of surgery."""
    noun, have = tree.head[i], i - 1
    if tree.dep[i] not in ("amod", "nmod", "compound") or tree.lower[have] not in ("had", "has", "have"):
        return
    if tree.dep[noun] != "dobj" or tree.head[noun] != have or is_adjective(tree.lower[i]) or noun < i:
        return
    if (
        not tree.lower[i].endswith(("gone", "ed"))
        or only_noun(tree.lower[i])
        or not is_verb(tree.lower[i].removesuffix("ne").removesuffix("ed"))
    ):
        return
    swap(tree, i, have, touched)
    for c in list(tree.children[have]):
        attach(tree, c, i, tree.dep[c], touched)
    attach(tree, have, i, "aux", touched)
    tree.dep[have], tree.pos[have] = "aux", "AUX"
    tree.pos[i], tree.tag[i], tree.lemma[i] = "VERB", "VBN", tree.lower[i].removesuffix("ne").removesuffix("ed")
    touched.add(tree.sentence[i])
