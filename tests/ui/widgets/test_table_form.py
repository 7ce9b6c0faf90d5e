from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from tests.extending import extended
from ui.state.preferences import Preferences
from ui.widgets.table_form import TableForm

FORMATS = Path(__file__).parents[2] / "export" / "extra"


def form(qtbot: QtBot) -> TableForm:
    context: Any = SimpleNamespace(preferences=Preferences())
    made = TableForm(context)
    qtbot.addWidget(made)
    return made


def test_every_format_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with extended("photoclust.export.formats", FORMATS):
        made = form(qtbot)
    offered = [button.text() for button in made.format.buttons.values()]
    assert offered == ["CSV", "JSON", "Lines", "Contact sheets"]
    made.file.set_path(tmp_path / "faces.lines")
    assert made.format.value == ".lines"
    made.format.value = ".json"
    assert made.path == tmp_path / "faces.json"
    # A suffix that is no format's leaves the choice as it is.
    made.file.set_path(tmp_path / "faces.txt")
    assert made.format.value == ".json"
