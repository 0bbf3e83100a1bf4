"""Which verbs make a predicate, alone or with the infinitive or participle they govern, and what it is called.

“has failed to oust”, “is expected to rise”, “kept fighting” are read as one verb group each, with what stands around
any of its verbs; the verbs before the last are stated too (:mod:`~tasks.extract.relations.chains`). What they say of
polarity and modality stands in ``ontology/lexicon/modality.toml`` (``governor``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.mentions.agreement import REFLEXIVES
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.governors import Governor, governors, is_stated, put_off
from tasks.extract.relations.passives import is_passive as is_passive
from tasks.extract.relations.passives import is_state, were_to
from tasks.extract.relations.passives import lemma_of as lemma_of
from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Dependency labels under which a verb form is no clause of its own.
_NO_CLAUSE = frozenset((
    "aux", "auxpass", "amod", "compound", "det", "case", "prep", "cc", "mark", "punct", "nummod", "prt", "advmod",
    "npadvmod", "quantmod", "preconj", "acomp", "predet", "poss", "intj",
))  # fmt: skip
_AUXILIARY = ("aux", "auxpass", "neg")
_VERBAL = frozenset(("VERB", "AUX"))
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


#: Two verbs that are one predicate: “was to blame”, “went missing”.
_IDIOMS = {("be", "blame"): ("be", "to", "blame"), ("go", "missing"): ("go", "missing")}
_DO_WITH = frozenset(("anything", "nothing", "something", "much", "little", "lot", "more"))


@dataclass(slots=True)
class Predicate:
    """One predicate: ``verbs`` from the outermost to the one that names it.

    Attributes:
        tokens: list[int], the verb group as it stands (auxiliaries, negation, particle, infinitives).
        lemma: list[str], words of its base form, without a preposition: those of the last verb.
        passive: bool, whether the surface subject is the patient.
        adjective: int | None, the participle, where it tells a state (“is based in”).
        adjectives: list[int], those between the verbs (“is likely to win”).
        governors: list[tuple[int, Governor]], word that governs and what it does.
        outer: list[Predicate], what the verbs before the last tell by themselves (“wants”), from the outermost.
    """

    verbs: list[int]
    tokens: list[int]
    lemma: list[str]
    passive: bool = False
    adjective: int | None = None
    adjectives: list[int] = field(default_factory=list)
    governors: list[tuple[int, Governor]] = field(default_factory=list)
    outer: list[Predicate] = field(default_factory=list)

    @property
    def head(self) -> int:
        """The token by which others refer to it."""
        return self.verbs[-1]

    @property
    def top(self) -> int:
        """The token by which those refer to it that the whole group hangs on."""
        return self.outer[0].head if self.outer else self.head


def is_clause(tree: Tree, i: int) -> bool:
    """Whether token ``i`` heads a clause: a verb that is no auxiliary or modifier, or a mistagged one with subject."""
    dep = tree.dep[i]
    if dep in _NO_CLAUSE or not any("a" <= letter <= "z" for letter in tree.lower[i]):
        return False  # no English word: a number, a symbol, another script
    if is_hyphen(tree, i + 1):
        return False  # “stay-at-home”
    if tree.lower[i] == "following" and dep == "acl" and noun_type(tree.lemma[tree.head[i]].lower()) != "Person":
        return False  # “unrest following the vote”
    if tree.lower[i] == "do" and tree.lower[tree.head[i]] in _DO_WITH and tree.dep[i] in ("relcl", "acl"):
        return False  # “had nothing to do with it”
    if were_to(tree, i) is not None:
        return False
    if tree.lemma[i] in ("be", "do") and tree.right[i] == i and any(tree.lower[c] == "than" for c in tree.children[i]):
        return False  # “taller than she is”
    if tree.tag[i] == "VBN" and i > 0 and tree.lower[i - 1] in ("than", "as") and not tree.children[i - 1]:
        return any(c > i for c in tree.children[i])  # “stronger than expected”
    if tree.pos[i] in _VERBAL:
        return tree.tag[i] != "MD" or bool(tree.children[i])
    if dep in ("ROOT", "conj", "ccomp", "relcl", "advcl") and tree.pos[i] in ("NOUN", "PROPN", "ADJ", "ADP", "X"):
        # a verb that the tagger took for a noun (“pressure mounts on …”) still has its subject
        deps = {tree.dep[c] for c in tree.children[i] if c < i}
        return bool(deps & {"nsubj", "nsubjpass"}) and (dep == "ROOT" or tree.tag[i] == "NNS" or "aux" in deps)
    return False


def _infinitive(tree: Tree, i: int, apart: frozenset[int]) -> tuple[int, int | None, str] | None:
    """What is fused with verb ``i``: (verb, adjective between or None, link “to”/“ing”/“bare”)."""
    if i in apart and not is_passive(tree, i):
        return None
    adjective: int | None = None
    for c in tree.children[i]:
        dep = tree.dep[c]
        if dep in ("dobj", "dative") and c > i and _is_told(tree, i):
            return None
        if dep in ("dobj", "dative") and c > i and tree.lower[c] not in REFLEXIVES:
            return None
        if dep == "acomp" and c > i:
            adjective = c
        if dep in ("attr", "oprd") and c > i:
            return None
    candidates = [c for c in tree.children[i] if tree.dep[c] == "xcomp" and c > i]
    if candidates and adjective is None and _goes_somewhere(tree, i, candidates[0]):
        return None
    if adjective is not None:
        candidates += [c for c in tree.children[adjective] if tree.dep[c] == "xcomp" and c > adjective]
    for c in candidates:
        if tree.pos[c] not in _VERBAL or any(
            tree.dep[k] in _SUBJECT or tree.dep[k] == "mark" for k in tree.children[c]
        ):
            continue
        tag = tree.tag[c]
        link = next((tree.lower[k] for k in tree.children[c] if tree.tag[k] == "TO" and k < c), None)
        if link:
            return c, adjective, "to"
        if tag == "VBG" and adjective is None and lemma_of(tree, i) != "be":
            return c, adjective, "ing"
        if tag == "VB" and adjective is None:
            return c, adjective, "bare"
    return None


def _is_told(tree: Tree, i: int) -> bool:
    """“taught themselves to write”, “forced herself to eat”: who is told to do it is the same one."""
    lemma = lemma_of(tree, i)
    return lemma in words("predicates", "object_control") or lemma in words("predicates", "ditransitive")


def _goes_somewhere(tree: Tree, i: int, inner: int) -> bool:
    """“took to the streets to protest”: what stands between the verbs says that the second is the purpose."""
    if lemma_of(tree, i) in governors() or is_passive(tree, i):
        return False
    between = [c for c in tree.children[i] if tree.dep[c] == "prep" and i < c < inner]
    nouns = [k for c in between for k in tree.children[c] if tree.dep[k] == "pobj"]
    return any(tree.ent[k] not in ("DATE", "TIME") for k in nouns) and tree.tag[inner] == "VB"


def find_predicates(tree: Tree, apart: frozenset[int]) -> list[Predicate]:
    """All predicates in order of their outermost verb.

    Args:
        tree: the parsed text.
        apart: verbs that stay predicates of their own whatever they govern (cues of attributions).
    """
    absorbed: set[int] = set()
    found: list[Predicate] = []
    for i in range(len(tree)):
        if i in absorbed or not is_clause(tree, i):
            continue
        predicate = _predicate(tree, i, apart)
        absorbed.update(predicate.verbs)
        found.append(predicate)
    return found


def _predicate(tree: Tree, i: int, apart: frozenset[int]) -> Predicate:
    p = Predicate([i], group(tree, i), [])
    seen = {i}
    while (link := _infinitive(tree, p.verbs[-1], apart)) is not None and link[0] not in seen:
        verb, (inner, adjective, how) = p.verbs[-1], link
        effect = put_off(tree, verb, lemma_of(tree, verb), inner) if how == "to" and adjective is None else None
        if effect is None:
            effect = _effect(tree, verb, adjective, how)
            if effect is not None and _literal(tree, verb, adjective, effect):
                effect = None
        idiom = _IDIOMS.get((lemma_of(tree, verb), tree.lower[inner])) if adjective is None else None
        if idiom is not None:
            p.lemma = list(idiom)
        elif is_stated(tree, verb, adjective, effect):
            q = Predicate(list(p.verbs), list(p.tokens), [], adjectives=[*p.adjectives], governors=[*p.governors])
            p.outer.append(_completed(tree, q, adjective))
        if effect is not None:
            p.governors.append((adjective if adjective is not None else verb, effect))
        if adjective is not None:
            p.tokens += _adjective_group(tree, adjective)
            p.adjectives.append(adjective)
        p.tokens += group(tree, inner, infinitive=True)
        p.verbs.append(inner)
        seen.add(inner)
    return _completed(tree, p)


def _effect(tree: Tree, verb: int, adjective: int | None, how: str) -> Governor | None:
    if adjective is not None:
        return governors().get(tree.lower[adjective])
    if is_passive(tree, verb) and is_state(tree, verb) and tree.lower[verb] in governors():
        return governors()[tree.lower[verb]]  # “was prepared to wait”
    word = " ".join([lemma_of(tree, verb), *_particles(tree, verb)])
    return governors().get(f"{word} {how}") or governors().get(word)  # “stopped selling it”, not “stopped to sell it”


def _completed(tree: Tree, p: Predicate, adjective: int | None = None) -> Predicate:
    """``p`` with the form of its last verb, which has its complement in ``adjective``."""
    head = p.head
    if p.lemma:
        p.tokens = sorted(set(p.tokens))
        return p
    p.passive = adjective is None and is_passive(tree, head)
    missing = tree.lower[head] == "missing" and len(p.verbs) == 1 and tree.child(head, "dobj") is None
    if missing and any(tree.lemma[c].lower() == "be" for c in tree.children[head] if tree.dep[c] == "aux"):
        p.adjective = head
        p.lemma += ["be", "missing"]
    elif p.passive and is_state(tree, head):
        p.passive, p.adjective = False, head
        p.lemma += ["be", tree.lower[head]]
    else:
        p.lemma += [lemma_of(tree, head), *_particles(tree, head)]
    p.tokens = sorted(set(p.tokens))
    return p


def _literal(tree: Tree, verb: int, adjective: int | None, effect: Governor) -> bool:
    """Whether the governing word has here not the sense that the lexicon gives it."""
    if adjective is not None:
        return False
    if lemma_of(tree, verb) == "go":  # “is going to”, not “went to see”
        return tree.tag[verb] != "VBG"
    return bool(effect.voice) and (effect.voice == "passive") != is_passive(tree, verb)


def _particles(tree: Tree, verb: int) -> list[str]:
    return [tree.lower[c] for c in tree.children[verb] if is_particle(tree, verb, c)]


def is_particle(tree: Tree, verb: int, c: int) -> bool:
    """Whether ``c`` after ``verb`` makes one verb with it (“give up”, “walk out for a day”)."""
    if tree.dep[c] == "prt":
        return c > verb
    if tree.dep[c] == "prep" and c == verb + 1 and tree.lower[c] in words("predicates", "particles"):
        ends = c + 1 >= len(tree) or tree.pos[c + 1] in ("PUNCT", "CCONJ", "SPACE") or tree.lower[c + 1] == "until"
        return ends and not tree.children[c] and tree.dep[verb] != "relcl"  # “the roof caved in”
    if tree.dep[c] != "advmod" or c != verb + 1 or tree.lower[c] not in words("predicates", "particles"):
        return False
    if any(tree.dep[k] != "prep" or k < c for k in tree.children[c]):
        return False
    return lemma_of(tree, verb) != "be"


def _adjective_group(tree: Tree, adjective: int) -> list[int]:
    return [c for c in tree.children[adjective] if c < adjective and tree.dep[c] in ("advmod", "neg")] + [adjective]


def group(tree: Tree, verb: int, infinitive: bool = False) -> list[int]:
    """Verb with its auxiliaries, negation and particles, also those that it shares with a verb before it."""
    group = [verb]
    own = False
    for c in tree.children[verb]:
        dep = tree.dep[c]
        if dep in _AUXILIARY and tree.tag[c] != "TO":
            group.append(c)
            own = own or dep != "neg"
        elif (
            is_particle(tree, verb, c)
            or (dep == "aux" and infinitive)
            or (dep == "advmod" and c == verb - 1 and tree.pos[c] == "ADV")
        ):
            group.append(c)
    if not own:
        group += shared_auxiliaries(tree, verb)
    return group


def shared_auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Auxiliaries and negation of the first of coordinated verbs that hold for this one too (“will rise and fall”)."""
    first = verb
    for _ in range(20):
        if tree.dep[first] != "conj" or tree.pos[tree.head[first]] not in _VERBAL:
            break
        first = tree.head[first]
    if first == verb or tree.tag[first] != tree.tag[verb] or tree.tag[verb] not in ("VB", "VBN", "VBG"):
        return []
    if any(tree.dep[c] in _SUBJECT or tree.tag[c] == "TO" for c in tree.children[verb]):
        return []
    return [c for c in tree.children[first] if tree.dep[c] in _AUXILIARY and c < first and tree.tag[c] != "TO"]
