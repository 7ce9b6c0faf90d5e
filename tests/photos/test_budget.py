"""Memory is reckoned before decoding, and shared by all threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from photoclust.errors import UnreadablePhoto
from photoclust.photos.budget import BYTES_PER_PIXEL, LARGE, LEAST, MemoryBudget
from photoclust.photos.decode import decode
from tests import bombs
from tests.photos.pictures import LIMIT

WHOLE = int(BYTES_PER_PIXEL * LIMIT)


def started(*works: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    return threads


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.002)
    assert condition()


def test_what_is_taken_is_never_more_than_there_is() -> None:
    budget = MemoryBudget()
    held, most, lock = 0, 0, threading.Lock()

    def work(needed: int) -> None:
        nonlocal held, most
        for _ in range(20):
            with budget.one_file(0, LIMIT):
                budget.take(needed)
                with lock:
                    held += needed
                    most = max(most, held)
                time.sleep(0.0005)
                with lock:
                    held -= needed

    for thread in started(*(lambda part=part: work(WHOLE // part) for part in (1, 2, 3, 3, 4))):
        thread.join(20)
        assert not thread.is_alive()
    assert WHOLE // 2 < most <= WHOLE


def test_what_never_fits_is_refused() -> None:
    budget = MemoryBudget()
    with pytest.raises(UnreadablePhoto, match="memory"), budget.one_file(WHOLE + 1, LIMIT):
        pass
    with budget.one_file(WHOLE // 2, LIMIT), pytest.raises(UnreadablePhoto, match="memory"):
        budget.take(WHOLE // 2 + 2)
    with budget.one_file(0, 1000):
        budget.take(LEAST)


def test_a_file_counts_besides_what_is_made_of_it() -> None:
    budget = MemoryBudget()
    ready, release = threading.Event(), threading.Event()

    def hold() -> None:
        with budget.one_file(WHOLE // 2, LIMIT):
            budget.take(WHOLE // 4)
            ready.set()
            release.wait(20)

    def wait() -> None:
        with budget.one_file(0, LIMIT):
            budget.take(WHOLE // 2)

    holding = started(hold)[0]
    assert ready.wait(20)
    waiting = started(wait)[0]
    assert waiting.ident is not None
    assert holding.ident is not None
    until(lambda: budget.waits(waiting.ident or 0))
    assert not budget.waits(holding.ident)
    release.set()
    waiting.join(20)
    holding.join(20)
    assert not waiting.is_alive()


def test_large_files_come_one_at_a_time() -> None:
    budget = MemoryBudget()
    inside, most, lock = 0, 0, threading.Lock()

    def work() -> None:
        nonlocal inside, most
        with budget.one_file(LARGE, LIMIT):
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
            with lock:
                inside -= 1

    for thread in started(*[work] * 6):
        thread.join(20)
        assert not thread.is_alive()
    assert most == 1


def test_who_is_given_up_keeps_nobody_waiting() -> None:
    budget = MemoryBudget()
    ready, release = threading.Event(), threading.Event()

    def hang() -> None:
        with budget.one_file(0, LIMIT):
            budget.take_all()
            ready.set()
            release.wait(20)

    hanging = started(hang)[0]
    assert ready.wait(20)
    waiting = started(lambda: decode_within(budget))[0]
    until(lambda: budget.waits(waiting.ident or 0))
    budget.give_up(hanging.ident or 0)
    waiting.join(20)
    assert not waiting.is_alive()
    release.set()
    hanging.join(20)


def decode_within(budget: MemoryBudget) -> None:
    with budget.one_file(0, LIMIT):
        budget.take(1)


@pytest.mark.parametrize(
    "data",
    [
        bombs.webp(),
        bombs.float_tiff(),
        bombs.png(15_000, 16_000, depth=16, interlaced=True),
        bombs.jpeg_of_many_scans(300),
        bombs.jpeg_of_many_scans(20_000),
    ],
    ids=["webp", "tiff", "png", "scans", "very many scans"],
)
def test_bombs_are_refused_by_their_headers(data: bytes) -> None:
    with pytest.raises(UnreadablePhoto) as caught:
        decode(data, at_least=1280, max_pixels=LIMIT)
    assert caught.value.code in ("image-over-memory-limit", "jpeg-too-many-scans")


def test_patience_ends() -> None:
    """What hangs with all the memory is not waited for, where nobody else could say so."""
    budget, taken, end = MemoryBudget(), threading.Event(), threading.Event()

    def hang() -> None:
        with budget.one_file(LARGE, LIMIT):
            budget.take_all()
            taken.set()
            end.wait(20)

    (thread,) = started(hang)
    assert taken.wait(20)
    with (
        pytest.raises(UnreadablePhoto, match="too long"),
        budget.one_file(0, LIMIT, patience=0.01),
    ):
        budget.take(1)
    with pytest.raises(UnreadablePhoto, match="too long"), budget.one_file(LARGE, LIMIT, 0.01):
        pass
    end.set()
    thread.join(20)
    with budget.one_file(LARGE, LIMIT, patience=0.01):
        budget.take_all()
