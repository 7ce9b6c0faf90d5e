"""What a user does with a photo: look closely, and say whose faces are in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.driver import Driver
from ui.desktop.drag_data import PHOTOS, DragData
from ui.pages.people import PeoplePage
from ui.pages.photo import PhotoPage
from ui.pages.photos import PhotosPage
from ui.pages.together import TogetherPage

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


# 5. A photo is looked at


def look_at_a_photo(driver: Driver) -> None:
    unnamed = driver.who_is_in("bernadette")
    info = next(p for p in driver.engine.photos.of_person(unnamed) if p.paths[0].name == "bbt4.jpg")
    face = next(face for face in info.faces if face.person_id == unnamed)
    grid = driver.go(PhotosPage, 3).grid
    driver.select(grid, [info.id])
    carried = grid.photos.mimeData(grid.selectedIndexes())
    assert isinstance(carried, DragData)
    assert carried.hasFormat(PHOTOS)
    assert [url.toLocalFile() for url in carried.urls()] == [str(info.paths[0])]
    driver.press(Key.Key_Return)
    page = driver.page(PhotoPage)
    driver.wait(lambda: page.loader.picture(info.id) is not None)
    assert page.title.text() == "bbt4.jpg"
    driver.wait(lambda: "kB" in page.details._size.text())
    assert page.details._size.text().startswith(f"{info.width} × {info.height} pixels")
    assert len(page.details.faces.rows.rows) == len(info.faces)
    zoom_and_pan(driver)
    look_full_screen(driver)
    box = face.box
    middle = place(page, box.x + box.width / 2, box.y + box.height / 2)
    QTest.mouseClick(page.view, LEFT, pos=middle)
    assert page.namer.face == face
    with driver.decision():
        driver.type("Bernadette")
        driver.press(Key.Key_Return)
    assert driver.named("Bernadette").id == unnamed
    driver.wait(lambda: "Bernadette" in page.view.accessibleName())
    draw_a_face_that_is_none(driver, info.id)
    driver.press(Key.Key_Right)
    driver.wait(lambda: page.title.text() not in ("", "bbt4.jpg"))
    driver.press(Key.Key_Left)
    driver.wait(lambda: page.title.text() == "bbt4.jpg")
    driver.press(Key.Key_Escape)
    assert driver.page(PhotosPage).grid.selected() == [info.id]


def find_photos_by_chips(driver: Driver) -> None:
    """Below their months, by who is there, and what is to be done with some of them."""
    page = driver.go(PhotosPage, 3)
    driver.wait(lambda: bool(page.grid.sections) and bool(page.grid.sections[0].title))
    everything = list(page.grid.ids)
    assert sum(section.count for section in page.grid.sections) == len(everything)
    bernadette = driver.named("Bernadette").id
    hers = {info.id for info in driver.engine.photos.of_person(bernadette)}
    QTest.mouseClick(page.filters.shown, LEFT)
    panel = page.filters.shown.panel
    assert panel is not None
    QTest.keyClicks(panel.picker.search, "bernad")
    panel.picker._tick_shown()
    panel.hide()
    driver.wait(lambda: set(page.grid.ids) == hers)
    assert page.filters.shown.text() == "Bernadette"
    day = date.today().isoformat()[5:]
    today = {photo for photo, dated in driver.engine.photos.dates().items() if dated[5:10] == day}
    assert set() < hers & today < hers
    page.filters.day.click()
    driver.wait(lambda: set(page.grid.ids) == hers & today)
    page.open()
    page.shown()
    driver.wait(lambda: list(page.grid.ids) == everything)
    QTest.mouseClick(page.grid.viewport(), LEFT, pos=page.grid._places.heading(0).center())
    assert page.grid.selected() == everything[: page.grid.sections[0].count]
    unnamed = driver.engine.photos.unnamed_faces(page.grid.selected())
    assert unnamed.people or unnamed.people_elsewhere or unnamed.faces
    with driver.decision():
        driver.window.context.actions["photos.dismiss"].trigger()
        driver.wait(lambda: hasattr(page, "dismissal") or not unnamed.people_elsewhere)
        if unnamed.people_elsewhere:
            page.dismissal.everywhere.click()
    left = driver.engine.photos.unnamed_faces(page.grid.selected())
    assert (left.people, left.people_elsewhere, left.faces) == ((), (), ())
    driver.undo()
    assert driver.engine.photos.unnamed_faces(page.grid.selected()) == unnamed


def see_who_is_with_whom(driver: Driver) -> None:
    """The picture of it leads to the photos of two."""
    driver.go(PeoplePage, 1)
    driver.window.context.actions["people.together"].trigger()
    view = driver.page(TogetherPage).view
    driver.wait(lambda: len(view.nodes) > 1)
    tie = view._ties[0]
    view.nodes[tie.one].setFocus()
    driver.press(Key.Key_Space)
    assert view.chosen == tie.one
    view.nodes[tie.other].click()
    page = driver.page(PhotosPage)
    driver.wait(lambda: len(page.grid.ids) == tie.photos)
    assert page.filters.filter.people == (tie.one, tie.other)


def place(page: PhotoPage, x: float, y: float) -> QPoint:
    """Where a point of the photo is on the page."""
    return page.view.viewport.place.map(QPointF(x, y)).toPoint()


def zoom_and_pan(driver: Driver) -> None:
    page = driver.page(PhotoPage)
    fitting = page.view.percent
    for _ in range(6):
        driver.press(Key.Key_Plus)
    assert page.view.percent > 2 * fitting
    before = place(page, 0, 0)
    center = page.view.rect().center()
    QTest.mousePress(page.view, LEFT, pos=center)
    for step in (20, 40, 60):
        QTest.mouseMove(page.view, center - QPoint(step, step))
    QTest.mouseRelease(page.view, LEFT, pos=center - QPoint(60, 60))
    moved = place(page, 0, 0) - before
    assert moved.x() < 0
    assert moved.y() < 0
    driver.press(Key.Key_0)
    assert page.view.percent == fitting


def look_full_screen(driver: Driver) -> None:
    """Over the whole screen, one on and one back."""
    page = driver.page(PhotoPage)
    driver.press(Key.Key_F11)
    assert page.screen_.isFullScreen()
    for key, name in ((Key.Key_Right, None), (Key.Key_Left, "bbt4.jpg")):
        QTest.keyClick(page.screen_.view, key)
        driver.wait(lambda name=name: (page.title.text() == "bbt4.jpg") == (name is not None))
        driver.wait(lambda: page.screen_.view._picture is not None)
    QTest.keyClick(page.screen_.view, Key.Key_Escape)
    assert not page.screen_.isVisible()
    driver.wait(page.view.hasFocus)
    driver.wait(lambda: len(page.view._marks) > 0)


def draw_a_face_that_is_none(driver: Driver, photo: int) -> None:
    page = driver.page(PhotoPage)
    before = {face.id for face in driver.engine.photos.get(photo).faces}
    driver.press(Key.Key_D)
    with driver.decision():
        QTest.mousePress(page.view, LEFT, pos=place(page, 640, 400))
        QTest.mouseMove(page.view, place(page, 700, 460))
        QTest.mouseRelease(page.view, LEFT, pos=place(page, 700, 460))
    (drawn,) = {face.id for face in driver.engine.photos.get(photo).faces} - before
    rows = page.details.faces.rows
    # A name is asked for at once.
    driver.wait(lambda: page.namer.face is not None and page.namer.face.id == drawn)
    assert drawn in [row.key for row in rows.rows]
    with driver.decision():
        page.namer.reject.click()
    assert {face.id for face in driver.engine.photos.get(photo).faces} == before
    driver.wait(lambda: drawn not in [row.key for row in rows.rows])
