"""Chips that say which photos are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ..context import Context
from ..i18n.date_sources import GROUPS, date_from
from ..i18n.natural_order import path_key
from ..state.photo_filter import LEAP_YEAR, PhotoFilter
from .chip import Chip
from .choice_chip import ChoiceChip, show_arrow
from .filter_bar import DateButton
from .flow_row import FlowRow
from .people_chip import PeopleChip

ISO = Qt.DateFormat.ISODate
EXACTLY, AT_LEAST = "exactly {0} people", "at least {0} people"
NOBODY = "exactly 0 faces"


class PhotoDates(DateButton):
    """Days between which photos were taken, with some that are often wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        show_arrow(self)
        menu = self.menu()
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        form = menu.actions()[0]
        today = QDate.currentDate()
        year = today.year()
        presets = (
            (self.tr("Last 30 days"), today.addDays(-30), today),
            (self.tr("This year"), QDate(year, 1, 1), QDate(year, 12, 31)),
            (self.tr("Last year"), QDate(year - 1, 1, 1), QDate(year - 1, 12, 31)),
            (self.tr("Last five years"), today.addYears(-5), today),
        )
        self.presets: list[QAction] = []
        self._named: dict[tuple[str | None, str | None], str] = {}
        for text, first, last in presets:
            days = (str(first.toString(ISO)), str(last.toString(ISO)))
            self._named[days] = text
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, days=days: self._set(*days))
            menu.insertAction(form, action)
            self.presets.append(action)
        menu.insertSeparator(form)

    def set_days(self, since: str | None, until: str | None) -> None:
        """Choose these; `changed` does not tell."""
        with QSignalBlocker(self):
            self._set(since, until)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            show_arrow(self)

    def _show(self) -> None:
        super()._show()
        named = getattr(self, "_named", {})  # the base shows itself first
        if (text := named.get(self.days)) is not None:
            self.setText(text)


class PhotoFilters(FlowRow):
    """`filter` is what is chosen; `changed` tells of another one."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._people = context.people
        self._day = ""
        self._week = False
        self.shown = PeopleChip(context)
        self.hidden = PeopleChip(context, refuses=True)
        self.dates = PhotoDates()
        self.day = Chip(self.tr("This day"))
        self.day.setToolTip(self.tr("Photos of this day in all years"))
        self.folder = ChoiceChip(self.tr("Folder"))
        self.count = ChoiceChip(self.tr("How many"))
        self.unsorted = Chip(self.tr("Unsorted faces"))
        self.unsorted.setToolTip(self.tr("Photos with faces that are with nobody yet"))
        self.dated_by = ChoiceChip(self.tr("Dates from"))
        chips = (
            *(self.shown, self.hidden, self.dates, self.day, self.folder),
            *(self.count, self.unsorted, self.dated_by),
        )
        for chip in chips:
            self.add(chip)
        self._fill()
        for chip in (self.shown, self.hidden, self.dates, self.folder, self.count, self.dated_by):
            chip.changed.connect(self.changed)
        self.day.clicked.connect(self._turn_day)
        self.unsorted.clicked.connect(lambda: self.changed.emit())
        self._people.changed.connect(self._follow_people)

    def _fill(self) -> None:
        self.set_folders(())
        self.count.set_choices(
            [
                (self.tr("Any number of people"), ""),
                (self.tr("No faces"), NOBODY),
                (self.tr("One person"), EXACTLY.format(1)),
                (self.tr("Two people"), EXACTLY.format(2)),
                (self.tr("Three or more"), AT_LEAST.format(3)),
                (self.tr("Five or more"), AT_LEAST.format(5)),
            ]
        )
        self.dated_by.set_choices(
            [(self.tr("All dates"), ()), *((date_from(group[0]), group) for group in GROUPS)]
        )

    @property
    def filter(self) -> PhotoFilter:
        since, until = self.dates.days
        return PhotoFilter(
            people=self.shown.people,
            any_of=self.shown.any_of,
            without=self.hidden.people,
            folder=self.folder.value,
            since=since,
            until=until,
            day=self._day,
            week=self._week,
            count=self.count.value,
            unsorted=self.unsorted.isChecked(),
            dated_by=self.dated_by.value,
        )

    def set_filter(self, wanted: PhotoFilter) -> None:
        """Choose this; `changed` does not tell."""
        with QSignalBlocker(self):
            self.shown.set_people(wanted.people, any_of=wanted.any_of)
            self.hidden.set_people(wanted.without)
            self.dates.set_days(wanted.since, wanted.until)
            self.folder.set_value(wanted.folder)
            self.count.set_value(wanted.count)
            self.unsorted.setChecked(wanted.unsorted)
            self.dated_by.set_value(wanted.dated_by)
            self._day, self._week = wanted.day, wanted.week
            self._show_day()

    def set_folders(self, folders: Sequence[Path]) -> None:
        """The folders to choose from; not to be seen when there is but one."""
        known = sorted(folders, key=path_key())
        self.folder.set_choices(
            [(self.tr("All folders"), None), *((f.name or str(f), f) for f in known)]
        )
        self.folder.setVisible(len(known) > 1)

    def set_span(self, first: str | None, last: str | None) -> None:
        """When the first and the last photo were taken, as a start for the choice of days."""
        self.dates.set_span(first, last)

    def day_said(self) -> str:
        """The day of the year that is chosen, in the user's language: "December 24"."""
        day = QDate.fromString(f"{LEAP_YEAR}-{self._day}", ISO)
        return QLocale().toString(day, self.tr("MMMM d")) if day.isValid() else ""

    def _turn_day(self) -> None:
        today = QDate.currentDate().toString("MM-dd")
        self._day, self._week = today if self.day.isChecked() else "", False
        self._show_day()
        self.changed.emit()

    def _show_day(self) -> None:
        text = self.day_said() or self.tr("This day")
        self.day.setText(self.tr("Around {0}").format(text) if self._week else text)
        self.day.setAccessibleName(self.day.text())
        self.day.setChecked(bool(self._day))

    def _follow_people(self) -> None:
        gone = [chip.forget_gone() for chip in (self.shown, self.hidden)]
        if any(gone):
            self.changed.emit()
