"""“Would”: what was to come, seen from a report in the past, or what would be under a condition."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.conditions import in_past
from tasks.extract.relations.negation import after_nor
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.questions import first_word
from tasks.extract.relations.scope import modal_words
from tasks.extract.trees.tree import Tree


def would(clauses: Clauses, p: Predicate, verb: int, cue: int, a: TokenAttribution | None, quoted: QuotedText) -> str:
    """“would” is what was to come, seen from a report in the past; else what would be under a condition."""
    tree = clauses.tree
    if any(tree.dep[c] == "aux" and tree.lower[c] in ("have", "'ve", "’ve") and c > cue for c in tree.children[verb]):
        return "hypothetical"  # “would have paid”: it did not
    top = p.verbs[0]
    for _ in range(20):
        dep, head = tree.dep[top], tree.head[top]
        if dep in ("acl", "relcl", "advcl"):
            that = dep != "advcl" and tree.child(top, "mark") is not None  # “gave its word that it would leave”
            past = in_past(tree, _verb_above(tree, head)) if that else dep == "advcl" and in_past(tree, head)
            return "future" if past else "hypothetical"
        if dep != "conj" or head == top:
            break
        top = head
    if tree.dep[top] in ("ccomp", "pcomp") and tree.tag[first_word(tree, top)] == "WRB":
        return "future"  # “gave no details of how the costs would be shared”
    denied = any(tree.dep[c] == "neg" or tree.lower[c] == "neither" for c in tree.children[p.verbs[0]])
    denied = denied or after_nor(clauses, p)
    if a is None and denied and tree.dep[top] == "ROOT" and lemma_of(tree, verb) in modal_words("kept_back", "verbs"):
        return "actual"  # “would not say who paid”: refused to
    after = [c for c in tree.children[verb] if tree.dep[c] == "advmod" and cue < c < verb]
    if a is None and any(tree.lower[c] in modal_words("came_of_it", "adverbs") for c in after):
        return "actual"  # “would later become mayor”
    above = tree.head[top]
    if tree.dep[top] == "ccomp" and in_past(tree, above) and not _apart(clauses, p, cue, above, quoted):
        return "future"
    if a is not None:
        apart = _apart(clauses, p, cue, a.head, quoted)
        past = (
            a.verb_class in ("want", "predict")
            or tree.pos[a.head] == "NOUN"
            or in_past(tree, a.head)
            or _has_said(tree, a.head, lemma_of(tree, verb))
            or _past_of_participle(tree, a.head)
        )
        past = past or any(tree.tag[i] == "VBD" or tree.lower[i] == "could" for i in a.cue)
        return "future" if past and not apart else "hypothetical"
    return "hypothetical"


def _apart(clauses: Clauses, p: Predicate, cue: int, above: int, quoted: QuotedText) -> bool:
    """Whether “would” is the quoted person's own word, and not that of whoever tells it in the past.

    Of “said it would ‘gladly explain’” and “said the tax ‘would ruin’ them” the clause is the writer's.
    """
    if not quoted.double_at(cue) or quoted.at[cue] == quoted.at[above]:
        return False
    subject = clauses.own_subject(p)
    return subject is None or quoted.at[subject] == quoted.at[cue]


def _verb_above(tree: Tree, noun: int) -> int:
    """What a noun hangs on, also behind prepositions (“met amid fears that it would burst”)."""
    above = tree.head[noun]
    while tree.head[above] != above and (
        tree.pos[above] in ("ADP", "NOUN", "ADJ", "SCONJ") or tree.tag[above] in ("VB", "VBG")
    ):
        above = tree.head[above]
    return above


def _has_said(tree: Tree, cue: int, lemma: str) -> bool:
    """“has said it would close”; not “has said she would like to”."""
    perfect = tree.tag[cue] == "VBN" and any(tree.lemma[c].lower() == "have" for c in tree.children[cue])
    return perfect and lemma not in modal_words("wishing", "verbs")


def _past_of_participle(tree: Tree, cue: int) -> bool:
    """“he urged them to back it, saying it would save lives”: the participle takes its time from the verb above."""
    if tree.tag[cue] != "VBG":
        return False
    above = cue
    while tree.head[above] != above and (tree.tag[above] in ("VBG", "VB") or tree.pos[above] == "ADP"):
        above = tree.head[above]
    return in_past(tree, above)
