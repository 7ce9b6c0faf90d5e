from __future__ import annotations

from ui.shell.navigation import LONGEST, NavigationHistory


def test_leads_back_step_by_step() -> None:
    trail = NavigationHistory()
    assert not trail
    assert trail.back() is None
    for name in ("people", "person", "photo"):
        trail.go((name, {}))
    assert trail.back() == ("person", {})
    assert trail.current == ("person", {})
    assert trail.back() == ("people", {})
    assert not trail


def test_the_same_place_again_is_no_step() -> None:
    trail = NavigationHistory()
    trail.go(("person", {"person": 1}))
    trail.go(("person", {"person": 1}))
    assert not trail
    trail.go(("person", {"person": 2}))
    assert trail.back() == ("person", {"person": 1})


def test_forgets_what_is_long_ago() -> None:
    trail = NavigationHistory()
    for person in range(2 * LONGEST):
        trail.go(("person", {"person": person}))
    steps = 0
    while trail.back():
        steps += 1
    assert steps == LONGEST


def test_can_begin_anew() -> None:
    trail = NavigationHistory()
    trail.go(("people", {}))
    trail.go(("photos", {}))
    trail.clear()
    assert not trail
    assert trail.current is None
