"""What a user does with people: find, name and correct them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.driver import Driver
from ui.mime import FACES, Carried
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage, Tab
from ui.pages.review import ReviewPage
from ui.running_job import JobState
from ui.widgets.name_edit import NameEdit

Key = Qt.Key
NAMES = ("Leonard", "Sheldon", "Raj", "Penny", "Howard", "Amy", "Stuart")
"""Each has a folder of photos that is called so."""
PHOTOS = 63
"""In both folders, without the broken one."""


# 1. Folders are dropped, and scanned


def drop_folders(driver: Driver, albums: Path) -> None:
    page = driver.page(PeoplePage)
    assert page.stack.currentWidget() is page.nobody
    assert page.nobody.title.text() == "Drop your photo folders here"
    driver.drop_folders([albums / "sitcom", albums / "mixed"])
    driver.wait(lambda: bool(driver.window.strip.lines))
    line = driver.window.strip.lines[0]
    running = line.running
    driver.wait(lambda: running.state is JobState.RUNNING)
    line.pause.click()
    assert running.state is JobState.PAUSED
    assert line.text.text().endswith("paused")
    assert driver.engine.counts()["photos"] < PHOTOS
    line.pause.click()
    driver.await_jobs()
    assert not driver.window.strip.isVisible()
    assert len(driver.engine.photo_ids()) == PHOTOS
    assert driver.engine.counts()["faces"] > 100
    assert any(text.startswith("Scanned: 63 new photos, 1") for text in driver.told)
    assert "1 file could not be read." in driver.told
    shown = [person.id for person in driver.engine.people()]
    assert list(page.wall.ids) == shown
    assert len(shown) > len(NAMES)
    assert driver.session.standing.undo is None


# 2. Names are typed onto portraits


def name_people(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    for name in NAMES:
        person = driver.who_is_in(name.lower())
        driver.select(wall, [person])
        with driver.decision():
            driver.type(name)
            driver.press(Key.Key_Return)
        assert driver.named(name).id == person
        assert driver.named(name).confirmed == driver.named(name).faces
    assert {driver.named(name).id for name in NAMES} == set(wall.ids[: len(NAMES)])
    choose_a_name_that_is_taken(driver)


def choose_a_name_that_is_taken(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    other, before = wall.ids[-1], driver.named("Leonard").faces
    joined = driver.engine.face_ids(other).tolist()
    driver.select(wall, [other])
    driver.type("leon")
    (field,) = wall.findChildren(NameEdit)
    popup = field.completer().popup()
    driver.wait(popup.isVisible)
    with driver.decision():
        QTest.keyClick(popup, Key.Key_Down)
        QTest.keyClick(popup, Key.Key_Return)
    driver.wait(lambda: other not in wall.ids)
    assert driver.named("Leonard").faces == before + len(joined)
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    assert driver.engine.face_ids(other).tolist() == joined


# 3. Questions are answered


def answer_questions(driver: Driver) -> None:
    page = driver.go(ReviewPage, 2)
    queue = page.queue
    driver.wait(lambda: queue.is_loaded and not queue.loading)
    right = queue.current
    assert right is not None
    assert page.question.title.text() == f"Is this {right.name}?"
    with driver.decision():
        driver.press(Key.Key_Y)
    assert {driver.home(face) for face in right.faces} == {right.person_id}
    driver.wait(lambda: not queue.loading)
    wrong = queue.current
    assert wrong is not None
    assert wrong.faces != right.faces
    with driver.decision():
        driver.press(Key.Key_N)
    driver.wait(lambda: not queue.loading)
    asked = [(q.person_id, q.faces) for q in driver.engine.questions()]
    assert (wrong.person_id, wrong.faces) not in asked
    assert queue.answered == 2


# 4. A person is put right


def correct_a_person(driver: Driver) -> int:
    """Returns a face that was said not to be Leonard."""
    page = open_person(driver, driver.named("Leonard").id)
    person, faces = driver.named("Leonard").id, list(page.faces.grid.ids)
    take_wrong_faces_away(driver, faces[-1])
    give_faces_to_somebody(driver, faces[:2], driver.named("Sheldon").id)
    split_faces_off(driver, faces[2:4])
    driver.select(page.faces.grid, [faces[4]])
    with driver.decision():
        driver.press(Key.Key_C)
    assert driver.named("Leonard").cover == faces[4]
    driver.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    photos = driver.engine.photo_ids(person).tolist()
    driver.wait(lambda: list(page.photos.ids) == photos)
    driver.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
    companions = [one.person_id for one in driver.engine.companions(person)]
    assert companions
    driver.wait(lambda: [row.key for row in page.together.view.rows.rows] == companions)
    return faces[-1]


def open_person(driver: Driver, person: int) -> PersonPage:
    """From the wall, with Enter."""
    driver.select(driver.go(PeoplePage, 1).wall, [person])
    driver.press(Key.Key_Return)
    page = driver.page(PersonPage)
    driver.wait(lambda: len(page.faces.grid.ids) == len(driver.engine.face_ids(person)))
    assert page.person == person
    return page


def take_wrong_faces_away(driver: Driver, face: int) -> None:
    page = driver.page(PersonPage)
    driver.select(page.faces.grid, [face])
    with driver.decision():
        driver.press(Key.Key_Delete)
    driver.wait(lambda: face not in page.faces.grid.ids)
    assert driver.home(face) is None


def give_faces_to_somebody(driver: Driver, faces: list[int], person: int) -> None:
    people = driver.page(PersonPage).strip.list
    people.doItemsLayout()
    row = people.rows.index(people.keys.index(person))
    people.scrollTo(row)
    with driver.decision():
        carried = Carried(FACES, faces, list)
        driver.drop(carried, people.viewport(), people.visualRect(row).center())
    assert {driver.home(face) for face in faces} == {person}
    grid = driver.page(PersonPage).faces.grid
    driver.wait(lambda: set(faces).isdisjoint(grid.ids))


def split_faces_off(driver: Driver, faces: list[int]) -> None:
    before = len(driver.engine.people())
    driver.select(driver.page(PersonPage).faces.grid, faces)
    with driver.decision():
        driver.press(Key.Key_N)
    assert len(driver.engine.people()) == before + 1
    assert len({driver.home(face) for face in faces}) == 1


def merge_a_look_alike(driver: Driver) -> None:
    """An unsorted face becomes somebody, who is then proposed as the same person."""
    question = driver.engine.questions()[0]
    driver.go(PeoplePage, 1).unsorted.click()
    page = driver.page(PersonPage)
    driver.select(page.faces.grid, question.faces)
    with driver.decision():
        driver.press(Key.Key_N)
    other = driver.home(question.faces[0])
    assert other is not None
    open_person(driver, question.person_id)
    driver.press(Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert page.tab is Tab.SAME
    driver.wait(lambda: bool(page.same.cards))
    card = page.same.cards[0]
    assert card.question.other_id == other
    with driver.decision():
        card.merge.click()
    assert driver.home(question.faces[0]) == question.person_id
    driver.wait(lambda: not page.same.cards)
