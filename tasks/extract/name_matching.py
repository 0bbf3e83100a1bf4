"""Which names of one article name the same thing: full and short forms, acronyms, aliases.

Names are compared within a family of types (people, organisations, places, …): “Washington” the city is never
“Washington” the man. Where a short form fits two things, titles and what was named last decide, or nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from tasks.extract.agreement import fold, name_gender
from tasks.extract.annotations import TokenMention
from tasks.extract.tree import Tree
from tasks.model import PLACE_TYPES
from tasks.ontology import lexicon, words

#: Number words and Roman numerals that names are numbered with: “World War Two”, “World War II”.
_NUMERALS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "first": "1", "second": "2", "third": "3", "i": "1",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12",
    "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
}  # fmt: skip
_MADE_THINGS = frozenset({"Organization", "Product", "CreativeWork", "Event", "Concept"})
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "at", "to", "de", "la", "du", "des", "del", "&"})
#: A bare family name goes to the one of two that was named in full at most so many sentences ago, the other longer ago.
_NEAR, _FAR = 2, 6
#: Longer names are compared as they stand only.
_MAX_TOKENS = 12


@dataclass(slots=True)
class Form:
    """One way in which the article names something: all mentions with the same words."""

    family: str
    tokens: tuple[str, ...]
    mentions: list[int] = field(default_factory=list)
    capitals: str = ""  #: the single word as written, where it is all capitals


class Clusters:
    """Union–find over mention indexes, the smallest index being the representative."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """Representative of ``i``."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def union(self, i: int, j: int) -> None:
        """Put ``i`` and ``j`` together."""
        a, b = self.find(i), self.find(j)
        if a != b:
            self._parent[max(a, b)] = min(a, b)


def type_family(type_: str) -> str:
    """Types that one name can have in two places of an article and still be one thing."""
    return "Place" if type_ in PLACE_TYPES else type_


def match_names(tree: Tree, mentions: list[TokenMention]) -> Clusters:
    """Clusters over ``mentions`` in which names of one thing are together; lowers ``confidence`` of short forms."""
    clusters = Clusters(len(mentions))
    forms: dict[tuple[str, tuple[str, ...]], Form] = {}
    by_id: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        if mention.kind != "name":
            continue
        family = type_family(mention.type)
        key = name_tokens(tree, mention, family)
        if not key:
            continue
        form = forms.setdefault((family, key), Form(family, key))
        if form.mentions and family != "Person":
            clusters.union(form.mentions[0], number)
        form.mentions.append(number)
        if len(key) == 1 and not form.capitals:
            form.capitals = _capitals(tree.cut(mention.first, mention.last))
        for same_as in mention.same_as if family == "Place" else ():
            clusters.union(by_id.setdefault(same_as, number), number)
    families: dict[str, list[Form]] = {}
    for form in forms.values():
        families.setdefault(form.family, []).append(form)
    _match_people(tree, mentions, families.pop("Person", []), clusters)
    _match_across_types(forms, clusters)
    organisations = {form.tokens for form in families.get("Organization", [])}
    for family in sorted(families):
        _match_things(mentions, families[family], organisations, clusters)
    _match_acronyms(tree, mentions, list(forms.values()), clusters)
    for family in sorted(families):
        _match_heads(tree, mentions, families[family], clusters)
    return clusters


def name_tokens(tree: Tree, mention: TokenMention, family: str) -> tuple[str, ...]:
    """A name's words as they are compared: without titles, dots, accents and articles, numerals as digits."""
    found = []
    for i in range(mention.first, mention.last + 1):
        word = fold(tree.text[i]).replace(".", "").strip("-’'\"“”‘,()")
        if word and word not in {"s", "the"}:
            found.append(word)
    if family == "Person":
        titles, suffixes = words("person_names", "titles"), words("person_names", "suffixes")
        while len(found) > 1 and found[0] in titles:
            del found[0]
        while len(found) > 1 and found[-1] in suffixes:
            del found[-1]
    elif len(found) > 1:
        found = [found[0], *(_NUMERALS.get(word, word) for word in found[1:])]
    if family == "Group" and len(found) == 1 and found[0].endswith("s"):
        found[0] = found[0][:-1]
    return tuple(found)


# ---- people ----------------------------------------------------------------------------------------------


def _match_people(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: Clusters) -> None:
    full = [form for form in forms if len(form.tokens) > 1]
    for form in full:
        for number in form.mentions:
            clusters.union(form.mentions[0], number)
    by_family: dict[str, list[Form]] = {}
    for form in full:
        for other in by_family.setdefault(form.tokens[-1], []):
            if same_person(form.tokens, other.tokens):
                clusters.union(form.mentions[0], other.mentions[0])
                break
        by_family[form.tokens[-1]].append(form)
    by_word: dict[str, list[Form]] = {}
    for form in full:
        for word in set(form.tokens[:-1]) | {"-".join(form.tokens[-2:])}:
            by_word.setdefault(word, []).append(form)
    for form in sorted((f for f in forms if len(f.tokens) == 1), key=lambda f: f.mentions[0]):
        word = form.tokens[0]
        candidates = by_family.get(word)
        is_given = False
        if not candidates:
            candidates, is_given = by_word.get(word, []), True
        _place_short_form(tree, mentions, form, candidates, clusters, 0.8 if is_given else 0.95)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (folded tokens) can name one person: same family name, given names that agree."""
    if a[-1] != b[-1]:
        return False
    if a[-len(b) :] == b or b[-len(a) :] == a:
        return True
    first_a, first_b = a[0], b[0]
    if first_a == first_b:
        middle_a, middle_b = a[1:-1], b[1:-1]
        return not (middle_a and middle_b) or _agree(middle_a[0], middle_b[0])
    return _agree(first_a, first_b)


def _agree(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in _nicknames().get(a, ())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon("person_names").get("nicknames", []):
        for name in line:
            found.setdefault(name, set()).update(line)
    return {name: frozenset(others) for name, others in found.items()}


def _place_short_form(
    tree: Tree, mentions: list[TokenMention], form: Form, candidates: list[Form], clusters: Clusters, confidence: float
) -> None:
    """Give every mention of a bare name to the person it is short for; one that fits two stays alone."""
    people: dict[int, list[int]] = {}
    for candidate in candidates:
        people.setdefault(clusters.find(candidate.mentions[0]), []).extend(candidate.mentions)
    if not people:
        _join_bare(tree, mentions, form, clusters)
        return
    if len(people) == 1:
        (root,) = people
        for number in form.mentions:
            if _gender_conflict(tree, mentions, number, people[root]):
                continue
            clusters.union(root, number)
            mentions[number].confidence = min(mentions[number].confidence, confidence)
        return
    _share_out(tree, mentions, form, people, clusters)


def _join_bare(tree: Tree, mentions: list[TokenMention], form: Form, clusters: Clusters) -> None:
    """A name that is nowhere given in full is one person's, unless titles tell a Mr and a Mrs apart."""
    genders = {number: name_gender(tree, mentions[number]) for number in form.mentions}
    told = set(genders.values()) - {""}
    first: dict[str, int] = {}
    for number in form.mentions:
        if genders[number] or len(told) < 2:
            clusters.union(first.setdefault(genders[number] if len(told) > 1 else "", number), number)


def _gender_conflict(tree: Tree, mentions: list[TokenMention], number: int, named: Iterable[int]) -> bool:
    gender = name_gender(tree, mentions[number])
    return bool(gender) and any(name_gender(tree, mentions[n]) not in {"", gender} for n in named)


def _share_out(
    tree: Tree, mentions: list[TokenMention], form: Form, people: dict[int, list[int]], clusters: Clusters
) -> None:
    """A bare name that two people bear: the title's gender, then who alone was named before or of late."""
    last: dict[int, int] = {}  # person → sentence in which the name in full, or a bare one given to them, stood last
    owner: int | None = None  # who was called by the bare name before the other was named at all
    events = sorted([(n, root) for root, named in people.items() for n in named] + [(n, -1) for n in form.mentions])
    for number, root in events:
        sentence = tree.sentence[mentions[number].head]
        if root >= 0:
            last[root] = sentence
            continue
        fitting = [r for r in sorted(people) if not _gender_conflict(tree, mentions, number, people[r])]
        known = [r for r in fitting if r in last]
        chosen: int | None = None
        sure = 0.8
        if len(fitting) == 1:
            chosen, sure = fitting[0], 0.9
        elif len(known) == 1:
            chosen = owner = known[0]
        elif known:
            near = [r for r in known if sentence - last[r] <= _NEAR]
            others = [r for r in known if sentence - last[r] < _FAR]
            if len(near) == 1 and near == others:
                chosen, sure = near[0], 0.7
            elif owner in known and (not near or near == [owner]):
                chosen, sure = owner, 0.7
        if chosen is not None:
            clusters.union(chosen, number)
            last[chosen] = sentence
            mentions[number].confidence = min(mentions[number].confidence, sure)


# ---- organisations, places, things -------------------------------------------------------------------------


def _match_across_types(forms: dict[tuple[str, tuple[str, ...]], Form], clusters: Clusters) -> None:
    """The same words for an organisation, a product, a work or an event are one thing: one of the types is mistaken."""
    first: dict[tuple[str, ...], Form] = {}
    for (family, tokens), form in forms.items():
        if family in _MADE_THINGS:
            clusters.union(first.setdefault(tokens, form).mentions[0], form.mentions[0])


def _match_things(
    mentions: list[TokenMention], forms: list[Form], organisations: set[tuple[str, ...]], clusters: Clusters
) -> None:
    """Short forms within one family: without the legal form, the year, the maker, or the generic part."""
    by_core: dict[tuple[str, ...], Form] = {}
    for form in forms:
        core = _core(form.tokens, form.family)
        if core in by_core:
            clusters.union(by_core[core].mentions[0], form.mentions[0])
        else:
            by_core[core] = form
    longer: dict[tuple[str, ...], dict[int, Form]] = {}
    for form in forms:
        made_by = next((k for k in range(1, len(form.tokens)) if form.tokens[:k] in organisations), 0)
        shorter = [*_short_forms(form.tokens, form.family)]
        if form.family == "Product" and made_by:
            shorter.append(form.tokens[made_by:])
        for short in shorter:
            longer.setdefault(short, {})[clusters.find(form.mentions[0])] = form
    for form in forms:
        found = longer.get(form.tokens, {})
        roots = {clusters.find(root) for root in found} - {clusters.find(form.mentions[0])}
        if len(roots) == 1:
            clusters.union(roots.pop(), form.mentions[0])
            for number in form.mentions:
                mentions[number].confidence = min(mentions[number].confidence, 0.85)


@cache
def _generic() -> frozenset[str]:
    return words("organizations", "last") | words("organizations", "legal")


def _core(tokens: tuple[str, ...], family: str) -> tuple[str, ...]:
    if family == "Organization":
        legal = words("organizations", "legal")
        while len(tokens) > 1 and tokens[-1] in legal:
            tokens = tokens[:-1]
    return tokens


def _short_forms(tokens: tuple[str, ...], family: str) -> Iterable[tuple[str, ...]]:
    """What a longer name may be shortened to."""
    n = len(tokens)
    if not 2 <= n <= _MAX_TOKENS:
        return
    if family == "Organization":
        core = _core(tokens, family)
        for k in range(len(core) - 1, 0, -1):
            if core[k] not in _generic():
                break
            if k > 1 or core[0] not in _generic():
                yield core[:k]  # Cathay Airways → Cathay
        if "of" in core[2:] and core[core.index("of", 2) - 1] not in _generic():
            yield core[: core.index("of", 2)]
    if family == "Place":
        if len(tokens[-1]) == 2 or tokens[-1] == "city":
            yield tokens[:-1]  # Washington D.C., New York City
    elif family == "Event":
        if tokens[0].isdigit() and len(tokens[0]) == 4:
            yield tokens[1:]
        if tokens[-1].isdigit() and len(tokens[-1]) == 4:
            yield tokens[:-1]
    elif family == "Product":
        for k in range(1, n):
            if any(c.isdigit() for c in tokens[k]):
                yield tokens[k:]  # Boeing 787 → 787
                if k + 1 < n:
                    yield tokens[k : k + 1]
    if family in {"Organization", "Facility", "Place", "Event"} and n > 2:
        for k in range(1, n - 1):
            if tokens[k] not in _SMALL_WORDS and tokens[k - 1] not in _SMALL_WORDS:
                yield tokens[k:]  # Dunland Foreign Ministry → Foreign Ministry


def _match_heads(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: Clusters) -> None:
    """“the Council” is the council named last before it, if its full name begins or ends with the word."""
    full: dict[str, list[int]] = {}
    for form in forms:
        if len(form.tokens) > 1:
            for word in {form.tokens[0], form.tokens[-1]} & _generic():
                full.setdefault(word, []).extend(form.mentions)
    for form in forms:
        if len(form.tokens) != 1 or form.tokens[0] not in full:
            continue
        named = sorted(full[form.tokens[0]])
        own = clusters.find(form.mentions[0])
        for number in form.mentions:
            before = [n for n in named if n < number]
            first = mentions[number].first
            if before and first and tree.lower[first - 1] == "the" and clusters.find(before[-1]) != own:
                clusters.union(before[-1], number)
                mentions[number].confidence = min(mentions[number].confidence, 0.8)


# ---- acronyms ------------------------------------------------------------------------------------------------


def _capitals(text: str) -> str:
    letters = text.replace(".", "").replace("&", "")
    return letters if 2 <= len(letters) <= 8 and letters.isupper() and letters.isalnum() else ""


def _match_acronyms(tree: Tree, mentions: list[TokenMention], forms: list[Form], clusters: Clusters) -> None:
    """“National Weather Office (NWO)” anywhere, and acronyms whose letters are the initials of one name."""
    names = [m for m in range(len(mentions)) if mentions[m].kind == "name"]
    for a, b in pairwise(names):
        first, second = mentions[a], mentions[b]
        if second.first == first.last + 2 and tree.text[first.last + 1] == "(" and second.last + 1 < len(tree):
            short, long = (second, first) if second.last == second.first else (first, second)
            letters = _capitals(tree.cut(short.first, short.last))
            if letters and tree.text[second.last + 1] == ")" and _abbreviates(letters, _initial_words(tree, long)):
                clusters.union(a, b)
    by_initials: dict[tuple[str, str], set[int]] = {}
    for form in forms:
        if len(form.tokens) > 1 and form.family != "Person":
            mention = mentions[form.mentions[0]]
            spelled = _initial_words(tree, mention)
            initials = [w if w.isdigit() else w[0] for w in spelled]
            for letters in ("".join(initials), "".join(w for w in initials if not w.islower())):
                for family in ("", form.family):
                    by_initials.setdefault((family, letters.upper()), set()).add(clusters.find(form.mentions[0]))
    for form in forms:
        if form.capitals:
            # two letters stand for too many names: only for one of the same type, or with full stops
            dotted = "." in tree.cut(mentions[form.mentions[0]].first, mentions[form.mentions[0]].last)
            family = "" if len(form.capitals) > 2 or dotted else form.family
            roots = {clusters.find(root) for root in by_initials.get((family, form.capitals), ())}
            if len(roots) == 1:
                clusters.union(roots.pop(), form.mentions[0])
                for number in form.mentions:
                    mentions[number].confidence = min(mentions[number].confidence, 0.85)


def _initial_words(tree: Tree, mention: TokenMention) -> list[str]:
    spelled = [w for i in range(mention.first, mention.last + 1) for w in tree.text[i].split("-")]
    return [w for w in spelled if w[:1].isalnum() and w.lower() != "the"]


def _abbreviates(letters: str, spelled: list[str]) -> bool:
    """Whether ``letters`` are, in order, letters of the words, each word's first one before the others."""
    if not spelled or letters[0].upper() != spelled[0][0].upper():
        return False
    text = "".join(spelled).upper()
    position = 0
    for letter in letters.upper():
        position = text.find(letter, position) + 1
        if not position:
            return False
    capitals = sum(w[0].isupper() for w in spelled)
    return abs(capitals - len(letters)) <= 2
