"""IRIs of entities: readable and stable; a suffix only where two things would have the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from tasks.link.names import plain_letters
from tasks.model import EntityType

_FOLDER: dict[str, str] = {
    "Country": "place", "AdministrativeArea": "place", "City": "place", "Place": "place", "CreativeWork": "work",
}  # fmt: skip
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(label: str) -> str:
    """``label`` in ASCII letters, digits and hyphens, at most 60 characters.

    >>> slug("Société Générale’s board")
    'societe-generales-board'
    """
    text = plain_letters(label.replace("’", "").replace("'", ""))
    text = _NOT_SLUG.sub("-", text).strip("-")
    if len(text) > 60:
        text = text[:60].rsplit("-", 1)[0]
    return text or "x" + sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an IRI is made from.

    Attributes:
        type: decides the folder.
        label: gives the readable part.
        identity: tells the thing from another of that label, and does not change with other articles (an identifier,
            the key of the first article).
        first: what decides who of two things has the plain label: the smaller one; the date of the first article.
        plain: whether it may have the plain label at all; unnamed things and the lesser of two towns may not.
    """

    type: EntityType
    label: str
    identity: str
    first: str = ""
    plain: bool = True


def mint(base: str, things: Sequence[Wanted]) -> list[str]:
    """An IRI for each thing, all different, whatever the order.

    Those that may not, or cannot, have the plain label have a hash of their identity as suffix.
    """
    iris = [f"{base}entity/{_FOLDER.get(thing.type, thing.type.lower())}/{slug(thing.label)}" for thing in things]
    taken: set[str] = set()

    def rank(number: int) -> tuple[bool, str, str, str, str]:
        thing = things[number]
        return not thing.plain, thing.first, thing.identity, thing.type, thing.label

    order = sorted(range(len(things)), key=rank)
    for n in order:
        if not things[n].plain or iris[n] in taken:
            iris[n] = _suffixed(iris[n], things[n], taken)
        taken.add(iris[n])
    return iris


def _suffixed(iri: str, thing: Wanted, taken: set[str]) -> str:
    digest = sha256("\0".join((thing.type, thing.label, thing.identity)).encode("utf-8", "surrogatepass")).hexdigest()
    length = next((n for n in range(6, len(digest)) if f"{iri}-{digest[:n]}" not in taken), len(digest))
    return f"{iri}-{digest[:length]}"
