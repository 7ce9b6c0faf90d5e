"""Who is in a photo that need not be in the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.errors import EditError, NoFace, SettingError, UnreadablePhoto
from photoclust.messages import person_value
from photoclust.types import Box, Floats, FoundFace, Person

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Verification:
    """Whether two photos show one person. `distance` and `threshold` in squared L2;
    `probability` 0 to 1; `faces`: how many faces each photo has, the largest of which counts."""

    same: bool
    distance: float
    threshold: float
    probability: float
    faces: tuple[int, int]


@dataclass(frozen=True)
class Guess:
    """A known person that a face may show. `distance` in squared L2, `probability` 0 to 1;
    `votes`: how many of the nearest named faces are theirs."""

    person_id: int
    name: str
    probability: float
    distance: float
    votes: int


@dataclass(frozen=True)
class Identification:
    """A face in a photo and who it may be, likeliest first; nobody known when empty."""

    box: Box
    guesses: tuple[Guess, ...]


class Recognition:
    """Recognition in single photos, which need not be in the library."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def verify(self, one: Path, other: Path) -> Verification:
        """Whether the largest faces of two photos are the same person's.

        Raises UnreadablePhoto and NoFace.
        """
        from photoclust.clustering.recognition import probability

        calibration = self._context.calibration
        found = [self._faces_in(path) for path in (one, other)]
        a, b = (max(faces, key=lambda f: f.detection.box.area).embedding for faces in found)
        distance = float(((a - b) ** 2).sum())
        return Verification(
            same=distance < calibration.threshold,
            distance=distance,
            threshold=calibration.threshold,
            probability=float(probability(distance, calibration)),
            faces=(len(found[0]), len(found[1])),
        )

    def identify(self, photo: Path, neighbours: int = 5) -> list[Identification]:
        """Who the faces in a photo are, judged by the named faces nearest to each.

        The photo need not be in the library, and does not enter it. Faces from left to
        right. Raises UnreadablePhoto, NoFace, and EditError when nobody is named yet.
        """
        from photoclust.clustering.recognition import recognise

        if neighbours < 1:
            raise SettingError("neighbours-out-of-range", value=neighbours)
        context = self._context
        names = {person.id: person.label for person in self._named()}
        known, people = self._anchors(names)
        if not len(known):
            lost = [person_value(number, name) for number, name in names.items()]
            raise (
                EditError("nobody-recognisable", people=lost) if lost else EditError("nobody-named")
            )
        calibration = context.calibration
        found = sorted(self._faces_in(photo), key=lambda face: face.detection.box.x)
        return [
            Identification(
                face.detection.box,
                tuple(
                    Guess(c.person, names[c.person], c.probability, c.distance, c.votes)
                    for c in recognise(face.embedding, known, people, calibration, neighbours)
                ),
            )
            for face in found
        ]

    def unusable(self) -> list[Person]:
        """The people with a name whom `identify` cannot know, as no confirmed face of theirs shows
        what they look like."""
        named = self._named()
        known = set(self._anchors([person.id for person in named])[1].tolist())
        return [person for person in named if person.id not in known]

    def _named(self) -> list[Person]:
        return [p for p in self._context.repository.people.all() if p.name is not None]

    def _anchors(self, people: Iterable[int]) -> tuple[Floats, NDArray[np.int64]]:
        """The faces by which these people are known, (n, 128), and who each shows, (n,)."""
        import numpy as np

        from photoclust.clustering.anchors import are_anchors

        faces = self._context.repository.faces.comparable(self._context.model)
        rows = are_anchors(faces, self._context.calibration) & np.isin(faces.people, list(people))
        return faces.embeddings[rows], faces.people[rows]

    def _faces_in(self, path: Path) -> list[FoundFace]:
        """The faces in a photo, embedded as the library's are compared."""
        from photoclust.photos.content import read_content

        context = self._context
        try:
            content = read_content(path, context.settings.max_file_size)
            photo = context.photo_faces.decode(content)
        except UnreadablePhoto as error:
            raise UnreadablePhoto("photo-problem", path=path, problem=error.explanation) from error
        faces = context.photo_faces.find([content], [photo])[0]
        if not faces:
            raise NoFace("no-face-found", path=path)
        return [replace(f, embedding=context.adapted(f.embedding[None])[0]) for f in faces]
