from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photoclust.errors import EditError
from photoclust.library.edits import Name
from photoclust.types import Box, Face, PhotoState
from tests.ui.album import AlbumEngine
from tests.ui.conftest import Host, Wait
from ui.desktop import file_manager
from ui.desktop.drag_data import PHOTOS, numbers
from ui.pages.photo import PhotoPage
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.photo_view import PhotoView
from ui.window import SMALLEST, MainWindow


@pytest.fixture
def engine(tmp_path: Path) -> AlbumEngine:
    return AlbumEngine(tmp_path / "album")


@pytest.fixture
def page(host: Host, wait: Wait) -> PhotoPage:
    """Photo 2, come from all photos."""
    host.activateWindow()
    wait(host.isActiveWindow)
    host.show_page("photo", {"photo": 2})
    made = host.page
    assert isinstance(made, PhotoPage)
    wait(lambda: made.loader.picture(2) is not None and made.subtitle.text() == "2 of 4")
    assert host.focusWidget() is made.view
    return made


def at(page: PhotoPage, x: float, y: float) -> QPoint:
    """Where a point of the photo is in the view."""
    return page.view.viewport.place.map(QPointF(x, y)).toPoint()


def click_face(page: PhotoPage, x: float) -> None:
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=at(page, x + 30, 130))


def drag_box(page: PhotoPage, start: tuple[int, int], end: tuple[int, int]) -> None:
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=at(page, *start))
    QTest.mouseMove(page.view, at(page, *end))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=at(page, *end))


def hover(view: PhotoView, at: QPoint) -> None:
    """Move the mouse over a view, no button being held."""
    buttons = Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    where = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, buttons, buttons, modifiers)
    QApplication.sendEvent(view, event)


def type_name(page: PhotoPage, name: str) -> None:
    page.namer.field.setText(name)
    QTest.keyClick(page.namer.field, Qt.Key.Key_Return)


def homes(engine: AlbumEngine, name: str) -> list[int]:
    number = next((p.id for p in engine.known.values() if p.name == name), None)
    return [face for face, home in engine.homes.items() if home == number]


def test_what_is_known_of_a_photo(page: PhotoPage, wait: Wait) -> None:
    assert page.title.text() == "2.jpg"
    rows = page.details.faces.rows.rows
    assert [(row.key, row.title, row.text) for row in rows] == [
        (3, "Unnamed (3 photos)", "75 % sure"),
        (4, "Unnamed (3 photos)", "75 % sure"),
    ]
    wait(lambda: page.details._camera.text() == "Canon EOS 5D")
    assert page.details._size.text().startswith("400 × 300 pixels")
    assert "kB" in page.details._size.text()
    assert "2020" in page.details._date.text()


def test_arrow_keys_go_through_the_list(window: MainWindow, page: PhotoPage, wait: Wait) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    wait(lambda: page.title.text() == "3.jpg")
    window.show_page("photo", {"photo": 4, "photos": [4, 1]})
    wait(lambda: page.subtitle.text() == "1 of 2" and page.title.text() == "4.jpg")
    assert not window.context.actions["photo.previous"].isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    wait(lambda: page.title.text() == "1.jpg")
    assert not window.context.actions["photo.next"].isEnabled()


def test_the_next_photo_is_read_ahead(page: PhotoPage, wait: Wait) -> None:
    wait(lambda: page.loader.picture(3) is not None and page.loader.picture(1) is not None)
    assert page.loader.picture(4) is None


def test_pixels_are_let_go_when_the_page_is_left(page: PhotoPage, host: Host, wait: Wait) -> None:
    wait(lambda: page.view._picture is not None and page.loader.picture(3) is not None)
    page.hidden()
    assert page.view._picture is page.screen_.view._picture is None
    assert [page.loader.picture(photo) for photo in (1, 2, 3)] == [None, None, None]
    host.show_page("photo", {"photo": 2})
    wait(lambda: page.view._picture is not None)


def test_naming_a_group_nobody_has_touched(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    click_face(page, 50)
    assert page.namer.isVisible()
    assert page.namer.whole.isChecked()
    assert page.namer.whole.text() == "The whole group (3 faces)"
    type_name(page, "Anna")
    wait(lambda: engine.known[1].name == "Anna")
    assert homes(engine, "Anna") == [1, 3, 5]
    assert not page.namer.isVisible()
    wait(lambda: [mark.name for mark in page.view._marks] == ["Anna", ""])
    assert page.window().focusWidget() is page.view


def test_naming_another_person_of_a_name(page: PhotoPage, engine: AlbumEngine, wait: Wait) -> None:
    click_face(page, 50)
    assert page.namer.another.isHidden()
    type_name(page, "Anna")
    wait(lambda: page.people.find("Anna") is not None)
    click_face(page, 250)
    page.namer.alone.click()
    page.namer.field.setText("anna")
    assert page.namer.another.text() == "Another Anna"
    page.namer.another.click()
    wait(lambda: page.people.title(3) == "Anna (#3)")
    assert engine.homes[4] == 3
    assert [person.name for person in engine.known.values()].count("Anna") == 2


def test_the_age_is_shown_beside_the_name(
    page: PhotoPage, window: MainWindow, engine: AlbumEngine, wait: Wait
) -> None:
    engine.known[1] = replace(engine.known[1], name="Anna", born="2016-01-05")
    page.people.refresh()
    wait(lambda: page.people.find("Anna") is not None)
    wait(lambda: page.details.faces.rows.rows[0].title == "Anna, 4")
    assert page.view._marks[0].name == "Anna, 4"


def test_naming_one_face_of_a_group(page: PhotoPage, engine: AlbumEngine, wait: Wait) -> None:
    click_face(page, 50)
    page.namer.alone.click()
    type_name(page, "Anna")
    wait(lambda: homes(engine, "Anna") == [3])
    assert engine.known[1].name is None


def test_a_group_with_confirmed_faces_is_not_named_by_default(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    engine.confirmed = {1}
    page.session.refresh_people()
    wait(lambda: page.people.get(1) is not None and page.people.get(1).confirmed == 1)
    click_face(page, 50)
    assert page.namer.alone.isChecked()


def test_a_name_somebody_has_moves_the_face_there(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    click_face(page, 250)
    type_name(page, "Ben")
    wait(lambda: homes(engine, "Ben") == [2, 4, 6])
    click_face(page, 50)
    type_name(page, "Anna")
    wait(lambda: homes(engine, "Anna") == [1, 3, 5] and page.people.find("Anna") is not None)
    click_face(page, 50)
    assert page.namer.whole.isHidden()
    type_name(page, "ben")
    wait(lambda: 3 in homes(engine, "Ben"))
    assert homes(engine, "Anna") == [1, 5]


def test_choosing_a_group_s_existing_name_merges(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    click_face(page, 250)
    type_name(page, "Ben")
    wait(lambda: page.people.find("Ben") is not None)
    click_face(page, 50)
    type_name(page, "Ben")
    wait(lambda: homes(engine, "Ben") == [1, 2, 3, 4, 5, 6])


def test_a_face_that_is_nobody_s_becomes_somebody(
    window: MainWindow, page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    window.show_page("photo", {"photo": 4})
    wait(lambda: page.title.text() == "4.jpg")
    click_face(page, 50)
    assert page.namer.title.text() == "Not sorted yet"
    assert page.namer.refuse.isHidden()
    type_name(page, "Zoë")
    wait(lambda: homes(engine, "Zoë") == [7])


def test_an_impossible_name_stays_in_the_field(page: PhotoPage, engine: AlbumEngine) -> None:
    click_face(page, 50)
    type_name(page, "n" * 300)
    assert page.namer.isVisible()
    assert engine.entries == []
    QTest.keyClick(page.namer.field, Qt.Key.Key_Escape)
    assert not page.namer.isVisible()
    assert engine.entries == []


@pytest.mark.parametrize("face", [50, 250])
def test_keys_in_the_field_are_letters(page: PhotoPage, engine: AlbumEngine, face: int) -> None:
    click_face(page, face)
    QTest.keyClicks(page.namer.field, "fdb10+")
    QTest.keyClick(page.namer.field, Qt.Key.Key_Delete)
    assert page.namer.field.text() == "fdb10+"
    assert engine.entries == []
    assert not page.view._drawing


def test_not_this_person_and_not_a_face(
    window: MainWindow, page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    wait(lambda: engine.homes[3] is None)
    wait(lambda: page.details.faces.rows.rows[0].text == "Not sorted yet")
    assert not window.context.actions["photo.not"].isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    wait(lambda: [row.key for row in page.details.faces.rows.rows] == [4])
    window.context.actions["undo"].trigger()
    wait(lambda: [row.key for row in page.details.faces.rows.rows] == [3, 4])


def test_the_field_offers_the_same(page: PhotoPage, engine: AlbumEngine, wait: Wait) -> None:
    click_face(page, 250)
    assert page.namer.refuse.text() == "Not this person"
    page.namer.refuse.click()
    wait(lambda: engine.homes[4] is None)
    click_face(page, 50)
    page.namer.reject.click()
    wait(lambda: 3 not in engine.homes)


def test_arrows_and_list_agree_on_the_face(page: PhotoPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert page.details.faces.selected() == [4]
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.details.faces.selected() == [3]
    page.details.faces.select([4])
    assert page.view._chosen == 4
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.namer.isVisible()
    page.namer.leave()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.view._chosen is None


@pytest.mark.usefixtures("window")  # whose key takes it back
def test_drawing_a_missed_face(page: PhotoPage, engine: AlbumEngine, wait: Wait) -> None:
    asked: list[Box] = []
    add = engine.photos.draw_face

    def add_face(photo: int, box: Box) -> Any:
        asked.append(box)
        return add(photo, box)

    engine.photos.draw_face = add_face  # type: ignore[method-assign]
    page._choose(3)
    QTest.keyClick(page.view, Qt.Key.Key_D)
    drag_box(page, (150, 20), (190, 70))
    assert page.view._busy is not None
    wait(lambda: len(page.details.faces.rows.rows) == 3)
    wait(lambda: page.view._busy is None)
    box = asked[0]
    drawn = (box.x, box.y, box.width, box.height)
    assert drawn == pytest.approx((150, 20, 40, 50), abs=2)
    assert page.view._chosen == 9
    assert page.details.faces.selected() == [9]
    assert page.session.history.undo is not None
    assert page.session.history.undo.text == "Drew a face"
    # Its name is asked for at once; nothing being typed yet, Ctrl+Z takes the face back.
    assert page.namer.face is not None
    assert page.namer.face.id == 9
    assert page.namer.field.hasFocus()
    QTest.keyClick(page.namer.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: len(page.details.faces.rows.rows) == 2)
    assert page.namer.face is None


def test_the_name_field_stays_with_its_face_when_the_view_changes(page: PhotoPage) -> None:
    """As when the status bar leaves at the end of the job that has added the face."""
    page._click_face(3)
    before = page.namer.pos()
    page.view.zoom_in()
    assert page.namer.isVisible()
    assert page.namer.pos() != before
    assert page.view.rect().contains(page.namer.geometry())
    page.view.resize(page.view.width(), page.view.height() - 60)
    assert page.namer.isVisible()
    for _ in range(8):
        page.view.zoom_to(page.view.viewport.scale * 2, QPointF(page.view.rect().bottomRight()))
    area = page.view.area_of(3)
    assert area is not None
    assert not area.intersects(QRectF(page.view.rect()))
    assert not page.namer.isVisible()


def test_a_face_drawn_is_not_asked_about_once_another_is_looked_at(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    # Before the face just drawn is in the list.
    page.session.changed.connect(lambda _: page._choose(3))
    page.view.box_drawn.emit(Box(40, 40, 20, 20))
    wait(lambda: len(page.details.faces.rows.rows) == 3)
    assert page.namer.face is None
    page._choose(9)
    page._show_faces()
    assert page.namer.face is None


def test_a_click_beside_a_drawn_face_does_not_keep_it_from_being_named(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    page.session.changed.connect(lambda _: page.view.background_clicked.emit())
    page.view.box_drawn.emit(Box(40, 40, 20, 20))
    wait(page.namer.isVisible)
    assert page.namer.face is not None
    assert page.namer.face.id == 9


def test_a_name_is_typed_before_the_drawn_face_is_there(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    gate, draw = threading.Event(), engine.photos.draw_face

    def slowly(photo: int, box: Box) -> Face:
        gate.wait(10)
        return draw(photo, box)

    engine.photos.draw_face = slowly  # type: ignore[method-assign]
    for name, entered in (("Ben D", False), ("Bo", True)):
        gate.clear()
        page.view.box_drawn.emit(Box(40 if entered else 120, 40, 20, 20))
        QTest.keyClicks(page.view, name)
        if entered:
            QTest.keyClick(page.view, Qt.Key.Key_Return)
        assert page.context.actions["photo.boxes"].isChecked()  # whose key is B
        gate.set()
        if not entered:
            wait(page.namer.isVisible)
            assert page.namer.field.text() == name
            QTest.keyClick(page.namer.field, Qt.Key.Key_Escape)
            wait(lambda: not page.session.jobs)
    wait(lambda: any(person.name == "Bo" for person in engine.known.values()))


def test_a_click_while_drawing_draws_nothing(page: PhotoPage, engine: AlbumEngine) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_D)
    drag_box(page, (60, 110), (61, 111))
    assert page.view._drawing
    assert not page.namer.isVisible()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.view._drawing
    assert not page.context.actions["photo.draw"].isChecked()
    assert engine.entries == []


def test_a_box_that_cannot_be_added_is_told(
    window: MainWindow, page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    def refuse(photo: int, box: Box) -> None:
        raise EditError("box-too-small", pixels=8)

    engine.photos.draw_face = refuse  # type: ignore[assignment, method-assign]
    told: list[str] = []
    window.session.failed.connect(lambda message, hint: told.append(message))
    QTest.keyClick(page.view, Qt.Key.Key_D)
    drag_box(page, (150, 20), (190, 70))
    wait(lambda: told == ["The box is smaller than 8 pixels"])
    wait(lambda: page.view._busy is None)


def test_a_photo_is_seen_full_screen(page: PhotoPage, wait: Wait) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_F11)
    screen = page.screen_
    wait(screen.isVisible)
    assert screen.isFullScreen()
    assert screen.palette().color(QPalette.ColorRole.Window) == QColor("black")
    assert screen.caption.text().startswith("2.jpg  ·  2 of 4  ·  ")
    wait(lambda: page.loader.picture(3) is not None)
    QTest.keyClick(screen.view, Qt.Key.Key_Right)
    # The neighbour has been loaded: it is there at once, without a turn of the event loop.
    assert screen.view._picture is page.loader.picture(3) is not None
    assert page.title.text() == "3.jpg"
    QTest.keyClick(screen.view, Qt.Key.Key_Escape)
    assert not screen.isVisible()
    wait(page.view.hasFocus)
    assert page.subtitle.text() == "3 of 4"


def test_faces_are_told_of_where_the_pointer_is_full_screen(page: PhotoPage, wait: Wait) -> None:
    page.context.actions["photo.full-screen"].trigger()
    view = page.screen_.view
    wait(lambda: len(view._marks) == 2)
    plain = view.grab().toImage()
    spot = view.viewport.place.map(QPointF(80, 130)).toPoint()
    hover(view, spot)
    assert view._hovered == 3
    assert view.grab().toImage() != plain
    hover(view, QPoint(5, 5))
    assert view._hovered is None
    assert view.grab().toImage() == plain
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    wait(page.namer.isVisible)
    assert not page.screen_.isVisible()


def test_slides_follow_each_other(page: PhotoPage, wait: Wait) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    screen = page.screen_
    assert screen.isVisible()
    assert screen.is_playing
    for shown in ("3.jpg", "4.jpg", "1.jpg"):
        screen._slides.timeout.emit()
        wait(lambda shown=shown: page.title.text() == shown)
    QTest.keyClick(screen.view, Qt.Key.Key_Space)
    assert screen.isVisible()
    assert not screen.is_playing
    QTest.keyClick(screen.view, Qt.Key.Key_F11)
    assert not screen.isVisible()


def test_the_bar_goes_while_nobody_moves_the_mouse(page: PhotoPage, wait: Wait) -> None:
    page.context.actions["photo.slides"].trigger()
    screen = page.screen_
    assert screen.bar.isVisible()
    screen._quiet.timeout.emit()
    assert not screen.bar.isVisible()
    hover(screen.view, QPoint(30, 30))
    assert screen.bar.isVisible()
    screen.close()
    assert not screen.is_playing


def test_a_photo_deleted_since_the_scan(
    window: MainWindow, page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    data = engine.path_of(4).read_bytes()
    engine.path_of(4).unlink()
    window.show_page("photo", {"photo": 4, "photos": [4]})
    wait(lambda: page.problem.isVisible())
    assert page.problem.title.text() == "This photo cannot be shown"
    assert page.problem.text.text() != ""
    assert len(page.details.faces.rows.rows) == 2
    engine.path_of(4).write_bytes(data)
    page.problem.button.click()
    wait(lambda: page.view.isVisible() and page.loader.picture(4) is not None)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (PhotoState.OFFLINE, "This photo is offline"),
        (PhotoState.MISSING, "This photo is no longer there"),
    ],
)
def test_a_photo_out_of_reach(
    window: MainWindow, engine: AlbumEngine, wait: Wait, state: PhotoState, title: str
) -> None:
    engine.states[3] = state
    window.show_page("photo", {"photo": 3})
    page = window.page
    assert isinstance(page, PhotoPage)
    wait(lambda: page.problem.title.text() == title)
    assert str(engine.path_of(3)) in page.problem.text.text()
    page.context.actions["photo.draw"].trigger()
    assert not page.view._drawing


def test_a_damaged_photo_and_one_that_is_gone(
    window: MainWindow, engine: AlbumEngine, wait: Wait
) -> None:
    engine.path_of(1).write_bytes(b"no photo")
    window.show_page("photo", {"photo": 1, "photos": [1, 99]})
    page = window.page
    assert isinstance(page, PhotoPage)
    wait(lambda: page.problem.isVisible())
    assert page.problem.title.text() == "This photo cannot be shown"
    QTest.keyClick(page, Qt.Key.Key_Right)
    wait(lambda: page.problem.title.text() == "This photo is no longer in the library")


def test_zoom_by_keys_wheel_and_double_click(page: PhotoPage) -> None:
    view = page.view
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.percent == 100
    assert page.zoom_label.text() == "100 %"
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent == 125
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.viewport.fits
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at(page, 200, 20))
    assert view.percent == 100


def test_what_fits_is_dragged_out_and_what_does_not_is_moved(
    page: PhotoPage, engine: AlbumEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag.mimeData()))
    drag_box(page, (200, 20), (260, 60))
    assert [numbers(data, PHOTOS) for data in dragged] == [[2]]
    assert [url.toLocalFile() for url in dragged[0].urls()] == [str(engine.path_of(2))]
    page.view.zoom_to(8)
    before = page.view.viewport.area.topLeft()
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(page.view, QPoint(280, 290))
    QTest.mouseMove(page.view, QPoint(250, 290))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=QPoint(250, 290))
    assert len(dragged) == 1
    assert page.view.viewport.area.topLeft() != before


def test_names_can_be_hidden(page: PhotoPage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_B)
    click_face(page, 50)
    assert not page.namer.isVisible()


def test_the_menu_of_a_face(page: PhotoPage, qtbot: QtBot) -> None:
    page._choose(3)
    page._show_menu(QPoint(10, 10))
    menu = page.findChild(QMenu)
    assert menu is not None
    assert page.context.actions["photo.not-a-face"] in menu.actions()
    menu.close()
    QApplication.sendPostedEvents()


def test_opening_the_person_of_a_face(page: PhotoPage) -> None:
    wanted: list[tuple[str, object]] = []
    page.go.connect(lambda name, what: wanted.append((name, what)))
    page._choose(4)
    page.context.actions["photo.person"].trigger()
    assert wanted == [("person", {"person": 2})]


def test_a_desktop_without_file_manager_is_told(
    window: MainWindow, page: PhotoPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_manager, "reveal", lambda path: False)
    told: list[str] = []
    window.session.failed.connect(lambda message, hint: told.append(message))
    page.details.findChildren(IconButton)[0].click()
    assert told[0].endswith("2.jpg")


def test_another_library_forgets_the_photo(window: MainWindow, page: PhotoPage, wait: Wait) -> None:
    window.open_library(Path("other.photoclust"))
    wait(lambda: window.page is not page)
    assert page.loader.picture(2) is None
    assert page._photo is None


def test_a_click_on_a_face_in_the_list_asks_for_a_name_that_is_missing(
    page: PhotoPage, engine: AlbumEngine, wait: Wait
) -> None:
    faces = page.details.faces

    def click(face: int) -> None:
        row = faces.rows.keys.index(face)
        at = faces.visualRect(faces.rows.index(row)).center()
        QTest.mouseClick(faces.viewport(), Qt.MouseButton.LeftButton, pos=at)

    engine.history.apply(Name(1, "Anna"))
    page.people.refresh()
    wait(lambda: faces.rows.rows[0].title == "Anna")
    click(3)
    assert page.view._chosen == 3
    assert page.namer.face is None
    click(4)
    assert page.namer.face is not None
    assert page.namer.face.id == 4
    assert page.namer.field.hasFocus()


def test_a_small_window_has_room_for_the_name_and_the_place(
    window: MainWindow,
    page: PhotoPage,
    engine: AlbumEngine,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The buttons without room are in the menu of the last one."""
    name = "2023-05-20 16.jpg"
    monkeypatch.setattr(engine, "path_of", lambda photo: engine.folder / name)
    window.resize(*SMALLEST)
    page.shown()
    title = page.title
    assert isinstance(title, ElidedLabel)
    wait(lambda: title.shown_text() == name)
    assert page.subtitle.shown_text() == "2 of 4"
    wait(lambda: any(button.isHidden() for button in page.buttons))
    hidden = [button.defaultAction() for button in page.buttons if button.isHidden()]
    page.more.click()
    menu = page.findChild(QMenu)
    assert menu is not None
    assert menu.actions()[: len(hidden)] == hidden
    menu.close()
