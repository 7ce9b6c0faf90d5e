from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from photoclust.errors import FolderError, LibraryError, PhotoclustError, ProcessEnded
from photoclust.job import Job, Progress
from photoclust.library.edits import Name
from photoclust.types import ScanReport
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine, maker
from ui.state.decisions import HistoryChange, HistoryState
from ui.state.running_job import JobState, RunningJob
from ui.state.session import Session


def test_asks_in_another_thread_and_answers_in_this(session: Session, wait: Wait) -> None:
    ran: list[str] = []
    got: list[tuple[int, str]] = []

    def work(engine: object) -> int:
        ran.append(threading.current_thread().name)
        return 42

    session.ask(work, lambda r: got.append((r, threading.current_thread().name)), session)
    wait(lambda: bool(got))
    assert ran == ["library"]
    assert got == [(42, threading.current_thread().name)]


def test_answers_come_in_the_order_asked(session: Session, wait: Wait) -> None:
    got: list[int] = []
    for i in range(50):
        session.ask(lambda _, i=i: i, got.append, session)
    wait(lambda: len(got) == 50)
    assert got == list(range(50))


def test_an_answer_for_a_deleted_owner_is_dropped(session: Session, wait: Wait) -> None:
    gate, got, later = threading.Event(), list[int](), list[int]()
    owner = QObject()
    session.ask(lambda _: gate.wait(5) and 1, got.append, owner)
    shiboken6.delete(owner)
    gate.set()
    session.ask(lambda _: 2, later.append, session)
    wait(lambda: bool(later))
    assert got == []


def test_errors_go_to_whoever_wants_them_else_to_the_window(session: Session, wait: Wait) -> None:
    def fail(_: object) -> int:
        raise FolderError("folder-missing", folder=Path("/away"))

    own: list[PhotoclustError] = []
    told: list[tuple[str, str]] = []
    session.failed.connect(lambda message, hint: told.append((message, hint)))
    session.ask(fail, lambda _: None, session, own.append)
    wait(lambda: bool(own))
    assert told == []
    session.ask(fail, lambda _: None, session)
    wait(lambda: bool(told))
    assert told == [("The folder /away does not exist", "check the path")]


def test_a_bug_in_a_worker_is_told_and_the_worker_lives_on(
    session: Session, wait: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    got: list[int] = []
    session.failed.connect(lambda message, _: told.append(message))
    session.ask(lambda _: 1 // 0, got.append, session)
    session.ask(lambda _: 7, got.append, session)
    wait(lambda: got == [7])
    assert "ZeroDivisionError" in told[0]
    assert "Unexpected error" in caplog.text


def test_a_decision_is_told_with_its_sentence_and_can_be_undone(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    changes: list[HistoryChange] = []
    session.changed.connect(changes.append)
    session.apply(Name(1, "Anna"))
    wait(lambda: len(changes) == 1)
    assert changes[0].kind == "apply"
    assert changes[0].entries[0].text == "Gave person 1 the name 'Anna'"
    assert session.history.undo == changes[0].entries[0]
    assert session.history.redo is None
    session.undo()
    wait(lambda: len(changes) == 2)
    assert engine.known[1].name is None
    assert session.history.undo is None
    assert session.history.redo is not None
    session.redo()
    wait(lambda: len(changes) == 3)
    assert engine.known[1].name == "Anna"


def test_going_back_in_history_is_one_change(session: Session, wait: Wait) -> None:
    changes: list[HistoryChange] = []
    session.changed.connect(changes.append)
    for name in ("Anna", "Ben", "Carl"):
        session.apply(Name(1, name))
    session.undo_to(1)
    wait(lambda: len(changes) == 4)
    assert [entry.id for entry in changes[3].entries] == [3, 2]
    session.redo_to(2)
    wait(lambda: len(changes) == 5)
    assert session.history.undo is not None
    assert session.history.undo.id == 2


def test_a_decision_without_effect_says_so(session: Session, wait: Wait) -> None:
    notices: list[str] = []
    changes: list[HistoryChange] = []
    session.notice.connect(notices.append)
    session.changed.connect(changes.append)
    session.apply(Name(1, "Anna"))
    session.apply(Name(1, "Anna"))
    wait(lambda: bool(notices))
    assert len(changes) == 1


def test_what_can_be_undone_is_found_below_many_undone(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    for i in range(40):
        engine.history.apply(Name(1, f"Name {i}"))
    standings: list[HistoryState] = []
    session.history_changed.connect(standings.append)
    session.undo_to(1)
    wait(lambda: bool(standings))
    assert standings[0].undo is not None
    assert standings[0].undo.id == 1
    assert standings[0].redo is not None
    assert standings[0].redo.id == 2


def test_a_job_reports_pauses_and_ends(session: Session, wait: Wait) -> None:
    go = threading.Event()

    def work(engine: object, job: Job) -> str:
        job.begin("working", 10)
        job.report(done=4)
        go.wait(5)
        job.check()
        return "done"

    results: list[str] = []
    running = session.start(work, "Working", results.append)
    assert session.jobs == [running]
    wait(lambda: running.state is JobState.RUNNING)
    seen: list[Progress] = []
    running.progress.connect(seen.append)
    wait(lambda: bool(seen))
    assert (seen[0].done, seen[0].total) == (4, 10)
    running.pause()
    assert running.state is JobState.PAUSED
    go.set()
    running.resume()
    wait(lambda: session.jobs == [])
    assert results == ["done"]


def test_a_cancelled_job_delivers_nothing(session: Session, wait: Wait) -> None:
    started = threading.Event()

    def work(engine: object, job: Job) -> str:
        started.set()
        while True:
            job.check()

    results: list[str] = []
    states: list[JobState] = []
    running = session.start(work, "Working", results.append)
    running.ended.connect(lambda: states.append(running.state))
    assert started.wait(5)
    running.cancel()
    wait(lambda: session.jobs == [])
    assert states == [JobState.CANCELLED]
    assert results == []


def test_folders_dropped_while_a_scan_waits_join_it(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    engine.scan_gate.clear()
    reports: list[ScanReport] = []
    session.scanned.connect(reports.append)
    session.scan([Path("/a")])
    wait(lambda: engine.scans == [(Path("/a"),)])
    second = session.scan([Path("/b")])
    third = session.scan([Path("/c")])
    assert second is third
    engine.scan_gate.set()
    wait(lambda: len(reports) == 2)
    wait(lambda: not session.scanning)
    assert engine.scans[1] == (Path("/b"), Path("/c"))


def test_a_scan_goes_on_when_its_process_dies(
    session: Session, engine: FakeEngine, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    deaths = [2]

    def scan(folders: object, job: Job, *, again: bool, group: bool) -> ScanReport:
        asked.append(again)
        if len(asked) <= deaths[0]:
            if len(asked) > 1:
                job.begin("photos", 9)
            engine.homes[1000 + len(asked)] = None
            raise ProcessEnded("work-process-ended")
        return ScanReport(new=0)

    monkeypatch.setattr(engine.photos, "scan", scan)
    reports: list[ScanReport] = []
    session.scanned.connect(reports.append)
    session.scan([Path("/a")], again=True)
    wait(lambda: len(reports) == 1)
    # What had been looked at anew is not looked at once more.
    assert asked == [True, True, False]
    assert (reports[0].new, reports[0].arrived) == (2, [1001, 1002])
    asked.clear()
    deaths[0] = 5
    session.scan([Path("/a")])
    wait(lambda: len(reports) == 2)
    assert (reports[1].new, reports[1].arrived) == (3, [1003, 1004, 1005])
    asked.clear()
    deaths[0] = 100
    failed: list[str] = []
    session.failed.connect(lambda message, remedy: failed.append(message))
    again: list[bool] = []
    session.changed_elsewhere.connect(lambda: again.append(True))
    session.scan([Path("/a")])
    wait(lambda: bool(failed))
    assert len(asked) == 6
    assert failed == ["The process that did the work ended unexpectedly"]
    wait(lambda: bool(again))


def test_long_work_is_done_by_an_engine_of_its_own(qapp: object, wait: Wait) -> None:
    quick, scanning, long = FakeEngine(), FakeEngine(), FakeEngine()
    apart = [scanning, long]
    session = Session(maker(quick), working=lambda engine: apart.pop(0))
    session.open(Path("fake.photoclust"))
    asked: list[object] = []
    worked: list[object] = []
    session.ask(lambda engine: engine, asked.append, session)
    session.start(lambda engine, job: engine, "Working", worked.append)
    wait(lambda: bool(asked and worked))
    assert (asked, worked) == ([quick], [long])
    session.scan([Path("/a")])
    wait(lambda: bool(scanning.scans) and not session.jobs)
    session.close()
    assert (quick.closed, scanning.closed, long.closed) == (True, True, True)


def test_other_work_does_not_wait_for_a_scan(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    engine.scan_gate.clear()
    session.scan([Path("/a")])
    done: list[int] = []
    session.start(lambda *_: 1, "Exporting", done.append)
    wait(lambda: done == [1])
    engine.scan_gate.set()
    wait(lambda: not session.scanning)


def test_closing_stops_a_scan_and_releases_the_library(
    session: Session, engine: FakeEngine, wait: Wait
) -> None:
    engine.scan_gate.clear()
    running = session.scan([Path("/a")])
    wait(lambda: bool(engine.scans))
    session.close()
    assert engine.closed
    assert running.state is JobState.CANCELLED
    assert not session.is_open


def test_a_library_open_elsewhere_is_told(qtbot: QtBot, wait: Wait) -> None:
    engine = FakeEngine()
    engine.locked_by_another = True
    session = Session(maker(engine))
    with qtbot.waitSignal(session.open_failed) as told:
        session.open(Path("fake.photoclust"))
    assert told.args == [
        LibraryError("library-in-window", library=Path("fake.photoclust")).message,
        "go to that window, or close it",
    ]
    assert not session.is_open
    assert engine.closed


def test_a_job_without_a_library_never_runs(qapp: object) -> None:
    session = Session(maker(FakeEngine()))
    running = session.start(lambda *_: 1, "Nothing")
    assert isinstance(running, RunningJob)
    assert session.jobs == []


def test_a_job_without_a_library_ends_at_once(session: Session, wait: Wait) -> None:
    session.close()
    running = session.start(lambda engine, job: None, "Nothing")
    ended: list[JobState] = []
    running.ended.connect(lambda: ended.append(running.state))
    wait(lambda: ended == [JobState.CANCELLED])
