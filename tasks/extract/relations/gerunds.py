"""Gerunds and questions behind a preposition: “a plan for closing it”, “before closing it”, “jailed for closing it”."""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.annotations import TokenAttribution
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.governing_nouns import governing_nouns, has_none, is_undone_verdict, phrasal
from tasks.extract.relations.negation import deny_gerund
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.questions import asked
from tasks.extract.relations.requital import is_deed, is_kept_from
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import is_infinitive, is_past
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

#: Before a gerund they tell what was before: “cancelled a plan to go there after falling ill”.
_BACK = ("after", "since", "despite", "following")


def behind_preposition(
    clauses: Clauses, p: Predicate, scope: Scope, speech: TokenAttribution | None, said: Callable[[Predicate], Scope]
) -> None:
    """Changes ``scope`` by the preposition before ``p`` and what that hangs on.

    Args:
        clauses: the clauses of the text.
        p: a predicate that is the complement of a preposition.
        scope: how it is said.
        speech: the innermost attribution that it stands in.
        said: how a predicate is said.
    """
    tree, verb = clauses.tree, p.verbs[0]
    prep = tree.head[verb]

    def of_verb(head: int) -> Scope:
        governor = clauses.of_verb.get(head)
        return Scope() if governor is None else said(governor)

    governor = clauses.of_verb.get(_anchor(tree, prep))
    above = None if governor is None else said(governor)
    denied = governor is not None and any(said(q).negative for q in (*governor.outer, governor))
    deny_gerund(clauses, prep, denied, scope)
    _of_noun(tree, prep, scope, of_verb)
    accused = speech is not None and speech.head == tree.head[prep] and speech.verb_class == "accuse"
    if above is None or accused:  # “will be charged with robbing a bank”: whoever says so says it was
        return
    if _inherits(clauses, p, prep):
        scope.weaken(above.modality)
    word = asked(tree, verb, above.negative or above.modality != "actual")
    if word is not None:
        scope.weaken("hypothetical", word)


def _inherits(clauses: Clauses, p: Predicate, prep: int) -> bool:
    """Whether it is as certain as what it hangs on: “will raise money by selling it”."""
    tree, verb = clauses.tree, p.verbs[0]
    being = any(tree.lower[c] == "being" for c in tree.children[verb] if tree.dep[c] == "auxpass")
    if tree.lower[prep] in _BACK and tree.text[prep - 1] == ",":
        return False  # “will decide in May, after resisting calls for years”
    if not is_infinitive(tree, verb) and tree.tag[verb] != "VBG" and not being:
        return False  # “would have paid for what it is worth”
    if is_deed(tree, prep):
        return False  # “may be jailed for robbing a bank”
    return tree.lower[prep] != "with" or verb not in clauses.speech  # “…, with the mayor saying it was late”


def _anchor(tree: Tree, prep: int) -> int:
    """What the preposition goes with: past a purpose or plan to what was done, “cancelled a trip to rest after …”."""
    verb, role = tree.head[prep], tree.lower[prep]
    if role == "of" and is_kept_from(tree, verb):
        return tree.head[verb]  # “did not back out of selling it”
    if role not in (*_BACK, "before") or not is_infinitive(tree, verb):
        return verb
    above = tree.head[verb]
    if tree.dep[verb] == "advcl" and is_past(tree, above):
        return above
    if tree.dep[verb] == "acl" and role in _BACK:
        return tree.head[above]
    return verb


def led_to(tree: Tree, verb: int, noun: int, said: Callable[[int], Scope]) -> str:
    """Modality of “workers being dismissed” in “may result in workers being dismissed”."""
    prep = tree.head[noun]
    if tree.dep[noun] != "pobj" or noun > verb:
        return "actual"
    being = any(tree.lower[c] == "being" for c in tree.children[verb])
    if tree.tag[verb] != "VBG" and not being:
        return "actual"
    leads = lemma_of(tree, tree.head[prep]) in lexicon("modality")["leading_to"].get(tree.lower[prep], ())
    return said(tree.head[prep]).modality if leads else "actual"


def _of_noun(tree: Tree, prep: int, scope: Scope, said: Callable[[int], Scope]) -> None:
    """“a plan for closing it”, “the risk of losing it”."""
    role, above = tree.lower[prep], tree.head[prep]
    thing = tree.child(above, "dobj", "nsubjpass") if tree.pos[above] == "VERB" and role == "for" else None
    if thing is not None and thing == prep - 1 and tree.lemma[thing].lower() in modal_words("for_doing", "nouns"):
        above = thing  # “set rules for counting votes”
    if role in ("of", "at", "for", "on", "to"):
        kind = governing_nouns().get(tree.lemma[above].lower()) if tree.pos[above] == "NOUN" else None
        if kind is not None and kind != "negative":
            scope.weaken(kind, above)
            if role == "of" and has_none(tree, above, tree.head[above], said):
                scope.negate(above)  # “has no intention of selling it”
        elif (
            role == "for"
            and tree.pos[above] == "NOUN"
            and tree.lemma[above].lower() in modal_words("for_doing", "nouns")
        ):
            scope.weaken("future", above)  # “rules for counting votes”
        elif role in ("of", "for") and is_undone_verdict(tree, above):
            scope.negate(tree.head[above])  # “quashed her conviction for selling secrets”
        elif role == "at" and tree.lemma[above].lower() in ("aim", "direct"):
            scope.weaken("future", above)
    if role == "on" and tree.lemma[above].lower() in modal_words("prohibitions", "nouns") and tree.pos[above] == "NOUN":
        verb = tree.head[above]
        if tree.dep[above] in ("dobj", "nsubjpass") and phrasal(tree, verb) in modal_words("prohibitions", "lifting"):
            scope.weaken("possible", verb)  # “lifted a ban on selling it”
        else:
            scope.weaken("future")
            scope.negate(above)
    if tree.lower[above] == "close" and lemma_of(tree, tree.head[above]) == "come":
        return  # “came close to selling it”
    inner = tree.child(prep, "pcomp")
    if inner is None or (tree.tag[inner] != "VBG" and tree.tag[tree.left[inner]] != "VBG"):
        return  # “anything close to what it is worth”
    if is_deed(tree, prep):
        return  # “called the firm out for dumping waste”
    for table, modality in (("gerund_to_come", "future"), ("gerund_thought_of", "possible")):
        if tree.lemma[above].lower() in lexicon("modality")[table].get(role, ()):
            scope.weaken(modality, above)  # “plans on selling it”, “talked about selling it”
