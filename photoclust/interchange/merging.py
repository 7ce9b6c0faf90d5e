"""What another library adds to this one: rows to write, what is new, and where the two disagree.

What was decided here stays. A number below zero stands for what gets one when it is stored: the
first new face is -1, and likewise people and albums.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from photoclust.errors import EditError, QueryError
from photoclust.interchange.content import AlbumContent, FaceContent, LibraryContent, PersonContent
from photoclust.interchange.matching import Matches, matched
from photoclust.interchange.people_matching import (
    Answers,
    PeopleMatches,
    PersonQuestion,
    people_matched,
)
from photoclust.library.albums import packed_people
from photoclust.library.edits import clean_name, same_name
from photoclust.library.history import Write
from photoclust.library.namesakes import NameBook
from photoclust.library.person_row import PersonRow
from photoclust.messages import Message, Value, person_value
from photoclust.query.parser import parse
from photoclust.query.resolution import with_people
from photoclust.query.tree import PersonNamed, PersonNumber, Query, Who
from photoclust.query.wording import written
from photoclust.types import PersonState


@dataclass(frozen=True)
class Merge:
    """How another library is joined to this one.

    `writes`: rows of decisions. `new_faces`: numbers of theirs, in the order of the numbers below
    zero that stand for them. `same` and `new`: how many people are known here, and how many are
    not. `conflicts`: where the two disagree, and what was decided here stays. `questions`: whether
    somebody is known here; until they are answered, nobody is.
    """

    matches: Matches
    writes: tuple[Write, ...]
    new_faces: tuple[int, ...]
    same: int
    new: int
    conflicts: tuple[Message, ...]
    questions: tuple[PersonQuestion, ...]

    @property
    def decided(self) -> int:
        """How many faces are decided about anew."""
        tables = ("members", "exclusions", "rejections")
        return len({write.key[0] for write in self.writes if write.table in tables})


def merged(
    ours: LibraryContent, theirs: LibraryContent, reach: float, answers: Answers | None = None
) -> Merge:
    """What joining `theirs` to `ours` comes to. `reach` and `answers` as in `people_matched`.

    Joined once more, it adds nothing.
    """
    matches = matched(ours, theirs)
    people = people_matched(ours, theirs, matches, reach, answers or {})
    return _Merger(ours, theirs, matches, people).merge()


class _Merger:
    """Collects rows and conflicts."""

    def __init__(
        self,
        ours: LibraryContent,
        theirs: LibraryContent,
        matches: Matches,
        people: PeopleMatches,
    ) -> None:
        self._ours, self._theirs = ours, theirs
        self._matches, self._people = matches, people
        self._own_faces = {face.id: face for face in ours.faces}
        self._paths = {photo.id: next(iter(photo.paths), "?") for photo in ours.photos}
        self._new_faces = tuple(_added(theirs, matches))
        self._face_numbers = matches.faces | {
            number: -place for place, number in enumerate(self._new_faces, start=1)
        }
        self._person_numbers = people.same | {
            person.id: -place for place, person in enumerate(people.new, start=1)
        }
        self._names = {p.id: p.name for p in ours.people if p.name is not None}
        self._writes: list[Write] = []
        self._conflicts: list[Message] = []

    def merge(self) -> Merge:
        for person in self._people.new:
            self._add_person(person)
        for number, own in self._people.same.items():
            self._join_person(
                self._theirs.people_by_number[number], self._ours.people_by_number[own]
            )
        for face in self._theirs.faces:
            if face.id in self._face_numbers:
                self._decide(face, self._face_numbers[face.id])
        self._add_albums()
        return Merge(
            self._matches,
            tuple(self._writes),
            self._new_faces,
            len(self._people.same),
            len(self._people.new),
            tuple(self._conflicts),
            tuple(self._people.questions),
        )

    def _add_person(self, person: PersonContent) -> None:
        number = self._person_numbers[person.id]
        name = _cleaned(person.name)
        if name is not None:
            name = _free(name, list(self._names.values()))
            self._names[number] = name
        cover = self._face_numbers.get(person.cover or 0)
        row = PersonRow(name, person.state, cover, person.born, int(person.favourite))
        self._writes.append(Write("people", (number,), row.values))

    def _join_person(self, theirs: PersonContent, ours: PersonContent) -> None:
        """Have our person take the name, the state and the cover where we have none."""
        name = _cleaned(theirs.name)
        kept = self._names.get(ours.id, ours.name)
        if kept is None and name is not None:
            kept = _free(name, list(self._names.values()))
            self._names[ours.id] = kept
        elif kept is not None and name is not None and not _is_numbered(kept, name):
            self._disagree(
                Message.of("join-other-name", person=person_value(ours.id, kept), name=name)
            )
        state = ours.state
        if theirs.state != ours.state:
            if ours.state == PersonState.VISIBLE and ours.name is None:
                state = theirs.state
            elif theirs.state != PersonState.VISIBLE:
                self._disagree(Message.of("join-ignored-there", person=person_value(ours.id, kept)))
        cover = ours.cover or self._face_numbers.get(theirs.cover or 0)
        if theirs.born and ours.born and theirs.born != ours.born:
            self._disagree(
                Message.of("join-other-birth", person=person_value(ours.id, kept), born=theirs.born)
            )
        born, favourite = ours.born or theirs.born, ours.favourite or theirs.favourite
        now = PersonRow(kept, state, cover, born, int(favourite))
        before = PersonRow(ours.name, ours.state, ours.cover, ours.born, int(ours.favourite))
        if now != before:
            self._writes.append(Write("people", (ours.id,), now.values))

    def _decide(self, face: FaceContent, number: int) -> None:
        own = self._own_faces.get(number)
        if face.rejected:
            self._reject(face, own, number)
            return
        home = self._person_numbers.get(face.person or 0) if face.confirmed else None
        if home is not None:
            self._place(face, own, number, home)
        for person in face.excluded:
            away = self._person_numbers.get(person)
            if away is not None and away != home:
                self._exclude(face, own, number, away)

    def _reject(self, face: FaceContent, own: FaceContent | None, number: int) -> None:
        if own is not None and own.confirmed:
            self._disagree(
                Message.of(
                    "join-rejected-there", path=self._path(own), person=self._said(own.person)
                )
            )
        elif own is None or not own.rejected:
            self._writes.append(Write("rejections", (number,), ()))
            if own is not None and own.person is not None:
                self._writes.append(Write("members", (number,), None))

    def _place(self, face: FaceContent, own: FaceContent | None, number: int, home: int) -> None:
        """Put a face with the person whom it shows there."""
        if own is None or not (own.confirmed or own.rejected or home in own.excluded):
            self._writes.append(Write("members", (number,), (home, 1, 1.0)))
        elif own.confirmed and own.person != home:
            self._disagree(
                Message.of(
                    "join-somebody-else-there",
                    path=self._path(own),
                    person=self._said(own.person),
                    other=self._said(home),
                )
            )
        elif own.rejected:
            self._disagree(
                Message.of("join-rejected-here", path=self._path(own), other=self._said(home))
            )
        elif not own.confirmed:
            self._disagree(
                Message.of("join-excluded-here", path=self._path(own), other=self._said(home))
            )

    def _exclude(self, face: FaceContent, own: FaceContent | None, number: int, away: int) -> None:
        if own is not None and own.confirmed and own.person == away:
            self._disagree(
                Message.of(
                    "join-excluded-there", path=self._path(own), person=self._said(own.person)
                )
            )
        elif own is None or (away not in own.excluded and not own.rejected):
            self._writes.append(Write("exclusions", (number, away), ()))
            if own is not None and own.person == away and not face.confirmed:
                self._writes.append(Write("members", (number,), None))

    def _disagree(self, conflict: Message) -> None:
        self._conflicts.append(conflict)

    def _path(self, own: FaceContent) -> str:
        return self._paths[own.photo]

    def _said(self, number: int | None) -> Value:
        return person_value(number or 0, self._names.get(number or 0))

    def _add_albums(self) -> None:
        """Add the albums that are not here; one of the same name that means something else gets
        another name."""
        names = [album.name for album in self._ours.albums]
        own = [(album.name, self._meant(album)) for album in self._ours.albums]
        added = 0
        for theirs in self._theirs.albums:
            album = self._translated(theirs)
            if album is None or any(
                _is_numbered(name, album.name) and meant == self._meant(album)
                for name, meant in own
            ):
                continue  # of no use here, or here already
            added += 1
            name = _free(album.name, names)
            names.append(name)
            values = (name, album.recipe, packed_people(album.people))
            self._writes.append(Write("albums", (-added,), values))

    def _translated(self, album: AlbumContent) -> AlbumContent | None:
        """An album about our people; those who have no number yet are called by name. None when it
        is about somebody who is not here."""
        numbers = self._person_numbers
        people = {n: numbers[number] for n, number in album.people.items() if number in numbers}

        def ours(who: Who) -> Who:
            if isinstance(who, PersonNamed):
                return who
            number = numbers[who.number]
            if number > 0:
                return PersonNumber(number)
            people[self._names[number]] = number
            return PersonNamed(self._names[number])

        try:
            before = parse(album.recipe)
            after = with_people(before, ours)
        except (QueryError, KeyError):
            return None
        recipe = album.recipe if before == after else written(after)
        return AlbumContent(album.name, recipe, people)

    def _meant(self, album: AlbumContent) -> Query | None:
        """The recipe with our numbers of people, where they are known."""
        book = NameBook((number, name, None) for number, name in self._names.items())

        def number(who: Who) -> Who:
            if isinstance(who, PersonNumber):
                return who
            called = book.called(who.name)
            known = album.people.get(who.name, called[0] if len(called) == 1 else None)
            return who if known is None else PersonNumber(known)

        try:
            return with_people(parse(album.recipe), number)
        except QueryError:
            return None


def _added(theirs: LibraryContent, matches: Matches) -> Iterator[int]:
    """The faces that are to be stored: in new photos, and decided about in others. Those that
    nobody can compare are left out."""
    for photo in matches.new_photos:
        for face in theirs.faces_by_photo.get(photo.id, ()):
            if face.vector is not None:
                yield face.id
    for face, _, _ in matches.new_faces:
        if face.vector is not None:
            yield face.id


def _cleaned(name: str | None) -> str | None:
    """A name as libraries store it; None for what cannot be one."""
    try:
        return None if name is None else clean_name(name)
    except EditError:
        return None


def _free(name: str, taken: list[str]) -> str:
    """A name, with a number where somebody else has it: "Anna (2)"."""
    number, free = 1, name
    while any(same_name(free, other) for other in taken):
        number += 1
        free = f"{name} ({number})"
    return free


def _is_numbered(name: str, of: str) -> bool:
    """Whether a name is what `_free` makes of another."""
    return same_name(name, of) or (name.startswith(f"{of} (") and name.endswith(")"))
