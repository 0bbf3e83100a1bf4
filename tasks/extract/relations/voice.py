"""Who did it is the subject, also of a passive; what is called or made something keeps its own place."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.ontology import words

_SOMEBODY = ("Person", "Organization", "Group", "Country", "AdministrativeArea", "City")


@dataclass(slots=True)
class Places:
    """The filled places of one clause.

    Attributes:
        subject, object: Filler | None, with voice made straight: who did it, what it was done to.
        further: list[tuple[str, Filler]], role and filler.
        lemma: list[str], words of the predicate with the preposition that belongs to it.
        tokens: list[int], tokens of the predicate.
        times: list[int], time expressions that say when it was, nearest first.
    """

    subject: Filler | None = None
    object: Filler | None = None
    further: list[tuple[str, Filler]] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


def settle(
    clauses: Clauses,
    p: Predicate,
    found: Places,
    direct: list[Filler],
    named: Filler | None,
    agent: Filler | None,
) -> None:
    """Who did it is the subject, also of a passive; what a naming verb calls a thing is its object."""
    subject = clauses.subject(p)
    if named is None and len(direct) > 1 and lemma_of(clauses.tree, p.head) not in words("predicates", "ditransitive"):
        named = direct.pop(1)
        if not _one_phrase(clauses, p, direct[0], named):
            direct.insert(1, named)
            named = None
    given = lemma_of(clauses.tree, p.head) in words("predicates", "giving") and not p.passive and named is None
    if given and len(direct) > 1 and _receives(clauses, direct[0], direct[1]):
        found.further.insert(0, ("recipient", direct.pop(0)))  # “gave the opposition almost no airtime”
    if named is not None and direct and not p.passive and _one_phrase(clauses, p, direct[0], named):
        direct[0], named = Filler(named.head, (*direct[0].tokens, *named.tokens)), None  # “lost the Orne race”
    if p.passive:
        found.subject, patient = agent, subject
        named = _double_passive(clauses, p, found, direct, named)
    else:
        found.subject, patient = subject, direct.pop(0) if direct else None
    if named is None and direct and (p.passive or direct[0].clause is None):
        named = direct.pop(0)
    for left in direct:
        found.further.append(("complement", left))
    if named is not None and p.lemma and p.lemma[-1] in words("predicates", "naming"):
        if patient is not None:
            found.further.insert(0, ("theme", patient))
        found.object = named
    else:
        if patient is not None and not (p.passive and found.object is not None):
            if found.object is not None:
                found.further.append(("complement", found.object))
            found.object = patient
        if named is not None:
            clause = named.clause is not None
            found.further.insert(0, ("complement" if clause else "as", named))
    if found.object is not None and found.subject is not None and found.object.head == found.subject.head:
        found.object = None
    if found.object is not None and found.object.clause is not None:
        _addressee(clauses, p, found)


def _receives(clauses: Clauses, first: Filler, second: Filler) -> bool:
    """Whether ``first`` can be given ``second``: somebody, and a thing."""
    tree = clauses.tree
    if first.clause is not None or second.clause is not None or tree.pos[second.head] not in ("NOUN", "NUM", "PROPN"):
        return False
    if tree.tag[second.tokens[0]] in ("IN", "TO", "VBG", "RB", "WDT") and tree.lower[second.tokens[0]] != "almost":
        return tree.lower[second.tokens[0]] in ("at", "about", "nearly", "only")  # “at least some”
    kind = noun_type(tree.lemma[first.head].lower())
    return tree.pos[first.head] in ("PROPN", "PRON") or kind in _SOMEBODY


def _one_phrase(clauses: Clauses, p: Predicate, first: Filler, second: Filler) -> bool:
    """Whether the parser took one noun phrase for an object and what it is called."""
    tree, verb = clauses.tree, lemma_of(clauses.tree, p.head)
    if (
        verb in words("predicates", "object_complement")
        or verb in words("predicates", "naming")
        or verb in words("predicates", "copulas")
    ):
        return False
    if tree.tag[second.tokens[0]] in ("DT", "PRP$"):
        return False  # “charged them a fee”
    both = all(f.clause is None and tree.pos[f.head] in ("NOUN", "PROPN") for f in (first, second))
    return both and first.tokens[-1] + 1 == second.tokens[0] and second.tokens[0] == tree.left[second.head]


def _double_passive(
    clauses: Clauses, p: Predicate, found: Places, direct: list[Filler], named: Filler | None
) -> Filler | None:
    """“were given the freedom”, “a song called Rain”: two things beside a passive verb."""
    verb = lemma_of(clauses.tree, p.head)
    name = named or (direct[0] if direct else None)
    if verb in words("predicates", "ditransitive") and named is None and name is not None and name.clause is None:
        receiver = clauses.subject(p)
        if receiver is not None:
            found.further.insert(0, ("recipient", receiver))
        found.object = direct.pop(0)
    elif verb in words("predicates", "naming") and name is not None and found.subject is None:
        found.subject, found.object = clauses.subject(p), name
        found.lemma[-1:] = ["be", clauses.tree.lower[p.head]]
        direct[:] = [d for d in direct if d is not name]
        return None
    return named


def _addressee(clauses: Clauses, p: Predicate, found: Places) -> None:
    """Who was told, where what was said is the object (“told reporters that …”, “…,” she told reporters)."""
    for n, (role, filler) in enumerate(found.further):
        if role == "as" and filler.clause is None and p.head in clauses.speech:
            found.further[n] = ("recipient", filler)
