"""A short sentence for a statement that a person can read (“Novak declared a state of emergency”)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tasks.load.article import is_statement
from tasks.load.identity import Statement
from tasks.load.inflection import gerund, participle, past
from tasks.load.phrases import listed
from tasks.load.spoken import large, spoken
from tasks.load.terms import Term, is_iri, lexical

_MAX_CHARACTERS = 200
_COMPARATORS = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
_WORDS = {
    "recipient": "to",
    "duration": "for",
    "frequency": "",
    "complement": "",
    "manner": "",
    "object": "and",
    "subject": "and",
}
_MODALS = {"future": "will", "possible": "may", "hypothetical": "would"}

#: Role → the article (“a”, “the”) that the texts give its words.
Articles = Mapping[str, str]


class Glosses:
    """Makes glosses, given what everything is called; remembers those of statements inside others."""

    def __init__(
        self,
        labels: Mapping[Term, str],
        concepts: Mapping[Term, frozenset[str]],
        statements: Mapping[Term, tuple[Statement, Articles]],
        base: str,
    ) -> None:
        self._labels = labels
        self._concepts = concepts  #: made by load → the forms used
        self._statements = statements
        self._base = base
        self._cores: dict[Term, str] = {}
        self._open: set[Term] = set()  #: being told, so that none is told inside itself

    def gloss(self, node: Term) -> str:
        """The gloss of a statement, with whom it is attributed to."""
        statement, _ = self._statements[node]
        core = self._core(node)
        if statement.attributed:
            core += ", reportedly" if statement.speaker is None else f", according to {self._name(statement.speaker)}"
        return core[:1].upper() + core[1:]

    def _core(self, node: Term) -> str:
        if node not in self._cores:
            self._cores[node] = "…"  # what a statement inside itself would show
            self._cores[node] = _shorten(self._sentence(*self._statements[node]))
        return self._cores[node]

    def _name(self, term: Term) -> str:
        if not is_iri(term):
            return spoken(term)
        if term in self._statements:
            return f"[{self._core(term)}]"
        if term in self._labels:
            return self._labels[term]
        forms = self._concepts.get(term) or [lexical(term).rstrip("/").rpartition("/")[2]]
        return min(forms, key=lambda form: (len(form), form))

    def _phrase(self, statement: Statement, articles: Articles, role: str, term: Term) -> str:
        """A thing with its number, or with its article."""
        name = self._name(term)
        for quantity in statement.quantities:
            if quantity.role == role:
                prefix = _COMPARATORS.get(quantity.comparator, "")
                if not is_iri(term) or re.match(r"\d", name):
                    return prefix + name
                if quantity.unit in (None, "", name):
                    return f"{prefix}{large(quantity.value)} {name}"
        if statement.polarity == "negative":
            name = name.removeprefix("no ")
        article = articles.get(role, "") if is_iri(term) else ""
        bare = name[:1].islower() and name.split()[0].lower() not in listed("determiners")
        return f"{article} {name}" if article and bare else name

    def _sentence(self, statement: Statement, articles: Articles, doing: str | None = None) -> str:
        """What a statement says; ``doing``: subject and verb in the form that stands for them."""
        clause = statement.object is not None and is_statement(statement.object, self._base)
        told = clause and statement.lemma in listed("telling")
        subject = None
        if statement.subject is not None:
            subject = self._phrase(statement, articles, "subject", statement.subject)
        object_ = self._object(statement, articles)
        arguments = [(role, self._phrase(statement, articles, role, value)) for role, value in statement.arguments]
        themes = [name for role, name in arguments if role == "theme"]  # “called the raid a mistake”
        parts = [subject or "something", _active(statement, subject or ""), *themes]
        if doing is not None:
            parts = [doing, *themes]
        if subject is None and object_ is not None and not clause and statement.lemma.partition(" ")[0] != "be":
            parts = [object_, _passive(statement, object_)]
        elif subject is None and object_ is not None and statement.lemma == "be" and is_iri(statement.object or ""):
            parts = ["there", _active(statement, object_), object_]  # “there was a fire”
        elif subject is None and clause:
            parts = ["somebody", *parts[1:], object_ or ""]
        elif object_ is not None:
            if told:
                parts += [name for role, name in arguments if role == "recipient"]
            parts.append(object_)
        for (role, name), (_, value) in zip(arguments, statement.arguments, strict=True):
            if role == "theme" or (role == "recipient" and told):
                continue
            if value in self._statements:
                parts.append(self._clause(statement, role, value))
            else:
                word = _WORDS.get(role, role)
                parts.append(f"{word} {name}".strip())
        return " ".join(parts)

    def _clause(self, outer: Statement, role: str, node: Term) -> str:
        """A statement that stands as an argument: “when …”, “to leave”, “of hiding it”."""
        if role in listed("conjunctions"):
            return f"{role} {self._core(node)}"
        if role in listed("prepositions"):
            too = outer.object is not None and self._name(outer.object).startswith("too ")  # “too ill to work”
            return f"{role} {self._doing(outer, node, infinitive=role == 'to', denied=not too)}"
        word = _WORDS.get(role, role)
        return f"{word} {self._name(node)}".strip()

    def _doing(self, outer: Statement, node: Term, infinitive: bool = False, denied: bool = True) -> str:
        """A statement after a preposition; who does it goes without saying if ``outer`` is about the same.

        With ``denied`` false, ``outer`` has said by itself that it was not done.
        """
        inner, articles = self._statements[node]
        if inner.subject is None or node in self._open:
            return self._name(node)
        verb = inner.lemma if infinitive else gerund(inner.lemma)
        verb = f"not {verb}" if inner.polarity == "negative" and denied else verb
        known = infinitive or inner.subject in (outer.subject, outer.object)
        subject = "" if known else self._phrase(inner, articles, "subject", inner.subject)
        self._open.add(node)
        sentence = self._sentence(inner, articles, f"{subject} {verb}".strip())
        self._open.remove(node)
        return _shorten(sentence)

    def _object(self, statement: Statement, articles: Articles) -> str | None:
        if statement.object is None:
            return None
        if statement.object in self._statements:
            inner, articles_there = self._statements[statement.object]
            chained = self._chained(statement, inner)
            if chained is not None:
                return chained
            if statement.lemma in listed("denying") and inner.polarity == "negative":  # it is the verb that says no
                return f"that {_shorten(self._sentence(replace(inner, polarity='positive'), articles_there))}"
            if statement.lemma.rpartition(" ")[2] in listed("prepositions"):  # “be aimed at”
                return self._doing(statement, statement.object)
            return f"that {self._core(statement.object)}"
        return self._phrase(statement, articles, "object", statement.object)

    def _chained(self, statement: Statement, inner: Statement) -> str | None:
        """“to close it”, “closing it”: what the same one does, after a verb that governs another."""
        if inner.subject is None or inner.subject != statement.subject or statement.object is None:
            return None
        lemma, denied = statement.lemma, inner.polarity == "negative"
        again = statement.polarity == "positive"  # “did not plan to close it”: one *not* is enough
        if lemma in listed("to_do"):
            told = self._doing(statement, statement.object, infinitive=True, denied=again)
            return f"not to {told[4:]}" if told.startswith("not ") else f"to {told}"
        if lemma in listed("doing"):
            return self._doing(statement, statement.object, denied=again)
        if denied and lemma in listed("not_to_do"):
            return f"to {self._doing(statement, statement.object, infinitive=True, denied=False)}"
        return (
            self._doing(statement, statement.object, denied=False) if denied and lemma in listed("not_doing") else None
        )


def _active(statement: Statement, subject: str) -> str:
    verb, space, rest = statement.lemma.partition(" ")
    negative = statement.polarity == "negative"
    if statement.modality in _MODALS:
        return f"{_MODALS[statement.modality]} {'not ' if negative else ''}{statement.lemma}"
    if verb == "be":
        form = "were" if _plural(subject) else "was"
        return f"{form}{' not' if negative else ''}{space}{rest}"
    return f"did not {statement.lemma}" if negative else past(statement.lemma)


def _passive(statement: Statement, subject: str) -> str:
    no = " not" if statement.polarity == "negative" else ""
    if statement.modality in _MODALS:
        return f"{_MODALS[statement.modality]}{no} be {participle(statement.lemma)}"
    return f"{'were' if _plural(subject) else 'was'}{no} {participle(statement.lemma)}"


def _plural(phrase: str) -> bool:
    head = _head(phrase)
    return head[:1].islower() and (
        (head.endswith("s") and not head.endswith(("ss", "us", "is", "news")))
        or head in {"people", "men", "women", "children", "police", "media"}
    )


def _head(phrase: str) -> str:
    tokens = phrase.split()
    for n, token in enumerate(tokens):
        if n and token.lower() in listed("prepositions"):
            return tokens[n - 1]
    return tokens[-1] if tokens else ""


def _shorten(sentence: str) -> str:
    if len(sentence) <= _MAX_CHARACTERS:
        return sentence
    words = sentence[:_MAX_CHARACTERS].split(" ")[:-1]
    while len(words) > 1 and (words[-1] in listed("relatives") or words[-1] in listed("prepositions")):
        del words[-1]
    return " ".join(words) + " …"
