from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from photoclust.errors import DeviceError
from photoclust.job import Job
from photoclust.messages import Message, explained
from photoclust.types import Failure, ScanReport
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages import problems
from ui.pages.problems import ProblemsPage
from ui.window import MainWindow

TRUNCATED = explained(Message("image-truncated"))
CUT_OFF = Failure(Path("/photos/b/half.jpg"), "remark", Message.of("photo-cut-off", percent=9))
CUT = Failure(Path("/photos/a/cut.jpg"), "decode", Message("image-truncated"))
EMPTY = Failure(Path("/photos/b/empty.jpg"), "read", Message("file-empty"))
FAR = Failure(Path("/photos/b/far.jpg"), "decode", Message("image-truncated"))


@pytest.fixture
def failures(engine: FakeEngine) -> list[Failure]:
    """What could not be read; trying again helps with the empty file."""
    found = [CUT, EMPTY, FAR]

    def retry(paths: Sequence[Path], job: Job) -> ScanReport:
        if EMPTY.path in paths and EMPTY in found:
            found.remove(EMPTY)
        left = [failure for failure in found if failure.path in paths]
        return ScanReport(new=len(paths) - len(left), failures=left)

    given: Any = engine
    given.folders.failures = lambda: list(found)
    given.photos.retry = retry
    left = [CUT_OFF]
    given.folders.remarks = lambda: list(left)
    given.folders.dismiss_remarks = lambda paths: left.clear() if CUT_OFF.path in paths else None
    return found


@pytest.fixture
def page(host: Host, failures: list[Failure], wait: Wait) -> ProblemsPage:
    host.show_page("problems")
    made = host.page
    assert isinstance(made, ProblemsPage)
    wait(lambda: len(made.view.rows.rows) == 4)
    made.view.setFocus()
    host.activateWindow()
    wait(made.view.hasFocus)
    return made


def shown(page: ProblemsPage) -> list[object]:
    return [row.key for row in page.view.rows.rows]


def test_files_are_listed_with_the_reason(page: ProblemsPage) -> None:
    row = page.view.rows.rows[0]
    assert (row.title, row.text, row.note) == ("cut.jpg", "/photos/a", TRUNCATED)
    assert page.subtitle.text() == (
        "3 files or folders could not be read  ·  1 photo read with a remark"
    )
    mild = page.view.rows.rows[3]
    assert (mild.title, mild.tone, row.tone) == ("half.jpg", "plain", "warning")


def test_since_when_there_is_a_problem(
    page: ProblemsPage, failures: list[Failure], window: MainWindow, wait: Wait
) -> None:
    failures[0] = replace(CUT, since="2026-03-01T10:11:12+01:00")
    window.session.scanned.emit(ScanReport())
    wait(lambda: page.view.rows.rows[0].text == "/photos/a  ·  since 3/1/26")


def test_what_has_no_room_as_a_button_is_in_a_menu(page: ProblemsPage) -> None:
    page.view.clearSelection()
    assert not page.more.isEnabled()
    page.view.select([CUT.path])
    page.more.click()
    menu = page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions() if action.isEnabled()]
    assert offered == ["Try again", "Show in file manager", "Copy list"]
    menu.close()


def test_a_remark_is_dismissed_and_a_failure_is_not(page: ProblemsPage, wait: Wait) -> None:
    dismiss = page.context.actions["problems.dismiss"]
    page.view.select([CUT.path])
    assert not dismiss.isEnabled()
    page.view.select([CUT.path, CUT_OFF.path])
    assert dismiss.isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    wait(lambda: shown(page) == [CUT.path, EMPTY.path, FAR.path])
    assert page.subtitle.text() == "3 files or folders could not be read"


def test_the_list_is_narrowed_by_words_and_by_reason(page: ProblemsPage) -> None:
    page.search.setText("photos B")
    assert shown(page) == [EMPTY.path, FAR.path, CUT_OFF.path]
    page.reasons.setCurrentIndex(page.reasons.findData(TRUNCATED))
    assert shown(page) == [FAR.path]
    page.search.setText("nowhere")
    assert page.no_match.isVisible()
    page.no_match.button.click()
    assert len(shown(page)) == 4


def test_trying_again_takes_what_can_be_read_now_off_the_list(
    page: ProblemsPage, wait: Wait
) -> None:
    page.view.select([EMPTY.path])
    QTest.keyClick(page.view, Qt.Key.Key_R)
    wait(lambda: shown(page) == [CUT.path, FAR.path, CUT_OFF.path])
    assert page.notice.text.text() == "1 file read now."
    wait(page.retry_all.isEnabled)
    page.retry_all.trigger()
    wait(lambda: page.notice.text.text() == "2 of them could still not be read.")


def test_an_error_while_trying_again_is_told_in_place(
    page: ProblemsPage, engine: FakeEngine, wait: Wait
) -> None:
    def fail(paths: Sequence[Path], job: Job) -> ScanReport:
        raise DeviceError("device-not-there", device="cuda")

    engine.photos.retry = fail  # type: ignore[assignment, method-assign]
    page.retry_all.trigger()
    wait(page.notice.isVisible)
    assert "'cuda' is not available" in page.notice.text.text()
    wait(page.retry_all.isEnabled)


def test_the_list_is_copied_and_a_file_shown(
    page: ProblemsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    revealed: list[Path] = []
    monkeypatch.setattr(problems, "show_file", lambda _, path: revealed.append(path))
    page.copy.trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == f"/photos/a/cut.jpg\t{TRUNCATED}"
    assert len(lines) == 4
    page.view.select([FAR.path])
    page.copy.trigger()
    assert QGuiApplication.clipboard().text().startswith(str(FAR.path))
    QTest.keyClick(page.view, Qt.Key.Key_O)
    assert revealed == [FAR.path]


def test_without_problems_it_says_so(
    page: ProblemsPage, failures: list[Failure], window: MainWindow, wait: Wait
) -> None:
    failures.clear()
    page.view.select([CUT_OFF.path])
    page.context.actions["problems.dismiss"].trigger()
    window.session.scanned.emit(ScanReport())
    wait(page.empty.isVisible)
    assert not page.retry_all.isEnabled()
