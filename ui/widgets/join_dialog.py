"""Asks before another library is joined to this one: what it brings, who is who, and where the two
disagree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from photoclust import JoinReport, NameBook, PersonQuestion

from ..i18n.engine_messages import said
from ..i18n.wording import faces, people, photos
from ..theme import GRID
from .plain_text import PlainLabel
from .scroll_area import ScrollArea

WIDTH = 60 * GRID
SHOWN = 30
"""The differences that are named."""


class JoinDialog(QDialog):
    """`answers`: people of theirs with ours whom they are, as ticked.

    name: the other library's; ours: the names of the people here.
    """

    def __init__(
        self, report: JoinReport, name: str, ours: NameBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ours = ours
        them = {question.theirs for question in report.questions}
        self._theirs = NameBook((person.id, person.name, person.born) for person in them)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Join a library"))
        self.setMinimumWidth(WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(GRID)
        self._say(self.tr("What is in {0} is added to this library:").format(name), "heading")
        self._say("  ·  ".join(self._brought(report)))
        if report.photos:
            self._say(self.tr("New photos appear when a scan finds them."), "quiet")
        self.same = {question: self._question(question) for question in report.questions}
        self._ask()
        self._list_conflicts(report)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.join = buttons.addButton(self.tr("Join"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.join.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._layout.addWidget(buttons)

    @property
    def answers(self) -> dict[int, int | None]:
        return {
            question.theirs.id: question.ours.id if box.isChecked() else None
            for question, box in self.same.items()
        }

    def _brought(self, report: JoinReport) -> list[str]:
        return [
            self.tr("{0} decided").format(faces(report.decided)),
            self.tr("{0} known here").format(people(report.known)),
            self.tr("{0} new").format(people(report.new)),
            self.tr("{0} new").format(photos(report.photos)),
        ]

    def _ask(self) -> None:
        if not self.same:
            return
        self._say(self.tr("Who is who? Tick those who are one person."), "heading")
        rows, area = QWidget(), ScrollArea(WIDTH)
        column = QVBoxLayout(rows)
        for box in self.same.values():
            column.addWidget(box)
        column.addStretch()
        area.setWidget(rows)
        area.setMaximumHeight(25 * GRID)
        self._layout.addWidget(area)

    def _question(self, question: PersonQuestion) -> QCheckBox:
        theirs, ours = question.theirs, question.ours
        names = (
            (name or self.tr("person {0}").format(person.id)).replace("&", "&&")
            for person, name in (
                (theirs, self._theirs.label(theirs.id)),
                (ours, self._ours.label(ours.id) or ours.name),
            )
        )
        return QCheckBox(self.tr("“{0}” there is “{1}” here").format(*names))

    def _list_conflicts(self, report: JoinReport) -> None:
        if not report.conflicts:
            return
        heading = self.tr(
            "%Ln difference(s); what was decided here stays:", "", len(report.conflicts)
        )
        self._say(heading, "heading")
        lines = [said(conflict) for conflict in report.conflicts[:SHOWN]]
        if (more := len(report.conflicts) - SHOWN) > 0:
            lines.append(self.tr("And %Ln more.", "", more))
        listed, area = PlainLabel("\n".join(lines)), ScrollArea(WIDTH)
        listed.setWordWrap(True)
        listed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area.setWidget(listed)
        area.setMaximumHeight(20 * GRID)
        self._layout.addWidget(area)

    def _say(self, text: str, role: str = "") -> QLabel:
        label = PlainLabel(text)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self._layout.addWidget(label)
        return label
