"""Which mentions of one article stand for the same thing. It abstains rather than guess.

Names are brought together first, over the whole article; then the article is read from its beginning, and each
apposition, pronoun and description is given to a thing mentioned before, if one alone fits.
"""

from __future__ import annotations

from functools import cache

from tasks.extract.annotations import Chain, TokenAttribution, TokenMention
from tasks.extract.coreference.apposed_phrases import can_be_apposed, described_between_commas
from tasks.extract.coreference.chain_labels import make_chain
from tasks.extract.coreference.descriptions import resolve_description
from tasks.extract.coreference.first_person import join_speakers
from tasks.extract.coreference.headlines import taken_from_headline
from tasks.extract.coreference.kinds_and_titles import named_with_kind, right_before, second_title
from tasks.extract.coreference.pairs import find_pairs, pair_meant, taken_up
from tasks.extract.coreference.pronouns import resolve_pronoun
from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.agreement import RELATIVES, is_definite
from tasks.extract.mentions.name_matching import match_names
from tasks.extract.mentions.name_words import kin, noun_type
from tasks.extract.trees.tree import Tree
from tasks.model import PLACE_TYPES
from tasks.ontology import words

#: “by the name …” stands at most so many tokens after the noun.
_NAME_TOKENS = 8
#: Types that a noun after a name gives to what bears it: “the Orvenda union”.
_TOLD_TYPES = frozenset({"Organization", "Product", "Facility", "Event", "CreativeWork"})


def find_chains(tree: Tree, mentions: list[TokenMention], attributions: list[TokenAttribution]) -> list[Chain]:
    """Chains over ``mentions`` (each mention in exactly one), in order of their first mention.

    Sets ``chain`` on every mention, and ``confidence`` to that of its place in the chain.
    """
    plain = len(mentions)
    mentions.extend(find_pairs(tree, mentions))
    reading = Reading(tree, mentions, attributions, match_names(tree, mentions), plain)
    numbers = sorted(range(len(mentions)), key=lambda n: (mentions[n].first, mentions[n].last))
    for number in numbers:
        _join_by_syntax(reading, number)
    for number in numbers:
        mention = reading.mentions[number]
        if mention.kind != "name" and not mention.parts and number not in reading.joined:
            found = _resolve(reading, number)
            if found is not None:
                reading.join(found[0], number, found[1])
        headline = taken_from_headline(reading, number)
        if headline is not None:
            reading.join(headline, number, 0.8)
        reading.note(number)
    join_speakers(reading, numbers)
    return _chains(reading)


def _resolve(reading: Reading, number: int) -> tuple[int, float] | None:
    if reading.mentions[number].kind == "pronoun":
        return resolve_pronoun(reading, number)
    return pair_meant(reading, number) or (resolve_description(reading, number) if number < reading.plain else None)


def _join_by_syntax(reading: Reading, number: int) -> None:
    """Appositions and relative pronouns: the parse alone says what they stand for."""
    tree, mention = reading.tree, reading.mentions[number]
    if mention.kind == "pronoun":
        if tree.lower[mention.head] in RELATIVES and tree.tag[mention.head] in {"WP", "WDT", "WP$"}:
            clause = next((a for a in [mention.head, *reading.above(mention.head)] if tree.dep[a] == "relcl"), None)
            noun = None if clause is None else reading.at_head.get(tree.head[clause])
            if noun is not None and not _verb_agrees(reading, mention.head, noun):
                noun = _just_before(reading, number)  # “risks for Dunland, which is …”: not the risks
            elif noun is not None and tree.lower[mention.head] in {"who", "whom"}:
                noun = _person_above(reading, noun)
            if noun is not None:
                reading.join(noun, number, 0.9)
        return
    if mention.kind == "nominal" and not mention.parts:
        called = _name_given(reading, mention.head)
        if called is not None and called != number and not _is_known_otherwise(reading, called, mention):
            if mention.type == "Person" and reading.mentions[called].type != "Person":
                reading.retype(called, "Person")  # whom the text calls a singer is one, whatever the name looks like
            reading.join(called, number, 0.9)
        titled = _titled_with(reading, number)
        if titled is not None:
            reading.join(titled, number, 0.85)
        aside = described_between_commas(reading, number)
        if aside is not None:
            reading.join(aside, number, 0.85)
        named = named_with_kind(reading, number)
        if named is not None:
            if reading.mentions[named].type == "Concept" and mention.type in _TOLD_TYPES:
                reading.retype(named, mention.type)
            reading.join(named, number, 0.9)
        title = second_title(reading, number)
        if title is not None:
            reading.join(title, number, 0.85)
    if tree.dep[mention.head] == "appos":
        other = reading.at_head.get(tree.head[mention.head])
        if other is None or other == number:
            return
        nearer = right_before(reading, other, number)
        other = other if nearer is None else nearer
        if can_be_apposed(reading, other, number):
            reading.join(other, number, 0.9)
        elif mention.kind == "name" and mention.type == "Person":
            beside = _office_before(reading, number)
            if beside is not None and can_be_apposed(reading, beside, number):
                reading.join(beside, number, 0.85)


def _verb_agrees(reading: Reading, pronoun: int, noun: int) -> bool:
    """Whether the verb of a relative pronoun's clause has the number of the noun."""
    tree = reading.tree
    if tree.dep[pronoun] not in {"nsubj", "nsubjpass"}:
        return True
    verb = tree.head[pronoun]
    finite = [v for v in (verb, *tree.children[verb]) if tree.tag[v] in {"VBZ", "VBP"} and v > pronoun]
    if not finite:
        return True
    plural = tree.tag[min(finite)] == "VBP"
    return reading.features[noun].number in {"either", "plural" if plural else "singular"}


def _person_above(reading: Reading, noun: int) -> int | None:
    """The noun itself or, if it is no person, the one whose complement it is: “a member of the board who …”."""
    if reading.features[noun].person is not False:
        return noun
    for above in reading.above(reading.mentions[noun].head)[:3]:
        found = reading.at_head.get(above)
        if found is not None and reading.features[found].person is not False:
            return found
    return None


def _just_before(reading: Reading, number: int) -> int | None:
    """The mention that ends right before a relative pronoun, a comma aside, if the verb agrees with it."""
    tree, first = reading.tree, reading.mentions[number].first
    end = first - 2 if first > 1 and tree.text[first - 1] == "," else first - 1
    for other in range(number - 1, max(-1, number - 6), -1):
        mention = reading.mentions[other]
        if mention.last == end and mention.kind != "pronoun" and _verb_agrees(reading, first, other):
            return other
    return None


def _titled_with(reading: Reading, number: int) -> int | None:
    """“Host and producer Ann Lee”: the name behind all that its bearer is, where none of it has an article."""
    tree, noun = reading.tree, number
    head = reading.mentions[number].head
    name = reading.at_head.get(tree.head[head]) if tree.dep[head] == "nmod" else None
    if name is not None and any(tree.dep[c] == "cc" for c in tree.children[head]):
        person = reading.mentions[name].kind == "name" and reading.mentions[name].type == "Person"
        return name if person and noun_type(reading.features[number].noun) == "Person" else None
    for _ in range(3):
        head, features = reading.mentions[noun].head, reading.features[noun]
        bare = not features.determiner and features.possessor is None and tree.tag[head] in {"NN", "NNP"}
        if not bare or noun_type(features.noun) != "Person" or features.noun in kin():
            return None
        after = [c for c in tree.children[head] if tree.dep[c] in {"conj", "appos"} and c > head]
        joined = [reading.at_head[c] for c in after if c in reading.at_head]
        joined = [j for j in joined if reading.mentions[j].kind == "name"] or joined
        if len(joined) != 1:
            return None
        noun = joined[0]
        if reading.mentions[noun].kind == "name":
            person = reading.mentions[noun].type == "Person"
            titled = any(noun_type(tree.lower[i]) == "Person" for i in _before(reading, noun))
            return noun if person and titled else None
    return None


def _before(reading: Reading, name: int) -> range:
    first = reading.mentions[name].first
    return range(max(0, first - 1), first)


def _office_before(reading: Reading, number: int) -> int | None:
    """The office that ends right before the comma before a name: “guests such as the mayor of Orne, Ann Lee”."""
    tree = reading.tree
    comma = tree.left[reading.mentions[number].head] - 1
    if comma < 1 or tree.text[comma] != ",":
        return None
    for other in range(number - 1, max(-1, number - 6), -1):
        mention, features = reading.mentions[other], reading.features[other]
        if mention.last == comma - 1 and mention.kind == "nominal" and mention.type == "Person":
            return other if features.number == "singular" and is_definite(features) else None
    return None


@cache
def _naming_verbs() -> frozenset[str]:
    return words("descriptions", "naming.verbs")


def _name_given(reading: Reading, noun: int) -> int | None:
    """“a club called Riverside”, “a man known as the Baker”: the mention of the name."""
    tree = reading.tree
    for clause in tree.children[noun]:
        if tree.dep[clause] != "acl" or tree.lemma[clause] not in _naming_verbs():
            continue
        name = tree.child(clause, "oprd", "attr", "dobj")
        preposition = tree.child(clause, "prep")
        if name is None and preposition is not None and tree.lower[preposition] in {"as", "by"}:
            name = tree.child(preposition, "pobj")
        found = None if name is None else reading.at_head.get(name)
        if found is not None and reading.mentions[found].kind == "name":
            return found
    return _by_the_name(reading, noun)


def _is_known_otherwise(reading: Reading, name: int, mention: TokenMention) -> bool:
    """Whether the name is that of a place or person told of elsewhere: a statue called “America” is not the country."""
    thing = mention.type not in {*PLACE_TYPES, "Person", "Organization", "Group"}
    return thing and reading.is_named_again(name) and reading.referent(name).type in {*PLACE_TYPES, "Person"}


def _by_the_name(reading: Reading, noun: int) -> int | None:
    """“a singer going by the name “Moth””, “a man with the name of Brun”: the name after the word."""
    tree = reading.tree
    end = tree.sentences[tree.sentence[noun]][1]
    for i in range(noun + 1, min(end, noun + _NAME_TOKENS)):
        if tree.lower[i] in {"name", "pseudonym", "nickname", "alias"} and tree.lower[i - 1] in {"the", "name"}:
            for j in range(i + 1, min(end, i + 4)):
                if j in reading.names_from:
                    return reading.names_from[j]
                if tree.pos[j] not in {"PUNCT", "DET", "ADP"}:
                    break
        if tree.pos[i] in {"NOUN", "PROPN"} and tree.lower[i] not in {"name", "pseudonym", "nickname", "alias"}:
            break
    return None


def _chains(reading: Reading) -> list[Chain]:
    kept = taken_up(reading)
    groups: dict[int, list[int]] = {}
    for number, old in enumerate(kept):
        groups.setdefault(reading.root(old), []).append(number)
    reading.mentions[:] = [reading.mentions[old] for old in kept]  # only the last ones go, so that numbers stay
    chains: list[Chain] = []
    for members in groups.values():
        for number in members:
            reading.mentions[number].chain = len(chains)
        chains.append(make_chain(reading.tree, reading.mentions, members))
    return chains
