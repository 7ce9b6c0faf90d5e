"""Ages and dates of birth, said and typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from photoclust.errors import EditError
from ui.i18n import translation
from ui.i18n.ages import age, aged, ages, birth, birth_to_type, birth_typed


@pytest.fixture(params=["en", "de", "ko"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    former = QLocale()
    translation.install(request.param)
    yield request.param
    translation.install("en")
    QLocale.setDefault(former)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    former = QLocale()
    translation.install("en")
    yield
    QLocale.setDefault(former)


@pytest.mark.usefixtures("english")
def test_a_name_with_the_age() -> None:
    assert aged("Anna", "2019-05-03", "2023-06-01T12:00:00") == "Anna, 4"
    assert aged("Anna", "2019", "2023-06-01") == "Anna, 4"
    assert aged("Anna", None, "2023-06-01") == "Anna"
    assert aged("Anna", "2019", None) == "Anna"
    assert aged("Anna", "2024", "2023-06-01") == "Anna"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("born", "day", "said"),
    [
        ("2019-05-03", "2019-12-02", "6 months"),
        ("2019-05-03", "2019-12-03", "7 months"),
        ("2019-05-31", "2019-06-30", "0 months"),
        ("2019-05", "2020-04-30", "11 months"),
        ("2019-05-03", "2019-06-03", "1 month"),
        ("2019", "2019-12-31", "0"),
    ],
)
def test_babies_are_so_many_months_old(born: str, day: str, said: str) -> None:
    assert age(born, day) == said


@pytest.mark.usefixtures("english")
def test_the_ages_of_a_year() -> None:
    assert ages("2019-05-03", "2023-01-01", "2023-12-31") == "3 to 4 years old"
    assert ages("2019-05-03", "2023-06-01", "2023-12-31") == "4 years old"
    assert ages("2019-05-03", "2020-06-01", "2020-12-31") == "1 year old"
    assert ages("2019-05-03", "2019-01-01", "2019-12-31") == "0 years old"
    assert ages("2019-05-03", "2018-01-01", "2018-12-31") == ""
    assert ages(None, "2018-01-01", "2018-12-31") == ""


@pytest.mark.usefixtures("english")
def test_dates_of_birth_in_a_sentence() -> None:
    assert birth("2019") == "born 2019"
    assert birth("2019-05") == "born May 2019"
    assert re.fullmatch(r"born [\d/]*19", birth("2019-05-03"))


@pytest.mark.parametrize("born", ["2019", "2019-05", "2019-05-03", "1931-12-24"])
def test_what_is_to_be_typed_is_understood(language: str, born: str) -> None:
    assert birth_typed(birth_to_type(born)) == born
    assert birth_typed(f" {born} ") == born


def test_days_as_germans_write_them(qapp: QApplication) -> None:
    former = QLocale()
    translation.install("de")
    assert birth_typed("3.5.2019") == birth_typed("03.05.2019") == "2019-05-03"
    translation.install("en")
    QLocale.setDefault(former)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("typed", ["", "May", "2999-01-01", "31.02.2019", "12"])
def test_what_is_no_date_of_birth(typed: str) -> None:
    with pytest.raises(EditError):
        birth_typed(typed)
