"""Verbs of saying in the middle of what was said: “the road, he said, is closed”."""

from __future__ import annotations

from tasks.extract.attributions.candidates import REACH
from tasks.extract.attributions.constructions import Complement
from tasks.extract.attributions.cues import says
from tasks.extract.attributions.reporting_lexicon import Reporting, cue_words
from tasks.extract.trees.tree import Tree


def interrupting(tree: Tree, v: int, by_dep: dict[str, list[int]], entry: Reporting) -> list[Complement]:
    """“…, he said, …” and “as he said, …”, where the parse hangs the verb of saying on what was said."""
    head = tree.head[v]
    if head == v or not ("quote" in entry.classes or "that" in entry.classes):
        return []
    if "xcomp" in by_dep or any(tree.lower[j] != "it" for j in by_dep.get("nsubjpass", ())):
        return []
    while tree.dep[head] in ("aux", "auxpass") and tree.head[head] != head:
        head = tree.head[head]
    first, last = tree.left[v], _last(tree, v)
    aside = _between_commas(tree, v, by_dep)
    if tree.dep[v] == "ccomp" and says(tree, head):
        subject = tree.child(head, "nsubj", "nsubjpass")
        if not aside or subject is None or not subject < first < head:
            return []  # it is what the other says
    objects = by_dep.get("dobj", [])
    if objects and not (aside and entry.lemma in cue_words("with_addressee")):
        return []
    marks = [tree.lower[j] for j in by_dep.get("mark", ())]
    if tree.dep[v] == "advcl":
        if marks != ["as"]:
            return []
        construction = "as"
    elif tree.dep[v] in ("parataxis", "ccomp") and not marks and tree.pos[head] in ("VERB", "AUX"):
        construction = "that"
    else:
        return []
    if aside:
        first, last = first - (tree.text[first - 1] == ","), last + (tree.text[last + 1] == ",")
    end = min(tree.right[head], head + REACH) + 1
    end = min(end, joined_behind(tree, head, v) or end)
    content = [i for i in range(max(tree.left[head], head - REACH), end) if not first <= i <= last]
    while content and (tree.head[content[-1]] == v or not tree.text[content[-1]].strip()):
        content.pop()
    addressee = objects[0] if objects else None
    return [Complement(construction, content, head, [], addressee, aside and construction == "that")]


def _last(tree: Tree, v: int) -> int:
    """The last token of the report, without the full stop that the parse may have hung on it."""
    return max([v, *(tree.right[c] for c in tree.children[v] if tree.dep[c] != "punct" or tree.text[c] == ",")])


def _between_commas(tree: Tree, v: int, by_dep: dict[str, list[int]]) -> bool:
    """Whether a comma stands before the subject of ``v`` and one behind all that hangs on it."""
    subject = next((j for dep in ("nsubj", "nsubjpass") for j in by_dep.get(dep, ()) if j < v), None)
    last = _last(tree, v)
    if (
        subject is None
        or last + 1 >= len(tree)
        or not tree.left[subject]
        or tree.sentence[last + 1] != tree.sentence[v]
    ):
        return False
    return tree.text[tree.left[subject] - 1] == "," and "," in (tree.text[last + 1], tree.text[last])


def joined_behind(tree: Tree, c: int, v: int) -> int | None:
    """First token of a clause with a subject of its own joined to ``c`` behind the cue ``v``: the article's again.

    “The town had fallen, the army said, but rebels denied it.”
    """
    for j in tree.children[c]:
        if tree.dep[j] != "conj" or not c < v < j or tree.pos[j] not in ("VERB", "AUX"):
            continue
        link = next((k for k in tree.children[c] if tree.dep[k] == "cc" and v < k < j), None)
        own = tree.child(j, "nsubj", "nsubjpass")
        if link is not None and own is not None and own > link and tree.lower[link] == "but":
            return link
    return None
