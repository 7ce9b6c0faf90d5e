"""What a user does with one person: look through their faces, and put them right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from photoclust.types import FaceOrder
from tests.ui.driver import CONTROL, SHIFT, Driver
from ui.desktop.drag_data import FACES, DragData
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage, Tab
from ui.widgets.proposals import ProposalCard
from ui.widgets.why_dialog import WhyDialog

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


# 4. A person is put right


def correct_a_person(driver: Driver) -> int:
    """Returns a face that was said not to be Leonard."""
    page = open_person(driver, driver.named("Leonard").id)
    person = driver.named("Leonard").id
    sort_the_faces(driver, person)
    faces = list(page.faces.grid.ids)
    take_wrong_faces_away(driver, faces[-1])
    give_faces_to_somebody(driver, faces[:2], driver.named("Sheldon").id)
    split_faces_off(driver, faces[2:4])
    cut_a_chain(driver, faces[4:6])
    driver.select(page.faces.grid, [faces[4]])
    with driver.decision():
        driver.press(Key.Key_C, CONTROL | SHIFT)
    assert driver.named("Leonard").cover == faces[4]
    driver.press(Key.Key_2, ALT)
    photos = driver.engine.photos.ids(person).tolist()
    driver.wait(lambda: list(page.photos.ids) == photos)
    driver.press(Key.Key_3, ALT)
    companions = [one.person_id for one in driver.engine.people.companions(person)]
    assert companions
    driver.wait(lambda: [row.key for row in page.together.view.rows.rows] == companions)
    return faces[-1]


def open_person(driver: Driver, person: int) -> PersonPage:
    """From the wall, with Enter."""
    driver.select(driver.go(PeoplePage, 1).wall, [person])
    driver.press(Key.Key_Return)
    page = driver.page(PersonPage)
    driver.wait(lambda: len(page.faces.grid.ids) == len(driver.engine.people.face_ids(person)))
    assert page.person == person
    return page


def sort_the_faces(driver: Driver, person: int) -> None:
    page = driver.page(PersonPage)
    for order in (FaceOrder.DATE, FaceOrder.LIKENESS, FaceOrder.QUALITY, FaceOrder.DOUBT):
        place = page.faces.order.findData(order)
        page.faces.order.setCurrentIndex(place)
        page.faces.order.activated.emit(place)
        wanted = driver.engine.people.face_ids(person, order).tolist()
        driver.wait(lambda wanted=wanted: list(page.faces.grid.ids) == wanted)


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
        carried = DragData(FACES, faces, list)
        driver.drop(carried, people.viewport(), people.visualRect(row).center())
    assert {driver.home(face) for face in faces} == {person}
    grid = driver.page(PersonPage).faces.grid
    driver.wait(lambda: set(faces).isdisjoint(grid.ids))


def split_faces_off(driver: Driver, faces: list[int]) -> None:
    before = len(driver.engine.people.all())
    driver.select(driver.page(PersonPage).faces.grid, faces)
    with driver.decision():
        driver.press(Key.Key_N, CONTROL)
    assert len(driver.engine.people.all()) == before + 1
    assert len({driver.home(face) for face in faces}) == 1


def cut_a_chain(driver: Driver, faces: list[int]) -> None:
    """Why two faces are together is shown, and cut where it is weakest; then taken back."""
    page = driver.page(PersonPage)
    driver.select(page.faces.grid, faces)
    driver.window.context.actions["person.why"].trigger()
    driver.wait(lambda: bool(page.findChildren(WhyDialog)))
    dialog = page.findChildren(WhyDialog)[-1]
    assert [dialog.chain.faces[0], dialog.chain.faces[-1]] == faces
    parted = dialog.chain.beyond
    with driver.decision():
        QTest.mouseClick(dialog.cut, Qt.MouseButton.LeftButton)
    assert len({driver.home(face) for face in parted}) == 1
    assert driver.home(faces[0]) != driver.home(faces[1])
    driver.undo()
    driver.wait(lambda: set(faces) <= set(page.faces.grid.ids))
    assert driver.home(faces[0]) == driver.home(faces[1])


def merge_a_look_alike(driver: Driver) -> None:
    """An unsorted face becomes somebody, who is then proposed as the same person."""
    question = next(one for one in driver.engine.review.questions() if one.other_id is None)
    driver.press(Key.Key_U, CONTROL)
    page = driver.page(PersonPage)
    driver.select(page.faces.grid, question.faces)
    with driver.decision():
        driver.press(Key.Key_N, CONTROL)
    other = driver.home(question.faces[0])
    assert other is not None
    open_person(driver, question.person_id)
    driver.press(Key.Key_4, ALT)
    assert page.tab is Tab.SAME
    driver.wait(lambda: other in proposed(page))
    with driver.decision():
        card(page, other).apart.click()
    driver.wait(lambda: other not in proposed(page))
    driver.undo()
    driver.wait(lambda: other in proposed(page))
    with driver.decision():
        QTest.mouseClick(card(page, other).merge, Qt.MouseButton.LeftButton)
    assert driver.home(question.faces[0]) == question.person_id
    driver.wait(lambda: other not in proposed(page))


def proposed(page: PersonPage) -> list[int | None]:
    """Who may be the same person."""
    return [one.question.other_id for one in page.same.cards]


def card(page: PersonPage, other: int) -> ProposalCard:
    return next(one for one in page.same.cards if one.question.other_id == other)
