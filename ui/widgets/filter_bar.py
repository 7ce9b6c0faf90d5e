"""The line above the wall: who is shown, from where and when, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ..i18n.natural_order import path_key
from ..state.people_filter import Order, Show
from ..state.preferences import Preferences
from ..theme import GRID
from .chip import Chip
from .elided_combo import ElidedCombo
from .plain_text import as_plain
from .zoom_slider import ZoomSlider

ISO = Qt.DateFormat.ISODate


class DateButton(QToolButton):
    """A button with two days behind it; `days` is (None, None) for any time."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[str | None, str | None] = (None, None)
        self.setProperty("role", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.since, self.until = QDateEdit(), QDateEdit()
        form = QFormLayout()
        form.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        for label, field in ((self.tr("From"), self.since), (self.tr("To"), self.until)):
            field.setCalendarPopup(True)
            field.setAccessibleName(label)
            form.addRow(label, field)
        apply, clear = QPushButton(self.tr("Apply")), QPushButton(self.tr("Any time"))
        apply.setProperty("role", "primary")
        row = QHBoxLayout()
        row.addWidget(clear)
        row.addWidget(apply)
        form.addRow(row)
        panel = QWidget()
        panel.setLayout(form)
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(panel)
        menu.addAction(holder)
        self.setMenu(menu)
        apply.clicked.connect(self._apply)
        clear.clicked.connect(self.clear)
        self._show()

    def set_span(self, first: str | None, last: str | None) -> None:
        """The days between which there are photos, as a start for the fields."""
        if self.days == (None, None) and first and last:
            self.since.setDate(QDate.fromString(first[:10], ISO))
            self.until.setDate(QDate.fromString(last[:10], ISO))

    def clear(self) -> None:
        """Any time."""
        self._set(None, None)

    def _apply(self) -> None:
        days = sorted((self.since.date(), self.until.date()), key=QDate.toJulianDay)
        self._set(*(str(day.toString(ISO)) for day in days))

    def _set(self, since: str | None, until: str | None) -> None:
        self.menu().hide()
        self.days = (since, until)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        since, until = self.days
        text = self.tr("Any time") if since is None else self.tr("{0} to {1}").format(since, until)
        self.setText(text)
        self.setAccessibleName(self.tr("Dates: {0}").format(text))
        self.setChecked(since is not None)


class FilterBar(QWidget):
    """Chips for who is shown, a list of folders, dates, the size of portraits, and the order."""

    changed = Signal()
    folder_changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        self._chips = QButtonGroup(self)
        self._shows: dict[Show, QToolButton] = {}
        for show, text in (
            (Show.ALL, self.tr("All")),
            (Show.NAMED, self.tr("Named")),
            (Show.UNNAMED, self.tr("Unnamed")),
            (Show.IGNORED, self.tr("Ignored")),
        ):
            chip = Chip(text)
            chip.clicked.connect(lambda: self.changed.emit())
            self._chips.addButton(chip)
            self._shows[show] = chip
            layout.addWidget(chip)
        self._shows[Show.ALL].setChecked(True)
        self.folders = ElidedCombo(self.tr("Folder"), 11, grows=True)
        self.folders.setMaximumWidth(30 * GRID)
        self.dates = DateButton()
        self.orders = ElidedCombo(self.tr("Order"), 10, whole=True)
        for order, text in (
            (Order.NAMED, self.tr("Named first")),
            (Order.PHOTOS, self.tr("Most photos first")),
            (Order.NAME, self.tr("By name")),
            (Order.LATEST, self.tr("Latest first")),
            (Order.EARLIEST, self.tr("Earliest first")),
        ):
            self.orders.addItem(text, order)
        layout.addSpacing(GRID)
        layout.addWidget(self.dates)
        layout.addWidget(self.folders)
        layout.addStretch()
        layout.addWidget(ZoomSlider(preferences))
        layout.addWidget(self.orders)
        self.set_folders(())
        self.dates.changed.connect(self.changed)
        self.folders.currentIndexChanged.connect(lambda: self.folder_changed.emit())
        self.orders.currentIndexChanged.connect(lambda: self.changed.emit())

    @property
    def show_(self) -> Show:
        return next(show for show, chip in self._shows.items() if chip.isChecked())

    @show_.setter
    def show_(self, show: Show) -> None:
        self._shows[show].setChecked(True)

    @property
    def order(self) -> Order:
        return Order(self.orders.currentData())

    @order.setter
    def order(self, order: Order) -> None:
        self.orders.setCurrentIndex(self.orders.findData(order))

    @property
    def folder(self) -> Path | None:
        chosen = self.folders.currentData()
        return chosen if isinstance(chosen, Path) else None

    def set_folders(self, folders: Sequence[Path]) -> None:
        """The folders to choose from; not to be seen when there is but one."""
        chosen, known = self.folder, sorted(folders, key=path_key())
        blocker = QSignalBlocker(self.folders)
        self.folders.clear()
        self.folders.addItem(self.tr("All folders"), None)
        for folder in known:
            self.folders.addItem(folder.name or str(folder), folder)
            row = self.folders.count() - 1
            self.folders.setItemData(row, as_plain(str(folder)), Qt.ItemDataRole.ToolTipRole)
        if chosen is not None and chosen in known:
            self.folders.setCurrentIndex(1 + known.index(chosen))
        blocker.unblock()
        self.folders.setVisible(len(known) > 1)
        if chosen is not None and self.folder is None:
            self.folder_changed.emit()

    def clear(self) -> None:
        """Show everybody."""
        self._shows[Show.ALL].setChecked(True)
        self.folders.setCurrentIndex(0)
        self.dates.clear()
