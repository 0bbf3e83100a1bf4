"""People of many articles: one odd article does not part the others, and what a new one brings leaves the old alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity import extraction
from tasks.link import link
from tasks.link.evidence import walks
from tasks.link.names import person_name, same_person_name
from tasks.model import Extraction
from tasks.settings import Settings

TOWNS = ("City: Salem", "City: Boise", "City: Reno")


def iris(articles: dict[str, Extraction]) -> dict[str, str]:
    """The IRI of the first thing of each article, in all of them together."""
    found = link(articles.values(), Settings())
    return {name: found.iri_of[item.article.key, "e1"] for name, item in articles.items()}


def articles(**things: tuple[str, ...]) -> dict[str, Extraction]:
    """An article a name, one a day."""
    found = {}
    for day, (name, said) in enumerate(things.items(), 1):
        item = extraction(name, said)
        found[name] = replace(item, article=replace(item.article, published=f"2024-05-{day:02}"))
    return found


def test_a_namesake_of_another_walk_of_life_does_not_part_the_many_articles_of_one() -> None:
    found = iris(articles(
        a=("Person: Rita Solis (senator)", *TOWNS), odd=("Person: Rita Solis (goalkeeper)",),
        b=("Person: Rita Solis (senator)", *TOWNS), c=("Person: Rita Solis", *TOWNS),
        d=("Person: Rita Maria Solis (senator)", *TOWNS), e=("Person: Rita Solis", *TOWNS),
    ))  # fmt: skip
    assert len({found[name] for name in "abcde"}) == 1
    assert found["odd"] != found["a"]


def test_a_name_that_may_be_either_of_two_people_stays_by_itself_and_leaves_the_two_as_they_were() -> None:
    two = {"a": ("Person: Rita Solis (senator)", *TOWNS), "b": ("Person: Rita Solis (goalkeeper)", "City: Cadiz")}
    before = iris(articles(**two))
    after = iris(articles(**two, new=("Person: Rita Solis",), newer=("Person: Solis",)))
    assert {name: after[name] for name in two} == before
    assert len(set(after.values())) == 4


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([("Person: Solis",), ("Person: Solis", *TOWNS), ("Person: Rita",), ("City: Salem",)]),
        max_size=6,
    )
)
def test_bare_names_that_later_articles_bring_never_take_a_full_name_away(later: list[tuple[str, ...]]) -> None:
    old = {
        "a": ("Person: Rita Solis / Solis (senator)", *TOWNS),
        "b": ("Person: Jorge Solis / Solis (golfer)", "City: Cadiz"),
    }
    old |= {"c": ("Person: Rita Solis / Solis", *TOWNS)}
    before = iris(articles(**old))
    after = iris(articles(**old, **{f"new{n}": things for n, things in enumerate(later)}))
    assert {name: after[name] for name in old} == before


def test_father_and_son_stay_two_where_any_article_tells_them_apart() -> None:
    found = iris(articles(
        a=("Person: Hugo Falk",), b=("Person: Hugo Falk Jr.",), c=("Person: Hugo Falk", "Person: Hugo Falk Jr.")
    ))  # fmt: skip
    assert found["a"] == found["c"] != found["b"]


def test_middle_initials_are_compared_in_turn() -> None:
    assert same_person_name(person_name("Peter H. W. Lund"), person_name("Peter Hans Lund"))
    assert not same_person_name(person_name("Peter H. W. Lund"), person_name("Peter W. Lund"))


def test_a_bare_name_of_several_people_is_the_one_whom_articles_like_it_call_so() -> None:
    found = iris(articles(
        a=("Person: Rita Solis / Solis", "City: Salem", "City: Boise"), b=("Person: Rita Solis / Solis", *TOWNS),
        c=("Person: Jorge Solis / Solis", "City: Salem", "City: Boise", "City: Cadiz", "City: Lund", "City: Hull"),
        d=("Person: Rita Solis / Solis", "City: Reno", "City: Boise"),
        e=("Person: Rita Solis / Solis", "City: Salem", "City: Reno"),
        bare=("Person: Solis", *TOWNS),
    ))  # fmt: skip
    assert found["bare"] == found["a"] == found["b"] != found["c"]


def test_two_labels_used_by_turns_leave_the_iri_as_it_is() -> None:
    long, short = ("Organization: Kelm Press / Kelm", *TOWNS), ("Organization: Kelm", *TOWNS)
    before = iris(articles(a=("Organization: Kelm Press", *TOWNS), b=long, c=short))
    after = iris(articles(a=("Organization: Kelm Press", *TOWNS), b=long, c=short, d=short, e=short))
    assert set(after.values()) == set(before.values()) and len(set(after.values())) == 1


def test_the_last_word_of_a_role_says_no_walk_of_life_behind_some_words() -> None:
    assert walks(frozenset({"front-runner", "attorney general", "class president"})) == frozenset()
    assert walks(frozenset({"runner", "vice president"})) == {"sport", "politics"}


def test_countries_that_nearly_every_article_names_tie_nobody_to_anybody() -> None:
    found = iris(articles(
        a=("Person: Rita Solis", "Country: France", "Country: Spain"),
        b=("Person: Solis", "Country: France", "Country: Spain"),
    ))  # fmt: skip
    assert found["a"] != found["b"]


def test_an_institution_whose_country_is_not_said_is_that_of_the_articles_most_like() -> None:
    found = iris(articles(
        a=("Organization: Congress", "Country: Peru", *TOWNS), b=("Organization: Congress", "Country: Peru", *TOWNS),
        c=("Organization: Congress", "Country: Chile", "City: Salem", "City: Lund", "City: Hull"),
        new=("Organization: Congress", *TOWNS), newer=("Organization: Congress", "City: Aarhus"),
    ))  # fmt: skip
    assert found["new"] == found["a"] == found["b"] != found["c"]
    assert len(set(found.values())) == 3


def test_an_institution_of_the_country_that_other_articles_say_is_not_of_the_one_this_article_is_about() -> None:
    senate, abroad = "Organization: American Senate", ("Country: Chile", "Country: Chile", "Country: United States")
    found = iris(articles(
        a=(senate, "Country: United States", *TOWNS), b=(senate, "Country: United States", *TOWNS),
        c=("Organization: Senate", *abroad, *TOWNS), d=("Organization: Senate", "Country: Chile", "City: Lund"),
    ))  # fmt: skip
    assert found["a"] == found["b"] == found["c"] != found["d"]
