from __future__ import annotations

from dataclasses import replace

import pytest

from photoclust.types import Person, PersonState
from ui.state.people_filter import Filter, Order, Show, arranged, on_shelf

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


def test_minor_groups_are_on_the_shelf() -> None:
    few = Person(5, None, PersonState.VISIBLE, 9, 2, 0, None, None, 5)
    blurred = Person(6, None, PersonState.VISIBLE, 9, 9, 0, None, None, 6, clear=4)
    ignored = Person(7, None, PersonState.IGNORED, 2, 1, 0, None, None, 7)
    named = Person(8, "Carl", PersonState.VISIBLE, 1, 1, 0, None, None, 8, clear=0)
    split = Person(9, None, PersonState.VISIBLE, 1, 1, 1, None, None, 9)
    known = [*PEOPLE, named, few, blurred, ignored, split]

    def label(person: int) -> str:
        return f"{person}"

    wanted = Filter(order=Order.PHOTOS, least=3)
    shown = arranged(known, wanted, label)
    assert set(shown) == {1, 2, 3, 4, 8, 9}
    assert on_shelf(known, wanted, label) == 2
    # Open, they come after all others, in the same order.
    assert arranged(known, Filter(order=Order.PHOTOS, least=3, minor=True), label) == [*shown, 6, 5]
    assert not wanted.narrows
    # Who is searched for is found, and a smaller number lets smaller groups through.
    assert arranged(known, Filter(text="5", least=3), label) == [5]
    assert 5 in arranged(known, Filter(least=2), label)
    assert on_shelf(known, Filter(least=3, show=Show.NAMED), label) == 0
    assert arranged(known, Filter(least=3, show=Show.IGNORED), label) == [7]


@pytest.mark.parametrize("order", list(Order))
def test_favourites_come_first_in_every_order(order: Order) -> None:
    def label(person: int) -> str:
        return PEOPLE[person - 1].name or f"{person}"

    usual = arranged(PEOPLE, Filter(order=order), label)
    people = [replace(person, favourite=person.id in (3, 1)) for person in PEOPLE]
    found = arranged(people, Filter(order=order), label)
    assert found == [n for n in usual if n in (1, 3)] + [n for n in usual if n in (2, 4)]
