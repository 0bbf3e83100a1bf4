"""Who a verb of saying belongs to: its subject, its agent, or the subject that it shares with another verb."""

from __future__ import annotations

from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.trees.tree import Tree

_SUBJECTS = ("nsubj",)
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PERSONS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_REACH = 120  #: tokens on either side of a source's head
_BREAKS = frozenset({",", "-", "–", "—", "--"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LOOSE = frozenset({("acl", "VBG"), ("acl", "VBN"), ("amod", "JJ"), ("advmod", "RB")})
_TIGHT_PREPOSITIONS = frozenset({"including", "of", "like"})
_EDGE_LEFT = frozenset({",", ";", ":", "-", "–", "—", "―", '"', "”", "“", "*", "•", ".", "--"})
_EDGE_RIGHT = frozenset({";", ":", "-", "–", "—", "―", ".", '"', "“", "--"})


def find_source(tree: Tree, v: int) -> tuple[list[int], int | None]:
    """Tokens of the source of the verb ``v`` (the widest phrase) and the token that names it."""
    noun = tree.head[v]
    if tree.dep[v] == "acl" and tree.tag[v] == "VBG" and tree.lemma[v].lower() in cue_words("showing") and noun < v:
        return phrase(tree, noun, v), noun  # “published letters showing that he knew”
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
        own = [j for j in tree.children[v] if tree.dep[j] in _SUBJECTS]
        if own:
            return max((j for j in own if j < v), default=own[0])
        for j in tree.children[v]:
            dep = tree.dep[j]
            if dep in ("nsubjpass", "csubjpass", "auxpass") or (dep == "aux" and tree.lower[j] == "being"):
                passive = True
        if passive:
            for j in tree.children[v]:
                if tree.dep[j] == "agent":
                    return tree.child(j, "pobj")
            return None
        dep, head = tree.dep[v], tree.head[v]
        if head == v:
            return None
        if (
            tree.tag[v] == "VBN" and dep in ("acl", "advcl") and not any(tree.dep[j] == "aux" for j in tree.children[v])
        ):  # asked about it, he said: he is asked
            agent = tree.child(v, "agent")
            return None if agent is None else tree.child(agent, "pobj")
        if dep == "acl" or (dep == "relcl" and any(tree.tag[j] == "TO" for j in tree.children[v])):
            if tree.dep[head] != "dobj" or tree.ent[head] in _PERSONS:
                return head
            v = tree.head[head]  # issued a statement saying
            continue
        if dep == "pcomp" and tree.head[head] != head:
            v = tree.head[head]
            if not tree.tag[v].startswith("V"):
                return None
            if tree.lower[head] == "as" and (cited := tree.child(v, "dobj", "nsubjpass")) is not None:
                return cited  # “quoted her as saying”
        elif dep == "xcomp":
            objects = [j for j in tree.children[head] if tree.dep[j] in ("dobj", "nsubjpass") and j < v]
            if objects:
                return objects[0]
            v = head
        elif dep == "acomp":  # “was quick to say”
            v = head
        elif dep in ("conj", "advcl"):
            v = head
            if dep == "advcl" and any(tree.dep[j] in ("nsubjpass",) for j in tree.children[v]):
                return tree.child(v, "nsubjpass")
        else:
            return None
    return None


def phrase(tree: Tree, head: int, verb: int) -> list[int]:
    """The widest noun phrase around ``head`` that does not run into ``verb``.

    With its apposition and relative clause; without a dateline before it and without what a comma parts from it
    (“Smith, speaking in Rome, said”).
    """
    first, last = max(tree.left[head], head - _REACH), min(tree.right[head], head + _REACH)
    if first <= verb <= last:
        if head < verb:
            last = verb - 1
        else:
            first = verb + 1
    for j in tree.children[head]:
        comma = tree.left[j] > head and tree.text[tree.left[j] - 1] in _BREAKS
        if (head < j <= last and comma and (tree.dep[j], tree.tag[j]) in _LOOSE) or (tree.dep[j] == "advcl" and comma):
            last = tree.left[j] - 2
            break
        if head < j <= last and tree.dep[j] == "prep" and tree.right[j] == last and _is_time(tree, j):
            last = tree.left[j] - 1  # Smith on Tuesday said
            break
        if head < j <= last and comma and tree.dep[j] == "prep" and tree.lower[j] not in _TIGHT_PREPOSITIONS:
            last = tree.left[j] - 2
            break
    for i in range(head - 1, first - 1, -1):
        if tree.text[i] in _DASHES and any(tree.text[k].isupper() for k in range(first, i)):
            first = i + 1  # a dateline: LONDON – The minister said
            break
    tokens = list(range(first, last + 1))
    while tokens and (not tree.text[tokens[0]].strip() or tree.text[tokens[0]] in _EDGE_LEFT):
        tokens.pop(0)
    while tokens and (not tree.text[tokens[-1]].strip() or tree.text[tokens[-1]] in _EDGE_RIGHT):
        tokens.pop()
    if tokens and tree.text[tokens[-1]] == "," and "," not in [tree.text[i] for i in tokens[:-1]]:
        tokens.pop()
    return tokens


def _is_time(tree: Tree, preposition: int) -> bool:
    inner = tree.child(preposition, "pobj")
    return inner is not None and tree.ent[inner] in ("DATE", "TIME")


def neighbour(tree: Tree, cue: list[int], content: set[int]) -> tuple[list[int], int | None]:
    """For a cue whose subject the parse has lost: the noun phrase right behind it (said X), or right before it."""
    i = cue[-1] + 1
    if i < len(tree) and i not in content:
        head = _noun_at(tree, i, cue[0])
        if head is not None and head not in content:
            return [k for k in phrase(tree, head, cue[-1]) if k >= i and k not in content], head
    i = cue[0] - 1
    if i > 0 and tree.text[i] == ",":  # the governor, Jane Doe, declared
        i -= 1
    if i >= 0 and i not in content and tree.pos[i] in ("PROPN", "PRON", "NOUN") and tree.tag[i] != "WDT":
        head = i
        while (
            tree.head[head] < cue[0]
            and tree.head[head] != head
            and (tree.dep[head] == "compound" or (tree.dep[head] == "appos" and tree.dep[tree.head[head]] != "pobj"))
        ):
            head = tree.head[head]
        return [
            k for k in range(max(tree.left[head], i - 12), i + 1) if k not in content and tree.text[k].strip()
        ], head
    return [], None


def _noun_at(tree: Tree, i: int, verb: int) -> int | None:
    """Head of the noun phrase that begins at ``i``, if one does."""
    for head in range(i, min(i + 8, len(tree))):
        if tree.pos[head] in ("PROPN", "NOUN", "PRON") and tree.dep[head] not in ("compound", "poss", "npadvmod"):
            return head if tree.left[head] >= i or tree.left[head] <= verb else None
        if tree.pos[head] not in ("DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM", "PART"):
            return None
    return None
