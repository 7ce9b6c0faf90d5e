"""Ages and dates of birth in words, in the user's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QLocale, QObject, Qt

from photoclust import age_at, clean_birth

from .wording import month_of, number

MONTH, DAY = 7, 10
"""Characters of a date in ISO 8601 up to its month, and to its day."""
Format = QLocale.FormatType


class _Ages(QObject):
    """A class, as Qt's translation tools find plurals only in those."""

    def aged(self, name: str, born: str | None, day: str | None) -> str:
        """A name with the age at a day: "Anna, 4"; the name alone where that is not known."""
        age = self.age(born, day)
        return self.tr("{0}, {1}").format(name, age) if age else name

    def age(self, born: str | None, day: str | None) -> str:
        """The age at a day: "4", in the first year "7 months"; empty where it is not known."""
        if not born or not day or (years := age_at(born, day)) is None:
            return ""
        if years or len(born) < MONTH or len(day) < MONTH:
            return number(years)
        months = 12 * (int(day[:4]) - int(born[:4])) + int(day[5:7]) - int(born[5:7])
        months -= len(born) >= DAY <= len(day) and day[8:DAY] < born[8:DAY]
        return self.tr("%Ln month(s)", "", months)

    def ages(self, born: str | None, first: str, last: str) -> str:
        """The ages from one day to another: "3 to 4 years old"; empty where they are not known."""
        if not born:
            return ""
        least, most = age_at(born, first), age_at(born, last)
        if most is None:
            return ""
        if least is None or least == most:
            return self.tr("%Ln year(s) old", "", most)
        return self.tr("{0} to %Ln years old", "", most).format(number(least))

    def birth(self, born: str) -> str:
        """A date of birth among other facts: "born 2019", "born May 2019"."""
        day = QDate.fromString(f"{born}-01"[:DAY], Qt.DateFormat.ISODate)
        said = born
        if len(born) == DAY:
            said = QLocale().toString(day, Format.ShortFormat)
        elif len(born) == MONTH:
            said = month_of(day)
        return self.tr("born {0}").format(said)


_ages = _Ages()
aged = _ages.aged
age = _ages.age
ages = _ages.ages
birth = _ages.birth


def birth_typed(text: str) -> str:
    """A date of birth as the engine takes it, from what was typed: in ISO 8601, or as the language
    writes days. Raises EditError."""
    for style in _day_formats():
        day = QLocale().toDate(text.strip(), style)
        if day.isValid():
            return clean_birth(day.toString(Qt.DateFormat.ISODate))
    return clean_birth(text)


def birth_to_type(born: str) -> str:
    """A date of birth as `birth_typed` takes it."""
    day = QDate.fromString(born, Qt.DateFormat.ISODate)
    return QLocale().toString(day, _day_formats()[0]) if len(born) == DAY else born


def _day_formats() -> list[str]:
    """How days are written, with whole years; one without zeros is read with and without them."""
    short = QLocale().dateFormat(Format.ShortFormat)
    whole = re.sub(r"(?<!y)yy(?!y)", "yyyy", short)
    bare = whole.replace("dd", "d").replace("MM", "M")
    return [whole, bare, QLocale().dateFormat(Format.LongFormat)]
