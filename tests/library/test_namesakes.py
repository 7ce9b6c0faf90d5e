"""Who is meant by a name where several people have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.errors import EditError
from photoclust.library.namesakes import NameBook, name_key, without_word

BOOK = NameBook(
    [
        (1, "Anna", "2019-05-03"),
        (2, "anna", "1950"),
        (3, "Anna (school)", None),
        (4, "Ben", "2000"),
        (5, None, None),
    ]
)


def test_people_of_one_name_are_told_apart_by_their_year_of_birth() -> None:
    assert BOOK.labels == {
        1: "Anna (2019)",
        2: "anna (1950)",
        3: "Anna (school)",
        4: "Ben",
    }
    assert BOOK.label(5) is None
    assert 5 in BOOK
    assert 6 not in BOOK


def test_where_the_year_is_the_same_the_day_tells_and_else_the_number() -> None:
    twins = [(1, "Anna", "2019-05-03"), (2, "Anna", "2019-05-04"), (3, "Anna", None)]
    assert NameBook(twins).labels == {
        1: "Anna (2019-05-03)",
        2: "Anna (2019-05-04)",
        3: "Anna (#3)",
    }
    same = [(1, "Anna", "2019"), (2, "Anna", "2019"), (3, "Anna (#1)", None)]
    assert NameBook(same).label(2) == "Anna (#2)"


def test_a_label_is_nobody_elses_whole_name() -> None:
    book = NameBook([(1, "Anna", "2019-05"), (2, "Anna", None), (3, "Anna (2019)", None)])
    assert book.label(1) == "Anna (2019-05)"
    assert book.called("Anna (2019)") == (3,)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ANNA", (1, 2)),
        ("Anna (2019)", (1,)),
        ("anna  (1950)", (2,)),
        ("Anna (School)", (3,)),
        ("Anna (work)", ()),
        ("Ben", (4,)),
        ("Carl", ()),
        ("", ()),
        ("\u200b", ()),
    ],
)
def test_who_is_called_so(text: str, people: tuple[int, ...]) -> None:
    assert BOOK.called(text) == people


def test_a_bare_name_that_is_nobodys_whole_one_means_all_who_share_it() -> None:
    book = NameBook([(1, "Anna (school)", None), (2, "Anna (work)", None), (3, "Ben (x)", None)])
    assert book.called("anna") == (1, 2)
    assert book.called("Ben") == ()


def test_whom_a_tag_may_mean() -> None:
    assert BOOK.may_be_meant("Anna") == (1, 2, 3)
    assert BOOK.may_be_meant("Anna (school)") == (3,)
    assert BOOK.may_be_meant("Anna (2019)") == (1,)
    # Numbers are those of the library that they come from.
    assert BOOK.may_be_meant("Anna (#1)") == (1, 2, 3)
    assert BOOK.may_be_meant("Ben") == (4,)
    assert BOOK.may_be_meant("Carl") == ()
    alone = NameBook([(3, "Anna (school)", None)])
    assert alone.may_be_meant("Anna") == ()


def test_several_people_are_refused_with_the_ways_to_say_which() -> None:
    assert BOOK.only_one("Anna (school)") == 3
    assert BOOK.only_one("Carl") is None
    with pytest.raises(EditError) as refused:
        BOOK.only_one("anna")
    assert refused.value.code == "name-shared"
    assert "1 = Anna (2019), 2 = anna (1950)" in str(refused.value)


def test_the_word_in_brackets() -> None:
    assert without_word("Anna (school)") == "Anna"
    assert without_word("Anna Maria(1)") == "Anna Maria"
    assert without_word("(school)") == "(school)"
    assert without_word("Anna (a) b") == "Anna (a) b"


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Anna", "anna", "Anna (2019)", "Anna (#2)", "Ben", None]),
        st.sampled_from([None, "2019", "2019-05", "2019-05-03", "1950"]),
    ),
    max_size=6,
)


@given(PEOPLE)
def test_labels_lead_to_whom_they_are_of(people: list[tuple[str | None, str | None]]) -> None:
    """One may have as name what would be another's label; then the number still tells."""
    numbered = [(number, *person) for number, person in enumerate(people, start=1)]
    book = NameBook(numbered)
    names = [name for name, _ in people if name is not None]
    for number, label in book.labels.items():
        found = book.called(label)
        taken = [name for name in names if name_key(name) == name_key(label)]
        assert number in found or taken
        if not taken:
            assert found == (number,)
