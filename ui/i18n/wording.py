"""Numbers and times in words, in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject

from photoclust import Completeness, Face

NEARLY_ALL = 97
"""Per cent from which on more cannot be told from all."""


class _Wording(QObject):
    """A class, as Qt's translation tools find plurals only in those."""

    def number(self, value: int) -> str:
        """12345 as the user's language writes it: 12,345."""
        return QLocale().toString(value)

    def faces(self, count: int) -> str:
        """So many faces: "3 faces"."""
        return self.tr("%Ln face(s)", "", count)

    def photos(self, count: int) -> str:
        """So many photos: "3 photos"."""
        return self.tr("%Ln photo(s)", "", count)

    def people(self, count: int) -> str:
        """So many people: "3 people"."""
        return self.tr("%Ln person(s)", "", count)

    def month_of(self, day: QDate) -> str:
        """The month of a day: "May 2014"."""
        return QLocale().toString(day, self.tr("MMMM yyyy"))  # as Qt has dates put together

    def size(self, count: int) -> str:
        """So many bytes: "3.4 MB"."""
        return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def assurance(self, face: Face) -> str:
        """How sure it is that a face is who it is said to be: "92 % sure"."""
        if face.confirmed:
            return self.tr("Confirmed")
        return self.tr("{0} % sure").format(self.number(round(face.probability * 100)))

    def complete_said(self, known: Completeness) -> str:
        """How many of somebody's faces are with them: "about 96 % found (93–98)"."""
        share, low, high = (round(100 * part) for part in (known.share, known.low, known.high))
        if low >= NEARLY_ALL:
            return self.tr("nearly all found")
        text = self.tr("about {0} % found ({1}–{2})")
        return text.format(*(self.number(part) for part in (share, low, high)))

    def duration(self, seconds: float) -> str:
        """A rounded duration."""
        if seconds < 60:
            return self.tr("less than a minute")
        if seconds < 90 * 60:
            return self.tr("%Ln minute(s)", "", round(seconds / 60))
        return self.tr("%Ln hour(s)", "", round(seconds / 3600))


_wording = _Wording()
number = _wording.number
faces = _wording.faces
photos = _wording.photos
people = _wording.people
month_of = _wording.month_of
size = _wording.size
assurance = _wording.assurance
duration = _wording.duration
complete_said = _wording.complete_said


def sentence(message: str, hint: str = "") -> str:
    """What is wrong and what to do about it, as one or two sentences."""
    said = f"{message.rstrip('.')}."
    return f"{said} {hint[:1].upper()}{hint[1:].rstrip('.')}." if hint else said
