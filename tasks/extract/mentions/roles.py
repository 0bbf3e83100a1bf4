"""Offices and functions that the text gives somebody: “Danish skipper Ida Brenner”, “X, the governor of Y”."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tasks.extract.annotations import TokenMention, TokenRole
from tasks.extract.mentions.name_words import noun_type, title_modifiers, titles
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import country_of_adjective
from tasks.ontology import lexicon, words

#: A title has at most so many tokens; an apposition's complement stands at most so many tokens after its head.
_TO_COME = frozenset({"elect", "designate"})
_TITLE_TOKENS, _COMPLEMENT_TOKENS = 10, 25
_PLACES = frozenset({"Country", "AdministrativeArea", "City"})
_HOLDABLE = frozenset({"Country", "AdministrativeArea", "City", "Place", "Organization", "Group", "Facility"})


def find_roles(tree: Tree, mentions: list[TokenMention]) -> list[TokenRole]:
    """Roles in order of the text; indexes point into ``mentions``."""
    finder = _Finder(tree, mentions)
    found: list[TokenRole] = []
    for number, mention in enumerate(mentions):
        if mention.kind == "name" and mention.type == "Person":
            found.extend(finder.of_name(number))
    found.sort(key=lambda role: (role.first, role.last, role.holder))
    return found


@cache
def _adjectives() -> frozenset[str]:
    return words("roles", "adjectives") | title_modifiers()


def is_role_noun(tree: Tree, token: int) -> bool:
    """Whether the token is a noun for a person in some function (“governor”, “CEO”)."""
    if tree.pos[token] not in {"NOUN", "PROPN"}:
        return False
    word = tree.lower[token]
    if word == "lady" and token and tree.lower[token - 1] == "first":
        return True
    lemma = word.removesuffix("s") if tree.tag[token] == "NNPS" else tree.lemma[token].lower()  # “Justices Lee and Orr”
    if word in words("roles", "no_role") or lemma in words("roles", "no_function"):
        return False
    return word in titles() or lemma in titles() or word in lexicon("roles")["in_full"] or noun_type(lemma) == "Person"


class _Finder:
    def __init__(self, tree: Tree, mentions: list[TokenMention]) -> None:
        self.tree, self.mentions = tree, mentions
        self.covering: dict[int, int] = {}  # token → the longest name that covers it
        self.heads: dict[int, int] = {}
        self.phrases: dict[int, int] = {}  #: head of a possessed thing without a name → its mention
        for number, mention in enumerate(mentions):
            if mention.kind != "name":
                if mention.kind == "nominal" and mention.type in _HOLDABLE and tree.child(mention.head, "poss"):
                    self.phrases.setdefault(mention.head, number)
                continue
            self.heads.setdefault(mention.head, number)
            for i in range(mention.first, mention.last + 1):
                other = self.covering.get(i)
                if other is None or mention.last - mention.first > mentions[other].last - mentions[other].first:
                    self.covering[i] = number
        self.countries = {
            key: number
            for number, mention in reversed(list(enumerate(mentions)))
            if mention.kind == "name" and mention.type in _PLACES
            for key in mention.same_as
        }

    def of_name(self, number: int) -> list[TokenRole]:
        """Roles of a named person: its title, its appositions, what it is said to be."""
        tree, mention = self.tree, self.mentions[number]
        found = [self._title(number)]
        apposed = [c for c in tree.children[mention.head] if tree.dep[c] == "appos" and c > mention.last]
        found.extend(self._noun_role(number, child) for child in apposed)
        head = tree.head[mention.head]
        if tree.dep[mention.head] == "appos" and self.covering.get(head) is None:
            found.append(self._noun_role(number, head))
        if tree.dep[mention.head] == "nsubj" and tree.lemma[head] == "be" and tree.child(head, "neg") is None:
            predicate = tree.child(head, "attr")
            if predicate is not None and tree.child(head, "aux") is None:
                found.append(self._noun_role(number, predicate))
        for child in tree.children[mention.head]:
            if tree.dep[child] == "relcl" and tree.lemma[child] == "be" and tree.child(child, "neg", "aux") is None:
                predicate, subject = tree.child(child, "attr"), tree.child(child, "nsubj")
                if predicate is not None and subject is not None and tree.lower[subject] == "who":
                    found.append(self._noun_role(number, predicate))
        return [role for role in found if role is not None]

    def _title(self, number: int) -> TokenRole | None:
        """What stands before the name: “former Dunlandish finance minister”, “Acme chief executive”."""
        tree, mention = self.tree, self.mentions[number]
        start = max(tree.sentences[tree.sentence[mention.first]][0], mention.first - _TITLE_TOKENS)
        first = mention.first
        while first > start and self._belongs(first - 1, mention):
            first -= 1
        office = first - 2
        if (
            office >= start and tree.lower[first - 1] == "of" and is_role_noun(tree, office)
        ):  # “Secretary of Justice Lee”
            role = self._role(number, [office], office)
            inside = (
                []
                if any(i in self.covering for i in range(first, mention.first))
                else tree.lower[first : mention.first]
            )
            if role is None or not inside:
                return role
            return replace(role, label=" ".join([role.label, "of", *inside]), last=mention.first - 1)
        tokens = list(range(first, mention.first))
        if len(tokens) > 2 and tree.lower[tokens[-1]] in _TO_COME and tree.text[tokens[-2]] == "-":
            return self._role(number, tokens, tokens[-1])  # “President-elect Ann Lee”
        if not any(is_role_noun(tree, i) and i not in self.covering for i in tokens):
            return None
        while tokens and not is_role_noun(tree, tokens[-1]):
            of_it = tree.pos[tokens[-1]] == "NOUN" and tokens[-1] in tree.children[mention.head]
            tokens.pop()
            if of_it and tokens and tree.head[tokens[-1]] == tokens[-1] + 1:
                return None  # “family friend Ann Lee” is no family
        return self._role(number, tokens, tokens[-1]) if tokens else None

    def _belongs(self, token: int, mention: TokenMention) -> bool:
        tree = self.tree
        if token in self.covering:
            return tree.dep[token] in {"compound", "amod", "nmod", "poss"} or tree.pos[token] in {"PROPN", "ADJ"}
        if tree.tag[token] == "POS":
            return token - 1 in self.covering
        if token + 1 < len(tree) and tree.text[token + 1] == "-":
            return tree.text[token].isalpha()
        if tree.pos[token] not in {"NOUN", "PROPN", "ADJ"} and tree.lower[token] not in {"-", "then"}:
            return False
        if tree.text[token] == "-":
            return token > 0 and tree.text[token - 1].isalpha()
        return mention.first <= tree.head[token] <= mention.last or tree.head[token] < mention.first

    def _noun_role(self, number: int, head: int) -> TokenRole | None:
        """A noun phrase as role: “the governor of Orne”, “an influential military blogger”."""
        tree = self.tree
        if not is_role_noun(tree, head) or head in self.covering or tree.tag[head] in {"NNS", "NNPS"}:
            return None
        tokens = [
            i
            for child in tree.children[head]
            if child < head and tree.dep[child] in {"compound", "amod", "nmod", "poss"}
            for i in range(max(tree.left[child], head - _TITLE_TOKENS), tree.right[child] + 1)
        ]
        return self._role(number, [*sorted(set(tokens)), head], head)

    def _role(self, holder: int, tokens: list[int], head: int) -> TokenRole | None:
        of = self._institution(tokens, head, holder)
        label = self._label(tokens, head)
        if not label:
            return None
        if of is not None and label.split()[-1] in words("roles", "local") and self.mentions[of].type == "Organization":
            of = None  # “GOP governor Ann Lee”
        return TokenRole(holder, label, of, tokens[0], tokens[-1])

    def _label(self, tokens: list[int], head: int) -> str:
        """The noun, the nouns and adjectives right before it that belong to it, and its status (“former”)."""
        tree, full = self.tree, lexicon("roles")["in_full"]
        mine: list[int] = []
        for i in reversed([t for t in tokens if t <= head]):
            contiguous = not mine or mine[-1] == i + 1 or (tree.text[i + 1] == "-" and mine[-1] == i + 2)
            usable = i not in self.covering and contiguous and tree.lower[i] not in words("roles", "no_role")
            noun = tree.pos[i] in {"NOUN", "PROPN"} and tree.dep[i] != "poss"
            belongs = usable and (
                noun or tree.lower[i] in _adjectives() or tree.text[i] == "-" or tree.text[i + 1] == "-"
            )
            if i == head or belongs or tree.lower[i] in words("roles", "status"):
                mine.append(i)
        left_out = words("roles", "left_out")
        several = {tree.lower[head]: tree.lower[head].removesuffix("s")} if tree.tag[head] in {"NNS", "NNPS"} else {}
        parts = [
            full.get(tree.lower[i], several.get(tree.lower[i], tree.lower[i]))
            for i in sorted(mine)
            if tree.lower[i] not in left_out and tree.text[i] != "."
        ]  # “Senators Lee and Orr”: each is a senator
        parts.extend(self._bare_complement(head))
        return " ".join(parts).replace(" - ", "-").strip("- ")

    def _bare_complement(self, head: int) -> list[str]:
        """“of state” after “secretary”, “of human resources” after “head”: a complement without article or name."""
        tree = self.tree
        for child in tree.children[head]:
            if tree.dep[child] != "prep" or tree.lower[child] != "of" or child != head + 1:
                continue
            noun = tree.child(child, "pobj")
            if noun is None or noun - child > 3 or not tree.text[noun].islower() or tree.right[noun] != noun:
                continue
            inner = range(child + 1, noun + 1)
            if all(tree.dep[i] in {"compound", "amod", "pobj"} and i not in self.covering for i in inner):
                return ["of", *(tree.lower[i] for i in inner)]
        return []

    def _institution(self, tokens: list[int], head: int, holder: int) -> int | None:
        """Mention of what it is a role in: before the noun, after “of”, or the place that opens the sentence."""
        tree = self.tree
        for child in tree.children[head]:
            if child > head and tree.dep[child] == "prep" and tree.lower[child] in words("roles", "prepositions"):
                found = self._complement(child, head)
                if found is not None and found != holder:
                    return found
        inner = [i for i in tokens if tree.dep[i] != "poss" and self._is_place(i)]
        for i in inner or tokens:  # “Dunland's Orne governor”: the place inside the phrase goes before its owner
            number = self.covering.get(i)
            if number is None or number == holder or self.mentions[number].type not in _HOLDABLE:
                continue
            hyphenated = i + 1 < len(tree) and tree.text[i + 1] == "-"  # “Dunland-born”, “pro-Dunland”
            if not hyphenated and not (tree.text[i - 1] == "-" and tree.end[i - 1] == tree.start[i]):
                return self._country(number)
        if tree.lemma[head].lower() in words("roles", "local"):
            start, end = tree.sentences[tree.sentence[head]]
            for i in range(start, min(end, start + 1)):
                if tree.dep[i] == "prep" and tree.lower[i] == "in" and i < head:
                    return self._complement(i, i, deepest=True)
        return None

    def _is_place(self, token: int) -> bool:
        number = self.covering.get(token)
        return number is not None and self.mentions[number].type in _PLACES

    def _complement(self, preposition: int, head: int, deepest: bool = False) -> int | None:
        tree = self.tree
        for noun in tree.children[preposition]:
            if tree.dep[noun] != "pobj" or noun - head > _COMPLEMENT_TOKENS:
                continue
            inner = next((c for c in tree.children[noun] if tree.dep[c] == "prep" and tree.lower[c] == "of"), None)
            if deepest and inner is not None:
                found = self._complement(inner, inner)
                if found is not None:
                    return found
            if noun in self.heads:
                return self._country(self.heads[noun])
            if noun in self.covering:
                return self._country(self.covering[noun])
            for child in tree.children[noun]:
                if tree.dep[child] in {"compound", "nmod"} and child in self.covering:
                    return self._country(self.covering[child])
            if noun in self.phrases:  # “Dunland's second city”: the city, and not Dunland
                return self.phrases[noun]
            for child in tree.children[noun]:
                if tree.dep[child] == "poss" and child in self.covering:
                    return self._country(self.covering[child])
            if inner is not None:
                return self._complement(inner, head)
        return None

    def _country(self, number: int) -> int:
        """The country itself, where the article names it, for a nationality."""
        mention = self.mentions[number]
        if mention.type == "Group":
            country = country_of_adjective(self.tree.cut(mention.first, mention.last))
            if country is not None:
                return self.countries.get(country.iri, number)
        return number
