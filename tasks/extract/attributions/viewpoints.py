"""In whose view something is so: “in the mayor's opinion, …”, “To his critics, he is “a thief”.”."""

from __future__ import annotations

from tasks.extract.attributions.candidates import REACH, Candidate, QuotedText, trim
from tasks.extract.attributions.reporting_lexicon import cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree


def viewpoints(tree: Tree, quoted: QuotedText) -> list[Candidate]:
    """A candidate for each phrase that says in whose eyes the clause beside it is so."""
    found = []
    for i in range(len(tree)):
        if tree.dep[i] == "prep" and tree.lower[i] in ("in", "by", "to", "for"):
            candidate = _viewpoint(tree, i, quoted)
            if candidate is not None:
                found.append(candidate)
    return found


def _viewpoint(tree: Tree, i: int, quoted: QuotedText) -> Candidate | None:
    noun, verb = tree.child(i, "pobj"), tree.head[i]
    if noun is None or tree.pos[verb] not in ("VERB", "AUX"):
        return None
    first, last = i, tree.right[i] - (tree.text[tree.right[i]] == ",")
    before, behind = tree.text[first - 1] if first else "", tree.text[last + 1] if last + 1 < len(tree) else ""
    opens = first == tree.sentences[tree.sentence[i]][0] and behind == ","
    if not opens and not (before == "," and behind in (",", ".")):
        return None
    content = list(range(max(tree.left[verb], verb - REACH), min(tree.right[verb], verb + REACH) + 1))
    content = [k for k in content if not first <= k <= last]
    if tree.lower[i] in ("in", "by"):
        if tree.lemma[noun].lower() not in cue_words("viewpoints"):
            return None
        holder = tree.child(noun, "poss")
        of = tree.child(noun, "prep")
        if holder is None and of is not None and tree.lower[of] == "of":
            holder = tree.child(of, "pobj")
        cue = [i, noun]
        if (
            holder is None and tree.lower[i] == "by" and tree.left[noun] < noun
        ):  # “by early reports”, “by one tradition”
            holder, cue = noun, [i]
    else:  # “To Ohm, a novelist, the letter is “plainly real””
        person = tree.ent[noun] == "PERSON" or noun_type(tree.lemma[noun].lower()) == "Person"
        holder, cue = noun if opens and person else None, [i]
        if not any(quoted.double_at(k) and not quoted.double_at(i) for k in content):
            return None
    if holder is None:
        return None
    source = [k for k in range(tree.left[holder], min(tree.right[holder], last) + 1) if tree.tag[k] != "POS"]
    content = [k for k in quoted.with_marks(trim(tree, content), i) if not first <= k <= last]
    if len(content) < 3:
        return None
    return Candidate(
        "according", "believe", tree.lemma[cue[-1]].lower(), i, cue, content, source, holder, None, content[0]
    )
