"""Another library joined from the settings, and this one exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from photoclust import NameBook
from photoclust.engine.exchange import JoinReport
from photoclust.errors import LibraryError
from photoclust.interchange.content import PersonContent
from photoclust.interchange.people_matching import PersonQuestion
from photoclust.messages import Message, person_value
from tests.ui.conftest import Host, Wait
from tests.ui.fakes import FakeEngine
from ui.pages.settings import SettingsPage
from ui.widgets.exchange_card import ExchangeCard
from ui.widgets.join_dialog import JoinDialog
from ui.widgets.plain_text import PlainLabel

QUESTIONS = tuple(
    PersonQuestion(
        PersonContent(theirs, name, "visible", None),
        PersonContent(ours, "Anna", "visible", None),
        0.3,
    )
    for theirs, ours, name in ((5, 1, "Mum & Dad"), (6, 1, None))
)
REPORT = JoinReport(
    photos=2,
    faces=3,
    decided=4,
    known=1,
    new=2,
    questions=QUESTIONS,
    conflicts=(Message.of("join-ignored-there", person=person_value(1, "Anna")),) * 40,
    folders=(Path("/theirs"),),
)


@pytest.fixture
def card(host: Host, engine: FakeEngine) -> ExchangeCard:
    engine.asked = []  # type: ignore[attr-defined]
    engine.exchange.preview = lambda other, answers=None: REPORT  # type: ignore[method-assign]

    def join(other: Path, answers: object = None) -> JoinReport:
        engine.asked.append((other, answers))  # type: ignore[attr-defined]
        return REPORT

    engine.exchange.join = join  # type: ignore[method-assign]
    host.show_page("settings")
    page = host.page
    assert isinstance(page, SettingsPage)
    return page.exchange


def test_it_is_said_what_joining_brings_and_asked(
    card: ExchangeCard, engine: FakeEngine, wait: Wait
) -> None:
    told: list[str] = []
    card._session.people_changed.connect(lambda: told.append("people"))
    card.look_at(Path("other.photoclust"))
    wait(lambda: hasattr(card, "dialog"))
    said = [label.text() for label in card.dialog.findChildren(PlainLabel)]
    assert "4 faces decided  ·  1 person known here  ·  2 people new  ·  2 photos new" in said
    assert "40 differences; what was decided here stays:" in said
    assert any(text.endswith("And 10 more.") for text in said)
    boxes = list(card.dialog.same.values())
    assert [box.text() for box in boxes] == [
        "“Mum && Dad” there is “Anna” here",
        "“person 6” there is “Anna” here",
    ]
    boxes[0].setChecked(True)
    card.dialog.join.click()
    wait(lambda: card.notice.text.text().startswith("The library was joined: 4 faces decided."))
    assert "folders are scanned" in card.notice.text.text()
    assert engine.asked == [(Path("other.photoclust"), {5: 1, 6: None})]  # type: ignore[attr-defined]
    wait(lambda: "people" in told)


def test_people_of_one_name_are_told_apart(qtbot: QtBot) -> None:
    annas = [PersonContent(number, "Anna", "visible", None) for number in (1, 2)]
    born = PersonContent(5, "Anna", "visible", None, born="2019-04-01")
    questions = tuple(
        PersonQuestion(theirs, ours, 0.3)
        for theirs in (born, PersonContent(6, "Anna", "visible", None))
        for ours in annas
    )
    names = NameBook((anna.id, anna.name, anna.born) for anna in annas)
    dialog = JoinDialog(replace(REPORT, questions=questions), "other", names)
    qtbot.addWidget(dialog)
    assert [box.text() for box in dialog.same.values()] == [
        "“Anna (2019)” there is “Anna (#1)” here",
        "“Anna (2019)” there is “Anna (#2)” here",
        "“Anna (#6)” there is “Anna (#1)” here",
        "“Anna (#6)” there is “Anna (#2)” here",
    ]


def test_nothing_is_joined_without_a_yes(
    card: ExchangeCard, engine: FakeEngine, wait: Wait
) -> None:
    card.look_at(Path("other.photoclust"))
    wait(lambda: hasattr(card, "dialog"))
    card.dialog.reject()
    assert engine.asked == []  # type: ignore[attr-defined]
    assert card.join_button.isEnabled()


def test_the_library_is_exported_or_it_is_said_why_not(
    card: ExchangeCard, engine: FakeEngine, wait: Wait, tmp_path: Path
) -> None:
    engine.exchange.export = lambda folder: 7  # type: ignore[method-assign]
    card.export(tmp_path)
    wait(lambda: card.notice.text.text() == f"7 faces written to {tmp_path}.")

    def refuse(folder: Path) -> int:
        raise LibraryError("interchange-exists", path=folder)

    engine.exchange.export = refuse  # type: ignore[method-assign]
    card.export(tmp_path)
    wait(lambda: "is there already" in card.notice.text.text())
    wait(card.export_button.isEnabled)
