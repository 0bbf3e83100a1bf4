"""The programs that learn the lexicon's numbers: on made-up rows and sets, with known answers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from benchmarks.quality.documents import Document
from benchmarks.training import attributions, calibration, confidence, salience
from benchmarks.training.__main__ import LEXICON, MAKERS, main
from benchmarks.training.fitting import Case, choose, fit_choice, fit_logistic, frequent, score
from benchmarks.training.parses import Parsed, Parser, parser
from benchmarks.training.weight_file import toml_text, weight_table
from tasks.model import Article


def _parse_with(nlp: Language) -> Parser:
    def parse(documents: Sequence[Document]) -> Iterator[Parsed]:
        for document in documents:
            yield document, nlp(document.text)

    return parse


def test_logistic_weights_give_back_the_shares_of_the_rows() -> None:
    rows = [["a"]] * 100 + [[]] * 100
    labels = [1.0] * 80 + [0.0] * 20 + [1.0] * 30 + [0.0] * 70
    weights = fit_logistic(rows, labels, ["a"], penalty=1e-6)
    assert 1 / (1 + np.exp(-score(weights, ["a"]))) == pytest.approx(0.8, abs=0.01)
    assert 1 / (1 + np.exp(-score(weights, []))) == pytest.approx(0.3, abs=0.01)


def test_of_many_features_those_that_matter_are_kept() -> None:
    rows = [["strong", f"weak{n % 3}"] if n % 2 else [f"weak{n % 3}"] for n in range(120)]
    labels = [float(n % 2) for n in range(120)]
    weights = fit_logistic(rows, labels, ["strong", "weak0", "weak1", "weak2"], penalty=1.0, most=1)
    assert sorted(weights) == ["bias", "strong"]


def test_rare_features_are_passed_over() -> None:
    assert frequent([["a", "b"], ["a"], ["a", "c"]], 2) == ["a"]


def test_choice_without_cases_stays_at_what_was_assumed() -> None:
    assert fit_choice([], {"near": 1.5, "none": -1.0}, 3.0) == {"near": 1.5, "none": -1.0}


def test_choice_learns_which_candidate_is_right() -> None:
    case = Case([{"near": 1.0}, {"subject": 1.0}], [False, True])
    weights = fit_choice([case] * 50, {"near": 1.0}, 1.0)
    assert weights["subject"] > weights["near"]
    assert choose(weights, case) == 1


def test_choice_learns_to_leave_a_case_open() -> None:
    case = Case([{"far": 1.0}], [False])
    weights = fit_choice([case] * 50, {}, 1.0)
    assert choose(weights, case) is None


def test_written_tables_read_back() -> None:
    text = toml_text("Two tables.\n\nMade here.", {"a": {"plain": 0.5, 'a "b"': -1.0}, "c": {"list": [0.1, 0.2]}})
    assert tomllib.loads(text) == {"a": {"plain": 0.5, 'a "b"': -1.0}, "c": {"list": [0.1, 0.2]}}
    assert text.startswith("# Two tables.\n#\n# Made here.\n")


def test_weight_that_changes_nothing_is_not_written() -> None:
    assert weight_table({"b": 0.049, "a": -1.234}) == {"a": -1.23}


def test_calibration_gives_the_shares_that_were_right_and_keeps_the_order() -> None:
    weights = {"any": 0.0, "good": 2.0}
    rows = [calibration.OwnRow(["any", "good"], n < 90) for n in range(100)]
    rows += [calibration.OwnRow(["any"], n < 60) for n in range(100)]
    table = calibration.fit(rows, weights, ())
    assert calibration.confidence(["any", "good"], weights, table) == pytest.approx(0.9, abs=0.01)
    assert calibration.confidence(["any"], weights, table) == pytest.approx(0.6, abs=0.01)


def test_calibration_never_turns_the_order_round() -> None:
    weights = {"any": 0.0, "good": 2.0}
    rows = [calibration.OwnRow(["any", "good"], n < 30) for n in range(100)]
    rows += [calibration.OwnRow(["any"], n < 60) for n in range(100)]
    assert calibration.fit(rows, weights, ())["slope"] == 0.0


def test_attribution_found_to_the_character_has_the_full_label(nlp: Language) -> None:
    text = "Ilse Brun said the bridge would open."
    gold = [{"source": [(0, 9)], "cue": [(10, 14)], "content": [(15, 36)]}]
    rows = list(attributions.candidates(_parse_with(nlp)([Document(Article("1", text), gold)])))
    assert [(row.label, row.exact) for row in rows if "class=say" in row.features] == [(1.0, True)]


def test_candidate_that_nobody_marked_has_no_label(nlp: Language) -> None:
    text = "Ilse Brun said the bridge would open."
    rows = list(attributions.candidates(_parse_with(nlp)([Document(Article("1", text), [])])))
    assert rows and all(row.label == 0.0 for row in rows)


def test_threshold_parts_the_likely_from_the_unlikely() -> None:
    rows = [attributions.Row(["yes"], 1.0, True)] * 50 + [attributions.Row(["no"], 0.0, False)] * 50
    threshold = attributions.best_threshold(rows, {"bias": 0.0, "yes": 2.0, "no": -1.0}, 50)
    assert 0.26 < threshold < 0.88


def test_pronoun_becomes_a_case_with_its_gold_antecedent(nlp: Language) -> None:
    from tasks.extract.components import COMPONENTS

    doc = nlp("Anna Brun met Carl Lind. She thanked him.")
    for name in ("triplewire_times", "triplewire_mentions"):
        COMPONENTS[name][0](doc)
    mentions = doc._.triplewire_mentions
    first = {m.head: n for n, m in enumerate(mentions)}
    gold = {
        first[1]: frozenset({"i"}),
        first[4]: frozenset({"c"}),
        first[6]: frozenset({"i"}),
        first[8]: frozenset({"c"}),
    }
    cases = salience.cases_of(doc, gold)
    assert [kind for kind, _ in cases] == ["person", "person"]
    assert [sum(case.right) for _, case in cases] == [1, 1]
    assert mentions[first[6]].chain == mentions[first[1]].chain
    assert mentions[first[8]].chain == mentions[first[4]].chain


def test_features_belong_to_their_relations(nlp: Language) -> None:
    text = "Ilse Brun, a baker from Varna, sold the mill. It rained."
    record, features = confidence.read_with_features(Article("1", text), nlp(text))
    by_lemma = {relation["lemma"]: true for relation, true in zip(record["relations"], features, strict=True)}
    assert "two_arguments" in by_lemma["sell"]
    assert "one_argument" in by_lemma["rain"]
    assert "apposition" in by_lemma["be"]


def test_whole_program_writes_the_lexicon_of_a_small_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = tmp_path / "PolNeAR" / "data"
    for folder in ("train/text", "train/attributions"):
        (base / folder).mkdir(parents=True)
    (base / "metadata.tsv").write_text("filename\tpublisher\n", encoding="utf-8")
    text = "Ilse Brun said the bridge would open.\n" * 30
    (base / "train/text/one.txt").write_text(text, encoding="utf-8")
    lines, length = [], len("Ilse Brun said the bridge would open.\n")
    for n in range(30):
        at = n * length
        spans = [("Source", 0, 9), ("Cue", 10, 14), ("Content", 15, 36)]
        lines += [f"T{3 * n + k}\t{role} {at + a} {at + b}\t-" for k, (role, a, b) in enumerate(spans)]
        lines.append(f"E{n}\tAttribution:T{3 * n + 1} Source:T{3 * n} Cue:T{3 * n + 1} Content:T{3 * n + 2}")
    (base / "train/attributions/one_a.ann").write_text("\n".join(lines), encoding="utf-8")
    made = []
    for name in ("first.toml", "second.toml"):
        assert main(["attributions", "--data", str(tmp_path), "--output", str(tmp_path / name)]) == 0
        made.append((tmp_path / name).read_text(encoding="utf-8"))
    assert made[0] == made[1]
    assert tomllib.loads(made[0])["weights"]["bias"] > 0
    assert "30 attributions" in capsys.readouterr().out


def test_folder_without_the_set_is_a_misuse_without_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["salience", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("what", sorted(MAKERS))
def test_lexicon_in_use_says_how_it_was_made(what: str) -> None:
    assert f"python -m benchmarks.training {what}" in (LEXICON / MAKERS[what][0]).read_text(encoding="utf-8")


def test_parser_keeps_order_text_and_date() -> None:
    documents = [Document(Article(str(n), f"It rained in town {n}.", published="2024-08-14"), None) for n in range(20)]
    parsed = list(parser()(documents))
    assert [document for document, _ in parsed] == documents
    assert all(doc.text == document.text for document, doc in parsed)
    assert {doc._.triplewire_published for _, doc in parsed} == {"2024-08-14"}
