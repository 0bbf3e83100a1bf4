"""Signs of salience that come from who says what to whom: where a pronoun and a candidate stand in speech."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import reporting_verbs
from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.agreement import PRONOUNS, is_group_noun
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEAKERS = frozenset({"Person", "Organization", "Group", "Country"})


def _acts(reading: Reading, token: int) -> bool:
    """Whether the pronoun is subject of a verb of saying or wanting."""
    tree = reading.tree
    entry = reporting_verbs().get(tree.lemma[tree.head[token]]) if tree.dep[token] == "nsubj" else None
    return entry is not None and entry.main not in {"show", "seem"}


def add_speech_signs(reading: Reading, number: int, recent: list[int], found: dict[str, float]) -> None:
    """Where the pronoun and the candidate stand towards who says what."""
    tree, head = reading.tree, reading.mentions[number].head
    candidate, referent = reading.mentions[recent[0]].head, reading.referent(recent[0])
    here, there = reading.speaker_of.get(head), reading.speaker_of.get(candidate)
    if here is not None and (here == there or _in_one_speech(reading, head, candidate)):
        found["in one speech"] = 1.0
    elif there is not None and here is None:
        found["out of speech"] = 1.0
    if here is not None:
        speaker = reading.speaker(head)
        if speaker is not None and reading.root(speaker) == reading.root(recent[0]):
            found["speaker"] = 1.0
        if speaker is not None and _speaks_for_them(reading, head, speaker, recent):
            found["own side"] = 1.0
    if _is_told_by_another(reading, head, recent):
        found["told of by another"] = 1.0
    acting = _whole_phrase(tree, head)
    can_speak = (
        referent.type in _SPEAKERS or not referent.described or any(is_group_noun(noun) for noun in referent.nouns)
    )
    if tree.dep[head] in _SUBJECTS and tree.lemma[tree.head[head]] in words("agreement", "answering"):
        lately = {
            reading.mentions[m].head
            for m in recent
            if tree.sentence[head] - tree.sentence[reading.mentions[m].head] < 2
        }
        if lately & reading.addressees:
            found["was asked"] = 1.0
    if _acts(reading, acting) and not can_speak:
        found["thing that acts"] = 1.0
    if tree.dep[head] == "poss" and tree.lemma[tree.head[head]].lower() in words("spokespeople", "functions"):
        found["body of function" if can_speak and referent.type != "Person" else "no body of function"] = 1.0
    if _is_of_bodies(tree, head) and referent.type != "Person":
        found["body that has" if can_speak else "no body that has"] = 1.0
    if acting in reading.sources and not can_speak:
        found["thing that says"] = 1.0
    teller = None if here is None else reading.speaker(head)
    told = teller is not None and reading.referent(teller).type == "Organization"  # “The club said he would miss …”
    if (head in reading.sources or told) and _is_introduced(reading, head, recent):
        found["newly introduced"] = 1.0
    if head in reading.sources:
        if any(reading.mentions[m].head in reading.sources for m in recent):
            found["says again"] = 1.0
        if tree.lower[head] == "it" and there is not None and reading.attributions[there].source_head == head:
            found["in its own words"] = 1.0


def _is_of_bodies(tree: Tree, token: int) -> bool:
    """Whether “its” or “their” stands with what only a body or a land has: “its shareholders”, “its parent company”."""
    noun = tree.head[token]
    if tree.dep[token] != "poss":
        return False
    before = {tree.lower[c] for c in tree.children[noun] if c < noun and tree.dep[c] in {"compound", "amod"}}
    firm = tree.lemma[noun] in {"company", "firm", "group"} and bool(before & {"parent", "sister", "holding"})
    return firm or tree.lemma[noun].lower() in words("agreement", "of_bodies")


def _is_told_by_another(reading: Reading, token: int, recent: list[int]) -> bool:
    """Whether two say something of one thing: “The army says the bridge is safe; farmers say it will collapse.”"""
    here = _teller(reading, token)
    if here is None:
        return False
    for m in recent:
        there = _teller(reading, reading.holder(m))
        if there is not None and there != here and 0 <= reading.tree.sentence[here] - reading.tree.sentence[there] <= 1:
            return True
    return False


def _teller(reading: Reading, subject: int) -> int | None:
    """Who says the clause that ``subject`` is the subject of, as its verb's subject."""
    tree, verb = reading.tree, reading.tree.head[subject]
    says = tree.head[verb]
    if tree.dep[subject] not in _SUBJECTS or tree.dep[verb] != "ccomp" or tree.lemma[says] not in reporting_verbs():
        return None
    teller = reading.subject_of(says)
    return None if teller == subject else teller


def _is_introduced(reading: Reading, token: int, recent: list[int]) -> bool:
    """Whether the sentence before brings a person in by name as its subject: whoever speaks next is that one."""
    tree, first = reading.tree, min(reading.referent(recent[0]).mentions, default=recent[-1])
    mention = reading.mentions[first]
    names = [m for m in recent if reading.mentions[m].kind == "name"]
    named, head = max(names, default=first), reading.holder(max(names, default=first))
    return (
        reading.mentions[named].kind == "name" and reading.mentions[named].type == "Person"
        and tree.sentence[mention.head] == tree.sentence[head] == _said_before(reading, token)
        and tree.dep[head] in _SUBJECTS and tree.dep[tree.head[head]] == "ROOT" and head not in reading.quoted
    )  # fmt: skip


def _said_before(reading: Reading, token: int) -> int:
    """Number of the last sentence before that of ``token`` that is not quoted from its first word on."""
    tree = reading.tree
    sentence = tree.sentence[token] - 1
    while sentence > 0 and tree.sentences[sentence][0] + 1 in reading.quoted:
        sentence -= 1
    return sentence


def _speaks_for_them(reading: Reading, token: int, speaker: int, recent: list[int]) -> bool:
    """Whether those whose words stand before are the ones that a speaker of “we” speaks for, not of.

    “Residents say they were not asked. “They told us nothing,” said Ann Lee”: she is one of the residents.
    """
    tree = reading.tree
    if PRONOUNS[tree.lower[token]] != ("", "plural", 3) or not reading.referent(speaker).person:
        return False
    first, end = tree.sentences[tree.sentence[token]]
    if not any(PRONOUNS.get(tree.lower[i]) == ("", "plural", 1) and i in reading.quoted for i in range(first, end)):
        return False
    heads = [reading.mentions[m].head for m in recent if reading.features[m].number == "plural"]
    return any(head in reading.sources and head not in reading.quoted for head in heads)


def _whole_phrase(tree: Tree, token: int) -> int:
    """The token itself, or what it is the whole of: “one” in “one of them”."""
    of = tree.head[token]
    return tree.head[of] if tree.dep[token] == "pobj" and tree.lower[of] == "of" else token


def _in_one_speech(reading: Reading, token: int, other: int) -> bool:
    """Whether two tokens stand between quotation marks in what one speaker says, in two pieces or more."""
    if token not in reading.quoted or other not in reading.quoted:
        return False
    speakers = [reading.speaker(token), reading.speaker(other)]
    return None not in speakers and len({reading.root(speaker) for speaker in speakers if speaker is not None}) == 1
