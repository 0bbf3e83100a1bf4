"""Names: where they begin and end, what is no part of them, and of what type they are."""

from __future__ import annotations

import pytest
from spacy.language import Language

import tasks.extract.components  # noqa: F401  (registers the Doc's attributes)
from tasks.extract.mentions.mentions import find_mentions
from tasks.extract.parsing.layout import set_sentence_starts
from tasks.extract.trees.tree import tree_of
from tasks.ontology import lexicon

pytestmark = pytest.mark.model
LEXICONS = ["titles", "organizations", "facilities", "events", "places", "works"]
EXAMPLES = [(name, example) for name in LEXICONS for example in lexicon(name)["example"]]


def names(nlp: Language, text: str) -> list[tuple[str, str]]:
    """The names of ``text`` with their types, in order."""
    doc = nlp.make_doc(text)
    set_sentence_starts(doc)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    tree = tree_of(doc)
    return [(tree.cut(m.first, m.last), m.type) for m in find_mentions(tree, []) if m.kind == "name"]


@pytest.mark.parametrize(("lexicon_name", "example"), EXAMPLES, ids=lambda v: v["name"] if isinstance(v, dict) else v)
def test_lexicon_example_is_found(nlp: Language, lexicon_name: str, example: dict[str, str]) -> None:
    assert (example["name"], example["type"]) in names(nlp, example["text"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Governor Halvorsen signed the bill.", ("Halvorsen", "Person")),
        ("Critics of Foreign Minister Anna Brandt met in the capital.", ("Anna Brandt", "Person")),
        ("A report by Dr. Peter Aldane was published on Monday.", ("Peter Aldane", "Person")),
        ("They met at the Kremlin.", ("Kremlin", "Facility")),
        ("Landlady Anna Brandt closed the inn.", ("Anna Brandt", "Person")),
        ("Attorney General Anna Brandt resigned.", ("Anna Brandt", "Person")),
        ("Justices Anna Brandt and Tom Hill agreed.", ("Anna Brandt", "Person")),
        ("Mr. Hill left the room.", ("Hill", "Person")),
        ("He met Tom Hill Tom Hill on Monday.", ("Tom Hill", "Person")),
        ("It has offices in New York New Jersey and Ohio.", ("New Jersey", "AdministrativeArea")),
        ("Volcanologist Anna Brandt measured the gas.", ("Anna Brandt", "Person")),
        ("Survivor Tom Hill described the crash.", ("Tom Hill", "Person")),
        ("Halvorsen's brother left the Treasury's office.", ("Halvorsen", "Person")),
        ("He studied at the University of Calgary for two years.", ("University of Calgary", "Organization")),
        ("The Department of Fish and Wildlife closed the lake.", ("Department of Fish and Wildlife", "Organization")),
        ("Troops entered the town of Sarnowice at dawn.", ("Sarnowice", "City")),
        ("Officials in Ulvenna province asked for help.", ("Ulvenna", "AdministrativeArea")),
        ("Tom Aldane, 45, was arrested on Monday.", ("Tom Aldane", "Person")),
        ("The ship left Guinea-Bissau on Sunday.", ("Guinea-Bissau", "Country")),
        ("Cyclone Marla reached the coast on Monday.", ("Cyclone Marla", "Event")),
        ("The fire began near Christopher Hill's farm.", ("Christopher Hill", "Person")),
        ("Shares of Brandt & Sons Ltd. fell on Tuesday.", ("Brandt & Sons Ltd.", "Organization")),
        ("She was treated at St. Bridget's Hospital.", ("St. Bridget's Hospital", "Facility")),
        ("Many Danes and Norwegians came.", ("Danes", "Group")),
        ("Rebels loyal to Karim al-Sarnawi fled.", ("Karim al-Sarnawi", "Person")),
        ("A court fined Mayor Robert Hall on Friday.", ("Robert Hall", "Person")),
        ("They thanked Board Member Jennifer Aldane for her work.", ("Jennifer Aldane", "Person")),
        ("African Americans voted early.", ("African Americans", "Group")),
        ("Paul Aldane, R-Wis., voted against it.", ("Wis.", "AdministrativeArea")),
        ("They moved to Barrie, Ont., in spring.", ("Ont.", "AdministrativeArea")),
        ("She lives in North Carolina.", ("North Carolina", "AdministrativeArea")),
        ("The Orne County Sheriff's Office is looking into it.", ("Orne County Sheriff's Office", "Organization")),
        ("North African leaders met in Tunis.", ("North African", "Group")),
        ("Only one of them could speak Danish.", ("Danish", "Concept")),
        ("Kursk was shelled again on Friday, officials in Kursk said.", ("Kursk", "City")),
        ("Residents of Kyiv heard explosions.", ("Kyiv", "City")),
    ],
)
def test_a_name_is_read(nlp: Language, text: str, name: tuple[str, str]) -> None:
    assert name in names(nlp, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Governor Halvorsen signed the bill.", "Governor Halvorsen"),
        ("We met the Minister on Tuesday in March.", "March"),
        ("The fine was US$500 a day.", "US"),
        ("Iodine is rare here. Few people eat enough iodine.", "Iodine"),
        ("Jane Moor, M.D., has been named professor.", "M.D."),
        ("Photo: Jane Moor.", "Photo"),
        ("Paul Aldane, R-Wis., voted against it.", "R-Wis."),
        ("Seventy people came to the meeting.", "Seventy"),
        ("A pro-Western party won.", "pro-Western"),
    ],
)
def test_what_is_no_name_is_left(nlp: Language, text: str, wrong: str) -> None:
    assert wrong not in [name for name, _ in names(nlp, text)]


def test_a_longer_form_types_the_shorter(nlp: Language) -> None:
    text = "Ilse Montrose won the race. Montrose had trained for years. The crowd cheered for Montrose."
    assert {kind for name, kind in names(nlp, text) if name == "Montrose"} == {"Person"}


def test_an_acronym_has_the_type_of_its_long_form(nlp: Language) -> None:
    text = "The Harbour Workers Union (HWU) called a strike. The HWU wants more pay."
    assert [kind for name, kind in names(nlp, text) if name == "HWU"] == ["Organization", "Organization"]


def test_places_inside_names_are_names_too(nlp: Language) -> None:
    found = names(nlp, "She left Michigan State University and joined the Bank of Canada.")
    assert ("Michigan", "AdministrativeArea") in found and ("Canada", "Country") in found


def test_a_place_holds_no_second_place(nlp: Language) -> None:
    assert names(nlp, "The bird is common in North America.") == [("North America", "Place")]


def test_countries_in_a_row_are_parted_and_hyphenated_ones_too(nlp: Language) -> None:
    found = [name for name, _ in names(nlp, "The deal was signed by Canada and Peru after the China-Japan talks.")]
    assert found == ["Canada", "Peru", "China", "Japan"]


@pytest.mark.parametrize("firm", ["Calder Dairy", "Bolander Steel"])
def test_a_name_that_ends_like_a_trade_is_not_cut_as_a_title(nlp: Language, firm: str) -> None:
    found = [name for name, _ in names(nlp, f"The council has sold the land to {firm} for two million pounds.")]
    assert found == [firm]


def test_countries_that_play_are_teams(nlp: Language) -> None:
    text = "Sweden 1 – 0 Peru\n\nSweden scored late. The game was played in Sweden."
    assert [kind for name, kind in names(nlp, text) if name == "Sweden"] == ["Organization", "Organization", "Country"]


def test_a_headline_in_capitals_names_only_what_the_text_names(nlp: Language) -> None:
    text = "Brandt Vows Quick Action On Rising Water Costs\n\nThe mayor, Ilse Brandt, said water costs would not rise."
    assert [name for name, _ in names(nlp, text)] == ["Brandt", "Ilse Brandt"]


def test_names_go_on_over_the_break_of_a_hard_wrapped_line(nlp: Language) -> None:
    text = "The bus was burnt out near the entrance to the old stadium in Port\nElizabeth, and nobody was hurt."
    assert ("Port\nElizabeth", "City") in names(nlp, text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?!", "A", "the", "MOSCOW", "x" * 5000, "(((((" * 50, "İ ß ﬁ ǅ 漢字 ‮abc"]
)
def test_odd_texts_are_read_without_error(nlp: Language, text: str) -> None:
    names(nlp, text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Nurses at Queen Agnes Hospital went on strike.", "Queen Agnes Hospital", "Organization"),
        ("A court fined Vellora Foods 200 million euros on Tuesday.", "Vellora Foods", "Organization"),
        ("His assistant, Jan Halvorsen, will lead the talks.", "Jan Halvorsen", "Person"),
        ("Kessler AG sued a rival. Kessler, based in Sarn, said it was ready.", "Kessler", "Organization"),
        ("Banik Ostrava lost again on Sunday.", "Banik Ostrava", "Organization"),
        ("The town council met Tom Rogers. Rogers, who owns the mill, left early.", "Rogers", "Person"),
    ],
    ids=lambda value: value[:40],
)
def test_names_beside_titles_numbers_and_months(nlp: Language, text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(nlp, text), names(nlp, text)


def test_a_club_is_one_where_it_plays_and_its_town_elsewhere(nlp: Language) -> None:
    found = names(nlp, "Leeds United won on Saturday. Leeds scored twice. Fans sang in Leeds until dawn.")
    assert found[0] == ("Leeds United", "Organization")
    assert found[-2:] == [("Leeds", "Organization"), ("Leeds", "City")]


def test_a_word_of_a_longer_name_is_none_by_itself(nlp: Language) -> None:
    text = "Space agency loses probe\n\nThe Harwick Space Agency said it had lost a probe. Officials were calm."
    assert "Space" not in [name for name, _ in names(nlp, text)]


def test_a_scale_is_nobody(nlp: Language) -> None:
    assert names(nlp, "It was minus 15 degrees Celsius in the valley.") == []


def test_the_first_name_behind_a_headline_stays_with_its_family_name(nlp: Language) -> None:
    text = "Tennis: Moreau withdraws from Sarn\n\nElise Moreau withdrew from the race on Monday because she was ill."
    assert ("Elise Moreau", "Person") in names(nlp, text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Swedish papermaker Norrland Paper cut jobs. Norrland bought the mill in May.", "Norrland", "Organization"),
        ("A Mombasa wholesaler, Palm Pharma, which said it was sorry, paid.", "Palm Pharma", "Organization"),
        ("Police blame Grey Heron for the raid.", "Grey Heron", "Organization"),
        ("Publican Brendan Tuohy closed the bar.", "Brendan Tuohy", "Person"),
        ("The KMP Sinar Orle left at dawn.", "KMP Sinar Orle", "Product"),
        ("Harwick Motors unveiled the Orvenda in May.", "Orvenda", "Product"),
        ("Galerie Lutz sold the painting.", "Galerie Lutz", "Organization"),
        ("Hartmann Papier cut jobs. Hartmann said it was sorry.", "Hartmann", "Organization"),
        ("They sold the iReader in May.", "iReader", "Product"),
    ],
    ids=lambda value: value[:40],
)
def test_firms_ships_and_wares_are_told_from_people_and_places(nlp: Language, text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(nlp, text), names(nlp, text)


def test_a_place_in_which_something_happens_is_no_firm(nlp: Language) -> None:
    text = "Bergen Paper cut jobs. Bergen voted for her. She was born in Bergen."
    assert ("Bergen", "Organization") not in names(nlp, text)
