"""Colours and style sheet of the light and the dark theme, on a grid of 8 pixels."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from photoclust import resource

from .state.preferences import Preferences, ThemeMode

GRID = 8
RADIUS = 8


@dataclass(frozen=True)
class Colors:
    """One set of colours. `surface` lies on `ground`, `raised` on both."""

    ground: str
    surface: str
    raised: str
    hover: str
    border: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    tint: str
    good: str
    warning: str
    danger: str


LIGHT = Colors(
    ground="#f4f3f0", surface="#fbfaf8", raised="#ffffff", hover="#eae8e3", border="#dcd9d2",
    text="#22272a", quiet="#6a6f72", accent="#28666b", on_accent="#ffffff", tint="#d9e8e6",
    good="#2e7d4f", warning="#96610c", danger="#b3382c",
)  # fmt: skip
DARK = Colors(
    ground="#17191b", surface="#1d2022", raised="#272b2e", hover="#2c3134", border="#383e42",
    text="#e8e6e1", quiet="#9aa0a3", accent="#6fb7b3", on_accent="#10201f", tint="#24403f",
    good="#79c295", warning="#dcab5c", danger="#ee8577",
)  # fmt: skip


class Theme(QObject):
    """Keeps the application's palette and style sheet as the user wants them."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._preference_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @property
    def is_dark(self) -> bool:
        mode = self._preferences.theme
        if mode is ThemeMode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return mode is ThemeMode.DARK

    def apply(self) -> None:
        """Give the application its palette and style sheet."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        colors = DARK if self.is_dark else LIGHT
        if application.style().objectName() != "fusion":
            application.setStyle("Fusion")
        if application.palette() != palette(colors):
            application.setPalette(palette(colors))
        # Qt goes through every widget for it, even if nothing is different.
        if application.styleSheet() != (sheet := style_sheet(colors)):
            application.setStyleSheet(sheet)
        self.changed.emit()

    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            self.apply()

    def _scheme_changed(self) -> None:
        if self._preferences.theme is ThemeMode.SYSTEM:
            self.apply()


def colors_of(palette: QPalette) -> Colors:
    """The set of colours of a widget, by its palette."""
    window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.Text)
    return DARK if window.lightness() < text.lightness() else LIGHT


def palette(colors: Colors) -> QPalette:
    """The colours in the roles that Qt knows."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, color in {
        role.Window: colors.ground,
        role.Base: colors.surface,
        role.AlternateBase: colors.hover,
        role.Button: colors.raised,
        role.WindowText: colors.text,
        role.Text: colors.text,
        role.ButtonText: colors.text,
        role.PlaceholderText: colors.quiet,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.Light: colors.raised,
        role.Midlight: colors.hover,
        role.Mid: colors.border,
        role.Dark: colors.border,
        role.Shadow: colors.border,
        role.Accent: colors.accent,
    }.items():
        made.setColor(name, QColor(color))
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        faint = QColor(colors.quiet)
        faint.setAlpha(140)
        made.setColor(QPalette.ColorGroup.Disabled, name, faint)
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colors.border))
    return made


def style_sheet(colors: Colors) -> str:
    """The shapes, in these colours."""
    tone = "dark" if colors is DARK else "light"
    icons = {"down": "arrow-down", "up": "arrow-up", "tick": "tick"}
    paths = {
        name: resource("icons", f"{icon}-on-{tone}.svg").as_posix() for name, icon in icons.items()
    }
    return _SHEET.substitute(vars(colors), radius=RADIUS, **paths)


_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 8px; }
QLabel[role="title"] { font-size: 17pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 12pt; font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="problem"] { color: $danger; }

QPushButton, QToolButton[role="button"] {
    background: $raised; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    padding: 6px 14px; min-height: 20px;
}
QPushButton:hover, QToolButton[role="button"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: $border; }
QPushButton:focus, QToolButton[role="button"]:focus {
    border: 2px solid $accent; padding: 5px 13px;
}
QPushButton:disabled { color: $quiet; background: $ground; }
QPushButton, QRadioButton, QCheckBox, QToolButton, QComboBox { outline: none; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $border; border-color: $border; color: $quiet; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="link"] {
    background: transparent; border: none; color: $accent; padding: 6px 8px; font-weight: 600;
}
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 4px 6px; }

QToolButton { border: 2px solid transparent; border-radius: ${radius}px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $tint; }
QToolButton:focus { border-color: $accent; }
QToolButton[role="small"] { padding: 0; min-height: 24px; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="chip"] {
    border: 1px solid $border; border-radius: 14px; padding: 3px 9px; background: transparent;
    min-height: 20px;
}
QToolButton[role="chip"]:hover { background: $hover; }
QToolButton[role="chip"]:checked { background: $tint; border-color: $accent; }
QToolButton[role="chip"]:focus { border: 2px solid $accent; padding: 2px 8px; }

QLineEdit, QSpinBox, QDateEdit, QDoubleSpinBox, QComboBox {
    background: $raised; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    padding: 5px 9px; min-height: 22px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 4px 8px;
}
/* Qt's list as a pop-up menu takes no account of the style sheet's paddings, and cuts entries. */
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url("$down"); width: 14px; height: 14px;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$up"); width: 14px; height: 14px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { border: none; background: transparent; width: 22px; }
QComboBox QAbstractItemView, QAbstractItemView[role="popup"] {
    background: $raised; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $tint; selection-color: $text;
}
QAbstractItemView[role="popup"] { padding: 2px 0; }
QAbstractItemView[role="popup"]::item { padding: 5px 9px; }
QAbstractItemView[role="popup"]::item:selected { background: $tint; color: $text; }

QRadioButton, QCheckBox { spacing: 8px; border-radius: 4px; }
QRadioButton::indicator, QCheckBox::indicator {
    width: 16px; height: 16px; background: $raised; border: 1px solid $quiet;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator:hover, QCheckBox::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked {
    border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $raised, stop: 1 $raised);
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton:focus, QCheckBox:focus { color: $accent; }
QRadioButton::indicator:focus, QCheckBox::indicator:focus { border: 2px solid $accent;
    width: 14px; height: 14px; }
QRadioButton:disabled, QCheckBox:disabled { color: $quiet; }

QDialog[role="popup"] { border: 1px solid $border; background: $ground; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenu { background: $raised; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QMenu::icon { padding-left: 8px; }

QAbstractScrollArea { border: none; }
QListView, QTreeView, QTableView { background: $surface; outline: none; }
QListView[role="plain"], QTreeView[role="plain"] { border: 1px solid $border;
    border-radius: ${radius}px; }
QListView[role="plain"]::item, QTreeView[role="plain"]::item { padding: 6px 8px; }
QListView[role="plain"]::item:selected, QTreeView[role="plain"]::item:selected,
QTableView::item:selected { background: $tint; color: $text; }
QHeaderView::section { background: $ground; color: $quiet; border: none;
    border-bottom: 1px solid $border; padding: 6px 8px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { background: $border; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $raised; border: 2px solid $accent; width: 14px;
    height: 14px; margin: -7px 0; border-radius: 9px; }
QSlider::handle:horizontal:focus { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }

QFrame[role="card"] { background: $raised; border: 1px solid $border; border-radius: 12px; }
QFrame[role="toast"] { background: $raised; border: 1px solid $border; border-radius: 12px; }
QFrame[role="toast"][kind="problem"] { border-color: $danger; }
QWidget[role="page"] { background: $surface; }
QWidget[role="strip"] { background: $ground; border-top: 1px solid $border; }

QWidget[role="sidebar"] { background: $ground; border-right: 1px solid $border; }
QToolButton[role="sidebar"] {
    text-align: left; padding: 7px 10px; border: 2px solid transparent; color: $text;
    background: transparent; border-radius: ${radius}px;
}
QToolButton[role="sidebar"]:hover { background: $hover; }
QToolButton[role="sidebar"]:checked { background: $tint; font-weight: 600; }
QToolButton[role="sidebar"]:focus { border-color: $accent; }
""")
