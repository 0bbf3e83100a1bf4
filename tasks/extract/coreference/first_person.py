"""Who “I”, “we” and “you” are: the speaker inside a quotation, else whoever writes or answers in that paragraph."""

from __future__ import annotations

from functools import cache

from tasks.extract.attributions.reporting_lexicon import cue_words, reporting_nouns
from tasks.extract.coreference.interviews import find_interview
from tasks.extract.coreference.named_kinds import classes
from tasks.extract.coreference.reading import Reading
from tasks.extract.coreference.referents import Referent
from tasks.extract.coreference.spokespeople import Spokespeople
from tasks.extract.mentions.agreement import PRONOUNS
from tasks.ontology import words

#: Before who has written something, and types of what has words of its own.
_BY = frozenset({"of", "by", "from"})
#: So many sentences before its quotation a speaker may have told somebody something.
_SENTENCES = 2
_WRITINGS = frozenset({"Concept", "CreativeWork", "Product"})


def join_speakers(reading: Reading, numbers: list[int]) -> None:
    """Give “I” inside a quotation to who says it, and “we” to the body that speaks or is spoken for.

    Where somebody speaks for no body, “we” stays a thing of its own, but what is told of it is told of the speaker
    (``TokenMention.member``). “You” is whom the speaker turns to. Where nobody is named it abstains: the pronouns of
    one quotation (of one paragraph, outside quotations) are put together, whoever they are.
    """
    tree = reading.tree
    spokespeople = Spokespeople(reading)
    interview = find_interview(reading)
    seen: dict[tuple[str, int, int, bool], int] = {}
    for number in numbers:
        mention = reading.mentions[number]
        if mention.kind != "pronoun":
            continue
        _, count, person = PRONOUNS.get(tree.lower[mention.head], ("", "either", 3))
        if person == 3:
            continue
        attribution = reading.speaker_of.get(mention.head)
        if attribution is not None and mention.head not in reading.quoted:
            # “they said I had to go”: not they, but the one who writes this
            attribution = attribution if reading.attributions[attribution].kind == "direct" else None
        if attribution is None:
            paragraph = reading.paragraph(mention.head)
            where = ("paragraph", paragraph)
            if interview is not None and mention.head not in reading.quoted:
                if count != "plural" and interview.is_answerer(paragraph, person):
                    if interview.answerer is not None:
                        reading.join(interview.answerer, number, 0.7)
                        continue
                    where, person, count = ("interview", 0), 1, "singular"
                elif count == "plural" and interview.is_answer(paragraph):
                    where = ("interview", 0)
        else:
            speaker = reading.speaker(mention.head)
            if person == 1 and speaker is not None:
                body = None if count == "singular" else spokespeople.body_of(speaker)
                if body is None and reading.referent(speaker).person is False:
                    author = _author(reading, speaker)
                    speaker = author if author is not None or _is_nobody(reading.referent(speaker)) else speaker
            if person == 1 and speaker is not None:
                meant = (speaker, 0.85) if count == "singular" else body or spokespeople.body_of(speaker)
                if meant is not None:
                    reading.join(meant[0], number, meant[1])
                    continue
                if reading.referent(speaker).person:
                    sure = _tells_what_was(reading, mention.head)
                    mention.member, mention.confidence = speaker, 0.6 if sure else 0.45
            if person == 2:
                addressee = _addressee(reading, attribution)
                if addressee is not None:
                    reading.join(addressee, number, 0.6)
                    continue
            where = ("attribution", attribution) if speaker is None else ("speaker", reading.root(speaker))
        first = seen.setdefault((*where, person, count == "plural"), number)
        if first != number:
            reading.join(first, number, 0.6)


def _is_nobody(thing: Referent) -> bool:
    """Whether it never says “I” itself; of others it may only be that a name or noun was not known for a person's."""
    if thing.named:
        return bool(thing.name_words & _words_of_bodies())
    words_ = cue_words("testimony") | reporting_nouns().keys() | words("spokespeople", "writings")
    return thing.type in {"Organization", "Event"} or bool(thing.nouns & (words_ - words("spokespeople", "sources")))


@cache
def _words_of_bodies() -> frozenset[str]:
    """Words that no person's name has: “of”, “the”, and those that tell what kind of body it is."""
    return frozenset({"of", "the", "and", "&", "for"}).union(*(names for _, names, _ in classes()))


def _author(reading: Reading, thing: int) -> int | None:
    """Who says “I” in “his letter”, “a letter by him”, or where somebody “resigned in a letter”; nobody in a firm's."""
    tree, head = reading.tree, reading.mentions[thing].head
    owners = [c for c in tree.children[head] if tree.dep[c] == "poss"]
    owners += [
        c for p in tree.children[head] if tree.lower[p] in _BY for c in tree.children[p] if tree.dep[c] == "pobj"
    ]
    if not owners and tree.dep[head] in {"pobj", "dobj"} and reading.referent(thing).type in _WRITINGS:
        subject = reading.subject_of(reading.clause(head))
        owners = [] if subject is None else [subject]
    for owner in owners:
        found = reading.at_head.get(owner)
        if found is not None and reading.referent(found).person:
            return found
    return None


def _addressee(reading: Reading, attribution: int) -> int | None:
    """Mention of whom the speaker turns to: who is told, or “sentencing him” before “she said”."""
    tree = reading.tree
    told, verb = reading.attributions[attribution].addressee_head, reading.attributions[attribution].head
    if told is None:
        for clause in tree.children[verb]:
            if tree.dep[clause] == "advcl" and clause < verb and _addresses(tree.lower[clause]):
                told = tree.child(clause, "dobj")
    if told is None and reading.attributions[attribution].source_head is not None:
        told = _told_before(reading, attribution)
    found = None if told is None else reading.at_head.get(told)
    if found is None or told is None or tree.lemma[told].lower() in words("spokespeople", "listeners"):
        return None
    referent = reading.referent(found)
    return found if referent.person or referent.type in {"Person", "Group"} else None


def _told_before(reading: Reading, attribution: int) -> int | None:
    """Whom the same speaker has told something right before: “She told him he was a fool. “You lied,” she said.”"""
    tree, source = reading.tree, reading.attributions[attribution].source_head
    speaker = None if source is None else reading.at_head.get(source)
    head = reading.attributions[attribution].head
    for other in reading.attributions:
        said = None if other.source_head is None else reading.at_head.get(other.source_head)
        near = 0 < tree.sentence[head] - tree.sentence[other.head] <= _SENTENCES
        if speaker is None or said is None or not near or other.addressee_head is None:
            continue
        if reading.root(said) == reading.root(speaker):
            return other.addressee_head
    return None


def _addresses(participle: str) -> bool:
    """Whether “-ing” of a verb says that one turns to somebody; at the head of a sentence its tag is often wrong."""
    stem = participle.removesuffix("ing")
    return stem != participle and bool({stem, f"{stem}e"} & words("spokespeople", "addressing"))


def _tells_what_was(reading: Reading, pronoun: int) -> bool:
    """Whether “we” stands in a clause about what has happened: there, no one says it of people in general."""
    tree, verb = reading.tree, reading.clause(pronoun)
    if tree.dep[pronoun] not in {"nsubj", "nsubjpass", "dobj", "dative", "pobj"}:
        return False
    auxiliaries = [c for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}]
    if any(tree.tag[c] == "MD" for c in auxiliaries):
        return False
    return tree.tag[verb] == "VBD" or any(tree.tag[c] == "VBD" or tree.lemma[c] == "have" for c in auxiliaries)
