"""An engine for the window's tests: people in memory, decisions that can be undone.

It knows what the base of the window asks for. A test that needs more gives it more:
`engine.review.questions = lambda **_: [...]`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from photoclust.engine import Engine
from photoclust.engine.adapter import AdapterReadiness, KeptAdapter, LibraryAdapter
from photoclust.engine.albums import Albums, SavedAlbum
from photoclust.engine.clusters import Clusters
from photoclust.engine.context import EngineContext
from photoclust.engine.exchange import Exchange
from photoclust.engine.exports import Exports
from photoclust.engine.folders import Folders
from photoclust.engine.health import Health
from photoclust.engine.history import History
from photoclust.engine.library import LibraryFile
from photoclust.engine.people import People
from photoclust.engine.photos import Photos
from photoclust.engine.recognition import Recognition
from photoclust.engine.review import Review
from photoclust.engine.tags import Tags
from photoclust.errors import (
    EditError,
    LibraryError,
    NothingToUndo,
    PhotoclustError,
    TrainingError,
    UnknownItem,
)
from photoclust.faces.adapter import Adapter
from photoclust.job import Job
from photoclust.library.edits import (
    Affirm,
    Bundle,
    Confirm,
    Edit,
    Exclude,
    Introduce,
    Merge,
    Move,
    Name,
    NotSame,
    Patch,
    Reject,
    Remove,
    SetBirth,
    SetCover,
    SetFavourites,
    SetState,
    Split,
    Vouching,
    clean_name,
)
from photoclust.library.history import Entry
from photoclust.library.namesakes import NameBook
from photoclust.messages import Message
from photoclust.settings import Settings
from photoclust.types import (
    Box,
    Completeness,
    DateSource,
    Face,
    FaceOrder,
    Failure,
    PeopleGraph,
    Person,
    PersonState,
    PhotoInfo,
    PhotoState,
    Question,
    ScanReport,
    Suggestion,
)

if TYPE_CHECKING:
    from photoclust.learning.fitted import Fitted

State = tuple[dict[int, Person], dict[int, int | None], tuple[Any, ...]]


NO_CONTEXT = cast(EngineContext, None)
"""What a part that is not faked asks here ends in an AttributeError."""


class FakeEngine(Engine):
    """People by number, faces by number with the person they are with."""

    library: FakeLibrary
    adapter: FakeAdapter

    def __init__(self, path: Path = Path("fake.photoclust"), settings: Settings | None = None):
        self.library = FakeLibrary(self, path)
        self.folders = FakeFolders(NO_CONTEXT)
        self.photos = FakePhotos(self)
        self.albums = FakeAlbums(NO_CONTEXT)
        self.people = FakePeople(self)
        self.history = FakeHistory(self)
        self.clusters = Clusters(NO_CONTEXT)
        self.review = FakeReview(self)
        self.suggested: list[Suggestion] = []
        self.complete: list[Completeness] = []
        self.recognition = Recognition(NO_CONTEXT)
        self.adapter = FakeAdapter()
        self.exports = Exports(NO_CONTEXT)
        self.exchange = Exchange(NO_CONTEXT)
        self.tags = Tags(NO_CONTEXT)
        self.health = Health(NO_CONTEXT)
        self._settings = settings or Settings()
        self.known: dict[int, Person] = {}
        self.homes: dict[int, int | None] = {}
        self.remembered: tuple[Any, ...] = ()
        """Edits that say something about faces: Exclude, Reject, NotSame, Confirm, SetCover."""
        self.entries: list[tuple[Entry, State, State]] = []
        self.scans: list[tuple[Path, ...]] = []
        self.threads: set[str] = set()
        self.locked_by_another = False
        self.closed = False
        self.scan_gate = threading.Event()
        """Scans wait for it, or for their job to be cancelled."""
        self.doubtful = Vouching()
        """What the next name does not vouch for."""
        self.waiting = 0
        """How many photo files lie in the folders that no scan has seen."""
        self.outdated = 0
        """How many photos networks of another version have looked at."""
        self.scan_gate.set()

    @classmethod
    def with_people(cls, count: int = 3, faces: int = 4) -> FakeEngine:
        """Unnamed people 1 to `count`; the first has most faces, `faces` times their number."""
        made = cls()
        face = 1
        for number in range(1, count + 1):
            size = faces * (count + 1 - number)
            made.known[number] = Person(
                number, None, PersonState.VISIBLE, size, size, 0, None, None, face
            )
            made.homes.update(dict.fromkeys(range(face, face + size), number))
            face += size
        return made

    @property
    def settings(self) -> Settings:
        return self._settings

    def adopt(self, settings: Settings) -> None:
        self._settings = settings

    def close(self) -> None:
        self.closed = True

    def reopen(self, path: Path, settings: Settings) -> None:
        """Be the engine of another library, whatever is in it."""
        self.library.path, self._settings, self.closed = path, settings, False

    def counted(self, person: Person) -> Person:
        """A person with the faces that they have now."""
        faces = [face for face, home in self.homes.items() if home == person.id]
        cover = person.cover if person.cover in faces else (faces[0] if faces else None)
        return replace(person, faces=len(faces), photos=len(faces), cover=cover)

    def carry_out(self, edit: Any) -> str | Message:
        """Make a decision; what history says of it."""
        known = self.known
        if isinstance(edit, Name):
            name = None if edit.name is None else clean_name(edit.name)
            taken = any(p.name == name and p.id != edit.person for p in known.values() if name)
            if taken and not edit.another:
                raise EditError("name-taken", number=1, name=name)
            known[edit.person] = replace(self._get(edit.person), name=name)
            return f"Gave person {edit.person} the name {name!r}"
        if isinstance(edit, Merge):
            names = [self._get(p).name for p in (edit.person, *edit.others)]
            name = next((n for n in names if n is not None), None)
            for other in edit.others:
                for face, home in self.homes.items():
                    if home == other:
                        self.homes[face] = edit.person
                del known[other]
            known[edit.person] = replace(known[edit.person], name=name)
            return f"Merged {len(edit.others)} into person {edit.person}"
        if isinstance(edit, Bundle):
            for part in edit.edits:
                self.carry_out(part)
            return edit.message
        if isinstance(edit, Split | Introduce):
            number = max(known, default=0) + 1
            name = edit.name if isinstance(edit, Introduce) else None
            state = edit.state if isinstance(edit, Introduce) else PersonState.VISIBLE
            known[number] = Person(number, name, state, 0, 0, 0, None, None, None)
            self.homes.update(dict.fromkeys(edit.faces, number))
            return f"Made {len(edit.faces)} faces person {number}"
        if isinstance(edit, SetBirth):
            known[edit.person] = replace(self._get(edit.person), born=edit.born)
            return f"Person {edit.person} was born {edit.born}"
        if isinstance(edit, SetFavourites):
            for person in edit.people:
                known[person] = replace(self._get(person), favourite=edit.favourite)
            return f"Made {len(edit.people)} people favourites: {edit.favourite}"
        if isinstance(edit, Affirm | Exclude | Reject | NotSame | Confirm | SetCover):
            return self._carry_out_quietly(edit)
        if isinstance(edit, Move | Remove):
            home = edit.person if isinstance(edit, Move) else None
            self.homes.update(dict.fromkeys(edit.faces, home))
            return f"Moved {len(edit.faces)} faces"
        people = (edit.person,) if isinstance(edit, SetState) else edit.people
        for person in people:
            known[person] = replace(self._get(person), state=edit.state)
        return f"Made {len(people)} people {edit.state}"

    def _carry_out_quietly(self, edit: Any) -> str:
        """What is remembered about faces without another home for most of them."""
        self.remembered = (*self.remembered, edit)
        if isinstance(edit, Exclude):
            gone = [face for face in edit.faces if self.homes[face] == edit.person]
            self.homes.update(dict.fromkeys(gone, None))
        elif isinstance(edit, Reject):
            for face in edit.faces:
                del self.homes[face]
        elif isinstance(edit, SetCover):
            self.known[edit.person] = replace(self._get(edit.person), cover=edit.face)
        return type(edit).__name__

    def _get(self, person: int) -> Person:
        if person not in self.known:
            raise UnknownItem("no-such-person", person=person)
        return self.known[person]

    def state(self) -> State:
        return dict(self.known), dict(self.homes), self.remembered

    def turn(self, old: str, new: str, place: int) -> Entry:
        rows = [i for i, (entry, _, _) in enumerate(self.entries) if entry.state == old]
        if not rows:
            raise NothingToUndo("nothing-to-undo")
        entry, before, after = self.entries[rows[place]]
        entry = replace(entry, state=new)
        self.entries[rows[place]] = (entry, before, after)
        known, homes, self.remembered = before if new == "undone" else after
        self.known, self.homes = dict(known), dict(homes)
        return entry


class FakeLibrary(LibraryFile):
    path = Path()
    daily_backups = 0
    """How often a backup of the day was asked for."""

    def __init__(self, engine: FakeEngine, path: Path) -> None:
        super().__init__(NO_CONTEXT)
        self._engine = engine
        self.path = path

    def lock(self) -> None:
        if self._engine.locked_by_another:
            raise LibraryError("library-in-window", library=self.path)

    def unlock(self) -> None: ...

    def is_backup_due(self) -> bool:
        return True

    def back_up_daily(self) -> Path | None:
        self.daily_backups += 1
        return None

    def has_changed_elsewhere(self) -> bool:
        return False


class FakeAlbums(Albums):
    def all(self) -> list[SavedAlbum]:
        return []


class FakeFolders(Folders):
    def roots(self) -> list[Path]:
        return [Path("/photos/one"), Path("/photos/two")]

    def failures(self) -> list[Failure]:
        return []

    def remarks(self) -> list[Failure]:
        return []


class FakePhotos(Photos):
    """Each face is in a photo of its own, with the same number."""

    def __init__(self, engine: FakeEngine) -> None:
        super().__init__(NO_CONTEXT)
        self._engine = engine

    def get(self, photo: int) -> PhotoInfo:
        path = Path(f"/photos/one/{photo}.jpg")
        return PhotoInfo(photo, (path,), 400, 300, None, (), PhotoState.PRESENT)

    def at(self, paths: Iterable[Path]) -> list[int]:
        """The file n.jpg is photo n, once a scan has been at its folder."""
        scanned = [folder for folders in self._engine.scans for folder in folders]
        return [int(p.stem) for p in paths if p.parent in scanned and p.stem.isdecimal()]

    def ids(
        self,
        person: int | None = None,
        folder: Path | None = None,
        dated_by: Collection[DateSource] = (),
        days: Collection[str] = (),
    ) -> NDArray[np.int64]:
        return np.array(sorted(self._engine.homes), np.int64)

    def newest(self) -> int:
        return max(self._engine.homes, default=0)

    def dates(self) -> dict[int, str]:
        return {}

    def of_person(self, person: int | None) -> list[PhotoInfo]:
        return [self.get(face) for face, home in self._engine.homes.items() if home == person]

    def scan(
        self,
        folders: Iterable[Path] = (),
        job: Job | None = None,
        *,
        again: bool = False,
        group: bool = False,
    ) -> ScanReport:
        job = job or Job()
        self._engine.scans.append(tuple(folders))
        job.begin("scanning", 100)
        job.report(done=10, faces=12)
        while not self._engine.scan_gate.wait(0.01):
            if job.cancelled:
                return ScanReport(cancelled=True)
        return ScanReport(new=100, faces=120)

    def waiting(self, job: Job | None = None) -> tuple[int, list[Path]]:
        return self._engine.waiting, []

    def outdated(self) -> int:
        return self._engine.outdated

    def update(self, job: Job | None = None, *, group: bool = False) -> ScanReport:
        job = job or Job()
        job.begin("photos", self._engine.outdated)
        while not self._engine.scan_gate.wait(0.01):
            if job.cancelled:
                return ScanReport(cancelled=True)
        return ScanReport(unchanged=self._engine.outdated)


class FakeAdapter(LibraryAdapter):
    """Says what it is given to say. Fitting waits for `gate`, or for its job to be cancelled."""

    def __init__(self) -> None:
        super().__init__(NO_CONTEXT)
        self.people = 0
        self.holds: KeptAdapter | None = None
        self.comes_to: Fitted | PhotoclustError = TrainingError("unexpected", detail="")
        self.adopted: list[Adapter] = []
        self.gate = threading.Event()
        self.gate.set()

    def readiness(self) -> AdapterReadiness:
        return AdapterReadiness(self.people, 3, 5)

    def kept(self) -> KeptAdapter | None:
        return self.holds

    def fit(self, job: Job | None = None, seed: int = 0) -> Fitted:
        job = job or Job()
        job.begin("adapting", 6)
        while not self.gate.wait(0.01):
            job.check()
        if isinstance(self.comes_to, PhotoclustError):
            raise self.comes_to
        return self.comes_to

    def adopt(self, adapter: Adapter) -> None:
        self.adopted.append(adapter)
        self.holds = KeptAdapter(adapter.people, adapter.faces, "2026-03-12T12:00:00+00:00")

    def drop(self) -> bool:
        held, self.holds = self.holds, None
        return held is not None


class FakePeople(People):
    def __init__(self, engine: FakeEngine) -> None:
        super().__init__(NO_CONTEXT)
        self._engine = engine

    def graph(self, most: int = 50) -> PeopleGraph:
        return PeopleGraph({}, ())

    def all(self) -> list[Person]:
        self._engine.threads.add(threading.current_thread().name)
        people = [self._engine.counted(p) for p in self._engine.known.values()]
        book = NameBook((person.id, person.name, person.born) for person in people)
        people = [replace(person, distinct_name=book.label(person.id)) for person in people]
        return sorted(people, key=lambda p: (p.name is None, -p.faces, p.id))

    def face_ids(
        self, person: int | None, order: FaceOrder = FaceOrder.QUALITY
    ) -> NDArray[np.int64]:
        if person is not None and person not in self._engine.known:
            raise UnknownItem("no-such-person", person=person)
        homes = self._engine.homes
        return np.array([f for f, home in homes.items() if home == person], np.int64)

    def dated_faces(self, person: int | None) -> list[tuple[int, str]]:
        """Two faces a year, from 2019 on; the last without a date."""
        faces = self.face_ids(person).tolist()
        return [
            (face, "" if face == faces[-1] else f"{2019 + place // 2}-06-{place + 1:02}")
            for place, face in enumerate(faces)
        ]

    def face_details(self, ids: Iterable[int]) -> list[Face]:
        homes = self._engine.homes
        return [
            Face(int(i), int(i), Box(0, 0, 40, 40), 0.99, 0.8, homes[i], False, 0.75)
            for i in ids
            if i in homes
        ]

    def crops(self, ids: Iterable[int]) -> dict[int, bytes]:
        self._engine.threads.add(threading.current_thread().name)
        return {i: crop(i) for i in ids if i in self._engine.homes}

    def likeliest(self, faces: Sequence[int]) -> list[int]:
        """The larger its number, the likelier a person is."""
        return sorted(self._engine.known, reverse=True)

    def in_folder(self, folder: Path) -> set[int]:
        return {p for p in self._engine.known if p % 2}

    def unsorted_count(self) -> int:
        return sum(home is None for home in self._engine.homes.values())


class FakeReview(Review):
    """Asks nothing; suggests what a test says."""

    def __init__(self, engine: FakeEngine) -> None:
        super().__init__(NO_CONTEXT)
        self._of = engine

    def standing(
        self, person: int | None = None, job: Job | None = None
    ) -> tuple[list[Suggestion], list[Completeness]]:
        return (
            [one for one in self._of.suggested if person in (None, one.person_id)],
            [one for one in self._of.complete if person in (None, one.person_id)],
        )

    def questions(
        self, limit: int = 50, person: int | None = None, job: Job | None = None
    ) -> list[Question]:
        return []


class FakeHistory(History):
    def __init__(self, engine: FakeEngine) -> None:
        super().__init__(NO_CONTEXT)
        self._engine = engine

    def entries(self, limit: int = 100) -> list[Entry]:
        return [entry for entry, _, _ in reversed(self._engine.entries)][:limit]

    def apply(self, edit: Edit) -> Patch:
        engine = self._engine
        before = engine.state()
        told = engine.carry_out(edit)
        message = told if isinstance(told, Message) else Message.literal(told)
        if engine.state() != before:
            engine.entries = [
                (replace(e, state="dropped") if e.state == "undone" else e, b, a)
                for e, b, a in engine.entries
            ]
            entry = Entry(len(engine.entries) + 1, "2026-01-01T12:00:00+00:00", message, "done")
            engine.entries.append((entry, before, engine.state()))
        return Patch(message, ())

    def prepared(self, edit: Edit) -> Edit:
        """Naming vouches for all faces but those that a test finds doubtful."""
        doubtful = self._engine.doubtful
        return replace(edit, vouching=doubtful) if isinstance(edit, Name) else edit

    def undo(self, shown: int | None = None) -> Entry:
        return self._engine.turn("done", "undone", -1)

    def redo(self, shown: int | None = None) -> Entry:
        return self._engine.turn("undone", "done", 0)

    def undo_to(self, entry: int, shown: int | None = None) -> list[Entry]:
        turned = []
        while any(e.id > entry and e.state == "done" for e, _, _ in self._engine.entries):
            turned.append(self.undo())
        return turned

    def redo_to(self, entry: int) -> list[Entry]:
        turned = []
        while any(e.id <= entry and e.state == "undone" for e, _, _ in self._engine.entries):
            turned.append(self.redo())
        return turned


def crop(face: int) -> bytes:
    """A small picture, another colour for each face."""
    image = QImage(160, 160, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(face * 47 % 360, 90, 200))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(data.data())


def maker(engine: FakeEngine) -> Callable[[Path, Settings], Any]:
    """For `Session(maker(engine))`: opens this engine, whatever the path."""

    def make(path: Path, settings: Settings) -> FakeEngine:
        engine.reopen(path, settings)
        return engine

    return make
