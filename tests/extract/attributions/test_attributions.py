"""Who said what: source, cue and content of attributions, with the default model."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.attributions import find_attributions
from tasks.extract.attributions.reporting_lexicon import (
    VERB_CLASSES,
    reporting_adjectives,
    reporting_nouns,
    reporting_verbs,
)
from tasks.extract.trees.tree import Tree, tree_of
from tasks.ontology import lexicon

if TYPE_CHECKING:
    from spacy.language import Language

LEXICONS = ("reporting_verbs", "reporting_nouns", "reporting_adjectives", "reporting_words")
EXAMPLES: list[dict[str, Any]] = [example for name in LEXICONS for example in lexicon(name)["example"]]


def attributions(nlp: Language, text: str) -> tuple[Tree, list[TokenAttribution]]:
    tree = tree_of(nlp(text))
    return tree, find_attributions(tree, [])


def words(tree: Tree, tokens: list[int]) -> str:
    """Tokens as text; a gap is one space."""
    text = ""
    for n, i in enumerate(tokens):
        joined = n > 0 and tokens[n - 1] == i - 1 and tree.end[i - 1] == tree.start[i]
        text += ("" if joined or not text else " ") + tree.text[i]
    return text


def found(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    tree, all_of_them = attributions(nlp, text)
    return [(words(tree, a.source), words(tree, a.cue), words(tree, a.content)) for a in all_of_them]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_examples_of_the_lexicon(nlp: Language, example: dict[str, Any]) -> None:
    tree, all_of_them = attributions(nlp, example["text"])
    got = [(words(tree, a.source), words(tree, a.cue), words(tree, a.content), a.verb_class) for a in all_of_them]
    assert (example["source"], example["cue"], example["content"], example["class"]) in got


def test_every_class_of_the_lexicon_is_documented_and_in_use() -> None:
    used = {
        word_class
        for table in (reporting_verbs(), reporting_nouns(), reporting_adjectives())
        for entry in table.values()
        for word_class in entry.classes.values()
    }
    assert used == set(VERB_CLASSES)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The road is closed,” Ms Hale said.", "Ms Hale", "said", "“The road is closed,”"),
        ("“The road is closed,” said Ms Hale, a warden.", "Ms Hale, a warden", "said", "“The road is closed,”"),
        ('Ms Hale said: "The road is closed."', "Ms Hale", "said:", '"The road is closed."'),
        (
            "“The road is closed,” Ms Hale said. “It will open in May.”",
            "Ms Hale", "said", "“The road is closed,” “It will open in May.”",
        ),
        ("The road, Ms Hale said, is closed.", "Ms Hale", "said", "The road is closed"),
        ("Ms Hale said the road was “a mess.”", "Ms Hale", "said", "the road was “a mess.”"),
        ("The plan “makes no sense,” he said.", "he", "said", "The plan “makes no sense,”"),
        ("According to the police, two men fled.", "the police", "According to", "two men fled"),
        ("Two men fled, according to the police.", "the police", "according to", "Two men fled"),
        ("The bakery, she found, had never paid.", "she", "found", "The bakery had never paid"),
        ("Rents, the study found, have doubled.", "the study", "found", "Rents have doubled"),
        ("Reed, asked about the fire, said he had left.", "Reed", "said", "he had left"),
        ("The firm, asked whether it would pay, said it had no money.", "The firm", "said", "it had no money"),
        ("The two men, prosecutors allege, stole the car.", "prosecutors", "allege", "The two men stole the car"),
        ("The plane, officers told reporters, was late.", "officers", "told", "The plane was late"),
        ("In June, the court ruled, the firm broke the law.", "the court", "ruled", "the firm broke the law"),
        ("Ann Lee is said to own the mill.", "", "is said", "Ann Lee to own the mill"),
        ("The town fell, the army said, but rebels denied it.", "the army", "said", "The town fell"),
        (
            "The firm has sold the mill, it said on Friday, in a deal worth a million.",
            "it", "said", "The firm has sold the mill in a deal worth a million",
        ),
        ("She hopes to win the race and will train in May.", "She", "hopes", "to win the race"),
        ("The board said the firm had promised to pay the staff.", "the firm", "had promised", "to pay the staff"),
        (
            "The bank will close 40 branches, cutting 300 jobs, its chief, Bo Day, said on Friday.",
            "its chief, Bo Day,", "said", "The bank will close 40 branches, cutting 300 jobs",
        ),
        (
            "Shares fell after the firm, which makes engines, said it would miss its targets.",
            "the firm, which makes engines,", "said", "it would miss its targets",
        ),
        ("Officials have not said when the port will open.", "Officials", "have not said", "when the port will open"),
    ],
)  # fmt: skip
def test_speech_is_found_however_it_is_given(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in found(nlp, text)


def test_quotation_over_two_paragraphs_has_one_speaker(nlp: Language) -> None:
    text = "“We lost the harvest,” Mr Odum said. “It was a hard year.\n\n“But we will plant again.”"
    [(source, _, content)] = found(nlp, text)
    assert source == "Mr Odum"
    assert content.startswith("“We lost") and content.endswith("plant again.”")


def test_kinds_are_told_by_how_much_is_quoted(nlp: Language) -> None:
    for text, kind in (
        ("“The road is closed,” Ms Hale said.", "direct"),
        ("Ms Hale said the road was closed.", "indirect"),
        ("Ms Hale said the road was “a mess.”", "mixed"),
    ):
        assert [a.kind for a in attributions(nlp, text)[1]] == [kind]


def test_what_somebody_says_that_another_said_is_nested(nlp: Language) -> None:
    tree, all_of_them = attributions(nlp, "She told reporters that the engineer had said the bridge was safe.")
    outer, inner = all_of_them
    assert (words(tree, outer.source), words(tree, inner.source)) == ("She", "the engineer")
    assert inner.within == 0 and outer.within is None
    assert outer.addressee_head is not None and tree.text[outer.addressee_head] == "reporters"


def test_speaker_of_a_relative_clause_is_the_noun_before_it(nlp: Language) -> None:
    tree, all_of_them = attributions(nlp, "The doctor, who said that the ward was full, left early.")
    [a] = [a for a in all_of_them if a.lemma == "say"]
    assert words(tree, a.source) == "who"
    assert a.source_head is not None and tree.text[a.source_head] == "doctor"


def test_two_verbs_share_a_subject(nlp: Language) -> None:
    got = found(nlp, "The minister denied the report and said that the talks would go on.")
    assert {(s, c) for s, c, _ in got} >= {("The minister", "denied"), ("The minister", "said")}


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell on the hills.",
        "The so-called “winter garden” is closed.",
        "The problem is that the roof leaks.",
        "Heavy snow made the drivers turn back.",
        "The bus stopped at the station and left again.",
        "Nobody fell, neither side won the match and no goals were scored.",
        "“”",
        "",
        "The fire has claimed 40 lives, many of them lost in the mine.",
    ],
)
def test_nothing_is_attributed_where_nobody_speaks(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_title_in_marks_before_the_speaker_is_not_what_was_said(nlp: Language) -> None:
    got = found(nlp, "In “Harbour Lights,” the director said that the town had changed.")
    assert [content for _, _, content in got] == ["that the town had changed"]


@pytest.mark.parametrize("text", ["“He said “she said “they said", "said ” said “ said", "”, said Bo.", "“ “ “ ” ”"])
def test_unbalanced_marks_give_no_error(nlp: Language, text: str) -> None:
    attributions(nlp, text)


WORDS = [
    "he",
    "said",
    "that",
    "the",
    "plan",
    "claim",
    "“",
    "”",
    ",",
    ".",
    "according",
    "to",
    "wants",
    ":",
    "reportedly",
    "\n",
]
LABELS = [
    "nsubj",
    "ccomp",
    "dobj",
    "xcomp",
    "prep",
    "pobj",
    "punct",
    "acl",
    "advcl",
    "conj",
    "mark",
    "aux",
    "nsubjpass",
]
TAGS = {"said": "VBD", "wants": "VBZ", "that": "IN", "to": "TO", "plan": "NN", "claim": "NN", "he": "PRP"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS), st.integers(0, 3)), min_size=1, max_size=30))
def test_any_parse_gives_sorted_spans_that_do_not_overlap(tokens: list[tuple[str, str, int]]) -> None:
    words_ = [word for word, _, _ in tokens]
    heads = [max(0, i - step) for i, (_, _, step) in enumerate(tokens)]
    deps = ["ROOT" if head == i else label for i, (head, (_, label, _)) in enumerate(zip(heads, tokens, strict=True))]
    tags = [TAGS.get(word, "NNP") for word in words_]
    pos = [{"V": "VERB", "N": "NOUN"}.get(tag[0], "PRON") for tag in tags]
    doc = Doc(Vocab(), words=words_, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=words_)
    for a in find_attributions(Tree(doc), []):
        for part in (a.source, a.cue, a.content):
            assert part == sorted(set(part)) and all(0 <= i < len(doc) for i in part)
        assert a.cue and a.content and not {*a.cue} & {*a.content, *a.source} and not {*a.source} & {*a.content}
        assert a.head in a.cue and a.verb_class in VERB_CLASSES and 0 <= a.confidence <= 1


def test_a_quotation_with_a_name_under_it_is_that_persons(nlp: Language) -> None:
    text = "Readers write.\n\n“The new line has changed my mornings.” — Ada Quill, Northport\n\nThe editors."
    assert found(nlp, text) == [("Ada Quill, Northport", "—", "“The new line has changed my mornings.”")]


def test_quotation_at_the_head_of_a_headline_is_whose_deed_follows_the_colon(nlp: Language) -> None:
    text = "'We saw the flood coming': families sue over dam\n\nForty families are suing the state over a dam.\n"
    assert ("families", ":", "'We saw the flood coming'") in found(nlp, text)


def test_whole_sentence_in_marks_is_somebodys_words_though_no_verb_claims_it(nlp: Language) -> None:
    text = "The costume is old. “It is so very slow to load.”\n\nShe owns “The Wind” and “Red Lee”.\n"
    assert found(nlp, text) == [("", "“", "It is so very slow to load.”")]


def test_speaker_of_an_unclaimed_sentence_is_who_spoke_right_before(nlp: Language) -> None:
    text = "Ann Reed broke news when she revealed that a film was planned. “We are talking to a large studio.”\n"
    assert ("she", "“", "We are talking to a large studio.”") in found(nlp, text)


def test_transcript_in_marks_has_its_speakers(nlp: Language) -> None:
    text = "They met on air.\n\n“LEE: Tell me whether it is over.\n\n“REED: It is over, and you know it.”\n"
    assert [source for source, cue, _ in found(nlp, text) if cue == ":"] == ["LEE", "REED"]


def test_what_is_quoted_within_a_quotation_ends_with_it(nlp: Language) -> None:
    text = "“At our first meeting he said, ‘We mean to learn from you,’” Reed recalled in an interview.\n"
    assert ("Reed", "recalled", "“At our first meeting he said, ‘We mean to learn from you,’”") in found(nlp, text)


def test_time_grows_no_faster_than_the_text(nlp: Language) -> None:
    def seconds(n: int) -> float:
        count = 4 * n
        doc = Doc(
            nlp.vocab, words=["he", "said", "she", "lied"] * n, lemmas=["he", "say", "she", "lie"] * n,
            tags=["PRP", "VBD", "PRP", "VBD"] * n, pos=["PRON", "VERB", "PRON", "VERB"] * n,
            deps=["nsubj", "ccomp", "nsubj", "ccomp"] * n,
            heads=[min(i + 1, count - 1) if i % 2 == 0 else max(i - 2, 1) for i in range(count)],
            sent_starts=[i == 0 for i in range(count)],
        )  # fmt: skip
        tree = Tree(doc)
        start = time.perf_counter()
        find_attributions(tree, [])
        return time.perf_counter() - start

    seconds(50)
    assert seconds(4000) < 40 * seconds(400) + 0.5


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor wants to delay the vote.", "want"),
        ("She is writing a book and plans to publish it.", "plan"),
        ("The union does not plan to strike.", "plan"),
    ],
)
def test_what_somebody_means_to_do_is_theirs(nlp: Language, text: str, lemma: str) -> None:
    assert [a.lemma for a in attributions(nlp, text)[1]] == [lemma]


@pytest.mark.parametrize(
    "text", ["Lee is writing a series set in Oslo.", "Ann Lee wrote a novel set in Oslo.", "They found a painting."]
)
def test_to_make_or_find_a_thing_says_nothing(nlp: Language, text: str) -> None:
    assert attributions(nlp, text)[1] == []


def test_what_is_believed_of_a_find_is_the_believers(nlp: Language) -> None:
    assert [a.lemma for a in attributions(nlp, "They found a boat they believe is a wreck.")[1]] == ["believe"]


def test_what_a_headline_is_about_says_nothing(nlp: Language) -> None:
    assert attributions(nlp, "Valley fires: Crews arrive from the coast.\n\nThe fires began on Monday.")[1] == []
