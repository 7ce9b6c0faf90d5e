"""The engine's sentences are known to the window, and said in its language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from photoclust import errors
from ui.i18n import translation
from ui.i18n.engine_words import recognised, remedy_told, told
from ui.i18n.wording import sentence

ROOT = Path(__file__).parents[3] / "photoclust"
ELSEWHERE = (
    "cli",
    "terminal",
    "weights",
    "description",
    "context",
    "networks",
    "adapter",
    "ordering",
    "learning",
)
"""Modules whose errors no window meets, or whose remedy is to install anew."""
COMMANDS = (
    "The method",
    "There is no method",
    "The number of neighbours",
    "Nobody has a name yet",
    "There is no device",
    "There is no option",
    "There is no {} '{}' of {} tables",
)
"""What only the command line can be asked for."""


@pytest.fixture
def german(qapp: object) -> Iterator[None]:
    before = QLocale()
    translation.install("de")
    yield
    translation.install("en")
    QLocale.setDefault(before)


def sentences() -> Iterator[str]:
    """Every message that an error of the engine is made with; {} for what is put in."""
    kinds = {name for name in vars(errors) if name[0].isupper()} | {"PassedOver"}
    for path in sorted(ROOT.rglob("*.py")):
        if {path.stem, *path.relative_to(ROOT).parts} & set(ELSEWHERE):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds:
                text = written(node.args[0]) if node.args else None
                if text and not text.startswith(("{}: ", *COMMANDS)):
                    yield text


def written(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(part, node.values))
    return None


def part(node: ast.expr) -> str:
    if isinstance(node, ast.FormattedValue):
        return "'{}'" if node.conversion == ord("r") else "{}"
    assert isinstance(node, ast.Constant)
    return str(node.value)


@pytest.mark.parametrize("text", sorted(set(sentences())))
def test_every_sentence_of_the_engine_is_known(text: str) -> None:
    said = text.replace("{}", "undo")
    assert recognised(said) is not None, f"add to ui/engine_words.py: {text!r}"


@pytest.mark.parametrize(
    "text",
    [
        "Named person 3 'Anna'",
        "Named person 3 'O'Brien'",
        '''Named person 3 "O'Brien"''',
        "Merged person 4, Ben and 김지우 into Anna",
        "14 faces said not to be Anna",
        "/photos/a is a folder",
    ],
)
def test_english_stays_as_it_is(qtbot: QtBot, text: str) -> None:
    translation.install("en")
    quoted = text.replace('"', "'")
    assert told(text) in (text, quoted)


def test_names_and_numbers_find_their_place(german: None) -> None:
    for name in ("Anna Berger", "O'Brien", "👩\u200d🚀"):
        assert told(f"Named person 3 '{name}'") == f"Person 3 heißt jetzt „{name}“"
    assert told("Rejected 1 face as not a face") == "1 Gesicht als „kein Gesicht“ verworfen"
    assert told("Moved 14 faces to Anna") == "14 Gesichter zu Anna verschoben"
    assert told("Something nobody has heard of") == "Something nobody has heard of"


def test_an_error_is_said_in_the_users_language(german: None) -> None:
    assert sentence("The disk is full: /x", "make room, or choose another folder") == (
        "Der Datenträger ist voll: /x. Platz schaffen oder einen anderen Ordner wählen."
    )


def test_remedies_of_the_command_line_are_left_out() -> None:
    assert remedy_told("list them with: photoclust people") == ""
    assert remedy_told("choose another file with --library FILE") == ""
    assert remedy_told("choose another name") == "choose another name"
    assert remedy_told("update photoclust, or choose another folder") != ""
