"""Our spaCy components: each can be added alone to any English pipeline.

    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("triplewire_times")
    doc = nlp("It rained on Wednesday.")
    doc._.triplewire_times

A component is a thin wrapper round one plain function of a module beside this one; what it needs and was not
annotated by a component before it, it finds empty. ``docs/components.md`` has an example of each. They are entry points
of the installed package, so that nothing has to be imported.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.annotations import ATTRIBUTES
from tasks.extract.attributions.attributions import find_attributions
from tasks.extract.coreference.coreference import find_chains
from tasks.extract.mentions.mentions import find_mentions
from tasks.extract.mentions.roles import find_roles
from tasks.extract.parsing.layout import find_blocks, set_sentence_starts
from tasks.extract.places.places import resolve_places
from tasks.extract.quantities.quantities import find_quantities
from tasks.extract.relations.relations import find_relations
from tasks.extract.times.times import find_times
from tasks.extract.trees.tree import forget_tree, tree_of

for _name, _default in ATTRIBUTES.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def _times(doc: Doc) -> None:
    doc._.triplewire_times = find_times(tree_of(doc), doc._.triplewire_published)


def _quantities(doc: Doc) -> None:
    doc._.triplewire_quantities = find_quantities(tree_of(doc), doc._.triplewire_times)


def _mentions(doc: Doc) -> None:
    tree = tree_of(doc)
    doc._.triplewire_mentions = find_mentions(tree, doc._.triplewire_times)
    resolve_places(tree, doc._.triplewire_mentions)


def _attributions(doc: Doc) -> None:
    doc._.triplewire_attributions = find_attributions(tree_of(doc), doc._.triplewire_mentions)


def _coreference(doc: Doc) -> None:
    tree = tree_of(doc)
    doc._.triplewire_roles = find_roles(tree, doc._.triplewire_mentions)
    doc._.triplewire_chains = find_chains(tree, doc._.triplewire_mentions, doc._.triplewire_attributions)


def _relations(doc: Doc) -> None:
    doc._.triplewire_relations = find_relations(
        tree_of(doc),
        doc._.triplewire_mentions,
        doc._.triplewire_attributions,
        doc._.triplewire_times,
        doc._.triplewire_quantities,
        doc._.triplewire_roles,
        doc._.triplewire_published,
    )


#: Component name → (function, what it needs). Layout runs before spaCy's parser; the others after spaCy, in order.
COMPONENTS: dict[str, tuple[Callable[[Doc], None], list[str]]] = {
    "triplewire_layout": (set_sentence_starts, []),
    "triplewire_times": (_times, ["token.dep", "token.tag"]),
    "triplewire_quantities": (_quantities, ["token.dep", "token.tag"]),
    "triplewire_mentions": (_mentions, ["token.dep", "doc.ents"]),
    "triplewire_attributions": (_attributions, ["token.dep", "token.lemma"]),
    "triplewire_coreference": (_coreference, ["token.dep"]),
    "triplewire_relations": (_relations, ["token.dep", "token.lemma"]),
}


#: What the rules read of a parse; where one of it comes later than a component of ours, the parse is read anew.
_READ = ("TAG", "POS", "LEMMA", "DEP", "SENT_START", "ENT_IOB")
_STATE = "triplewire_state"


def _register(name: str) -> Callable[[Doc], Doc]:
    """The component ``name``, known to spaCy from now on.

    On a ``Doc`` without a parse it does nothing: its attribute stays empty.
    """
    annotate_doc, requires = COMPONENTS[name]

    def component(doc: Doc) -> Doc:
        if name == "triplewire_layout":
            if doc.has_annotation("DEP"):  # too late for the sentences, not for the blocks
                doc._.triplewire_blocks = find_blocks(doc.text)
            else:
                annotate_doc(doc)
        elif doc.has_annotation("DEP"):
            state = [doc.has_annotation(kind) for kind in _READ]
            if doc.user_data.get(_STATE) != state:
                forget_tree(doc)
                doc.user_data[_STATE] = state
            annotate_doc(doc)
        return doc

    Language.component(name, func=component, requires=requires)
    return component


# The entry points of the package; looking one up registers all of them.
layout = _register("triplewire_layout")
times = _register("triplewire_times")
quantities = _register("triplewire_quantities")
mentions = _register("triplewire_mentions")
attributions = _register("triplewire_attributions")
coreference = _register("triplewire_coreference")
relations = _register("triplewire_relations")


def annotate(doc: Doc) -> None:
    """All of ours after spaCy's own pipeline, in order."""
    for name, (function, _) in COMPONENTS.items():
        if name != "triplewire_layout":
            function(doc)
