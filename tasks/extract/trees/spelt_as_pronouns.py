"""Names in capitals that are spelt like pronouns: “WHO said”, “US officials”."""

from __future__ import annotations

from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: So many words on either side tell whether capitals mean anything here.
_NEAR = 20


def name_as_pronoun(tree: Tree, i: int, touched: set[int]) -> None:
    """“WHO declared an emergency”: a name, but in a line that is all in capitals, where nobody can tell."""
    if tree.text[i] not in words("misreadings", "spelt_as_pronouns"):
        return
    first, end = tree.sentences[tree.sentence[i]]
    near = (tree.text[k] for k in range(max(first, i - _NEAR), min(end, i + _NEAR)) if k != i)
    if any(any(c.islower() for c in word) for word in near):
        tree.pos[i], tree.tag[i], tree.lemma[i] = "PROPN", "NNP", tree.text[i]
        touched.add(tree.sentence[i])
