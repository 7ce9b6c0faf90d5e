from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui.i18n import translation
from ui.i18n.wording import number, people, photos


@pytest.fixture
def default_language(qapp: QApplication) -> Iterator[None]:
    former = QLocale()
    yield
    translation.install("en")
    QLocale.setDefault(former)


@pytest.mark.parametrize(
    ("language", "thousands", "counted"),
    [
        ("en", "1,287", "1,287 photos"),
        ("de", "1.287", "1.287 Fotos"),
        ("ko", "1,287", "사진 1,287장"),
    ],
)
@pytest.mark.usefixtures("default_language")
def test_numbers_are_written_one_way(language: str, thousands: str, counted: str) -> None:
    translation.install(language)
    assert number(1287) == thousands
    assert photos(1287) == counted
    assert thousands in people(1287)
