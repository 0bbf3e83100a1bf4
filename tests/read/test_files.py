"""Reading articles: every format, exact text, and what happens to files that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Misuse
from tasks.model import Article, Problem
from tasks.read import read_articles

PAGE = """<!doctype html><html><head><title>Bridge reopens after repairs</title>
<meta property="og:site_name" content="The Quay Post">
<meta property="article:published_time" content="2023-05-02T08:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Bridge reopens after repairs</h1>
<p>The old iron bridge over the harbour reopened on Tuesday after eleven months of repairs, town's engineers said.</p>
<p>Traffic had been sent over the northern tunnel since last June, and shopkeepers had complained about lost trade.</p>
<p>"We are relieved," said Ines Morvan, who runs a bakery on the quay. She expects her customers to come back soon.</p>
</article><footer>All rights reserved</footer></body></html>"""


def read(folder: Path, **options: int) -> tuple[list[Article], list[Problem]]:
    found = list(read_articles([folder], **options))
    return [a for a in found if isinstance(a, Article)], [p for p in found if isinstance(p, Problem)]


def test_text_of_a_txt_file_is_its_exact_content(tmp_path: Path) -> None:
    content = "Lead story\r\n\r\nA 👩‍🚀 waved; ʽשלום’ she said, e\u0301 and all.\r\n"
    (tmp_path / "a.txt").write_bytes(content.encode())
    articles, problems = read(tmp_path)
    assert articles[0].text == content
    assert articles[0].title == "Lead story"
    assert problems == []


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: t.strip("\ufeff\u200b \u00a0\u2028\u2029")
    )
)
def test_any_text_survives_json_lines_unchanged(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    if not text.strip():
        return
    file = tmp_path_factory.mktemp("raw") / "a.jsonl"
    file.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    articles, _ = read(file.parent)
    assert [a.text for a in articles] == [text]


def test_sidecar_gives_metadata_and_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A lorry overturned near the mill on Friday.")
    (tmp_path / "a.meta.json").write_text(
        '{"title": "Lorry overturns", "publisher": "Mill News", "published": "2024-03-01"}'
    )
    articles, problems = read(tmp_path)
    assert [(a.title, a.publisher, a.published) for a in articles] == [("Lorry overturns", "Mill News", "2024-03-01")]
    assert problems == []


def test_dateline_gives_the_date_where_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("LAKEWICK, 3 May 2021 (Agency) – A ferry ran aground.")
    (tmp_path / "b.txt").write_text("A ferry that sank on 3 May 2021 was raised.")
    articles, _ = read(tmp_path)
    assert [a.published for a in articles] == ["2021-05-03", None]


def test_first_line_that_is_a_sentence_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry ran aground.\n\nNobody was hurt when it happened, police said.")
    assert read(tmp_path)[0][0].title is None


def test_page_gives_main_text_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    articles, problems = read(tmp_path)
    assert problems == []
    assert "relieved" in articles[0].text and "Sport" not in articles[0].text
    assert (articles[0].title, articles[0].publisher, articles[0].published) == (
        "Bridge reopens after repairs", "The Quay Post", "2023-05-02",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n\t", "is empty"),
        ("latin.txt", "Café owner\nwins prize".encode("latin-1"), "not UTF-8: byte 0xe9 at position 3, line 1"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary file"),
        ("noise.txt", bytes(range(1, 9)) * 20, "binary file"),
        ("broken.json", b'{"text": "A story', "not JSON"),
        ("list.json", b"[1, 2]", "not a JSON object"),
        ("missing.json", b'{"title": "No text here"}', "has no “text”"),
        ("number.json", b'{"text": 5}', "that is no text"),
        ("half.json", b'{"text": "half \\ud83d of an emoji"}', "half a character"),
        ("deep.json", b"[" * 100_000, "not usable JSON"),
        ("links.html", b"<html><body><a href='/a'>A</a><a href='/b'>B</a></body></html>", "holds no article"),
    ],
)
def test_file_that_cannot_be_used_is_named_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.txt").write_text("A lorry overturned near the mill on Friday.")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["z"]
    assert len(problems) == 1 and problems[0].where.startswith(name)
    assert says in problems[0].what and problems[0].hint


def test_broken_line_costs_that_line_only(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": \n\n{"text": "Three."}\n')
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a.jsonl#1", "a.jsonl#4"]
    assert problems[0].where == "a.jsonl, line 2"


def test_too_large_a_file_is_refused_and_a_long_line_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 100)
    (tmp_path / "b.jsonl").write_text('{"text": "' + "x" * 500 + '"}\n{"text": "Short."}\n')
    articles, problems = read(tmp_path, max_bytes=200)
    assert [a.text for a in articles] == ["Short."]
    assert [p.where for p in problems] == ["a.txt", "b.jsonl, line 1"]


def test_two_articles_of_one_id_are_both_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n{"id": "x", "text": "One."}\n'
    )
    articles, problems = read(tmp_path)
    assert [(a.id, a.text) for a in articles] == [("x", "One."), ("x~2", "Two.")]
    assert [p.level for p in problems] == ["warning", "skipped"]


def test_dangling_link_and_folder_named_like_an_article_are_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.txt").mkdir()
    articles, problems = read(tmp_path)
    assert articles == []
    assert {p.where for p in problems} == {"gone.txt", "folder.txt"}


def test_wrong_date_is_left_out_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "One.", "published": "last Tuesday"}')
    articles, problems = read(tmp_path)
    assert articles[0].published is None
    assert problems[0].level == "warning" and "ISO 8601" in problems[0].what


def test_folder_that_does_not_exist_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="does not exist"):
        list(read_articles([tmp_path / "none"]))


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\0\1")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "a.txt").write_text("Hidden.")
    assert read(tmp_path) == ([], [])
