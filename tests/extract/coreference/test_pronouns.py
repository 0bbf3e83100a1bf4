"""What “they”, “it” and “them” stand for, and when they stand for nothing that has been named."""

from __future__ import annotations

import pytest

SAME = [
    ("Ruth Harrow left school to work as a cook and taught herself to write.", ("Ruth Harrow", "herself")),
    ("The firm sold its ships to raise cash and gave itself a year.", ("The firm", "itself")),
    ("The union opposed the plan, saying it would cost jobs.", ("the plan", "it")),
    ("The party began a campaign against the toll, arguing that it would punish the poor.", ("the toll", "it")),
    ("The club fought the ban, saying it was unfair.", ("the ban", "it")),
    ("The union rejected the deal, saying it would strike.", ("The union", "it")),
    ("The company cut jobs, saying it would save money.", ("The company", "it")),
    ("The fault hurt at least 40 riders. One of them, a baker from Orne, later died.", ("at least 40 riders", "them")),
    ("The storm sank three boats. Some of them were old.", ("three boats", "them")),
    (
        "Survivors told nurses that about 80 people had been on board, among them several from Orland.",
        ("about 80 people", "them"),
    ),
    (
        "Harwick Airlines said it had grounded 11 of its 46 aircraft to inspect their engines.",
        ("its 46 aircraft", "their"),
    ),
    ("Harwick Airlines told passengers on Friday that they would get a refund.", ("passengers", "they")),
    ("The union asked the company to raise pay. It refused.", ("the company", "It")),
    ("Carl Brun asked Tom Harrow to leave. He refused.", ("Tom Harrow", "He")),
    ("A guard called the police. Simone Rossi said he would leave in May.", ("Simone Rossi", "he")),
    (
        "Coach Tom Harrow complained. “It was unfair,” he said, adding that he had asked why. "
        "Defender Carl Brun was taken to hospital. The club said he would miss the season.",
        ("Carl Brun", "he"),
    ),
    ("Andrea Rossi won the race. She thanked the crowd.", ("Andrea Rossi", "She")),
    (
        "Ruth Harrow met a minister. “I was glad,” she said. Ilse Brandt had walked home. “I was late,” she said.",
        ("Ilse Brandt", "I", "she"),
    ),
    (
        "Ilse Brandt wept. Brandt lost the race. “Anna is a fighter and she will be back,” she said.",
        ("Ilse Brandt", "Brandt", "she"),
    ),
    (
        "Prosecutor Ilse Brandt met Carl Brun. The opposition leader, Ruth Harrow, left. She said it was late.",
        ("Ruth Harrow", "She"),
    ),
    ("Harwick Motors drilled a well. The find is its largest in years.", ("Harwick Motors", "its")),
    ("The ministry recalled 600 jars after glass was found in two of them.", ("600 jars", "them")),
    ("Ilse Brandt is ill. Her lawyer, Ruth Harrow, said her client was at home.", ("Ruth Harrow", "her")),
    ("A lawyer for Ruth Harrow said she had never lied.", ("Ruth Harrow", "she")),
    ("Tom Harrow's spokesman said he would resign.", ("Tom Harrow", "he")),
    ("A spokesman for Tom Harrow said Carl Brun knew he was wrong.", ("Carl Brun", "he")),
    ("A spokesman for the bank said he was sorry.", ("A spokesman for the bank", "he")),
    ("Judge Ruth Harrow told Carl Brun he was a thief. “You did it for money,” she said.", ("Carl Brun", "You")),
    ("The army says the bridge is safe; farmers say it will collapse.", ("the bridge", "it")),
    ("A man in his seventies was hurt. A woman travelling with him was not.", ("A man in his seventies", "his", "him")),
    ("A farmer with her dog found the boy.", ("A farmer with her dog", "her")),
    ("The army said it was ready to fight. It is determined to win.", ("The army", "it", "It")),
    ("The bridge closed in March because it was likely to collapse.", ("The bridge", "it")),
    ("The bank is small. It is confident that it will grow.", ("The bank", "It", "it")),
    ("The company unveiled a new engine. It is the first engine to run on ammonia.", ("a new engine", "It")),
    ("The club is for sale. It is the only club to have won both cups.", ("The club", "It")),
    ("The jet landed late. It is a plane that burns little fuel.", ("The jet", "It")),
    ("The army seized the town. It took the airport on Monday.", ("The army", "It")),
    ("Harwick Motors is shrinking. The news came as its parent company cut jobs.", ("Harwick Motors", "its")),
    ("The vote shook Norland. Its borders are closed.", ("Norland", "Its")),
    ("The engines of the ship failed. The wind carried the ship ashore. Its engines were old.", ("the ship", "Its")),
    ("Guards told the marchers to go home. They refused.", ("the marchers", "They")),
    ("A Harwick Motors memo said: “We will cut jobs.” Harwick Motors makes cars.", ("Harwick Motors", "We")),
    (
        "Villagers say the well is dry. “We wrote to them and we showed them maps,” said Ilse Brandt. “They laughed.”",
        ("them", "them", "They"),
    ),
]


@pytest.mark.parametrize(("text", "words"), SAME, ids=[text[:45] for text, _ in SAME])
def test_pronouns_take_up(chains, text, words):
    found = chains(text)
    assert any(all(chain.count(word) >= words.count(word) for word in words) for chain in found), found


APART = [
    ("The army says the bridge is safe; farmers say it will collapse.", ("The army", "it")),
    ("The car that she sold in May was hers. Ilse Brandt sold it.", ("The car that she sold in May", "she")),
    ("The mother of her child was there. Ilse Brandt was not.", ("The mother of her child", "her")),
    ("Harwick Motors drilled a well. The find is its largest in years.", ("The find", "its")),
    ("The plan failed. It is unclear whether the bank will pay.", ("The plan", "It")),
    ("The bridge is old. It is hard to reach the valley.", ("The bridge", "It")),
    ("Orne Air bought a jet. It took two years to build the hangar.", ("Orne Air", "It")),
    ("The bridge was old. How long did it take to build?", ("The bridge", "it")),
    ("The firm won. It turned out that the judge was ill.", ("The firm", "It")),
    ("The council met. It was the mayor that left first.", ("The council", "It")),
    ("Harwick Motors is shrinking. The news came as its parent company cut jobs.", ("The news", "its")),
    ("The ministry recalled 600 jars after glass was found in two of them.", ("The ministry", "them")),
    ("Carl Brun praised Ilse Brandt. “She is brave,” she said.", ("She", "she")),
    ("Villagers say the well is dry. “They told us nothing,” said Ilse Brandt, 60.", ("Villagers", "They")),
    ("The deaths shocked the town of Orne. Their parents were flown in on Friday.", ("The deaths", "Their")),
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[text[:45] for text, _ in APART])
def test_pronouns_do_not_take_up(chains, text, words):
    assert not any(all(word in chain for word in words) for chain in chains(text)), chains(text)
