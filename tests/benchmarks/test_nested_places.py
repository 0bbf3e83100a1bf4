"""Places inside longer names are left out, and nothing else."""

from __future__ import annotations

from benchmarks.nested_places import without_nested


def test_only_places_inside_longer_names_are_left_out() -> None:
    def mention(start: int, text: str, kind: str, named: bool = True) -> dict[str, object]:
        return {"start": start, "end": start + len(text), "text": text, "type": kind, "named": named}

    council = mention(0, "Orne Harbour Council", "Organization")
    inside = mention(0, "Orne", "City")
    alone = mention(30, "Orne", "City")
    phrase = mention(40, "the harbour of Orne", "Place", named=False)
    in_phrase = mention(55, "Orne", "City")
    record = {"mentions": [council, inside, alone, phrase, in_phrase], "entities": []}
    assert without_nested(record)["mentions"] == [council, alone, phrase, in_phrase]
