"""What a verb or adjective does to the clause that it governs: “wants it to close”, “helped him swim”."""

from __future__ import annotations

from collections.abc import Callable

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.cues import says
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.governing_nouns import of_that, prospect
from tasks.extract.relations.governors import governors
from tasks.extract.relations.negation import forbids
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.questions import asked, told_as_known
from tasks.extract.relations.reported import attitude_of
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import is_past, is_tensed


def governed(
    clauses: Clauses,
    p: Predicate,
    scope: Scope,
    to: int | None,
    speech: TokenAttribution | None,
    said: Callable[[int], Scope],
) -> None:
    """Changes ``scope`` by what governs the complement ``p``.

    Args:
        clauses: the clauses of the text.
        p: a predicate that is the complement of a verb or adjective.
        scope: how it is said.
        to: its “to”, if it has one.
        speech: the innermost attribution that it stands in.
        said: how the clause of a verb is said.
    """
    tree, verb = clauses.tree, p.verbs[0]
    head = tree.head[verb]
    whole = tree.child(verb, "nsubj", "nsubjpass") is not None  # “for the bank to act”
    if ((to is None and tree.dep[verb] == "ccomp") or (to is not None and whole)) and not told_as_known(tree, verb):
        of_that(tree, verb, head, scope)
    if tree.lower[head] in ("sure", "certain") and lemma_of(tree, tree.head[head]) == "make":
        head = tree.head[head]  # “to make sure that the dam holds”
    if head not in clauses.of_verb:
        adjective = governors().get(tree.lower[head]) if to is not None else None
        if adjective is not None:  # “looks set to resign”
            if adjective.polarity == "negative":
                scope.negate(head)
            scope.weaken(adjective.modality, head)
        return
    above = said(head)
    word = asked(tree, verb, above.negative or above.modality != "actual")
    if word is not None:
        scope.weaken("hypothetical", word)
    noun = tree.child(head, "attr", "dobj") if tree.child(verb, "mark") is not None else None
    if noun is not None and head < noun < verb:
        prospect(tree, verb, noun, scope)  # “there was no evidence yet that it fell”
        if above.negative and lemma_of(tree, head) == "be" and tree.lower[noun] in ("case", "fact"):
            scope.negate(head)  # “it is not the case that it fell”
    proof = tree.child(head, "nsubj", "nsubjpass") if tree.child(verb, "mark") is not None else None
    if proof is not None and proof < head and above.negative and tree.lemma[proof] in modal_words("proofs", "words"):
        scope.weaken("possible", head)  # “no evidence has emerged that it fell”
    if forbids(tree, head, verb):
        if not above.negative:
            scope.negate(head)  # “forbade the men to leave”
        scope.weaken("possible" if above.negative else above.modality)
        return
    if speech is not None and speech.head == head:
        return
    attitude = attitude_of(tree, head, to is not None)
    if attitude == "deny" and above.negative:
        scope.weaken("possible", head)  # “refused to rule out selling it”
    elif attitude == "deny":
        scope.negate(head)
    elif attitude in ("fear", "doubt", "seem"):
        scope.weaken("possible", head)  # “feared it would burst”, where the fear is nobody else's
    elif attitude in ("believe", "want", "predict") and above.negative and word is None:
        scope.negate(head)  # “do not think that it will”
    elif attitude in ("say", "claim", "confirm", "show") and above.negative and to is None and head < verb:
        scope.weaken("possible", head)  # “there is nothing to suggest that he lied”
    elif attitude == "want" and is_tensed(tree, verb):
        scope.weaken("possible", head)  # “I hope that they are right”
    effect = governors().get(lemma_of(tree, head))
    done = tree.tag[verb] == "VBN" and not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb])
    if done and lemma_of(tree, head) == "have":
        scope.weaken(above.modality)  # “had its licence revoked”: it was; only “has to” obliges
        if above.negative:
            scope.negate(head)
    elif effect is not None and (tree.dep[verb] == "xcomp" or to is not None or done):
        if effect.polarity == "negative":
            scope.negate(head)
        let = lemma_of(tree, head) in modal_words("bringing_about", "verbs")
        before = [k for k in tree.children[verb] if k < verb]
        asks = any(tree.tag[k][0] == "W" or tree.lower[k] == "whether" for k in before)  # “did not say what to do”
        meant = effect.name in ("intends", "scheduled")
        if (meant or let) and above.negative and not asks:
            scope.negate(head)  # “said it did not expect them to pay”
        if effect.name == "obliged" and above.negative:
            scope.weaken("possible", head)  # “does not require shops to close”
        chosen = lemma_of(tree, head) in modal_words("chosen", "verbs") and is_past(tree, head)
        scope.weaken(above.modality if chosen or effect.modality == "actual" else effect.modality, head)
    elif tree.tag[verb] in ("VB", "VBP") and lemma_of(tree, head) in modal_words("bare_infinitive", "verbs"):
        scope.weaken(above.modality)  # “would help farmers buy seed”
        if above.negative and lemma_of(tree, head) != "have":
            scope.negate(head)
    elif to is not None and lemma_of(tree, head) == "be" and tree.child(head, "prep") is not None:
        scope.weaken("future", to)  # “is on course to hit it”, “was in Orne to open it”
    elif told_as_known(tree, verb):
        return
    elif above.modality == "hypothetical" and not says(tree, head) and tree.lower[tree.left[verb]] != "what":
        scope.weaken("hypothetical")  # “if it turns out that he lied”
    elif tree.dep[verb] == "xcomp" or (
        lemma_of(tree, head) in modal_words("implicative", "verbs") and tree.tag[verb] != "VBD"
    ):  # “to ensure that the dam holds”, but not “will show that he knew it”
        scope.weaken("possible" if above.negative else above.modality)
