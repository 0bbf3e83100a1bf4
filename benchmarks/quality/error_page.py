"""The error browser: one page of HTML with the worst cases of a set. All text is escaped; the page loads nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from benchmarks.quality.tally import Case

_STYLE = """body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}
article{border-top:1px solid #ccc;padding:.6rem 0}
dl{display:grid;grid-template-columns:5rem 1fr;gap:.1rem .6rem;margin:0}
dt{color:#666}dd{margin:0;overflow-wrap:anywhere}.kind{font-weight:600;color:#a33}.where{color:#666;float:right}
@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}.kind{color:#e88}article{border-color:#444}}"""


def page(title: str, cases: Sequence[Case], limit: int = 200) -> str:
    """A page of the ``limit`` worst cases, kinds in turn so that none hides the others."""
    ranked: list[tuple[int, float, int, Case]] = []
    seen: Counter[str] = Counter()
    for number, case in sorted(enumerate(cases), key=lambda pair: (-pair[1].loss, pair[0])):
        ranked.append((seen[case.kind], -case.loss, number, case))
        seen[case.kind] += 1
    shown = [case for *_, case in sorted(ranked, key=lambda entry: entry[:3])[:limit]]
    counts = ", ".join(f"{escape(kind)} {count}" for kind, count in sorted(seen.items()))
    body = "".join(map(_case, shown))
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style>\n<h1>{escape(title)}</h1>\n<p>{len(cases)} cases: {counts}. "
        f"Shown: {len(shown)}.</p>\n{body}</html>\n"
    )


def _case(case: Case) -> str:
    rows = (("gold", case.gold), ("ours", case.ours), ("text", case.sentence))
    listed = "".join(f"<dt>{name}</dt><dd>{escape(text) or '–'}</dd>" for name, text in rows)
    head = f'<span class="kind">{escape(case.kind)}</span> <span class="where">{escape(case.where)}</span>'
    return f"<article>{head}<dl>{listed}</dl></article>\n"
