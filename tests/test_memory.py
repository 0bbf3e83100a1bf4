"""Memory that is given back costs nothing that is still in use, and what is forgotten is found again."""

from __future__ import annotations

import gc

from tasks.gazetteer import database
from tasks.link import names
from tasks.memory import forget, give_back, no_collection


def test_what_is_in_use_stays() -> None:
    kept = [bytes(1_000) for _ in range(1_000)]
    give_back()
    assert kept == [bytes(1_000)] * 1_000


def test_what_functions_remember_is_forgotten_package_by_package() -> None:
    names.name_key("Ada"), database.by_key("ada")
    forget("tasks.link")
    assert names.name_key.cache_info().currsize == 0
    assert database.by_key.cache_info().currsize > 0


def test_collection_is_as_it_was_after_a_block_without() -> None:
    for before in (True, False):
        (gc.enable if before else gc.disable)()
        with no_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    gc.enable()
