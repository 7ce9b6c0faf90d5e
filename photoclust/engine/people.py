"""People, and the faces that are with them or with nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.types import Companion, Face, FaceOrder, FaceRecord, PeopleGraph, Person

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from photoclust.library.forgetting import Forgotten
    from photoclust.library.namesakes import NameBook


class People:
    """The people of a library and their faces. `person` None stands for the unsorted faces."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context
        self._lock = threading.Lock()
        self._known: tuple[bytes, list[Person], int] = b"", [], 0

    def all(self) -> list[Person]:
        """Everybody, ignored people too: named first, then by number of faces."""
        return list(self._read()[1])

    def names(self) -> NameBook:
        """What everybody is called, and who is meant by a name."""
        return self._context.repository.people.names()

    def faces(self, person: int | None) -> list[Face]:
        """A person's faces, best first; the unsorted ones for None. Raises UnknownItem."""
        return self._context.repository.faces.of_person(person)

    def face_ids(
        self, person: int | None, order: FaceOrder = FaceOrder.QUALITY
    ) -> NDArray[np.int64]:
        """The numbers of a person's faces, or of the unsorted ones: (n,). Raises UnknownItem."""
        from photoclust.engine.face_order import ordered

        repository = self._context.repository
        if order in (FaceOrder.QUALITY, FaceOrder.DATE):
            return repository.faces.ids(person, by_date=order is FaceOrder.DATE)
        return ordered(repository, person, order, self._context.model)

    def dated_faces(self, person: int | None) -> list[tuple[int, str]]:
        """A person's faces, oldest photo first, each with the date of its photo, ISO 8601; those
        without one last, with an empty one. Raises UnknownItem."""
        return self._context.repository.faces.dated(person)

    def face_details(self, ids: Iterable[int]) -> list[Face]:
        """Visible faces in the order asked for; what is not there any more is left out."""
        return self._context.repository.faces.details(ids)

    def crop(self, face: int) -> bytes:
        """A face as a small JPEG. Raises UnknownItem."""
        return self._context.repository.faces.crop(face)

    def crops(self, ids: Iterable[int]) -> dict[int, bytes]:
        """Faces as small JPEGs, by number; what is not there any more is left out."""
        return self._context.repository.faces.crops(ids)

    def records(self) -> list[FaceRecord]:
        """Every visible face with its photo and person, but those of ignored people."""
        return self._context.repository.faces.records()

    def companions(self, person: int, limit: int = 12) -> list[Companion]:
        """Who is most often in a person's photos. Raises UnknownItem."""
        return self._context.repository.people.companions(person, limit)

    def graph(self, most: int = 50) -> PeopleGraph:
        """Who of those with most photos is with whom, as a picture; without who is with nobody."""
        from photoclust.engine.people_graph import people_graph

        return people_graph(self._context.repository.people.appearances(), most)

    def likeliest(self, faces: Sequence[int]) -> list[int]:
        """The people who are not ignored, whom these faces show likeliest first; quick."""
        from photoclust.engine.likeness import likeliest

        return likeliest(self._context.repository, faces, self._context.model)

    def in_folder(self, folder: Path) -> set[int]:
        """The numbers of the people who have a face in a photo below this folder."""
        return self._context.repository.people.below(folder)

    def forget(self, person: int) -> Forgotten:
        """Erase a person for good: name, faces with all that is known of them, history.

        No undo brings them back; backups keep them. A scan that looks anew at their photos finds
        the faces again, of nobody. Raises UnknownItem, and LibraryError while a scan is running.
        """
        with self._context.scan_lock():
            return self._context.repository.forgetting.person(person)

    def unsorted_count(self) -> int:
        """How many visible faces are with nobody."""
        return self._read()[2]

    def _read(self) -> tuple[bytes, list[Person], int]:
        """The library's state, everybody, and how many faces are with nobody; as read before, while
        the library has not changed since."""
        repository = self._context.repository
        with self._lock:
            now = repository.database.state()
            if not now or self._known[0] != now:
                self._known = now, repository.people.all(), repository.faces.unsorted_count()
            return self._known
