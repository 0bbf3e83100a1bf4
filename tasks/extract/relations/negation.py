"""What denies a clause from inside: adverbs, determiners, pronouns, “nor”, “without”."""

from __future__ import annotations

from functools import cache

from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.predicates import Predicate, lemma_of, shared_auxiliaries
from tasks.extract.relations.requital import is_kept_from
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon

_OPPOSING = ("about", "against", "on")
_NOBODY = ("nobody", "nothing")


@cache
def _preventing() -> frozenset[str]:
    return frozenset(w for e in lexicon("modality")["governor"] if "preposition" in e for w in e["words"])


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """What hangs on ``verb``, and the auxiliaries it shares with the verb before it unless it has its own."""
    own = tree.children[verb]
    if any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] in ("MD", "VBD", "VBZ", "VBP") for c in own):
        return own
    shared = shared_auxiliaries(tree, verb)
    if any(tree.dep[c] == "neg" for c in shared) and is_set_against(tree, verb):
        shared = [c for c in shared if tree.dep[c] != "neg"]
    return [*own, *shared]


def is_set_against(tree: Tree, verb: int) -> bool:
    """“was not closing but opening”, “is either not loading or loading slowly”: the first alone is denied."""
    first = tree.head[verb]
    between = [tree.lower[k] for k in range(max(first + 1, verb - 40), verb)]
    return "but" in between or any(tree.lower[c] == "either" for c in tree.children[first] if c < first)


def deny(clauses: Clauses, verb: int, scope: Scope) -> None:
    """Turns ``scope`` round for each word at ``verb`` that denies its clause."""
    tree = clauses.tree
    if tree.dep[verb] != "pcomp" and tree.lower[max(0, verb - 2) : verb] == ["rather", "than"]:
        scope.negate(verb - 1)  # “resigned rather than face a vote”
    for c in auxiliaries(tree, verb):
        lower, dep = tree.lower[c], tree.dep[c]
        if dep == "neg" or (dep in ("advmod", "preconj", "cc", "det") and lower in modal_words("negation", "adverbs")):
            if dep == "cc" and c > verb:
                continue  # “did not win nor lead”: it denies what follows
            if not _broken(clauses, c):
                scope.negate(c)
        elif (
            dep == "mark" and lower == "than" and any(tree.lower[k] == "rather" for k in tree.children[tree.head[verb]])
        ):
            scope.negate(c)  # “would rather resign than pay”
        elif dep == "advmod" and _nearly(tree, verb, c):
            scope.negate(c)
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "acomp"):
            if dep == "acomp" and tree.pos[verb] == "VERB" and all(tree.dep[k] == "neg" for k in tree.children[c]):
                continue  # “pleaded not guilty”: it is the adjective that is denied, and it keeps the word
            _phrase(clauses, c, scope)
        elif dep == "advmod" and _is_not(tree, c, verb):
            scope.negate(c - 1)  # “has approved but not yet published it”
        elif dep == "advmod" and lower == "longer" and c and tree.lower[c - 1] == "no":
            scope.negate(c)  # “no longer sells it”
        elif dep in ("prep", "agent"):
            for k in tree.children[c]:
                if tree.dep[k] == "pobj" and (_in_no_way(tree, k) or (c > verb and tree.lower[k] in _NOBODY)):
                    scope.negate(k)


def _is_not(tree: Tree, adverb: int, verb: int) -> bool:
    """Whether the adverb right before the verb, or its auxiliaries, has a “not” of its own: “not yet”, “not even”."""
    if not 0 < adverb < verb or tree.lower[adverb - 1] not in ("not", "n't", "n’t") or tree.head[adverb - 1] != adverb:
        return False
    return all(tree.head[k] == verb and tree.dep[k] in ("aux", "auxpass", "advmod") for k in range(adverb + 1, verb))


def _in_no_way(tree: Tree, noun: int) -> bool:
    """“under no circumstances”, “in no way”."""
    if tree.lemma[noun].lower() not in modal_words("negation", "circumstances"):
        return False
    return any(tree.lower[c] == "no" for c in tree.children[noun] if c < noun)


def after_nor(clauses: Clauses, p: Predicate) -> bool:
    """“The bank neither paid nor answered”, “nor would it answer”: the second is denied too."""
    tree, verb = clauses.tree, p.verbs[0]
    if any(tree.dep[c] == "neg" or tree.lower[c] == "nor" for c in auxiliaries(tree, verb)):
        return False  # “has not been charged nor convicted”: denied by the “not” that it shares
    first = min([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass", "neg", "advmod"))])
    subject = clauses.own_subject(p)
    if first and tree.lower[first - 1] == "nor" and subject is not None and first < subject:
        return True
    if tree.dep[verb] != "conj":
        return False
    before = [c for c in tree.children[tree.head[verb]] if tree.dep[c] in ("cc", "preconj") and c < verb]
    return bool(before) and tree.lower[before[-1]] == "nor"


def deny_gerund(clauses: Clauses, prep: int, denied: bool, scope: Scope) -> None:
    """What the preposition before a gerund does to it; ``denied`` says whether what it hangs on is denied."""
    tree = clauses.tree
    role, above = tree.lower[prep], tree.head[prep]
    if role == "of" and tree.lower[above] == "instead":
        role, above = "instead of", tree.head[above]
    elif prep and (role, tree.lower[prep - 1]) in (("than", "rather"), ("of", "instead")):
        role = f"{tree.lower[prep - 1]} {role}"
    close = role == "to" and tree.lower[above] == "close" and lemma_of(tree, tree.head[above]) == "come"
    if close or (role == "from" and tree.lower[above] == "far") or (role == "of" and _short(tree, above)):
        scope.negate(above)  # “came close to losing it”, “is far from losing it”, “stopped short of losing it”
        return
    if role == "of" and is_kept_from(tree, above):
        if denied:
            scope.weaken("possible", above)
        else:
            scope.negate(above)  # “talked him out of selling it”
        return
    if role == "of" and tree.lower[above] in ("guilty", "innocent"):
        not_ = any(tree.dep[c] == "neg" for c in tree.children[above]) or denied
        if not_ == (tree.lower[above] == "guilty"):
            scope.negate(above)  # “was found not guilty of killing him”, “is innocent of killing him”
        return
    spoken = tree.pos[above] == "VERB" and modal_words("negation", f"with_{role}") if role in _OPPOSING else ()
    if spoken and lemma_of(tree, above) in spoken:
        scope.negate(above)  # “lied about owning it”, “voted against closing it”
        return
    if role in modal_words("negation", "prepositions"):
        if denied and role == "without":
            scope.weaken("hypothetical", prep)  # “should not leave without asking”
        else:
            scope.negate(prep)
    elif role == "from" and tree.pos[above] == "VERB" and lemma_of(tree, above) in _preventing():
        if denied:
            scope.weaken("possible", above)  # “refused to ban the men from leaving”
        else:
            scope.negate(above)


def forbids(tree: Tree, verb: int, inner: int) -> bool:
    """“forbade the men to leave”, “bans shops selling it”: ``verb`` says that ``inner`` may not be."""
    lemma = lemma_of(tree, verb)
    if lemma not in modal_words("forbidding", "verbs"):
        return False
    if tree.tag[inner] == "VBG" and tree.dep[inner] == "xcomp" and lemma != "stop":
        return True  # “prohibits selling it”
    doers = [*tree.children[inner], *tree.children[verb]]
    if not any(tree.dep[c] in ("nsubj", "nsubjpass", "dobj") and verb < c < inner for c in doers):
        return False
    to = any(tree.tag[c] == "TO" and tree.dep[c] == "aux" for c in tree.children[inner])
    return tree.tag[inner] == "VBG" or (to and lemma != "stop")


def _short(tree: Tree, above: int) -> bool:
    verb = tree.head[above] if tree.lower[above] == "short" else above
    short = tree.lower[above] == "short" or any(tree.lower[c] == "short" for c in tree.children[above] if c > above)
    return short and tree.pos[verb] == "VERB" and lemma_of(tree, verb) in ("stop", "fall", "halt")


def _nearly(tree: Tree, verb: int, adverb: int) -> bool:
    """“nearly fell”, “had almost given up”: it did not. Not “nearly doubled”, “almost always won”."""
    if tree.lower[adverb] not in modal_words("negation", "nearly") or adverb > verb:
        return False
    between = range(adverb + 1, verb)
    plain = all(tree.head[k] == verb and tree.dep[k] in ("aux", "auxpass") for k in between)
    return plain and lemma_of(tree, verb) not in modal_words("negation", "measuring")


def deny_cleft(tree: Tree, noun: int, scope: Scope) -> None:
    """“it was not the mayor who lied”: the mayor did not."""
    be = tree.head[noun]
    it = tree.child(be, "nsubj", "expl") if tree.dep[noun] == "attr" else None
    if it is None or tree.lower[it] != "it" or any(tree.lower[c] in ("only", "first") for c in tree.children[noun]):
        return
    for c in tree.children[be]:
        if tree.dep[c] == "neg" and tree.lower[c + 1 : c + 2] not in (["only"], ["just"]):
            scope.negate(c)
            return


def deny_shared(clauses: Clauses, subject: int, scope: Scope) -> None:
    """“No one was killed or injured”: the subject of coordinated verbs denies each of them."""
    _phrase(clauses, subject, scope)


def _phrase(clauses: Clauses, noun: int, scope: Scope) -> None:
    """“no aid”, “nobody”, “none of them”, “neither side”, “not everyone”, “hardly anybody” negate the clause."""
    tree = clauses.tree
    if tree.lower[noun] in modal_words("negation", "pronouns"):
        scope.negate(noun)
        return
    if tree.lower[noun] == "one" and noun and tree.lower[noun - 1] == "no":
        scope.negate(noun - 1)
        return
    owner = tree.child(noun, "poss")
    if owner is not None and owner < noun and tree.pos[owner] != "PROPN":
        before = scope.negative
        _phrase(clauses, owner, scope)  # “nobody's pension”, “neither man's lawyer”
        if scope.negative != before:
            return
    first = noun
    while (inner := next((c for c in tree.children[first] if c < first), None)) is not None:
        if tree.dep[inner] not in ("compound", "nmod") and tree.lower[inner] != "one":
            break
        first = inner  # “no storm warning”, where “no” was hung on the storm
    for c in [*tree.children[noun], *(tree.children[first] if first != noun else ())]:
        if c > noun or (is_hyphen(tree, c + 1) and tree.lower[c + 2] != "one"):
            continue
        denying = modal_words("negation", "determiners")
        denies = tree.dep[c] in ("det", "neg", "preconj", "cc") and tree.lower[c] in denying
        hardly = tree.dep[c] == "advmod" and tree.lower[c] in modal_words("negation", "approximate")
        if denies or hardly or (tree.dep[c] == "neg" and not _broken(clauses, c)):
            scope.negate(c)
            return


def _broken(clauses: Clauses, negation: int) -> bool:
    tree = clauses.tree
    return negation + 1 < len(tree) and tree.lower[negation + 1] in modal_words("negation", "scope_breakers")
