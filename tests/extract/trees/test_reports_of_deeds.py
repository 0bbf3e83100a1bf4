"""What somebody is said to have done, and what follows a report between commas."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate


@pytest.fixture(scope="module")
def told(nlp: Language) -> Callable[[str], list[tuple[str, str, str | None]]]:
    """Text → for each relation its first argument, its lemma, and the cue of the report it stands in."""

    @cache
    def read(text: str) -> list[tuple[str, str, str | None]]:
        doc = nlp(text)
        annotate(doc)
        cues = doc._.triplewire_attributions
        return [
            (
                doc[r.arguments[0].head].text,
                r.lemma,
                None if r.attribution is None else cues[r.attribution].lemma,
            )
            for r in doc._.triplewire_relations
        ]

    return read


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The thief, thought to be a local man, escaped.", ("thief", "escape", None)),
        ("The thief, thought to be a local man, escaped.", ("thief", "be", "think")),
        ("The general, said to have ordered the raid, was promoted.", ("general", "promote", None)),
        ("The general, said to have ordered the raid, was promoted.", ("general", "order", "say")),
        ("A man believed to have driven the car was held.", ("man", "drive", "believe")),
        ("His report found that the man claimed to have studied law.", ("man", "study", "claim")),
        ("Critics accuse the mayor of hiding it, of lying and of firing a clerk.", ("mayor", "fire", "accuse")),
        ("They accused the guard of beating a boy and then hiding the stick.", ("guard", "hide", "accuse")),
        ("Troops have left the town, the army said, and are moving north.", ("Troops", "move", "say")),
        ("The man fled, police said, and hid in a barn.", ("man", "hide in", "say")),
        ("Two men died, police said, and a woman was hurt.", ("woman", "hurt", "say")),
        ("The road is closed, he said, and walked out.", ("he", "walk out", None)),
        ("The guard denied hitting a boy, breaking his arm.", ("guard", "break", "deny")),
        ("Soldiers were blamed for bringing cholera to the town, killing hundreds.", ("Soldiers", "kill", "blame")),
        ("The guard denied hitting a boy, prompting protests.", ("guard", "prompt", None)),
        ("The guard denied planning to sell the keys.", ("guard", "sell", "plan")),
        ("The clerk, who the ministry says opened the safe, was arrested.", ("clerk", "open", "say")),
        ("The clerk, who the ministry says opened the safe, was arrested.", ("clerk", "arrest", None)),
        ("The clerk, who police say opened the safe, was arrested.", ("clerk", "open", "say")),
        ("The bank, which Ann Lee said cut its fees, was sold.", ("bank", "cut", "say")),
        ("The guard stands accused of hiding the keys.", ("guard", "hide", "accuse")),
        ("She denied claims that the mast would end up in a yard, saying it was safe.", ("She", "say", None)),
        ("The club denied reports that the star would leave, telling fans to wait.", ("club", "tell", None)),
        ("The firm admitted that thieves had stolen data, a week after denying any loss.", ("firm", "deny", None)),
        ("The mayor said the bridge was unsafe, a month after insisting that it was sound.", ("mayor", "insist", None)),
        ("He said the firm had cheated, which the firm denied.", ("firm", "deny", None)),
        ("The dam, which ecologists warn may flood the valley, is old.", ("dam", "flood", "warn")),
        ("The dam, which ecologists warn may flood the valley, is old.", ("dam", "be", None)),
        ("Hours before the news, two members of the board sold shares, filings show.", ("members", "sell", "show")),
        ("I think the town changed and I moved away.", ("I", "move away", None)),
        ("A clerk was arrested on suspicion of hitting a guard, breaking his arm.", ("clerk", "break", "suspicion")),
        ("The police heard claims of a clerk being beaten.", ("clerk", "beat", "hear")),
        ("On Friday, a spokesman for the bank said, the clerk had opened the safe.", ("clerk", "open", "say")),
        ("The army rejected claims by a rival that the mast had cracked.", ("mast", "crack", "reject")),
        ("The mayor has promised voters to cut fees.", ("mayor", "cut", "promise")),
        ("The tower, which the mayor said collapsed in May, was old.", ("tower", "collapse", "say")),
        ("The guide was accused of leading hikers along a closed path.", ("guide", "lead", "accuse")),
        ("The clerk denied losing samples that proved the theft.", ("clerk", "lose", "deny")),
        ("The crew repeated its demand that the owner raise wages.", ("owner", "raise", "demand")),
        ("It is about a man who, according to Ann Lee, mocked the queen.", ("man", "mock", "according to")),
        ("The clerk hid, the mayor told reporters, and the tanker leaked oil.", ("tanker", "leak", "tell")),
        ("The guard was accused by a spokesman for the army of hiding the keys.", ("guard", "hide", "accuse")),
        ("Shares fell on the news that the owner had fled.", ("owner", "flee", "news")),
        ("The police heard reports of a guard hiding the keys.", ("guard", "hide", "hear")),
        ("The dam cracked, the mayor told reporters, and the bridge was bombed.", ("bridge", "bomb", "tell")),
        ("The mill, a spokesman for the union said on Monday, had closed.", ("mill", "close", "say")),
        ("The mayor claims the guard lied and the clerk opened the safe.", ("clerk", "open", "claim")),
        ("Shares fell after claims the water had been unsafe.", ("water", "be", "claim")),
        ("“The road is closed,” he said, and left the room.", ("he", "leave", None)),
        ("The mill will close, the firm said, but the union will fight it.", ("union", "fight", None)),
        ("Two boys were expelled, the school said, after being charged with arson.", ("boys", "charge", "say")),
        ("He resigned after claims he struck an aide.", ("he", "strike", "claim")),
        ("He was moved amid fears he would be killed.", ("he", "kill", "fear")),
        ("Claims he made in May were false.", ("he", "make", None)),
        ("The army denies claims it shelled a school.", ("it", "shell", "deny")),
        ("She informed the police she had a pass.", ("she", "have", "inform")),
        ("She told them it was late, but that she would stay.", ("she", "stay", "tell")),
        ("Reed said no, claiming it harms cells and turns them blue.", ("it", "turn", "claim")),
        ("A mudslide buried a bus, the ministry said, killing nine.", ("mudslide", "kill", "say")),
        ("The firm bought a rival, its head announced on Monday, creating a giant.", ("firm", "create", "announce")),
        ("The road is closed, Lena Holt said, pointing at the map.", ("Holt", "point at", None)),
        ("The tunnel will stay closed, the agency said, blaming the builders.", ("agency", "blame", None)),
        ("The party won 61 of the 120 seats, the board announced on Monday.", ("party", "win", "announce")),
        ("In what it said was revenge, the army burned the village.", ("what", "be", "say")),
        ("Rebels filmed a man selling what he claimed was a relic.", ("what", "be", "claim")),
        ("The film showed men raising a flag over what it said was the mill of Orne.", ("what", "be", "say")),
        ("The bridge was unsafe, he said, and would be closed.", ("bridge", "close", "say")),
        ("The owner denied having sacked the cook and burned the books.", ("owner", "burn", "deny")),
        ("The owner denied having sacked the cook and sued the paper.", ("owner", "sue", None)),
        ("A lawyer for the firm fears that the mill will close.", ("mill", "close", "fear")),
        ("The firm denied claims by tenants that the plant leaked gas.", ("plant", "leak", "deny")),
        (
            "Fears that a storm had hit the coast, felling trees and cutting power, grew on Monday.",
            ("storm", "fell", "fear"),
        ),
        ("The myth that bats are blind is old.", ("bats", "be", "myth")),
        ("The bank says it will lend more, provided that others pay.", ("others", "pay", "say")),
    ],
)
def test_deed_belongs_to_its_doer_and_its_report(
    told: Callable[[str], list[tuple[str, str, str | None]]], text: str, relation: tuple[str, str, str | None]
) -> None:
    assert relation in told(text)
