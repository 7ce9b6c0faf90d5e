"""Which faces of a photo the names are for that other programs tell of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from photoclust.errors import EditError
from photoclust.library.edits import clean_name, same_name
from photoclust.library.tags import NamedBox, TaggedPhoto
from photoclust.messages import Message
from photoclust.photos.orientation import swaps_sides
from photoclust.tags.frames import upright_box
from photoclust.tags.reading import FoundNames
from photoclust.tags.region import Region, Size, is_same_place, share_middles
from photoclust.types import Box

LEAST = 8
"""Pixels of a box's shorter side, from which a face can be drawn."""
MOST_REGIONS = 2000
"""Of one source; no photo shows more people who have names."""
_TURNED = (6, 8, 5, 7)


@dataclass
class Matched:
    """What a photo's tags say. `named`: names with the face, or with a box for a face to be drawn,
    or with one that was drawn and taken back. `known`: names that faces have already. `unplaced`:
    names of which the face is not known. `conflicts`: where the library knows better."""

    named: list[tuple[str, Box, NamedBox | None]] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    conflicts: list[Message] = field(default_factory=list)


def match(
    photo: TaggedPhoto,
    found: Sequence[FoundNames],
    excluded: Collection[tuple[int, str]],
    *,
    confirmed: bool,
) -> Matched:
    """Match names to the faces of a photo by overlap; of several sources the first counts.

    excluded: faces, and the names in small letters of who they are not. confirmed: a face whose
    name is only proposed is not known yet.
    """
    matching = _Matching(photo, excluded, confirmed)
    for one in found:
        matching.take(one)
    matching.place_the_rest()
    return matching.matched


class _Matching:
    def __init__(
        self, photo: TaggedPhoto, excluded: Collection[tuple[int, str]], confirmed: bool
    ) -> None:
        self.matched = Matched()
        self._photo = photo
        self._size = Size(photo.width, photo.height)
        self._excluded = excluded
        self._confirmed = confirmed
        self._left = list(photo.faces)
        self._placed: list[Box] = []
        self._names: list[str] = []

    def take(self, found: FoundNames) -> None:
        """Take the regions of one source, and its names for later."""
        turn = self._turn(found)
        if turn is None:
            self.matched.conflicts.append(Message.of("tags-of-another-size"))
            self._names += [region.name for region in found.regions]
        else:
            boxes = [
                (region.name, upright_box(region.box, self._size, turn))
                for region in found.regions[:MOST_REGIONS]
            ]
            for name, box in boxes:
                if not any(_are_same(box, other) for other in self._placed):
                    self._placed.append(box)
                    self._take_region(name, box)
        self._names += found.names

    def place_the_rest(self) -> None:
        """One face, one name: names without a box are somebody's only if nobody else is there."""
        told = {name.casefold() for name, _, _ in self.matched.named}
        there = [face for face in self._photo.faces if face.name is not None]
        names: dict[str, str] = {}
        for given in self._names:
            name = self._clean(given)
            is_there = name and any(face.is_called(name) for face in there)
            if name and not is_there and name.casefold() not in told:
                names.setdefault(name.casefold(), name)
        free = [face for face in self._left if not (face.confirmed and face.name)]
        for name in names.values():
            is_sure = len(names) == len(free) == 1 and not self._is_excluded(free[0], name)
            if is_sure:
                self.matched.named.append((name, free[0].box, free[0]))
            else:
                self.matched.unplaced.append(name)
        for given in dict.fromkeys(self._names):  # a face may have a name that has no box there
            face = next((face for face in self._left if face.is_called(given)), None)
            if face is not None:
                self.matched.known.append(_said(face, given))

    def _take_region(self, given: str, box: Box) -> None:
        name = self._clean(given)
        if name is None:
            return
        face = _nearest(box, self._left)
        if face is not None:
            self._left.remove(face)
            self._take_face(name, face)
        elif _nearest(box, self._photo.rejected) is not None:
            self.matched.conflicts.append(Message.of("tags-face-rejected", theirs=name))
        elif min(box.width, box.height) < LEAST:
            self.matched.conflicts.append(Message.of("tags-box-too-small", theirs=name))
        else:
            self.matched.named.append((name, box, _nearest(box, self._photo.taken_back)))

    def _take_face(self, name: str, face: NamedBox) -> None:
        if face.name is not None and face.is_called(name):
            if face.confirmed or not self._confirmed:
                self.matched.known.append(_said(face, name))
                return
        elif face.confirmed and face.name is not None:
            message = Message.of("tags-other-name", ours=face.name, theirs=name)
            self.matched.conflicts.append(message)
            return
        if self._is_excluded(face, name):
            self.matched.conflicts.append(Message.of("tags-face-excluded", theirs=name))
        else:
            self.matched.named.append((name, face.box, face))

    def _is_excluded(self, face: NamedBox, name: str) -> bool:
        return (face.face, name.casefold()) in self._excluded

    def _clean(self, given: str) -> str | None:
        try:
            return clean_name(given)
        except EditError as error:
            problem = Message.of("tags-name-refused", problem=error.explanation)
            self.matched.conflicts.append(problem)
            return None

    def _turn(self, found: FoundNames) -> int | None:
        """How the picture that the regions are relative to is turned upright: of the ways that are
        possible the one in which most of them are around faces, else the usual one. None: they
        are of a picture of another shape.

        Programs differ in whether their regions are relative to the stored picture or to the
        upright one.
        """
        stored = self._photo.orientation or 1
        usual = (1, stored) if found.is_upright else (stored, 1)
        turns = [turn for turn in usual if self._fits(turn, found.size)]
        turns = turns or [turn for turn in _TURNED if self._fits(turn, found.size)]
        if not turns:
            return None
        return max(turns, key=lambda turn: self._count(turn, found.regions))

    def _fits(self, turn: int, size: Size | None) -> bool:
        return size is None or size.fits(self._size.turned if swaps_sides(turn) else self._size)

    def _count(self, turn: int, regions: Sequence[Region]) -> int:
        some = regions[:MOST_REGIONS]
        boxes = [upright_box(region.box, self._size, turn) for region in some]
        return sum(_nearest(box, self._photo.faces) is not None for box in boxes)


def _said(face: NamedBox, given: str) -> str:
    """A name as it was given; where that may mean others too, what the person is called here."""
    is_same = face.name is None or same_name(face.name, given)
    return given if is_same else face.name or given


def _nearest(box: Box, faces: Sequence[NamedBox]) -> NamedBox | None:
    """The face that a box is around."""
    same = [face for face in faces if _are_same(box, face.box)]
    return max(same, key=lambda face: box.overlap(face.box), default=None)


def _are_same(one: Box, other: Box) -> bool:
    """Whether two boxes are around one face; one that is far larger is around more."""
    if is_same_place(one, other):
        return True
    return share_middles(one, other) and one.overlap(other) > 0.1
