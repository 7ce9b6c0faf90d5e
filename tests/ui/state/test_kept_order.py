from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.state.kept_order import KeptOrder

NUMBERS = st.lists(st.integers(0, 20), unique=True)


def test_what_stays_keeps_its_place_and_what_comes_back_has_its_own() -> None:
    order = KeptOrder()
    assert order.arranged([3, 1, 2, 4]) == [3, 1, 2, 4]
    assert order.arranged([4, 2, 3]) == [3, 2, 4]
    assert order.arranged([4, 1, 2, 3]) == [3, 1, 2, 4]
    assert order.arranged([9, 4, 8, 1]) == [9, 1, 4, 8]
    order.clear()
    assert order.arranged([4, 3]) == [4, 3]


@given(st.lists(NUMBERS, max_size=5))
def test_all_that_is_found_is_shown_once(lists: list[list[int]]) -> None:
    order = KeptOrder()
    shown: list[int] = []
    for found in lists:
        now = order.arranged(found)
        assert sorted(now) == sorted(found)
        both = set(shown) & set(now)
        assert [n for n in shown if n in both] == [n for n in now if n in both]
        shown = now
