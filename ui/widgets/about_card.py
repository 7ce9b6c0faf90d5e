"""What this program is: version, licences, networks; and a check-up of it all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from photoclust import __version__
from photoclust.errors import PhotoclustError
from photoclust.paths import resource

from ..i18n.wording import sentence
from ..pages.base import Context
from ..theme import GRID
from .setting_card import SettingCard


class AboutCard(SettingCard):
    """Facts, and buttons for more of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About"), parent)
        self._session = context.session
        text = QLabel(
            self.tr(
                "photoclust {0}, under the Apache License 2.0. Everything stays on this computer:"
                " no photo, face or name is ever sent anywhere."
            ).format(__version__)
        )
        networks = QLabel(
            self.tr(
                "Faces are found by MTCNN (weights under the MIT licence) and compared by an"
                " embedding network, trained on from one in the public domain (CC0). The window is"
                " made with Qt for Python (LGPL-3.0)."
            )
        )
        self.findings = QLabel()
        self.findings.setTextFormat(Qt.TextFormat.PlainText)
        self.findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.findings.hide()
        for label in (text, networks, self.findings):
            label.setWordWrap(True)
        networks.setProperty("role", "quiet")
        self.check_up = QPushButton(self.tr("Check-up"))
        self.check_up.setToolTip(
            self.tr("Look closely at the device, the networks' weights and the library")
        )
        card, qt = QPushButton(self.tr("About the networks")), QPushButton(self.tr("About Qt"))
        for widget in (text, networks):
            self.add_widget(widget)
        self.add_buttons(self.check_up, card, qt)
        self.add_widget(self.findings)
        self.check_up.clicked.connect(self._examine)
        card.clicked.connect(self.show_model_card)
        qt.clicked.connect(QApplication.aboutQt)

    def show_model_card(self) -> None:
        """The networks: what they can do, what they cannot, where they come from."""
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("About the networks"))
        dialog.resize(90 * GRID, 70 * GRID)
        browser = QTextBrowser()
        browser.setOpenExternalLinks(True)
        browser.setMarkdown(resource("models", "MODEL_CARD.md").read_text("utf-8"))
        browser.setAccessibleName(dialog.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addWidget(browser, 1)
        layout.addWidget(buttons)
        dialog.open()

    def _examine(self) -> None:
        self.check_up.setEnabled(False)
        running = self._session.start(
            lambda engine, job: engine.health.doctor(),
            self.tr("Check-up"),
            lambda found: self._tell(found.facts, found.problems),
            self._failed,
            self,
        )
        running.ended.connect(lambda: self.check_up.setEnabled(True))

    def _tell(self, facts: tuple[tuple[str, str], ...], problems: tuple[str, ...]) -> None:
        lines = [self.tr("All is well.")] if not problems else list(problems)
        self.findings.setText("\n".join([*lines, "", *(f"{n}: {value}" for n, value in facts)]))
        self.findings.show()

    def _failed(self, error: PhotoclustError) -> None:
        self._tell((), (sentence(error.message, error.hint),))
