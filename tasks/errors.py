"""The few exceptions of the project. Each says what is wrong, where, and what to do."""

from __future__ import annotations


class TriplewireError(Exception):
    """Something that a user can mend: shown without a traceback, exit code 1.

    >>> print(TriplewireError("no text in it", where="news.jsonl, line 3", hint="Add a “text” field."))
    no text in it
      in news.jsonl, line 3
      Add a “text” field.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.hint = what, where, hint

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  in {self.where}")
        if self.hint:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.hint))


def _rebuild(cls: type[TriplewireError], what: str, where: str, hint: str) -> TriplewireError:
    return cls(what, where=where, hint=hint)


class BadOntology(TriplewireError):
    """A file under ontology/ does not say what it should."""


class BadArticle(TriplewireError):
    """One article cannot be used; the rest of the run goes on."""


class MissingModel(TriplewireError):
    """The spaCy pipeline that was asked for is not installed."""


class BadQuery(TriplewireError):
    """A query that cannot be run: unknown name, or not SPARQL."""


class BadGraph(TriplewireError):
    """The graph folder is missing, damaged, or fails validation."""


class Misuse(TriplewireError):
    """The command was called wrongly."""

    exit_code = 2
