"""The text of an argument: a phrase whole, without what is only said by the way."""

from __future__ import annotations

from tasks.extract.tree import Tree

_OPENING = frozenset(("(", "[", "{", "“", "‘", "``", '"', "'", "«", "-LRB-", "-LSB-"))
_CLOSING = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘", "''": "``", "»": "«", "-RRB-": "-LRB-", "-RSB-": "-LSB-"}
_ASIDE = frozenset(("relcl", "appos", "acl", "advcl", "parataxis", "ccomp"))
_BREAK = frozenset((",", "--", "—", "–", "-", ";", "(", ":", "-LRB-"))
_EDGE = frozenset(("PUNCT", "SPACE", "SYM"))


def phrase(tree: Tree, head: int, without: frozenset[int] | None = None) -> list[int]:
    """Tokens of the phrase around ``head``, contiguous.

    Left out: an apposition or non-restrictive clause after a comma at its end, and punctuation at its edges.

    Args:
        tree: the parsed text.
        head: the token that names the thing.
        without: heads inside the phrase whose clauses are cut off (the relative clause it is the antecedent of).
    """
    left, right = tree.left[head], tree.right[head]
    if without:
        for c in without:
            if left <= tree.left[c] <= right:
                if tree.left[c] > head:
                    right = min(right, tree.left[c] - 1)
                elif tree.right[c] < head:
                    left = max(left, tree.right[c] + 1)
    i = head + 1
    while i <= right:
        if (
            tree.dep[i] in _ASIDE
            and tree.left[i] - 1 > head
            and tree.lower[tree.left[i] - 1] in _BREAK
            and tree.right[i] >= right - 1
        ):
            if tree.left[i] <= head:
                i += 1
                continue
            right = tree.left[i] - 1
            break
        i += 1
    return trim(tree, left, right)


def trim(tree: Tree, left: int, right: int) -> list[int]:
    """Tokens ``left`` to ``right`` without punctuation, space and conjunctions at the edges."""
    changed = True
    while changed and left <= right:
        changed = False
        if _loose(tree, left, left, right):
            left += 1
            changed = True
        elif right > left and _loose(tree, right, left, right):
            right -= 1
            changed = True
    return list(range(left, right + 1))


def _loose(tree: Tree, i: int, left: int, right: int) -> bool:
    pos, text = tree.pos[i], tree.text[i]
    if pos == "SPACE":
        return True
    if pos == "CCONJ" and tree.lower[i] in ("and", "or", "but", "nor"):
        return True
    if pos not in _EDGE or text in ("$", "£", "€", "%", "#", "°"):
        return False
    if i == left and text in _OPENING:
        closers = [c for c, o in _CLOSING.items() if o == text] + ([text] if text in "\"'" else [])
        return not any(tree.text[k] in closers for k in range(left + 1, right + 1))
    if i == right and text in _CLOSING:
        return not any(tree.text[k] == _CLOSING[text] for k in range(left, right))
    if i == right and text in "\"'":
        return not any(tree.text[k] == text for k in range(left, right))
    return not (pos == "SYM" and text not in ("-", "–", "—", "/"))


def conjuncts(tree: Tree, head: int) -> list[int]:
    """``head`` and the nouns coordinated with it, in order of the text."""
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        found.append(i)
        stack.extend(c for c in tree.children[i] if tree.dep[c] == "conj")
    return sorted(found)


def preposition(tree: Tree, p: int) -> tuple[str, list[int], int] | None:
    """Role, tokens and complement of the preposition ``p`` (“because of the rain” → “because of”, …, rain).

    Returns:
        None where it has no complement.
    """
    tokens = [p]
    while True:
        inner: int | None = None
        complement: int | None = None
        for c in tree.children[p]:
            if tree.dep[c] in ("pobj", "pcomp") and complement is None:
                complement = c
            elif tree.dep[c] in ("prep", "fixed") and c > p and inner is None:
                inner = c
        if (
            complement is not None
            and tree.pos[complement] == "ADP"
            and any(tree.dep[c] == "pobj" for c in tree.children[complement])
        ):
            inner, complement = complement, None
        if complement is not None:
            return " ".join(tree.lower[t] for t in tokens), tokens, complement
        if inner is None or len(tokens) > 3:
            return None
        tokens.append(inner)
        p = inner
