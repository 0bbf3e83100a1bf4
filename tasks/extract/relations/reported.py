"""What the act of saying does to what is said: denied, feared, ordered, foretold."""

from __future__ import annotations

from functools import cache
from typing import Any

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.cues import verb_entry
from tasks.extract.attributions.nobodys import is_none
from tasks.extract.relations.called_false import is_called_false
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.conditions import condition_of, supposes
from tasks.extract.relations.governing_nouns import governing_nouns, singled_out
from tasks.extract.relations.governors import governors
from tasks.extract.relations.handed_down import handed_down
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.questions import told_as_known
from tasks.extract.relations.requital import is_deed
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.relations.to_come import is_outcome, is_tensed, lasts_until
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

_MARKS = frozenset('"“”„«»‘’`')


@cache
def _effects() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = lexicon("modality")["attribution_class"]
    return table


def attitude_of(tree: Tree, verb: int, infinitive: bool) -> str:
    """The class of ``verb`` with the clause behind it, where no attribution was made of it; empty if it has none."""
    entry, _ = verb_entry(tree, verb)
    if entry is None or infinitive:
        return ""
    return entry.classes.get("that") or ""


def reported(
    clauses: Clauses, attributions: list[TokenAttribution], attribution_of: dict[int, int], found: dict[int, Scope]
) -> None:
    """Changes in ``found`` how that is said which is the whole of what somebody says.

    Args:
        clauses: the clauses of the text.
        attributions: those of the text.
        attribution_of: head of a predicate → the innermost attribution whose content it stands in.
        found: head of a predicate → how it is said.
    """
    told: dict[int, TokenAttribution] = {}
    for p in (q for last in clauses.predicates for q in (*last.outer, last)):
        number = attribution_of.get(p.head)
        if number is None:
            continue
        a = attributions[number]
        whole = _tops(clauses, p, a) and a.verb_class != "call"
        if whole or (a.verb_class in ("deny", "doubt", "call") and _denied_report(clauses.tree, p.verbs[0], a)):
            before = found[p.head].values
            _report(clauses, a, p, found)
            if before != found[p.head].values:
                told[p.head] = a
    for q in clauses.predicates:
        number = attribution_of.get(q.head)
        if number is not None and q.head not in told:
            _below(clauses, q, told, attributions[number], found)
    handed_down(clauses, attribution_of, found)


def _below(
    clauses: Clauses, q: Predicate, told: dict[int, TokenAttribution], a: TokenAttribution, found: dict[int, Scope]
) -> None:
    """What hangs on the whole of what is said: “denied being forced to pay”, “urged him to ask before paying”."""
    tree, verb, scope = clauses.tree, q.verbs[0], found[q.head]
    head = tree.head[verb]
    above = head
    while tree.pos[above] in ("NOUN", "ADP", "SCONJ") and tree.dep[above] in ("pobj", "dobj", "attr", "prep"):
        above = tree.head[above]
    p = clauses.of_verb.get(above)
    if p is None or told.get(p.head) is not a:
        return
    if tree.dep[verb] == "pcomp":
        if above == tree.head[head] and tree.lower[head] in modal_words("gerund_with", "prepositions"):
            scope.weaken(found[p.head].modality, a.head)
        return
    if tree.dep[verb] == "advcl" and (is_outcome(tree, verb, head) or lasts_until(tree, verb)):
        scope.weaken(found[p.head].modality, a.head)  # “ordered the firm to close it, putting jobs at risk”
        return
    if _effects().get(a.verb_class, {}).get("polarity") != "negative" or not _to_come(tree, q) or scope.negative:
        return
    meant = governors().get(lemma_of(tree, head))
    thing = tree.child(head, "dobj")
    pressed = thing is not None and tree.lemma[thing].lower() in governing_nouns()
    if tree.dep[verb] == "advcl" and pressed:
        scope.negate(a.head)  # “denied that it had put pressure on them to pay”
    elif tree.dep[verb] in ("xcomp", "ccomp") and head == above and meant is not None:
        if meant.name in ("intends", "scheduled", "tries"):
            scope.negate(a.head)  # “denied that he expected them to pay”
    elif tree.dep[verb] == "acl" and above != head and not singled_out(tree, head):
        scope.negate(a.head)  # “denied having a plan to sell it”


def _report(clauses: Clauses, a: TokenAttribution, p: Predicate, found: dict[int, Scope]) -> None:
    tree, scope = clauses.tree, found[p.head]
    effect = _effects().get(a.verb_class, {})
    act = clauses.of_verb.get(tree.head[a.head] if tree.dep[a.head] == "acomp" else a.head)  # “is not sure that”
    if act is not None and found[act.head] is scope:
        return  # “is not expected to stay”: one predicate, whose own words have said it
    if a.verb_class == "doubt" and tree.pos[a.head] == "NOUN" and is_none(tree, a.head):
        return  # “there is no doubt that it will”
    above = tree.head[p.verbs[0]]
    if tree.dep[p.verbs[0]] == "pcomp" and tree.head[above] == a.head and is_deed(tree, above):
        return  # “banned the group for spreading lies”: they were spread
    proof = next((c for c in tree.children[a.head] if tree.dep[c] == "nsubjpass"), a.head)
    presupposes = effect.get("presupposes") and tree.lemma[proof].lower() not in modal_words("proofs", "words")
    presupposed = presupposes or told_as_known(tree, p.verbs[0])
    how = None if act is None else found[act.head]
    if how is not None and how.negative and not presupposed:
        if a.lemma == "doubt" and how.modality != "possible":
            return  # “does not doubt that it will”
        pleads = a.lemma in modal_words("pleading", "verbs")
        if pleads or (effect.get("raises_negation") and tree.dep[a.head] != "acomp"):
            scope.negate(a.head)  # “do not think that it will”: think that it will not
        else:
            scope.weaken("possible", a.head)  # “did not say”, “has not denied”: it is left open
    elif effect.get("polarity") == "negative" and not _is_spoken(tree, a) and a.head not in scope.cues:
        scope.negate(a.head)
    if is_called_false(tree, a):
        scope.negate(a.head)
    if a.lemma in modal_words("pretended", "verbs"):
        scope.negate(a.head)
    modality = _modality(tree, a, p, effect)
    if a.verb_class == "ask" and a.kind == "direct" and "?" not in (tree.text[i] for i in _sentence(tree, p)):
        modality = None  # “It is broken. Who will mend it?” he asked
    if modality == "future":
        tensed = is_tensed(tree, p.verbs[0]) and not _is_wish(tree, p.verbs[0], a)
        if scope.modality == "actual" and not tensed:
            scope.weaken("future", a.head)
        elif scope.modality == "actual" and a.verb_class == "want":
            scope.weaken("possible", a.head)  # “hopes that they are right”
    elif modality:
        scope.weaken(modality, a.head)
    governor = governors().get(a.lemma)
    if governor is not None and governor.modality == "future" and scope.modality == "actual" and _to_come(tree, p):
        scope.weaken("future", a.head)  # “voted to close it”
    wished = a.verb_class in ("want", "plan", "predict") and _to_come(tree, p)  # “if it failed, we hope to know”
    if how is not None and how.modality == "hypothetical" and not wished:
        scope.weaken("hypothetical")  # “if it finds that they lied”
    if act is not None and supposes(tree, p.verbs[0]):
        for clause in tree.children[a.head]:
            c = condition_of(tree, clause) if tree.dep[clause] == "advcl" else None
            if c is not None and clause in a.content and _is_if(tree, c):
                scope.weaken("hypothetical", c)  # “if it rains, the line will close, it warned”


def _is_spoken(tree: Tree, a: TokenAttribution) -> bool:
    """Whether the content stands in marks that do not hold the cue too: ““I am ill,” she denied”."""
    first = min(a.content, key=lambda i: abs(i - a.head))
    low, high = min(first, a.head), max(first, a.head)
    return a.kind == "direct" and any(tree.text[i][:1] in _MARKS for i in range(low, high + 1))


def _sentence(tree: Tree, p: Predicate) -> range:
    first, end = tree.sentences[tree.sentence[p.head]]
    while end < len(tree) and not tree.text[end - 1].strip():
        end += 1
    return range(max(first, p.head - 200), min(end, p.head + 200))


def _is_if(tree: Tree, c: int) -> bool:
    """Whether what follows from the condition is supposed too: not beside an “unless”."""
    return tree.lower[c] != "unless" and tree.lower[c] in modal_words("conjunctions", "consequent")


def _modality(tree: Tree, a: TokenAttribution, p: Predicate, effect: dict[str, Any]) -> str | None:
    """What the class of ``a`` makes of its content, or ``a`` itself."""
    gerund = tree.tag[p.verbs[0]] == "VBG" and tree.dep[p.verbs[0]] in ("xcomp", "ccomp", "pcomp")
    had = any(tree.lower[c] == "having" for c in tree.children[p.verbs[0]])
    if a.lemma in modal_words("regretted", "words"):
        return None
    if gerund and a.verb_class == "plan" and a.lemma in modal_words("weighing", "verbs"):
        return "possible"  # “is considering closing it”
    if gerund and not had and a.lemma in modal_words("proposed", "verbs"):
        return "future"  # “ruled out closing it”, “supports closing it”
    if _is_wish(tree, p.verbs[0], a):
        return "future"  # “asked that it be dropped”
    if a.verb_class == "ask" and told_as_known(tree, p.verbs[0]):
        return None  # “asked why it rained”
    if a.verb_class == "ask" and a.kind == "direct":
        return "hypothetical"  # “"You sold it?" she asked”
    modality: str | None = effect.get("modality")
    return modality


def _is_wish(tree: Tree, verb: int, a: TokenAttribution) -> bool:
    """Whether the clause is in the subjunctive: “that it be dropped”, and “that it cut” of what is demanded."""
    kids = tree.children[verb]
    bare = tree.tag[verb] == "VB" or any(tree.lower[c] == "be" and tree.dep[c] == "auxpass" for c in kids)
    if tree.tag[verb] == "VBD" and tree.lower[verb] == tree.lemma[verb].lower():
        bare = a.lemma in modal_words("demanded", "words") and not any(tree.dep[c] == "aux" for c in kids)
    tensed = any(tree.dep[c] == "aux" and tree.tag[c] in ("TO", "MD", "VBD", "VBZ", "VBP") for c in kids)
    return bare and tree.child(verb, "mark") is not None and not tensed


def _denied_report(tree: Tree, verb: int, a: TokenAttribution) -> bool:
    """“rejected suggestions that she had lied”: it is the lie that is rejected."""
    while tree.dep[verb] == "conj" and tree.pos[tree.head[verb]] in ("VERB", "AUX"):
        verb = tree.head[verb]
    noun = tree.head[verb]
    if tree.dep[verb] not in ("acl", "relcl", "ccomp") or tree.pos[noun] != "NOUN" or noun not in a.content:
        return False
    whole = tree.dep[verb] == "ccomp" or tree.child(verb, "mark") is not None  # “rejected claims she had lied”
    return whole and a.head in (tree.head[noun], tree.head[tree.head[noun]])


def _to_come(tree: Tree, p: Predicate) -> bool:
    """Whether it is an infinitive that is not perfect: “claims to have won” tells what was."""
    kids = tree.children[p.verbs[0]]
    return any(tree.tag[c] == "TO" for c in kids) and not any(tree.lower[c] == "have" for c in kids)


def _tops(clauses: Clauses, p: Predicate, a: TokenAttribution) -> bool:
    """Whether ``p`` is what the content says, and no clause inside it."""
    tree, content, verb = clauses.tree, set(a.content), p.verbs[0]
    gerund = tree.tag[verb] == "VBG"
    while tree.dep[verb] == "conj" and tree.head[verb] in content:
        verb = tree.head[verb]
    above = tree.head[verb]
    if gerund and tree.dep[verb] == "dobj" and tree.pos[verb] == "NOUN" and tree.tag[above] == "VBG":
        verb = above  # “denied giving them pills or taking bribes”, read as “pills or taking”
    head = tree.head[verb]
    if head == verb or head not in content:
        return True
    above = tree.head[head]
    hung = a.verb_class == "deny" and tree.head[above] == a.head and tree.dep[above] == "dobj"
    return tree.pos[head] in ("ADP", "PART") and (above not in content or hung)  # “acquitted [the senator of lying]”
