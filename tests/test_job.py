from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from photoclust import job as module
from photoclust.errors import Cancelled
from photoclust.job import Job, Progress


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def test_before_it_begins() -> None:
    progress = Job().progress
    assert (progress.stage, progress.done, progress.total) == ("", 0, None)
    assert (progress.rate, progress.seconds_left) == (0.0, None)


def test_counts_rate_and_time_left(clock: Clock) -> None:
    job = Job()
    clock.now += 5
    job.begin("photos", total=40)
    clock.now += 2
    job.report(done=3, bytes=100, faces=2, current="a.jpg")
    job.report(done=1, bytes=50)
    assert job.progress == Progress("photos", 4, 40, 150, 2, "a.jpg", 2.0)
    assert job.progress.rate == 2
    assert job.progress.seconds_left == 18
    clock.now += 2
    assert job.progress.rate == 1
    job.report(current="")
    assert job.progress.current == ""


def test_a_stage_begins_at_zero(clock: Clock) -> None:
    job = Job()
    job.begin("looking", total=3)
    clock.now += 10
    job.report(done=3, bytes=1, faces=1, current="a.jpg")
    job.begin("photos")
    assert job.progress == Progress("photos")


def test_time_left_is_unknown_or_never_negative() -> None:
    assert Progress(done=5, elapsed=1).seconds_left is None
    assert Progress(done=0, total=5, elapsed=1).seconds_left is None
    assert Progress(done=5, total=5, elapsed=0).seconds_left is None
    assert Progress(done=5, total=5, elapsed=1).seconds_left == 0
    assert Progress(done=6, total=5, elapsed=1).seconds_left == 0


def test_progress_is_a_value_that_does_not_change() -> None:
    job = Job()
    job.begin("photos")
    before = job.progress
    job.report(done=1)
    assert before.done == 0


def test_cancelling() -> None:
    job = Job()
    job.check()
    assert not job.cancelled
    job.cancel()
    assert job.cancelled
    for _ in range(2):
        with pytest.raises(Cancelled, match="Stopped"):
            job.check()


class Worker(threading.Thread):
    """Checks a job over and over."""

    def __init__(self, job: Job) -> None:
        super().__init__(daemon=True)
        self.job = job
        self.rounds = 0
        self.cancelled = False
        self.enough = threading.Event()

    def run(self) -> None:
        try:
            while not self.enough.is_set():
                self.job.check()
                self.rounds += 1
                time.sleep(0.001)
        except Cancelled:
            self.cancelled = True

    def goes_on(self) -> bool:
        """Whether it does anything within a while."""
        before = self.rounds
        deadline = time.monotonic() + 0.5
        while self.rounds < before + 3 and time.monotonic() < deadline:
            time.sleep(0.001)
        return self.rounds >= before + 3

    def stands_still(self) -> bool:
        time.sleep(0.02)  # the round it is in may end
        before = self.rounds
        time.sleep(0.05)
        return self.rounds == before


@pytest.fixture
def worker() -> Worker:
    worker = Worker(Job())
    worker.start()
    return worker


def test_pausing_holds_the_work_until_resumed(worker: Worker) -> None:
    assert worker.goes_on()
    worker.job.pause()
    worker.job.pause()
    assert worker.stands_still()
    worker.job.resume()
    assert worker.goes_on()
    worker.enough.set()
    worker.join(2)
    assert not worker.is_alive()
    assert not worker.cancelled


def test_cancelling_ends_a_pause(worker: Worker) -> None:
    worker.job.pause()
    assert worker.stands_still()
    worker.job.cancel()
    worker.join(2)
    assert worker.cancelled


def test_pausing_what_is_cancelled_does_not_hold_it() -> None:
    job = Job()
    job.cancel()
    job.pause()
    worker = Worker(job)
    worker.start()
    worker.join(2)
    assert worker.cancelled


def test_resuming_does_not_take_back_a_cancel() -> None:
    job = Job()
    job.pause()
    job.cancel()
    job.resume()
    with pytest.raises(Cancelled):
        job.check()


def test_progress_can_be_polled_while_it_is_written() -> None:
    job = Job()
    job.begin("photos", total=5000)
    seen: list[Progress] = []
    over = threading.Event()

    def poll() -> None:
        while not over.is_set():
            seen.append(job.progress)

    poller = threading.Thread(target=poll)
    poller.start()
    for _ in range(5000):
        job.report(done=1, bytes=10, faces=2)
    over.set()
    poller.join()
    assert all(p.bytes == 10 * p.done and p.faces == 2 * p.done for p in seen)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert job.progress.done == 5000


ENDING = """
import atexit, threading
from photoclust import end_process

atexit.register(print, "torn down")
{work}
print("kept", end=" ")
end_process(7)
"""
WORK = "threading.Thread(target=threading.Event().wait, daemon=True).start()"


@pytest.mark.parametrize(("work", "printed"), [("", "kept torn down\n"), (WORK, "kept ")])
def test_a_process_with_work_left_ends_without_being_torn_down(work: str, printed: str) -> None:
    """Threads that come back to an interpreter while it is torn down can abort the process."""
    ended = subprocess.run(
        [sys.executable, "-c", ENDING.format(work=work)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (7, printed, "")
