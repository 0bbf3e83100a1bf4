"""Names as they are compared: written forms to keys, a person's name to its parts.

Two spellings of one name differ in accents, case, punctuation, numerals and, for names from other alphabets, in the
way they are transliterated. :func:`name_key` takes away the first kinds, :func:`sound_key` the last as well, by rules
on letters that hold for the common romanisations (BGN/PCGN, ISO 9, press usage), never by a list of people.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tasks.ontology import lexicon

_NOT_WORD = re.compile(r"(?:[^\w&+]|(?<!\w)\+)+")
_INITIALS = re.compile(r"\b([A-Z])\.(?=[A-Z]\.)")
_POSSESSIVE = re.compile(r"['’]s?$")
_POINTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?=\s|$)")
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "first": "1", "second": "2", "third": "3",
}  # fmt: skip

#: Letters that NFKD does not take apart.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
                          "ʿ": "", "ʾ": "", "ʼ": "", "ʹ": ""})  # fmt: skip

#: Spellings that romanisations give to one sound, in the order in which they are applied.
_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        *((r"(?:ii|iy|yi|yy|ij|yj|ey|ei|ie|i|y|j)\b", "y"), (r"kh", "h"), (r"ph", "f"), (r"ck", "k"), (r"ks|x", "ks")),
        *((r"tch|tsch|cz", "ch"), (r"sch|sz", "sh"), (r"zh", "j"), (r"ou|oo", "u"), (r"w", "v"), (r"q|c(?!h)", "k")),
        *((r"ff\b|v\b", "v"), (r"[jyi]+([aeou])", r"\1"), (r"ts|tz", "z"), (r"y|j", "i"), (r"gu(?=[ei])", "g")),
        *((r"dh", "d"), (r"gh", "g"), (r"th", "t"), (r"(.)\1+", r"\1")),
    )
]


def plain_letters(text: str) -> str:
    """``text`` in lower case without accents and ligatures; other alphabets stay as they are."""
    if text.isascii():  # nearly every name, and nothing of what follows concerns it
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in text if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """``name`` without what spelling may vary in: case, accents, dots, a leading “the”, a final ’s, kind of numeral.

    >>> name_key("the U.S."), name_key("World War Two") == name_key("World War II")
    ('us', True)
    """
    text = _POSSESSIVE.sub("", plain_letters(name).strip())
    if "." in text:
        text = _POINTS.sub("", text)
    words = [word for word in _NOT_WORD.split(text) if word and word != "_"]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[1:] = [_ROMAN.get(w, w) if w != "i" or n == len(words) - 2 else w for n, w in enumerate(words[1:])]
        words[1:] = [_NUMBERS.get(w, w) for w in words[1:]]
    return " ".join(words)


@lru_cache(maxsize=65536)
def sound_key(name: str) -> str:
    """:func:`name_key` with the romanisations of one sound made one.

    >>> sound_key("Kovalenskiy") == sound_key("Kovalenskyy") == sound_key("Kovalensky")
    True
    """
    key = name_key(name)
    written = key
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key if len(key) > 2 else written  # too little is left to compare


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart; all parts as :func:`name_key` gives them."""

    given: tuple[str, ...]  #: given and middle names or initials, in order
    family: str  #: family name with its particles; the only part of a bare name
    suffix: str = ""  #: jr, sr, 2, 3

    @property
    def bare(self) -> bool:
        """Whether there is a family name (or a single name) only."""
        return not self.given


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """``name`` taken apart by the order given – family; particles stay with the family name.

    >>> person_name("Anna van der Berg")
    PersonName(given=('anna',), family='van der berg', suffix='')
    """
    table = lexicon("person_names")
    words = name_key(_INITIALS.sub(r"\1 ", name)).split()
    suffix = ""
    while len(words) > 1 and words[-1] in table["suffixes"]:
        suffix = words.pop()
    while len(words) > 1 and words[0] in table["titles"]:
        words = words[1:]
    start = len(words) - 1
    first = 0 if name[:1].islower() else 1  # “van der Berg” is a family name; Ben Archer has a given name
    while start > first and words[start - 1] in table["particles"]:
        start -= 1
    return PersonName(tuple(words[:start]), " ".join(words[start:]), suffix)


def family_key(name: PersonName) -> str:
    """The family name as people are sorted by it: its sound, particles joined (“De Vries”, “Devries”).

    The Arabic article and the Spanish “and” are left out (“al-Khatib”, “Khatib”).
    """
    first, _, rest = name.family.partition(" ")
    return sound_key((rest if rest and first in lexicon("person_names")["left_out"] else name.family).replace(" ", ""))


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon("person_names")["nicknames"]):
        for form in group:
            groups.setdefault(name_key(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}


def same_given_name(a: str, b: str) -> str | None:
    """Why ``a`` and ``b`` (keys) can be one given name: a reason in words, or None.

    >>> same_given_name("j", "john"), same_given_name("bill", "william"), same_given_name("anna", "peter")
    ('initial', 'short form', None)
    """
    if a == b:
        return "same"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else None
    groups = _nicknames()
    if groups.get(a, frozenset()) & groups.get(b, frozenset()):
        return "short form"
    if sound_key(a) == sound_key(b):
        return "other transliteration"
    return None


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether further given names can be one person's: alike in turn (H. W. is not W.), or a whole one is in both."""
    if all(same_given_name(x, y) for x, y in zip(a, b, strict=False)):
        return True
    return any(len(x) > 1 and same_given_name(x, y) not in (None, "initial") for x in a for y in b)


def same_person_name(a: PersonName, b: PersonName) -> tuple[float, str] | None:
    """Score (0 to 1) and reason if two full names can be one person's; None if they cannot.

    Family names must sound alike; the first given names must be the same, an initial, a short form or another
    transliteration; further given names (middle names, patronymics) must not contradict each other.
    """
    if a.bare or b.bare or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    if family_key(a) != family_key(b):
        return None
    first = same_given_name(a.given[0], b.given[0])
    for one, other in ((a, b), (b, a)):  # J. Robert Ames is called Robert Ames
        if first is None and len(one.given) > 1 and len(one.given[0]) == 1 and other.given == one.given[1:2]:
            return 0.8, "called by the second given name"
    if first is None:
        return None
    middle_a, middle_b = a.given[1:], b.given[1:]
    if middle_a and middle_b and not _middles_agree(middle_a, middle_b):
        return None
    if a == b:
        return 1.0, "same full name"
    score = {"same": 0.95, "other transliteration": 0.9, "short form": 0.85, "initial": 0.7}[first]
    if a.family != b.family:
        score -= 0.05
    if bool(a.suffix) != bool(b.suffix):
        score -= 0.3
    reason = "same given name" if first == "same" else f"given name: {first}"
    return score, reason + ("" if a.family == b.family else ", family name in another transliteration")
