"""What a pronoun can stand for: things mentioned before that agree with it, without those that its clause rules out."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.extract.mentions.agreement import PRONOUNS, REFLEXIVES, is_group_noun
from tasks.ontology import words

#: How far back a candidate may stand.
_SENTENCES, _MENTIONS = 3, 40
#: So many of the last phrases that join several are looked at.
_PAIRS = 4
#: What has no mind, and classes of verbs of what only a mind does.
_MINDLESS = frozenset({"Event", "Facility", "Product", "CreativeWork", "Concept"})
_OF_MINDS = frozenset({"know", "want", "believe", "fear", "doubt", "say", "claim", "promise", "ask", "accuse", "deny"})
#: Prepositions before what somebody has about them: “a woman with her dog”.
_AROUND = frozenset({"in", "with", "by", "on", "at"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def candidates(reading: Reading, number: int, gender: str, plural: str) -> list[list[int]]:
    """For each thing that the pronoun can stand for, its mentions within reach, the last one first."""
    tree = reading.tree
    sentence = tree.sentence[reading.mentions[number].head]
    speaker = _quoted_speaker(reading, reading.mentions[number].head)
    found: dict[int, list[int]] = {}
    barred: set[int] = set()
    reflexive = tree.lower[reading.mentions[number].head] in REFLEXIVES
    thinks = plural == "plural" and _thinks(reading, reading.mentions[number].head)
    own_side = _own_side(reading, reading.mentions[number].head) if plural == "plural" else frozenset()
    window = reading.order[: -_MENTIONS - 1 : -1]
    together: set[int] = set()
    paired: set[int] = set()
    parted = _is_parted(reading, reading.mentions[number].head)
    barred.update(reading.spoken_of(reading.mentions[number].head))
    if gender == "thing":
        barred.update(_who_judges(reading, reading.mentions[number].head))
    if plural == "plural" and reading.pairs:
        paired.update(part for pair in reading.pairs[-_PAIRS:] for part in reading.mentions[pair].parts)
        window = sorted([*window, *reading.pairs[-_PAIRS:]], key=lambda n: _place(reading, n), reverse=True)
    for candidate in window:
        other = reading.mentions[candidate]
        if sentence - tree.sentence[other.head] > _SENTENCES:
            break
        if other.parts:
            together.update(reading.root(part) for part in other.parts)
        elif candidate in paired or reading.root(candidate) in together:
            continue  # who is named with another is not alone “they”
        root, referent = reading.root(candidate), reading.referent(candidate)
        if not agrees(referent, gender, plural) or (parted and referent.number == "either"):
            continue
        if _barred(reading, number, candidate):
            if not reflexive:
                barred.add(root)
            continue
        if not referent.described and PRONOUNS.get(tree.lower[other.head]) != (gender, plural, 3):
            continue
        if other.kind == "name" and tree.tag[other.head] == "JJ":
            continue  # “Dunlandish forces” do not mention the Dunlanders
        if speaker is not None and root == reading.root(speaker):
            continue
        if own_side & referent.nouns:
            continue
        if thinks and referent.described and referent.type in _MINDLESS and not any(map(is_group_noun, referent.nouns)):
            continue
        found.setdefault(root, []).append(candidate)
    return [mentions for root, mentions in found.items() if root not in barred]


def _who_judges(reading: Reading, token: int) -> set[int]:
    """Who is for or against something and says why: “The party opposed the plan, saying it would harm trade”."""
    tree, verb = reading.tree, reading.tree.head[token]
    saying = tree.head[verb]
    adjective = tree.child(verb, "acomp") if tree.lemma[verb] == "be" else None
    verdict = adjective is not None and tree.lower[adjective] in words("agreement", "verdicts")
    effect = tree.lemma[verb] in words("agreement", "effects") and tree.tag[verb] == "VB"
    if not (effect or verdict) or tree.dep[token] != "nsubj" or tree.dep[verb] != "ccomp":
        return set()
    if tree.tag[saying] != "VBG" or tree.dep[saying] != "advcl" or tree.head[saying] > saying:
        return set()
    main = tree.head[saying]
    against = any(tree.lower[c] == "against" and tree.dep[c] == "prep" for c in range(main + 1, saying))
    told = [c for c in tree.children[main] if tree.dep[c] == "dobj" and c < saying]
    if not against and not (told and tree.lemma[main] in words("agreement", "stances")):
        return set()
    subject = reading.subject_of(main)
    judges = [
        *(told if against else []),
        *([] if subject is None else [subject]),
    ]  # “began a campaign against the toll”
    return {reading.root(reading.at_head[c]) for c in judges if c in reading.at_head}


def _is_parted(reading: Reading, token: int) -> bool:
    """Whether the pronoun is what something is a part of: “two of them” are not two of the ministry."""
    tree, of = reading.tree, reading.tree.head[token]
    part = tree.head[of]
    quantity = tree.tag[part] == "CD" or tree.lower[part] in words("predicates", "shares")
    return tree.dep[token] == "pobj" and tree.lower[of] == "of" and quantity


def _place(reading: Reading, number: int) -> tuple[int, int]:
    mention = reading.mentions[number]
    return mention.first, -mention.last if mention.parts else 0


def _thinks(reading: Reading, token: int) -> bool:
    """Whether the pronoun has kin, or is subject of a verb of knowing, wanting or saying in the active: only people."""
    tree = reading.tree
    if tree.dep[token] == "poss" and tree.lemma[tree.head[token]] in words("persons", "kin"):
        return True
    entry = reporting_verbs().get(tree.lemma[tree.head[token]]) if tree.dep[token] == "nsubj" else None
    return entry is not None and entry.main in _OF_MINDS


def _own_side(reading: Reading, token: int) -> frozenset[str]:
    """What the speaker is called who says “we” and “they” in one breath: a teacher's “they” are not the teachers."""
    tree, speaker = reading.tree, _quoted_speaker(reading, token)
    if speaker is None:
        return frozenset()
    first, end = tree.sentences[tree.sentence[token]]
    if not any(PRONOUNS.get(tree.lower[i]) == ("", "plural", 1) and i in reading.quoted for i in range(first, end)):
        return frozenset()
    head = reading.mentions[speaker].head
    apposed = [c for c in tree.children[head] if tree.dep[c] == "appos"]
    nouns = {reading.features[reading.at_head[c]].noun for c in apposed if c in reading.at_head}
    return frozenset(nouns | reading.referent(speaker).nouns)


def agrees(referent: Referent, gender: str, plural: str) -> bool:
    """Whether a pronoun of this gender (“thing” for “it”) and number can stand for ``referent``."""
    if gender in {"male", "female"}:
        return referent.person is True and referent.gender in {"", gender} and referent.number != "plural"
    if gender == "thing":
        return not referent.person and not referent.gender and referent.number != "plural" and referent.type != "Group"
    if plural == "plural":
        return referent.number != "singular"
    return True


def _barred(reading: Reading, number: int, candidate: int) -> bool:
    """Binding: “X saw him” is not X; “his” in “his forces” is not the forces; a reflexive is its clause's subject."""
    tree = reading.tree
    pronoun, other = reading.mentions[number], reading.mentions[candidate]
    word = tree.lower[pronoun.head]
    if other.first <= pronoun.head <= other.last:
        return word in REFLEXIVES or not _is_in_clause(reading, pronoun.head, other.head)
    same_clause = reading.clause(pronoun.head) == reading.clause(other.head)
    if word in REFLEXIVES:
        return not same_clause and other.head not in _understood_subject(reading, pronoun.head)
    if word in _POSSESSIVES and tree.dep[pronoun.head] == "poss":
        return other.head == _described_as(reading, pronoun.head)
    if tree.head[other.head] == tree.head[pronoun.head] and tree.dep[other.head] == tree.dep[pronoun.head] == "nsubj":
        return False  # “Carl Brun, he is coming too”
    if other.head in _understood_subject(reading, pronoun.head):
        return True
    return same_clause and tree.dep[other.head] in {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj"}


def _is_in_clause(reading: Reading, pronoun: int, noun: int) -> bool:
    """Whether somebody does what a clause around the pronoun tells, or has it about them: “a man in his seventies”.

    “The mother of her child”, “his boss” are not their own, and “the car she sold” is none who sold it.
    """
    tree, below = reading.tree, pronoun
    for above in reading.above(pronoun) if PRONOUNS[tree.lower[pronoun]][0] != "thing" else ():
        if above == noun:
            subject = reading.subject_of(below)
            does = tree.dep[below] == "acl" if subject is None else tree.lower[subject] in {"who", "that", "which"}
            return below != pronoun and ((does and tree.pos[below] in {"VERB", "AUX"}) or tree.lower[below] in _AROUND)
        below = above
    return False


def _described_as(reading: Reading, possessor: int) -> int | None:
    """Subject of “The find is its largest”, “Ann is one of her friends”: not the one whose it is said to be."""
    tree = reading.tree
    noun = tree.head[possessor]
    if tree.lemma[noun].lower() == "self" or any(tree.lower[c] == "own" for c in tree.children[noun]):
        return None
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "of":
        noun = tree.head[tree.head[noun]]
    verb = tree.head[noun]
    described = tree.dep[noun] == "attr" and tree.lemma[verb] in {"be", "become", "remain"}
    return reading.subject_of(verb) if described else None


def _understood_subject(reading: Reading, token: int) -> list[int]:
    """Who does what the clause around an object says, where its subject stands in another: “Orne hopes to see him”."""
    tree = reading.tree
    if tree.dep[token] not in {"dobj", "dative", "pobj", "iobj"}:
        return []
    verb = reading.clause(token)
    for _ in range(4):
        subject, dep, head = reading.subject_of(verb), tree.dep[verb], tree.head[verb]
        if subject is not None:
            return [subject, *(c for c in tree.children[subject] if tree.dep[c] == "conj")]
        if dep == "xcomp" and any(tree.dep[c] == "dobj" and c < verb for c in tree.children[head]):
            return [c for c in tree.children[head] if tree.dep[c] == "dobj" and c < verb]
        if dep == "pcomp":
            head = tree.head[head]
        elif dep not in {"xcomp", "conj", "advcl"}:
            return []
        if tree.pos[head] not in {"VERB", "AUX"}:
            return []
        verb = head
    return []


def _quoted_speaker(reading: Reading, token: int) -> int | None:
    """Mention of who says the quoted words that ``token`` stands in: there, they are “I”, not “he”."""
    return reading.speaker(token) if token in reading.quoted else None
