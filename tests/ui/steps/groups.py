"""What a user does with groups: regroup, merge, undo, go back in the history."""

from __future__ import annotations

from PySide6.QtCore import Qt

from photoclust.engine.preview import Preview
from photoclust.types import ClusteringMethod
from tests.ui.driver import CONTROL, Driver
from ui.desktop.drag_data import PEOPLE, DragData
from ui.pages.history import HistoryPage
from ui.pages.people import PeoplePage
from ui.pages.regroup import RegroupPage

Key = Qt.Key


# 6. The faces are grouped anew


def regroup(driver: Driver) -> None:
    decided = driver.confirmed()
    page = driver.go(RegroupPage, 4)
    driver.wait(page.apply.isEnabled)
    usual = page.figures.text()
    driver.press(Key.Key_End)
    finest = driver.engine.clusters.preview().at(1)
    assert page.form.granularity == 1
    driver.wait(lambda: page.figures.text() != usual)
    assert page.figures.text() == figures(finest)
    assert changes(page) == (
        [set(people) for people in finest.merges],
        [{person} for person in (*finest.dissolved, *(person for person, _ in finest.splits))],
    )
    with driver.decision():
        driver.press(Key.Key_Return, CONTROL)
    driver.page(PeoplePage)
    assert driver.engine.people.unsorted_count() == finest.unsorted
    assert driver.confirmed() == decided
    leave_it_as_it_is(driver)


def figures(preview: Preview) -> str:
    return f"{preview.people} people, {preview.unsorted} faces unsorted"


def changes(page: RegroupPage) -> tuple[list[set[int]], list[set[int]]]:
    """Who would become one, and who would be taken apart."""
    lists = page.changes._merges, page.changes._splits
    one, apart = ([set(row.key) for row in view.rows.rows] for view in lists)  # type: ignore[call-overload]
    return one, apart


def leave_it_as_it_is(driver: Driver) -> None:
    before = driver.engine.people.all()
    page = driver.go(RegroupPage, 4)
    page.form.method.buttons[ClusteringMethod.KMEANS].setFocus()
    driver.press(Key.Key_Space)
    page.form.people.setValue(12)
    twelve = driver.engine.clusters.preview("kmeans", 12).at()
    driver.wait(lambda: page.figures.text() == figures(twelve))
    driver.press(Key.Key_Escape)
    driver.page(PeoplePage)
    driver.await_jobs()
    assert driver.engine.people.all() == before


# 7. People are merged, by hand; everything is taken back and made again


def merge_and_take_back(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    one, other = wall.ids[-2:]
    faces = {who: set(driver.engine.people.face_ids(who).tolist()) for who in (one, other)}
    with driver.decision():
        drag_portrait(driver, other, one)
    driver.wait(lambda: other not in wall.ids)
    assert set(driver.engine.people.face_ids(one).tolist()) == faces[one] | faces[other]
    driver.undo()
    driver.select(wall, [one, other])
    with driver.decision():
        driver.press(Key.Key_M, CONTROL)
    driver.wait(lambda: other not in wall.ids)
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    driver.restart()
    wall = driver.page(PeoplePage).wall
    assert other in wall.ids
    driver.redo()
    driver.wait(lambda: other not in wall.ids)
    driver.restart()
    wall = driver.page(PeoplePage).wall
    assert other not in wall.ids
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    assert {who: set(driver.engine.people.face_ids(who).tolist()) for who in (one, other)} == faces


def drag_portrait(driver: Driver, person: int, onto: int) -> None:
    wall = driver.page(PeoplePage).wall
    wall.doItemsLayout()
    row = wall.portraits.row_of(onto)
    assert row is not None
    index = wall.portraits.index(row)
    wall.scrollTo(index)
    driver.drop(DragData(PEOPLE, [person], list), wall.viewport(), wall.visualRect(index).center())


def go_back_in_history(driver: Driver) -> None:
    """To before a person was put right: those steps were only tried."""
    page = driver.go(HistoryPage, 8)
    named = driver.confirmed()
    driver.wait(lambda: bool(page.view.rows.rows))
    done = [entry for entry in driver.engine.history.entries() if entry.state == "done"]
    given = next(entry for entry in done if "Sheldon" in entry.text and "oved" in entry.text)
    before = done[done.index(given) + 1]
    page.view.select([before.id])
    page.view.setFocus()
    with driver.decision("undo"):
        driver.press(Key.Key_Return, CONTROL)
    driver.wait(lambda: page.turn.isEnabled() is False)
    assert driver.session.history.undo == before
    assert all(person.name != "Bernadette" for person in driver.engine.people.all())
    page.view.select([done[0].id])
    with driver.decision("redo"):
        driver.press(Key.Key_Return, CONTROL)
    assert driver.confirmed() == named
    assert driver.named("Bernadette")
