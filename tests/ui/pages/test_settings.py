from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTextBrowser

from photoclust.engine.adapter import KeptAdapter
from photoclust.engine.health import Diagnosis
from photoclust.errors import LibraryError, TrainingError
from photoclust.learning.fitted import Fitted, Rates
from photoclust.learning.requirements import FEWEST_FACES, FEWEST_PEOPLE
from photoclust.library.edits import Confirm
from photoclust.log import log_path
from photoclust.messages import Message
from photoclust.settings import Settings
from photoclust.types import SHOWN_FROM, Repaired
from tests.faces.adapters import made_adapter
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.settings import WIDTH, SettingsPage
from ui.state.preferences import SIZES, ThemeMode
from ui.theme import DARK, GRID, LIGHT, colors_of
from ui.widgets.about_card import AboutCard
from ui.widgets.adapter_card import AdapterCard
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


def test_cards_lie_side_by_side_where_there_is_room(page: SettingsPage, host: Host) -> None:
    for width, columns in ((900, 1), (1600, 2), (1000, 1)):
        host.resize(width, 800)
        QApplication.processEvents()
        assert len({card.x() for card in page._cards}) == columns
        tops = [card.y() for card in page._cards[:2]]
        assert tops == sorted(tops)
        if columns == 1:  # which has all the room then
            assert page.look.width() == min(WIDTH, page._area.viewport().width() - GRID)


def test_the_language_is_kept(page: SettingsPage, window: MainWindow) -> None:
    page.language.setCurrentIndex(page.language.findData("ko"))
    assert window.preferences.language == "ko"


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
    assert page.one_wrong_in.currentText() == "At most 1 wrong in 1,000"
    page.one_wrong_in.setCurrentIndex(2)
    assert page.one_wrong_in.currentText() == "At most 1 wrong in 10,000"
    wait(lambda: engine.settings.wrong_joins == 1e-4)
    assert window.preferences.one_wrong_in == 10_000
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
    page: SettingsPage,
    window: MainWindow,
    tmp_path: Path,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken, fresh = tmp_path / "fake.photoclust", tmp_path / "new.photoclust"
    taken.write_bytes(b"somebody's")
    window.make_library(taken)
    told = window.messages.toasts.toasts()[-1].text
    assert told == f"{taken} is there already. Choose another name, or open it."
    assert window.session.path == Path("fake.photoclust")
    opened: list[object] = []
    window.session.opened.connect(opened.append)
    asked: list[str] = []

    def ask(_: object, title: str, *__: object, **___: object) -> tuple[str, str]:
        asked.append(title)
        return str(fresh.with_suffix("")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.library.findChildren(QPushButton)[2].click()
    assert asked == ["New library"]
    wait(lambda: opened == [fresh])
    assert window.preferences.library == fresh


def test_a_backup_is_restored_from_the_settings(
    page: SettingsPage,
    engine: FakeEngine,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    wait: Wait,
) -> None:
    restored: list[Path] = []
    chosen = tmp_path / "backup.photoclust"

    def restore(backup: Path) -> None:
        restored.append(backup)

    engine.library.restore = restore  # type: ignore[method-assign]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    opened: list[object] = []
    window.session.opened.connect(opened.append)
    page.library.restore_button.click()
    wait(lambda: bool(opened))
    assert restored == [chosen]


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


def test_what_a_check_up_finds_can_be_repaired(
    page: SettingsPage, engine: FakeEngine, wait: Wait
) -> None:
    damage = [Message.of("doctor-crops", count=2)]
    repairs: list[object] = []
    engine.health.doctor = lambda: Diagnosis((), tuple(damage))  # type: ignore[method-assign]

    def repair(job: object = None) -> Repaired:
        repairs.append(job)
        damage.clear()
        return Repaired(renewed=2)

    engine.health.repair = repair  # type: ignore[method-assign]
    page.about.check_up.click()
    wait(page.about.repair.isVisible)
    page.about.repair.click()
    wait(lambda: page.about.findings.text() == "All is well.")
    assert len(repairs) == 1
    assert not page.about.repair.isVisible()


def test_a_check_up_without_a_library_says_so(page: SettingsPage, window: MainWindow) -> None:
    window.session.close()
    page.about.check_up.click()
    assert page.about.findings.text() == "No library is open."
    assert page.about.check_up.isEnabled()


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


# Adapting


BETTER = Fitted(
    made_adapter("eyes"),
    Rates(0.912, 0.843),
    Rates(0.954, 0.861),
    1e-3,
    12,
    288,
    Message.of("adapter-better"),
)
REFUSED = Fitted(
    None, Rates(0.9, None), Rates(0.905, None), 1e-2, 4, 40, Message.of("adapter-hardly-better")
)
KEPT = KeptAdapter(12, 288, "2026-03-12T12:00:00+00:00")


@pytest.fixture
def card(page: SettingsPage, engine: FakeEngine, wait: Wait) -> AdapterCard:
    """With enough confirmed faces."""
    engine.adapter.people = 14
    page.adapter.renew()
    wait(page.adapter.trial.isEnabled)
    return page.adapter


def test_what_is_missing_for_adapting_is_said(page: SettingsPage, engine: FakeEngine) -> None:
    assert not page.adapter.trial.isEnabled()
    assert page.adapter.state.text().startswith("0 of 3 people have 5 confirmed faces. Confirm")
    assert not page.adapter.back.isVisible()
    explained = page.adapter.trial.accessibleDescription()
    assert (FEWEST_PEOPLE, FEWEST_FACES) == (3, 5), "the card says so in words"
    assert "three people with five confirmed faces each" in explained


def test_decisions_bring_the_library_nearer_to_it(
    page: SettingsPage, engine: FakeEngine, window: MainWindow, wait: Wait
) -> None:
    engine.adapter.people = 2
    window.session.apply(Confirm(1))
    wait(lambda: page.adapter.state.text().startswith("2 of 3 people"))
    assert not page.adapter.trial.isEnabled()
    engine.adapter.people = 3
    window.session.apply(Confirm(2))
    wait(page.adapter.trial.isEnabled)
    assert page.adapter.state.text() == "3 people have 5 confirmed faces or more."


def test_what_helps_is_kept_and_leads_to_regrouping(
    card: AdapterCard, engine: FakeEngine, page: SettingsPage, wait: Wait
) -> None:
    engine.adapter.comes_to = BETTER
    went: list[str] = []
    page.go.connect(lambda name, _: went.append(name))
    changes: list[bool] = []
    page.session.embeddings_changed.connect(lambda: changes.append(True))
    card.trial.click()
    wait(card.notice.button.isVisible)
    assert card.notice.text.text() == "Faces held out are recognised better."
    assert card.gains.text().splitlines() == [
        "New faces of people known: 91.2% found without the adapter, 95.4% with it.",
        "Faces of people never seen: 84.3% found without the adapter, 86.1% with it.",
    ]
    assert "288 confirmed faces of 12 people" in card.measured.text()
    assert (engine.adapter.adopted, changes) == ([], [])
    wait(card.trial.isEnabled)
    assert card.notice.button.text() == "Keep it"
    card.notice.button.click()
    wait(card.back.isVisible)
    assert engine.adapter.adopted == [BETTER.adapter]
    assert changes == [True]
    assert not card.gains.isVisible()
    assert "Group people anew" in card.notice.text.text()
    card.notice.button.click()
    assert went == ["regroup"]


def test_what_does_not_help_changes_nothing(
    card: AdapterCard, engine: FakeEngine, wait: Wait
) -> None:
    engine.adapter.comes_to = REFUSED
    card.trial.click()
    wait(card.notice.isVisible)
    assert card.notice.text.text() == (
        "Nothing was changed. Faces held out are hardly recognised better, if at all."
    )
    assert not card.notice.button.isVisible()
    assert len(card.gains.text().splitlines()) == 1
    assert engine.adapter.adopted == []


def test_trying_can_be_stopped(
    card: AdapterCard, engine: FakeEngine, page: SettingsPage, wait: Wait
) -> None:
    engine.adapter.gate.clear()
    card.trial.click()
    assert (card.trial.text(), card.state.text()) == ("Stop", "Trying to adapt…")
    (running,) = page.session.jobs
    wait(lambda: running.job.progress.total == 6)
    card.trial.click()
    assert not card.trial.isEnabled()
    wait(card.trial.isEnabled)
    assert card.trial.text() == "Try it"
    assert card.notice.text.text() == "Stopped. Nothing was changed."


def test_an_error_of_adapting_is_a_sentence(
    card: AdapterCard, engine: FakeEngine, wait: Wait
) -> None:
    engine.adapter.comes_to = TrainingError("adapter-too-few-people", count=2, faces=5, people=3)
    card.trial.click()
    wait(card.notice.isVisible)
    assert card.notice.text.text() == (
        "2 of the people have 5 or more confirmed faces, and adapting needs 3."
        " Name or confirm more people."
    )
    wait(card.trial.isEnabled)


def test_the_network_as_it_comes_is_a_click_away(
    card: AdapterCard, engine: FakeEngine, page: SettingsPage, wait: Wait
) -> None:
    engine.adapter.holds = KEPT
    changes: list[bool] = []
    page.session.embeddings_changed.connect(lambda: changes.append(True))
    card.renew()
    wait(card.back.isVisible)
    assert card.trial.text() == "Try again"
    assert card.about_kept.text() == (
        "In use since Thursday, March 12, 2026, fitted to 288 faces of 12 people and to the present"
        " network."
    )
    card.back.click()
    wait(lambda: not card.back.isVisible())
    assert engine.adapter.holds is None
    assert changes == [True]
    assert card.trial.text() == "Try it"
    assert card.notice.button.text() == "Group anew"


def test_an_adapter_that_is_not_used_says_why(
    card: AdapterCard, engine: FakeEngine, wait: Wait
) -> None:
    for problem, said in (
        (Message.of("adapter-unused", network="eyes"), "fitted for another network, eyes, and is"),
        (Message.of("adapter-damaged"), "The library's adapter is damaged. Go back to the network"),
    ):
        engine.adapter.holds = KeptAdapter(0, 0, None, problem)
        card.renew()
        wait(lambda said=said: said in card.about_kept.text())
        assert card.back.isEnabled()
    engine.adapter.holds = KeptAdapter(12, 288, None)
    card.renew()
    wait(lambda: card.about_kept.text().startswith("In use, fitted to 288 faces of 12 people"))


def test_without_a_library_nothing_is_adapted(
    card: AdapterCard, engine: FakeEngine, page: SettingsPage, wait: Wait
) -> None:
    engine.adapter.comes_to, engine.adapter.holds = BETTER, KEPT
    card.trial.click()
    wait(card.notice.isVisible)
    wait(card.back.isEnabled)
    page.session.close()
    assert card.state.text() == "No library is open."
    assert not card.trial.isEnabled()
    shown = (card.notice, card.gains, card.measured, card.back)
    assert not any(widget.isVisible() for widget in shown)


def test_leaving_the_library_ends_a_trial(
    card: AdapterCard, engine: FakeEngine, page: SettingsPage, wait: Wait
) -> None:
    engine.adapter.gate.clear()
    card.trial.click()
    page.session.close()
    assert card.state.text() == "No library is open."
    assert (card.trial.text(), card.trial.isEnabled()) == ("Try it", False)
    assert not card.notice.isVisible()


def test_from_how_many_photos_people_are_shown(page: SettingsPage) -> None:
    assert page.least_photos.value() == SHOWN_FROM
    page.least_photos.setValue(7)
    assert page.context.preferences.least_photos == 7
