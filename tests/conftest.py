"""Fixtures for all tests: a library of their own, restored process state, and pictures."""

from __future__ import annotations

import os

# A thread for each worker of pytest-xdist, also in the processes that tests start. Read when
# torch is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import gc
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from numpy.typing import NDArray

from tests.guard import guard
from tests.isolation import state_as_it_was
from tests.journeys.small import Made, done, make_photos

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
LONGEST = (
    "tests/journeys/",
    "tests/ui/test_journey.py",
    "tests/benchmarks/test_window.py",
    "tests/training/test_train",
    "tests/ui/test_room.py",
    "tests/engine/test_scan.py",
)
"""The longest tests. They are started first, so that the workers end at about the same time."""

FOLDERS = itertools.count()
"""Names of the folders of tests, in each worker."""

gc.set_threshold(100_000, 50, 100)
"""Looking for cycles took an eighth of the tests' time. Memory is freed without it, mostly."""


def pytest_collection_finish() -> None:
    """What is imported and collected by now stays: it need not be looked through again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """The tests of a file stay on one worker of pytest-xdist, with the fixtures they share.

    A wrapper, as xdist reads the groups in a hook of its own, which would come first.
    """
    if IS_WORKER:
        for item in items:
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))
        items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    yield


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own, as pytest makes one, but without a look at all others.

    pytest searches the folders of the same name for the next number, and links the newest. That
    took longer than most tests.
    """
    path = tmp_path_factory.getbasetemp() / f"{next(FOLDERS)}"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture(autouse=True)
def own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Points the program at a library in the test's folder, never at the user's own."""
    path = tmp_path / "library.photoclust"
    monkeypatch.setenv("PHOTOCLUST_LIBRARY", str(path))
    # A backup a day is made where a test is about it.
    monkeypatch.setenv("PHOTOCLUST_BACKUPS", "0")
    return path


@pytest.fixture(autouse=True, scope="session")
def own_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A log for the tests, never the user's own."""
    path = tmp_path_factory.mktemp("log") / "photoclust.log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHOTOCLUST_LOG", str(path))
        yield path


@pytest.fixture(autouse=True)
def nothing_for_those_after() -> Iterator[None]:
    """Puts back what the test changes in the process."""
    with state_as_it_was():
        yield


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fails a test that leaves a thread behind which would keep the program from ending.

    Threads of torch and OpenMP are not Python's and do not count.
    """
    before = set(threading.enumerate())
    yield
    # A thread that is just ending is no leak: give it a moment.
    deadline = time.monotonic() + 2
    while left := _new_threads(before):
        if time.monotonic() > deadline:
            pytest.fail(f"threads left behind: {', '.join(sorted(left))}")
        time.sleep(0.01)


def _new_threads(before: set[threading.Thread]) -> list[str]:
    return [t.name for t in threading.enumerate() if t not in before and not t.daemon]


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real albums, outside the repository, that PHOTOCLUST_DATA names."""
    chosen = os.environ.get("PHOTOCLUST_DATA")
    if not chosen:
        pytest.skip("PHOTOCLUST_DATA is not set: journeys on real albums are skipped")
    folder = Path(chosen)
    # A wrong value is an error, not a reason to skip.
    assert folder.is_dir(), f"PHOTOCLUST_DATA is no folder: {folder}"
    return folder


@pytest.fixture(scope="session")
def astronaut() -> NDArray[np.uint8]:
    """A portrait of Eileen Collins by NASA, in the public domain: uint8 RGB (512, 512, 3).

    Read-only, as all tests share it: copy before drawing on it.
    """
    from skimage.data import astronaut as load

    image: NDArray[np.uint8] = load()
    image.flags.writeable = False
    return image


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first worker to need it makes, with `make`; the others wait for it."""
    base = factory.getbasetemp()
    # Each worker has a folder of its own, in one that is the run's.
    folder = (base.parent if IS_WORKER else base) / name
    complete = folder.with_suffix(".complete")
    with FileLock(folder.with_suffix(".lock")):
        if not complete.exists():
            folder.mkdir()
            make(folder)
            complete.touch()
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, astronaut: NDArray[np.uint8]) -> Made:
    """Photos with their library, for all tests: copy the library before changing it."""

    def make(folder: Path) -> None:
        photos = make_photos(folder / "photos", astronaut)
        done("sort", photos, "--library", folder / "made.photoclust")

    folder = made_once(tmp_path_factory, "made", make)
    guard(folder)
    return folder / "photos", folder / "made.photoclust"
