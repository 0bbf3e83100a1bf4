"""Attributions inside what another says that are kept on less evidence, lest a claim pass for somebody else's.

“She said the owners fear it will burst”: that it will is the owners', not hers.
"""

from __future__ import annotations

from tasks.extract.attributions.candidates import Candidate, QuotedText
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Classes whose content nobody else has told as so: kept whoever holds them.
_MARKED = {
    "fear": frozenset({"that", "object-to", "ing", "adjective that"}), "doubt": frozenset({"that"}),
    "deny": frozenset({"that", "ing"}), "promise": frozenset({"that", "to"}), "refuse": frozenset({"to"}),
}  # fmt: skip
#: Classes that are kept where somebody else than the speaker holds them.
_HELD = {
    "believe": frozenset({"that"}), "predict": frozenset({"that", "object-to"}), "claim": frozenset({"that", "to"}),
    "say": frozenset({"that"}), "want": frozenset({"that", "to", "object-to"}), "confirm": frozenset({"that", "ing"}),
    "order": frozenset({"object-to"}), "plan": frozenset({"to"}), "show": frozenset({"that"}),
}  # fmt: skip
#: Of these only the words that do nothing but say what somebody means to do or has asked for.
_ACTS = frozenset({"order", "plan", "show", "confirm"})
_SPOKEN = frozenset({"say", "claim", "confirm", "deny", "promise", "order"})
_THIRD = frozenset({"he", "she", "they", "it"})
_MODALS = frozenset({"can", "could", "would", "should", "may", "might", "must", "ca"})


def attitude_inside(tree: Tree, c: Candidate, around: Candidate, quoted: QuotedText) -> bool:
    """Whether in what one says, somebody is told to hold, fear, promise or deny something."""
    head = c.source_head
    if not c.known or c.strength == "unlisted" or head is None or not c.source or c.head < c.source[0]:
        return False
    constructions = _MARKED.get(c.word_class)
    marked = constructions is not None and c.construction in constructions
    if not marked and c.construction not in _HELD.get(c.word_class, ()):
        return False
    if c.word_class in _ACTS and (c.strength == "weak" or c.lemma in words("modality", "attribution_causes.words")):
        return False  # “said it had forced them to go”, “said they tried to”
    if len(c.content) < (2 if c.construction in ("to", "ing") else 3) or c.lemma in ("need", "see", "hear", "feel"):
        return False
    if c.word_class == "show":
        return is_testimony(tree, head)
    finite = is_finite(tree, tree.head[c.head] if tree.dep[c.head] == "acomp" else c.head)
    if c.construction == "to" and c.lemma in words("reporting_words", "meaning_to") and tree.tag[c.head] == "VBG":
        finite = True  # “said a firm had bought the land, hoping to find gold”
    bidding = c.word_class in ("order", "promise", "deny") and tree.tag[c.head] == "VBG"  # “begging him to leave”
    if not (finite or bidding) or any(tree.lower[i] in _MODALS for i in c.cue):
        return False
    if tree.pos[head] not in ("NOUN", "PROPN") and tree.lower[head] not in _THIRD:
        return False
    if quoted.double_at(c.head) and tree.tag[head] == "NNS" and len(c.source) == 1:
        return False  # “people say that …”: nobody in particular
    if quoted.double_at(c.head) and c.construction == "to" and c.word_class not in ("want", "plan", "promise"):
        return False  # “he refuses to pay” is told by the speaker
    return marked or _another(tree, head, around.source_head, quoted.double_at(c.head))


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether ``verb`` has a tense, with its auxiliary or of its own: “wants”, “does not want”, “has come and want”."""
    auxiliaries = [k for k in tree.children[verb] if tree.dep[k] in ("aux", "auxpass")]
    if any(tree.tag[k] in ("MD", "TO") for k in auxiliaries):
        return False
    if any(tree.tag[k] in ("VBD", "VBZ", "VBP") for k in (verb, *auxiliaries)):
        return True
    misread = tree.tag[verb] == "VB" and tree.dep[verb] == "conj" and tree.tag[tree.head[verb]] != "VB"
    return misread and not auxiliaries and is_finite(tree, tree.head[verb])


def is_testimony(tree: Tree, noun: int) -> bool:
    """Whether what shows something does so in words or figures: a letter, a poll, a record; not a crack."""
    return tree.lemma[noun].lower() in words("reporting_words", "testimony")


def _another(tree: Tree, holder: int, speaker: int | None, quotation: bool) -> bool:
    """Whether the holder can be told from the speaker: not “Reed said he believes”, but “Reed said she believes”."""
    if tree.pos[holder] in ("NOUN", "PROPN"):
        return True
    if speaker is None:
        return False
    said, held = tree.lower[speaker], tree.lower[holder]
    if quotation:
        return held != "it"
    if said in _THIRD:
        return said != held
    thing = tree.pos[speaker] == "NOUN" and noun_type(tree.lemma[speaker].lower()) != "Person"
    return held in ("he", "she") and (thing or tree.ent[speaker] in ("ORG", "GPE"))


def quotes_another(tree: Tree, c: Candidate) -> bool:
    """Whether in a quotation somebody else is said to say, promise or order something, in so many words."""
    head = c.source_head
    if not c.known or c.strength in ("weak", "unlisted") or c.word_class not in _SPOKEN or len(c.content) < 3:
        return False
    if c.construction not in ("that", "object-to") or head is None or not c.source:
        return False
    one = tree.ent[head] in ("PERSON", "ORG", "GPE") or tree.lower[head] in ("he", "she") or tree.tag[head] == "NN"
    told = any(tree.tag[i] == "VBD" for i in c.cue)
    return one and told and not any(tree.lower[i] in _MODALS or tree.dep[i] == "neg" for i in c.cue)
