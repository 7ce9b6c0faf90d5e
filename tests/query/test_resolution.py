"""The people and folders that a recipe names are found in the library, or its words are pointed
at."""

from __future__ import annotations

import pytest

from photoclust.errors import QueryError
from photoclust.library.namesakes import NameBook
from photoclust.query.parser import parse
from photoclust.query.resolution import people_named, renamed, resolved
from photoclust.query.wording import written

NAMES = NameBook([(1, "Anna", None), (2, "Ben Müller", None), (3, None, None)])
TWO_ANNAS = NameBook([(1, "Anna", "2019"), (4, "Anna", None), (5, "Anna (school)", None)])


def found(recipe: str) -> str:
    return written(resolved(parse(recipe), NAMES, lambda folder: folder == "here"))


def test_people_are_found_by_name_however_it_is_written() -> None:
    assert found("anna and not (BEN MU\u0308LLER or #3) in here") == (
        "#1 and not (#2 or #3) and in here"
    )
    assert found("Anna and Ben Müller together or #3 alone") == "(#1 and #2 together) or #3 alone"


@pytest.mark.parametrize(
    ("recipe", "code", "place"),
    [
        ("Anna and Bob", "query-no-such-name", 10),
        ("Anna and Bob together", "query-no-such-name", 10),
        ('""', "query-no-such-name", 1),
        ("Anna, #4", "query-no-such-number", 7),
        ("Anna, in there", "query-no-such-folder", 10),
    ],
)
def test_who_is_not_there_is_said(recipe: str, code: str, place: int) -> None:
    with pytest.raises(QueryError) as refused:
        found(recipe)
    assert (refused.value.code, refused.value.place) == (code, place)


def test_a_recipe_follows_the_names_of_those_it_is_about() -> None:
    query = parse('anna or "Ben Müller" alone or #3 or Carl')
    known = people_named(query, NAMES)
    assert known == {"anna": 1, "Ben Müller": 2}
    later = NameBook([(1, "Zoë, A.", None), (2, None, None), (3, "Dora", None)])
    assert written(renamed(query, known, later)) == '"Zoë, A." or #2 alone or Dora or Carl'
    assert renamed(query, known, NameBook([])) == query


def test_a_name_that_two_people_have_is_pointed_at_with_the_ways_to_say_which() -> None:
    with pytest.raises(QueryError) as refused:
        resolved(parse("#4 or anna"), TWO_ANNAS, lambda folder: True)
    assert (refused.value.code, refused.value.place) == ("query-name-shared", 7)
    assert "#1 = Anna (2019), #4 = Anna (#4)" in str(refused.value)
    for recipe in ("#1 or #4 or #5", '"Anna (2019)" or "anna (#4)" or "Anna (school)"'):
        read = resolved(parse(recipe), TWO_ANNAS, lambda folder: True)
        assert written(read) == "#1 or #4 or #5"


def test_a_recipe_says_which_of_two_people_once_there_are_two() -> None:
    query = parse("Anna")
    known = people_named(query, NAMES)
    later = renamed(query, known, TWO_ANNAS)
    assert written(later) == '"Anna (2019)"'
    assert written(resolved(later, TWO_ANNAS, lambda folder: True)) == "#1"
    assert people_named(query, TWO_ANNAS) == {}
