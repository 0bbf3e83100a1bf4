"""What stands beside the verb: objects, recipients, prepositional phrases, clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tasks.extract.arguments import preposition
from tasks.extract.clauses import Clauses, Filler
from tasks.extract.predicates import Predicate, lemma_of
from tasks.ontology import words

_VERBAL = frozenset(("VERB", "AUX"))
_RELATIVE = frozenset(("who", "whom", "which", "that", "what"))


@cache
def _table(name: str) -> frozenset[str]:
    return words("predicates", name)


@dataclass(slots=True)
class Places:
    """The filled places of one clause.

    ``further`` are (role, filler) in order of the text; ``particle`` the preposition that belongs to the lemma.
    """

    subject: Filler | None = None
    object: Filler | None = None
    further: list[tuple[str, Filler]] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


def places(clauses: Clauses, p: Predicate, time_of: dict[int, int]) -> Places:
    """All that ``p`` takes, with voice made straight.

    Args:
        clauses: the clauses of the text.
        p: one of their predicates.
        time_of: token → time expression it belongs to; pure time phrases are left to the relation's time.
    """
    tree = clauses.tree
    found = Places(lemma=list(p.lemma), tokens=list(p.tokens))
    subject = clauses.subject(p)
    agent: Filler | None = None
    direct: list[Filler] = []
    named: Filler | None = None
    pps: list[tuple[int, str, list[int], int]] = []
    own = clauses.own_subject(p)
    for verb in p.verbs:
        for c in tree.children[verb]:
            dep = tree.dep[c]
            if c in p.verbs or c == own:
                continue
            if dep == "dobj" or (dep in ("attr", "oprd") and c != own):
                filler = _object(clauses, p, c)
                if filler is None:
                    continue
                if dep == "oprd" and (direct or p.passive):
                    named = filler
                else:
                    direct.append(filler)
            elif dep == "acomp":
                _adjective(clauses, p, c, found, pps, direct)
            elif dep == "dative":
                if tree.pos[c] == "ADP":
                    inside = preposition(tree, c)
                    if inside:
                        found.further.append(("recipient", clauses.filler(inside[2])))
                else:
                    found.further.append(("recipient", clauses.filler(c)))
            elif dep in ("prep", "agent"):
                inside = preposition(tree, c)
                if inside is None:
                    stranded = _stranded(clauses, p, c)
                    if stranded is not None:
                        found.further.append((tree.lower[c], stranded))
                    continue
                role, tokens, complement = inside
                if (
                    dep == "agent"
                    and agent is None
                    and p.passive
                    and complement not in time_of
                    and tree.dep[complement] == "pobj"
                ):
                    agent = clauses.filler(complement)
                    continue
                pps.append((c, role, tokens, complement))
            elif dep == "npadvmod" or (dep == "dep" and tree.pos[c] == "NUM"):
                if c in time_of:
                    found.times.append(time_of[c])
                elif any(tree.dep[k] == "nummod" for k in tree.children[c]) and c > verb and not direct:
                    direct.append(clauses.filler(c))
            elif dep in ("ccomp", "xcomp"):
                _complement(clauses, p, verb, c, found, direct)
            elif dep == "advcl":
                _adverbial(clauses, verb, c, found)
            elif dep == "advmod" and c in time_of:
                found.times.append(time_of[c])
    if p.adjective is not None or not direct:
        _promote(clauses, p, pps, found, direct, time_of)
    for _, role, _, complement in pps:
        if _is_time(clauses, complement, time_of):
            found.times.append(time_of[complement])
            continue
        if tree.pos[complement] in _VERBAL and tree.dep[complement] == "pcomp":
            found.further.append((role, clauses.clause_filler(complement)))
        else:
            found.further.append((role, _relative(clauses, p, complement) or clauses.filler(complement)))
    _voice(clauses, p, subject, agent, direct, named, found)
    return found


def _voice(
    clauses: Clauses, p: Predicate, subject: Filler | None, agent: Filler | None,
    direct: list[Filler], named: Filler | None, found: Places,
) -> None:  # fmt: skip
    lemma = p.lemma[-1] if p.lemma else ""
    if p.passive:
        found.subject, patient = agent, subject
        if direct and named is None:
            named, direct = direct[0], direct[1:]
    else:
        found.subject = subject
        patient = direct.pop(0) if direct else None
        if patient is None and found.object is None and named is None:
            patient = _gap(clauses, p, found)
        if direct and named is None:
            named = direct.pop(0)
    if named is not None and lemma in _table("naming"):
        if patient is not None:
            found.further.insert(0, ("theme", patient))
        found.object = named
    else:
        if patient is not None:
            if found.object is not None:
                found.further.append(("object", found.object))
            found.object = patient
        if named is not None:
            found.further.insert(0, ("as", named))
    if found.object is not None and found.subject is not None and found.object.head == found.subject.head:
        found.object = None


def _object(clauses: Clauses, p: Predicate, c: int) -> Filler | None:
    tree = clauses.tree
    if tree.lower[c] in _RELATIVE and c < p.verbs[0] and tree.tag[c] in ("WDT", "WP", "IN"):
        relative = _relative(clauses, p, c)
        if relative is not None:
            return relative
    return clauses.filler(c)


def _relative(clauses: Clauses, p: Predicate, c: int) -> Filler | None:
    tree = clauses.tree
    if tree.lower[c] in _RELATIVE and tree.tag[c] in ("WDT", "WP", "IN"):
        if tree.lower[c] == "what":
            return clauses._free_relative(p.verbs[0], c)
        return clauses.antecedent(p.verbs[0])
    return None


def _gap(clauses: Clauses, p: Predicate, found: Places) -> Filler | None:
    """The antecedent as object of a relative clause that has none of its own (“a post he held”)."""
    tree, verb = clauses.tree, p.verbs[0]
    if tree.dep[verb] != "relcl" or clauses.own_subject(p) is None or lemma_of(tree, p.head) in _table("copulas"):
        return None
    own = clauses.own_subject(p)
    if own is not None and tree.lower[own] in _RELATIVE:
        return None
    for c in tree.children[verb]:
        if tree.tag[c] in ("WRB", "WDT", "WP", "WP$") or (
            tree.dep[c] == "prep" and any(tree.tag[k] == "WDT" for k in tree.children[c])
        ):
            return None
        if tree.dep[c] == "ccomp":
            return None
    if tree.pos[tree.head[verb]] in _VERBAL or any(tree.tag[k] in ("WP$", "WDT") for k in range(tree.left[verb], verb)):
        return None
    return clauses.antecedent(verb)


def _stranded(clauses: Clauses, p: Predicate, prep: int) -> Filler | None:
    """The complement of a preposition left behind (“the town he lived in”)."""
    if clauses.tree.dep[p.verbs[0]] == "relcl" and prep > p.verbs[0]:
        return clauses.antecedent(p.verbs[0])
    return None


def _adjective(
    clauses: Clauses, p: Predicate, adjective: int, found: Places,
    pps: list[tuple[int, str, list[int], int]], direct: list[Filler],
) -> None:  # fmt: skip
    """The adjective goes into the lemma if it takes a preposition (“be responsible for”), else it is the object."""
    tree = clauses.tree
    if adjective in p.adjectives:
        return
    for c in tree.children[adjective]:
        if tree.dep[c] == "prep" and c > adjective:
            inside = preposition(tree, c)
            if inside is None or inside[0] in _table("adjunct_prepositions"):
                continue
            if tree.dep[inside[2]] == "pobj":
                found.lemma += [tree.lower[adjective], inside[0]]
                found.tokens += _with_adverbs(clauses, adjective) + inside[1]
                found.object = clauses.filler(inside[2])
                pps.extend(
                    (k, *rest)
                    for k in tree.children[adjective]
                    if k > c and tree.dep[k] == "prep" and (rest := preposition(tree, k))
                )
                return
    direct.append(clauses.filler(adjective))


def _with_adverbs(clauses: Clauses, adjective: int) -> list[int]:
    tree = clauses.tree
    return [c for c in tree.children[adjective] if c < adjective and tree.dep[c] == "advmod"] + [adjective]


def _complement(clauses: Clauses, p: Predicate, verb: int, c: int, found: Places, direct: list[Filler]) -> None:
    tree = clauses.tree
    if c in clauses.of_verb:
        filler = clauses.clause_filler(c)
        if tree.left[c] <= verb <= tree.right[c] or (c < verb and verb not in clauses.speech):
            return
        if tree.dep[c] == "ccomp" and direct:
            found.further.append(("recipient", direct.pop()))
        if tree.dep[c] == "xcomp" and direct:
            found.further.append(("to" if any(tree.tag[k] == "TO" for k in tree.children[c]) else "complement", filler))
        else:
            direct.append(filler)
        return
    small = tree.child(c, "nsubj")  # “called the plan a mistake”, read as a clause without verb
    if small is not None and small > verb:
        found.further.insert(0, ("theme", clauses.filler(small)))
        direct.append(clauses.filler(c, without=frozenset((small,))))
    elif c > verb:
        direct.append(clauses.filler(c))


def _adverbial(clauses: Clauses, verb: int, c: int, found: Places) -> None:
    tree = clauses.tree
    if c not in clauses.of_verb or tree.left[c] <= verb <= tree.right[c]:
        return
    role = ""
    for k in tree.children[c]:
        if k > c:
            break
        if tree.dep[k] in ("mark", "advmod") and tree.pos[k] in ("SCONJ", "ADV", "ADP") and not role:
            role = tree.lower[k] if tree.dep[k] == "mark" or tree.tag[k] == "WRB" else ""
        elif tree.tag[k] == "TO":
            role = role or "to"
    if not role or role in _table("contrasts"):
        return
    filler = clauses.clause_filler(c)
    tokens = filler.tokens
    if tokens and tree.lower[tokens[0]] == role and len(tokens) > 1:
        tokens = tokens[1:]
    found.further.append((role, Filler(filler.head, tokens, filler.clause)))


def _promote(
    clauses: Clauses, p: Predicate, pps: list[tuple[int, str, list[int], int]], found: Places,
    direct: list[Filler], time_of: dict[int, int],
) -> None:  # fmt: skip
    """The first preposition after an intransitive verb joins the lemma, and its complement is the object."""
    tree = clauses.tree
    if p.passive or direct or found.object is not None:
        return
    after = max(p.tokens)
    for n, (c, role, tokens, complement) in enumerate(pps):
        if c < p.head or role in _table("adjunct_prepositions") or _is_time(clauses, complement, time_of):
            continue
        if any(tree.pos[k] not in ("ADV", "PART", "ADP", "PUNCT") for k in range(after + 1, c)) and c > after:
            return
        if any(tree.text[k] == "," for k in range(after + 1, c)):
            return
        del pps[n]
        found.lemma.append(role)
        found.tokens += tokens
        if tree.pos[complement] in _VERBAL and tree.dep[complement] == "pcomp":
            found.object = clauses.clause_filler(complement)
        else:
            found.object = _relative(clauses, p, complement) or clauses.filler(complement)
        return


def _is_time(clauses: Clauses, complement: int, time_of: dict[int, int]) -> bool:
    """Whether the phrase around ``complement`` is nothing but a time expression."""
    if complement not in time_of:
        return False
    tree = clauses.tree
    return all(k in time_of or tree.pos[k] == "PUNCT" for k in range(tree.left[complement], tree.right[complement] + 1))
