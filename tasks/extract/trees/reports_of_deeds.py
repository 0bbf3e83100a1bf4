"""What somebody is said, believed or accused to have done, where the parser hung it on the wrong word."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import cue_words, reporting_nouns
from tasks.extract.trees.after_reports import (
    after_report,
    finite_after_participle,
    proviso,
    second_clause,
    second_deed,
    second_that,
    second_would,
)
from tasks.extract.trees.claims_without_that import claim_without_that
from tasks.extract.trees.content_clauses import suspects_that
from tasks.extract.trees.gerunds_of_claims import (
    accuses,
    gerund_as_adjective,
    gerund_of_accusation,
    gerund_of_rumour,
    next_gerund_of_accusation,
)
from tasks.extract.trees.misplaced_reports import outcome_as_subject, reports
from tasks.extract.trees.parentheticals import swap
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, Repairs, attach, finite, subjects
from tasks.ontology import lexicon


def belief_after_noun(tree: Tree, i: int, touched: set[int]) -> None:
    """“A man believed to have driven the car”: a participle, and no past tense."""
    if tree.dep[i] != "acl" or tree.tag[i] != "VBD" or subjects(tree, i) or not reports(tree, i):
        return
    told = tree.child(i, "xcomp")
    if told is not None and any(tree.tag[c] == "TO" for c in tree.children[told]):
        tree.tag[i] = "VBN"


def to_of_perfect(tree: Tree, i: int, touched: set[int]) -> None:
    """“claimed to have read it”: the “to” of the verb, not of its auxiliary."""
    auxiliary = tree.head[i]
    verb = tree.head[auxiliary]
    if tree.tag[i] == "TO" and tree.dep[auxiliary] in ("aux", "auxpass") and i < auxiliary < verb:
        attach(tree, i, verb, "aux", touched)


def claim_that_is_denied(tree: Tree, i: int, touched: set[int]) -> None:
    """“a claim that villagers deny”: they deny the claim; it is not claimed that they deny something."""
    noun, that = tree.head[i], tree.child(i, "mark")
    if tree.dep[i] != "acl" or that is None or tree.lower[that] != "that" or not noun < that < i:
        return
    told = any(tree.dep[c] in ("dobj", "ccomp", "xcomp", "prep", "auxpass", "advmod") for c in tree.children[i])
    table = lexicon("reporting_verbs")
    if not told and any(
        table[name].get(tree.lemma[i].lower(), "").find("object!") >= 0 for name in ("deny", "judge", "accuse")
    ):
        tree.dep[i], tree.dep[that], tree.tag[that], tree.pos[that] = "relcl", "dobj", "WDT", "PRON"
        touched.add(tree.sentence[i])


def claim_by_somebody(tree: Tree, i: int, touched: set[int]) -> None:
    """“a claim by rebels that they had won”, “reports from villagers that it burned”: what the noun says."""
    that = next((c for c in tree.children[i] if c < i and tree.lower[c] == "that"), None)
    if that is None or tree.left[i] != that or not [s for s in subjects(tree, i) if s != that]:
        return
    whole = any(tree.dep[c] in ("dobj", "attr", "acomp") and c > i for c in tree.children[i])
    if tree.dep[that] != "mark" and not whole:
        return  # “a claim by rebels that nobody believed”
    noun = tree.head[i]
    if tree.dep[noun] == "pobj" and tree.right[noun] >= i and noun < that:
        prep = tree.head[noun]
        if tree.lower[prep] not in ("by", "from", "of", "among") or tree.dep[prep] not in ("prep", "agent"):
            return
        noun = tree.head[prep]
    entry = reporting_nouns().get(tree.lemma[noun].lower())
    if entry is None or "that" not in entry.classes or tree.pos[noun] != "NOUN":
        return
    attach(tree, i, noun, "acl", touched)
    tree.dep[that], tree.tag[that], tree.pos[that] = "mark", "IN", "SCONJ"
    touched.add(tree.sentence[i])


def what_it_said_was(tree: Tree, i: int, touched: set[int]) -> None:
    """“In what it said was revenge, it burned the village”: what was revenge it said."""
    prep = tree.head[i]
    if tree.dep[i] != "pcomp" or tree.dep[prep] != "prep" or i + 1 >= len(tree) or not reports(tree, i):
        return
    what, main = tree.child(i, "dobj"), tree.head[prep]
    between = range(i + 1, main)
    if what is None or tree.tag[what] != "WP" or not prep < what < i < main or tree.lemma[main].lower() != "be":
        return
    if any(tree.head[k] != main or tree.pos[k] not in ("AUX", "ADV") for k in between) or subjects(tree, main):
        return
    above = tree.head[main]
    if above == main or not subjects(tree, above):
        return
    attach(tree, prep, above, "prep", touched)
    attach(tree, main, i, "ccomp", touched)
    attach(tree, what, main, "nsubj", touched)


def what_it_claimed_was(tree: Tree, i: int, touched: set[int]) -> None:
    """“filmed a man selling what he claimed was a relic”: that it was one is claimed, and not what was filmed."""
    what, main = tree.child(i, "dobj"), i + 1
    if main >= len(tree) or what is None or tree.tag[what] != "WP" or not what < i or not reports(tree, i):
        return
    if tree.lemma[main].lower() != "be" or tree.pos[main] != "AUX" or not finite(tree, main):
        return
    if tree.head[main] < what and not subjects(tree, main) and subjects(tree, i) and main not in tree.ancestors(i):
        attach(tree, main, i, "ccomp", touched)
        attach(tree, what, main, "nsubj", touched)


def belief_of_subject(tree: Tree, i: int, touched: set[int]) -> None:
    """“The thief, thought to be a local man, escaped”: he is thought to be one, and thinks nothing."""
    noun, told = tree.child(i, "nsubj", "nsubjpass"), tree.child(i, "xcomp")
    if tree.tag[i] not in ("VBD", "VBN") or noun is None or told is None or not noun < i < told:
        return
    first = i - 1 if tree.dep[i - 1] == "advmod" and tree.head[i - 1] == i else i
    behind = tree.right[told] + 1
    set_off = tree.text[first - 1] == "," and tree.right[noun] in (first - 1, first - 2) and tree.text[behind] == ","
    if not set_off and tree.right[noun] != first - 1:
        return
    if tree.child(i, "aux", "auxpass") is not None or not any(tree.tag[c] == "TO" for c in tree.children[told]):
        return
    main = next((c for c in (*tree.children[i], tree.head[i]) if c >= behind and tree.pos[c] in VERBAL), None)
    if main is not None and not set_off and tree.left[main] != behind:
        return  # “Two men believed to be armed are on the run”
    if main is None or not finite(tree, main) or subjects(tree, main) or not _can_be_believed(tree, i):
        return
    if tree.head[main] == i:
        swap(tree, main, i, touched)
    tree.tag[i] = "VBN"
    attach(tree, noun, main, "nsubj" if tree.child(main, "auxpass") is None else "nsubjpass", touched)
    attach(tree, i, noun, "acl", touched)


def _can_be_believed(tree: Tree, i: int) -> bool:
    lemma = tree.lemma[i].lower()
    return any(
        "raise" in str(verbs[lemma]).split()
        for verbs in lexicon("reporting_verbs").values()
        if isinstance(verbs, dict) and lemma in verbs
    )


def news_that(tree: Tree, i: int, touched: set[int]) -> None:
    """“fell on the news that the general had fled”: that he had fled is the news, and hangs on no verb."""
    that = tree.left[i]
    noun, verb = that - 1, tree.head[i]
    if tree.dep[i] not in ("ccomp", "advcl") or tree.lower[that] != "that" or tree.dep[that] != "mark" or verb > noun:
        return
    if tree.pos[noun] != "NOUN" or tree.dep[noun] not in ("pobj", "dobj") or verb not in tree.ancestors(noun):
        return
    entry = reporting_nouns().get(tree.lemma[noun].lower())
    listened = tree.lemma[verb].lower() in cue_words("with_addressee")
    own = tree.dep[noun] == "dobj" and tree.head[noun] == verb and not listened  # “repeated its demand that …”
    if entry is not None and "that" in entry.classes and tree.pos[verb] in VERBAL and (own or not reports(tree, verb)):
        attach(tree, i, noun, "acl", touched)


def stands_accused(tree: Tree, i: int, touched: set[int]) -> None:
    """“He stands accused of lying”: he is accused."""
    stand = tree.head[i]
    if tree.dep[i] not in ("acomp", "oprd", "xcomp") or tree.lemma[stand].lower() != "stand" or i < stand:
        return
    if tree.tag[i] not in ("VBN", "VBD", "JJ") or not accuses(tree, i) or tree.child(i, "auxpass") is not None:
        return
    swap(tree, i, stand, touched)
    for c in list(tree.children[stand]):
        if c != i:
            passive = tree.dep[c] == "nsubj"
            attach(tree, c, i, "nsubjpass" if passive else tree.dep[c], touched)
    attach(tree, stand, i, "auxpass", touched)
    tree.pos[i], tree.tag[i], tree.pos[stand] = "VERB", "VBN", "AUX"


_OF_SUBJECTS = (outcome_as_subject,)
_OF_OBJECTS = (suspects_that, gerund_as_adjective)
#: All repairs of this module and of those it reads, by the label of the word where their shape begins.
REPORTS_OF_DEEDS: Repairs = {
    "ROOT": (belief_of_subject,),
    "nsubj": _OF_SUBJECTS,
    "nsubjpass": _OF_SUBJECTS,
    "csubj": _OF_SUBJECTS,
    "csubjpass": _OF_SUBJECTS,
    "appos": _OF_SUBJECTS,
    "dobj": _OF_OBJECTS,
    "pobj": _OF_OBJECTS,
    "acomp": (stands_accused,),
    "oprd": (stands_accused,),
    "xcomp": (stands_accused,),
    "aux": (to_of_perfect,),
    "acl": (belief_after_noun, claim_that_is_denied, claim_by_somebody, claim_without_that),
    "relcl": (claim_by_somebody, claim_without_that),
    "ccomp": (what_it_claimed_was, news_that, gerund_of_rumour, claim_without_that, belief_of_subject),
    "advcl": (next_gerund_of_accusation, news_that, gerund_of_rumour, claim_without_that, after_report),
    "conj": (
        next_gerund_of_accusation, gerund_of_accusation, claim_without_that, finite_after_participle, second_deed,
        second_that, second_would, second_clause, after_report,
    ),
    "prep": (gerund_of_accusation, proviso, after_report),
    "pcomp": (what_it_said_was,),
}  # fmt: skip
