"""What a user does with people: find, name, and answer who they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from photoclust.types import PersonState, Question
from tests.ui.driver import CONTROL, Driver
from tests.ui.steps.scanning import NAMES
from ui.pages.people import PeoplePage
from ui.pages.person import PersonPage
from ui.pages.review import ReviewPage
from ui.shell.command_list import CommandList
from ui.state.people_filter import Order, Show
from ui.state.review_queue import key_of
from ui.widgets.name_edit import NameEdit

Key = Qt.Key


# 2. Names are typed onto portraits; people are searched, filtered and sorted


def name_people(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    sizes = [driver.window.context.people.people[row].faces for row in range(len(wall.ids))]
    assert sizes == sorted(sizes, reverse=True), "largest groups first"
    for name in NAMES:
        person = driver.who_is_in(name.lower())
        driver.select(wall, [person])
        with driver.decision():
            driver.type(name)
            driver.press(Key.Key_Return)
        assert driver.named(name).id == person
        assert 0 < driver.named(name).confirmed <= driver.named(name).faces
    assert {driver.named(name).id for name in NAMES} == set(wall.ids[: len(NAMES)])
    choose_a_name_that_is_taken(driver)


def choose_a_name_that_is_taken(driver: Driver) -> None:
    wall = driver.page(PeoplePage).wall
    other, before = wall.ids[-1], driver.named("Leonard").faces
    joined = driver.engine.people.face_ids(other).tolist()
    driver.select(wall, [other])
    driver.type("leon")
    (field,) = wall.findChildren(NameEdit)
    popup = field.completer().popup()
    assert popup is not None
    driver.wait(popup.isVisible)
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    bar = driver.page(PeoplePage).same_name
    driver.wait(lambda: bar.window().focusWidget() is bar.same[0])
    with driver.decision():
        QTest.keyClick(bar.same[0], Key.Key_Return)
    driver.wait(lambda: other not in wall.ids)
    # The name vouches for those of them that surely show one person.
    assert before < driver.named("Leonard").faces <= before + len(joined)
    driver.undo()
    driver.wait(lambda: other in wall.ids)
    assert driver.engine.people.face_ids(other).tolist() == joined


def look_around(driver: Driver, albums: Path) -> None:
    page = driver.go(PeoplePage, 1)
    everybody, named = set(page.wall.ids), {driver.named(name).id for name in NAMES}
    driver.press(Key.Key_F, CONTROL)
    driver.type("HOW")
    driver.wait(lambda: list(page.wall.ids) == [driver.named("Howard").id])
    page.search.clear()
    find_somebody_by_command(driver)
    for show, people in ((Show.NAMED, named), (Show.UNNAMED, everybody - named)):
        page.bar._shows[show].click()
        driver.wait(lambda people=people: set(page.wall.ids) == people)
    page.bar._shows[Show.ALL].click()
    page.bar.folders.setCurrentIndex(page.bar.folders.findText("sitcom"))
    there = driver.engine.people.in_folder(albums / "sitcom")
    driver.wait(lambda: set(page.wall.ids) == everybody & there)
    assert named <= there
    page.bar.folders.setCurrentIndex(0)
    dates = page.bar.dates
    dates.since.setDate(dates.until.date().addDays(1))
    dates.until.setDate(dates.since.date())
    dates._apply()
    driver.wait(lambda: page.stack.currentWidget() is page.no_people)
    page.no_people.button.click()
    driver.wait(lambda: set(page.wall.ids) == everybody)
    page.bar.order = Order.NAME
    driver.wait(lambda: page.wall.ids[0] == driver.named("Amy").id)
    page.bar.order = Order.NAMED
    ignore_somebody(driver)


def find_somebody_by_command(driver: Driver) -> None:
    """The command list leads to people too; and back again."""
    driver.press(Key.Key_K, CONTROL)
    commands = driver.window.findChildren(CommandList)[-1]
    QTest.keyClicks(commands._field, "howard")
    QTest.keyClick(commands._field, Key.Key_Return)
    assert driver.page(PersonPage).person == driver.named("Howard").id
    driver.press(Key.Key_Escape)
    size = driver.window.preferences.thumbnail_size
    driver.press(Key.Key_Plus, CONTROL)
    assert driver.window.preferences.thumbnail_size > size
    driver.press(Key.Key_Minus, CONTROL)
    assert driver.page(PeoplePage).wall.delegate.side == size


def ignore_somebody(driver: Driver) -> None:
    page = driver.page(PeoplePage)
    strangers = list(page.wall.ids[-2:])
    driver.select(page.wall, strangers)
    with driver.decision():
        driver.press(Key.Key_Delete)
    driver.wait(lambda: set(strangers).isdisjoint(page.wall.ids))
    page.bar._shows[Show.IGNORED].click()
    driver.wait(lambda: set(page.wall.ids) == set(strangers))
    page.bar._shows[Show.ALL].click()
    driver.undo()
    driver.wait(lambda: set(strangers) <= set(page.wall.ids))
    states = {person.id: person.state for person in driver.engine.people.all()}
    assert all(states[stranger] is PersonState.VISIBLE for stranger in strangers)


# 3. Questions are answered


def answer_questions(driver: Driver) -> Question:
    """Returns one that was answered with no."""
    page = driver.go(ReviewPage, 2)
    right = asked(driver)
    with driver.decision():
        driver.press(Key.Key_Y)
    assert {driver.home(face) for face in right.faces} == {right.person_id}
    skipped = asked(driver)
    assert key_of(skipped) != key_of(right)
    driver.press(Key.Key_S)
    noise = asked(driver)
    assert key_of(noise) != key_of(skipped)
    with driver.decision():
        driver.press(Key.Key_F)
    assert driver.engine.people.face_details(noise.faces) == []
    driver.undo()
    wrong = asked(driver)
    assert key_of(wrong) == key_of(noise)
    with driver.decision():
        driver.press(Key.Key_N)
    assert not_asked(driver, wrong)
    assert page.queue.answered == 2
    page.queue.ask_skipped()
    # In its place: what was answered meanwhile may have made others surer.
    while key_of(asked(driver)) != key_of(skipped):
        driver.press(Key.Key_S)
    answer_a_page(driver)
    return wrong


def asked(driver: Driver) -> Question:
    """The question that is shown, as soon as it is."""
    page = driver.page(ReviewPage)
    driver.wait(lambda: page.queue.is_loaded and not page.queue.loading)
    question = page.queue.current
    assert question is not None
    assert question.name is not None
    count = len(question.faces)
    text = f"Is this {question.name}?"
    text = text if count == 1 else f"Are these {count} faces all {question.name}?"
    assert page.question.title.text() == text
    return question


def not_asked(driver: Driver, question: Question) -> bool:
    """Whether the library does not ask this (again)."""
    return key_of(question) not in [key_of(one) for one in driver.engine.review.questions()]


def answer_a_page(driver: Driver) -> None:
    """A page at a time: the one that is crossed is not them, the others are."""
    page = driver.page(ReviewPage)
    page.modes.button(1).click()
    driver.wait(lambda: bool(page.batch.grid.ids) and not page.queue.loading)
    person, questions = page.batch.person, page.batch.questions
    assert person is not None
    page.batch.grid.setFocus()
    for question in page.batch.undecided:
        page.batch.grid.turn(question.faces[0])
    driver.press(Key.Key_Space)
    wrong, right = page.batch.wrong, page.batch.right
    assert len(wrong) == 1
    assert len(right) == len(questions) - 1
    with driver.decision():
        driver.press(Key.Key_Return, CONTROL)
    assert not_asked(driver, wrong[0])
    assert all(driver.home(face) == person for question in right for face in question.faces)
    driver.undo()
    page.modes.button(0).click()
