"""In whose words a clause stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate


@pytest.fixture(scope="module")
def voices(nlp: Language) -> Callable[[str], dict[str, str | None]]:
    """Text → lemma of each relation → lemma of the cue it is attributed by; None: the article itself says it."""

    @cache
    def read(text: str) -> dict[str, str | None]:
        doc = nlp(text)
        annotate(doc)
        cues = doc._.triplewire_attributions
        return {
            r.lemma: None if r.attribution is None else cues[r.attribution].lemma for r in doc._.triplewire_relations
        }

    return read


@pytest.mark.parametrize(
    ("text", "lemma", "cue"),
    [
        ("The king ordered his men to burn the town.", "burn", "order"),
        ("The mayor said the owners are accused of robbing a bank.", "rob", "accuse"),
        ("Police held two men suspected of robbing a bank, the mayor said.", "rob", "suspect"),
        ("Police held two men suspected of robbing a bank.", "rob", "suspect"),
        ("He said he feared the dam would burst.", "burst", "fear"),
        ("An aide said the firm had promised to mend the dam.", "mend", "promise"),
        ("The lawyer said his client denied taking the car.", "take", "deny"),
        ("“They want us to leave,” he said.", "leave", "want"),
        ("The report said the owner claimed to have mended the dam.", "mend", "claim"),
        ("A court published letters showing that the owner had lied.", "show", None),
        ("The council accepts the resignation of a judge accused of theft.", "accuse", None),
        ("Farmers who refused to leave were ordered out by soldiers.", "refuse", None),
        ("The firm announced a deal creating a large bank.", "create", "announce"),
        ("The paper quoted Ann Lee as saying the dam was safe.", "be", "say"),
        ("The bank saw its shares fall.", "fall", None),
        ("The owner insisted for years that the dam was safe.", "be", "insist"),
        ("Lee said the two hoped to sign it, adding that talks would go on.", "go on", "add"),
        ("The army forced them to leave the village.", "leave", None),
        ("The firm refused to open its books.", "open", None),
        ("Officials ordered Orne Press, which prints two papers, to close the plant.", "print", None),
        ("Officials ordered Orne Press, which prints two papers, to close the plant.", "close", "order"),
        ("The board said that Ann Lee, who runs a bakery, had sold the mill.", "run", None),
        ("The board said that a woman who runs a bakery had sold the mill.", "run", "say"),
        ("“Ann Lee, who runs a bakery, sold the mill,” the board said.", "run", "say"),
        ("Orne, which offered a merger in May, walked away, one of the lawyers said.", "offer", None),
        ("Orne, which offered a merger in May, walked away, one of the lawyers said.", "walk away", "say"),
        ("The prosecutor argued that the owners ignored a warning, a claim they deny.", "deny", None),
        ("The board said the mill, which she says has burned twice, would be sold.", "say", None),
        ("The union said rents had doubled in a year, which angered the tenants.", "anger", "say"),
        ("The union said that Ann Lee, the owner of the mill, had fled.", "be", None),
        ("The boat, built in Orne, sank within an hour, the owner said.", "build", None),
        ("The boat, built in Orne, sank within an hour, the owner said.", "sink", "say"),
        ("Ann Lee is said to own the mill.", "own", "say"),
        ("Ann Lee is expected to stay.", "stay", "expect"),
        ("The agency said experts doubt that the fish will return.", "return", "doubt"),
        ("“My manager said the order came from above,” Ann Lee said.", "come from", "say"),
        ("The mayor called Ann Lee, whose firm “ruined the town”, a liar.", "ruin", "call"),
        ("Ann Lee, who runs a bakery, is expected to sell the mill.", "run", None),
        ("The owner denied having sold the mill.", "sell", "deny"),
        ("The mayor, who denies taking money, was held.", "take", "deny"),
        ("Many feared being moved to the north.", "move", "fear"),
        ("She said the owner admits having sold the mill.", "sell", "admit"),
        ("The mayor said the firm planned to build a mill.", "build", "plan"),
        ("The union said the firm had ordered workers to leave.", "leave", "order"),
        ("The owner allegedly sold the mill, the paper reported.", "sell", "allegedly"),
        ("The mayor appealed to voters to stay at home.", "stay at", "appeal"),
        ("The firm was fined after allegations of dumping waste.", "dump", "allegation"),
        ("In the belief that the mill was empty, they burned it.", "be", "belief"),
        ("The police ruled out the theory that the owner had fled.", "flee", "rule out"),
        ("Police seized what they believe is a bomb.", "be", "believe"),
        ("In what it said was an act of revenge, the army burned the mill.", "be", "say"),
        ("Accused of robbing a bank, the man fled.", "rob", "accuse"),
        ("Accused of robbing a bank, the man fled.", "flee", None),
        ("He resigned after being accused of selling arms.", "sell", "accuse"),
        ("A woman alleged to have sold arms was freed.", "sell", "allege"),
        ("The man whom police suspect of robbing a bank fled.", "rob", "suspect"),
        ("He was acquitted of robbing a bank.", "rob", "acquit"),
        ("He pleaded guilty to robbing a bank.", "rob", "plead guilty"),
        ("The man pretended to be a guard.", "be", "pretend"),
        ("He was accused of taking money, hiding it and lying to the police.", "lie to", "accuse"),
        ("They accuse him of hiding it, of lying to voters and of firing a clerk.", "fire", "accuse"),
        ("The region saw three storms hit the coast.", "hit", None),
        ("The army said nobody was hurt, a claim that villagers deny.", "deny", None),
        ("The firm decided to close the mill and managed to sell it.", "sell", None),
        ("A bone shows that wolves lived there.", "live", None),
        ("A letter shows that wolves lived there.", "live", "show"),
        ("She was ordered to pay a fine.", "pay", "order"),
        ("Rumours grew that the king had died.", "die", "rumour"),
        ("Word spread that the king had died.", "die", "word"),
        ("The king, it was rumoured, had died.", "die", "rumour"),
        ("The firm called for a mill to be built.", "build", "call"),
        ("The firm paid him, according to an aide, and then hid the records.", "hide", "according to"),
        ("The firm paid him, according to an aide, but he denied it.", "deny", None),
        ("The army rejected a claim by rebels that they had taken the town.", "take", "claim"),
        ("Reports from villagers that soldiers burned houses are new.", "burn", "report"),
        ("She described being beaten by guards.", "beat", "describe"),
        ("The court published letters showing that parents wrote to him, begging him to go.", "go", "beg"),
        ("In the mayor's opinion, the tax is a theft.", "be", "opinion"),
        ("To Ann Lee, a novelist, the mayor “hates books”.", "hate", "to"),
        ("It is thought that a child was swept into the river.", "sweep", "think"),
        ("The paper published messages he is alleged to have sent.", "send", "allege"),
        ("The roof leaks; the owner had been asked to mend it.", "leak", None),
        ("The office said: “She was dismissed for stealing. Her boss never lied.”", "lie", "say"),
        ("A plane, reported by the press as belonging to the army, crashed.", "belong to", "report"),
        ("There had been reports of people harassing students.", "harass", "report"),
        ("By one tradition, the king gave it to the town.", "give", "by"),
        ("The court found the order to be unlawful.", "be", "find"),
        ("The mayor was cleared of charges that he took bribes.", "take", "charge"),
        ("Two men believed to be armed are on the run.", "be on", None),
        ("The party won 52 seats in parliament, the board announced on Sunday.", "win", "announce"),
        ("The north said on Monday it had taken the town, raising doubts according to a general.", "take", "say"),
        ("The north said on Monday it had taken the town, raising doubts according to a general.", "say", None),
        ("The union said its drivers, who have waited for years and want to be paid, will vote.", "pay", "want"),
        ("Ann Lee said a firm had bought the land, hoping to find gold.", "find", "hope"),
        ("The owner said the union was planning to close the mill.", "close", "plan"),
        ("“He promised to come,” Ann Lee said.", "come", "promise"),
        ("“He refuses to pay,” Ann Lee said.", "pay", "say"),
        ("The board would like to sell the mill.", "sell", "like"),
        ("The board is determined to sell the mill.", "sell", "determined"),
        ("The board is considering selling the mill.", "sell", "consider"),
        ("The mayor's promise to sell the mill won her votes.", "sell", "promise"),
        ("The mayor's attempt to sell the mill cost her votes.", "sell", None),
        ("The owners are concerned the roof will fall.", "fall", "concerned"),
        ("The owner is convinced the roof will hold.", "hold", "convinced"),
        ("Reporters asked the mayor if she would go.", "go", "ask"),
        ("The council voted to sell the mill.", "sell", None),
        ("She plans to repeat the test.", "repeat", "plan"),
        ("Unions oppose government plans to raise taxes.", "raise", "plan"),
        ("The group threatened to print the letters unless it was paid.", "pay", "threaten"),
        ("The guard is supposed to rest.", "rest", None),
        ("The guard wrote to the owner but was told to wait.", "wait", "tell"),
        ("The mill is rising and is scheduled to open.", "open", None),
        ("The ruling clears the way for the mill to be sold.", "sell", None),
        ("No clerks had been hired, its director insisted, nor would any be.", "hire", "insist"),
        ("Clerks will walk out in May, their union said, raising fears that banks could close.", "raise", None),
        ("Clerks will walk out in May, their union said, raising fears that banks could close.", "close", "fear"),
        ("The board had threatened to dismiss anyone who joined the union.", "join", "threaten"),
        ("He said the firm had cheated, which the owner denied.", "deny", None),
        ("She warned clerks that they would be dismissed, which the union denied.", "deny", None),
        ("The firm said it would hand back the mill, bowing to protests.", "bow to", None),
        ("The firm said it would hand back the mill, ending a quarrel.", "end", "say"),
        ("After the roof had fallen, the owner reportedly sold the mill.", "fall", None),
        ("After the roof had fallen, the owner reportedly sold the mill.", "sell", "reportedly"),
        ("She gave no cause, but, according to an aide, the mayor had lied.", "give", None),
        ("She gave no cause, but, according to an aide, the mayor had lied.", "lie", "according to"),
        ("He said the mill stood “and there is hope, but its roof is weak”.", "be", "say"),
        ("The board rejected a plan to sell the mill.", "sell", None),
        ("The board praised the decision to sell the mill.", "sell", None),
        ("The board denied that it had sold the mill.", "sell", "deny"),
        ("The owner did not comment on reports that the mill had burned.", "burn", "report"),
        ("Union leaders said the mill would close, according to the Herald.", "say", "according to"),
        ("Union leaders said the mill would close, according to the Herald.", "close", "say"),
        ("The president ordered the release of men who had fled.", "flee", None),
        ("The owner's decision to sell the mill has been challenged by residents.", "sell", None),
        ("The owner pushed back on reports that he had lied.", "lie", "push back"),
        ("It remains to be seen whether the mill will close.", "close", None),
        ("They found no evidence to support the claim that he had lied.", "support", None),
        ("The owner vowed to mend ties with residents who are fearful that the mill is haunted.", "haunt", "fearful"),
        ("Nine men died, medics said, in a blast that the army blamed on miners.", "blame", None),
        ("The firm said it had hired a lawyer and sued the paper.", "sue", "say"),
        ("The paper said the owner had been asked but declined.", "decline", "say"),
        ("The board said the mill had been sold and praised the staff.", "praise", None),
        ("A clerk said much could happen: “The mill will be sold, or we leave.”", "happen", "say"),
        ("The plan was “lacking in detail,” and its “tone was poor,” said Ann Lee.", "lack", "say"),
        ("Calling it “a fine day for us,” Lee said that “somebody will mend the mill.”", "mend", "say"),
        ("The owner, however, said in a statement that “the clerk left the mill.”", "leave", "say"),
    ],
)
def test_clause_has_its_voice(
    voices: Callable[[str], dict[str, str | None]], text: str, lemma: str, cue: str | None
) -> None:
    assert voices(text)[lemma] == cue
