"""What stands beside a name and says what it is: “Ann Lee, a baker”, “goalkeeper Tom Lee”, “Ann Lee, 54,”.

Each gives a relation “be”.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.extract.annotations import TokenArgument, TokenRelation
from tasks.extract.mentions.name_words import kin, noun_type
from tasks.extract.relations.arguments import is_share, phrase
from tasks.extract.relations.confidence import confidence
from tasks.extract.trees.tree import Tree
from tasks.model import Polarity
from tasks.ontology import words

_BREAKS = (",", "—", "–", "--", "(")
_MEASURES = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")
_MARKS = frozenset(('"', "“", "”", "'", "‘", "’"))
_ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "last", "latest"))


def appositions(tree: Tree, attribution_of: dict[int, int], cues: Sequence[int]) -> list[TokenRelation]:
    """“Ann Lee, a baker from Leeds, …”: Ann Lee – be – a baker from Leeds; each of “a baker and the mayor of Orne”.

    Args:
        tree: the text.
        attribution_of: noun → index of the attribution it is told in.
        cues: heads of the attributions' cues, by that index.
    """
    found = []
    for i in range(len(tree)):
        if tree.dep[i] != "appos" or tree.head[i] > i:
            continue
        ranks = _ranks(tree, i, attribution_of)
        found += ranks
        if ranks:
            continue
        if tree.text[tree.left[i] - 1] not in _BREAKS and not _is_work(tree, i):
            continue
        noun = tree.head[i]
        called = _name_behind(tree, i) if tree.pos[noun] == "NOUN" else None
        first = called is not None or _is_work(tree, i) or (tree.pos[i] == "PROPN" and not _is_description(tree, i))
        name, description = (i if called is None else called, noun) if first else (noun, i)
        while not first and tree.dep[name] == "appos" and tree.pos[tree.head[name]] == "PROPN":
            name = tree.head[name]  # “Ann Lee, a baker, mayor of Orne”
        if not first and _comments(tree, description):
            continue
        stop = tree.left[i]
        if not first and _is_time(tree, name) and not _dates(tree, description):
            name = _of_clause(tree, name)  # “came on Friday, the worst storm in years”: no day is a storm
            if name < 0 or not _are_alike(tree, name, description):
                continue
            stop = tree.head[name]
        if not _is_description(tree, description):
            continue
        named = tree.pos[name] == "PROPN" or _is_quoted_title(tree, name) or _is_substance(tree, name, description)
        known = named or (_is_known(tree, name) and _classifies(tree, description))
        if not known and not _are_one_person(tree, name, description):
            continue
        told = _said_in(tree, noun, i, attribution_of, cues)
        parts = _joined(tree, description, tree.left[i] if first else len(tree))
        who = phrase(tree, name, before=stop)
        if first and tree.text[who[0]] in _MARKS and tree.text[who[-1]] in _MARKS:
            who = who[1:-1]
        for n, part in enumerate(parts):
            what = phrase(tree, part, frozenset(parts[n + 1 : n + 2]))
            if first:
                what = [k for k in what if k < tree.left[i] - (tree.text[tree.left[i] - 1] in _BREAKS)]
            while first and what and tree.text[what[-1]] in (*_MARKS, ","):
                what.pop()
            if name in who and part in what:
                found.append(be_relation(who, name, what, part, told, "apposition", _polarity(tree, part)))
    return found


def _said_in(tree: Tree, noun: int, i: int, attribution_of: dict[int, int], cues: Sequence[int]) -> int | None:
    """The attribution it is told in: none where the noun is all of what somebody bans or praises."""
    found = attribution_of.get(i)
    whole = found is not None and tree.dep[noun] in ("dobj", "nsubjpass") and cues[found] == tree.head[noun]
    return None if whole else found


def _name_behind(tree: Tree, description: int) -> int | None:
    """“her daughter, the film director Ann Lee,”: the name right behind the second description."""
    noun = tree.head[description]
    for whose in (noun, description):
        if tree.pos[whose] != "NOUN" or noun_type(tree.lemma[whose].lower()) != "Person":
            return None
    names = [
        tree.left[c] == whose + 1 and tree.dep[c] == "appos" and tree.pos[c] == "PROPN" and c
        for whose in (noun, description)
        for c in tree.children[whose]
    ]
    found = [c for c in names if c]
    return found[0] if len(found) == 1 and found[0] > description else None


def _is_work(tree: Tree, i: int) -> bool:
    """“His first film, "Salt", won”, “his film "Salt" won”: a title in quotation marks says what the work is called."""
    noun, mark = tree.head[i], tree.left[i] - 1
    mark += tree.text[tree.left[i]] in _MARKS
    work = tree.pos[noun] == "NOUN" and noun_type(tree.lemma[noun].lower()) == "CreativeWork"
    if not work or tree.text[mark] not in _MARKS or not tree.text[i][0].isupper():
        return False
    return mark - 1 - (tree.text[mark - 1] == ",") == noun


def _is_substance(tree: Tree, i: int, description: int) -> bool:
    """“contained ethylene glycol, a toxic solvent.”: what has no article, and is no first of a list."""
    if tree.tag[i] not in ("NN", "NNS") or tree.lower[tree.left[description]] not in ("a", "an"):
        return False
    if tree.ent[i] in _MEASURES or tree.tag[tree.left[i]] in ("DT", "PRP$", "CD"):
        return False
    if any(tree.dep[c] in ("det", "poss", "nummod", "conj", "cc") for c in tree.children[i]):
        return False
    if tree.lemma[description].lower() not in words("nominalizations", "matter.nouns"):
        return False
    end = tree.right[description] + 1
    plain = not any(tree.dep[c] in ("conj", "cc") for c in tree.children[description])
    return plain and end < len(tree) and tree.text[end] in (",", ".")


def _ranks(tree: Tree, i: int, attribution_of: dict[int, int]) -> list[TokenRelation]:
    """“Turnout was 41 percent, the lowest since 1990”: the turnout is; an amount, a date or a place has no rank."""
    ranked = tree.tag[i] in ("JJS", "RBS") or tree.lower[i] in _ORDINALS
    if not ranked or tree.text[tree.left[i] - 1] != "," or tree.lower[tree.left[i]] != "the":
        return []
    whose: int | None = tree.head[i]
    if whose is not None and _is_time(tree, whose):
        whose = _of_clause(tree, whose)
        whose = None if whose < 0 else whose
    if whose is not None and tree.pos[whose] == "PROPN" and tree.dep[whose] == "pobj":
        above = tree.head[tree.head[whose]]  # “gusts of 150 km/h at Orne, the strongest since 2014”
        whose = above if tree.pos[above] == "NOUN" else whose
    amounts = ("MONEY", "PERCENT", "QUANTITY", "CARDINAL", "GPE", "LOC")
    if whose is not None and (tree.ent[whose] in amounts or tree.pos[whose] == "NUM"):
        verb = whose
        for _ in range(5):
            if tree.dep[verb] not in ("pobj", "prep", "dobj", "npadvmod", "attr", "nummod", "agent"):
                break
            verb = tree.head[verb]
        whose = tree.child(verb, "nsubj", "nsubjpass") if tree.pos[verb] in ("VERB", "AUX") else None
    if whose is None or tree.pos[whose] not in ("NOUN", "PROPN", "PRON"):
        return []
    who, what = phrase(tree, whose, before=tree.left[i]), phrase(tree, i)
    who = [k for k in who if k < tree.left[i] - 1]
    if whose not in who or i not in what:
        return []
    return [be_relation(who, whose, what, i, attribution_of.get(i), "apposition")]


def _is_time(tree: Tree, i: int) -> bool:
    return tree.ent[i] in ("DATE", "TIME") and tree.lower[i] != "old"  # “the 22-year-old” is somebody


def _dates(tree: Tree, description: int) -> bool:
    """“on Monday, the last day of the talks”: what a day or year may be called."""
    return tree.lemma[description].lower() in words("nominalizations", "of_time.nouns")


def _are_alike(tree: Tree, subject: int, description: int) -> bool:
    """Whether both are people or both events."""
    kind = noun_type(tree.lemma[description].lower())
    person = tree.ent[subject] == "PERSON" or tree.lower[subject] in ("he", "she")
    return kind in ("Person", "Event") and kind == ("Person" if person else noun_type(tree.lemma[subject].lower()))


def _of_clause(tree: Tree, time: int) -> int:
    """The subject of the clause that a time belongs to; -1 if none."""
    verb = time
    for _ in range(5):
        if tree.dep[verb] not in ("pobj", "prep", "npadvmod", "dobj", "nummod", "nmod", "compound", "appos"):
            break
        verb = tree.head[verb]
    subject = tree.child(verb, "nsubj", "nsubjpass") if tree.pos[verb] in ("VERB", "AUX") else None
    return -1 if subject is None or subject > verb else subject


def _joined(tree: Tree, description: int, stop: int) -> list[int]:
    """The description and those coordinated with it; none where it is rather the next of a list."""
    conjuncts = [c for c in tree.children[description] if tree.dep[c] == "conj" and c < stop]
    if not conjuncts:
        joined = [c for c in tree.children[description] if tree.dep[c] == "cc" and c < stop]
        return [] if joined else [description]
    cc = [c for c in tree.children[description] if tree.dep[c] == "cc" and c < conjuncts[0]]
    alike = all(tree.tag[c] == "NN" and noun_type(tree.lemma[c].lower()) == "Person" for c in (description, *conjuncts))
    if len(conjuncts) > 1 or not cc or tree.text[cc[0] - 1] == "," or not alike:
        return []
    if all(tree.lemma[c].lower() in kin() for c in (description, *conjuncts)):
        return conjuncts  # “his wife and son, Tom Lee”
    return [description, *conjuncts]


def _is_known(tree: Tree, i: int) -> bool:
    """“the dam, a relic of the war, …”: what is described is a certain thing, and no measure, date or mere quantity."""
    if is_share(tree, i):
        return tree.lower[i] == "one"  # “one of them, a teacher,”
    aged = tree.lower[i] == "old" and tree.text[i - 1] == "-"  # “the 22-year-old”
    if not aged and (tree.pos[i] != "NOUN" or tree.ent[i] in ("DATE", "TIME")):
        return False
    return tree.ent[i] in _MEASURES or any(
        (tree.dep[c] == "det" and tree.lower[c] in ("the", "this", "that")) or tree.dep[c] == "poss"
        for c in tree.children[i]
    )


def _is_quoted_title(tree: Tree, i: int) -> bool:
    """“"Salt Widows", a drama about fishing, …”: a title in quotation marks, though its words are no names."""
    first = tree.left[i] + (tree.text[tree.left[i]] in _MARKS)
    if tree.text[first - 1] not in _MARKS or i + 1 >= len(tree) or tree.text[i + 1] not in _MARKS:
        return False
    return tree.text[first][0].isupper() and tree.text[i][0].isupper()


def _are_one_person(tree: Tree, i: int, description: int) -> bool:
    """“A witness, the firm's former clerk, …”: two nouns for a person between commas, and no list of people."""
    for noun in (i, description):
        if tree.tag[noun] != "NN" or noun_type(tree.lemma[noun].lower()) != "Person":
            return False
        if any(tree.dep[c] in ("conj", "cc") for c in tree.children[noun]):
            return False
    closed = tree.text[tree.right[description] + 1 : tree.right[description] + 2]
    return closed == [","] and tree.lower[tree.left[i]] in ("a", "an") and tree.lemma[i] != tree.lemma[description]


def _comments(tree: Tree, i: int) -> bool:
    """“…, a move that angered voters” speaks of it all; “…, the highest level since May” of what stands before it."""
    if any(tree.tag[c] == "JJS" for c in tree.children[i]):
        return False
    return tree.lemma[i].lower() in words("nominalizations", "comments.nouns")


def _classifies(tree: Tree, i: int) -> bool:
    """“a relic of the war”, “the highest level since May”; “the dam, the bridge” is rather a list."""
    kids = tree.children[i]
    if tree.lower[tree.left[i]] not in ("a", "an", "the"):  # “its biggest ever purchase”
        return any(tree.dep[c] == "poss" for c in kids) and any(tree.tag[c] == "JJS" for c in kids)
    return any(tree.lower[c] in ("a", "an") or tree.tag[c] in ("JJS", "RBS") for c in kids)


def _is_description(tree: Tree, i: int) -> bool:
    """Whether the phrase around ``i`` says what something is: with article or possessor, and no measure or date."""
    if tree.pos[i] == "NUM":  # “one of its authors”
        return tree.lower[i] == "one" and any(tree.lower[c] == "of" for c in tree.children[i])
    if tree.ent[i] in _MEASURES:
        return False
    kids = tree.children[i]
    if tree.lower[tree.left[i]] in ("hence", "then", "thus", "therefore", "namely"):
        return False
    if tree.pos[i] == "PROPN":  # “a Tennessee Democrat”
        return any(tree.dep[c] == "det" and tree.lower[c] in ("a", "an") for c in kids)
    return tree.pos[i] == "NOUN" and any(
        (tree.dep[c] == "det" and tree.lower[c] in ("a", "an", "the", "no")) or tree.dep[c] in ("poss", "prep")
        for c in kids
    )


def _polarity(tree: Tree, description: int) -> Polarity:
    """“Wim Lee, no relation, …” says what he is not."""
    return "negative" if any(tree.lower[c] == "no" for c in tree.children[description]) else "positive"


def be_relation(
    who: list[int],
    name: int,
    what: list[int],
    head: int,
    attribution: int | None,
    shape: str,
    polarity: Polarity = "positive",
) -> TokenRelation:
    """The relation “who – be – what”: tokens of both with their heads; ``head`` is that of ``what``.

    Args:
        shape: what gives it away, for its confidence: “apposition” or “title”.
    """
    arguments = [TokenArgument("subject", who, name), TokenArgument("object", what, head)]
    return TokenRelation(
        head, "be", [], arguments, polarity, attribution=attribution, confidence=confidence(("any", shape))
    )
