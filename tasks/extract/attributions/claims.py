"""Attributions that are kept on less evidence, since without them a claim, fear or order would be told as a fact.

“the minister, who denies taking bribes”, “fined after allegations of dumping waste”, “appealed to voters to stay”: what
is said there is a clause, and whether it is so nobody knows.
"""

from __future__ import annotations

from tasks.extract.attributions.candidates import Candidate, QuotedText
from tasks.extract.attributions.constructions import clause_form
from tasks.extract.attributions.nesting import is_testimony
from tasks.extract.attributions.reporting_lexicon import reporting_nouns
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Constructions with a clause, and the classes of which each is kept.
_CLAIMING = frozenset(
    {"say", "claim", "confirm", "deny", "doubt", "promise", "order", "believe", "predict", "fear", "accuse"}
)
_KEPT = {
    "that": _CLAIMING | {"want"}, "ing": frozenset({"deny", "confirm", "fear", "predict", "say"}),
    "object-to": frozenset({"order", "want", "predict", "fear", "believe"}),
    "to": frozenset({"claim", "promise", "want", "predict", "fear"}),
    "noun that": _CLAIMING, "light that": _CLAIMING, "adjective that": _CLAIMING,
}  # fmt: skip
#: Classes of nouns whose “of” and gerund say what somebody claims: “allegations of dumping waste”.
_OF_DOING = frozenset({"claim", "accuse", "doubt", "deny", "say", "fear"})
#: Of verbs, those whose “of”, “with”, “for” and gerund do: accused of, sued for, acquitted of.
_ACCUSING = frozenset({"accuse", "doubt", "deny", "judge"})


#: And those whose “as” and gerund do: described as living alone.
_LIKENING = frozenset({"say", "claim", "confirm", "believe", "call"})


def is_denied(tree: Tree, c: Candidate, around: Candidate) -> bool:
    """Whether a noun's claim is the very object of a denial, which then tells that it is not so.

    Who rejects or dismisses a claim may say no more than that it is not to be followed: it stays the claimer's.
    """
    if c.construction != "noun that" or around.lemma not in words("reporting_words", "denying"):
        return False
    above = tree.head[c.head]
    if tree.dep[c.head] == "pobj" and around.construction == "+" + tree.lower[above]:
        return tree.head[above] == around.head and around.known  # “pushed back on reports that he lied”
    return above == around.head and tree.dep[c.head] in ("dobj", "nsubjpass") and around.known


def tells_clause(tree: Tree, c: Candidate, around: Candidate | None) -> bool:
    """Whether what is said is a clause that nobody else has told as so, and no other saying is around it."""
    inside = around is not None and around.known
    what = bool(c.content) and tree.tag[c.content[0]] == "WP"
    if inside and what and c.known and c.word_class in _KEPT["that"] and c.construction == "that" and c.source:
        return True  # “showed men raising a flag over what it said was the town hall”
    if inside and around is not None and c.construction == "noun that":  # “was cleared of charges that he lied”
        about = around.construction.startswith("+")  # “did not comment on reports that he lied”
        inside = not about and (around.construction != "object" or around.strength != "weak")
    if not c.known or c.strength == "unlisted" or inside:
        return False
    unnamed = not c.source and any(tree.dep[i] == "auxpass" for i in c.cue)  # “it is thought that he fled”
    if c.strength == "weak" and c.lemma != "pretend" and tree.tag[c.content[0]] != "WP" and not unnamed:
        return False  # but “seized what they think is a bomb”
    if c.lemma in words("modality", "attribution_causes.words") or len(c.content) < 2:
        return False
    if c.word_class == "show" and c.construction == "that" and c.source_head is not None:
        return is_testimony(tree, c.source_head)
    return c.word_class in _KEPT.get(c.construction, ()) or _of_doing(tree, c)


def _of_doing(tree: Tree, c: Candidate) -> bool:
    if c.construction not in ("noun +", "light +") or c.word_class not in _OF_DOING:
        return False
    if tree.dep[c.content_head] == "pobj":  # “reports of soldiers looting shops”
        doing = tree.child(c.content_head, "acl")
        return doing is not None and tree.tag[doing] == "VBG" and doing == tree.right[doing - 1] + 1
    return tree.dep[c.content_head] == "pcomp" and clause_form(tree, c.content_head) == "ing"


def accused(tree: Tree, c: Candidate) -> bool:
    """Whether somebody is accused, suspected or cleared of doing something: “they are accused of robbing a bank”."""
    if c.construction != "object" or not c.known:
        return False
    gerunds = [i for i in c.content if tree.dep[i] == "pcomp" and clause_form(tree, i) == "ing"]
    if c.word_class not in _ACCUSING:  # “reported as belonging to Lee”
        return c.word_class in _LIKENING and any(tree.lower[tree.head[i]] == "as" for i in gerunds)
    needed = {"deny": "of", "judge": "for"}.get(c.word_class)  # “was cleared of lying”, “praised for leaving”
    if needed is None:
        return bool(gerunds)
    own = (c.head, c.content_head)
    return any(tree.lower[tree.head[i]] == needed and tree.head[tree.head[i]] in own for i in gerunds)


def denied_claim(tree: Tree, c: Candidate) -> bool:
    """Whether a claim is denied or ruled out: “ruled out the theory that they fled”, “denied reports of looting”."""
    if c.word_class not in ("deny", "doubt") or not c.known or c.strength == "unlisted":
        return False
    if c.construction != "object" and not c.construction.startswith("+"):
        return False
    noun = c.content_head
    if tree.lemma[noun].lower() not in reporting_nouns():
        return False
    return any(
        k in c.content and (tree.dep[k] in ("acl", "ccomp") or tree.lower[k] == "of") for k in tree.children[noun]
    )


def called_on(tree: Tree, c: Candidate) -> bool:
    """Whether somebody is asked, behind a preposition, to do something: “appealed to voters to stay”."""
    if c.word_class != "order" or not c.construction.startswith("+") or not c.known or not c.source:
        return False
    if clause_form(tree, c.content_head) == "to":
        return True  # “called for a dam to be built”
    return any(
        tree.dep[k] in ("xcomp", "advcl") and k > c.content_head and clause_form(tree, k) == "to" and k in c.content
        for k in tree.children[c.head]
    )


def means_to(tree: Tree, c: Candidate) -> bool:
    """Whether somebody is told to want, plan or hope to do something: “the mayor wants to delay the vote”."""
    if not c.source or not _of_meaning(tree, c):
        return False
    suppositions = words("modality", "conjunctions.hypothetical")
    for clause in tree.children[c.head]:
        if tree.dep[clause] == "advcl" and any(tree.lower[k] in suppositions for k in tree.children[clause]):
            return False  # “if it rains, she wants to stay”: the wish itself is supposed
    if c.construction.startswith("adjective"):
        return any(tree.tag[i] in ("VBD", "VBZ", "VBP") for i in c.cue)
    return c.lemma in ("like", "love") or (
        any(tree.tag[i] in ("VBD", "VBZ", "VBP") for i in c.cue) and tree.tag[c.head] != "VBN"
    )


def _of_meaning(tree: Tree, c: Candidate) -> bool:
    """Whether cue and construction are those of a wish or plan and of nothing else."""
    if c.construction == "to":
        would = any(tree.lower[i] in ("would", "'d", "’d") for i in c.cue)
        return c.lemma in words("reporting_words", "meaning_to") or (would and c.lemma in ("like", "love"))
    if c.construction == "adjective to":
        return c.lemma in words("reporting_words", "meaning_to_adjectives")
    if c.construction == "ing":
        return c.word_class == "plan" and c.lemma in words("modality", "weighing.verbs")
    if c.construction == "that":  # “wants the mill sold”
        return c.lemma == "want" and tree.tag[c.content_head] == "VBN"
    return c.construction == "+on" and c.lemma == "plan" and clause_form(tree, c.content_head) == "ing"


def own_plan(tree: Tree, c: Candidate) -> bool:
    """“the mayor's promise to build it”: that it will be built is the mayor's; not of what came to nothing."""
    if c.construction != "noun to" or c.lemma not in words("reporting_words", "meaning_to_nouns"):
        return False
    verb = tree.head[c.head]
    return c.source[0] < c.head and tree.lemma[verb].lower() not in words("modality", "undone.verbs")


def makes_thing(tree: Tree, c: Candidate, quoted: QuotedText) -> bool:
    """Whether a thing is written, found or made, and nothing said: “found a boat that they believe is a wreck”."""
    noun = c.content_head
    if c.construction == "object" and c.lemma == "clear" and tree.lemma[noun].lower() in ("way", "path", "road"):
        return True  # “clears the way for an election”
    if c.construction != "object" or c.lemma not in words("reporting_words", "making"):
        return False
    if tree.pos[noun] != "NOUN" or any(quoted.double_at(i) for i in c.content):
        return False
    if any(tree.dep[k] in ("acl", "relcl") and clause_form(tree, k) == "to" for k in tree.children[noun]):
        return True  # “found no evidence to support the claim that he lied”
    return tree.lemma[noun].lower() not in reporting_nouns()
