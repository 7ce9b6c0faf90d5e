"""A backup is asked for when a library is opened and later, unless the user wants none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from photoclust.errors import LibraryError
from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine
from ui.state.daily_backup import SWITCH, DailyBackup
from ui.state.preferences import Preferences
from ui.state.session import Session


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(qapp: object, engine: FakeEngine) -> Iterator[Session]:
    made = Session(lambda path, settings: engine)
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


def test_when_a_library_is_opened_and_every_hour(
    session: Session, preferences: Preferences, engine: FakeEngine, wait: Wait
) -> None:
    backup = DailyBackup(session, preferences)
    session.open(Path("fake.photoclust"))
    wait(backup._soon.isActive)
    assert engine.library.daily_backups == 0
    backup._soon.timeout.emit()
    wait(lambda: engine.library.daily_backups == 1)
    assert backup._timer.isActive()
    backup._timer.timeout.emit()
    wait(lambda: engine.library.daily_backups == 2)
    session.close()
    assert not backup._timer.isActive()


def test_nothing_is_started_where_none_is_due(
    session: Session,
    preferences: Preferences,
    engine: FakeEngine,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(engine.library, "is_backup_due", lambda: asked.append(True))
    started: list[object] = []
    session.jobs_changed.connect(lambda: started.append(session.jobs))
    backup = DailyBackup(session, preferences)
    session.open(Path("fake.photoclust"))
    wait(backup._soon.isActive)
    backup._soon.timeout.emit()
    wait(lambda: bool(asked))
    done: list[int] = []
    session.ask(lambda _: 1, done.append, session)
    wait(lambda: bool(done))
    assert started == []


def test_not_when_it_is_switched_off(
    session: Session, preferences: Preferences, engine: FakeEngine, wait: Wait
) -> None:
    preferences.set_text(SWITCH, "off")
    backup = DailyBackup(session, preferences)
    opened: list[object] = []
    session.opened.connect(opened.append)
    session.open(Path("fake.photoclust"))
    wait(lambda: bool(opened))
    backup._soon.timeout.emit()
    assert (session.jobs, engine.library.daily_backups) == ([], 0)


def test_that_it_cannot_be_made_is_said_once(
    session: Session, preferences: Preferences, engine: FakeEngine, wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse() -> None:
        raise LibraryError("backup-exists", backup=Path("x"))

    monkeypatch.setattr(engine.library, "back_up_daily", refuse)
    told: list[str] = []
    session.failed.connect(lambda message, remedy: told.append(message))
    backup = DailyBackup(session, preferences)
    session.open(Path("fake.photoclust"))
    wait(backup._soon.isActive)
    backup._soon.timeout.emit()
    wait(lambda: bool(told))
    assert told == ["There is a file x already"]
    assert not backup._timer.isActive()
