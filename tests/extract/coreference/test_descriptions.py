"""What “the blaze”, “the company” and “the European nation” stand for, and when it is open."""

from __future__ import annotations

import pytest

from tasks.extract.components import annotate
from tasks.extract.coreference.named_kinds import other_nouns

SAME = [
    ("Harwick Motors lost a deal on Monday. The US firm will appeal.", ("Harwick Motors", "The US firm")),
    ("Some 400 guests came, including the mayor of Orne, Mrs. Ilse Brandt.", ("the mayor of Orne", "Ilse Brandt")),
    ("A fire broke out in Orne on Friday. The blaze killed two people.", ("A fire", "The blaze")),
    ("A ferry sank off Norland on Friday. The vessel had 80 people on board.", ("A ferry", "The vessel")),
    ("Dunland signed a pact with Orland. The agreement ends in May.", ("a pact with Orland", "The agreement")),
    ("They walked to the Harbour Bridge. The harbour bridge was shut.", ("Harbour Bridge", "The harbour bridge")),
    ("Troops left Germany in May. The European nation had asked them to go.", ("Germany", "The European nation")),
    ("Harwick Motors said on Friday that the company had lost money.", ("Harwick Motors", "the company")),
    ("Manager quits company\n\nHarwick Motors lost its manager on Friday. The company was silent.",
     ("Harwick Motors", "The company")),
    ("Harwick Motors cut jobs. A joint company would be founded. The company said nothing.",
     ("Harwick Motors", "The company")),
    ("Harwick Motors cut jobs. A joint company would be founded. The company would make cars.",
     ("A joint company", "The company")),
    ("The striker Felix Braun missed a penalty. The German told reporters to wait.", ("Felix Braun", "The German")),
    ("Coach Unai Lopez was delighted. “They were patient,” the Spaniard said.", ("Unai Lopez", "the Spaniard")),
    ("Norway coach Geir Holm praised Anna Moe. “She is good,” the Norwegian said.", ("Geir Holm", "the Norwegian")),
    ("Storm Orla tore roofs from houses. The storm came at night.", ("Storm Orla", "The storm")),
    ("Mount Orle erupted on Friday. The volcano had been silent.", ("Mount Orle", "The volcano")),
    ("Starling Pictures was sued on Friday. The studio said it was surprised.", ("Starling Pictures", "The studio")),
    ("Guards watched as Carl Brun left. The 48-year-old said nothing.", ("Carl Brun", "The 48-year-old")),
    ("Police hunt gunman after attack\n\nPolice looked for a gunman on Friday. The attacker fled.",
     ("gunman after attack", "a gunman", "The attacker")),
    ("Mayor of Orne taken ill\n\nThe mayor of Orne, Ilse Brandt, was taken ill on Friday.",
     ("Mayor of Orne", "Ilse Brandt")),
    ("The rapper Zeno was held on Friday. The musician denies it.", ("Zeno", "The musician")),
    ("A girl was found on Friday. The child was cold.", ("A girl", "The child")),
    ("Harwick orders eight ferries\n\nHarwick has ordered eight new ferries. The ships are big.",
     ("eight ferries", "eight new ferries", "The ships")),
    ("A question about tolls was put. The toll question is old.", ("A question about tolls", "The toll question")),
    ("The embassy in Iraq advised U.S. citizens to leave the country.", ("Iraq", "the country")),
    ("The Norland Coalition met. The coalition came to fight the Orne Front after the group took a town.",
     ("Orne Front", "the group")),
    ("The team arrived on Monday. The whole team was tired.", ("The team", "The whole team")),
    ("The court in Orne freed him. The same court had tried his son.", ("The court in Orne", "The same court")),
    ("The NATO alliance will meet in May. NATO said so.", ("The NATO alliance", "NATO")),
    ("The Brightwork union called a strike. Brightwork has 300 members.", ("The Brightwork union", "Brightwork")),
    ("Spanish coach Unai Lopez praised Felix Braun. The Spaniard said nothing else.", ("Unai Lopez", "The Spaniard")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SAME, ids=[text[:45] for text, _ in SAME])
def test_descriptions_take_up(chains, text, words):
    found = chains(text)
    assert any(all(word in chain for word in words) for chain in found), found


APART = [
    ("A bridge over the Orne fell. The toll bridge stood.", ("A bridge over the Orne", "The toll bridge")),
    ("He left in the time of the war. At the same time she wrote.", ("the time of the war", "the same time")),
    ("The Shell refinery burnt. Shell said nothing.", ("The Shell refinery", "Shell")),
    ("Mayors taken ill\n\nThe mayor of Orne, Carl Brun, fell ill on Friday.", ("Mayors", "Carl Brun")),
    ("Villagers flee fire\n\nHarwick villagers fled in May. Some villagers stayed.", ("Villagers", "Some villagers")),
    (
        "The Orne Liberation Army fled in May. The Danish army took the town.",
        ("Orne Liberation Army", "The Danish army"),
    ),
    ("Orland, a U.S. state, lies on the coast. The United States sent help.", ("a U.S. state", "United States")),
    (
        "The mayor declared a state of emergency. The state has four million people.",
        ("a state of emergency", "The state"),
    ),
    ("The Supreme Court met on Friday. The courts will hear the case in May.", ("Supreme Court", "The courts")),
    ("A statue entitled America was sold. America has fifty states.", ("A statue entitled America", "America")),
    (
        "They praised the county council decision. The city council decision came in May.",
        ("the county council decision", "The city council decision"),
    ),
    ("The storm hit 70 schools, 40 houses and a bridge.", ("70 schools", "40 houses")),
    ("She lives in Clamart, a suburb of Paris. Paris is large.", ("a suburb of Paris", "Paris")),
    ("A fire broke out in Orne. A blaze in Sarn killed two people.", ("A fire", "A blaze in Sarn")),
    ("A ferry met a trawler near Norland. The vessel had 80 people on board.", ("A ferry", "The vessel")),
    ("A ferry met a trawler near Norland. The vessel had 80 people on board.", ("a trawler", "The vessel")),
    ("The nations of the south met. Ilse Brandt told the nation to wait.", ("The nations of the south", "the nation")),
    ("Harwick Motors told Norland Radio the company had lost money.", ("Norland Radio", "the company")),
    ("The leaders of Orne met in Paris. The Syrian city lay in ruins.", ("Paris", "The Syrian city")),
    ("German striker Felix Braun missed a penalty. The Spaniard said nothing.", ("Felix Braun", "The Spaniard")),
    ("Felix Braun missed a penalty. The Germans went home.", ("Felix Braun", "The Germans")),
    ("Felix Braun said the German would leave in May.", ("Felix Braun", "the German")),
    ("Does Ilse Brandt care? A book should care about the person.", ("Ilse Brandt", "the person")),
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[text[:45] for text, _ in APART])
def test_descriptions_do_not_take_up(chains, text, words):
    assert not any(all(word in chain for word in words) for chain in chains(text)), chains(text)


@pytest.mark.parametrize("text", ["The Spaniard said nothing.", "A young Dane won the race."])
def test_one_of_a_people_is_a_person(nlp, text):
    doc = nlp(text)
    annotate(doc)
    assert next(m.type for m in doc._.triplewire_mentions) == "Person"


def test_several_of_a_people_are_a_group(nlp):
    doc = nlp("The Danes said nothing.")
    annotate(doc)
    assert next(m.type for m in doc._.triplewire_mentions) == "Group"


def test_no_noun_takes_up_itself():
    assert not [noun for noun, others in other_nouns().items() if noun in others or len(set(others)) < len(others)]
