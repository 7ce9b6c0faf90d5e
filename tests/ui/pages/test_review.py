from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from photoclust.errors import LibraryError
from photoclust.job import Job
from photoclust.library.edits import Affirm, Exclude, Move, Name, NotSame, Reject
from photoclust.messages import Message
from photoclust.types import Question
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine, FakeReview
from ui.context import Context
from ui.i18n import translation
from ui.images.thumbnails import Previews, Thumbnails
from ui.pages.review import ReviewPage
from ui.state.actions import Actions
from ui.state.novelty import Novelty
from ui.state.people_store import PeopleStore
from ui.state.preferences import Preferences
from ui.state.review_queue import page_edit
from ui.state.session import Session
from ui.widgets.person_chooser import PersonChooser
from ui.widgets.question import LARGE, LEAST
from ui.window import MainWindow


class Asking(FakeEngine):
    """An engine whose review asks about Anna: person 1."""

    def __init__(self) -> None:
        super().__init__()
        self.review = AskingReview(self)
        self.asked = 0
        self.broken = False
        self.doubted: tuple[int, ...] = ()
        """Faces of Anna that may be wrong."""


class AskingReview(FakeReview):
    """Asks whether unsorted faces, and people without a name, are Anna."""

    def __init__(self, engine: Asking) -> None:
        super().__init__(engine)
        self._engine = engine

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        engine = self._engine
        engine.asked += 1
        if engine.broken:
            raise LibraryError("library-disk-full", library="/x")
        anna = engine.known[1]
        told = {
            (face, edit.person)
            for edit in engine.remembered
            if isinstance(edit, Exclude)
            for face in edit.faces
        }
        apart = {edit.other for edit in engine.remembered if isinstance(edit, NotSame)}
        found = [
            Question(
                1, anna.name, p.id, tuple(engine.people.face_ids(p.id).tolist()), 0.6, 0.995, 1
            )
            for p in engine.people.all()
            if p.name is None and p.id != 1 and p.id not in apart
        ]
        affirmed = {f for e in engine.remembered if isinstance(e, Affirm) for f in e.faces}
        found += [
            Question(1, anna.name, None, (face,), 0.9, 0.05, 1, doubtful=True, rival_id=2)
            for face in engine.doubted
            if face not in affirmed and engine.homes[face] == 1
        ]
        found += [
            Question(1, anna.name, None, (face,), 0.8, 0.7, 1)
            for face, home in engine.homes.items()
            if home is None and (face, 1) not in told
        ]
        return found[:limit]


@pytest.fixture
def engine() -> Asking:
    """Anna with 12 faces, persons 2 and 3 with 8 and 4, and two unsorted faces, 30 and 31."""
    made = Asking()
    some = FakeEngine.with_people(3)
    made.known, made.homes = some.known, some.homes
    made.history.apply(Name(1, "Anna"))
    made.homes[30] = made.homes[31] = None
    made.entries.clear()
    return made


@pytest.fixture
def page(host: Host, wait: Wait) -> ReviewPage:
    host.activateWindow()
    wait(host.isActiveWindow)
    host.show_page("review")
    made = host.page
    assert isinstance(made, ReviewPage)
    wait(lambda: made.queue.current is not None)
    return made


def press(page: ReviewPage, key: Qt.Key) -> None:
    QTest.keyClick(page, key)


def test_whole_groups_are_asked_about_first(page: ReviewPage) -> None:
    assert page.question.title.text() == "Are these 8 faces all Anna?"
    assert page.question.likelihood.text() == "Almost certainly the same person"
    assert list(page.question.group.ids) == list(range(13, 21))
    assert page.subtitle.text() == "0 answered, about 4 left"
    assert not page.question.name.isVisible()


def test_yes_merges_and_the_next_question_is_there_at_once(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    press(page, Qt.Key.Key_Y)
    assert page.question.title.text() == "Are these 4 faces all Anna?"
    wait(lambda: 2 not in engine.known)
    assert engine.homes[13] == 1


def test_no_is_remembered(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    press(page, Qt.Key.Key_N)
    press(page, Qt.Key.Key_Y)
    assert page.question.title.text() == "Is this Anna?"
    assert page.question.single.face == 30
    press(page, Qt.Key.Key_N)
    wait(lambda: Exclude((30,), 1) in engine.remembered)
    assert NotSame(1, 2) in engine.remembered
    wait(lambda: not page.queue.loading)
    assert [q.faces for q in page.queue.pending] == [(31,)]


def test_what_is_no_face_goes(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_F)
    wait(lambda: engine.remembered == (Reject((30,)),))
    assert 30 not in engine.homes


def test_undo_shows_the_last_question_again(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    press(page, Qt.Key.Key_Y)
    wait(lambda: 2 not in engine.known)
    wait(lambda: page.session.history.undo is not None)
    page.session.undo()
    wait(lambda: page.question.title.text() == "Are these 8 faces all Anna?")
    assert 2 in engine.known
    assert page.queue.answered == 0
    page.session.redo()
    wait(lambda: page.queue.answered == 1)
    assert page.question.title.text() == "Are these 4 faces all Anna?"


def test_all_answered_leaves_nothing_to_ask(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    for _ in range(4):
        press(page, Qt.Key.Key_Y)
    wait(lambda: page.stack.currentWidget() is page.nothing and not page.queue.loading)
    assert page.nothing.title.text() == "Nothing to ask just now"
    assert page.subtitle.text() == "4 answered"
    assert set(engine.homes.values()) == {1}
    press(page, Qt.Key.Key_Y)  # there is nothing to say yes to
    assert len(engine.entries) == 4


def test_skipped_questions_can_be_asked_again(page: ReviewPage, engine: Asking) -> None:
    for _ in range(4):
        press(page, Qt.Key.Key_S)
    assert page.nothing.title.text() == "Nothing else to ask just now"
    press(page, Qt.Key.Key_Backspace)
    assert page.question.single.face == 31
    press(page, Qt.Key.Key_S)
    page.nothing.button.click()
    assert len(page.queue.pending) == 4
    assert engine.entries == []


def test_a_page_is_answered_as_one_decision(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    page.modes.button(1).click()
    grid = page.batch.grid
    wait(lambda: list(grid.ids) == [13, 21, 30, 31])
    grid.setFocus()
    grid.setCurrentIndex(page.batch.grid.faces.index(1))
    # Only what is sure is ticked beforehand.
    assert page.tally.text() == "Yes: 12  ·  No: 0  ·  Open: 2"
    QTest.keyClick(grid, Qt.Key.Key_Space)
    for face in (30, 30, 31):
        grid.turn(face)
    assert page.tally.text() == "Yes: 9  ·  No: 5  ·  Open: 0"
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: len(engine.entries) == 1)
    assert engine.entries[0][0].text == "Answered whether 14 faces are Anna"
    assert engine.homes[13] == 1
    assert engine.homes[31] == 1
    assert engine.remembered == (NotSame(1, 3), Exclude((30,), 1))
    wait(lambda: page.stack.currentWidget() is page.nothing)
    page.session.undo()
    wait(lambda: page.stack.currentWidget() is not page.nothing)
    assert list(grid.ids) == [13, 21, 30, 31]
    assert engine.homes[31] is None


def test_a_click_turns_a_tick(page: ReviewPage, wait: Wait) -> None:
    page.modes.button(1).click()
    grid = page.batch.grid
    wait(lambda: len(grid.ids) == 4)
    grid.doItemsLayout()
    at = grid.visualRect(grid.faces.index(2)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (grid.crossed, grid.undecided) == (set(), {31})
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (grid.crossed, grid.undecided) == ({30}, {31})
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (grid.crossed, grid.undecided) == (set(), {30, 31})


def test_what_is_left_open_is_ticked_at_once(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    page.modes.button(1).click()
    grid = page.batch.grid
    wait(lambda: list(grid.ids) == [13, 21, 30, 31])
    tick = page.context.actions["review.tick"]
    assert tick.isEnabled()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.tally.text() == "Yes: 14  ·  No: 0  ·  Open: 0"
    assert not tick.isEnabled()
    grid.turn(31)
    assert page.tally.text() == "Yes: 13  ·  No: 1  ·  Open: 0"
    page.confirm.click()
    wait(lambda: len(engine.entries) == 1)
    assert engine.homes[30] == 1
    assert engine.remembered == (Exclude((31,), 1),)


def test_what_is_left_open_is_asked_again(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    page.modes.button(1).click()
    grid = page.batch.grid
    wait(lambda: list(grid.ids) == [13, 21, 30, 31])
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: len(engine.entries) == 1)
    assert engine.remembered == ()
    wait(lambda: list(grid.ids) == [30, 31])
    assert page.tally.text() == "Yes: 0  ·  No: 0  ·  Open: 2"
    # With nothing answered they are skipped.
    page.confirm.click()
    wait(lambda: page.stack.currentWidget() is page.nothing)
    assert len(engine.entries) == 1


def test_the_way_of_asking_is_kept(page: ReviewPage) -> None:
    page.modes.button(1).click()
    assert page.context.preferences.text("review_mode") == "page"


def test_a_person_without_a_name_can_be_given_one(
    window: MainWindow, engine: Asking, wait: Wait
) -> None:
    engine.history.apply(Name(1, None))
    window.session.refresh_people()
    window.show_page("review")
    page = window.page
    assert isinstance(page, ReviewPage)
    wait(lambda: page.queue.current is not None)
    wait(lambda: page.question.title.text() == "Are these the same person?")
    assert page.question.name.isVisible()
    page.question.name.setFocus()
    QTest.keyClicks(page.question.name, "Nelly")  # N and Y answer nothing here
    assert page.queue.answered == 0
    QTest.keyClick(page.question.name, Qt.Key.Key_Return)
    wait(lambda: engine.known[1].name == "Nelly")
    wait(lambda: page.question.title.text() == "Are these 8 faces all Nelly?")


def test_answers_that_cannot_be_carried_out_are_told(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    told: list[str] = []
    page.session.failed.connect(lambda message, _: told.append(message))
    del engine.known[2]
    for face in range(13, 21):
        engine.homes[face] = None
    press(page, Qt.Key.Key_N)
    press(page, Qt.Key.Key_Y)
    page.session.apply(Name(9, "Nobody"))
    wait(lambda: told == ["There is no person 9"])


def test_questions_that_cannot_be_read_are_one_sentence(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    engine.broken = True
    for _ in range(4):
        press(page, Qt.Key.Key_S)
    page.queue.ask_about(1)
    wait(lambda: page.queue.problem is not None)
    assert page.nothing.text.text() == (
        "The disk that holds /x is full. Free 100 MB or more there and try again."
    )
    engine.broken = False
    page.nothing.button.click()
    wait(lambda: page.queue.is_loaded and page.queue.problem is None)


def test_one_person_alone_is_asked_about(window: MainWindow, page: ReviewPage, wait: Wait) -> None:
    window.show_page("review", {"person": 1})
    wait(lambda: page.queue.person == 1 and not page.queue.loading)
    assert page.only.isVisible()
    assert "Only Anna" in page.only.text()
    page.only.click()
    wait(lambda: page.queue.person is None)
    assert not page.only.isVisible()


def test_a_question_is_not_asked_while_the_people_are_only_read(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    wait(lambda: not page.session.jobs)
    asked = engine.asked
    told: list[object] = []
    page.people.changed.connect(told.append)
    engine.history.apply(Name(3, "Carl"))
    page.session.refresh_people()
    wait(lambda: bool(told))
    assert engine.asked == asked


def test_a_page_without_questions_is_no_decision() -> None:
    with pytest.raises(IndexError):
        page_edit((), (), Message.literal(""))


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (4, 2), (5, 3), (6, 3), (20, 4)])
def test_a_group_fills_its_card(
    page: ReviewPage, window: MainWindow, count: int, columns: int
) -> None:
    window.resize(1200, 800)
    page.question.ask(Question(1, "Anna", 2, tuple(range(1, count + 1)), 0.6, 0.95, 1))
    grid = page.question.group
    grid.doItemsLayout()
    places = [grid.visualRect(grid.faces.index(row)) for row in range(count)]
    assert [place.top() for place in places].count(places[0].top()) == columns
    assert places[columns - 1].right() < grid.viewport().width()
    seen = [place for place in places if grid.viewport().rect().contains(place)]
    assert len(seen) == min(count, 2 * columns)


def test_faces_are_as_large_as_the_window_has_room_for(
    page: ReviewPage, window: MainWindow, wait: Wait
) -> None:
    page.question.ask(Question(1, "Anna", None, (30,), 0.6, 0.95, 1))
    window.resize(1200, 900)
    wait(lambda: page.question.anchor.width() == LARGE)
    window.resize(900, 600)
    wait(lambda: LEAST <= page.question.anchor.width() < LARGE)
    assert page.question.single.size() == page.question.anchor.size()
    assert page.question.minimumSizeHint().height() <= page.question.height()


def test_other_embeddings_give_other_questions(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    wait(lambda: not page.queue.loading)
    asked = engine.asked
    engine.homes[31] = 1
    page.session.embeddings_changed.emit()
    wait(lambda: engine.asked == asked + 1 and not page.queue.loading)
    assert (31,) not in [question.faces for question in page.queue.pending]


def test_germans_answer_with_j(session: Session, engine: FakeEngine, wait: Wait) -> None:
    translation.install("de")
    try:
        actions = Actions()
        people = PeopleStore(session)
        page = ReviewPage(
            Context(session, people, Thumbnails(session), Previews(session), actions,
                    Preferences(), Novelty(session, people))
        )  # fmt: skip
        keys = [keys.toString() for keys in actions["review.yes"].shortcuts()]
        assert keys == ["J", "Y"]
        assert actions["review.no"].shortcut().toString() == "N"
        assert any("J ja" in label.text() for label in page.findChildren(QLabel))
    finally:
        page.context.thumbnails.close()
        page.context.previews.close()
        translation.install("en")


def asked_again(page: ReviewPage, wait: Wait) -> None:
    page.queue.load()
    wait(lambda: not page.queue.loading)


def test_a_confirmed_face_that_looks_wrong(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    engine.doubted = (2, 3)
    for _ in range(4):
        press(page, Qt.Key.Key_S)
    asked_again(page, wait)
    assert page.question.title.text() == "Is this really Anna?"
    assert page.question.likelihood.text() == "Looks more like Unnamed (8 photos)"
    press(page, Qt.Key.Key_Y)
    press(page, Qt.Key.Key_N)
    wait(lambda: engine.remembered == (Affirm((2,), 1), Exclude((3,), 1)))
    assert (engine.homes[2], engine.homes[3]) == (1, None)
    # That a face is right names nobody.
    assert page.queue.named == 0


def test_a_page_says_that_doubtful_faces_are_right() -> None:
    doubtful = Question(1, "Anna", None, (2,), 0.9, 0.05, 1, doubtful=True)
    other = Question(1, "Anna", None, (30,), 0.9, 0.99, 1)
    edits = page_edit([doubtful, other], (), Message.literal("")).edits
    assert edits == (Move((30,), 1), Affirm((2,), 1))


def chooser_of(page: ReviewPage) -> PersonChooser:
    press(page, Qt.Key.Key_I)
    return page.findChildren(PersonChooser)[-1]


def test_a_group_is_somebody_else_who_is_known(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    engine.history.apply(Name(3, "Carl"))
    page.session.refresh_people()
    wait(lambda: page.people.find("Carl") is not None)
    chooser = chooser_of(page)
    # Neither Anna nor the group itself can be chosen.
    assert set(chooser.list.keys) == {3}
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    wait(lambda: 2 not in engine.known)
    assert engine.homes[13] == 3
    assert page.queue.named == 8
    wait(lambda: page.session.history.undo is not None)
    page.session.undo()
    wait(lambda: page.queue.named == 0)


def test_a_face_is_somebody_new(page: ReviewPage, engine: Asking, wait: Wait) -> None:
    press(page, Qt.Key.Key_S)
    press(page, Qt.Key.Key_S)
    chooser = chooser_of(page)
    QTest.keyClicks(chooser.field, "Dora")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    wait(lambda: any(p.name == "Dora" for p in engine.known.values()))
    assert engine.known[engine.homes[30] or 0].name == "Dora"
    assert page.question.single.face == 31


def test_the_whole_photo_is_shown_on_demand(page: ReviewPage) -> None:
    glance = page.question.glance
    assert not glance.isVisible()
    press(page, Qt.Key.Key_W)
    assert glance.isVisible()
    assert glance.face == 13
    page.grab()
    press(page, Qt.Key.Key_W)
    assert not glance.isVisible()
    press(page, Qt.Key.Key_W)
    press(page, Qt.Key.Key_N)
    # The next question is shown as a question.
    assert not glance.isVisible()
    press(page, Qt.Key.Key_W)
    QTest.mouseClick(glance, Qt.MouseButton.LeftButton)
    assert not glance.isVisible()


def test_after_ten_answers_it_is_said_what_they_brought(
    page: ReviewPage, engine: Asking, wait: Wait
) -> None:
    engine.homes.update(dict.fromkeys(range(32, 42)))
    asked_again(page, wait)
    for _ in range(9):
        press(page, Qt.Key.Key_Y)
        assert not page.brought.isVisible()
    press(page, Qt.Key.Key_N)
    assert page.brought.isVisible()
    assert page.brought.text() == "10 answers: 19 faces named"
    press(page, Qt.Key.Key_Y)
    assert not page.brought.isVisible()
