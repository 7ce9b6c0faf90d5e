from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication

from photoclust.paths import resource
from ui.i18n import translation, wording

UI = Path(__file__).parents[3] / "ui"


def plurals() -> dict[str, list[str]]:
    """The English plurals, as translated."""
    path = resource("translations", "photoclust_en.ts")
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    return {
        message.findtext("source", ""): [form.text or "" for form in message.iter("numerusform")]
        for message in root.iter("message")
    }


def test_every_plural_has_its_english_forms() -> None:
    """After new ones: script/translations, fill them in, script/translations again."""
    known = plurals()
    used = {
        text
        for path in UI.rglob("*.py")
        for text in re.findall(r'"([^"\n]*%Ln[^"\n]*)"', path.read_text(encoding="utf-8"))
    }
    assert used
    missing = [text for text in sorted(used) if not all(known.get(text, [""]))]
    assert missing == []


@pytest.mark.parametrize(("count", "text"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_english_counts_properly(qapp: QApplication, count: int, text: str) -> None:
    translation.install("en")
    assert wording.people(count) == text


def test_an_unknown_language_is_english(qapp: QApplication) -> None:
    translation.install("xx")
    assert wording.faces(1) == "1 face"


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install("en")


def test_a_system_without_a_language_has_dates_for_people(
    english_again: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    translation.install()
    day = QLocale().toString(QDate(2020, 4, 5), QLocale.FormatType.LongFormat)
    assert day == "Sunday, April 5, 2020"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "May 2014"), ("de", "Mai 2014"), ("ko", "2014년 5월")]
)
def test_months_are_written_as_is_usual(english_again: None, language: str, text: str) -> None:
    translation.install(language)
    assert wording.month_of(QDate(2014, 5, 1)) == text
