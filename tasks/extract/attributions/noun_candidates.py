"""Possible attributions whose cue is a noun or an adjective: “his claim that …”, “is confident that …”."""

from __future__ import annotations

from tasks.extract.attributions.candidates import Candidate, QuotedText, spread, trim
from tasks.extract.attributions.cues import says, verb_group
from tasks.extract.attributions.reporting_lexicon import (
    Reporting,
    cue_words,
    light_verbs,
    reporting_adjectives,
    reporting_nouns,
)
from tasks.extract.attributions.sources import find_source, phrase
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import words

#: Classes of what one has in mind while doing something.
_OF_MIND = frozenset({"believe", "fear", "want", "plan", "predict", "claim"})
_LINKS = frozenset({"be", "feel", "seem", "become", "remain", "appear", "look", "sound", "stay", "get"})


def noun_candidates(tree: Tree, quoted: QuotedText) -> list[Candidate]:
    """Candidates from nouns of saying and from adjectives of attitude."""
    found = []
    nouns, adjectives = reporting_nouns(), reporting_adjectives()
    for i in range(len(tree)):
        candidate = None
        if tree.pos[i] == "NOUN" or (tree.dep[i] == "nsubj" and tree.lower[i] in nouns):
            entry = nouns.get(tree.lemma[i].lower())
            if entry is not None:
                candidate = _from_noun(tree, i, entry, quoted)
        elif tree.lower[i] in adjectives and tree.dep[i] in (
            "acomp",
            "ccomp",
            "ROOT",
            "conj",
            "advcl",
            "relcl",
            "xcomp",
        ):
            candidate = _from_adjective(tree, i, adjectives[tree.lower[i]], quoted)
        if candidate is not None:
            found.append(candidate)
    return found


def _complement(tree: Tree, i: int, entry: Reporting) -> tuple[str, int, list[int]] | None:
    """Construction, head of the content, and preposition."""
    for j in tree.children[i]:
        if j < i:
            continue
        dep = tree.dep[j]
        if dep in ("acl", "ccomp", "relcl", "xcomp"):
            kids = tree.children[j]
            if any(tree.dep[k] == "mark" and tree.lower[k] == "that" for k in kids) and "that" in entry.classes:
                return "that", j, []
            if any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in kids) and "to" in entry.classes:
                return "to", j, []
            if dep == "ccomp" and "that" in entry.classes:
                return "that", j, []
        elif dep == "prep" and "+" + tree.lower[j] in entry.classes:
            inner = tree.child(j, "pobj", "pcomp")
            if inner is not None:
                return "+" + tree.lower[j], inner, [j]
    return None


def _postponed(tree: Tree, i: int, entry: Reporting) -> tuple[str, int, list[int]] | None:
    """“Fears grew that the dam would burst”: the clause of a subject behind its verb."""
    verb = tree.head[i]
    if "that" not in entry.classes or tree.dep[i] != "nsubj" or not i < verb or says(tree, verb):
        return None
    if entry.main == "say" and tree.left[i] != i and tree.lemma[verb] not in ("go", "have"):
        return None  # “Word spread that”, “The story goes that”, but not “the debate showed that”
    for j in tree.children[verb]:
        that = tree.child(j, "mark") if j > verb and tree.dep[j] in ("ccomp", "advcl") else None
        if that is not None and tree.lower[that] == "that" and tree.left[j] == that and tree.lower[that - 1] != "so":
            return "that", j, []
    return None


def _from_noun(tree: Tree, i: int, entry: Reporting, quoted: QuotedText) -> Candidate | None:
    complement = _complement(tree, i, entry) or _postponed(tree, i, entry)
    if complement is None:
        return None
    construction, inner, cue = complement
    source: list[int] = []
    source_head: int | None = None
    group = {i, *cue}
    head = tree.head[i]
    if tree.dep[i] == "dobj" and tree.lemma[head].lower() in light_verbs() and head < i < head + 12:
        group.update(range(head, i + 1))
        group.update(verb_group(tree, head))
        raised = (
            entry.main in ("fear", "want", "doubt", "predict")
            and tree.lemma[head].lower() in words("modality", "outcomes.raising")
            and tree.tag[head] == "VBG"
            and tree.dep[head] == "advcl"
        )  # “…, raising fears that”
        if not raised and tree.lemma[head].lower() not in cue_words("receiving"):  # who faces a charge has not made it
            source, source_head = find_source(tree, head)
        construction = "light " + ("+" if cue else construction)
    else:
        for j in tree.children[i]:
            if tree.dep[j] == "poss" and j < i:
                source, source_head = phrase(tree, j, i), j
                if source and tree.tag[source[-1]] == "POS":
                    source = source[:-1]
                group.update(k for k in tree.children[i] if j < k < i and tree.dep[k] in ("amod", "advmod", "compound"))
        holder = tree.child(i, "nsubj")
        if holder is not None and holder < i and tree.dep[i] == "ROOT" and cue == [] and tree.child(i, "det") is None:
            source, source_head = phrase(tree, holder, i), holder  # “Lee claims it fell”, with “claims” as noun
        if not source:
            source, source_head = _bearer(tree, i, cue)
        if not source and entry.main in _OF_MIND:
            source, source_head = _minded(tree, i)
        construction = "noun " + ("+" if cue else construction)
    content = quoted.with_marks(trim(tree, [k for k in spread(tree, inner, i) if k not in group]), i)
    content = [k for k in content if k not in group]
    source = [k for k in source if k not in group]
    if not content:
        return None
    return Candidate(
        construction, entry.main, entry.lemma, i, sorted(group), content, source, source_head if source else None,
        None, inner,
    )  # fmt: skip


def _bearer(tree: Tree, i: int, cue: list[int]) -> tuple[list[int], int | None]:
    """Whose the noun is: a claim *by the ministry* that, a feeling *among voters* that, *a court* ruling that."""
    for j in tree.children[i]:
        if tree.dep[j] == "prep" and j > i and j not in cue and tree.lower[j] in ("by", "from", "among", "of"):
            inner = tree.child(j, "pobj")
            if inner is not None:
                return phrase(tree, inner, i), inner
    names = [j for j in tree.children[i] if tree.dep[j] in ("compound", "nmod") and j < i and tree.pos[j] == "PROPN"]
    if not names and tree.lemma[i].lower() in cue_words("meaning_to_nouns"):  # “government plans to raise it”
        kinds = ("Person", "Organization")
        owners = [
            j for j in tree.children[i] if tree.dep[j] == "compound" and noun_type(tree.lemma[j].lower()) in kinds
        ]
        names = [j for j in owners if j < i]
    if names:
        return [k for k in range(tree.left[i], names[-1] + 1) if tree.text[k].strip()], names[-1]
    return [], None


def _minded(tree: Tree, i: int) -> tuple[list[int], int | None]:
    """Who does something “in the belief that”, “for fear that”, “in the hope of”."""
    prep = tree.head[i]
    if tree.dep[i] != "pobj" or tree.lower[prep] not in ("in", "for", "on", "under") or prep != tree.left[i] - 1:
        return [], None
    verb = tree.head[prep]
    if tree.pos[verb] not in ("VERB", "AUX") or tree.child(verb, "nsubj") is None:
        return [], None
    source, head = find_source(tree, verb)
    minds = head is not None and (
        tree.pos[head] == "PRON" or tree.ent[head] in ("PERSON", "ORG", "GPE", "NORP")
        or noun_type(tree.lemma[head].lower()) in ("Person", "Organization", "Group")
    )  # fmt: skip
    return (source, head) if minds else ([], None)  # “shares rose on hopes that …”


def _from_adjective(tree: Tree, i: int, entry: Reporting, quoted: QuotedText) -> Candidate | None:
    complement = _complement(tree, i, entry)
    if complement is None:
        return None
    construction, inner, cue = complement
    head = tree.head[i]
    group = {i, *cue}
    source: list[int] = []
    source_head: int | None = None
    if tree.dep[i] == "acomp" and tree.lemma[head] in _LINKS:
        group.update(verb_group(tree, head))
        source, source_head = find_source(tree, head)
    elif tree.tag[i].startswith("VB"):
        group.update(verb_group(tree, i))
        be = tree.child(i, "auxpass")  # the subject may hang on it: “the owner is convinced it will hold”
        for j in (*tree.children[i], *(tree.children[be] if be is not None else ())):
            if tree.dep[j] in ("nsubjpass", "nsubj"):
                source, source_head = phrase(tree, j, i), j
    else:
        return None
    group.update(k for k in tree.children[i] if tree.dep[k] in ("advmod", "neg") and k < i)
    content = quoted.with_marks(trim(tree, [k for k in spread(tree, inner, i) if k not in group]), i)
    content = [k for k in content if k not in group]
    source = [k for k in source if k not in group]
    if not content or not source:
        return None
    return Candidate(
        "adjective " + ("+" if cue else construction), entry.main, entry.lemma, i, sorted(group), content, source,
        source_head, None, inner,
    )  # fmt: skip
