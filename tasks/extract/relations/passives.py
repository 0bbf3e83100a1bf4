"""Whether a verb form is a passive, a state or neither, and its base form."""

from __future__ import annotations

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_VERBAL = frozenset(("VERB", "AUX"))
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
#: What a coordinated verb does not have if it is passive.
_OWN_OBJECT = frozenset(("dobj", "nsubj", "ccomp", "xcomp", "aux", "acomp", "attr", "dative", "csubj", "expl"))


def lemma_of(tree: Tree, i: int) -> str:
    """Base form of the verb ``i``, lower case; contracted forms of “be” and “have” as words."""
    lower = tree.lower[i]
    if lower in ("'s", "’s", "'m", "’m", "'re", "’re"):
        return "be"
    if lower in ("'ve", "’ve"):
        return "have"
    return tree.lemma[i].lower() or lower


def is_passive(tree: Tree, i: int) -> bool:
    """Whether verb ``i`` is a passive participle, with its auxiliary or reduced (“the plant built in May”)."""
    if tree.tag[i] not in ("VBN", "VBD"):
        return False
    deps = {tree.dep[c] for c in tree.children[i]}
    active = {"nsubj", "dobj"} <= deps  # “They left the house by the back door”
    if deps & {"auxpass", "nsubjpass"} or ("agent" in deps and not active):
        return True
    if _is_wanted(tree, i, deps) or _is_believed(tree, i, deps):
        return True
    if _gapped(tree, i, deps):
        return True  # “ten people were killed and a house destroyed”
    if _shares_passive(tree, i, deps):
        return is_passive(tree, tree.head[i])  # “was found guilty and jailed”
    has_have = "aux" in deps or "nsubj" in deps
    if has_have or tree.tag[i] != "VBN":
        return False
    if tree.dep[i] in ("acl", "advcl", "relcl"):
        return True
    if tree.dep[i] == "conj" and not any(tree.dep[c] in _SUBJECT for c in tree.children[i]):
        if tree.tag[tree.head[i]] == "VBG" and "dobj" not in deps:  # “are waiting and scared”
            return any(tree.lemma[c].lower() == "be" for c in tree.children[tree.head[i]] if tree.dep[c] == "aux")
        return is_passive(tree, tree.head[i]) if tree.pos[tree.head[i]] in _VERBAL else False
    return tree.dep[i] == "xcomp"


def stands_for_if(tree: Tree, i: int) -> bool:
    """Whether ``i`` is the “were” of “were the bank to fail”."""
    if tree.lower[i] != "were" or tree.dep[i] != "advcl" or any(c < i for c in tree.children[i]):
        return False
    after = tree.child(i, "xcomp", "ccomp")
    return after is not None and any(tree.tag[k] == "TO" for k in tree.children[after])


def were_to(tree: Tree, i: int) -> int | None:
    """The verb of “were the bank to fail”, where ``i`` is its “were”, which only stands for an “if”."""
    if tree.lower[i] != "were" or tree.dep[i] != "advcl" or any(c < i for c in tree.children[i]):
        return None
    for c in tree.children[i]:
        if tree.dep[c] in ("ccomp", "xcomp") and tree.child(c, "nsubj", "nsubjpass") is not None:
            return c if any(tree.tag[k] == "TO" for k in tree.children[c]) else None
    return None


def _shares_passive(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether ``i``, in form a past tense, is coordinated with a passive and cannot be active: it has no object."""
    if tree.tag[i] != "VBD" or tree.dep[i] != "conj" or tree.tag[tree.head[i]] != "VBN" or deps & _OWN_OBJECT:
        return False
    lemma = lemma_of(tree, i)
    if any(tree.dep[c] == "prt" or tree.tag[c] == "WDT" for c in tree.children[i]):
        return False
    return lemma not in words("predicates", "intransitive") and lemma not in words("predicates", "rarely_passive")


def _is_wanted(tree: Tree, i: int, deps: set[str]) -> bool:
    """“wants the mill sold”, “saw the house destroyed”: the participle has its patient before it."""
    if tree.tag[i] != "VBN" or tree.dep[i] != "ccomp" or "nsubj" not in deps or deps & {"aux", "dobj", "mark"}:
        return False
    return tree.head[i] < i and lemma_of(tree, tree.head[i]) in words("predicates", "wanting_done")


def _is_believed(tree: Tree, i: int, deps: set[str]) -> bool:
    """“a man believed to have fled”: nobody “believes to have fled”."""
    if deps & {"aux", "dobj", "ccomp", "dative"}:
        return False
    if lemma_of(tree, i) not in words("predicates", "passive_before_infinitive"):
        return False
    after = tree.child(i, "xcomp")
    return after is not None and after > i and any(tree.tag[c] == "TO" and c == i + 1 for c in tree.children[after])


def _gapped(tree: Tree, i: int, deps: set[str]) -> bool:
    """Whether the participle ``i`` has a subject, and shares its auxiliary with the passive it is coordinated with."""
    first = tree.head[i]
    if tree.dep[i] != "conj" or tree.tag[i] != "VBN" or "nsubj" not in deps or deps & {"aux", "dobj", "ccomp", "xcomp"}:
        return False
    return tree.tag[first] == "VBN" and any(tree.dep[c] == "auxpass" for c in tree.children[first])


def is_state(tree: Tree, i: int) -> bool:
    """“is involved in”, “was worried”, “was prepared to wait”: the participle says how something is."""
    word = tree.lower[i]
    if word not in words("predicates", "stative_participles"):
        return False
    agent = tree.child(i, "agent")
    if agent is not None and not (word in words("predicates", "feelings") and _moves(tree, agent)):
        return False
    needed: dict[str, list[str]] = lexicon("predicates")["stative_with"]
    if word not in needed:
        return True
    after = [c for c in tree.children[i] if c > i]
    if "to" in needed[word] and any(tree.tag[k] == "TO" for c in after for k in tree.children[c]):
        return True
    return any(tree.dep[c] in ("prep", "agent") and tree.lower[c] in needed[word] for c in after)


def _moves(tree: Tree, agent: int) -> bool:
    """“disappointed by the verdict”: a thing that is the reason of a feeling, and nobody who did something."""
    reason = tree.child(agent, "pobj")
    if reason is None or tree.pos[reason] != "NOUN":
        return False
    return noun_type(tree.lemma[reason].lower()) not in ("Person", "Organization", "Group")
