"""What a user does with photos and with groups: looking, regrouping, merging, undoing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from photoclust.regrouping import Preview
from tests.ui.driver import CONTROL, Driver
from ui.mime import PEOPLE, Carried
from ui.pages.history import HistoryPage
from ui.pages.people import PeoplePage
from ui.pages.photo import PhotoPage
from ui.pages.photos import PhotosPage
from ui.pages.regroup import RegroupPage
from ui.widgets.regroup_form import Method

Key = Qt.Key


# 5. A photo is looked at


def look_at_a_photo(driver: Driver) -> None:
    unnamed = driver.who_is_in("bernadette")
    info = next(p for p in driver.engine.photos_of(unnamed) if p.paths[0].name == "bbt4.jpg")
    face = next(face for face in info.faces if face.person_id == unnamed)
    driver.select(driver.go(PhotosPage, 3).grid, [info.id])
    driver.press(Key.Key_Return)
    page = driver.page(PhotoPage)
    driver.wait(lambda: page.loader.picture(info.id) is not None)
    assert page.title.text() == "bbt4.jpg"
    box = face.box
    middle = place(page, box.x + box.width / 2, box.y + box.height / 2)
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=middle)
    assert page.namer.face == face
    with driver.decision():
        driver.type("Bernadette")
        driver.press(Key.Key_Return)
    assert driver.named("Bernadette").id == unnamed
    driver.wait(lambda: "Bernadette" in page.view.accessibleName())
    draw_a_face_that_is_none(driver, info.id)
    driver.press(Key.Key_Right)
    driver.wait(lambda: page.title.text() not in ("", "bbt4.jpg"))


def place(page: PhotoPage, x: float, y: float) -> QPoint:
    """Where a point of the photo is on the page."""
    return page.view.viewport.place.map(QPointF(x, y)).toPoint()


def draw_a_face_that_is_none(driver: Driver, photo: int) -> None:
    page, left = driver.page(PhotoPage), Qt.MouseButton.LeftButton
    before = {face.id for face in driver.engine.photo(photo).faces}
    driver.press(Key.Key_D)
    with driver.decision():
        QTest.mousePress(page.view, left, pos=place(page, 640, 400))
        QTest.mouseMove(page.view, place(page, 700, 460))
        QTest.mouseRelease(page.view, left, pos=place(page, 700, 460))
    (drawn,) = {face.id for face in driver.engine.photo(photo).faces} - before
    rows = page.details.faces.rows
    # A name is asked for at once.
    driver.wait(lambda: page.namer.face is not None and page.namer.face.id == drawn)
    assert drawn in [row.key for row in rows.rows]
    with driver.decision():
        page.namer.reject.click()
    assert {face.id for face in driver.engine.photo(photo).faces} == before
    driver.wait(lambda: drawn not in [row.key for row in rows.rows])


# 6. The faces are grouped anew


def regroup(driver: Driver) -> None:
    decided = driver.confirmed()
    page = driver.go(RegroupPage, 4)
    driver.wait(page.apply.isEnabled)
    usual = page.figures.text()
    driver.press(Key.Key_End)
    finest = driver.engine.regrouping().at(1)
    assert page.form.granularity == 1
    driver.wait(lambda: page.figures.text() != usual)
    assert page.figures.text() == figures(finest)
    with driver.decision():
        driver.press(Key.Key_Return, CONTROL)
    driver.page(PeoplePage)
    assert driver.engine.unsorted_count() == finest.unsorted
    assert driver.confirmed() == decided
    leave_it_as_it_is(driver)


def figures(preview: Preview) -> str:
    return f"{preview.people} people, {preview.unsorted} faces unsorted"


def leave_it_as_it_is(driver: Driver) -> None:
    before = driver.engine.people()
    page = driver.go(RegroupPage, 4)
    page.form.method.buttons[Method.KMEANS].setFocus()
    driver.press(Key.Key_Space)
    page.form.people.setValue(12)
    twelve = driver.engine.regrouping("kmeans", 12).at()
    driver.wait(lambda: page.figures.text() == figures(twelve))
    driver.press(Key.Key_Escape)
    driver.page(PeoplePage)
    driver.await_jobs()
    assert driver.engine.people() == before


# 7. People are merged, by hand; everything is taken back and made again


def merge_and_take_back(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    one, other = wall.ids[-2:]
    faces = {who: set(driver.engine.face_ids(who).tolist()) for who in (one, other)}
    with driver.decision():
        drag_portrait(driver, other, one)
    driver.wait(lambda: other not in wall.ids)
    assert set(driver.engine.face_ids(one).tolist()) == faces[one] | faces[other]
    driver.undo()
    driver.select(wall, [one, other])
    with driver.decision():
        driver.press(Key.Key_M)
    driver.wait(lambda: other not in wall.ids)
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    driver.redo()
    driver.restart()
    wall = driver.page(PeoplePage).wall
    assert other not in wall.ids
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    assert {who: set(driver.engine.face_ids(who).tolist()) for who in (one, other)} == faces


def drag_portrait(driver: Driver, person: int, onto: int) -> None:
    wall = driver.page(PeoplePage).wall
    wall.doItemsLayout()
    row = wall.portraits.row_of(onto)
    assert row is not None
    index = wall.portraits.index(row)
    wall.scrollTo(index)
    driver.drop(Carried(PEOPLE, [person], list), wall.viewport(), wall.visualRect(index).center())


def go_back_in_history(driver: Driver) -> None:
    """To before a person was put right: those steps were only tried."""
    page = driver.go(HistoryPage, 8)
    named = driver.confirmed()
    driver.wait(lambda: bool(page.view.rows.rows))
    done = [entry for entry in driver.engine.history() if entry.state == "done"]
    given = next(entry for entry in done if "Sheldon" in entry.text and "oved" in entry.text)
    before = done[done.index(given) + 1]
    page.view.select([before.id])
    page.view.setFocus()
    with driver.decision("undo"):
        driver.press(Key.Key_Return, CONTROL)
    driver.wait(lambda: page.turn.isEnabled() is False)
    assert driver.session.standing.undo == before
    assert all(person.name != "Bernadette" for person in driver.engine.people())
    page.view.select([done[0].id])
    with driver.decision("redo"):
        driver.press(Key.Key_Return, CONTROL)
    assert driver.confirmed() == named
    assert driver.named("Bernadette")
