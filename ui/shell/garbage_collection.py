"""Runs the garbage collector of Python in the thread of the window, and in no other."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 100
YOUNG, MIDDLE = 1000, 20
"""Thresholds: new objects before a collection of generation 0, and collections of generation 0
before one of generation 1."""

_windows = 0
_automatic = True
"""Whether Python's automatic collection was on before the first window."""


class GarbageCollector(QObject):
    """Lives as long as its parent, a window.

    Python collects cyclic garbage in whichever thread creates an object. The garbage may contain
    widgets, and Qt crashes when another thread than the window's destroys one. The oldest
    generation is collected only while the window is not active: with a large library that blocks
    all threads for a quarter of a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        global _windows, _automatic
        if not _windows:
            _automatic = gc.isenabled()
        _windows += 1
        gc.disable()
        self.destroyed.connect(_one_less)
        self._timer = QTimer(self)
        self._timer.timeout.connect(_look)
        self._timer.start(EVERY_MS)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_well)

    def _look_well(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()


def _look() -> None:
    young, middle, _ = gc.get_count()
    if middle > MIDDLE:
        gc.collect(1)
    elif young > YOUNG:
        gc.collect(0)


def _one_less() -> None:
    global _windows
    _windows -= 1
    if not _windows and _automatic:
        gc.enable()
