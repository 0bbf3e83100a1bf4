"""A short sentence for a statement that a person can read, made of its parts alone: same statement, same gloss."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tasks.load.article import is_statement
from tasks.load.identity import Statement, clean_lemma
from tasks.load.terms import Term, is_iri, lexical
from tasks.ontology import lexicon, words

_MAX_CHARACTERS = 200
_COMPARATORS = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
_MODALS = {"future": "will", "possible": "may", "hypothetical": "would"}
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_VOWEL_AS_CONSONANT = re.compile(r"(?:uni(?!n)|us[aei]|eu|one\b|once|uk\b|ut[ei])", re.I)


class Glosses:
    """Makes glosses, given what everything is called; remembers those of statements inside others."""

    def __init__(self, labels: Mapping[Term, str], statements: Mapping[Term, Statement], base: str) -> None:
        self._labels = labels
        self._statements = statements
        self._base = base
        self._cores: dict[Term, str] = {}

    def gloss(self, node: Term) -> str:
        """The gloss of a statement, with whom it is attributed to."""
        statement = self._statements[node]
        core = self._core(node)
        if statement.attributed:
            core += ", reportedly" if statement.speaker is None else f", according to {self._name(statement.speaker)}"
        return core[:1].upper() + core[1:]

    def _core(self, node: Term) -> str:
        if node not in self._cores:
            self._cores[node] = ""  # what a statement inside itself would show
            self._cores[node] = _shorten(self._sentence(self._statements[node]))
        return self._cores[node]

    def _name(self, term: Term) -> str:
        if not is_iri(term):
            return lexical(term)
        if term in self._statements:
            return f"[{self._core(term)}]"
        return self._labels.get(term) or lexical(term).rstrip("/").rpartition("/")[2]

    def _phrase(self, statement: Statement, role: str, term: Term) -> str:
        """A thing with its number, or with “a” where it takes one."""
        name = self._name(term)
        counts = [q for q in statement.quantities if q.role == role]
        if counts:
            prefix = _COMPARATORS.get(counts[0].comparator, "")
            if not is_iri(term) or re.match(r"\d", name):
                return prefix + name
            if counts[0].unit in (None, "", name):
                return f"{prefix}{_plain(counts[0].value)} {name}"
        return f"{_indefinite(name)}{name}" if "/entity/concept/" in term else name

    def _sentence(self, statement: Statement) -> str:
        subject = None if statement.subject is None else self._phrase(statement, "subject", statement.subject)
        object_ = self._object(statement)
        if subject is None and object_ is not None and statement.lemma != "be" and not self._is_clause(statement):
            start = [object_, _passive(statement, object_)]
        else:
            start = [part for part in (subject, _active(statement, subject or ""), object_) if part]
        for role, value in statement.arguments:
            word = {"recipient": "to", "duration": "for", "frequency": ""}.get(role, role)
            start.append(f"{word} {self._phrase(statement, role, value)}".strip())
        return " ".join(start)

    def _is_clause(self, statement: Statement) -> bool:
        return statement.object is not None and is_statement(statement.object, self._base)

    def _object(self, statement: Statement) -> str | None:
        if statement.object is None:
            return None
        if self._is_clause(statement) and statement.object in self._statements:
            return f"that {self._core(statement.object)}"
        return self._phrase(statement, "object", statement.object)


def past(lemma: str) -> str:
    """The past tense of a predicate.

    >>> past("carve out")
    'carved out'
    """
    return _inflect(lemma, 0)


def participle(lemma: str) -> str:
    """The past participle of a predicate.

    >>> participle("take over")
    'taken over'
    """
    return _inflect(lemma, 1)


def _inflect(lemma: str, form: int) -> str:
    verb, space, rest = clean_lemma(lemma).partition(" ")
    irregular: Mapping[str, list[str]] = lexicon("glosses")["irregular"]
    found = irregular[verb][form] if verb in irregular else _regular(verb)
    return found + space + rest


def _regular(verb: str) -> str:
    if not verb.isalpha():
        return verb if not verb[-1:].isalpha() else f"{verb}ed"
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if verb in words("glosses", "doubling.verbs") or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtvz]", verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


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


def _head(phrase: str) -> str:
    tokens = phrase.split()
    for n, token in enumerate(tokens):
        if n and token.lower() in words("glosses", "prepositions"):
            return tokens[n - 1]
    return tokens[-1] if tokens else ""


def _plural(phrase: str) -> bool:
    head = _head(phrase)
    return head[:1].islower() and (
        (head.endswith("s") and not head.endswith(("ss", "us", "is", "news")))
        or head in {"people", "men", "women", "children", "police", "media", "data"}
    )


@cache
def _indefinite(label: str) -> str:
    """“a ” or “an ” before a singular that takes it, else nothing."""
    head = _head(label).lower()
    if not label[:1].islower() or not head or _plural(label) or " and " in label:
        return ""
    if head in words("glosses", "mass") or head.endswith(tuple(sorted(words("glosses", "mass_suffixes")))):
        return ""
    first = label.lower()
    vowel = (first[0] in "aeiou" and not _VOWEL_AS_CONSONANT.match(first)) or first.startswith(_SILENT_H)
    return "an " if vowel else "a "


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _shorten(sentence: str) -> str:
    if len(sentence) <= _MAX_CHARACTERS:
        return sentence
    return sentence[:_MAX_CHARACTERS].rpartition(" ")[0] + " …"
