"""A photo over the whole screen, on black, and the slide show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from .. import icons
from ..theme import DARK, GRID, palette
from .photo_view import PhotoView
from .plain_text import PlainLabel

SLIDE_SECONDS = 4
BAR_SECONDS = 2.5
"""How long the bar and the pointer stay after the mouse was moved."""


class PhotoScreen(QWidget):
    """Shows what the page of a photo shows, which feeds `view` and is asked by signals.

    Faces are framed while the pointer is on them, with name and how sure that is. `stepped`: the
    next photo (1) or the one before (-1) is wanted, in a slide show `slid`. `left`: it was closed.
    """

    stepped = Signal(int)
    slid = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Photo"))
        self.setPalette(_black())
        self.setAutoFillBackground(True)
        self.view = PhotoView()
        self.view.show_marks_on_hover()
        self.view.viewport.margin = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.caption = PlainLabel()
        self._slides = QTimer(self, interval=SLIDE_SECONDS * 1000)
        self._slides.timeout.connect(self.slid)
        self._quiet = QTimer(self, singleShot=True, interval=int(BAR_SECONDS * 1000))
        self._quiet.timeout.connect(self._be_quiet)
        self.bar = self._make_bar()
        self.view.installEventFilter(self)
        self.play(False)

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setStyleSheet(
            f"QWidget {{ background: {DARK.raised}; border-radius: 12px; }}"
            f" QLabel {{ color: {DARK.text}; padding: 0 {GRID}px; }}"
            f" QToolButton:hover {{ background: {DARK.hover}; }}"
        )
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(self.caption)
        previous = _button("chevron-left", self.tr("Previous photo (Left)"))
        self.player = _button("play", "")
        following = _button("chevron-right", self.tr("Next photo (Right)"))
        leave = _button("cross", self.tr("Leave full screen (Esc)"))
        for button in (previous, self.player, following, leave):
            row.addWidget(button)
        previous.clicked.connect(lambda: self._step(-1))
        following.clicked.connect(lambda: self._step(1))
        self.player.clicked.connect(lambda: self.play(not self.is_playing))
        leave.clicked.connect(self.close)
        return bar

    def appear(self, *, playing: bool) -> None:
        """Cover the screen that the window is on."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.window().screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.view.setFocus()
        self.play(playing)
        self._wake()

    @property
    def is_playing(self) -> bool:
        """Whether photos follow each other by themselves."""
        return self._slides.isActive()

    def play(self, playing: bool) -> None:
        """Begin or hold the slide show."""
        (self._slides.start if playing else self._slides.stop)()
        self.player.setIcon(_icon("pause" if playing else "play"))
        tip = self.tr("Hold the slide show (Space)") if playing else self.tr("Slide show (Space)")
        self.player.setToolTip(tip)
        self.player.setAccessibleName(tip)

    def say(self, caption: str) -> None:
        """What photo it is, in the bar."""
        self.caption.setText(caption)
        self._place_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        match event.key():
            case key.Key_Right | key.Key_Down | key.Key_PageDown:
                self._step(1)
            case key.Key_Left | key.Key_Up | key.Key_PageUp | key.Key_Backspace:
                self._step(-1)
            case key.Key_Space:
                self.play(not self.is_playing)
            case key.Key_Escape | key.Key_F11:
                self.close()
            case key.Key_Plus | key.Key_Equal:
                self.view.zoom_in()
            case key.Key_Minus:
                self.view.zoom_out()
            case key.Key_0:
                self.view.fit()
            case key.Key_1:
                self.view.zoom_fully()
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view would take some keys for a page's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        if event.type() == QEvent.Type.MouseMove:
            self._wake()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.play(False)
        self._quiet.stop()
        super().closeEvent(event)
        self.left.emit()

    def _step(self, by: int) -> None:
        if self.is_playing:
            self._slides.start()  # anew: the photo is to be seen as long as others
        self.stepped.emit(by)

    def _wake(self) -> None:
        self.bar.show()
        self.view.unsetCursor()
        self._quiet.start()

    def _be_quiet(self) -> None:
        if self.bar.underMouse():
            self._quiet.start()
            return
        self.bar.hide()
        self.view.setCursor(Qt.CursorShape.BlankCursor)

    def _place_bar(self) -> None:
        size = self.bar.sizeHint().boundedTo(self.size())
        left = (self.width() - size.width()) // 2
        self.bar.setGeometry(left, self.height() - size.height() - 3 * GRID, *size.toTuple())
        self.bar.raise_()


def _black() -> QPalette:
    made = palette(DARK)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        made.setColor(role, QColor("black"))
    return made


def _icon(name: str) -> QIcon:
    return icons.icon(name, QColor(DARK.text))


def _button(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(_icon(icon))
    button.setIconSize(QSize(24, 24))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
