"""In whose words a clause stands: the innermost attribution around it, or the article's own voice."""

from __future__ import annotations

from bisect import bisect_left

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.cues import verb_entry
from tasks.extract.attributions.nesting import is_testimony
from tasks.extract.attributions.supplements import supplements_around
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree
from tasks.ontology import words


def innermost(tree: Tree, attributions: list[TokenAttribution], heads: list[int], quoted: QuotedText) -> dict[int, int]:
    """Token → the attribution with the smallest content that holds it, for each of ``heads`` in any content."""
    wanted = set(heads)
    causes = words("modality", "attribution_causes.words")
    cues = sorted(a.head for a in attributions)
    rank: dict[int, tuple[bool, int, bool]] = {}
    found: dict[int, int] = {}
    for n, a in enumerate(attributions):
        if a.lemma in causes or _shown_by_thing(tree, a):
            continue
        first, last = _reach(tree, a)
        for i in a.content:
            if i not in wanted or _aside(tree, i, a, quoted, cues) or _before(tree, i, a):
                continue
            if not quoted.double_at(i) and i > a.head and (_put_after(tree, i, a) or _meanwhile(tree, i, a.head)):
                continue
            spoken = quoted.double_at(i) and quoted.at[i] != quoted.at[a.head]
            if (not spoken and _beside(tree, i, a.head)) or (not quoted.double_at(i) and _describes(tree, i, a)):
                continue
            mine = (not first <= i <= last, len(a.content), a.lemma != "cite")
            if i not in found or mine < rank[i]:
                found[i], rank[i] = n, mine
    return found


def _shown_by_thing(tree: Tree, a: TokenAttribution) -> bool:
    """“The crack shows that it moved”: nobody says so."""
    if a.source_head is None or a.lemma not in words("reporting_words", "showing"):
        return False
    noun = a.source_head
    if tree.pos[noun] != "NOUN" or tree.ent[noun] in ("PERSON", "ORG", "GPE", "NORP") or is_testimony(tree, noun):
        return False
    return noun_type(tree.lemma[noun].lower()) not in ("Person", "Organization", "Group", "CreativeWork")


def _reach(tree: Tree, a: TokenAttribution) -> tuple[int, int]:
    """First and last token of what can have been said: in “…, raising doubts according to B” the participle alone."""
    verb = tree.head[a.head]
    if a.lemma == "according to" and tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and verb < a.head:
        return tree.left[verb], tree.right[verb]
    return 0, len(tree)


def _beside(tree: Tree, i: int, cue: int) -> bool:
    """Whether ``i`` stands in a clause beside the report, which a repair took out of what was said."""
    while tree.head[i] not in (i, cue):
        i = tree.head[i]
    if tree.head[i] != cue or i < cue or tree.dep[i] not in ("advcl", "conj"):
        return False
    if any(tree.lower[c] == "nor" and cue < c < i for c in tree.children[cue]):
        return False  # “nobody had been hired, she insisted, nor would anybody be”
    if tree.dep[i] == "conj":
        return tree.pos[i] in ("VERB", "AUX")
    return any(tree.lower[c] in words("predicates", "contrasts") for c in tree.children[i] if tree.dep[c] == "mark")


def _before(tree: Tree, i: int, a: TokenAttribution) -> bool:
    """“after it had failed, the firm reportedly sold it”: of such an adverb only the clause that it stands in."""
    if a.cue != [a.head] or a.source or tree.dep[a.head] != "advmod":
        return False
    verb = tree.head[a.head]
    while tree.head[i] not in (i, verb):
        i = tree.head[i]
    return tree.dep[i] == "advcl" and i < verb and tree.child(i, "mark") is not None


def _put_after(tree: Tree, i: int, a: TokenAttribution) -> bool:
    """“Nine died, medics said, in an attack that the army blamed on him”: the writer adds what another says of it."""
    noun = tree.head[i]
    if (
        a.content[0] > a.head
        or tree.dep[i] != "relcl"
        or tree.dep[noun] != "pobj"
        or tree.lower[tree.left[noun]] not in ("a", "an")
    ):
        return False
    blames = verb_entry(tree, i)[0] is not None and tree.child(i, "nsubj") not in (None, tree.left[i])
    return blames and tree.text[tree.head[noun] - 1] == ","


def _meanwhile(tree: Tree, i: int, cue: int) -> bool:
    """“Army says it has retaken town as rebels deny retreat”: a headline tells of both."""
    _, end = tree.sentences[tree.sentence[cue]]
    while end > i and not tree.text[end - 1].strip():
        end -= 1
    if tree.tag[cue] != "VBZ" or not tree.text[end - 1][-1:].isalnum():
        return False
    while tree.dep[i] != "advcl" and tree.head[i] != i and tree.head[i] > cue:
        i = tree.head[i]
    mark, own = tree.child(i, "mark", "advmod"), tree.child(i, "nsubj")
    if tree.dep[i] != "advcl" or tree.tag[i] not in ("VBZ", "VBP") or mark is None or tree.lower[mark] != "as":
        return False
    return own is not None and tree.pos[own] != "PRON"


def _issued() -> frozenset[str]:
    return words("reporting_words", "issue")


def _describes(tree: Tree, i: int, a: TokenAttribution) -> bool:
    """Whether ``i`` stands in a clause by which the writer says which thing it is that somebody accepts or gives out.

    “welcomed a plan drafted by farmers”, “published letters showing that he knew”, “men who fled were ordered out”.
    """
    clause = None
    for _ in range(40):
        if tree.dep[i] in ("relcl", "acl") and tree.child(i, "mark") is None:
            clause = i
        above = tree.head[i]
        if above in (i, a.head):
            break
        hung = tree.dep[above] in ("relcl", "acl") and tree.child(above, "mark") is None
        if tree.pos[above] in ("VERB", "AUX") and clause != above and not hung:
            return False  # inside a clause of its own
        i = above
    if clause is None or tree.head[i] != a.head:
        return False
    if tree.tag[clause] == "VB":  # “rejected a plan to close it”, “praised the decision to leave”
        greets = a.verb_class == "judge" or a.lemma == "challenge" or a.lemma in words("reporting_words", "greeting")
        return greets or a.lemma in words("modality", "undone.verbs")
    if tree.dep[i] == "nsubjpass":
        return True
    if tree.dep[i] != "dobj":
        return False
    if a.verb_class == "order" and _tells_what_is(tree, clause):
        return True  # “ordered the release of men who had fled”
    return a.verb_class in ("believe", "judge", "doubt", "deny", "refuse") or a.lemma in _issued()


def _tells_what_is(tree: Tree, clause: int) -> bool:
    """Whether a relative clause has a tense and no modal, and tells of something that is there."""
    tags = {tree.tag[c] for c in tree.children[clause] if tree.dep[c] in ("aux", "auxpass")} | {tree.tag[clause]}
    return bool(tags & {"VBD", "VBZ", "VBP"}) and "MD" not in tags and tree.pos[tree.head[clause]] == "NOUN"


def _aside(tree: Tree, i: int, a: TokenAttribution, quoted: QuotedText, cues: list[int]) -> bool:
    """Whether ``i`` stands in what somebody further out adds to a noun of what is reported.

    What stands in quotation marks that do not hold the cue too is the speaker's to the last word, and so is an aside
    with words of the speaker's in it; so are the lines of a transcript.
    """
    if tree.pos[a.head] == "PUNCT" or (quoted.double_at(i) and quoted.at[i] != quoted.at[a.head]):
        return False
    for aside in supplements_around(tree, i):
        if aside.first <= a.head <= aside.last:
            continue
        own = any(aside.first <= cue <= aside.last for cue in cues[bisect_left(cues, aside.first) :][:1])
        if own or not any(quoted.double_at(k) for k in range(aside.first, aside.last + 1)):
            return True
    return False
