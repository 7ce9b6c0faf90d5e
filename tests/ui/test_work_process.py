"""The window's long work in a process of its own, and what becomes of it when that process dies."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from photoclust import Engine, Progress, ScanReport, remote_engine
from tests.journeys.small import Made
from ui.state.session import Session


def test_a_scan_outlives_its_process(qtbot: QtBot, made: Made, own_library: Path) -> None:
    working: list[Engine] = []

    def work_apart(engine: Engine) -> Engine:
        working.append(remote_engine(engine))
        return working[-1]

    session = Session(working=work_apart)
    session.open(own_library)
    reports: list[ScanReport] = []
    session.scanned.connect(reports.append)
    elsewhere: list[object] = []
    session.changed_elsewhere.connect(lambda: elsewhere.append(1))
    running = session.scan([made[0]])
    killed: list[Progress] = []

    def kill(progress: Progress) -> None:
        if progress.stage == "photos" and progress.done and not killed:
            killed.append(progress)
            # The first is that for scans.
            working[0]._process._process.kill()  # type: ignore[attr-defined]

    running.progress.connect(kill)
    # Torch is loaded twice meanwhile.
    qtbot.waitUntil(lambda: bool(reports) and not session.jobs, timeout=60_000)
    assert killed
    report = reports[0]
    assert (report.seen, report.new) == (7, len(report.arrived))
    with Engine(own_library) as found, Engine(made[1]) as whole:
        assert found.library.counts()["photos"] == whole.library.counts()["photos"]
        assert found.photos.newest() == max(found.photos.ids())
    # What the window's own process writes is not told as another program's.
    assert not elsewhere
    session.close()
