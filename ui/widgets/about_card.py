"""What this program is: version, licences, networks; and a check-up of it all."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
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

from photoclust import (
    Diagnosis,
    PhotoclustError,
    __version__,
    log_path,
    resource,
    shareable_report,
)

from ..context import Context
from ..desktop.file_manager import show_file
from ..i18n.engine_messages import error_said, explained
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
        self.show_log = QPushButton(self.tr("Show log"))
        self.copy_diagnostics = QPushButton(self.tr("Copy diagnostics"))
        self.copy_diagnostics.setToolTip(
            self.tr(
                "Versions, device, counts and the end of the log, without names of people, to paste"
                " into a report of a problem"
            )
        )
        if log_path() is None:
            self.show_log.setEnabled(False)
            self.show_log.setToolTip(self.tr("The log is switched off"))
        card, qt = QPushButton(self.tr("About the networks")), QPushButton(self.tr("About Qt"))
        for widget in (text, networks):
            self.add_widget(widget)
        self.add_buttons(self.check_up, card, qt)
        self.add_buttons(self.show_log, self.copy_diagnostics)
        self.add_widget(self.findings)
        self.repair = QPushButton(self.tr("Repair"))
        self.repair.setToolTip(
            self.tr("Read damaged faces anew from their photos, and drop what cannot be")
        )
        self.repair.hide()
        self.add_buttons(self.repair)
        self.repair.clicked.connect(self._repair)
        self.check_up.clicked.connect(self._examine)
        self.show_log.clicked.connect(self._show_log)
        self.copy_diagnostics.clicked.connect(self._collect)
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
        if not self._session.is_open:
            self._tell((), (self.tr("No library is open."),))
            return
        self.check_up.setEnabled(False)
        running = self._session.start(
            lambda engine, job: engine.health.doctor(),
            self.tr("Check-up"),
            self._found,
            self._failed,
            self,
        )
        running.ended.connect(lambda: self.check_up.setEnabled(True))

    def _found(self, found: Diagnosis) -> None:
        self._tell(found.facts, tuple(map(explained, found.problems)))
        self.repair.setVisible(found.can_be_repaired)

    def _repair(self) -> None:
        self.repair.hide()
        self._session.start(
            lambda engine, job: engine.health.repair(job),
            self.tr("Repair"),
            lambda repaired: self._examine(),
            self._failed,
            self,
        )

    def _tell(self, facts: tuple[tuple[str, str], ...], problems: tuple[str, ...]) -> None:
        lines = list(problems) or [self.tr("All is well.")]
        details = [f"{name}: {value}" for name, value in facts]
        self.findings.setText("\n".join([*lines, *(["", *details] if details else [])]))
        self.findings.show()

    def _show_log(self) -> None:
        path = log_path()
        if path is not None:
            show_file(self._session, path)

    def _collect(self) -> None:
        if not self._session.is_open:
            self._copy(shareable_report())
            return
        self.copy_diagnostics.setEnabled(False)
        running = self._session.start(
            lambda engine, job: engine.health.diagnostics(),
            self.tr("Collecting diagnostics"),
            self._copy,
            self._failed,
            self,
        )
        running.ended.connect(lambda: self.copy_diagnostics.setEnabled(True))

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(f"{text}\nQt: {qVersion()}")
        self._session.notice.emit(self.tr("The diagnostics were copied."))

    def _failed(self, error: PhotoclustError) -> None:
        self._tell((), (error_said(error),))
