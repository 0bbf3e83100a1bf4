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
from tasks.extract.trees.lost_actors import lost_actor
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
    title_as_subject,
    titled_pair,
    titles_before_name,
)
from tasks.extract.trees.misplaced_phrases import (
    absolute_as_subject,
    afterthought,
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
from tasks.extract.trees.object_phrases import object_phrase
from tasks.extract.trees.parentheticals import parenthetical
from tasks.extract.trees.relative_reports import denied_clause, relative_report, speakers_as_verb
from tasks.extract.trees.reports_of_deeds import report_of_deed
from tasks.extract.trees.small_clauses import small_clause
from tasks.extract.trees.spelt_as_pronouns import name_as_pronoun
from tasks.extract.trees.titles_as_clauses import title_as_clause
from tasks.extract.trees.tree import Tree
from tasks.extract.trees.tree_edit import FINITE, VERBAL, edges
from tasks.extract.trees.verb_complements import verb_complement
from tasks.extract.trees.verbs_apart import verb_apart

#: Sentences of more tokens are no sentences: a table, a list, a text without full stops. They are left as they are.
LONGEST_SENTENCE = 400
_QUOTATION_MARKS = frozenset(("'", '"', "“", "”", "‘", "’"))


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
        object_phrase(tree, i, touched)
        lost_actor(tree, i, touched)
        dep = tree.dep[i]
        if dep == "aux" and tree.tag[i] in FINITE:
            speech_as_auxiliary(tree, i, touched)
        elif dep == "advcl":
            swallowed_subject(tree, i, touched)
            bare_adverbial(tree, i, touched)
            contrasted_report(tree, i, touched)
            participle_of_report(tree, i, touched)
            belief_between_commas(tree, i, touched)
            deed_that_led_to_it(tree, i, touched)
            verb_as_noun(tree, i, touched)
            subject_as_root(tree, i, touched)
        elif dep == "ccomp":
            claims_as_clause(tree, i, touched)
            clause_of_object(tree, i, touched)
            belief_between_commas(tree, i, touched)
            swallowed_subject(tree, i, touched)
            second_complement(tree, i, touched)
            subject_after_that(tree, i, touched)
            time_of_report(tree, i, touched)
            denied_clause(tree, i, touched)
        elif dep == "conj":
            if tree.pos[tree.head[i]] in VERBAL:
                swallowed_subject(tree, i, touched)
                coordinated_report(tree, i, touched)
                shared_participle(tree, i, touched)
                finite_conjunct(tree, i, touched)
                misplaced_conjunct(tree, i, touched)
                report_as_conjunct(tree, i, touched)
                subject_as_root(tree, i, touched)
            else:
                verb_under_noun(tree, i, touched)
                misplaced_conjunct(tree, i, touched)
                name_as_another(tree, i, touched)
                parallel_participle(tree, i, touched)
        elif dep in ("nsubj", "nsubjpass"):
            title_as_subject(tree, i, touched)
            titled_pair(tree, i, touched)
            titles_before_name(tree, i, touched)
            direction_as_subject(tree, i, touched)
            absolute_as_subject(tree, i, touched)
        elif dep == "appos":
            name_of_holder(tree, i, touched)
            name_set_against(tree, i, touched)
        elif dep in ("acl", "relcl"):
            content_of_noun(tree, i, touched)
            dismissed_as(tree, i, touched)
            who_of_place(tree, i, touched)
            who_of_source(tree, i, touched)
            report_under_noun(tree, i, touched)
            clause_under_time(tree, i, touched)
            relative_report(tree, i, touched)
            speakers_as_verb(tree, i, touched)
            denied_clause(tree, i, touched)
            deed_that_led_to_it(tree, i, touched)
            contrasted_noun(tree, i, touched)
            participle_as_root(tree, i, touched)
        elif dep == "prep":
            superlative_since(tree, i, touched)
            place_under_time(tree, i, touched)
            after_saying_so(tree, i, touched)
            circumstance_of_main_clause(tree, i, touched)
            gerund_of_passive(tree, i, touched)
        elif dep == "pcomp":
            noun_under_gerund(tree, i)
        elif dep in ("dobj", "npadvmod", "oprd", "attr"):
            claims_as_verb(tree, i, touched)
            inverted_subject(tree, i, touched)
            inverted_report(tree, i, touched)
            afterthought(tree, i, touched)
            name_and_office(tree, i, touched)
        elif dep == "xcomp":
            infinitive_of_gerund(tree, i, touched)
        elif dep == "mark":
            that_as_object(tree, i, touched)
        elif dep == "compound":
            subject_as_compound(tree, i, touched)
        title_as_clause(tree, i, touched)
        report_of_deed(tree, i, touched)
        if tree.pos[i] in VERBAL and tree.dep[i] in ("ROOT", "conj", "ccomp"):
            subject_as_apposition(tree, i, touched)
    for sentence in sorted(touched):
        edges(tree, sentence)
