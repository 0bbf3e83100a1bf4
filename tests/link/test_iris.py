"""IRIs of entities: readable, plain, all different."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.link.iris import Wanted, mint, slug


def test_iris_are_readable_and_all_different() -> None:
    things = [Wanted("City", "Springfield", "1"), Wanted("City", "Springfield", "2"), Wanted("Person", "Ångström", "3")]
    iris = mint("https://x.example/", things)
    assert iris[0] == "https://x.example/entity/place/springfield"
    assert iris[1].startswith("https://x.example/entity/place/springfield-")
    assert iris[2] == "https://x.example/entity/person/angstrom"


@given(st.text())
def test_a_slug_is_never_empty_and_always_plain(label: str) -> None:
    assert slug(label) and slug(label).isascii() and "/" not in slug(label)
