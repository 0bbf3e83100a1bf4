"""Relations without a verb: “Norway's ban on whaling”, “called the plan a mistake”.

Nouns that tell events stand in ``ontology/lexicon/nominalizations.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tasks.extract.annotations import TokenArgument, TokenAttribution, TokenRelation
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.arguments import named_head, phrase, preposition
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.confidence import confidence
from tasks.extract.relations.scope import Scope
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


@cache
def _events() -> dict[str, Any]:
    table: dict[str, Any] = lexicon("nominalizations")["event"]
    return table


@cache
def _hedges() -> dict[str, str]:
    return {word: modality for modality, group in lexicon("nominalizations")["hedges"].items() for word in group}


def events(clauses: Clauses, how: dict[int, Scope], attribution_of: dict[int, int]) -> list[TokenRelation]:
    """Events told by a noun with both its doer and its object."""
    tree, table = clauses.tree, _events()
    found = []
    for i in range(len(tree)):
        if tree.pos[i] != "NOUN" or tree.lemma[i].lower() not in table:
            continue
        entry = table[tree.lemma[i].lower()]
        doer, thing, joint = _doer(tree, i), None, None
        for c in tree.children[i]:
            if tree.dep[c] == "prep" and c > i and tree.lower[c] in entry["object"]:
                inside = preposition(tree, c)
                if inside and tree.pos[inside[2]] in _NOMINAL:
                    joint, thing = c, inside[2]
                    break
        if doer is None or thing is None or joint is None:
            continue
        ended = _is_ended(clauses, i, how)
        scope = Scope() if ended else _surroundings(clauses, i, how)
        _, modality = scope.values
        subject, patient = phrase(tree, doer), phrase(tree, thing)
        if tree.lower[subject[-1]] in ("'s", "’s", "'", "’"):
            subject = subject[:-1]
        if doer not in subject or thing not in patient:
            continue
        found.append(
            TokenRelation(
                i, entry["verb"], [i, joint],
                [
                    TokenArgument("subject", subject, named_head(tree, doer, subject[-1])),
                    TokenArgument("object", patient, named_head(tree, thing, patient[-1])),
                ],
                "negative" if ended else "positive", modality, attribution_of.get(i),
                confidence=confidence(("any", "event")), cues=scope.cues,
            )
        )  # fmt: skip
    return found


def _doer(tree: Tree, noun: int) -> int | None:
    for c in tree.children[noun]:
        if tree.dep[c] == "poss" and tree.pos[c] in _NOMINAL:
            return c
    for c in tree.children[noun]:
        if tree.lower[c] == "by" and c > noun:
            inside = preposition(tree, c)
            if inside and tree.pos[inside[2]] in _NOMINAL and tree.ent[inside[2]] not in ("DATE", "TIME"):
                return inside[2]
    return None


def _is_ended(clauses: Clauses, noun: int, how: dict[int, Scope]) -> bool:
    """Whether it was said to be stopped or given up: “cancelled its sale of the mill”, as “stopped selling it”."""
    tree, verb = clauses.tree, clauses.tree.head[noun]
    if tree.dep[noun] not in ("dobj", "nsubjpass") or verb not in clauses.of_verb:
        return False
    around = how[clauses.of_verb[verb].head]
    if around.negative or around.modality != "actual":
        return False
    lemma = " ".join(clauses.of_verb[verb].lemma)
    return lemma in words("nominalizations", "ending.verbs") or lemma in words("modality", "undone.verbs")


def _surroundings(clauses: Clauses, noun: int, how: dict[int, Scope]) -> Scope:
    """Actual only if nothing around the noun puts it in doubt: an adjective, or a clause that is itself not actual."""
    tree, scope = clauses.tree, Scope()
    for c in tree.children[noun]:
        hedge = _hedges().get(tree.lower[c])
        if hedge is not None and c < noun:
            scope.weaken(hedge, c)
    above = noun
    while tree.head[above] != above and above not in clauses.of_verb:
        above = tree.head[above]
    if above in clauses.of_verb:
        p = clauses.of_verb[above]
        around = how[p.head]
        if around.negative or around.modality != "actual":
            scope.weaken("possible")
            scope.cues = sorted({*scope.cues, *around.cues})
        if " ".join(p.lemma) in words("nominalizations", "intended.verbs"):
            scope.weaken("possible", above)
    return scope


def namings(tree: Tree, relations: list[TokenRelation], attributions: list[TokenAttribution]) -> list[TokenRelation]:
    """What somebody calls a thing, as that person's statement: “A called B a C” gives B – be – C, attributed to A."""
    by_head = {a.head: n for n, a in enumerate(attributions)}
    taken = {r.head for r in relations}
    found = []
    for r in relations:
        number = by_head.get(r.head)
        roles = {a.role: a for a in r.arguments}
        if "object" not in roles:
            continue
        if r.lemma in words("predicates", "offices") and "as" in roles:
            if tree.pos[roles["as"].head] == "NOUN":
                found += _appointed(r, roles["object"], roles["as"])
            continue
        if number is None:
            continue
        if "theme" in roles:
            thing, name = roles["theme"], roles["object"]
        elif "as" in roles and r.lemma in words("predicates", "naming_as"):
            thing, name = roles["object"], roles["as"]
        else:
            continue
        if name.head in taken or name.clause is not None or _in_what_office(tree, thing, name):
            continue
        taken.add(name.head)
        subject = TokenArgument("subject", thing.tokens, thing.head, thing.clause)
        arguments = [subject, TokenArgument("object", name.tokens, name.head)]
        found.append(
            TokenRelation(name.head, "be", [], arguments, attribution=number, confidence=confidence(("any", "naming")))
        )
    return found


def _in_what_office(tree: Tree, thing: TokenArgument, office: TokenArgument) -> bool:
    """“praised his work as a judge”: the judge is he, and not his work."""
    owned = any(tree.dep[c] == "poss" for c in tree.children[thing.head])
    return owned and noun_type(tree.lemma[office.head].lower()) == "Person"


def _appointed(r: TokenRelation, who: TokenArgument, office: TokenArgument) -> list[TokenRelation]:
    """“Ann Lee was appointed chair”: Ann Lee – be – chair, as far as she was appointed."""
    if office.clause is not None or who.clause is not None:
        return []
    arguments = [TokenArgument("subject", who.tokens, who.head), TokenArgument("object", office.tokens, office.head)]
    sure = confidence(("any", "naming"))
    return [TokenRelation(office.head, "be", [], arguments, r.polarity, r.modality, r.attribution, confidence=sure)]
