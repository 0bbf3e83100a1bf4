"""One thing of a knowledge base, and the keys by which its names are found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from tasks.errors import BadArticle

_NOT_WORD = re.compile(r"[\W_]+")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
#: British spellings → American ones.
_SPELLINGS = [
    (re.compile(pattern), to)
    for pattern, to in (
        *((r"(\w{3,})is(ation|ations|ed|ing)\b", r"\1iz\2"), (r"(\w{3,})our\b", r"\1or"), (r"\bcentre\b", "center")),
        *((r"\btheatre\b", "theater"), (r"\b(def|off|lic)ence\b", r"\1ense"), (r"\bprogramme\b", "program")),
    )
]
_WIKIDATA = re.compile(r"Q[1-9]\d*")
#: What a line of a knowledge base looks like.
EXAMPLE = 'A line looks like {"id": "Q90", "label": "Paris", "type": "place", "aliases": ["City of Light"]}.'


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing. ``rank`` is how widely it is known (number of wikis, or of names); it only breaks ties."""

    id: str
    label: str
    type: str | None  #: person, organization, place, event, product, creative work, occupation, …; None if unknown
    aliases: tuple[str, ...] = ()
    description: str = ""
    rank: int = 0
    classes: tuple[str, ...] = ()  #: ids of what it is an instance of; they give the type once all is read

    @property
    def iri(self) -> str:
        """Its IRI: of Wikidata for a QID, otherwise the id itself."""
        return f"http://www.wikidata.org/entity/{self.id}" if _WIKIDATA.fullmatch(self.id) else self.id


def form_key(name: str) -> str:
    """A name as it is looked up: lower case, no accents, no punctuation, no leading “the”, American spelling.

    >>> form_key("The Côte d’Azur"), form_key("U.S."), form_key("Harbour Defence Organisation")
    ('cote d azur', 'us', 'harbor defense organization')
    """
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"(?<=\b\w)\.\s?(?=\w\b)|(?<=\b\w)\.(?=\W|$)", "", text)  # J. K., U.S. → jk, us
    words = [word for word in _NOT_WORD.split(text) if word]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    key = " ".join(words)
    for pattern, american in _SPELLINGS:
        key = pattern.sub(american, key)
    return key


def label_forms(label: str) -> list[str]:
    """A label as people write it: whole, without what stands in brackets, and a place without what it lies in.

    >>> label_forms("Evanston, Illinois"), label_forms("Norland (province)")
    (['Evanston, Illinois', 'Evanston'], ['Norland (province)', 'Norland'])
    """
    plain = _IN_BRACKETS.sub("", label)
    forms = [label, plain]
    if "," in plain:
        forms.append(plain.partition(",")[0])
    return list(dict.fromkeys(form for form in forms if form.strip()))


def members_forms(label: str) -> list[str]:
    """What the members of a party are called by, from its label.

    >>> members_forms("Labour Party")
    ['Labour']
    """
    head, _, last = _IN_BRACKETS.sub("", label).rpartition(" ")
    return [head] if last.lower() == "party" and " " not in head and head else []


def entry_of_line(found: Any, where: str) -> Entry:
    """An entry from a JSON object with ``id`` and ``label``, or from an entity of a Wikidata dump.

    Raises:
        BadArticle: neither.
    """
    if isinstance(found, dict) and isinstance(found.get("labels"), dict):
        return _of_wikidata(found)
    if not isinstance(found, dict) or not isinstance(found.get("id"), str) or not isinstance(found.get("label"), str):
        raise BadArticle("has no “id” and “label”.", where=where, hint=EXAMPLE)
    aliases = [alias for alias in found.get("aliases") or () if isinstance(alias, str)]
    rank = found.get("rank", found.get("sitelinks"))
    kind, description = found.get("type"), found.get("description")
    return Entry(
        found["id"], found["label"], kind if isinstance(kind, str) else None, tuple(aliases),
        description if isinstance(description, str) else "", rank if isinstance(rank, int) else len(aliases),
    )  # fmt: skip


def _of_wikidata(found: dict[str, Any]) -> Entry:
    label = (found["labels"].get("en") or found["labels"].get("mul") or {}).get("value", "")
    aliases = [alias.get("value", "") for alias in found.get("aliases", {}).get("en", [])]
    description = found.get("descriptions", {}).get("en", {}).get("value", "")
    instance_of = found.get("claims", {}).get("P31", [])
    values = [claim.get("mainsnak", {}).get("datavalue", {}).get("value", {}) for claim in instance_of]
    classes = tuple(value["id"] for value in values if isinstance(value, dict) and "id" in value)
    rank = len(found.get("sitelinks", ()))
    return Entry(found.get("id", ""), label, None, tuple(a for a in aliases if a), description, rank, classes)
