"""Extraction record → open relations as CaRB writes them: one n-ary tuple a relation, in the words of the text.

The relation keeps the voice of the text: where the object stands before the predicate and ``by`` stands before the
subject, it is turned round (relation + “by”; object; subject). A further argument has its preposition before it;
that of the first complement moves to the relation, as in CaRB's gold (“took place in”). A time or place of the
relation that no argument covers is added at the end. An attribution whose cue no relation has gives (cue; source;
content).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from benchmarks.quality.tally import Record

_PREPOSITIONS = frozenset(
    [
        "aboard", "about", "above", "across", "after", "against", "along", "alongside", "amid", "amidst", "among",
        "amongst", "around", "as", "at", "atop", "before", "behind", "below", "beneath", "beside", "besides", "between",
        "beyond", "by", "despite", "down", "during", "except", "for", "from", "in", "inside", "into", "like", "near",
        "of", "off", "on", "onto", "opposite", "out", "outside", "over", "past", "per", "since", "than", "through",
        "throughout", "till", "to", "toward", "towards", "under", "underneath", "unlike", "until", "up", "upon",
        "versus", "via", "with", "within", "without"
    ]
) | {
    "according to", "ahead of", "along with", "apart from", "as of", "because of", "close to", "due to", "in front of",
    "instead of", "next to", "on behalf of", "out of", "prior to", "together with",
}  # fmt: skip
_ENDINGS = _PREPOSITIONS | {"away", "back", "forth", "forward", "together", "apart", "ahead", "aside", "home"}


class Tuple(NamedTuple):
    """(relation; first argument; further arguments)."""

    relation: str
    arguments: list[str]
    confidence: float


def tuples_of(record: Record) -> list[Tuple]:
    """All tuples that a record gives, from its relations and then from its attributions."""
    relations = record.get("relations") or []
    found = [made for relation in relations if (made := _from_relation(record, relation))]
    text = record["article"]["text"]
    taken = [span for relation in relations if len(relation["arguments"]) > 1 for span in relation["predicate"]]
    for attribution in record.get("attributions") or []:
        parts = [_cut(text, attribution.get(part) or []) for part in ("cue", "source", "content")]
        if all(parts) and not any(_meet(a, b) for a in taken for b in attribution["cue"]):
            found.append(Tuple(parts[0], parts[1:], float(_or_one(attribution.get("confidence")))))
    return found


def in_words_of(tuples: Iterable[Tuple], words: list[str]) -> list[Tuple]:
    """Tuples cut into the sentence's own words (“15.7%” → “15.7 %”); of equal ones the surest is kept."""
    best: dict[tuple[str, tuple[str, ...]], float] = {}
    for made in tuples:
        relation = _recut(made.relation, words)
        arguments = tuple(cut for argument in made.arguments if (cut := _recut(argument, words)))
        if relation and arguments:
            key = (relation, arguments)
            best[key] = max(made.confidence, best.get(key, made.confidence))
    return [Tuple(relation, list(arguments), sure) for (relation, arguments), sure in best.items()]


def _from_relation(record: Record, relation: Mapping[str, Any]) -> Tuple | None:
    text = record["article"]["text"]
    predicate, arguments = relation["predicate"], relation["arguments"]
    words = _cut(text, predicate)
    if not words or not arguments:
        return None
    by_role = {argument["role"]: argument for argument in reversed(arguments)}
    subject, object_ = by_role.get("subject"), by_role.get("object")
    ending = _ending(relation.get("lemma") or "")
    words += _missing_words(text, words, ending, arguments, object_)
    first = subject or object_ or arguments[0]
    rest = [argument for argument in arguments if argument is not first]
    if subject and object_ and _turned(text, predicate, subject, object_):
        agent = text[subject["start"] : subject["end"]].strip()
        if text[subject["start"] :].lower().startswith("by "):
            agent = agent[3:].strip()
        if words.lower().split()[-1] != "by":
            words += " by"
        slots = [_cut(text, [object_]), agent]
        slots += [_with_preposition(text, argument) for argument in rest if argument is not object_]
    else:
        slots = [_cut(text, [first]), *(_with_preposition(text, argument) for argument in rest)]
    slots += _adjuncts(record, relation)
    slots = [slot for slot in slots if slot]
    if not slots:
        return None
    lead = _leading(slots[1]) if len(slots) > 1 else ""
    # An object may begin with “about 25”: that word is no preposition unless the lemma has it.
    if lead and (not rest or rest[0] is not object_ or lead.lower().split()[-1] in ending):
        if not words.lower().endswith(f" {lead.lower()}"):
            words += f" {lead}"
        slots[1] = slots[1][len(lead) :].strip()
    return Tuple(words, slots, float(_or_one(relation.get("confidence"))))


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value


def _role(argument: Mapping[str, Any]) -> str:
    return (argument.get("role") or "").replace("_", " ").lower()


def _ending(lemma: str) -> list[str]:
    """Prepositions and particles at the end of a predicate's base form."""
    found: list[str] = []
    for word in reversed(lemma.lower().split()[1:]):
        if word not in _ENDINGS:
            break
        found.insert(0, word)
    return found


def _missing_words(
    text: str, words: str, ending: list[str], arguments: list[Mapping[str, Any]], object_: Mapping[str, Any] | None
) -> str:
    """Words of the lemma's end that the predicate's spans lack and that no further argument has."""
    there = words.lower().split()
    elsewhere = {word for argument in arguments for word in _role(argument).split()}
    added = ""
    for word in ending:
        standing = _standing_before(text, object_["start"], word) if object_ else ""
        if word not in there and (standing or word not in elsewhere):
            added += f" {standing or word}"
    return added


def _turned(text: str, predicate: list[Any], subject: Mapping[str, Any], object_: Mapping[str, Any]) -> bool:
    """Whether the text has the passive: object, predicate, by, subject."""
    by = _standing_before(text, subject["start"], "by") or text[subject["start"] :].lower().startswith("by ")
    return object_["start"] < predicate[0]["start"] and subject["start"] >= predicate[-1]["end"] - 3 and bool(by)


def _with_preposition(text: str, argument: Mapping[str, Any]) -> str:
    """An argument with its role before it, where that is a preposition."""
    body = text[argument["start"] : argument["end"]].strip()
    role = _role(argument)
    if role in ("", "subject", "object") or body.lower().startswith(f"{role} "):
        return body
    preposition = _standing_before(text, argument["start"], role) or (role if role in _PREPOSITIONS else "")
    return f"{preposition} {body}".strip()


def _adjuncts(record: Record, relation: Mapping[str, Any]) -> list[str]:
    """Time and place of the relation, where no argument covers them."""
    text, arguments, predicate = record["article"]["text"], relation["arguments"], relation["predicate"]
    covered = [*arguments, *predicate]
    found = [
        time for time in record.get("times") or []
        if relation.get("time") == time["id"] and not any(_meet(time, other) for other in covered)
    ]  # fmt: skip
    place = relation.get("place")
    if place and all(argument.get("entity") != place for argument in arguments):
        near = [
            mention for mention in record.get("mentions") or []
            if mention.get("entity") == place and not any(_meet(mention, other) for other in covered)
        ]  # fmt: skip
        found += sorted(near, key=lambda mention: abs(mention["start"] - predicate[0]["start"]))[:1]
    slots = []
    for thing in found:
        body = text[thing["start"] : thing["end"]].strip()
        slots.append(body if _leading(body) else f"{_preposition_before(text, thing['start'])} {body}".strip())
    return slots


def _meet(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _cut(text: str, spans: Iterable[Mapping[str, int]]) -> str:
    return " ".join(text[span["start"] : span["end"]].strip() for span in spans).strip()


def _words_before(text: str, start: int, count: int) -> str:
    return " ".join(text[max(0, start - 60) : start].split()[-count:])


def _standing_before(text: str, start: int, words: str) -> str:
    """``words`` as they stand right before ``start``, in their own case; empty if they do not."""
    before = _words_before(text, start, len(words.split())) if words else ""
    return before if before.lower() == words.lower() else ""


def _preposition_before(text: str, start: int) -> str:
    before = (_words_before(text, start, count) for count in (3, 2, 1))
    return next((words for words in before if words.lower() in _PREPOSITIONS), "")


def _leading(phrase: str) -> str:
    """The preposition that a phrase begins with, if more follows."""
    words = phrase.split()
    leads = (" ".join(words[:count]) for count in (3, 2, 1) if len(words) > count)
    return next((lead for lead in leads if lead.lower() in _PREPOSITIONS), "")


def _recut(phrase: str, words: list[str]) -> str:
    """``phrase`` in the sentence's words wherever a run of its own is a run of theirs, the longest run first."""
    joined = "".join(words)
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for number, word in enumerate(words):
        begins[at] = number
        at += len(word)
        ends[at] = number
    own, out, i = phrase.split(), [], 0
    while i < len(own):
        for j in range(len(own), i, -1):
            run = "".join(own[i:j])
            start = joined.find(run)
            while start >= 0 and not (start in begins and start + len(run) in ends):
                start = joined.find(run, start + 1)
            if start >= 0:
                out += words[begins[start] : ends[start + len(run)] + 1]
                i = j
                break
        else:
            out.append(own[i])
            i += 1
    return " ".join(out)
