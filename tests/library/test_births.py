"""Dates of birth and the ages that follow from them."""

from __future__ import annotations

import pytest

from photoclust.library.births import age_at, is_before


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2019-05-03", "2023-05-02T12:00:00", 3),
        ("2019-05-03", "2023-05-03", 4),
        ("2019-05", "2023-04-30", 3),
        ("2019-05", "2023-05-01", 4),
        ("2019", "2023-01-01", 4),
        ("2019-05-03", "2023", 4),
        ("2019-05-03", "2019-05-03", 0),
        ("2019-05-03", "2019-05-02", None),
        ("2019", "2018-12-31", None),
        ("2020-02-29", "2021-02-28", 0),
        ("2020-02-29", "2021-03-01", 1),
        ("2019", "", None),
        ("2019", "undated", None),
    ],
)
def test_ages(born: str, day: str, age: int | None) -> None:
    assert age_at(born, day) == age


@pytest.mark.parametrize(
    ("day", "born", "before"),
    [
        ("2019-05-02T23:59:59", "2019-05-03", True),
        ("2019-05-03T00:00:00", "2019-05-03", False),
        ("2019-04-30", "2019-05", True),
        ("2019-05-01", "2019-05", False),
        ("2018-12-31", "2019", True),
        ("2019-01-01", "2019", False),
        ("2019", "2019-05-03", False),
    ],
)
def test_what_is_surely_before_a_birth(day: str, born: str, *, before: bool) -> None:
    assert is_before(day, born) is before
