"""What a verb of saying can stand with, and how its clause is built."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.extract.trees.tree import Tree


@dataclass(slots=True)
class Complement:
    """A construction found beside a verb: its content, and what else of the cue it brings."""

    construction: str
    content: list[int]
    head: int  #: the token that heads the content
    cue: list[int]  #: prepositions
    addressee: int | None = None
    aside: bool = False  #: whether the verb of saying stands between commas in the middle of what was said


def clause_form(tree: Tree, c: int) -> str:
    """Whether the clause of ``c`` is finite, an infinitive with or without “to”, or a participle (“having won”)."""
    kids = tree.children[c]
    if any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in kids):
        return "to"
    if any(tree.dep[k] in ("aux", "auxpass") and tree.tag[k] == "VBG" for k in kids) and not any(
        tree.dep[k] in ("aux", "auxpass") and tree.tag[k] in ("MD", "VBD", "VBZ", "VBP", "VBN") for k in kids
    ):
        return "ing"
    if tree.tag[c] in ("VBD", "VBZ", "VBP") or any(
        tree.dep[k] in ("aux", "auxpass") and tree.tag[k] in ("MD", "VBD", "VBZ", "VBP") for k in kids
    ):
        return "finite"
    return {"VBG": "ing", "VB": "bare"}.get(tree.tag[c], "other")
