"""What linking needs of one article, and nothing else: its names to be compared with those of others, its phrases to be
called by their own words, and a sketch of its text. All of it is a function of the article alone, so it can be kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from tasks.kb.identify import identify
from tasks.kb.store import KnowledgeBase
from tasks.link.copies import Sketch, sketch_of
from tasks.link.iris import slug
from tasks.link.profiles import Profile, profiles_of
from tasks.link.things import belongs_to_owner, is_institution, phrase_key, stays_in_its_article
from tasks.link.within import join_within
from tasks.model import Decision, Extraction, Phrase

#: Folder of the IRIs of what has no name, by its type; what is named stands in others.
_FOLDERS = {
    "Person": "people", "Organization": "organizations", "Group": "groups", "Country": "countries",
    "AdministrativeArea": "areas", "City": "cities", "Place": "places", "Facility": "facilities", "Event": "events",
    "Product": "products", "CreativeWork": "works", "Concept": "concept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traces:
    """What one article brings to linking."""

    key: str  #: the article's
    profiles: tuple[Profile, ...]  #: of what is named, identified, or an institution of a country
    phrases: Mapping[str, Phrase]  #: entity of the extraction → what it is, for all that has no name
    absorbed: Mapping[str, str]  #: entity that is one with another → that other
    reasons: tuple[tuple[str, Decision], ...]  #: why: (the other, decision)
    identified: tuple[Decision, ...]  #: why something has an identifier of the knowledge base
    sketch: Sketch | None

    def to_json(self) -> str:
        """As text, to be read again by :meth:`from_json`; the sketch apart."""
        first = self.profiles[0] if self.profiles else None
        return json.dumps([
            sorted(first.around) if first else [], first.date if first else "",
            [
                [p.key[1], p.label, p.type, p.names, p.phrases, p.same_as, sorted(p.roles), sorted(p.offices),
                 p.mentions, p.age, p.human, p.home, p.owner, p.only_pronouns, p.once]
                for p in self.profiles
            ],
            dict(self.absorbed),
            [[entity, *_plain(decision)] for entity, decision in self.reasons],
            [_plain(decision) for decision in self.identified],
        ])  # fmt: skip

    @classmethod
    def from_json(cls, key: str, text: str, phrases: Mapping[str, Phrase], sketch: Sketch | None) -> Traces:
        """The traces that ``text`` was made from."""
        around, date, profiles, absorbed, reasons, identified = json.loads(text)
        company = frozenset(around)
        found = tuple(
            Profile(
                (key, number), label, kind, tuple(map(tuple, names)), tuple(said), tuple(same), frozenset(roles),
                frozenset(map(tuple, offices)), mentions, company, date, age, human, home, owner, pronouns, once,
            )
            for (number, label, kind, names, said, same, roles, offices, mentions, age, human, home, owner, pronouns,
                 once) in profiles
        )  # fmt: skip
        why = tuple((entity, Decision(*decision)) for entity, *decision in reasons)
        return cls(key, found, phrases, absorbed, why, tuple(Decision(*item) for item in identified), sketch)


def traces_of(extraction: Extraction, kb: KnowledgeBase | None, base: str) -> Traces:
    """What ``extraction`` brings to linking; IRIs of phrases begin with ``base``."""
    decisions: tuple[Decision, ...] = ()
    if kb is not None:
        extraction, decisions = identify(extraction, kb)
    joined = join_within(extraction)
    key = extraction.article.key
    named: list[Profile] = []
    phrases: dict[str, Phrase] = {}
    for profile in profiles_of(joined.extraction):
        if profile.named or profile.same_as or is_institution(profile):
            named.append(profile)
        else:
            phrases[profile.key[1]] = _phrase(profile, base)
    phrases.update({old: phrases[new] for old, new in joined.into.items() if new in phrases})
    absorbed = {old: new for old, new in joined.into.items() if new not in phrases}
    return Traces(key, tuple(named), phrases, absorbed, joined.reasons, decisions, sketch_of(extraction.article.text))


def _phrase(profile: Profile, base: str) -> Phrase:
    """Concepts and collectives (“officials”, “state of emergency”) go by their words; a single person or organisation
    that no name was found for (“the governor”), and a pronoun that was not resolved, stays its article's own.
    """
    iri = f"{base}entity/{_FOLDERS[profile.type]}/{slug(phrase_key(profile.label))}"
    if stays_in_its_article(profile):
        iri += "-" + sha256("\0".join((*profile.key, profile.label)).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return Phrase(
        iri, profile.label, profile.type, profile.owner if profile.owner and belongs_to_owner(profile) else ""
    )


def _plain(decision: Decision) -> list[object]:
    return [decision.entity, decision.subject, decision.score, decision.reason, decision.outcome]
