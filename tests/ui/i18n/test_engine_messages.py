"""What the engine has to say is said in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from photoclust.errors import ExportError, UnknownItem
from photoclust.messages import Message
from ui.i18n import translation
from ui.i18n.engine_messages import error_said, explained, line, remedy_said, said


@pytest.fixture
def german(qapp: object) -> Iterator[None]:
    before = QLocale()
    translation.install("de")
    yield
    translation.install("en")
    QLocale.setDefault(before)


def test_an_error_is_said_in_the_users_language(german: None) -> None:
    full = ExportError("export-disk-full", path=Path("/x"))
    assert error_said(full) == (
        "Der Datenträger ist voll: /x. Platz schaffen oder einen anderen Ordner wählen."
    )
    assert line(full.explanation) == (
        "Der Datenträger ist voll: /x; Platz schaffen oder einen anderen Ordner wählen"
    )


def test_the_window_speaks_english_again(german: None) -> None:
    translation.install("en")
    assert said(Message.of("drawn")) == "Drew a face"


def test_what_no_catalogue_holds_stays_as_it_is(german: None) -> None:
    assert said(Message.literal("Something of my own")) == "Something of my own"


def test_remedies_of_the_command_line_are_left_out() -> None:
    unknown = UnknownItem("no-such-person", person=3)
    assert remedy_said(unknown.explanation) == ""
    assert explained(unknown.explanation) == "There is no person 3."
    assert unknown.hint == "list them with: photoclust people"
