"""Possible attributions without a verb or noun of saying: “according to”, “reportedly”, “Speaker: words”."""

from __future__ import annotations

from tasks.extract.attributions.candidates import REACH, Candidate, QuotedText, trim
from tasks.extract.attributions.cues import says
from tasks.extract.attributions.nesting import is_testimony
from tasks.extract.attributions.reporting_lexicon import attributing_adverbs, cue_words
from tasks.extract.mentions.name_words import noun_type
from tasks.extract.trees.tree import Tree

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_LABEL_MARKS = frozenset({'"', "“", "‘", "'", "-", "–", "—", "*", "•"})


def other_candidates(tree: Tree, quoted: QuotedText) -> list[Candidate]:
    """Candidates from “according to”, attributing adverbs, and speakers before a colon."""
    found = []
    adverbs = attributing_adverbs()
    for i in range(len(tree)):
        word = tree.lower[i]
        if word == "according" and i + 1 < len(tree) and tree.lower[i + 1] == "to":
            found.append(_according(tree, i, quoted))
        elif word in adverbs:
            found.append(_adverb(tree, i, adverbs[word], quoted))
        elif word == ":":
            found.append(_speaker(tree, i, quoted))
    found += [_signature(tree, n, quoted) for n in range(len(quoted.quotations))]
    found += [_headline(tree, n, quoted) for n in range(len(quoted.quotations))]
    return [c for c in found if c is not None]


def _signature(tree: Tree, n: int, quoted: QuotedText) -> Candidate | None:
    """A quotation by itself, a dash, and the name of who said it, up to the end of the line."""
    q = quoted.quotations[n]
    glued = tree.text[q.last][-1:] in _DASHES and len(tree.text[q.last]) > 1  # “…”―Ann Lee
    dash = q.last if glued else q.last + 1
    while dash < len(tree) and not tree.text[dash].strip() and dash < q.last + 3:
        dash += 1
    if not q.closed or dash + 1 >= len(tree) or not (glued or tree.text[dash] in _DASHES) or q.last - q.first < 3:
        return None
    before = q.first - 1
    if before >= 0 and "\n" not in tree.source[tree.start[before] : tree.start[q.first]]:
        return None
    end = dash + 1
    while end < len(tree) and "\n" not in tree.text[end] and end - dash < 25:
        end += 1
    source = trim(tree, list(range(dash + 1, end)))
    if not source or not tree.text[source[0]][:1].isupper() or any(tree.pos[k] in ("VERB", "AUX") for k in source):
        return None
    content = [k for k in range(q.first, dash) if tree.text[k].strip()]
    return Candidate("signature", "say", "say", dash, [dash], content, source, source[-1], None, content[0])


def _headline(tree: Tree, n: int, quoted: QuotedText) -> Candidate | None:
    """A headline that begins with a quotation and goes on behind a colon: “‘We saw it’: families sue over dam”."""
    q = quoted.quotations[n]
    colon = q.last + 1
    if not q.closed or colon + 2 >= len(tree) or tree.text[colon] not in (":", *_DASHES) or q.last - q.first < 3:
        return None
    first = tree.sentences[tree.sentence[q.first]][0]
    if q.first != first or tree.kind[tree.sentence[colon + 1]] != "headline":
        return None
    end = colon + 1
    while end < len(tree) and "\n" not in tree.text[end] and end - colon < 30:
        end += 1
    head = next((k for k in range(colon + 1, end) if tree.dep[k] in ("nsubj", "nsubjpass")), None)
    if head is None or tree.tag[head] in ("WDT", "WP"):
        return None
    source = trim(tree, [k for k in range(max(tree.left[head], colon + 1), tree.right[head] + 1) if k < end])
    content = [k for k in range(q.first, q.last + 1) if tree.text[k].strip()]
    return Candidate("signature", "say", "say", colon, [colon], content, source, head, None, content[0])


def _according(tree: Tree, i: int, quoted: QuotedText) -> Candidate | None:
    to = i + 1
    head = tree.child(to, "pobj")
    if head is None:
        head = tree.child(i, "pobj")
    if head is not None and tree.left[head] == head and tree.lower[head] in cue_words("measures"):
        return None  # “paid according to age”, “went according to plan”: nobody says so
    first, end = _stretch(tree, i, quoted)
    source: list[int] = []
    if head is not None:
        last = min(tree.right[head], head + REACH)
        if i == first:  # at the beginning the source runs to the comma
            comma = next((k for k in range(last + 1, min(end, last + 25)) if tree.text[k] == ","), last)
            last = comma - 1 if comma > last else last
        source = trim(tree, list(range(max(to + 1, tree.left[head]), last + 1)))
    own = {i, to, *source}
    content = [k for k in range(first, end) if k not in own]
    before, behind = trim(tree, [k for k in content if k < i]), trim(tree, [k for k in content if k > i])
    joint = i - 1 if i > first and tree.text[i - 1] != "," else i - 2
    if joint > first and behind and (tree.tag[joint] == "CC" or tree.dep[joint] == "mark"):
        before = []  # “it gave no cause, but, according to an aide, he had been ill”
    has_verb = [any(tree.pos[k] in ("VERB", "AUX") for k in part) for part in (before, behind)]
    if has_verb[0] and (not has_verb[1] or len(behind) < 4 or _turns_away(tree, behind) or _subordinate(tree, behind)):
        behind = []
    content = quoted.with_marks(_without_opening(tree, before + behind), i)
    if not content:
        return None
    return Candidate("according", "say", "according to", i, [i, to], content, source, head, None, content[0])


def _stretch(tree: Tree, i: int, quoted: QuotedText) -> tuple[int, int]:
    """First token and end of what “according to” at ``i`` is about: its sentence, quotation or brackets."""
    first, end = tree.sentences[tree.sentence[i]]
    first, end = max(first, i - REACH, _participle(tree, i)), min(end, i + REACH)
    q = quoted.at[i]
    if q >= 0:
        first, end = max(first, quoted.quotations[q].first + 1), min(end, quoted.quotations[q].last)
    if i - 2 > first and tree.text[i - 1] == "," and tree.tag[i - 2] in ("WP", "WDT"):
        clause = tree.head[i - 2]  # “a man who, according to police, fled”: it is about that clause alone
        if tree.left[clause] == i - 2 < clause and tree.dep[clause] == "relcl":
            return i - 2, min(tree.right[clause] + 1, end)
    opening = next((k for k in range(i - 1, first - 1, -1) if tree.text[k] in "()"), None)
    if opening is not None and tree.text[opening] == "(":
        closing = next((k for k in range(i + 1, end) if tree.text[k] == ")"), None)
        if closing is not None:
            return opening + 1, closing
    while first < i and not tree.text[first].strip():
        first += 1
    return first, end


def _participle(tree: Tree, i: int) -> int:
    """Where the participle clause begins that alone the source said: “A said it won, raising doubts according to B”."""
    verb = tree.head[i]
    if tree.dep[verb] != "advcl" or tree.tag[verb] != "VBG" or not verb < i or tree.text[tree.left[verb] - 1] != ",":
        return 0
    return tree.left[verb] if any(says(tree, above) for above in tree.ancestors(verb)) else 0


def _turns_away(tree: Tree, part: list[int]) -> bool:
    """Whether a conjunction begins another clause: not “…, according to an aide, and then fled”."""
    if tree.tag[part[0]] != "CC":
        return False
    verb = next((k for k in part[1:] if tree.pos[k] == "VERB"), None)
    return tree.lower[part[0]] != "and" or verb is None or tree.child(verb, "nsubj", "nsubjpass") is not None


def _subordinate(tree: Tree, part: list[int]) -> bool:
    return tree.dep[part[0]] == "mark" or (
        tree.dep[part[0]] == "advmod" and len(part) > 1 and tree.dep[part[1]] == "mark"
    )


def _without_opening(tree: Tree, content: list[int]) -> list[int]:
    """``content`` without what ties it to the text before: But …; Meanwhile, …; a dateline."""
    if len(content) > 3 and tree.tag[content[0]] == "CC":
        content = content[1:]
    if len(content) > 3 and tree.pos[content[0]] == "ADV" and tree.text[content[1]] == ",":
        content = content[2:]
    for n, k in enumerate(content[:8]):
        if tree.text[k] in _DASHES and all(tree.text[j].isupper() or not tree.text[j].isalpha() for j in content[:n]):
            return content[n + 1 :] if n else content
    return content


def _adverb(tree: Tree, i: int, word_class: str, quoted: QuotedText) -> Candidate | None:
    head = tree.head[i]
    if head == i:
        return None
    content = [k for k in range(max(tree.left[head], i - REACH), min(tree.right[head], i + REACH) + 1) if k != i]
    content = quoted.with_marks(trim(tree, content), i)
    if not content:
        return None
    return Candidate("adverb", word_class, tree.lower[i], i, [i], content, [], None, None, head)


def _is_topic(tree: Tree, i: int) -> bool:
    """Whether the word names something that says nothing, and so what a headline is about."""
    if tree.tag[i] not in ("NN", "NNS") or not tree.text[i].islower():
        return False
    return noun_type(tree.lemma[i].lower()) in (
        "Event",
        "Product",
        "Facility",
        "Concept",
        "Place",
    ) and not is_testimony(tree, i)


def _speaker(tree: Tree, i: int, quoted: QuotedText) -> Candidate | None:
    """A name alone at the beginning of a line, a colon, and what it said up to the end of the line."""
    start = i
    while start > 0 and i - start < 12 and "\n" not in tree.text[start - 1]:
        start -= 1
    if start == i or (start > 0 and "\n" not in tree.text[start - 1]):
        return None
    source = [k for k in range(start, i) if tree.text[k].strip() and tree.text[k] not in _LABEL_MARKS]
    if not source or not tree.text[source[0]][:1].isupper() or tree.lower[source[-1]] in cue_words("labels"):
        return None
    if ":" in [tree.text[k] for k in source] or _is_topic(tree, source[-1]):
        return None  # “More: Fires: Family found dog”, “Valley fires: Crews arrive”
    if len(source) > 1 and any(tree.pos[k] in ("VERB", "AUX") or tree.text[k] in ".?!" for k in source):
        return None
    if len(source) > 1 and not any(tree.pos[k] == "PROPN" or tree.text[k].isupper() for k in source):
        return None
    end = i + 1
    while end < len(tree) and "\n" not in tree.text[end] and end - i < 2 * REACH:
        end += 1
    content = quoted.with_marks(trim(tree, list(range(i + 1, end))), i)
    if len(content) < 3:
        return None
    return Candidate("colon", "say", "say", i, [i], content, source, source[-1], None, content[0])
