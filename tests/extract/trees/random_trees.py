"""Any tree over any words, for what must hold whatever the parser makes of a text."""

from __future__ import annotations

from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.extract.trees.tree import Tree

_LABELS = [
    "nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "cc", "prep", "pobj", "pcomp",
    "aux", "auxpass", "mark", "appos", "punct", "det", "compound", "neg", "agent", "dative", "attr", "acomp", "oprd",
    "npadvmod", "poss", "expl", "advmod", "parataxis", "dep", "csubj", "prt",
]  # fmt: skip
_WORDS = [
    ("said", "VBD", "VERB"), ("what", "WP", "PRON"), ("that", "IN", "SCONJ"), ("re", "VBN", "VERB"),
    ("-", "HYPH", "PUNCT"), ("to", "TO", "PART"), ("towns", "NNS", "NOUN"), ("Orne", "NNP", "PROPN"),
    (",", ",", "PUNCT"), ("who", "WP", "PRON"), ("having", "VBG", "VERB"), ("is", "VBZ", "AUX"), ("ban", "NN", "NOUN"),
    ("on", "IN", "ADP"), ("there", "EX", "PRON"), ("“", "``", "PUNCT"), ("”", "''", "PUNCT"), ("and", "CC", "CCONJ"),
    ("called", "VBN", "VERB"), ("not", "RB", "PART"), ("make", "VB", "VERB"), ("call", "VB", "VERB"),
    ("strip", "NN", "NOUN"), ("crashes", "NNS", "NOUN"), ("as", "IN", "SCONJ"), ("12", "CD", "NUM"),
    ("hits", "VBZ", "VERB"), ("back", "VBP", "VERB"), ("low", "JJ", "ADJ"), ("was", "VBD", "AUX"),
    ("'s", "POS", "PART"), ("told", "VBD", "VERB"),
]  # fmt: skip
TOKENS = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(_LABELS), st.integers(0, 999)), min_size=1, max_size=14
)
_VOCAB = Vocab()


def random_tree(tokens: list[tuple[tuple[str, str, str], str, int]]) -> Tree:
    """Any tree over any words: token 0 is the root, every other hangs on one before it or, mirrored, after it."""
    n = len(tokens)
    heads = [0, *(seed % i for i, (_, _, seed) in enumerate(tokens) if i)]
    if tokens[0][2] % 2:
        heads = [n - 1 - h for h in reversed(heads)]
    deps = ["ROOT" if heads[i] == i else tokens[i][1] for i in range(n)]
    words, tags, pos = zip(*(word for word, _, _ in tokens), strict=True)
    doc = Doc(_VOCAB, words=list(words), heads=heads, deps=deps, tags=list(tags), pos=list(pos), lemmas=list(words))
    return Tree(doc)
