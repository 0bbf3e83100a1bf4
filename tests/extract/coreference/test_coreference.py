"""What stands for the same thing in one article, and what must be kept apart."""

from __future__ import annotations

from functools import cache
from time import process_time

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.extract.annotations import TokenMention
from tasks.extract.components import annotate
from tasks.extract.coreference.coreference import find_chains
from tasks.extract.trees.tree import Tree, tree_of
from tasks.ontology import lexicon


@pytest.fixture(scope="module")
def chains(nlp: Language):
    """Text → its chains as (label, type, mentions as written)."""

    @cache
    def read(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
        doc = nlp(text)
        annotate(doc)
        tree, mentions = tree_of(doc), doc._.triplewire_mentions
        return [
            (c.label, c.type, tuple(tree.cut(mentions[m].first, mentions[m].last) for m in c.mentions))
            for c in doc._.triplewire_chains
        ]

    return read


def _together(found: list[tuple[str, str, tuple[str, ...]]], *words: str) -> bool:
    return any(all(word in mentions for word in words) for _, _, mentions in found)


SAME = [
    ("Ilse Brandt opened the bridge on Monday. Brandt cut the ribbon herself.", ("Ilse Brandt", "Brandt")),
    ("Governor Ilse Brandt opened the bridge. Mrs Brandt then crossed it on foot.", ("Ilse Brandt", "Brandt")),
    ("Ilse Brandt opened the bridge on Monday. She crossed it on foot.", ("Ilse Brandt", "She")),
    ("Omar Haddad spoke for an hour. His wife left the hall before him.", ("Omar Haddad", "His", "him")),
    ("In his first speech, Omar Haddad promised reform.", ("his", "Omar Haddad")),
    ("Prices fell in May. They had risen in April.", ("Prices", "They")),
    (
        "A college in Orne has expelled 14 students after an inquiry found that they had bought answers.",
        ("14 students", "they"),
    ),
    (
        "The probe flew on a Falcon rocket built by Spacewell. The company said all went well.",
        ("Spacewell", "The company"),
    ),
    ("Typhoon Marla reached the coast of Norland. It also blocked roads.", ("Typhoon Marla", "It")),
    ("Robert Aldane left on Friday. Bob Aldane had been ill for weeks.", ("Robert Aldane", "Bob Aldane")),
    ("Maria L. Soto won the vote. Maria Soto had led since May.", ("Maria L. Soto", "Maria Soto")),
    (
        "The National Weather Office (NWO) warned of floods. The NWO said rivers would rise.",
        ("National Weather Office", "NWO"),
    ),
    (
        "Harwick Motors Inc. closed a plant. Harwick Motors said sales had fallen.",
        ("Harwick Motors Inc.", "Harwick Motors"),
    ),
    ("Harwick Motors closed a plant on Monday. The company said sales had fallen.", ("Harwick Motors", "The company")),
    (
        "Members of Harwick City Council met on Friday. The council raised its fees.",
        ("Harwick City Council", "The council"),
    ),
    ("Mayor Lena Ortiz resigned on Friday. The mayor had lost a vote.", ("Lena Ortiz", "The mayor")),
    ('"I will not resign," said Mayor Lena Ortiz on Friday.', ("I", "Lena Ortiz")),
    ("The United States signed the deal on Friday. The U.S. will cut tariffs.", ("United States", "U.S.")),
    ("Ilse Brandt, the governor of Orne, opened the bridge.", ("Ilse Brandt", "the governor of Orne")),
    ("A team of divers searched the lake. The team found nothing.", ("A team of divers", "The team")),
    ("A singer known as Moth left the stage. Moth had been ill.", ("A singer known as Moth", "Moth")),
    ("Petra Olsen, who was late, missed the vote.", ("Petra Olsen", "who")),
    ("Members of Orland Steel Union met in May. The union wants more pay.", ("Orland Steel Union", "The union")),
    ("Petra Olsen said on Friday that she had seen nothing.", ("Petra Olsen", "she")),
    ("Petra Olsen blamed herself on Friday.", ("Petra Olsen", "herself")),
    ("Eleven people, most of them children, were rescued on Friday.", ("Eleven people", "them")),
    ("The weather office expects rain. The railway will be cut, it warned on Friday.", ("The weather office", "it")),
    ("Harwick Motors closed a plant. “Sales fell,” said its chairman, Carl Brun.", ("Harwick Motors", "its")),
    (
        "The firm sells engines. If it grows, islands without fresh water could buy their own machines.",
        ("islands without fresh water", "their"),
    ),
    ("The ministry did not comment on Friday. It has often denied such reports.", ("The ministry", "It")),
    ("The commission has forced Orne Foods to lower its prices.", ("Orne Foods", "its")),
    (
        "Harwick Airlines lost money in May. The airline, which flies to Peru, has four aircraft.",
        ("Harwick Airlines", "The airline", "which"),
    ),
    ("Petra Olsen met Carl Brun and Omar Haddad on Friday. The latter is a baker.", ("Omar Haddad", "The latter")),
    ("Her opposite number, Carl Brun, complained on Friday.", ("Her opposite number", "Carl Brun")),
    ("The club Orne Vale won on Friday. Fans of Vale sang.", ("Orne Vale", "Vale")),
    ("Harwick Rovers won on Friday. They like Rovers in Orne.", ("Harwick Rovers", "Rovers")),
    ("Dynamo Ostrava won on Friday. Dynamo had lost in May.", ("Dynamo Ostrava", "Dynamo")),
    ("Harwick Motors lost money. The Orne-based firm said it was sorry.", ("Harwick Motors", "The Orne-based firm")),
    ("The company Vellora Martin cut jobs. Shares of Vellora fell.", ("Vellora Martin", "Vellora")),
    ("He lost two fingers in World War Two. World War II ended in 1945.", ("World War Two", "World War II")),
]


@pytest.mark.parametrize(("text", "words"), SAME, ids=[text[:45] for text, _ in SAME])
def test_names_pronouns_and_descriptions_of_one_thing_are_one_chain(chains, text, words):
    assert _together(chains(text), *words), chains(text)


APART = [
    ("Every village has a well. This village has two wells, and they are deep.", ("Every village", "This village")),
    (
        "“You need a great firm,” said Omar Haddad. The firm was fined on Friday.",
        ("a great firm", "The firm"),
    ),
    ("Visitors left the hall on Friday. Picture: Orne Museum", ("Picture", "Orne Museum")),
    ("Martin Keller and Anna Keller met in Dunmarrow. Martin Keller is a baker.", ("Martin Keller", "Anna Keller")),
    ("Martin Keller bakes bread. Anna Keller teaches chemistry. Keller was born in 1970.", ("Anna Keller", "Keller")),
    ("Martin Keller bakes bread. Anna Keller teaches chemistry. Keller was born in 1970.", ("Martin Keller", "Keller")),
    ("Mr Adler met Mrs Adler at the gate. Mr Adler apologised and left.", ("Mr Adler", "Mrs Adler")),
    (
        "Foreign Minister Petra Olsen met Finance Minister Carl Brun. The minister then left.",
        ("Petra Olsen", "The minister"),
    ),
    (
        "Foreign Minister Petra Olsen met Finance Minister Carl Brun. The minister then left.",
        ("Carl Brun", "The minister"),
    ),
    (
        "Foreign Minister Petra Olsen said the minister of finance had agreed.",
        ("Petra Olsen", "the minister of finance"),
    ),
    ("Tom Harrow founded Harrow Mills in 1990. The company makes flour.", ("Tom Harrow", "The company")),
    ("Petra Olsen met Carl Brun in Dunmarrow. She was late.", ("Carl Brun", "She")),
    ("Petra Olsen thanked Carl Brun. Brun said she had been kind.", ("Carl Brun", "she")),
    ("Petra Olsen saw her in the street.", ("Petra Olsen", "her")),
    ("The Dunland army attacked the Orland army. A soldier died.", ("The Dunland army", "the Orland army")),
    ("A man was shot on Monday. A man was stabbed on Tuesday.", ("A man", "A man")),
    ("Another ship sank on Friday. The other ship reached the port.", ("Another ship", "The other ship")),
    ('"He is a liar," said Carl Brun on Friday.', ("He", "Carl Brun")),
    ("The protests began in May. “They want us to be silent,” said Ilse Brandt.", ("The protests", "They")),
    ("The state Senate voted on Monday. Lawmakers from across the state came.", ("Senate", "the state")),
    ("Teachers went on strike on Monday. “They cut our pay,” said Ilse Brandt, a teacher.", ("Teachers", "They")),
    ("Boats sailed from Orne, a city of Dunland. The city opened the port.", ("Orne", "the port")),
    ("The governor of Orne met the governor of Sarn.", ("The governor of Orne", "the governor of Sarn")),
    ("His first book sold well. Her first book did not.", ("His first book", "Her first book")),
    ("Carl Brun told Tom Harrow he would help him.", ("he", "him")),
    ("Petra Olsen saw the ambassador of Orland. They said I had to go.", ("They", "I")),
    ("The Orland Chess Federation met the Dunland Chess Federation in May.", ("Orland", "Dunland")),
    ("Carl Brun met a member of the Orland Trade Board who was ill.", ("Orland Trade Board", "who")),
    ("Two schools, Orne College and Sarn College, closed in May.", ("Two schools", "Orne College")),
    (
        "The company Orvenda Sellu was founded by Orvenda Group and Sellu AG. Sellu makes tin. Orvenda makes tar.",
        ("Orvenda Sellu", "Sellu"),
    ),
    ("Vellora Military cut jobs. Vellora Group and shares of Vellora fell.", ("Vellora Military", "Vellora")),
    ("World War One ended in 1918. World War Two ended in 1945.", ("World War One", "World War Two")),
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[text[:45] for text, _ in APART])
def test_different_things_stay_apart(chains, text, words):
    found = chains(text)
    if words[0] == words[1]:
        assert not any(mentions.count(words[0]) > 1 for _, _, mentions in found), found
    else:
        assert not _together(found, *words), found


@pytest.mark.parametrize("example", lexicon("descriptions")["example"], ids=lambda example: example["description"])
def test_the_examples_of_descriptions_hold(chains, example):
    assert _together(chains(example["text"]), example["description"], example["is"])


def test_an_empty_it_stands_for_nothing(chains):
    found = chains("Harwick Motors closed a plant on Monday. It is clear that sales have fallen.")
    assert not _together(found, "Harwick Motors", "It")


def test_the_label_is_the_fullest_name(chains):
    found = chains("Brandt opened the bridge on Monday. Ilse Brandt said she had waited for years.")
    assert [label for label, _, mentions in found if "she" in mentions] == ["Ilse Brandt"]


def test_what_stands_beside_a_noun_is_not_its_label(chains):
    found = chains("The dam, a relic of the war, burst on Sunday.")
    assert [label for label, _, mentions in found if "The dam" in mentions] == ["dam"]


def test_a_firm_is_called_by_its_first_word(chains):
    found = chains("The union reached a deal with Nordhaven Terminals. Nordhaven denied it.")
    assert _together(found, "Nordhaven Terminals", "Nordhaven")


def test_the_capital_of_a_headline_is_no_part_of_a_label(chains):
    found = chains("Coal mine closes in Orne\n\nThe coal mine closed on Monday. The mine had lost money.\n")
    assert [label for label, _, mentions in found if "The mine" in mentions] == ["coal mine"]


def test_a_pronoun_is_no_label_where_a_noun_is_there(chains):
    found = chains("The nurse said she was tired.")
    assert [label for label, _, mentions in found if "she" in mentions] == ["nurse"]


def test_every_mention_is_in_exactly_one_chain_and_has_a_confidence(nlp):
    doc = nlp(
        "Governor Ilse Brandt, whose term ends in May, told reporters that she and her husband would move to Orne. "
        "“We love it,” she said. The governor’s aides, who had asked them to stay, were sad. They left it at that."
    )
    annotate(doc)
    mentions, found = doc._.triplewire_mentions, doc._.triplewire_chains
    members = sorted(m for chain in found for m in chain.mentions)
    assert members == list(range(len(mentions)))
    assert all(number in found[mention.chain].mentions for number, mention in enumerate(mentions))
    assert all(0.0 < mention.confidence <= 1.0 for mention in mentions)


def test_the_same_text_gives_the_same_chains(nlp):
    text = " ".join(text for text, _ in SAME)

    def read() -> list[tuple[str, list[int]]]:
        doc = nlp(text)
        annotate(doc)
        return [(chain.label, chain.mentions) for chain in doc._.triplewire_chains]

    assert read() == read()


def test_nothing_but_names_and_brackets_is_no_error(chains):
    for text in ("", "(", "Brandt (", "( NWO )", "He", "It it it it.", "Who? Whose? Which?", "I, we, you."):
        chains(text)


def _hand_made(count: int) -> tuple[Tree, list[TokenMention]]:
    """One sentence “Brandt he saw Brandt he saw …” of ``count`` times three words."""
    words = ["Brandt", "he", "saw"] * count
    last = len(words) - 1
    doc = Doc(
        Vocab(),
        words=words,
        lemmas=[word.lower() for word in words],
        heads=[last] * len(words),
        deps=[*["nsubj", "nsubj", "conj"] * (count - 1), "nsubj", "nsubj", "ROOT"],
        tags=["NNP", "PRP", "VBD"] * count,
        pos=["PROPN", "PRON", "VERB"] * count,
    )
    kinds = {0: "name", 1: "pronoun"}
    mentions = [TokenMention(i, i, i, "Person", kinds[i % 3]) for i in range(len(words)) if i % 3 in kinds]  # type: ignore[arg-type]
    return Tree(doc), mentions


def test_the_time_grows_with_the_length_of_a_sentence_not_with_its_square():
    def seconds(count: int) -> float:
        tree, mentions = _hand_made(count)
        start = process_time()
        find_chains(tree, mentions, [])
        return process_time() - start

    seconds(100)  # loads the lexicon
    short, long = seconds(500), seconds(5_000)
    assert long < 40 * max(short, 0.005)


def test_father_and_son_of_one_name_stay_two(chains):
    found = chains("Tom Harrow Jr. met the mayor. His father, Tom Harrow, stayed away. Mr Harrow Jr. will run.")
    assert not _together(found, "Tom Harrow Jr.", "Tom Harrow")


def test_a_son_whose_father_nobody_names_goes_by_his_family_name(chains):
    assert _together(chains("Tom Harrow Jr. met the mayor on Monday. Harrow said no."), "Tom Harrow Jr.", "Harrow")
