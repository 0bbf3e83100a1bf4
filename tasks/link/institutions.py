"""Names of organisations as they are compared: spelling, legal form, and the country of what every country has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tasks.link.names import name_key
from tasks.link.profiles import nation
from tasks.ontology import lexicon, words

_SPELLINGS = [
  (re.compile(pattern), to)
  for pattern, to in (
    (r"&", " and "), (r"(\w{3,})our(s?)\b", r"\1or\2"), (r"(\w{2,})tre(s?)\b", r"\1ter\2"),
    (r"\b(def|off|lic)ence\b", r"\1ense"),
    (r"(\w{3,})is(ation|ed|ing)", r"\1iz\2"), (r"\bprogramme", "program"), (r"\bst\b", "saint"), (r"\bmt\b", "mount"),
    (r"\b([a-z]) (?=\d)", r"\1"), (r"^second (.+)$", r"\1 2"), (r"^first (.+ war)$", r"\1 1"),
  )
]  # fmt: skip
_SPELLED_TWO_WAYS = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLINGS))
#: “Norvik Foods of Denmark”
COUNTRY_LAST = re.compile(r"^(?P<rest>.+)\s+(?:of|in)\s+(?:the\s+)?(?P<place>[A-Z][\w.’' -]+)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_WORDS_OF_A_COUNTRY = 4


@lru_cache(maxsize=65536)
def spelled(name: str) -> str:
    """:func:`tasks.link.names.name_key` with British and American spelling, “&”, “St” and “Mt” made one.

    >>> spelled("World Labour Organisation") == spelled("World Labor Organization")
    True
    """
    key = name_key(name)
    for pattern, to in _SPELLINGS if _SPELLED_TWO_WAYS.search(key) else ():  # of most names nothing has to be changed
        key = pattern.sub(to, key)
    return " ".join(key.split())


@dataclass(frozen=True, slots=True)
class Institution:
    """The name of an organisation, taken apart."""

    key: str  #: what it is compared by, without country and legal form
    country: str = ""  #: ISO code, where the name has it
    generic: bool = False  #: whether many countries have one of that name
    legal: str = ""  #: legal form, where the name has one


@lru_cache(maxsize=65536)
def institution(name: str) -> Institution:
    """``name`` taken apart.

    >>> institution("Latvian Defence Ministry") == institution("Ministry of Defence of Latvia")
    True
    """
    country, rest = split_country(name)
    tokens = spelled(rest).split()
    generic, small = _generic()
    if tokens and all(token in generic or token in small for token in tokens) and not small.issuperset(tokens):
        content = [token for token in tokens if token not in small]
        if country and words("institutions", "not_alone").issuperset(content):
            return Institution(spelled(name))  # “American Conservative” is no country's conservative
        if any(token in _heads() for token in content):
            content = sorted(content)
        return Institution(" ".join(content), country, True)
    tokens = spelled(name).split()
    forms = lexicon("institutions")["legal"]
    legal = ""
    while len(tokens) > 1 and (tokens[-1] in forms or tokens[-1] == "and"):
        legal = forms.get(tokens.pop(), "") or legal
    clubs = lexicon("institutions")["clubs"]
    for place in (-1, 0):
        if len(tokens) > 1 and tokens[place] in clubs:
            legal = clubs[tokens.pop(place)]
    return Institution(" ".join(tokens), "", False, legal)


def acronym(key: str) -> str:
    """Initials of the words of a key, small words left out; "" if there are fewer than three.

    What is an abbreviation itself stays whole (“us”).

    >>> acronym("european harbor workers federation"), acronym("us harbor service")
    ('ehwf', 'ushs')
    """
    tokens = [token for token in key.split() if token not in _generic()[1]]
    return "".join(t if len(t) == 2 else t[0] for t in tokens) if len(tokens) >= 3 else ""


def is_short_form(short: str, long: str) -> bool:
    """Whether ``short`` (a key) is ``long`` without the words for its trade: “harwick”, “harwick motors”."""
    rest = long[len(short) :].split()
    return long.startswith(f"{short} ") and all(word in _trades() for word in rest)


def split_country(name: str) -> tuple[str, str]:
    """The country that ``name`` begins or ends with (ISO code or ""), and the name without it."""
    tokens = name.split()
    if len(tokens) > 1 and tokens[0].lower() == "the":
        tokens = tokens[1:]
    for count in range(min(_MOST_WORDS_OF_A_COUNTRY, len(tokens) - 1), 0, -1):
        code = nation(_POSSESSIVE.sub("", " ".join(tokens[:count])))
        if code:
            return code, " ".join(tokens[count:])
    if (match := COUNTRY_LAST.match(name)) and (code := nation(match["place"])):
        return code, match["rest"]
    return "", name


@cache
def _generic() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(spelled, words("institutions", "generic"))), words("institutions", "small")


@cache
def _heads() -> frozenset[str]:
    return words("institutions", "heads")


@cache
def _trades() -> frozenset[str]:
    return frozenset(map(spelled, words("institutions", "short.trades")))
