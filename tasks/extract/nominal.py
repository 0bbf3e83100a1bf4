"""Relations without a verb: “Norway's ban on whaling”, “Ann Lee, a baker”, “called the plan a mistake”.

Nouns that tell events stand in ``ontology/lexicon/nominalizations.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tasks.extract.annotations import TokenArgument, TokenAttribution, TokenMention, TokenRelation, TokenRole
from tasks.extract.arguments import named_head, phrase, preposition
from tasks.extract.clauses import Clauses
from tasks.extract.confidence import confidence
from tasks.extract.modality import Scope
from tasks.extract.tree import Tree
from tasks.ontology import lexicon, words

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


@cache
def _events() -> dict[str, Any]:
    table: dict[str, Any] = lexicon("nominalizations")["event"]
    return table


@cache
def _hedges() -> dict[str, str]:
    return {word: modality for modality, group in lexicon("nominalizations")["hedges"].items() for word in group}


def appositions(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“Ann Lee, a baker from Leeds, …”: Ann Lee – be – a baker from Leeds."""
    found = []
    for i in range(len(tree)):
        if tree.dep[i] != "appos" or tree.head[i] > i:
            continue
        noun = tree.head[i]
        if tree.text[tree.left[i] - 1] not in (",", "—", "–", "--", "("):
            continue
        name, description = (noun, i) if tree.pos[i] == "NOUN" else (i, noun)
        if any(tree.dep[c] in ("cc", "conj") for c in tree.children[description]):
            continue  # rather the next of a list
        if tree.lemma[description].lower() in words("nominalizations", "comments.nouns"):
            continue
        if tree.pos[name] != "PROPN" or tree.pos[description] != "NOUN" or not _describes(tree, description):
            continue
        who, what = phrase(tree, name, before=tree.left[i]), phrase(tree, description)
        if description == noun:
            what = [k for k in what if k < tree.left[i] - 1]
        else:
            who = [k for k in who if k < tree.left[i] - 1]
        if name not in who or description not in what:
            continue
        arguments = [TokenArgument("subject", who, name), TokenArgument("object", what, description)]
        relation = TokenRelation(description, "be", [], arguments, attribution=attribution_of.get(description))
        relation.confidence = confidence(("any", "apposition"))
        found.append(relation)
    return found


def titles(
    tree: Tree, roles: list[TokenRole], mentions: list[TokenMention], attribution_of: dict[int, int]
) -> list[TokenRelation]:
    """“goalkeeper Tom Lee”, “Ann Lee, 54, …”: what a word before the name, or the age after it, says of somebody."""
    found = []
    for role in roles:
        holder = mentions[role.holder]
        written = tree.text[role.first : role.last + 1]
        if role.last >= holder.first or holder.first - role.last > 2 or any("." in word for word in written):
            continue
        if role.last == role.first and tree.lower[role.last] in words("nominalizations", "forms_of_address.words"):
            continue
        found.append(_is(tree, holder, list(range(role.first, role.last + 1)), role.last, attribution_of))
    for mention in mentions:
        if mention.kind != "name" or mention.type != "Person":
            continue
        age = mention.last + 2
        if (
            age + 1 < len(tree)
            and tree.text[age - 1] == ","
            and tree.text[age + 1] in (",", ".")
            and _is_age(tree, age)
        ):
            found.append(_is(tree, mention, [age], age, attribution_of))
    return found


def _is(tree: Tree, who: TokenMention, what: list[int], head: int, attribution_of: dict[int, int]) -> TokenRelation:
    arguments = [
        TokenArgument("subject", list(range(who.first, who.last + 1)), who.head),
        TokenArgument("object", what, head),
    ]
    return TokenRelation(
        head, "be", [], arguments, attribution=attribution_of.get(head), confidence=confidence(("any", "title"))
    )


def _is_age(tree: Tree, i: int) -> bool:
    return tree.text[i].isascii() and tree.text[i].isdigit() and len(tree.text[i]) < 3


def _describes(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase says what something is: with article or possessor, and no measure or date."""
    if tree.ent[noun] in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"):
        return False
    return any(
        (tree.dep[c] == "det" and tree.lower[c] in ("a", "an", "the")) or tree.dep[c] == "poss" or tree.dep[c] == "prep"
        for c in tree.children[noun]
    )


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
        scope = _surroundings(clauses, i, how)
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
                "positive", modality, attribution_of.get(i), confidence=confidence(("any", "event")), cues=scope.cues,
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


def namings(relations: list[TokenRelation], attributions: list[TokenAttribution]) -> list[TokenRelation]:
    """What somebody calls a thing, as that person's statement: “A called B a C” gives B – be – C, attributed to A."""
    by_head = {a.head: n for n, a in enumerate(attributions)}
    taken = {r.head for r in relations}
    found = []
    for r in relations:
        number = by_head.get(r.head)
        roles = {a.role: a for a in r.arguments}
        if number is None or "object" not in roles:
            continue
        if "theme" in roles:
            thing, name = roles["theme"], roles["object"]
        elif "as" in roles and r.lemma in words("predicates", "naming_as"):
            thing, name = roles["object"], roles["as"]
        else:
            continue
        if name.head in taken or name.clause is not None:
            continue
        taken.add(name.head)
        subject = TokenArgument("subject", thing.tokens, thing.head, thing.clause)
        arguments = [subject, TokenArgument("object", name.tokens, name.head)]
        found.append(
            TokenRelation(name.head, "be", [], arguments, attribution=number, confidence=confidence(("any", "naming")))
        )
    return found
