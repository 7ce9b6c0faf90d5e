from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from photoclust.engine.patience import TookTooLong, patiently
from photoclust.errors import Cancelled


def unchecked() -> None:
    """Nobody cancels."""


@pytest.mark.parametrize("count", [0, 1, 255, 256, 1000])
def test_all_items_in_order(count: int) -> None:
    assert list(patiently(lambda: range(count), unchecked, 30)) == list(range(count))


def test_what_it_raises_comes_out_after_what_came_before() -> None:
    def make() -> Iterator[int]:
        yield 1
        raise KeyError("x")

    items = patiently(make, unchecked, 30)
    assert next(items) == 1
    with pytest.raises(KeyError):
        next(items)


def test_what_hangs_is_left() -> None:
    release = threading.Event()

    def make() -> Iterator[int]:
        yield 1
        release.wait(30)

    items = patiently(make, unchecked, 0.0)
    with pytest.raises(TookTooLong):
        list(items)
    release.set()


def test_a_wait_can_be_ended() -> None:
    release = threading.Event()

    def make() -> Iterator[int]:
        release.wait(30)
        yield 1

    def check() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(patiently(make, check, 30))
    release.set()
