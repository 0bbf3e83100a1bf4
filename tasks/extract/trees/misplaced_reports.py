"""Reports that the parser hung on a word inside what is reported, or on a time."""

from __future__ import annotations

from tasks.extract.attributions.cues import verb_entry
from tasks.extract.attributions.reporting_lexicon import reporting_nouns
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, attach, finite, subjects
from tasks.extract.trees.word_classes import verb_of_ing
from tasks.ontology import lexicon, words

#: Classes of verbs whose gerund or perfect infinitive tells what is said to have been done.
_OF_DEEDS = ("accuse", "deny", "doubt", "say", "claim", "believe", "confirm", "judge")
_MARKS = frozenset('"“”„«»')
_SAYING = frozenset(("that", "quote", "object-to", "predicate"))
_TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "time"))


def reports(tree: Tree, i: int) -> bool:
    """Whether ``i`` is a verb whose clause is what somebody says or believes."""
    table = lexicon("reporting_verbs")
    lemma = tree.lemma[i].lower()
    return tree.pos[i] in VERBAL and any(
        "that" in str(verbs[lemma]) for verbs in table.values() if isinstance(verbs, dict) and lemma in verbs
    )


def participle_of_report(tree: Tree, i: int, touched: set[int]) -> None:
    """“She said the two hoped to sign, adding that …”, “denied that the lion would leave, saying …”: she says it.

    Of what is denied always; else where a clause follows and no he or she can be meant, or the other cannot speak.
    """
    inner = tree.head[i]
    if tree.dep[i] not in ("advcl", "acl") or tree.tag[i] != "VBG" or i < inner or tree.left[i] != i:
        return
    matrix = _matrix(tree, inner)
    if matrix is None or tree.text[i - 1] != "," or not subjects(tree, matrix) or not subjects(tree, inner):
        return
    entry, _ = verb_entry(tree, i)
    told = tree.child(i, "ccomp", "dobj")
    if entry is None or told is None or not _SAYING & entry.classes.keys() - entry.weak:
        return
    whole = tree.dep[told] == "ccomp" and finite(tree, told) and reports(tree, i) and reports(tree, matrix)
    other = subjects(tree, inner)[0]
    apart = whole and tree.dep[inner] == "ccomp" and tree.lower[other] not in ("he", "she")
    if any(tree.text[k][:1] in _MARKS for k in range(matrix, i)):
        return  # the participle may be the words of whoever is quoted
    tells = whole or {"that", "object"} & entry.strong
    if apart or _denies(tree, matrix) or (tells and not _acts(tree, other)):
        attach(tree, i, matrix, "advcl", touched)


def after_saying_so(tree: Tree, i: int, touched: set[int]) -> None:
    """“admitted that thieves had broken in, a week after denying it”: who admits it denied it, not the thieves."""
    inner = tree.head[i]
    said = tree.child(i, "pcomp")
    if tree.lower[i] not in ("after", "before") or said is None or tree.tag[said] != "VBG" or i < inner:
        return
    matrix = _matrix(tree, inner)
    if matrix is None or not reports(tree, said) or not subjects(tree, matrix) or not subjects(tree, inner):
        return
    if tree.child(matrix, "auxpass") is not None:  # “it cannot be ruled out that it lay there before moving”
        return
    times = [c for k in (i, inner) for c in tree.children[k] if tree.dep[c] == "npadvmod" and inner < c < i]
    first = min([i, *(tree.left[c] for c in times if tree.right[c] == i - 1)])
    if tree.text[first - 1] == "," or not _acts(tree, subjects(tree, inner)[0]):
        for c in times:
            if tree.head[c] == inner and first <= c:
                attach(tree, c, i, "npadvmod", touched)
        attach(tree, i, matrix, "prep", touched)


def _matrix(tree: Tree, inner: int) -> int | None:
    """The verb that says or denies the clause of ``inner``, also behind “reports that …”."""
    above = tree.head[inner]
    if tree.dep[inner] in ("acl", "ccomp") and tree.pos[above] == "NOUN" and tree.dep[above] == "dobj":
        above = tree.head[above]
    elif tree.dep[inner] != "ccomp":
        return None
    return above if above < inner and (reports(tree, above) or _denies(tree, above)) else None


def _denies(tree: Tree, verb: int) -> bool:
    entry, _ = verb_entry(tree, verb)
    return tree.pos[verb] in VERBAL and entry is not None and entry.main in ("deny", "doubt")


def _acts(tree: Tree, noun: int) -> bool:
    """Whether a subject can say something."""
    if tree.pos[noun] in ("PRON", "PROPN") or tree.ent[noun] in ("PERSON", "ORG", "GPE", "NORP"):
        return tree.lower[noun] not in ("it", "this", "that")
    return noun_type(tree.lemma[noun].lower()) in ("Person", "Organization", "Group")


def clause_under_time(tree: Tree, i: int, touched: set[int]) -> None:
    """“insisted for years that he knew nothing”, “said in a statement that he left”: that is what he said."""
    noun = tree.head[i]
    if tree.dep[i] not in ("relcl", "acl") or tree.dep[noun] != "pobj":
        return
    prep = tree.head[noun]
    verb, that = tree.head[prep], noun + 1
    if tree.lemma[noun].lower() not in _TIMES and (tree.lemma[verb].lower() != "say" or tree.dep[that] != "mark"):
        return
    if tree.lower[that] != "that" or tree.head[that] != i or tree.dep[that] not in ("mark", "advmod", "dobj"):
        return
    own = [s for s in subjects(tree, i) if s != that]
    if own and finite(tree, i) and reports(tree, verb) and not any(
        tree.dep[c] in ("ccomp", "dobj") for c in tree.children[verb]
    ):  # fmt: skip
        tree.dep[that] = "mark"
        attach(tree, i, verb, "ccomp", touched)


def belief_between_commas(tree: Tree, i: int, touched: set[int]) -> None:
    """“A man, believed to have fled, was found”, “Reed, asked about it, said”: he is believed and asked."""
    main = tree.head[i]
    if tree.dep[i] not in ("advcl", "ccomp") or tree.tag[i] not in ("VBD", "VBN"):
        return
    if main < i or tree.text[i - 1] != ",":
        return
    noun = next((s for s in subjects(tree, i) if tree.right[s] == i - 2 or s == i - 2), None)
    told = tree.child(i, "xcomp")
    if noun is None or subjects(tree, main) or not reports(tree, i) or tree.child(i, "dobj") is not None:
        return
    if told is None:
        asked = tree.child(i, "ccomp")
        open_ = asked is not None and tree.lower[tree.left[asked]] in ("if", "whether", "how", "what", "when", "why")
        about = asked is None and tree.child(i, "prep", "agent") is not None
        ends = (about or open_) and tree.right[i] + 2 < len(tree) and tree.text[tree.right[i] + 1] == ","
    else:
        ends = any(tree.tag[c] == "TO" for c in tree.children[told]) and tree.text[tree.right[told] + 1] == ","
    if ends:
        tree.tag[i] = "VBN"
        passive = tree.child(main, "auxpass") is not None
        attach(tree, noun, main, "nsubjpass" if passive else "nsubj", touched)
        attach(tree, i, noun, "acl", touched)


def deed_that_led_to_it(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied hitting a rock, spilling oil”, “a rumour that it hit a rock, spilling oil”: it came of the deed.

    Not what somebody says besides (“denied it, saying …”), nor what came of the report (“…, causing an outcry”).
    """
    v = tree.head[i]
    if tree.tag[i] != "VBG" or i < v or tree.left[i] != i or tree.text[i - 1] != "," or subjects(tree, i):
        return
    entry, _ = verb_entry(tree, i)
    if (entry is not None and entry.classes.keys() - entry.weak) or tree.lemma[i].lower() in _outcomes():
        return
    if tree.dep[i] == "acl" and tree.pos[v] == "NOUN":
        deeds = [c for c in tree.children[v] if tree.dep[c] in ("acl", "ccomp") and tree.child(c, "mark") is not None]
        deeds = [c for c in deeds if v < c < i and tree.right[c] < i] or _deeds(tree, v, i - 2)
    elif tree.dep[i] == "advcl" and tree.pos[v] in VERBAL:
        deeds = _deeds(tree, v, i - 2)
    else:
        return
    if deeds:
        attach(tree, i, deeds[-1], "advcl", touched)


def outcome_as_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“Claims that it hit a rock, spilling oil, were false”: spilling is no second subject, but came of the rock."""
    if tree.tag[i] != "VBG" or tree.left[i] != i or tree.text[i - 1] != "," or tree.lemma[i].lower() in _outcomes():
        return
    noun = next((s for s in subjects(tree, tree.head[i]) if s < i), None)
    if noun is None or tree.pos[noun] != "NOUN" or tree.lemma[noun].lower() not in reporting_nouns():
        return
    entry, _ = verb_entry(tree, i)
    if entry is not None and entry.classes.keys() - entry.weak:
        return
    clauses = [c for c in tree.children[noun] if tree.dep[c] in ("acl", "ccomp") and tree.child(c, "mark") is not None]
    if clauses and noun < clauses[-1] < i and tree.right[clauses[-1]] in (i - 1, i - 2):
        attach(tree, i, clauses[-1], "advcl", touched)


def _outcomes() -> frozenset[str]:
    return words("reporting_words", "outcomes")


def _deeds(tree: Tree, v: int, last: int) -> list[int]:
    """The gerund or perfect infinitive that ends with token ``last`` and tells what ``v``, or a noun below it, says."""
    deeds, told = [], False
    k = last
    while k != v and tree.head[k] != k and k >= 0:
        kids = tree.children[k]
        perfect = tree.dep[k] == "xcomp" and any(tree.lower[c] in ("have", "having") for c in kids if c < k)
        if last <= tree.right[k] <= last + 1 and (
            perfect or (tree.tag[k] == "VBG" and tree.dep[k] in ("pcomp", "xcomp"))
        ):
            deeds.append(k)
        elif deeds and tree.pos[k] == "NOUN":
            entry = reporting_nouns().get(tree.lemma[k].lower())
            told = told or (entry is not None and entry.main in _OF_DEEDS)
        elif deeds and tree.pos[k] in VERBAL:
            told = told or _tells_deeds(tree, k)
        k = tree.head[k]
    return deeds if k == v and (told or _tells_deeds(tree, v)) else []


def _tells_deeds(tree: Tree, verb: int) -> bool:
    entry, _ = verb_entry(tree, verb)
    return entry is not None and bool({entry.main, *entry.classes.values()} & set(_OF_DEEDS))


def infinitive_of_gerund(tree: Tree, i: int, touched: set[int]) -> None:
    """“denied planning to take it”: what was planned is to take it."""
    to = tree.left[i]
    gerund = to - 1
    if tree.dep[i] != "xcomp" or tree.tag[to] != "TO" or tree.head[gerund] != tree.head[i] or tree.children[gerund]:
        return
    if tree.tag[gerund] == "NN" and verb_of_ing(tree.lower[gerund]):
        tree.tag[gerund], tree.lemma[gerund] = "VBG", verb_of_ing(tree.lower[gerund])
    if tree.tag[gerund] == "VBG" and tree.dep[gerund] in ("dobj", "xcomp", "ccomp") and tree.head[i] < gerund:
        tree.dep[gerund], tree.pos[gerund] = "xcomp", "VERB"
        attach(tree, i, gerund, "xcomp", touched)
