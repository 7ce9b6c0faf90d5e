"""What a recipe that is being typed may go on with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoclust.query.completion import MOST, completions
from photoclust.query.parser import is_start_of_one

NAMES = ["Anna", "Anna Berger", "Ben", "Carl and Co"]
FOLDERS = ["Holidays", "Summer 2019"]


def offered(typed: str) -> list[str]:
    """The whole text with each completion in it."""
    found = completions(typed, NAMES, FOLDERS)
    return [typed[: completion.start] + completion.text for completion in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("an", ["Anna", "Anna Berger", '"Carl and Co"']),
        ("be", ["Ben", "Anna Berger"]),
        ("Anna B", ["Anna Berger"]),
        ("Anna a", ["Anna and", "Anna alone", "Anna at least", "Anna at most"]),
        ("Ben, n", ["Ben, not", "Ben, named"]),
        ("Ben, not c", ['Ben, not "Carl and Co"']),
        ("in ", ["in Holidays", 'in "Summer 2019"']),
        ("Ben in s", ['Ben in "Summer 2019"']),
        ("at least 2 ", ["at least 2 people", "at least 2 faces"]),
        ("Anna and Ben t", ["Anna and Ben together"]),
        ('Anna and "', []),
        ("and a", []),
    ],
)
def test_what_is_offered(typed: str, first: list[str]) -> None:
    assert offered(typed) == first


def test_at_the_beginning_everybody_is_offered() -> None:
    assert offered("")[:4] == ["Anna", "Anna Berger", "Ben", '"Carl and Co"']
    assert len(offered("")) == MOST


@given(st.lists(st.sampled_from([*NAMES, "and", "an", "(", ",", "in", "2", "2019", "at", " "])))
def test_what_is_offered_can_be_gone_on_with(words: list[str]) -> None:
    typed = " ".join(words)
    for text in offered(typed):
        assert text != typed
        assert is_start_of_one(text)
