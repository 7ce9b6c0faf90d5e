"""A chip for people, with a list to tick them in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..context import Context
from ..i18n.wording import number
from ..theme import GRID
from .chip import Chip
from .choice_chip import PopupChip
from .people_picker import PeoplePicker

SIZE = (44 * GRID, 54 * GRID)
SPELT_OUT = 2
"""So many names are in the chip's text, and of more the number."""


class PeopleChip(PopupChip):
    """`people` is who is chosen, by number; nobody until somebody is ticked.

    `any_of`: one of them is enough. refuses: the chip is for those who are not to be there.
    """

    changed = Signal()

    def __init__(self, context: Context, *, refuses: bool = False) -> None:
        name = self.tr("Who is not there") if refuses else self.tr("Who is there")
        super().__init__(name)
        self._context = context
        self._refuses = refuses
        self.people: tuple[int, ...] = ()
        self.any_of = False
        self.panel: PeoplePanel | None = None
        self.clicked.connect(self.open)
        self.show_people()

    def set_people(self, people: Sequence[int], *, any_of: bool = False) -> None:
        """Choose just these; `changed` does not tell."""
        self.people, self.any_of = tuple(people), any_of
        self.show_people()

    def forget_gone(self) -> bool:
        """Choose no longer who is there no more, as after a merge; whether there was somebody."""
        left = tuple(person for person in self.people if person in self._context.people)
        gone = left != self.people
        self.set_people(left, any_of=self.any_of)
        return gone

    def open(self) -> None:
        """Show the list, below the chip."""
        self.show_people()  # a click has turned the mark
        if self.panel is None:
            self.panel = PeoplePanel(self._context, self, several=not self._refuses)
            self.panel.changed.connect(self._ticked)
        self.panel.begin(self.people, any_of=self.any_of)
        self.panel.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.panel.show()
        self.panel.picker.search.setFocus()

    def show_people(self) -> None:
        """Say who is chosen, by today's names."""
        named = [self._context.people.label(person) for person in self.people]
        if not named:
            text = self.tr("Without…") if self._refuses else self.tr("With…")
        elif len(named) > SPELT_OUT:
            more = number(len(named) - 1)
            text = self.tr("{0} and {1} more").format(named[0], more)
        elif self._refuses or len(named) == 1:
            text = ", ".join(named)
        else:
            text = self.tr("{0} or {1}") if self.any_of else self.tr("{0} and {1}")
            text = text.format(*named)
        if self._refuses and named:
            text = self.tr("Without {0}").format(text)
        self.say(text, marked=bool(named))

    def _ticked(self) -> None:
        assert self.panel is not None
        self.set_people(self.panel.picker.chosen, any_of=self.panel.any_of)
        self.changed.emit()


class PeoplePanel(QDialog):
    """A list of people with ticks that closes with a click beside it, or Escape."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget, *, several: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the chip has its arrow turned
        self.setWindowTitle(self.tr("People"))
        self.picker = PeoplePicker(context)
        self._all, self._any = Chip(self.tr("All of them")), Chip(self.tr("Any of them"))
        self._group = QButtonGroup(self)
        ways = QHBoxLayout()
        for chip in (self._all, self._any):
            self._group.addButton(chip)
            ways.addWidget(chip)
            chip.setVisible(several)
        ways.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout.addLayout(ways)
        layout.addWidget(self.picker)
        self.resize(*SIZE)
        self.picker.changed.connect(self.changed)
        self._group.buttonClicked.connect(lambda: self.changed.emit())

    @property
    def any_of(self) -> bool:
        """Whether one of them is enough."""
        return self._any.isChecked()

    def begin(self, people: Sequence[int], *, any_of: bool) -> None:
        """Show what is chosen; `changed` does not tell."""
        self.picker.blockSignals(True)
        self.picker.choose(people)
        self.picker.search.clear()
        self.picker.blockSignals(False)
        (self._any if any_of else self._all).setChecked(True)
