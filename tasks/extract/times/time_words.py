"""Every token of a text as one letter that says what it can be in a time expression.

The grammar of times (``time_dates``, ``time_lengths``) is regular expressions over these letters, so that a position in
the string of letters is a token's index. The words stand in ``ontology/lexicon/times.toml`` and ``numbers.toml``.

====== ====================================== ====== ======================================
letter token                                  letter token
====== ====================================== ====== ======================================
N      a number (digits or words)             d      one of 1 to 31 in digits
y      four digits that may be a year         \\+     a further token of the one before it
W      “several”, “few”, “many”               o      an ordinal
Y      “1990s”, “nineties”                    X      a date in one token (7/8/07)
M      a month                                D, B   a weekday, its plural
U      a unit from the day up                 T      hour, minute, second
P      a part of the day                      S      a season
H      a holiday                              J, K   “today”; “tonight”, “overnight”
R      “currently”, “the future”              Z      “daily”, “annual”
l, n   last and past; next and coming         i, q   this; that and same
r      recent                                 E, e   “early”; “beginning”
F      of                                     t, a   the; a, an
v      “almost”, “more than”                  s      ’s
\\-     a hyphen or dash                       ,      a comma
&      and, or                                w      to, through, until
c      a clock time                           m, k   a.m. and p.m.; o'clock
z      a time zone                            Q      Q3, H1, FY2006
f      fiscal, financial                      g      ago
b, G   earlier, before; later, after          A      from now
x      once, twice, times                     V, p   every, each; per
O, L   old; long                              C      BC
\\(, \\) brackets                               .      anything else
====== ====================================== ====== ======================================
"""

from __future__ import annotations

import re

from tasks.extract.quantities.number_words import HYPHENS, ORDINALS, Number, numbers, ordinal
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

LEXICON = lexicon("times")
WEEKDAYS: dict[str, int] = {**LEXICON["weekdays"], **LEXICON["weekday_plurals"]}
MONTHS: dict[str, int] = LEXICON["months"]
UNITS: dict[str, str] = LEXICON["units"]
CLOCK_UNITS: dict[str, str] = LEXICON["clock_units"]
HOLIDAYS: dict[str, str] = LEXICON["holidays"]
REFERENCES = {
    word: value for table in ("references", "reference_phrases") for value, ws in LEXICON[table].items() for word in ws
}
_AMBIGUOUS = words("times", "ambiguous.words")
_SHORT_UNITS = frozenset(["wk", "wks", "yr", "yrs", "hr", "hrs", "min", "mins", "sec", "secs", "second", "seconds"])
TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
         "nineties": 90}  # fmt: skip
_NAMES = frozenset(["PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "LAW"])
_BEFORE_DATES = words("times", "before_dates.words")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?(am|pm|a\.m\.?|p\.m\.?)|(\d{1,2}):(\d{2})", re.ASCII)
DATE_TOKEN = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{2,4})", re.ASCII)
DECADE = re.compile(r"['’]?(\d{2}|1\d{3}|20\d{2})['’]?s", re.ASCII)
PERIOD = re.compile(r"(?:q[1-4]|[1-4]q|h[12]|fy(?:\d{4}|\d{2})?)(?:[/-]\d{2,4})?", re.ASCII)
YEARS = re.compile(r"(1\d{3}|20\d{2})[-–—/](1\d{3}|20\d{2}|\d{2})", re.ASCII)


def _letters() -> dict[str, str]:
    found = {
        "of": "F", "the": "t", "a": "a", "an": "a", ",": ",", "and": "&", "or": "&", "to": "w", "through": "w",
        "until": "w", "till": "w", "o'clock": "k", "o’clock": "k", "fiscal": "f", "financial": "f", "ago": "g",
        "earlier": "b", "before": "b", "later": "G", "after": "G", "hence": "G",
        "once": "x", "twice": "x", "times": "x",
        "every": "V", "each": "V", "per": "p", "old": "O", "long": "L", "bc": "C", "bce": "C", "b.c.": "C", "(": "(",
        ")": ")", "'s": "s", "’s": "s", "'": "s", "’": "s", "these": "i", "those": "q",
    }  # fmt: skip
    found.update(dict.fromkeys(HYPHENS, "-"))
    tables = {
        "D": LEXICON["weekdays"], "B": LEXICON["weekday_plurals"], "M": MONTHS, "U": UNITS, "T": CLOCK_UNITS,
        "P": LEXICON["parts_of_day"], "S": LEXICON["seasons"], "J": LEXICON["named_days"], "K": LEXICON["named_nights"],
        "Z": LEXICON["sets"], "m": LEXICON["halves_of_day"], "W": LEXICON["uncounted"]["words"],
        "E": LEXICON["parts"]["words"], "e": LEXICON["parts"]["nouns"], "l": LEXICON["directions"]["past"],
        "n": LEXICON["directions"]["next"], "i": LEXICON["directions"]["this"], "q": LEXICON["directions"]["that"],
        "r": LEXICON["directions"]["recent"], "Y": TENS,
    }  # fmt: skip
    for letter, table in tables.items():
        for word in table:
            found.setdefault(word, letter)
    found.update(yearlong="L", monthlong="L", weeklong="L", daylong="L", decadelong="L")
    return found


_LETTERS = _letters()
_PLACES = frozenset(ORDINALS)


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → (words, letter), the longest phrase first."""
    entries = [(p, "v") for p in LEXICON["approximations"]["phrases"]]
    entries += [(p, "H") for p in HOLIDAYS] + [(p, "R") for p in REFERENCES] + [("from now", "A")]
    entries += [(p, "z") for p in [*LEXICON["zones"], *LEXICON["zone_phrases"]["phrases"]]]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, letter in entries:
        split = tuple(re.sub(r"(s)?('s|')(?= |$)", r"\1 \2", phrase).split())
        found.setdefault(split[0], []).append((split, letter))
    for options in found.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return found


_PHRASES = _phrases()


class TimeWords:
    """The letters of a text (``letters``), its words (lower case, “mid-” taken off) and its numbers by first token."""

    __slots__ = ("letters", "numbers", "tree", "word")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.word = tree.lower[:]
        letters = ["."] * len(tree)
        get, tail = _LETTERS.get, _DIGIT_OR_MID
        for i, word in enumerate(self.word):
            letter = get(word)
            if letter is not None:
                letters[i] = letter
            elif word[:1] in tail:
                letters[i] = self._shape(i, word)
            elif word in _PLACES:
                letters[i] = "o"
        self.numbers: dict[int, Number] = {}
        for number in numbers(tree.lower):
            self._put_number(letters, number)
        for i, word in enumerate(self.word):
            if word in _PHRASES and (letters[i] != "+"):
                self._put_phrase(letters, i)
        for i, letter in enumerate(letters):
            if letter in _GUARDED and not self._is_time(letters, i, letter):
                letters[i] = "o" if self.word[i] == "second" else "."
        self.letters = "".join(letters)

    def _shape(self, i: int, word: str) -> str:
        """The letter of a token that no list has, by its shape."""
        if word.startswith("mid-") and len(word) > 4:
            self.word[i] = word = word[4:]
            if word in _LETTERS:
                return _LETTERS[word]
        if len(word) == 4 and word.isascii() and word.isdigit() and "1000" <= word <= "2199":
            return "y"
        if DECADE.fullmatch(word):
            return "Y"
        if DATE_TOKEN.fullmatch(word) or YEARS.fullmatch(word) or word in LEXICON["known_days"]:
            return "X"
        if CLOCK.fullmatch(word):
            return "c"
        if PERIOD.fullmatch(word):
            return "Q"
        return "." if ordinal(word) is None else "o"

    def _put_number(self, letters: list[str], number: Number) -> None:
        first, last = number.first, number.last
        if (
            last + 2 < len(letters)
            and letters[last + 1] == "-"
            and self.word[last + 2] in ORDINALS
            and number.value >= 20
        ):
            letters[first : last + 3] = ["o"] + ["+"] * (last + 2 - first)  # “twenty-first”
            self.word[first] = f"{int(number.value) + ORDINALS[self.word[last + 2]]}th"
            return
        if letters[first] in "yXcQ" and last == first:
            self.numbers[first] = number
            return
        small = (
            number.plain and isinstance(number.value, int) and 1 <= number.value <= 31 and len(self.word[first]) <= 2
        )
        self.numbers[first] = number
        letters[first : last + 1] = ["W" if number.vague else "d" if small else "N"] + ["+"] * (last - first)

    def _put_phrase(self, letters: list[str], i: int) -> None:
        tree = self.tree
        for phrase, letter in _PHRASES[self.word[i]]:
            end = i + len(phrase)
            if end > len(letters) or any(
                w != p and (w.replace("’", "'") != p) for w, p in zip(self.word[i:end], phrase, strict=True)
            ):
                continue
            if "+" in letters[i:end] or (letter == "v" and letters[i] in "Nd"):
                continue
            if letter == "H" and not tree.text[i][0].isupper():
                continue
            if letter == "R" and not self._is_reference(i, end - 1):
                continue
            if letter == "z" and (i == 0 or not (tree.text[i].isupper() or len(phrase) > 1)):
                continue
            letters[i:end] = [letter] + ["+"] * (len(phrase) - 1)
            return

    def _is_reference(self, first: int, last: int) -> bool:
        tree, follows = self.tree, self.word[last + 1] if last + 1 < len(self.word) else ""
        if first == last:
            begins = first == tree.sentences[tree.sentence[first]][0]
            after_as = first > 0 and self.word[first - 1] == "as" and follows == "as"
            return follows != "that" and not after_as and (begins or tree.text[first][0].islower())
        noun_follows = tree.dep[last] in ("amod", "compound", "nmod", "det", "poss", "prep") and tree.head[last] > last
        return not noun_follows and follows not in ("of", "-", "'s", "’s")

    def _is_time(self, letters: list[str], i: int, letter: str) -> bool:
        """Whether a word that can mean something else means a time here, by its tag, its name and its neighbours."""
        tree, word = self.tree, self.word[i]
        before = letters[i - 1] if i else "."
        after = letters[i + 1] if i + 1 < len(letters) else "."
        tag = tree.tag[i]
        if letter in "MD":
            beside = (
                before in "dDo"
                or (before == "," and letter == "M" and not self._in_name(i))
                or after in "dy"
                or (after == "o" and letter == "M")
            )
            if beside:
                return True
            if word not in _AMBIGUOUS:
                return not self._in_name(i)
            if not tree.text[i][:1].isupper() or tag in ("MD", "VB", "VBP", "VBD"):
                return False
            near = self.word[i - 1] if i else ""
            return (near in _BEFORE_DATES or tree.ent[i] == "DATE" or after == "P") and tree.ent[i] != "PERSON"
        if letter in "JPZUSK":
            if letter == "S" and word in ("fall", "spring") and tag[:2] == "VB":
                return False
            if letter == "U" and word in _SHORT_UNITS:
                return before in "Nd+y"
            if letter == "Z" and tag[:2] in ("NN", "VB") and word != "annual":
                return False  # a newspaper, a paper that comes out every day
            return tree.text[i].islower() or not self._in_name(i)
        if letter == "T":
            return (
                word not in _SHORT_UNITS or before in "Nd+yW" or (before in "-" and i > 1 and letters[i - 2] in "Nd+yW")
            )
        if letter == "l":
            return tag[:2] == "JJ" or (word == "past" and before in "ti")
        if letter == "n":
            return tag[:2] in ("JJ", "VB", "IN", "RB") and (
                before == "t" or word in ("next", "coming", "upcoming", "forthcoming")
            )
        return True

    def _in_name(self, i: int) -> bool:
        """Inside a name that other capitals share: “The Sunday Times”, “USA Today”."""
        tree = self.tree
        if tree.ent[i] not in _NAMES:
            return False
        for j in (i - 1, i + 1):
            if 0 <= j < len(tree) and tree.ent[j] == tree.ent[i] and tree.text[j][:1].isupper():
                return not tree.ent_start[max(i, j)]
        return False


_GUARDED = frozenset("MDJPZUSKTln")
_DIGIT_OR_MID = frozenset("0123456789m'’qfh")
