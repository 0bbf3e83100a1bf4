"""Which place a name means, by the whole article."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks import gazetteer
from tasks.extract.annotations import TokenMention
from tasks.extract.places.places import resolve, resolve_places
from tasks.extract.trees.tree import Tree

_TYPES = {"[": "Place", "{": "Country", "<": "Group"}


def read(text: str, group: tuple[str, ...] = ()) -> tuple[Tree, list[TokenMention]]:
    """A tree of ``text`` (words parted by spaces) and its names: [places], {countries} and <groups>."""
    words, spans, start = [], [], None
    for word in text.split():
        if word[0] in _TYPES:
            start = (len(words), _TYPES[word[0]])
            word = word[1:]
        closes = start is not None and word[-1] in "]>}"
        words.append(word[:-1] if closes else word)
        if closes and start is not None:
            spans.append((start[0], len(words) - 1, start[1]))
            start = None
    starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    heads = [max(k for k in range(i + 1) if starts[k]) for i in range(len(words))]
    tags = ["NNP" if w[0].isupper() else "NN" if w.isalpha() else "," for w in words]
    pos = ["PROPN" if t == "NNP" else "NOUN" for t in tags]
    deps = ["ROOT" if s else "dep" for s in starts]
    doc = Doc(Vocab(), words=words, tags=tags, pos=pos, heads=heads, deps=deps, lemmas=words)
    return Tree(doc), [TokenMention(a, b, b, t, "name") for a, b, t in spans]  # type: ignore[arg-type]


def where(text: str) -> list[str]:
    """For each name of ``text``: name, country and kind of the place it was taken for; "" where none."""
    tree, mentions = read(text)
    resolve_places(tree, mentions)
    found = []
    for mention in mentions:
        place = gazetteer.place(int(mention.same_as[0].rstrip("/").rsplit("/", 1)[1])) if mention.same_as else None
        found.append(f"{place.name}, {place.country}, {mention.type}" if place else "")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Snow fell on [Moscow] .", ["Moscow, RU, City"]),
        ("Snow fell on [Moscow] , [Idaho] .", ["Moscow, US, City", "Idaho, US, AdministrativeArea"]),
        ("The mill in [Paris] , [Texas] burned . Crews from [Paris] came .",
         ["Paris, US, City", "Texas, US, AdministrativeArea", "Paris, US, City"]),
        ("Trams stopped in [London] , [Ontario] .", ["London, CA, City", "Ontario, CA, AdministrativeArea"]),
        ("The bridge in [Dublin] is shut .", ["Dublin, IE, City"]),
        ("A choir from [Tbilisi] toured [Georgia] and [Armenia] .",
         ["Tbilisi, GE, City", "Georgia, GE, Country", "Armenia, AM, Country"]),
        ("Voters in [Alabama] , [Georgia] and [Florida] queued .",
         ["Alabama, US, AdministrativeArea", "Georgia, US, AdministrativeArea", "Florida, US, AdministrativeArea"]),
        ("The law binds [New Jersey] and [New York] .",
         ["New Jersey, US, AdministrativeArea", "New York, US, AdministrativeArea"]),
        ("[New York] Governor Ann Moor left .", ["New York, US, AdministrativeArea"]),
        ("Clinics in [Salem] , in [Polk County] , [Oregon] , are full .",
         ["Salem, US, City", "Polk County, US, AdministrativeArea", "Oregon, US, AdministrativeArea"]),
        ("Offices in [Los Angeles] , [Riverside] and [San Bernardino Counties] closed .",
         ["Los Angeles County, US, AdministrativeArea", "Riverside County, US, AdministrativeArea",
          "San Bernardino County, US, AdministrativeArea"]),
        ("Fires burned in [Lake] , [Napa] and [Sonoma] counties .",
         ["Lake County, US, AdministrativeArea", "Napa County, US, AdministrativeArea",
          "Sonoma County, US, AdministrativeArea"]),
        ("Snow closed roads in the counties of [Kent] and [Essex] .",
         ["Kent, GB, AdministrativeArea", "Essex, GB, AdministrativeArea"]),
        ("Shells fell in the [Kharkiv] and [Kursk] regions .",
         ["Kharkivs’ka Oblast’, UA, AdministrativeArea", "Kursk Oblast, RU, AdministrativeArea"]),
        ("Farms in [Mexico] and the {United States} closed .",
         ["Mexico, MX, Country", "United States, US, Country"]),
        ("Envoys of [Turkey] , [Georgia] and [Iran] met .",
         ["Turkey, TR, Country", "Georgia, GE, Country", "Iran, IR, Country"]),
        ("Farms in [Kursk region] and in [Kursk] itself flooded .",
         ["Kursk Oblast, RU, AdministrativeArea", "Kursk, RU, City"]),
        ("Farms in the [Kursk] region and in [Kursk] itself flooded .",
         ["Kursk Oblast, RU, AdministrativeArea", "Kursk, RU, City"]),
        ("The state of [Washington] sued .", ["Washington, US, AdministrativeArea"]),
        ("The ferry left [Buffalo] , [New York] .", ["Buffalo, US, City", "New York, US, AdministrativeArea"]),
        ("Fog closed the airport of [Kiev] .", ["Kyiv, UA, City"]),
        ("Prices rose in [London] and [Los Angeles] .", ["London, GB, City", "Los Angeles, US, City"]),
        ("Bids came from [Ohio] , [New York] and [Utah] .",
         ["Ohio, US, AdministrativeArea", "New York, US, AdministrativeArea", "Utah, US, AdministrativeArea"]),
        ("Rain fell in [Oregon] , [Washington] , [Pennsylvania] and [Ohio] .",
         ["Oregon, US, AdministrativeArea", "Washington, US, AdministrativeArea",
          "Pennsylvania, US, AdministrativeArea", "Ohio, US, AdministrativeArea"]),
        ("Maple syrup from [Quebec] sold well .", ["Quebec, CA, AdministrativeArea"]),
        ("The ferry left [New York] .", ["New York City, US, City"]),
        ("The [Czech Republic] voted .", ["Czech Republic, CZ, Country"]),
        ("A clinic in [Cambridge] , [Massachusetts] .",
         ["Cambridge, US, City", "Massachusetts, US, AdministrativeArea"]),
    ],
)  # fmt: skip
def test_the_words_round_a_name_and_its_company_decide(text: str, expected: list[str]) -> None:
    assert where(text) == expected


def test_a_nationality_speaks_for_its_country() -> None:
    assert where("The <Canadian> port of [Halifax] closed .")[0] == ""  # a group, no place
    assert where("The <Canadian> port of [Halifax] closed .")[1] == "Halifax, CA, City"
    assert where("The <British> town of [Halifax] flooded .")[1] == "Halifax, GB, City"


@pytest.mark.parametrize(
    "text",
    [
        "They stopped at [Springfield] .",  # several, none better known
        "He met [Xqzzt] .",  # unknown
        "Boats sank in the [Kattegat] .",  # no town or region
        "Storms crossed the [Pacific] .",  # there is a town of that name, and nobody means it
        "Talks on the [Middle East] stalled .",
        "They met in [Salzburg] , [Idaho] , on Monday .",  # no such town there
        "They met in [Salzburg] , [Chile] .",
    ],
)
def test_where_nothing_settles_it_nothing_is_said(text: str) -> None:
    assert where(text)[0] == ""


def test_a_small_town_needs_the_article_to_speak_for_it() -> None:
    assert where("They moved to [Sangatte] .") == [""]
    assert where("They moved to [Sangatte] , [France] .")[0] == "Sangatte, FR, City"
    assert where("They left [Calais] . They moved to [Sangatte] .")[1] == "Sangatte, FR, City"
    assert where("They moved to [Calais] .") == ["Calais, FR, City"]


def test_persons_and_organisations_keep_their_type() -> None:
    tree, mentions = read("[Paris] spoke in [Lyon] .")
    mentions[0].type = "Person"
    resolve_places(tree, mentions)
    assert mentions[0].type == "Person"
    assert not mentions[0].same_as


def test_each_decision_has_a_reason_in_words() -> None:
    tree, mentions = read("Snow fell on [Moscow] , [Idaho] and on [Springfield] .")
    reasons = {r.place.name if r.place else "": r.reason for r in resolve(tree, mentions)}
    assert "lies in" in reasons["Moscow"]
    assert all(reasons.values())


def test_the_order_of_candidates_does_not_matter_and_no_names_is_fine() -> None:
    tree, mentions = read("Nothing is named here .")
    assert resolve(tree, mentions) == []
