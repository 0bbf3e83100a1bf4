"""Numbers with their unit and comparator.

Numbers in time expressions, in names (“Flight 610”), labels (“page 3”) and results (“3-2”) are no quantities, nor are
ordinals. A range (“one to two kilometres”) becomes two: ``>=`` its lower and ``<=`` its upper end. “Thousands” is 1,000
or more. A share (“two-thirds”, “one in five”) is one number below 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.extract.annotations import TokenQuantity, TokenTime
from tasks.extract.quantities.number_words import HYPHENS, SCALES, SUFFIXES, VAGUE, Number, numbers, tidy
from tasks.extract.quantities.quantity_units import Unit, money_before, money_suffix, unit_after
from tasks.extract.trees.tree import Tree
from tasks.ontology import lexicon, words

_LEXICON = lexicon("quantities")
_PREPOSITIONS = words("quantities", "prepositions.words")
_RESULTS = words("quantities", "results.words")
_CHANGES = words("quantities", "changes.words")
_LABELS = words("quantities", "labels.words")
_NAMES = frozenset(["PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "LAW", "EVENT", "NORP"])
_SEVERAL = frozenset(["several", "few", "many"])
_DASHES = HYPHENS | {"/"}
_OLDEST = 120  # a number after a person's name is an age up to here
_LONGEST = 5  # tokens of a comparator


def _table(name: str) -> dict[tuple[str, ...], str]:
    return {tuple(p.split()): sign for sign, phrases in _LEXICON[name].items() for p in phrases}


_BEFORE, _AFTER = _table("before"), _table("after")
_BEFORE_LAST = frozenset(phrase[-1] for phrase in _BEFORE)


def find_quantities(tree: Tree, times: list[TokenTime]) -> list[TokenQuantity]:
    """Quantities of ``tree`` in order of the text; numbers inside time expressions are left out."""
    found = numbers(tree.lower)
    if not found:
        return []
    timed = {i for time in times for i in range(time.first, time.last + 1)}
    free = [n for n in found if n.first not in timed and n.last not in timed]
    result: list[TokenQuantity] = []
    k = 0
    while k < len(free):
        number = free[k]
        other = free[k + 1] if k + 1 < len(free) else None
        k += 1
        if tree.sentence[number.first] != tree.sentence[number.last]:
            continue
        floor = result[-1].last if result else -1
        if other is not None and (pair := _pair(tree, number, other, floor)) is not None:
            k += 1
            result.extend(pair)
        elif not _is_no_quantity(tree, number):
            result.extend(_quantity(tree, number, floor))
    return result


def _bounds(tree: Tree, i: int) -> tuple[int, int]:
    return tree.sentences[tree.sentence[i]]


def _is_no_quantity(tree: Tree, number: Number) -> bool:
    """Names, labels, list numbers, the pronoun “one”."""
    first, last = number.first, number.last
    begin, end = _bounds(tree, first)
    word, top = tree.lower[first], _top(tree, first, last)
    before = tree.lower[first - 1] if first > begin else ""
    after = tree.lower[last + 1] if last + 1 < end else ""
    if word.isalpha() and first > begin and tree.text[first][0].isupper() and tree.lower[first - 1].isalpha():
        return True  # “the Group of Seven”
    if word == "one" and first == last and (tree.dep[first] != "nummod" or tree.head[first] < first or before == "no"):
        return True
    if (
        word in ("half", "a", "an")
        and after not in ("of", "the", "its", "their", "his", "her", "-")
        and number.value == 0.5
    ):
        return True
    if first == begin and after in (".", ")") and (last + 2 >= end or tree.tag[first] == "LS"):
        return True
    if before in _LABELS and not (
        before in ("no", "number", "week", "day") and tree.dep[top] == "nummod" and tree.head[top] > last
    ):
        return True
    if first - 1 > begin and before in _DASHES and _glued(tree, first - 2, first) and tree.lower[first - 2].isalpha():
        return True  # “Apollo-11”, “under-8”: part of a word
    if tree.dep[top] in ("nummod", "appos", "npadvmod", "nmod", "compound") and begin <= tree.head[top] < first:
        named = tree.head[top]
        if tree.head[top] == first - 1 and tree.pos[named] in ("NOUN", "PROPN", "X") and not _is_age(tree, number):
            return True
    if tree.dep[top] == "nummod" and tree.head[top] > last and tree.tag[tree.head[top]] == "NNP" and number.plain:
        return unit_after(tree.lower, last, end, False, True) is None  # an address: “10 Rosewood Lane”
    if first > begin and tree.pos[first - 1] == "PROPN" and number.plain and before not in ("us", "u.s."):
        counts = tree.dep[top] == "nummod" and tree.head[top] > last and tree.tag[tree.head[top]] == "NNS"
        if not counts and unit_after(tree.lower, last, end, False, True) is None:
            return True
    return number.plain and tree.ent[first] in _NAMES and not tree.ent_start[first]


def _top(tree: Tree, first: int, last: int) -> int:
    """The token of the span that hangs on something outside it."""
    for i in range(last, first - 1, -1):
        if not first <= tree.head[i] <= last or tree.head[i] == i:
            return i
    return last


def _is_age(tree: Tree, number: Number) -> bool:
    """“Smith, 45,”, “aged 45”, “at the age of 45”."""
    if not number.plain or not isinstance(number.value, int) or not 0 < number.value <= _OLDEST:
        return False
    first, last = number.first, number.last
    begin, end = _bounds(tree, first)
    if first - 1 >= begin and tree.lower[first - 1] in ("aged", "age"):
        return True
    if first - 2 >= begin and tree.lower[first - 1] == "of" and tree.lower[first - 2] == "age":
        return True
    closed = last + 1 >= end or tree.lower[last + 1] in (",", ".", ";", ":", "and", ")")
    return (
        closed and first - 2 >= begin and tree.lower[first - 1] in (",", "(") and tree.ent[first - 2] == "PERSON"
        and tree.head[_top(tree, first, last)] < first
    )  # fmt: skip


def _quantity(tree: Tree, number: Number, floor: int) -> list[TokenQuantity]:
    """The quantity of a number; of “10–15” in one token the lower end. ``floor``: last token that is taken."""
    if number.high is not None:
        return _range(tree, number, number, number.value, number.high)
    first, last, value, vague = number.first, number.last, number.value, number.vague
    unit, start, last, value = _with_unit(tree, first, last, value)
    end_of_unit = last
    if tree.lower[first] in SCALES and start - 1 > floor and tree.lower[start - 1] in _SEVERAL:
        vague, start = True, start - 1  # “several thousand”, “a few hundred”
        start -= start - 1 > floor and tree.lower[start] == "few" and tree.lower[start - 1] == "a"
    head_from = start
    sign, start, last = _compared(tree, start, last, floor)
    if vague and sign in ("=", "~"):
        sign = ">="
    if unit is None and _is_age(tree, number):
        unit = "year"
    head = _head(tree, head_from, end_of_unit, first, unit)
    if 0 < value < 1 and unit is None and not tree.text[first][0].isdigit():
        head = _top(tree, first, number.last)  # “two-thirds of the members” does not count members
    return [TokenQuantity(start, last, value, unit, sign, head)]


def _with_unit(tree: Tree, first: int, last: int, value: float | int) -> tuple[str | None, int, int, float | int]:
    """Unit, first and last token with it, and the value (“£3 m” is three million)."""
    begin, end = _bounds(tree, first)
    lower = tree.lower
    money = money_before(lower, first, begin)
    if money is not None:
        factor = money_suffix(lower, last, end) if tree.text[first][:1].isdigit() else None
        return (money, first - 1, last + 1, value * factor) if factor else (money, first - 1, last, value)
    scaled = lower[last] in SCALES or lower[last] in SUFFIXES
    unit: Unit | None = unit_after(lower, last, end, scaled, tree.text[first][:1].isdigit())
    if unit is None and lower[last] in VAGUE and last + 1 < end and lower[last + 1] == "of":
        unit = unit_after(lower, last + 1, end, True, False)  # “hundreds of millions of dollars”
    if unit is None:
        return None, first, last, value
    if first > begin and lower[first - 1] == "minus":
        return unit.symbol, first - 1, unit.last, -value
    return unit.symbol, first, unit.last, value


def _compared(tree: Tree, first: int, last: int, floor: int) -> tuple[str, int, int]:
    """Comparator, and first and last token with its words."""
    begin, end = _bounds(tree, first)
    begin, lower = max(begin, floor + 1), tree.lower
    sign = "="
    if first > begin and lower[first - 1] in _BEFORE_LAST:
        for length in range(min(_LONGEST, first - begin), 0, -1):
            found = _BEFORE.get(tuple(lower[first - length : first]))
            if found is None:
                continue
            if length == 1 and lower[first - 1] in _PREPOSITIONS and tree.dep[first - 1] == "prep":
                break
            sign = found
            if found != "=":
                first -= length
            break
    for length in (2, 1):
        found = _AFTER.get(tuple(lower[last + 1 : last + 1 + length])) if last + length < end else None
        if found:
            return found, first, last + length
    return sign, first, last


def _head(tree: Tree, first: int, last: int, number: int, unit: str | None) -> int:
    """The thing counted, where there is no unit: the noun behind it or behind “of”; else the top of the span."""
    top = _top(tree, number, last)
    if unit is not None and unit != "year":
        return _top(tree, first, last)
    head = tree.head[top]
    if tree.dep[top] in ("nummod", "quantmod", "amod", "compound", "nmod") and head > last:
        return head
    for j in tree.children[top]:
        if j > last and tree.lower[j] == "of" and (counted := tree.child(j, "pobj")) is not None:
            return counted
    return top


_PERCENT = frozenset(("%", "percent", "per", "cent"))


def _pair(tree: Tree, low: Number, high: Number, floor: int) -> list[TokenQuantity] | None:
    """Two numbers that are a range or a result: “one to two kilometres”, “10-15 people”; [] for “3-2”."""
    between = tree.lower[low.last + 1 : high.first]
    sentence = tree.sentence[low.first]
    if not 1 <= len(between) <= 3 or sentence != tree.sentence[high.first]:
        return None
    begin = _bounds(tree, low.first)[0]
    if len(between) == 1 and between[0] in HYPHENS and _glued(tree, low.last, high.first):
        return _dashed(tree, low, high)
    before = tree.lower[low.first - 1] if low.first > begin else ""
    if between == ["in"] and 0 < low.value < high.value <= 1000 and low.value <= 20 and not (low.vague or high.vague):
        sign, first, _ = _compared(tree, low.first, high.last, floor)
        return [
            TokenQuantity(first, high.last, tidy(low.value / high.value), None, sign, _top(tree, low.first, low.last))
        ]
    joined = [w for w in between if w not in _PERCENT and w not in ("$", "£", "€", "us$")]
    if joined not in (["to"], ["and"], ["or"]) or (joined == ["and"] and before != "between"):
        return None
    if low.vague or high.vague or not _orders(low.value, high):
        return None
    if before == "from" and _is_change(tree, low):
        return None
    if _PERCENT.intersection(between) and _with_unit(tree, high.first, high.last, high.value)[0] != "%":
        return None  # “fell 3.5 percent to $1.2bn”: by how much, and what is left
    scale = _scale(tree, high)
    value = low.value
    if low.plain and scale > 1 and value < 1000:
        value = value * scale  # “10 to 20 million”
    return _range(tree, low, high, value, high.value)


def _is_change(tree: Tree, low: Number) -> bool:
    """“raised from 5 to 10”: two quantities, no range."""
    i = low.first
    for _ in range(7):
        i = tree.head[i]
        if tree.lemma[i] in _CHANGES:
            return True
    return False


def _scale(tree: Tree, number: Number) -> int:
    word = tree.lower[number.last]
    return (SCALES.get(word) or SUFFIXES.get(word) or 1) if number.last > number.first else 1


def _orders(low: float | int, high: Number) -> bool:
    return low < high.value


def _glued(tree: Tree, last: int, first: int) -> bool:
    return all(tree.end[k] == tree.start[k + 1] for k in range(last, first))


def _dashed(tree: Tree, low: Number, high: Number) -> list[TokenQuantity] | None:
    """“10-15 people” is a range; “3-2”, “a 5-4 decision” and numbers of telephones are no quantities."""
    end = _bounds(tree, high.first)[1]
    after: Sequence[str] = tree.lower[high.last + 1 : high.last + 3]
    unit = unit_after(tree.lower, high.last, end, False, True)
    counted = _head(tree, high.first, high.last, high.first, None)
    if any(word in _RESULTS for word in after) or tree.lower[counted] in _RESULTS or not _orders(low.value, high):
        return []
    if unit is None and not (counted > high.last and tree.pos[counted] in ("NOUN", "PROPN")):
        return []
    scale = _scale(tree, high)
    value = low.value * scale if low.plain and low.value < 1000 else low.value
    return _range(tree, low, high, value, high.value)


def _range(tree: Tree, low: Number, high: Number, value: float | int, upper: float | int) -> list[TokenQuantity]:
    """``>=`` the lower and ``<=`` the upper end, both with the unit; the thing counted is the head of the lower one."""
    unit, _, last, upper = _with_unit(tree, high.first, high.last, upper)
    money, first, low_last, low_value = _with_unit(tree, low.first, low.last, value)
    unit = unit or money
    head = _head(tree, high.first, last, high.first, unit)
    if low is high:  # one token, “10–15”: it cannot be cut, the lower end stands for both
        return [TokenQuantity(first, last, low_value, unit, ">=", head)]
    second = min(high.first, last)
    return [
        TokenQuantity(first, low_last, low_value, unit or money, ">=", head),
        TokenQuantity(second, last, upper, unit, "<=", high.first),
    ]
