"""How far a name reaches: over small words, hyphens and numbers between its capitals."""

from __future__ import annotations

from tasks.extract.mentions.english_words import is_english
from tasks.extract.mentions.name_extensions import end_of_list, is_campus, is_species, named_in_brackets
from tasks.extract.mentions.name_spelling import ENTITY_LABELS, Capitals
from tasks.extract.mentions.name_words import heads, is_given, known_names, noun_type, titles, word_set
from tasks.extract.mentions.place_kinds import kinds, place_votes
from tasks.extract.trees.tree import Tree
from tasks.gazetteer import is_place_name

_LONGEST = 30  # tokens; no name is longer, and a text of nothing but capitals stays linear
_TITLED_THINGS = frozenset({"WORK_OF_ART", "LAW"})
_JOINED_THINGS = frozenset({"ORG", "WORK_OF_ART", "LAW", "EVENT", "FAC", "LOC"})
_NUMBERED_THINGS = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "EVENT", "LOC"})
_COMPANY_ENDS = frozenset({"inc", "inc.", "ltd", "ltd.", "llc", "jr", "jr.", "sr", "sr.", "l.l.c.", "corp.", "co."})
_OFFICES = frozenset({"office", "department", "service", "council"})  # “Orne County Sheriff’s Office”


class Stretch:
    """Finds where a stretch of name words ends.

    Attributes:
        word: for each token, whether it can be a word of a name.
    """

    def __init__(self, tree: Tree, capitals: Capitals) -> None:
        self.tree = tree
        self.capitals = capitals
        self.word = [capitals.is_name_word(i) for i in range(len(tree))]

    def end(self, i: int) -> int:
        """Last token of the stretch that begins at ``i``."""
        tree = self.tree
        j = i
        while j - i < _LONGEST:
            k = j + 1
            if k < len(tree) and tree.text[k].isspace() and tree.text[k].count("\n") < 2:
                k += 1  # a line break inside a hard-wrapped paragraph
                if k >= len(tree) or not self.word[k] or tree.sentence[k] != tree.sentence[j]:
                    return j
            if k >= len(tree) or tree.text[k].isspace():
                return j
            if tree.sentence[k] != tree.sentence[j] and not self._is_torn(j):
                return j
            step = k if self.word[k] else self._join(i, j)
            if not step:
                return j
            j = step
        return j

    def _is_torn(self, j: int) -> bool:
        """Whether what looks like the end of a sentence is none: an abbreviation, or the first name of a paragraph."""
        tree = self.tree
        alone = tree.sentences[tree.sentence[j]] == (j, j + 1) and tree.text[j].istitle()
        return alone or tree.lower[j] in word_set("abbreviations")

    def _join(self, i: int, j: int) -> int:
        """The token that the name ``i..j`` goes on to across what is no name word; 0 if it ends at ``j``."""
        tree = self.tree
        k = j + 1
        lower = tree.lower[k]
        if tree.text[k][0].isupper():
            linked = lower in {"without", "against"} and tree.text[k].istitle() and not self.capitals.loud[k]
            return k + 1 if linked and self.is_word(k + 1, j) else 0  # “Doctors Without Borders”
        known = self._over_known_place(i, j)
        if known:
            return known
        if j == i and is_species(self, i):
            return k
        after = self.is_word(k + 1, j)
        if lower in {"-", "–"}:
            return self._over_hyphen(j, after)
        if lower == "&":
            return k + 1 if after else 0
        if lower in {"'s", "’s", "'", "’"}:
            return k + 1 if after and self._is_owner(i, j) else 0
        if lower == ",":
            legal = k + 1 < len(tree) and tree.lower[k + 1] in _COMPANY_ENDS
            return k + 1 if legal or is_campus(self, i, j) else end_of_list(self, i, j)
        if lower == "v.":
            return k + 1 if after else 0  # a case in court
        if lower in word_set("particles"):
            if after:
                return k + 1
            joined = k + 2 < len(tree) and (tree.text[k + 1] == "-" or tree.lower[k + 1] in word_set("particles"))
            return k + 2 if joined and self.is_word(k + 2, j) else 0
        if lower == "of":
            return self._over_of(i, j)
        if lower in {"and", "und", "et"}:
            return self._over_and(i, j) if after else 0
        if lower == "(":
            return named_in_brackets(self, i, j)
        if lower in {"for", "on", "to", "against", "in", "with", "at", "by", "from", "the"}:
            if lower == "at" and after and is_campus(self, i, j):
                return k + 1
            return self._over_preposition(i, j, after)
        if lower[0].isdigit() and lower.isalnum() and len(lower) <= 4:
            return self._over_number(i, j)
        if (
            lower == "party"
            and j == i
            and tree.tag[j] in {"NNP", "NNPS", "JJ"}
            and "nationality" not in kinds(tree.text[j])
        ):
            return k if tree.head[j] == k else 0
        return 0

    def _over_known_place(self, i: int, j: int) -> int:
        """“Stoke-on-Trent”: the end of the place name that the gazetteer has with just these small words."""
        tree = self.tree
        if i + 2 < j or tree.lower[j + 1] in {"and", "or", "to", "in", "'s", "’s"}:
            return 0
        if not (tree.text[j + 1] == "-" or (tree.text[j + 1].isalpha() and len(tree.text[j + 1]) < 5)):
            return 0
        for k in range(min(len(tree), j + 6) - 1, j + 1, -1):
            within = tree.sentence[k] == tree.sentence[j] and self.word[k]
            if within and "\n" not in tree.cut(i, k) and is_place_name(tree.cut(i, k)):
                return k
        return 0

    def is_word(self, k: int, j: int) -> bool:
        """Whether ``k`` can be a word of a name in the sentence of ``j``."""
        return k < len(self.tree) and self.word[k] and self.tree.sentence[k] == self.tree.sentence[j]

    def _through(self, j: int) -> bool:
        """Whether spaCy's entity at ``j`` goes on over the next two tokens."""
        tree = self.tree
        label = tree.ent[j]
        return label in ENTITY_LABELS and all(
            k < len(tree) and tree.ent[k] == label and not tree.ent_start[k] for k in (j + 1, j + 2)
        )

    def _goes_on(self, i: int, j: int) -> bool:
        """Whether the preposition behind ``i..j`` is part of a body’s name (“Court of Arbitration for Sport”)."""
        tree = self.tree
        return self._follows_head(i, j) and i <= tree.head[j + 1] <= j and is_english(tree.lower[j + 2])

    def run_end(self, k: int) -> int:
        """Last token of the words with capitals that begin at ``k``."""
        last = k
        while last - k < _LONGEST and self.is_word(last + 1, k):
            last += 1
        return last

    def _over_hyphen(self, j: int, after: bool) -> int:
        tree = self.tree
        k = j + 1
        tight = tree.end[j] == tree.start[k] and k + 1 < len(tree) and tree.end[k] == tree.start[k + 1]
        if not tight:
            return 0
        if after:
            if tree.text[j] in {"R", "D", "I"} and (tree.text[k + 1].endswith(".") or place_votes(tree.text[k + 1])):
                return 0  # “R-Wis.”: a party and a state
            named_for = j > 1 and tree.lower[j - 1] in {"on", "for", "of"} and tree.lower[j - 2] in heads().first
            two = _is_country(tree.text[j]) and _is_country(tree.text[k + 1]) and not named_for
            return 0 if two else k + 1  # “Council on Anglo-Danish Relations”
        small = tree.text[k + 1].islower() or tree.text[k + 1] == "A"
        middle = small and k + 3 < len(tree) and tree.text[k + 2] == "-" and self.word[k + 3]
        if middle and tree.end[k + 1] == tree.start[k + 2] and len(tree.text[k + 1]) < 4:
            return k + 3  # Make-a-Wish, Stratford-upon-Avon
        return k + 1 if self._through(j) and tree.ent[j] == "PERSON" else 0

    def _is_owner(self, i: int, j: int) -> bool:
        """Whether the possessive after ``i..j`` belongs to a name (“Children’s Hospital”, “St. Anne’s Church”)."""
        tree = self.tree
        last = self.run_end(j + 2)
        headed = tree.lower[last] in heads().last
        if tree.lower[j] in word_set("owners") or (
            headed and tree.lower[j] in titles() and tree.lower[last] in _OFFICES
        ):
            return True
        if headed and tree.lower[j + 1] in {"'", "’"} and noun_type(tree.lower[j].removesuffix("s")) == "Person":
            return True  # “Orne Dockers’ Union”
        if j > i and tree.lower[j - 1] in {"st.", "st", "saint", "king", "queen", "all"}:
            return headed
        return headed and i == j and self._through(j) and tree.ent[j] not in {"PERSON", "GPE"}

    def _over_preposition(self, i: int, j: int, after: bool) -> int:
        tree = self.tree
        k = j + 1
        if after:
            headed = tree.lower[j] in heads().first and tree.head[k] == j
            if tree.lower[k] in {"for", "on", "against"} and (headed or self._goes_on(i, j)):
                return k + 1
            kinds_of_thing = _TITLED_THINGS if tree.lower[k] == "the" else _TITLED_THINGS | {"ORG", "FAC"}
            alone = i == j and tree.text[i] not in known_names()
            return k + 1 if alone and self._through(j) and tree.ent[j] in kinds_of_thing else 0
        if tree.lower[k] in {"for", "on", "against"} and tree.lower[j] in heads().first and tree.head[k] == j:
            return k + 2 if k + 1 < len(tree) and tree.lower[k + 1] == "the" and self.is_word(k + 2, j) else 0
        return k + 2 if self._through(j) and tree.ent[j] in _TITLED_THINGS and self.is_word(k + 2, j) else 0

    def _over_of(self, i: int, j: int) -> int:
        """“University of the Arts”: after a head word, or where spaCy sees one name; never after a title."""
        tree = self.tree
        k = j + 2
        if k < len(tree) and tree.lower[k] == "the":
            k += 1
        if not self.is_word(k, j):
            return 0
        end = self.run_end(k)
        if (kinds(tree.cut(j, end)) | kinds(tree.cut(i, end))) - {"nationality"}:
            return k
        head = tree.lower[j]
        if head in titles() and head not in heads().first:
            return 0
        if head in heads().first or (head in heads().last and self._through(j)):
            return k
        if (
            self._follows_head(i, j)
            and i <= tree.head[j + 1] <= j
            and (kinds(tree.cut(k, end)) or (tree.ent[k] == "GPE" and is_place_name(tree.cut(k, end))))
        ):
            return k  # “College of Surgeons of Ulvenna”
        if j > i + 2 and tree.lower[j - 1] == "the" and tree.lower[j - 2] in {"for", "on"} and tree.head[j + 1] == j:
            return k if tree.lower[j - 3] in heads().first else 0  # “Society for the Protection of Birds”
        one = tree.ent[k] == tree.ent[j] and not any(tree.ent_start[m] for m in range(j + 1, k + 1))
        if one and tree.ent[j] in _JOINED_THINGS and not kinds(tree.cut(i, j)):
            return k if not is_given(tree.lower[i]) else 0
        return 0

    def _over_and(self, i: int, j: int) -> int:
        """“Department of Fish and Wildlife”: after the “of” of an organisation, or where spaCy sees one name."""
        tree = self.tree
        k = j + 2
        end = self.run_end(k)
        through = self._through(j)
        if through and tree.ent[j] == "ORG" and self._follows_head(i, j):
            return k  # “Port Authority of Orne and Sarn”
        if _is_country(tree.text[j]) or kinds(tree.cut(k, end)) or kinds(tree.cut(i, j)):
            return 0
        of = next((m for m in range(j, i, -1) if tree.lower[m] in {"of", "for", "on"}), None)
        if of is not None and tree.lower[of - 1] in heads().first and tree.ent[k] not in {"PERSON", "GPE"}:
            same = (
                tree.head[k] == j
                or tree.head[end] == j
                or tree.dep[end] == "conj"
                or tree.lower[of - 1] in word_set("manifold")
            )
            return k if same and (through or not tree.ent_start[k] or end == k) else 0
        if through and tree.ent[j] in {"ORG", "WORK_OF_ART", "LAW", "EVENT"}:
            return k if tree.lower[end] in heads().last or tree.ent[j] != "ORG" else 0
        return 0

    def _follows_head(self, i: int, j: int) -> bool:
        """Whether an “of” or “for” right before the last words of ``i..j`` follows the head of a body's name."""
        tree = self.tree
        of = next((m for m in range(j, i, -1) if tree.lower[m] in {"of", "for"}), None)
        return of is not None and tree.lower[of - 1] in heads().first

    def _over_number(self, i: int, j: int) -> int:
        """“Apollo 11”, “Boeing 737”: not a number that counts what follows, nor one after a person or a place."""
        tree = self.tree
        k = j + 1
        plain = tree.lower[k].isdigit()
        if k + 1 < len(tree) and tree.tag[k + 1] == "CD":
            return 0  # “fined Vellora 200 million euros”
        if plain and not self.capitals.timed[k] and self._is_numbered(i, j):
            return k
        person = is_given(tree.lower[i]) or tree.ent[j] in {"PERSON", "GPE", "NORP"}
        if self.capitals.timed[k] or person or kinds(tree.cut(i, j)):
            return 0
        if tree.ent[k] == tree.ent[j] and not tree.ent_start[k] and tree.ent[j] in _NUMBERED_THINGS:
            return k
        counts = k + 1 < len(tree) and (
            tree.text[k + 1] in {"–", "-", "%", "/", ":"} or tree.tag[k + 1] in {"NNS", "NN", "CD", "JJ"}
        )
        counted = plain and tree.dep[k] == "nummod" and tree.head[k] == j
        return k if counted and not counts else 0

    def _is_numbered(self, i: int, j: int) -> bool:
        """“Tesla Model 3 sales”, “Boeing 737 MAX”: a word that takes a number, or a known maker before three digits."""
        tree = self.tree
        k = j + 1
        after = tree.text[k + 1] if k + 1 < len(tree) else ""
        if after in {"%", ":", "–", "-", "/", "percent"}:
            return False
        if tree.lower[j] in word_set("numbered"):
            return tree.tag[j] in {"NNP", "NNPS"}
        maker = i == j and known_names().get(tree.text[i]) == "Organization"
        return (
            maker and len(tree.text[k]) == 3 and (not after[:1].islower() or tree.lower[j] in word_set("product_first"))
        )


def _is_country(text: str) -> bool:
    return bool(kinds(text) & {"country", "nationality", "continent"})
