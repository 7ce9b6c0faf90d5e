"""A page is one file: what it declares, and that nothing else has to know of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Wait
from tests.ui.fakes import FakeEngine, maker
from ui import pages
from ui.app import make_window
from ui.state.preferences import Preferences
from ui.state.session import Session
from ui.window import MainWindow

DUMMY = '''"""A page that only this test has."""

from PySide6.QtWidgets import QLabel

from ..context import Context
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="dummy",
    title=QT_TRANSLATE_NOOP("pages", "Dummy"),
    icon="info",
    shortcut="Ctrl+9",
    position=25,
)


class DummyPage(Page):
    """One line of text."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body.addWidget(QLabel("Nothing to see"))
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are pages too."""
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path)])
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("ui.pages.dummy")]:
        del sys.modules[name]


@pytest.fixture
def with_dummy(folder: Path, qtbot: QtBot, engine: FakeEngine, wait: Wait) -> Iterator[MainWindow]:
    (folder / "dummy.py").write_text(DUMMY, "utf-8")
    made = make_window(Preferences(), Session(maker(engine)))
    made.show()
    made.open_library(Path("fake.photoclust"))
    wait(lambda: made.context.people.is_loaded)
    yield made
    made.close()
    made.deleteLater()
    # Now: its timer that imports pages knows one that is gone after the test.
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_a_file_is_a_page(with_dummy: MainWindow, wait: Wait) -> None:
    button = with_dummy.side_bar.button("dummy")
    assert button is not None
    assert button.text().strip() == "Dummy"
    assert button.toolTip() == "Dummy (Ctrl+9)"
    names = list(with_dummy.specs)
    assert names[: names.index("dummy") + 2] == ["people", "review", "dummy", "photos"]
    review, photos = with_dummy.side_bar.button("review"), with_dummy.side_bar.button("photos")
    assert review is not None
    assert photos is not None
    assert review.y() < button.y() < photos.y()
    with_dummy.activateWindow()
    wait(with_dummy.isActiveWindow)
    QTest.keyClick(with_dummy, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    page = with_dummy.page
    assert page is not None
    assert page.title.text() == page.accessibleName() == "Dummy"
    assert button.isChecked()


def test_where_the_pages_are() -> None:
    specs = pages.collect()
    assert [name for name, spec in specs.items() if spec.position is not None] == [
        "people", "review", "photos", "regroup", "export", "tags", "folders", "problems",
        "history", "settings",
    ]  # fmt: skip
    keys = [f"Ctrl+{place}" for place in range(1, 9)]
    keys.insert(5, "Ctrl+Shift+T")
    assert [spec.shortcut for spec in specs.values()] == [*keys, "Ctrl+,", "", "", ""]
    assert [name for name, spec in specs.items() if spec.at_foot] == ["settings"]
    parents = {name: spec.parent for name, spec in specs.items() if spec.parent}
    assert parents == {"person": "people", "photo": "photos", "together": "people"}


def test_a_spec_without_source_is_that_of_the_module(folder: Path) -> None:
    (folder / "dummy.py").write_text(DUMMY, "utf-8")
    read = pages.collect()["dummy"]
    command = [sys.executable, "-m", "compileall", "-q", "-b", str(folder)]
    subprocess.run(command, check=True, timeout=60)
    (folder / "dummy.py").unlink()
    assert pages.collect()["dummy"] == read


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('name="dummy"', 'name="other"', "module 'dummy'"),
        ('shortcut="Ctrl+9"', 'shortcut="Ctrl+1"', r"the shortcut Ctrl\+1"),
    ],
)
def test_a_spec_that_cannot_be(folder: Path, old: str, new: str, problem: str) -> None:
    (folder / "dummy.py").write_text(DUMMY.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=problem):
        pages.collect()


def test_specs_are_read_without_running_the_pages() -> None:
    """So that the window opens quickly."""
    code = (
        "import sys; from ui import pages; assert len(pages.collect()) == 13;"
        "print(sorted(n for n in sys.modules if n.startswith('ui.pages.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True
    )
    assert run.stdout.strip() == "['ui.pages.base', 'ui.pages.spec']"
