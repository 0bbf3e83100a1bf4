"""Questions and answers that stand as paragraphs by themselves: who “I” and “you” are in an interview."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.coreference.reading import Reading
from tasks.extract.mentions.agreement import PRONOUNS

#: So many paragraphs that are questions make an interview, …
_QUESTIONS = 2
#: … if “I” stands in answers so often.
_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Interview:
    """An article that asks and answers.

    Attributes:
        questions: numbers of the paragraphs that ask.
        begin: number of the first of them.
        answerer: mention of the one person who answers, where the text before the first question tells.
    """

    questions: frozenset[int]
    begin: int
    answerer: int | None

    def is_answerer(self, paragraph: int, person: int) -> bool:
        """Whether a pronoun of the first or second person, singular, there means who answers."""
        return paragraph >= self.begin and person == (2 if paragraph in self.questions else 1)

    def is_answer(self, paragraph: int) -> bool:
        """Whether the paragraph answers."""
        return paragraph > self.begin and paragraph not in self.questions


def find_interview(reading: Reading) -> Interview | None:
    """The interview that an article is: paragraphs ask “you”, others say “I”, all without quotation marks.

    None where it is none, and where several people answer (as labels or the headline tell).
    """
    tree = reading.tree
    said: dict[int, set[int]] = {}
    answers = 0
    for mention in reading.mentions:
        word = tree.lower[mention.head]
        _, number, person = PRONOUNS.get(word, ("", "either", 3))
        if mention.kind == "pronoun" and person < 3 and mention.head not in reading.quoted:
            said.setdefault(reading.paragraph(mention.head), set()).add(person)
            answers += person == 1 and number == "singular"
    asking = frozenset(paragraph for paragraph in _asking(reading) if 2 in said.get(paragraph, ()))
    if len(asking) < _QUESTIONS or answers < _ANSWERS:
        return None
    begin = min(asking)
    people = [n for n, m in enumerate(reading.mentions) if m.type == "Person" and m.kind == "name" and m.last > m.first]
    labels = _labels(reading, people)
    headline = {reading.root(n): n for n in reversed(people) if tree.sentence[reading.mentions[n].head] == 0}
    several = labels if labels else headline
    if len(several) > 1:
        return None
    answerer = next(iter(several.values())) if several else _named_most(reading, people, begin)
    return Interview(_asking(reading), begin, answerer)


def _labels(reading: Reading, people: list[int]) -> dict[int, int]:
    """Whose names open several paragraphs: their cluster and the first of these mentions."""
    found: dict[int, list[int]] = {}
    for number in people:
        if _is_label(reading, number):
            found.setdefault(reading.root(number), []).append(number)
    return {root: numbers[0] for root, numbers in found.items() if len(numbers) > 1}


def _is_label(reading: Reading, number: int) -> bool:
    """Whether a name alone opens a paragraph, before a colon or in brackets: who says what follows."""
    tree, mention = reading.tree, reading.mentions[number]
    after = mention.last + 1
    if after >= len(tree) or tree.text[after][0] not in ":)":
        return False
    before = mention.first - 1
    while before >= 0 and not tree.text[before][0].isalnum() and "\n" not in tree.text[before]:
        before -= 1
    return before < 0 or "\n" in tree.text[before]


def _named_most(reading: Reading, people: list[int], begin: int) -> int | None:
    """The person of whom the text before the first question speaks by far the most, if there is one."""
    counts: dict[int, int] = {}
    first: dict[int, int] = {}
    for number in people:
        root = reading.root(number)
        if root not in first and reading.paragraph(reading.mentions[number].head) < begin:
            first[root] = number
            counts[root] = sum(
                reading.paragraph(reading.mentions[m].head) < begin for m in reading.referent(number).mentions
            )
    ranked = sorted(first, key=lambda root: (-counts[root], first[root]))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
        return None
    return first[ranked[0]]


def _asking(reading: Reading) -> frozenset[int]:
    """Paragraphs whose last sentence is a question that nobody is quoted with."""
    tree = reading.tree
    last: dict[int, int] = {}
    for first, end in tree.sentences:
        token = next((i for i in range(end - 1, first - 1, -1) if tree.text[i].strip()), None)
        if token is not None:
            last[reading.paragraph(first)] = token
    return frozenset(p for p, token in last.items() if tree.text[token] == "?" and token not in reading.quoted)
