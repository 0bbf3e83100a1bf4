"""How old somebody is whose name is not given: “The boy, 12, …”."""

from __future__ import annotations

from tasks.extract.annotations import TokenRelation
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.relations.appositions import be_relation
from tasks.extract.relations.arguments import conjuncts, phrase
from tasks.extract.trees.tree import Tree


def ages(tree: Tree, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“The boy, 12, …”, “Two students, 19 and 22, …”: how old each is whose name is not given."""
    found = []
    for i in range(1, len(tree) - 1):
        if tree.dep[i] != "appos" or tree.text[i - 1] != "," or not _is_age(tree, i):
            continue
        noun = tree.head[i]
        capital = tree.kind[tree.sentence[i]] == "headline" and not tree.ent[noun]  # “Man, 40, arrested”
        if not (tree.pos[noun] == "NOUN" or capital) or noun_type(tree.lemma[noun].lower()) != "Person":
            continue
        who = phrase(tree, noun, before=i)
        years = [k for k in conjuncts(tree, i) if _is_age(tree, k)]
        if tree.text[years[-1] + 1] in (",", "."):
            found += [be_relation(who, noun, [k], k, attribution_of.get(k), "title") for k in years]
    return found


def _is_age(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "NUM" and tree.text[i].isascii() and tree.text[i].isdigit() and len(tree.text[i]) < 3
