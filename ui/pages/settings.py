"""The settings: how the window looks, how faces are found, which library is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from photoclust import Message

from ..context import Context
from ..i18n.engine_messages import said
from ..i18n.translation import LANGUAGES
from ..i18n.wording import number
from ..images import photo_reader
from ..state.preferences import ONE_WRONG_IN, SIZES, ThemeMode
from ..theme import GRID
from ..widgets.about_card import AboutCard
from ..widgets.adapter_card import AdapterCard
from ..widgets.elided_combo import ElidedCombo
from ..widgets.exchange_card import ExchangeCard
from ..widgets.library_card import LibraryCard
from ..widgets.scroll_area import ScrollArea
from ..widgets.setting_card import SettingCard
from .base import Page
from .spec import QT_TRANSLATE_NOOP, PageSpec

SPEC = PageSpec(
    name="settings",
    title=QT_TRANSLATE_NOOP("pages", "Settings"),
    icon="settings",
    shortcut="Ctrl+,",
    position=10,
    at_foot=True,
)

WIDTH = 90 * GRID
LEAST_WIDTH = 78 * GRID
"""Of a column of cards, where there are two."""
CONTROL_WIDTH = 27 * GRID
"""Of fields and choices, unless one of them needs more."""
LETTERS = 16


class SettingsPage(Page):
    """Everything takes effect at once."""

    spec = SPEC

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._preferences = context.preferences
        self._devices_asked = False
        self._area = ScrollArea()
        self._make_look()
        self._make_faces()
        self.adapter = AdapterCard(context)
        self.library = LibraryCard(context)
        self.exchange = ExchangeCard(context)
        self.about = AboutCard(context)
        self._wanted: QWidget = self.theme
        self._lay_out()
        self._connect()

    def _make_look(self) -> None:
        self.theme = _combo(
            self.tr("Theme"),
            (ThemeMode.SYSTEM, self.tr("As the system")),
            (ThemeMode.LIGHT, self.tr("Light")),
            (ThemeMode.DARK, self.tr("Dark")),
        )
        self.theme.setCurrentIndex(self.theme.findData(self._preferences.theme))
        self.tile_size = QSlider(Qt.Orientation.Horizontal)
        self.tile_size.setRange(0, len(SIZES) - 1)
        self.tile_size.setPageStep(1)
        self.tile_size.setFixedHeight(3 * GRID)
        self.tile_size.setValue(SIZES.index(self._preferences.thumbnail_size))
        self.least_photos = _number(1, 50, self._preferences.least_photos, self.tr(" photos"))
        self.language = _combo(
            self.tr("Language"), ("", self.tr("As the system")), *LANGUAGES.items()
        )
        self.language.setCurrentIndex(max(0, self.language.findData(self._preferences.language)))
        self.look = SettingCard(self.tr("Appearance"))
        self.look.add(self.tr("Theme"), self.tr("Light or dark."), self.theme)
        self.look.add(
            self.tr("Size of pictures"),
            self.tr("Of people and faces, in all lists."),
            self.tile_size,
        )
        self.look.add(
            self.tr("Show people from"),
            self.tr(
                "Who has no name and is in fewer photos waits below the wall, as do groups of"
                " blurred faces."
            ),
            self.least_photos,
        )
        self.language_note = self.look.add(
            self.tr("Language"), self.tr("Of all texts, at once."), self.language
        )

    def _make_faces(self) -> None:
        self.device = _combo(
            self.tr("Device"),
            ("auto", self.tr("Automatic")),
            ("cpu", self.tr("Processor (CPU)")),
            ("cuda", self.tr("NVIDIA graphics card (CUDA)")),
            ("mps", self.tr("Apple graphics (MPS)")),
        )
        self.device.setCurrentIndex(max(0, self.device.findData(self._preferences.device)))
        self.min_face = _number(12, 1000, self._preferences.min_face, self.tr(" px"))
        self.min_face.setSingleStep(4)
        self.max_megapixels = _number(
            1, 1000, self._preferences.max_megapixels, self.tr(" megapixels")
        )
        self.max_file_size = _number(1, 64, self._preferences.max_file_size, self.tr(" GiB"))
        self.one_wrong_in = _combo(
            self.tr("Joining people"),
            *(
                (many, self.tr("At most 1 wrong in {0}").format(number(many)))
                for many in ONE_WRONG_IN
            ),
        )
        self.one_wrong_in.setCurrentIndex(
            self.one_wrong_in.findData(self._preferences.one_wrong_in)
        )
        self.again = QPushButton(self.tr("Look again"))
        self.faces = SettingCard(self.tr("Finding faces"))
        self.device_note = self.faces.add(
            self.tr("Device"),
            self.tr("Where the networks run. Automatic takes the fastest there is."),
            self.device,
        )
        self.faces.add(
            self.tr("Smallest face"),
            self.tr(
                "Faces narrower than this in the photo are passed over: fewer strangers in the"
                " background. Counts for photos looked at from now on."
            ),
            self.min_face,
        )
        self.faces.add(
            self.tr("Pixel limit"),
            self.tr("Larger photos are not read. The larger, the more memory they take."),
            self.max_megapixels,
        )
        self.faces.add(
            self.tr("File size limit"), self.tr("Larger files are not read."), self.max_file_size
        )
        self.faces.add(
            self.tr("Joining people"),
            self.tr(
                "New faces join people with a name by themselves if they surely show them. Of"
                " strangers in your photos so many may join wrongly; what is less sure is left to"
                " you."
            ),
            self.one_wrong_in,
        )
        self.faces.add(
            self.tr("Photos known already"),
            self.tr("Look at all of them again, with these settings. Names and decisions stay."),
            self.again,
        )

    def _lay_out(self) -> None:
        area, inside = self._area, QWidget()
        # From the outside in: what is put into another widget takes all that is in it along.
        self.body.addWidget(area, 1)
        area.setWidget(inside)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, GRID, 0)
        row.setSpacing(2 * GRID)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._row = row
        for column in self._columns:
            row.addLayout(column, 1)
            column.setContentsMargins(0, 0, 0, 3 * GRID)
            column.setSpacing(2 * GRID)
            column.addStretch()
        self._cards: list[SettingCard] = [self.look, self.faces, self.adapter, self.library]
        self._cards += [self.exchange, self.about]
        self._in_first = 0
        for card in self._cards:
            card.setMaximumWidth(WIDTH)
        row.addStretch()
        self._arrange()
        fields = (
            *(self.theme, self.language, self.device, self.tile_size, self.min_face),
            self.least_photos,
            *(self.max_megapixels, self.max_file_size, self.one_wrong_in),
        )
        width = max(CONTROL_WIDTH, *(field.sizeHint().width() for field in fields))
        for field in fields:
            field.setFixedWidth(width)
            # So that the wheel scrolls the page rather than turn what the pointer passes over.
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    def _arrange(self) -> None:
        """The cards in two columns where there is room for them, in the same order."""
        first = 2 if self.width() >= 2 * LEAST_WIDTH else len(self._cards)
        if first == self._in_first:
            return
        self._in_first = first
        halves = self._cards[:first], self._cards[first:]
        self._row.setStretch(1, int(first < len(self._cards)))
        for column, cards in zip(self._columns, halves, strict=True):
            for place, card in enumerate(cards):
                column.insertWidget(place, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._set_theme)
        self.tile_size.valueChanged.connect(self._set_size)
        self.language.currentIndexChanged.connect(self._set_language)
        for box in (self.device, self.one_wrong_in):
            box.currentIndexChanged.connect(self._set_finding)
        for field in (self.min_face, self.max_megapixels, self.max_file_size):
            field.valueChanged.connect(self._set_finding)
        self.least_photos.valueChanged.connect(self._set_least_photos)
        self.again.clicked.connect(lambda: self.session.scan(again=True))
        self.adapter.regroup_wanted.connect(lambda: self.go.emit("regroup", {}))
        self.session.opened.connect(self.library.renew)
        self._preferences.changed.connect(self._follow)

    def open(self, setting: str = "", **_: Any) -> None:
        """`setting`: the one to go to, by its name here."""
        self._wanted = getattr(self, setting) if setting else self.theme

    def shown(self) -> None:
        self.adapter.renew()
        self.library.renew()
        if not self._devices_asked:
            self._devices_asked = True
            # Not in the library's thread: this imports torch, which takes its time.
            self.session.start(
                lambda engine, job: engine.health.devices(),
                self.tr("Looking for devices"),
                self._mark_devices,
                lambda error: None,
                self,
                quiet=True,
            )

    def focus(self) -> None:
        wanted: QWidget = self._wanted
        inside = wanted.focusProxy() or wanted
        if inside.focusPolicy() is Qt.FocusPolicy.NoFocus:  # a card: its first control
            controls = wanted.findChildren(QAbstractButton)
            inside = next((one for one in controls if one.isEnabled()), wanted)
        self._area.ensureWidgetVisible(wanted)
        inside.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _mark_devices(self, obstacles: Mapping[str, Message | None]) -> None:
        """Those that are not there cannot be chosen, and say why not."""
        model = self.device.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.device.count()):
            obstacle = obstacles.get(self.device.itemData(row))
            model.item(row).setEnabled(obstacle is None)
            if obstacle is not None:
                text = self.tr("{0} – not available").format(self.device.itemText(row))
                self.device.setItemText(row, text)
                self.device.setItemData(row, said(obstacle), Qt.ItemDataRole.ToolTipRole)

    # Setting

    def _set_theme(self) -> None:
        self._preferences.theme = ThemeMode(self.theme.currentData())

    def _set_size(self, step: int) -> None:
        self._preferences.thumbnail_size = SIZES[step]

    def _set_least_photos(self, photos: int) -> None:
        self._preferences.least_photos = photos

    def _set_language(self) -> None:
        self._preferences.language = str(self.language.currentData())

    def _set_finding(self) -> None:
        preferences = self._preferences
        preferences.device = str(self.device.currentData())
        preferences.min_face = self.min_face.value()
        preferences.max_megapixels = self.max_megapixels.value()
        preferences.max_file_size = self.max_file_size.value()
        preferences.one_wrong_in = int(self.one_wrong_in.currentData())
        settings = preferences.settings(self.session.settings)
        self.session.settings = settings
        photo_reader.set_limit(settings.max_pixels)
        self.session.ask(lambda engine: engine.adopt(settings), lambda _: None, self)

    def _follow(self, name: str) -> None:
        """Somebody else set it, such as a slider beside a wall of portraits."""
        if name == "thumbnail_size":
            blocker = QSignalBlocker(self.tile_size)
            self.tile_size.setValue(SIZES.index(self._preferences.thumbnail_size))
            blocker.unblock()


def _number(low: int, high: int, value: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setSuffix(suffix)
    box.lineEdit().setTextMargins(GRID, 0, 0, 0)
    box.setValue(value)
    box.setKeyboardTracking(False)
    return box


def _combo(name: str, *entries: tuple[str | int, str]) -> ElidedCombo:
    box = ElidedCombo(name, LETTERS, grows=True)
    for value, text in entries:
        box.addItem(text, value)
    return box
