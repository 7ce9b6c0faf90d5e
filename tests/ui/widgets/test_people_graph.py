from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoclust.library.edits import Name
from photoclust.types import PeopleGraph, Tie
from tests.ui.conftest import Host, Wait
from ui.widgets.people_graph import PeopleGraphView

LEFT = Qt.MouseButton.LeftButton
GRAPH = PeopleGraph({1: (0.0, 0.0), 2: (1.0, 0.0), 3: (0.5, 1.0)}, (Tie(1, 2, 9), Tie(2, 3, 1)))


@pytest.fixture
def view(host: Host, qtbot: QtBot, wait: Wait) -> PeopleGraphView:
    for person, name in ((1, "Anna"), (2, "Ben <b>")):
        host.session.apply(Name(person, name))
    wait(lambda: len(host.context.people.named()) == 2)
    made = PeopleGraphView(host.context)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_graph(GRAPH)
    made.show()
    return made


@pytest.fixture
def pairs(view: PeopleGraphView) -> list[tuple[int, int]]:
    """Those whose photos were to be seen."""
    told: list[tuple[int, int]] = []
    view.pair_wanted.connect(lambda one, other: told.append((one, other)))
    return told


def test_everybody_is_inside_and_read_out(view: PeopleGraphView) -> None:
    for size in ((900, 600), (300, 300)):
        view.resize(*size)
        assert all(view.rect().contains(node.geometry()) for node in view.nodes.values())
    assert view.nodes[2].accessibleName() == "Ben <b>"
    assert view.nodes[2].accessibleDescription() == "Most often with Anna (9), Unnamed (1)"
    assert "<b>" not in view.nodes[2].toolTip()
    view.grab()


def test_one_after_the_other_opens_their_photos(
    view: PeopleGraphView, pairs: list[tuple[int, int]]
) -> None:
    view.nodes[1].setFocus()
    QTest.keyClick(view.nodes[1], Qt.Key.Key_Space)
    assert view.chosen == 1
    assert [node.faint for node in view.nodes.values()].count(True) == 1
    view.grab()
    view.nodes[2].click()
    assert pairs == [(1, 2)]
    assert view.chosen == 1
    view.nodes[3].click()  # who is in no photo with the first
    assert view.chosen == 3
    view.nodes[3].click()
    assert view.chosen is None


def test_a_line_opens_the_photos_of_both(
    view: PeopleGraphView, pairs: list[tuple[int, int]]
) -> None:
    middle = (view.nodes[1].middle + view.nodes[2].middle) / 2
    at = QPoint(round(middle.x()), round(middle.y()) + 3)
    place, none = QPointF(at), Qt.MouseButton.NoButton
    modifiers = Qt.KeyboardModifier.NoModifier
    move = QEvent.Type.MouseMove
    moved = QMouseEvent(move, place, view.mapToGlobal(place), none, none, modifiers)
    QApplication.sendEvent(view, moved)
    assert view._under == Tie(1, 2, 9)
    assert view._said(Tie(1, 2, 9)) == "<p>Anna and Ben &lt;b&gt;: 9 photos</p>"
    QTest.mouseClick(view, LEFT, pos=at)
    assert pairs == [(1, 2)]
    view.choose(1)
    QTest.mouseClick(view, LEFT, pos=QPoint(5, 590))
    assert view.chosen is None
    assert len(pairs) == 1


def test_lines_are_as_thick_as_their_photos(view: PeopleGraphView) -> None:
    thick, thin = (view._thickness(tie) for tie in GRAPH.ties)
    assert thick > 4 * thin


def test_who_is_gone_is_chosen_no_more(view: PeopleGraphView) -> None:
    view.choose(3)
    view.show_graph(PeopleGraph({1: (0, 0), 2: (1, 1)}, (Tie(1, 2, 9),)))
    assert view.chosen is None
    assert list(view.nodes) == [1, 2]
    view.show_graph(PeopleGraph({}, ()))
    assert view.nodes == {}
    view.grab()
