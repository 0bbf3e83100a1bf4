"""What a pronoun stands for: the most salient thing before it that agrees with it, or nothing.

Agreement, binding and who speaks say what it can be; :mod:`tasks.extract.coreference.salience` ranks what is left.
"""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.extract.coreference.salience import probabilities, signs
from tasks.extract.mentions.agreement import PRONOUNS, REFLEXIVES, is_group_noun
from tasks.ontology import words

#: How far back a candidate may stand.
_SENTENCES = 3
_MENTIONS = 40
_PAIRS = 4
_AHEAD_TOKENS = 20
#: Least probability with which a pronoun is given to something.
_LEAST = {"person": 0.2, "thing": 0.35, "group": 0.3}
#: What has no mind, and classes of verbs of what only a mind does.
_MINDLESS = frozenset({"Event", "Facility", "Product", "CreativeWork", "Concept"})
_OF_MINDS = frozenset({"know", "want", "believe", "fear", "doubt", "say", "claim", "promise", "ask", "accuse", "deny"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def resolve_pronoun(reading: Reading, number: int) -> tuple[int, float] | None:
    """Mention that pronoun ``number`` takes up, and the confidence; None where nothing fits or two fit as well."""
    tree, mention = reading.tree, reading.mentions[number]
    word = tree.lower[mention.head]
    gender, plural, person = PRONOUNS.get(word, ("", "either", 0))
    if person != 3:
        return None
    if word in {"it"} and is_empty_it(reading, mention.head):
        return None
    if word == "them":
        counted = _counted(reading, number)
        if counted is not None:
            return counted, 0.8
    kind = "thing" if gender == "thing" else "group" if plural == "plural" else "person"
    recent = candidates(reading, number, gender, plural)
    ahead = _subject_ahead(reading, number)
    opens = ahead is not None and kind != "group" and (word in _POSSESSIVES or not recent)
    if ahead is not None and opens and agrees(reading.referent(ahead), gender, plural):
        return ahead, 0.8  # “In his speech, X said …”: the subject of the clause that the phrase opens
    if not recent:
        return None
    chances, none = probabilities(kind, [signs(reading, number, mentions) for mentions in recent])
    best = max(range(len(recent)), key=lambda k: (chances[k], recent[k][0]))
    if none > chances[best] or chances[best] < _LEAST[kind]:
        return None
    return recent[best][0], chances[best]


def _counted(reading: Reading, number: int) -> int | None:
    """“Eleven people, most of them children”: the phrase right before the comma.

    “About 80 people were on board, among them two children”: the last before it that can be meant. “It hurt four men.
    One of them died”: those whom the sentence before counts.
    """
    tree, token = reading.tree, reading.mentions[number].head
    preposition = tree.head[token]
    if tree.dep[token] != "pobj" or tree.lower[preposition] not in {"of", "among"}:
        return None
    if tree.lower[preposition] == "among":
        return _listed(reading, preposition) if preposition and tree.text[preposition - 1] == "," else None
    if tree.left[tree.head[preposition]] == tree.sentences[tree.sentence[token]][0]:
        return _counted_before(reading, tree.sentence[token])
    part = tree.head[tree.head[token]]
    end = tree.left[part] - 2
    if end < 0 or tree.text[end + 1] != ",":
        return None
    itself = tree.dep[part] in {"nsubj", "nsubjpass"} and _is_finite(reading, part)  # “…, most of them fled”
    for candidate in reading.order[: -_AHEAD_TOKENS - 1 : -1]:
        mention = reading.mentions[candidate]
        if mention.last == end and mention.kind != "pronoun" and reading.features[candidate].number != "singular":
            return None if itself and tree.head[mention.head] != tree.head[part] else candidate
        if mention.last < end:
            return None
    return None


def _listed(reading: Reading, among: int) -> int | None:
    """The last thing in the plural before “, among them”, in its sentence."""
    tree = reading.tree
    for candidate in reading.order[: -_MENTIONS - 1 : -1]:
        mention = reading.mentions[candidate]
        if tree.sentence[mention.head] != tree.sentence[among]:
            return None
        if mention.kind != "pronoun" and reading.features[candidate].number == "plural" and mention.last < among:
            return candidate
    return None


def _counted_before(reading: Reading, sentence: int) -> int | None:
    """What alone the sentence before counts: “at least four men”."""
    tree, found = reading.tree, None
    for candidate in reading.order[: -_MENTIONS - 1 : -1]:
        mention = reading.mentions[candidate]
        if sentence - tree.sentence[mention.head] > 1:
            break
        if tree.sentence[mention.head] == sentence or mention.kind == "pronoun":
            continue
        is_counted = any(tree.dep[c] == "nummod" and mention.first <= c for c in tree.children[mention.head])
        if is_counted and reading.features[candidate].number == "plural":
            if found is not None:
                return None
            found = candidate
    return found


def _is_finite(reading: Reading, subject: int) -> bool:
    """Whether the verb of a subject is a finite one: “most of them fled”, not “most of them fleeing”."""
    verb = reading.tree.head[subject]
    verbs = [verb, *(c for c in reading.tree.children[verb] if reading.tree.dep[c] in {"aux", "auxpass"})]
    return any(reading.tree.tag[v] in {"VBD", "VBZ", "VBP", "MD"} for v in verbs)


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
    if plural == "plural" and reading.pairs:
        window = sorted([*window, *reading.pairs[-_PAIRS:]], key=lambda n: _place(reading, n), reverse=True)
    for candidate in window:
        other = reading.mentions[candidate]
        if sentence - tree.sentence[other.head] > _SENTENCES:
            break
        if other.parts:
            together.update(reading.root(part) for part in other.parts)
        elif reading.root(candidate) in together:
            continue  # who is named with another is not alone “they”
        root, referent = reading.root(candidate), reading.referent(candidate)
        if not agrees(referent, gender, plural):
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


def _subject_ahead(reading: Reading, number: int) -> int | None:
    """Name that is the subject of the clause which the phrase or clause around the pronoun opens."""
    tree, token = reading.tree, reading.mentions[number].head
    start = tree.sentences[tree.sentence[token]][0]
    for above in [token, *reading.above(token)]:
        head = tree.head[above]
        if tree.dep[above] not in {"prep", "advcl"} or head < above or head == above or tree.left[above] > start + 1:
            continue
        subject = reading.subject_of(head)
        if subject is None or subject < token or subject - token > _AHEAD_TOKENS:
            return None
        found = reading.at_head.get(subject)
        return found if found is not None and reading.mentions[found].kind == "name" else None
    return None


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
        return True
    same_clause = reading.clause(pronoun.head) == reading.clause(other.head)
    if word in REFLEXIVES:
        return not same_clause
    if word in _POSSESSIVES and tree.dep[pronoun.head] == "poss":
        return False
    if tree.head[other.head] == tree.head[pronoun.head] and tree.dep[other.head] == tree.dep[pronoun.head] == "nsubj":
        return False  # “Carl Brun, he is coming too”
    if other.head in _understood_subject(reading, pronoun.head):
        return True
    return same_clause and tree.dep[other.head] in {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj"}


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


def is_empty_it(reading: Reading, token: int) -> bool:
    """Whether “it” stands for nothing: “it is clear that …”, “it rained”, “it seems”."""
    tree = reading.tree
    verb = tree.head[token]
    if tree.dep[token] == "expl":
        return True
    if tree.dep[token] not in {"nsubj", "nsubjpass"}:
        return False
    if tree.lemma[verb] in {"rain", "snow", "seem", "appear"}:
        return True
    clauses = [
        c for c in tree.children[verb] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "csubj", "acl"} and c > verb
    ]
    if tree.lemma[verb] == "be" and tree.child(verb, "acomp", "attr", "oprd") is not None:
        predicate = tree.child(verb, "acomp", "attr", "oprd")
        inner = [c for c in tree.children[predicate or 0] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "acl", "relcl"}]
        return any(_opens(reading, c) for c in (*clauses, *inner))
    if tree.dep[token] == "nsubjpass":
        return any(tree.child(c, "mark") is not None and tree.dep[c] == "ccomp" for c in clauses)
    return False


def _opens(reading: Reading, clause: int) -> bool:
    tree = reading.tree
    return any(tree.lower[c] in {"that", "to", "for", "whether", "if"} and c < clause for c in tree.children[clause])
