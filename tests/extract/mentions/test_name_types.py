"""Types of names, by what an article says of them: none of these names is in any list."""

from __future__ import annotations

import pytest
from spacy.language import Language

import tasks.extract.components  # noqa: F401  (registers the Doc's attributes)
from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.mentions import find_mentions
from tasks.extract.parsing.layout import set_sentence_starts
from tasks.extract.trees.tree import tree_of

pytestmark = pytest.mark.model


def types(nlp: Language, text: str) -> dict[str, str]:
    """The names of ``text`` with their type at the last place."""
    doc = nlp.make_doc(text)
    set_sentence_starts(doc)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    tree = tree_of(doc)
    return {tree.cut(m.first, m.last): m.type for m in find_mentions(tree, []) if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Pellmark, the furniture maker, closed two shops. Pellmark blamed the rents.", "Pellmark", "Organization"),
        ("The court fined Orvenda, a start-up in Lisbon, on Monday.", "Orvenda", "Organization"),
        ("Vestin is one of the largest banks in the country. Vestin lost money.", "Vestin", "Organization"),
        ("Shares in Quellaro fell by a tenth on Friday.", "Quellaro", "Organization"),
        ("The minister told the Ulvenna Beacon that he would stay.", "Ulvenna Beacon", "Organization"),
        ("According to letters seen by the Orne Sentinel, he knew.", "Orne Sentinel", "Organization"),
        ("The finding appears in the Northern Journal of Botany.", "Northern Journal of Botany", "CreativeWork"),
        ("The team described the bird in an issue of Polar Letters.", "Polar Letters", "CreativeWork"),
        ("The city council asked Banco Vellano for a loan.", "Banco Vellano", "Organization"),
        ("Deportivo Vellano won the cup for the first time.", "Deportivo Vellano", "Organization"),
        ("They beat holders Tarnley Wanderers in the final.", "Tarnley Wanderers", "Organization"),
        ("Water rose quickly, and the Velm burst its banks near the town.", "Velm", "Place"),
        ("A spokeswoman for the company, Maren Tolland, declined to comment.", "Maren Tolland", "Person"),
        ("Norway's Renée Halvor is favoured to win.", "Renée Halvor", "Person"),
        ("“I am tired,” she wrote on Chattera.", "Chattera", "Product"),
        ("City Hall refused to pay, and City Hall denied any fault.", "City Hall", "Organization"),
        ("Protesters slept outside City Hall.", "City Hall", "Facility"),
        ("Ida Brenner of the Orne Museum, who dug up the bones, was glad.", "Orne Museum", "Organization"),
    ],
)
def test_a_name_is_typed_by_what_is_said_of_it(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Police raided Brixholm Dairies. Brixholm blamed the rents.", "Brixholm"),
        ("The union reached a deal with Nordhaven Terminals. Nordhaven denied it.", "Nordhaven"),
        ("The shares of Tarvane Air fell. Tarvane had lost money.", "Tarvane"),
        ("She works for Brenlow Business. Readers trust Brenlow.", "Brenlow"),
    ],
)
def test_the_first_word_of_a_firms_name_is_the_firm(nlp: Language, text: str, short: str) -> None:
    assert types(nlp, text)[short] == "Organization"


def test_a_storm_keeps_its_type_under_its_short_name(nlp: Language) -> None:
    found = types(nlp, "Storm Ottilie hit the coast on Monday. Ottilie is weaker now.")
    assert found["Ottilie"] == found["Storm Ottilie"] == "Event"


def test_a_description_outweighs_many_bare_places(nlp: Language) -> None:
    text = "Pellmark, the parcel company, was late. " + "They trust Pellmark. Pellmark knows it. " * 4
    assert types(nlp, text)["Pellmark"] == "Organization"


@pytest.mark.parametrize("word", ["turnout", "seawater", "parties", "closing", "hopes"])
def test_inflected_words_are_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["pellmark", "orvenda", "sarnowice"])
def test_invented_names_are_not(word: str) -> None:
    assert not is_english(word)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In Brandt v. Orne School Board the judges agreed.", "Brandt v. Orne School Board", "CreativeWork"),
        ("Two ants had eaten of Orvenda pallida, a fungus.", "Orvenda pallida", "Concept"),
        ("Gusts were measured at Crane Head before dawn.", "Crane Head", "Place"),
        ("SARNMOUTH, England — The port was closed on Monday.", "SARNMOUTH", "City"),
        ("She teaches at the University of Texas at Austin.", "University of Texas at Austin", "Organization"),
        ("The Court of Arbitration for Sport will rule soon.", "Court of Arbitration for Sport", "Organization"),
        ("The International Court of Justice agreed.", "International Court of Justice", "Organization"),
        ("He joined the Royal College of Surgeons of England.", "Royal College of Surgeons of England", "Organization"),
        ("The Bureau of Tobacco, Firearms and Fire met.", "Bureau of Tobacco, Firearms and Fire", "Organization"),
        ("The Bank of England's Monetary Policy Committee met.", "Bank of England", "Organization"),
        ("Judges met in The Hague on Monday.", "The Hague", "City"),
        ("Forecaster Ida Brenner said the wind would drop.", "Ida Brenner", "Person"),
        ("Vellora, the shoe maker, cut her pay.", "Vellora", "Organization"),
        ("She sang “A Boat in the Rain” at the fair.", "Boat in the Rain", "CreativeWork"),
        ('He was named in "Houston\'s Top Gardeners" again.', "Houston's Top Gardeners", "CreativeWork"),
        ("Tesla Model 3 sales rose.", "Tesla Model 3", "Product"),
        ("The Boeing 737 MAX was grounded.", "Boeing 737 MAX", "Product"),
        ("The Society for the Protection of Old Mills met.", "Society for the Protection of Old Mills", "Organization"),
        (
            "The Institute for Cancer Care of Beverly Hills opened.",
            "Institute for Cancer Care of Beverly Hills",
            "Organization",
        ),
        (
            "Harbour Watch Orne (England and Wales) said it had closed.",
            "Harbour Watch Orne (England and Wales)",
            "Organization",
        ),
    ],
)
def test_a_long_name_is_read_whole(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 71 percent.",
        "A commissioner for Refugees was named.",
        "Seawater entered the engine room.",
    ],
)
def test_a_capital_alone_makes_no_name(nlp: Language, text: str) -> None:
    assert not types(nlp, text)


def test_ministries_in_a_list_are_not_one(nlp: Language) -> None:
    found = types(nlp, "She wrote to the Department of Justice, Congress and the Treasury.")
    assert "Department of Justice" in found and "Congress" in found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In Group F, Vestland lost 1–2 to Orvik.", "Group F", "Organization"),
        ("The police arrested the captain, identified as Pellmar, on Monday.", "Pellmar", "Person"),
        ("Children with severe reading difficulties (SRD) were helped. SRD is rare.", "SRD", "Concept"),
        ("They live in the north of Queen Anne's County.", "Queen Anne's County", "AdministrativeArea"),
        ("The ferry sank off Tarnholm on Monday.", "Tarnholm", "Place"),
        ("Staff of Vellora UK and Vellora Canada went on strike.", "Vellora UK", "Organization"),
        ("The U.S. Geological Survey said the ground had risen.", "U.S. Geological Survey", "Organization"),
        ("Fernhill Elementary has 300 pupils.", "Fernhill Elementary", "Organization"),
        ("Orlanda cut its forecast for the year.", "Orlanda", "Organization"),
        ("The start-up Tsumiyoki saw its shares jump.", "Tsumiyoki", "Organization"),
        ("A Wichita woman said she was afraid.", "Wichita", "City"),
        ("A man in Milton Keynes was taken ill.", "Milton Keynes", "City"),
        ("Ferries from Samoa to French Polynesia were cancelled.", "French Polynesia", "Country"),
        ("Neighbouring Botswana has closed its border.", "Botswana", "Country"),
        ("The storm crossed Java and Lombok on Sunday.", "Java", "Place"),
        ("Snow fell on the community of O'Fallon and melted.", "O'Fallon", "City"),
        ("Hens at the Porton laboratory died.", "Porton", "City"),
        ("The governor of the Khanty-Mansi region left.", "Khanty-Mansi", "AdministrativeArea"),
        ("Mexico City Health Secretary Ana Moor said so.", "Mexico City", "City"),
        ("It was paid for by the Lake County Sanitation District.", "Lake County Sanitation District", "Organization"),
        ("Two U.S. Kestrel helicopters landed.", "U.S.", "Country"),
        ("She joined the Royal Society of Antrim.", "Royal Society of Antrim", "Organization"),
    ],
)
def test_small_signs_type_names_too(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind


@pytest.mark.parametrize("word", ["CEO", "DNA", "TV"])
def test_abbreviations_of_common_nouns_are_no_names(nlp: Language, word: str) -> None:
    assert word not in types(nlp, f"Ann Moor asked what a {word} is. The {word} was old.")


def test_no_place_is_read_inside_a_region_of_another_name(nlp: Language) -> None:
    assert "England" not in types(nlp, "The study stands in the New England Journal of Botany.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The festival opens with The Tarn Road, a film by Ida Brenner.", "Tarn Road", "CreativeWork"),
        ("Police said the gang was known as the Night Owls.", "Night Owls", "Organization"),
        ("The drug, Pellavir, was made by Vestin.", "Pellavir", "Product"),
        ("The data came from the statistics office Orvestat, and Orvestat has revised it.", "Orvestat", "Organization"),
        ("Sporting Velm will play Rapid Orvik on Monday. Orvik lost twice.", "Orvik", "Organization"),
        ("In a blog post on Pellmark, she denied it.", "Pellmark", "Product"),
    ],
)
def test_what_a_thing_is_called_outweighs_its_words(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She moved from Dallas, TX, to the coast.", "TX", "AdministrativeArea"),
        ("They won the 1999 World Cup.", "1999 World Cup", "Event"),
        ("Vestland lost 1–2 to Peru. Fans of Peru sang all night.", "Peru", "Organization"),
    ],
)
def test_codes_editions_and_sides(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind


def test_a_firm_holds_no_second_firm(nlp: Language) -> None:
    assert "Boeing" not in types(nlp, "Boeing Commercial Airplanes hired her.")


def test_a_word_that_opens_a_sentence_behind_an_abbreviation_is_in_no_name(nlp: Language) -> None:
    assert "U.S." in types(nlp, "They play it in the U.S. Usually it is loud.")


def test_the_office_behind_a_hyphen_is_no_part_of_a_name(nlp: Language) -> None:
    assert types(nlp, "Vice-President Ida Brenner left.").get("Ida Brenner") == "Person"
    assert types(nlp, "They left Port-au-Prince.").get("Port-au-Prince") == "City"


def test_what_is_said_is_no_title(nlp: Language) -> None:
    assert "Good Morning to You" not in types(nlp, "“Good Morning to You,” she said.")
    assert "Anglo-Danish" not in types(nlp, "They called him “Anglo-Danish” at school.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Retailer Orvenda to close shops in May.", "Orvenda", "Organization"),
        ("Staff of Engineers Without Frontiers left the valley.", "Engineers Without Frontiers", "Organization"),
        ("The Sea Otter ran aground.", "Sea Otter", "Product"),
        ("The Council on Anglo-Danish Relations sued.", "Council on Anglo-Danish Relations", "Organization"),
    ],
)
def test_more_small_signs(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(nlp, text).get(name) == kind
