"""Faces are grouped early in a scan, and grouping takes a small share of the time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from photoclust.engine.group_timer import GroupTimer


def test_grouping_takes_a_tenth_of_the_time_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    calls: list[float] = []

    def group() -> None:
        nonlocal now
        calls.append(now)
        now += 1.0

    monkeypatch.setattr("time.monotonic", lambda: now)
    timer = GroupTimer(group)
    for faces in range(1, 101):
        timer.consider(faces)
        now += 1.0
    assert calls[0] == 100.0
    assert len(calls) > 5
    assert all(late - early == 10 for early, late in pairwise(calls))
    timer.consider(100)
    now += 1000
    timer.consider(100)
    before = len(calls)
    timer.consider(100)
    assert len(calls) == before
