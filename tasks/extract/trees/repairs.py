"""Mistakes that the small parser makes again and again in news, put right before clauses are read.

Each repair looks for a shape that English does not have (a finite clause without conjunction as adverbial, a past tense
as auxiliary) and makes of it the one that it has. The columns of the :class:`Tree` are changed in place; doing it twice
changes nothing more.
"""

from __future__ import annotations

from tasks.extract.trees.closing_reports import closing_report, inverted_report
from tasks.extract.trees.content_clauses import claims_as_clause, claims_as_verb, content_of_noun, dismissed_as
from tasks.extract.trees.headline_verbs import headline_verbs
from tasks.extract.trees.headlines import headline_passive
from tasks.extract.trees.hyphens import hyphenated_word, prefixed_verb
from tasks.extract.trees.lost_actors import LOST_ACTORS
from tasks.extract.trees.lost_subjects import (
    direction_as_subject,
    inverted_subject,
    participle_as_root,
    subject_after_that,
    subject_as_apposition,
    subject_as_compound,
    subject_as_root,
    swallowed_subject,
    verb_as_noun,
)
from tasks.extract.trees.misplaced_clauses import (
    bare_adverbial,
    contrasted_report,
    coordinated_report,
    finite_conjunct,
    report_as_conjunct,
    report_under_noun,
    second_complement,
    shared_participle,
    speech_as_auxiliary,
    time_of_report,
    verb_under_noun,
    who_of_place,
)
from tasks.extract.trees.misplaced_conjuncts import misplaced_conjunct
from tasks.extract.trees.misplaced_names import (
    name_as_another,
    name_of_holder,
    name_set_against,
    position_in_picture,
    titled_pair,
    titles_before_name,
)
from tasks.extract.trees.misplaced_phrases import (
    absolute_as_subject,
    afterthought,
    as_of_verdict,
    circumstance_of_main_clause,
    contrasted_noun,
    gerund_as_modifier,
    gerund_of_passive,
    name_and_office,
    noun_under_gerund,
    parallel_participle,
    place_under_time,
    superlative_since,
    that_as_object,
    who_of_source,
)
from tasks.extract.trees.misplaced_reports import (
    after_saying_so,
    belief_between_commas,
    clause_under_time,
    deed_that_led_to_it,
    infinitive_of_gerund,
    participle_of_report,
)
from tasks.extract.trees.misread_phrases import no_such_thing, word_to_word
from tasks.extract.trees.misread_words import (
    age,
    false_auxiliary,
    infinitive_as_noun,
    mark_as_word,
    name_as_auxiliary,
    noun_as_verb,
    passive_with_noun,
    perfect_as_object,
    point_as_word,
)
from tasks.extract.trees.noun_clauses import clause_of_object
from tasks.extract.trees.object_phrases import OBJECT_PHRASES
from tasks.extract.trees.parentheticals import parenthetical
from tasks.extract.trees.relative_reports import denied_clause, relative_report, speakers_as_verb
from tasks.extract.trees.reports_of_deeds import REPORTS_OF_DEEDS
from tasks.extract.trees.small_clauses import small_clause
from tasks.extract.trees.spelt_as_pronouns import name_as_pronoun
from tasks.extract.trees.titles_as_clauses import title_as_clause
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import VERBAL, Repair, Repairs, edges
from tasks.extract.trees.verb_complements import verb_complement
from tasks.extract.trees.verbs_apart import verb_apart

#: Sentences of more tokens are no sentences: a table, a list, a text without full stops. They are left as they are.
LONGEST_SENTENCE = 400
_QUOTATION_MARKS = frozenset(("'", '"', "“", "”", "‘", "’"))

_OF_CLAUSES: tuple[Repair, ...] = (
    content_of_noun, dismissed_as, who_of_place, who_of_source, report_under_noun, clause_under_time, relative_report,
    speakers_as_verb, denied_clause, deed_that_led_to_it, contrasted_noun, participle_as_root,
)  # fmt: skip
_OF_SUBJECTS: tuple[Repair, ...] = (titled_pair, titles_before_name, direction_as_subject, absolute_as_subject)
_OF_OBJECTS: tuple[Repair, ...] = (claims_as_verb, inverted_subject, inverted_report, afterthought, name_and_office)
_OF_CONJOINED_VERBS: tuple[Repair, ...] = (
    swallowed_subject, coordinated_report, shared_participle, finite_conjunct, misplaced_conjunct, report_as_conjunct,
    subject_as_root,
)  # fmt: skip
_OF_CONJOINED: tuple[Repair, ...] = (verb_under_noun, misplaced_conjunct, name_as_another, parallel_participle)


def conjunct(tree: Tree, i: int, touched: set[int]) -> None:
    """Repairs of what is joined to a verb, or to anything else."""
    for mend in _OF_CONJOINED_VERBS if tree.pos[tree.head[i]] in VERBAL else _OF_CONJOINED:
        mend(tree, i, touched)


#: What begins at a word with a label, in the order in which it is put right.
_BY_LABEL: Repairs = {
    "aux": (speech_as_auxiliary,),
    "advcl": (
        swallowed_subject, bare_adverbial, contrasted_report, participle_of_report, belief_between_commas,
        deed_that_led_to_it, verb_as_noun, subject_as_root,
    ),
    "ccomp": (
        claims_as_clause, clause_of_object, belief_between_commas, swallowed_subject, second_complement,
        subject_after_that, time_of_report, denied_clause,
    ),
    "conj": (conjunct,),
    "nsubj": _OF_SUBJECTS,
    "nsubjpass": _OF_SUBJECTS,
    "appos": (name_of_holder, name_set_against),
    "acl": _OF_CLAUSES,
    "relcl": _OF_CLAUSES,
    "prep": (
        superlative_since, as_of_verdict, place_under_time, after_saying_so, circumstance_of_main_clause,
        gerund_of_passive,
    ),
    "pcomp": (noun_under_gerund,),
    "dobj": _OF_OBJECTS,
    "npadvmod": _OF_OBJECTS,
    "oprd": _OF_OBJECTS,
    "attr": _OF_OBJECTS,
    "xcomp": (infinitive_of_gerund,),
    "mark": (that_as_object,),
    "compound": (subject_as_compound,),
}  # fmt: skip
_TABLES = (OBJECT_PHRASES, LOST_ACTORS, _BY_LABEL, REPORTS_OF_DEEDS)


def word_class(tree: Tree, i: int, touched: set[int]) -> None:
    """Repairs of the class of a word, on which all others build."""
    dep = tree.dep[i]
    if tree.tag[i] in ("PRP", "WP"):
        name_as_pronoun(tree, i, touched)
    elif tree.text[i] in _QUOTATION_MARKS:
        mark_as_word(tree, i, touched)
    elif tree.text[i] in ".[]":
        point_as_word(tree, i, touched)
    elif tree.lower[i] == "to":
        infinitive_as_noun(tree, i, touched)
    elif tree.lower[i] == "aged":
        age(tree, i, touched)
    elif tree.lower[i] == "no" and dep == "det":
        no_such_thing(tree, i, touched)
    elif tree.lower[i - 1] == "to" and tree.lower[i] == tree.lower[i - 2]:
        word_to_word(tree, i, touched)
    elif tree.lower[i] in ("left", "right") and dep != "amod":
        position_in_picture(tree, i, touched)
    elif dep == "aux":
        false_auxiliary(tree, i, touched)
        name_as_auxiliary(tree, i, touched)
    elif tree.tag[i] == "VBN" and dep in ("attr", "acomp", "acl"):
        passive_with_noun(tree, i, touched)
    elif tree.pos[i] == "VERB":
        noun_as_verb(tree, i, touched)
    if dep in ("amod", "nmod", "compound"):
        perfect_as_object(tree, i, touched)


def repair(tree: Tree) -> None:
    """All repairs, each where its shape begins, in order of the text."""
    touched: set[int] = set()
    for i in range(len(tree)):
        first, end = tree.sentences[tree.sentence[i]]
        if tree.kind[tree.sentence[i]] == "headline":
            if i == first and end - first <= LONGEST_SENTENCE:
                headline_verbs(tree, tree.sentence[i])
            headline_passive(tree, i)
        if end - first > LONGEST_SENTENCE:
            continue
        if i == first:
            closing_report(tree, tree.sentence[i], touched)
        if tree.text[i] == "-":
            prefixed_verb(tree, i - 1, touched)
            hyphenated_word(tree, i, touched)
            continue
        parenthetical(tree, i, touched)
        if tree.tag[i] == "VBG":
            gerund_as_modifier(tree, i, touched)
        word_class(tree, i, touched)
        verb_apart(tree, i, touched)
        verb_complement(tree, i, touched)
        small_clause(tree, i, touched)
        for by_label in _TABLES:
            for mend in by_label.get(tree.dep[i], ()):
                mend(tree, i, touched)
        title_as_clause(tree, i, touched)
        if tree.pos[i] in VERBAL and tree.dep[i] in ("ROOT", "conj", "ccomp"):
            subject_as_apposition(tree, i, touched)
    for sentence in sorted(touched):
        edges(tree, sentence)
