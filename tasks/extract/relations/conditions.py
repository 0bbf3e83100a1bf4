"""What is supposed and not told: conditions and what follows from them, questions, “would”."""

from __future__ import annotations

import re
from datetime import date

from tasks.extract.annotations import TokenAttribution
from tasks.extract.attributions.candidates import QuotedText
from tasks.extract.attributions.cues import says
from tasks.extract.relations.clauses import Clauses
from tasks.extract.relations.passives import stands_for_if, were_to
from tasks.extract.relations.predicates import Predicate, lemma_of
from tasks.extract.relations.scope import Scope, modal_words
from tasks.extract.trees.tree import Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS = frozenset((".", "?", "!", ";"))
_WOULD = frozenset(("would", "'d", "’d"))


def condition_of(tree: Tree, verb: int) -> int | None:
    """The conjunction that makes the clause of ``verb`` a supposition (“if”, “unless”), if any."""
    inverted = _inverted(tree, verb)
    if inverted is not None:
        return inverted  # “had the pilot turned back”
    above = tree.head[verb]
    if were_to(tree, above) == verb:
        return above  # “were the bank to fail”
    if tree.dep[verb] in ("ccomp", "pcomp", "advcl") and above < verb and _provided(tree, above):
        return above  # “provided that it holds”, read as a preposition or a participle
    for c in tree.children[verb]:
        if c > verb:
            break
        if tree.dep[c] not in ("mark", "advmod") and tree.tag[c] not in ("WRB", "VBN", "VBG"):
            continue
        lower = tree.lower[c]
        pair = f"{lower} {tree.lower[c + 1]}" if c + 1 < len(tree) else lower
        back = f"{tree.lower[c - 1]} {lower}" if c else lower
        if back == "long as" and _past(tree, verb):
            continue  # “as long as he lived”: how long it was
        if lower in modal_words("conjunctions", "hypothetical") or {pair, back} & modal_words("conjunctions", "pairs"):
            return c
    return None


def _provided(tree: Tree, i: int) -> bool:
    if tree.lower[i] not in ("provided", "providing") or tree.dep[i] in ("pcomp", "xcomp", "ROOT", "conj"):
        return False
    return not any(tree.dep[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in tree.children[i])


def _inverted(tree: Tree, verb: int) -> int | None:
    """The “had”, “were” or “should” that stands before its subject instead of an “if”."""
    if stands_for_if(tree, verb):
        return verb
    first = _first_word(tree, verb)
    if tree.lower[first] not in ("had", "were", "should") or tree.head[first] != verb or first == verb:
        return None
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl")
    if tree.dep[verb] == "advcl":
        return first if subject is not None and first < subject else None
    if tree.dep[verb] != "ccomp" or subject is None or not first < tree.left[subject] == first + 1:
        return None
    _, end = tree.sentences[tree.sentence[verb]]
    asks = next((k for k in range(verb, min(end, verb + 60)) if tree.text[k] in _ENDS or tree.text[k] == ","), None)
    return first if asks is not None and tree.text[asks] == "," else None  # “Had they paid, he said, it would be open”


def _conditions(tree: Tree, verb: int) -> list[int]:
    """Clauses that may be conditions of ``verb``: beside it, behind a preposition or before an inserted “he said”."""
    found: list[int] = []
    for c in tree.children[verb]:
        if tree.dep[c] == "advcl":
            found.append(were_to(tree, c) or c)
            found += [k for k in tree.children[c] if _provided(tree, c) and k > c]
        elif (
            tree.dep[c] == "ccomp"
            and c > verb
            and tree.lower[tree.left[c]] == "if"
            and lemma_of(tree, verb) not in modal_words("conjunctions", "asking")
        ):
            found.append(c)  # “threatened to strike if they did not pay”, misread
        elif tree.dep[c] in ("prep", "advmod") and c > verb:
            found += [k for k in tree.children[c] if tree.dep[k] in ("ccomp", "pcomp", "advcl")]
        elif tree.dep[c] == "parataxis" and c < verb:
            found += [k for k in tree.children[c] if tree.dep[k] in ("ccomp", "advcl") and k < c]
        elif tree.dep[c] == "dobj":
            found += [k for a in tree.children[c] if _provided(tree, a) for k in tree.children[a] if k > a]
    return found


def conditioned(tree: Tree, verb: int) -> int | None:
    """The conjunction of a condition that the clause of ``verb`` is said under: “it will close if they strike”.

    Not what holds in any case (“even if”), nor beside an exception (“unless they strike, it will close”).
    """
    for clause in _conditions(tree, verb):
        c = condition_of(tree, clause)
        if c is None or not (tree.pos[c] == "AUX" or tree.lower[c] in modal_words("conjunctions", "consequent")):
            long = c is not None and tree.lower[c] == "as" and tree.lower[c - 1] == "long"
            if c is None or not (long or tree.lower[c] == "only"):
                continue
        if c and tree.lower[c - 1] in ("even", "as"):
            continue
        if tree.lower[c] == "unless" or (
            clause > verb and lemma_of(tree, verb) in modal_words("conjunctions", "asking")
        ):
            continue
        return c
    return None


def supposes(tree: Tree, verb: int) -> bool:
    """Whether the clause of ``verb`` can be what follows from a condition: it does not tell what was."""
    return not _past(tree, verb)


def question_mark(clauses: Clauses, p: Predicate) -> int | None:
    """The question mark of a question that ``p`` asks: “Did the bank pay?”, “Who paid?”."""
    tree, verb = clauses.tree, p.verbs[0]
    _, end = tree.sentences[tree.sentence[verb]]
    mark = next((k for k in range(verb + 1, min(end, verb + 60)) if tree.text[k] in _ENDS), None)
    subject = clauses.own_subject(p)
    if mark is None or tree.text[mark] != "?" or subject is None:
        return None
    first = min([verb, *(c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass"))])
    if first < subject and tree.pos[first] == "AUX" and tree.dep[subject] in ("nsubj", "nsubjpass", "expl", "attr"):
        return mark
    opening = _first_word(tree, verb)
    main = tree.dep[verb] == "ROOT" or (tree.dep[verb] == "ccomp" and tree.head[verb] > mark)
    return mark if main and (tree.tag[opening] in ("WP", "WRB", "WDT", "WP$")) else None


def asked(tree: Tree, verb: int, open_: bool) -> int | None:
    """The question word of an indirect question whose answer is left open: “whether it works”, “what is in it”.

    ``open_`` says whether what it hangs on is denied, asked or not told as so (“nobody said what he meant”).
    """
    if tree.dep[verb] not in ("ccomp", "pcomp", "csubj", "csubjpass"):
        return None
    first = _first_word(tree, verb)
    if tree.lower[first] in ("whether", "if"):
        return first
    if tree.tag[first] not in ("WP", "WDT", "WP$") or tree.dep[verb] == "pcomp":
        return None
    if first and tree.text[first - 1] == ",":
        return None  # “Lee spoke, who heads the union”
    head = tree.head[verb]
    adjective = tree.child(head, "acomp")
    if adjective is None and tree.dep[verb] == "csubjpass":
        adjective = head  # “what will happen is not known”
    if adjective is not None and tree.lower[adjective] in modal_words("conjunctions", "open"):
        return first  # “it is not clear who did it”
    if first < head or not says(tree, head):
        return None
    return first if open_ or tree.dep[first] in ("nsubj", "nsubjpass") else None


def told_as_known(tree: Tree, verb: int) -> bool:
    """“did not say when it left”: that it left is presupposed."""
    return tree.tag[_first_word(tree, verb)] == "WRB"


def _first_word(tree: Tree, verb: int) -> int:
    first = tree.left[verb]
    while first < verb and not tree.text[first][:1].isalnum():
        first += 1
    return first


def would(clauses: Clauses, p: Predicate, verb: int, cue: int, a: TokenAttribution | None, quoted: QuotedText) -> str:
    """“would” is what was to come, seen from a report in the past; else what would be under a condition."""
    tree = clauses.tree
    if any(tree.dep[c] == "aux" and tree.lower[c] in ("have", "'ve", "’ve") and c > cue for c in tree.children[verb]):
        return "hypothetical"  # “would have paid”: it did not
    top = p.verbs[0]
    for _ in range(20):
        dep, head = tree.dep[top], tree.head[top]
        if dep in ("acl", "relcl", "advcl"):
            that = dep != "advcl" and tree.child(top, "mark") is not None  # “gave its word that it would leave”
            past = _past(tree, _verb_above(tree, head)) if that else dep == "advcl" and _past(tree, head)
            return "future" if past else "hypothetical"
        if dep != "conj" or head == top:
            break
        top = head
    if tree.dep[top] in ("ccomp", "pcomp") and tree.tag[_first_word(tree, top)] == "WRB":
        return "future"  # “gave no details of how the costs would be shared”
    denied = any(tree.dep[c] == "neg" for c in tree.children[verb])
    if a is None and denied and tree.dep[top] == "ROOT" and lemma_of(tree, verb) in modal_words("kept_back", "verbs"):
        return "actual"  # “would not say who paid”: refused to
    after = [c for c in tree.children[verb] if tree.dep[c] == "advmod" and cue < c < verb]
    if a is None and any(tree.lower[c] in modal_words("came_of_it", "adverbs") for c in after):
        return "actual"  # “would later become mayor”
    above = tree.head[top]
    if tree.dep[top] == "ccomp" and _past(tree, above) and not _apart(clauses, p, cue, above, quoted):
        return "future"
    if a is not None:
        apart = _apart(clauses, p, cue, a.head, quoted)
        past = (
            a.verb_class in ("want", "predict")
            or tree.pos[a.head] == "NOUN"
            or _past(tree, a.head)
            or _past_of_participle(tree, a.head)
        )
        past = past or any(tree.tag[i] == "VBD" or tree.lower[i] == "could" for i in a.cue)
        return "future" if past and not apart else "hypothetical"
    return "hypothetical"


def _apart(clauses: Clauses, p: Predicate, cue: int, above: int, quoted: QuotedText) -> bool:
    """Whether “would” is the quoted person's own word, and not that of whoever tells it in the past.

    Of “said it would ‘gladly explain’” and “said the tax ‘would ruin’ them” the clause is the writer's.
    """
    if not quoted.double_at(cue) or quoted.at[cue] == quoted.at[above]:
        return False
    subject = clauses.own_subject(p)
    return subject is None or quoted.at[subject] == quoted.at[cue]


def _verb_above(tree: Tree, noun: int) -> int:
    """What a noun hangs on, also behind prepositions (“met amid fears that it would burst”)."""
    above = tree.head[noun]
    while tree.head[above] != above and (
        tree.pos[above] in ("ADP", "NOUN", "ADJ", "SCONJ") or tree.tag[above] in ("VB", "VBG")
    ):
        above = tree.head[above]
    return above


def _past_of_participle(tree: Tree, cue: int) -> bool:
    """“he urged them to back it, saying it would save lives”: the participle takes its time from the verb above."""
    if tree.tag[cue] != "VBG":
        return False
    above = cue
    while tree.head[above] != above and (tree.tag[above] in ("VBG", "VB") or tree.pos[above] == "ADP"):
        above = tree.head[above]
    return _past(tree, above)


def _past(tree: Tree, verb: int) -> bool:
    alone = not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb])
    if tree.tag[verb] == "VBN" and tree.dep[verb] == "ROOT" and alone:
        return True  # “hopes that he would win faded”, misread
    return tree.tag[verb] == "VBD" or any(
        tree.tag[c] == "VBD" and tree.dep[c] in ("aux", "auxpass") for c in tree.children[verb]
    )


def suppose(clauses: Clauses, p: Predicate, scope: Scope) -> None:
    """Conditions and questions in the clause of ``p`` itself, and those that it is said under."""
    tree = clauses.tree
    mark = question_mark(clauses, p)
    if mark is not None:
        scope.weaken("hypothetical", mark)
    for verb in p.verbs:
        c = condition_of(tree, verb)
        if c is not None:
            scope.weaken("hypothetical", c)
        told = verb in clauses.speech and tree.tag[verb] in ("VBZ", "VBP")  # “if so, they say, it will close”
        c = None if told else conditioned(tree, verb)
        if c is not None and supposes(tree, p.verbs[0]):
            scope.weaken("hypothetical", c)
    subject = clauses.own_subject(p)
    if subject is not None and tree.lower[subject] in ("whoever", "whatever", "whichever"):
        scope.weaken("hypothetical", subject)
    verb = p.verbs[0]
    noun = tree.head[verb]
    anybody = tree.dep[verb] == "relcl" and tree.lower[noun] in ("anybody", "anyone")
    whom = tree.dep[noun] in ("nsubj", "nsubjpass") or (
        tree.dep[noun] == "dobj" and any(tree.tag[c] in ("TO", "MD") for c in tree.children[tree.head[noun]])
    )
    if anybody and whom and tree.tag[tree.left[verb]] == "WP":
        scope.weaken("hypothetical", noun)  # “anybody who applies”


def scheduled(tree: Tree, p: Predicate, value: str, published: str | None) -> bool:
    """“Talks resume on Wednesday”, “he is leaving tomorrow”: the present of what is to come.

    Args:
        tree: the parsed text.
        p: a predicate without modal auxiliary.
        value: TIMEX3 value of its time.
        published: day of the article, ISO.
    """
    if published is None or not _later(value, published[:10]):
        return False
    verb = p.verbs[0]
    tags = {tree.tag[c] for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass")} | {tree.tag[verb]}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD", "VBN"}


def _later(value: str, day: str) -> bool:
    """Whether the day, week or month ``value`` begins after ``day``."""
    try:
        week = date.fromisoformat(day).isocalendar()
    except ValueError:
        return False
    if re.fullmatch(r"\d{4}-W\d\d.*", value):
        return value[:8] > f"{week.year:04}-W{week.week:02}"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10] > day
    return re.fullmatch(r"\d{4}-\d\d", value) is not None and value > day[:7]
