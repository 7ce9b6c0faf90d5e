"""Every text of the window is translated, and what is shipped is what was translated."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from ui.i18n.translation import LANGUAGES

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "translations"
NUMBERS = (1, 2, 5, 21)
PLURALS = {"en": 2, "de": 2, "ko": 1}


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    finished: bool
    forms: tuple[str, ...]
    plural: bool


def messages(file: Path) -> Iterator[Message]:
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation] if plural else [translation.text]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                translation.get("type") is None,
                tuple(form or "" for form in forms),
                plural,
            )


def holes(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{\d\}|%L?n", text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    for message in messages(FOLDER / f"photoclust_{language}.ts"):
        assert message.finished, message
        assert all(form.strip() for form in message.forms), message
        assert len(message.forms) == (PLURALS[language] if message.plural else 1), message


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_stays_in(language: str) -> None:
    wrong = [
        message
        for message in messages(FOLDER / f"photoclust_{language}.ts")
        for form in message.forms
        if holes(form) != holes(message.source)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_the_language_does(language: str) -> None:
    """%Ln, as %n leaves out what separates thousands."""
    texts = [
        text
        for message in messages(FOLDER / f"photoclust_{language}.ts")
        for text in (message.source, *message.forms)
    ]
    assert [text for text in texts if "%n" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_reads_what_was_translated(language: str) -> None:
    """The .qm file is made of the .ts file: see script/translations."""
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"photoclust_{language}.qm"))
    for message in messages(FOLDER / f"photoclust_{language}.ts"):
        context, source = message.context, message.source
        if message.plural:
            said = {translator.translate(context, source, "", n) for n in NUMBERS}
            assert said == set(message.forms), message
        else:
            assert translator.translate(context, source) == message.forms[0], message


def test_every_text_of_the_window_is_in_the_files(tmp_path: Path) -> None:
    """And none that is no longer there. When this fails: script/translations."""
    found = tmp_path / "found.ts"
    lupdate = Path(sys.executable).parent / "pyside6-lupdate"
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    command = [str(lupdate), "-silent", "-source-language", "en", *sources, "-ts", str(found)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    wanted = {(m.context, m.source, m.plural) for m in messages(found)}
    assert len(wanted) > 300
    for language in ("de", "ko"):
        file = FOLDER / f"photoclust_{language}.ts"
        assert {(m.context, m.source, m.plural) for m in messages(file)} == wanted
    english = {(m.context, m.source) for m in messages(FOLDER / "photoclust_en.ts")}
    assert english == {(context, source) for context, source, plural in wanted if plural}
