from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Wait
from ui.images.image_cache import WAITING, ImageCache

KILOBYTE = 1 << 10


class Maker:
    """Makes 16 x 16 images, 1 KiB each, of all keys but 13; remembers what it was asked."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.threads: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, keys: Sequence[int]) -> Mapping[int, QImage]:
        self.gate.wait(5)
        self.batches.append(list(keys))
        self.threads.add(threading.current_thread().name)
        if 99 in keys:
            raise ValueError("broken")
        return {k: QImage(16, 16, QImage.Format.Format_RGB32) for k in keys if k != 13}


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def cache(qapp: QApplication, maker: Maker) -> Iterator[ImageCache[int]]:
    made: ImageCache[int] = ImageCache("pictures", maker, budget=4 * KILOBYTE, batch=3)
    yield made
    made.close()


def test_makes_what_is_asked_for_once(cache: ImageCache[int], maker: Maker, wait: Wait) -> None:
    assert cache.pixmap(1) is None
    assert cache.pixmap(1) is None
    wait(lambda: cache.pixmap(1) is not None)
    assert maker.batches == [[1]]
    assert maker.threads == {"pictures"}


def test_the_latest_request_comes_first(cache: ImageCache[int], maker: Maker, wait: Wait) -> None:
    for key in range(6):
        cache.pixmap(key)
    wait(lambda: len(maker.batches) == 2)
    assert maker.batches == [[5, 4, 3], [2, 1, 0]]


def test_stale_requests_are_dropped(cache: ImageCache[int], maker: Maker, wait: Wait) -> None:
    maker.gate.clear()
    for key in range(1000, 1000 + WAITING + 10):
        cache.pixmap(key)
    maker.gate.set()
    done: list[int] = []
    cache.ready.connect(done.extend)
    wait(lambda: len(done) >= WAITING)
    assert 1000 not in done
    assert 1000 + WAITING + 9 in done


def test_keeps_within_its_budget(cache: ImageCache[int], wait: Wait) -> None:
    for key in range(6):
        cache.pixmap(key)
    done: list[int] = []
    cache.ready.connect(done.extend)
    wait(lambda: len(done) == 6)
    kept = [key for key in range(6) if cache.pixmap(key) is not None]
    assert len(kept) == 4


def test_what_cannot_be_made_is_not_asked_for_again(
    cache: ImageCache[int], maker: Maker, wait: Wait
) -> None:
    done: list[int] = []
    cache.ready.connect(done.extend)
    cache.pixmap(13)
    cache.pixmap(99)
    wait(lambda: len(done) == 2)
    assert cache.pixmap(13) is None
    assert cache.pixmap(99) is None
    cache.pixmap(1)
    wait(lambda: cache.pixmap(1) is not None)
    assert sum(13 in batch for batch in maker.batches) == 1


def test_forgotten_pictures_are_made_anew(cache: ImageCache[int], maker: Maker, wait: Wait) -> None:
    cache.pixmap(1)
    wait(lambda: cache.pixmap(1) is not None)
    cache.forget([1])
    assert cache.pixmap(1) is None
    wait(lambda: cache.pixmap(1) is not None)
    assert maker.batches == [[1], [1]]
