"""Possible attributions whose cue is a verb."""

from __future__ import annotations

from tasks.extract.attributions.candidates import REACH, Candidate, QuotedText, trim
from tasks.extract.attributions.constructions import Complement, clause_form
from tasks.extract.attributions.contents import find_complements
from tasks.extract.attributions.cues import leading_verbs, leads, verb_entry, verb_group
from tasks.extract.attributions.reporting_lexicon import Reporting, cue_words, reporting_adjectives
from tasks.extract.attributions.sources import find_source, neighbour
from tasks.extract.attributions.speech import Speech, assign_quotations
from tasks.extract.trees.tree import Tree
from tasks.ontology import words


def verb_candidates(tree: Tree, quoted: QuotedText) -> list[Candidate]:
    """One candidate at most for each verb: a quotation before all else, then its likeliest complement."""
    speeches = assign_quotations(tree, quoted.quotations)
    found = []
    for v in range(len(tree)):
        speech = speeches.get(v)
        if speech is None and not tree.tag[v].startswith("VB") and tree.pos[v] != "VERB":
            continue
        if speech is None and tree.lower[v] in reporting_adjectives() and _feels(tree, v):
            continue  # “are concerned that it will burst”
        candidate = _candidate(tree, v, speech, quoted)
        if candidate is not None:
            found.append(candidate)
    return found


def _feels(tree: Tree, v: int) -> bool:
    """Whether the participle tells what somebody feels: “is convinced that it will hold”, by nobody."""
    if tree.dep[v] == "acomp":
        return True
    passive = tree.tag[v] == "VBN" and tree.child(v, "auxpass") is not None and tree.child(v, "agent") is None
    return passive and tree.child(v, "ccomp") is not None


def _candidate(tree: Tree, v: int, speech: Speech | None, quoted: QuotedText) -> Candidate | None:
    entry, particle = verb_entry(tree, v)
    if entry is None and speech is None and tree.lemma[v] in cue_words("never_cues"):
        return None
    complements = find_complements(tree, v, entry)
    if not complements and speech is None:
        return None
    if speech is None and complements[0].construction == "to" and _leads_to_cue(tree, v, complements[0].head):
        return None
    leading = leading_verbs(tree, v)
    top = leading[-1] if leading else v
    source, source_head = find_source(tree, top)
    group = set(verb_group(tree, v, particle))
    for verb in leading:
        group.update(verb_group(tree, verb))
    content_head, aside = v, False
    more: list[int] = []
    if speech is not None and speech.joined:
        if complements:
            more, speech = speech.content, None
        else:
            return None
    if speech is not None:
        content, construction, addressee = speech.content, "quote", speech.addressee
        content_head = content[0] if content else v
        more = _told_besides(tree, complements, speech, v, quoted)
    else:
        best = complements[0]
        aside = best.aside
        content, construction, addressee, content_head = best.content, best.construction, best.addressee, best.head
        group.update(best.cue)
    content = [i for i in content if i not in group]
    if quoted.double_at(v):  # what is said within a quotation ends with it
        content = [i for i in content if quoted.at[i] == quoted.at[v]]
    if speech is None:
        if construction == "that":
            content += _rest_of_sentence(tree, v, content, [*group, *source])
        content = sorted({*quoted.with_marks(trim(tree, content), v), *more} - group)
    elif more:
        content = sorted({*content, *more} - group)
    after = max(group) + 1
    if after < len(tree) and tree.text[after] == ":" and content and content[-1] > after:
        group.add(after)
    inside = set(content)
    source = [i for i in source if i not in group and i not in inside]
    if not content:
        return None
    if len(source) == 1 and tree.lower[source[0]] == "it" and tree.lemma[top] in ("appear", "look", "seem"):
        source = []
    active = tree.tag[v] in ("VBD", "VBZ", "VBP") and construction not in ("raise", "as") and v == top
    if not source and active and (construction == "quote" or tree.dep[v] == "ROOT"):
        source, source_head = neighbour(tree, sorted(group), inside)
    return Candidate(
        construction, (entry.classes.get(construction) or entry.main) if entry else "say",
        entry.lemma if entry else tree.lemma[v].lower(), v, sorted(group), content, source,
        source_head if source else None, addressee, content_head, entry is not None,
        "aside" if aside else _strength(entry, construction),
        clause_form(tree, content_head) if construction in ("that", "as") else "",
    )  # fmt: skip


def _told_besides(tree: Tree, complements: list[Complement], speech: Speech, v: int, quoted: QuotedText) -> list[int]:
    """What a clause of the verb says outside the quotation: “said much could happen: “…””, “It was “bad,” and …”."""
    if not complements or complements[0].construction != "that" or complements[0].aside or quoted.double_at(v):
        return []
    c = complements[0]
    spoken = set(speech.content)
    shared = spoken.intersection(c.content)
    leads = bool(shared) or tree.text[c.content[-1] + 1 : c.content[-1] + 2] == [":"]
    behind = v < c.content[0] and not quoted.double_at(c.content[0]) and leads
    subject = tree.child(c.head, "nsubj", "nsubjpass", "expl")
    apart = not quoted.double_at(c.head if subject is None else subject)
    around = apart and tree.head[c.head] == v and len(shared) > len(spoken) / 2
    return trim(tree, c.content) if behind or (around and c.content[-1] < v) else []


def _rest_of_sentence(tree: Tree, head: int, content: list[int], own: list[int]) -> list[int]:
    """What follows “, he said,” where that stands in the middle of what he said."""
    first, last = min(own), max(own)
    after = last + 1
    if after + 1 < len(tree) and tree.dep[after] in ("prep", "npadvmod") and tree.head[after] == head:
        inner = after if tree.dep[after] == "npadvmod" else tree.child(after, "pobj")
        if inner is not None and tree.ent[inner] == "DATE":
            after = tree.right[after] + 1  # “, he said on Monday, in a deal that …”
    if not content or content[-1] >= first or after + 1 >= len(tree):
        return []
    if tree.text[after] != "," or tree.text[first - 1] != ",":
        return []
    k = after + 1
    begins = tree.tag[k] in ("CC", "VBG", "WP", "WDT", "WRB") or tree.dep[k] == "mark"
    inverted = tree.lower[k] == "nor" and k + 1 < len(tree) and tree.pos[k + 1] == "AUX"
    if (begins and tree.lower[k] != "including" and not inverted) or not tree.text[k].strip():
        return []
    end = min(tree.sentences[tree.sentence[last]][1], k + REACH)
    return [i for i in range(k, end) if "\n" not in tree.text[i]]


def _leads_to_cue(tree: Tree, v: int, inner: int) -> bool:
    """Whether ``v`` only leads to a verb of saying behind it (tries to explain that …), which is the cue then."""
    if not leads(tree, v) or tree.lemma[inner].lower() in words("reporting_words", "making"):
        return False  # “plans to publish it”
    entry, _ = verb_entry(tree, inner)
    complements = [] if entry is None else find_complements(tree, inner, entry)
    if complements and tree.lemma[v] in words("reporting_words", "meaning_to"):
        return complements[0].construction in ("that", "quote", "predicate", "object-to", "to")  # “plans to repeat it”
    return bool(complements)


def _strength(entry: Reporting | None, construction: str) -> str:
    if entry is None:
        return ""
    if construction not in entry.classes:
        return "unlisted"
    return "strong" if construction in entry.strong else "weak" if construction in entry.weak else ""
