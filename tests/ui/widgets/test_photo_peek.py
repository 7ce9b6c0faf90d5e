from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from tests.ui.album import AlbumEngine
from tests.ui.conftest import PageHost, Wait
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.widgets.tile_view import TileView


@pytest.fixture
def engine(tmp_path: Path) -> AlbumEngine:
    return AlbumEngine(tmp_path / "album")


def rest(view: TileView, row: int) -> None:
    """Let the pointer rest on a tile, until the time of tool tips."""
    at = view.visualRect(view.model().index(row, 0)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)


def test_the_whole_photo_is_seen_where_the_pointer_rests(page_host: PageHost, wait: Wait) -> None:
    page_host.show_page("person", {"person": 1})
    page = page_host.page
    assert isinstance(page, PersonPage)
    grid = page.faces.grid
    wait(lambda: list(grid.ids) == [1, 3, 5])
    peek = grid._peek
    rest(grid, 1)
    wait(peek.isVisible)
    assert peek.found is not None
    face, photo = peek.found
    assert (face.id, photo.id) == (3, 2)
    assert peek.width() / peek.height() == pytest.approx(photo.width / photo.height, abs=0.02)
    picture = peek.grab().toImage()
    left = int(face.box.x * peek.width() / photo.width)
    row = [
        picture.pixelColor(x, int(130 * peek.height() / photo.height))
        for x in range(left - 6, left + 6)
    ]
    assert len({color.name() for color in row}) > 2, "the face is framed"
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert not peek.isVisible()


def test_a_portrait_tells_who_it_is_too(page_host: PageHost, wait: Wait) -> None:
    page_host.show_page("people")
    page = page_host.page
    assert isinstance(page, PeoplePage)
    wait(lambda: len(page.wall.ids) == 2)
    peek = page.wall._peek
    assert peek.caption_at(0) == "Unnamed, 3 photos"
    rest(page.wall, 0)
    wait(peek.isVisible)
