"""What an article claims, as far as comparing it with what others claim needs it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tasks.load.article import Contribution
from tasks.load.days import day_of, days_of, periods
from tasks.load.identity import Statement, digest
from tasks.load.statements import Reported
from tasks.load.terms import Term, is_iri
from tasks.ontology import lexicon

#: Quotations of fewer words are nobody's in particular (“No comment”).
_QUOTED_WORDS = 4
_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"-[0-9a-f]{6,10}$")
#: What stands for a thing of one article that has no name.
_OF_ONE_ARTICLE = re.compile(r"-[0-9a-f]{10}>$")
_IS_PERSON = "/entity/person/"  #: “the ministry said” and “the minister said” may be one saying
Number = tuple[str, float, str, str]  #: role, value, unit, comparator


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as one article reports it, compared with others of its ``kind``: ends, counted or quotation."""

    kind: str
    node: Term
    article: str
    polarity: str
    modality: str
    speaker: Term | None
    subject: Term | None
    object: Term | None
    arguments: tuple[tuple[str, str], ...]
    quantities: tuple[Number, ...]
    times: tuple[str, ...]
    places: tuple[str, ...]
    named: bool = False  #: whether who did it is called by a name
    lemma: str = ""

    @property
    def data(self) -> str:
        """All but node and article, to be read again by :meth:`read`."""
        return json.dumps([
            self.kind, self.polarity, self.modality, self.speaker, self.subject, self.object, self.arguments,
            self.quantities, self.times, self.places, self.named, self.lemma,
        ])  # fmt: skip

    @classmethod
    def read(cls, node: Term, article: str, data: str) -> Claim:
        """The claim that ``data`` was made from."""
        kind, polarity, modality, speaker, subject, target, arguments, quantities, times, places, named, lemma = (
            json.loads(data)
        )
        return cls(
            kind, node, article, polarity, modality, speaker, subject, target, tuple(map(tuple, arguments)),
            tuple(map(tuple, quantities)), tuple(times), tuple(places), named, lemma,
        )  # fmt: skip

    @property
    def has_both_ends(self) -> bool:
        """Whether it is known who did it and to what."""
        return self.subject is not None and self.object is not None

    @property
    def day(self) -> date | None:
        """The one full date that it gives."""
        days = days_of(self.times)
        return days.pop() if len(days) == 1 else None

    def differs_in_number(self, other: Claim) -> bool:
        """Whether both give a number for the same, and no number can be both."""
        mine = {self._counts(q): q for q in self.quantities}
        return any(other._counts(q) in mine and _exclude(mine[other._counts(q)], q) for q in other.quantities)

    def _counts(self, quantity: Number) -> tuple[str, str]:
        """What a number is of: what the event befalls (in whichever place of the sentence), or another argument."""
        befallen = self.kind == "counted" and quantity[0] in ("subject", "object")
        return ("" if befallen else quantity[0], quantity[2])

    def may_be_of_one_event(self, other: Claim) -> bool:
        """Whether who did it and what it befell may be the same: a part is not named, or is named more loosely."""
        strangers = self.named and other.named and not _holds_words(self.subject, other.subject)
        return (
            not strangers
            and _holds_words(self.object, other.object)
            and (self.named != other.named or _holds_words(self.subject, other.subject))
        )

    @property
    def is_part(self) -> bool:
        """Whether what is counted is said to be a part of more (“the remaining three”)."""
        return self.object is not None and is_iri(self.object) and not _terms("parts").isdisjoint(_words(self.object))

    def may_count_as(self, other: Claim) -> bool:
        """Whether its numbers are of what the other's are of: nothing else is said of one that is not of the other.

        Of victims, several articles tell the circumstances in different words.
        """
        if self.is_part or other.is_part:
            return False
        alike = self._circumstances == other._circumstances
        if self.article == other.article:
            return alike and self.places == other.places
        return alike or same_event(self.lemma) in _terms("victims")

    @property
    def _circumstances(self) -> tuple[tuple[str, str], ...]:
        """Its arguments but for those that are numbers, which are compared as such (“bought it for $3”)."""
        numbers = {role for role, *_ in self.quantities}
        return tuple(argument for argument in self.arguments if argument[0] not in numbers)

    def shares_speaker(self, other: Claim) -> bool:
        """Whether one speaker's name is in the other's: “Brandt and Voss”, “Voss”."""
        return not set(_words(self.speaker or "<>")).isdisjoint(_words(other.speaker or "<>"))

    def denies(self, other: Claim) -> bool:
        """Whether all that it denies is in what the other says: “not in Rome” leaves open whether at all.

        What is still to come is denied only by somebody known to somebody known: it may be a question, or a duty.
        """
        if "future" in (self.modality, other.modality) and not (self._is_said and other._is_said):
            return False
        return set(self.arguments) <= set(other.arguments)

    @property
    def _is_said(self) -> bool:
        """Whether it is said by somebody who has a name, or by a group of people."""
        return self.speaker is not None and not _OF_ONE_ARTICLE.search(self.speaker)

    def says_as(self, other: Claim) -> bool:
        """Whether it says the same of what was compared."""
        same = self.polarity == other.polarity and self.may_be_of_one_event(other) and self.may_be_at_one_time(other)
        return same and not self.differs_in_number(other) and bool(self.quantities) == bool(other.quantities)

    def may_be_at_one_time(self, other: Claim) -> bool:
        """Whether one of them gives no time, or both the same time, day, or a day within the other's week or month."""
        if not self.times or not other.times or set(self.times) & set(other.times):
            return True
        return any(a <= d and c <= b for a, b in periods(self.times) for c, d in periods(other.times))


@dataclass(frozen=True, slots=True)
class Story:
    """What an article names, and when it appeared."""

    published: str
    names: frozenset[str]

    def is_one_with(self, other: Story, shared: int, days: int) -> bool:
        """Whether both name ``shared`` of the same things within so many days."""
        if len(self.names & other.names) < shared:
            return False
        a, b = day_of(self.published), day_of(other.published)
        return a is None or b is None or abs((a - b).days) <= days


def claims_of(found: Contribution, base: str) -> Iterator[tuple[str, Claim]]:
    """The claims of an article, each with its core: what another must have too, to be compared with it."""
    for report in found.reports:
        statement = report.statement
        if statement.modality not in ("actual", "future") or _reports_speech(statement, base):
            continue
        subject, target = _ends(statement)
        if _speaks_of_one_event(statement, subject, target, found.names):
            yield digest("ends", subject, same_event(statement.lemma), target), _claim("ends", report, found, base)
        if target is None or not is_iri(target):
            continue
        befallen = target if target in found.names else _words(target)[-1]
        roles = {"subject" if statement.object is None else "object": ""}
        for number in statement.quantities:
            if number.role != "subject" or statement.object is None:
                role = roles.get(number.role, number.role)
                core = digest("counted", same_event(statement.lemma), befallen, role, number.unit)
                yield core, _claim("counted", report, found, base)
    for words, report in found.quoted:
        speaker = report.statement.speaker
        tokens = _WORD.findall(words.lower())
        if speaker in found.names and _IS_PERSON in (speaker or "") and len(tokens) >= _QUOTED_WORDS:
            yield digest("quotation", *tokens), _claim("quotation", report, found, base)


def _claim(kind: str, report: Reported, found: Contribution, base: str) -> Claim:
    statement = report.statement
    subject, target = _ends(statement)
    numbers = tuple((q.role, q.value, q.unit or "", q.comparator) for q in statement.quantities)
    return Claim(
        kind, statement.iri(base), found.key, statement.polarity, statement.modality, statement.speaker, subject,
        target, () if kind == "quotation" else statement.arguments, numbers, statement.times, report.places,
        subject in found.names, statement.lemma,
    )  # fmt: skip


def _ends(statement: Statement) -> tuple[Term | None, Term | None]:
    """Who did it and what it befell: of a verb that tells what befalls its subject (“die”), that is the latter."""
    if statement.object is None and statement.lemma in _befalling():
        return None, statement.subject
    return statement.subject, statement.object


def _speaks_of_one_event(
    statement: Statement, subject: Term | None, target: Term | None, names: frozenset[Term] | set[Term]
) -> bool:
    """Whether another statement of the same ends is likely to be about the same thing.

    Who did it (or, if nobody is said to have, what it was done to) has to be a certain thing, not a kind of thing; and
    what was done has to be said, not only that something was (“did”, “was”). What is told under a condition is not.
    """
    anchor = target if subject is None else subject
    if anchor is None or not (anchor in names or _OF_ONE_ARTICLE.search(anchor)):
        return False
    if any(role in _terms("conditions") for role, _ in statement.arguments):
        return False
    if target is None:
        return same_event(statement.lemma) in _terms("complete")
    return subject is not None or statement.lemma not in _terms("there")


def _reports_speech(statement: Statement, base: str) -> bool:
    return (statement.object or "").startswith(f"<{base}statement/")


def same_event(lemma: str) -> str:
    """The predicate that stands for all that tell of the same event as ``lemma`` (lexicon ``same_events``)."""
    for before in lexicon("same_events")["on_the_way"]:
        lemma = lemma.removeprefix(f"{before} ")
    return _groups().get(lemma, lemma)


@cache
def _groups() -> dict[str, str]:
    return {lemma: group[0] for group in lexicon("same_events")["groups"] for lemma in group}


@cache
def _terms(name: str) -> frozenset[str]:
    return frozenset(lexicon("same_events")[name])


@cache
def _befalling() -> frozenset[str]:
    return frozenset(lexicon("same_events")["befall_subject"])


def _holds_words(a: Term | None, b: Term | None) -> bool:
    """Whether two ends may be one: equal, one of them not said, or one has all the words of the other and is of its
    sort (“drones” and “Ukrainian drones”).
    """
    if a is None or b is None or a == b:
        return True
    if not (is_iri(a) and is_iri(b)) or a.rpartition("/")[0] != b.rpartition("/")[0]:
        return False
    one, other = set(_words(a)), set(_words(b))
    return one <= other or other <= one


def _words(thing: Term) -> list[str]:
    """The words of an entity's IRI, without the suffix that tells it from another of the same words."""
    return _SUFFIX.sub("", thing[1:-1].rpartition("/")[2]).split("-")


def _exclude(a: Number, b: Number) -> bool:
    """Whether two numbers of one thing cannot both be right: 3 and 5, but not “more than 3” and 5."""
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return high_a < low_b or high_b < low_a


def _range(quantity: Number) -> tuple[float, float]:
    _, value, _, comparator = quantity
    if comparator in (">", ">="):
        return value, float("inf")
    if comparator in ("<", "<="):
        return float("-inf"), value
    slack = abs(value) * 0.1 if comparator == "~" else 0.0
    return value - slack, value + slack
