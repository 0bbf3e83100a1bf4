"""Which verb a quotation belongs to: before it, behind it, or around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tasks.extract.attributions.cues import verb_entry
from tasks.extract.attributions.quotation_marks import Quotation
from tasks.extract.trees.tree import Tree

_BESIDE = frozenset({"dobj", "dative", "npadvmod", "advmod", "prt", "nsubj", "prep"})
_PAUSES = frozenset({".", "?", "!", ",", ";", "—", "…"})
_REACH = 45  #: tokens between a quotation and the verb that introduces it


@dataclass(slots=True)
class Speech:
    """Quotations that one verb introduces, as tokens."""

    content: list[int] = field(default_factory=list)
    quotations: list[int] = field(default_factory=list)
    addressee: int | None = None
    joined: bool = False  #: whether they only go on with what the verb's own complement began


def assign_quotations(tree: Tree, quotations: list[Quotation]) -> dict[int, Speech]:
    """Verb → what it introduces as direct speech.

    Quotations that are only words of the author's sentence (“the so-called “deal””) belong to none.
    """
    found: dict[int, Speech] = {}
    quoted = bytearray(len(tree))
    for q in quotations:
        if q.last - q.first < 4 and tree.tag[q.first + 1] == "NNP" and tree.tag[q.last - 1] == "NNP":
            continue  # a nickname: Ann “Red” Lee
        quoted[q.first : q.last + 1] = b"\x01" * (q.last + 1 - q.first)
    last_verb: int | None = None
    previous: int | None = None
    for n, q in enumerate(quotations):
        verb = None
        if q.double or _is_sentence(tree, q):
            verb = _verb_behind(tree, q, quoted)
            before = _verb_before(tree, q, quoted)
            if before is not None and (verb is None or before in found):
                verb = before
            if verb is None:
                verb = _carried_on(tree, quotations, n, last_verb, found)
        if verb is None and q.double and previous is not None and _goes_on(tree, quotations, n, previous):
            verb = previous
        joined = False
        if verb is None and q.double:
            verb = _sentence_before(tree, q, quoted)
            joined = verb is not None
        if verb is not None:
            previous = verb
            speech = found.setdefault(verb, Speech(joined=joined))
            speech.quotations.append(n)
            speech.content.extend(i for i in range(q.first, q.last + 1) if tree.text[i].strip())
            if speech.addressee is None:
                speech.addressee = tree.child(verb, "dobj", "dative")
        last_verb = verb
    for verb, speech in found.items():
        if speech.joined:
            continue
        first = quotations[speech.quotations[0]]
        speech.content = sorted({*speech.content, *_words_before(tree, first, verb, quoted)})
    return found


def _words_before(tree: Tree, q: Quotation, verb: int, quoted: bytearray) -> list[int]:
    """Words of the speaker's sentence before its quoted part: The plan “is good,” he said; said that, “Of course …”."""
    if q.first > verb:
        for that in range(verb + 1, min(verb + 8, q.first)):
            if tree.lower[that] == "that" and tree.tag[that] == "IN":
                return [i for i in range(that, q.first) if tree.text[i].strip()]
        return []
    first = tree.sentences[tree.sentence[q.first]][0]
    opening = tree.text[q.first + 1] if q.first < q.last else ""
    if q.first - first > 40 or not (opening == "[" or opening.lstrip("[")[:1].islower()):
        return []
    words = [i for i in range(first, q.first) if tree.text[i].strip()]
    if any(quoted[i] or "\n" in tree.text[i] for i in range(first, q.first)) or not any(
        tree.text[i].isalpha() for i in words
    ):
        return []
    return words


def _is_sentence(tree: Tree, q: Quotation) -> bool:
    return q.last - q.first > 4 and tree.text[q.first + 1][:1].isupper()


def _ends_speech(tree: Tree, q: Quotation) -> bool:
    """A comma or an end of sentence inside the closing mark, or a comma right behind it."""
    inner, behind = q.last - 1, q.last + 1
    while inner > q.first and tree.text[inner] in ("’", "'", "”"):
        inner -= 1
    tail = tree.text[inner][-1:] if inner > q.first else ""
    if tree.text[q.last][:1] in ",.!?…":  # mark and comma in one token
        tail = tree.text[q.last][:1]
    return tail in (",", "?", "!", "…", "—", "-", "–", ".") or (
        behind < len(tree) and tree.text[behind] in (",", "—", "–")
    )


def _new_sentence(tree: Tree, q: Quotation, k: int) -> bool:
    """Whether a sentence begins behind the quotation, as far as the parse and the words tell."""
    return tree.sentence[k] != tree.sentence[q.last] or tree.pos[k] in ("PRON", "DET")


def _is_fragment(tree: Tree, q: Quotation) -> bool:
    """Whether the quotation is but words of a longer sentence: a title, or with the author's words before it."""
    if not any(tree.pos[i] in ("VERB", "AUX") for i in range(q.first, q.last + 1)):
        return True
    return not _starts_sentence(tree, q)


def _starts_sentence(tree: Tree, q: Quotation) -> bool:
    k = q.first - 1
    return (
        k < 0
        or not tree.text[k].strip()
        or tree.text[k][-1:] in ".?!…:”\"'’"
        or "\n" in tree.source[tree.end[k] : tree.start[q.first]]
    )


def _has_own_clause(tree: Tree, v: int, quoted: bytearray) -> bool:
    """Whether a clause that does not begin in marks follows the verb: ““The Book,” he said the price had risen”."""
    return any(tree.dep[c] == "ccomp" and v < tree.left[c] and not quoted[tree.left[c]] for c in tree.children[v])


def _can_say(tree: Tree, v: int) -> bool:
    if not tree.tag[v].startswith("VB"):
        return False
    entry, _ = verb_entry(tree, v)
    return entry is not None and "quote" in entry.classes


def _verb_behind(tree: Tree, q: Quotation, quoted: bytearray) -> int | None:
    """“…,” she said / said the mayor of X."""
    if not q.closed or not _ends_speech(tree, q):
        return None
    k = q.last + 1
    if k < len(tree) and tree.text[k] in (",", "—", "–", "--", "-"):
        k += 1
    elif k < len(tree) and tree.text[q.last - 1] == "." and tree.text[k][:1].isupper() and _new_sentence(tree, q, k):
        return None
    if k >= len(tree) or tree.text[k][:1].isspace() or "\n" in tree.source[tree.end[q.last] : tree.start[k]]:
        return None
    end = tree.sentences[tree.sentence[k]][1]
    subject = False
    for v in range(k, min(end, k + _REACH, len(tree))):
        if quoted[v] or "\n" in tree.text[v] or tree.text[v] in ".;:":
            return None
        if not tree.tag[v].startswith("VB"):
            if tree.dep[v] in ("nsubj", "nsubjpass"):
                subject = True
            continue
        if tree.dep[v] in ("relcl", "acl", "aux", "auxpass", "amod", "compound", "pcomp"):
            continue
        if _can_say(tree, v):
            return None if _is_fragment(tree, q) and _has_own_clause(tree, v, quoted) else v
        if any(tree.dep[j] in ("nsubj", "nsubjpass") for j in tree.children[v]) and v > k + 1 and subject:
            nxt = tree.child(v, "xcomp", "conj", "advcl")
            if nxt is not None and nxt > v and _can_say(tree, nxt):
                return nxt
            return None
    return None


def _verb_before(tree: Tree, q: Quotation, quoted: bytearray) -> int | None:
    """She said: “…” / told reporters, “…”."""
    k = q.first - 1
    while k >= 0 and not tree.text[k].strip():
        k -= 1
    if k < 0:
        return None
    after = tree.text[q.first + 1] if q.first < q.last else ""
    starts = after[:1].isupper() or after[:1] in "…'‘[(" or after.startswith("...")
    colon = tree.text[k] in (":", ":-")
    comma = tree.text[k] in (",", "—", "–", "--")
    if comma and tree.tag[q.first + 1] == "PRP" and q.last - q.first > 6:
        starts = True  # urged them, “we have got to go”
    if not starts and not colon:
        return None
    first = tree.sentences[tree.sentence[k]][0]
    floor = max(first, k - _REACH)
    if "\n" in tree.source[tree.end[k] : tree.start[q.first]] and not colon:
        return None
    if not (colon or comma):
        if _can_say(tree, k):
            return k
        while tree.head[k] != k and tree.dep[k] in ("pobj", "compound", "npadvmod") and tree.dep[k] != "dobj":
            k = tree.head[k]
        head = tree.head[k]
        if head < k and k - head < 8 and _can_say(tree, head) and tree.dep[k] in _BESIDE:
            return head
        return None
    best = None
    for v in range(k - 1, floor - 1, -1):
        if quoted[v]:
            break
        if tree.text[v] in ".;?!":
            break
        if _can_say(tree, v) and tree.dep[v] not in ("amod", "compound"):
            best = v
            break
    return best


def _carried_on(
    tree: Tree, quotations: list[Quotation], n: int, last_verb: int | None, found: dict[int, Speech]
) -> int | None:
    """A quotation that goes on with the speech before it: “…,” he said. “…”, or a new paragraph of it."""
    if last_verb is None or n == 0:
        return None
    q, before = quotations[n], quotations[n - 1]
    k = q.first - 1
    while k >= 0 and not tree.text[k].strip():
        k -= 1
    if not before.closed and before.paragraph + 2 >= q.paragraph and k == before.last:
        return last_verb
    if q.paragraph != before.paragraph:
        return None
    if k < 0 or tree.text[k] not in _PAUSES or not before.last < last_verb < k or k - last_verb > _REACH:
        return None
    broken = any(tree.text[i] in (".", "?", "!") or "\n" in tree.text[i] for i in range(last_verb, k))
    return None if broken else last_verb


def _sentence_before(tree: Tree, q: Quotation, quoted: bytearray) -> int | None:
    """The verb of saying that leads the sentence before a whole quoted sentence: He said he was tired. “I give up.”"""
    if q.last - q.first < 5 or not tree.text[q.first + 1][:1].isupper() or not _starts_sentence(tree, q):
        return None
    end = q.last + 1
    if end < len(tree) and tree.text[end].strip() and tree.sentence[end] == tree.sentence[q.last]:
        return None
    k = q.first - 1
    while k >= 0 and not tree.text[k].strip():
        k -= 1
    if k < 0 or tree.source.count("\n", tree.end[k], tree.start[q.first]) > 2:
        return None
    first, end = tree.sentences[tree.sentence[k]]
    for v in range(first, min(end, first + _REACH)):
        if tree.head[v] == v:
            return v if not quoted[v] and _can_say(tree, v) and tree.child(v, "ccomp", "dobj") is not None else None
    return None


def _goes_on(tree: Tree, quotations: list[Quotation], n: int, verb: int) -> bool:
    """A whole sentence in marks, right behind a speech, with nobody named for it: it is that speaker's too."""
    q, before = quotations[n], quotations[n - 1]
    if n == 0 or q.last - q.first < 5 or not tree.text[q.first + 1][:1].isupper() or not _starts_sentence(tree, q):
        return False
    end = q.last + 1
    if end < len(tree) and tree.text[end].strip() and tree.sentence[end] == tree.sentence[q.last]:
        return False
    start = max(before.last, verb)
    return q.first - start <= _REACH and q.paragraph - before.paragraph <= 2
