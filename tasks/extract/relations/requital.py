"""Who did what somebody is praised, blamed, punished or paid for, talked into or kept from."""

from __future__ import annotations

from functools import cache

from tasks.extract.mentions.agreement import REFLEXIVES
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.passives import lemma_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

#: Prepositions before the gerund of what somebody is accused of, fined for, kept from …
GERUND_PREPOSITIONS = frozenset(("of", "from", "for", "into", "with", "over"))
#: Types of those who do things.
ACTING = ("Person", "Organization", "Group", "Country", "AdministrativeArea", "City")
_NAMED = ("PERSON", "NORP", "ORG", "GPE")
_THINGS = frozenset(
    ("it", "this", "that", "these", "those", "there", "what", "which", "some", "one", "all", "much", "none")
)
_OBJECTS = ("dobj", "nsubjpass")
_STEPS = 6


@cache
def _judging() -> frozenset[str]:
    """Verbs of praise and blame: what stands beside them, be it a person or a thing, is what did it."""
    verbs = lexicon("reporting_verbs")
    named = frozenset(w for kind in ("judge", "accuse") for w, how in verbs[kind].items() if "object" in how)
    return named | _controlling() | words("arguments", "given_for") | words("modality", "requiting.verbs")


@cache
def _controlling() -> frozenset[str]:
    return words("predicates", "object_control_gerund")


def requited(tree: Tree, prep: int) -> int | None:
    """Who did what the gerund behind ``prep`` tells, where that is not the subject of the clause.

    Args:
        tree: the sentences.
        prep: a preposition with a gerund: “for” in “sacked the clerk for stealing”.

    Returns:
        The noun of whom the clause aims at, or of the subject of a passive; None where the clause does not say it so.
    """
    role, head = tree.lower[prep], tree.head[prep]
    if tree.pos[head] == "VERB":
        return _of_verb(tree, head, prep)
    if role not in ("for", "over") or tree.pos[head] not in ("NOUN", "PROPN", "PRON"):
        return None
    return _of_noun(tree, head)


def _of_verb(tree: Tree, verb: int, prep: int) -> int | None:
    role, lemma = tree.lower[prep], lemma_of(tree, verb)
    patient = _object(tree, verb, prep)
    if role in ("into", "out", "to"):
        told = patient is not None and _acts(tree, patient) and lemma not in words("requitals", "preferring")
        return patient if told else None
    if role != "for" and (role != "over" or lemma not in _judging()):
        return None
    if not _aims(tree, verb):
        return None
    if patient is not None and (
        is_oneself(tree, patient) or tree.lemma[patient].lower() in words("requitals", "of_the_giver")
    ):
        return None
    given = tree.child(verb, "dative")
    if given is not None and given < prep:
        receiver = tree.child(given, "pobj") if tree.pos[given] == "ADP" else given
        return receiver if receiver is not None and _acts(tree, receiver) else None
    if patient is not None and (lemma in _judging() or _acts(tree, patient)):
        return None if tree.ent[patient] == "GPE" and lemma in words("requitals", "of_going") else patient
    return _aimed_at(tree, verb, prep, given=patient is not None)


def _object(tree: Tree, verb: int, before: int) -> int | None:
    """What it is done to: the object, the subject of a passive, or of what it is called (“call us liars for …”)."""
    passive = tree.child(verb, "nsubjpass")
    if passive is not None:
        return passive
    for c in tree.children[verb]:
        if verb < c < before and tree.dep[c] == "dobj":
            return c
        if verb < c < before and tree.dep[c] in ("ccomp", "oprd"):
            called = tree.child(c, "nsubj")
            if called is not None and verb < called < c:
                return called
    return None


def _aims(tree: Tree, verb: int) -> bool:
    """Whether what is done to somebody can be for a deed of theirs."""
    lemma = lemma_of(tree, verb)
    if lemma not in words("requitals", "of_the_subject"):
        return True
    aim = tree.child(verb, "dobj")  # “took aim at her”
    return aim is not None and aim == verb + 1 and tree.tag[aim] == "NN" and tree.child(aim, "det") is None


def _aimed_at(tree: Tree, verb: int, before: int, given: bool) -> int | None:
    """Whom the verb aims at by a preposition: “lashed out at her for …”, “gave credit to her for …”."""
    allowed = words("requitals", "aiming")
    for c in tree.children[verb]:
        for k in (c, *(tree.children[c] if tree.dep[c] in ("dobj", "prep", "advmod") and c < before else ())):
            if not verb < k < before or tree.dep[k] not in ("prep", "dative"):
                continue
            whom = tree.child(k, "pobj")
            if whom is None or not _acts(tree, whom) or (tree.ent[whom] == "GPE" and tree.lower[k] == "into"):
                continue
            if tree.lower[k] in allowed or (tree.lower[k] == "to" and given):
                return whom
    return None


def _of_noun(tree: Tree, noun: int) -> int | None:
    """“sanctions on the bank for lying”, “put people in jail for lying”, where the parser hung “for” further in."""
    verb = tree.head[noun]
    if tree.dep[noun] == "oprd" and tree.pos[verb] == "VERB":
        return _object(tree, verb, noun)  # “named him best actor for playing a king”
    if tree.dep[noun] in _OBJECTS and tree.pos[verb] == "VERB":
        return noun if _acts(tree, noun) and _aims(tree, verb) else None
    for _ in range(_STEPS):
        above = tree.head[noun]
        if tree.dep[noun] != "pobj" or tree.pos[above] not in ("ADP", "SCONJ"):
            return None
        if _acts(tree, noun):
            return noun if tree.lower[above] in words("requitals", "aiming") else None
        up = tree.head[above]
        if tree.pos[up] in ("VERB", "AUX"):
            return _brought_into(tree, noun, up)
        noun = up
    return None


def _brought_into(tree: Tree, noun: int, verb: int) -> int | None:
    """“found her in contempt for …”, “came under fire for …”: whose state it is."""
    given = lemma_of(tree, verb) in words("arguments", "given_for")
    if not given and tree.lemma[noun].lower() not in words("requitals", "states"):
        return None
    patient = _object(tree, verb, noun)
    if patient is not None:
        return patient if _acts(tree, patient) or lemma_of(tree, verb) in _judging() else None
    return tree.child(verb, "nsubj") if lemma_of(tree, verb) in words("requitals", "being_in") else None


def _acts(tree: Tree, noun: int) -> bool:
    """Whether ``noun`` stands for somebody: a person, people, a body, a country."""
    if tree.pos[noun] == "PRON":
        return tree.lower[noun] not in _THINGS and not is_oneself(tree, noun)
    if tree.pos[noun] == "PROPN" or tree.ent[noun] in _NAMED:
        if tree.ent[noun] in _NAMED or not tree.ent[noun]:
            return noun_type(tree.lower[noun]) in (*ACTING, "Concept")
        return False
    return tree.pos[noun] == "NOUN" and noun_type(tree.lemma[noun].lower()) in ACTING


def is_oneself(tree: Tree, noun: int) -> bool:
    """“themselves”, “each other”: the subject again."""
    if tree.lower[noun] in ("other", "another"):
        return noun > 0 and tree.lower[noun - 1] in ("each", "one")
    return tree.lower[noun] in REFLEXIVES


def answers_for(tree: Tree, verb: int, patient: int, preposition_word: str) -> bool:
    """“was fined by the court for dumping waste”, “was sent off for pushing”: to whom it was done had done it."""
    if preposition_word in ("out", "to"):
        return _acts(tree, patient)
    if preposition_word not in GERUND_PREPOSITIONS:
        return False
    if lemma_of(tree, verb) in _controlling():
        return True
    if preposition_word not in ("for", "over", "into") or lemma_of(tree, verb) in words("requitals", "of_nobody"):
        return False
    return _acts(tree, patient) or (preposition_word != "into" and lemma_of(tree, verb) in _judging())


def controls_gerund(tree: Tree, noun: int, prep: int) -> bool:
    """Whether “of hiding …” after the object ``noun`` belongs to its verb (“accused the firm of hiding losses”)."""
    if tree.dep[noun] != "dobj" or tree.lower[prep] not in GERUND_PREPOSITIONS or prep < noun:
        return False
    if all(tree.dep[c] != "pcomp" for c in tree.children[prep]):
        return False
    verb = tree.head[noun]
    return lemma_of(tree, verb) in _controlling() or (
        tree.lower[prep] == "for" and _acts(tree, noun) and _aims(tree, verb)
    )


def is_deed(tree: Tree, prep: int) -> bool:
    """Whether the gerund behind ``prep`` tells a deed that is answered: “may ban the group for spreading lies”."""
    verb = tree.head[prep]
    if tree.lower[prep] not in ("for", "over") or tree.pos[verb] != "VERB" or lemma_of(tree, verb) in ("pay", "hire"):
        return False
    return lemma_of(tree, verb) in words("modality", "requiting.verbs") or requited(tree, prep) is not None


def is_kept_from(tree: Tree, prep: int) -> bool:
    """“talked him out of selling it”, “backed out of selling it”: what the gerund tells is not done."""
    verb = tree.head[prep]
    if tree.lower[prep] != "out" or tree.pos[verb] != "VERB" or _gerund(tree, prep) is None:
        return False
    patient = _object(tree, verb, prep)
    if patient is None:
        return prep == verb + 1 and lemma_of(tree, verb) in words("requitals", "out_of")
    return _acts(tree, patient)


def _gerund(tree: Tree, out: int) -> int | None:
    of = tree.child(out, "prep")
    return None if of is None or tree.lower[of] != "of" else tree.child(of, "pcomp")
