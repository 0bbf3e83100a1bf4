"""Who a verb of saying belongs to: its subject, its agent, or the subject that it shares with another verb."""

from __future__ import annotations

from tasks.extract.tree import Tree

_SUBJECTS = ("nsubj", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def find_source(tree: Tree, v: int) -> tuple[list[int], int | None]:
    """Tokens of the source of the verb ``v`` (the widest phrase) and the token that names it."""
    subject = subject_of(tree, v)
    if subject is None:
        return [], None
    tokens = phrase(tree, subject, v)
    head = subject
    if tree.lower[subject] in _RELATIVES:
        clause = v
        for _ in range(4):
            if tree.dep[clause] == "relcl":
                head = tree.head[clause]
                break
            clause = tree.head[clause]
    return tokens, head


def subject_of(tree: Tree, v: int) -> int | None:
    """The token that heads the understood subject of ``v`` (of a passive: the agent), if any."""
    for _ in range(6):
        passive = False
        for j in tree.children[v]:
            dep = tree.dep[j]
            if dep in _SUBJECTS:
                return j
            if dep in ("nsubjpass", "csubjpass", "auxpass"):
                passive = True
        if passive:
            for j in tree.children[v]:
                if tree.dep[j] == "agent":
                    return tree.child(j, "pobj")
            return None
        dep, head = tree.dep[v], tree.head[v]
        if head == v:
            return None
        if dep == "acl" and tree.tag[v] != "VBN":
            return head
        if dep == "pcomp" and tree.head[head] != head:
            v = tree.head[head]
            if not tree.tag[v].startswith("V"):
                return None
        elif dep == "xcomp":
            objects = [j for j in tree.children[head] if tree.dep[j] in ("dobj", "nsubjpass") and j < v]
            if objects:
                return objects[0]
            v = head
        elif dep in ("conj", "advcl"):
            v = head
            if dep == "advcl" and any(tree.dep[j] in ("nsubjpass",) for j in tree.children[v]):
                return tree.child(v, "nsubjpass")
        else:
            return None
    return None


def phrase(tree: Tree, head: int, verb: int) -> list[int]:
    """The widest noun phrase around ``head`` that does not run into ``verb``."""
    first, last = tree.left[head], tree.right[head]
    if first <= verb <= last:
        if head < verb:
            last = verb - 1
        else:
            first = verb + 1
    tokens = list(range(first, last + 1))
    while tokens and (not tree.text[tokens[0]].strip() or tree.text[tokens[0]] in ',;:-–—―"”“*•'):
        tokens.pop(0)
    while tokens and (not tree.text[tokens[-1]].strip() or tree.text[tokens[-1]] in ';:-–—―."”“'):
        tokens.pop()
    if tokens and tree.text[tokens[-1]] == "," and "," not in [tree.text[i] for i in tokens[:-1]]:
        tokens.pop()
    return tokens
