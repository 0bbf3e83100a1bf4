"""Writes docs/ontology.html, the vocabulary for readers, from ontology/triplewire.ttl: python docs/ontology_page.py"""

from __future__ import annotations

from pathlib import Path

from tasks.serve.html import environment
from tasks.serve.vocabulary import vocabulary


def main() -> None:
    """Renders the page into the file beside this program."""
    page = environment().get_template("ontology-alone.html").render(vocabulary=vocabulary())
    Path(__file__).with_name("ontology.html").write_text(page + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
