"""What a pronoun stands for: the most salient thing before it that agrees with it, or nothing.

:mod:`tasks.extract.coreference.candidates` says what it can be by agreement, binding and who speaks;
:mod:`tasks.extract.coreference.salience` ranks what is left.
"""

from __future__ import annotations

from tasks.extract.coreference.candidates import agrees, candidates
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.salience import probabilities, signs
from tasks.extract.mentions.agreement import PRONOUNS
from tasks.extract.mentions.name_words import noun_type
from tasks.ontology import words

#: How far back a candidate may stand.
_MENTIONS = 40
#: So far ahead, in tokens, the subject of the clause that the pronoun's phrase opens may stand.
_AHEAD_TOKENS = 20
#: Least probability with which a pronoun is given to something.
_LEAST = {"person": 0.2, "thing": 0.35, "group": 0.3}
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
    own = _own_client(reading, number, gender, plural)
    if own is None:
        own = _spoken_for(reading, number, gender, plural)
    if own is not None:
        return own, 0.8
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


def _own_client(reading: Reading, number: int, gender: str, plural: str) -> int | None:
    """“Her agent, Ann Lee, said her client would sue”: who speaks of a client speaks of their own."""
    tree, token = reading.tree, reading.mentions[number].head
    if tree.dep[token] != "poss" or tree.lemma[tree.head[token]].lower() not in words("agreement", "of_who_speaks"):
        return None
    speaker = None if token in reading.quoted else reading.speaker(token)
    return speaker if speaker is not None and agrees(reading.referent(speaker), gender, plural) else None


def _spoken_for(reading: Reading, number: int, gender: str, plural: str) -> int | None:
    """“A lawyer for Ann Lee said she had never lied”: whom they speak for, if nobody else was named since."""
    tree, token = reading.tree, reading.mentions[number].head
    speaker = None if gender == "thing" or token in reading.quoted else reading.speaker(token)
    if speaker is None or reading.mentions[speaker].kind != "nominal":
        return None
    head = reading.mentions[speaker].head
    if tree.lemma[head].lower() not in words("spokespeople", "advocates"):
        return None
    owners = [c for c in tree.children[head] if tree.dep[c] == "poss"]
    for preposition in tree.children[head]:
        if tree.lower[preposition] in {"for", "of", "to"}:
            owners += [c for c in tree.children[preposition] if tree.dep[c] == "pobj"]
    named = [reading.at_head[c] for c in owners if c in reading.at_head]
    clients = [n for n in named if reading.referent(n).person and agrees(reading.referent(n), gender, plural)]
    if len(clients) != 1:
        return None
    for candidate in reading.order[: -_MENTIONS - 1 : -1]:
        other = reading.mentions[candidate]
        if other.first <= max(head, reading.mentions[clients[0]].last):
            break
        if reading.root(candidate) != reading.root(clients[0]) and agrees(reading.referent(candidate), gender, plural):
            return None
    return clients[0]


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


def is_empty_it(reading: Reading, token: int) -> bool:
    """Whether “it” stands for nothing: “it is clear that …”, “it rained”, “it seems”."""
    tree = reading.tree
    verb = tree.head[token]
    if tree.dep[token] == "expl":
        return True
    if tree.dep[token] not in {"nsubj", "nsubjpass"}:
        return False
    if tree.lemma[verb] in words("agreement", "empty_verbs") or _is_how_long(reading, verb):
        return True
    if tree.lemma[verb] == "happen" and any(tree.lower[c] == "as" and c < token for c in tree.children[verb]):
        return True  # “as it happens”
    if tree.lemma[verb] == "turn" and any(tree.lower[c] == "out" for c in tree.children[verb]):
        return True
    clauses = [
        c for c in tree.children[verb] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "csubj", "acl"} and c > verb
    ]
    predicate = tree.child(verb, "acomp", "attr", "oprd") if tree.lemma[verb] == "be" else None
    if predicate is not None:
        inner = [c for c in tree.children[predicate] if tree.dep[c] in {"ccomp", "xcomp", "advcl", "acl", "relcl"}]
        opened = [c for c in (*clauses, *inner) if _opens(reading, c)]
        return bool(opened) and not _tells_of_it(reading, predicate, opened[0])
    if tree.dep[token] == "nsubjpass":
        return any(tree.child(c, "mark") is not None and tree.dep[c] == "ccomp" for c in clauses)
    return False


def _is_how_long(reading: Reading, verb: int) -> bool:
    """“It took two years to build”, “How long did it take?”."""
    tree = reading.tree
    if tree.lemma[verb] != "take":
        return False
    if any(tree.lower[c] == "long" for c in tree.children[verb] if c < verb):
        return True
    time = tree.child(verb, "dobj", "npadvmod")
    to = any(tree.lower[c] == "to" and tree.head[c] in (*tree.children[verb], *tree.children[time or verb])
             for c in range(verb + 1, tree.right[verb] + 1) if tree.dep[c] == "aux")  # fmt: skip
    return time is not None and to and tree.ent[time] in {"DATE", "TIME"}


def _tells_of_it(reading: Reading, predicate: int, clause: int) -> bool:
    """Whether what “it” is and the clause behind speak of a thing: “it is ready to fight”, “it is the first to fly”.

    Likewise “it is a firm that sells cars” and “it is sure that …”; but “it is hard to fly”, “it is clear that …”, and
    “it was the army that fired”, where nothing is meant by “it”.
    """
    tree = reading.tree
    infinitive = any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.children[clause])
    if tree.dep[predicate] != "attr" or tree.pos[predicate] not in {"NOUN", "PROPN"}:
        found = words("agreement", "of_who_acts") if infinitive else words("agreement", "of_who_thinks")
        return tree.lower[predicate] in found
    before = {tree.lower[c] for c in tree.children[predicate] if c < predicate}
    if infinitive:
        ranked = bool(before & words("agreement", "ranks")) or any(
            tree.tag[c] in {"JJS", "RBS"} for c in range(tree.left[predicate], predicate)
        )
        return ranked and "the" in before and noun_type(tree.lemma[predicate].lower()) != "Concept"
    return (
        tree.dep[clause] == "relcl"
        and bool(before & {"a", "an", "another"})
        and noun_type(tree.lemma[predicate].lower()) not in {"Person", "Concept"}
    )


def _opens(reading: Reading, clause: int) -> bool:
    tree = reading.tree
    return any(tree.lower[c] in {"that", "to", "for", "whether", "if"} and c < clause for c in tree.children[clause])
