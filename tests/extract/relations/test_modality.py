"""Denied, hedged, planned, supposed: by scope."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.relations.predicates import governors
from tasks.ontology import lexicon

Reading = dict[str, tuple[str, str, str]]


@pytest.fixture(scope="module")
def said(nlp: Language) -> Callable[[str], Reading]:
    """Text → word that names each predicate → (polarity, modality, cues)."""

    @cache
    def read(text: str) -> Reading:
        doc = nlp(text)
        annotate(doc)
        return {
            doc[r.head].text: (r.polarity, r.modality, " ".join(doc[c].text for c in r.cues))
            for r in doc._.triplewire_relations
        }

    return read


@pytest.mark.parametrize("example", lexicon("modality")["example"], ids=lambda example: example["text"])
def test_example_of_the_lexicon(said: Callable[[str], Reading], example: dict[str, str]) -> None:
    assert said(example["text"])[example["word"]][:2] == (example["polarity"], example["modality"])


CASES = [
    ("The bank said it did not expect the cuts to delay the work.", "delay", "negative", "future"),
    ("The firm said it does not plan for the factory to close.", "close", "negative", "future"),
    ("She denied that she expected the firm to pay.", "pay", "negative", "future"),
    ("The mayor denied being under pressure to help the firm.", "help", "negative", "future"),
    ("The mayor denied having a plan to sell the hall.", "sell", "negative", "future"),
    ("The firm was not under pressure to sell the mill.", "sell", "negative", "future"),
    ("Residents marched to demand that the council cut its ties with the bank.", "cut", "positive", "future"),
    ("The owner said the council cut its ties with the bank.", "cut", "positive", "actual"),
    ("Lee insisted that the drug does not cause harm.", "cause", "negative", "actual"),
    ("The sides agreed on a timetable for withdrawing troops.", "withdrawing", "positive", "future"),
    ("She urged him to read the text before signing it.", "signing", "positive", "future"),
    ("The doctor urged her to rest after falling ill.", "falling", "positive", "actual"),
    ("The firm has never paid the fine.", "paid", "negative", "actual"),
    ("The bank denied that it had broken the law.", "broken", "negative", "actual"),
    ("The bank denied that it had broken the law.", "denied", "positive", "actual"),
    ("Neither side accepted the plan.", "accepted", "negative", "actual"),
    ("The firm refused to pay the fine.", "pay", "negative", "actual"),
    ("The guards prevented the crowd from entering the hall.", "entering", "negative", "actual"),
    ("The guards prevented the crowd from entering the hall.", "prevented", "positive", "actual"),
    ("The council plans to sell the mill.", "sell", "positive", "future"),
    ("The king ordered his men to burn the town.", "burn", "positive", "future"),
    ("The king ordered his men to burn the town.", "ordered", "positive", "actual"),
    ("The man allegedly stole a car.", "stole", "positive", "actual"),
    ("Unless it rains, the crop will fail.", "rains", "positive", "hypothetical"),
    ("The failure of the firm to pay its staff angered them.", "pay", "negative", "actual"),
    ("A plan to close the school was dropped.", "close", "negative", "future"),
    ("A plan to close the school was drawn up.", "close", "positive", "future"),
    ("The city will close two schools and sell the land.", "sell", "positive", "future"),
    ("The club did not sell the ground or close the bar.", "sell", "negative", "actual"),
    ("The storm did not reach the coast, but it flooded two towns.", "flooded", "positive", "actual"),
    ("No trains ran on Sunday.", "ran", "negative", "actual"),
    ("She was the first woman to cross the lake.", "cross", "positive", "actual"),
    ("The town has grown since the mill closed.", "closed", "positive", "actual"),
    ("The bank rejected calls to close the branch.", "close", "negative", "future"),
    ("If the river rises, the town could flood.", "flood", "positive", "hypothetical"),
    ("If the river rises, the line will close, the mayor warned.", "close", "positive", "hypothetical"),
    ("If the river rises, the line will close, the mayor warned.", "warned", "positive", "actual"),
    ("The talks will go on even if the guests leave.", "go", "positive", "future"),
    ("They want to know if the bridge holds.", "know", "positive", "future"),
    ("They want to know if the bridge holds.", "holds", "positive", "hypothetical"),
    ("The mayor said that he would resign.", "resign", "positive", "future"),
    ("The town signed a deal that would save the mill.", "save", "positive", "hypothetical"),
    ("The firm would have paid more.", "paid", "positive", "hypothetical"),
    ("“It would ruin the town,” she said.", "ruin", "positive", "hypothetical"),
    ("The council must approve the plan.", "approve", "positive", "future"),
    ("The thief must have broken the lock.", "broken", "positive", "possible"),
    ("Engineers feared that the dam would burst.", "burst", "positive", "possible"),
    ("The boat was licensed to carry forty people.", "carry", "positive", "possible"),
    ("Who opened the gate?", "opened", "positive", "hypothetical"),
    ("“Who opened the gate?” he asked.", "opened", "positive", "hypothetical"),
    ("Nobody has told us what is in the box.", "is", "positive", "hypothetical"),
    ("The firm did not say when trains would run.", "run", "positive", "future"),
    ("The firm did not say why the wall fell.", "fell", "positive", "actual"),
    ("He warned that the strike was costing the port its trade.", "costing", "positive", "actual"),
    ("If the court finds that the firm lied, it may order a trial.", "lied", "positive", "hypothetical"),
    ("Visitors should not leave without paying the bill.", "paying", "positive", "hypothetical"),
    ("Whoever opened the gate will pay for it.", "opened", "positive", "hypothetical"),
    ("Ann Lee is said to own the mill.", "own", "positive", "actual"),
    ("The firm had to close its mill.", "close", "positive", "actual"),
    ("The firm had its licence revoked on Monday.", "revoked", "positive", "actual"),
    ("The firm will have its licence revoked.", "revoked", "positive", "future"),
    ("The firm has not had its licence revoked.", "revoked", "negative", "actual"),
    ("The firm has to close its mill.", "close", "positive", "future"),
    ("She gave her word that it would open.", "open", "positive", "future"),
    ("Hardly anyone came.", "came", "negative", "actual"),
    ("Not everyone came.", "came", "negative", "actual"),
    ("Not everyone is convinced.", "convinced", "negative", "actual"),
    ("“They thought we would give up,” she said.", "give", "positive", "future"),
    ("He could not say when trains would run.", "run", "positive", "future"),
    ("It is not clear who broke the lock.", "broke", "positive", "hypothetical"),
    ("Had the pilot turned, the plane would have landed.", "turned", "positive", "hypothetical"),
    ("The firm would not appeal the ruling and will pay the fine.", "pay", "positive", "future"),
    ("The minister rejected suggestions that she had misled the council.", "misled", "negative", "actual"),
    ("The council voted to close the library.", "close", "positive", "future"),
    ("He urged them to back the plan, saying it would save lives.", "save", "positive", "future"),
    ("The scheme was supposed to create jobs.", "create", "positive", "future"),
    ("The minister said she feared the dam would burst.", "burst", "positive", "possible"),
    ("The owner was forced to sell the farm.", "sell", "positive", "actual"),
    ("Had the pilot turned, he said, the plane would have landed.", "turned", "positive", "hypothetical"),
    ("Had it done so, said Ann Lee, nobody would remember it.", "remember", "negative", "hypothetical"),
    ("“Had you seen it?” he asked.", "asked", "positive", "actual"),
    ("The bank will lend the money provided that the firm repays the debt.", "repays", "positive", "hypothetical"),
    ("The bank will lend the money provided that the firm repays the debt.", "lend", "positive", "hypothetical"),
    ("The union will end the strike as long as the firm pays.", "pays", "positive", "hypothetical"),
    ("The union kept calm as long as the firm paid.", "paid", "positive", "actual"),
    ("The army nearly took the bridge.", "took", "negative", "actual"),
    ("The miner had almost given up hope.", "given", "negative", "actual"),
    ("The firm nearly doubled its profit.", "doubled", "positive", "actual"),
    ("Nearly all the villagers left the town.", "left", "positive", "actual"),
    ("No storm warning was issued.", "issued", "negative", "actual"),
    ("The report stopped short of blaming the firm.", "blaming", "negative", "actual"),
    ("The judge refused to let students call witnesses.", "call", "negative", "actual"),
    ("The firm forbade the men to leave the camp.", "leave", "negative", "future"),
    ("The guards stopped the car to search it.", "search", "positive", "future"),
    ("The firm made a failed attempt to sell the mine.", "sell", "negative", "future"),
    ("She returned to find the gate open.", "find", "positive", "actual"),
    ("Under no circumstances will the union sign the deal.", "sign", "negative", "future"),
    ("The club is no longer selling tickets.", "selling", "negative", "actual"),
    ("The mayor is far from accepting the offer.", "accepting", "negative", "actual"),
    ("The champion came close to losing the race.", "losing", "negative", "actual"),
    ("There is no evidence that the firm paid bribes.", "paid", "positive", "possible"),
    ("There is evidence that the firm paid bribes.", "paid", "positive", "actual"),
    ("The council called off a plan to buy the mill.", "buy", "negative", "future"),
    ("The law prohibits selling knives.", "selling", "negative", "future"),
    ("Not one ship left the port.", "left", "negative", "actual"),
    ("The judge is considering moving the trial.", "moving", "positive", "possible"),
    ("The workers were too ill to work.", "work", "negative", "possible"),
    ("The tower is strong enough to withstand storms.", "withstand", "positive", "possible"),
    ("The guest was lucky enough to win a car.", "win", "positive", "actual"),
    ("He is not sure that the firm paid the tax.", "paid", "positive", "possible"),
    ("The man pleaded not guilty.", "pleaded", "positive", "actual"),
    ("She chose to attend the meeting.", "attend", "positive", "actual"),
    ("She will choose to attend the meeting.", "attend", "positive", "future"),
    ("The general tried to persuade the soldiers.", "persuade", "positive", "future"),
    ("The bank is willing to lend the money.", "lend", "positive", "possible"),
    ("A bridge to be built by a Danish firm was delayed.", "built", "positive", "future"),
    ("“Please don't touch the wire,” the engineer told visitors.", "touch", "negative", "future"),
    ("Norway's king to visit Chile", "visit", "positive", "future"),
    ("She replied that she would “gladly explain” the plan.", "explain", "positive", "future"),
    ("The law would let ministers suspend judges.", "suspend", "positive", "hypothetical"),
    ("The grant helped farmers buy seed.", "buy", "positive", "actual"),
    ("The Swede beat the champion to take the lead.", "take", "positive", "actual"),
    ("The Swede hired a guide to find the path.", "find", "positive", "future"),
    ("There is a risk of the dam flooding the town.", "flooding", "positive", "possible"),
    ("She would be the third woman to lead the party.", "lead", "positive", "hypothetical"),
    ("The seat will become vacant after the court revisits the ruling.", "revisits", "positive", "future"),
    ("The seat became vacant after the court revisited the ruling.", "revisited", "positive", "actual"),
    ("Were the bank to fail, savers would lose money.", "fail", "positive", "hypothetical"),
    ("Were the bank to fail, savers will lose money.", "lose", "positive", "hypothetical"),
    ("She lied about owning the boat.", "owning", "negative", "actual"),
    ("The council voted against selling the mill.", "selling", "negative", "actual"),
    ("Never before had so many people voted.", "voted", "negative", "actual"),
    ("Never had so many people voted.", "voted", "negative", "actual"),
    ("Not once did the mayor mention it.", "mention", "negative", "actual"),
    ("At no point did the mayor mention the fire.", "mention", "negative", "actual"),
    ("The council decided against selling the mill.", "selling", "negative", "future"),
    ("The mayor ruled out closing the school.", "closing", "negative", "future"),
    ("They asked that the case be dropped.", "dropped", "positive", "future"),
    ("She regrets selling the mill.", "selling", "positive", "actual"),
    ("Who paid for the trip is unclear.", "paid", "positive", "hypothetical"),
    ("Anybody who lies will be fined.", "lies", "positive", "hypothetical"),
    ("The owner wants the mill sold.", "sold", "positive", "future"),
    ("Swede stuns champion to take the lead", "take", "positive", "actual"),
    ("The guard was able to leave.", "leave", "positive", "possible"),
    ("The firm has no plan to close the mill.", "close", "negative", "future"),
    ("The firm has no intention of closing the mill.", "closing", "negative", "future"),
    ("The army did not abandon its plan to cross the river.", "cross", "positive", "future"),
    ("Divers brought tools to free the seal.", "free", "positive", "future"),
    ("The panel declared the man to be the owner.", "be", "positive", "actual"),
    ("“Let them leave the hall,” the judge said.", "leave", "positive", "future"),
    ("I do not think that any player should resign.", "resign", "negative", "future"),
    ("If it turns out that he lied, he will resign.", "lied", "positive", "hypothetical"),
    ("He did not specify if the plant was safe.", "specify", "negative", "actual"),
    ("No one was killed or injured.", "injured", "negative", "actual"),
    ("Nobody fell, but the roof collapsed.", "collapsed", "positive", "actual"),
    ("The pump was either not starting or starting slowly.", "starting", "positive", "actual"),
    ("The firm is not closing the mill but moving it.", "moving", "positive", "actual"),
    ("It is unlikely that the firm will pay.", "pay", "negative", "possible"),
    ("It is not true that the firm paid.", "paid", "negative", "actual"),
    ("It is false that the firm paid.", "paid", "negative", "actual"),
    ("It is possible that the firm paid.", "paid", "positive", "possible"),
    ("It is clear that the firm paid.", "paid", "positive", "actual"),
    ("There is no doubt that the firm paid.", "paid", "positive", "actual"),
    ("It was not the mayor who lied.", "lied", "negative", "actual"),
    ("It was the mayor who lied.", "lied", "positive", "actual"),
    ("The bid to sell the mill failed.", "sell", "negative", "future"),
    ("The club missed out on winning the cup.", "winning", "negative", "actual"),
    ("The firm needs to make sure that the dam holds.", "holds", "positive", "future"),
    ("He was persuaded to stay.", "stay", "positive", "actual"),
    ("The crew did not act fast enough to stop the fire.", "stop", "negative", "actual"),
    ("The thief ran fast enough to catch the bus.", "catch", "positive", "actual"),
    ("The firm was made to pay the fine.", "pay", "positive", "actual"),
    ("He refuses to release the letters or explain the delay.", "explain", "negative", "actual"),
    ("He recognised the danger that the firm created.", "created", "positive", "actual"),
    ("There was no evidence yet that the dam leaked.", "leaked", "positive", "possible"),
    ("It is too early to tell whether the dam leaked.", "leaked", "positive", "hypothetical"),
    ("The mayor was planning on selling the mill.", "selling", "positive", "future"),
    ("The two sides talked about ending the war.", "ending", "positive", "possible"),
    ("Workers want their jobs back and to be paid.", "paid", "positive", "future"),
    ("He promised not to run and to support her.", "support", "positive", "future"),
    ("He could not tell them what to do.", "do", "positive", "possible"),
    ("“Nothing of this went to the race,” he denied.", "went", "negative", "actual"),
    ("The grant could help governments make choices.", "make", "positive", "possible"),
    ("As soon as the ship arrives, the talks will start.", "arrives", "positive", "future"),
    ("He asked why the bank had failed.", "failed", "positive", "actual"),
    ("The minister suggested that smoking be banned.", "banned", "positive", "future"),
    ("The minister supports closing the port.", "closing", "positive", "future"),
    ("The minister pretended to be ill.", "be", "negative", "actual"),
    ("The minister claimed to own the mill.", "own", "positive", "actual"),
    ("He would rather resign than pay the fine.", "pay", "negative", "actual"),
    ("The team looks likely to win.", "win", "positive", "possible"),
    ("It is impossible for him to win.", "win", "negative", "possible"),
    ("It was possible for the firm to sell the mill.", "sell", "positive", "possible"),
    ("The votes are not enough to win.", "win", "negative", "possible"),
    ("The judge refused to ban the men from leaving.", "leaving", "positive", "possible"),
    ("The judge halted the sale until the case is resolved.", "resolved", "positive", "future"),
    ("The judge halted the sale until the case was resolved.", "resolved", "positive", "actual"),
    ("She would later become mayor.", "become", "positive", "actual"),
    ("She said she would later become mayor.", "become", "positive", "future"),
    ("They bought birds rather than breeding them.", "breeding", "negative", "actual"),
    ("He lost his bid to stay in office.", "stay", "negative", "future"),
    ("The court lifted a ban on selling knives.", "selling", "positive", "possible"),
    ("He pleaded not guilty to stealing the car.", "stealing", "negative", "actual"),
    ("There is nothing to see.", "see", "negative", "possible"),
    ("The guard was shrewd enough not to sell it.", "sell", "negative", "actual"),
    ("It cost a fortune to build the bridge.", "build", "positive", "actual"),
    ("We will use the law to bring the men to justice.", "bring", "positive", "future"),
    ("The firm will refuse to pay the fine.", "pay", "negative", "future"),
    ("She wrote to the firm, with the firm responding that it would investigate.", "investigate", "positive", "future"),
    ("The police said he would be charged with robbing a bank.", "robbing", "positive", "actual"),
    ("The government allegedly criticized the bank, the paper reported.", "criticized", "positive", "actual"),
]


@pytest.mark.parametrize(("text", "word", "polarity", "modality"), CASES)
def test_scope(said: Callable[[str], Reading], text: str, word: str, polarity: str, modality: str) -> None:
    assert said(text)[word][:2] == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The harbour opens on Friday.", "future"),
        ("The harbour is closing on Friday.", "future"),
        ("The harbour closed on Monday.", "actual"),
        ("The harbour opens on Fridays.", "actual"),
        ("Voters go to the polls on Friday.", "future"),
        ("The summit begins on Monday.", "future"),
        ("The vote takes place next week.", "future"),
        ("The vote took place last week.", "actual"),
    ],
)
def test_present_of_a_later_day_is_to_come(nlp: Language, text: str, modality: str) -> None:
    doc = nlp(text)
    doc._.triplewire_published = "2024-05-15"  # a Wednesday
    annotate(doc)
    assert [r.modality for r in doc._.triplewire_relations] == [modality]


def test_words_that_decided_are_kept_as_cues(said: Callable[[str], Reading]) -> None:
    assert said("The army failed to take the bridge.")["take"][2] == "failed"
    assert said("The bank may not cut its rates.")["cut"][2] == "may not"
    assert said("The council bought the mill.")["bought"][2] == ""


def test_every_governing_word_has_one_effect() -> None:
    assert governors()["fail"].polarity == "negative"
    assert governors()["plan"].modality == "future"
    assert not governors()["unable"].keep
