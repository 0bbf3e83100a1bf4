"""Lines of the page around an article are told from its text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tasks.extract.parsing.layout import find_blocks
from tasks.ontology import lexicon
from tests.extract.told import read

TEXT = "The mill burned down on Monday.\n\n{}\n\nNobody was hurt."


def kind_of(line: str) -> str:
    return find_blocks(TEXT.format(line))[1].kind


@pytest.mark.parametrize("example", lexicon("page")["example"])
def test_examples_of_the_page(example: dict[str, str]) -> None:
    assert kind_of(example["line"]) == example["kind"]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Sign up for Daily Garden Letters",
        "Click here to read the whole verdict.",
        "READ MORE: Mayor closes the old mill",
        "Follow Ida Brenner on Twitter: @idabrenner.",
        "Follow @ornecourier",
        "Copyright © 2019 The Orne Courier, LLC. Click here for reprint permission.",
        "© 2020 Orne Courier",
        "Get the stories you care about delivered to your inbox.",
        "Contact us at news@example.org.",
        "Enlarge this image toggle caption Ida Brenner/AP Ida Brenner/AP",
        "Read or share this story: https://example.org/abc",
        "Updated at 4:15 p.m. ET",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press writers Ida Brenner in Sarn and Tom Brandt in Orne contributed to this report.",
        "— Ida Brenner contributed reporting to this article.",
    ],
)
def test_who_helped_is_told_nowhere_but_named(nlp: Language, line: str) -> None:
    assert kind_of(line) == "other"
    tree, found = read(nlp, TEXT.format(line))
    assert "Ida Brenner" in {tree.cut(m.first, m.last) for m in found.triplewire_mentions}
    assert len(found.triplewire_relations) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the judge told the jury, and you will find the thief.",
        "Sign up for the army, the posters said, and see the world.",
        "Like the mayor before her, she would work with firms to fight abuse on sites like Facebook and Twitter.",
        "“Sign up for our newsletter,” the mayor said.",
        "The law of copyright protects the song for 70 years.",
        "Copyright law protects the song.",
        "The storm contributed to this year's poor harvest.",
        "Ida Brenner contributed $20 to this campaign.",
        "Subscribers to the paper were told to wait for the court to read more of the letters it had been sent.",
        "Advertisements for gin are banned in Orne.",
        "Read the letter first, the clerk wrote to the mayor in June, and then call me.",
        "See no evil was his rule.",
        "Like on Facebook, what you are shown on your Instagram page comes from what the firm knows of you.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert kind_of(line) not in ("furniture", "other")


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: The mayor opens the mill in Orne, May 3, 2019. REUTERS/Ida Brenner",
        "FILE - The mayor opens the mill in Orne, May 3, 2019.",
        "Image copyright Reuters Image caption The mayor opens the mill",
        "Media playback is unsupported on your device Media caption The mill burns",
        "The mayor opens the mill in Orne on Friday, May 3, 2019. (AP Photo/Ida Brenner)",
    ],
)
def test_captions_are_captions(line: str) -> None:
    assert kind_of(line) == "caption"


def test_furniture_tells_and_names_nothing(nlp: Language) -> None:
    text = TEXT.format("Follow Ida Brenner on Twitter: @idabrenner.")
    tree, found = read(nlp, text)
    assert "Ida Brenner" not in {tree.cut(m.first, m.last) for m in found.triplewire_mentions}
    assert len(found.triplewire_relations) == 2
