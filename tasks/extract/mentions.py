"""Names, pronouns and noun phrases that refer to something, with their types."""

from __future__ import annotations

from tasks.extract.annotations import TokenMention, TokenTime
from tasks.extract.tree import Tree

_TYPES = {"PERSON": "Person", "ORG": "Organization", "GPE": "City", "LOC": "Place", "NORP": "Group", "FAC": "Facility",
          "EVENT": "Event", "PRODUCT": "Product", "WORK_OF_ART": "CreativeWork", "LAW": "CreativeWork"}  # fmt: skip


def find_mentions(tree: Tree, times: list[TokenTime]) -> list[TokenMention]:
    """Mentions of ``tree`` in order of the text, names first where two begin together."""
    found: list[TokenMention] = []
    i = 0
    while i < len(tree):
        if tree.ent_start[i] and tree.ent[i] in _TYPES:
            j = i
            while j + 1 < len(tree) and tree.ent[j + 1] == tree.ent[i] and not tree.ent_start[j + 1]:
                j += 1
            last = j if tree.text[j] not in {"'s", "’s"} else j - 1
            head = next((k for k in range(i, last + 1) if not i <= tree.head[k] <= last), last)
            found.append(TokenMention(i, last, head, _TYPES[tree.ent[i]], "name"))  # type: ignore[arg-type]
            i = j
        elif tree.pos[i] == "PRON" and tree.lower[i] in {"he", "she", "him", "her", "his", "it", "they", "them"}:
            found.append(TokenMention(i, i, i, "Concept", "pronoun"))
        i += 1
    return found
