"""Opens a library of drawn people, to try the program with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from photoclust import LIBRARY_SUFFIX, ExportError, Job, demo_folder, reason_of

from ..state.session import Session
from .messages import Messages

PHOTOS = "photos"


class DemoLibrary(QObject):
    """Draws it once, beside the user's own library, which stays the one that the program starts
    with.

    open_library: opens a library in the window.
    """

    def __init__(
        self,
        session: Session,
        messages: Messages,
        open_library: Callable[[Path], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._open_library = open_library
        self._own: Path | None = None
        self._drawing = False
        session.opened.connect(self._opened)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return demo_folder() / f"demo{LIBRARY_SUFFIX}"

    def open(self) -> None:
        """Open it, once it is drawn."""
        if self._drawing or self._session.path == self.path:
            return
        if self.path.exists():
            self._go()
            return
        self._drawing = True
        running = self._session.start(
            lambda engine, job: _make(self.path, job),
            self.tr("Drawing people"),
            lambda _: self._go(),
            owner=self,
        )
        running.ended.connect(self._ended)

    def leave(self) -> None:
        """Open the library again that was open before."""
        if self._own is not None:
            self._open_library(self._own)

    def _ended(self) -> None:
        self._drawing = False

    def _go(self) -> None:
        self._own = self._session.path
        self._open_library(self.path)

    def _opened(self, path: Path) -> None:
        if path == self.path:
            text = self.tr("These people are drawn. Try what you like; your own library is apart.")
            back = self.tr("Back to my library") if self._own is not None else ""
            self._messages.say(text, back, self.leave)


def _make(library: Path, job: Job) -> None:
    """Draw the photos, and make the library. Raises ExportError and Cancelled."""
    from photoclust import make_demo  # takes libraries that the window starts without

    from ..demo import drawing
    from ..demo.cast import CAST

    events = drawing.EVENTS
    job.begin("photos", sum(event.photos for event in events))

    def drawn(_: int) -> None:
        job.check()
        job.report(done=1)

    photos = library.parent / PHOTOS
    try:
        shots = drawing.draw(photos, events, drawn)
        make_demo(library, photos, shots, [character.name for character in CAST])
    except OSError as error:
        reason = reason_of(error, str(error))
        raise ExportError("export-failed", path=str(library.parent), reason=reason) from error
