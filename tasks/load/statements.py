"""Extraction → statements: relations become claims; what stands in somebody’s speech is tied to its speech act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tasks.load.arguments import NO_PHRASES, Terms
from tasks.load.identity import QuantityValue, Statement, clean_lemma
from tasks.load.phrases import article_word
from tasks.load.sentences import Sentences
from tasks.load.terms import Term, is_iri
from tasks.load.times import time_literal
from tasks.load.wording import Wordings
from tasks.model import Argument, Attribution, Extraction, Phrase, Relation, Span

#: How deep clauses and speech acts are followed into each other.
MAX_DEPTH = 40


@dataclass(slots=True)
class Reported:
    """One statement as one place of an article reports it."""

    statement: Statement
    sentences: tuple[Span, ...]  #: its evidence
    confidence: float
    places: tuple[Term, ...] = ()
    speech_act: bool = False
    attribution: str | None = None  #: id of the attribution in whose content it stands
    predicate: tuple[Span, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()  #: role → the article (“a”, “the”) that its words begin with
    event: Term | None = None  #: what its words speak of as a thing (“carried out an attack”)
    attributed_in: set[Term] = field(default_factory=set)  #: the speech acts whose content it stands in


class StatementBuilder:
    """Builds the statements of one extraction, content before speech act, each relation once."""

    def __init__(self, extraction: Extraction, terms: Terms) -> None:
        self._extraction = extraction
        self._terms = terms
        self._wordings = Wordings(extraction)
        worded = {relation.id: self._wordings.worded(relation) for relation in extraction.relations}
        self._relations = {identifier: found.relation for identifier, found in worded.items()}
        self._events = {identifier: found.event for identifier, found in worded.items()}
        self._attributions = {attribution.id: attribution for attribution in extraction.attributions}
        self._act_of = {a.relation: a for a in extraction.attributions if a.relation in self._relations}
        self._times = {time.id: time for time in extraction.times}
        self._sentences = Sentences(extraction.sentences)
        self._built: dict[str, Reported | None] = {}
        self._under_way: set[str] = set()  #: relations being built
        self._speaking: set[str] = set()  #: attributions whose speech acts are being built
        self._parents = self._find_parents()
        self._contents = self._find_contents()
        self._acts: dict[str, dict[str, list[Reported]]] = {}  #: attribution → content's id ("" for none) → its acts

    def build(self) -> list[Reported]:
        """All statements, in the order of the relations, then speech acts that no relation of its own carries."""
        plain = [self._relation(r.id) for r in self._extraction.relations if r.id not in self._act_of]
        found = [reported for reported in plain if reported is not None]
        for attribution in self._extraction.attributions:
            for reports in self._speech_acts(attribution.id).values():
                found.extend(reports)
        self._tie()
        return list({id(report): report for report in found}.values())

    # -- relations

    def _relation(self, identifier: str) -> Reported | None:
        """The statement of a relation; None if it is not there, nested too deep, or being built (a cycle)."""
        if identifier in self._under_way or identifier not in self._relations:
            return None
        if identifier not in self._built:
            if len(self._under_way) >= MAX_DEPTH:
                return None
            self._under_way.add(identifier)
            self._built[identifier] = self._report(self._relations[identifier])
            self._under_way.discard(identifier)
        return self._built[identifier]

    def _report(self, relation: Relation) -> Reported:
        times: set[Term] = set()
        ends: dict[str, Term] = {}
        others: set[tuple[str, Term]] = set()
        quantities: set[QuantityValue] = set()
        articles: set[tuple[str, str]] = set()
        place = self._terms.entity(relation.place)
        lemma = clean_lemma(relation.lemma)
        arguments = _with_object(relation.arguments, lemma)
        timed = {a.time for a in arguments}
        if relation.time is not None and relation.time not in timed:
            self._add_time(relation.time, "time", times, others)
        for argument in arguments:
            role = argument.role if argument.role else "object"
            if argument.time is not None and role not in ("subject", "object"):
                self._add_time(argument.time, role, times, others)
                continue
            value = self._value(argument)
            if value is None:
                continue
            if is_iri(value) and (word := article_word(argument.text)):
                articles.add((role, word))
            if (quantity := self._terms.quantity(argument.quantity)) is not None:
                quantities.add(QuantityValue(role, quantity.value, quantity.unit or None, quantity.comparator))
            if role == "object" and lemma == "be" and value == ends.get("subject"):
                value = self._terms.concept(argument.text) or value  # “Leeds is the largest city”: both are Leeds
            if role in ("subject", "object") and role not in ends:
                ends[role] = value
            elif value != place:
                others.add((role, value))
        attribution = self._attributions.get(relation.attribution or "")
        statement = Statement(
            ends.get("subject"), lemma, ends.get("object"), tuple(sorted(others)), relation.polarity,
            relation.modality, attribution is not None,
            None if attribution is None else self._terms.speaker(attribution),
            tuple(sorted(quantities, key=lambda q: str(q.key()))), tuple(sorted(times)),
        )  # fmt: skip
        sentence = relation.sentence or self._sentence_at(relation.predicate)
        places = () if place is None else (place,)
        statement = statement.told_from_others_by(sentence.cut(self._extraction.article.text), places)
        return Reported(
            statement, (sentence,), relation.confidence, places,
            relation.id in self._act_of, relation.attribution, relation.predicate, tuple(sorted(articles)),
            self._terms.entity(self._events[relation.id]),
        )  # fmt: skip

    def _value(self, argument: Argument) -> Term | None:
        if argument.relation in self._relations:
            reported = self._relation(argument.relation)
            if reported is not None and not reported.statement.is_empty:
                return reported.statement.iri(self._terms.base)
            return None if argument.role == "subject" else self._terms.clause(argument)
        if argument.time is not None and argument.time in self._times and argument.entity is None:
            literal = time_literal(self._times[argument.time])
            if literal is not None and argument.role != "subject":
                return literal.term
        return self._terms.value(argument)

    def _add_time(self, identifier: str, role: str, times: set[Term], others: set[tuple[str, Term]]) -> None:
        """A point in time is the statement's ``tw:time``; how long and how often are arguments."""
        time = self._times.get(identifier)
        literal = None if time is None else time_literal(time)
        if literal is None:
            return
        if literal.kind == "when":
            times.add(literal.term)
        else:
            others.add((role if role != "time" else literal.kind, literal.term))

    def _sentence_at(self, spans: tuple[Span, ...]) -> Span:
        sentence = self._sentences.at(spans[0].start if spans else 0)
        if sentence is not None:
            return sentence
        return spans[0] if spans else Span(0, len(self._extraction.article.text))

    # -- speech

    def _find_parents(self) -> dict[str, str]:
        """Relation → the relation of the same voice that it is an argument of."""
        parents: dict[str, str] = {}
        for relation in self._extraction.relations:
            for argument in relation.arguments:
                child = self._relations.get(argument.relation or "")
                if child is not None and child.attribution == relation.attribution and child.id != relation.id:
                    parents.setdefault(child.id, relation.id)
        return parents

    def _find_contents(self) -> dict[str, list[str]]:
        """Attribution → ids of what it says at the top: relations, and nested attributions that no relation carries."""
        contents: dict[str, list[str]] = {identifier: [] for identifier in self._attributions}
        for relation in self._extraction.relations:
            if relation.attribution in contents and relation.id not in self._parents:
                contents[relation.attribution].append(relation.id)
        for attribution in self._extraction.attributions:
            if attribution.within in contents and attribution.relation not in self._relations:
                contents[attribution.within].append(attribution.id)
        return contents

    def _speech_acts(self, identifier: str) -> dict[str, list[Reported]]:
        """The speech acts of an attribution, by the content that each conveys."""
        if identifier in self._acts or identifier in self._speaking or len(self._speaking) >= MAX_DEPTH:
            return self._acts.get(identifier, {})
        self._speaking.add(identifier)
        attribution = self._attributions[identifier]
        relation = self._relations.get(attribution.relation or "")
        own = None if relation is None else self._relation(relation.id)
        named = {a.relation for a in relation.arguments if a.relation} if relation is not None else set()
        acts: dict[str, list[Reported]] = {}
        for content in self._contents[identifier]:
            if relation is not None and own is not None and content in named:
                acts[content] = [own]
                continue
            for said in self._said(content):
                acts.setdefault(content, []).append(self._act(attribution, relation, own, said))
        kept = own is not None and relation is not None and (not acts or named or self._names_thing(relation))
        if own is not None and kept:
            acts.setdefault("", []).append(own)
        self._speaking.discard(identifier)
        self._acts[identifier] = acts
        return acts

    def _said(self, content: str) -> list[Reported]:
        """The statements of a content: those of a relation, or the speech acts of a nested attribution."""
        inner = self._act_of[content].id if content in self._act_of else content
        found = [act for acts in self._speech_acts(inner).values() for act in acts] if inner in self._contents else []
        if not found and content in self._relations:
            found = [reported for reported in [self._relation(content)] if reported is not None]
        return [reported for reported in found if not reported.statement.is_empty]

    def _names_thing(self, relation: Relation) -> bool:
        """Whether the verb has a thing as its object, and no clause (“called the raid a mistake”)."""
        return any(a.role == "object" and a.entity is not None and a.relation is None for a in relation.arguments)

    def _act(
        self, attribution: Attribution, relation: Relation | None, own: Reported | None, said: Reported
    ) -> Reported:
        """Somebody – say – [what was said], in the words of the cue where it takes a clause as its object."""
        content = said.statement.iri(self._terms.base)
        if relation is not None and own is not None:
            if self._names_thing(relation):
                plain = replace(own.statement, lemma="say", object=content, arguments=(), quantities=())
            else:
                plain = replace(own.statement, object=content)
            return Reported(
                plain,
                _joined(own.sentences, said.sentences),
                own.confidence,
                own.places,
                True,
                relation.attribution,
                relation.predicate,
                own.articles,
            )
        outer = self._attributions.get(attribution.within or "")
        lemma = self._wordings.cue(attribution)
        addressee = self._terms.entity(attribution.addressee)
        statement = Statement(
            self._terms.speaker(attribution), clean_lemma(lemma), content,
            () if addressee is None else (("recipient", addressee),),
            attributed=outer is not None, speaker=None if outer is None else self._terms.speaker(outer),
        )  # fmt: skip
        sentence = self._sentence_at(attribution.cue or attribution.content)
        return Reported(
            statement, _joined((sentence,), said.sentences), attribution.confidence, (), True, attribution.within
        )

    def _tie(self) -> None:
        """Gives every attributed statement the speech acts that it stands in."""
        for relation in self._extraction.relations:
            if relation.attribution not in self._attributions:
                continue
            acts = self._acts_around(relation.id, relation.attribution)
            if relation.id in self._act_of:
                own = [a for group in self._speech_acts(self._act_of[relation.id].id).values() for a in group]
            else:
                own = [r for r in [self._relation(relation.id)] if r is not None]
            for reported in own:
                reported.attributed_in |= acts - {reported.statement.iri(self._terms.base)}
        for attribution in self._extraction.attributions:
            if attribution.within in self._attributions and attribution.relation not in self._relations:
                acts = self._acts_around(attribution.id, attribution.within)
                for group in self._speech_acts(attribution.id).values():
                    for reported in group:
                        reported.attributed_in |= acts

    def _acts_around(self, content: str, attribution: str) -> set[Term]:
        top, seen = content, {content}
        while top in self._parents and self._parents[top] not in seen:
            top = self._parents[top]
            seen.add(top)
        acts = self._speech_acts(attribution)
        chosen = acts.get(top) or [act for group in acts.values() for act in group]
        return {act.statement.iri(self._terms.base) for act in chosen}


def report_statements(
    extraction: Extraction, iri_of: Mapping[tuple[str, str], str], base: str, phrases: Mapping[str, Phrase] = NO_PHRASES
) -> tuple[list[Reported], Terms]:
    """The statements of ``extraction`` and the terms that they use."""
    terms = Terms(extraction, iri_of, base, phrases)
    return StatementBuilder(extraction, terms).build(), terms


def _joined(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*first, *second}, key=lambda span: (span.start, span.end)))


def _with_object(arguments: tuple[Argument, ...], lemma: str) -> tuple[Argument, ...]:
    """A predicate that ends in a preposition has that preposition's complement as its object."""
    last = lemma.rpartition(" ")[2]
    if " " not in lemma or any(a.role == "object" for a in arguments):
        return arguments
    for n, argument in enumerate(arguments):
        if argument.role == last:
            return (*arguments[:n], replace(argument, role="object"), *arguments[n + 1 :])
    return arguments
