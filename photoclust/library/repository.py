"""A library, opened: its tables, its history, and the edits that are applied to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoclust.library.adapters import AdapterQueries
from photoclust.library.albums import AlbumQueries
from photoclust.library.database import Database
from photoclust.library.edits import Bundle, Draw, Edit, Patch
from photoclust.library.faces import FaceQueries
from photoclust.library.files import FileQueries, StoredFile
from photoclust.library.forgetting import Forgetting
from photoclust.library.history import HistoryLog, Write
from photoclust.library.joins import place
from photoclust.library.people import PeopleQueries
from photoclust.library.photos import NewPhoto, PhotoQueries, model_id, put_drawn
from photoclust.library.planning import decided
from photoclust.library.remarks import RemarkQueries
from photoclust.library.rows import numbers
from photoclust.library.soundness import Soundness
from photoclust.library.tags import TagQueries
from photoclust.messages import ENGLISH, Message
from photoclust.types import FoundFace

__all__ = ["NewPhoto", "Repository", "StoredFile"]

DEEPEST = 20
"""How often a decision may be taken back, and that again, to be remembered as a message."""

UNGROUPED = """
    SELECT faces.id FROM ungrouped JOIN faces ON faces.id = ungrouped.face_id
    LEFT JOIN members ON members.face_id = faces.id WHERE faces.shown AND NOT ifnull(confirmed, 0)
"""


class Repository:
    """A library, opened: its tables by what they are about, its history, and its edits.

    Safe to use from several threads. Raises :class:`LibraryError` when the file at `path` is not
    a library, is damaged, newer than the program, or cannot be opened or created.
    """

    def __init__(self, path: Path, *, create: bool = True, checked: bool = False) -> None:
        database = Database(path, create=create, checked=checked)
        self.database = database
        self.files = FileQueries(database)
        self.photos = PhotoQueries(database)
        self.remarks = RemarkQueries(database)
        self.faces = FaceQueries(database)
        self.people = PeopleQueries(database)
        self.albums = AlbumQueries(database)
        self.adapters = AdapterQueries(database)
        self.history = HistoryLog(database)
        self.soundness = Soundness(database)
        self.forgetting = Forgetting(database)
        self.tags = TagQueries(database)

    def close(self) -> None:
        """Close the file's connections, those of all threads."""
        self.database.close()

    def apply(self, edit: Edit) -> Patch:
        """Carry out an edit and store it in the history; returns its inverse."""
        with self.database.writing(durable=True) as connection:
            message, changes = decided(edit, connection)
            self.history.record(connection, message, changes)
        return Patch(
            Message.of("taken-back", decision=_shallow(message)),
            tuple(Write(c.table, c.key, c.before) for c in reversed(changes)),
        )

    def draw(self, photo: int, face: FoundFace, model: str) -> int:
        """Store a face that the user drew, as an entry of the history; returns its number.

        It is stored as rejected and then made visible by the edit, so that undo hides it again.
        """
        with self.database.writing(durable=True) as connection:
            number = put_drawn(connection, photo, face, model_id(connection, model))
            connection.execute("INSERT INTO rejections VALUES (?)", (number,))
            self.history.record(connection, *decided(Draw(number), connection))
        return number

    def draw_and_apply(
        self,
        drawn: Sequence[tuple[int, FoundFace]],
        model: str,
        edit: Callable[[Sequence[int]], Edit],
        message: Message,
    ) -> bool:
        """Store faces that were drawn, each with its photo, and carry out an edit about them, made
        of their numbers, as one entry of the history. False when nothing changed."""
        with self.database.writing(durable=True) as connection:
            number = model_id(connection, model)
            faces = [put_drawn(connection, photo, face, number) for photo, face in drawn]
            connection.executemany("INSERT INTO rejections VALUES (?)", ((f,) for f in faces))
            bundle = Bundle(message, (*map(Draw, faces), edit(faces)))
            return self.history.record(connection, *decided(bundle, connection)) is not None

    def place_unconfirmed(
        self, placed: Sequence[tuple[int, int, float]], entry: int | None = None
    ) -> tuple[int | None, dict[int, int]]:
        """Assign unconfirmed faces to people, for proposals made while a scan runs: see
        `joins.place`."""
        with self.database.writing() as connection:
            result = place(connection, self.history, placed, entry)
            connection.executemany(
                "DELETE FROM ungrouped WHERE face_id = ?", ((face,) for face, _, _ in placed)
            )
        return result

    def has_ungrouped(self) -> bool:
        """Whether there are unconfirmed faces that `place_unconfirmed` has not placed yet."""
        with self.database.reading() as connection:
            row = connection.execute(f"SELECT EXISTS ({UNGROUPED})").fetchone()
        return bool(row[0])

    def ungrouped(self) -> NDArray[np.int64]:
        """The numbers of these faces, rising: int64 (n,)."""
        with self.database.reading() as connection:
            return numbers(connection, f"{UNGROUPED} ORDER BY faces.id")

    def counts(self) -> dict[str, int]:
        """The number of rows per table, for `doctor`."""
        tables = ("photos", "files", "faces", "embeddings", "people", "members", "history")
        with self.database.reading() as connection:
            return {
                t: int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0])
                for t in tables
            }


def _shallow(message: Message) -> Message:
    """The message; as its text where it holds others so deep that reading them would fail."""
    taken_back = message
    for _ in range(DEEPEST):
        inner = Message.from_value(taken_back.parameters.get("decision"))
        if inner is None:
            return message
        taken_back = inner
    return Message.literal(ENGLISH.text(message))
