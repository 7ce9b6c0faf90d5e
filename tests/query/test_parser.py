"""Recipes are read as they are meant; what is wrong with one is said at its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import QueryError
from photoclust.query import tree
from photoclust.query.parser import DEEPEST, LONGEST, is_start_of_one, parse
from photoclust.query.tree import Count, Counted, Holds, Kind, Not, PersonNamed, PersonNumber
from photoclust.query.wording import written
from photoclust.query.words import Keyword
from tests.query.recipes import ANY

ANNA, BEN = PersonNamed("Anna"), PersonNamed("Ben")
CARL = tree.Shows(PersonNamed("Carl"))
BOTH = (tree.Shows(ANNA), tree.Shows(BEN))


@given(ANY)
def test_what_is_written_is_read_again(query: tree.Query) -> None:
    assert parse(written(query)) == query


WORDS = st.sampled_from([*(word for key in Keyword for word in key.value), *"(),", "2019", "x"])


@given(st.one_of(st.text(max_size=60), st.lists(WORDS).map(" ".join)))
def test_any_text_is_a_recipe_or_says_where_it_is_none(text: str) -> None:
    with suppress(QueryError):
        parse(text)
        return
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert 0 <= refused.value.place <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Anna", BOTH[0]),
        ("  anna   berger ", tree.Shows(PersonNamed("anna berger"))),
        ("Anna 2", tree.Shows(PersonNamed("Anna 2"))),
        ('"Anna and Ben"', tree.Shows(PersonNamed("Anna and Ben"))),
        ("„Anna, B.“", tree.Shows(PersonNamed("Anna, B."))),
        ("#12", tree.Shows(PersonNumber(12))),
        ("Person 12", tree.Shows(PersonNumber(12))),
        ("Anna and Ben", tree.And(BOTH)),
        ("Anna, Ben", tree.And(BOTH)),
        ("Anna und Ben", tree.And(BOTH)),
        ("Anna 그리고 Ben", tree.And(BOTH)),
        ("Anna or Ben, not Carl", tree.And((tree.Or(BOTH), Not(CARL)))),
        ("Anna or Ben and Carl", tree.Or((BOTH[0], tree.And((BOTH[1], CARL))))),
        ("(Anna or Ben) Carl", tree.And((tree.Or(BOTH), CARL))),
        ("Anna not Carl", tree.And((BOTH[0], Not(CARL)))),
        ("not not Carl", Not(Not(CARL))),
        ("Anna alone", tree.Together((ANNA,))),
        ("Anna and Ben together", tree.Together((ANNA, BEN))),
        ("Anna and Ben zusammen, Carl", tree.And((tree.Together((ANNA, BEN)), CARL))),
        ("2019 and Anna and Ben together", tree.And((tree.Taken("2019", "2019"),
                                                    tree.Together((ANNA, BEN))))),
        ("at least 2 people", Count(Counted.PEOPLE, 2, None)),
        ("höchstens 3 Gesichter", Count(Counted.FACES, 0, 3)),
        ("2 people", Count(Counted.PEOPLE, 2, 2)),
        ("2019 faces", Count(Counted.FACES, 2019, 2019)),
        ("unsorted, named", tree.And((Holds(Kind.UNSORTED), Holds(Kind.NAMED)))),
        ("in /Holidays/2019", tree.Below("/Holidays/2019")),
        ("in Holidays 2019", tree.And((tree.Below("Holidays"), tree.Taken("2019", "2019")))),
        ('in "Holidays 2019"', tree.Below("Holidays 2019")),
        ("2019-05-03", tree.Taken("2019-05-03", "2019-05-03")),
        ("2019-21", tree.Taken("2019", "2021")),
        ("2019–21", tree.Taken("2019", "2021")),
        ("2010-12", tree.Taken("2010-12", "2010-12")),
        ("2010–12", tree.Taken("2010", "2012")),
        ("2019-05..2020", tree.Taken("2019-05", "2020")),
        ("2019-05 to 2019-08", tree.Taken("2019-05", "2019-08")),
        ("since 2019", tree.Taken("2019", "")),
        ("until 2019-21", tree.Taken("", "2021")),
        ("before 2019-01", tree.Taken("", "2018-12")),
        ("after 2019-12-31", tree.Taken("2020-01-01", "")),
        ("undated", tree.Undated()),
    ],
)  # fmt: skip
def test_what_recipes_mean(text: str, query: tree.Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (" ", "query-empty", 0),
        ("Anna and", "query-unfinished", 9),
        ("(Anna", "query-unfinished", 6),
        ("at least 2", "query-unfinished", 11),
        ("and Anna", "query-word-misplaced", 1),
        ("Anna )", "query-word-misplaced", 6),
        ("in 2019", "query-word-misplaced", 4),
        ("since Anna", "query-word-misplaced", 7),
        ("at least two people", "query-word-misplaced", 10),
        ('Anna, "Ben', "query-quotation-open", 7),
        ("Anna together", "query-together-alone", 6),
        ("2019 together", "query-together-alone", 6),
        ("Anna 2019-02-30", "query-no-such-date", 6),
        ("2019-18", "query-no-such-date", 1),
        ("2021 to 2019", "query-dates-turned", 6),
        ("#1234567890", "query-number-too-large", 1),
        ("x" * (LONGEST + 1), "query-too-long", 0),
        ("(" * 500 + "Anna" + ")" * 500, "query-too-deep", DEEPEST + 1),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, code: str, place: int) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert (refused.value.code, refused.value.place) == (code, place)


def test_what_is_still_being_typed() -> None:
    assert all(map(is_start_of_one, ("", "Anna", "Anna and", "Anna, not (Ben", "at least")))
    assert not any(map(is_start_of_one, ("and", "Anna )", "2021 to 2019")))
