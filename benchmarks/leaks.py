"""Hunts for leaks: what somebody only said, denied, doubted, promised or feared, as a fact of the article's own.

    python -m benchmarks.leaks                  # shares by class and construction
    python -m benchmarks.leaks --errors         # and every text that went wrong
    python -m benchmarks.leaks --only deny      # one class, or one construction

Every frame of ``leaks.toml`` is filled with every content that fits it; each text is an article of its own. Frames and
contents were written before the rules were tried on them. Where a content's verbs stand in the text is known, so that
no words are compared: a statement whose predicate stands there, positive, actual and nobody's, is a leak.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.quality.pipeline import extract_records
from benchmarks.quality.tally import Record
from tasks.model import Article
from tasks.settings import Settings

FILE = Path(__file__).with_suffix(".toml")
FAULTS = ("leak", "polarity", "modality", "speaker", "missed")
_SLOT = re.compile(r"\{(\w+?)(2?)\}")
_SAID = frozenset(("past", "done", "base", "gerund"))


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: the noun phrase, and the word of it that a right speaker has."""

    phrase: str
    head: str


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody did, with the forms of its verb phrase."""

    kind: str
    subject: str
    forms: dict[str, str]
    verbs: tuple[str, ...]
    inner: tuple[str, ...]
    below: str
    agent: bool
    group: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A construction, with one verb of its list."""

    construction: str
    word_class: str
    text: str
    verb: str
    polarity: str
    modality: tuple[str, ...]
    speaker: str
    agent: bool | None
    group: str
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A text, where in it the contents stand, and what is right."""

    text: str
    frame: Frame
    contents: tuple[tuple[int, int, Content], ...]  #: offsets of the verb phrases
    speaker: str  #: word that the speaker's phrase has; "*" for anybody, empty for the article itself


@dataclass(slots=True)
class Outcome:
    """What extraction made of a probe: faults, and the statements that have them."""

    probe: Probe
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def probes() -> list[Probe]:
    """All texts, in the order of the file."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    sources = [Source(**item) for item in table["sources"]]
    contents = [_content(item) for item in table["content"]]
    found = []
    for frame in (frame for item in table["frame"] for frame in _frames(item)):
        fitting = [c for c in contents if c.group == frame.group and frame.agent in (None, c.agent)]
        for number, content in enumerate(fitting):
            source = sources[len(found) % len(sources)]
            second = fitting[(number + 1) % len(fitting)]
            found.append(_filled(frame, source, content, second))
    return found


def _content(item: dict[str, Any]) -> Content:
    forms = {name: item[name] for name in _SAID if name in item}
    return Content(
        item["kind"], item["subject"], forms, tuple(item["verbs"]), tuple(item.get("inner", ())),
        item.get("below", ""), item.get("agent", True), item.get("group", ""),
    )  # fmt: skip


def _frames(item: dict[str, Any]) -> Iterable[Frame]:
    for verb in item.get("verbs", [""]):
        yield Frame(
            item["construction"], item["class"], item["text"], verb, item.get("polarity", "positive"),
            tuple(item.get("modality", ["actual"])), item.get("speaker", "src"), item.get("agent"),
            item.get("group", ""), tuple(item.get("apart", ())),
        )  # fmt: skip


def _filled(frame: Frame, source: Source, content: Content, second: Content) -> Probe:
    pattern = frame.text.replace("{verb}", frame.verb).replace("{Verb}", _capital(frame.verb))
    text, last, placed = "", 0, []
    for slot in _SLOT.finditer(pattern):
        text += pattern[last : slot.start()]
        last = slot.end()
        name, of = slot[1], second if slot[2] else content
        if name.lower() in ("src", "s"):
            phrase = source.phrase if name.lower() == "src" else of.subject
            text += _capital(phrase) if name[0].isupper() else phrase
        else:
            start = len(text)
            text += of.forms[name]
            placed.append((start, len(text), of))
    text += pattern[last:]
    speaker = {"src": source.head, "s": content.subject.split()[-1], "somebody": "*", "article": ""}[frame.speaker]
    if frame.speaker == "src" and "{src}" not in frame.text.lower():
        speaker = "Keller"
    return Probe(text, frame, tuple(placed), speaker)


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def judge(probe: Probe, record: Record) -> Outcome:
    """What is wrong with the statements of a probe's contents."""
    outcome = Outcome(probe)
    said = {a["id"]: a for a in record["attributions"]}
    named = {e["id"]: e["label"] for e in record["entities"]}
    for start, end, content in probe.contents:
        missing = list(content.verbs)
        for relation in record["relations"]:
            predicate = relation["predicate"][-1:]
            if not any(start < span["end"] <= end for span in predicate):
                continue
            lemma = relation["lemma"].split()[0]
            if lemma in content.inner and content.below in probe.frame.apart:
                continue
            told = said.get(relation["attribution"] or "")
            shown = f"{relation['lemma']} ({relation['polarity']}, {relation['modality']})"
            if told is None and relation["polarity"] == "positive" and relation["modality"] == "actual":
                outcome.faults["leak"].append(shown)
                missing = [verb for verb in missing if verb != lemma]
                continue
            who = ""
            if told is not None:
                who = " ".join([named.get(told["speaker"] or "", ""), *(_cut(record, s) for s in told["source"])])
            if not _right_speaker(probe, told is not None, who):
                outcome.faults["speaker"].append(f"{shown} <{who.strip() or '–'}>")
            if lemma not in content.verbs:
                continue
            missing = [verb for verb in missing if verb != lemma]
            if probe.frame.polarity not in ("any", relation["polarity"]):
                outcome.faults["polarity"].append(shown)
            if relation["modality"] not in probe.frame.modality:
                outcome.faults["modality"].append(shown)
        outcome.faults["missed"].extend(missing)
    return outcome


def _right_speaker(probe: Probe, attributed: bool, who: str) -> bool:
    if probe.speaker == "*":
        return True
    if not probe.speaker:
        return not attributed
    return attributed and probe.speaker in who


def _cut(record: Record, span: dict[str, int]) -> str:
    text: str = record["article"]["text"]
    return text[span["start"] : span["end"]]


def outcomes(wanted: Sequence[Probe], settings: Settings | None = None) -> list[Outcome]:
    """What extraction makes of texts, in their order; ``settings`` as in the environment by default."""
    articles = [Article(str(number), probe.text) for number, probe in enumerate(wanted)]
    records = {record["article"]["id"]: record for record in extract_records(articles, settings or Settings.read())}
    return [judge(probe, records[str(number)]) for number, probe in enumerate(wanted) if str(number) in records]


def table(found: Sequence[Outcome]) -> str:
    """Texts with each fault, by class and construction, as text."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in found:
        groups[outcome.probe.frame.word_class, outcome.probe.frame.construction].append(outcome)
    lines = [f"{'class':10} {'construction':36} {'texts':>6} " + " ".join(f"{fault:>9}" for fault in FAULTS)]
    for (word_class, construction), members in [*sorted(groups.items()), (("all", ""), list(found))]:
        counts = " ".join(f"{sum(bool(o.faults[fault]) for o in members):9}" for fault in FAULTS)
        lines.append(f"{word_class:10} {construction:36} {len(members):6} {counts}")
    shares = ", ".join(
        f"{fault} {100 * sum(bool(o.faults[fault]) for o in found) / max(1, len(found)):.2f} %" for fault in FAULTS
    )
    return "\n".join([*lines, f"share of texts: {shares}"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print every text that went wrong")
    parser.add_argument("--only", default="", metavar="WORD", help="classes or constructions with this in their name")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth text")
    wanted = parser.parse_args()
    chosen = [p for p in probes() if wanted.only in f"{p.frame.word_class}: {p.frame.construction}"][:: wanted.every]
    found = outcomes(chosen)
    if wanted.errors:
        for outcome in found:
            for fault in FAULTS:
                if outcome.faults[fault]:
                    shown = "; ".join(outcome.faults[fault])
                    print(f"{fault:9} {outcome.probe.text!r}: {shown}")
    print(table(found))


if __name__ == "__main__":
    main()
