from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from photoclust.errors import ProcessEnded, SettingError
from photoclust.job import Job
from photoclust.library.edits import Name, Regroup
from photoclust.messages import Message
from photoclust.types import ClusteringMethod
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.regroup import RegroupPage
from ui.widgets.regroup_preview import ROW_HEIGHT
from ui.window import SMALLEST, MainWindow


@dataclass(frozen=True)
class Preview:
    people: int
    unsorted: int
    merges: tuple[tuple[int, ...], ...]
    splits: tuple[tuple[int, int], ...]
    dissolved: tuple[int, ...]
    formed: int
    edit: Regroup


class Groups:
    """What a fake engine groups: coarser merges 1 and 2, finer splits 3."""

    def __init__(self, engine: FakeEngine) -> None:
        self.engine = engine
        self.computed: list[tuple[str, int | None]] = []
        self.asked: list[float] = []
        self.gate = threading.Event()
        self.gate.set()
        given: Any = engine
        given.clusters.preview = self.preview
        self._carry_out = engine.carry_out
        given.carry_out = self.apply_edit

    def preview(self, method: str, people: int | None, job: Job) -> Groups:
        self.computed.append((str(method), people))
        if people is not None and people > 24:
            raise SettingError("people-out-of-range", people=people, limit=24)
        while not self.gate.wait(0.01):
            job.check()
        return self

    def at(self, granularity: float, job: Job | None = None) -> Preview:
        self.asked.append(granularity)
        merges = ((1, 2),) if granularity < 0 else ()
        splits = ((3, 2),) if granularity > 0 else ()
        edit = Regroup(Message.literal(f"Grouped at {granularity}"), ())
        dissolved = (2,) if granularity > 0.9 else ()
        formed = 2 if granularity < -0.9 else 0
        return Preview(
            3 - len(merges) + len(splits) - len(dissolved) + formed,
            5,
            merges,
            splits,
            dissolved,
            formed,
            edit,
        )

    def apply_edit(self, edit: Any) -> str | Message:
        if isinstance(edit, Regroup):
            self.engine.homes[1] = None
            return edit.message
        return self._carry_out(edit)


@pytest.fixture
def groups(engine: FakeEngine) -> Iterator[Groups]:
    made = Groups(engine)
    yield made
    made.gate.set()


@pytest.fixture
def page(host: Host, groups: Groups) -> RegroupPage:
    host.show_page("regroup")
    made = host.page
    assert isinstance(made, RegroupPage)
    return made


def shown(page: RegroupPage) -> tuple[list[str], list[str]]:
    """Titles of what would be put together, and of what would be taken apart."""
    changes = page.changes
    return (
        [row.title for row in changes._merges.rows.rows],
        [row.title for row in changes._splits.rows.rows],
    )


def test_the_preview_as_recommended(page: RegroupPage, groups: Groups, wait: Wait) -> None:
    wait(lambda: page.figures.text() == "3 people, 5 faces unsorted")
    wait(lambda: page.before.text() == "Now: 3 people, 0 faces unsorted")
    assert groups.computed == [("hdbscan", None)]
    assert shown(page) == ([], [])
    assert page.apply.isEnabled()
    assert page.progress.isHidden()


def test_the_choices_are_in_plain_words(page: RegroupPage) -> None:
    buttons = page.form.method.buttons
    asked = [
        buttons[method].text() for method in (ClusteringMethod.HDBSCAN, ClusteringMethod.KMEANS)
    ]
    assert asked == ["Let photoclust find out how many", "I know how many"]
    assert buttons[ClusteringMethod.HDBSCAN].accessibleDescription().endswith("(HDBSCAN)")


def test_the_slider_shows_merges_and_splits(page: RegroupPage, groups: Groups, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    page.session.apply(Name(1, "Anna"))
    wait(lambda: len(groups.computed) == 2 and page.apply.isEnabled())
    page.form.slider.setValue(-5)
    wait(lambda: shown(page) == (["Anna, 1 unnamed"], []))
    assert page.figures.text() == "2 people, 5 faces unsorted"
    page.form.slider.setValue(3)
    wait(lambda: shown(page) == ([], ["Unnamed (4 photos)"]))
    assert page.changes._splits.rows.rows[0].note == "into 2 groups"
    # All that from one computation, and nothing was decided.
    assert len(groups.computed) == 2
    assert groups.asked[-1] == pytest.approx(0.3)
    assert len(groups.engine.entries) == 1


def test_who_would_vanish_and_who_would_be_new(page: RegroupPage, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    page.form.slider.setValue(10)
    wait(lambda: shown(page) == ([], ["Unnamed (8 photos)", "Unnamed (4 photos)"]))
    assert page.changes._splits_heading.text() == "Would be taken apart (2)"
    assert page.changes._splits.rows.rows[0].note == "all unsorted"
    page.form.slider.setValue(-10)
    wait(lambda: page.before.text().endswith("unsorted  ·  2 new people"))
    page.form.slider.setValue(0)
    wait(lambda: page.before.text().endswith("unsorted"))


def test_lists_are_as_high_as_their_rows(page: RegroupPage, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    page.form.slider.setValue(10)
    wait(lambda: len(shown(page)[1]) == 2)
    wait(lambda: page.changes._splits.height() == 2 * ROW_HEIGHT + 2)
    page.changes.show_changes((), [(person, 2) for person in range(500)], ())
    wait(lambda: page.changes._splits.height() > 6 * ROW_HEIGHT)
    assert page.changes._splits.height() < page.height()


def test_the_slider_moves_faster_than_the_preview(
    page: RegroupPage, groups: Groups, wait: Wait
) -> None:
    wait(page.apply.isEnabled)
    for value in range(-10, 11):
        page.form.slider.setValue(value)
    wait(
        lambda: (
            groups.asked[-1] == 1.0
            and shown(page) == ([], ["Unnamed (8 photos)", "Unnamed (4 photos)"])
        )
    )
    assert groups.asked == [0.0, 1.0]


def test_a_number_of_people(page: RegroupPage, groups: Groups, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    page.form.method.value = ClusteringMethod.KMEANS
    wait(lambda: groups.computed[-1] == ("kmeans", 3))
    assert page.form._fineness.isHidden()
    wait(page.apply.isEnabled)
    page.form.people.setValue(7)
    wait(lambda: groups.computed[-1] == ("kmeans", 7))
    page.form.people.setValue(1000)
    wait(lambda: page.notice.isVisible())
    assert page.notice.text.text() == "The number of people is 1000. Choose one from 1 to 24."
    assert not page.apply.isEnabled()
    page.form.people.setValue(5)
    wait(page.apply.isEnabled)
    assert page.notice.isHidden()


def test_applying_is_one_decision(
    window: MainWindow, page: RegroupPage, groups: Groups, wait: Wait
) -> None:
    wait(page.apply.isEnabled)
    page.form.slider.setValue(-5)
    coarser = Message.literal("Grouped at -0.5")
    wait(lambda: page._preview is not None and page._preview.edit.message == coarser)
    page.apply.trigger()
    wait(lambda: window.page is not page)
    assert [entry.text for entry, _, _ in groups.engine.entries] == ["Grouped at -0.5"]
    window.session.undo()
    wait(lambda: groups.engine.homes[1] == 1)


def test_leaving_changes_nothing(
    window: MainWindow, page: RegroupPage, groups: Groups, wait: Wait
) -> None:
    wait(page.apply.isEnabled)
    page.form.slider.setValue(-5)
    page.leave.trigger()
    assert window.page is not page
    assert groups.engine.entries == []
    window.show_page("regroup")
    assert len(groups.computed) == 1


def test_stopping(window: MainWindow, page: RegroupPage, groups: Groups, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    groups.gate.clear()
    page.session.apply(Name(1, "Anna"))
    wait(lambda: len(groups.computed) == 2)
    wait(page.progress.isVisible)
    assert not page.apply.isEnabled()
    QTest.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    wait(lambda: page.notice.isVisible())
    assert page.progress.isHidden()
    groups.gate.set()
    page.notice.button.click()
    wait(page.apply.isEnabled)


def test_going_away_stops_the_work_and_coming_back_does_it(
    window: MainWindow, groups: Groups, wait: Wait
) -> None:
    groups.gate.clear()
    window.show_page("regroup")
    page = window.page
    assert isinstance(page, RegroupPage)
    wait(lambda: len(groups.computed) == 1)
    window.show_page("people")
    wait(lambda: window.session.jobs == [])
    groups.gate.set()
    window.show_page("regroup")
    wait(page.apply.isEnabled)


def test_all_faces_are_looked_at_again_when_what_held_them_is_gone(
    page: RegroupPage, groups: Groups, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(lambda: page.apply.isEnabled())
    assert len(groups.computed) == 1
    at = groups.at

    def die(granularity: float, job: Job | None = None) -> Preview:
        raise ProcessEnded("work-process-ended")

    monkeypatch.setattr(groups, "at", die)
    page.form.slider.setValue(page.form.slider.value() + 1)
    wait(page.notice.isVisible)
    assert len(groups.computed) == 1
    monkeypatch.setattr(groups, "at", at)
    page.form.slider.setValue(page.form.slider.value() + 1)
    wait(lambda: len(groups.computed) == 2 and page.apply.isEnabled())
    page.hidden()
    page.form.slider.setValue(page.form.slider.value() - 1)
    wait(lambda: len(groups.computed) == 3)


def test_opening_somebody_of_a_merge(page: RegroupPage, wait: Wait) -> None:
    wanted: list[tuple[str, object]] = []
    page.go.connect(lambda name, what: wanted.append((name, what)))
    page.changes.show_changes([(2, 1)], [], [])
    page.changes._merges.opened.emit((2, 1))
    assert wanted == [("person", {"person": 2})]


def test_many_in_one(page: RegroupPage, groups: Groups, wait: Wait) -> None:
    page.changes.show_changes([tuple(range(1, 10))], [], [])
    assert shown(page)[0] == ["9 unnamed"]
    for number in range(1, 7):
        known = replace(groups.engine.known[1], id=number, name=f"N{number}")
        groups.engine.known[number] = known
    page.people.refresh()
    wait(lambda: len(page.people.named()) == 6)
    page.changes.show_changes([tuple(range(1, 10))], [], [])
    assert shown(page)[0] == ["2 others and N1, N2, N3, N4, 3 unnamed"]


def test_without_faces_there_is_nothing_to_group(
    window: MainWindow, page: RegroupPage, groups: Groups, wait: Wait
) -> None:
    groups.engine.known.clear()
    groups.engine.homes.clear()
    window.session.refresh_people()
    wait(lambda: page.empty.isVisible())
    assert not page.apply.isEnabled()
    window.activateWindow()
    wait(window.isActiveWindow)
    window.show_page("people")
    window.show_page("regroup")
    assert window.focusWidget() is page.empty.button
    groups.engine.homes = {1: None, 2: None}
    window.session.refresh_people()
    wait(lambda: page.before.text() == "Now: 0 people, 2 faces unsorted")
    assert not page.empty.isVisible()
    assert window.focusWidget() is page.form.slider
    wait(page.apply.isEnabled)


def test_other_embeddings_are_compared_anew(page: RegroupPage, groups: Groups, wait: Wait) -> None:
    wait(page.apply.isEnabled)
    page.session.embeddings_changed.emit()
    wait(lambda: groups.computed == [("hdbscan", None)] * 2 and page.apply.isEnabled())


def test_a_small_window_has_the_lists_below_each_other(
    page: RegroupPage, host: Host, wait: Wait
) -> None:
    def places() -> tuple[QRect, QRect]:
        changes = page.changes
        return changes._merges_heading.geometry(), changes._splits_heading.geometry()

    def beside() -> bool:
        merges, splits = places()
        return merges.right() < splits.left()

    def below() -> bool:
        merges, splits = places()
        return merges.bottom() < splits.top() and merges.left() == splits.left()

    host.resize(1600, 1000)
    wait(beside)
    host.resize(*SMALLEST)
    wait(below)
