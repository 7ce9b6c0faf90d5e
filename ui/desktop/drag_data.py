"""The data of a drag of faces, people or photos: their numbers, and their files.

The numbers are for the window itself; the files for other programs, which then copy the
photos. The files are looked up only when such a program asks for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMetaType, QMimeData, QUrl

FACES = "application/x-photoclust-faces"
PEOPLE = "application/x-photoclust-people"
PHOTOS = "application/x-photoclust-photos"
URIS = "text/uri-list"

Files = Callable[[], Sequence[Path]]


class DragData(QMimeData):
    """Numbers of one kind, FACES, PEOPLE or PHOTOS, with the photos' files on demand."""

    def __init__(self, kind: str, numbers: Sequence[int], files: Files) -> None:
        super().__init__()
        self._files = files
        self._found: list[QUrl] | None = None
        self.setData(kind, json.dumps(list(numbers)).encode())

    def formats(self) -> list[str]:
        return [*super().formats(), URIS]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype == URIS or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> object:
        if mimetype == URIS:
            if self._found is None:
                self._found = [QUrl.fromLocalFile(str(path)) for path in self._files()]
            return self._found
        return super().retrieveData(mimetype, preferred)


def is_ours(data: QMimeData) -> bool:
    """Whether it was dragged from a grid of this program."""
    return any(data.hasFormat(kind) for kind in (FACES, PEOPLE, PHOTOS))


def numbers(data: QMimeData, kind: str) -> list[int]:
    """The numbers of this kind in the drag; none when it is of another kind."""
    if not data.hasFormat(kind):
        return []
    try:
        found = json.loads(bytes(data.data(kind).data()))
    except ValueError:
        return []
    return [n for n in found if isinstance(n, int)] if isinstance(found, list) else []
