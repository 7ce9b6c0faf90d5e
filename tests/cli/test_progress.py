"""Progress is shown on a terminal only, and the first Ctrl-C cancels the job."""

from __future__ import annotations

import io
import signal
import sys
import threading
import time

import pytest

from photoclust.cli import progress
from photoclust.errors import Cancelled
from photoclust.job import Job
from tests.cli.fake_terminal import FakeTerminal

Captured = pytest.CaptureFixture[str]


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for stream in (io.StringIO(), FakeTerminal()):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        with progress.watched("photos") as job:
            job.begin("photos", total=10)
            job.report(done=3, faces=2)
            time.sleep(3 * progress.POLL_SECONDS)
        shown.append(stream.getvalue())
    piped, screen = shown
    assert piped == ""
    assert "3/10" in screen
    assert "photos/s, 2 faces, " in screen


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_insists(number: signal.Signals) -> None:
    former = signal.getsignal(number)
    with progress.watched("photos") as job:
        signal.raise_signal(number)
        assert job.cancelled
        with pytest.raises(Cancelled):
            job.check()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is former


def test_a_paused_job_can_be_stopped() -> None:
    with progress.watched("photos") as job:
        job.pause()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            job.check()


def test_a_job_in_another_thread_leaves_the_signals_alone() -> None:
    former = signal.getsignal(signal.SIGINT)
    seen: list[object] = []

    def work() -> None:
        with progress.watched("photos") as job:
            seen.extend([signal.getsignal(signal.SIGINT), job])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen[0] is former
    assert isinstance(seen[1], Job)


def test_an_error_inside_ends_the_watching() -> None:
    former = signal.getsignal(signal.SIGINT)
    threads = threading.active_count()
    with pytest.raises(ValueError, match="boom"), progress.watched("photos"):
        raise ValueError("boom")
    assert signal.getsignal(signal.SIGINT) is former
    assert threading.active_count() == threads


def test_a_note_and_lines_beside_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    for stream, bar in ((io.StringIO(), False), (FakeTerminal(), True)):
        monkeypatch.setattr(sys, "stdout", stream)
        job = Job()
        with progress.displayed(job) as display:
            job.begin("training", total=9)
            job.report(done=4)
            display.note("loss [1]")
            display.line("step [4]: done")
            time.sleep(3 * progress.POLL_SECONDS)
        # A line is printed where there is no terminal, too; a bar is not.
        assert "step [4]: done\n" in stream.getvalue()
        assert ("training" in stream.getvalue()) is bar
        assert ("4/9" in stream.getvalue()) is bar
        assert ("left, loss" in stream.getvalue()) is bar


def test_a_stage_of_unknown_length_after_one_of_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = FakeTerminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.watched("photos") as job:
        job.begin("photos", total=10)
        time.sleep(3 * progress.POLL_SECONDS)
        job.begin("grouping")
        job.report(done=3)
        time.sleep(3 * progress.POLL_SECONDS)
    assert "0/10" in screen.getvalue()
    assert "3/?" in screen.getvalue()
