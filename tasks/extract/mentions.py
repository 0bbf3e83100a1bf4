"""Names, pronouns and noun phrases that refer to something, with their types."""

from __future__ import annotations

from tasks.extract.annotations import TokenMention, TokenTime
from tasks.extract.name_evidence import head_of
from tasks.extract.name_nesting import inner_names
from tasks.extract.name_types import set_types
from tasks.extract.names import Name, find_names
from tasks.extract.tree import Tree

_PERSONAL = frozenset(
    {"i", "me", "my", "mine", "we", "us", "our", "ours", "he", "him", "his", "she", "her", "hers", "who", "whom"}
    | {"himself", "herself", "myself", "ourselves"}
)


def find_mentions(tree: Tree, times: list[TokenTime]) -> list[TokenMention]:
    """Mentions of ``tree`` in order of the text, the longer first where two begin together."""
    names = find_names(tree, times)
    found = _name_mentions(tree, names)
    for i in range(len(tree)):
        if tree.tag[i] in {"PRP", "PRP$", "WP", "WP$"} or (tree.tag[i] == "WDT" and tree.lower[i] in {"which", "that"}):
            kind = "Person" if tree.lower[i] in _PERSONAL else "Concept"
            found.append(TokenMention(i, i, i, kind, "pronoun"))  # type: ignore[arg-type]
    found.sort(key=lambda m: (m.first, -m.last))
    return found


def _name_mentions(tree: Tree, names: list[Name]) -> list[TokenMention]:
    types = set_types(tree, names)
    found = [TokenMention(n.first, n.last, head_of(tree, n), t, "name") for n, t in zip(names, types, strict=True)]
    known = {tree.cut(n.first, n.last): t for n, t in zip(names, types, strict=True) if not n.group}
    for n, t in zip(names, types, strict=True):
        for first, last, kind in inner_names(tree, n, t, known):
            inner = Name(first, last)
            found.append(TokenMention(first, last, head_of(tree, inner), kind, "name"))
    return found
