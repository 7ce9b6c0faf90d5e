"""Every command of the window, registered in one place, so that all can be listed and found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from .. import icons

Shortcut = str | QKeySequence.StandardKey
Context = Qt.ShortcutContext


class Actions(QObject):
    """Actions by name, such as "people.merge"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    def add(
        self,
        name: str,
        text: str,
        call: Callable[[], object],
        *,
        owner: QWidget,
        shortcut: Shortcut | Sequence[Shortcut] = (),
        icon: str = "",
        tip: str = "",
        everywhere: bool = False,
    ) -> QAction:
        """Make an action and register it; the same name again replaces it.

        Its shortcuts work while the owner or something in it has the focus, or, `everywhere`,
        in the whole window. `tip`: what it does, in a sentence, if the text does not say it.
        """
        action = QAction(text, owner)
        action.setObjectName(name)
        action.setShortcuts(sequences(shortcut))
        action.setShortcutContext(
            Context.WindowShortcut if everywhere else Context.WidgetWithChildrenShortcut
        )
        action.triggered.connect(lambda: call())
        if tip:
            action.setStatusTip(tip)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or text} ({keys})" if keys else tip or text)
        if icon:
            self._icons[name] = icon
            action.setIcon(icons.icon(icon))
        owner.addAction(action)
        self._actions[name] = action
        return action

    def recolor(self) -> None:
        """Draw the icons anew, after the palette has changed."""
        for name, icon in self._icons.items():
            self._actions[name].setIcon(icons.icon(icon))


def sequences(shortcut: Shortcut | Sequence[Shortcut]) -> list[QKeySequence]:
    """Shortcuts as Qt wants them: each once, as the same keys twice would do nothing.

    A standard key may be the same as one that is given beside it, on some systems.
    """
    one = isinstance(shortcut, str | QKeySequence.StandardKey)
    wanted = [QKeySequence(keys) for keys in ([shortcut] if one else shortcut)]  # type: ignore[arg-type, union-attr]
    return [keys for place, keys in enumerate(wanted) if keys not in wanted[:place]]
