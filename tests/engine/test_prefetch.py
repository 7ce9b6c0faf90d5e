"""Results come in order, a limited number at once, and hanging work is not waited for."""

from __future__ import annotations

import threading
import time
from itertools import count, islice

import pytest

from photoclust.engine import prefetch as module
from photoclust.engine.prefetch import Limit, prefetch
from photoclust.errors import Cancelled


def unchecked() -> None:
    """Nobody cancels."""


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("most", [1, 4, 100])
def test_results_in_order(workers: int, most: int) -> None:
    results = prefetch(lambda n: n * n, range(50), workers=workers, most=most, check=unchecked)
    assert list(results) == [n * n for n in range(50)]


def test_no_items() -> None:
    assert list(prefetch(str, [], workers=2, most=3, check=unchecked)) == []


def test_endless_items_are_begun_as_they_are_needed() -> None:
    begun: list[int] = []
    lock = threading.Lock()

    def work(number: int) -> int:
        with lock:
            begun.append(number)
        return number

    results = prefetch(work, count(), workers=3, most=5, check=unchecked)
    assert list(islice(results, 10)) == list(range(10))
    results.close()
    assert max(begun) < 15


@pytest.mark.parametrize("error", [ValueError, TimeoutError, KeyboardInterrupt])
def test_errors_come_out(error: type[BaseException]) -> None:
    def work(number: int) -> int:
        if number == 3:
            raise error
        return number

    results = prefetch(work, range(9), workers=2, most=4, check=unchecked)
    assert list(islice(results, 3)) == [0, 1, 2]
    with pytest.raises(error):
        next(results)


def test_what_hangs_is_not_waited_for() -> None:
    release = threading.Event()
    checks = 0

    def check() -> None:
        nonlocal checks
        checks += 1
        if checks > 2:
            raise Cancelled

    def work(number: int) -> int:
        if number == 1:
            release.wait()
        return number

    others = set(threading.enumerate())
    results = prefetch(work, range(9), workers=2, most=4, check=check)
    try:
        assert next(results) == 0
        own = [t for t in threading.enumerate() if t not in others]
        with pytest.raises(Cancelled):
            next(results)
        for _ in range(500):  # the other one ends when it comes to it
            left = [t for t in own if t.is_alive()]
            if len(left) == 1:
                break
            time.sleep(0.01)
        assert len(left) == 1
        assert left[0].daemon
    finally:
        release.set()
    left[0].join(30)
    assert not left[0].is_alive()


def test_each_thread_is_prepared_before_it_works() -> None:
    prepared: list[int] = []
    worked = prefetch(
        lambda item: threading.get_ident() in prepared,
        range(20),
        workers=3,
        most=6,
        check=lambda: None,
        prepare=lambda: prepared.append(threading.get_ident()),
    )
    assert all(worked)
    assert len(set(prepared)) == 3


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow items are overtaken at once."""
    monkeypatch.setattr(module, "OVERTAKE_SECONDS", 0.0)
    monkeypatch.setattr(module, "LOOK_SECONDS", 0.01)


@pytest.mark.usefixtures("soon")
def test_others_overtake_what_hangs() -> None:
    release = threading.Event()

    def work(number: int) -> int:
        if number == 1:
            release.wait(30)
        return number

    limit = Limit[int, int](seconds=1e9, late=lambda number: -number)
    results = prefetch(work, range(9), workers=1, most=3, check=unchecked, limit=limit)
    assert list(islice(results, 8)) == [0, *range(2, 9)]
    release.set()
    assert list(results) == [1]


@pytest.mark.usefixtures("soon")
def test_nobody_waits_for_ever() -> None:
    release = threading.Event()
    threads: list[int] = []

    def work(number: int) -> int:
        if number % 2:
            release.wait(30)
        return number

    limit = Limit[int, int](
        seconds=0.02, late=lambda number: -number, give_up=lambda thread: threads.append(thread)
    )
    results = prefetch(work, range(8), workers=2, most=4, check=unchecked, limit=limit)
    assert sorted(results) == [-7, -5, -3, -1, 0, 2, 4, 6]
    release.set()
    assert len(set(threads)) == 4


@pytest.mark.usefixtures("soon")
def test_who_waits_for_others_has_time() -> None:
    """As for memory: that is not the fault of the file."""
    release, checks = threading.Event(), 0

    def check() -> None:
        nonlocal checks
        checks += 1
        if checks > 20:
            release.set()

    def work(number: int) -> int:
        release.wait(30)
        return number

    limit = Limit[int, int](0.02, lambda number: -1, waits=lambda thread: True)
    results = prefetch(work, range(3), workers=1, most=2, check=check, limit=limit)
    assert list(results) == [0, 1, 2]
