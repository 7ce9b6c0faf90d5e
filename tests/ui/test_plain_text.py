"""Names and paths are shown as they are, wherever the window shows them: never as HTML.

A name or a file may come from somebody else's archive, and HTML can load pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.library import make
from photoclust import Message
from photoclust.engine import Engine
from photoclust.library.edits import Name
from photoclust.library.repository import Repository
from photoclust.types import Failure
from tests.ui.conftest import Wait
from ui.app import make_window
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.widgets.plain_text import PlainLabel, as_plain
from ui.window import MainWindow

EVIL = "<img src=x>"
WHAT = {"person": {"person": 1}, "photo": {"photo": 1}}
SHOWING = ("people", "person", "photo", "photos", "folders", "problems", "history")
"""Pages that show names or paths in a label, a tip or a list."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """People and files whose names begin like an element of HTML."""
    made = tmp_path_factory.mktemp("evil") / f"{EVIL}.photoclust"
    make(made, 120, 12)
    repository = Repository(made)
    with repository.database.writing() as connection:
        connection.execute(
            "UPDATE files SET path = CAST(? || substr(CAST(path AS TEXT), 9) AS BLOB)",
            (f"/{EVIL}/{EVIL}",),
        )
        connection.execute("UPDATE roots SET path = CAST(? AS BLOB)", (f"/{EVIL}",))
        repository.files.put(
            connection,
            Path(f"/{EVIL}/{EVIL}.jpg"),
            1,
            1,
            None,
            Failure(
                Path(f"/{EVIL}/{EVIL}.jpg"), "decode", Message.of("image-damaged-by", detail=EVIL)
            ),
        )
    repository.close()
    with Engine(made) as engine:
        for person in engine.people.all():
            engine.history.apply(Name(person.id, f"{EVIL} {person.id}"))
    return made


@pytest.fixture
def evil_window(library: Path, wait: Wait, qapp: QApplication) -> Iterator[MainWindow]:
    made = make_window(Preferences(), Session())
    # Narrow, so that names are elided and have tips.
    made.resize(900, 620)
    made.show()
    made.open_library(library)
    wait(lambda: made.context.people.is_loaded)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents()


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Each text below a widget that Qt would show as HTML if it looked like it, and where."""
    for widget in (root, *root.findChildren(QWidget)):
        yield f"tip of {type(widget).__name__}", widget.toolTip()
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{type(widget).__name__} {widget.objectName()}", widget.text()
    for action in root.findChildren(QAction):
        yield f"tip of the action {action.objectName()}", action.toolTip()
    for view in root.findChildren(QAbstractItemView):
        yield from tips_of(view)
    for combo in root.findChildren(QComboBox):
        yield from tips_of(combo.view())


def tips_of(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    for row in range(0 if model is None else model.rowCount()):
        tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
        yield f"tip of a row of {type(model).__name__}", tip or ""


def interpreted(root: QWidget) -> set[str]:
    """Where a name or path would be taken for HTML."""
    return {
        where for where, text in shown_texts(root) if GuiQt.mightBeRichText(text) and "<img" in text
    }


def mentions(root: QWidget) -> int:
    """How many texts, as HTML or plain, hold the name that looks like an element."""
    texts = [label.text() for label in root.findChildren(QLabel)]
    texts += [text for _, text in shown_texts(root)]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        rows = range(0 if model is None else model.rowCount())
        texts += [str(model.index(row, 0).data()) for row in rows]
    return sum("img src" in text for text in texts)


def test_no_page_shows_names_as_html(evil_window: MainWindow, wait: Wait, qtbot: QtBot) -> None:
    found: set[str] = set()
    without = []
    for name in evil_window.specs:
        evil_window.show_page(name, WHAT.get(name, {}))
        page = evil_window.page
        assert page is not None
        # The first job imports the libraries that clustering needs.
        qtbot.waitUntil(lambda: not evil_window.session.jobs, timeout=60_000)
        for view in page.findChildren(QAbstractItemView):
            view.selectAll()
        if name in SHOWING:
            wait(lambda page=page: mentions(page) > 0)
        QApplication.processEvents()
        without += [name] if name in SHOWING and not mentions(page) else []
        found |= {f"{name}: {where}" for where in interpreted(evil_window)}
    assert without == []
    assert found == set()


def test_no_dialog_shows_names_as_html(evil_window: MainWindow, wait: Wait) -> None:
    evil_window.show_page("folders")
    page = evil_window.page
    assert page is not None
    wait(lambda: mentions(page) > 0)
    for view in page.findChildren(QAbstractItemView):
        view.selectAll()
    evil_window.context.actions["folders.remove"].trigger()
    evil_window.folder_intake._list("Two.", [f"{EVIL} is no folder."] * 2)
    evil_window.messages.complain(f"{EVIL} is damaged", "choose another file")
    dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert sum(map(mentions, dialogs)) >= 3
    assert {where for dialog in dialogs for where in interpreted(dialog)} == set()
    for dialog in dialogs:
        if dialog is not evil_window:
            dialog.close()


def test_a_library_that_cannot_be_opened_is_named_as_it_is(
    evil_window: MainWindow, wait: Wait, tmp_path: Path
) -> None:
    foreign = tmp_path / f"{EVIL}.photoclust"
    foreign.write_bytes(b"no library" * 1000)
    evil_window.open_library(foreign)
    wait(lambda: mentions(evil_window) > 0)
    assert interpreted(evil_window) == set()


def test_text_stays_text(qapp: QApplication) -> None:
    assert as_plain("Anna & Ben") == "Anna & Ben"
    assert as_plain("Anna <3") == "Anna <3"
    shown = as_plain(f"{EVIL}\nsecond line")
    assert "<img" not in shown
    assert "&lt;img src=x&gt;<br>" in shown
    assert PlainLabel(EVIL).textFormat() is Qt.TextFormat.PlainText
