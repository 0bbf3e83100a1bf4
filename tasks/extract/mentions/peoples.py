"""Which words are names of peoples, faiths and followings."""

from __future__ import annotations

from tasks.extract.mentions.name_words import directions, known_names, word_set
from tasks.extract.mentions.place_kinds import kinds
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import nationality
from tasks.gazetteer.nationalities import nationalities, plural_of

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DETERMINERS = frozenset({"the", "a", "an", "another", "this"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})


def qualifies_people(tree: Tree, first: int, last: int) -> bool:
    """“North African”, “African American”: words before a people's name that make it another people's."""
    if tree.lower[first] in directions():
        return True
    return last == first + 1 and tree.text[last] in {"American", "Americans"} and is_people(tree.text[first])


def acts_alone(tree: Tree, i: int) -> bool:
    """Whether a singular without an article is a subject: one of a people would have one (“a Dane said”)."""
    bare = i == 0 or tree.lower[i - 1] not in {"a", "an", "the", "one", "another", "every", "each"}
    singular = not tree.lower[i].endswith(("s", "ese", "ish"))
    return bare and singular and tree.dep[i] in {"nsubj", "nsubjpass", "poss"} and not kinds(tree.text[i])


def looks_people(word: str) -> bool:
    """Whether a word is formed like one for a people or a faith's followers."""
    return word.endswith(
        ("ian", "ians", "ese", "ish", "ist", "ists", "ite", "ites", "crat", "crats", "ic", "an", "ans")
    )


def is_people(text: str) -> bool:
    """Whether ``text`` is a word for a people and no country or region."""
    return known_names().get(text) == "Group" or (
        "nationality" in kinds(text) and not kinds(text) & {"country", "region"}
    )


def is_one_of_people(tree: Tree, i: int) -> bool:
    """Whether a singular noun of nationality means one person: “the Spaniard said”, “a young Dane won”.

    What is an adjective too (“the German”) does so as subject only, unless “a” goes with it: it may be the language.
    """
    entry = nationality(tree.text[i])
    if entry is None or entry.form == "adjective" or tree.dep[i] not in _SUBJECTS | _OBJECTS:
        return False
    plural = plural_of(tree.text[i])
    if plural == tree.text[i] or plural not in nationalities() or tree.tag[i] in {"NNS", "NNPS"}:
        return False
    determiner = tree.child(i, "det")
    if determiner is None or determiner > i:
        return False
    if tree.lower[determiner] in {"a", "an"}:
        return True
    return tree.lower[determiner] in {"the", "this", "that"} and (entry.form == "noun" or tree.dep[i] in _SUBJECTS)


def one_of_party(tree: Tree, first: int, last: int) -> int | None:
    """The noun of “the Republican”, “the Orne Democrat”, if the name ``first..last`` means one person by that."""
    if tree.lower[last] not in word_set("partisans") or tree.tag[last] in {"NNS", "NNPS", "JJ"}:
        return None
    if tree.dep[last] not in _SUBJECTS | _OBJECTS | {"appos", "attr"}:
        return None
    if first < last and not kinds(tree.cut(first, last - 1)):
        return None
    determiner = tree.child(last, "det")
    return last if determiner is not None and tree.lower[determiner] in _DETERMINERS else None
