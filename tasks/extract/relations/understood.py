"""Who is meant to do what an infinitive, gerund or participle tells, where the clause itself does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.extract.coreference.antecedents import RELATIVE, described
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.arguments import preposition
from tasks.extract.relations.control import (
    asked_with,
    had_by,
    is_infinitive,
    is_measure,
    lacks_object,
    mistaken_object,
    owned_nouns,
    receiver,
    takes_time,
)
from tasks.extract.relations.fillers import Filler, carried
from tasks.extract.relations.passives import is_passive, lemma_of
from tasks.extract.relations.requital import (
    ACTING,
    GERUND_PREPOSITIONS,
    answers_for,
    controls_gerund,
    is_oneself,
    requited,
)
from tasks.extract.relations.results import tells_result
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

if TYPE_CHECKING:
    from tasks.extract.relations.clauses import Clauses

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"))
#: Before a noun of state after “be”: “is in a position to sell”, “was under pressure to leave”.
_STATE = frozenset(("in", "under", "on", "at", "without", "with"))


_ELSEWHERE = ("DATE", "TIME", "GPE", "LOC", "FAC")
_RANKS = frozenset(("first", "second", "third", "last", "next", "latest", "only", "quickest", "fastest"))


def understood(clauses: Clauses, verb: int) -> Filler | None:
    """The subject of the clause of ``verb``, which has none of its own and shares none."""
    dep, head = clauses.tree.dep[verb], clauses.tree.head[verb]
    if dep == "relcl":
        found = _of_infinitive(clauses, verb, head)
        return clauses.antecedent(verb) if found is None else found[0]
    if dep == "acl":
        return _of_noun(clauses, verb, head)
    if dep in ("xcomp", "ccomp", "advcl", "dep", "parataxis"):
        return _from_matrix(clauses, verb, head, dep)
    return _of_gerund(clauses, head) if dep == "pcomp" else None


def _of_noun(clauses: Clauses, verb: int, noun: int) -> Filler | None:
    if noun in clauses.of_verb:
        return carried(clauses.subject(clauses.of_verb[noun]))
    if clauses.tree.pos[noun] not in _NOMINAL:
        return None
    found = _of_infinitive(clauses, verb, noun)
    return carried(clauses.filler(noun, without=frozenset((verb,)))) if found is None else found[0]


def _of_infinitive(clauses: Clauses, verb: int, noun: int) -> tuple[Filler | None] | None:
    """Who does what the infinitive after ``noun`` tells, where that is not the noun: known or (None,)."""
    tree = clauses.tree
    if noun in clauses.of_verb or not is_infinitive(tree, verb):
        return None
    if tree.lemma[noun].lower() in owned_nouns() and tree.pos[noun] == "NOUN":
        return (_owner(clauses, noun),)
    holder = had_by(tree, noun)
    if holder is not None:
        return (_holder(clauses, holder),)
    above = clauses.of_verb.get(tree.head[noun])
    if above is not None and tree.dep[noun] == "attr" and tree.lower[noun] in _RANKS and tree.pos[noun] == "ADJ":
        return (carried(clauses.subject(above)),)  # “were the first to reach it”
    return (_owner(clauses, noun),) if lacks_object(tree, verb) else None


def _holder(clauses: Clauses, verb: int) -> Filler | None:
    """Who has what is given, needed or used by ``verb``."""
    given = receiver(clauses.tree, verb)
    if given is not None:
        return carried(clauses.filler(given))
    matrix = clauses.of_verb.get(verb)
    return None if matrix is None else carried(clauses.subject(matrix))


def _owner(clauses: Clauses, noun: int) -> Filler | None:
    """Whose plan or failure it is: its possessor, “of” phrase, or the subject of the clause it is object in."""
    tree = clauses.tree
    for c in tree.children[noun]:
        if tree.dep[c] == "poss":
            return carried(clauses.filler(c))
    for c in tree.children[noun]:
        if tree.dep[c] in ("prep", "agent") and tree.lower[c] in ("of", "by") and (inside := preposition(tree, c)):
            owner = inside[2]
            above = clauses.of_verb.get(tree.head[tree.head[noun]])
            busy = tree.dep[noun] == "pobj" and tree.lemma[noun].lower() in words("arguments", "activities")
            if busy and owner in clauses.of_verb:  # “In the process of reviewing it, the firm …”
                return None if above is None else carried(clauses.subject(above))
            able = tree.pos[owner] in _NOMINAL and owner not in clauses.time_of and not _bare(tree, owner)
            return carried(clauses.filler(owner)) if able else None
    head = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[head] in _STATE and tree.lemma[tree.head[head]].lower() == "be":
        matrix = clauses.of_verb.get(tree.head[head])
        return None if matrix is None else carried(clauses.subject(matrix))
    while tree.dep[noun] == "conj" and tree.pos[head] == "NOUN":
        noun, head = head, tree.head[head]
    if tree.dep[noun] not in ("dobj", "attr") or head not in clauses.of_verb:
        return None
    matrix = clauses.of_verb[head]
    if tree.dep[noun] == "attr":  # “is slow in answering”, but “is a way to answer”
        return carried(clauses.subject(matrix)) if tree.pos[noun] == "ADJ" else None
    if receiver(tree, head) is not None:
        return _holder(clauses, head)
    subject = clauses.subject(matrix)
    others = words("arguments", "giving_away") | words("arguments", "judging")
    if subject is None or (not matrix.passive and lemma_of(tree, head) in others):
        return None
    has = matrix.passive or lemma_of(tree, head) in words("predicates", "having")
    return carried(subject) if has or _acts(tree, subject.head) else None


def _bare(tree: Tree, noun: int) -> bool:
    """“the chance of parole”, “a letter of intent”: nothing that has plans."""
    if tree.tag[noun] != "NN" or _acts(tree, noun):
        return False
    return not any(tree.dep[c] in ("det", "poss", "nummod", "amod", "compound") for c in tree.children[noun])


def _acts(tree: Tree, head: int) -> bool:
    """Whether the phrase around ``head`` can be somebody who does things."""
    if tree.pos[head] == "PRON":
        return tree.lower[head] not in ("it", "this", "that", "there", "what", "these", "those")
    return tree.pos[head] == "PROPN" or noun_type(tree.lemma[head].lower()) in ACTING


def _from_matrix(clauses: Clauses, verb: int, head: int, dep: str) -> Filler | None:
    tree = clauses.tree
    while tree.dep[head] == "conj" and tree.pos[head] == tree.pos[tree.head[head]] == "ADJ":
        head = tree.head[head]  # “is ready and willing to sell”
    if tree.pos[head] == "ADJ" and tree.dep[head] == "acomp":
        head = tree.head[head]
    matrix = clauses.of_verb.get(head)
    if matrix is None:
        return None
    finite = tree.tag[verb] in ("VBD", "VBZ", "VBP", "MD")
    if is_infinitive(tree, verb):
        left = tree.dep[head] == "acl" and tree.lower[head] == "left"  # “nothing left to sell”
        holder = had_by(tree, tree.head[head]) if left else None
        if (
            dep == "advcl"
            and lemma_of(tree, head) in words("predicates", "having")
            and receiver(tree, head) is not None
        ):
            holder = head  # “gave the firm a month to pay”
        if holder is not None:
            return _holder(clauses, holder)
        if lemma_of(tree, head) == "use" and is_passive(tree, head):  # “a knife was used to open it”
            agent = tree.child(head, "agent")
            inside = None if agent is None else preposition(tree, agent)
            return carried(clauses.filler(inside[2])) if inside else None
        what, it = tree.child(head, "attr"), tree.child(head, "nsubj")
        if what is not None and tree.lemma[what].lower() in owned_nouns() and it is not None and tree.lower[it] == "it":
            return None  # “it was a mistake to sell”
    if dep == "ccomp":
        mistaken = mistaken_object(tree, verb)
        if mistaken is not None:
            return clauses.filler(mistaken)
        front = [c for c in tree.children[head] if tree.dep[c] in ("nsubj", "dobj", "nsubjpass") and c < verb]
        if len(front) > 1 and tree.lower[front[0]] in RELATIVE:
            return clauses.antecedent(head)  # “which he said had failed”
        if front and tree.lower[front[0]] == "what":
            return clauses.free_relative(front[0])
        return carried(clauses.subject(matrix)) if finite and not tree.child(verb, "mark") else None
    if dep == "xcomp":
        return _of_complement(clauses, verb, head)
    return _of_adverbial(clauses, verb, head, finite) if dep == "advcl" else None


def _of_complement(clauses: Clauses, verb: int, head: int) -> Filler | None:
    """“told the firm to pay”, “promised the firm to pay”, “called on the firm to pay”."""
    tree, matrix = clauses.tree, clauses.of_verb[head]
    obj = tree.child(head, "dobj", "dative")
    controls = lemma_of(tree, head) not in words("predicates", "subject_control")
    measured = obj is not None and (obj in clauses.time_of or is_measure(tree, obj))
    if obj is not None and obj < verb and not measured and is_infinitive(tree, verb) and had_by(tree, obj) is not None:
        return _holder(clauses, head)  # “needs support to get it done”
    if obj is not None and obj < verb and not measured and controls:
        return carried(clauses.filler(obj, without=frozenset((verb,))))
    if obj is not None and takes_time(tree, head, obj):
        given = receiver(tree, head)
        return None if given is None else carried(clauses.filler(given))
    if obj is not None and controls and receiver(tree, head) is not None:
        return _holder(clauses, head)
    asked = asked_with(tree, head, verb) if obj is None else None
    if asked is not None:
        return carried(clauses.filler(asked))
    return carried(clauses.subject(matrix))


def _of_adverbial(clauses: Clauses, verb: int, head: int, finite: bool) -> Filler | None:
    """A purpose, circumstance or result: mostly done by the subject of the clause it belongs to."""
    tree, matrix = clauses.tree, clauses.of_verb[head]
    before = described(tree, verb)
    if before is not None and tree.lower[verb] in ("aged", "bound") and tree.ent[before] in _ELSEWHERE:
        before = None  # “died in Rome, aged 79”
    if before is not None:
        return carried(clauses.filler(before, before=tree.left[verb]))
    if finite and tree.child(verb, "mark") is not None:
        return None
    done_to = tree.child(head, "dobj")
    told = tree.tag[verb] == "VB" and (
        lemma_of(tree, head) in words("predicates", "object_control") or _sent(tree, head, done_to)
    )
    holds = tree.tag[verb] == "VB" and lemma_of(tree, verb) in words("arguments", "of_things")
    if holds and done_to is not None and not _acts(tree, done_to):
        told = True  # “extended the curfew to last a day”
    if told and done_to is not None and head < done_to < verb and tree.child(verb, "mark") is None:
        return carried(clauses.filler(done_to, without=frozenset((verb,))))
    event = tells_result(tree, verb, head)
    if event is not None and event in clauses.of_verb:
        above = clauses.of_verb[event]
        surface = clauses.subject(above)
        if event != head and not above.passive:
            return carried(surface)
        return carried(clauses.clause_filler(event, stop=tree.left[verb]))
    return carried(clauses.subject(matrix))


def _sent(tree: Tree, verb: int, whom: int | None) -> bool:
    """“sent soldiers to guard it”, “hired a firm to clean it”."""
    if whom is None or lemma_of(tree, verb) not in words("arguments", "sending"):
        return False
    return tree.ent[whom] == "PERSON" or noun_type(tree.lemma[whom].lower()) in ACTING


def _of_gerund(clauses: Clauses, prep: int) -> Filler | None:
    tree = clauses.tree
    head = tree.head[prep]
    for _ in range(8):
        if tree.dep[prep] not in ("prep", "conj") or tree.pos[head] not in ("ADP", "SCONJ"):
            break
        if tree.dep[prep] == "prep" and tree.dep[head] != "prep":
            break
        prep, head = head, tree.head[head]  # “because of losing it”, “for losing it and for lying”
    if tree.dep[head] == "advmod" and tree.pos[head] == "ADV" and tree.pos[tree.head[head]] == "VERB":
        head = tree.head[head]  # “came close to losing it”
    matrix = clauses.of_verb.get(head)
    if matrix is not None:
        obj = tree.child(head, "dobj")
        controls = lemma_of(tree, head) in words("predicates", "object_control_gerund")
        if controls and tree.lower[prep] in GERUND_PREPOSITIONS and tree.head[prep] == head:
            if obj is not None and not is_oneself(tree, obj):
                return carried(clauses.filler(obj))
            if obj is None and not matrix.passive:  # “a rival she blamed for leaving”
                return carried(clauses.antecedent(head)) if clauses.has_gap(matrix) else None
        whom = None if matrix.passive else requited(tree, prep)
        if whom is not None:
            return carried(clauses.filler(whom, without=frozenset((prep,))))
        patient = clauses.subject(matrix) if matrix.passive else None
        if patient is not None and answers_for(tree, matrix.head, patient.head, tree.lower[prep]):
            return carried(patient)
        if matrix.passive and tree.lower[prep] in ("by", "for"):  # “used by us for cutting”, “damaged by flooding”
            agent = tree.child(head, "agent")
            inside = preposition(tree, agent) if agent is not None and agent != prep else None
            return carried(clauses.filler(inside[2])) if inside else None
        return carried(clauses.subject(matrix))
    if tree.pos[head] == "ADJ" and tree.dep[head] in ("oprd", "acomp", "ccomp"):
        return _found_so(clauses, head)
    if tree.pos[head] not in _NOMINAL:
        return None
    if tree.lemma[head].lower() in words("misreadings", "charges"):
        return _accused(clauses, head)
    whom = head if controls_gerund(tree, head, prep) else requited(tree, prep)
    return _owner(clauses, head) if whom is None else carried(clauses.filler(whom, without=frozenset((prep,))))


def _found_so(clauses: Clauses, adjective: int) -> Filler | None:
    """“was found guilty of killing her”, “found him innocent of stealing it”: of whom the adjective is said."""
    tree, verb = clauses.tree, clauses.tree.head[adjective]
    own = tree.child(adjective, "nsubj") or tree.child(verb, "dobj")
    matrix = clauses.of_verb.get(verb)
    if own is not None and (matrix is None or not matrix.passive):
        return carried(clauses.filler(own))
    return None if matrix is None else carried(clauses.subject(matrix))


def _accused(clauses: Clauses, charge: int) -> Filler | None:
    """“was arrested on suspicion of lying”, “faces a trial on charges of lying”: who is charged with it."""
    tree, verb = clauses.tree, charge
    for _ in range(5):
        if tree.dep[verb] not in ("pobj", "prep", "dobj") or verb in clauses.of_verb:
            break
        verb = tree.head[verb]
    matrix = clauses.of_verb.get(verb)
    if matrix is None or verb == charge or tree.dep[charge] != "pobj":
        return _owner(clauses, charge)
    whom = tree.child(verb, "dobj")
    if whom is not None and (tree.pos[whom] in ("PROPN", "PRON") or noun_type(tree.lemma[whom].lower()) == "Person"):
        return carried(clauses.filler(whom))
    return carried(clauses.subject(matrix))
