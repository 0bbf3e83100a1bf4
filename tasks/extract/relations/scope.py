"""How a clause is said: its polarity and modality, and the words that make them so."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import cast

from tasks.model import Modality, Polarity
from tasks.ontology import lexicon

_RANK = {"actual": 0, "future": 1, "possible": 2, "hypothetical": 3}


@dataclass(slots=True)
class Scope:
    """How a clause is said."""

    negative: bool = False
    modality: str = "actual"
    cues: list[int] = field(default_factory=list)

    @property
    def values(self) -> tuple[Polarity, Modality]:
        """As the record has them."""
        return "negative" if self.negative else "positive", cast("Modality", self.modality)

    def weaken(self, modality: str, cue: int | None = None) -> None:
        """Takes the weaker of its modality and ``modality``."""
        if _RANK[modality] > _RANK[self.modality]:
            self.modality = modality
        if cue is not None and modality != "actual":
            self.cues.append(cue)

    def negate(self, cue: int) -> None:
        """Turns the polarity round."""
        self.negative = not self.negative
        self.cues.append(cue)


@cache
def modal_words(table: str, key: str) -> frozenset[str]:
    """A list of ``ontology/lexicon/modality.toml``."""
    return frozenset(lexicon("modality")[table][key])
