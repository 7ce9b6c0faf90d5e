"""How to group anew: by which method, into how many people, how finely."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from photoclust import ClusteringMethod

from ..theme import GRID
from .choices import INDENT, Choices

STEPS = 10
"""Of the slider, to either side."""
SETTLE_MS = 600
"""A number that was typed is taken when nothing more was typed for so long."""
MOST_PEOPLE = 100_000
USUAL_WIDTH = 42 * GRID


@dataclass(frozen=True)
class RegroupOptions:
    """What has to be computed: the method, and the number of people for k-means."""

    method: ClusteringMethod
    people: int | None


class RegroupForm(QFrame):
    """The method, the number of people for k-means, and how finely the faces are grouped."""

    options_changed = Signal()
    """The faces have to be compared by another method, or for another number of people."""
    granularity_changed = Signal()
    """What was compared is to be cut more finely or coarsely: much quicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.method = Choices(
            [
                (
                    ClusteringMethod.HDBSCAN,
                    self.tr("Let photoclust find out how many"),
                    self.tr("Faces that lie close together make a group of any size (HDBSCAN)"),
                ),
                (
                    ClusteringMethod.KMEANS,
                    self.tr("I know how many"),
                    self.tr("Every face goes to the nearest of so many people (k-means)"),
                ),
            ],
            self.tr("How many people there are"),
        )
        self.people = QSpinBox()
        self.people.setRange(1, MOST_PEOPLE)
        self.people.setGroupSeparatorShown(True)
        self.people.setAccessibleName(self.tr("Number of people"))
        self.people.setMinimumWidth(14 * GRID)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-STEPS, STEPS)
        self.slider.setPageStep(2)
        self.slider.setMinimumHeight(3 * GRID)
        self.slider.setAccessibleName(self.tr("How finely to group"))
        self.slider.setToolTip(self.tr("Arrow keys change it step by step"))
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self.method.changed.connect(self._method_changed)
        self.people.valueChanged.connect(lambda: self._settled.start())
        self._settled.timeout.connect(self.options_changed)
        self.slider.valueChanged.connect(self._slid)
        self._show_method()
        self._slid_label()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._heading(self.tr("How many people there are")))
        layout.addWidget(self.method)
        self._number = QWidget()
        number = QHBoxLayout(self._number)
        number.setContentsMargins(INDENT, 0, 0, GRID)
        number.setSpacing(GRID)
        number.addWidget(self.people)
        self._people_word = QLabel(self.tr("people"))
        number.addWidget(self._people_word)
        number.addStretch()
        layout.addWidget(self._number)
        self._fineness = QWidget()
        column = QVBoxLayout(self._fineness)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._heading(self.tr("How finely")))
        column.addWidget(self.slider)
        ends = QHBoxLayout()
        self._middle = QLabel()
        for label, where in (
            (QLabel(self.tr("Coarser")), Qt.AlignmentFlag.AlignLeft),
            (self._middle, Qt.AlignmentFlag.AlignHCenter),
            (QLabel(self.tr("Finer")), Qt.AlignmentFlag.AlignRight),
        ):
            label.setProperty("role", "quiet")
            ends.addWidget(label, 1, where)
        column.addLayout(ends)
        layout.addWidget(self._fineness)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Of the usual width, unless a choice needs more in a large font."""
        return super().minimumSizeHint().expandedTo(QSize(USUAL_WIDTH, 0))

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", "heading")
        return label

    @property
    def options(self) -> RegroupOptions:
        """What is chosen."""
        method = self.method.value
        return RegroupOptions(
            method, self.people.value() if method is ClusteringMethod.KMEANS else None
        )

    @property
    def granularity(self) -> float:
        """From -1, coarse, over 0 to 1, fine."""
        return self.slider.value() / STEPS

    def suggest_people(self, count: int) -> None:
        """Begin with this number, unless the user has chosen one."""
        if self.method.value is not ClusteringMethod.KMEANS:
            self.people.blockSignals(True)
            self.people.setValue(max(1, count))
            self.people.blockSignals(False)

    def reset(self) -> None:
        """The slider in the middle, where the program would have it."""
        self.slider.setValue(0)

    def _method_changed(self) -> None:
        self._show_method()
        self.options_changed.emit()

    def _show_method(self) -> None:
        by_number = self.method.value is ClusteringMethod.KMEANS
        self._number.setVisible(by_number)
        self._fineness.setVisible(not by_number)

    def _slid(self) -> None:
        self._slid_label()
        self.granularity_changed.emit()

    def _slid_label(self) -> None:
        value = self.slider.value()
        self._middle.setText(self.tr("As recommended") if value == 0 else f"{value:+d}")
