from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from photoclust.job import Job
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine, maker
from ui.app import Program, make_window
from ui.i18n import translation
from ui.pages.person import PersonPage
from ui.pages.settings import SettingsPage
from ui.state.preferences import Preferences
from ui.state.session import Session


@pytest.fixture
def program(qapp: QApplication, engine: FakeEngine, wait: Wait) -> Iterator[Program]:
    owner = QObject()
    made = Program(
        Preferences(),
        lambda preferences: make_window(preferences, Session(maker(engine))),
        owner,
    )
    made.start(Path("fake.photoclust"))
    wait(lambda: made.window.context.people.is_loaded)
    yield made
    made.window.close()
    made.window.deleteLater()
    owner.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    translation.install("en")


def test_the_language_changes_at_once(program: Program, wait: Wait) -> None:
    former = program.window
    former.resize(1100, 700)
    former.show_page("settings")
    page = former.page
    assert isinstance(page, SettingsPage)
    page.language.setCurrentIndex(page.language.findData("de"))
    wait(lambda: program.window is not former and program.window.page is not None)
    wait(lambda: isinstance(program.window.page, SettingsPage))
    settings = program.window.page
    assert isinstance(settings, SettingsPage)
    assert settings.title.text() == "Einstellungen"
    assert settings.theme.itemText(1) == "Hell"
    assert program.window.isVisible()
    assert (program.window.width(), program.window.height()) == (1100, 700)
    assert program.window.session.path == Path("fake.photoclust")


def test_the_page_that_was_open_is_shown(program: Program, wait: Wait) -> None:
    former = program.window
    former.show_page("person", {"person": 2})
    former.preferences.language = "ko"
    wait(lambda: program.window is not former and isinstance(program.window.page, PersonPage))
    page = program.window.page
    assert isinstance(page, PersonPage)
    assert page.person == 2


def test_work_under_way_is_not_lost(program: Program, wait: Wait) -> None:
    former = program.window

    def work(engine: object, job: Job) -> None:
        while not job.progress.done:
            job.check()

    running = former.session.start(work, "Exporting")
    wait(lambda: former.is_busy)
    former.preferences.language = "de"
    wait(lambda: bool(former.messages.toasts.toasts()))
    assert program.window is former
    assert former.isVisible()
    running.job.report(done=1)
    wait(lambda: program.window is not former)
    wait(lambda: program.window.page is not None)
