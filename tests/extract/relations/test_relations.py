"""Who does what to whom, clause by clause."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tasks.extract.components import annotate
from tasks.extract.trees.tree import tree_of


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[str], list[str]]:
    """Text → its relations as “subject | lemma | object | role=argument …”, with “-” for what is missing."""

    @cache
    def relations(text: str) -> list[str]:
        doc = nlp(text)
        doc._.triplewire_published = "2024-05-17"
        annotate(doc)
        tree, found = tree_of(doc), []
        for r in doc._.triplewire_relations:
            of = {a.role: tree.cut(a.tokens[0], a.tokens[-1]) for a in r.arguments}
            rest = [f"{role}={words}" for role, words in of.items() if role not in ("subject", "object")]
            found.append(" | ".join([of.get("subject", "-"), r.lemma, of.get("object", "-"), *rest]))
        return found

    return relations


CLAUSES = [
    # active, passive, recipient
    ("The council bought the old mill.", "The council | buy | the old mill"),
    ("The mill was bought by the council.", "the council | buy | The mill"),
    ("The mill was bought in 1990.", "- | buy | The mill"),
    ("The mill was sold for £3, according to the owner.", "- | sell | The mill | for=£3"),
    ("The aunt gave the museum a painting.", "The aunt | give | a painting | recipient=the museum"),
    ("One of them, a baker, left the village.", "One of them | be | a baker"),
    ("The guards gave the migrants water.", "The guards | give | water | recipient=the migrants"),
    ("The ship carries a rover the size of a car.", "The ship | carry | a rover the size of a car"),
    ("Officials told people to stay indoors.", "people | stay | -"),
    ("Parents signed a letter the school called misleading.", "the school | call | misleading | theme=a letter"),
    # who does what is needed, given or left to be done
    ("They need a permit to sell fish.", "They | sell | fish"),
    ("The court gave the firm a month to pay the fine.", "the firm | pay | the fine"),
    ("The bank needs a man to lead it.", "a man | lead | it"),
    ("It took them two hours to reach the summit.", "them | reach | the summit"),
    ("Under the plan, approved by the cabinet, a levy will be scrapped.", "the cabinet | approve | the plan"),
    ("Villagers escaped on a motorcycle later found burning.", "- | find | a motorcycle | as=burning"),
    ("The aunt gave a painting to the museum.", "The aunt | give | a painting | recipient=the museum"),
    # copulas, adjectives, “there is”
    ("The mill is a museum.", "The mill | be | a museum"),
    ("The road remains closed.", "The road | remain | closed"),
    ("The mayor is responsible for the port.", "The mayor | be responsible for | the port"),
    ("The firm was involved in the project.", "The firm | be involved in | the project"),
    ("The envoys were in touch with Norway.", "The envoys | be in | touch with Norway"),
    ("There were no survivors in the village.", "There | be | no survivors | in=the village"),
    # words with hyphens stay whole
    ("The firm did not answer an e-mail.", "The firm | answer | an e-mail"),
    ("Her co-workers praised the ex-ministers.", "Her co-workers | praise | the ex-ministers"),
    ("He was re-elected in 2001.", "- | re-elect | He"),
    # what stands beside a name says what it is
    ("Col. Tom Brandt resigned.", "Tom Brandt | be | Col."),
    ("The union Orne Now demands more pay.", "Orne Now | be | union"),
    ("His brother Tom Brandt called.", "Tom Brandt | be | brother"),
    ("Ann Lee, now 54, left the firm.", "Ann Lee | be | 54"),
    ("One of the authors, Ann Lee, disagreed.", "Ann Lee | be | One of the authors"),
    ("Her coach and uncle, Tom Brandt, disagreed.", "Tom Brandt | be | uncle"),
    ("A nurse, the firm's former clerk, disagreed.", "A nurse | be | the firm's former clerk"),
    ("The deal, the bank's biggest ever purchase, was approved.", "The deal | be | the bank's biggest ever purchase"),
    ('"Salt Lakes", a film about fishing, won.', '"Salt Lakes" | be | a film about fishing'),
    ("Swiss chocolate maker Lindner bought the mill.", "Lindner | be | chocolate maker"),
    ("Ann Lee, a Norwegian, disagreed.", "Ann Lee | be | a Norwegian"),
    ("The fire killed ten people, most of them children.", "most of them | be | children"),
    # a passive without its auxiliary
    ("Three people were killed and dozens of homes destroyed.", "- | destroy | dozens of homes"),
    # who answers for it did it
    ("The firm was fined by the court for dumping waste.", "The firm | dump | waste"),
    ("The keeper was sent off for kicking a rival.", "The keeper | kick | a rival"),
    ("The tool was used for cutting glass.", "- | cut | glass"),
    # what is left out is what was said before
    ("The mayor resigned but the governor did not.", "the governor | resign | -"),
    ("The ship was gone by noon.", "The ship | be gone | -"),
    ("The report stopped short of blaming the firm.", "The report | blame | the firm"),
    ("The mayor resigned. His deputy did too.", "His deputy | resign | -"),
    ("The north agreed to the deal and so did the south.", "the south | agree to | the deal"),
    ("He promised to pay the fine, but he did not.", "he | pay | the fine"),
    ("The club wanted to sell the ground but could not.", "The club | sell | the ground"),
    ("The mayor could have paid. But he did not.", "he | pay | -"),
    ("The bank is sound and the insurer will be.", "the insurer | be | sound"),
    ("A man, believed to have left the town, was found.", "A man | leave | the town"),
    ("The army wants the bridge destroyed.", "- | destroy | the bridge"),
    ("The road was not closed. The bridge was.", "- | close | The bridge"),
    # one thing and not another
    ("A wave, not a bomb, sank the ship.", "a bomb | sink | the ship"),
    ("The court fined the owner, not the captain.", "The court | fine | the owner"),
    ("The count was neither rushed nor secret.", "The count | be | secret"),
    # aids for hearing
    ("The firm sells batteries for hearing aids.", "The firm | sell | batteries | for=hearing aids"),
    # causes, purposes, second thoughts
    ("The vote was postponed because of heavy snow.", "- | postpone | The vote | because of=heavy snow"),
    ("She won a prize for a film about a man searching for his son.", "a man | search for | his son"),
    ("It raised its rate to 4 percent, the highest level in years.", "4 percent | be | the highest level in years"),
    ("The drug is cheap and safe.", "The drug | be | safe"),
    # what is compared, and how it was done
    ("The bridge is older than the church.", "The bridge | be | older | than=the church"),
    ("Norway exports more gas than Denmark.", "Norway | export | more gas | than=Denmark"),
    ("The probe landed softly on the moon.", "The probe | land on | the moon | manner=softly"),
    ("Three climbers are missing.", "Three climbers | be missing | -"),
    # who holds an office, who is asked, what stands there
    ("Brandt was appointed head of the bank in 2019.", "Brandt | be | head of the bank"),
    ("The president named Ilse Brandt ambassador to Norway.", "Ilse Brandt | be | ambassador to Norway"),
    ("The mayor called on residents to stay calm.", "residents | stay | calm"),
    ("Firefighters took nine hours to put out the blaze.", "Firefighters | put out | the blaze"),
    ("The government has been accused by rights groups of jailing critics.", "The government | jail | critics"),
    ("In the village of Orne stands a church.", "a church | stand | - | in=the village of Orne"),
    ("The river burst its banks, sweeping away cars and flooding homes.", "The river | flood | homes"),
    # a state or what was done; how or by whom
    ("The report was prepared in May.", "- | prepare | The report"),
    ("The crew was prepared for a storm.", "The crew | be prepared for | a storm"),
    ("The victims were taken to Leeds by ambulance.", "- | take | The victims | to=Leeds | by=ambulance"),
    ("The line was sold to a rival and renamed.", "- | rename | The line"),
    # what a relative clause agrees with
    ("She praised the towns in the desert which were rebuilt.", "- | rebuild | the towns in the desert"),
    ("He was shot and killed by an officer.", "an officer | shoot | He"),
    ("It is odd that nobody came.", "It | be | odd | complement=that nobody came"),
    ("She spoke out Tuesday about the death.", "She | speak out about | the death"),
    # prepositions and particles
    ("The roof caved in and two cars were crushed.", "The roof | cave in | -"),
    ("The union walked out on Friday.", "The union | walk out | -"),
    ("Soldiers pulled back from the border.", "Soldiers | pull back from | the border"),
    ("The device ran for 2,000 hours.", "The device | run | - | for=2,000 hours"),
    ("The krone weakened against the dollar.", "The krone | weaken against | the dollar"),
    ("The union carved out a niche.", "The union | carve out | a niche"),
    ("The court fined the firm $3 million.", "The court | fine | the firm | as=$3 million"),
    ("Drivers were fined 90 euros.", "- | fine | Drivers | as=90 euros"),
    ("She sold not only cars but also vans.", "She | sell | vans"),
    ("They sent the form every household gets.", "every household | get | the form"),
    ("In the process of moving house, she lost a ring.", "she | move | house"),
    ("He is ready and willing to sign a deal.", "He | sign | a deal"),
    ('"Vote!" the party wrote in a letter.', 'the party | write | "Vote!" | in=a letter'),
    ("The firm moved ahead with the sale.", "The firm | move ahead with | the sale"),
    ("They look forward to the trip.", "They | look forward to | the trip"),
    ("The plan is referred to as a gamble.", "- | refer to | The plan | as=a gamble"),
    ("The talks took place in Geneva.", "The talks | take place in | Geneva"),
    ("The rebels carried out an attack on the port.", "The rebels | carry out | an attack | on=the port"),
    # relative clauses, whole and reduced
    ("The baker, who owns two shops, retired.", "The baker | own | two shops"),
    ("The shop that the baker owns is very old.", "the baker | own | The shop"),
    ("The shop the baker sold was old.", "the baker | sell | The shop"),
    ("The mill, built by Ann Lee, was sold.", "Ann Lee | build | The mill"),
    ("The men carrying the flag fell.", "The men | carry | the flag"),
    ("She lives in Bonn, where she owns a bar.", "she | own | a bar | in=Bonn"),
    # understood subjects
    ("The king ordered his generals to attack the town.", "his generals | attack | the town"),
    ("The minister promised voters to lower taxes.", "The minister | lower | taxes"),
    ("By closing the road, the city angered drivers.", "the city | close | the road"),
    ("The minister accused two officers of taking bribes.", "two officers | take | bribes"),
    ("The guards prevented the crowd from entering the hall.", "the crowd | enter | the hall"),
    ("The bank cut rates to help borrowers.", "The bank | help | borrowers"),
    # chains of verbs
    ("The army failed to take the bridge.", "The army | take | the bridge"),
    ("The club continues to gain members.", "The club | gain | members"),
    ("The firm is likely to win the contract.", "The firm | win | the contract"),
    ("The owner was forced to sell the farm.", "The owner | sell | the farm"),
    # coordination
    ("The firm sold its farm and bought a ship.", "The firm | buy | a ship"),
    ("The firm makes boats and engines.", "The firm | make | engines"),
    ("Norway and Sweden signed the treaty.", "Sweden | sign | the treaty"),
    ("Norway and Sweden met.", "Sweden | meet | -"),
    ("She criticized the plan as a waste.", "the plan | be | a waste"),
    # naming
    ("The minister called the plan a disaster.", "The minister | call | a disaster | theme=the plan"),
    ("The minister called the plan a disaster.", "the plan | be | a disaster"),
    ("Critics described the law as unfair.", "Critics | describe | the law | as=unfair"),
    ("She sang a song called Rain.", "a song | be called | Rain"),
    ("The rebels were given a choice.", "- | give | a choice | recipient=The rebels"),
    # content clauses
    ("The mayor said the bridge was safe.", "The mayor | say | the bridge was safe"),
    ("The mayor told us that it was safe.", "The mayor | tell | that it was safe | recipient=us"),
    # nouns
    ("Norway's ban on plastic bags angered the islanders.", "Norway | ban | plastic bags"),
    ("Ann Lee, a baker from Leeds, won the prize.", "Ann Lee | be | a baker from Leeds"),
    ("Ann Lee, 45, won the prize.", "Ann Lee | be | 45"),
    ("The match was won by goalkeeper Tom Lee.", "Tom Lee | be | goalkeeper"),
    # what the parser hung elsewhere
    ("Lee, whose own house was flooded, criticised the mayor.", "Lee | criticise | the mayor"),
    ("She told the men to stay and promised them a bonus.", "She | promise | a bonus | recipient=them"),
    ("The plan was approved by judges in Orne, who heard the case in May.", "judges in Orne | hear | the case"),
    ("Police arrested the man, identified as a nurse, and searched the house.", "- | identify | the man | as=a nurse"),
    ("The barriers were down.", "The barriers | be | down"),
    ("They played in front of a crowd.", "They | play in front of | a crowd"),
    # reasons
    ("The match ended because the lights failed.", "The match | end | - | because=the lights failed"),
    # the same with other conjunctions
    ("The shop sells tea as well as coffee.", "The shop | sell | coffee"),
    ("The club will play Orne or Sarnow in May.", "The club | play | Sarnow"),
    ("The union did not blame the mayor or the council.", "The union | blame | the council"),
    ("The king flew to Orne and then to Sarnow.", "The king | fly to | Sarnow"),
    # clauses behind an object that is no listener
    ("It follows the news last week that the inn had shut.", "It | follow | the news last week that the inn had shut"),
    # what is left of a clause, what is awaited, what stands before “was”
    ("The council did not say when.", "The council | say | when"),
    ("We have waited for this day.", "We | wait for | this day"),
    ("They waited for two days.", "They | wait | - | for=two days"),
    ("Among the dead was a nurse.", "a nurse | be among | the dead"),
    # verbs that lost their subject or auxiliary
    ("He sat on the board until 1995, then joined the union.", "He | join | the union"),
    ("The vote was held in June, then cancelled.", "- | cancel | The vote"),
    ("They built seagoing craft from reeds.", "They | build | seagoing craft | from=reeds"),
    ("He went from work clothes to designer jeans.", "He | go from | work clothes | to=designer jeans"),
    # verdicts and charges
    ("Judges acquitted the senator of lying to voters.", "the senator | lie to | voters"),
    ("The bishop was acquitted of hiding letters.", "The bishop | hide | letters"),
    ("He was found guilty of killing a guard.", "He | kill | a guard"),
    ("The jury found her guilty of stealing the bell.", "her | steal | the bell"),
    ("He was arrested on suspicion of falsifying records.", "He | falsify | records"),
    ("Two men were jailed on charges of spying for Norland.", "Two men | spy for | Norland"),
    # adjectives with a gerund, ranks with an infinitive, those who teach themselves
    ("The mayor is interested in buying the mill.", "The mayor | buy | the mill"),
    ("Divers were the first to reach the wreck.", "Divers | reach | the wreck"),
    ("They taught themselves to write.", "They | teach | themselves | to=write"),
    ("They gave the opposition almost no airtime.", "They | give | almost no airtime | recipient=the opposition"),
    # parts of the verb, and phrases that say how
    ("The ship ran aground off Sarnow.", "The ship | run aground | - | off=Sarnow"),
    ("The king fell ill in May.", "The king | fall | ill"),
    ("The minister cut short a visit to Orne.", "The minister | cut short | a visit to Orne"),
    ("The minister cut his visit short.", "The minister | cut short | his visit"),
    ("The rebels will fight on until May.", "The rebels | fight on | -"),
    ("The king will attend in person.", "The king | attend | - | in=person"),
    # of what is said what follows a name or an amount
    ("Sales fell to 6.8 billion crowns, hurt by strikes.", "strikes | hurt | Sales"),
    ("The singer died in Rome, aged 79.", "The singer | be | 79"),
    # what a thing is
    ("The bank Kvarn closed two branches.", "Kvarn | be | bank"),
    ("The study appeared in the journal Animal Senses.", "Animal Senses | be | journal"),
    ("It ran in the journal Animal Senses.", "It | run in | the journal Animal Senses"),
    ("Chipmaker Velaris said sales rose.", "Velaris | be | Chipmaker"),
    ("Her daughter, the film director Elena Sousa, left.", "Elena Sousa | be | Her daughter"),
    ('Her first novel, "The Lamp Room", sold well.', "The Lamp Room | be | Her first novel"),
    ("Turnout was 41 percent, the lowest since 1990.", "Turnout | be | the lowest since 1990"),
    ("The syrup contained ethylene glycol, a toxic solvent.", "ethylene glycol | be | a toxic solvent"),
    ("The dead are Ann Lee, 34, and Tom Lee, six.", "Tom Lee | be | six"),
    # asides and names that were read as verbs
    ("The museum, closed since May, will reopen.", "The museum | reopen | -"),
    ("The waves were too high, said the harbour master, Rob Banks.", "Rob Banks | be | the harbour master"),
    # infinitives and gerunds on the wrong word
    ("He accused the mayor of lying and hiding evidence.", "the mayor | hide | evidence"),
    ("The cup, which Orne United are set to win, is old.", "Orne United | win | The cup"),
    ("The plan has been delayed, changed and finally dropped.", "- | drop | The plan"),
    ("It saw gusts at Sarnow, the worst since 2014.", "gusts at Sarnow | be | the worst since 2014"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation"), CLAUSES)
def test_clause_becomes_a_relation(read: Callable[[str], list[str]], text: str, relation: str) -> None:
    assert relation in read(text)


NOT = [
    ("The mill was bought in 1990.", "in 1990"),  # nobody is made the buyer
    ("He chose between tea and milk.", "choose between | milk"),
    ("The baker, who owns two shops, retired.", "The baker, who owns two shops | retire"),
    ("The town, a port, grew, though trade fell.", "though="),
    ("The plan is likely to fail.", "be likely"),
    ("The army has to take the bridge.", "| have"),
    ("She would be fine if he did.", "| do |"),
    ("Ann Lee, No. 45, won the prize.", "Ann Lee | be | 45"),
    ("Mrs Ann Lee won the prize.", "| be |"),
    ("She praised his work as a judge.", "| be |"),
    ("Further north, the town's mayor, Ann Lee, said it was calm.", "Further north | say"),
    ("She moved to Bergen, Norway.", "Bergen | be | Norway"),
    ("Ann Lee told the Herald on Monday, a choice that hurt her.", "| be | a choice"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT)
def test_what_is_not_said_is_no_relation(read: Callable[[str], list[str]], text: str, wrong: str) -> None:
    assert not [relation for relation in read(text) if wrong in relation]


def test_each_thing_is_said_once(read: Callable[[str], list[str]]) -> None:
    found = read("The firm, which makes boats, said it had sold its farm in May and bought a ship from Norway.")
    assert len(found) == len(set(found))
    assert sum("| sell |" in relation for relation in found) == 1


def test_content_clause_is_the_object_of_the_speech_act(nlp: Language) -> None:
    doc = nlp("The mayor said the bridge was safe.")
    annotate(doc)
    say, be = doc._.triplewire_relations
    assert next(a.clause for a in say.arguments if a.role == "object") == be.head


def test_head_of_an_argument_names_the_thing(nlp: Language) -> None:
    doc = nlp("Thousands of angry farmers blocked a series of roads.")
    annotate(doc)
    heads = [doc[a.head].text for a in doc._.triplewire_relations[0].arguments]
    assert heads == ["farmers", "roads"]


def test_neither_of_the_two_did_it(read: Callable[[str], list[str]]) -> None:
    found = read("Neither the agency nor the company commented.")
    assert len(found) == 2
    assert "the company | comment | -" in found
