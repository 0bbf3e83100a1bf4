"""Who said (wrote, believes, ordered, …) what: source, cue and content."""

from __future__ import annotations

from tasks.extract.annotations import TokenAttribution, TokenMention
from tasks.extract.contents import Complement, find_complements, trim
from tasks.extract.cues import leading_verbs, verb_entry, verb_group
from tasks.extract.quotation_marks import Quotation, find_quotations
from tasks.extract.sources import find_source
from tasks.extract.speech import Speech, assign_quotations
from tasks.extract.tree import Tree
from tasks.model import AttributionKind


def find_attributions(tree: Tree, mentions: list[TokenMention]) -> list[TokenAttribution]:
    """Attributions of ``tree`` in order of their cue."""
    quotations = find_quotations(tree)
    speeches = assign_quotations(tree, quotations)
    quoted = _quoted(tree, quotations)
    found: list[TokenAttribution] = []
    for v in range(len(tree)):
        speech = speeches.get(v)
        if speech is None and not tree.tag[v].startswith("VB") and tree.pos[v] not in ("VERB",):
            continue
        attribution = _from_verb(tree, v, speech, quotations, quoted)
        if attribution is not None:
            found.append(attribution)
    found += _according(tree, quotations, quoted)
    found.sort(key=lambda a: (a.cue[0], a.head))
    set_within(tree, found)
    return found


def _from_verb(
    tree: Tree, v: int, speech: Speech | None, quotations: list[Quotation], quoted: list[int]
) -> TokenAttribution | None:
    entry, particle = verb_entry(tree, v)
    complements = find_complements(tree, v, entry)
    if not complements and speech is None:
        return None
    complement: Complement | None = complements[0] if complements else None
    top = leading_verbs(tree, v)
    source, source_head = find_source(tree, top)
    group = verb_group(tree, v, particle)
    if top != v:
        group = sorted({*verb_group(tree, top), *group})
    if speech is not None:
        content, construction, addressee = speech.content, "quote", speech.addressee
    else:
        assert complement is not None
        content, construction, addressee = complement.content, complement.construction, complement.addressee
        group = sorted({*group, *complement.cue})
    cue = set(group)
    content = [i for i in content if i not in cue]
    source = [i for i in source if i not in cue]
    if speech is None:
        content = with_marks(tree, trim(tree, content), quotations, quoted)
        inside = set(content)
        if source and source[0] in inside:
            source = []
    else:
        inside = set(content)
        source = [i for i in source if i not in inside]
    if not content:
        return None
    if entry is None and (not source or tree.dep[v] in ("relcl",)) and speech is None:
        return None
    verb_class = (entry.class_of(construction) or entry.main) if entry else "say"
    return TokenAttribution(
        kind_of(tree, content, quotations, quoted), source, group, content,
        entry.lemma if entry else tree.lemma[v].lower(), verb_class, v,
        source_head=source_head if source else None, addressee_head=addressee,
    )  # fmt: skip


def _according(tree: Tree, quotations: list[Quotation], quoted: list[int]) -> list[TokenAttribution]:
    found = []
    for i in range(len(tree) - 1):
        if tree.lower[i] != "according" or tree.lower[i + 1] != "to":
            continue
        to = i + 1
        head = tree.child(to, "pobj") or tree.child(i, "pobj")
        source = [] if head is None else trim(tree, list(range(max(to + 1, tree.left[head]), tree.right[head] + 1)))
        first, end = tree.sentences[tree.sentence[i]]
        own = {i, to, *source}
        content = trim(tree, [k for k in range(max(first, i - 300), min(end, i + 300)) if k not in own])
        content = with_marks(tree, content, quotations, quoted)
        if content:
            found.append(
                TokenAttribution(
                    kind_of(tree, content, quotations, quoted),
                    source,
                    [i, to],
                    content,
                    "according to",
                    "say",
                    i,
                    source_head=head,
                )  # fmt: skip
            )
    return found


def _quoted(tree: Tree, quotations: list[Quotation]) -> list[int]:
    """For each token the index of the quotation it stands in, or -1."""
    found = [-1] * len(tree)
    for number, q in enumerate(quotations):
        for i in range(q.first, q.last + 1):
            found[i] = number
    return found


def with_marks(tree: Tree, content: list[int], quotations: list[Quotation], quoted: list[int]) -> list[int]:
    """``content`` with the marks (and the punctuation inside them) of quotations that it ends or begins with."""
    if not content:
        return content
    q = quoted[content[0]]
    if q >= 0 and quotations[q].first == content[0] - 1:
        content = [quotations[q].first, *content]
    q = quoted[content[-1]]
    if q >= 0:
        last = quotations[q].last
        if content[-1] < last <= content[-1] + 3 and quotations[q].first >= content[0]:
            content = content + list(range(content[-1] + 1, last + 1))
    return content


def kind_of(tree: Tree, content: list[int], quotations: list[Quotation], quoted: list[int]) -> AttributionKind:
    """Direct: nine in ten words of the content stand in double marks; indirect: none; else mixed."""
    words = [i for i in content if any(c.isalnum() for c in tree.text[i])]
    inside = sum(1 for i in words if quoted[i] >= 0 and quotations[quoted[i]].double)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def set_within(tree: Tree, attributions: list[TokenAttribution]) -> None:
    """For each attribution the innermost other one whose content holds its cue."""
    owner = [-1] * len(tree)
    for n in sorted(range(len(attributions)), key=lambda n: (-len(attributions[n].content), n)):
        for i in attributions[n].content:
            owner[i] = n
    for n, a in enumerate(attributions):
        around = owner[a.head]
        a.within = around if around >= 0 and around != n else None
