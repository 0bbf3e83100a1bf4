"""The text of an argument: a phrase whole, without what is only said by the way."""

from __future__ import annotations

from functools import cache

from tasks.extract.trees.hyphens import is_hyphen
from tasks.extract.trees.prepositions import complex_of
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

_OPENING = frozenset(("(", "[", "{", "“", "‘", "``", '"', "'", "«", "-LRB-", "-LSB-"))
_CLOSING = {")": "(", "]": "[", "}": "{", "”": "“", "’": "‘", "''": "``", "»": "«", "-RRB-": "-LRB-", "-RSB-": "-LSB-"}
#: An argument reaches no further than this from its head (tokens), so that time stays linear whatever the parse.
FARTHEST = 300
#: A word has no more hyphens than half of this.
_PARTS = 8
_ASIDE = frozenset(("relcl", "appos", "acl", "advcl", "parataxis", "ccomp"))
_CUT = _ASIDE | {"conj", "prep"}
_BREAK = frozenset((",", "--", "—", "–", "-", ";", "(", ":", "-LRB-"))
_CERTAIN = frozenset(("the", "these", "those", "its", "his", "her", "their", "our", "my", "your"))
_EDGE = frozenset(("PUNCT", "SPACE", "SYM"))


def phrase(tree: Tree, head: int, without: frozenset[int] | None = None, before: int | None = None) -> list[int]:
    """Tokens of the phrase around ``head``, contiguous.

    Left out: an apposition or non-restrictive clause at its end, a clause with “where” or “when”, “in what …” (which
    speaks of the whole event), a verb that the parser coordinated with a noun, and punctuation at the edges.

    Args:
        tree: the parsed text.
        head: the token that names the thing.
        without: heads inside the phrase whose clauses are cut off (the relative clause it is the antecedent of).
        before: first token after ``head`` that cannot belong to it (the verb of the subject).
    """
    left, right = around(tree, head)
    if before is not None and head < before <= right:
        right = before - 1
    if without:
        for c in without:
            if left <= tree.left[c] <= right:
                if tree.left[c] > head:
                    right = min(right, tree.left[c] - 1)
                elif tree.right[c] < head:
                    left = max(left, tree.right[c] + 1)
    for i in range(head + 1, right + 1):
        if tree.dep[i] in _CUT and tree.left[i] > head and tree.right[i] >= right - 1 and _aside(tree, i):
            right = tree.left[i] - 1
            break
    return trim(tree, left, right)


def _aside(tree: Tree, i: int) -> bool:
    """Whether what hangs on ``i``, the last part of a phrase, is no part of what the phrase names."""
    dep, first = tree.dep[i], tree.left[i]
    if dep in _ASIDE:
        if tree.lower[first - 1] in _BREAK:
            return True
        return dep == "relcl" and tree.tag[first] == "WRB"
    if dep == "conj":
        verb = tree.tag[i] in ("VBD", "VBZ", "VBP") or (tree.tag[i] in ("VB", "VBN") and bool(tree.children[i]))
        return verb and tree.pos[i] == "VERB" and tree.pos[tree.head[i]] in ("NOUN", "PROPN")
    return any(tree.dep[c] == "pcomp" and tree.lower[tree.left[c]] == "what" for c in tree.children[i])


def around(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token below ``head``, no further away than :data:`FARTHEST`."""
    return max(tree.left[head], head - FARTHEST), min(tree.right[head], head + FARTHEST)


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
    if 0 < left <= right < len(tree) - 1:
        left, right = _with_marks(tree, left, right)
        left, right = _whole_words(tree, left, right)
    return list(range(left, right + 1))


def _whole_words(tree: Tree, left: int, right: int) -> tuple[int, int]:
    """The edges moved out to where no hyphenated word is cut (no further than :data:`_PARTS` hyphens)."""
    for _ in range(_PARTS):
        before, after = is_hyphen(tree, left - 1) or is_hyphen(tree, left), is_hyphen(tree, right + 1)
        if not (before or after or is_hyphen(tree, right)):
            break
        left -= before
        right += after or is_hyphen(tree, right)
    return left, right


def _with_marks(tree: Tree, left: int, right: int) -> tuple[int, int]:
    """Takes in the quotation mark that the parser left outside, if its partner is at the other end or inside."""
    before, after = tree.text[left - 1], tree.text[right + 1]
    inside = tree.text[left : right + 1]
    if after in (".", ",", "!", "?") and right + 2 < len(tree):  # the stop inside the marks: an “idea.”
        mark = tree.text[right + 2]
        if mark in _CLOSING and inside.count(_CLOSING[mark]) > inside.count(mark):
            return left, right + 2
        if mark in "\"'" and inside.count(mark) % 2:
            return left, right + 2
    if (after in _CLOSING and after not in (")", "]", "}", "-RRB-", "-RSB-")) or after in "\"'":
        opening = _CLOSING.get(after, after)
        if before == opening and opening not in inside:
            return left - 1, right + 1
        if opening in inside and after not in inside and opening != after:
            return left, right + 1
        if opening == after and inside.count(after) % 2:
            return left, right + 1
    return left, right


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


@cache
def _partitives() -> frozenset[str]:
    return words("predicates", "partitives")


def named_head(tree: Tree, head: int, last: int) -> int:
    """The noun that names the thing: “troops” in “thousands of troops”, “attacks” in “a series of attacks”.

    Of “one of the judges, Tom Lee,” it is the name; of “two of them” the number, for they are not all of them.
    """
    for _ in range(3):
        if is_share(tree, head):
            return _called(tree, head)
        if not _counts(tree, head) and tree.pos[head] not in ("NUM", "DET"):
            return head
        of = next((c for c in tree.children[head] if c > head and tree.lower[c] == "of"), None)
        inner = None if of is None else tree.child(of, "pobj")
        if inner is None or inner > last:
            return head
        head = inner
    return head


def _counts(tree: Tree, head: int) -> bool:
    """Whether ``head`` only counts what follows: “a number of fires”, not “the number of”, “the best day of”."""
    word = {tree.lemma[head].lower(), tree.lower[head]}
    if not word & _partitives():
        return False
    if not word & words("predicates", "partitives_if_uncertain"):
        return True
    return not any(
        tree.dep[c] == "poss" or tree.lower[c] in _CERTAIN or tree.tag[c] == "JJS"
        for c in tree.children[head]
        if c < head
    )


def is_share(tree: Tree, head: int) -> bool:
    """Whether ``head`` is so many out of a certain whole (“one of them”, “some of the men”), and not all of it."""
    if tree.pos[head] != "NUM" and tree.lower[head] not in words("predicates", "shares"):
        return False
    of = next((c for c in tree.children[head] if c > head and tree.lower[c] == "of"), None)
    whole = None if of is None else tree.child(of, "pobj")
    if whole is None:
        return False
    if tree.pos[whole] in ("PRON", "DET"):
        return True
    certain = (tree.dep[c] == "poss" or tree.lower[c] in _CERTAIN for c in tree.children[whole] if c < whole)
    return tree.tag[whole] in ("NNS", "NNPS") and any(certain)


def _called(tree: Tree, share: int) -> int:
    """The name set beside “one of …”, else the word itself."""
    if tree.lower[share] not in ("one", "another"):
        return share
    for above in (share, *(k for c in tree.children[share] if tree.lower[c] == "of" for k in tree.children[c])):
        for c in tree.children[above]:
            if (
                tree.dep[c] == "appos"
                and tree.pos[c] == "PROPN"
                and not any(tree.dep[k] == "conj" for k in tree.children[c])
            ):
                return c
    return share


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
            if tree.dep[c] == "pcomp" and tree.pos[c] == "ADP" and not tree.children[c] and c == p + 1:
                tokens.append(c)  # “because of snow”, with the snow hung on “because”
            elif tree.dep[c] in ("pobj", "pcomp") and complement is None:
                complement = c
            elif tree.dep[c] in ("amod", "acomp") and c > p and tree.lower[p] == "as" and complement is None:
                complement = c  # “as unfair”
            elif tree.dep[c] in ("prep", "fixed") and c > p and inner is None:
                inner = c
        if (
            complement is not None
            and tree.pos[complement] == "ADP"
            and any(tree.dep[c] == "pobj" for c in tree.children[complement])
        ):
            inner, complement = complement, None
        of = complex_of(tree, p)
        if of is not None and complement is not None:
            tokens += [complement, of]  # “in front of a crowd”
            p = of
            continue
        if complement is not None and tree.pos[complement] in ("PUNCT", "SPACE", "X", "ADP"):
            return None
        if complement is not None:
            return " ".join(tree.lower[t] for t in tokens), tokens, complement
        if inner is None or len(tokens) > 3:
            return None
        tokens.append(inner)
        p = inner
