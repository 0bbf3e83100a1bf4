"""Where names stand: stretches of capitals, cut at titles and labels, checked against the rest of the article."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.annotations import TokenTime
from tasks.extract.mentions.english_words import is_english, is_joined
from tasks.extract.mentions.name_joining import Stretch
from tasks.extract.mentions.name_spelling import NAME_TAGS, Capitals
from tasks.extract.mentions.name_titles import is_held_office, is_personal, last_title
from tasks.extract.mentions.name_words import (
    heads,
    is_given,
    known_names,
    noun_type,
    title_modifiers,
    titles,
    two_word_heads,
    word_set,
)
from tasks.extract.mentions.peoples import acts_alone, is_people, looks_people, qualifies_people
from tasks.extract.mentions.place_kinds import is_settlement, kinds, place_votes
from tasks.extract.mentions.quoted_titles import quoted_titles
from tasks.extract.places.place_syntax import region_of_code
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import places_named

_PLACES = frozenset({"country", "region"})


@dataclass(slots=True)
class Name:
    """A name, tokens ``first`` to ``last``.

    Attributes:
        titled: a title stands before it.
        group: it is the name of a people, a faith or a party's followers.
        quoted: it is a title in quotation marks.
    """

    first: int
    last: int
    titled: bool = False
    group: bool = False
    quoted: bool = False


def find_names(tree: Tree, times: list[TokenTime]) -> list[Name]:
    """Outermost names of ``tree`` in order of the text."""
    capitals = Capitals(tree, times)
    stretch = Stretch(tree, capitals)
    names: list[Name] = []
    quoted = quoted_titles(tree)
    i = 0
    while i < len(tree):
        if i in quoted:
            names.append(Name(i, quoted[i], quoted=True))
            i = quoted[i] + 1
        elif (
            tree.text[i] == "#"
            and i + 1 < len(tree)
            and tree.end[i] == tree.start[i + 1]
            and tree.text[i + 1][0].isalpha()
        ):
            names.append(Name(i, i + 1))
            i += 2
        elif stretch.word[i]:
            last = stretch.end(i)
            i = _with_article(tree, i)
            _cut(tree, capitals, i, last, names)
            i = last + 1
        else:
            i += 1
    return names


def _with_article(tree: Tree, i: int) -> int:
    """Where the name at ``i`` begins if an Arabic article is tied to it (“al-Qaeda”, “el-Sarn”)."""
    tied = (
        i >= 2 and tree.text[i - 1] == "-" and tree.end[i - 1] == tree.start[i] and tree.end[i - 2] == tree.start[i - 1]
    )
    return i - 2 if tied and tree.lower[i - 2] in word_set("articles") else i


def _cut(tree: Tree, capitals: Capitals, first: int, last: int, names: list[Name]) -> None:
    """Names inside the stretch ``first..last``: without titles, labels and a people's adjective before them."""
    colon = last + 1 < len(tree) and tree.text[last + 1] == ":"
    if colon and tree.lower[last] in word_set("labels"):
        last -= 1
    while first <= last and (
        tree.lower[first] in {"the", "a", "an"}
        or (
            capitals.start[first]
            and tree.lower[first] in word_set("openers")
            and not (tree.tag[first] in NAME_TAGS and tree.text[first] in known_names())  # “WHO said”
        )
        or tree.text[first].isspace()
    ):
        first += 1
    if first > last:
        return
    first = _behind_role(tree, capitals, first, last, names)
    if first > last:
        return
    if is_held_office(tree, first, last):
        names.append(Name(first + 1, last, titled=True))  # “Chief of Staff Ann Lee”
        return
    title = last_title(tree, first, last)
    tied = title > first + 1 and tree.text[title - 1] == "-" and tree.lower[title - 2] not in title_modifiers()
    if title >= first and not tied:  # “Port-au-Prince” is no prince
        _cut_at_title(tree, capitals, first, title, last, names)
        return
    if tree.lower[last] in title_modifiers() and first == last and tree.tag[last] not in NAME_TAGS:
        return
    if first == last and (capitals.is_weak(first) or _is_kind_of_people(tree, first)):
        return
    split = _split(tree, first, last)
    if split > first:
        _cut(tree, capitals, first, split - 1, names)
        _cut(tree, capitals, split, last, names)
        return
    _append(tree, first, last, names)


def _cut_at_title(tree: Tree, capitals: Capitals, first: int, title: int, last: int, names: list[Name]) -> None:
    """What follows a title is a person; what stands before it is its modifiers or a name of its own."""
    before = title - 1
    while (
        before >= first
        and (
            tree.lower[before] in title_modifiers()
            or tree.lower[before] in titles()
            or tree.text[before] in {"-", "and", "&", "of", "for"}
        )
        and not (before > first and kinds(tree.cut(first, before)) - {"nationality"})
        and not (before > first and tree.cut(before - 1, before) in known_names())
    ):  # “Mexico City Health Secretary”, “White House Counsel”
        before -= 1
    if before >= first:
        _cut(tree, capitals, first, before, names)
    start = title + 1
    held = start <= last and tree.lower[start] in {"of", "for", "on", "to"}
    while start <= last and not any(c.isupper() for c in tree.text[start]):
        start += 1
    if start <= last and held:  # “Commissioner for Refugees” names nobody, “President of Ulvenna” a country
        if tree.lower[start] != "state" and (start < last or not is_english(tree.lower[start])):
            _cut(tree, capitals, start, last, names)
    elif start <= last:
        names.append(Name(start, last, titled=True))
    elif first == last and _is_lone_name(tree, capitals, last):
        names.append(Name(first, last))


def _is_lone_name(tree: Tree, capitals: Capitals, i: int) -> bool:
    """Whether a title word that stands alone is somebody's or some place's name after all."""
    word = tree.lower[i]
    strange = word not in capitals.plain and not capitals.start[i] and word not in title_modifiers()
    return strange and tree.ent[i] in {"PERSON", "GPE"}


def _is_kind_of_people(tree: Tree, i: int) -> bool:
    """Whether the lone capital ``i`` is a plural for people behind a preposition (“Commissioner for Refugees”)."""
    plural = tree.tag[i] in {"NNS", "NNPS"} and i > 0 and tree.lower[i - 1] in {"for", "of", "on", "by"}
    return plural and noun_type(tree.lower[i].removesuffix("s")) == "Person" and is_english(tree.lower[i])


def _behind_role(tree: Tree, capitals: Capitals, first: int, last: int, names: list[Name]) -> int:
    """Where the name begins behind a noun that only the start of the sentence capitalises (“Forecaster Ida Brenner”).

    Where all of ``first..last`` is read so, the name is added and the place behind it returned.
    """
    word = tree.lower[first]
    plain = capitals.start[first] and not capitals.loud[first] and tree.text[first] not in capitals.sure
    if plain and last == first + 1 and word in word_set("trades") and tree.lower[last] not in heads().last:
        return last  # “Retailer Orvenda”
    head = tree.lower[last] in heads().last and tree.lower[last] not in word_set("family_heads")
    if last < first + 2 or not plain or is_given(word) or head:
        return first
    if not (is_english(word) or word.endswith("ologist") or is_joined(word)):  # “Volcanologist”, “Stallholder”
        return first
    if (noun_type(word) != "Person" and word not in word_set("squad")) or tree.lower[first + 1] in titles():
        return first  # “Attorney General Ann Lee” is no General Ann Lee
    if not (is_given(tree.lower[first + 1]) or tree.ent[first + 1] == tree.ent[last] == "PERSON"):
        return first
    names.append(Name(first + 1, last, titled=True))
    return last + 1


def _split(tree: Tree, first: int, last: int) -> int:
    """Where a second name begins inside ``first..last``: a person's after a body's, one said twice; else ``first``."""
    nation = tree.text[first] in word_set("nation_codes") and tree.ent[first] == "GPE"
    if nation and last == first + 1 and (tree.ent_start[last] or tree.ent[last] != "GPE"):
        return last if tree.lower[last] not in heads().last else first  # “U.S. Kestrel”, not “U.S. Navy”
    for m in range(first + 2, last):
        if tree.text[m] == tree.text[first] and tree.text[m - 1].isalpha() and tree.text[m - 1][0].isupper():
            return m  # “Ida Brenner Ida M. Brenner”, “New York New Jersey”
    for m in range(first + 1, last):
        if (
            tree.ent_start[m]
            and tree.ent[m] == "PERSON"
            and tree.ent[last] == "PERSON"
            and not any(tree.ent_start[m + 1 : last + 1])
        ):
            before = tree.lower[m - 1]
            if (
                before in heads().last
                or before in {"of"}
                or kinds(tree.cut(first, m - 1))
                or "nationality" in kinds(tree.text[m - 1])
            ):
                return m
    return first


def _append(tree: Tree, first: int, last: int, names: list[Name]) -> None:
    last = _with_point(tree, first, last)
    if first and tree.text[first - 1] == "The" and _has_article(tree.cut(first - 1, last)):
        first -= 1
    text = tree.cut(first, last)
    known = kinds(text)
    if tree.lower[first] in word_set("degrees") and (first == last or (first and tree.text[first - 1] == ",")):
        return
    if last > first and not known and is_people(tree.text[last]) and qualifies_people(tree, first, last):
        names.append(Name(first, last, group=True))
        return
    if first == last:
        by_spacy = (
            tree.ent[first] == "NORP"
            and ((tree.tag[first] in {"JJ", "NNPS", "NNS"} and "city" not in known) or looks_people(tree.lower[first]))
            and not (tree.text[first][-1] != "s" and is_settlement(text) and not is_english(tree.lower[first]))
            and not (tree.tag[first] == "NNP" and acts_alone(tree, first))
        )
        common = known_names().get(text)
        if common == "Group" or (common is None and ("nationality" in known or by_spacy) and not known & _PLACES):
            names.append(Name(first, last, group=True))
            return
        if (
            tree.tag[first] in {"JJ", "RB", "VBN", "VBG"}
            and not known
            and tree.ent[first] not in {"PERSON", "ORG", "GPE"}
            and text.istitle()
            and (is_english(tree.lower[first]) or (tree.tag[first] == "JJ" and not is_settlement(text)))
        ):
            return
        abbreviation = text in word_set("acronyms") and not region_of_code(tree, first, last)
        if len(text) == 1 or abbreviation or _is_half_word(tree, first):
            return
        names.append(Name(first, last))
        return
    if first and _is_edition(tree, first, last):
        first -= 1
    # “German Chancellor …” has gone; “Swedish Red Cross” keeps its adjective, “Dane Ida Brenner” does not
    people = is_people(tree.text[first])
    if (
        people
        and not known
        and (tree.tag[first] == "JJ" or is_personal(tree, first + 1, last))
        and text not in known_names()
        and not _organised(tree, first + 1, last)
    ):
        names.append(Name(first, first, group=True))
        _append(tree, first + 1, last, names)
        return
    names.append(Name(first, last))


def _is_edition(tree: Tree, first: int, last: int) -> bool:
    """Whether the year before ``first..last`` tells one edition of an event from the others (“the 1999 World Cup”)."""
    year = tree.text[first - 1]
    if len(year) != 4 or not year.isdigit() or not "1850" <= year < "2100" or not first <= tree.head[first - 1] <= last:
        return False
    two = two_word_heads().get(f"{tree.lower[last - 1]} {tree.lower[last]}", heads().last.get(tree.lower[last]))
    return known_names().get(tree.cut(first, last), two) == "Event"


def _has_article(text: str) -> bool:
    """Whether the gazetteer's best place of this name, which begins with “The”, is called so in full (“The Hague”)."""
    found = places_named(text)
    return bool(found) and found[0].name == text and found[0].level > 0


def _is_half_word(tree: Tree, i: int) -> bool:
    """Whether the lone capital ``i`` is an English word that a hyphen ties to a small one (“Lesser-known”)."""
    tied = i + 2 < len(tree) and tree.text[i + 1] == "-" and tree.end[i] == tree.start[i + 1]
    if not tied or tree.ent[i] or kinds(tree.text[i]):
        return False
    return tree.text[i + 2].islower() and tree.end[i + 1] == tree.start[i + 2] and is_english(tree.lower[i])


def _with_point(tree: Tree, first: int, last: int) -> int:
    """``last``, or the point after an abbreviated place (“Barrie, Ont., is …”) that ends no sentence."""
    k = last + 1
    if first < last or k + 1 >= len(tree) or tree.text[k] != "." or tree.end[last] != tree.start[k]:
        return last
    goes_on = tree.text[k + 1] in {",", ")", ";"} or tree.text[k + 1].islower()
    return k if goes_on and place_votes(tree.cut(first, k)) else last


def _organised(tree: Tree, first: int, last: int) -> bool:
    ends = {
        tree.lower[last],
        *(tree.lower[m - 1] for m in range(first + 1, last) if tree.lower[m] in {"of", "for", "on"}),
    }
    return any(
        word in heads().last or word in heads().first or word in word_set("person_suffixes") for word in ends
    ) or tree.ent[first] in {"ORG", "EVENT", "LAW"}
