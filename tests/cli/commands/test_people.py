"""The table of people."""

from __future__ import annotations

import sys

import pytest

from photoclust.cli.commands import people
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
