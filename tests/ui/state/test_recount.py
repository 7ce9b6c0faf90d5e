"""Questions are counted in pauses, and rarely where that takes long."""

from __future__ import annotations

import pytest

from photoclust.types import ScanReport
from ui.state import recount
from ui.state.decisions import HistoryChange
from ui.state.recount import PAUSE_MS, REST, Recount
from ui.state.running_job import JobState, RunningJob
from ui.state.session import Session

CHANGE = HistoryChange("undo", ())


class Clock:
    """What stands for the time."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(recount, "time", made)
    return made


@pytest.fixture
def session(qapp: object) -> Session:
    return Session()


@pytest.fixture
def told(session: Session, clock: Clock) -> tuple[Recount, list[float]]:
    """With the moments at which a counting was due."""
    made, moments = Recount(session), list[float]()
    made.due.connect(lambda: moments.append(clock.now))
    return made, moments


def test_every_decision_puts_it_off(session: Session, told: tuple[Recount, list[float]]) -> None:
    made, moments = told
    elsewhere, embeddings = session.changed_elsewhere, session.embeddings_changed
    for decide in (lambda: session.changed.emit(CHANGE), elsewhere.emit, embeddings.emit):
        decide()
        assert made._pause.isActive()
        assert made._pause.interval() == PAUSE_MS
        assert moments == []
    made._pause.timeout.emit()
    assert len(moments) == 1


def test_at_once_after_a_scan(session: Session, told: tuple[Recount, list[float]]) -> None:
    session.scanned.emit(ScanReport())
    assert told[0]._pause.interval() == 0


def test_what_takes_long_is_done_rarely(
    session: Session, told: tuple[Recount, list[float]], clock: Clock
) -> None:
    made, moments = told
    job = RunningJob("", session)
    made.follow(job)
    clock.now += 100  # while it waits for others
    job.begin()
    clock.now += 4
    session.changed.emit(CHANGE)
    made._pause.timeout.emit()
    assert moments == []
    made._pause.stop()
    job.end(JobState.DONE)
    assert made._pause.isActive()
    assert made._pause.interval() == 4000 * REST
    clock.now += 4 * REST
    session.changed.emit(CHANGE)
    assert made._pause.interval() == PAUSE_MS


def test_nothing_is_due_of_a_library_that_is_closed(
    session: Session, told: tuple[Recount, list[float]], clock: Clock
) -> None:
    made, _ = told
    job = RunningJob("", session)
    made.follow(job)
    session.changed.emit(CHANGE)
    made._pause.timeout.emit()
    clock.now += 50
    session.closed.emit()
    job.end(JobState.CANCELLED)
    assert not made._pause.isActive()
    session.changed.emit(CHANGE)
    assert made._pause.interval() == PAUSE_MS
