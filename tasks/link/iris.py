"""IRIs of entities: readable and stable; a suffix only where two things would have the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def mint(base: str, things: Sequence[tuple[EntityType, str, str]]) -> list[str]:
    """An IRI for each (type, label, identity), all different, whatever the order.

    ``identity`` is what tells two things of one label apart and does not change with other articles (an identifier, the
    key of the first article); a hash of it is the suffix of all but the first by that order.
    """
    wanted = [f"{base}entity/{_FOLDER.get(kind, kind.lower())}/{slug(label)}" for kind, label, _ in things]
    groups: dict[str, list[int]] = {}
    for number, iri in enumerate(wanted):
        groups.setdefault(iri, []).append(number)
    for iri, numbers in groups.items():
        numbers.sort(key=lambda n: (things[n][2], things[n][0], things[n][1]))
        for n in numbers[1:]:
            digest = sha256("\0".join(things[n]).encode("utf-8", "surrogatepass")).hexdigest()
            wanted[n] = f"{iri}-{digest[:6]}"
    return wanted
