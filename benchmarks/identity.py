"""Traps and variants of identity: things of one name that must stay two, and names of one thing that should be found.

    python -m benchmarks.identity              # the figures
    python -m benchmarks.identity --errors     # and what went wrong

Each case is two or more tiny extractions made from ``identity_traps/*.toml`` and put through :func:`tasks.link.link`. A
wrong merge is worse than a missed one: no trap may fail, of the variants at least 85 % should be found.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from tasks.link import link
from tasks.model import Article, Decision, Entity, EntityType, Extraction, Mention, Role
from tasks.settings import Settings

FOLDER = Path(__file__).parent / "identity_traps"
_THING = re.compile(
    r"(?P<type>\w+): (?P<names>[^(\[=]+)(?:\((?P<roles>[^)]*)\))?\s*(?:\[(?P<said>[^]]*)\])?\s*(?:= (?P<same>\S+))?"
)


@dataclass(frozen=True, slots=True)
class Case:
    """Two things, in one article or in two, that are one (a variant) or not (a trap)."""

    kind: str
    same: bool
    one: tuple[str, ...]
    two: tuple[str, ...]  #: empty: both stand in ``one``
    more: tuple[tuple[str, ...], ...] = ()  #: what further articles name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linking made of a case."""

    case: Case
    merged: bool
    reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether it was to be so."""
        return self.merged == self.case.same


def cases(name: str) -> list[Case]:
    """The cases of ``traps`` or ``variants``."""
    found = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    same = name == "variants"
    items: list[dict[str, Any]] = found["variant" if same else "trap"]
    return [
        Case(
            item["kind"], same, tuple(item["one"]), tuple(item.get("two", ())), tuple(map(tuple, item.get("more", ())))
        )
        for item in items
    ]


def extraction(text: str, things: tuple[str, ...]) -> Extraction:
    """An extraction that holds ``things``, written as in the files: ``Type: name / name (role of X) [phrase] = id``."""
    entities: list[Entity] = []
    mentions: list[Mention] = []
    parsed = [match for thing in things if (match := _THING.fullmatch(thing))]
    if len(parsed) != len(things):
        raise ValueError(f"cannot be read: {things}")
    place_of: dict[str, str] = {}
    written = f"{text}. "
    for number, match in enumerate(parsed, 1):
        kind = next(t for t in get_args(EntityType) if t == match["type"])
        names = [name.strip() for name in match["names"].split("/")]
        named = not names[0].endswith("!")
        forms = [(name.rstrip("!"), named) for name in names] + ([(match["said"], False)] if match["said"] else [])
        entities.append(Entity(f"e{number}", forms[0][0], kind, (match["same"],) if match["same"] else ()))
        place_of[forms[0][0]] = f"e{number}"
        for form, is_name in forms:
            start = len(written)
            written += f"{form}. "
            mentions.append(
                Mention(f"m{len(mentions) + 1}", start, start + len(form), form, kind, f"e{number}", is_name)
            )
    roles = []
    for number, match in enumerate(parsed, 1):
        for role in filter(None, (match["roles"] or "").split(", ")):
            label, _, of = role.partition(" of ")
            roles.append(Role(f"e{number}", label.strip(), place_of.get(of.strip()), 0, 1))
    return Extraction(Article(text, written), tuple(mentions), tuple(entities), roles=tuple(roles))


def outcomes(name: str) -> Iterator[Outcome]:
    """What linking makes of every case of ``traps`` or ``variants``."""
    for number, case in enumerate(cases(name)):
        one = extraction(f"{name} {number} one", case.one)
        both = [one, *([extraction(f"{name} {number} two", case.two)] if case.two else ())]
        others = [extraction(f"{name} {number} more {n}", things) for n, things in enumerate(case.more)]
        found = link([*both, *others], Settings())
        first = found.iri_of[one.article.key, "e1"]
        second = found.iri_of[both[-1].article.key, "e1" if case.two else "e2"]
        decisions: list[Decision] = [d for e in found.entities if e.iri in {first, second} for d in e.decisions]
        reasons = tuple(d.reason for d in (*decisions, *found.abstentions))
        if any(phrase.iri == first == second for phrase in found.phrases[one.article.key].values()):
            reasons += ("what has no name goes by its words",)
        yield Outcome(case, first == second, reasons)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print every case that went wrong")
    wanted = parser.parse_args()
    for name in ("traps", "variants"):
        found = list(outcomes(name))
        right = sum(outcome.right for outcome in found)
        print(f"{name:9}{right} of {len(found)} right ({100 * right / len(found):.1f} %)")
        if wanted.errors:
            for outcome in found:
                if not outcome.right:
                    print(f"  {outcome.case.kind}: {outcome.case.one} {outcome.case.two}: {'; '.join(outcome.reasons)}")


if __name__ == "__main__":
    main()
