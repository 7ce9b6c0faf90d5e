"""The table of people."""

from __future__ import annotations

import sys
from typing import cast

import pytest

from photoclust.cli.commands import people
from photoclust.engine import Engine
from photoclust.types import Person, PersonState
from tests.cli.fake_terminal import FakeTerminal

Captured = pytest.CaptureFixture[str]


def person(number: int, name: str | None, state: PersonState = PersonState.VISIBLE) -> Person:
    return Person(number, name, state, 3, 2, 0, "2019-07-06T05:04:03", None, None)


def test_people_are_shown_literally(capsys: Captured) -> None:
    names = ["[bold]x", "[/]", ":smile:", "x" * 200]
    listed = [person(n, name) for n, name in enumerate(names, start=1)]
    listed.append(person(9, None, PersonState.IGNORED))
    people.print_people(listed, 1)
    heading, *rows, last = capsys.readouterr().out.splitlines()
    assert heading.split() == ["id", "name", "faces", "photos", "first", "last"]
    assert [row.split()[1] for row in rows[:-1]] == names
    assert rows[-1].split() == ["9", "-", "(ignored)", "3", "2", "2019-07-06"]
    assert last == "5 people, 1 face unsorted."


def test_people_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = FakeTerminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    people.print_people([person(1, "x" * 100)], 0)
    assert "\x1b[" in screen.getvalue()
    # Folded, not cut off.
    assert screen.getvalue().count("x") == 100


class Known:
    """An engine with these people."""

    def __init__(self, *known: Person) -> None:
        self.people = self
        self._known = list(known)

    def all(self) -> list[Person]:
        return self._known

    def unsorted_count(self) -> int:
        return 0


def test_minor_groups_are_left_out(capsys: Captured) -> None:
    large = Person(3, None, PersonState.VISIBLE, 9, 9, 0, None, None, None, clear=9)
    blurred = Person(4, None, PersonState.VISIBLE, 9, 9, 0, None, None, None, clear=1)
    engine = cast(Engine, Known(person(1, "Anna"), person(2, None), large, blurred))

    def shown(everybody: bool = False, least: int = 3) -> tuple[list[str], list[str]]:
        people.show_people(engine, everybody, least)
        _, *rows = capsys.readouterr().out.splitlines()
        end = next(n for n, row in enumerate(rows) if row.endswith("unsorted."))
        return [row.split()[0] for row in rows[:end]], rows[end:]

    left = "small or blurred groups left out: photoclust people --all"
    assert shown() == (["1", "3"], ["2 people, 0 faces unsorted.", f"2 {left}"])
    one = left.replace("groups", "group")
    assert shown(least=2) == (["1", "2", "3"], ["3 people, 0 faces unsorted.", f"1 {one}"])
    assert shown(least=100)[0] == ["1"]
    assert shown(everybody=True) == (["1", "2", "3", "4"], ["4 people, 0 faces unsorted."])
    engine = cast(Engine, Known(blurred))
    assert shown() == (["4"], ["1 person, 0 faces unsorted."])
