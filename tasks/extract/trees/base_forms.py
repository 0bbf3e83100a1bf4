"""The base form of a verb where the lemmatizer breaks the rules of spelling: “fined” is no form of “fin”."""

from __future__ import annotations

import re

#: One vowel between consonants, as “fin”: its last letter would be doubled (“finned”), so “fined” comes of “fine”.
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]\Z|[^aeiou]*qu[aeiou][^aeiouwxy]\Z")
#: After these alone “-es” is the ending; “hopes” is “hope” and “s”.
_HISSING = ("s", "x", "z", "ch", "sh", "o")


def base_form(word: str, tag: str, lemma: str) -> str:
    """``lemma`` of the verb form ``word`` (lower case) with the tag ``tag``, mended where spelling forbids it.

    >>> base_form("fined", "VBN", "fin"), base_form("hopes", "VBZ", "hop"), base_form("planned", "VBN", "plan")
    ('fine', 'hope', 'plan')
    """
    if tag in ("VBD", "VBN", "VBG") and word in (f"{lemma}ed", f"{lemma}ing") and _SHORT.match(lemma):
        return f"{lemma}e"
    if tag == "VBZ" and word == f"{lemma}es" and not lemma.endswith(_HISSING):
        return f"{lemma}e"
    return lemma
