from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser

from photoclust.engine.health import Diagnosis
from photoclust.errors import LibraryError
from photoclust.log import log_path
from photoclust.messages import Message
from photoclust.settings import Settings
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.settings import SettingsPage
from ui.state.preferences import SIZES, ThemeMode
from ui.theme import DARK, LIGHT, colors_of
from ui.widgets.about_card import AboutCard
from ui.window import MainWindow

COPIED = "The diagnostics were copied."
NO_CARD = "No NVIDIA graphics card that this installation can use was found"


@pytest.fixture
def page(host: Host, engine: FakeEngine, wait: Wait, tmp_path: Path) -> SettingsPage:
    given: Any = engine
    engine.library.path = tmp_path / "fake.photoclust"
    engine.library.path.write_bytes(b"x" * 2_500_000)
    given.health.devices = lambda: {
        "auto": None,
        "cpu": None,
        "cuda": Message("no-nvidia-card"),
        "mps": Message("no-apple-graphics"),
    }
    given.photos.ids = lambda: range(7)
    host.show_page("settings")
    made = host.page
    assert isinstance(made, SettingsPage)
    wait(lambda: bool(made.library.contents.text()))
    return made


def test_the_theme_changes_at_once(page: SettingsPage, window: MainWindow) -> None:
    page.theme.setCurrentIndex(page.theme.findData(ThemeMode.DARK))
    assert colors_of(window.palette()) is DARK
    page.theme.setCurrentIndex(page.theme.findData(ThemeMode.LIGHT))
    assert colors_of(window.palette()) is LIGHT
    assert window.preferences.theme is ThemeMode.LIGHT


def test_the_size_of_pictures_is_told_to_all(page: SettingsPage, window: MainWindow) -> None:
    told: list[str] = []
    window.preferences.changed.connect(told.append)
    page.tile_size.setValue(len(SIZES) - 1)
    assert window.preferences.thumbnail_size == SIZES[-1]
    assert told == ["thumbnail_size"]
    window.preferences.thumbnail_size = SIZES[0]
    assert page.tile_size.value() == 0


def test_the_language_is_kept_for_the_next_start(page: SettingsPage, window: MainWindow) -> None:
    page.language.setCurrentIndex(page.language.findData("ko"))
    assert window.preferences.language == "ko"
    assert "next" in page.language_note.text()


def test_devices_that_are_not_there_cannot_be_chosen(page: SettingsPage, wait: Wait) -> None:
    row = page.device.findData("cuda")
    model = page.device.model()
    assert isinstance(model, QStandardItemModel)
    wait(lambda: not model.item(row).isEnabled())
    assert page.device.itemData(row, Qt.ItemDataRole.ToolTipRole) == NO_CARD
    assert model.item(page.device.findData("cpu")).isEnabled()


def test_settings_reach_the_engine_that_is_open(
    page: SettingsPage, engine: FakeEngine, window: MainWindow, wait: Wait
) -> None:
    page.device.setCurrentIndex(page.device.findData("cpu"))
    page.min_face.setValue(40)
    wait(lambda: engine.settings == Settings(device="cpu", min_face=40))
    assert window.preferences.min_face == 40
    assert window.session.settings == engine.settings


def test_known_photos_are_looked_at_again(
    page: SettingsPage, engine: FakeEngine, wait: Wait
) -> None:
    QTest.mouseClick(page.again, Qt.MouseButton.LeftButton)
    wait(lambda: engine.scans == [()])


def test_the_library_shows_its_figures(page: SettingsPage) -> None:
    assert page.library.place.text() == "fake.photoclust"
    assert page.library.contents.text() == "7 photos  ·  24 faces  ·  3 people  ·  2.5 MB"


def test_a_backup_says_how_it_went(
    page: SettingsPage, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    def back_up(target: Path) -> None:
        if target.exists():
            raise LibraryError("backup-exists", backup=target)
        target.write_bytes(b"copy")

    engine.library.back_up = back_up  # type: ignore[method-assign]
    library, target = page.library, tmp_path / "copy.photoclust"
    library.back_up(target)
    wait(lambda: "copied" in library.notice.text.text())
    wait(library.back_up_button.isEnabled)
    library.back_up(target)
    wait(lambda: "There is a file" in library.notice.text.text())


def test_a_new_library_never_takes_the_place_of_a_file(
    page: SettingsPage, window: MainWindow, tmp_path: Path, wait: Wait
) -> None:
    taken, fresh = tmp_path / "fake.photoclust", tmp_path / "new.photoclust"
    page.library.make_new(taken)
    assert page.library.notice.isVisible()
    assert window.session.path == Path("fake.photoclust")
    opened: list[object] = []
    window.session.opened.connect(opened.append)
    page.library.make_new(fresh)
    wait(lambda: opened == [fresh])
    assert window.preferences.library == fresh


def test_a_check_up_tells_what_it_found(page: SettingsPage, engine: FakeEngine, wait: Wait) -> None:
    damage = Message.of("library-part-damaged", detail="page 3")
    found = Diagnosis((("device", "cpu (2 threads)"),), (damage,))
    engine.health.doctor = lambda: found  # type: ignore[method-assign]
    page.about.check_up.click()
    wait(page.about.findings.isVisible)
    assert page.about.findings.text().splitlines() == [
        "The library is damaged: page 3.",
        "",
        "device: cpu (2 threads)",
    ]


def test_the_networks_are_described(page: SettingsPage) -> None:
    page.about.show_model_card()
    text = page.about.findChild(QTextBrowser)
    assert "MTCNN" in text.toPlainText()
    text.window().close()


def test_diagnostics_are_copied(
    page: SettingsPage, engine: FakeEngine, wait: Wait, window: MainWindow
) -> None:
    engine.health.diagnostics = lambda: "photoclust: 1\nfaces: 7"  # type: ignore[method-assign]
    QApplication.clipboard().clear()
    page.about.copy_diagnostics.click()
    wait(lambda: "faces: 7" in QApplication.clipboard().text())
    assert QApplication.clipboard().text().splitlines()[-1] == f"Qt: {qVersion()}"
    wait(lambda: [t.text for t in window.messages.toasts.toasts()] == [COPIED])
    wait(page.about.copy_diagnostics.isEnabled)


def test_diagnostics_without_a_library(page: SettingsPage, window: MainWindow) -> None:
    window.session.close()
    QApplication.clipboard().clear()
    page.about.copy_diagnostics.click()
    text = QApplication.clipboard().text()
    assert text.startswith("photoclust: ")
    assert "platform: " in text
    assert page.about.copy_diagnostics.isEnabled()


def test_the_log_is_shown(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("ui.widgets.about_card.show_file", lambda _, path: shown.append(path))
    page.about.show_log.click()
    assert shown == [log_path()]


def test_a_log_that_is_switched_off_cannot_be_shown(
    page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.about.show_log.isEnabled()
    monkeypatch.setenv("PHOTOCLUST_LOG", "")
    card = AboutCard(page.context)
    assert not card.show_log.isEnabled()
    assert "switched off" in card.show_log.toolTip()
