from __future__ import annotations

import pytest

from photoclust.types import Person, PersonState
from ui.state.people_filter import Filter, Order, arranged

# As the engine orders them: named first, then by faces.
PEOPLE = [
    Person(1, "Anna", PersonState.VISIBLE, 9, 3, 0, "2020-01-01", "2024-01-01", 1),
    Person(2, "Ben", PersonState.VISIBLE, 5, 5, 0, "2021-01-01", "2022-01-01", 2),
    Person(3, None, PersonState.VISIBLE, 8, 4, 0, "2019-01-01", "2023-01-01", 3),
    Person(4, None, PersonState.VISIBLE, 7, 7, 0, None, None, 4),
]


@pytest.mark.parametrize(
    ("order", "people"),
    [
        (Order.NAMED, [2, 1, 4, 3]),
        (Order.PHOTOS, [4, 2, 3, 1]),
        (Order.NAME, [1, 2, 3, 4]),
        (Order.LATEST, [1, 3, 2, 4]),
        (Order.EARLIEST, [3, 1, 2, 4]),
    ],
)
def test_people_are_ordered_as_it_says(order: Order, people: list[int]) -> None:
    def label(person: int) -> str:
        return PEOPLE[person - 1].name or f"{person}"

    assert arranged(PEOPLE, Filter(order=order), label) == people
