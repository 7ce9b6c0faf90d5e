from __future__ import annotations

from pathlib import Path

import pytest

from photoclust.query.parser import parse
from photoclust.types import DateSource
from ui.state.photo_filter import PhotoFilter

NAMES = {1: 'Anna "Ann" O\\Neil', 2: "and", 3: None}


@pytest.mark.parametrize(
    ("wanted", "recipe"),
    [
        (PhotoFilter(), ""),
        (PhotoFilter(people=(3,)), "#3"),
        (PhotoFilter(people=(2, 3)), '("and" and #3)'),
        (PhotoFilter(people=(2, 3), any_of=True), '("and" or #3)'),
        (PhotoFilter(without=(2, 3)), 'not "and", not #3'),
        (PhotoFilter(since="2020-01-01", until="2020-12-31"), "2020-01-01 to 2020-12-31"),
        (PhotoFilter(since="2020-01-01"), "since 2020-01-01"),
        (PhotoFilter(until="2020-12-31"), "until 2020-12-31"),
        (PhotoFilter(count="at least 3 people", unsorted=True), "at least 3 people, unsorted"),
        (PhotoFilter(folder=Path("/a, b")), 'in "/a, b"'),
    ],
)
def test_what_is_chosen_as_a_recipe(wanted: PhotoFilter, recipe: str) -> None:
    assert wanted.recipe(NAMES.get, folder=True) == recipe
    assert wanted.narrows == bool(recipe)
    if recipe:
        parse(recipe)


def test_names_are_read_as_they_are() -> None:
    (shown,) = [parse(PhotoFilter(people=(1,)).recipe(NAMES.get))]
    assert shown.who.name == NAMES[1]


def test_days_of_the_year() -> None:
    assert PhotoFilter().days == ()
    assert PhotoFilter(day="12-24").days == ("12-24",)
    days = ("12-29", "12-30", "12-31", "01-01", "01-02", "01-03", "01-04")
    assert PhotoFilter(day="01-01", week=True).days == days
    assert "02-29" in PhotoFilter(day="03-01", week=True).days
    assert PhotoFilter(day="12-24").narrows


def test_what_no_recipe_can_say() -> None:
    assert PhotoFilter(people=(1,)).is_recipe
    assert not PhotoFilter(day="12-24").is_recipe
    assert not PhotoFilter(dated_by=(DateSource.FILE,)).is_recipe
    assert PhotoFilter(folder=Path("/a")).recipe(NAMES.get) == ""
