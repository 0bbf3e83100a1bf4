"""Predicates and their arguments, a relation a clause."""

from __future__ import annotations

from dataclasses import replace

from tasks.extract.annotations import (
    TokenArgument,
    TokenAttribution,
    TokenMention,
    TokenQuantity,
    TokenRelation,
    TokenRole,
    TokenTime,
)
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.nobodys import voice
from tasks.extract.attributions.whose_words import innermost
from tasks.extract.relations.absolutes import absolutes
from tasks.extract.relations.ages import ages
from tasks.extract.relations.appositions import appositions
from tasks.extract.relations.arguments import named_head
from tasks.extract.relations.chains import outer_places, unchain
from tasks.extract.relations.clauses import Clauses, Filler
from tasks.extract.relations.complements import places
from tasks.extract.relations.conditions import scheduled
from tasks.extract.relations.confidence import confidence, features
from tasks.extract.relations.coordination import adjectives_beside, contrast, distribute
from tasks.extract.relations.ellipsis import completed, is_cut_short
from tasks.extract.relations.fronted import fronted
from tasks.extract.relations.headline_states import headline_states
from tasks.extract.relations.modality import scopes
from tasks.extract.relations.nominal import events, namings
from tasks.extract.relations.predicates import Predicate, find_predicates
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.titles import titles
from tasks.extract.relations.unread import UNREAD, is_told
from tasks.extract.relations.voice import Places
from tasks.extract.trees.tree import Tree
from tasks.model import PLACE_TYPES
from tasks.ontology import words


def find_relations(
    tree: Tree,
    mentions: list[TokenMention],
    attributions: list[TokenAttribution],
    times: list[TokenTime],
    quantities: list[TokenQuantity],
    roles: list[TokenRole] | None = None,
    published: str | None = None,
) -> list[TokenRelation]:
    """Relations of ``tree``, one a clause (and one for each coordinated object), in order of their predicate.

    Args:
        tree: the parsed text.
        mentions: of names and other referring expressions, for the place.
        attributions: what was said by whom; a relation refers to the innermost by its index.
        times: time expressions, for the relation's time.
        quantities: numbers with units; an argument is tied to one by its head.
        roles: of people, for what a title before a name says.
        published: day of the article, ISO: what the present tells of a later day is to come.
    """
    speech = frozenset(a.head for a in attributions)
    time_of = {i: n for n, t in enumerate(times) for i in range(t.first, t.last + 1)}
    clauses = Clauses(tree, find_predicates(tree, speech), speech, time_of, _told_before(tree, attributions))
    quoted = QuotedText(tree)
    heads = [q.head for p in clauses.predicates for q in (*p.outer, p)]
    told = [a if _is_told(tree, a) else replace(a, content=[]) for a in attributions]
    attribution_of = innermost(tree, told, heads, quoted)
    how = scopes(clauses, attributions, attribution_of, quoted)
    attribution_of = _voices(tree, attributions, attribution_of)
    place_at = {m.head: n for n, m in enumerate(mentions) if m.type in PLACE_TYPES and m.kind == "name"}
    of_head = {a.head: a for a in attributions}
    found: list[TokenRelation] = []
    settled: dict[int, Places] = {}
    for p in clauses.predicates:
        filled = settled[p.head] = places(clauses, p)
        unchain(clauses, p, filled)
        unclear = is_cut_short(tree, p, filled) and not completed(clauses, p, filled, settled)
        if unclear and (p.lemma == ["do"] or tree.tag[p.head] == "MD"):
            del settled[p.head]
            continue
        speech_act = next((of_head[v] for v in reversed(p.verbs) if v in of_head), None)
        if speech_act is not None and speech_act.head == p.head:
            _content(clauses, p, filled, speech_act)
        arguments = _arguments(tree, filled)
        if not arguments or not is_told(tree, p, arguments):
            continue
        for q, around in outer_places(clauses, p):
            found += _governing(clauses, q, around, how[q.head], attribution_of.get(q.head))
        scope = how[p.head]
        polarity, modality = scope.values
        time = filled.times[0] if filled.times else None
        if (
            time is not None
            and modality == "actual"
            and p.head not in of_head
            and scheduled(tree, p, times[time].value, published)
        ):
            modality = "future"
        place = _place(tree, filled, place_at)
        number = attribution_of.get(p.head)
        sure = confidence(features(clauses, p, filled, p.head in attribution_of))
        found += [
            TokenRelation(
                p.head, " ".join(filled.lemma), sorted(set(filled.tokens)), part, "negative" if denied else polarity,
                modality, number, time, place, sure, scope.cues,
            )
            for side, denied in contrast(tree, arguments)
            for part in distribute(tree, filled.lemma, side, scope.values == ("positive", "actual"))
        ]  # fmt: skip
        found += [
            TokenRelation(
                head, "be", tokens, parts, "negative" if denied else polarity, modality, number, time, None, sure
            )
            for head, tokens, parts, denied in adjectives_beside(clauses, p)
        ]
    nouns = [i for i in range(len(tree)) if tree.pos[i] in ("NOUN", "PROPN", "ADJ") and i not in how]
    attributed = _voices(tree, attributions, innermost(tree, attributions, nouns, quoted))
    found += appositions(tree, attributed, [a.head for a in attributions])
    found += absolutes(tree, attributed) + fronted(tree, attributed)
    found += headline_states(tree, attributed)
    own = {i: n for i, n in attributed.items() if quoted.double_at(i)}  # a title is the article's word
    described = {r.arguments[-1].head for r in found if r.lemma == "be"}
    found += [r for r in titles(tree, roles or [], mentions, own) if r.head not in described]
    described |= {r.arguments[-1].head for r in found if r.lemma == "be"}
    found += [r for r in ages(tree, own) if r.head not in described]
    found += events(clauses, how, attributed)
    found = [r for r in found if tree.kind[tree.sentence[r.head]] not in UNREAD]
    found += namings(tree, found, attributions)
    found.sort(key=lambda r: r.predicate[0] if r.predicate else r.head)
    return found


def _told_before(tree: Tree, attributions: list[TokenAttribution]) -> frozenset[int]:
    """Verbs of saying whose content stands in sentences of its own before them: “Go!” he wrote online."""
    before = (a for a in attributions if a.content and tree.pos[a.head] == "VERB")
    return frozenset(a.head for a in before if a.content[-1] < tree.sentences[tree.sentence[a.head]][0])


def _voices(tree: Tree, attributions: list[TokenAttribution], of: dict[int, int]) -> dict[int, int]:
    """``of`` without what nobody says: head → the innermost attribution that somebody makes."""
    whose = {head: voice(tree, attributions, number) for head, number in of.items()}
    return {head: number for head, number in whose.items() if number is not None}


def _is_told(tree: Tree, a: TokenAttribution) -> bool:
    """Whether the content of ``a`` is somebody's words: not what is decided on (“decided to close it”)."""
    if a.lemma not in modal_words("decided", "verbs"):
        return True
    decided = [c for c in tree.children[a.head] if tree.dep[c] == "xcomp"]
    against = [k for c in tree.children[a.head] if tree.dep[c] == "prep" for k in tree.children[c]]
    return not any(tree.tag[k] == "TO" for c in decided for k in tree.children[c]) and not any(
        tree.dep[k] == "pcomp" for k in against
    )  # “voted to close it”, “voted against closing it”


def _governing(clauses: Clauses, q: Predicate, filled: Places, scope: Scope, number: int | None) -> list[TokenRelation]:
    """What a verb tells that governs another: “wants [to leave]”."""
    polarity, modality = scope.values
    sure = confidence([*features(clauses, q, filled, number is not None), "governing"])
    time = filled.times[0] if filled.times else None
    return [
        TokenRelation(
            q.head, " ".join(filled.lemma), sorted(set(filled.tokens)), part, "negative" if denied else polarity,
            modality, number, time, None, sure, scope.cues,
        )
        for side, denied in contrast(clauses.tree, _arguments(clauses.tree, filled))
        for part in distribute(clauses.tree, filled.lemma, side, scope.values == ("positive", "actual"))
    ]  # fmt: skip


def _content(clauses: Clauses, p: Predicate, filled: Places, a: TokenAttribution) -> None:
    """What was said as object of the speech act, where the parse has not tied it to the verb (“…,” he said)."""
    if any(f.clause is not None for f in (filled.object, *(f for _, f in filled.further)) if f is not None):
        return
    if not a.content or filled.object is not None:
        return
    content = set(a.content)
    top = next(
        (
            q
            for q in clauses.predicates
            if q.head in content and clauses.tree.head[q.verbs[0]] not in content - {q.verbs[0]}
        ),
        None,
    )
    run = max(_runs(a.content), key=lambda run: (top is not None and top.head in run, len(run)))
    filled.object = Filler(top.head if top else run[-1], tuple(run), top.top if top else None)


def _runs(tokens: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in tokens:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _arguments(tree: Tree, filled: Places) -> list[TokenArgument]:
    first = min(filled.tokens, default=0)  # what stands before the verb is said by the way: last
    ordered = [("subject", filled.subject), ("object", filled.object)]
    further = sorted(filled.further, key=lambda pair: (pair[1].tokens[0] < first, pair[1].tokens[0], pair[0]))
    found = []
    for role, f in (*ordered, *further):
        if f is not None:
            head = f.head if f.clause is not None else named_head(tree, f.head, f.tokens[-1])
            found.append(TokenArgument(role, list(f.tokens), head, f.clause))
    return found


def _place(tree: Tree, filled: Places, place_at: dict[int, int]) -> int | None:
    """Mention of the place where it happened: a name in a locative argument or in the object of a locative preposition.

    It is the head of the phrase, or hangs on it (“the town of Orne”, “the border with Orne”, “Orne's harbour” not).
    """
    locative = words("predicates", "locative_prepositions")
    candidates = [f for role, f in filled.further if role in locative]
    if filled.object is not None and filled.lemma and filled.lemma[-1] in locative:
        candidates.insert(0, filled.object)
    for f in candidates:
        if f.head in place_at:
            return place_at[f.head]
    for f in candidates:
        for i in f.tokens:
            if i in place_at and _names(tree, i, f.head):
                return place_at[i]
    return None


def _names(tree: Tree, i: int, head: int) -> bool:
    """Whether the name ``i`` says which or where the ``head`` is: its modifier, apposition, or after “of” or “in”."""
    above = tree.head[i]
    if above == head:
        return tree.dep[i] in ("compound", "appos", "nmod", "npadvmod")
    return tree.dep[i] == "pobj" and tree.head[above] == head and tree.lower[above] in ("of", "in", "at", "near")
