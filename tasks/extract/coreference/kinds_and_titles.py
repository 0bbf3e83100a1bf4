"""Phrases that the words beside them put with a name: “the Orne region”, “the Velm alliance”, “chairman and owner”."""

from __future__ import annotations

from tasks.extract.coreference.apposed_phrases import is_certain
from tasks.extract.coreference.named_kinds import place_kinds
from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.name_words import noun_type
from tasks.ontology import lexicon, words


def named_with_kind(reading: Reading, number: int) -> int | None:
    """The mention of the name that a noun phrase holds, if its noun only says what kind of thing bears the name."""
    if reading.features[number].number == "plural":
        return None
    place = _place_named_in(reading, number)
    return _kind_after_name(reading, number) if place is None else place


def _place_named_in(reading: Reading, number: int) -> int | None:
    """“the Orne region”, “the town of Sarn”: the mention of the name, if the noun says what kind of place it is."""
    tree, mention = reading.tree, reading.mentions[number]
    kinds = place_kinds(reading.features[number].noun)
    if not kinds or reading.features[number].noun == "suburb":
        return None
    for child in tree.children[mention.head]:
        name = child
        if tree.dep[child] == "prep" and tree.lower[child] == "of":
            name = tree.child(child, "pobj") or child
        elif tree.dep[child] not in {"compound", "nmod", "appos"}:
            continue
        found = reading.at_head.get(name)
        if found is None or reading.mentions[found].kind != "name" or reading.mentions[found].type not in kinds:
            continue
        if tree.dep[child] in {"compound", "nmod"} and reading.mentions[found].type == "Country":
            continue  # “a U.S. state” is not the United States
        return found
    return None


def _kind_after_name(reading: Reading, number: int) -> int | None:
    """“the Velm alliance”, “the Orvenda union”, “the Kestrel airliner”: the name right before the noun."""
    tree, mention, features = reading.tree, reading.mentions[number], reading.features[number]
    name = reading.at_head.get(mention.head - 1)
    if name is None or not is_certain(features):
        return None
    named = reading.mentions[name]
    inside = mention.first <= named.first and tree.head[named.head] == mention.head
    if named.kind != "name" or not inside or tree.dep[named.head] not in {"compound", "nmod", "appos"}:
        return None
    table = lexicon("descriptions")["kind_after_name"]
    type_ = mention.type if named.type == "Concept" else named.type  # of what no list knows, the noun tells the type
    fits = type_ in table and features.noun in words("descriptions", f"kind_after_name.{type_}")
    others = {tree.lower[i] for i in range(named.first, named.last + 1)}
    return name if fits and features.modifiers <= others else None


def second_title(reading: Reading, number: int) -> int | None:
    """“Ann Lee, chairman and owner of Orne Coal,”: the first title, where the second has no article of its own."""
    tree, mention, features = reading.tree, reading.mentions[number], reading.features[number]
    first = reading.at_head.get(tree.head[mention.head]) if tree.dep[mention.head] == "conj" else None
    if first is None or features.determiner or features.possessor is not None or features.number != "singular":
        return None
    apposed = tree.dep[reading.mentions[first].head] == "appos" and reading.mentions[first].kind == "nominal"
    joined = any(tree.dep[c] == "cc" and tree.lower[c] in {"and", "&"} for c in tree.children[tree.head[mention.head]])
    persons = [noun_type(reading.features[n].noun) == "Person" for n in (first, number)]
    holder = reading.at_head.get(tree.head[reading.mentions[first].head])
    person = (
        holder is not None and reading.mentions[holder].kind == "name" and reading.mentions[holder].type == "Person"
    )
    return first if apposed and joined and all(persons) and person else None


def right_before(reading: Reading, other: int, number: int) -> int | None:
    """What stands right before the comma of an apposition, where it alone is of that kind.

    “A test flight of the jet, the largest plane in the world,”: the plane is the jet, not the flight.
    """
    tree, mention = reading.tree, reading.mentions[number]
    comma = mention.first - 1
    if mention.kind != "nominal" or mention.type == "Concept" or comma < 1 or tree.text[comma] != ",":
        return None
    found = reading.at_head.get(comma - 1)
    if found is None or found == other or reading.mentions[other].type == mention.type:
        return None
    near = reading.mentions[found]
    return (
        found if near.kind != "pronoun" and near.type == mention.type and near.first > tree.head[mention.head] else None
    )
